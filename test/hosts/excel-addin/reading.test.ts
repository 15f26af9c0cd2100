import { describe, expect, test } from '@jest/globals';
import { day } from '../../days';
import { held, on } from '../held-cells';
import { cohort, syncsOf } from './cohort-sheets';
import { openExcel } from './excel-host';
import { areaOf } from './fake-book';

describe('reading takes as many syncs', () => {
  test.each([
    [10, 2],
    [10_000, 2],
    [50_000, 5],
  ])('for %i apprentices: %i', async (apprentices, syncs) => {
    const host = openExcel();
    await host.seed('Cohort', cohort(apprentices));
    expect(await syncsOf(host, () => host.workbook.readGrid())).toBe(syncs);
    const { rows } = await host.workbook.readGrid();
    expect(rows).toHaveLength(apprentices + 1);
    expect(new Set(rows.map(([uln]) => uln)).size).toBe(apprentices + 1);
  });
});

describe('the beginnings of all sheets', () => {
  test.each([
    [1, 3],
    [20, 3],
    // 40 rows of 40 columns each: 31 sheets at once.
    [40, 4],
  ])('of %i sheets take %i syncs', async (sheets, syncs) => {
    const host = openExcel();
    const wide = held(Array.from({ length: 100 }, () => Array.from({ length: 40 }, (_, i) => `Cell ${i}`)));
    for (let i = 1; i <= sheets; i++) await host.seed(`Cohort ${i}`, wide);
    expect(await syncsOf(host, () => host.workbook.readTops())).toBe(syncs);
    const tops = await host.workbook.readTops();
    expect(tops.slice(1).map(({ sheet, rows }) => [sheet, rows.length])).toEqual(
      Array.from({ length: sheets }, (_, i) => [`Cohort ${i + 1}`, 40]),
    );
  });

  test('are none of hidden sheets', async () => {
    const host = openExcel();
    for (const name of ['Cohort', 'Old', 'Lists']) await host.seed(name, cohort(1));
    host.sheet('Old').visibility = 'Hidden';
    host.sheet('Lists').visibility = 'VeryHidden';
    expect((await host.workbook.readTops()).map(({ sheet }) => sheet)).toEqual(['Sheet1', 'Cohort']);
  });
});

test('rows whose long texts are too much at once are read in halves, in order', async () => {
  const host = openExcel({ payload: 4_000 });
  const rows = held(Array.from({ length: 80 }, (_, i) => [i, 'x'.repeat(100)]));
  await host.seed('EPA settings', held([[], ['', '', '', '', '', 'Learner ref', 'ULN']]));
  await host.seed('Cohort', rows);
  const grid = await host.workbook.readGrid();
  expect(grid.rows.map(([first]) => first)).toEqual(rows.map((_, i) => i));
  expect(grid.settings[1]?.slice(5)).toEqual(['Learner ref', 'ULN']);
});

test('a row that is too much by itself is an error, not an endless search', async () => {
  const host = openExcel({ payload: 50 });
  await host.seed('Cohort', held([['x'.repeat(100)], ['y']]));
  await expect(host.workbook.readGrid()).rejects.toMatchObject({ code: 'ResponsePayloadSizeLimitExceeded' });
});

describe('a workbook that counts its days from 1904', () => {
  const FIRST_OF_MARCH = day('2026-03-01');

  test('gives dates as the days that they show, and numbers as they are', async () => {
    const host = openExcel({ is1904: true });
    await host.seed(
      'Cohort',
      held([
        ['EPA start', 'Report words'],
        [on('2026-03-01'), 2500],
      ]),
    );
    const { formats } = host.sheet('Cohort');
    // The same cell in that workbook holds a smaller number.
    host.sheet('Cohort').rows[1] = [FIRST_OF_MARCH - 1462, 2500];
    formats.push({ area: areaOf(host.sheet('Cohort'), 1, 1), format: '[Red]0.0 "days"' });
    const { rows } = await host.workbook.readGrid();
    expect(rows[1]).toEqual([FIRST_OF_MARCH, 2500]);
  });

  test('gives the dates of the settings as the days that they show', async () => {
    const host = openExcel({ is1904: true });
    await host.seed('EPA settings', held([[], ['As of', on('2026-03-01')], ['Due soon', 14]]));
    await host.seed('Cohort', held([['ULN']]));
    host.sheet('EPA settings').rows[1] = ['As of', FIRST_OF_MARCH - 1462];
    const { settings } = await host.workbook.readGrid();
    expect([settings[1]?.[1], settings[2]?.[1]]).toEqual([FIRST_OF_MARCH, 14]);
  });
});

test('what is asked for while somebody types in a cell waits until they are done', async () => {
  const host = openExcel();
  let finish: () => void = () => undefined;
  host.book.editing = new Promise((done) => {
    finish = done;
  });
  const reading = host.workbook.readGrid();
  await host.settle();
  expect(host.book.syncs).toBe(0);
  finish();
  expect((await reading).sheet).toBe('Sheet1');
});
