import { type Cell, isError, isLoading } from '../cells/cell';
import { type CalculatedColumn, calculatedColumns } from '../sheet/calculated-columns';
import type { Formulas } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import type { Standard } from '../standard/standard';
import { isFilledForeign, liveFormula } from './live-formula';
import { placeLookedUp } from './look-ups';
import { isOwnColumn } from './own-columns';
import { placesAnswered } from './own-formulas';
import { isOurFormula } from './references';

/*
 * Which columns of a sheet are ours, told by the formulas in them and not by what they show: a heading of ours reads
 * "Loading...", #NAME? or #REF! while something is wrong, and that is when it has to be known.
 */

/** A formula in the words in which we wrote it, in capitals and without spaces outside of quotes. */
export function plainFormula(formula: string): string {
  return liveFormula(formula).replace(
    /("[^"]*"|'[^']*')|([^"'\s]+)|\s+/g,
    (_, quoted = '', word = '') => quoted + word.toUpperCase(),
  );
}

/** The ways in which a set-up writes, or has written, a formula in each row. */
const PART_OF_TRACKER = /^=INDEX\(EPA_TRACKER\(.*\)[,;]\d[,;](\d+)\)$/;
const ALONE = /^=INDEX\((EPA_[A-Z]+)\(/;
/** An earlier form, with the heading in the formula. */
const NAMED = /^=\{"[^"]*"[;\\]EPA_/;
const OF_CELLS = /^=(EPA_[A-Z]+)\([^"]*"([^"]*)"/;

/**
 * Which calculated columns a formula answers, from its own cell to the right, as places in their list; none where it
 * answers something else.
 */
function placesAnsweredBy(standard: Standard, formula: string): readonly number[] {
  const text = plainFormula(formula);
  const spilled = placesAnswered(text, standard);
  if (spilled.length > 0) return spilled;
  const columns = calculatedColumns(standard);
  const placesWhere = (isIt: (column: CalculatedColumn) => boolean) =>
    columns.flatMap((column, place) => (isIt(column) ? [place] : []));
  const lookedUp = placeLookedUp(text);
  if (lookedUp !== undefined) return lookedUp in columns ? [lookedUp] : [];
  const [, part] = PART_OF_TRACKER.exec(text) ?? [];
  if (part !== undefined) return Number(part) - 1 in columns ? [Number(part) - 1] : [];
  const [, fn, word] = OF_CELLS.exec(text) ?? [];
  const ofCells = placesWhere(
    (column) =>
      column.ofCells !== undefined &&
      column.ofCells.fn === fn &&
      column.ofCells.given.some((given) => 'text' in given && given.text === word),
  );
  if (ofCells.length > 0) return ofCells;
  const [, alone] = ALONE.exec(text) ?? [];
  return placesWhere((column) => column.alone !== undefined && column.alone === alone);
}

/** A column of a sheet that we calculate, and which one it is. */
export interface AnsweredColumn {
  readonly position: number;
  /** Its place in the list of calculated columns. */
  readonly place: number;
  /** The position of the heading whose formula fills it; none where each row has a formula, or nothing has. */
  readonly filledFrom?: number;
}

/** The columns of ours in a sheet whose headings stand in a row, from left to right. */
export function answeredColumns(
  standard: Standard,
  rows: readonly (readonly Cell[])[],
  formulas: Formulas,
  headingRow: number,
): readonly AnsweredColumn[] {
  const headings = rows[headingRow] ?? [];
  const found = new Map<number, AnsweredColumn>();
  for (const { position, places } of spilling(standard, headings, formulas[headingRow] ?? []))
    places.forEach((place, i) => {
      found.set(position + i, { position: position + i, place, filledFrom: position });
    });
  headings.forEach((_, position) => {
    const place = found.has(position)
      ? undefined
      : placeInRows(standard, rows, formulas, headingRow, position);
    if (place !== undefined) found.set(position, { position, place });
  });
  return [...found.values()].sort((one, other) => one.position - other.position);
}

function spilling(standard: Standard, headings: readonly Cell[], formulas: readonly string[]) {
  return formulas.flatMap((formula, position) => {
    const places = formula === '' ? [] : placesAnsweredBy(standard, formula);
    return places.length > 0 && isOurs(standard, formula, headings[position], places)
      ? [{ position, places }]
      : [];
  });
}

/**
 * People write with our functions too. Ours reads the settings, has lost what it read, or, of a few cells, stands below our
 * own heading.
 */
function isOurs(standard: Standard, formula: string, heading: Cell, places: readonly number[]): boolean {
  const plain = plainFormula(formula);
  if (
    isOurFormula(plain) ||
    placeLookedUp(plain) !== undefined ||
    NAMED.test(plain) ||
    plain.includes('#REF!')
  )
    return true;
  const [place] = places;
  const column = calculatedColumns(standard)[place ?? -1];
  return column?.ofCells !== undefined && plainHeading(column.heading) === plainHeading(heading);
}

function placeInRows(
  standard: Standard,
  rows: readonly (readonly Cell[])[],
  formulas: Formulas,
  headingRow: number,
  position: number,
): number | undefined {
  const heading = rows[headingRow]?.[position];
  const headed = placeOfHeading(standard, heading);
  let isTheirs = false;
  for (let row = headingRow + 1; row < rows.length; row++) {
    const formula = formulas[row]?.[position] ?? '';
    if (formula === '') continue;
    const places = placesAnsweredBy(standard, formula);
    const [place] = places;
    if (place !== undefined && places.length === 1 && isOurs(standard, formula, heading, places))
      // A look-up that is filled to the side goes on with the answers of its own column.
      return placeLookedUp(plainFormula(formula)) === undefined ? place : (headed ?? place);
    if (headed !== undefined && isFilledForeign(formula)) return headed;
    isTheirs = true;
  }
  if (headed === undefined || isTheirs) return undefined;
  const cells = rows.slice(headingRow + 1).map((row) => row[position]);
  const isAnswer = cells.some(
    (cell) => cell !== undefined && cell !== '' && !isError(cell) && !isLoading(cell),
  );
  const plain = (rows[headingRow] ?? []).map(plainHeading);
  return isAnswer && isOwnColumn(standard, plain, position, cells) ? headed : undefined;
}

function placeOfHeading(standard: Standard, heading: Cell): number | undefined {
  const plain = plainHeading(heading);
  const place = calculatedColumns(standard).findIndex((column) => plainHeading(column.heading) === plain);
  return plain === '' || place === -1 ? undefined : place;
}
