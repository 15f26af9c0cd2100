import { describe, expect, test } from '@jest/globals';
import type { CellWrite, Content } from '../../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../../core/sheet/settings';
import { day } from '../../days';
import { type HeldCell, held, on } from '../held-cells';
import { peopleIn } from './fake-people';
import { cellAt, type FakeSheet } from './fake-sheet';
import { type GoogleHost, openGoogle } from './google-host';

/** What Google adds to the rules of the contract: locks, protected cells, formulas that fill columns, sheets cut short. */

function openSettings(rows: Parameters<typeof held>[0] = [], more: Partial<FakeSheet> = {}): GoogleHost {
  const host = openGoogle();
  host.seedSheet(SETTINGS_SHEET, held(rows), more);
  return host;
}

const write = (row: number, column: number, content: Content, expected: Content = ''): CellWrite => ({
  cell: { sheet: SETTINGS_SHEET, row, column },
  expected,
  content,
});

const WRITTEN = { outcome: 'written' };
const BUSY = { outcome: 'refused', problem: expect.objectContaining({ code: 'SHEET_BUSY' }) };
const PROTECTED = { outcome: 'refused', problem: expect.objectContaining({ code: 'SHEET_PROTECTED' }) };

const cell = (host: GoogleHost, row: number, column: number) =>
  cellAt(host.sheetNamed(SETTINGS_SHEET), row, column);

test('while somebody else is writing, nothing is written', async () => {
  const host = openSettings();
  host.sheets.spreadsheet.lock = 'held elsewhere';
  expect(await host.workbook.writeCells([write(0, 0, 1), write(1, 0, 2)])).toEqual([BUSY, BUSY]);
  expect(host.sheetNamed(SETTINGS_SHEET).cells).toEqual([]);
});

test('the lock is free again afterwards, even after an error', async () => {
  const host = openSettings();
  await expect(host.workbook.writeCells([write(-1, 0, 1)])).rejects.toThrow();
  expect(host.sheets.spreadsheet.lock).toBe('free');
  expect(await host.workbook.writeCells([write(0, 0, 1)])).toEqual([WRITTEN]);
  expect(host.sheets.spreadsheet.lock).toBe('free');
});

test('a protected cell stays, and its neighbours are written', async () => {
  const host = openSettings([], { protectedAreas: [{ row: 1, column: 0, rows: 1, columns: 1 }] });
  const writes = [write(0, 0, 1), write(1, 0, 2), write(2, 0, 3), write(1, 1, 4)];
  expect(await host.workbook.writeCells(writes)).toEqual([WRITTEN, PROTECTED, WRITTEN, WRITTEN]);
  expect([cell(host, 1, 0).value, cell(host, 2, 0).value, cell(host, 1, 1).value]).toEqual(['', 3, 4]);
});

test.each(['=1+1', ' =1+1', '\t=1+1', '\n=1+1', '\r\n =1+1', '\u00A0=1+1', ' +A', '-A', '\n@A'])(
  'text stays text, whatever stands before its first sign: %j',
  async (text) => {
    const host = openSettings();
    // What somebody types this way is a formula.
    peopleIn(host.sheets.spreadsheet).type(host.sheetNamed(SETTINGS_SHEET), 0, 1, text);
    expect(cell(host, 0, 1).formula).not.toBe('');
    expect(await host.workbook.writeCells([write(0, 0, text)])).toEqual([WRITTEN]);
    expect(cell(host, 0, 0)).toMatchObject({ value: text, formula: '' });
  },
);

describe('a cell beyond the end of its sheet', () => {
  test('gets the rows and columns it needs, without the dates of their neighbours', async () => {
    const host = openSettings([['Setting', on('2026-03-05')]], { maxRows: 3, maxColumns: 2 });
    expect(await host.workbook.writeCells([write(0, 3, 14), write(6, 0, 'x')])).toEqual([WRITTEN, WRITTEN]);
    const { maxRows, maxColumns } = host.sheetNamed(SETTINGS_SHEET);
    expect([maxRows, maxColumns]).toEqual([7, 4]);
    expect([cell(host, 0, 3), cell(host, 6, 0)]).toMatchObject([
      { value: 14, format: 'General' },
      { value: 'x' },
    ]);
  });

  test('is blank, so nothing is written where something was expected, and the sheet keeps its size', async () => {
    const host = openSettings([['Setting']], { maxRows: 3, maxColumns: 2 });
    const writes = [write(9, 0, 1, 14), write(0, 9, 1, { formula: '=TODAY()' })];
    expect(await host.workbook.writeCells(writes)).toEqual([
      { outcome: 'changed meanwhile', now: '' },
      { outcome: 'changed meanwhile', now: '' },
    ]);
    const { maxRows, maxColumns } = host.sheetNamed(SETTINGS_SHEET);
    expect([maxRows, maxColumns]).toEqual([3, 2]);
  });

  test('of a protected sheet is refused', async () => {
    const host = openSettings([['Setting']], { maxRows: 3, maxColumns: 2, isProtected: true });
    expect(await host.workbook.writeCells([write(9, 0, 1), write(0, 9, 1)])).toEqual([PROTECTED, PROTECTED]);
  });
});

describe('a formula that fills the cells below it', () => {
  const FILLS: HeldCell = { value: 'Stage', formula: '={"Stage";"";""}', fills: [['Stage'], [''], ['']] };
  const formula = FILLS.formula as string;

  test('is not broken by writing into one of them, and is given', async () => {
    const host = openSettings([[FILLS]]);
    expect(await host.workbook.writeCells([write(2, 0, 'x')])).toEqual([
      { outcome: 'changed meanwhile', now: '', formula },
    ]);
    expect(cell(host, 0, 0).value).toBe('Stage');
  });

  test('counts as soon as it is written', async () => {
    const host = openSettings([['Setting']]);
    expect(await host.workbook.writeCells([write(0, 1, { formula }), write(1, 1, 'x')])).toEqual([
      WRITTEN,
      { outcome: 'changed meanwhile', now: '', formula },
    ]);
  });

  test('counts no more once it is replaced', async () => {
    const host = openSettings([[FILLS]]);
    expect(await host.workbook.writeCells([write(0, 0, '', { formula }), write(1, 0, 'x')])).toEqual([
      WRITTEN,
      WRITTEN,
    ]);
  });
});

test('a cell that is merged into another is left alone, even by who names its formula', async () => {
  const formula = '="whole"';
  const merges = [{ row: 0, column: 0, rows: 2, columns: 2 }];
  const host = openSettings([[{ value: 'whole', formula }], [], ['', 'below']], { merges });
  const writes = [write(1, 1, 'x'), write(0, 1, 'x', { formula }), write(0, 0, 'all of it', { formula })];
  const changed = { outcome: 'changed meanwhile', now: 'whole', formula };
  expect(await host.workbook.writeCells(writes)).toEqual([changed, changed, WRITTEN]);
  expect([cell(host, 0, 0).value, cell(host, 1, 1).value]).toEqual(['all of it', '']);
});

describe('a date', () => {
  test.each<[string, Content, Content]>([
    ['a day', 46_000, ''],
    ['a formula', { formula: '=A1' }, ''],
    ['a day over a number', 46_000, 14],
  ])('is shown day first: %s', async (_, content, expected) => {
    const host = openSettings([['', expected as number]]);
    const write = { cell: { sheet: SETTINGS_SHEET, row: 0, column: 1 }, expected, content };
    expect(await host.workbook.writeCells([{ ...write, isDate: true }])).toEqual([WRITTEN]);
    expect(cell(host, 0, 1).format).toBe('dd/mm/yyyy');
  });

  test('without a midnight comes back as that day', async () => {
    const host = openGoogle({ timeZone: 'Africa/Cairo' });
    host.seedSheet(SETTINGS_SHEET, []);
    const closure = { ...write(1, 3, day('2026-04-24')), isDate: true } as const;
    expect(await host.workbook.writeCells([closure])).toEqual([WRITTEN]);
    expect(await host.workbook.writeCells([write(1, 3, '', closure.content)])).toEqual([WRITTEN]);
  });
});

test('no cell can write cells', () => {
  const { sheets, sheetNamed } = openSettings();
  expect(() => sheets.evaluate('epaCohort_writeCells', [write(0, 0, 1)])).toThrow(
    'You do not have permission to call',
  );
  expect(sheetNamed(SETTINGS_SHEET).cells).toEqual([]);
});
