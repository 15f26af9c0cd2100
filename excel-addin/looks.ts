import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { RepairResult } from '../core/port/workbook';
import { type ColumnLook, hidesDates, type LackingLook } from '../core/set-up/column-looks';
import { formatDates, offer } from './dressing';

/** Which of these looks columns lack, in two syncs however many they are. */
export async function lacking(
  context: Excel.RequestContext,
  looks: readonly ColumnLook[],
): Promise<readonly LackingLook[]> {
  const sheets = await sheetsOf(context, looks);
  const asked = looks.flatMap((look) => {
    const sheet = sheets.get(look.sheet);
    return sheet && !sheet.isNullObject ? [askLook(sheet, look)] : [];
  });
  await context.sync();
  return asked.flatMap((answer) => answer() ?? []);
}

function askLook(sheet: Excel.Worksheet, look: ColumnLook): () => LackingLook | undefined {
  const cells = cellsOf(sheet, look);
  if (look.look === 'dates') {
    cells.load('numberFormat');
    return () => {
      const without = cells.numberFormat.filter(([format]) => hidesDates(String(format)));
      return without.length > 0 ? { ...look, cells: without.length } : undefined;
    };
  }
  const heading = sheet.getRangeByIndexes(look.first - 1, look.column, 1, 1).dataValidation;
  heading.load('prompt');
  cells.dataValidation.load('type');
  return () => {
    const { type } = cells.dataValidation;
    const isOurs = heading.prompt?.title === look.heading;
    if (type === 'None') return isOurs ? { ...look, cells: look.rows } : undefined;
    // Some cells have a rule, and Excel does not say which.
    return type === 'Inconsistent' ? look : undefined;
  };
}

/** Gives columns the looks that they lack; what stands in them stays. */
export async function dress(
  context: Excel.RequestContext,
  looks: readonly ColumnLook[],
): Promise<readonly RepairResult[]> {
  const sheets = await sheetsOf(context, looks);
  for (const sheet of sheets.values()) if (!sheet.isNullObject) sheet.protection.load('protected');
  await context.sync();
  const results = looks.map((look): RepairResult => {
    const sheet = sheets.get(look.sheet);
    if (!sheet || sheet.isNullObject) return sheetRefusal('SHEET_MISSING', look.sheet);
    if (sheet.protection.protected) return sheetRefusal('SHEET_PROTECTED', look.sheet);
    const cells = cellsOf(sheet, look);
    if (look.look === 'dates') formatDates(cells);
    else offer(cells, look.choices);
    return WRITTEN;
  });
  await context.sync();
  return results;
}

async function sheetsOf(
  context: Excel.RequestContext,
  looks: readonly ColumnLook[],
): Promise<ReadonlyMap<string, Excel.Worksheet>> {
  const names = [...new Set(looks.map(({ sheet }) => sheet))];
  const sheets = new Map(
    names.map((name) => [name, context.workbook.worksheets.getItemOrNullObject(name)] as const),
  );
  await context.sync();
  return sheets;
}

function cellsOf(sheet: Excel.Worksheet, { first, column, rows }: ColumnLook): Excel.Range {
  return sheet.getRangeByIndexes(first, column, rows, 1);
}
