import type { Cell } from '../../core/cells/cell';
import { addressOf } from '../../core/sheet/grid';
import type { Zone } from '../../files/stored-cells';
import type { Left } from '../formula/values';
import type { PlacedFormula } from './dependents';
import { ENCODINGS, type Encoding, isFilledForeign } from './encodings';
import { type IndexedSheet, keyOf, placeOfKey } from './stored-index';

/** What a formula comes to: its own cell first, then those that it fills. */
export interface Filling {
  readonly placed: PlacedFormula;
  readonly encoding: Encoding;
  readonly cells: readonly { readonly key: number; readonly value: Cell }[];
  /** Cells that it filled before, and no longer does. */
  readonly emptied: readonly number[];
  /** Where it fills other cells than before: all that it fills now. */
  readonly fills?: Zone;
}

/** Lays an answer out from its formula on, or says what is in the way. */
export function filling(
  placed: PlacedFormula,
  encoding: Encoding,
  block: readonly (readonly Cell[])[],
  sheet: IndexedSheet,
): Filling | Left {
  const { row, column } = placed.formula;
  const how = ENCODINGS[encoding].fills;
  if (how === 'one') {
    const cells = [{ key: keyOf(row, column), value: shown(block[0]?.[0]) }];
    return { placed, encoding, cells, emptied: [] };
  }
  const before = sheet.filled.get(keyOf(row, column)) ?? [];
  if (how === 'its own') return { placed, encoding, cells: fixed(placed, block, before), emptied: [] };
  return spilled(placed, encoding, block, before, sheet);
}

/** A formula that comes to a blank cell shows 0. */
function shown(cell: Cell): Cell {
  return cell ?? 0;
}

/** An array of a fixed size: an answer of one cell stands in all of them, and beyond a larger one there is none. */
function fixed(
  { formula: { row, column } }: PlacedFormula,
  block: readonly (readonly Cell[])[],
  before: readonly number[],
) {
  const at = (key: number): Cell => {
    const place = placeOfKey(key);
    const line = block[block.length === 1 ? 0 : place.row - row];
    const i = line?.length === 1 ? 0 : place.column - column;
    return line === undefined || i >= line.length ? '#N/A' : shown(line[i]);
  };
  return [keyOf(row, column), ...before].map((key) => ({ key, value: at(key) }));
}

function spilled(
  placed: PlacedFormula,
  encoding: Encoding,
  block: readonly (readonly Cell[])[],
  before: readonly number[],
  sheet: IndexedSheet,
): Filling | Left {
  const { row, column } = placed.formula;
  const was = new Set(before);
  const own = keyOf(row, column);
  const cells: { key: number; value: Cell }[] = [];
  for (const [i, line] of block.entries())
    for (const [j, cell] of line.entries()) {
      const key = keyOf(row + i, column + j);
      const isFree = key === own || was.has(key) || isBlankIn(sheet, row + i, column + j);
      if (!isFree) return { left: inTheWay(row + i, column + j) };
      cells.push({ key, value: shown(cell) });
    }
  const now = new Set(cells.map(({ key }) => key));
  const emptied = before.filter((key) => !now.has(key));
  const isSameSize = encoding === 'dynamic' && emptied.length === 0 && now.size === was.size + 1;
  return { placed, encoding, cells, emptied, ...(!isSameSize && { fills: zoneOf(row, column, block) }) };
}

function zoneOf(top: number, left: number, block: readonly (readonly Cell[])[]): Zone {
  return { top, left, bottom: top + block.length - 1, right: left + (block[0]?.length ?? 1) - 1 };
}

function isBlankIn({ sheet, formulas }: IndexedSheet, row: number, column: number): boolean {
  const formula = formulas.get(keyOf(row, column));
  if (formula) return isFilledForeign(formula.text);
  const cell = sheet.rows[row]?.[column];
  return cell === undefined || cell === '';
}

function inTheWay(row: number, column: number): string {
  return `its answer needs ${addressOf({ row, column })}, where something stands: clear that cell`;
}
