import { type Cell, isSameCell } from '../cells/cell';
import { problem } from '../problems';
import type { CellRepair } from '../set-up/check';
import { isSameFormula } from '../set-up/same-formula';
import type { Content } from '../sheet/grid';
import { refusal } from './results';
import type { ColumnRepair, Refusal } from './workbook';

/** A host hands over so many formulas at once without trouble; Excel on the web takes 5 MB. */
const MOST_ROWS = 2000;

/** What is to be written, in as few pieces as there can be: each is looked at, and written, whole. */
export function repairsInColumns(
  sheet: string,
  headingOf: (column: number) => string,
  cells: readonly CellRepair[],
): readonly ColumnRepair[] {
  // What answers comes before what looks the answers up.
  const isHere = (cell: CellRepair) => Number(cell.sheet === undefined);
  const inOrder = [...cells].sort(
    (one, other) => isHere(one) - isHere(other) || one.column - other.column || one.row - other.row,
  );
  const runs: CellRepair[][] = [];
  for (const cell of inOrder) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    const isSameSheet = last?.sheet === cell.sheet && last?.table === undefined;
    const goesOn = isSameSheet && last?.column === cell.column && last.row + 1 === cell.row;
    if (run && goesOn && run.length < MOST_ROWS) run.push(cell);
    else runs.push([cell]);
  }
  return runs.map((run) => {
    const { sheet: elsewhere, column, row, table } = run[0] as CellRepair;
    const [before, after] = [run.map((cell) => cell.before), run.map((cell) => cell.after)];
    const heading = elsewhere ?? headingOf(column);
    const piece = { sheet: elsewhere ?? sheet, heading, column, first: row, before, after };
    return table ? { ...piece, table } : piece;
  });
}

/** What takes a repair back. */
export function inverseRepair(repair: ColumnRepair): ColumnRepair {
  return { ...repair, before: repair.after, after: repair.before };
}

/** Why the cells must not be written: one of them holds something else by now. */
export function changedSince(
  { heading, before }: ColumnRepair,
  now: readonly Content[],
): Refusal | undefined {
  const isAsSeen = before.every((content, i) => isSame(now[i], content));
  return isAsSeen ? undefined : refusal(problem('ANSWERS_CHANGED', { argument: heading }));
}

function isSame(now: Content, seen: Content): boolean {
  if (typeof seen === 'object') return isSameFormula(now, seen.formula);
  return typeof now !== 'object' && isSameCell(now, seen as Cell);
}
