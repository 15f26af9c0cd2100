import type { FilledCell } from '../../../core/cells/cell';
import type { CellAddress } from '../../../core/sheet/grid';
import {
  addSheet,
  areaOf,
  type Content,
  cellsIn,
  excelError,
  type FakeSheet,
  formulaAt,
  LAST,
  place,
  select,
  sheetNamed,
  tell,
  usedArea,
} from './fake-book';
import { deleteSheet, sortRows } from './fake-edits';
import {
  associatedIds,
  calculate,
  type FormulaArgument,
  installOfficeJs,
  onPlatform,
  openWorkbook,
  pressRibbon,
  type Shown,
  taskPane,
} from './fake-excel';

/**
 * What a test does in place of the person at the workbook; the page itself never sees it. Rows and columns are counted
 * from 0, in the sheet in front. What a person does Excel reports to whoever follows it.
 */
export interface FakeExcel {
  associatedIds(): string[];
  calculate(id: string, args: readonly FormulaArgument[]): Promise<Shown>;
  /** Fills the sheet from its first cell on, as a paste does. */
  fill(rows: readonly (readonly Content[])[]): void;
  /** What stands in a sheet, the one in front unless it is named: formulas as they are written. */
  cells(sheet?: string): FilledCell[][];
  /** The cell holds this afterwards, whatever it looks like. */
  type(row: number, column: number, content: Content): void;
  /** These rows take the place of all from one on. */
  replaceRows(from: number, rows: readonly (readonly Content[])[]): void;
  /** Sorts the rows from one on by the text in a column. */
  sort(from: number, column: number): void;
  select(row: number, column: number): void;
  selected(): CellAddress;
  /** Adds a sheet and brings it to the front. */
  addSheet(name: string): void;
  activateSheet(name: string): void;
  deleteSheet(name: string): void;
  protect(name: string): void;
  /** Comes back once the button says that it is done. */
  pressRibbon(functionName: string): Promise<void>;
  /** How often the add-in asked Excel to show its pane. */
  paneShown(): number;
  /** From now on Excel does not show the pane when it is asked to. */
  refusePane(): void;
  /** The next batch of the add-in fails with this error, once. */
  failNextRun(code: string, message?: string): void;
}

/** What the sheet in front holds before the add-in is loaded. */
declare const rowsAtStart: readonly (readonly Content[])[];
declare const platformAtStart: string;

// The script that a page gets in place of office.js.
installOfficeJs();
onPlatform.name = platformAtStart;
const book = openWorkbook();
const metadata = fetch('functions.json').then((response) => response.json());

function named(name: string): FakeSheet {
  const sheet = sheetNamed(book, name);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  return sheet;
}

function placeRows(from: number, rows: readonly (readonly Content[])[]): void {
  rows.forEach((row, i) => {
    row.forEach((content, j) => {
      place(book.front, from + i, j, content);
    });
  });
}

/** Brings a sheet to the front; the same cell is selected there. */
function bringToFront(sheet: FakeSheet): void {
  select(sheet, book.selected.row, book.selected.column);
}

const fakeExcel: FakeExcel = {
  associatedIds,
  calculate: async (id, args) => calculate(await metadata, id, args),
  fill(rows) {
    placeRows(0, rows);
    tell(book.front, 'changed');
  },
  cells(sheet = book.front.name) {
    const used = usedArea(areaOf(named(sheet), 0, 0, LAST.row + 1, LAST.column + 1));
    return used ? cellsIn(used, formulaAt) : [];
  },
  type(row, column, content) {
    place(book.front, row, column, content);
    tell(book.front, 'changed');
  },
  replaceRows(from, rows) {
    book.front.rows.splice(from);
    placeRows(from, rows);
    tell(book.front, 'changed');
  },
  sort(from, column) {
    sortRows(book.front, from, column);
  },
  select: (row, column) => select(book.front, row, column),
  selected: () => ({ sheet: book.front.name, ...book.selected }),
  addSheet: (name) => bringToFront(addSheet(book, name)),
  activateSheet: (name) => bringToFront(named(name)),
  deleteSheet: (name) => deleteSheet(named(name)),
  protect(name) {
    named(name).isProtected = true;
  },
  pressRibbon: (functionName) => pressRibbon(functionName),
  paneShown: () => taskPane.shown,
  refusePane() {
    taskPane.refusal = excelError('Not for add-ins from the Marketplace.');
  },
  failNextRun(code, message) {
    book.failure = excelError(code, message);
  },
};
placeRows(0, rowsAtStart);
Object.assign(globalThis, { fakeExcel });
