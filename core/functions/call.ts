import type { Cell } from '../cells/cell';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import {
  type Argument,
  argument,
  isShared,
  type Read,
  read,
  repeatedArgument,
  shapeOf,
  shapeProblem,
  width,
} from './arguments';
import type { CellFunction, CustomFunction, Parameter, TableFunction, Value, ValueKind } from './define';

/** The two things that differ from host to host: what a cell arrives as, and what it must leave as. */
export interface Codec<Out> {
  /** A host's value as a cell. Never throws, whatever it is given. */
  decode(value: unknown): Cell;
  encodeDay(day: Day): Out;
  /** A problem inside a range; a problem that is the whole answer is returned for the host to throw. */
  encodeProblem(problem: Problem): Out;
  /** Does the host hand over the same array again only while nothing in the range has changed? */
  readonly keepsRanges?: boolean;
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
  const given = fn.parameters.map((parameter, i) =>
    parameter.takes === 'grids'
      ? repeatedArgument(parameter, args.slice(i), codec)
      : argument(parameter, args[i], codec),
  );
  return fn.answers === 'cells' ? callForEach(fn, given, codec) : callOnce(fn, given, codec);
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
  if (range) return problem('ONE_CELL_ONLY', { argument: range.parameter.name, shape: shapeOf(range) });
  const values = given.map((argument) => read(argument, 0, 0));
  return tableAnswer(fn, values, codec);
}

function tableAnswer<Out>(fn: TableFunction, values: readonly Read[], codec: Codec<Out>): Answer<Out> {
  const rows = run(fn, values);
  if (rows === undefined) return BLANK;
  if (isProblem(rows)) return rows;
  const heading = fn.returns.map((column) => column.heading);
  const encodeRow = (row: readonly (Value | Problem)[]) =>
    fn.returns.map(({ kind }, i) => encode(row[i], kind, codec));
  return [heading, ...rows.map(encodeRow)];
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
  const answers: T[][] = [];
  for (let row = 0; row < rows; row++) {
    const line = [recalled(row, 0)];
    for (let column = 1; column < columns; column++) line.push(recalled(row, column));
    answers.push(line);
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
