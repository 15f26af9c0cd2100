import type { ProblemKind } from '../../../core/problems';
import { DATE_FORMAT } from '../../../excel-addin/excel-dates';
import type { ActedSheet } from '../actions/acted-sheet';
import { FIRST_SHEET } from '../actions/random-actions';
import { openCalculatingExcel } from './excel-host';
import {
  areaOf,
  cellsIn,
  type FakeBook,
  type FakeSheet,
  recalculate,
  setFormats,
  valueAt,
} from './fake-book';

import {
  deleteColumns,
  deleteRows,
  filterTable,
  insertColumns,
  insertRows,
  sortRows,
  sortTable,
  typeCell,
} from './fake-edits';

const SHOWN: Readonly<Record<ProblemKind, string>> = {
  invalid: '#VALUE!',
  notCovered: '#N/A',
  outOfRange: '#NUM!',
};

/** Excel with a cohort, in which somebody acts by hand. What it calculates it asks the add-in for. */
export async function openActedExcelSheet(): Promise<ActedSheet> {
  const { book, seed, sheet, workbook } = openCalculatingExcel();
  await seed('Cohort', FIRST_SHEET);
  const cohort = () => sheet('Cohort');
  let before = () => {};
  /** Of what a script does Excel takes nothing back, so only what was done by hand is kept. */
  const byHand =
    <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
    async (...args: Args) => {
      before = kept(book);
      act(...args);
    };
  return {
    workbook,
    async shown() {
      const width = Math.max(1, ...cohort().rows.map((cells) => cells.length));
      return cellsIn(areaOf(cohort(), 0, 0, cohort().rows.length, width), valueAt);
    },
    showing: ({ kind }) => SHOWN[kind],
    type: byHand((row, column, { value, isDate }) => {
      typeCell(cohort(), row, column, value);
      if (isDate) setFormats(areaOf(cohort(), row, column), [[DATE_FORMAT]]);
    }),
    insertRow: byHand((at) => insertRows(cohort(), at)),
    deleteRow: byHand((row) => deleteRows(cohort(), row)),
    insertColumn: byHand((at) => insertColumns(cohort(), at)),
    deleteColumn: byHand((column) => deleteColumns(cohort(), column)),
    sort: byHand((headingRow, column, isDescending) => {
      const [table] = cohort().tables;
      if (!table) return sortRows(cohort(), headingRow + 1, column, isDescending);
      filterTable(table, false);
      sortTable(table, String(valueAt(cohort(), headingRow, column)), isDescending);
    }),
    filter: byHand((_headingRow, _column, word) => {
      const [table] = cohort().tables;
      if (table) filterTable(table, word !== undefined);
    }),
    undo: async () => before(),
  };
}

/** What brings the cells of a book back as they are now. */
function kept(book: FakeBook): () => void {
  const back = book.sheets.map(keptSheet);
  return () => {
    for (const restore of back) restore();
    recalculate(book);
  };
}

function keptSheet(sheet: FakeSheet): () => void {
  const rows = sheet.rows.map((cells) => [...cells]);
  const areas = [...sheet.tables.map(({ area }) => area), ...sheet.validations.map(({ area }) => area)];
  const places = areas.map((area) => ({ ...area }));
  const spills = sheet.spills.map((area) => ({ ...area }));
  const wanted = [...sheet.wantedSpills].map(([key, area]) => [key, { ...area }] as const);
  return () => {
    sheet.rows.splice(0, Number.POSITIVE_INFINITY, ...rows);
    areas.forEach((area, i) => {
      Object.assign(area, places[i]);
    });
    sheet.spills.splice(0, Number.POSITIVE_INFINITY, ...spills);
    sheet.wantedSpills.clear();
    for (const [key, area] of wanted) sheet.wantedSpills.set(key, area);
  };
}
