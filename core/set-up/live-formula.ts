/*
 * Formulas of ours in the words of other programs. Google puts what a file for Excel cannot hold into
 * `IFERROR(__xludf.DUMMYFUNCTION("EPA_…"),"what it showed")`; Excel keeps the functions of an add-in as `_xldudf_EPA_…`. In
 * the other host both show what they showed last, or an error. Here they become what a person would type.
 */

/** How Google stores a formula of ours in a file for Excel. */
const STORED_BY_GOOGLE = /^=?(?:IFERROR\()?__xludf\.DUMMYFUNCTION\("((?:[^"]|"")*)"\)(?:,[\s\S]*\))?$/i;
const FOREIGN_PREFIX = /(?:_xludf\.|_xldudf_)EPA_/i;
/** What Google stores in the cells that such a formula filled. */
const FILLED_BY_GOOGLE = '"COMPUTED_VALUE"';
const MAY_BE_STORED = /_xl/i;
/**
 * Quoted texts and names of sheets, which are nobody's functions; or what Excel stores before functions that came late and,
 * with the last one, before those of an add-in.
 */
const QUOTED_OR_PREFIX = /("(?:[^"]|"")*"|'(?:[^']|'')*')|(?:_xlfn\.|_xlws\.|_xludf\.|_xldudf_)+(?=[A-Z_])/gi;

/** The formula that Google put into quotes, without its `=`; none where the formula is no such one. */
export function quotedByGoogle(formula: string): string | undefined {
  return STORED_BY_GOOGLE.exec(formula)?.[1]?.replace(/""/g, '"').replace(/^=/, '');
}

/** Was the cell filled by one formula of a whole column, before another program made a formula of each cell? */
export function isFilledForeign(formula: string): boolean {
  return quotedByGoogle(formula) === FILLED_BY_GOOGLE;
}

/** A formula that another program has put into words of its own: it shows what it showed last, or nothing. */
export function isForeign(formula: string): boolean {
  return STORED_BY_GOOGLE.test(formula) || FOREIGN_PREFIX.test(formula);
}

/** Whatever program stored a formula: as a person would type it, its quoted texts untouched. */
export function liveFormula(formula: string): string {
  if (!MAY_BE_STORED.test(formula)) return formula;
  const quoted = quotedByGoogle(formula);
  const typed = quoted === undefined ? formula : `=${quoted}`;
  return typed.replace(QUOTED_OR_PREFIX, (_, text = '') => text);
}

/** The part of Google's words before what the formula showed last. */
const BEFORE_LAST_VALUE = /^(=?IFERROR\(__xludf\.DUMMYFUNCTION\("(?:[^"]|"")*"\),)[\s\S]*\)$/i;

/** Google's words with what the formula shows now, written as in a formula; any other formula as it is. */
export function withLastValue(formula: string, literal: string): string {
  return formula.replace(BEFORE_LAST_VALUE, (_, start: string) => `${start}${literal})`);
}

/** What Google stores in a cell that a formula of another one fills. */
export function filledForeign(literal: string): string {
  return `IFERROR(__xludf.DUMMYFUNCTION("${FILLED_BY_GOOGLE.replace(/"/g, '""')}"),${literal})`;
}
