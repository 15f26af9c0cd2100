import { writtenCell } from '../core/cells/cell';
import { isFormula } from '../core/port/held-cell';
import { changedSince } from '../core/port/repair';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ColumnRepair, RepairResult } from '../core/port/workbook';
import type { Content } from '../core/sheet/grid';
import { askLackingDays } from './excel-dates';
import { formulaOf } from './formulas';
import { cellsOf } from './read-sheet';

/** Writes formulas of ours anew, each piece after one more look at it: two syncs for each, so that none is too much at once. */
export async function repair(
  context: Excel.RequestContext,
  repairs: readonly ColumnRepair[],
): Promise<readonly RepairResult[]> {
  const results: RepairResult[] = [];
  for (const one of repairs) results.push(await repairOne(context, one));
  return results;
}

async function repairOne(context: Excel.RequestContext, repair: ColumnRepair): Promise<RepairResult> {
  const { sheet: name, column, first, before, after } = repair;
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  await context.sync();
  if (sheet.isNullObject) return sheetRefusal('SHEET_MISSING', name);
  sheet.protection.load('protected');
  const range = sheet.getRangeByIndexes(first, column, before.length, 1);
  range.load('values,formulas,numberFormat');
  const tables = range.getTables(false);
  tables.load('items/name');
  const lackingDays = askLackingDays(context);
  await context.sync();
  const changed = changedSince(repair, contentsOf(range, lackingDays()));
  if (changed) return changed;
  if (sheet.protection.protected) return sheetRefusal('SHEET_PROTECTED', name);
  const table = tables.items[0]?.name ?? '';
  range.formulas = after.map((content) => [written(content, table)]);
  await context.sync();
  return WRITTEN;
}

function contentsOf(range: Excel.Range, lackingDays: number): Content[] {
  const { values, formulas } = range;
  return cellsOf(range, lackingDays).map(([value], i) => {
    const formula = formulaOf(formulas[i]?.[0], values[i]?.[0]);
    return formula === '' ? value : { formula };
  });
}

function written(content: Content, table: string) {
  return isFormula(content) ? content.formula.replace(/\{table\}/g, table) : writtenCell(content);
}
