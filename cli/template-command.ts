import type { Day } from '../core/dates/day';
import { editedPackage } from '../files/edited-package';
import { isRefused } from '../files/limits';
import { openedWorkbook } from '../files/opened-workbook';
import { writtenWorkbook } from '../files/written-workbook';
import { packedParts } from '../files/zip';
import type { Given } from './command-line';
import { computed } from './compute/compute';
import { editsFor } from './compute/edits';
import type { Machine } from './machine';
import { EXIT, type Exit, type WrongUse } from './outcomes';
import { whyNotWritten } from './reading';
import { templateSheets } from './template/template-workbook';

const USUAL_ROWS = 50;

/** Writes a workbook that is ready for a cohort. */
export async function template(given: Given, machine: Machine): Promise<Exit | WrongUse> {
  const [to = ''] = given.paths;
  if (!/\.xlsx$/i.test(to)) return { wrong: `Give the file a name that ends in .xlsx, and not "${to}".` };
  const refused = await whyNotWritten(machine, to, given.force);
  if (refused) return refused;
  const rows = given.rows ?? USUAL_ROWS;
  await machine.write(to, templateFile(given.today ?? machine.today(), rows), given.force);
  machine.say(`A workbook with ${rows} rows for apprentices. Written: ${to}\n`);
  return EXIT.done;
}

/** The file, its formulas showing what they come to. */
function templateFile(today: Day, rows: number): Uint8Array {
  const file = packedParts(writtenWorkbook(templateSheets(today, rows)));
  const opened = openedWorkbook('template.xlsx', file);
  if (isRefused(opened)) return file;
  return packedParts(
    editedPackage(opened.parts, editsFor(opened.workbook, computed(opened.workbook, today), undefined)),
  );
}
