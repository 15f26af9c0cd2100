import { type Cell, isError } from '../../core/cells/cell';
import { dayOf } from '../../core/dates/day';
import type { NativeCall } from './around';
import { cellIn, cellsOf, firstError, forEachCell, inOwnRow } from './broadcast';
import {
  type Area,
  type Block,
  heightOf,
  isArea,
  isBlock,
  isLeft,
  type Left,
  numberFrom,
  truthOf,
  type Value,
  widthOf,
} from './values';

/*
 * The functions of spreadsheet programs that stand in the formulas that a set-up writes, and a few that people put around
 * ours. Whatever else a formula calls leaves it as it is: it is said, and nothing is guessed.
 */

type Native = (call: NativeCall) => Value;

/** The cells of an argument, by the way that ranges are taken where it stands. */
function cells(call: NativeCall, i: number): Cell | Block | Left {
  return cellsOf(call.value(i), call.place, call.around, call.ranges);
}

/** An argument that is a number: of an index, or of a part of a day. */
function number(call: NativeCall, i: number): number | string | Left {
  const value = cells(call, i);
  if (isLeft(value)) return value;
  return numberFrom(isBlock(value) ? value.block[0]?.[0] : value);
}

/** Asks one thing of each cell. */
function asking(question: (cell: Cell) => boolean): Native {
  return (call) => forEachCell([cells(call, 0)], question);
}

function choosing(call: NativeCall): Value {
  const condition = cells(call, 0);
  if (isLeft(condition)) return condition;
  if (!isBlock(condition)) {
    const truth = truthOf(condition);
    if (typeof truth === 'string') return truth;
    if (truth) return call.value(1);
    return call.count > 2 ? call.value(2) : false;
  }
  const [yes, no] = [whole(call, 1), call.count > 2 ? whole(call, 2) : false];
  const rows = wholeRows(condition, yes, no);
  if (rows) return rows;
  return forEachCell([condition, yes, no], (cell, one, other) => {
    const truth = truthOf(cell);
    return typeof truth === 'string' ? truth : truth ? one : other;
  });
}

/**
 * Rows of one block below rows of another, as `IF({1;0},…,…)` lays them out: taken whole, since a formula in each row of a
 * sheet does nothing else.
 */
function wholeRows({ block }: Block, yes: Value, no: Value): Block | undefined {
  const isWhole = (one: Value): one is Block =>
    typeof one === 'object' && isBlock(one) && (one.block.length === 1 || one.block.length === block.length);
  if (!isWhole(yes) || !isWhole(no) || yes.block[0]?.length !== no.block[0]?.length) return undefined;
  const rows: (readonly Cell[])[] = [];
  for (const [i, line] of block.entries()) {
    const [cell] = line;
    if (line.length !== 1 || (typeof cell !== 'number' && typeof cell !== 'boolean')) return undefined;
    const from = cell ? yes.block : no.block;
    rows.push(from[from.length === 1 ? 0 : i] ?? []);
  }
  return { block: rows };
}

/** An argument with all its cells, whatever the way of ranges around it. */
function whole(call: NativeCall, i: number): Cell | Block | Left {
  return cellsOf(call.value(i), call.place, call.around, 'each cell');
}

/** What stands in the place of errors, or of some of them. */
function instead(isMeant: (cell: Cell) => boolean): Native {
  return (call) => {
    const tried = call.value(0);
    if (isArea(tried) && heightOf(tried) * widthOf(tried) > 1 && call.ranges !== 'each cell') return tried;
    const value = cellsOf(tried, call.place, call.around, 'each cell');
    if (isLeft(value)) return value;
    if (!isBlock(value)) return isMeant(value) ? call.value(1) : value;
    if (!value.block.some((row) => row.some(isMeant))) return value;
    return forEachCell([value, whole(call, 1)], (cell, other) => (isMeant(cell) ? other : cell));
  };
}

/** All of them, or any of them, over every cell that is handed over. */
function together(start: boolean, join: (one: boolean, other: boolean) => boolean): Native {
  return (call) => {
    let answer = start;
    for (let i = 0; i < call.count; i++) {
      const value = whole(call, i);
      if (isLeft(value)) return value;
      for (const cell of isBlock(value) ? value.block.flat() : [value]) {
        if (isBlock(value) && typeof cell === 'string' && !isError(cell)) continue;
        const truth = truthOf(cell);
        if (typeof truth === 'string') return truth;
        answer = join(answer, truth);
      }
    }
    return answer;
  };
}

/** The numbers of all arguments; texts in ranges are passed over, as by every program. */
function overNumbers(answer: (numbers: readonly number[]) => number): Native {
  return (call) => {
    const numbers: number[] = [];
    for (let i = 0; i < call.count; i++) {
      const value = whole(call, i);
      if (isLeft(value)) return value;
      const given = isBlock(value) ? value.block.flat() : [value];
      const error = firstError(given);
      if (error !== undefined) return error;
      for (const cell of given) if (typeof cell === 'number') numbers.push(cell);
    }
    return answer(numbers);
  };
}

function indexed(call: NativeCall): Value {
  const from = call.value(0);
  if (isLeft(from)) return from;
  const [one, two] = [call.count > 1 ? number(call, 1) : 0, call.count > 2 ? number(call, 2) : undefined];
  if (isLeft(one)) return one;
  if (isLeft(two)) return two;
  if (typeof one === 'string') return one;
  if (typeof two === 'string') return two;
  const [rows, columns] = isArea(from)
    ? [heightOf(from), widthOf(from)]
    : isBlock(from)
      ? [from.block.length, from.block[0]?.length ?? 0]
      : [1, 1];
  // With one number, a single row is counted along.
  const isAlong = two === undefined && rows === 1;
  const [row, column] = (isAlong ? [1, one] : [one, two ?? (columns === 1 ? 1 : 0)]).map(Math.trunc) as [
    number,
    number,
  ];
  if (row < 0 || column < 0 || row > rows || column > columns) return '#REF!';
  if (isArea(from)) return partOfArea(from, row, column);
  return partOfBlock(isBlock(from) ? from.block : [[from]], row, column);
}

/** Row and column counted from 1; 0 is all of them. */
function partOfArea({ sheet, area }: Area, row: number, column: number): Area {
  const { top, left, bottom, right } = area;
  return {
    sheet,
    area: {
      top: row === 0 ? top : top + row - 1,
      bottom: row === 0 ? bottom : top + row - 1,
      left: column === 0 ? left : left + column - 1,
      right: column === 0 ? right : left + column - 1,
    },
  };
}

function partOfBlock(block: Block['block'], row: number, column: number): Value {
  const rows = row === 0 ? block : [block[row - 1] ?? []];
  const part = column === 0 ? rows : rows.map((line) => [line[column - 1]]);
  return part.length === 1 && part[0]?.length === 1 ? part[0][0] : { block: part };
}

function chosenColumns(call: NativeCall): Value {
  const from = whole(call, 0);
  if (isLeft(from)) return from;
  const { block } = isBlock(from) ? from : { block: [[from]] };
  if (block.length === 1 && block[0]?.length === 1 && isError(block[0][0])) return block[0][0];
  const width = block[0]?.length ?? 0;
  const places: number[] = [];
  for (let i = 1; i < call.count; i++) {
    const place = number(call, i);
    if (typeof place !== 'number') return place;
    const at = place < 0 ? width + place : place - 1;
    if (at < 0 || at >= width || place === 0) return '#VALUE!';
    places.push(at);
  }
  return { block: block.map((row) => places.map((place) => row[place])) };
}

/** The numbers of the rows, or the columns, of a reference. */
function counted(side: 'row' | 'column'): Native {
  return (call) => {
    if (call.count === 0) return call.place[side] + 1;
    const value = call.value(0);
    if (!isArea(value)) return isLeft(value) ? value : isError(value as Cell) ? value : '#VALUE!';
    const [first, last] =
      side === 'row' ? [value.area.top, value.area.bottom] : [value.area.left, value.area.right];
    if (first === last) return first + 1;
    const all = Array.from({ length: last - first + 1 }, (_, i) => first + 1 + i);
    return { block: side === 'row' ? all.map((one) => [one]) : [all] };
  };
}

function extent(side: 0 | 1): Native {
  return (call) => {
    const value = call.value(0);
    if (isArea(value)) return [heightOf(value), widthOf(value)][side] as number;
    if (isBlock(value)) return [value.block.length, value.block[0]?.length ?? 0][side] as number;
    return isLeft(value) || isError(value) ? value : 1;
  };
}

function single(call: NativeCall): Value {
  const value = call.value(0);
  if (isArea(value)) return inOwnRow(value, call.place, call.around);
  return isBlock(value) ? cellIn(value, 0, 0) : value;
}

function dateOf(call: NativeCall): Value {
  const parts = [number(call, 0), number(call, 1), number(call, 2)];
  const odd = parts.find((part) => typeof part !== 'number');
  if (odd !== undefined) return odd as Value;
  const [year, month, day] = parts as [number, number, number];
  return (
    dayOf(year, month, day) ?? { left: 'programs differ in a date whose day or month is not in the calendar' }
  );
}

function isFormula({ value, around }: NativeCall): Value {
  const asked = value(0);
  if (!isArea(asked)) return isLeft(asked) ? asked : '#VALUE!';
  return around.hasFormula(asked.sheet, asked.area.top, asked.area.left);
}

function spilled({ value, around }: NativeCall): Value {
  const asked = value(0);
  if (!isArea(asked)) return asked;
  return around.filledFrom(asked.sheet, asked.area.top, asked.area.left) ?? '#REF!';
}

const isNotAvailable = (cell: Cell) => cell === '#N/A';

export const NATIVES: ReadonlyMap<string, Native> = new Map(
  Object.entries<Native>({
    IF: choosing,
    IFERROR: instead(isError),
    IFNA: instead(isNotAvailable),
    ISERROR: asking(isError),
    ISNA: asking(isNotAvailable),
    ISBLANK: asking((cell) => cell === undefined),
    ISNUMBER: asking((cell) => typeof cell === 'number'),
    ISTEXT: asking((cell) => typeof cell === 'string' && !isError(cell)),
    ISFORMULA: isFormula,
    NOT: (call) =>
      forEachCell([cells(call, 0)], (cell) => {
        const truth = truthOf(cell);
        return typeof truth === 'string' ? truth : !truth;
      }),
    AND: together(true, (one, other) => one && other),
    OR: together(false, (one, other) => one || other),
    TRUE: () => true,
    FALSE: () => false,
    TODAY: ({ around }) => around.today,
    DATE: dateOf,
    INDEX: indexed,
    CHOOSECOLS: chosenColumns,
    ROW: counted('row'),
    COLUMN: counted('column'),
    ROWS: extent(0),
    COLUMNS: extent(1),
    MAX: overNumbers((numbers) => numbers.reduce((most, one) => Math.max(most, one), numbers[0] ?? 0)),
    MIN: overNumbers((numbers) => numbers.reduce((least, one) => Math.min(least, one), numbers[0] ?? 0)),
    SUM: overNumbers((numbers) => numbers.reduce((sum, one) => sum + one, 0)),
    SINGLE: single,
    ANCHORARRAY: spilled,
    ARRAYFORMULA: (call) => call.value(0, 'each cell'),
  }),
);

/** Functions whose arguments programs calculate in different ways where ranges are not marked as arrays. */
export const TAKES_ARRAYS: ReadonlySet<string> = new Set([
  'INDEX',
  'CHOOSECOLS',
  'MAX',
  'MIN',
  'SUM',
  'AND',
  'OR',
]);
