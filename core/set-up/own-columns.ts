import { type Cell, isError, isSameCell } from '../cells/cell';
import { isLikelyDay } from '../dates/day';
import { STAGES } from '../rules/stage';
import { type CalculatedColumn, calculatedColumns } from '../sheet/calculated-columns';
import { plainHeading } from '../sheet/heading';
import type { Standard } from '../standard/standard';

/** What the calculated columns say, by the function that answers each; the others are told by their kind and their words. */
const SAYS: Readonly<Record<string, (cell: string) => boolean>> = {
  EPA_GATEWAY: (cell) => /^(?:Through gateway$|Ready|Missing: )/.test(cell),
  EPA_STATUS: (cell) => STAGES.some((stage) => stage === cell),
  EPA_NEXT: (cell) => /^\S[^:]*: \S/.test(cell),
};

function fits({ alone, colours, kind }: CalculatedColumn, cell: Cell): boolean {
  if (kind === 'date') return typeof cell === 'number' && isLikelyDay(cell);
  if (typeof cell !== 'string') return false;
  const says = SAYS[alone ?? ''];
  return says ? says(cell) : (colours?.some(({ word }) => word === cell) ?? true);
}

/**
 * Is a column with a calculated heading one that a set-up has written? Then it stands beside another one of them, and most
 * of its cells say what it says. A provider may have a column Gateway, Stage or RAG of its own.
 */
export function isOwnColumn(
  standard: Standard,
  headings: readonly string[],
  position: number,
  cells: readonly Cell[],
): boolean {
  const columnAt = (at: number) =>
    calculatedColumns(standard).find(({ heading }) => plainHeading(heading) === headings[at]);
  const column = columnAt(position);
  if (!column || !(columnAt(position - 1) || columnAt(position + 1))) return false;
  const said = cells.filter((cell) => !isSameCell(cell, '') && !isError(cell));
  return said.filter((cell) => fits(column, cell)).length * 2 >= said.length;
}
