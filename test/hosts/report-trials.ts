import { expect, test } from '@jest/globals';
import { countsOf, STAGE_GROUP } from '../../core/cohort/counts';
import { type Overview, overviewOf } from '../../core/cohort/overview';
import { isProblem } from '../../core/problems';
import { boardPage } from '../../core/reports/board-page';
import type { ReportPlan } from '../../core/reports/report-plan';
import { checkAnswers } from '../../core/set-up/check';
import { planSetUp } from '../../core/set-up/plan';
import { planValues } from '../../core/set-up/values-plan';
import { viewOf } from '../../core/sheet/calculated-columns';
import { cohortSheetFrom } from '../../core/sheet/people';
import { tableIn } from '../../core/sheet/table';
import { held, on } from './held-cells';
import type { HostUnderTest } from './workbook-contract';

/** What every host keeps to with sheets that it makes: reports, and copies with values. */

const COHORT = held([
  ['ULN', 'Apprentice', 'Employer', 'Start date', 'Planned end date', 'Gateway date'],
  [1000000019, '=Amara Foxbury', 'Hartwell', on('2025-01-06'), on('2026-07-31'), ''],
  [2000000028, 'Ben Hollowdene', 'Larkfield', on('2025-05-05'), on('2026-11-30'), on('2026-10-05')],
]);

/** A cohort of two that is set up, in front. */
export async function setUpIn(host: HostUnderTest): Promise<void> {
  const { workbook } = host;
  await host.seed('Cohort', COHORT);
  const grid = await workbook.readGrid();
  const style = await workbook.formulaStyle(grid);
  const plan = planSetUp(grid, style, undefined, undefined, await workbook.today());
  if (isProblem(plan)) throw new Error(plan.what);
  expect((await workbook.setUp(plan)).outcome).toBe('done');
}

export async function boardIn({
  workbook,
}: HostUnderTest): Promise<{ readonly plan: ReportPlan; readonly overview: Overview }> {
  const today = await workbook.today();
  const grid = await workbook.readGrid();
  const sheet = cohortSheetFrom(grid, today);
  if (isProblem(sheet)) throw new Error(sheet.what);
  const overview = overviewOf(sheet.table, viewOf(sheet.settings.standard, sheet.settings.asOf));
  const style = await workbook.formulaStyle(grid);
  return { plan: boardPage({ sheets: [sheet], overview, today, style }, {}), overview };
}

/** In a workbook of its own each. */
export function reportTrials(
  open: () => Promise<HostUnderTest>,
  { calculates }: { calculates: boolean },
): void {
  const shownIn = async (host: HostUnderTest, sheet: string) =>
    (await host.snapshot(sheet)).map((row) => row.map(({ value }) => value));

  test('a report stands on a sheet of its own, and the one in front stays there', async () => {
    const host = await open();
    await setUpIn(host);
    const before = JSON.stringify(await host.snapshot('Cohort'));
    const { plan } = await boardIn(host);
    expect(await host.workbook.writeReport(plan)).toMatchObject({ outcome: 'done', sheet: 'EPA board' });
    expect((await host.workbook.readGrid()).sheet).toBe('Cohort');
    expect(JSON.stringify(await host.snapshot('Cohort'))).toBe(before);
    expect((await shownIn(host, 'EPA board'))[0]?.[0]).toBe('Board page');
  });

  if (calculates)
    test('its numbers are those of the Cohort screen, worked out by its own formula', async () => {
      const host = await open();
      await setUpIn(host);
      const { plan, overview } = await boardIn(host);
      await host.workbook.writeReport(plan);
      const rows = await shownIn(host, 'EPA board');
      const first = rows.findIndex(([cell]) => cell === 'Stage') + 1;
      const counts = countsOf(overview.counts, STAGE_GROUP);
      expect(rows.slice(first, first + counts.length).map((row) => row.slice(0, 3))).toEqual(
        counts.map(({ item, apprentices, share }) => [item, apprentices, share]),
      );
    });

  test('written again it takes the place of the one before, and nothing of that is left', async () => {
    const host = await open();
    await setUpIn(host);
    const { plan } = await boardIn(host);
    await host.workbook.writeReport(plan);
    const short = { ...plan, rows: plan.rows.slice(0, 3), looks: [], charts: [], heights: [] };
    expect(await host.workbook.writeReport(short)).toMatchObject({ sheet: 'EPA board' });
    const rows = await shownIn(host, 'EPA board');
    expect(rows.filter((row) => row.some((cell) => cell !== '')).length).toBe(3);
    expect(await host.workbook.writeReport(plan)).toMatchObject({ sheet: 'EPA board' });
    expect((await host.snapshot('EPA board 2')).length).toBe(0);
  });

  test('a sheet of somebody else’s with its name stays as it is', async () => {
    const host = await open();
    await host.seed(
      'EPA board',
      held([
        ['Our own board', 1],
        ['x', 2],
      ]),
    );
    const before = JSON.stringify(await host.snapshot('EPA board'));
    await setUpIn(host);
    const { plan } = await boardIn(host);
    expect(await host.workbook.writeReport(plan)).toMatchObject({ outcome: 'done', sheet: 'EPA board 2' });
    expect(JSON.stringify(await host.snapshot('EPA board'))).toBe(before);
  });

  test('a report that somebody protected is not written', async () => {
    const host = await open();
    await setUpIn(host);
    const { plan } = await boardIn(host);
    await host.workbook.writeReport(plan);
    const before = JSON.stringify(await host.snapshot('EPA board'));
    await host.protect('EPA board');
    expect(await host.workbook.writeReport(plan)).toMatchObject({
      outcome: 'refused',
      problem: { code: 'SHEET_PROTECTED' },
    });
    expect(JSON.stringify(await host.snapshot('EPA board'))).toBe(before);
  });

  test('among the sheets of the workbook a report is no cohort', async () => {
    const host = await open();
    await setUpIn(host);
    await host.workbook.writeReport((await boardIn(host)).plan);
    const tops = await host.workbook.readTops();
    const told = tops.map((top) => [top.sheet, isProblem(tableIn({ ...top, settings: [] }))]);
    expect(told).toContainEqual(['EPA board', true]);
    expect(told).toContainEqual(['Cohort', false]);
  });

  const valuesOf = async (host: HostUnderTest, sheet = 'Cohort') => {
    const { workbook } = host;
    const grid = await workbook.readGridOf(sheet);
    const plan = planValues(
      grid as NonNullable<typeof grid>,
      (await workbook.readFormulas(sheet)) ?? [],
      await workbook.today(),
    );
    if (isProblem(plan)) throw new Error(plan.what);
    return plan;
  };

  test('a copy with values shows what the sheet shows, holds no formula of ours, and leaves the sheet alone', async () => {
    const host = await open();
    await setUpIn(host);
    const before = JSON.stringify(await host.snapshot('Cohort'));
    const shown = await shownIn(host, 'Cohort');
    const plan = await valuesOf(host);
    const result = await host.workbook.copyValues(plan);
    if (result.outcome !== 'done') throw new Error(result.problem.what);
    expect(result.sheet).toMatch(/^Cohort values \d{1,2} [A-Z][a-z]{2} \d{4}$/);
    expect(JSON.stringify(await host.snapshot('Cohort'))).toBe(before);
    const copy = await host.snapshot(result.sheet);
    expect(copy.map((row) => row.map(({ value }) => value))).toEqual(shown);
    expect(copy.flat().filter(({ formula }) => formula !== undefined && /EPA/.test(formula))).toEqual([]);
    expect(await host.workbook.copyValues(plan)).toMatchObject({ sheet: `${result.sheet} 2` });
  });

  test('a sheet that has changed since is not copied', async () => {
    const host = await open();
    await setUpIn(host);
    const plan = await valuesOf(host);
    await host.edit('Cohort', (rows) => [...rows, ...held([[3000000037, 'Cleo Larksong']])]);
    expect(await host.workbook.copyValues(plan)).toMatchObject({
      outcome: 'refused',
      problem: { code: 'SHEET_CHANGED' },
    });
  });

  test('what a copy shows can be made live again: Check finds every column, and nothing of the provider’s', async () => {
    const host = await open();
    await setUpIn(host);
    const result = await host.workbook.copyValues(await valuesOf(host));
    if (result.outcome !== 'done') throw new Error(result.problem.what);
    await host.workbook.reveal({ sheet: result.sheet, row: 0, column: 0 });
    const grid = await host.workbook.readGrid();
    const style = await host.workbook.formulaStyle(grid);
    const found = checkAnswers(grid, (await host.workbook.readFormulas(result.sheet)) ?? [], style);
    if (isProblem(found)) throw new Error(found.what);
    const kept = found.faults.filter(({ kind }) => kind === 'frozen').flatMap(({ repairs }) => repairs);
    const own = new Set((grid.rows[0] ?? []).map(String));
    expect(kept.length).toBeGreaterThan(0);
    const first = (grid.rows[0] ?? []).indexOf('Overall grade');
    expect(kept.every(({ column, sheet }) => sheet !== undefined || column >= first)).toBe(true);
    expect(own.has('Notes')).toBe(true);
  });
}
