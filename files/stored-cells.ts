import { type Cell, isError } from '../core/cells/cell';
import { placeOf } from './addresses';
import { serialOf, zoneOf } from './sheet-part';
import { type Attributes, readXml, type XmlFault } from './xml';

/*
 * The cells of a sheet as its file holds them: what each last showed, and the formula behind it in the words of whichever
 * program wrote it. Nothing is put into another form, so that what is not written to stays as it is.
 */

/** A formula as it is stored, without its `=`. Rows and columns are counted from 0. */
export interface StoredFormula {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Where the text was written, when several cells share it: its references move with the cell. */
  readonly from?: { readonly row: number; readonly column: number };
  /** The cells that an array formula fills, itself among them. */
  readonly fills?: Zone;
  /** An array formula whose size follows its answer. */
  readonly isDynamic?: boolean;
}

/** Rows and columns counted from 0, the last ones included. */
export interface Zone {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface StoredCells {
  /** Row by row, blank cells left out. */
  readonly rows: readonly (readonly Cell[] | undefined)[];
  readonly formulas: readonly StoredFormula[];
  /** The longest row. */
  readonly columns: number;
  /** Relations of the tables of the sheet. */
  readonly tableIds: readonly string[];
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  value: string;
  text: string | undefined;
  formula: { readonly attributes: Attributes; text: string } | undefined;
}

/** Reads the part of a sheet; `texts` are those that the sheets of the workbook share. */
export function storedCells(part: string, texts: readonly string[]): StoredCells | XmlFault {
  const kept = keeper(texts);
  const path: string[] = [];
  let cell: OpenCell | undefined;
  let row = -1;
  let column = -1;
  const fault = readXml(part, {
    open(name, attributes) {
      path.push(name);
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
        column = -1;
      } else if (name === 'c') {
        const place = placeOf(attributes.r);
        column = place === undefined ? column + 1 : place.column - 1;
        const at = place === undefined ? row : place.row - 1;
        cell = { row: at, column, attributes, value: '', text: undefined, formula: undefined };
      } else if (cell && name === 'f') cell.formula = { attributes, text: '' };
      else if (cell && name === 'is') cell.text = '';
      else if (name === 'tablePart') kept.table(attributes['r:id'] ?? '');
    },
    close(name) {
      path.pop();
      if (name !== 'c' || !cell) return;
      kept.cell(cell);
      cell = undefined;
    },
    text(text) {
      if (cell) addText(cell, path, text);
    },
  });
  return fault ?? kept.all();
}

function addText(cell: OpenCell, path: readonly string[], text: string): void {
  const name = path[path.length - 1];
  if (name === 'v') cell.value += text;
  else if (name === 'f' && cell.formula) cell.formula.text += text;
  else if (name === 't' && !path.includes('rPh')) cell.text = (cell.text ?? '') + text;
}

function keeper(texts: readonly string[]) {
  const rows: (Cell[] | undefined)[] = [];
  const formulas: StoredFormula[] = [];
  const shared = new Map<string, StoredFormula>();
  const tableIds: string[] = [];
  let columns = 0;
  return {
    table: (id: string) => tableIds.push(id),
    cell(cell: OpenCell) {
      const { row, column } = cell;
      const value = shownBy(cell, texts);
      if (value !== undefined) {
        rows[row] ??= [];
        (rows[row] as Cell[])[column] = value;
        columns = Math.max(columns, column + 1);
      }
      const formula = formulaOf(cell, shared);
      if (formula) formulas.push(formula);
    },
    all: (): StoredCells => ({ rows, formulas, columns, tableIds }),
  };
}

/** What a cell last showed; an error is its text, as everywhere. */
function shownBy({ attributes, value, text }: OpenCell, texts: readonly string[]): Cell {
  if (text !== undefined) return text;
  switch (attributes.t ?? 'n') {
    case 's':
      return texts[Number(value)] ?? '';
    case 'b':
      return /^(?:1|true)$/i.test(value.trim());
    case 'd':
      return serialOf(value.trim()) ?? value;
    case 'n':
      return value.trim() === '' ? undefined : numberOr(value.trim());
    case 'e':
      return isError(value) ? value : '#VALUE!';
    default:
      return value;
  }
}

function numberOr(value: string): Cell {
  const number = Number(value);
  return Number.isNaN(number) ? value : number;
}

function formulaOf(
  { row, column, formula, attributes }: OpenCell,
  shared: Map<string, StoredFormula>,
): StoredFormula | undefined {
  if (formula === undefined) return undefined;
  const { t, ref, si } = formula.attributes;
  const text = formula.text.trim();
  const own: StoredFormula = {
    row,
    column,
    text,
    ...(t === 'array' && { fills: zoneFrom(ref) ?? { top: row, left: column, bottom: row, right: column } }),
    ...(t === 'array' && attributes.cm !== undefined && { isDynamic: true }),
  };
  if (t !== 'shared' || si === undefined) return text === '' ? undefined : own;
  if (text !== '') {
    shared.set(si, own);
    return own;
  }
  const first = shared.get(si);
  return first && { row, column, text: first.text, from: { row: first.row, column: first.column } };
}

/** A range such as `A1:C9`; none where it is no such range. */
export function zoneFrom(range: string | undefined): Zone | undefined {
  const zone = zoneOf(range);
  return zone && { top: zone.top - 1, left: zone.left - 1, bottom: zone.bottom - 1, right: zone.right - 1 };
}
