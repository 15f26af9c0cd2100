import { describe, expect, test } from '@jest/globals';
import type { PanelWindow } from '../../../apps-script/bridge';
import { planSetUp } from '../../../core/cohort/set-up';
import type { CellAddress } from '../../../core/cohort/workbook';
import { isProblem } from '../../../core/problems';
import { held } from '../held-cells';
import { type GoogleHost, openGoogle } from './google-host';

/** A real page has all that the bridge asks for; what google.script.run has, Google adds. */
((page: Window & Pick<PanelWindow, 'google'>): PanelWindow => page) satisfies unknown;

describe('following the selection', () => {
  function followed(): GoogleHost & { readonly seen: CellAddress[]; readonly stop: () => void } {
    const host = openGoogle();
    host.seedSheet('Cohort', held([['ULN']]));
    const seen: CellAddress[] = [];
    return { ...host, seen, stop: host.workbook.followSelection((selection) => seen.push(selection)) };
  }
  const select = ({ sheets }: GoogleHost, row: number) => {
    sheets.spreadsheet.selection = { row, column: 0 };
  };

  test('asks every second and a half', async () => {
    const { page } = followed();
    await page.pass(15_000);
    expect(page.calls).toBe(1 + 10);
  });

  test('asks nothing while the page is out of sight, and at once when it is back', async () => {
    const host = followed();
    await host.page.pass(0);
    host.page.show(false);
    select(host, 3);
    await host.page.pass(60_000);
    expect(host.page.calls).toBe(1);
    host.page.show(true);
    await host.page.pass(0);
    expect(host.seen.map(({ row }) => row)).toEqual([0, 3]);
    await host.page.pass(3000);
    expect(host.page.calls).toBe(2 + 2);
  });

  test('does not ask again while an answer is on its way', async () => {
    const { page } = followed();
    page.show(true);
    await page.pass(0);
    expect(page.calls).toBe(1);
  });

  test('goes on after calls that failed', async () => {
    const host = followed();
    await host.page.pass(0);
    host.page.isOffline = true;
    select(host, 5);
    await host.page.pass(6000);
    expect(host.seen.map(({ row }) => row)).toEqual([0]);
    host.page.isOffline = false;
    await host.page.pass(1500);
    expect(host.seen.map(({ row }) => row)).toEqual([0, 5]);
  });

  test('leaves nothing behind once it is stopped, and tells nothing of an answer that was on its way', async () => {
    const { page, seen, stop } = followed();
    stop();
    await page.pass(10_000);
    expect([seen, page.calls, page.pending]).toEqual([[], 1, 0]);
  });

  test('of a sheet without cells, such as a chart, is its first cell', async () => {
    const { sheets, workbook, page } = openGoogle();
    sheets.spreadsheet.selection = undefined;
    const seen: CellAddress[] = [];
    workbook.followSelection((selection) => seen.push(selection));
    await page.pass(0);
    expect(seen).toEqual([{ sheet: 'Sheet1', row: 0, column: 0 }]);
  });
});

describe('nothing undefined crosses the bridge', () => {
  test('in a change', async () => {
    const { workbook, seed } = openGoogle();
    await seed('Cohort', held([['Apprentice', 'English'], ['Amara Foxbury']]));
    const identity = { uln: undefined, apprentice: 'Amara Foxbury' };
    const change = { sheet: 'Cohort', column: 'english', expected: undefined, value: 'Achieved' } as const;
    expect(await workbook.applyChanges([{ ...change, identity }])).toEqual([{ outcome: 'written' }]);
    expect(await workbook.applyChanges([{ ...change, identity: {} }])).toMatchObject([
      { outcome: 'refused' },
    ]);
  });

  test('in a set-up plan', async () => {
    const { workbook, seed } = openGoogle();
    await seed('Cohort', held([['ULN', '', 'Mentor']]));
    const plan = planSetUp(
      { ...(await workbook.readGrid()), rows: [['ULN', undefined, 'Mentor']] },
      'spilled',
    );
    if (isProblem(plan)) throw new Error(plan.what);
    expect(await workbook.setUp(plan)).toEqual({ outcome: 'done' });
  });
});

describe('an error on the server', () => {
  test('is an error on the page, with its message', async () => {
    const { page, workbook } = openGoogle();
    page.isOffline = true;
    await expect(workbook.readGrid()).rejects.toThrow('NetworkError');
  });

  test('of a cell that cannot be revealed says so', async () => {
    const { workbook } = openGoogle();
    await expect(workbook.reveal({ sheet: 'Sheet1', row: 5000, column: 0 })).rejects.toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
    await expect(workbook.reveal({ sheet: 'No such sheet', row: 0, column: 0 })).resolves.toBeUndefined();
  });
});

describe('the fake of google.script.run', () => {
  const { sheets } = openGoogle();

  test.each([[new Date(0)], [() => 1], [[undefined]], [{ row: undefined }], [Number.NaN], [/x/]])(
    'takes no %p',
    (value) => {
      expect(() => sheets.runFromPage('readRow', [value])).toThrow('google.script.run takes no');
    },
  );

  test.each(['EpaCohort_', 'readNothing', 'callFunction'])('reaches no %s', (name) => {
    expect(() => sheets.runFromPage(name, [])).toThrow('is not a function');
  });
});
