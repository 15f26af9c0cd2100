import { describe, expect, test } from '@jest/globals';
import type { FilledCell } from '../../../core/cells/cell';
import { held } from '../held-cells';
import { openCalculatingExcel } from './excel-host';
import {
  addTable,
  areaOf,
  type FakeBook,
  type FakeSheet,
  formulaAt,
  headersOf,
  place,
  type Settings,
  type as typeIn,
  valueAt,
} from './fake-book';
import {
  copySheet,
  deleteColumns,
  deleteRows,
  deleteSheet,
  filterTable,
  insertColumns,
  insertRows,
  renameSheet,
  renameTable,
  setFunctions,
  showTotals,
  sortRows,
  sortTable,
  typeCell,
} from './fake-edits';

/*
 * The fake Excel plays what its documentation and the reports in its trackers say; these tests hold the fake to that. The
 * numbers are those of issues in OfficeDev/office-js and OfficeDev/Excel-Custom-Functions.
 */

const ROWS = [
  ['Learner', 'Score', 'Twice'],
  ['Amara', 3, ''],
  ['Jun', 1, ''],
  ['Zoë', 2, ''],
];

async function opened(rows: readonly (readonly FilledCell[])[] = ROWS, settings?: Settings) {
  const host = openCalculatingExcel(settings);
  await host.seed('Cohort', held(rows));
  const sheet = host.sheet('Cohort');
  const write = (row: number, column: number, formula: string, on = sheet, count = 1) =>
    typeIn(areaOf(on, row, column, count), formula);
  return { host, sheet, write, book: host.book, calls: host.calculation.calls };
}

/** Rows 1 to 3 are a table with a calculated column. */
async function withTable() {
  const it = await opened();
  const table = addTable(areaOf(it.sheet, 0, 0, 4, 3));
  it.write(1, 2, '=Table1[@Score]*2', it.sheet, 3);
  return { ...it, table };
}

function column(sheet: FakeSheet, at: number, rows = 5): FilledCell[] {
  return Array.from({ length: rows }, (_, row) => valueAt(sheet, row, at));
}

describe('what is calculated', () => {
  test.each<[string, FilledCell]>([
    ['=1+2*3', 7],
    ['=B2+B3', 4],
    ['=SUM(B2:B4)', 6],
    ['=IF(B2=3,"yes","no")', 'yes'],
    ['=IF(D9="","blank",D9)', 'blank'],
    ['=INDEX($A:$B,3,1)', 'Jun'],
    ['=INDEX($A$2:$B$3,9,1)', '#REF!'],
    ['=ROW()-ROW($B$1)', 8],
    ['=ROW($A$2 Cohort!$A:$A)', 2],
    ['=ROW($A$2 $A$3)', '#NULL!'],
    ['=ROW($A$2 Sheet1!$A$2)', '#VALUE!'],
    ['=ISERROR(1/0)', true],
    ['=1/0', '#DIV/0!'],
    ['=ROWS($A$1:INDEX($B:$B,3))', 3],
    ['=MAX(ROW($A$1:$A$9)*NOT(ISBLANK($A$1:$A$9)))', 4],
    ['=SUM(IF({1;0},$B$2:$B$2,$B$3:$B$3))', 4],
    ['="it""s "&B2', 'it"s 3'],
  ])('%s', async (formula, value) => {
    const { sheet, write } = await opened();
    write(8, 5, formula);
    expect(valueAt(sheet, 8, 5)).toBe(value);
  });

  test.each(['=XLOOKUP(1,A:A,B:B)', '=B2+', '=Table1[#Totals]'])(
    'nothing that it does not know: %s',
    async (formula) => {
      const { write } = await opened();
      expect(() => write(8, 5, formula)).toThrow();
    },
  );

  test('a circular reference is said', async () => {
    const { write } = await opened();
    write(8, 5, '=G9');
    expect(() => write(8, 6, '=F9+1')).toThrow('circular');
  });

  test('ROW of the own cell is none', async () => {
    const { sheet, write } = await opened();
    write(8, 5, '=ROW($F$9)');
    expect(valueAt(sheet, 8, 5)).toBe(9);
  });
});

describe('references follow', () => {
  test.each<[string, (sheet: FakeSheet) => void, string]>([
    ['a row inserted above them', (sheet) => insertRows(sheet, 0), '=SUM(Cohort!$B$3:$B$4)'],
    ['a row inserted at their first row', (sheet) => insertRows(sheet, 1), '=SUM(Cohort!$B$3:$B$4)'],
    ['a row inserted within them', (sheet) => insertRows(sheet, 2), '=SUM(Cohort!$B$2:$B$4)'],
    ['a row inserted below them', (sheet) => insertRows(sheet, 3), '=SUM(Cohort!$B$2:$B$3)'],
    ['their first row deleted', (sheet) => deleteRows(sheet, 1), '=SUM(Cohort!$B$2:$B$2)'],
    ['all their rows deleted', (sheet) => deleteRows(sheet, 1, 2), '=SUM(Cohort!#REF!)'],
    ['a column inserted before them', (sheet) => insertColumns(sheet, 1), '=SUM(Cohort!$C$2:$C$3)'],
    ['a column deleted before them', (sheet) => deleteColumns(sheet, 0), '=SUM(Cohort!$A$2:$A$3)'],
    ['a new name of the sheet', (sheet) => renameSheet(sheet, "Year '26"), "=SUM('Year ''26'!$B$2:$B$3)"],
  ])('%s', async (_, act, formula) => {
    const { host, sheet, write } = await opened();
    write(0, 0, "=SUM('Cohort'!$B$2:$B$3)", host.sheet('Sheet1'));
    act(sheet);
    expect(formulaAt(host.sheet('Sheet1'), 0, 0)).toBe(formula.replace('Cohort!#REF!', '#REF!'));
  });

  test('a sheet that is deleted leaves #REF!', async () => {
    const { host, sheet, write } = await opened();
    write(0, 0, '=SUM(Cohort!$B$2:$B$3)', host.sheet('Sheet1'));
    deleteSheet(sheet);
    const first = host.sheet('Sheet1');
    expect([formulaAt(first, 0, 0), valueAt(first, 0, 0)]).toEqual(['=SUM(#REF!)', '#REF!']);
  });

  test('what names its own sheet means the original in a copy', async () => {
    const { sheet, write, table } = await withTable();
    write(1, 5, '=ROW($A$1 Cohort!$A$1)+ROW(Table1[#Headers])');
    const copy = copySheet(sheet);
    expect(formulaAt(copy, 1, 5)).toBe('=ROW($A$1 Cohort!$A$1)+ROW(Table111[#Headers])');
    expect([valueAt(sheet, 1, 5), valueAt(copy, 1, 5)]).toEqual([2, '#VALUE!']);
    expect(table.name).toBe('Table1');
  });
});

describe('a table', () => {
  test('calculates in each row, and the new row under it too', async () => {
    const { sheet, table } = await withTable();
    typeCell(sheet, 4, 0, 'Kit');
    typeCell(sheet, 4, 1, 5);
    expect(table.area.rows).toBe(5);
    expect(column(sheet, 2)).toEqual(['Twice', 6, 2, 4, 10]);
  });

  test('calculates in a row that is inserted directly below its headings', async () => {
    const { sheet } = await withTable();
    insertRows(sheet, 1);
    typeCell(sheet, 1, 1, 7);
    expect(column(sheet, 2)).toEqual(['Twice', 14, 6, 2, 4]);
  });

  test('is sorted with its calculated column', async () => {
    const { sheet, table } = await withTable();
    sortTable(table, 'Score');
    expect([column(sheet, 0, 4), column(sheet, 2, 4)]).toEqual([
      ['Learner', 'Jun', 'Zoë', 'Amara'],
      ['Twice', 2, 4, 6],
    ]);
    sortTable(table, 'Score', true);
    expect(column(sheet, 1, 4)).toEqual(['Score', 3, 2, 1]);
  });

  test('has totals that are no data and are not sorted', async () => {
    const { sheet, table, write } = await withTable();
    showTotals(table, true);
    expect(column(sheet, 0)).toEqual(['Learner', 'Amara', 'Jun', 'Zoë', 'Total']);
    write(8, 5, '=SUM(Table1[Score])');
    place(sheet, 4, 1, 99);
    sortTable(table, 'Learner', true);
    expect([valueAt(sheet, 8, 5), ...column(sheet, 0)]).toEqual([
      6,
      'Learner',
      'Zoë',
      'Jun',
      'Amara',
      'Total',
    ]);
    typeCell(sheet, 5, 0, 'Kit');
    expect(table.area.rows).toBe(5);
    showTotals(table, false);
    expect(table.area.rows).toBe(4);
  });

  test('renames what formulas call it and its columns', async () => {
    const { sheet, table } = await withTable();
    typeCell(sheet, 0, 1, 'Points [max]');
    renameTable(table, 'Year26');
    expect(formulaAt(sheet, 2, 2)).toBe("=Year26[@[Points '[max']]]*2");
    typeCell(sheet, 0, 0, 'points [MAX]');
    expect(headersOf(table)[0]).toBe('points [MAX]2');
  });

  test('takes in what is typed beside it, and a column that is inserted', async () => {
    const { sheet, table } = await withTable();
    typeCell(sheet, 2, 3, 'x');
    insertColumns(sheet, 1);
    expect(headersOf(table)).toEqual(['Learner', 'Column2', 'Score', 'Twice', 'Column1']);
    deleteColumns(sheet, 2);
    expect([formulaAt(sheet, 1, 2), valueAt(sheet, 1, 2)]).toEqual(['=#REF!*2', '#REF!']);
  });

  test('is not written in while a filter hides rows of it', async () => {
    const { sheet, table } = await withTable();
    filterTable(table, true);
    expect(() => typeIn(areaOf(sheet, 1, 0, 2), 'x')).toThrow('filter');
    expect(() => sortTable(table, 'Score')).toThrow('filter');
  });
});

test('plain rows are sorted with their formulas, which go on reading their own row', async () => {
  const { sheet, write } = await opened();
  write(1, 2, '=$B2*2', sheet, 3);
  sortRows(sheet, 1, 0, true);
  expect([column(sheet, 2, 4), formulaAt(sheet, 1, 2)]).toEqual([['Twice', 4, 2, 6], '=$B2*2']);
});

describe('a formula that fills other cells', () => {
  async function spilling() {
    const it = await opened([
      ['ULN', 'Apprentice', 'EPA start'],
      [1000000019, 'Amara', 46_000],
      [2000000028, 'Jun', ''],
    ]);
    const answers = it.host.sheet('Sheet1');
    it.write(0, 0, '=EPA_TRACKER(Cohort!$A$1:$C$3,46000)', answers);
    return { ...it, answers };
  }

  test('fills them, is asked for again by an edit of what it reads, and by no other', async () => {
    const { sheet, answers, calls } = await spilling();
    expect(valueAt(answers, 0, 0)).toBe('Overall grade');
    expect(valueAt(answers, 1, 2)).toBe('In EPA');
    calls.length = 0;
    typeCell(sheet, 2, 2, 46_000);
    typeCell(sheet, 9, 0, 'elsewhere');
    expect(calls).toMatchObject([{ id: 'EPA_TRACKER', sheet: 'Sheet1' }]);
    expect(calls[0]?.bytesIn).toBeGreaterThan(50);
    expect(calls[0]?.bytesOut).toBeGreaterThan(50);
    expect(valueAt(answers, 2, 2)).toBe('In EPA');
  });

  test('says #SPILL! where something stands, and fills them once that is gone', async () => {
    const { answers } = await spilling();
    typeCell(answers, 1, 1, 'mine');
    expect([valueAt(answers, 0, 0), valueAt(answers, 1, 1), valueAt(answers, 1, 2)]).toEqual([
      '#SPILL!',
      'mine',
      '',
    ]);
    typeCell(answers, 1, 1, '');
    expect(valueAt(answers, 1, 2)).toBe('In EPA');
  });

  test('says #SPILL! within a table', async () => {
    const { sheet, write } = await spilling();
    addTable(areaOf(sheet, 5, 0, 3, 2));
    write(6, 0, '=EPA_TRACKER($A$1:$C$3,46000)');
    expect(valueAt(sheet, 6, 0)).toBe('#SPILL!');
  });

  test('shows #NAME? without the add-in, and goes on so until it is entered again', async () => {
    const { book, answers, write } = await spilling();
    setFunctions(book, 'missing');
    expect([valueAt(answers, 0, 0), valueAt(answers, 1, 2)]).toEqual(['#NAME?', '']);
    setFunctions(book, 'loaded');
    expect(valueAt(answers, 0, 0)).toBe('#NAME?');
    write(0, 0, String(formulaAt(answers, 0, 0)), answers);
    expect(valueAt(answers, 1, 2)).toBe('In EPA');
  });

  test('shows #BUSY! for a while', async () => {
    const { book, answers } = await spilling();
    setFunctions(book, 'busy');
    expect(valueAt(answers, 0, 0)).toBe('#BUSY!');
    setFunctions(book, 'loaded');
    expect(valueAt(answers, 1, 2)).toBe('In EPA');
  });

  test('shows #BUSY! for good where Excel cannot hand over so much', async () => {
    const { host, write } = await opened(ROWS, { payload: 400 });
    write(0, 0, '=EPA_TRACKER(Cohort!$A$1:$C$200,46000)', host.sheet('Sheet1'));
    expect(valueAt(host.sheet('Sheet1'), 0, 0)).toBe('#BUSY!');
  });

  test('is asked for again when a row comes in anywhere in the book', async () => {
    const { host, calls } = await spilling();
    await host.seed('Other', held([['x']]));
    calls.length = 0;
    insertRows(host.sheet('Other'), 0);
    expect(calls).toHaveLength(1);
  });

  test.each<FakeBook['blanks']>([0, null, ''])('is handed blank cells as %p', async (blanks) => {
    const seen: unknown[] = [];
    const host = openCalculatingExcel({ blanks });
    const watched = { ...host.calculation, call: (_: string, args: unknown) => seen.push(args) && '' };
    Object.assign(host.book, { calculation: watched });
    typeIn(areaOf(host.sheet('Sheet1'), 0, 0), '=EPA_GRADE($B$2:$B$3,"Pass")');
    expect(seen).toEqual([[[[blanks], [blanks]], [['Pass']]]]);
  });
});

test.each<[string, number, [string, string]]>([
  ['before', 0, ['', '']],
  ['within', 1, ['a', '']],
  ['after', 99, ['a', 'b']],
])('a round trip can fail %s what it does', async (_, after, cells) => {
  const { host, sheet } = await opened([]);
  const change = (column: number, content: string) => ({
    cell: { sheet: 'Cohort', row: 0, column },
    expected: '',
    content,
  });
  // The third one writes: the first two ask.
  host.book.failAt = { sync: 3, after, error: new Error('Lost.') };
  await expect(host.workbook.writeCells([change(0, 'a'), change(1, 'b')])).rejects.toThrow('Lost.');
  expect([valueAt(sheet, 0, 0), valueAt(sheet, 0, 1)]).toEqual(cells);
});
