// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import type { Cell } from '../core/cells/cell';
import type { Codec } from '../core/functions/call';
import { CATALOGUE } from '../core/functions/catalogue';
import type { CustomFunction } from '../core/functions/define';
import type { HeldCell } from '../core/port/held-cell';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Decode = Codec<unknown>['decode'];

/** What stands behind the cells of a column, by row. */
export interface ColumnFormulas {
  /** A cell of the column that shows a value, unless it is merged into another one: then what that one shows. */
  heldAt(row: number, shown: Cell): HeldCell;
}

/** Reads a column from its first row on; beyond the last column in use there is none to read. */
export function columnFormulas(
  column: Range | undefined,
  decode: Decode,
  catalogue: readonly CustomFunction[] = CATALOGUE,
): ColumnFormulas {
  const formulas = column?.getFormulas().map(([formula]) => formula || undefined) ?? [];
  const merges = column?.getMergedRanges().map((cells) => mergeIn(column, cells)) ?? [];
  return {
    heldAt(row, shown) {
      const merge = merges.find(({ covers }) => covers(row));
      if (merge) return { ...heldBy(merge.cells, decode), isOthers: true };
      const own = formulas[row];
      if (own !== undefined) return { shown, formula: own, isOthers: false };
      let above = row;
      while (above > 0 && formulas[above] === undefined) above--;
      const nearest = formulas[above];
      const isFilled = nearest !== undefined && fillsBelow(nearest, catalogue);
      return { shown, formula: isFilled ? nearest : undefined, isOthers: isFilled };
    },
  };
}

/** Merged cells of a column, and which rows of it show nothing of their own. */
function mergeIn(column: Range, cells: Range) {
  const [first, last] = [cells.getRow() - 1, cells.getLastRow() - 1];
  const shows = cells.getColumn() === column.getColumn() ? first : undefined;
  return { cells, covers: (row: number) => first <= row && row <= last && row !== shows };
}

/** What the first of merged cells holds. */
function heldBy(cells: Range, decode: Decode): Pick<HeldCell, 'shown' | 'formula'> {
  return { shown: decode(cells.getValue()), formula: cells.getFormula() || undefined };
}

/*
 * To write into a cell that a formula above fills would break the formula for all of them. Google tells nobody which
 * cells a formula fills, so it is told by its text.
 */

/** Google's own functions that fill cells below them, and an array. */
const FILLS_BELOW =
  /^=\s*\{|\b(?:ARRAYFORMULA|BYROW|FILTER|FLATTEN|IMPORT(?:DATA|HTML|RANGE|XML)|MAKEARRAY|MAP|QUERY|SCAN|SEQUENCE|SORTN?|TOCOL|TRANSPOSE|UNIQUE|VSTACK|WRAPROWS)\s*\(/i;

function fillsBelow(formula: string, catalogue: readonly CustomFunction[]): boolean {
  // What stands in quotes, a text or the name of a sheet, only looks like a function or a range.
  const bare = formula.replace(/"[^"]*"|'[^']*'/g, "''");
  return FILLS_BELOW.test(bare) || callsIn(bare, catalogue).some(answersSeveralRows);
}

interface Call {
  readonly fn: CustomFunction;
  /** The arguments as they stand in the formula. */
  readonly given: readonly string[];
}

/** Every call of a custom function in a formula, one within another too. */
function callsIn(formula: string, catalogue: readonly CustomFunction[]): readonly Call[] {
  return [...formula.matchAll(/\b(\w+)\s*\(/g)].flatMap(({ 0: opening, 1: name = '', index }) => {
    const fn = catalogue.find((known) => known.name === name.toUpperCase());
    return fn ? [{ fn, given: argumentsFrom(formula.slice(index + opening.length)) }] : [];
  });
}

/** The arguments of a call from behind its opening bracket on; brackets within them belong to them. */
function argumentsFrom(text: string): readonly string[] {
  const given = [''];
  let depth = 0;
  for (const character of text) {
    if (/[({[]/.test(character)) depth++;
    if (/[)}\]]/.test(character)) depth--;
    if (depth < 0) break;
    if (depth === 0 && /[,;]/.test(character)) given.push('');
    else given.push(given.pop() + character);
  }
  return given.map((argument) => argument.trim());
}

/** Whatever is no answer for each cell is a table. An answer for each cell has as many rows as its arguments but lists. */
function answersSeveralRows({ fn, given }: Call): boolean {
  return (
    fn.answers !== 'cells' ||
    fn.parameters.some(({ takes }, i) => takes !== 'list' && hasRows(given[i] ?? ''))
  );
}

/**
 * Several rows have an array with a semicolon, a column of a table, and each range that does not plainly stay in one row,
 * as `F2:J2` does. What another function makes of its ranges counts as one cell: if it fills others, it is known itself.
 */
function hasRows(argument: string): boolean {
  if (argument.includes('(')) return false;
  const [, top, bottom] = /^(?:[^!:]*!)?\$?[A-Z]*\$?(\d+):\$?[A-Z]*\$?(\d+)$/i.exec(argument) ?? [];
  const isOneRow = top !== undefined && top === bottom;
  return /^\{.*;|[:\]]/.test(argument) && !isOneRow;
}
