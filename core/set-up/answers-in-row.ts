import { type Cell, isError, isLoading, isSameCell } from '../cells/cell';
import { STAGES } from '../rules/stage';
import { type CalculatedColumn, calculatedColumns, type View } from '../sheet/calculated-columns';
import type { Apprentice } from '../sheet/columns';
import { plainHeading } from '../sheet/heading';

/** What can be seen of one row alone: an error in the place of an answer, or an answer that is not what it is now. */
export type Amiss = { readonly kind: 'broken' | 'stale'; readonly headings: readonly string[] };

/**
 * Looks at the calculated columns of one row, without a look at the sheet: does each say what it would say now? Only words
 * that an answer can be are compared, beside another column of ours, for a provider may have a column RAG of its own.
 */
export function answersAmiss(
  headings: readonly Cell[],
  cells: readonly Cell[],
  inputs: ReadonlySet<number>,
  apprentice: Apprentice,
  view: View,
): Amiss | undefined {
  const columns = calculatedColumns(view.standard);
  const columnAt = headings.map((heading, position) =>
    inputs.has(position) ? undefined : columns.find((column) => isHeadingOf(column, heading)),
  );
  const ours = columnAt.flatMap((column, position) => {
    const isBeside = columnAt[position - 1] !== undefined || columnAt[position + 1] !== undefined;
    return column && isBeside ? [{ column, cell: cells[position] }] : [];
  });
  const told = (isAmiss: (one: (typeof ours)[number]) => boolean) =>
    ours.filter(isAmiss).map(({ column }) => column.heading);
  // What a cell says that cannot be read is an answer as well.
  const broken = told(({ cell }) => isError(cell) && !isLoading(cell) && cell !== '#VALUE!');
  if (broken.length > 0) return { kind: 'broken', headings: broken };
  const stale = told(
    ({ column, cell }) => isWordOf(column, cell) && !isSameCell(cell, column.answer(apprentice, view)),
  );
  return stale.length > 0 ? { kind: 'stale', headings: stale } : undefined;
}

function isHeadingOf({ heading }: CalculatedColumn, cell: Cell): boolean {
  return plainHeading(heading) === plainHeading(cell);
}

function isWordOf({ alone, colours }: CalculatedColumn, cell: Cell): boolean {
  if (alone === 'EPA_STATUS') return STAGES.some((stage) => stage === cell);
  return colours?.some(({ word }) => word === cell) ?? false;
}
