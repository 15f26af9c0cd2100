import { writtenCell } from '../core/cells/cell';
import type { SetUpPlan } from '../core/set-up/plan';
import type { SettingsCell } from '../core/sheet/settings';
import { DATE_FORMAT } from './excel-dates';

/** The settings sheet as it is, or that it is still to be made. */
export interface SettingsGround {
  readonly sheet: Excel.Worksheet | undefined;
  /** Cells or the sheet are to be written, but somebody protected them. */
  readonly isLocked: boolean;
  /** The cells to write: those that are blank. */
  readonly blank: readonly SettingsCell[];
}

/** Asks for the sheet, then, one sync later, for its cells; one more sync later the answer is there. */
export function askSettings(
  { workbook }: Excel.RequestContext,
  { sheet: name, cells }: SetUpPlan['settings'],
): () => () => SettingsGround {
  const sheet = workbook.worksheets.getItemOrNullObject(name);
  workbook.protection.load('protected');
  return () => {
    if (sheet.isNullObject) {
      return () => ({ sheet: undefined, isLocked: workbook.protection.protected, blank: cells });
    }
    sheet.protection.load('protected');
    const range = sheet.getRangeByIndexes(0, 0, 1 + most(cells, 'row'), 1 + most(cells, 'column'));
    range.load('formulas');
    return () => {
      // A blank cell has no formula and no value, and so reads as '' here.
      const blank = cells.filter(({ row, column }) => range.formulas[row]?.[column] === '');
      return { sheet, isLocked: sheet.protection.protected && blank.length > 0, blank };
    };
  };
}

function most(cells: readonly SettingsCell[], side: 'row' | 'column'): number {
  return Math.max(...cells.map((cell) => cell[side]));
}

export function writeSettings(
  { workbook }: Excel.RequestContext,
  { sheet, blank }: SettingsGround,
  name: string,
): void {
  const settings = sheet ?? workbook.worksheets.add(name);
  for (const { row, column, value, formula, isDate } of blank) {
    const cell = settings.getRangeByIndexes(row, column, 1, 1);
    if (isDate) cell.numberFormat = [[DATE_FORMAT]];
    if (formula === undefined) cell.values = [[writtenCell(value)]];
    else cell.formulas = [[formula]];
  }
  if (!sheet) settings.getRange('A:G').format.autofitColumns();
}
