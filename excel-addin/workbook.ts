import type { Day } from '../core/dates/day';
import { readDay } from '../core/dates/written-days';
import type { Workbook } from '../core/port/workbook';
import { appendRows } from './appended-rows';
import { applyChanges } from './apply-changes';
import { copyValues } from './copy-values';
import { followSelection } from './follow-selection';
import { readFormulas } from './formulas';
import { inExcel } from './in-excel';
import { dress, lacking } from './looks';
import { addApprentices, removeApprentices } from './new-apprentices';
import { readSheet } from './read-sheet';
import { readTops } from './read-tops';
import { repair } from './repair';
import { formulaStyle, setUp } from './set-up';
import { undoSetUp } from './set-up-undone';
import { writeCells } from './write-cells';
import { writeReport } from './write-report';

/** The workbook that Excel has open. */
export function excelWorkbook(canPrint = false): Workbook {
  return {
    readGrid: () =>
      inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        return (await readSheet(context, sheet)).grid;
      }),
    readGridOf: (name) =>
      inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(name);
        await context.sync();
        return sheet.isNullObject ? undefined : (await readSheet(context, sheet)).grid;
      }),
    readTops: () => inExcel(readTops),
    followSelection,
    applyChanges: (changes) => inExcel((context) => applyChanges(context, changes)),
    addApprentices: (added) => inExcel((context) => addApprentices(context, added)),
    removeApprentices: (added) => inExcel((context) => removeApprentices(context, added)),
    writeCells: (writes) => inExcel((context) => writeCells(context, writes)),
    readFormulas: (sheet) => inExcel((context) => readFormulas(context, sheet)),
    formulaStyle: (grid) => inExcel((context) => formulaStyle(context, grid)),
    setUp: (plan) => inExcel((context) => setUp(context, plan)),
    undoSetUp: (plan) => inExcel((context) => undoSetUp(context, plan)),
    repair: (repairs) => inExcel((context) => repair(context, repairs)),
    appendRows: (rows) => inExcel((context) => appendRows(context, rows)),
    readLacking: (looks) => inExcel((context) => lacking(context, looks)),
    dress: (looks) => inExcel((context) => dress(context, looks)),
    writeReport: (plan) => inExcel((context) => writeReport(context, plan)),
    copyValues: (plan) => inExcel((context) => copyValues(context, plan)),
    reveal: ({ sheet, row, column }) =>
      inExcel(async (context) => {
        const found = context.workbook.worksheets.getItemOrNullObject(sheet);
        await context.sync();
        if (found.isNullObject) return;
        found.activate();
        found.getRangeByIndexes(row, column, 1, 1).select();
        await context.sync();
      }),
    today: async () => today(),
    dayKeeper: 'host',
    canPrint,
  };
}

/** The day on the clock of whoever sits here. */
function today(): Day {
  return readDay(new Intl.DateTimeFormat('en-GB').format()) as Day;
}
