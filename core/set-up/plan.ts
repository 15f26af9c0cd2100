import type { Cell } from '../cells/cell';
import type { Day } from '../dates/day';
import { isProblem, type Problem } from '../problems';
import { type CalculatedColumn, calculatedColumns, type WordColour } from '../sheet/calculated-columns';
import { chosenColumns } from '../sheet/chosen-standard';
import type { Column, ColumnGroup, Columns } from '../sheet/columns';
import type { SheetGrid } from '../sheet/grid';
import { OWN_GROUP } from '../sheet/grouped-headings';
import { plainHeading } from '../sheet/heading';
import { type Layout, layoutOf } from '../sheet/layout';
import { ANSWERS_SHEET, isOwnSheet } from '../sheet/own-sheets';
import { SETTINGS_SHEET, type SettingsCell, settingsCells } from '../sheet/settings';
import { tableIn } from '../sheet/table';
import type { Standard } from '../standard/standard';
import {
  isThere,
  NEEDED_GROUP,
  type OfferedGroup,
  offeredGroups,
  standsForOther,
  usualGroups,
} from './groups';

import { decidedNames } from './names-in-settings';
import { headingsAnswered, isSpilledFormula, placesAnswered, withHeadingsWorkedOut } from './own-formulas';
import {
  type Block,
  type FormulaStyle,
  formulaFor,
  inputBlocks,
  isLookedUp,
  isOurFormula,
  type LookedUp,
  type PlannedSheet,
  spilledFormula,
  trackerFor,
} from './references';

/** A sheet made ready, as a value: core makes it, a host applies it. Applied twice it changes nothing the second time. */
export interface SetUpPlan {
  readonly sheet: string;
  readonly style: FormulaStyle;
  readonly headingRow: number;
  /** The row of headings as it was when the plan was made; a host refuses the plan when it reads otherwise now. */
  readonly headingsSeen: readonly Cell[];
  /** The last row that holds anything; the heading row where there is nothing below it. */
  readonly lastRow: number;
  /** The first column of the table of apprentices. */
  readonly firstColumn: number;
  /** Columns to add in free space to the right, each beside the one before. */
  readonly added: readonly AddedColumn[];
  /**
   * Columns that an earlier set-up calculates, with formulas that read the added columns too. A host writes them where a
   * formula of ours stands, and nowhere else: what reads like ours may be the provider's.
   */
  readonly renewed: readonly RenewedColumn[];
  /** The blocks of columns that the formulas read, what stands in them between the inputs too. */
  readonly reads: readonly Block[];
  /** Where columns are looked up: the one formula that answers all of them, and what it reads without the added columns. */
  readonly answers?: { readonly sheet: string; readonly formula: string; readonly before: string };
  /**
   * Where columns are looked up and a set-up was here before: what it added then. A host completes what is blank of it,
   * since a set-up can stop half way, and writes anew what reads other answers or asks for each row by itself.
   */
  readonly there?: readonly AddedColumn[];
  readonly settings: { readonly sheet: string; readonly cells: readonly SettingsCell[] };
  /** What the plan leaves as it is, in words for people. */
  readonly remarks: readonly string[];
}

interface RenewedColumn {
  readonly position: number;
  readonly formula: string;
  /** What it reads without the added columns: for taking the set-up back. */
  readonly before: string;
}

export interface AddedColumn {
  readonly position: number;
  readonly heading: string;
  /** The note on the heading. */
  readonly help: string;
  /** What stands in the row above its heading, where that row holds groups of headings. */
  readonly above?: string;
  readonly kind: 'text' | 'date' | 'number';
  /** The words of a drop-down; other words stay possible, because people paste. */
  readonly choices?: readonly string[];
  /**
   * A calculated column, with its `=`. Spilled: for the heading cell of the first of them, which fills the others. Each row:
   * `{row}` stands for the number of the row. Looked up: `{anchor}` and `{answers}` stand for the first cell and the columns
   * of the sheet's block of answers.
   */
  readonly formula?: string;
  /** The position of the column whose formula fills this one too, its heading among the rest. */
  readonly filledFrom?: number;
  readonly colours?: readonly WordColour[];
}

export function isCalculated({ formula, filledFrom }: AddedColumn): boolean {
  return formula !== undefined || filledFrom !== undefined;
}

/** A sheet as a set-up finds it: where its headings stand and what they mean. */
interface Found {
  readonly headingRow: number;
  readonly layout: Layout;
  /** The row of headings. */
  readonly cells: readonly Cell[];
  /** The formulas behind them; none where no heading is a formula. */
  readonly formulas: readonly string[];
  readonly rows: SheetGrid['rows'];
}

/** An empty sheet can become a cohort sheet; a sheet of our own never. */
function sheetFound(seen: SheetGrid, columns: Columns): Found | Problem {
  const grid = withHeadingsWorkedOut(columns.standard, seen);
  const isNew = isEmpty(grid) && !isOwnSheet(grid.sheet);
  const table = isNew ? { headingRow: 0, layout: layoutOf(columns, []) } : tableIn(grid, columns);
  if (isProblem(table)) return table;
  const { headingRow } = table;
  const formulas = grid.formulas?.[headingRow] ?? [];
  return { ...table, cells: grid.rows[headingRow] ?? [], formulas, rows: grid.rows };
}

/** The groups of columns that a sheet can be given, or the problem that keeps it from being set up. */
export function groupsFor(
  grid: SheetGrid,
  columns: Columns = chosenColumns(),
): readonly OfferedGroup[] | Problem {
  const found = sheetFound(grid, columns);
  if (isProblem(found)) return found;
  return offeredGroups(found.layout, plainHeadings(found), chosenAtFirst(grid, found));
}

/** Those among them that something in the way keeps from showing. */
function plainHeadings({ cells, formulas, layout }: Found): ReadonlySet<string> {
  const answered = headingsAnswered(layout.columns.standard, formulas);
  return new Set([...cells.map(plainHeading), ...answered]);
}

/** What the first set-up chose holds: once a sheet is set up, nothing more is added to it but what is asked for. */
function chosenAtFirst(grid: SheetGrid, found: Found): readonly ColumnGroup[] {
  return isSetUp(grid, found) ? [NEEDED_GROUP] : usualGroups(found.layout.columns);
}

function isSetUp({ settings }: SheetGrid, found: Found): boolean {
  const headings = plainHeadings(found);
  const needed = calculatedColumns(found.layout.columns.standard).filter(
    ({ group }) => group === NEEDED_GROUP,
  );
  return settings.length > 0 && needed.every(({ heading }) => headings.has(plainHeading(heading)));
}

/**
 * The plan that makes a sheet a cohort sheet, or the problem that keeps it from being one. It adds the columns of the
 * groups that are chosen, or the usual ones, as far as they are not there; an empty sheet gets all of them.
 */
export function planSetUp(
  grid: SheetGrid,
  style: FormulaStyle,
  columns: Columns = chosenColumns(),
  chosen?: readonly ColumnGroup[],
  /** Where the host renews the day to look from: what it is now. */
  today?: Day,
): SetUpPlan | Problem {
  const found = sheetFound(grid, columns);
  if (isProblem(found)) return found;
  const { headingRow, layout, cells, rows } = found;
  const { standard } = layout.columns;
  const groups = new Set([NEEDED_GROUP, ...(chosen ?? chosenAtFirst(grid, found))]);
  const used = isEmpty(grid) ? 0 : usedColumns(rows);
  const inputs = inputsToAdd(layout, groups);
  const addedInputs = inputs.map((column, i) => inputColumn(column, used + i));
  const sheet: PlannedSheet = {
    name: grid.sheet,
    headingRow,
    positions: new Map([...layout.positions, ...inputs.map(({ key }, i) => [key, used + i] as const)]),
    headings: [...padded(cells, used), ...addedInputs.map(({ heading }) => heading)],
    isGrouped: layout.isGrouped ?? false,
    calculated: calculatedPositions(found),
  };
  const { added, remarks } = calculatedOf(found, groups, sheet, style);
  const before = beforeAdding(found, sheet);
  return {
    sheet: grid.sheet,
    style,
    headingRow,
    headingsSeen: cells,
    lastRow: Math.max(headingRow, usedRows(rows) - 1),
    firstColumn: Math.min(...sheet.positions.values()),
    added: besideGroups([...addedInputs, ...added], layout, rows[headingRow - 1]),
    renewed: inputs.length === 0 ? [] : renewedOf(found, sheet, style),
    reads: inputBlocks(sheet),
    ...(isLookedUp(style) && {
      answers: {
        sheet: ANSWERS_SHEET,
        formula: trackerFor(sheet, style),
        before: trackerFor(before, style),
      },
      there: isSetUp(grid, found) ? columnsThere(found, sheet, style) : [],
    }),
    settings: {
      sheet: SETTINGS_SHEET,
      cells: [
        ...settingsCells(standard, style === 'spilled' ? undefined : today),
        ...decidedNames(grid, layout, style),
      ],
    },
    // A later set-up says it no more: by then the most of them are our own.
    remarks: [...remarksOn(layout), ...(isSetUp(grid, found) ? [] : remarks)],
  };
}

/** Beside headings in two rows a group of ours begins, so that none of theirs reaches over it. */
function besideGroups(
  added: readonly AddedColumn[],
  { isGrouped }: Layout,
  above: readonly Cell[] = [],
): readonly AddedColumn[] {
  const isOurs = above.some((cell) => cell === OWN_GROUP);
  return isGrouped && !isOurs
    ? added.map((column, i) => (i === 0 ? { ...column, above: OWN_GROUP } : column))
    : added;
}

function inputsToAdd(layout: Layout, groups: ReadonlySet<ColumnGroup>): readonly Column[] {
  return layout.columns.all.filter(
    (column) => groups.has(column.group) && !isThere(layout, column) && !standsForOther(column.key, groups),
  );
}

/** Does the plan add anything to the sheet? The settings are written only where they are blank. */
export function isReady(plan: SetUpPlan): boolean {
  return plan.added.length === 0;
}

function calculatedOf(
  found: Found,
  groups: ReadonlySet<ColumnGroup>,
  sheet: PlannedSheet,
  style: FormulaStyle,
): { added: readonly AddedColumn[]; remarks: readonly string[] } {
  const { standard } = found.layout.columns;
  const theirs = new Set([...sheet.headings.map(plainHeading), ...plainHeadings(found)]);
  const wanted = [...calculatedColumns(standard).entries()].filter(([, { group }]) => groups.has(group));
  const isThere = ([, { heading }]: (typeof wanted)[number]) => theirs.has(plainHeading(heading));
  const missing = wanted.filter((column) => !isThere(column));
  const formulaOf = style === 'spilled' ? spilledInto(missing, standard, sheet) : inEachRow(sheet, style);
  return {
    added: missing.map(([place, column], i): AddedColumn => {
      const { heading, help, kind, colours } = column;
      const position = sheet.headings.length + i;
      return { position, heading, help, kind, ...formulaOf(column, place, i), ...(colours && { colours }) };
    }),
    remarks: wanted.filter(isThere).map(([, { heading }]) => wasThere(found.layout, heading)),
  };
}

/** A heading that ours would have had: where the provider's column means another of ours, its name makes room for both. */
function wasThere({ columns, headings, meanings }: Layout, heading: string): string {
  const key = meanings.get(headings.indexOf(plainHeading(heading)));
  if (key === undefined) return `The column ${heading} was there already and stays as it is.`;
  const meaning = columns.of(key).heading;
  return `Your column ${heading} is read as ${meaning}, so ours called ${heading} was not added. To have both, call yours ${meaning} and set up again.`;
}

type FormulaOfAdded = (
  column: CalculatedColumn,
  place: number,
  i: number,
) => Pick<AddedColumn, 'formula'> | Pick<AddedColumn, 'filledFrom'>;

function inEachRow(sheet: PlannedSheet, style: Exclude<FormulaStyle, 'spilled'>): FormulaOfAdded {
  return (column, place, i) => ({
    formula: formulaFor(column, place, sheet.headings.length + i, sheet, style),
  });
}

/** All of them stand beside each other, so that one formula fills them. */
function spilledInto(
  missing: readonly (readonly [number, CalculatedColumn])[],
  standard: Standard,
  sheet: PlannedSheet,
): FormulaOfAdded {
  const places = missing.map(([place]) => place);
  const of = calculatedColumns(standard).length;
  return (_column, _place, i) =>
    i === 0 ? { formula: spilledFormula(places, of, sheet) } : { filledFrom: sheet.headings.length };
}

/** The formulas that a set-up would write now, into a sheet as it stands. */
export interface FormulasNow {
  readonly headingRow: number;
  readonly layout: Layout;
  /** Of the columns that one formula answers, by their places in the list of calculated ones, where it stands; as in a plan. */
  formulaOf(places: readonly [number, ...number[]], position: number): string;
  /** The one formula of the sheet on the sheet of answers. */
  trackerIn(style: LookedUp): string;
}

/** Where `calculated` columns stand, what a set-up would write there now; or the problem that nothing is recognised there. */
export function formulasNow(
  grid: SheetGrid,
  style: FormulaStyle,
  calculated: ReadonlySet<number>,
  columns: Columns = chosenColumns(),
): FormulasNow | Problem {
  const found = sheetFound(grid, columns);
  if (isProblem(found)) return found;
  const { headingRow, layout, cells } = found;
  const { positions, isGrouped = false } = layout;
  const sheet: PlannedSheet = {
    name: grid.sheet,
    headingRow,
    positions,
    headings: cells,
    isGrouped,
    calculated,
  };
  const all = calculatedColumns(layout.columns.standard);
  return {
    headingRow,
    layout,
    formulaOf: (places, position) =>
      style === 'spilled'
        ? spilledFormula(places, all.length, sheet)
        : formulaFor(all[places[0]] as CalculatedColumn, places[0], position, sheet, style),
    trackerIn: (lookedUp) => trackerFor(sheet, lookedUp),
  };
}

/** The sheet without the columns that a plan adds. */
function beforeAdding({ layout, cells }: Found, sheet: PlannedSheet): PlannedSheet {
  return layout.positions.size === 0 ? sheet : { ...sheet, positions: layout.positions, headings: cells };
}

/** Columns that bear a heading of ours, letter by letter: calculated ones with their formula. */
function columnsThere(
  { layout, cells }: Found,
  sheet: PlannedSheet,
  style: LookedUp,
): readonly AddedColumn[] {
  const { columns } = layout;
  const calculated = calculatedColumns(columns.standard);
  return cells.flatMap((cell, position) => {
    const input = columns.all.find(({ heading }) => heading === cell);
    const place = calculated.findIndex(({ heading }) => heading === cell);
    const column = calculated[place];
    if (sheet.calculated.has(position) && column)
      return [calculatedColumn(column, position, formulaFor(column, place, position, sheet, style))];
    return input ? [inputColumn(input, position)] : [];
  });
}

function calculatedColumn(
  { heading, help, kind, colours }: CalculatedColumn,
  position: number,
  formula: string,
): AddedColumn {
  return { position, heading, help, kind, formula, ...(colours && { colours }) };
}

/** Where headings of ours stand that are no input. */
function calculatedPositions({ layout, cells }: Found): ReadonlySet<number> {
  const inputs = new Set(layout.positions.values());
  const positions = cells.map((_, position) => position);
  return new Set(
    positions.filter((at) => !inputs.has(at) && isCalculatedHeading(layout.columns.standard, cells[at])),
  );
}

function renewedOf(found: Found, sheet: PlannedSheet, style: FormulaStyle): readonly RenewedColumn[] {
  return style === 'spilled' ? renewedSpilled(found, sheet) : renewedInRows(found, sheet, style);
}

/** Each formula answers anew what it answered, whatever set-up wrote it. */
function renewedSpilled({ layout, cells, formulas }: Found, sheet: PlannedSheet): readonly RenewedColumn[] {
  const { standard } = layout.columns;
  const of = calculatedColumns(standard).length;
  const now = { ...sheet, positions: layout.positions, headings: cells };
  return formulas.flatMap((written, position) => {
    const places = isOurFormula(written) ? placesAnswered(written, standard) : [];
    // A set-up that stopped may have written it anew already: then it is not what was there before.
    const before = isSpilledFormula(written) ? spilledFormula(places, of, now) : written;
    return places.length === 0 ? [] : [{ position, formula: spilledFormula(places, of, sheet), before }];
  });
}

function renewedInRows(
  found: Found,
  sheet: PlannedSheet,
  style: Exclude<FormulaStyle, 'spilled'>,
): readonly RenewedColumn[] {
  const columns = calculatedColumns(found.layout.columns.standard);
  const before = beforeAdding(found, sheet);
  return [...sheet.calculated].map((position) => {
    const plain = plainHeading(sheet.headings[position]);
    const place = columns.findIndex(({ heading }) => plainHeading(heading) === plain);
    const formulaIn = (planned: PlannedSheet) =>
      formulaFor(columns[place] as CalculatedColumn, place, position, planned, style);
    return { position, formula: formulaIn(sheet), before: formulaIn(before) };
  });
}

function inputColumn({ heading, help, kind }: Column, position: number): AddedColumn {
  const shown = kind.name === 'date' ? 'date' : kind.name === 'number' ? 'number' : 'text';
  return { position, heading, help, kind: shown, ...(kind.choices && { choices: kind.choices }) };
}

/** Does a heading read like one of the columns that a set-up calculates? */
function isCalculatedHeading(standard: Standard, heading: Cell): boolean {
  const plain = plainHeading(heading);
  return calculatedColumns(standard).some((column) => plainHeading(column.heading) === plain);
}

function remarksOn({ columns, headings, doubled, unknown, besides, shown }: Layout): readonly string[] {
  const theirs = unknown.filter(
    ({ position }) => !besides.has(position) && !isCalculatedHeading(columns.standard, headings[position]),
  );
  return [
    ...doubled.map(
      ({ headings }) => `These headings mean the same, so none of them is used: ${headings.join(', ')}.`,
    ),
    ...[...besides].map(
      ([position, key]) =>
        `${shown[position]} stays a column of your own: ${columns.of(key).heading} is another one already.`,
    ),
    ...(theirs.length === 0
      ? []
      : [`Your own columns stay as they are: ${theirs.map(({ heading }) => heading).join(', ')}.`]),
  ];
}

function isFilled(cell: Cell): boolean {
  return cell !== undefined && cell !== '';
}

/** Does a sheet hold nothing at all? */
export function isEmpty({ rows }: SheetGrid): boolean {
  return !rows.some((row) => row.some(isFilled));
}

/** How many columns of a sheet are in use, those with formulas that show nothing among them: the first free one is beside them. */
function usedColumns(rows: SheetGrid['rows']): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** How many rows of a sheet are in use, from the first one on. */
export function usedRows(rows: SheetGrid['rows']): number {
  let used = rows.length;
  while (used > 0 && !rows[used - 1]?.some(isFilled)) used--;
  return used;
}

function padded(row: readonly Cell[], length: number): readonly Cell[] {
  return Array.from({ length }, (_, i) => row[i]);
}
