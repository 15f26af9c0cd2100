import type { FilledCell } from '../../../core/cells/cell';
import { readDay } from '../../../core/dates/written-days';
import { AS_OF_SHOWN_FORMULA } from '../../../core/sheet/settings';
import { BLANK, type Fills, type HeldCell, type HeldRows } from '../held-cells';

/** A sheet as it stands behind the services: what they read and what they change. Rows and columns count from 0. */
export interface FakeSheet {
  name: string;
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
  /** Areas that warn whoever types into them, and let everybody. */
  warnings: readonly Warning[];
  /** Columns of a Google table that have a type: it decides what they hold and how they look. */
  readonly typedAreas: readonly Area[];
  /** What a filter hides. Scripts see and write it as ever. */
  hiddenRows: readonly number[];
  isHidden: boolean;
  /** How cells look, the later one over the earlier. */
  looks: readonly { readonly area: Area; readonly what: string; readonly given: unknown }[];
  charts: readonly FakeChart[];
  /** By column and by row, in pixels. */
  readonly widths: Map<number, number>;
  readonly heights: Map<number, number>;
  hasGridlines: boolean;
  /** A chart on a sheet of its own has no cells. */
  readonly type: 'GRID' | 'OBJECT';
}

export interface FakeChart {
  readonly kind: 'bar' | 'column';
  readonly title: string;
  readonly colours: readonly string[];
  readonly areas: readonly Area[];
  readonly headers: number;
  readonly options: Readonly<Record<string, unknown>>;
  /** Its first cell, counted from 1 as the services do. */
  readonly at: { readonly row: number; readonly column: number } | undefined;
}

export interface FakeCell {
  /** Blank is `''`; a date is its serial number in a cell with a date format. */
  readonly value: FilledCell;
  readonly formula: string;
  readonly note: string;
  readonly format: string;
  /** What a formula that the fake cannot work out fills, from its own cell on. */
  readonly fills?: Fills;
}

export interface Warning {
  readonly area: Area;
  readonly description: string;
  readonly warnsOnly?: boolean;
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
/** What a cell holds whose formula was typed, until it is worked out, and for ever where the fake cannot do that. */
export const NOT_CALCULATED = '#ERROR!';
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
    warnings: [],
    typedAreas: [],
    hiddenRows: [],
    isHidden: false,
    looks: [],
    charts: [],
    widths: new Map(),
    heights: new Map(),
    hasGridlines: true,
    type: 'GRID',
    ...more,
  };
}

function cellOf({ value, isDate, formula = '', note = '', fills }: HeldCell): FakeCell {
  // Most cells of a big sheet are blank, and no cell is ever changed but by another one in its place.
  if (value === '' && !isDate && formula === '' && note === '' && !fills) return EMPTY;
  return { value, formula, note, format: isDate ? DATE_FORMAT : '', ...(fills && { fills }) };
}

/** What its cells hold themselves, without what formulas fill. */
export function heldRows(sheet: FakeSheet): HeldRows {
  return sheet.cells.map((_, row) => heldRow(sheet, row));
}

export function heldRow({ cells }: FakeSheet, row: number): HeldRows[number] {
  return Array.from(cells[row] ?? [], heldCell);
}

function heldCell(cell: FakeCell | undefined): HeldCell {
  if (cell === undefined) return BLANK;
  const { value, formula, note, fills } = cell;
  return {
    value,
    ...(isDateCell(cell) && { isDate: true }),
    ...(formula !== '' && { formula }),
    ...(note !== '' && { note }),
    ...(fills && { fills }),
  };
}

const changes = new WeakMap<FakeSheet, number>();

/** How often a sheet was changed: what formulas show is worked out anew only then. */
export function changesOf(sheet: FakeSheet): number {
  return changes.get(sheet) ?? 0;
}

/** To be called by whoever changes the cells of a sheet by hand. */
export function changed(sheet: FakeSheet): void {
  changes.set(sheet, changesOf(sheet) + 1);
}

export function replaceCells(sheet: FakeSheet, rows: HeldRows): void {
  sheet.cells = rows.map((row) => row.map(cellOf));
  changed(sheet);
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
  const { fills: _, ...before } = cells[column] ?? EMPTY;
  cells[column] = { ...EMPTY, ...(more.formula === undefined ? cells[column] : before), ...more };
  changed(sheet);
}

/** Whole rows go, and those below move up; the sheet has so many fewer. Formulas that read them are not the fake's to mend. */
export function removeRows(sheet: FakeSheet, first: number, rows: number): void {
  sheet.cells.splice(first, rows);
  sheet.maxRows -= rows;
  sheet.frozenRows = Math.min(sheet.frozenRows, Math.max(first, sheet.frozenRows - rows));
  changed(sheet);
}

/** What becomes of a value that is written: Google reads text as if somebody in Britain had typed it. */
export function typed(value: FilledCell, { format }: FakeCell): Omit<FakeCell, 'note'> {
  if (typeof value !== 'string') return { value, formula: '', format };
  if (value.startsWith("'")) return { value: value.slice(1), formula: '', format };
  const text = value.trim();
  if (/^(?:true|false)$/i.test(text)) return { value: /true/i.test(text), formula: '', format };
  if (/^-?\d+(?:\.\d+)?%?$/.test(text))
    return { value: Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1), formula: '', format };
  const day = readDay(text.replace(/^(\d+)\/(\d+)$/, '$1/$2/2026'));
  if (typeof day === 'number') return { value: day, formula: '', format: DATE_FORMAT };
  if (!/^[=+\-@]/.test(text)) return { value, formula: '', format };
  const formula = inBritish(text.startsWith('=') ? text : `=${text}`);
  const isDay = formula === '=TODAY()' || formula === AS_OF_SHOWN_FORMULA;
  return { value: NOT_CALCULATED, formula, format: isDay ? DATE_FORMAT : format };
}

/** Google shows a formula in the language of the spreadsheet: in Britain with commas between arguments. */
function inBritish(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\{[^}]*\}|;/g, (part) => (part === ';' ? ',' : part));
}

export function overlap(one: Area, other: Area): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}
