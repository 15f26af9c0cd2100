import { counted, spoken } from '../core/words';
import { editedPackage } from '../files/edited-package';
import { packedParts } from '../files/zip';
import type { Given } from './command-line';
import { computed } from './compute/compute';
import { editsFor } from './compute/edits';
import { leftInWords } from './compute/left-in-words';
import type { Machine } from './machine';
import { EXIT, type Exit, isWrong, type WrongUse } from './outcomes';
import { isUnreadable, readWorkbook, type Unreadable, whyNotWritten } from './reading';

/** Works out a workbook and writes it under another name. */
export async function compute(given: Given, machine: Machine): Promise<Exit | WrongUse | Unreadable> {
  const [from = '', to = ''] = given.paths;
  if ((await machine.kindOf(from)) !== 'file')
    return { wrong: `There is no file ${from}. Is the name right?` };
  const refused = await whyNotWritten(machine, to, given.force, from);
  if (refused && isWrong(refused)) return refused;
  machine.progress(`Reading ${from}…`);
  const opened = await readWorkbook(machine, from);
  if (isUnreadable(opened)) return opened;
  machine.progress('Working out the formulas…');
  const done = computed(opened.workbook, given.today ?? machine.today());
  const edits = editsFor(opened.workbook, done, given.live);
  machine.progress(`Writing ${to}…`);
  await machine.write(to, packedParts(editedPackage(opened.parts, edits)), given.force);
  for (const line of leftInWords(done.left)) machine.tell(line);
  const cells = edits.reduce((sum, { cells: { size } }) => sum + size, 0);
  machine.say(`${summary(done.ours.length, done.resting, done.left.length, cells)} Written: ${to}\n`);
  return done.left.length > 0 ? EXIT.thingsLeft : EXIT.done;
}

function summary(ours: number, resting: number, left: number, cells: number): string {
  if (ours === 0) return 'No EPA_ formula is in this workbook, so nothing has changed.';
  const found = `${counted(ours, 'EPA_ formula')}${resting > 0 ? ` and ${spoken(resting)} that rest on them` : ''}`;
  const leftOver = left > 0 ? ` ${spoken(left)} left as they are.` : '';
  return `${found}; ${counted(cells, 'cell')} changed.${leftOver}`;
}
