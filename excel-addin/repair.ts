import { writtenCell } from '../core/cells/cell';
import { isFormula } from '../core/port/held-cell';
import { changedSince } from '../core/port/repair';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ColumnRepair, RepairResult } from '../core/port/workbook';
import { isLookUp } from '../core/set-up/look-ups';
import type { Content } from '../core/sheet/grid';
import { ANSWERS_SHEET } from '../core/sheet/own-sheets';
import { addAnswers } from './answers-sheet';
import { askLackingDays } from './excel-dates';
import { formulaOf } from './formulas';
import { cellsOf } from './read-sheet';

/** Writes formulas of ours anew, each piece after one more look at it: two syncs for each, so that none is too much at once. */
export async function repair(
  context: Excel.RequestContext,
  repairs: readonly ColumnRepair[],
): Promise<readonly RepairResult[]> {
  const results: RepairResult[] = [];
  for (const one of repairs) {
    // Where the answers are not as they were seen, another sheet's may stand there by now.
    const refused = results.find(
      ({ outcome }, i) => outcome === 'refused' && repairs[i]?.sheet === ANSWERS_SHEET,
    );
    const isLeft = one.after.some((content) => isFormula(content) && isLookUp(content.formula));
    results.push(refused && isLeft ? refused : await repairOne(context, one));
  }
  return results;
}

async function repairOne(context: Excel.RequestContext, repair: ColumnRepair): Promise<RepairResult> {
  const { sheet: name, column, first, before, after } = repair;
  const sheet = await sheetOf(context, repair);
  if (!sheet) return sheetRefusal('SHEET_MISSING', name);
  sheet.protection.load('protected');
  const range = sheet.getRangeByIndexes(first, column, before.length, 1);
  range.load('values,formulas,numberFormat');
  const tables = tableCells(context, repair, range).getTables(false);
  tables.load('items/name');
  const lackingDays = askLackingDays(context);
  await context.sync();
  const changed = changedSince(repair, contentsOf(range, lackingDays()));
  if (changed) return changed;
  if (sheet.protection.protected) return sheetRefusal('SHEET_PROTECTED', name);
  const table = tables.items[0]?.name;
  const cells = after.map((content) => written(content, table, repair.table?.without));
  if (cells.some((cell) => UNSETTLED.test(String(cell)))) return sheetRefusal('SHEET_CHANGED', name);
  range.formulas = cells.map((cell) => [cell]);
  await context.sync();
  return WRITTEN;
}

/** What only a set-up can fill in. */
const UNSETTLED = /^=.*\{(?:table|anchor|answers|row)\}/;

/** The sheet of answers is made where somebody deleted it. */
async function sheetOf(
  context: Excel.RequestContext,
  { sheet: name, before }: ColumnRepair,
): Promise<Excel.Worksheet | undefined> {
  const { worksheets, protection } = context.workbook;
  const sheet = worksheets.getItemOrNullObject(name);
  protection.load('protected');
  await context.sync();
  if (!sheet.isNullObject) return sheet;
  const isToBeMade = name === ANSWERS_SHEET && before.every((content) => content === '');
  return isToBeMade && !protection.protected ? addAnswers(context) : undefined;
}

function tableCells(
  { workbook }: Excel.RequestContext,
  { table }: ColumnRepair,
  range: Excel.Range,
): Excel.Range {
  return table
    ? workbook.worksheets.getItem(table.sheet).getRangeByIndexes(table.row, table.column, 1, 1)
    : range;
}

function contentsOf(range: Excel.Range, lackingDays: number): Content[] {
  const { values, formulas } = range;
  return cellsOf(range, lackingDays).map(([value], i) => {
    const formula = formulaOf(formulas[i]?.[0], values[i]?.[0]);
    return formula === '' ? value : { formula };
  });
}

function written(content: Content, table: string | undefined, without: string | undefined) {
  if (!isFormula(content)) return writtenCell(content);
  const { formula } = content;
  return table === undefined ? (without ?? formula) : formula.replace(/\{table\}/g, table);
}
