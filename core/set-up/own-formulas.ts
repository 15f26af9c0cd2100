import { type Cell, isError, isLoading } from '../cells/cell';
import { type CalculatedColumn, calculatedColumns } from '../sheet/calculated-columns';
import { chosenColumns } from '../sheet/chosen-standard';
import type { SheetGrid } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import type { Standard } from '../standard/standard';

/*
 * In Google Sheets a calculated column has its formula in its heading. Such a heading is known by that formula and not by what
 * it shows: while a script starts it reads "Loading...", and after a mistake of somebody's an error, for all columns that
 * the formula fills.
 */

/** The ways in which a set-up has written a formula that fills the cells below it, with the places that it asks for. */
const FORMS = {
  all: /^=EPA_TRACKER\(.*\)$/,
  some: /^=CHOOSECOLS\(EPA_TRACKER\(.*\)((?:[,;]\d+)+)\)$/,
  one: /^=INDEX\(EPA_TRACKER\(.*\)[,;]0?[,;](\d+)\)$/,
  alone: /^=(EPA_[A-Z]+)\(/,
  named: /^=\{"([^"]*)"[;\\]EPA_/,
} as const;

/**
 * Which calculated columns a formula answers, from its own cell to the right, as places in their list. None where the
 * formula is not ours, or answers something else.
 */
export function placesAnswered(formula: unknown, standard = theStandard()): readonly number[] {
  const text = typeof formula === 'string' ? withoutSpaces(formula) : '';
  const columns = calculatedColumns(standard);
  if (FORMS.all.test(text)) return columns.map((_, place) => place);
  const asked = FORMS.some.exec(text)?.[1]?.slice(1).split(/[,;]/) ?? FORMS.one.exec(text)?.slice(1);
  if (asked) return asked.map((place) => Number(place) - 1).filter((place) => place in columns);
  const [, name] = FORMS.named.exec(text) ?? [];
  const [, fn] = FORMS.alone.exec(text) ?? [];
  const isAnswered = ({ heading, alone }: CalculatedColumn) =>
    name === undefined ? alone !== undefined && alone === fn : plainHeading(heading) === plainHeading(name);
  return columns.flatMap((column, place) => (isAnswered(column) ? [place] : []));
}

/** Is it the one formula that answers all calculated columns beside it, as a set-up writes it today? */
export function isSpilledFormula(formula: string): boolean {
  const text = withoutSpaces(formula);
  return FORMS.all.test(text) || FORMS.some.test(text);
}

function theStandard(): Standard {
  return chosenColumns().standard;
}

/** The spaces within quotes belong to a name. */
function withoutSpaces(formula: string): string {
  return formula.replace(/("[^"]*"|'[^']*')|\s+/g, '$1');
}

/**
 * A row of headings as it reads once our formulas are worked out. What somebody typed where a formula would fill stays what
 * it is.
 */
export function headingsWorkedOut(
  headings: readonly Cell[],
  formulas: readonly string[],
  standard = theStandard(),
): readonly Cell[] {
  const columns = calculatedColumns(standard);
  const read = [...headings];
  formulas.forEach((formula, position) => {
    placesAnswered(formula, standard).forEach((place, i) => {
      const at = position + i;
      if (isUnsettled(read[at]) || (read[at] ?? '') === '') read[at] = columns[place]?.heading;
    });
  });
  return Array.from(read);
}

/** Shows the cell no value of its own yet, or none any more? */
function isUnsettled(cell: Cell): boolean {
  return isError(cell) || isLoading(cell);
}

/** May a formula of ours stand behind some of these headings? Only then a host has to look for it. */
export function mayBeCalculated(headings: readonly Cell[], standard = theStandard()): boolean {
  const ours = new Set(calculatedColumns(standard).map(({ heading }) => plainHeading(heading)));
  return headings.some((heading) => isUnsettled(heading) || ours.has(plainHeading(heading)));
}

/** A sheet with the headings that our formulas make, whatever they show at the moment. */
export function withHeadingsWorkedOut(standard: Standard, grid: SheetGrid): SheetGrid {
  const { formulas } = grid;
  if (!formulas?.some((row) => row.some((formula) => formula !== ''))) return grid;
  const rows = grid.rows.map((row, i) => headingsWorkedOut(row, formulas[i] ?? [], standard));
  const width = Math.max(...rows.map((row) => row.length));
  return { ...grid, rows: rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')) };
}

/** The plain headings of all columns that formulas in a row answer, those among them that something keeps from showing. */
export function headingsAnswered(standard: Standard, formulas: readonly string[]): ReadonlySet<string> {
  const columns = calculatedColumns(standard);
  const places = formulas.flatMap((formula) => placesAnswered(formula, standard));
  return new Set(places.map((place) => plainHeading(columns[place]?.heading)));
}
