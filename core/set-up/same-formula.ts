import type { Content } from '../sheet/grid';

/** A formula of a plan as it stands in a row. */
export function inRow(formula: string, row: number): string {
  return formula.replace(/\{row\}/g, String(row + 1));
}

/** Does a cell hold a formula that reads as the planned one, in whatever way its host has written it? */
export function isSameFormula(content: Content, planned: string): boolean {
  if (typeof content !== 'object') return false;
  const { formula } = content;
  return formula === planned || foldedFormula(formula) === foldedFormula(planned);
}

/** Hosts set spaces, capitals, the quotes of a sheet's name and the signs between arguments their own way and may write a range of one cell as that cell, and Excel has two ways to write "this row" and may leave a table's name out. */
function foldedFormula(formula: string): string {
  return formula
    .replace(/\s+/g, '')
    .replace(/'((?:[^']|'')+)'!/g, '$1!')
    .replace(/;/g, ',')
    .toUpperCase()
    .replace(/(?:\{TABLE\}|[\p{L}_][\p{L}\d_.]*)(?=\[)/gu, '')
    .replace(/(\$?[A-Z]+\$?\d+|\[[^[\]]*\]):\1(?![\d.])/g, '$1')
    .replace(/\[@(\[[^\]]*\](?::\[[^\]]*\])?)\]/g, '[[#THISROW],$1]')
    .replace(/\[@([^[\]]+)\]/g, '[[#THISROW],[$1]]');
}
