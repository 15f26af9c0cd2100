import { type Cell, gridFrom } from '../cells/cell';
import { date, readCell } from '../cells/kinds';
import { uln } from '../cells/uln';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { remembered } from '../remembered';
import { identifyingUln } from '../rules/uln';
import type { Apprentice, ColumnKey } from './columns';
import { furtherRows } from './further-rows';
import type { SheetGrid } from './grid';
import type { Layout } from './layout';
import { nameColumn, nameInRow, plainName, wordsSought } from './names';
import { isApprenticeRow, type RowRead, rowReader } from './rows';
import { apprenticeRows } from './rows-in-place';
import { type Settings, settingsFrom } from './settings';
import { type CohortTable, tableIn } from './table';

/** A sheet of apprentices as it was read, with its settings. */
export interface CohortSheet {
  readonly grid: SheetGrid;
  readonly table: CohortTable;
  readonly settings: Settings;
}

export function cohortSheetFrom(grid: SheetGrid, today: Day): CohortSheet | Problem {
  const table = tableIn(grid);
  return isProblem(table)
    ? table
    : { grid, table, settings: settingsFrom(table.layout.columns, gridFrom(grid.settings), today) };
}

/** The sheet with one row as it reads now. */
export function withRow(sheet: CohortSheet, row: number, cells: readonly Cell[]): CohortSheet {
  const rows = [...sheet.grid.rows];
  while (rows.length < row) rows.push([]);
  rows[row] = cells;
  return { ...sheet, grid: { ...sheet.grid, rows }, table: { ...sheet.table, rows } };
}

/** Somebody in the sheet, as a list to search or to walk through shows them. */
export interface Person {
  readonly row: number;
  /** The name, else the ULN. */
  readonly name: string;
  readonly uln: string;
}

/** Everybody in the sheet, from the top. */
export function peopleIn({ headingRow, layout, rows }: CohortTable): readonly Person[] {
  const grid = gridFrom(rows);
  const isApprentice = apprenticeRows(layout, grid, headingRow + 1);
  const people: Person[] = [];
  for (let row = headingRow + 1; row < rows.length; row++) {
    if (isApprentice(row)) people.push(personIn(layout, rows[row] ?? [], row));
  }
  return people;
}

function personIn(layout: Layout, cells: readonly Cell[], row: number): Person {
  const number = ulnInRow(layout, cells) ?? '';
  return { row, name: nameInRow(layout, (at) => cells[at]) || number, uln: number };
}

function ulnInRow({ positions }: Layout, cells: readonly Cell[]): string | undefined {
  const cell = cells[positions.get('uln') ?? -1];
  if (typeof cell === 'number' && cell > 0) return String(cell);
  const read = readCell(uln, cell, 'ULN');
  return isProblem(read) ? undefined : read;
}

/**
 * The people whose name or ULN has everything that was typed, in any order, those whose name begins with it first. Typed
 * without accents, apostrophes, hyphens or the spaces of a ULN it finds them all the same, and O Reilly is found as oreilly.
 */
export function peopleNamed(people: readonly Person[], typed: string): readonly Person[] {
  const words = wordsTyped(typed);
  if (words.length === 0) return [];
  const digits = words.join('');
  const isUln = /^\d+$/.test(digits);
  const found = soughtIn(people).flatMap(({ person, name, all }) => {
    const isFound = words.every((word) => all.includes(word)) || (isUln && person.uln.includes(digits));
    return isFound ? [{ person, isFirst: name.startsWith(words[0] as string) }] : [];
  });
  return [...found.filter(({ isFirst }) => isFirst), ...found.filter(({ isFirst }) => !isFirst)].map(
    ({ person }) => person,
  );
}

/** What stands beside a name in a list: the ULN, and the row where that leaves two alike. */
export function besideName({ row, name, uln }: Person, found: readonly Person[]): string {
  const number = uln === name ? '' : uln;
  const own = identifyingUln(uln);
  const isAlike = found.some(
    (other) =>
      other.row !== row &&
      plainName(other.name) === plainName(name) &&
      (!own || identifyingUln(other.uln) === own),
  );
  return isAlike ? [number, `row ${row + 1}`].filter(Boolean).join(' · ') : number;
}

/** "ULN 1000 0000 19", as it is pasted, is only the number. */
function wordsTyped(typed: string): readonly string[] {
  const words = wordsSought(typed);
  const [first, ...others] = words;
  return first === 'uln' && /^\d+$/.test(others.join('')) ? others : words;
}

/** What each of a list is found by, made once for as long as somebody types. */
const soughtIn = remembered(
  (people: readonly Person[]) =>
    people.map((person) => {
      const words = wordsSought(person.name);
      const name = words.join(' ');
      return { person, name, all: [name, ...otherSpellings(person.name, words), person.uln].join(' ') };
    }),
  1,
);

/** As the same name is typed by others: Marsh-Jones as marshjones, O Reilly as oreilly, Müller as mueller, Zoë Marsh as zm. */
function otherSpellings(name: string, words: readonly string[]): readonly string[] {
  const joined = /\p{Pd}/u.test(name) ? wordsSought(name.replace(/\p{Pd}/gu, '')) : [];
  const written = name.normalize('NFC').toLowerCase();
  const german = /[äöüø]/.test(written)
    ? wordsSought(written.replace(/[äöüø]/g, (sign) => GERMAN[sign] as string))
    : [];
  const initials = words.map((word) => [...word][0]);
  return [...joined, ...german, ...withParticles(words), initials.join(''), [...initials].reverse().join('')];
}

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe' };
/** O, Mc, Mac, De, Van, Der, Al, St: words as short as these belong to the next, with a space or without one. */
const LONGEST_PARTICLE = 3;

function withParticles(words: readonly string[]): readonly string[] {
  let before = '';
  return words.flatMap((word) => {
    const whole = before + word;
    const isJoined = before !== '';
    before = word.length <= LONGEST_PARTICLE ? whole : '';
    return isJoined ? [whole] : [];
  });
}

/** The nearest apprentice above (-1) or below (1) a row. */
export function neighbour(people: readonly Person[], row: number, step: -1 | 1): Person | undefined {
  return step === 1
    ? people.find((person) => person.row > row)
    : [...people].reverse().find((person) => person.row < row);
}

/** `undefined` for a row without an apprentice: a gap, a title, a row of totals. */
export function readApprentice({ layout }: CohortTable, cells: readonly Cell[]): RowRead | undefined {
  const grid = gridFrom([cells]);
  return isApprenticeRow(layout, grid, 0) ? rowReader(layout)(grid, 0) : undefined;
}

/** The same of a row in its sheet, where it may only tell more of somebody whose own row is another one. */
export function apprenticeAt(table: CohortTable, row: number): RowRead | undefined {
  const { headingRow, layout, rows } = table;
  if (row <= headingRow || furtherRows(layout, gridFrom(rows), headingRow + 1)?.rows.has(row))
    return undefined;
  return readApprentice(table, rows[row] ?? []);
}

/** What an apprentice is called in a list: the name, else the ULN. */
export function nameOf({ apprentice, uln }: Apprentice): string {
  return apprentice ?? uln ?? '';
}

/**
 * Whom a row is about: found again by the ULN, else by the name, never by a row number. Temporary and placeholder ULNs
 * are nobody's.
 */
export interface Identity {
  readonly uln?: string | undefined;
  readonly apprentice?: string | undefined;
  /** Where others in the sheet have the same ULN or name: cells of the row that theirs differ in. */
  readonly besides?: Besides | undefined;
}

/** By their columns. `''` is a blank cell. */
type Besides = Readonly<Record<ColumnKey, string | number>>;

/** Whom a change is for; `undefined` where the row has neither, so that nothing can be found again. */
export function identityOf(apprentice: Apprentice): Identity | undefined {
  const number = identifyingUln(apprentice.uln);
  if (number !== undefined) return { uln: number };
  return apprentice.apprentice === undefined ? undefined : { apprentice: apprentice.apprentice };
}

/**
 * Whom a row of a sheet is about, told apart from every other row: somebody back from a break has an old row with the
 * same ULN, and two people may have the same name.
 */
export function identityAt(table: CohortTable, row: number): Identity | undefined {
  const read = apprenticeAt(table, row);
  const identity = read && identityOf(read.apprentice);
  if (identity === undefined) return undefined;
  const rivals = rowsOf(table, identity).filter((other) => other !== row);
  return rivals.length === 0 ? identity : { ...identity, besides: toldApart(table, row, rivals) };
}

/** What tells rows with the same ULN or name apart, what changes least first. */
const TELLS_APART: readonly ColumnKey[] = ['uln', 'dateOfBirth', 'start', 'apprentice'];

/** As few cells as it takes; where it cannot be told, all that differ from some. */
function toldApart(table: CohortTable, row: number, rivals: readonly number[]): Besides {
  const valueAt = (key: ColumnKey, at: number) => valueBesides(table.layout, key, table.rows[at] ?? []);
  const besides: Record<ColumnKey, string | number> = {};
  let left = rivals;
  for (const key of TELLS_APART) {
    const value = valueAt(key, row);
    const alike = left.filter((rival) => valueAt(key, rival) === value);
    if (alike.length < left.length) besides[key] = value;
    left = alike;
  }
  return besides;
}

function valueBesides(layout: Layout, key: ColumnKey, cells: readonly Cell[]): string | number {
  if (key === 'uln') return identifyingUln(ulnInRow(layout, cells)) ?? '';
  if (key === 'apprentice') return plainName(nameInRow(layout, (at) => cells[at]));
  const cell = cells[layout.positions.get(key) ?? -1];
  const value = readCell(date, cell, key);
  return isProblem(value) ? plainName(String(cell)) : (value ?? '');
}

/** The one row of an apprentice. Twice the same ULN or name is no answer: writing to either could be wrong. */
export function rowOf(table: CohortTable, identity: Identity): number | Problem {
  const { columns } = table.layout;
  const value = identity.uln ?? identity.apprentice;
  const argument = columns.of(identity.uln === undefined ? nameColumn(table.layout) : 'uln').heading;
  const [row, other] = rowsOf(table, identity);
  if (row === undefined) return problem('APPRENTICE_GONE', { argument, value });
  if (other === undefined) return row;
  return problem('APPRENTICE_DOUBLED', { argument, value, otherRow: other + 1 });
}

/** Every row that fits and is of an apprentice. */
function rowsOf(table: CohortTable, identity: Identity): readonly number[] {
  const { headingRow, layout, rows } = table;
  const isApprentice = apprenticeRows(layout, gridFrom(rows), headingRow + 1);
  return rowsThatFit(table, identity).filter(isApprentice);
}

/** Every row that says it is about somebody, whatever else stands in it. */
export function rowsThatFit(
  { headingRow, layout, rows }: CohortTable,
  identity: Identity,
): readonly number[] {
  const isTheirs = fits(layout, identity);
  const found: number[] = [];
  for (let row = headingRow + 1; row < rows.length; row++) if (isTheirs(rows[row] ?? [])) found.push(row);
  return found;
}

function fits(layout: Layout, identity: Identity): (cells: readonly Cell[]) => boolean {
  const { apprentice = '', besides = {} } = identity;
  const isByName = identity.uln === undefined;
  const wanted = isByName ? plainName(apprentice) : identity.uln;
  if (wanted === '') return () => false;
  const said = Object.entries(besides);
  return (cells) =>
    (isByName ? plainName(nameInRow(layout, (at) => cells[at])) : ulnInRow(layout, cells)) === wanted &&
    said.every(([key, value]) => valueBesides(layout, key, cells) === value);
}
