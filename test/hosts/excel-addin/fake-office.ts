import type { FilledCell } from '../../../core/cells/cell';
import { cellsIn, formulaAt, place, usedArea } from './fake-book';
import {
  associatedIds,
  calculate,
  type FormulaArgument,
  installOfficeJs,
  openWorkbook,
  type Shown,
} from './fake-excel';

/** What a test does in place of the person at the workbook; the page itself never sees it. */
export interface FakeExcel {
  associatedIds(): string[];
  calculate(id: string, args: readonly FormulaArgument[]): Promise<Shown>;
  /** Fills the sheet in front from its first cell on. */
  fill(rows: readonly (readonly FilledCell[])[]): void;
  /** What stands in the sheet in front, formulas as they are written. */
  cells(): FilledCell[][];
}

// The script that a page gets in place of office.js.
installOfficeJs();
const book = openWorkbook();
const metadata = fetch('functions.json').then((response) => response.json());
const fakeExcel: FakeExcel = {
  associatedIds,
  calculate: async (id, args) => calculate(await metadata, id, args),
  fill(rows) {
    rows.forEach((row, i) => {
      row.forEach((value, j) => {
        place(book.front, i, j, value);
      });
    });
  },
  cells() {
    const used = usedArea({ sheet: book.front, row: 0, column: 0, rows: 1000, columns: 100 });
    return used ? cellsIn(used, formulaAt) : [];
  },
};
Object.assign(globalThis, { fakeExcel });
