import type { FilledCell } from '../../../core/cells/cell';
import { readDay } from '../../../core/dates/written-days';
import { functionNamed } from '../../../core/functions/catalogue';
import { BLANK, type HeldCell, type HeldRows } from '../held-cells';

/** A sheet as it stands behind the services: what they read and what they change. Rows and columns count from 0. */
export interface FakeSheet {
  readonly name: string;
  maxRows: number;
  maxColumns: number;
  cells: (FakeCell | undefined)[][];
  frozenRows: number;
  /** The later one holds. */
  readonly dropDowns: { readonly area: Area; readonly rule: DropDown | null }[];
  colourRules: readonly ColourRule[];
  readonly merges: readonly Area[];
  /** Protected against the user of this workbook: all of the sheet, or areas of it. */
  isProtected: boolean;
  readonly protectedAreas: readonly Area[];
  isHidden: boolean;
  /** A chart on a sheet of its own has no cells. */
  readonly type: 'GRID' | 'OBJECT';
}

export interface FakeCell {
  /** Blank is `''`; a date is its serial number in a cell with a date format. */
  readonly value: FilledCell;
  readonly formula: string;
  readonly note: string;
  readonly format: string;
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface DropDown {
  readonly words: readonly string[];
  readonly allowsOthers: boolean;
}

export interface ColourRule {
  readonly text: string;
  readonly background: string;
  readonly fontColor: string;
  readonly areas: readonly Area[];
}

export const DATE_FORMAT = 'dd/mm/yyyy';
const EMPTY: FakeCell = { value: '', formula: '', note: '', format: '' };

/** A sheet as Google makes it: 1,000 rows and 26 columns, or more where its cells need them. */
export function fakeSheet(name: string, rows: HeldRows = [], more: Partial<FakeSheet> = {}): FakeSheet {
  return {
    name,
    cells: rows.map((row) => row.map(cellOf)),
    maxRows: Math.max(1000, rows.length),
    maxColumns: rows.reduce((most, row) => Math.max(most, row.length), 26),
    frozenRows: 0,
    dropDowns: [],
    colourRules: [],
    merges: [],
    isProtected: false,
    protectedAreas: [],
    isHidden: false,
    type: 'GRID',
    ...more,
  };
}

function cellOf({ value, isDate, formula = '', note = '' }: HeldCell): FakeCell {
  return { value, formula, note, format: isDate ? DATE_FORMAT : '' };
}

export function heldRows({ cells }: FakeSheet): HeldRows {
  return Array.from(cells, (row = []) => Array.from(row, heldCell));
}

function heldCell(cell: FakeCell | undefined): HeldCell {
  if (cell === undefined) return BLANK;
  const { value, formula, note } = cell;
  return {
    value,
    ...(isDateCell(cell) && { isDate: true }),
    ...(formula !== '' && { formula }),
    ...(note !== '' && { note }),
  };
}

export function replaceCells(sheet: FakeSheet, rows: HeldRows): void {
  sheet.cells = rows.map((row) => row.map(cellOf));
  sheet.maxRows = Math.max(sheet.maxRows, rows.length);
  sheet.maxColumns = rows.reduce((most, row) => Math.max(most, row.length), sheet.maxColumns);
}

export function isDateCell({ value, format }: FakeCell): boolean {
  return typeof value === 'number' && isDateFormat(format);
}

export function isDateFormat(format: string): boolean {
  return format.includes('yy');
}

export function cellAt({ cells }: FakeSheet, row: number, column: number): FakeCell {
  return cells[row]?.[column] ?? EMPTY;
}

export function putCell(sheet: FakeSheet, row: number, column: number, more: Partial<FakeCell>): void {
  while (sheet.cells.length <= row) sheet.cells.push([]);
  const cells = sheet.cells[row] as (FakeCell | undefined)[];
  cells[column] = { ...EMPTY, ...cells[column], ...more };
}

/** A cell counts for the size of a sheet where it holds a value or a formula, even one that shows nothing. */
function isInUse(cell: FakeCell | undefined): boolean {
  return cell !== undefined && (cell.value !== '' || cell.formula !== '');
}

/** How many rows reach down to the last one in use. */
export function lastRow({ cells }: FakeSheet): number {
  return upToLast(cells, (row) => row.some(isInUse));
}

export function lastColumn({ cells }: FakeSheet): number {
  return cells.reduce((last, row) => Math.max(last, upToLast(row, isInUse)), 0);
}

function upToLast<T>(items: readonly T[], counts: (item: T) => boolean): number {
  let length = items.length;
  while (length > 0 && !counts(items[length - 1] as T)) length--;
  return length;
}

/** What becomes of a value that is written: Google reads text as if somebody in Britain had typed it. */
export function typed(value: FilledCell, { format }: FakeCell, today: number): Omit<FakeCell, 'note'> {
  if (typeof value !== 'string') return { value, formula: '', format };
  if (value.startsWith("'")) return { value: value.slice(1), formula: '', format };
  const text = value.trim();
  if (/^(?:true|false)$/i.test(text)) return { value: /true/i.test(text), formula: '', format };
  if (/^-?\d+(?:\.\d+)?%?$/.test(text))
    return { value: Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1), formula: '', format };
  const day = readDay(text.replace(/^(\d+)\/(\d+)$/, '$1/$2/2026'));
  if (typeof day === 'number') return { value: day, formula: '', format: DATE_FORMAT };
  if (!/^[=+\-@]/.test(text)) return { value, formula: '', format };
  return text === '=TODAY()'
    ? { value: today, formula: text, format: DATE_FORMAT }
    : { value: spilledHeading(text) ?? '#ERROR!', formula: text, format };
}

/**
 * A sheet function in the heading of a column shows its own heading there and fills the cells below it; what else a formula
 * shows the fake cannot work out.
 */
export function spilledHeading(formula: string): string | undefined {
  const [, alone, ofTable, place] =
    /^=(?:(EPA_\w+)\(.+\)|INDEX\((EPA_\w+)\(.+\),0,(\d+)\))$/.exec(formula) ?? [];
  const fn = functionNamed(alone ?? ofTable ?? '');
  return fn?.answers === 'table' ? fn.returns[Number(place ?? 1) - 1]?.heading : undefined;
}

export function overlap(one: Area, other: Area): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}
