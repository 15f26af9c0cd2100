import type { FilledCell } from '../../../core/cells/cell';
import { CATALOGUE } from '../../../core/functions/catalogue';
import { isDateFormat } from '../../../core/set-up/column-looks';
import { excelFunction } from '../../../excel-addin/excel-function';
import { excelWorkbook } from '../../../excel-addin/workbook';
import type { HeldCell, HeldRows } from '../held-cells';
import type { HostUnderTest } from '../workbook-contract';
import {
  addSheet,
  areaOf,
  type Calculation,
  type CallFunction,
  type FakeBook,
  type FakeSheet,
  formatAt,
  formulaAt,
  hasFormula,
  place,
  recalculate,
  type Settings,
  select,
  sheetNamed,
  tell,
  valueAt,
} from './fake-book';
import { calculateBook } from './fake-calculation';
import { CustomFunctionsError, installOfficeJs, invocation, openWorkbook } from './fake-excel';
import { addressOf } from './fake-excel-run';

/** Excel with the add-in running in it. */
export interface ExcelHost extends HostUnderTest {
  readonly book: FakeBook;
  /** A sheet as it stands, with what the contract knows nothing of. */
  sheet(name: string): FakeSheet;
}

/** Excel that calculates, with the add-in's functions loaded in it. */
export function openCalculatingExcel(settings?: Settings): ExcelHost & { readonly calculation: Calculation } {
  const calculation: Calculation = {
    functions: 'loaded',
    calls: [],
    call: callInAddIn,
    calculate: calculateBook,
  };
  return { ...openExcel({ ...settings, calculation }), calculation };
}

/** Arguments that a formula leaves out come as null; all ranges of a repeated one as one list. */
const callInAddIn: CallFunction = (id, args) => {
  const fn = CATALOGUE.find(({ name }) => name === id);
  if (!fn) return '#NAME?';
  const given = fn.parameters.map(({ takes }, i) =>
    takes === 'grids' && args.length > i ? args.slice(i) : (args[i] ?? null),
  );
  try {
    const answer: unknown[][] = excelFunction(fn)(...given, invocation(id));
    return answer.map((cells) => cells.map(shownInCell));
  } catch (error) {
    if (error instanceof CustomFunctionsError) return error.code;
    throw error;
  }
};

function shownInCell(cell: unknown): FilledCell {
  if (cell instanceof CustomFunctionsError) return cell.code;
  const isValue = typeof cell === 'string' || typeof cell === 'boolean' || Number.isFinite(cell);
  if (!isValue) throw new Error(`${String(cell)} is an answer for which Excel shows 0.`);
  return cell as FilledCell;
}

export function openExcel(settings?: Settings): ExcelHost {
  installOfficeJs();
  const book = openWorkbook(settings);
  const host: ExcelHost = {
    workbook: excelWorkbook(),
    book,
    sheet(name) {
      const sheet = sheetNamed(book, name);
      if (!sheet) throw new Error(`There is no sheet ${name}.`);
      return sheet;
    },
    async seed(name, rows) {
      const sheet = addSheet(book, name);
      hold(sheet, rows);
      recalculate(book);
      select(sheet, 0, 0);
    },
    async snapshot(name) {
      const sheet = sheetNamed(book, name);
      return sheet ? heldIn(sheet) : [];
    },
    async edit(name, edit) {
      const sheet = host.sheet(name);
      hold(sheet, edit(heldIn(sheet)));
      recalculate(book);
      tell(sheet, 'changed');
    },
    async protect(name) {
      host.sheet(name).isProtected = true;
    },
    settle: () => new Promise((settled) => setTimeout(settled, 150)),
  };
  return host;
}

/** Fills a sheet with these cells and nothing else. */
export function hold(sheet: FakeSheet, rows: HeldRows): void {
  sheet.rows.length = 0;
  sheet.formats = [];
  sheet.notes.clear();
  rows.forEach((cells, row) => {
    cells.forEach(({ value, formula, isDate, note }, column) => {
      place(sheet, row, column, formula === undefined ? value : { formula, value });
      if (isDate) sheet.formats.push({ area: areaOf(sheet, row, column), format: 'd mmm yyyy' });
      if (note !== undefined) sheet.notes.set(addressOf({ row, column }), note);
    });
  });
}

function heldIn(sheet: FakeSheet): HeldRows {
  const notes = [...sheet.notes.keys()].map(placeOf);
  const height = Math.max(sheet.rows.length, ...notes.map(({ row }) => row + 1));
  const width = Math.max(0, ...sheet.rows.map((row) => row.length), ...notes.map(({ column }) => column + 1));
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => heldCell(sheet, row, column)),
  );
}

function heldCell(sheet: FakeSheet, row: number, column: number): HeldCell {
  const note = sheet.notes.get(addressOf({ row, column }));
  return {
    value: valueAt(sheet, row, column),
    ...(isDateFormat(formatAt(sheet, row, column)) && { isDate: true }),
    ...(hasFormula(sheet, row, column) && { formula: String(formulaAt(sheet, row, column)) }),
    ...(note !== undefined && { note }),
  };
}

function placeOf(address: string): { row: number; column: number } {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row) - 1, column: column - 1 };
}
