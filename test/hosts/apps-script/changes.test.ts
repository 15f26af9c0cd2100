import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../core/port/workbook';
import { day } from '../../days';
import { held, on } from '../held-cells';
import type { Area, FakeSheet } from './fake-sheet';
import { type GoogleHost, openGoogle } from './google-host';

/** What Google adds to the rules of the contract: locks, protected cells, formulas that fill columns. */

const COHORT: Parameters<typeof held>[0] = [
  ['ULN', 'Apprentice', 'English', 'Maths'],
  [1000000019, 'Amara Foxbury', '', ''],
  [2000000028, 'Jun Wetherlam', '', ''],
  [3000000037, 'Zoë Marshwiggle', '', ''],
];

const change = (uln: string, column: Change['column'] = 'english'): Change => ({
  sheet: 'Cohort',
  identity: { uln },
  column,
  expected: '',
  value: 'Achieved',
});

function openCohort(rows = COHORT, more: Partial<FakeSheet> = {}): GoogleHost {
  const host = openGoogle();
  host.seedSheet('Cohort', held(rows), more);
  return host;
}

const column = async (host: GoogleHost, position: number) =>
  (await host.snapshot('Cohort')).map((row) => row[position]?.value);

test('while somebody else is writing, nothing is', async () => {
  const host = openCohort();
  host.sheets.spreadsheet.lock = 'held elsewhere';
  const results = await host.workbook.applyChanges([change('1000000019'), change('2000000028')]);
  expect(results).toEqual([
    { outcome: 'refused', problem: expect.objectContaining({ code: 'SHEET_BUSY' }) },
    { outcome: 'refused', problem: expect.objectContaining({ code: 'SHEET_BUSY' }) },
  ]);
  expect(await column(host, 2)).toEqual(['English', '', '', '']);
});

test('the lock is free again afterwards, even after an error', async () => {
  const host = openCohort();
  const broken = { ...change('1000000019'), column: 'no such column' as Change['column'] };
  await expect(host.workbook.applyChanges([broken])).rejects.toThrow();
  expect(host.sheets.spreadsheet.lock).toBe('free');
  expect(await host.workbook.applyChanges([change('1000000019')])).toEqual([{ outcome: 'written' }]);
  expect(host.sheets.spreadsheet.lock).toBe('free');
});

test('a protected cell stays, and its neighbours in the column are written', async () => {
  const host = openCohort(COHORT, { protectedAreas: [{ row: 2, column: 0, rows: 1, columns: 4 }] });
  const results = await host.workbook.applyChanges(
    ['1000000019', '2000000028', '3000000037'].map((uln) => change(uln)),
  );
  expect(results).toEqual([
    { outcome: 'written' },
    { outcome: 'refused', problem: expect.objectContaining({ code: 'SHEET_PROTECTED' }) },
    { outcome: 'written' },
  ]);
  expect(await column(host, 2)).toEqual(['English', 'Achieved', '', 'Achieved']);
});

test('a formula for one row does not stand in the way of the next', async () => {
  const rows = COHORT.map((cells, i) =>
    i === 1 ? [...cells.slice(0, 2), { value: '', formula: '=B2' }] : cells,
  );
  const host = openCohort(rows);
  expect(await host.workbook.applyChanges([change('2000000028')])).toEqual([{ outcome: 'written' }]);
});

describe('a cell that is merged into another is left alone, and what that one shows is told', () => {
  const COACHES: Parameters<typeof held>[0] = [
    ['ULN', 'Employer', 'Notes', 'Start date'],
    [1000000019, 'Brightwater', 'Called', on('2026-03-05')],
    [2000000028, '', '', ''],
    [3000000037, '', '', ''],
  ];

  test.each<[string, Area, readonly Change[], readonly object[]]>([
    [
      'in the column',
      { row: 1, column: 1, rows: 3, columns: 1 },
      [
        change('2000000028', 'employer'),
        { ...change('1000000019', 'employer'), expected: 'Brightwater' },
        change('2000000028', 'notes'),
      ],
      [{ outcome: 'changed meanwhile', now: 'Brightwater' }, { outcome: 'written' }, { outcome: 'written' }],
    ],
    [
      'in a column further left',
      { row: 1, column: 1, rows: 2, columns: 2 },
      [change('1000000019', 'notes'), change('3000000037', 'notes'), change('2000000028', 'employer')],
      [
        { outcome: 'changed meanwhile', now: 'Brightwater' },
        { outcome: 'written' },
        { outcome: 'changed meanwhile', now: 'Brightwater' },
      ],
    ],
    [
      'that shows a date',
      { row: 1, column: 3, rows: 2, columns: 1 },
      [change('2000000028', 'start')],
      [{ outcome: 'changed meanwhile', now: day('2026-03-05') }],
    ],
  ])('%s', async (_, merge, changes, results) => {
    const host = openCohort(COACHES, { merges: [merge] });
    expect(await host.workbook.applyChanges(changes)).toEqual(results);
  });

  test('where that one is calculated, its formula is told too', async () => {
    const rows = [['ULN', 'Employer'], [1000000019, { value: 'x', formula: '="x"' }], [2000000028]];
    const host = openCohort(rows, { merges: [{ row: 1, column: 1, rows: 2, columns: 1 }] });
    expect(await host.workbook.applyChanges([change('2000000028', 'employer')])).toEqual([
      { outcome: 'changed meanwhile', now: 'x', formula: '="x"' },
    ]);
  });
});

test('a day without a midnight comes back as that day', async () => {
  const host = openGoogle({ timeZone: 'Africa/Cairo' });
  host.seedSheet('Cohort', held([['ULN', 'Start date'], [1000000019]]));
  const start = { ...change('1000000019', 'start'), value: day('2026-04-24') };
  expect(await host.workbook.applyChanges([start])).toEqual([{ outcome: 'written' }]);
  expect(await host.workbook.applyChanges([{ ...start, expected: start.value, value: '' }])).toEqual([
    { outcome: 'written' },
  ]);
});

test('a date in the place of a text is a date, also where the cell was for text', async () => {
  const host = openCohort([
    ['ULN', 'Start date'],
    [1000000019, '12 March 2026'],
    [2000000028, '13 March 2026'],
  ]);
  const { cells } = host.sheetNamed('Cohort');
  for (const row of [1, 2]) cells[row] = cells[row]?.map((cell) => cell && { ...cell, format: '@' }) ?? [];
  const start = { ...change('1000000019', 'start'), expected: '12 March 2026', value: day('2026-03-12') };
  expect(await host.workbook.applyChanges([start])).toEqual([{ outcome: 'written' }]);
  expect((await host.snapshot('Cohort'))[1]?.[1]).toMatchObject({ value: day('2026-03-12'), isDate: true });
  // Taken back it is the text that it was.
  const back = { ...start, expected: start.value, value: start.expected };
  expect(await host.workbook.applyChanges([back])).toEqual([{ outcome: 'written' }]);
  expect((await host.snapshot('Cohort'))[1]?.[1]?.value).toBe('12 March 2026');
});
