import { PRODUCT } from '../core/version';
import { COMMANDS, type CommandName, type Given, readCommandLine } from './command-line';
import { compute } from './compute-command';
import { HELP, HELP_OF } from './help';
import type { Machine } from './machine';
import { EXIT, type Exit, isWrong, type WrongUse } from './outcomes';
import type { Unreadable } from './reading';
import { status } from './status-command';
import { template } from './template-command';

type Command = (given: Given, machine: Machine) => Promise<Exit | WrongUse | Unreadable>;

const DOES: Readonly<Record<CommandName, Command>> = { compute, status, template };

/** Runs what was typed, and says with what it ends. */
export async function run(typed: readonly string[], machine: Machine): Promise<Exit> {
  const [first = '', ...rest] = typed;
  if (first === '--version') return saying(`${PRODUCT.version}\n`, machine);
  if (first === '--help' || first === '-h' || first === 'help') return saying(HELP, machine);
  const command = COMMANDS.find((name) => name === first);
  if (command === undefined) {
    machine.tell(first === '' ? HELP : `There is no command "${first}". ${AFTER_ALL}`);
    return EXIT.wrongUse;
  }
  const given = readCommandLine(command, rest);
  if (!isWrong(given) && given.help) return saying(HELP_OF[command], machine);
  const ended = isWrong(given) ? given : await DOES[command](given, machine).catch(notWritten);
  if (typeof ended === 'number') return ended;
  machine.tell('wrong' in ended ? `${ended.wrong} ${moreAbout(command)}` : ended.unreadable);
  return 'wrong' in ended ? EXIT.wrongUse : EXIT.notReadable;
}

const AFTER_ALL = `The commands are ${COMMANDS.join(', ')}; epa-cohort --help says more.`;

function moreAbout(command: CommandName): string {
  return `epa-cohort ${command} --help says more.`;
}

function saying(text: string, machine: Machine): Exit {
  machine.say(text);
  return EXIT.done;
}

/** The computer did not let it: no room, no right to write, a folder that is gone. */
function notWritten(error: NodeJS.ErrnoException): WrongUse {
  if (error.code === undefined) throw error;
  return { wrong: `The computer refused: ${error.message}.` };
}
