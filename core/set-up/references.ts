import type { Cell } from '../cells/cell';
import type { ColumnKey } from '../sheet/columns';
import type { References } from './calculated-columns';

/**
 * How calculated columns are written: one formula in the heading that spills below it (Sheets, so that sorting cannot
 * break it), a calculated column of a table (Excel), or a formula in each row (the local workbook).
 */
export const FORMULA_STYLES = ['spilled', 'table', 'each row'] as const;
export type FormulaStyle = (typeof FORMULA_STYLES)[number];

/** A sheet as it will be once the missing inputs are added: what formulas refer to. */
export interface PlannedSheet {
  readonly headingRow: number;
  readonly positions: ReadonlyMap<ColumnKey, number>;
  readonly headings: readonly Cell[];
}

/**
 * The block of columns that holds the inputs, for the functions that find columns by their headings. The columns that are
 * added to read it stand right of all inputs, so none of them reads itself.
 */
function inputBlock({ positions }: PlannedSheet): [first: number, last: number] {
  return [Math.min(...positions.values()), Math.max(...positions.values())];
}

export const REFERENCES: Readonly<Record<FormulaStyle, (sheet: PlannedSheet) => References>> = {
  spilled: (sheet) => {
    const [first, last] = inputBlock(sheet).map(columnLetters);
    const [heading, below] = [sheet.headingRow + 1, sheet.headingRow + 2];
    return {
      headers: `$${first}$${heading}:$${last}$${heading}`,
      rows: `$${first}$${below}:$${last}`,
      cells: (key) => {
        const column = columnLetters(positionOf(sheet, key));
        return `$${column}$${below}:$${column}`;
      },
      forEachRow: (expression) => `ARRAYFORMULA(${expression})`,
    };
  },
  table: (sheet) => {
    const [first, last] = inputBlock(sheet).map((position) => tableHeading(sheet.headings[position]));
    return {
      headers: `{table}[[#Headers],[${first}]:[${last}]]`,
      rows: `{table}[@[${first}]:[${last}]]`,
      cells: (key) => `{table}[@[${tableHeading(sheet.headings[positionOf(sheet, key)])}]]`,
      forEachRow: (expression) => expression,
    };
  },
  'each row': (sheet) => {
    const [first, last] = inputBlock(sheet).map(columnLetters);
    const heading = sheet.headingRow + 1;
    return {
      headers: `$${first}$${heading}:$${last}$${heading}`,
      rows: `$${first}{row}:$${last}{row}`,
      cells: (key) => `$${columnLetters(positionOf(sheet, key))}{row}`,
      forEachRow: (expression) => expression,
    };
  },
};

function positionOf({ positions }: PlannedSheet, key: ColumnKey): number {
  return positions.get(key) as number;
}

/** In a structured reference these characters of a heading need an apostrophe before them. */
function tableHeading(heading: Cell): string {
  return String(heading ?? '').replace(/['#[\]@]/g, "'$&");
}

/** "A", "Z", "AA": the letters of a column, counted from 0. */
export function columnLetters(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : columnLetters(Math.floor(position / 26) - 1) + last;
}
