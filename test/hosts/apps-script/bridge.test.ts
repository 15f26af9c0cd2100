import { describe, expect, test } from '@jest/globals';
import type { PageWindow } from '../../../apps-script/page/bridge';
import type { Selection, Workbook } from '../../../core/port/workbook';
import { isProblem } from '../../../core/problems';
import { planSetUp } from '../../../core/set-up/plan';
import { cellSet, held } from '../held-cells';
import { type GoogleHost, openGoogle } from './google-host';

/** A real page has all that the bridge asks for; what google.script.run has, Google adds. */
((page: Window & Pick<PageWindow, 'google'>): PageWindow => page) satisfies unknown;

describe('following the selection', () => {
  function followed(): GoogleHost & { readonly seen: Selection[]; readonly stop: () => void } {
    const host = openGoogle();
    host.seedSheet('Cohort', held([['ULN']]));
    const seen: Selection[] = [];
    const stop = host.workbook.followSelection(
      (selection) => seen.push(selection),
      () => 0,
    );
    return { ...host, seen, stop };
  }
  const select = ({ sheets }: GoogleHost, row: number) => {
    sheets.spreadsheet.selection = { row, column: 0 };
  };

  test('asks every second and a half, with one call of the server', async () => {
    const { page } = followed();
    await page.pass(15_000);
    expect(page.calls).toEqual(Array.from({ length: 1 + 10 }, () => 'readSelection'));
  });

  test('asks more seldom while nothing changes: ten times after 1.5 s, ten times after 3 s, then after 5 s', async () => {
    const { page } = followed();
    await page.pass(15_000);
    expect(page.calls).toHaveLength(1 + 10);
    await page.pass(30_000);
    expect(page.calls).toHaveLength(1 + 10 + 10);
    await page.pass(50_000);
    expect(page.calls).toHaveLength(1 + 10 + 10 + 10);
  });

  test('asks often again once something has changed', async () => {
    const host = followed();
    await host.page.pass(60_000);
    select(host, 3);
    await host.page.pass(5000);
    const before = host.page.calls.length;
    await host.page.pass(15_000);
    expect(host.page.calls.length - before).toBeGreaterThanOrEqual(9);
  });

  describe('after five minutes without a change', () => {
    async function pausedPage() {
      const host = openGoogle();
      host.seedSheet(
        'Cohort',
        held([
          ['ULN', 'Maths'],
          ['1000000019', ''],
        ]),
      );
      const said: boolean[] = [];
      const stop = host.workbook.followSelection(
        () => {},
        () => 0,
        (isPaused) => said.push(isPaused),
      );
      await host.page.pass(299_000);
      expect(said).toEqual([]);
      await host.page.pass(6000);
      const { length } = host.page.calls;
      await host.page.pass(600_000);
      expect([said, host.page.calls.length]).toEqual([[true], length]);
      return { ...host, said, stop, asked: () => host.page.calls.length - length };
    }

    test.each(['focus', 'pointerdown', 'keydown'] as const)(
      'it pauses, and %s wakes it at once',
      async (event) => {
        const host = await pausedPage();
        host.page.touch(event);
        await host.page.pass(0);
        expect([host.said, host.asked()]).toEqual([[true, false], 1]);
        await host.page.pass(1500);
        expect(host.asked()).toBe(2);
      },
    );

    test('it pauses, and a write from the page wakes it', async () => {
      const host = await pausedPage();
      const identity = { uln: '1000000019' };
      await host.workbook.applyChanges([
        { sheet: 'Cohort', identity, column: 'maths', expected: '', value: 'Achieved' },
      ]);
      await host.page.pass(0);
      expect([host.said, host.page.calls.at(-1)]).toEqual([[true, false], 'readSelection']);
    });

    test('nothing is left behind once it is stopped', async () => {
      const host = await pausedPage();
      host.stop();
      host.page.touch('focus');
      await host.page.pass(10_000);
      expect([host.asked(), host.page.pending]).toEqual([0, 0]);
    });
  });

  test('tells what somebody typed into the row within a second and a half', async () => {
    const host = followed();
    await host.page.pass(0);
    await host.edit('Cohort', cellSet(0, 1, 'Apprentice'));
    await host.page.pass(1500);
    expect(host.seen.map(({ cells }) => cells)).toEqual([['ULN'], ['ULN', 'Apprentice']]);
  });

  test('never tells what a row was before a write that is under way', async () => {
    const host = openGoogle();
    host.seedSheet(
      'Cohort',
      held([
        ['ULN', 'Maths'],
        ['1000000019', ''],
      ]),
    );
    host.sheets.spreadsheet.selection = { row: 1, column: 1 };
    const seen: Selection[] = [];
    host.workbook.followSelection(
      (selection) => seen.push(selection),
      () => 0,
    );
    void host.workbook.applyChanges([
      { sheet: 'Cohort', identity: { uln: '1000000019' }, column: 'maths', expected: '', value: 'Achieved' },
    ]);
    await host.page.pass(1000);
    expect(seen.map(({ cells }) => cells[1])).toEqual(['Achieved']);
  });

  test('asks nothing while the page is out of sight, and at once when it is back', async () => {
    const host = followed();
    await host.page.pass(0);
    host.page.show(false);
    select(host, 3);
    await host.page.pass(60_000);
    expect(host.page.calls).toHaveLength(1);
    host.page.show(true);
    await host.page.pass(0);
    expect(host.seen.map(({ row }) => row)).toEqual([0, 3]);
    await host.page.pass(3000);
    expect(host.page.calls).toHaveLength(2 + 2);
  });

  test('does not ask again while an answer is on its way', async () => {
    const { page } = followed();
    page.show(true);
    await page.pass(0);
    expect(page.calls).toHaveLength(1);
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
    expect([seen, page.calls.length, page.pending]).toEqual([[], 1, 0]);
  });

  test('of a sheet without cells, such as a chart, is its first cell, with nothing in it', async () => {
    const { sheets, workbook, page } = openGoogle();
    sheets.spreadsheet.selection = undefined;
    const seen: Selection[] = [];
    workbook.followSelection(
      (selection) => seen.push(selection),
      () => 0,
    );
    await page.pass(0);
    expect(seen).toEqual([{ sheet: 'Sheet1', row: 0, column: 0, cells: [], headings: [] }]);
  });

  test('has no headings where their row is none of the sheet', async () => {
    const { workbook, page } = openGoogle();
    const seen: Selection[] = [];
    workbook.followSelection(
      (selection) => seen.push(selection),
      () => -1,
    );
    await page.pass(0);
    expect(seen.map(({ headings }) => headings)).toEqual([[]]);
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

  test('in a cell to write', async () => {
    const { workbook, seed } = openGoogle();
    await seed('Cohort', held([['ULN', 'Notes']]));
    const cell = { sheet: 'Cohort', row: 1, column: 1 };
    expect(await workbook.writeCells([{ cell, expected: undefined, content: undefined }])).toEqual([
      { outcome: 'written' },
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
  test.each<[string, (workbook: Workbook) => Promise<unknown>]>([
    ['readGrid', (workbook) => workbook.readGrid()],
    ['applyChanges', (workbook) => workbook.applyChanges([])],
    ['writeCells', (workbook) => workbook.writeCells([])],
    ['reveal', (workbook) => workbook.reveal({ sheet: 'Sheet1', row: 0, column: 0 })],
    ['today', (workbook) => workbook.today()],
  ])('is an error on the page, with its message: %s', async (_, ask) => {
    const { page, workbook } = openGoogle();
    page.isOffline = true;
    const failure = ask(workbook);
    await expect(failure).rejects.toBeInstanceOf(Error);
    await expect(failure).rejects.toThrow('NetworkError');
  });

  test('of a cell that cannot be revealed says so', async () => {
    const { workbook } = openGoogle();
    await expect(workbook.reveal({ sheet: 'Sheet1', row: 5000, column: 0 })).rejects.toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
    await expect(workbook.reveal({ sheet: 'No such sheet', row: 0, column: 0 })).resolves.toBeUndefined();
  });
});

test('calculated columns are spilled from their heading, whatever the sheet; nobody need be asked', async () => {
  const { page, workbook } = openGoogle();
  expect(await workbook.formulaStyle({ sheet: 'Any', rows: [], settings: [] })).toBe('spilled');
  expect(page.calls).toEqual([]);
});

describe('the fake of google.script.run', () => {
  const { sheets } = openGoogle();

  test.each([[new Date(0)], [() => 1], [[undefined]], [{ row: undefined }], [Number.NaN], [/x/]])(
    'takes no %p',
    (value) => {
      expect(() => sheets.runFromPage('epaCohort_readSelection', [value])).toThrow(
        'google.script.run takes no',
      );
    },
  );

  test.each(['EpaCohort_', 'readNothing', 'callFunction'])('reaches no %s', (name) => {
    expect(() => sheets.runFromPage(name, [])).toThrow('is not a function');
  });
});
