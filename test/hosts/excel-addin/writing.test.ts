import { describe, expect, test } from '@jest/globals';
import type { CellWrite } from '../../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../../core/sheet/settings';
import { day } from '../../days';
import { held } from '../held-cells';
import { syncsOf } from './cohort-sheets';
import { type ExcelHost, openExcel } from './excel-host';
import { areaOf, formatAt, formulaAt, type Settings, valueAt } from './fake-book';

const WRITTEN = { outcome: 'written' };

async function opened(settings?: Settings): Promise<ExcelHost> {
  const host = openExcel(settings);
  await host.seed(SETTINGS_SHEET, held([['Setting', 'Value']]));
  await host.seed('Cohort', held([['ULN']]));
  return host;
}

const write = (row: number, more: Partial<CellWrite> = {}): CellWrite => ({
  cell: { sheet: SETTINGS_SHEET, row, column: 1 },
  expected: '',
  content: row,
  ...more,
});

describe('cells take as many syncs', () => {
  const FORMULA = { formula: '=1+1' };

  test.each<[string, readonly CellWrite[], number]>([
    ['one value', [write(1)], 3],
    ['a hundred values', Array.from({ length: 100 }, (_, i) => write(i + 1)), 3],
    ['values on two sheets', [write(1), write(1, { cell: { sheet: 'Cohort', row: 9, column: 9 } })], 3],
    ['one formula', [write(1, { content: FORMULA })], 3],
    ['a cell twice', [write(1), write(2), write(1, { expected: 1, content: 2 })], 5],
    ['a value after a formula, which may fill its cell', [write(1, { content: FORMULA }), write(2)], 5],
    [
      'a value after a formula goes, which may have filled its cell',
      [write(1, { expected: FORMULA }), write(2)],
      5,
    ],
    ['a value on a sheet that is missing', [write(1, { cell: { sheet: 'Gone', row: 0, column: 0 } })], 3],
  ])('%s', async (_, writes, syncs) => {
    const host = await opened();
    expect(await syncsOf(host, () => host.workbook.writeCells(writes))).toBe(syncs);
  });
});

describe('a cell that another one spills into', () => {
  const formula = '=SEQUENCE(3)';

  async function spilled(): Promise<ExcelHost> {
    const host = await opened();
    const sheet = host.sheet(SETTINGS_SHEET);
    await host.edit(SETTINGS_SHEET, () => held([[], ['', { value: 1, formula }], ['', 2], ['', 3]]));
    sheet.spills.push(areaOf(sheet, 1, 1, 3));
    return host;
  }

  test.each([2, '', { formula }])('is left alone, expecting %j, and its formula named', async (expected) => {
    const { workbook } = await spilled();
    expect(await workbook.writeCells([write(2, { expected })])).toEqual([
      { outcome: 'changed meanwhile', now: 2, formula },
    ]);
  });

  test('is no reason to leave the formula alone', async () => {
    const host = await spilled();
    expect(await host.workbook.writeCells([write(1, { expected: { formula } })])).toEqual([WRITTEN]);
    expect(formulaAt(host.sheet(SETTINGS_SHEET), 1, 1)).toBe(1);
  });
});

test('a cell that is merged into another is left alone, the first of them is written', async () => {
  const host = await opened();
  const sheet = host.sheet(SETTINGS_SHEET);
  sheet.merged.push(areaOf(sheet, 1, 0, 2, 2));
  const writes = [write(1), write(2), write(1, { cell: { sheet: SETTINGS_SHEET, row: 1, column: 0 } })];
  const changed = { outcome: 'changed meanwhile', now: '' };
  expect(await host.workbook.writeCells(writes)).toEqual([changed, changed, WRITTEN]);
});

describe('in a cell formatted as text', () => {
  test.each<[string, CellWrite['content'], true | undefined, string]>([
    ['a number stays one', 14, undefined, 'General'],
    ['a day is shown as one', day('2026-03-05'), true, 'dd/mm/yyyy'],
    ['a formula stays one', { formula: '=1+1' }, undefined, 'General'],
    ['a formula of a day is shown as one', { formula: '=1+1' }, true, 'dd/mm/yyyy'],
    ['text needs no other format', 'Monday', undefined, '@'],
    ['text in place of a date neither', 'Monday', true, '@'],
  ])('%s', async (_, content, isDate, format) => {
    const host = await opened();
    const sheet = host.sheet(SETTINGS_SHEET);
    sheet.formats.push({ area: areaOf(sheet, 0, 0, 9, 9), format: '@' });
    expect(await host.workbook.writeCells([write(1, { content, ...(isDate && { isDate }) })])).toEqual([
      WRITTEN,
    ]);
    expect(formulaAt(sheet, 1, 1)).toBe(typeof content === 'object' ? content.formula : content);
    expect(formatAt(sheet, 1, 1)).toBe(format);
  });
});

test('a date format that is there stays', async () => {
  const host = await opened();
  const sheet = host.sheet(SETTINGS_SHEET);
  sheet.formats.push({ area: areaOf(sheet, 1, 1), format: 'ddd d mmm' });
  await host.workbook.writeCells([write(1, { content: day('2026-03-05'), isDate: true })]);
  expect(formatAt(sheet, 1, 1)).toBe('ddd d mmm');
});

test('a workbook that counts from 1904 gets and gives the same day, and numbers as they are', async () => {
  const host = await opened({ is1904: true });
  const [first, next] = [day('2026-03-05'), day('2026-03-06')];
  const results = await host.workbook.writeCells([
    write(1, { content: first, isDate: true }),
    write(1, { expected: first, content: next, isDate: true }),
    write(1, { expected: first }),
    write(2, { content: 14 }),
  ]);
  expect(results).toEqual([WRITTEN, WRITTEN, { outcome: 'changed meanwhile', now: next }, WRITTEN]);
  const sheet = host.sheet(SETTINGS_SHEET);
  expect([valueAt(sheet, 1, 1), valueAt(sheet, 2, 1)]).toEqual([next - 1462, 14]);
});

describe('a protected sheet', () => {
  test('takes cells that somebody left open, and no date where it would have to be formatted as one', async () => {
    const host = await opened();
    const sheet = host.sheet(SETTINGS_SHEET);
    sheet.isProtected = true;
    sheet.unlocked.push(areaOf(sheet, 1, 1, 2));
    const results = await host.workbook.writeCells([
      write(1),
      write(2, { content: day('2026-03-05'), isDate: true }),
      write(3),
    ]);
    const refused = {
      problem: { code: 'SHEET_PROTECTED', what: expect.stringContaining('EPA settings') },
    };
    expect(results).toMatchObject([WRITTEN, refused, refused]);
  });

  test('says first that a cell holds something else', async () => {
    const host = await opened();
    host.sheet(SETTINGS_SHEET).isProtected = true;
    expect(await host.workbook.writeCells([write(0, { expected: 'Values' })])).toEqual([
      { outcome: 'changed meanwhile', now: 'Value' },
    ]);
  });
});

test('a value that comes before the cells are asked for is seen', async () => {
  const host = await opened();
  const first = host.book.syncs;
  host.book.beforeSync = (sync) => {
    if (sync === first + 2) host.sheet(SETTINGS_SHEET).rows[1] = [undefined, 'Mine'];
  };
  expect(await host.workbook.writeCells([write(1)])).toEqual([{ outcome: 'changed meanwhile', now: 'Mine' }]);
});

test('a sheet that is missing is named', async () => {
  const { workbook } = await opened();
  expect(await workbook.writeCells([write(1, { cell: { sheet: 'Gone', row: 0, column: 0 } })])).toMatchObject(
    [{ problem: { code: 'SHEET_MISSING', what: expect.stringContaining('Gone') } }],
  );
});

test('no sheet is made for rows in a workbook whose sheets are fixed', async () => {
  const host = openExcel();
  host.book.isStructureProtected = true;
  const wanted = { sheet: 'EPA log', headings: ['Date'], rows: [['a']], dates: [], keepAtMost: 5 };
  expect(await host.workbook.appendRows(wanted)).toMatchObject({
    outcome: 'refused',
    problem: { code: 'SHEET_PROTECTED' },
  });
});

describe('a formula that answers dates', () => {
  const formula = '=EPA_DEADLINE(A1,"Project")';
  const dates = write(1, { content: { formula }, isDate: true, datesBeside: [{ row: 1, column: 0 }] });
  const formats = (host: ExcelHost) => [1, 2, 3].map((row) => formatAt(host.sheet(SETTINGS_SHEET), row, 1));

  test('shows them as dates, also in the cells that it fills, and touches no other', async () => {
    const host = await opened();
    expect(await host.workbook.writeCells([dates])).toEqual([WRITTEN]);
    expect(formats(host)).toEqual(['dd/mm/yyyy', 'dd/mm/yyyy', 'General']);
  });

  test('leaves a cell in which something stands, and one with a format of its own', async () => {
    const host = await opened();
    await host.edit(SETTINGS_SHEET, () => held([[], [], ['', 5]]));
    await host.workbook.writeCells([dates]);
    expect(formats(host)).toEqual(['dd/mm/yyyy', 'General', 'General']);
  });

  test('is written as it is where the sheet is protected and its cell left open', async () => {
    const host = await opened();
    const sheet = host.sheet(SETTINGS_SHEET);
    sheet.isProtected = true;
    sheet.unlocked.push(areaOf(sheet, 1, 1));
    expect(await host.workbook.writeCells([dates])).toEqual([WRITTEN]);
    expect(formats(host)).toEqual(['General', 'General', 'General']);
  });
});
