import { dayOf } from '../core/dates/day';
import { columnLetters } from '../core/sheet/grid';
import { addressAt, placeOf } from './addresses';
import { type ColumnsApart, linkedCells, takeApart, typedText } from './cells-apart';
import { type Extent, LIMITS } from './limits';
import type { CellStyles } from './styles-part';
import { type Attributes, DECLARED, escaped, openTag, readXml, type XmlFault, xmlWriter } from './xml';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly styles: CellStyles;
  /** The texts that the sheets share, each as it would be typed; none where only the engine can read it. */
  readonly sharedTexts: readonly (string | undefined)[];
  /** Are days counted from 1904, as Excel on the Mac once did? */
  readonly isFrom1904: boolean;
  /** The relations of the sheet that its part may name. */
  readonly relationIds: ReadonlySet<string>;
  /** Is everything but cells, their widths and merges left out? */
  readonly isCellsOnly: boolean;
  /** Are plain values handed over beside the part, and not in it? */
  readonly takesApart: boolean;
}

export interface SheetPart {
  /** Cells so far away from all others that a sheet down to them could not be shown; they are left out. */
  readonly farCells: readonly string[];
  readonly xml: string;
  /** The cells that are not in it, where they were to be taken apart. */
  readonly apart: ColumnsApart;
  readonly extent: Extent;
  /** Cells that refer to a text that is not there. */
  readonly missingTexts: readonly string[];
  /** Cells with a formula that another cell should hold, and does not; their value is kept. */
  readonly missingFormulas: readonly string[];
}

/** What the engine does not read, or would misread. */
const LEFT_OUT = new Set([
  'drawing',
  'legacyDrawing',
  'picture',
  'oleObjects',
  'controls',
  'phoneticPr',
  'pageSetup',
  'pageMargins',
  'printOptions',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
]);
/** What is left of a sheet of which the rest cannot be read. */
const CELLS_ONLY = new Set(['sheetData', 'sheetFormatPr', 'cols', 'mergeCells']);
/** Elements that stand and fall with their relation. */
const BY_RELATION = new Set(['hyperlink', 'tablePart']);
const ROW_ATTRIBUTES = ['ht', 'customHeight', 'hidden', 'outlineLevel', 'collapsed'] as const;

/** A sheet's part in the one form that the engine reads: its elements without prefixes, every cell with its address. */
export function sheetPart(part: string, context: SheetContext): SheetPart | XmlFault {
  const writer = xmlWriter();
  const cells = cellsReader(context, context.takesApart ? linkedCells(part) : undefined);
  const path: string[] = [];
  let leftOutFrom = 0;
  let farCells: readonly string[] = [];
  let root = '';
  const fault = readXml(part, {
    open(name, attributes) {
      path.push(name);
      root ||= name;
      if (leftOutFrom > 0) return;
      if (context.isCellsOnly && path.length === 2 && !CELLS_ONLY.has(name)) {
        leftOutFrom = path.length;
        return;
      }
      const merged = name === 'mergeCell' ? mergeWithin(attributes.ref, cells.extent()) : undefined;
      if (isLeftOut(name, attributes, context) || (name === 'mergeCell' && !merged))
        leftOutFrom = path.length;
      else if (isInCells(path)) cells.open(name, attributes);
      else if (merged) writer.open(name, { ref: merged });
      else if (name === 'dataValidation') writer.open(name, withItsForce(attributes));
      else writer.open(name, path.length === 1 ? { ...attributes, ...DECLARED } : attributes);
    },
    close(name) {
      const isLeft = leftOutFrom > 0;
      if (leftOutFrom === path.length) leftOutFrom = 0;
      const isInside = isInCells(path);
      path.pop();
      if (isLeft) return;
      if (name === 'sheetData') {
        farCells = cells.withoutFarOnes();
        writer.raw(cells.written());
      }
      if (isInside) cells.close(name);
      else writer.close(name);
    },
    text(text) {
      if (leftOutFrom > 0) return;
      if (isInCells(path)) cells.text(text);
      else if (text.trim() !== '') writer.text(text);
    },
    isDone: () => cells.extent().cells > LIMITS.cells,
  });
  if (fault) return fault;
  // Somebody put a page of a web site in its place, or its cells are of a namespace that nobody knows.
  if (root !== 'worksheet') return 'BROKEN';
  const { apart, extent, missing } = cells;
  return { xml: writer.written(), apart, extent: extent(), farCells, ...missing() };
}

/** The engine takes every check of what may be typed for one that forbids the rest, but those that only warn. */
function withItsForce(attributes: Attributes): Attributes {
  const { showErrorMessage = '0', errorStyle = 'stop' } = attributes;
  const forbids = /^(?:1|true)$/.test(showErrorMessage) && errorStyle === 'stop';
  return { ...attributes, errorStyle: forbids ? 'stop' : 'warning' };
}

function isInCells(path: readonly string[]): boolean {
  return path[1] === 'sheetData' && path.length > 2;
}

function isLeftOut(name: string, attributes: Attributes, { relationIds }: SheetContext): boolean {
  if (name === 'pane') return !isFrozen(attributes);
  const relation = attributes['r:id'];
  return (
    LEFT_OUT.has(name) || (BY_RELATION.has(name) && relation !== undefined && !relationIds.has(relation))
  );
}

/** More than this is not frozen to look at the rest. */
const MOST_FROZEN = 100;

/** A window that is only split counts in dots, which the engine would take for rows. */
function isFrozen({ state, xSplit = '0', ySplit = '0' }: Attributes): boolean {
  return /^frozen/.test(state ?? '') && [xSplit, ySplit].every((split) => Number(split) <= MOST_FROZEN);
}

/** Cells that are one, as far as the sheet is in use: a title can be merged over all columns that Excel has. */
function mergeWithin(range: string | undefined, { rows, columns }: Extent): string | undefined {
  const zone = zoneOf(range);
  if (!zone) return undefined;
  const right = Math.min(zone.right, Math.max(columns, FEWEST_COLUMNS));
  const bottom = Math.min(zone.bottom, Math.max(rows, FEWEST_ROWS));
  const isOneCell = right === zone.left && bottom === zone.top;
  if (right < zone.left || bottom < zone.top || isOneCell) return undefined;
  return `${addressAt({ row: zone.top, column: zone.left })}:${addressAt({ row: bottom, column: right })}`;
}

/** How large the engine makes a sheet at least. */
const [FEWEST_COLUMNS, FEWEST_ROWS] = [30, 100];

// Cells

interface KeptCell {
  readonly row: number;
  readonly column: number;
  readonly holdsSomething: boolean;
  readonly hasLook: boolean;
  /** As it stands in the part, or what it holds where it is taken out of it. */
  readonly xml: string | { readonly content: string; readonly look: number };
}

interface KeptRow {
  readonly index: number;
  readonly attributes: Attributes;
  readonly cells: KeptCell[];
  /** Where the last cell stands that the file has in it: a cell without an address comes next to it. */
  lastColumn: number;
}

/** A formula that a cell above or left of it holds for several. */
interface Follower {
  readonly formula: string;
  readonly row: KeptRow;
  readonly at: number;
  readonly withoutFormula: KeptCell;
}

/** Rows and columns beyond the last cell that holds something: who formats a sheet to its end does not use it all. */
const SPARE = 100;

/** `linked` are the cells that stay in the part because a link stands on them; without it all of them stay. */
function cellsReader(context: SheetContext, linked: ReadonlySet<string> | undefined) {
  const rows: KeptRow[] = [];
  const apart: ColumnsApart = new Map();
  const filled: NonNullable<ReturnType<typeof zoneOf>>[] = [];
  const missingTexts: string[] = [];
  const holders = new Set<string>();
  const followers: Follower[] = [];
  const extent = { rows: 0, columns: 0, cells: 0 };
  let cell: OpenCell | undefined;

  const canBeApart = (found: OpenCell) =>
    linked !== undefined &&
    found.formula === undefined &&
    !filled.some((zone) => isIn(zone, found)) &&
    (linked.size === 0 || !linked.has(addressAt(found)));
  const keep = (row: KeptRow, found: OpenCell) => {
    const kept = keptCell(found, context, canBeApart(found));
    if (kept === 'MISSING_TEXT') {
      missingTexts.push(addressAt(found));
      row.cells.push(keptCell({ ...found, value: '' }, context) as KeptCell);
      return;
    }
    if (!kept.holdsSomething && !kept.hasLook) return;
    if (kept.holdsSomething) {
      extent.rows = Math.max(extent.rows, kept.row);
      extent.columns = Math.max(extent.columns, kept.column);
      extent.cells++;
    }
    const zone = found.formula?.attributes.t === 'array' ? zoneOf(found.formula.attributes.ref) : undefined;
    if (zone && (zone.right > zone.left || zone.bottom > zone.top)) filled.push(zone);
    const shared = found.formula?.attributes.si;
    if (found.formula?.attributes.t === 'shared' && shared !== undefined) {
      if (found.formula.text.trim() !== '') holders.add(shared);
      else {
        const withoutFormula = keptCell({ ...found, formula: undefined }, context) as KeptCell;
        followers.push({ formula: shared, row, at: row.cells.length, withoutFormula });
      }
    }
    row.cells.push(kept);
  };

  return {
    open(name: string, attributes: Attributes) {
      if (name === 'row') rows.push(openRow(attributes, rows.at(-1)?.index ?? 0));
      else if (name === 'c') cell = openCell(attributes, rows);
      else if (cell) openPart(cell, name, attributes);
    },
    close(name: string) {
      const row = rows.at(-1);
      if (name !== 'c') cell?.parts.pop();
      else if (cell && row) {
        keep(row, cell);
        cell = undefined;
      }
    },
    text(text: string) {
      if (cell) addText(cell, text);
    },
    extent: (): Extent => extent,
    withoutFarOnes() {
      const { area, farCells } = partInUse(rows);
      if (farCells.length > 0) Object.assign(extent, area);
      return farCells.map(addressAt);
    },
    missing: () => ({
      missingTexts,
      missingFormulas: followers
        .filter(({ formula }) => !holders.has(formula))
        .map(({ withoutFormula: { row, column } }) => addressAt({ row, column })),
    }),
    written() {
      for (const { formula, row, at, withoutFormula } of followers) {
        if (!holders.has(formula)) row.cells[at] = withoutFormula;
      }
      return rows.map((row) => writtenRow(row, extent, context, apart)).join('');
    },
    apart,
  };
}

function isIn(
  { left, right, top, bottom }: NonNullable<ReturnType<typeof zoneOf>>,
  { row, column }: OpenCell,
): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** A sheet whose blank middle is larger than this could not be shown, however few cells it holds. */
const MOST_AREA = 2_000_000;
/** So many blank rows or columns, and beyond them so few cells: somebody's hand slipped, or a program's. */
const [FAR_ROWS, FAR_COLUMNS, FEW] = [1_000, 100, 20];

/** The part of a sheet that is in use, and the few cells that lie far from it: these are taken out of their rows. */
function partInUse(rows: readonly KeptRow[]): {
  readonly area: Extent;
  readonly farCells: readonly KeptCell[];
} {
  const filled = rows.flatMap(({ cells }) => cells.filter(({ holdsSomething }) => holdsSomething));
  const extent = extentOf(filled);
  if (!isTooWide(extent)) return { area: extent, farCells: [] };
  const lastRow = lastNearOne(
    filled.map(({ row }) => row),
    FAR_ROWS,
  );
  const lastColumn = lastNearOne(
    filled.map(({ column }) => column),
    FAR_COLUMNS,
  );
  const isFar = ({ row, column }: KeptCell) => row > lastRow || column > lastColumn;
  for (const { cells } of rows) cells.splice(0, cells.length, ...cells.filter((cell) => !isFar(cell)));
  return { area: extentOf(filled.filter((cell) => !isFar(cell))), farCells: filled.filter(isFar) };
}

function isTooWide({ rows, columns }: Extent): boolean {
  return rows * columns > MOST_AREA || rows > LIMITS.rows || columns > LIMITS.columns;
}

function extentOf(cells: readonly KeptCell[]): Extent {
  let [rows, columns] = [0, 0];
  for (const { row, column } of cells) {
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  return { rows, columns, cells: cells.length };
}

/** The place of the last cell that is not among a few beyond a wide gap. */
function lastNearOne(places: number[], gap: number): number {
  const inOrder = places.sort((one, other) => one - other);
  let last = inOrder.length - 1;
  for (let i = last; i >= 0 && inOrder.length - i <= FEW; i--)
    if ((inOrder[i] ?? 0) - (inOrder[i - 1] ?? 0) > gap) last = i - 1;
  // Where there is nothing else, there is nothing to be far from.
  return inOrder[last] ?? Number.POSITIVE_INFINITY;
}

function openRow({ r, s, ...others }: Attributes, before: number): KeptRow {
  const kept = ROW_ATTRIBUTES.flatMap((name) => (others[name] === undefined ? [] : [[name, others[name]]]));
  const index = isPosition(r) ? Number(r) : before + 1;
  return {
    index,
    attributes: { r: String(index), ...(s && { s }), ...Object.fromEntries(kept) },
    cells: [],
    lastColumn: 0,
  };
}

function isPosition(text: string | undefined): boolean {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text);
}

/** A row as it stands in the part; none where it would say nothing. */
function writtenRow(
  { index, attributes, cells }: KeptRow,
  extent: Extent,
  { styles, takesApart }: SheetContext,
  apart: ColumnsApart,
): string {
  const { s, ...others } = attributes;
  let inside = '';
  for (const { holdsSomething, row, column, xml } of cells) {
    if (!holdsSomething && (column > extent.columns + SPARE || row > extent.rows + SPARE)) continue;
    if (typeof xml === 'string') inside += xml;
    else takeApart(apart, columnLetters(column - 1), { row, ...xml });
  }
  const look = s !== undefined && Number(s) < styles.count ? { s } : {};
  const saysMore = Object.keys(others).length > 1 || 's' in look;
  if (inside === '' && !saysMore && (takesApart || index > extent.rows + SPARE)) return '';
  if (inside === '' && index > extent.rows + SPARE) return '';
  return `${openTag('row', { ...others, ...look })}>${inside}</row>`;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  /** The elements that are open inside it. */
  readonly parts: { readonly name: string; readonly attributes: Attributes }[];
  formula: { readonly attributes: Attributes; text: string } | undefined;
  value: string;
  /** The runs of a text that stands in the cell itself. */
  text: string | undefined;
}

function openCell(attributes: Attributes, rows: KeptRow[]): OpenCell | undefined {
  const row = rows.at(-1);
  if (row === undefined) return undefined;
  const place = placeOf(attributes.r) ?? { row: row.index, column: row.lastColumn + 1 };
  row.lastColumn = place.column;
  return {
    row: place.row,
    column: place.column,
    attributes,
    parts: [],
    formula: undefined,
    value: '',
    text: undefined,
  };
}

/** 1 for A. */
function columnNumber(letters: string): number {
  return placeOf(`${letters}1`)?.column ?? 0;
}

function openPart(cell: OpenCell, name: string, attributes: Attributes): void {
  if (cell.parts.length === 0 && name === 'f') cell.formula = { attributes, text: '' };
  if (cell.parts.length === 0 && name === 'is') cell.text = '';
  cell.parts.push({ name, attributes });
}

function addText(cell: OpenCell, text: string): void {
  const names = cell.parts.map(({ name }) => name);
  switch (names[0]) {
    case 'f':
      if (cell.formula) cell.formula.text += text;
      break;
    case 'v':
      cell.value += text;
      break;
    case 'is':
      // How to pronounce a text is none of it.
      if (names.at(-1) === 't' && !names.includes('rPh')) cell.text = (cell.text ?? '') + text;
      break;
  }
}

/** A cell as the engine reads it; what its type promises and its value does not hold is text. */
function keptCell(cell: OpenCell, context: SheetContext, canBeApart = false): KeptCell | 'MISSING_TEXT' {
  const typed = typedValue(cell, context);
  if (typed === 'MISSING_TEXT') return typed;
  const content = canBeApart ? contentApart(typed, context) : undefined;
  if (content !== undefined) return cellApart(cell, typed, content, context);
  const { row, column } = cell;
  const formula = writtenFormula(cell.formula);
  const { type, value, isDate } = typed;
  const look = lookOf(cell, isDate, context);
  const tag = openTag('c', {
    r: addressAt(cell),
    ...look,
    ...(value !== undefined && type !== 'n' && { t: type }),
  });
  const inside = formula + (value === undefined ? '' : writtenValue(type, value, formula !== ''));
  return {
    row,
    column,
    holdsSomething: inside !== '',
    hasLook: look.s !== undefined,
    xml: inside === '' ? `${tag}/>` : `${tag}>${inside}</c>`,
  };
}

function cellApart(
  cell: OpenCell,
  { value, isDate }: TypedValue,
  content: string,
  context: SheetContext,
): KeptCell {
  const { row, column } = cell;
  const look = Number(lookOf(cell, isDate, context).s ?? 0);
  return { row, column, holdsSomething: value !== undefined, hasLook: look > 0, xml: { content, look } };
}

/** What a cell holds, as it would be typed; none where only the engine can read it. */
function contentApart({ type, value }: TypedValue, { sharedTexts }: SheetContext): string | undefined {
  if (value === undefined) return '';
  switch (type) {
    case 's':
      return sharedTexts[Number(value)];
    case 'str':
    case 'inlineStr':
      return typedText(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
    case 'e':
      return value;
  }
}

function lookOf({ attributes: { s } }: OpenCell, isDate: boolean, { styles }: SheetContext): Attributes {
  const look = Number(s);
  if (isDate && !styles.isDate(look)) return { s: String(styles.plainDate) };
  return s !== undefined && look < styles.count ? { s } : {};
}

interface TypedValue {
  readonly type: 'n' | 'b' | 'e' | 's' | 'str' | 'inlineStr';
  readonly value: string | undefined;
  readonly isDate: boolean;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i;
const ERROR = /^#[A-Z0-9_/!?]+$/i;
/** From the first day of Excel's usual calendar to that of the other one. */
const DAYS_TO_1904 = 1462;

function typedValue(cell: OpenCell, context: SheetContext): TypedValue | 'MISSING_TEXT' {
  const said = cell.attributes.t ?? 'n';
  const value = cell.value.trim();
  const plain = (type: TypedValue['type'], text: string | undefined) => ({
    type,
    value: text,
    isDate: false,
  });
  // A cell may say either way that its text stands in it.
  if (cell.text !== undefined) return plain('inlineStr', readableBreaks(cell.text));
  if (value === '') return plain('n', undefined);
  switch (said) {
    case 's':
      return /^\d+$/.test(value) && Number(value) < context.sharedTexts.length
        ? plain('s', value)
        : 'MISSING_TEXT';
    case 'b':
      if (/^(?:[01]|true|false)$/i.test(value)) return plain('b', /^(?:1|true)$/i.test(value) ? '1' : '0');
      break;
    case 'e':
      if (ERROR.test(value)) return plain('e', value);
      break;
    case 'd': {
      const serial = serialOf(value);
      if (serial !== undefined) return { type: 'n', value: String(serial), isDate: serial >= 1 };
      break;
    }
    case 'n':
      if (NUMBER.test(value)) return plain('n', shifted(value, cell, context));
      break;
  }
  return plain('str', readableBreaks(cell.value));
}

/** A number as it stands, a day counted from 1904 as one counted from 1900. */
function shifted(
  value: string,
  { attributes: { s } }: OpenCell,
  { isFrom1904, styles }: SheetContext,
): string {
  return isFrom1904 && s !== undefined && styles.isDate(Number(s))
    ? String(Number(value) + DAYS_TO_1904)
    : value;
}

const ISO_TIME = /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?Z?$/;

/** The serial number of an ISO date, a time or both. */
export function serialOf(text: string): number | undefined {
  const [whole, year, month, dayOfMonth, hours = 0, minutes = 0, seconds = 0] = ISO_TIME.exec(text) ?? [];
  if (!whole) return undefined;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return time;
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth));
  return day === undefined ? undefined : day + time;
}

/** `_x000D_` is how Excel keeps the first half of a Windows line end; other such signs are for the engine. */
export function readableBreaks(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-F]{4})_\n?/gi, (sign: string, code: string) =>
    code.toUpperCase() === '000D' ? '\n' : sign,
  );
}

function writtenValue(type: TypedValue['type'], value: string, hasFormula: boolean): string {
  if (type !== 'inlineStr') return `<v>${escaped(value)}</v>`;
  return hasFormula ? '' : `<is><t xml:space="preserve">${escaped(value)}</t></is>`;
}

/** What an array formula fills must be on the sheet. */
const LARGEST_ARRAY = 1_000_000;

function writtenFormula(formula: OpenCell['formula']): string {
  if (formula === undefined) return '';
  const { t, ref, si } = formula.attributes;
  const text = formula.text.trim();
  const isShared = t === 'shared' && si !== undefined;
  if (text === '' && !isShared) return '';
  const how = isShared
    ? { t, ...(ref && { ref }), si }
    : t === 'array' && isFillable(ref)
      ? { t, ref: ref as string }
      : {};
  return `${openTag('f', how)}${text === '' ? '/>' : `>${escaped(text)}</f>`}`;
}

function isFillable(range: string | undefined): boolean {
  const zone = zoneOf(range);
  return zone !== undefined && (zone.right - zone.left + 1) * (zone.bottom - zone.top + 1) <= LARGEST_ARRAY;
}

/** A range from its upper left to its lower right cell, rows and columns counted from 1; none where it is no such range. */
export function zoneOf(range: string | undefined) {
  const [, left, top, right = left, bottom = top] =
    /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/.exec(range ?? '') ?? [];
  if (left === undefined || right === undefined) return undefined;
  const zone = {
    left: columnNumber(left),
    top: Number(top),
    right: columnNumber(right),
    bottom: Number(bottom),
  };
  return zone.right >= zone.left && zone.bottom >= zone.top ? zone : undefined;
}
