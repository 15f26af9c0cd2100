import type { FormulaStyle } from '../core/cohort/references';
import type { SheetGrid, Workbook } from '../core/cohort/workbook';
import { type Day, readDay } from '../core/dates/day';
import { applyChanges } from './apply-changes';
import { followSelection } from './follow-selection';
import { inExcel } from './in-excel';
import { readRow, readSheet } from './read-sheet';
import { formulaStyle, setUp } from './set-up';

export interface ExcelWorkbook extends Workbook {
  /** How calculated columns are to be planned for the sheet in front: not every one can become a table unharmed. */
  formulaStyle(grid: SheetGrid): Promise<FormulaStyle>;
}

/** The workbook that Excel has open. */
export function excelWorkbook(): ExcelWorkbook {
  return {
    readGrid: () =>
      inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        return (await readSheet(context, sheet)).grid;
      }),
    readRow: (row) => inExcel((context) => readRow(context, row)),
    followSelection,
    applyChanges: (changes) => inExcel((context) => applyChanges(context, changes)),
    formulaStyle: (grid) => inExcel((context) => formulaStyle(context, grid)),
    setUp: (plan) => inExcel((context) => setUp(context, plan)),
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
  };
}

/** The day on the clock of whoever sits here. */
function today(): Day {
  return readDay(new Intl.DateTimeFormat('en-GB').format()) as Day;
}
