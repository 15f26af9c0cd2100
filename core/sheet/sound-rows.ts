import type { Cell } from '../cells/cell';
import { type Kind, readCell } from '../cells/kinds';
import { isProblem } from '../problems';
import { type Apprentice, COLUMNS, type Column } from './columns';
import type { Layout } from './layout';

/**
 * Rows read whole, each into an apprentice of its own, for a pass over all of a sheet. `undefined` is a row with a cell
 * that cannot be read: `cohortReader` tells which one it is and what else the row says.
 */
export function soundRowReader({
  positions,
  doubled,
}: Layout): (cells: readonly Cell[]) => Apprentice | undefined {
  if (doubled.length > 0) return () => undefined;
  const columns = COLUMNS.flatMap((column) => {
    const position = positions.get(column.key);
    return position === undefined ? [] : [{ key: column.key, position, read: quickly(column) }];
  });
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(
    COLUMNS.map(({ key }) => [key, undefined]),
  );
  return (cells) => {
    const apprentice = { ...blank };
    for (let i = 0; i < columns.length; i++) {
      const { key, position, read } = columns[i] as (typeof columns)[number];
      const cell = cells[position];
      if (cell === undefined || cell === '') continue;
      const value = read(cell);
      if (isProblem(value)) return undefined;
      if (value !== undefined) apprentice[key] = value;
    }
    return apprentice;
  };
}

/** Plain texts and date numbers are read as quickly as looked up; everything else comes back again and again. */
function quickly({ kind, heading }: Column): (cell: Cell) => unknown {
  const read = (cell: Cell) => readCell(kind as Kind<unknown>, cell, heading);
  if (kind.name === 'text') return (cell) => (isReadAsItIs(cell) ? cell : read(cell));
  const remembered = remembering(read);
  return kind.name === 'date'
    ? (cell) => (typeof cell === 'number' ? read(cell) : remembered(cell))
    : remembered;
}

/** Each word is read once, and looked up only where it is not that of the row above. */
function remembering(read: (cell: Cell) => unknown): (cell: Cell) => unknown {
  const known = new Map<Cell, unknown>();
  let last: Cell;
  let lastValue: unknown;
  return (cell) => {
    if (cell === last) return lastValue;
    let value = known.get(cell);
    if (value === undefined && !known.has(cell)) {
      value = read(cell);
      known.set(cell, value);
    }
    last = cell;
    lastValue = value;
    return value;
  };
}

/** No outer spaces to drop, and not the text of an error, which begins with a #. */
function isReadAsItIs(cell: Cell): boolean {
  return typeof cell === 'string' && cell[0] !== '#' && cell.trim() === cell;
}
