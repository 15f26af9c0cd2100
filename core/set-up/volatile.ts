import { columnLetters } from '../sheet/grid';

/*
 * Google lets no custom function read a cell whose value may differ each time it is looked at, nor one that reads such a cell:
 * the whole function fails, with a message of Google's own. TODAY() it allows.
 */

const VOLATILE = /\b(?:NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;
/** A cell or a range of the same sheet. */
const REFERENCES = /(?<![\w!.$])\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?(?![\w(])/g;

/** Does a formula name a function of this kind itself? */
export function isVolatile(formula: string): boolean {
  return VOLATILE.test(withoutQuoted(formula));
}

/** What stands in quotes only looks like a function. The name of a sheet keeps its mark, so that it stays another sheet. */
function withoutQuoted(formula: string): string {
  return formula.replace(/"[^"]*"|'[^']*'/g, "''");
}

/** The columns of a sheet in which a formula is of this kind, by itself or by what it reads on the sheet. */
export function volatileColumns(formulas: readonly (readonly string[])[]): ReadonlySet<number> {
  const others: Placed[] = [];
  const found: Placed[] = [];
  formulas.forEach((row, i) => {
    row.forEach((formula, column) => {
      if (formula !== '') (isVolatile(formula) ? found : others).push({ row: i, column, formula });
    });
  });
  for (let i = 0; i < found.length; i++) {
    const read = found[i] as Placed;
    for (let j = others.length - 1; j >= 0; j--) {
      const other = others[j] as Placed;
      if (reads(other.formula, read)) found.push(...others.splice(j, 1));
    }
  }
  return new Set(found.map(({ column }) => column));
}

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

function reads(formula: string, { row, column }: Placed): boolean {
  return [...withoutQuoted(formula).toUpperCase().matchAll(REFERENCES)].some(
    ([, left = '', top, right = left, bottom = top]) =>
      Number(top) <= row + 1 && row + 1 <= Number(bottom) && isBetween(left, columnLetters(column), right),
  );
}

function isBetween(left: string, letters: string, right: string): boolean {
  const isUpTo = (one: string, other: string) =>
    one.length < other.length || (one.length === other.length && one <= other);
  return isUpTo(left, letters) && isUpTo(letters, right);
}
