import type { Cell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import { blankSettings } from '../core/port/as-planned';
import { isProblem } from '../core/problems';
import { type AddedColumn, planSetUp, type SetUpPlan } from '../core/set-up/plan';
import { columnLetters } from '../core/sheet/grid';
import { SETTINGS_SHEET } from '../core/sheet/settings';
import { DATE_FORMAT } from './codec';
import { ANSWER, ANSWER_HEADING, HEADING, lookOf, widthOf } from './looks';
import type { PlannedCell, SheetPlan, WorkbookPlan } from './plan';
import { inRow, lastRowToFill } from './set-up';

/**
 * A workbook with its first sheet set up before any engine holds it: formulas that come with the data are read once, those
 * that are written into an open sheet twice, and there is nothing to be undone. It has a settings sheet already.
 */
export function withSetUp(workbook: WorkbookPlan, today: Day): WorkbookPlan {
  const [first, ...others] = workbook.sheets;
  const settings = others.find(({ name }) => name === SETTINGS_SHEET);
  if (first === undefined || settings === undefined) return workbook;
  const [rows, settingsRows] = [valuesOf(first), valuesOf(settings)];
  const grid = { sheet: first.name, rows, settings: settingsRows };
  const plan = planSetUp(grid, 'each row', undefined, undefined, today);
  if (isProblem(plan)) return workbook;
  const writes = blankSettings(plan, settingsRows).map(({ cell, content }) => ({ ...cell, content }));
  const dates = blankSettings(plan, settingsRows).filter(({ isDate }) => isDate);
  const filled: SheetPlan = {
    ...settings,
    rows: withCells(settings.rows, writes),
    formats: [
      ...(settings.formats ?? []),
      ...dates.map(({ cell: { row, column } }) => ({
        range: `${columnLetters(column)}${row + 1}`,
        format: DATE_FORMAT,
      })),
    ],
  };
  const sheets = [withColumns(first, plan, lastRowToFill(rows, plan)), ...others];
  return { ...workbook, sheets: sheets.map((sheet) => (sheet === settings ? filled : sheet)) };
}

/** What the cells hold that calculate nothing. */
function valuesOf({ rows }: SheetPlan): Cell[][] {
  return rows.map((row) => row.map((cell) => (typeof cell === 'object' ? undefined : cell)));
}

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly content: PlannedCell;
}

function withCells(
  rows: readonly (readonly PlannedCell[])[],
  cells: readonly PlacedCell[],
): readonly (readonly PlannedCell[])[] {
  const filled = rows.map((row) => [...row]);
  for (const { row, column, content } of cells) {
    while (filled.length <= row) filled.push([]);
    const line = filled[row] as PlannedCell[];
    while (line.length < column) line.push(undefined);
    line[column] = content;
  }
  return filled;
}

function withColumns(sheet: SheetPlan, { added, headingRow }: SetUpPlan, last: number): SheetPlan {
  const below = ({ position }: AddedColumn) => {
    const letters = columnLetters(position);
    return `${letters}${headingRow + 2}:${letters}${last + 1}`;
  };
  const at = ({ position }: AddedColumn, row: number) => `${columnLetters(position)}${row + 1}`;
  const widths = [...(sheet.columnWidths ?? [])];
  for (const { position, heading, kind } of added) widths[position] = widthOf(heading, kind);
  return {
    ...sheet,
    rows: withCells(
      sheet.rows,
      added.flatMap((column) => cellsOf(column, headingRow, last)),
    ),
    columnWidths: widths,
    formats: [
      ...(sheet.formats ?? []),
      ...added
        .filter(({ kind }) => kind === 'date')
        .map((column) => ({ range: below(column), format: DATE_FORMAT })),
    ],
    looks: [
      ...(sheet.looks ?? []),
      ...added.flatMap((column) => [
        { range: at(column, headingRow), look: column.formula === undefined ? HEADING : ANSWER_HEADING },
        ...(column.formula === undefined ? [] : [{ range: below(column), look: ANSWER }]),
      ]),
    ],
    colouredWords: [
      ...(sheet.colouredWords ?? []),
      ...added.flatMap((column) =>
        (column.colours ?? []).map(({ word, tone }) => ({ range: below(column), word, look: lookOf(tone) })),
      ),
    ],
    offeredWords: [
      ...(sheet.offeredWords ?? []),
      ...added.flatMap((column) => (column.choices ? [{ range: below(column), words: column.choices }] : [])),
    ],
  };
}

/** The heading of a column and, where it is calculated, a formula in each row. */
function cellsOf({ position: column, heading, formula }: AddedColumn, headingRow: number, last: number) {
  const cells: PlacedCell[] = [{ row: headingRow, column, content: heading }];
  if (formula === undefined) return cells;
  for (let row = headingRow + 1; row <= last; row++)
    cells.push({ row, column, content: inRow(formula, row) });
  return cells;
}
