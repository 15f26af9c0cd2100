import { readBlocks, usedFromA1 } from './read-sheet';

/** What is asked for at once, values and formulas: look-ups are long, and Excel on the web hands over 5 MB. */
const CELLS_AT_ONCE = 50_000;

/** The formulas of a sheet in three syncs, of a long one in one more for each block of rows; `undefined` where it is gone. */
export async function readFormulas(
  context: Excel.RequestContext,
  name: string,
): Promise<string[][] | undefined> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  await context.sync();
  if (sheet.isNullObject) return undefined;
  const { values, formulas } = await readContents(context, sheet);
  return formulas.map((row, i) => row.map((formula, j) => formulaOf(formula, values[i]?.[j])));
}

/** What every cell of a sheet in use shows, and what is behind it. */
export interface Contents {
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
}

export async function readContents(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Contents> {
  const used = usedFromA1(sheet);
  used.load('rowCount,columnCount');
  await context.sync();
  const { rowCount, columnCount } = used;
  const blocks = await readBlocks(
    rowCount,
    columnCount,
    async (first, count) => {
      const cells = sheet.getRangeByIndexes(first, 0, count, columnCount);
      cells.load('values,formulas');
      await context.sync();
      return { values: cells.values, formulas: cells.formulas };
    },
    CELLS_AT_ONCE,
  );
  return {
    values: blocks.flatMap(({ values }) => values),
    formulas: blocks.flatMap(({ formulas }) => formulas),
  };
}

/** Where there is no formula, Excel gives the value in its place; text that begins with `=` is its own value. */
export function formulaOf(formula: unknown, value: unknown): string {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : '';
}
