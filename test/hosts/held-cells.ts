import type { FilledCell } from '../../core/cells/cell';
import type { Day } from '../../core/dates/day';
import { day } from '../days';

/** What a cell of a workbook holds, in the same words for every host: tests put it in and find it again. */
export interface HeldCell {
  /** What the cell shows: blank is `''`, a date its serial number, an error its text. Text is text, whatever it looks like. */
  readonly value: FilledCell;
  /** The number is shown as a date. */
  readonly isDate?: true;
  /** With its `=`. Tests use formulas that read no other cell, and say themselves what they show. */
  readonly formula?: string;
  readonly note?: string;
  /**
   * What the formula fills besides, rows from its own cell on: those cells show values and hold nothing themselves. Only the
   * fake of Google Sheets knows it.
   */
  readonly fills?: Fills;
}

export type Fills = readonly (readonly FilledCell[])[];

export type HeldRow = readonly HeldCell[];
/** The cells of a sheet from its first row and column on. */
export type HeldRows = readonly HeldRow[];

export const BLANK: HeldCell = { value: '' };

/** Cells as a test writes them: plain values, or more where there is more to them. */
export function held(rows: readonly (readonly (FilledCell | HeldCell)[])[]): HeldRows {
  return rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell : { value: cell })));
}

/** A date cell of a day such as 2026-03-05. */
export function on(isoDay: string): HeldCell {
  return dateCell(day(isoDay));
}

export function dateCell(serial: Day | number): HeldCell {
  return { value: serial, isDate: true };
}

/** The cells of one sheet without what no one can tell from blank: trailing blank cells and rows, formats of blank cells. */
export function trimmed(rows: HeldRows): HeldRows {
  return upToLast(
    rows.map((row) => upToLast(row.map(plain), isInUse)),
    (row) => row.length > 0,
  );
}

export function isInUse({ value, formula, note }: HeldCell): boolean {
  return value !== '' || formula !== undefined || note !== undefined;
}

function plain({ value, isDate, formula, note }: HeldCell): HeldCell {
  return {
    value,
    ...(isDate && typeof value === 'number' && { isDate }),
    ...(formula !== undefined && { formula }),
    ...(note !== undefined && { note }),
  };
}

function upToLast<T>(items: readonly T[], counts: (item: T) => boolean): readonly T[] {
  let length = items.length;
  while (length > 0 && !counts(items[length - 1] as T)) length--;
  return items.slice(0, length);
}

/** How another user changes a sheet. */
export type Edit = (rows: HeldRows) => HeldRows;

export function cellSet(row: number, column: number, cell: FilledCell | HeldCell): Edit {
  const next = typeof cell === 'object' ? cell : { value: cell };
  return (rows) =>
    Array.from({ length: Math.max(rows.length, row + 1) }, (_, i) =>
      i === row ? withCell(rows[i] ?? [], column, next) : (rows[i] ?? []),
    );
}

function withCell(row: HeldRow, column: number, cell: HeldCell): HeldRow {
  return Array.from({ length: Math.max(row.length, column + 1) }, (_, i) =>
    i === column ? cell : (row[i] ?? BLANK),
  );
}

/** Sorts everything from a row on by the text of a column, blanks last, as a sort of the range below the headings does. */
export function sorted(firstRow: number, column: number): Edit {
  const key = (row: HeldRow) => String(row[column]?.value ?? '') || '\u{10FFFF}';
  return (rows) => [
    ...rows.slice(0, firstRow),
    ...rows.slice(firstRow).sort((one, other) => (key(one) < key(other) ? -1 : 1)),
  ];
}

export function rowInserted(before: number, row: HeldRow = []): Edit {
  return (rows) => [...rows.slice(0, before), row, ...rows.slice(before)];
}

export function rowDeleted(row: number): Edit {
  return (rows) => rows.filter((_, i) => i !== row);
}

export function columnInserted(before: number): Edit {
  return (rows) =>
    rows.map((row) => (row.length > before ? [...row.slice(0, before), BLANK, ...row.slice(before)] : row));
}

export function columnDeleted(column: number): Edit {
  return (rows) => rows.map((row) => row.filter((_, i) => i !== column));
}

export function columnMoved(from: number, to: number): Edit {
  return (rows) =>
    rows.map((row) => {
      const others = row.filter((_, i) => i !== from);
      return [
        ...Array.from({ length: to }, (_, i) => others[i] ?? BLANK),
        row[from] ?? BLANK,
        ...others.slice(to),
      ];
    });
}
