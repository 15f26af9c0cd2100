import type { Cell } from '../cells/cell';

type Cells = readonly Cell[];

/** A row, and what it came to. */
interface KeptRow<Outcome> {
  readonly cells: Cells;
  readonly outcome: Outcome;
}

/** What the rows of a sheet came to, the sheet being gone over again and again while a few of its cells change. */
export interface KeptOutcomes<Outcome> {
  /**
   * Goes over the rows once more: asked for one after another, those that read as before are answered as before.
   *
   * @param rows How many rows there are.
   * @param nameOf What a row is looked for by where rows have moved; what is found is compared cell by cell.
   * @param outcomeFor Works a row out.
   */
  pass(
    rows: number,
    nameOf: (cells: Cells) => string,
    outcomeFor: (row: number) => Outcome,
  ): PassOver<Outcome>;
}

type PassOver<Outcome> = (row: number, cells: Cells) => Outcome;

export function keptOutcomes<Outcome>(): KeptOutcomes<Outcome> {
  // What a pass that nobody finished has worked out stays, beside what it did not come to.
  const kept: (KeptRow<Outcome> | undefined)[] = [];
  return {
    pass(rows, nameOf, outcomeFor) {
      const before = keptRows([...kept], nameOf);
      kept.length = Math.min(kept.length, rows);
      return (row, cells) => {
        const found = before(row, cells);
        const outcome = found ? found.outcome : outcomeFor(row);
        kept[row] = found?.cells === cells ? found : { cells, outcome };
        return outcome;
      };
    },
  };
}

/**
 * Finds rows again: where they stood, or as far from there as the one before. Only where a second one is not there either
 * all are looked for by name, because rows were sorted, added or taken out.
 */
function keptRows<Outcome>(
  before: readonly (KeptRow<Outcome> | undefined)[],
  nameOf: (cells: Cells) => string,
): (row: number, cells: Cells) => KeptRow<Outcome> | undefined {
  let moved = 0;
  let missed = false;
  let places: ReadonlyMap<string, number> | undefined;
  const at = (row: number, cells: Cells) => {
    const found = before[row];
    return found && isSameRow(found.cells, cells) ? found : undefined;
  };
  return (row, cells) => {
    const found = at(row + moved, cells);
    if (found || !missed) {
      missed = !found;
      return found;
    }
    places ??= placesByName(before, nameOf);
    const place = places.get(nameOf(cells));
    const elsewhere = place === undefined ? undefined : at(place, cells);
    if (elsewhere && place !== undefined) moved = place - row;
    return elsewhere;
  };
}

/** Of rows with one name the first is found. */
function placesByName(
  rows: readonly (KeptRow<unknown> | undefined)[],
  nameOf: (cells: Cells) => string,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  rows.forEach((kept, row) => {
    const name = kept && nameOf(kept.cells);
    if (name !== undefined && !places.has(name)) places.set(name, row);
  });
  return places;
}

/** Cell by cell as they are: what is blank in another way is another row. */
function isSameRow(one: Cells, other: Cells): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
