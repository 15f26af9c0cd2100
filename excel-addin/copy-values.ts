import { writtenCell } from '../core/cells/cell';
import { areHeadingsAsPlanned } from '../core/port/as-planned';
import { freeName } from '../core/port/report-place';
import { sheetRefusal } from '../core/port/results';
import type { SheetResult } from '../core/port/workbook';
import type { ValuesPlan, ValuesRun } from '../core/set-up/values-plan';
import { usedFromA1 } from './read-sheet';

/** Copies a sheet with values in the place of formulas of ours, in two syncs to look and one to write. */
export async function copyValues(context: Excel.RequestContext, plan: ValuesPlan): Promise<SheetResult> {
  const { worksheets, protection } = context.workbook;
  const sheet = worksheets.getItemOrNullObject(plan.sheet);
  worksheets.load('items/name');
  protection.load('protected');
  await context.sync();
  if (sheet.isNullObject) return sheetRefusal('SHEET_CHANGED', plan.sheet);
  if (protection.protected) return sheetRefusal('SHEET_PROTECTED', plan.sheet);
  sheet.protection.load('protected');
  const used = usedFromA1(sheet);
  used.load('rowCount');
  const headings = sheet.getRangeByIndexes(plan.headingRow, 0, 1, Math.max(1, plan.headingsSeen.length));
  headings.load('values');
  const shown = plan.runs.map((run) => {
    const range = rangeOf(sheet, run);
    range.load('values');
    return range;
  });
  await context.sync();
  const isAsPlanned = used.rowCount === plan.rowsSeen && areHeadingsAsPlanned(headings.values[0] ?? [], plan);
  if (!isAsPlanned) return sheetRefusal('SHEET_CHANGED', plan.sheet);
  // What is protected stays so in the copy, where values could not be written.
  if (sheet.protection.protected) return sheetRefusal('SHEET_PROTECTED', plan.sheet);
  const name = freeName(
    plan.copy,
    worksheets.items.map((each) => each.name),
  );
  const copy = sheet.copy('End');
  copy.name = name;
  plan.runs.forEach((run, i) => {
    rangeOf(copy, run).values = (shown[i]?.values ?? []).map((row) => row.map(writtenCell));
  });
  for (const column of new Set(plan.runs.map((run) => run.column)))
    explain(copy.getRangeByIndexes(plan.headingRow, column, 1, 1), plan.note);
  await context.sync();
  return { outcome: 'done', sheet: name };
}

function rangeOf(sheet: Excel.Worksheet, { column, first, rows }: ValuesRun): Excel.Range {
  return sheet.getRangeByIndexes(first, column, rows, 1);
}

/** In the place of the help that shows where a heading is selected. */
function explain({ dataValidation }: Excel.Range, note: string): void {
  dataValidation.rule = { custom: { formula: '=TRUE' } };
  dataValidation.prompt = { showPrompt: true, title: 'Values', message: note };
}
