import { usedFromA1 } from './read-sheet';

/** The formulas of a sheet in two syncs; `undefined` where it is gone. */
export async function readFormulas(
  context: Excel.RequestContext,
  name: string,
): Promise<string[][] | undefined> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  await context.sync();
  if (sheet.isNullObject) return undefined;
  const used = usedFromA1(sheet);
  used.load('values,formulas');
  await context.sync();
  const { values, formulas } = used;
  return formulas.map((row, i) => row.map((formula, j) => formulaOf(formula, values[i]?.[j])));
}

/** Where there is no formula, Excel gives the value in its place; text that begins with `=` is its own value. */
export function formulaOf(formula: unknown, value: unknown): string {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : '';
}
