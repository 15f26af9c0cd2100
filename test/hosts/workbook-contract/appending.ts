import { expect, test } from '@jest/globals';
import type { RowsToAppend } from '../../../core/port/workbook';
import { LOG_SHEET } from '../../../core/sheet/change-log';
import { day } from '../../days';
import { cellSet, held, on, trimmed } from '../held-cells';
import { WRITTEN } from './cells';
import type { Trial } from './host';
import { COHORT, SHEET } from './sheets';

/** Rows that are added below all others, as the change log is kept: nothing above them is touched but what is too old. */
export function appending({ inHost, inSheet }: Trial): void {
  const HEADINGS = ['Date', 'Column', 'Old'];
  const rowsOf = (...columns: readonly string[]): RowsToAppend => ({
    sheet: LOG_SHEET,
    headings: HEADINGS,
    rows: columns.map((column) => [day('2026-11-25'), column, '=1+1']),
    dates: [0],
    keepAtMost: 4,
  });
  const entry = (column: string) => [on('2026-11-25'), column, '=1+1'];
  const LOGGED = held([HEADINGS, entry('Maths'), entry('English')]);

  inSheet('makes the sheet behind the others, and leaves the one in front there', COHORT, async (host) => {
    expect(await host.workbook.appendRows(rowsOf('Maths', 'English'))).toEqual(WRITTEN);
    expect(trimmed(await host.snapshot(LOG_SHEET))).toEqual(trimmed(LOGGED));
    expect((await host.workbook.readGrid()).sheet).toBe(SHEET);
    // It is no sheet of apprentices.
    expect((await host.workbook.readTops()).map(({ sheet }) => sheet)).not.toContain(LOG_SHEET);
  });

  test('adds below the last row in use, whatever else stands beside the list', () =>
    inHost(async (host) => {
      await host.seed(LOG_SHEET, LOGGED);
      await host.edit(LOG_SHEET, cellSet(1, 5, 'asked Jo'));
      expect(await host.workbook.appendRows(rowsOf('Notes'))).toEqual(WRITTEN);
      const [headings, maths, english, notes] = trimmed(await host.snapshot(LOG_SHEET));
      expect([headings, english, notes]).toEqual([LOGGED[0], LOGGED[2], held([entry('Notes')])[0]]);
      expect(maths?.map(({ value }) => value)).toEqual([
        day('2026-11-25'),
        'Maths',
        '=1+1',
        '',
        '',
        'asked Jo',
      ]);
    }));

  test.each([
    { adds: ['c', 'd'], keeps: ['Maths', 'English', 'c', 'd'] },
    { adds: ['c', 'd', 'e'], keeps: ['English', 'c', 'd', 'e'] },
    { adds: ['c', 'd', 'e', 'f'], keeps: ['c', 'd', 'e', 'f'] },
    { adds: ['c', 'd', 'e', 'f', 'g', 'h'], keeps: ['e', 'f', 'g', 'h'] },
  ])('keeps four, the newest: of two and $adds these are $keeps', ({ adds, keeps }) =>
    inHost(async (host) => {
      await host.seed(LOG_SHEET, LOGGED);
      expect(await host.workbook.appendRows(rowsOf(...adds))).toEqual(WRITTEN);
      expect(trimmed(await host.snapshot(LOG_SHEET))).toEqual(trimmed(held([HEADINGS, ...keeps.map(entry)])));
    }),
  );

  test('writes the headings into a sheet of that name that is empty', () =>
    inHost(async (host) => {
      await host.seed(LOG_SHEET, []);
      expect(await host.workbook.appendRows(rowsOf('Maths', 'English'))).toEqual(WRITTEN);
      expect(trimmed(await host.snapshot(LOG_SHEET))).toEqual(trimmed(LOGGED));
    }));

  test('leaves a sheet alone that begins with something else, and one that is protected', () =>
    inHost(async (host) => {
      await host.seed(LOG_SHEET, COHORT);
      expect(await host.workbook.appendRows(rowsOf('Notes'))).toMatchObject({
        outcome: 'refused',
        problem: { code: 'LOG_HEADINGS_CHANGED' },
      });
      expect(trimmed(await host.snapshot(LOG_SHEET))).toEqual(trimmed(COHORT));
      await host.edit(LOG_SHEET, () => LOGGED);
      await host.protect(LOG_SHEET);
      expect(await host.workbook.appendRows(rowsOf('Notes'))).toMatchObject({
        outcome: 'refused',
        problem: { code: 'SHEET_PROTECTED' },
      });
      expect(trimmed(await host.snapshot(LOG_SHEET))).toEqual(trimmed(LOGGED));
    }));
}
