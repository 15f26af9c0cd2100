import type { Sheets } from './engine';

/** The formulas of a sheet; `undefined` where there is none of this name. */
export function readFormulas(sheets: Sheets, sheet: string): string[][] | undefined {
  if (!sheets.has(sheet)) return undefined;
  return sheets.read(sheet).map((cells, row) =>
    cells.map((_, column) => {
      const cell = { sheet, row, column };
      return sheets.isFilled(cell) ? '' : (sheets.formulaAt(cell) ?? '');
    }),
  );
}
