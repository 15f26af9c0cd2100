import { quotedByGoogle } from '../../core/set-up/live-formula';
import type { StoredFormula, Zone } from '../../files/stored-cells';
import type { StoredSheet, StoredWorkbook } from '../../files/stored-workbook';
import { isFilledForeign } from './encodings';

/** A cell of a sheet as one number: rows and columns are counted from 0. */
export function keyOf(row: number, column: number): number {
  return row * WIDEST + column;
}

export function placeOfKey(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / WIDEST), column: key % WIDEST };
}

/** How many columns a sheet can have. */
const WIDEST = 16_384;

/** The formulas of a sheet by their cells, and which cells each of them fills. */
export interface IndexedSheet {
  readonly sheet: StoredSheet;
  readonly formulas: ReadonlyMap<number, StoredFormula>;
  /** By the formula's cell: the other cells that it filled when the file was saved. */
  readonly filled: ReadonlyMap<number, readonly number[]>;
  /** By a cell that is filled: the cell of the formula. */
  readonly filledBy: ReadonlyMap<number, number>;
}

export function indexed({ sheets }: StoredWorkbook): ReadonlyMap<string, IndexedSheet> {
  return new Map(sheets.map((sheet) => [sheet.name, indexedSheet(sheet)]));
}

function indexedSheet(sheet: StoredSheet): IndexedSheet {
  const formulas = new Map(sheet.formulas.map((formula) => [keyOf(formula.row, formula.column), formula]));
  const filled = new Map<number, readonly number[]>();
  for (const formula of sheet.formulas)
    if (formula.fills) filled.set(keyOf(formula.row, formula.column), othersIn(formula.fills, formula));
  for (const [from, cells] of filledByGoogles(sheet.formulas)) filled.set(from, cells);
  const filledBy = new Map<number, number>();
  for (const [from, cells] of filled) for (const cell of cells) filledBy.set(cell, from);
  return { sheet, formulas, filled, filledBy };
}

/** An array over whole columns fills only as far as anybody could look. */
const MOST_FILLED = 2_000_000;

function othersIn({ top, left, bottom, right }: Zone, own: StoredFormula): readonly number[] {
  const cells: number[] = [];
  if ((bottom - top + 1) * (right - left + 1) > MOST_FILLED) return cells;
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      if (row !== own.row || column !== own.column) cells.push(keyOf(row, column));
  return cells;
}

/**
 * Google makes a formula of each cell that another one filled, and does not say which: it is the nearest one in Google's
 * words that stands above and to the left.
 */
function filledByGoogles(formulas: readonly StoredFormula[]): ReadonlyMap<number, readonly number[]> {
  const filling = formulas.filter(({ text }) => quotedByGoogle(text) !== undefined && !isFilledForeign(text));
  const filled = new Map<number, number[]>();
  for (const cell of formulas) {
    if (!isFilledForeign(cell.text)) continue;
    const from = nearest(filling, cell);
    if (from === undefined) continue;
    const key = keyOf(from.row, from.column);
    const others = filled.get(key) ?? [];
    others.push(keyOf(cell.row, cell.column));
    filled.set(key, others);
  }
  return filled;
}

function nearest(
  filling: readonly StoredFormula[],
  { row, column }: StoredFormula,
): StoredFormula | undefined {
  let best: StoredFormula | undefined;
  for (const one of filling) {
    if (one.row > row || one.column > column) continue;
    if (!best || one.column > best.column || (one.column === best.column && one.row > best.row)) best = one;
  }
  return best;
}
