import type { Cell } from '../../../core/cells/cell';
import type { ChangeResult } from '../../../core/port/workbook';
import { BLANK, type HeldCell, type HeldRows, trimmed } from '../held-cells';
import { changedInBrief } from '../random-sheets';

export function cellAt(rows: HeldRows, row: number, column: number): HeldCell {
  return trimmed(rows)[row]?.[column] ?? BLANK;
}

export function heldAt(rows: HeldRows, { row, column }: { row: number; column: number }): HeldCell {
  return cellAt(rows, row, column);
}

export const blankAsText = (cell: Cell): Cell => cell ?? '';
export const isFilled = (cell: Cell): boolean => blankAsText(cell) !== '';

export const WRITTEN = { outcome: 'written' };

/** What is said of a cell that holds something else than was expected. */
export function changedTo({ value, formula }: HeldCell): ChangeResult {
  return { outcome: 'changed meanwhile', now: value, ...(formula !== undefined && { formula }) };
}

/** A result in a word, as the slow way says it. */
export function brief(result: ChangeResult): string {
  if (result.outcome === 'refused') return result.problem.code;
  if (result.outcome === 'written') return 'written';
  return changedInBrief(result.now, result.formula);
}
