import { type Cell, isError } from '../../core/cells/cell';
import type { Around, Place, Ranges } from './around';
import { type Area, type Block, isArea, isBlock, isLeft, isOneCell, type Left, type Value } from './values';

/** A value as single cells: an area is looked into, or taken by its cell in the row or column of the formula. */
export function cellsOf(value: Value, place: Place, around: Around, ranges: Ranges): Cell | Block | Left {
  if (!isArea(value)) return value;
  const { sheet, area } = value;
  if (isOneCell(value)) return around.cellAt(sheet, area.top, area.left);
  if (ranges === 'each cell') return { block: around.blockOf(value) };
  if (ranges === 'own row') return inOwnRow(value, place, around);
  return { left: 'programs differ in whether a range in it is taken cell by cell' };
}

/** The one cell of an area that stands in the row, or the column, of the formula: what `@` asks for. */
export function inOwnRow({ sheet, area }: Area, place: Place, around: Around): Cell {
  const { top, left, bottom, right } = area;
  if (left === right && top <= place.row && place.row <= bottom) return around.cellAt(sheet, place.row, left);
  if (top === bottom && left <= place.column && place.column <= right)
    return around.cellAt(sheet, top, place.column);
  return top === bottom && left === right ? around.cellAt(sheet, top, left) : '#VALUE!';
}

/** Answers once where all values are single cells, else for each cell of the largest block. */
export function forEachCell(
  values: readonly (Cell | Block | Left)[],
  answer: (...cells: readonly Cell[]) => Cell | Left,
): Cell | Block | Left {
  const left = values.find(isLeft);
  if (left) return left;
  const blocks = values.filter((value): value is Block => isBlock(value));
  if (blocks.length === 0) return answer(...(values as Cell[]));
  const rows = Math.max(...blocks.map(({ block }) => block.length));
  const columns = Math.max(...blocks.map(({ block }) => block[0]?.length ?? 0));
  const answered: Cell[][] = [];
  for (let row = 0; row < rows; row++) {
    const line: Cell[] = [];
    for (let column = 0; column < columns; column++) {
      const cells = values.map((value) => cellIn(value as Cell | Block, row, column));
      const said = answer(...cells);
      if (isLeft(said)) return said;
      line.push(said);
    }
    answered.push(line);
  }
  return { block: answered };
}

/** A single row or column goes with every other one; beyond a block there is nothing to be had. */
export function cellIn(value: Cell | Block, row: number, column: number): Cell {
  if (!isBlock(value)) return value;
  const { block } = value;
  const line = block[block.length === 1 ? 0 : row];
  const isThere = line !== undefined && (line.length === 1 || column < line.length);
  return isThere ? line[line.length === 1 ? 0 : column] : '#N/A';
}

/** The first error among cells: it is the answer of whatever is worked out from them. */
export function firstError(cells: readonly Cell[]): string | undefined {
  return cells.find(isError);
}
