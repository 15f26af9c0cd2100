import type { Grid } from '../cells/cell';
import { anyValue, type Kind } from '../cells/kinds';
import type { Problem } from '../problems';

/** How an argument takes a range: cell by cell, row by row, all of it as one list, or all of it as it is, once or again and again. */
type Takes = 'cell' | 'row' | 'list' | 'grid' | 'grids';

export interface Parameter<T = unknown> {
  /** As the formula bar shows it: lower case with underscores. */
  readonly name: string;
  readonly kind: Kind<unknown>;
  readonly takes: Takes;
  /** Optional arguments may be left out of the formula. */
  readonly isOptional: boolean;
  /** A blank in a needed argument makes the answer blank; elsewhere the function sees it as `undefined`. */
  readonly isNeeded: boolean;
  /** A sentence of help: what belongs here, in which unit. */
  readonly help: string;
  /** The type of value that `run` gets; never set. */
  readonly gives?: T;
}

type Settings<T> = { name: string; kind: Kind<T>; help: string };

/** A value for each cell; a blank cell has a blank answer. */
export function cell<T>(name: string, kind: Kind<T>, help: string): Parameter<T> {
  return parameter({ name, kind, help }, 'cell', { isNeeded: true });
}

/** A value for each cell; the function itself knows what a blank means. */
export function cellOrBlank<T>(name: string, kind: Kind<T>, help: string): Parameter<T | undefined> {
  return parameter({ name, kind, help }, 'cell');
}

/** As `cellOrBlank`, and the formula may end before it. */
export function optional<T>(name: string, kind: Kind<T>, help: string): Parameter<T | undefined> {
  return parameter({ name, kind, help }, 'cell', { isOptional: true });
}

/** A row of cells for each answer, blanks as `undefined`. */
export function row<T>(name: string, kind: Kind<T>, help: string): Parameter<ReadonlyArray<T | undefined>> {
  return parameter({ name, kind, help }, 'row');
}

/** One list for all answers: every filled cell of a range. The formula may end before it. */
export function list<T>(name: string, kind: Kind<T>, help: string): Parameter<readonly T[]> {
  return parameter({ name, kind, help }, 'list', { isOptional: true });
}

/** A range as it is, unread: a sheet, or the block of settings. */
export function grid(name: string, help: string): Parameter<Grid> {
  return parameter({ name, kind: anyValue, help }, 'grid');
}

/** As `grid`, and the formula may end before it. */
export function optionalGrid(name: string, help: string): Parameter<Grid> {
  return parameter({ name, kind: anyValue, help }, 'grid', { isOptional: true });
}

/** As `optionalGrid`, for as many ranges as are given: always the last argument. */
export function repeatedGrid(name: string, help: string): Parameter<readonly Grid[]> {
  return parameter({ name, kind: anyValue, help }, 'grids', { isOptional: true });
}

function parameter<T>(
  { name, kind, help }: Settings<unknown>,
  takes: Takes,
  { isOptional = false, isNeeded = false } = {},
): Parameter<T> {
  return { name, kind, takes, isOptional, isNeeded, help };
}

/** What a cell of an answer can be, a `Day` being a number; `undefined` is blank. */
export type Value = string | number | undefined;
export type ValueKind = 'text' | 'number' | 'date';

/** A column of an answer that is a table; the heading row is part of the answer. */
interface TableColumn {
  readonly heading: string;
  readonly kind: ValueKind;
}

interface Described {
  readonly name: `EPA_${string}`;
  /** One sentence with a full stop: what the function answers. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** The rules of the standard that the answer rests on. */
  readonly restsOn: readonly string[];
}

/** Answers once for each cell (or row) of the ranges it is given. */
export interface CellFunction extends Described {
  readonly answers: 'cells';
  readonly returns: ValueKind;
  run(...values: unknown[]): Value | Problem;
}

/** Answers one table under a row of headings, from single cells, lists and whole ranges. */
export interface TableFunction extends Described {
  readonly answers: 'table';
  readonly returns: readonly TableColumn[];
  run(...values: unknown[]): readonly (readonly (Value | Problem)[])[] | Problem;
}

export type CustomFunction = CellFunction | TableFunction;

type Values<P extends readonly Parameter[]> = { [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** A function that answers for each cell; `run` gets the values in the order of the parameters. */
export function cellFunction<const P extends readonly Parameter[]>(
  definition: Omit<CellFunction, 'answers' | 'parameters' | 'run'> & {
    readonly parameters: P;
    run(...values: Values<P>): Value | Problem;
  },
): CellFunction {
  return { answers: 'cells', ...definition } as CellFunction;
}

/** A function that answers one table. */
export function tableFunction<const P extends readonly Parameter[]>(
  definition: Omit<TableFunction, 'answers' | 'parameters' | 'run'> & {
    readonly parameters: P;
    run(...values: Values<P>): readonly (readonly (Value | Problem)[])[] | Problem;
  },
): TableFunction {
  return { answers: 'table', ...definition } as TableFunction;
}
