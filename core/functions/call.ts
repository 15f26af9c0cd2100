import type { Cell } from '../cells/cell';
import { readCell } from '../cells/kinds';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import type { CellFunction, CustomFunction, Parameter, TableFunction, Value, ValueKind } from './define';

/** The two things that differ from host to host: what a cell arrives as, and what it must leave as. */
export interface Codec<Out> {
  /** A host's value as a cell. Never throws, whatever it is given. */
  decode(value: unknown): Cell;
  encodeDay(day: Day): Out;
  /** A problem inside a range; a problem that is the whole answer is returned for the host to throw. */
  encodeProblem(problem: Problem): Out;
}

type Encoded<Out> = Out | string | number;

/** One value, one range, or the problem that prevents any answer. */
export type Answer<Out> = Encoded<Out> | Encoded<Out>[][] | Problem;

/** Blank cells leave as empty text: `null` would show as 0 in Excel. */
const BLANK = '';

/**
 * Calls a function as a host does: the only way from cells to `run`.
 *
 * Ranges, blanks and problems are dealt with here and nowhere else. Ranges are mapped cell by cell (or row by row);
 * a single cell goes with every cell of a range. A problem in one cell of a range is that cell's answer alone, a problem
 * in what all cells share is the whole answer, and a problem comes before a blank.
 */
export function call<Out>(fn: CustomFunction, args: readonly unknown[], codec: Codec<Out>): Answer<Out> {
  const given = fn.parameters.map((parameter, i) => argument(parameter, args[i], codec));
  return fn.answers === 'table' ? callOnce(fn, given, codec) : callForEach(fn, given, codec);
}

/** An argument as the host handed it over, with the shape it has for this parameter. */
interface Argument {
  readonly parameter: Parameter;
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => Cell;
}

function argument(parameter: Parameter, value: unknown, { decode }: Codec<unknown>): Argument {
  if (!Array.isArray(value)) return { parameter, rows: 1, columns: 1, at: () => decode(value) };
  const columns = Array.isArray(value[0]) ? Math.max(1, value[0].length) : 1;
  const at = (row: number, column: number) => {
    const cells: unknown = value[row];
    return decode(Array.isArray(cells) ? cells[column] : column === 0 ? cells : undefined);
  };
  return { parameter, rows: value.length, columns, at };
}

/** What one answer takes from an argument: a value, a row of values or a list; `undefined` where the cell is blank. */
type Read = unknown;

function read(argument: Argument, row: number, column: number): Read | Problem {
  switch (argument.parameter.takes) {
    case 'cell':
      return readAt(argument, row, column);
    case 'row':
      return readRow(argument, row);
    case 'list':
      return readList(argument);
  }
}

function readAt({ parameter, at }: Argument, row: number, column: number): Read | Problem {
  return readCell(parameter.kind, at(row, column), parameter.name);
}

function readRow(argument: Argument, row: number): readonly Read[] | Problem {
  const values: Read[] = [];
  for (let column = 0; column < argument.columns; column++) {
    const value = readAt(argument, row, column);
    if (isProblem(value)) return value;
    values.push(value);
  }
  return values;
}

function readList(argument: Argument): readonly Read[] | Problem {
  const values: Read[] = [];
  for (let row = 0; row < argument.rows; row++) {
    const cells = readRow(argument, row);
    if (isProblem(cells)) return cells;
    for (const value of cells) if (value !== undefined) values.push(value);
  }
  return values;
}

/** Runs the function on what was read: a problem comes first, then a blank where a value is needed. */
function run<T>(
  fn: { readonly parameters: readonly Parameter[]; run(...values: unknown[]): T },
  values: readonly Read[],
): T | Problem | undefined {
  const fault = values.find(isProblem);
  if (fault) return fault;
  if (fn.parameters.some(({ isNeeded }, i) => isNeeded && values[i] === undefined)) return undefined;
  return fn.run(...values);
}

function encode<Out>(value: Value | Problem, kind: ValueKind, codec: Codec<Out>): Encoded<Out> {
  if (value === undefined) return BLANK;
  if (isProblem(value)) return codec.encodeProblem(value);
  return kind === 'date' ? codec.encodeDay(value as Day) : value;
}

function callForEach<Out>(fn: CellFunction, given: readonly Argument[], codec: Codec<Out>): Answer<Out> {
  const varying = given.filter((argument) => !isShared(argument));
  const mismatch = shapeProblem(varying);
  if (mismatch) return mismatch;

  const shared = given.map((argument) => (isShared(argument) ? read(argument, 0, 0) : undefined));
  const fault = shared.find(isProblem);
  if (fault) return fault;

  const answerAt = (row: number, column: number) =>
    run(
      fn,
      given.map((argument, i) => (isShared(argument) ? shared[i] : read(argument, row, column))),
    );
  if (varying.length > 0) {
    return mapRange(varying, (row, column) => encode(answerAt(row, column), fn.returns, codec));
  }
  const only = answerAt(0, 0);
  return isProblem(only) ? only : encode(only, fn.returns, codec);
}

function callOnce<Out>(fn: TableFunction, given: readonly Argument[], codec: Codec<Out>): Answer<Out> {
  const range = given.find((argument) => argument.parameter.takes === 'cell' && !isShared(argument));
  if (range) return problem('ONE_CELL_ONLY', { argument: range.parameter.name, shape: shapeInWords(range) });
  const rows = run(
    fn,
    given.map((argument) => read(argument, 0, 0)),
  );
  if (rows === undefined) return BLANK;
  if (isProblem(rows)) return rows;
  const heading = fn.returns.map((column) => column.heading);
  const encodeRow = (row: readonly Value[]) => fn.returns.map(({ kind }, i) => encode(row[i], kind, codec));
  return [heading, ...rows.map(encodeRow)];
}

/** One argument for all answers: a list, a single cell, or a single row where rows are taken. */
function isShared({ parameter, rows, columns }: Argument): boolean {
  return parameter.takes === 'list' || (rows <= 1 && (columns <= 1 || parameter.takes === 'row'));
}

/** The columns an argument gives to the shape of the answer: a row of criteria has one answer. */
function width({ parameter, columns }: Argument): number {
  return parameter.takes === 'row' ? 1 : columns;
}

function shapeProblem(varying: readonly Argument[]): Problem | undefined {
  const [first, ...others] = varying;
  const other = others.find((argument) => argument.rows !== first?.rows || width(argument) !== width(first));
  if (!first || !other) return undefined;
  return problem('SHAPES_DIFFER', {
    argument: first.parameter.name,
    shape: shapeInWords(first),
    otherArgument: other.parameter.name,
    otherShape: shapeInWords(other),
  });
}

function shapeInWords({ rows, columns }: Argument): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${count(rows, 'row')} by ${count(columns, 'column')}`;
}

type Memory<T> = Map<Cell, Memory<T> | T>;

/**
 * One answer for each cell of the ranges. In a column the same few grades and dates come back again and again, so each
 * answer is remembered, by the cells that it rests on, until the call ends. Rows of criteria are too varied to remember.
 */
function mapRange<T>(varying: readonly Argument[], answerAt: (row: number, column: number) => T): T[][] {
  const { rows } = varying[0] as Argument;
  const columns = width(varying[0] as Argument);
  const recalled = varying.every(({ parameter }) => parameter.takes === 'cell')
    ? recalling(varying, answerAt)
    : answerAt;
  const answers = new Array<T[]>(rows);
  for (let row = 0; row < rows; row++) {
    const line = new Array<T>(columns);
    for (let column = 0; column < columns; column++) line[column] = recalled(row, column);
    answers[row] = line;
  }
  return answers;
}

function recalling<T>(varying: readonly Argument[], answerAt: (row: number, column: number) => T) {
  const root: Memory<T> = new Map();
  const last = varying.length - 1;
  return (row: number, column: number): T => {
    let memory = root;
    for (let i = 0; i < last; i++) {
      const key = (varying[i] as Argument).at(row, column);
      let next = memory.get(key) as Memory<T> | undefined;
      if (!next) {
        next = new Map();
        memory.set(key, next);
      }
      memory = next;
    }
    const key = (varying[last] as Argument).at(row, column);
    let answer = memory.get(key) as T | undefined;
    if (answer === undefined) {
      answer = answerAt(row, column);
      memory.set(key, answer);
    }
    return answer;
  };
}
