import { parseArgs } from 'node:util';
import { date, readCell } from '../core/cells/kinds';
import type { Day } from '../core/dates/day';
import { isProblem } from '../core/problems';
import { listed } from '../core/words';
import { LIVE_IN, type LiveIn } from './compute/live';
import type { WrongUse } from './outcomes';

export const COMMANDS = ['compute', 'status', 'template'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What was typed behind the name of a command. */
export interface Given {
  readonly paths: readonly string[];
  readonly help: boolean;
  readonly force: boolean;
  readonly csv: boolean;
  readonly grades: boolean;
  readonly out: string | undefined;
  readonly today: Day | undefined;
  readonly live: LiveIn | undefined;
  readonly rows: number | undefined;
}

type OptionName = 'help' | 'force' | 'csv' | 'grades' | 'out' | 'today' | 'live' | 'rows';

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  force: { type: 'boolean' },
  csv: { type: 'boolean' },
  grades: { type: 'boolean' },
  out: { type: 'string' },
  today: { type: 'string' },
  live: { type: 'string' },
  rows: { type: 'string' },
} as const satisfies Readonly<Record<OptionName, { type: 'boolean' | 'string'; short?: string }>>;

/** Which options each command knows, and how many files it is given. */
const KNOWN: Readonly<
  Record<CommandName, { readonly options: readonly OptionName[]; readonly paths: number }>
> = {
  compute: { options: ['help', 'force', 'today', 'live'], paths: 2 },
  status: { options: ['help', 'force', 'csv', 'grades', 'out', 'today'], paths: 1 },
  template: { options: ['help', 'force', 'today', 'rows'], paths: 1 },
};

/** Reads what was typed behind a command, or says what is wrong with it. */
export function readCommandLine(command: CommandName, typed: readonly string[]): Given | WrongUse {
  const { options, paths } = KNOWN[command];
  const known = Object.fromEntries(options.map((name) => [name, OPTIONS[name]]));
  try {
    const { values, positionals } = parseArgs({
      args: withLive(typed),
      options: known,
      allowPositionals: true,
    });
    const given = givenFrom(values, positionals);
    if ('wrong' in given || given.help || given.paths.length === paths) return given;
    return { wrong: `${command} takes ${FILES[command]}; ${given.paths.length} were given.` };
  } catch (error) {
    // What the reader of options says: the option is not known, or has no value.
    return { wrong: (error as Error).message.split('. ')[0] as string };
  }
}

const FILES: Readonly<Record<CommandName, string>> = {
  compute: 'two files, the workbook and where to write it',
  status: 'one workbook, or one folder of workbooks',
  template: 'one file, where to write it',
};

/** `--live` alone is for Google Sheets. */
function withLive(typed: readonly string[]): string[] {
  return typed.flatMap((word, i) => {
    const next = typed[i + 1] ?? '';
    return word === '--live' && !(LIVE_IN as readonly string[]).includes(next)
      ? [`--live=${LIVE_IN[0]}`]
      : [word];
  });
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function givenFrom(values: Values, paths: readonly string[]): Given | WrongUse {
  const text = (name: OptionName) => (typeof values[name] === 'string' ? values[name] : undefined);
  const today = dayFrom(text('today'));
  if (typeof today === 'object') return today;
  const live = liveFrom(text('live'));
  if (typeof live === 'object') return live;
  const rows = rowsFrom(text('rows'));
  if (typeof rows === 'object') return rows;
  const isSet = (name: OptionName) => values[name] === true;
  return {
    paths,
    help: isSet('help'),
    force: isSet('force'),
    csv: isSet('csv'),
    grades: isSet('grades'),
    out: text('out'),
    today,
    live,
    rows,
  };
}

function dayFrom(text: string | undefined): Day | undefined | WrongUse {
  const read = text === undefined ? undefined : readCell(date, text, '--today');
  if (isProblem(read)) return { wrong: `${read.what} ${read.fix}` };
  return text !== undefined && read === undefined
    ? { wrong: '--today needs a day, such as 2026-11-26.' }
    : read;
}

function liveFrom(text: string | undefined): LiveIn | undefined | WrongUse {
  const live = LIVE_IN.find((host) => host === text);
  return text === undefined || live ? live : { wrong: `--live takes ${listed(LIVE_IN)}, and not "${text}".` };
}

const MOST_ROWS = 5_000;

function rowsFrom(text: string | undefined): number | undefined | WrongUse {
  if (text === undefined) return undefined;
  const rows = Number(text);
  const isFine = /^\d+$/.test(text) && rows >= 1 && rows <= MOST_ROWS;
  return isFine ? rows : { wrong: `--rows takes a whole number from 1 to ${MOST_ROWS}, and not "${text}".` };
}
