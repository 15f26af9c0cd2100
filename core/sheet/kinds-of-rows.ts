import { type Cell, type Grid, isError } from '../cells/cell';
import { readCell } from '../cells/kinds';
import { plainWord, saysNothingYet } from '../cells/spellings';
import { isPlaceholderUln, isTenDigits, ULN_DIGITS, ulnIn } from '../cells/uln';
import { dayOfSerial, isLikelyDay, MONTHS, partsOf } from '../dates/day';
import { isProblem } from '../problems';
import { remembered } from '../remembered';
import type { Column } from './columns';
import { plainHeading } from './heading';
import type { Layout } from './layout';
import { NAME_PARTS } from './names';
import { cohortNamed, isOfLegend, isPlainName, isSurelyCohort, type Reading, readingOf } from './row-words';

/**
 * What a row below the headings is. A prepared row holds only what stands there before anybody is entered: results of
 * formulas, unticked boxes, the first word of a drop-down. In doubt a row is an apprentice, so that nobody is lost.
 */
export type RowKind =
  | 'apprentice'
  | 'blank'
  | 'prepared'
  | 'totals'
  | 'sub-heading'
  | 'headings'
  | 'guidance';

/** A row is judged by itself and by our columns: what stands above or below it or in columns of the provider's own is no evidence. */
export function kindOfRow(layout: Layout, grid: Grid, row: number): RowKind {
  const places = placesOf(layout);
  const uln = grid.at(row, places.uln);
  if (isUln(uln)) return isExample(uln, places, grid, row) ? 'guidance' : 'apprentice';
  const name = nameAt(places, grid, row);
  // Most rows without a ULN are told by the name, and nothing else of them is looked at.
  const isNamed = isText(name.cell) && identitySaid(layout, name.cell, name.position) === 'something';
  if (!isText(uln) && isNamed && !isNobodyYet(name.cell)) return 'apprentice';
  const said = rowSaid(places, grid, row, name, [name.cell, uln].find(isText));
  return hasName(said) ? kindOfNamed(said) : kindOfUnnamed(said, places, grid, row);
}

/**
 * What a cell says: a day, or something else of a person; a word that stands there before anybody is entered; a number
 * that can be a person's; a count, which cannot; or that the row is of another kind.
 */
type Said =
  | 'nothing'
  | 'day'
  | 'something'
  | 'default'
  | 'number'
  | 'count'
  | 'heading'
  | Exclude<Reading, 'name'>;

/** What the cells say that tell who it is, and which things the others say. */
interface RowSaid {
  readonly uln: Said;
  readonly name: Said;
  readonly others: ReadonlySet<Said>;
  readonly headings: number;
  /** What a colour means, or the head of such a list, where the ULN would stand: nothing else stands in the row. */
  readonly isLegend: boolean;
}

/** The columns of a layout that rows are judged by. */
interface Places {
  readonly layout: Layout;
  readonly uln: number;
  /** One column, or given names and family name; the first that is filled counts. */
  readonly names: readonly number[];
  readonly others: readonly { readonly position: number; readonly column: Column }[];
  /** The first column where it is the provider's own, for sub-headings. */
  readonly label: number;
}

const NOWHERE = -1;

/** Of the sheet in front, whose rows are asked about one after another. */
const placesOf = remembered((layout: Layout): Places => {
  const { columns, positions } = layout;
  const uln = positions.get('uln') ?? NOWHERE;
  const names = ['apprentice', ...NAME_PARTS].flatMap((key) => positions.get(key) ?? []);
  const others = columns.all.flatMap((column) => {
    const position = positions.get(column.key);
    return position === undefined || position === uln || names.includes(position)
      ? []
      : [{ position, column }];
  });
  return { layout, uln, names, others, label: isLabelled(layout) ? 0 : NOWHERE };
}, 1);

/** What stands where the name does, and where that is. */
interface NameCell {
  readonly cell: Cell;
  readonly position: number;
}

/** Given names and family name are looked at as one text, unless one is only the title that is merged over both. */
function nameAt({ layout, names }: Places, grid: Grid, row: number): NameCell {
  const [only] = names;
  if (names.length <= 1) return { cell: grid.at(row, only ?? NOWHERE), position: only ?? NOWHERE };
  const filled = names
    .map((position) => ({ cell: grid.at(row, position), position }))
    .filter(({ cell }) => !isNothing(cell));
  const [first = { cell: undefined, position: only ?? NOWHERE }, second] = filled;
  const isWhole = first.position === layout.positions.get('apprentice');
  if (isWhole || second === undefined || second.cell === first.cell) return first;
  if (!isText(second.cell)) return first;
  const isHeading = isText(first.cell) && isHeadingOf(layout, first.cell, first.position);
  return isText(first.cell) && !isHeading ? { ...first, cell: `${first.cell} ${second.cell}` } : second;
}

/** Under a heading such as "Academic year" the text is the row's own. */
function isLabelled({ headings, unknown }: Layout): boolean {
  const own = unknown.find(({ position }) => position === 0);
  return own === undefined ? headings[0] === '' : readingOf(own.heading.trim()) !== 'sub-heading';
}

/** `title` is the text that tells who it is; merged over a row it stands in every cell. */
function rowSaid(
  { layout, uln, names, others }: Places,
  grid: Grid,
  row: number,
  name: NameCell,
  title: Cell,
): RowSaid {
  const ulnCell = grid.at(row, uln);
  const isNobody = isNobodyYet(name.cell) && (isNothing(ulnCell) || isNobodyYet(ulnCell));
  const saidOf = (cell: Cell, position: number): Said => {
    const said = identitySaid(layout, cell, position);
    return isNobody && said === 'something' ? 'nothing' : said;
  };
  const ulnSaid = saidOf(ulnCell, uln);
  const nameSaid = saidOf(name.cell, name.position);
  const said = new Set<Said>();
  const isHeading = (at: number) => identitySaid(layout, grid.at(row, at), at) === 'heading';
  let headings =
    Number(ulnSaid === 'heading') + (nameSaid === 'heading' ? names.filter(isHeading).length : 0);
  for (const { position, column } of others) {
    const cell = grid.at(row, position);
    if (isNothing(cell) || cell === title) continue;
    const one = cellSaid(layout, column, cell, position);
    if (one !== 'nothing') said.add(one);
    if (one === 'heading') headings++;
  }
  const isAlone = said.size === 0 && nameSaid !== 'number' && !readsLikeName(name.cell);
  const isLegend = isAlone && isText(ulnCell) && isOfLegend(ulnCell);
  return { uln: ulnSaid, name: nameSaid, others: said, headings, isLegend };
}

const SMALLEST_ULN = 1_000_000_000;
const LARGEST_ULN = 9_999_999_999;

/** Ten digits. A number below may be a count of apprentices, one above a sum. */
function isUln(cell: Cell): boolean {
  if (typeof cell === 'number') return cell >= SMALLEST_ULN && cell <= LARGEST_ULN;
  if (typeof cell !== 'string' || cell.length < ULN_DIGITS) return false;
  return isTenDigits(cell) || isTenDigits(ulnIn(cell) ?? '');
}

/** Beside a made-up number an example says that it is one; with a ULN it would be somebody. */
function isExample(uln: Cell, places: Places, grid: Grid, row: number): boolean {
  if (!isPlaceholderUln(String(uln))) return false;
  const { cell } = nameAt(places, grid, row);
  return isText(cell) && readingOf(cell.trim()) === 'example';
}

function isText(cell: Cell): cell is string {
  return typeof cell === 'string' && cell !== '';
}

function isNothing(cell: Cell): cell is undefined | '' | 0 | false {
  return cell === undefined || cell === '' || cell === 0 || cell === false;
}

/** "24", "1,200", "83%", as a .csv file holds them. */
const NUMBER_TEXT = /^[-+]?[\d,]*\.?\d+\s*%?$/;

/** A broken formula in the place of a name may hide somebody. */
function identitySaid(layout: Layout, cell: Cell, position: number): Said {
  if (isNothing(cell)) return 'nothing';
  const isOfUln = layout.positions.get('uln') === position;
  if (typeof cell !== 'string') return typeof cell === 'boolean' ? 'something' : isOfUln ? 'count' : 'number';
  if (isPlainName(cell) && !mayBeHeading(layout, cell, position)) return 'something';
  const text = cell.trim();
  return isError(cell) ? 'something' : textSaid(layout, text, position, isOfUln ? 'count' : 'number');
}

/** Two words with capitals, whatever stands where the ULN does. */
function readsLikeName(cell: Cell): boolean {
  return isText(cell) && /^\p{Lu}[\p{L}'’-]+,?\s+(?:\p{L}+\s+)*\p{Lu}/u.test(cell.trim());
}

/** "TBC" in the place of a name: somebody who is to be found yet, unless the row says more. */
function isNobodyYet(cell: Cell): boolean {
  return isText(cell) && !isPlainName(cell) && saysNothingYet(plainWord(cell), cell);
}

/** Texts are compared as headings are only where they begin alike, because that takes longer than all the rest. */
function mayBeHeading({ headings }: Layout, text: string, position: number): boolean {
  return text[0]?.toLowerCase() === headings[position]?.[0];
}

function textSaid(layout: Layout, text: string, position: number, number: 'count' | 'number'): Said {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'nothing';
  if (NUMBER_TEXT.test(text)) return number;
  if (isHeadingOf(layout, text, position)) return 'heading';
  const reading = readingOf(text);
  return reading === 'name' ? 'something' : reading;
}

/** The heading of its own column, or another name of that column. */
function isHeadingOf({ headings, columns, positions }: Layout, text: string, position: number): boolean {
  const plain = plainHeading(text);
  if (plain === headings[position]) return true;
  const key = columns.named().get(plain);
  return key !== undefined && positions.get(key) === position;
}

function cellSaid(layout: Layout, column: Column, cell: Cell, position: number): Said {
  if (cell === true) return 'something';
  if (typeof cell === 'number') return numberSaid(column, cell);
  if (typeof cell !== 'string') return 'nothing';
  const text = cell.trim();
  if (isError(cell)) return 'nothing';
  if (NUMBER_TEXT.test(text)) return numberSaid(column, Number.parseFloat(text.replace(/,/g, '')));
  const value = readCell(column.kind, cell, column.key);
  if (value === undefined) return 'nothing';
  if (DEFAULTS.includes(value)) return 'default';
  if (typeof value === 'number' && HAS_DAYS.includes(column.kind.name)) return 'day';
  const said = textSaid(layout, text, position, 'number');
  return said === 'sub-heading' && !isTitleIn(column, text, position) ? 'something' : said;
}

const HAS_DAYS: readonly Column['kind']['name'][] = ['date', 'sign-off'];

/** The words that a drop-down begins with, and an unticked box in words. */
const DEFAULTS: readonly unknown[] = [false, 'Not yet', 'Active'];

/** In a column that is not about who it is a title stands at the left or, among the cohorts, calls itself one. */
function isTitleIn({ key, kind }: Column, text: string, position: number): boolean {
  if (key === 'cohort') return /^\W*(?:cohort|group|intake|class)\W*[:=]/i.test(text);
  return position === 0 && kind.name === 'text' && isSurelyCohort(text);
}

/** Where a number means nothing of a person it is a count, an average or what a formula makes of blank cells. */
function numberSaid({ kind, key }: Column, number: number): Said {
  if (HAS_DAYS.includes(kind.name)) return isLikelyDay(number) ? 'day' : 'count';
  const value = readCell(kind, number, key);
  if (value === undefined) return 'nothing';
  return isProblem(value) || DEFAULTS.includes(value) ? 'count' : 'number';
}

const UNNAMED: readonly Said[] = ['nothing', 'number', 'count'];

/** Does a text stand where the ULN or the name does? */
function hasName({ uln, name }: RowSaid): boolean {
  return !(UNNAMED.includes(uln) && UNNAMED.includes(name));
}

const OF_COUNTS: readonly Said[] = ['counts', 'counts or name', 'sub-heading'];

function kindOfNamed({ uln, name, others, headings, isLegend }: RowSaid): RowKind {
  const texts = [uln, name].filter((said) => !UNNAMED.includes(said));
  const all = (...said: readonly Said[]) => texts.every((text) => said.includes(text));
  if (texts.includes('example') || isLegend) return 'guidance';
  if (texts.includes('something') || others.has('day')) return 'apprentice';
  if (all('heading')) return headings > 1 ? 'headings' : 'apprentice';
  if (all('guidance', 'heading')) return 'guidance';
  if (others.has('something') || others.has('default')) return 'apprentice';
  if (all('sub-heading')) return others.has('number') ? 'apprentice' : 'sub-heading';
  const areBeside = uln === 'count' || name === 'number' || others.has('count');
  if (others.has('counts or name') && !areBeside) return 'apprentice';
  const areCounts = texts.includes('counts') || areBeside;
  return all(...OF_COUNTS) && areCounts ? 'totals' : 'apprentice';
}

function kindOfUnnamed(said: RowSaid, places: Places, grid: Grid, row: number): RowKind {
  const { uln, name, others, headings } = said;
  if (others.has('day') || others.has('something')) return 'apprentice';
  const isNumbered = uln === 'count' || name === 'number' || others.has('number');
  if (!others.has('default') && areTotals(said, isNumbered, places, grid, row)) return 'totals';
  if (isNumbered) return isMonthOrYear(said, places, grid, row) ? 'sub-heading' : 'apprentice';
  if (others.has('heading')) return headings > 1 ? 'headings' : 'apprentice';
  if (others.has('guidance') || others.has('example')) return 'guidance';
  if (others.has('counts or name')) return 'apprentice';
  if (others.has('sub-heading')) return 'sub-heading';
  if (others.size > 0) return 'prepared';
  return readsLikeTitle(grid.at(row, places.label)) ? 'sub-heading' : 'blank';
}

/** The word stands in any column, beside numbers; or there is no word, only counts under ULN and other headings. */
function areTotals(
  { uln, name, others }: RowSaid,
  isNumbered: boolean,
  { layout }: Places,
  grid: Grid,
  row: number,
): boolean {
  const areCounts = others.has('count');
  if (others.has('counts') || (uln === 'count' && name === 'nothing' && areCounts && !others.has('number')))
    return true;
  if (!isNumbered && !areCounts) return false;
  return layout.headings.some((_, position) => {
    const cell = grid.at(row, position);
    const reading = isText(cell) ? readingOf(cell.trim()) : 'name';
    return reading === 'counts' || (reading === 'counts or name' && areCounts);
  });
}

/** "Sept 2025" becomes a date as it is typed, and nothing else stands in the row. */
function isMonthOrYear({ others }: RowSaid, places: Places, grid: Grid, row: number): boolean {
  const cells = [grid.at(row, places.uln), nameAt(places, grid, row).cell].filter((cell) => !isNothing(cell));
  return others.size === 0 && cells.length === 1 && monthOrYear(cells[0]) !== undefined;
}

const [FIRST_YEAR, LAST_YEAR] = [2000, 2099];

function monthOrYear(of: Cell): string | undefined {
  const cell = isText(of) ? Number(of) : of;
  if (typeof cell !== 'number') return undefined;
  if (Number.isInteger(cell) && cell >= FIRST_YEAR && cell <= LAST_YEAR) return String(cell);
  const day = isLikelyDay(cell) ? dayOfSerial(cell) : undefined;
  if (typeof day !== 'number' || day !== cell) return undefined;
  const { year, month, dayOfMonth } = partsOf(day);
  return dayOfMonth === 1 ? `${MONTHS[month - 1]} ${year}` : undefined;
}

function readsLikeTitle(cell: Cell): boolean {
  return isText(cell) && readingOf(cell.trim()) === 'sub-heading';
}

/** The cohort that a sub-heading names; other parts of a sheet, such as "Withdrawn", name none. */
export function cohortOfSubHeading(layout: Layout, grid: Grid, row: number): string | undefined {
  const places = placesOf(layout);
  const { uln, label, others } = places;
  const besides = [label, ...others.map(({ position }) => position)];
  const cells = [grid.at(row, uln), nameAt(places, grid, row).cell, ...besides.map((at) => grid.at(row, at))];
  const title = cells.find(readsLikeTitle);
  if (isText(title)) return cohortNamed(title.trim());
  const [ulnCell, nameCell] = cells;
  return monthOrYear(ulnCell) ?? monthOrYear(nameCell);
}
