import { type Cell, plainCell } from '../core/cells/cell';
import { type Codec, call } from '../core/functions/call';
import type { CustomFunction } from '../core/functions/define';
import { isProblem, messageOf, type Problem } from '../core/problems';
import { ERROR_OF } from '../files/error-values';

/** A cell as the engine hands it to a function and takes it back. */
export interface EngineCell {
  readonly value: string | number | boolean | null;
  readonly format?: string;
  /** Why it is an error, as the engine tells people. */
  readonly message?: string;
}

export const DATE_FORMAT = 'dd/mm/yyyy';

const codec: Codec<EngineCell> = {
  decode: (value) => (isEngineCell(value) ? shownValue(value) : plainCell(value)),
  encodeDay: (day) => ({ value: day, format: DATE_FORMAT }),
  encodeProblem: errorCell,
  keepsRanges: true,
};

/** What a cell shows, as core reads it. */
export function shownValue({ value }: { readonly value: unknown }): Cell {
  // The one error that the engine spells unlike both hosts.
  return value === '#REF' ? '#REF!' : plainCell(value);
}

/** Answers as the engine asks: a range is a list of columns, both ways. */
export function evaluate(fn: CustomFunction, args: readonly unknown[]): EngineCell | EngineCell[][] {
  const given = args.map((arg) => (Array.isArray(arg) ? turnedAgain(arg as unknown[][]) : arg));
  const answer = call(fn, given, codec);
  if (isProblem(answer)) return errorCell(answer);
  return Array.isArray(answer) ? transposed(answer.map((row) => row.map(asCell))) : asCell(answer);
}

function errorCell(problem: Problem): EngineCell {
  return { value: ERROR_OF[problem.kind], message: messageOf(problem) };
}

/** The engine wants the cells of a range all of one kind. */
function asCell(value: EngineCell | string | number): EngineCell {
  return typeof value === 'object' ? value : { value };
}

function isEngineCell(value: unknown): value is EngineCell {
  return typeof value === 'object' && value !== null && 'value' in value;
}

type Lines = readonly (readonly unknown[])[];

/** Ranges beside their rows: the engine hands over the same one, and lets go of it, until something in it changes. */
const TURNED = new WeakMap<Lines, unknown[][]>();

function turnedAgain(columns: Lines): unknown[][] {
  const known = TURNED.get(columns);
  if (known) return known;
  const rows = transposed(columns);
  TURNED.set(columns, rows);
  return rows;
}

function transposed<T>(lines: readonly (readonly T[])[]): T[][] {
  return Array.from({ length: lines[0]?.length ?? 0 }, (_, i) => lines.map((line) => line[i] as T));
}
