import { filledForeign, withLastValue } from '../core/set-up/live-formula';
import { addressAt, type Place, placeOf } from './addresses';
import { movedAlong } from './formula-references';
import type { LookEdit, StyleEdits } from './style-edits';
import { escaped, unescaped } from './xml';
import {
  attributeIn,
  elementNamed,
  type Piece,
  prefixOf,
  replaced,
  withAttribute,
  withAttributes,
  withoutAsides,
} from './xml-pieces';

/** What is changed in a cell; what is left out stays as it is. A value of `undefined` is a blank cell. */
export interface CellEdit {
  readonly value?: string | number | boolean | { readonly error: string } | undefined;
  /** Without its equals sign, as files store it; `null` takes it away and keeps the value. */
  readonly formula?: string | null;
  /** The range that the formula fills, where it fills more than its own cell. */
  readonly fills?: string;
  /** The cell whose formula fills this one with its value. */
  readonly filledBy?: string;
  /** How it looks, but for which it keeps its look, or gets that of its row or column: `{ format: 'dd/mm/yyyy' }`. */
  readonly look?: LookEdit;
}

export interface EditedCells {
  readonly xml: string;
  readonly hasChangedFormulas: boolean;
}

/** A sheet's part with some of its cells changed: the rest of its text stays as it is. */
export function editedCells(
  part: string,
  cells: ReadonlyMap<string, CellEdit>,
  lookWith: LookWith,
): EditedCells {
  const xml = withoutAsides(part);
  const prefix = prefixOf(xml);
  const data = elementNamed(xml, `${prefix}sheetData`);
  if (data === undefined || cells.size === 0) return { xml: part, hasChangedFormulas: false };
  const sheet: SheetText = {
    xml,
    prefix,
    data,
    lookWith,
    columnLooks: columnLooks(xml.slice(0, data.start), prefix),
    filled: rangesFilled(xml, prefix, cells),
  };
  const changesFormulas = [...cells.values()].some(({ formula }) => formula !== undefined);
  const all = changesFormulas ? withDependants(sheet, cells) : cells;
  const edits = inOrder(all);
  const body = editedRows(sheet, edits);
  if (body === xml.slice(data.inside, data.insideEnd)) return { xml: part, hasChangedFormulas: false };
  const before = withDimension(xml.slice(0, data.start), prefix, edits);
  return {
    xml: `${before}<${data.name}${data.attributes}>${body}</${data.name}>${xml.slice(data.end)}`,
    hasChangedFormulas: changesFormulas,
  };
}

interface SheetText {
  readonly xml: string;
  readonly prefix: string;
  readonly data: Piece;
  readonly lookWith: LookWith;
  /** The look that a new cell of a column gets. */
  readonly columnLooks: (column: number) => string | undefined;
  /** What formulas fill now, by their cells. */
  readonly filled: ReadonlyMap<string, FilledRange>;
}

interface FilledRange {
  readonly range: string;
  /** Google stores each cell of it with a formula of its own. */
  readonly isOfGoogle: boolean;
}

interface PlacedEdit extends Place {
  readonly cell: CellEdit;
}
type RowEdits = readonly [row: number, edits: readonly PlacedEdit[]];
type LookWith = StyleEdits['lookWith'];

/** A formula may fill more cells than when the file was stored, or fewer. */
function rangesFilled(
  xml: string,
  prefix: string,
  cells: ReadonlyMap<string, CellEdit>,
): SheetText['filled'] {
  const lasts = new Map<string, Place>();
  for (const [address, { filledBy }] of cells) {
    const place = placeOf(address);
    if (filledBy === undefined || place === undefined) continue;
    const { row, column } = lasts.get(filledBy) ?? place;
    lasts.set(filledBy, { row: Math.max(row, place.row), column: Math.max(column, place.column) });
  }
  return new Map(
    [...lasts].map(([first, last]) => {
      const isOfGoogle = formulaStoredIn(xml, prefix, first).includes('__xludf.DUMMYFUNCTION');
      return [first, { range: `${first}:${addressAt(last)}`, isOfGoogle }];
    }),
  );
}

function formulaStoredIn(xml: string, prefix: string, address: string): string {
  const start = xml.search(new RegExp(`<${prefix}c\\s[^>]*\\br=["']${address}["']`));
  return start < 0 ? '' : xml.slice(start, xml.indexOf(`</${prefix}c>`, start));
}

/** Row by row from the top, in each from the left. */
function inOrder(cells: ReadonlyMap<string, CellEdit>): readonly RowEdits[] {
  const rows = new Map<number, PlacedEdit[]>();
  for (const [address, cell] of cells) {
    const place = placeOf(address.replaceAll('$', ''));
    if (place === undefined) continue;
    const edit = { ...place, cell };
    const row = rows.get(place.row);
    if (row) row.push(edit);
    else rows.set(place.row, [edit]);
  }
  for (const edits of rows.values()) edits.sort((one, other) => one.column - other.column);
  return [...rows].sort(([one], [other]) => one - other);
}

// Rows

interface FoundRow extends Piece {
  readonly index: number;
}

function* rowsOf({ xml, prefix, data }: SheetText): Generator<FoundRow> {
  let index = 0;
  let at = data.inside;
  while (at < data.insideEnd) {
    const row = elementNamed(xml, `${prefix}row`, at);
    if (row === undefined || row.start >= data.insideEnd) return;
    index = Number(attributeIn(row.attributes, 'r') ?? index + 1);
    yield { ...row, index };
    at = row.end;
  }
}

function editedRows(sheet: SheetText, edits: readonly RowEdits[]): string {
  const { xml, prefix, data } = sheet;
  const pieces: string[] = [];
  let copied = data.inside;
  let next = 0;
  const newRow = ([index, cells]: RowEdits) => {
    const written = cells.map((edit) => newCell(sheet, edit, undefined)).join('');
    return written === '' ? '' : `<${prefix}row r="${index}">${written}</${prefix}row>`;
  };
  for (const row of rowsOf(sheet)) {
    if (next === edits.length) break;
    let added = '';
    while (next < edits.length && (edits[next] as RowEdits)[0] < row.index)
      added += newRow(edits[next++] as RowEdits);
    const own = edits[next];
    if (added === '' && own?.[0] !== row.index) continue;
    pieces.push(xml.slice(copied, row.start), added);
    copied = row.start;
    if (own?.[0] !== row.index) continue;
    pieces.push(editedRow(sheet, row, own[1]));
    copied = row.end;
    next++;
  }
  pieces.push(xml.slice(copied, data.insideEnd), ...edits.slice(next).map(newRow));
  return pieces.join('');
}

function editedRow(sheet: SheetText, row: FoundRow, edits: readonly PlacedEdit[]): string {
  const { xml } = sheet;
  const pieces: string[] = [];
  const look =
    attributeIn(row.attributes, 'customFormat') === '1' ? attributeIn(row.attributes, 's') : undefined;
  let copied = row.inside;
  let next = 0;
  let hasNew = false;
  for (const cell of cellsOf(sheet, row)) {
    if (next === edits.length) break;
    let added = '';
    while (next < edits.length && (edits[next] as PlacedEdit).column < cell.column)
      added += newCell(sheet, edits[next++] as PlacedEdit, look);
    hasNew ||= added !== '';
    const own = edits[next];
    if (added === '' && own?.column !== cell.column) continue;
    pieces.push(xml.slice(copied, cell.start), added);
    copied = cell.start;
    if (own?.column !== cell.column) continue;
    const written = editedCell(sheet, cell, own.cell);
    pieces.push(written);
    copied = cell.end;
    next++;
  }
  const rest = edits.slice(next).map((edit) => newCell(sheet, edit, look));
  pieces.push(xml.slice(copied, row.insideEnd), ...rest);
  hasNew ||= rest.some((cell) => cell !== '');
  // How far the row reaches is said only to be quicker, and no longer so.
  const attributes = hasNew ? withAttribute(row.attributes, 'spans', undefined) : row.attributes;
  return `<${row.name}${attributes}>${pieces.join('')}</${row.name}>`;
}

// Cells

interface FoundCell extends Piece {
  readonly column: number;
}

function* cellsOf({ xml, prefix }: SheetText, row: FoundRow): Generator<FoundCell> {
  let column = 0;
  let at = row.inside;
  while (at < row.insideEnd) {
    const cell = elementNamed(xml, `${prefix}c`, at);
    if (cell === undefined || cell.start >= row.insideEnd) return;
    column = placeOf(attributeIn(cell.attributes, 'r'))?.column ?? column + 1;
    yield { ...cell, column };
    at = cell.end;
  }
}

function newCell(sheet: SheetText, { row, column, cell }: PlacedEdit, rowLook: string | undefined): string {
  if (cell.value === undefined && typeof cell.formula !== 'string' && cell.look === undefined) return '';
  const given = rowLook ?? sheet.columnLooks(column);
  const look = cell.look === undefined ? given : String(sheet.lookWith(Number(given ?? 0), cell.look));
  const attributes = ` r="${addressAt({ row, column })}"${look === undefined ? '' : ` s="${look}"`}`;
  const formula = typeof cell.formula === 'string' ? newFormula(sheet.prefix, cell) : fillingOf(sheet, cell);
  return writtenCell(sheet.prefix, attributes, formula, cell.value);
}

function editedCell(sheet: SheetText, found: FoundCell, cell: CellEdit): string {
  const { xml, prefix } = sheet;
  const formula = elementIn(xml, found, `${prefix}f`);
  const isNewFormula = cell.formula !== undefined && !isSameFormula(sheet, formula, cell);
  const isNewValue =
    ('value' in cell || (isNewFormula && typeof cell.formula === 'string')) &&
    (isNewFormula || !isSameValue(sheet, found, cell.value));
  const looked = lookedAttributes(found.attributes, cell, sheet.lookWith);
  const ranged = formula && !isNewFormula ? withRange(sheet, found, formula) : undefined;
  if (!isNewFormula && !isNewValue && ranged === undefined) {
    return looked === found.attributes
      ? xml.slice(found.start, found.end)
      : withAttributes(xml, found, looked);
  }
  // What says that a formula fills cells, or that a value is more than it shows, falls with them. One that still fills cells
  // goes on as the array of whatever size that it was.
  const withoutFill =
    isNewFormula && !cell.fills?.includes(':') ? withAttribute(looked, 'cm', undefined) : looked;
  const bare = withAttribute(
    isNewValue ? withAttribute(withoutFill, 'vm', undefined) : withoutFill,
    't',
    undefined,
  );
  const kept = ranged ?? (formula ? keptFormula(xml, formula, cell.value) : fillingOf(sheet, cell));
  const stays = isNewFormula ? '' : kept;
  const written = isNewFormula && cell.formula !== null ? newFormula(prefix, cell) : stays;
  return writtenCell(prefix, bare, written, isNewValue ? cell.value : keptValue(sheet, found));
}

/** What stands in a cell that a formula of Google fills; other programs know the range from the formula itself. */
function fillingOf({ prefix, filled }: SheetText, { filledBy = '', value }: CellEdit): string {
  if (!filled.get(filledBy)?.isOfGoogle) return '';
  return newFormula(prefix, { formula: filledForeign(inFormula(value)) });
}

/** The formula with the range that it fills now; `undefined` where the file says it already, or tells it otherwise. */
function withRange({ xml, filled }: SheetText, found: FoundCell, formula: Piece): string | undefined {
  const { range, isOfGoogle } = filled.get(attributeIn(found.attributes, 'r') ?? '') ?? {};
  const { attributes, start, end, name } = formula;
  const type = attributeIn(attributes, 't');
  const isSo = type === 'array' && attributeIn(attributes, 'ref') === range;
  if (range === undefined || isOfGoogle || isSo || type === 'shared') return undefined;
  const array = withAttribute(withAttribute(attributes, 't', 'array'), 'ref', range);
  return xml.slice(start, end).replace(`<${name}${attributes}`, () => `<${name}${array}`);
}

/** A formula as it stands; one that holds the last value of another holds the new one. */
function keptFormula(xml: string, formula: Piece, value: CellEdit['value']): string {
  const stored = unescaped(xml.slice(formula.inside, formula.insideEnd));
  const renewed = withLastValue(stored, inFormula(value));
  if (renewed === stored) return xml.slice(formula.start, formula.end);
  return replaced(
    xml.slice(formula.start, formula.end),
    { start: formula.inside - formula.start, end: formula.insideEnd - formula.start },
    escaped(renewed),
  );
}

function inFormula(value: CellEdit['value']): string {
  if (typeof value === 'object') return value.error;
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value ?? '""').toUpperCase();
}

/** Does the cell have this formula already, alone or as it fills the same cells? */
function isSameFormula({ xml }: SheetText, found: Piece | undefined, { formula, fills }: CellEdit): boolean {
  if (found === undefined) return formula === null;
  if (attributeIn(found.attributes, 'ref') !== fills) return false;
  return formula === unescaped(xml.slice(found.inside, found.insideEnd));
}

/** Does the cell hold this value already? Not where it is one of the shared texts: these are not looked up. */
function isSameValue({ xml, prefix }: SheetText, found: FoundCell, value: CellEdit['value']): boolean {
  const piece = elementIn(xml, found, `${prefix}v`);
  const type = attributeIn(found.attributes, 't') ?? 'n';
  if (piece === undefined) return value === undefined && found.inside === found.end;
  const text = unescaped(xml.slice(piece.inside, piece.insideEnd));
  switch (typeof value) {
    case 'number':
      return type === 'n' && Number(text) === value;
    case 'boolean':
      return type === 'b' && (text === '1') === value;
    case 'string':
      return type === 'str' && text === value;
    case 'object':
      return type === 'e' && text === value.error;
    default:
      return false;
  }
}

function lookedAttributes(attributes: string, { look }: CellEdit, lookWith: LookWith): string {
  if (look === undefined) return attributes;
  const style = lookWith(Number(attributeIn(attributes, 's') ?? 0), look);
  return withAttribute(attributes, 's', String(style));
}

function elementIn(xml: string, found: Piece, name: string): Piece | undefined {
  // Looked for in the cell alone: where it has none, the next one can be a whole sheet away.
  const content = xml.slice(found.inside, found.insideEnd);
  const piece = content.includes(`<${name}`) ? elementNamed(content, name) : undefined;
  const by = found.inside;
  return (
    piece && {
      ...piece,
      start: piece.start + by,
      end: piece.end + by,
      inside: piece.inside + by,
      insideEnd: piece.insideEnd + by,
    }
  );
}

type CellValue = CellEdit['value'] | { readonly xml: string; readonly type: string | undefined };

/** What a cell showed when it had its formula, as the plain value that it is without it. */
function keptValue({ xml, prefix }: SheetText, found: FoundCell): CellValue {
  const type = attributeIn(found.attributes, 't');
  const value = elementIn(xml, found, `${prefix}v`);
  const text = elementIn(xml, found, `${prefix}is`);
  if (type === 'str' && value) return unescaped(xml.slice(value.inside, value.insideEnd));
  const kept = text ?? value;
  return kept && { xml: xml.slice(kept.start, kept.end), type };
}

function newFormula(prefix: string, { formula, fills }: CellEdit): string {
  const how = fills === undefined ? '' : ` t="array" ref="${fills}"`;
  return `<${prefix}f${how}>${escaped(formula ?? '')}</${prefix}f>`;
}

/**
 * Text stands in its cell and not among the shared texts: so their part stays as it is, whoever else refers to it, and every
 * program reads it there.
 */
function writtenCell(prefix: string, attributes: string, formula: string, value: CellValue): string {
  const cell = (type: string | undefined, inside: string) => {
    const tag = `<${prefix}c${attributes}${type === undefined ? '' : ` t="${type}"`}`;
    return inside === '' ? `${tag}/>` : `${tag}>${inside}</${prefix}c>`;
  };
  const plain = (type: string | undefined, text: string) =>
    cell(type, `${formula}<${prefix}v>${text}</${prefix}v>`);
  switch (typeof value) {
    case 'undefined':
      return cell(undefined, formula);
    case 'boolean':
      return plain('b', value ? '1' : '0');
    case 'number':
      return Number.isFinite(value) ? plain(undefined, String(value)) : plain('e', '#NUM!');
    case 'string': {
      const text = writtenText(value);
      if (formula !== '') return plain('str', text);
      const space = value.trim() === value && !value.includes('\n') ? '' : ' xml:space="preserve"';
      return cell('inlineStr', `<${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is>`);
    }
    default:
      return 'error' in value ? plain('e', escaped(value.error)) : cell(value.type, formula + value.xml);
  }
}

/** Text that reads like one of the format's signs for a character is spelled so that it stays text. */
function writtenText(text: string): string {
  return escaped(text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_'));
}

/** The looks that the sheet's columns give to new cells. */
function columnLooks(before: string, prefix: string): (column: number) => string | undefined {
  const columns: { readonly min: number; readonly max: number; readonly style: string }[] = [];
  let at = 0;
  for (;;) {
    const column = elementNamed(before, `${prefix}col`, at);
    if (column === undefined) break;
    at = column.end;
    const style = attributeIn(column.attributes, 'style');
    const [min, max] = ['min', 'max'].map((name) => Number(attributeIn(column.attributes, name)));
    if (style !== undefined) columns.push({ min: min ?? 0, max: max ?? 0, style });
  }
  return (column) => columns.find(({ min, max }) => min <= column && column <= max)?.style;
}

function withDimension(before: string, prefix: string, edits: readonly RowEdits[]): string {
  const dimension = elementNamed(before, `${prefix}dimension`);
  const [from = '', to = from] = (attributeIn(dimension?.attributes ?? '', 'ref') ?? '').split(':');
  const [first, last] = [placeOf(from), placeOf(to)];
  const [top, bottom] = [edits[0]?.[0], edits.at(-1)?.[0]];
  if (!dimension || !first || !last || top === undefined || bottom === undefined) return before;
  let [left, right] = [first.column, last.column];
  for (const [, cells] of edits) {
    left = Math.min(left, cells[0]?.column ?? left);
    right = Math.max(right, cells.at(-1)?.column ?? right);
  }
  const start = addressAt({ row: Math.min(first.row, top), column: left });
  const end = addressAt({ row: Math.max(last.row, bottom), column: right });
  const attributes = withAttribute(dimension.attributes, 'ref', start === end ? start : `${start}:${end}`);
  return `${before.slice(0, dimension.start)}<${dimension.name}${attributes}/>${before.slice(dimension.end)}`;
}

// Formulas that several cells share

interface Master extends Place {
  readonly formula: string;
}

/**
 * Where a cell is changed that holds a formula for others, each of these gets it as its own. Where one is changed that an
 * array fills, and gets a formula, the array is taken back to its first cell; what it filled keeps what it last showed.
 */
function withDependants(
  sheet: SheetText,
  cells: ReadonlyMap<string, CellEdit>,
): ReadonlyMap<string, CellEdit> {
  const { xml, prefix, data } = sheet;
  const body = xml.slice(data.inside, data.insideEnd);
  if (!/\st\s*=\s*["'](?:shared|array)["']/.test(body)) return cells;
  const all = new Map(cells);
  const given = new Map(
    [...cells].map(([address, cell]) => [address.replaceAll('$', '').toUpperCase(), cell]),
  );
  const changed = [...given].flatMap(([address, { formula }]) => {
    const place = formula === undefined ? undefined : placeOf(address);
    return place ? [place] : [];
  });
  const masters = new Map<string, Master>();
  for (const row of rowsOf(sheet))
    for (const found of cellsOf(sheet, row)) {
      const formula = elementIn(xml, found, `${prefix}f`);
      const how = formula && attributeIn(formula.attributes, 't');
      if (formula === undefined || (how !== 'shared' && how !== 'array')) continue;
      const place = { row: row.index, column: found.column };
      const address = addressAt(place);
      const isChanged = given.get(address)?.formula !== undefined;
      const text = unescaped(xml.slice(formula.inside, formula.insideEnd));
      if (how === 'array') {
        const zone = attributeIn(formula.attributes, 'ref') ?? '';
        const isTorn = !isChanged && changed.some((cell) => isWithin(zone, cell));
        if (isTorn)
          all.set(address, { ...keptAs(sheet, found), ...given.get(address), formula: text, fills: address });
        continue;
      }
      const index = attributeIn(formula.attributes, 'si') ?? '';
      const master = masters.get(index);
      if (text !== '' && isChanged) masters.set(index, { ...place, formula: text });
      else if (text === '' && master && !isChanged)
        all.set(address, {
          ...keptAs(sheet, found),
          ...given.get(address),
          formula: movedAlong(master.formula, place.row - master.row, place.column - master.column),
        });
    }
  return all;
}

/** The value of a cell that gets a formula of its own. */
function keptAs(sheet: SheetText, found: FoundCell): CellEdit {
  const { xml, prefix } = sheet;
  const value = elementIn(xml, found, `${prefix}v`);
  if (value === undefined) return {};
  const text = unescaped(xml.slice(value.inside, value.insideEnd));
  switch (attributeIn(found.attributes, 't') ?? 'n') {
    case 'n':
      return { value: Number(text) };
    case 'b':
      return { value: text === '1' };
    case 'e':
      return { value: { error: text } };
    default:
      return { value: text };
  }
}

function isWithin(zone: string, { row, column }: Place): boolean {
  const [from = '', to = from] = zone.split(':');
  const [first, last] = [placeOf(from), placeOf(to)];
  return (
    first !== undefined &&
    last !== undefined &&
    first.row <= row &&
    row <= last.row &&
    first.column <= column &&
    column <= last.column
  );
}
