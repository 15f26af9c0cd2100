/** What the local workbook takes on: beyond it the page would stand still for minutes, or for good. */
export const LIMITS = {
  /** Of a chosen file, in bytes. */
  fileBytes: 100_000_000,
  /** Of all that is unpacked from it. */
  unpackedBytes: 400_000_000,
  rows: 100_000,
  columns: 1_000,
  /** In one workbook, those that hold something. */
  cells: 1_500_000,
  /** Of one sheet, blank ones included: the engine goes over all of them. */
  area: 20_000_000,
} as const;

/** A file that is not opened, and what to do about it in words. */
export interface RefusedFile {
  readonly refused: string;
}

export function isRefused(outcome: object): outcome is RefusedFile {
  return 'refused' in outcome;
}

/** The part of a sheet that is in use. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
}

const inWords = (number: number) => number.toLocaleString('en-GB');

/** Why a sheet of this size is not opened, if so. */
export function tooLarge(
  file: string,
  sheet: string,
  { rows, columns, cells }: Extent,
): RefusedFile | undefined {
  const says = (size: string, limit: string, advice: string) => ({
    refused: `${file} is too large: the sheet ${sheet} ${size}, and the local workbook opens up to ${limit}. ${advice}`,
  });
  if (rows > LIMITS.rows) {
    return says(
      `reaches down to row ${inWords(rows)}`,
      `${inWords(LIMITS.rows)} rows`,
      'In Excel, delete the rows below your table or divide it, save a copy and open that.',
    );
  }
  if (columns > LIMITS.columns) {
    return says(
      `reaches to column ${inWords(columns)}`,
      `${inWords(LIMITS.columns)} columns`,
      'In Excel, delete the columns to the right of your table, save a copy and open that.',
    );
  }
  if (rows * columns > LIMITS.area) {
    return says(
      `is ${inWords(rows)} rows by ${inWords(columns)} columns large`,
      `${inWords(LIMITS.area)} cells, blank ones included`,
      'In Excel, delete the rows below and the columns to the right of your table, save a copy and open that.',
    );
  }
  if (cells > LIMITS.cells) {
    return says(
      'takes the workbook beyond what can be shown',
      `${inWords(LIMITS.cells)} cells`,
      'In Excel, save a copy with only the sheet of your apprentices and open that.',
    );
  }
  return undefined;
}
