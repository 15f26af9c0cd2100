import type { FilledCell } from '../../../core/cells/cell';
import {
  afterHeadingRenamed,
  asExcelWrites,
  inOtherRow,
  isSameName,
  partsOf,
  tokensOf,
} from './fake-references';

/*
 * A workbook as Excel holds it, as far as the add-in meets it: what cells make of what is typed into them, tables that
 * rename headings, filters and protection that get in the way. It calculates only where a test asks for it; everywhere
 * else a formula shows what the test says. What people do to whole rows, columns, tables and sheets is in fake-edits.ts.
 */

export interface FakeBook {
  readonly sheets: FakeSheet[];
  /** Names that people gave to cells. */
  readonly names: string[];
  front: FakeSheet;
  selected: { row: number; column: number };
  readonly is1904: boolean;
  isStructureProtected: boolean;
  /** The most characters that Excel hands over or takes at once. */
  readonly payload: number;
  /** While somebody types in a cell; resolves when they are done. */
  editing: Promise<void> | undefined;
  /** Round trips so far. */
  syncs: number;
  /** Characters that they carried to Excel and back. */
  charactersCarried: number;
  /** What another user does just before a round trip, told its number. */
  beforeSync: ((sync: number) => void) | undefined;
  /** What the next run fails with, once. */
  failure: Error | undefined;
  /** A round trip that fails, by its number: before anything of it is done, after so many steps of it, or once all is done. */
  failAt: { readonly sync: number; readonly after: number; readonly error: Error } | undefined;
  /** Its functions, their calls so far; none where nothing is calculated. */
  readonly calculation: Calculation | undefined;
  /** What blank cells of a range come as: builds of Excel differ. */
  blanks: 0 | null | '';
  /** What blank cells read as in the pane: '' as documented, or what a build may give instead. */
  readonly blankValues: null | '' | undefined;
  /** The serial number of today. */
  readonly today: () => number;
  readonly handlers: Readonly<Record<EventName, Set<Handler>>>;
}
type EventName = 'selection' | 'activated' | 'changed' | 'rowSorted';
export type Handler = (args: object) => Promise<void>;

/**
 * A constant as it is; a formula with what it shows, and whether it waits to be entered again; a cell that a formula of
 * another one fills.
 */
export type Content =
  | FilledCell
  | { readonly formula: string; readonly value: FilledCell; readonly isAsleep?: boolean }
  | { readonly spilled: FilledCell };

export interface FakeSheet {
  name: string;
  readonly book: FakeBook;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  readonly rows: (Content | undefined)[][];
  /** The latest that covers a cell holds. */
  formats: { readonly area: Area; readonly format: string }[];
  readonly notes: Map<string, string>;
  readonly tables: FakeTable[];
  readonly merged: Area[];
  readonly spills: Area[];
  /** What a formula fills, or would fill were nothing in its way, by its own row and column. */
  readonly wantedSpills: Map<string, Area>;
  /** By address; everything is locked that is not named here. */
  readonly unlocked: Area[];
  isProtected: boolean;
  filter: { enabled: boolean; isDataFiltered: boolean };
  frozenRows: number;
  readonly validations: { readonly area: Area; readonly property: string; readonly value: unknown }[];
  readonly colours: FakeColour[];
  readonly fitted: Area[];
  /** How cells look, and what else was set for them: the later holds. */
  readonly looks: { readonly area: Area; readonly what: string; readonly value: unknown }[];
  readonly charts: FakeChart[];
  /** How it is printed, by the name of each setting. */
  readonly page: Map<string, unknown>;
  /** The rows that a printed page begins at. */
  readonly breaks: number[];
  showsGridlines: boolean;
  /** Ranges that a running batch holds: Excel moves them along. */
  readonly held: Set<Area>;
}

export interface FakeTable {
  name: string;
  readonly area: Area;
  showHeaders: boolean;
  /** The last row of its area holds totals. */
  showTotals: boolean;
  style: string;
  showBandedRows: boolean;
  filter: { enabled: boolean; isDataFiltered: boolean };
}

export interface FakeChart {
  readonly sheet: FakeSheet;
  readonly type: string;
  readonly of: Area;
  /** Its title, place and size, by the name of each. */
  readonly set: Map<string, unknown>;
  readonly series: { colour?: string; hasDataLabels: boolean }[];
}

export interface FakeColour {
  readonly area: Area;
  readonly type: string;
  rule?: unknown;
  fill?: string;
  ink?: string;
}

export interface Area {
  readonly sheet: FakeSheet;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export const LAST = { row: 1_048_575, column: 16_383 };

/** A call of a custom function, with what went over and came back. */
interface CountedCall {
  readonly id: string;
  readonly sheet: string;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** What stands behind custom functions: the add-in, as Excel calls it. Matrices in, a matrix or an error's code out. */
export type CallFunction = (
  id: string,
  args: readonly (FilledCell[][] | undefined)[],
) => FilledCell[][] | string;

/** Once for each book that calculates. */
export interface Calculation {
  /** Functions that Excel has not loaded leave `#NAME?`, and nothing but entering a formula again wakes it. */
  functions: 'loaded' | 'missing' | 'busy';
  readonly calls: CountedCall[];
  readonly call: CallFunction;
  /** Everything where no cells are named that were altered. */
  readonly calculate: (book: FakeBook, altered?: readonly Area[]) => void;
}

/** Calculates what rests on these cells, where the book calculates at all. */
export function recalculate(book: FakeBook, altered?: readonly Area[]): void {
  book.calculation?.calculate(book, altered);
}

export function tableOf({ sheets }: FakeBook, name: string): FakeTable | undefined {
  return sheets.flatMap(({ tables }) => tables).find((table) => isSameName(table.name, name));
}

/** An error as Excel reports it, with its code. */
export function excelError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

export type Settings = Partial<
  Pick<FakeBook, 'is1904' | 'payload' | 'calculation' | 'blanks' | 'blankValues'>
>;

/** A new workbook with one empty sheet, as Excel opens it. */
export function newBook({
  is1904 = false,
  payload = 5_000_000,
  calculation,
  blanks = 0,
  blankValues = '',
}: Settings = {}): FakeBook {
  const book = {
    sheets: [],
    names: [],
    selected: { row: 0, column: 0 },
    is1904,
    isStructureProtected: false,
    payload,
    editing: undefined,
    syncs: 0,
    charactersCarried: 0,
    beforeSync: undefined,
    failure: undefined,
    failAt: undefined,
    calculation,
    blanks,
    blankValues,
    today: () => today(is1904),
    handlers: { selection: new Set(), activated: new Set(), changed: new Set(), rowSorted: new Set() },
  } as unknown as FakeBook;
  book.front = addSheet(book, 'Sheet1');
  return book;
}

export function addSheet(book: FakeBook, name: string): FakeSheet {
  if (sheetNamed(book, name)) throw excelError('ItemAlreadyExists');
  const sheet: FakeSheet = {
    name,
    book,
    visibility: 'Visible',
    rows: [],
    formats: [],
    notes: new Map(),
    tables: [],
    merged: [],
    spills: [],
    wantedSpills: new Map(),
    unlocked: [],
    isProtected: false,
    filter: { enabled: false, isDataFiltered: false },
    frozenRows: 0,
    validations: [],
    colours: [],
    fitted: [],
    looks: [],
    charts: [],
    page: new Map(),
    breaks: [],
    showsGridlines: true,
    held: new Set(),
  };
  book.sheets.push(sheet);
  return sheet;
}

export function sheetNamed(book: FakeBook, name: string): FakeSheet | undefined {
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

export function areaOf(sheet: FakeSheet, row: number, column: number, rows = 1, columns = 1): Area {
  const isOnSheet =
    row >= 0 &&
    column >= 0 &&
    rows > 0 &&
    columns > 0 &&
    row + rows <= LAST.row + 1 &&
    column + columns <= LAST.column + 1;
  if (!isOnSheet) throw excelError('InvalidArgument', 'The range is not on the sheet.');
  return { sheet, row, column, rows, columns };
}

export function overlap(one: Area, other: Area): Area | undefined {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return one.sheet === other.sheet && rows > 0 && columns > 0
    ? { sheet: one.sheet, row, column, rows, columns }
    : undefined;
}

/** The smallest area around all cells in use; a formula that shows nothing is in use. */
export function usedArea(area: Area): Area | undefined {
  let [top, left, bottom, right] = [LAST.row, LAST.column, -1, -1];
  const { rows } = area.sheet;
  for (let i = area.row; i < Math.min(rows.length, area.row + area.rows); i++) {
    rows[i]?.forEach((content, j) => {
      if (content === undefined || j < area.column || j >= area.column + area.columns) return;
      [top, left] = [Math.min(top, i), Math.min(left, j)];
      [bottom, right] = [Math.max(bottom, i), Math.max(right, j)];
    });
  }
  return bottom < 0 ? undefined : areaOf(area.sheet, top, left, bottom - top + 1, right - left + 1);
}

export function valueAt({ rows }: FakeSheet, row: number, column: number): FilledCell {
  const content = rows[row]?.[column] ?? '';
  if (typeof content !== 'object') return content;
  return 'spilled' in content ? content.spilled : content.value;
}

/** A constant is its own formula, and so is what a formula of another cell fills in. */
export function formulaAt({ rows }: FakeSheet, row: number, column: number): FilledCell {
  const content = rows[row]?.[column] ?? '';
  return typeof content === 'object' && 'formula' in content
    ? content.formula
    : valueAt({ rows } as FakeSheet, row, column);
}

export function hasFormula({ rows }: FakeSheet, row: number, column: number): boolean {
  const content = rows[row]?.[column];
  return typeof content === 'object' && 'formula' in content;
}

export function formatAt(sheet: FakeSheet, row: number, column: number): string {
  const cell = { sheet, row, column, rows: 1, columns: 1 };
  return [...sheet.formats].reverse().find(({ area }) => overlap(area, cell))?.format ?? 'General';
}

export function cellsIn<T>(area: Area, read: (sheet: FakeSheet, row: number, column: number) => T): T[][] {
  return Array.from({ length: area.rows }, (_, i) =>
    Array.from({ length: area.columns }, (_, j) => read(area.sheet, area.row + i, area.column + j)),
  );
}

/** Puts a cell there as it is, past everything that typing would do to it. */
export function place(sheet: FakeSheet, row: number, column: number, content: Content): void {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const cells = sheet.rows[row] as (Content | undefined)[];
  cells[column] = content === '' ? undefined : content;
}

/** Writes values or formulas, as `range.values = …` does: one for all cells, or as many rows and columns as there are. */
export function type(area: Area, given: unknown): void {
  const { sheet } = area;
  const entries = inShape(area, given, (entry) => entry === null || isEntry(entry));
  forgetAccepted();
  if (sheet.isProtected && !isUnlocked(area)) throw excelError('AccessDenied');
  const isFiltered = sheet.filter.isDataFiltered || sheet.tables.some(({ filter }) => filter.isDataFiltered);
  if (isFiltered && area.rows > 1) throw new Error('Excel would write beside rows that a filter hides.');
  for (let i = 0; i < area.rows; i++) {
    for (let j = 0; j < area.columns; j++) {
      const entry = entries(i, j);
      // One formula for all cells is filled down; of many each stands for its own cell.
      const below = Array.isArray(given) ? 0 : i;
      if (entry !== null) typeInto(sheet, area.row + i, area.column + j, entry as FilledCell, below);
    }
  }
  recalculate(sheet.book, [area]);
  tell(sheet, 'changed');
}

export function setFormats(area: Area, given: unknown): void {
  const { sheet } = area;
  if (sheet.isProtected) throw excelError('AccessDenied');
  const entries = inShape(area, given, (entry) => typeof entry === 'string');
  if (!Array.isArray(given)) sheet.formats.push({ area: { ...area }, format: given as string });
  else
    cellsIn(area, (_, row, column) =>
      sheet.formats.push({
        area: areaOf(sheet, row, column),
        format: entries(row - area.row, column - area.column) as string,
      }),
    );
}

/** Excel refuses what has not exactly the rows and columns of the range. */
function inShape(
  area: Area,
  given: unknown,
  isAllowed: (entry: unknown) => boolean,
): (i: number, j: number) => unknown {
  const isRectangle =
    Array.isArray(given) &&
    given.length === area.rows &&
    given.every((row) => Array.isArray(row) && row.length === area.columns && row.every(isAllowed));
  if (!isRectangle && (Array.isArray(given) || !isAllowed(given)))
    throw excelError('InvalidArgument', 'The array does not match the size of the range.');
  return isRectangle ? (i, j) => given[i][j] : () => given;
}

function isEntry(entry: unknown): boolean {
  return typeof entry === 'string' || typeof entry === 'boolean' || Number.isFinite(entry);
}

function isUnlocked(area: Area): boolean {
  return area.sheet.unlocked.some((free) => {
    const both = overlap(free, area);
    return both?.rows === area.rows && both.columns === area.columns;
  });
}

/** What Excel makes of something typed into a cell, `below` rows under the one that it was written for. */
export function typeInto(sheet: FakeSheet, row: number, column: number, entry: FilledCell, below = 0): void {
  if (typeof entry !== 'string') {
    place(sheet, row, column, formatAt(sheet, row, column) === '@' ? String(entry) : entry);
  } else if (entry.startsWith("'")) {
    place(sheet, row, column, entry.slice(1));
  } else if (entry.startsWith('=')) {
    // `$A2` written for row 2 reads `$A3` in row 3.
    const formula = acceptedFormula(sheet, inOtherRow(entry, below));
    place(sheet, row, column, { formula, value: formula === '=TODAY()' ? sheet.book.today() : '' });
  } else {
    place(sheet, row, column, understood(entry));
  }
}

/** The one formula that is calculated in every book. */
function today(is1904: boolean): number {
  const now = new Date();
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000 + 25_569;
  return is1904 ? day - 1462 : day;
}

/** Of one round of typing, as all rows of a table get the same formula. */
const accepted = new Map<string, string>();

/** What was accepted may name by now what is gone. */
export function forgetAccepted(): void {
  accepted.clear();
}

function acceptedFormula(sheet: FakeSheet, entry: string): string {
  const known = accepted.get(entry);
  if (known !== undefined) return known;
  const formula = asExcelWrites(entry);
  checkReferences(sheet, formula);
  accepted.set(entry, formula);
  return formula;
}

/** Excel does not accept a formula that names a sheet, a table or a column that is not there. */
function checkReferences({ book }: FakeSheet, formula: string): void {
  for (const token of tokensOf(formula)) {
    if (token.kind === 'cells' && token.sheet !== undefined && !sheetNamed(book, token.sheet))
      throw excelError('InvalidArgument', `No sheet ${token.sheet}.`);
    if (token.kind !== 'table') continue;
    const table = tableOf(book, token.table);
    if (!table) throw excelError('InvalidArgument', `No table ${token.table}.`);
    const headings = headersOf(table);
    const { columns } = partsOf(token.inside);
    const missing = columns.find((name) => !headings.some((heading) => isSameName(heading, name)));
    if (missing !== undefined) throw excelError('InvalidArgument', `No column ${missing} in ${token.table}.`);
  }
}

/** Text that looks like something else becomes it. Which day exactly does not matter here: it is no text any more. */
function understood(entry: string): FilledCell {
  const trimmed = entry.trim();
  if (/^(?:true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  if (/^-?[\d,]*\.?\d+%?$/.test(trimmed)) return Number.parseFloat(trimmed.replace(/,/g, ''));
  if (/^\d{1,4}[-/ ](?:\d{1,2}|[a-z]{3,9})(?:[-/ ]\d{1,4})?$/i.test(trimmed)) return 40_000;
  if (/^[+\-@]/.test(entry)) throw excelError('InvalidArgument', 'Excel reads this as a formula.');
  return entry;
}

export function headersOf({ area }: FakeTable): string[] {
  return (cellsIn({ ...area, rows: 1 }, valueAt)[0] ?? []).map(String);
}

/** Makes a table as Excel does: every heading becomes a text of its own. */
export function addTable(area: Area): FakeTable {
  const { sheet } = area;
  if (
    sheet.tables.some((table) => overlap(table.area, area)) ||
    sheet.merged.some((cells) => overlap(cells, area))
  )
    throw excelError('InvalidArgument', "A table can't overlap another table or merged cells.");
  const names = new Set<string>();
  cellsIn({ ...area, rows: 1 }, valueAt)[0]?.forEach((heading, i) => {
    let name = String(heading) || `Column${i + 1}`;
    for (let n = 2; names.has(name.toLowerCase()); n++) name = `${heading || `Column${i + 1}`}${n}`;
    names.add(name.toLowerCase());
    if (heading !== name || hasFormula(sheet, area.row, area.column + i))
      place(sheet, area.row, area.column + i, name);
  });
  const number = 1 + sheet.book.sheets.flatMap(({ tables }) => tables).length;
  const table: FakeTable = {
    name: `Table${number}`,
    area: { ...area },
    showHeaders: true,
    showTotals: false,
    style: 'TableStyleMedium2',
    showBandedRows: true,
    filter: { enabled: true, isDataFiltered: false },
  };
  sheet.tables.push(table);
  return table;
}

/** A new column at the right edge; what is there would move aside. */
export function addTableColumn({ area }: FakeTable, heading: string): Area {
  const { sheet } = area;
  const place = areaOf(sheet, area.row, area.column + area.columns, area.rows, 1);
  if (usedArea(place)) throw new Error('Excel would push cells aside.');
  area.columns++;
  type({ ...place, rows: 1 }, heading);
  return place;
}

/** Contents and formats of cells. The cells of a table can be cleared, its headings cannot. */
export function clearCells(area: Area): void {
  const { sheet } = area;
  if (sheet.isProtected) throw excelError('AccessDenied');
  if (sheet.tables.some((table) => overlap({ ...table.area, rows: 1 }, area)))
    throw new Error('Excel gives a cleared heading of a table a name.');
  const used = usedArea(area);
  if (used) cellsIn(used, (_, row, column) => place(sheet, row, column, ''));
  sheet.formats.push({ area: { ...area }, format: 'General' });
  recalculate(sheet.book, [area]);
  tell(sheet, 'changed');
}

/** The cells go with it, and those right of the table come along. */
export function deleteTableColumn(table: FakeTable, heading: string): void {
  const { area } = table;
  const { sheet } = area;
  if (sheet.isProtected) throw excelError('AccessDenied');
  if (area.columns === 1) throw excelError('InvalidOperation', 'A table keeps its last column.');
  const column = area.column + headersOf(table).indexOf(heading);
  for (let row = area.row; row < area.row + area.rows; row++) sheet.rows[row]?.splice(column, 1);
  area.columns--;
  rewriteFormulas(sheet.book, (formula) => afterHeadingRenamed(formula, table.name, heading, undefined));
  const isIn = ({ area: own }: { area: Area }) => own.column === column && own.columns === 1;
  const moved = <T extends { readonly area: Area }>(list: T[]) => {
    const kept = list.filter((entry) => !isIn(entry));
    for (const { area: own } of kept) if (own.column > column) own.column--;
    list.splice(0, list.length, ...kept);
  };
  moved(sheet.validations);
  moved(sheet.colours);
  moved(sheet.formats);
  recalculate(sheet.book);
  tell(sheet, 'changed');
}

/** The table with all its cells. */
export function deleteTable({ area }: FakeTable): void {
  const { sheet } = area;
  if (sheet.isProtected) throw excelError('AccessDenied');
  sheet.tables.splice(
    sheet.tables.findIndex((table) => table.area === area),
    1,
  );
  cellsIn(area, (_, row, column) => place(sheet, row, column, ''));
  recalculate(sheet.book);
  tell(sheet, 'changed');
}

/** Somebody selects a cell; Excel tells whoever asked to be told. */
export function select(sheet: FakeSheet, row: number, column: number): void {
  const { book } = sheet;
  const { front, selected } = book;
  book.front = sheet;
  book.selected = { row, column };
  if (front !== sheet) tell(sheet, 'activated');
  if (selected.row !== row || selected.column !== column) tell(sheet, 'selection');
}

/** Tells whoever asked to be told. What the add-in makes of it must not fail unseen. */
export function tell({ name, book }: FakeSheet, event: EventName): void {
  for (const handler of book.handlers[event])
    void handler(event === 'selection' ? {} : { worksheetId: name });
}

/** Every formula of the book reads otherwise from now on, as Excel does when what it refers to moves. */
export function rewriteFormulas(
  { sheets }: FakeBook,
  rewrite: (formula: string, sheet: FakeSheet) => string,
): void {
  for (const sheet of sheets)
    for (const cells of sheet.rows)
      cells.forEach((content, column) => {
        if (typeof content === 'object' && 'formula' in content)
          cells[column] = { ...content, formula: rewrite(content.formula, sheet) };
      });
}
