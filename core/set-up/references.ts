import type { Cell } from '../cells/cell';
import type { CalculatedColumn, Given } from '../sheet/calculated-columns';
import type { ColumnKey } from '../sheet/columns';
import { columnLetters } from '../sheet/grid';
import { SETTINGS, SETTINGS_BLOCK, SETTINGS_SHEET } from '../sheet/settings';
import { isLookUp, lookUpFor, quoted } from './look-ups';
import { isSameFormula } from './same-formula';

/**
 * How calculated columns are written: one formula in the heading that spills below it (Sheets, so that sorting cannot
 * break it), a look-up in a calculated column of a table or beside plain rows (Excel), or a formula in each row (the local
 * workbook).
 */
export const FORMULA_STYLES = ['spilled', 'table', 'each row', 'beside rows'] as const;
export type FormulaStyle = (typeof FORMULA_STYLES)[number];

/** What Excel looks up in the answers of one EPA_TRACKER. */
export type LookedUp = 'table' | 'beside rows';

export function isLookedUp(style: FormulaStyle): style is LookedUp {
  return style === 'table' || style === 'beside rows';
}

/** A sheet as it will be once the missing inputs are added: what formulas refer to. */
export interface PlannedSheet {
  readonly name: string;
  readonly headingRow: number;
  readonly positions: ReadonlyMap<ColumnKey, number>;
  readonly headings: readonly Cell[];
  /** The row above says of what the headings are, so formulas take it with them. */
  readonly isGrouped: boolean;
  /** Where calculated columns stand already, ours or what the provider calls so. */
  readonly calculated: ReadonlySet<number>;
}

/** Where formulas find the settings: the day to look from, and everything else in one block. */
export const SETTINGS_REFERENCES = {
  asOf: reference(addressOf(SETTINGS.asOf.place)),
  block: reference(`$A$1:${addressOf({ row: SETTINGS_BLOCK.rows - 1, column: SETTINGS_BLOCK.columns - 1 })}`),
} as const;

function reference(cells: string): string {
  return `'${SETTINGS_SHEET}'!${cells}`;
}

function addressOf({ row, column }: { readonly row: number; readonly column: number }): string {
  return `$${columnLetters(column)}$${row + 1}`;
}

/** The first and the last column of a range. */
export type Block = readonly [first: number, last: number];

/**
 * The blocks of columns that hold the inputs, for the functions that find columns by their headings: one block, until a
 * set-up adds inputs right of calculated columns. No block has a calculated column in it, which would read itself, and
 * right of ours none has a column of the provider's in it, which may read ours.
 */
export function inputBlocks({ positions, calculated }: PlannedSheet): readonly Block[] {
  const ours = Math.min(...[...calculated].filter((position) => calculated.has(position + 1)));
  const isOneBlock = (last: number, next: number) =>
    next === last + 1 ||
    (next < ours && ![...calculated].some((position) => last < position && position < next));
  const blocks: [number, number][] = [];
  for (const position of [...positions.values()].sort((some, other) => some - other)) {
    const block = blocks[blocks.length - 1];
    if (block && isOneBlock(block[1], position)) block[1] = position;
    else blocks.push([position, position]);
  }
  return blocks;
}

/** How far down apprentices are looked for: whole columns are more than Excel hands over. */
const MOST_ROWS = 20_000;

function headingRows({ isGrouped }: PlannedSheet): number {
  return isGrouped ? 1 + 1 : 1;
}

/** The columns of a block from its headings on. It follows when columns of it come and go, also the first and the last. */
function cellsDown(sheet: PlannedSheet, block: Block): string {
  const [first, last] = block.map(columnLetters);
  const row = sheet.headingRow + 2 - headingRows(sheet);
  return `${quoted(sheet.name)}!$${first}$${row}:$${last}$${row + MOST_ROWS}`;
}

/** The first so many rows of a block. */
function downTo(sheet: PlannedSheet, block: Block, rows: string): string {
  const cells = cellsDown(sheet, block);
  return `INDEX(${cells},1,0):INDEX(${cells},${rows},0)`;
}

/** The columns that say who somebody is: a row with one of them filled in is to be answered. */
const WHO: readonly ColumnKey[] = ['uln', 'apprentice', 'givenNames', 'familyName'];

/** A block of the sheet as a sheet function takes it, headings first: the whole of it, or the headings and one row. */
const SHEET_ARGUMENT: Readonly<Record<FormulaStyle, (sheet: PlannedSheet, block: Block) => string>> = {
  spilled: ({ headingRow, isGrouped }, block) => {
    const [first, last] = block.map(columnLetters);
    return `$${first}$${headingRow + (isGrouped ? 0 : 1)}:$${last}`;
  },
  // Without the row of totals, which has no apprentice in it.
  table: (sheet, block) => downTo(sheet, block, `ROWS({table}[#Data])+${headingRows(sheet)}`),
  'each row': (sheet, block) => {
    const [first, last] = block.map(columnLetters);
    const heading = sheet.headingRow + 1;
    return oneBelowTheOther(
      ...groupsOf(sheet, block),
      `$${first}$${heading}:$${last}$${heading}`,
      `$${first}{row}:$${last}{row}`,
    );
  },
  // Down to the last row with somebody in it: who they are stands in one or more columns.
  'beside rows': (sheet, block) => {
    const positions = WHO.flatMap((key) => sheet.positions.get(key) ?? []);
    const who = cellsDown(sheet, [Math.min(...positions), Math.max(...positions)]);
    const place = `(ROW(${who})-MIN(ROW(${who}))+1)*NOT(ISBLANK(${who}))`;
    return downTo(sheet, block, `MAX(${place},${headingRows(sheet) + 1})`);
  },
};

/** The row above the headings, where it belongs to them. */
function groupsOf(sheet: PlannedSheet, block: Block): readonly string[] {
  const [first, last] = block.map(columnLetters);
  return sheet.isGrouped ? [`$${first}$${sheet.headingRow}:$${last}$${sheet.headingRow}`] : [];
}

/** Two or three rows as one range, in words that every version of Excel and the local workbook know. */
function oneBelowTheOther(...rows: readonly string[]): string {
  const [first, second, third] = rows;
  return third === undefined
    ? `IF({1;0},${first},${second})`
    : `IF({1;0;0},${first},IF({0;1;0},${second},${third}))`;
}

/** The one call that answers every calculated column of a sheet, for the sheet of answers. */
export function trackerFor(sheet: PlannedSheet, style: LookedUp): string {
  return `=EPA_TRACKER(${argumentsOf(sheet, style)})`;
}

/**
 * Is it the formula that is planned for the sheet of answers? How far down it reads goes with the rows that come and go, and
 * where a table was made plain rows, or the other way round, both forms read the same.
 */
export function isTrackerAsPlanned(formula: string, planned: readonly string[]): boolean {
  const withoutEnds = (text: string) => text.replace(/(:\$[A-Z]+)\$\d+/g, '$1');
  return planned.some((one) => isSameFormula({ formula: withoutEnds(formula) }, withoutEnds(one)));
}

/**
 * The one call that counts a whole sheet, for a sheet beside it: every column from the first to the last, so that it counts
 * what whoever reads the sheet counts. Of its rows those that are asked for, counted from 1, its headings being the first.
 */
export function countingFormula(sheet: PlannedSheet, style: FormulaStyle, rows: readonly number[]): string {
  const { asOf, block } = SETTINGS_REFERENCES;
  const all: Block = [0, Math.max(0, sheet.headings.length - 1)];
  const separator = style === 'spilled' ? ';' : ',';
  // Without its sheet, Google and the local workbook read the range of the sheet that the formula stands in.
  const cells = isLookedUp(style)
    ? SHEET_ARGUMENT['beside rows'](sheet, all)
    : `${quoted(sheet.name)}!${SHEET_ARGUMENT.spilled(sheet, all)}`;
  const counts = `EPA_COHORT(${[cells, asOf, block].join(separator)})`;
  // Excel 2021 has no CHOOSEROWS, and in Google an INDEX takes one row.
  return isLookedUp(style)
    ? `=INDEX(${counts},{${rows.join(';')}},{1,2,3,4})`
    : `=CHOOSEROWS(${[counts, ...rows].join(separator)})`;
}

function argumentsOf(sheet: PlannedSheet, style: FormulaStyle, separator = ','): string {
  const { asOf, block } = SETTINGS_REFERENCES;
  const [first, ...more] = inputBlocks(sheet).map((columns) => SHEET_ARGUMENT[style](sheet, columns));
  return [first, asOf, block, ...more].join(separator);
}

/**
 * The one formula in a heading that fills all calculated columns beside each other: each of them by its place in their list,
 * from as many as there are. Between arguments stands a semicolon, which Google reads in the language of any spreadsheet.
 */
export function spilledFormula(places: readonly number[], of: number, sheet: PlannedSheet): string {
  const answers = `EPA_TRACKER(${argumentsOf(sheet, 'spilled', ';')})`;
  const isAll = places.length === of && places.every((place, i) => place === i);
  return isAll ? `=${answers}` : `=CHOOSECOLS(${[answers, ...places.map((place) => place + 1)].join(';')})`;
}

/** The formula of a calculated column that has one in each row: from a few cells of its row, by its own function, or its part of EPA_TRACKER. */
export function formulaFor(
  column: CalculatedColumn,
  place: number,
  position: number,
  sheet: PlannedSheet,
  style: Exclude<FormulaStyle, 'spilled'>,
): string {
  if (isLookedUp(style))
    return lookUpFor(place, { sheet: sheet.name, position, headingRow: sheet.headingRow });
  const answers = `${column.alone ?? 'EPA_TRACKER'}(${argumentsOf(sheet, style)})`;
  const ofTracker = column.alone ? [] : [place + 1];
  const cells = column.ofCells?.given.map((given) => argumentIn(given, sheet));
  return cells && !cells.includes(undefined)
    ? `=${column.ofCells?.fn}(${cells.join(',')})`
    : `=INDEX(${[answers, ROW_BELOW_HEADINGS, ...ofTracker].join(',')})`;
}

/**
 * Is it a formula of a calculated column that reads the sheet, as a set-up writes it in any style? Only such a one may be
 * written anew. One that reads a few cells has nothing to gain by it, and what people write with our functions is theirs.
 */
export function isOurFormula(formula: unknown): boolean {
  const { asOf, block } = SETTINGS_REFERENCES;
  return (
    isLookUp(formula) ||
    (typeof formula === 'string' &&
      /^=(?:INDEX\(|CHOOSECOLS\()?EPA_[A-Z]+\(/.test(formula) &&
      formula.includes(asOf) &&
      formula.includes(block))
  );
}

/**
 * Is it a formula of a calculated column for each row, whatever it reads? By its form alone: one call of a function of ours
 * on cells of the row, each held to its column, on settings and on texts. People who write one by hand hold no column.
 */
export function isOurRowFormula(formula: string): boolean {
  return isOurFormula(formula) || OF_CELLS.test(formula);
}

const GIVEN = `(?:\\$[A-Z]+\\d+|"[^"]*"|'${SETTINGS_SHEET}'!\\$[A-Z]+\\$\\d+)`;
const OF_CELLS = new RegExp(`^=EPA_[A-Z_]+\\(${GIVEN}(?:,${GIVEN})*\\)$`);

/**
 * A formula that a set-up of before wrote in each row of Excel: a call for each of them, which look-ups take the place of.
 * Under a heading of ours one over a few cells is among them.
 */
export function isFormerFormula(formula: unknown): boolean {
  if (typeof formula !== 'string' || isLookUp(formula)) return false;
  return /^=INDEX\(EPA_/.test(formula) ? isOurFormula(formula) : FROM_FEW_CELLS.test(formula);
}

const FROM_FEW_CELLS =
  /^=EPA_DEADLINE\((?:[^,()"]*\[(?:@|\[#This Row\],)(?:'.|[^"'])+\]|\$[A-Z]+\d+),"[^"]+"(?:,'EPA settings'![^,()]+)?\)$/;

/** `undefined` where two headings claim the column, so that none of them is used. */
function argumentIn(given: Given, sheet: PlannedSheet): string | undefined {
  if ('text' in given) return `"${given.text}"`;
  if ('setting' in given) return reference(addressOf(given.setting));
  const position = sheet.positions.get(given.column);
  return position === undefined ? undefined : `$${columnLetters(position)}{row}`;
}

const ROW_BELOW_HEADINGS = 2;
