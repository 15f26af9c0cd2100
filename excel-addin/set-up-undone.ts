import { DONE, refusal, sheetRefusal } from '../core/port/results';
import { inRow, type SetUpNow, setUpNow } from '../core/port/set-up-undone';
import type { SetUpResult } from '../core/port/workbook';
import { isProblem, problem } from '../core/problems';
import { blockFor, isLookUp } from '../core/set-up/look-ups';
import type { SetUpPlan } from '../core/set-up/plan';
import type { Content } from '../core/sheet/grid';
import { askAnswers, removeAnswers, writeAnswers } from './answers-sheet';
import { type Contents, formulaOf, readContents } from './formulas';
import { usedFromA1 } from './read-sheet';

/** Takes the columns of a set-up away again: columns of a table are deleted, others cleared. */
export async function undoSetUp(context: Excel.RequestContext, plan: SetUpPlan): Promise<SetUpResult> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(plan.sheet);
  await context.sync();
  if (sheet.isNullObject) return sheetRefusal('SHEET_MISSING', plan.sheet);
  const { protection, autoFilter } = sheet;
  protection.load('protected');
  autoFilter.load('isDataFiltered');
  const cells = await readContents(context, sheet);
  const used = usedFromA1(sheet);
  used.load('rowCount,columnCount');
  const tables = used.getTables(false);
  tables.load('items/name,items/showHeaders');
  const askedAnswers = askAnswers(context);
  await context.sync();
  const now = setUpNow(plan, contentsOf(cells));
  if (isProblem(now)) return refusal(now);
  if (now.columns.length === 0) return DONE;
  if (protection.protected) return sheetRefusal('SHEET_PROTECTED', plan.sheet);
  const found = tables.items.map((table) => {
    table.autoFilter.load('isDataFiltered');
    const range = table.getRange();
    range.load('rowIndex,columnIndex,columnCount');
    return { table, range };
  });
  const askedAnchors = askedAnswers();
  await context.sync();
  if (autoFilter.isDataFiltered || found.some(({ table }) => table.autoFilter.isDataFiltered))
    return sheetRefusal('SHEET_FILTERED', plan.sheet);
  const home = found.find(({ range }) => isAround(range, now));
  if (home && isBeside(now, used.columnCount))
    return refusal(problem('ADDED_COLUMNS_NOT_LAST', { argument: plan.sheet }));
  const answers = askedAnchors();
  if (plan.answers && answers.isLocked) return sheetRefusal('SHEET_PROTECTED', plan.answers.sheet);
  putBack(sheet, now, home?.table.name ?? '');
  const lookUps = cells.formulas.find((row) => row.some(isLookUp));
  if (plan.answers && lookUps) {
    const block = blockFor(answers.anchors, { sheet: plan.sheet, headingRow: now.headingRow }, lookUps);
    // Before the columns go, which the formula still reads.
    if (areOthersLookedUp(now, cells.formulas))
      writeAnswers(
        context,
        answers,
        block,
        plan.answers.before.replace(/\{table\}/g, home?.table.name ?? ''),
      );
    else removeAnswers(answers, block);
  }
  if (home) takeOutOf(home.table, now, home.range.columnCount);
  else clearColumns(sheet, now, used.rowCount);
  await context.sync();
  return DONE;
}

/** Do columns of an earlier set-up look answers up, which go on standing there? */
function areOthersLookedUp({ columns }: SetUpNow, formulas: readonly (readonly unknown[])[]): boolean {
  const gone = new Set(columns.map(({ position }) => position));
  return formulas.some((row) => row.some((formula, column) => !gone.has(column) && isLookUp(formula)));
}

/** What read the columns reads what was there before, and the name of their group goes. Excel counts rows on. */
function putBack(sheet: Excel.Worksheet, { headingRow, columns, back }: SetUpNow, table: string): void {
  for (const { column, first, count, formula } of back) {
    const written = inRow(formula, first).replace(/\{table\}/g, table);
    sheet.getRangeByIndexes(first, column, count, 1).formulas = written as unknown as string[][];
  }
  for (const { position, first } of columns)
    if (first < headingRow) sheet.getRangeByIndexes(first, position, 1, 1).clear();
}

/** Where there is no formula, Excel gives the value in its place; text that looks like one is its own value. */
function contentsOf({ values, formulas }: Contents): readonly (readonly Content[])[] {
  return formulas.map((row, i) =>
    row.map((written, j) => {
      const formula = formulaOf(written, values[i]?.[j]);
      return formula === '' ? (values[i]?.[j] as Content) : { formula };
    }),
  );
}

function isAround(
  { rowIndex, columnIndex, columnCount }: Excel.Range,
  { headingRow, columns }: SetUpNow,
): boolean {
  const isIn = ({ position }: { position: number }) =>
    columnIndex <= position && position < columnIndex + columnCount;
  return rowIndex === headingRow && columns.every(isIn);
}

/** Deleting columns of a table would pull what stands right of them along. */
function isBeside({ columns }: SetUpNow, width: number): boolean {
  const last = columns[columns.length - 1]?.position ?? 0;
  return columns.length !== last - (columns[0]?.position ?? 0) + 1 || width > last + 1;
}

/** A table that has no other column goes as a whole. */
function takeOutOf(table: Excel.Table, { columns }: SetUpNow, width: number): void {
  if (columns.length === width) table.delete();
  else for (const { column } of columns) table.columns.getItem(column.heading).delete();
}

function clearColumns(sheet: Excel.Worksheet, { headingRow, columns }: SetUpNow, rows: number): void {
  for (const { position } of columns) {
    const cells = sheet.getRangeByIndexes(headingRow, position, Math.max(rows - headingRow, 1), 1);
    cells.conditionalFormats.clearAll();
    cells.dataValidation.clear();
    cells.clear();
  }
}
