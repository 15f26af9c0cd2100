import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { settingsWrittenBy } from '../../../core/port/set-up-undone';
import { isProblem } from '../../../core/problems';
import { planSetUp, type SetUpPlan } from '../../../core/set-up/plan';
import { calculatedColumns } from '../../../core/sheet/calculated-columns';
import type { ColumnGroup } from '../../../core/sheet/columns';
import type { SheetGrid } from '../../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../../core/sheet/settings';
import { st0071 } from '../../../core/standard/st0071';
import { cellSet, type HeldRows, held, isInUse, on, trimmed } from '../held-cells';
import { providersSheet } from '../random-sheets';
import { cellAt } from './cells';
import type { HostUnderTest, Trial } from './host';
import { COHORT, MESSY, SHEET } from './sheets';

/** Headings in two rows, the groups above. */
const GROUPED = held([
  ['Learner', '', 'Gateway', '', 'EPA', ''],
  ['ULN', 'Apprentice', 'English', 'Maths', 'Start', 'End'],
  [1000000019, 'Zoë Marshwiggle', 'Achieved', 'Achieved', on('2026-01-05'), ''],
]);

const LAST_HEADING = calculatedColumns(st0071).slice(-1)[0]?.heading ?? '';

/** A set-up taken back: its columns and settings go, and nothing that somebody typed. */
export function setUpUndone({ inHost, inSheet, runs }: Trial): void {
  async function setUp(host: HostUnderTest): Promise<{ readonly plan: SetUpPlan; readonly grid: SheetGrid }> {
    const grid = await host.workbook.readGrid();
    const plan = planSetUp(grid, await host.workbook.formulaStyle(grid));
    if (isProblem(plan)) throw new Error(plan.what);
    expect(await host.workbook.setUp(plan)).toEqual(DONE);
    return { plan, grid };
  }

  const DONE = { outcome: 'done' };
  const IN_USE = { outcome: 'refused', problem: { code: 'ADDED_COLUMN_IN_USE' } };

  test.each<[string, HeldRows]>([
    ['an empty sheet', []],
    ['a plain cohort', COHORT],
    ['a provider’s sheet', MESSY],
  ])('leaves %s as it was before, and a second time changes nothing', (_, rows) =>
    inHost(async (host) => {
      await host.seed(SHEET, rows);
      const before = trimmed(await host.snapshot(SHEET));
      const { plan } = await setUp(host);
      expect(await host.workbook.undoSetUp(plan)).toEqual(DONE);
      expect(bare(await host.snapshot(SHEET))).toEqual(bare(before));
      expect(await host.workbook.undoSetUp(plan)).toEqual(DONE);
      expect(bare(await host.snapshot(SHEET))).toEqual(bare(before));
    }),
  );

  inSheet('can be done once more afterwards', COHORT, async (host) => {
    const { plan } = await setUp(host);
    const once = await host.snapshot(SHEET);
    expect(await host.workbook.undoSetUp(plan)).toEqual(DONE);
    await setUp(host);
    expect(bare(await host.snapshot(SHEET))).toEqual(bare(once));
  });

  test.each([
    ['a column to fill in', 'Gateway date', on('2026-03-05')],
    ['a column to fill in', 'Maths', { value: 'Achieved' }],
    ['a calculated column', 'RAG', { value: 'ring Jo' }],
    ['the last calculated column', LAST_HEADING, { value: 0 }],
  ])('is refused where somebody typed into %s, and everything stays: %s', (_, heading, cell) =>
    inHost(async (host) => {
      await host.seed(SHEET, COHORT);
      const { plan } = await setUp(host);
      const column = plan.added.find((added) => added.heading === heading)?.position ?? -1;
      // Below the last apprentice, where no formula fills the cells.
      await host.edit(SHEET, cellSet(9, column, cell.value));
      const before = contents(await host.snapshot(SHEET));
      expect(column).toBeGreaterThan(0);
      expect(await host.workbook.undoSetUp(plan)).toMatchObject(IN_USE);
      expect(contents(await host.snapshot(SHEET))).toEqual(before);
    }),
  );

  inSheet('leaves a column that somebody has made their own by its heading', COHORT, async (host) => {
    const { plan } = await setUp(host);
    const column = plan.added.find(({ heading }) => heading === 'Employer')?.position ?? -1;
    await host.edit(SHEET, cellSet(1, column, 'Firm'));
    const result = await host.workbook.undoSetUp(plan);
    const after = await host.snapshot(SHEET);
    // In a table of Excel the columns would have to move, so that nothing is done there.
    if (result.outcome === 'done') {
      expect(cellAt(after, 1, column)).toMatchObject({ value: 'Firm' });
      expect(after[1]?.filter(isInUse)).toHaveLength(7);
    } else expect(result).toMatchObject({ problem: { code: 'ADDED_COLUMNS_NOT_LAST' } });
  });

  test('of a further group leaves the columns of the first set-up calculated from what is there', () =>
    inHost(async (host) => {
      const { workbook } = host;
      const withGroups = async (groups: readonly ColumnGroup[]): Promise<SetUpPlan> => {
        const grid = await workbook.readGrid();
        const plan = planSetUp(grid, await workbook.formulaStyle(grid), undefined, groups);
        if (isProblem(plan)) throw new Error(plan.what);
        expect(await workbook.setUp(plan)).toEqual(DONE);
        return plan;
      };
      await host.seed(SHEET, COHORT);
      await withGroups(['gateway']);
      const before = contents(await host.snapshot(SHEET));
      const later = await withGroups(['deadlines', 'coach']);
      expect(later.renewed.length).toBeGreaterThan(0);
      expect(contents(await host.snapshot(SHEET))).not.toEqual(before);
      expect(await workbook.undoSetUp(later)).toEqual(DONE);
      expect(contents(await host.snapshot(SHEET))).toEqual(before);
    }));

  test('takes the name of its group out of the row above', () =>
    inHost(async (host) => {
      await host.seed(SHEET, GROUPED);
      const before = contents(await host.snapshot(SHEET));
      const { plan } = await setUp(host);
      expect(plan.added.filter(({ above }) => above !== undefined)).toHaveLength(1);
      expect(await host.workbook.undoSetUp(plan)).toEqual(DONE);
      expect(contents(await host.snapshot(SHEET))).toEqual(before);
    }));

  inSheet('is refused on a protected sheet', COHORT, async (host) => {
    const { plan } = await setUp(host);
    await host.protect(SHEET);
    const before = await host.snapshot(SHEET);
    expect(await host.workbook.undoSetUp(plan)).toMatchObject({ problem: { code: 'SHEET_PROTECTED' } });
    expect(await host.snapshot(SHEET)).toEqual(before);
  });

  test('is refused where the sheet is gone', () =>
    inHost(async (host) => {
      await host.seed(SHEET, COHORT);
      const { plan } = await setUp(host);
      expect(await host.workbook.undoSetUp({ ...plan, sheet: 'Elsewhere' })).toMatchObject({
        problem: { code: 'SHEET_MISSING' },
      });
    }));

  test('takes the settings back that it filled in, and keeps those that somebody chose before or since', () =>
    inHost(async (host) => {
      await host.seed(
        SETTINGS_SHEET,
        held([
          ['Setting', 'Value'],
          ['As of', on('2026-09-01')],
        ]),
      );
      await host.seed(SHEET, COHORT);
      const { plan, grid } = await setUp(host);
      await host.edit(SETTINGS_SHEET, cellSet(2, 1, 21));
      const results = await host.workbook.writeCells(settingsWrittenBy(plan, grid));
      expect(results.filter(({ outcome }) => outcome !== 'written')).toMatchObject([{ now: 21 }]);
      const after = await host.snapshot(SETTINGS_SHEET);
      const left = after.flatMap((row) => row.filter(isInUse).map(({ value }) => value));
      expect(left).toEqual(['Setting', 'Value', 'As of', on('2026-09-01').value, 21]);
    }));

  test('leaves whatever sheet it was as it was', () =>
    fc.assert(
      fc.asyncProperty(providersSheet, (rows) =>
        inHost(async (host) => {
          await host.seed(SHEET, rows);
          const before = await host.snapshot(SHEET);
          const { plan } = await setUp(host);
          expect(await host.workbook.undoSetUp(plan)).toEqual(DONE);
          expect(bare(await host.snapshot(SHEET))).toEqual(bare(before));
        }),
      ),
      { numRuns: runs(20) },
    ));
}

/** The formula of each cell or, where there is none, its value: what is typed below a formula that spills makes it an error. */
function contents(rows: HeldRows): unknown {
  return trimmed(rows).map((row) => row.map(({ value, formula }) => formula ?? value));
}

/** What a sheet holds, without notes on blank cells and formats of blank cells. */
function bare(rows: HeldRows): HeldRows {
  return trimmed(rows.map((row) => row.map((cell) => (isInUse(cell) ? cell : { value: '' }))));
}
