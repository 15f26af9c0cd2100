import { type Cell, isSameCell } from '../cells/cell';
import type { SetUpPlan } from '../set-up/plan';
import type { CellWrite } from '../sheet/grid';

/*
 * What every host looks at before it applies a set-up plan: is the sheet still the one that the plan was made for?
 */

/** Does the row of headings read as it did? How far it reaches beyond its last heading never matters. */
export function areHeadingsAsPlanned(
  headings: readonly Cell[],
  { headingsSeen }: Pick<SetUpPlan, 'headingsSeen'>,
): boolean {
  const width = Math.max(headings.length, headingsSeen.length);
  return Array.from({ length: width }, (_, i) => isSameCell(headings[i], headingsSeen[i])).every(Boolean);
}

/** Are the columns that are added still right of every column in use? */
export function areAddedColumnsFree({ added }: SetUpPlan, columnsInUse: number): boolean {
  return added.every(({ position }) => position >= columnsInUse);
}

/**
 * What is to be written to the settings sheet: into the cells of it that hold nothing yet. `contents` are its cells from
 * the first one on, each the formula or else the value that stands there; none where there is no such sheet.
 */
export function blankSettings(
  { settings: { sheet, cells } }: SetUpPlan,
  contents: readonly (readonly unknown[])[],
): readonly CellWrite[] {
  const blank = cells.filter(({ row, column }) => (contents[row]?.[column] ?? '') === '');
  return blank.map(({ row, column, value, formula, isDate }) => ({
    cell: { sheet, row, column },
    expected: '',
    content: formula === undefined ? value : { formula },
    ...(isDate && { isDate }),
  }));
}
