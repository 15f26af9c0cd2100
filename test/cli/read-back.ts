import type { Cell } from '../../core/cells/cell';
import { isRefused } from '../../files/limits';
import { type OpenedWorkbook, openedWorkbook } from '../../files/opened-workbook';
import { type FileSheet, writtenWorkbook } from '../../files/written-workbook';
import { packedParts } from '../../files/zip';

/** A file as it reads, or the test fails with the reason. */
export function opened(bytes: Uint8Array): OpenedWorkbook {
  const found = openedWorkbook('test.xlsx', bytes);
  if (isRefused(found)) throw new Error(found.refused);
  return found;
}

/** What a cell of a file shows, by the address that people use. */
export function shownIn({ workbook }: OpenedWorkbook, sheet: string, address: string): Cell {
  const { row, column } = placeIn(address);
  return workbook.sheets.find(({ name }) => name === sheet)?.rows[row]?.[column];
}

/** The formula behind it, as it is stored. */
export function formulaIn({ workbook }: OpenedWorkbook, sheet: string, address: string): string | undefined {
  const { row, column } = placeIn(address);
  const formulas = workbook.sheets.find(({ name }) => name === sheet)?.formulas;
  return formulas?.find((one) => one.row === row && one.column === column)?.text;
}

function placeIn(address: string) {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row) - 1, column: column - 1 };
}

/** A workbook of one sheet, or several, with formulas as they are stored. */
export function fileOf(...sheets: readonly FileSheet[]): Uint8Array {
  return packedParts(writtenWorkbook(sheets));
}
