import type { StoredFormula } from '../../files/stored-cells';
import { areaOf, partOfTable } from '../formula/areas';
import type { Around, Place } from '../formula/around';
import { reference, referencesIn } from '../formula/parsed';
import { type Area, isArea, isLeft, type Value } from '../formula/values';
import { typedFormula } from './encodings';
import { type IndexedSheet, keyOf, placeOfKey } from './stored-index';

/** A formula with the sheet that it stands on. */
export interface PlacedFormula {
  readonly sheet: string;
  readonly formula: StoredFormula;
}

export function placeOf({ sheet, formula: { row, column, from } }: PlacedFormula): Place {
  const moved = { rows: row - (from?.row ?? row), columns: column - (from?.column ?? column) };
  return { sheet, row, column, moved };
}

/** The cells that come to something else, by sheet, column and row. */
interface Changing {
  has(area: Area): boolean;
  add(sheet: string, row: number, column: number): void;
}

function changingCells(): Changing {
  const sheets = new Map<string, Map<number, Set<number>>>();
  return {
    add(sheet, row, column) {
      const columns = sheets.get(sheet) ?? new Map<number, Set<number>>();
      sheets.set(sheet, columns);
      const rows = columns.get(column) ?? new Set<number>();
      columns.set(column, rows);
      rows.add(row);
    },
    has({ sheet, area }) {
      for (const [column, rows] of sheets.get(sheet) ?? [])
        if (column >= area.left && column <= area.right && hasRowIn(rows, area.top, area.bottom)) return true;
      return false;
    },
  };
}

function hasRowIn(rows: ReadonlySet<number>, top: number, bottom: number): boolean {
  if (bottom - top < rows.size) {
    for (let row = top; row <= bottom; row++) if (rows.has(row)) return true;
    return false;
  }
  for (const row of rows) if (row >= top && row <= bottom) return true;
  return false;
}

/** Every formula, of those that are given, that rests on one of some others, directly or over further ones. */
export function restingOn(
  seeds: readonly PlacedFormula[],
  candidates: readonly PlacedFormula[],
  sheets: ReadonlyMap<string, IndexedSheet>,
  around: Around,
): readonly PlacedFormula[] {
  const changing = changingCells();
  for (const seed of seeds) addWithFilled(changing, seed, sheets);
  const found: PlacedFormula[] = [];
  const read = areasReader(around);
  let others = candidates.map((placed) => ({ placed, areas: read(placed) }));
  for (let before = -1; before !== found.length; ) {
    before = found.length;
    others = others.filter(({ placed, areas }) => {
      const isResting = areas.some(changing.has);
      if (isResting) {
        found.push(placed);
        addWithFilled(changing, placed, sheets);
      }
      return !isResting;
    });
  }
  return found;
}

function addWithFilled(
  changing: Changing,
  { sheet, formula: { row, column } }: PlacedFormula,
  sheets: ReadonlyMap<string, IndexedSheet>,
): void {
  changing.add(sheet, row, column);
  for (const key of sheets.get(sheet)?.filled.get(keyOf(row, column)) ?? []) {
    const cell = placeOfKey(key);
    changing.add(sheet, cell.row, cell.column);
  }
}

/** The areas that a formula names. Where it reads alike wherever it stands, as look-ups do, they are found once. */
function areasReader(around: Around): (placed: PlacedFormula) => readonly Area[] {
  const known = new Map<string, readonly Area[]>();
  return (placed) => {
    const { sheet, formula } = placed;
    const key = `${sheet}\n${formula.text}`;
    const found = known.get(key);
    if (found) return found;
    const written = referencesIn(typedFormula(formula));
    const areas = written.flatMap((one) => areaNamed(one, placeOf(placed), around));
    if (written.every(isHeld)) known.set(key, areas);
    return areas;
  };
}

/** Does a reference name the same cells wherever its formula stands? */
function isHeld(written: string): boolean {
  const found = reference(written);
  return 'range' in found && !Object.values(found.range.moves).includes(true);
}

function areaNamed(written: string, place: Place, around: Around): readonly Area[] {
  const found = reference(written);
  if (isLeft(found)) return [];
  if ('part' in found) return areaIn(partOfTable(found.part, place, around));
  if ('name' in found) {
    const named = around.named(found.name.toLowerCase());
    return named === undefined
      ? []
      : referencesIn(named).flatMap((one) => (one === written ? [] : areaNamed(one, place, around)));
  }
  return areaIn(areaOf(found.range, place, around));
}

function areaIn(value: Value): readonly Area[] {
  return isArea(value) ? [value] : [];
}
