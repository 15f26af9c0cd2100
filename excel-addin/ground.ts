import { type AddedColumn, isReady, type SetUpPlan } from '../core/set-up/plan';
import { type AnswersGround, askAnswers } from './answers-sheet';
import { askLackingDays } from './excel-dates';
import { isExcelError } from './in-excel';
import { askSettings, type SettingsGround } from './settings-sheet';

/** What Excel says about the place that a set-up plan is for, before anything is written. */
export interface Ground {
  readonly sheet: Excel.Worksheet;
  readonly isProtected: boolean;
  readonly lackingDays: number;
  /** The row of headings, from the first column of the sheet to the last one that is added. */
  readonly headings: Excel.Range;
  /** The formulas of the row below, which calculated columns are known by. */
  readonly formulas: Excel.Range;
  /** The first column in use beside the apprentices: a table without it would be sorted without it. */
  readonly left: number;
  /** Some formula of theirs fills other cells than its own. */
  readonly hasSpill: boolean;
  readonly hasMergedCells: boolean;
  readonly tables: readonly FoundTable[];
  /** Filter buttons stand on the sheet, outside of tables. */
  readonly hasFilter: boolean;
  /** A filter of the sheet or of a table hides rows. */
  readonly isFiltered: boolean;
  /** Something stands where columns are to come, if only a formula that shows nothing. */
  readonly isTaken: boolean;
  readonly isFrozen: boolean;
  readonly settings: SettingsGround;
  readonly answers: AnswersGround;
  /** Columns of an earlier set-up under whose headings nothing stands, by their position. */
  readonly blank: ReadonlySet<number>;
  /** What tables and names of the workbook are called, folded: a new table needs a name of its own. */
  readonly namesTaken: ReadonlySet<string>;
}

interface FoundTable {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
  /** Its rows without headings and totals. */
  readonly body: Excel.Range;
}

/** Looks at the sheet of a plan in two syncs; `undefined` where it is gone. */
export async function survey(context: Excel.RequestContext, plan: SetUpPlan): Promise<Ground | undefined> {
  const sheet = context.workbook.worksheets.getItem(plan.sheet);
  const { protection, autoFilter } = sheet;
  protection.load('protected');
  autoFilter.load('enabled,isDataFiltered');
  const lackingDays = askLackingDays(context);
  const headings = sheet.getRangeByIndexes(plan.headingRow, 0, 1, widthOf(plan));
  headings.load('values,formulas');
  const formulas = sheet.getRangeByIndexes(plan.headingRow + 1, 0, 1, widthOf(plan));
  formulas.load('formulas');
  const block = blockFrom(0, sheet, plan);
  block.load('hasSpill');
  const inUse = block.getUsedRangeOrNullObject(true);
  inUse.load('columnIndex');
  const merged = block.getMergedAreasOrNullObject();
  const overlapping = block.getTables(false);
  overlapping.load('items/name,items/showHeaders');
  const taken = askTaken(sheet, plan);
  const frozen = sheet.freezePanes.getLocationOrNullObject();
  const settings = askSettings(context, plan);
  const answers = askAnswers(context);
  const { tables: allTables, names } = context.workbook;
  allTables.load('items/name');
  names.load('items/name');
  const blank = askBlank(sheet, plan);
  try {
    await context.sync();
  } catch (error) {
    if (isExcelError(error, 'ItemNotFound')) return undefined;
    throw error;
  }
  const tables = overlapping.items.map(askTable);
  const settingsCells = settings();
  const answersCells = answers();
  await context.sync();
  return {
    sheet,
    isProtected: protection.protected,
    lackingDays: lackingDays(),
    headings,
    formulas,
    left: inUse.isNullObject ? plan.firstColumn : inUse.columnIndex,
    hasSpill: block.hasSpill !== false,
    hasMergedCells: !merged.isNullObject,
    tables,
    hasFilter: autoFilter.enabled,
    isFiltered: autoFilter.isDataFiltered || tables.some(({ table }) => table.autoFilter.isDataFiltered),
    isTaken: taken(),
    isFrozen: !frozen.isNullObject,
    settings: settingsCells(),
    answers: answersCells(),
    blank: blank(),
    namesTaken: new Set([...allTables.items, ...names.items].map(({ name }) => name.toLowerCase())),
  };
}

/** Where the plan's own columns begin and how many there are. */
export function addedColumns({ added }: SetUpPlan): { first: number; count: number } {
  return { first: added[0]?.position ?? 0, count: added.length };
}

/** A table needs a row below its headings, and so do formulas. */
export function rowsBelow({ headingRow, lastRow }: SetUpPlan): number {
  return Math.max(lastRow - headingRow, 1);
}

function widthOf(plan: SetUpPlan): number {
  const { first, count } = addedColumns(plan);
  return Math.max(plan.headingsSeen.length, first + count, 1);
}

/** Headings, apprentices and what stands beside them, with the columns that are added. */
export function blockFrom(column: number, sheet: Excel.Worksheet, plan: SetUpPlan): Excel.Range {
  return sheet.getRangeByIndexes(plan.headingRow, column, rowsBelow(plan) + 1, widthOf(plan) - column);
}

function askTaken(sheet: Excel.Worksheet, plan: SetUpPlan): () => boolean {
  if (isReady(plan)) return () => false;
  const { first, count } = addedColumns(plan);
  const place = sheet.getRangeByIndexes(plan.headingRow, first, rowsBelow(plan) + 1, count);
  const values = place.getUsedRangeOrNullObject(true);
  const formulas = place.getSpecialCellsOrNullObject('Formulas');
  return () => !values.isNullObject || !formulas.isNullObject;
}

/** A formula that shows nothing is something. */
function askBlank(sheet: Excel.Worksheet, plan: SetUpPlan): () => ReadonlySet<number> {
  const asked = (plan.there ?? []).map(({ position }: AddedColumn) => {
    const below = sheet.getRangeByIndexes(plan.headingRow + 1, position, rowsBelow(plan), 1);
    const used = below.getUsedRangeOrNullObject(true);
    used.load('rowIndex');
    return { position, used };
  });
  return () => new Set(asked.filter(({ used }) => used.isNullObject).map(({ position }) => position));
}

function askTable(table: Excel.Table): FoundTable {
  table.autoFilter.load('isDataFiltered');
  const range = table.getRange();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  const body = table.getDataBodyRange();
  body.load('rowCount');
  return { table, range, body };
}

/** Where calculated columns find a home: in a table that is there, in one that is made, or just in the rows. */
export type Home = FoundTable | 'new table' | 'rows';

export function homeOf(ground: Ground, plan: SetUpPlan): Home {
  if (ground.hasMergedCells) return 'rows';
  if (ground.tables.length > 0) return ground.tables.find((found) => canGoOn(found, plan)) ?? 'rows';
  if (isReady(plan) && cutShort(ground, plan).length === 0) return 'rows';
  return canBecomeTable(ground, plan) ? 'new table' : 'rows';
}

/**
 * The columns that an earlier set-up wrote the headings of and then stopped half way: those in a row up to the last that
 * is calculated, which is the last that it fills. A provider's own blank column called like one of ours is left of them.
 */
export function cutShort({ blank }: Ground, { there = [] }: SetUpPlan): readonly AddedColumn[] {
  const last = Math.max(
    ...there.flatMap(({ position, formula }) => (formula === undefined ? [] : [position])),
  );
  if (!blank.has(last)) return [];
  const positions = new Set(there.map(({ position }) => position));
  let first = last;
  while (positions.has(first - 1)) first--;
  return there.filter(({ position }) => first <= position && position <= last && blank.has(position));
}

/** A table of the apprentices, with free space right of it. */
function canGoOn({ table, range }: FoundTable, plan: SetUpPlan): boolean {
  const end = range.columnIndex + range.columnCount;
  return (
    table.showHeaders &&
    range.rowIndex === plan.headingRow &&
    range.columnIndex <= plan.firstColumn &&
    (isReady(plan) ? end >= afterThere(plan) : end === addedColumns(plan).first)
  );
}

/** Of a sheet that is set up: the place right of its last column of ours. */
function afterThere({ there = [] }: SetUpPlan): number {
  return 1 + Math.max(...there.map(({ position }) => position));
}

/**
 * A table makes text of every heading, fills blank ones, renames the second of two equal ones, and lets no formula
 * spill. So that nobody's cells change, it is made only where there is nothing of the kind.
 */
function canBecomeTable({ headings, left, hasFilter, hasSpill }: Ground, plan: SetUpPlan): boolean {
  if (hasFilter || hasSpill) return false;
  const first = isReady(plan) ? afterThere(plan) : addedColumns(plan).first;
  const [values = []] = headings.values;
  const theirs = values.slice(left, first);
  const formulas = headings.formulas[0]?.slice(left, first) ?? [];
  const areTexts = theirs.every(
    (heading, i) => typeof heading === 'string' && heading !== '' && heading === formulas[i],
  );
  const names = [...theirs, ...plan.added.map(({ heading }) => heading)].map((name) =>
    String(name).toLowerCase(),
  );
  return areTexts && new Set(names).size === names.length;
}
