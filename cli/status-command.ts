import { basename, join } from 'node:path';
import type { Day } from '../core/dates/day';
import { csvOf } from '../files/csv';
import type { Given } from './command-line';
import type { Machine } from './machine';
import { EXIT, type Exit, type WrongUse } from './outcomes';
import { isUnreadable, readWorkbook, type Unreadable, whyNotWritten } from './reading';
import { cohortTables } from './status/cohort-tables';
import { type FileRead, rollUp } from './status/roll-up';
import { type Field, statusRows } from './status/status-rows';

/** The status of a workbook, or the roll-up of a folder, as a table. */
export async function status(given: Given, machine: Machine): Promise<Exit | WrongUse | Unreadable> {
  const [from = ''] = given.paths;
  if (!given.csv) return { wrong: 'Add --csv: it is the one form that there is.' };
  const kind = await machine.kindOf(from);
  if (kind === undefined) return { wrong: `There is no file or folder ${from}. Is the name right?` };
  const refused =
    given.out === undefined ? undefined : await whyNotWritten(machine, given.out, given.force, from);
  if (refused) return refused;
  const today = given.today ?? machine.today();
  return kind === 'folder' ? ofFolder(from, given, machine, today) : ofFile(from, given, machine, today);
}

async function ofFile(from: string, given: Given, machine: Machine, today: Day): Promise<Exit | Unreadable> {
  machine.progress(`Reading ${from}…`);
  const opened = await readWorkbook(machine, from);
  if (isUnreadable(opened)) return opened;
  const cohorts = cohortTables(opened.workbook, today);
  if (cohorts.length === 0)
    return {
      unreadable: `${basename(from)} has no sheet in which apprentices are recognised. Its headings need to name the apprentice or the ULN; in the add-in, Set up says which columns it finds.`,
    };
  const lines: (readonly Field[])[] = [];
  const left: string[] = [];
  for (const cohort of cohorts) {
    const rows = statusRows(cohort, given.grades);
    if (typeof rows === 'string') left.push(`${cohort.sheet}: ${rows}`);
    else lines.push(...(lines.length === 0 ? rows : rows.slice(1)));
  }
  await answer(lines, given, machine);
  for (const line of left) machine.tell(line);
  return left.length > 0 ? EXIT.thingsLeft : EXIT.done;
}

async function ofFolder(
  folder: string,
  given: Given,
  machine: Machine,
  today: Day,
): Promise<Exit | WrongUse> {
  const names = (await machine.list(folder)).filter((name) => WORKBOOK.test(name) && !IN_USE.test(name));
  if (names.length === 0) return { wrong: `There is no workbook (.xlsx or .xlsm) in ${folder}.` };
  const files: FileRead[] = [];
  for (const [i, file] of names.entries()) {
    machine.progress(`Reading ${file} (${i + 1} of ${names.length})…`);
    const opened = await readWorkbook(machine, join(folder, file));
    files.push(
      isUnreadable(opened)
        ? { file, cohorts: [], unread: opened.unreadable }
        : { file, cohorts: cohortTables(opened.workbook, today) },
    );
  }
  await answer(rollUp(files), given, machine);
  const unread = files.filter(({ cohorts }) => cohorts.length === 0);
  for (const { file, unread: why } of unread) machine.tell(why ?? `${file} has no sheet with apprentices.`);
  return unread.length > 0 ? EXIT.thingsLeft : EXIT.done;
}

const WORKBOOK = /\.xls[xm]$/i;
/** What Excel and LibreOffice put beside a workbook that somebody has open. */
const IN_USE = /^(?:~\$|\.~lock\.)/;

async function answer(
  lines: readonly (readonly Field[])[],
  { out, force }: Given,
  machine: Machine,
): Promise<void> {
  const csv = csvOf(lines);
  if (out === undefined) machine.say(csv);
  else {
    await machine.write(out, csv, force);
    machine.tell(`Written: ${out}`);
  }
}
