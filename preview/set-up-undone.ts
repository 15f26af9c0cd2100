import { DONE, refusal, sheetRefusal } from '../core/port/results';
import { inRow, setUpNow } from '../core/port/set-up-undone';
import type { SetUpResult } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import type { SetUpPlan } from '../core/set-up/plan';
import type { Sheets } from './engine';

/** Clears the columns of a set-up as one step that can be undone, or refuses it where one is no longer as it was written. */
export function undoSetUp(sheets: Sheets, plan: SetUpPlan): SetUpResult {
  const { sheet } = plan;
  if (!sheets.has(sheet)) return sheetRefusal('SHEET_MISSING', sheet);
  const contents = sheets.read(sheet).map((cells, row) =>
    cells.map((cell, column) => {
      const formula = sheets.formulaAt({ sheet, row, column });
      return formula === undefined ? cell : { formula };
    }),
  );
  const now = setUpNow(plan, contents);
  if (isProblem(now)) return refusal(now);
  if (now.columns.length === 0) return DONE;
  if (sheets.isProtected(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
  sheets.edit((editor) => {
    for (const { column, first, count, formula } of now.back)
      for (let row = first; row < first + count; row++)
        editor.write({ sheet, row, column }, { formula: inRow(formula, row) });
    for (const { position, first } of now.columns) editor.clearColumn(sheet, position, first);
  });
  return DONE;
}
