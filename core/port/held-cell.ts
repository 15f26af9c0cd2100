import { type Cell, isSameCell } from '../cells/cell';
import type { Content } from '../sheet/grid';
import type { ChangedMeanwhile } from './workbook';

/** A cell at the moment of writing, as every host can tell it. */
export interface HeldCell {
  readonly shown: Cell;
  /** The formula that makes what the cell shows: its own, or that of the cell that fills it. */
  readonly formula: string | undefined;
  /** What it shows is another cell's: filled by its formula, or merged into it. */
  readonly isOthers: boolean;
}

export function isFormula(content: Content): content is { readonly formula: string } {
  return typeof content === 'object';
}

/**
 * Compares a cell with what was expected there; `undefined` where it still holds that. A formula is somebody's work,
 * whatever it shows: only who names it may write over it. And nothing is written where another cell shows.
 */
export function changedMeanwhile(held: HeldCell, expected: Content): ChangedMeanwhile | undefined {
  if (holds(held, expected)) return undefined;
  const { shown, formula } = held;
  return { outcome: 'changed meanwhile', now: shown ?? '', ...(formula !== undefined && { formula }) };
}

function holds({ shown, formula, isOthers }: HeldCell, expected: Content): boolean {
  if (isOthers) return false;
  if (isFormula(expected)) return formula === expected.formula;
  return formula === undefined && isSameCell(shown, expected);
}
