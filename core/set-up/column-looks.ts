import type { CalculatedColumn } from '../sheet/calculated-columns';
import type { SheetGrid } from '../sheet/grid';
import type { Layout } from '../sheet/layout';

/** How cells of a column of ours are to look, or what they are to offer: as a set-up leaves them. */
export type ColumnLook = CellsBelow & (Dates | Choices);

interface CellsBelow {
  readonly sheet: string;
  readonly heading: string;
  readonly column: number;
  readonly first: number;
  readonly rows: number;
}
interface Dates {
  readonly look: 'dates';
}
interface Choices {
  readonly look: 'choices';
  /** The words of the drop-down. */
  readonly choices: readonly string[];
  /** What a set-up puts on the heading, right above the cells: by it a host knows the column for one that it added. */
  readonly help: string;
}

/** A look that cells of a column do not have. */
export type LackingLook = ColumnLook & {
  /** How many cells; left out where the host says only that some do. */
  readonly cells?: number;
};

interface Dressed {
  readonly grid: SheetGrid;
  readonly headingRow: number;
  readonly layout: Layout;
  /** The columns that we calculate. */
  readonly calculated: readonly { readonly position: number; readonly column: CalculatedColumn }[];
  /** The last row of an apprentice. */
  readonly lastRow: number;
}

/**
 * What a set-up may have given the columns of a sheet: calculated ones with dates their format, and inputs that bear a
 * heading of ours letter by letter their drop-down. A provider may have called one so before, and meant no drop-down: so
 * one is lacking only where some cells have it, or where the help of a set-up stands on the heading.
 */
export function columnLooks({
  grid,
  headingRow,
  layout,
  calculated,
  lastRow,
}: Dressed): readonly ColumnLook[] {
  const below = (heading: string, column: number): CellsBelow => ({
    sheet: grid.sheet,
    heading,
    column,
    first: headingRow + 1,
    rows: lastRow - headingRow,
  });
  if (calculated.length === 0 || lastRow <= headingRow) return [];
  const headings = grid.rows[headingRow] ?? [];
  return [
    ...calculated
      .filter(({ column }) => column.kind === 'date')
      .map(({ position, column }) => ({ ...below(column.heading, position), look: 'dates' as const })),
    ...layout.columns.all.flatMap(({ key, heading, help, kind: { choices } }) => {
      const position = layout.positions.get(key);
      const isOurs = position !== undefined && headings[position] === heading;
      return isOurs && choices
        ? [{ ...below(heading, position), look: 'choices' as const, choices, help }]
        : [];
    }),
  ];
}

/** A format that shows a day or a year. What stands in quotes, in brackets or after a backslash is shown as it is. */
export function isDateFormat(format: string): boolean {
  return /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** Would a date show as a number in a cell of this format? In a cell of text somebody wants it as it is. */
export function hidesDates(format: string): boolean {
  return format !== '@' && !isDateFormat(format);
}
