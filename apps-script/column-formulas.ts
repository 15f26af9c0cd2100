// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import type { Cell } from '../core/cells/cell';
import type { HeldCell } from '../core/port/held-cell';

/** The formulas of a column, by row. */
export interface ColumnFormulas {
  /** A cell of the column that shows a value. */
  heldAt(row: number, shown: Cell): HeldCell;
}

/** Reads the formulas of a column from its first row on; beyond the last column in use there is none to read. */
export function columnFormulas(column: GoogleAppsScript.Spreadsheet.Range | undefined): ColumnFormulas {
  const formulas = column?.getFormulas().map(([formula]) => formula || undefined) ?? [];
  return {
    heldAt(row, shown) {
      const own = formulas[row];
      if (own !== undefined) return { shown, formula: own, isOthers: false };
      let above = row;
      while (above > 0 && formulas[above] === undefined) above--;
      const nearest = formulas[above];
      const isFilled = nearest !== undefined && fillsBelow(nearest);
      return { shown, formula: isFilled ? nearest : undefined, isOthers: isFilled };
    },
  };
}

/**
 * Formulas that fill cells below them; to write into such a cell would break the formula for all of them. Google tells
 * nobody which cells a formula fills, so it is told by its text.
 */
const FILLS_BELOW =
  /^=\s*\{|\b(?:ARRAYFORMULA|BYROW|FILTER|FLATTEN|IMPORT(?:DATA|HTML|RANGE|XML)|MAKEARRAY|MAP|QUERY|SCAN|SEQUENCE|SORTN?|TOCOL|TRANSPOSE|UNIQUE|VSTACK|WRAPROWS|EPA_(?:COHORT|ISSUES|RULES|SCHEDULE|TIMELINE))\s*\(/i;

function fillsBelow(formula: string): boolean {
  return FILLS_BELOW.test(formula) || answersForRows(formula);
}

/**
 * A custom function that is given several rows answers for each: `EPA_GRADE(A2:A90, …)`, `EPA_STATUS(A1:Z1, A2:Z)`.
 * Closures are several rows too: they come after the second argument or, in one function, second.
 */
function answersForRows(formula: string): boolean {
  const [, name = '', given = ''] = /\bEPA_(\w+)\s*\(([^()]*)/i.exec(formula) ?? [];
  const [first = '', second = ''] = given.split(/[,;]/);
  return hasRows(first) || (name.toUpperCase() !== 'RESULT_EXPECTED' && hasRows(second));
}

function hasRows(range: string): boolean {
  const [, top, bottom] = /[A-Z]\$?(\d*):\$?[A-Z]*\$?(\d*)\s*$/i.exec(range) ?? [];
  return top !== undefined && (top === '' || top !== bottom);
}
