import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Change } from '../../../core/port/workbook';
import { isProblem } from '../../../core/problems';
import { remembered } from '../../../core/remembered';
import { planSetUp, type SetUpPlan } from '../../../core/set-up/plan';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import type { CellWrite, SheetGrid } from '../../../core/sheet/grid';

import { day } from '../../days';
import { BLANK, dateCell, type HeldRows, held } from '../held-cells';
import { type GoogleHost, openGoogle } from './google-host';

/** Each service call is a trip to another server: as many for ten thousand apprentices as for ten. */

function openCohort(apprentices: number): GoogleHost {
  const host = openGoogle({ staysLoaded: true });
  host.seedSheet('Cohort', cohort(apprentices));
  return host;
}

/** Every column that people fill in, and a different date in each row. Each workbook makes cells of its own of them. */
const cohort = remembered((apprentices: number): HeldRows => {
  const first = day('2000-01-01');
  const row = (i: number) => {
    const date = dateCell(first + i);
    return chosenColumns().all.map(({ key, kind }) => {
      if (key === 'uln') return { value: 1_000_000_000 + i };
      return kind.name === 'date' ? date : BLANK;
    });
  };
  const headings = chosenColumns().all.map(({ heading }) => ({ value: heading }));
  return [headings, ...Array.from({ length: apprentices }, (_, i) => row(i))];
});

async function callsOf(host: GoogleHost, act: (host: GoogleHost) => Promise<unknown>): Promise<number> {
  const { serviceCalls } = host.sheets.spreadsheet;
  const before = serviceCalls.length;
  await act(host);
  return serviceCalls.length - before;
}

const english = (i: number, value = 'Achieved'): Change => ({
  sheet: 'Cohort',
  identity: { uln: String(1_000_000_000 + i) },
  column: 'english',
  expected: '',
  value,
});

const note = (i: number): CellWrite => ({
  cell: { sheet: 'Cohort', row: i + 1, column: chosenColumns().all.findIndex(({ key }) => key === 'notes') },
  expected: '',
  content: 'Rung',
});

async function planned({ workbook }: GoogleHost): Promise<SetUpPlan> {
  const plan = planSetUp(await workbook.readGrid(), 'spilled');
  if (isProblem(plan)) throw new Error(plan.what);
  return plan;
}

/** Of a long sheet the beginning is read first, then who stands in it, then the row. */
const IN_PARTS = 4;

describe.each([10, 10_000])('with %i apprentices', (apprentices) => {
  const inParts = apprentices > 40 ? IN_PARTS : 0;

  test.each<[string, number, (host: GoogleHost) => Promise<unknown>]>([
    ['reading the sheet', 7, ({ workbook }) => workbook.readGrid()],
    ['revealing a cell', 4, ({ workbook }) => workbook.reveal({ sheet: 'Cohort', row: 5, column: 0 })],
    ['asking for today', 2, ({ workbook }) => workbook.today()],
    ['one change', 34 + inParts, ({ workbook }) => workbook.applyChanges([english(5)])],
    [
      'ten changes to one value in one column',
      40 + inParts,
      ({ workbook }) => workbook.applyChanges(Array.from({ length: 10 }, (_, i) => english(i))),
    ],
    [
      'ten changes to two values in two columns',
      49 + inParts,
      ({ workbook }) =>
        workbook.applyChanges(
          Array.from({ length: 10 }, (_, i) => ({
            ...english(i, i % 2 ? 'Exempt' : 'Achieved'),
            column: i % 2 ? 'english' : 'maths',
          })),
        ),
    ],
    ['no change', 4, ({ workbook }) => workbook.applyChanges([])],
    ['one cell', 32, ({ workbook }) => workbook.writeCells([note(5)])],
    [
      'ten cells of a column',
      81,
      ({ workbook }) => workbook.writeCells(Array.from({ length: 10 }, (_, i) => note(i))),
    ],
    ['a formula', 32, ({ workbook }) => workbook.writeCells([{ ...note(5), content: { formula: '=A1' } }])],
    ['a day', 34, ({ workbook }) => workbook.writeCells([{ ...note(5), content: 46_000, isDate: true }])],
  ])('%s takes %i calls', async (_, calls, act) => {
    expect(await callsOf(openCohort(apprentices), act)).toBe(calls);
  });

  test('each look at the selection takes 13 calls and reads two rows', async () => {
    const host = openCohort(apprentices);
    const { workbook, page, sheets } = host;
    await workbook.reveal({ sheet: 'Cohort', row: 5, column: 0 });
    const before = sheets.spreadsheet.cellsRead;
    const calls = await callsOf(host, async () => {
      workbook.followSelection(
        () => {},
        () => 0,
      );
      await page.pass(3000);
    });
    const looks = page.calls.filter((name) => name === 'readSelection').length;
    expect([calls / looks, (sheets.spreadsheet.cellsRead - before) / looks]).toEqual([
      13,
      2 * chosenColumns().all.length,
    ]);
  });

  test('writing a cell reads a few cells around it, however long its column', async () => {
    const host = openCohort(apprentices);
    await host.workbook.writeCells([note(5)]);
    expect(host.sheets.spreadsheet.cellsRead).toBeLessThan(100);
  });

  test('a change reads the beginning, who stands in the sheet, the column and a few rows', async () => {
    const host = openCohort(apprentices);
    const width = chosenColumns().all.length;
    await host.workbook.applyChanges([english(5)]);
    const columns = ['uln', 'apprentice', 'givenNames', 'familyName', 'english'].length;
    expect(host.sheets.spreadsheet.cellsRead).toBeLessThan(56 * width + (columns + 1) * apprentices);
  });

  describe('set up', () => {
    const host = openCohort(apprentices);
    let setUpCalls = 0;
    beforeAll(async () => {
      const plan = await planned(host);
      setUpCalls = await callsOf(host, ({ workbook }) => workbook.setUp(plan));
    }, 60_000);

    test('takes 123 calls once, and 12 to find that nothing is left to do', async () => {
      expect(setUpCalls).toBe(123);
      const again = await planned(host);
      expect(await callsOf(host, ({ workbook }) => workbook.setUp(again))).toBe(12);
    }, 60_000);

    test('reading takes three calls more: the settings, and the formulas of the headings', async () => {
      const before = host.sheets.spreadsheet.cellsRead;
      const grids: SheetGrid[] = [];
      const calls = await callsOf(host, async ({ workbook }) => grids.push(await workbook.readGrid()));
      expect(calls).toBe(11);
      const read = host.sheets.spreadsheet.cellsRead - before;
      const { rows, settings } = grids[0] as SheetGrid;
      const [width, top] = [rows[0]?.length ?? 0, Math.min(rows.length, 20)];
      expect(read).toBe((rows.length + top) * width + settings.length * (settings[0]?.length ?? 0));
    }, 60_000);

    // Once when the write is looked at, and once more where its cell is read again afterwards.
    test('an edit costs one call of a custom function, two at most, however many rows there are', async () => {
      await host.workbook.readGrid();
      const { functionCalls } = host.sheets.spreadsheet;
      const before = functionCalls.length;
      await host.workbook.applyChanges([english(5)]);
      await host.workbook.readGrid();
      const made = functionCalls.slice(before).map(({ name }) => name);
      expect(new Set(made)).toEqual(new Set(['EPA_TRACKER']));
      expect(made.length).toBeLessThanOrEqual(2);
    }, 60_000);
  });
});

test('set-up of an empty sheet, with every column, takes 167 calls', async () => {
  const host = openGoogle();
  const plan = await planned(host);
  expect(await callsOf(host, ({ workbook }) => workbook.setUp(plan))).toBe(167);
});

describe('a sheet of 50,000 apprentices', () => {
  const host = openCohort(50_000);

  /** Of the processor, not of the clock: other tests run at the same time. */
  async function seconds(act: () => Promise<unknown>): Promise<number> {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000_000;
  }

  test('takes a hundred changes at once', async () => {
    const changes = Array.from({ length: 100 }, (_, i) => english(i * 100));
    const results = await host.workbook.applyChanges(changes);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['written']));
  }, 240_000);

  test('is read, changed and set up well within what Google and people allow', async () => {
    const { workbook } = host;
    expect(await seconds(() => workbook.readGrid())).toBeLessThan(10);
    expect(await seconds(() => workbook.applyChanges([english(49_999)]))).toBeLessThan(10);
    const plan = await planned(host);
    expect(await seconds(() => workbook.setUp(plan))).toBeLessThan(10);
    expect(
      (await host.snapshot('Cohort'))[50_000]?.[
        chosenColumns().all.findIndex(({ key }) => key === 'english')
      ],
    ).toEqual({
      value: 'Achieved',
    });
  }, 120_000);
});

test('settings and dates take the same few calls more', async () => {
  const host = openCohort(10);
  host.seedSheet('EPA settings', held([['Setting']]));
  host.sheets.spreadsheet.inFront = host.sheetNamed('Cohort');
  expect(await callsOf(host, ({ workbook }) => workbook.readGrid())).toBe(9);
});

test('the beginnings of all sheets take as many calls for long sheets as for short ones', async () => {
  const [short, long] = [openCohort(10), openCohort(10_000)];
  const read = ({ workbook }: GoogleHost) => workbook.readTops();
  expect(await callsOf(long, read)).toBe(await callsOf(short, read));
  expect(long.sheets.spreadsheet.cellsRead).toBeLessThan(41 * chosenColumns().all.length);
});

test('the beginnings are none of hidden sheets and of charts, and no chart is read by its name', async () => {
  const host = openGoogle();
  host.seedSheet('Cohort', cohort(1));
  host.seedSheet('Old', cohort(1), { isHidden: true });
  host.seedSheet('Chart', [], { type: 'OBJECT' });
  expect((await host.workbook.readTops()).map(({ sheet }) => sheet)).toEqual(['Sheet1', 'Cohort']);
  expect(await host.workbook.readGridOf('Chart')).toBeUndefined();
});
