import type { Cell, Grid } from '../cells/cell';
import { readCell } from '../cells/kinds';
import { isProblem, type Problem, problem } from '../problems';
import { shapeInWords } from '../words';
import type { Parameter } from './define';

/** An argument as the host handed it over, with the shape it has for this parameter. */
export interface Argument extends Grid {
  readonly parameter: Parameter;
  /** Each of the ranges that a repeated argument was given. */
  readonly each?: readonly Grid[];
}

/** How a host's cells are read, and whether its ranges can be known again. */
interface Decoding {
  decode(value: unknown): Cell;
  readonly keepsRanges?: boolean;
}

export function argument(
  parameter: Parameter,
  value: unknown,
  { decode, keepsRanges = false }: Decoding,
): Argument {
  const range: readonly (readonly unknown[])[] = Array.isArray(value) ? rowsOf(value) : [[value]];
  return {
    ...(keepsRanges && Array.isArray(value) && { source: value }),
    parameter,
    rows: Math.max(1, range.length),
    columns: Math.max(1, range[0]?.length ?? 0),
    at: (row, column) => {
      const cell = range[row]?.[column];
      // Text is text in every host: most cells of a cohort need no decoding.
      return typeof cell === 'string' ? cell : decode(cell);
    },
  };
}

/** Every argument from that of the parameter on: a host hands over nothing for those that a formula leaves out. */
export function repeatedArgument(
  parameter: Parameter,
  values: readonly unknown[],
  decoding: Decoding,
): Argument {
  const given = values.filter((value) => value !== undefined && value !== null);
  const each = given.map((value) => argument(parameter, value, decoding));
  return { ...argument(parameter, undefined, decoding), each };
}

/** Hosts hand over rows of cells; whatever else comes is taken as a row of one cell. */
function rowsOf(range: readonly unknown[]): readonly (readonly unknown[])[] {
  const isRows = range.every(Array.isArray);
  return isRows ? (range as unknown[][]) : range.map((row) => (Array.isArray(row) ? row : [row]));
}

/** What one answer takes from an argument: a value, a row of values or a list; `undefined` where the cell is blank. */
export type Read = unknown;

export function read(argument: Argument, row: number, column: number): Read | Problem {
  switch (argument.parameter.takes) {
    case 'cell':
      return readAt(argument, row, column);
    case 'row':
      return readRow(argument, row);
    case 'list':
      return listOf(argument);
    case 'grid':
      return argument satisfies Grid;
    case 'grids':
      return argument.each ?? [];
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

/** The lists that were read from a host's range, by the argument that it was given for: each row of a sheet hands over the same. */
const LISTS = new WeakMap<object, Map<Parameter, readonly Read[] | Problem>>();

function listOf(argument: Argument): readonly Read[] | Problem {
  const { parameter, source } = argument;
  if (source === undefined) return readList(argument);
  const lists = LISTS.get(source) ?? new Map<Parameter, readonly Read[] | Problem>();
  LISTS.set(source, lists);
  const list = lists.get(parameter) ?? readList(argument);
  lists.set(parameter, list);
  return list;
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

/** One argument for all answers: a list, a single cell, or a single row where rows are taken. */
export function isShared({ parameter, rows, columns }: Argument): boolean {
  return parameter.takes === 'list' || (rows <= 1 && (columns <= 1 || parameter.takes === 'row'));
}

/** The columns an argument gives to the shape of the answer: a row of criteria has one answer. */
export function width({ parameter, columns }: Argument): number {
  return parameter.takes === 'row' ? 1 : columns;
}

export function shapeProblem(varying: readonly Argument[]): Problem | undefined {
  const [first, ...others] = varying;
  const other = others.find((argument) => argument.rows !== first?.rows || width(argument) !== width(first));
  if (!first || !other) return undefined;
  return problem('SHAPES_DIFFER', {
    argument: first.parameter.name,
    shape: shapeOf(first),
    otherArgument: other.parameter.name,
    otherShape: shapeOf(other),
  });
}

export function shapeOf({ rows, columns }: Argument): string {
  return shapeInWords(rows, columns);
}
