import { writtenCell } from '../core/cells/cell';
import { blankSettings } from '../core/port/as-planned';
import { isFormula } from '../core/port/held-cell';
import type { SetUpPlan } from '../core/set-up/plan';
import type { CellWrite } from '../core/sheet/grid';
import { SETTINGS_BLOCK } from '../core/sheet/settings';
import { DATE_FORMAT } from './excel-dates';

/** The settings sheet as it is, or that it is still to be made. */
export interface SettingsGround {
  readonly sheet: Excel.Worksheet | undefined;
  /** Cells or the sheet are to be written, but somebody protected them. */
  readonly isLocked: boolean;
  /** The cells to write: those that are blank. */
  readonly blank: readonly CellWrite[];
}

/** Asks for the sheet, then, one sync later, for its cells; one more sync later the answer is there. */
export function askSettings({ workbook }: Excel.RequestContext, plan: SetUpPlan): () => () => SettingsGround {
  const sheet = workbook.worksheets.getItemOrNullObject(plan.settings.sheet);
  workbook.protection.load('protected');
  return () => {
    if (sheet.isNullObject) {
      const blank = blankSettings(plan, []);
      return () => ({ sheet: undefined, isLocked: workbook.protection.protected, blank });
    }
    sheet.protection.load('protected');
    const range = sheet.getRangeByIndexes(0, 0, SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns);
    range.load('formulas');
    return () => {
      // Where there is no formula, Excel gives the value in its place.
      const blank = blankSettings(plan, range.formulas);
      return { sheet, isLocked: sheet.protection.protected && blank.length > 0, blank };
    };
  };
}

export function writeSettings(
  { workbook }: Excel.RequestContext,
  { sheet, blank }: SettingsGround,
  plan: SetUpPlan,
): void {
  const settings = sheet ?? workbook.worksheets.add(plan.settings.sheet);
  for (const { cell, content, isDate } of blank) {
    const range = settings.getRangeByIndexes(cell.row, cell.column, 1, 1);
    if (isDate) range.numberFormat = [[DATE_FORMAT]];
    if (isFormula(content)) range.formulas = [[content.formula]];
    else range.values = [[writtenCell(content)]];
  }
  if (!sheet) settings.getRange('A:G').format.autofitColumns();
}
