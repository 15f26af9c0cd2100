import { describe, expect, test } from '@jest/globals';
import { overviewOf } from '../../../core/cohort/overview';
import { isProblem } from '../../../core/problems';
import { boardPage } from '../../../core/reports/board-page';
import { planSetUp } from '../../../core/set-up/plan';
import { planValues } from '../../../core/set-up/values-plan';
import { viewOf } from '../../../core/sheet/calculated-columns';
import { cohortSheetFrom } from '../../../core/sheet/people';
import { held, on } from '../held-cells';
import { type GoogleHost, openGoogle } from './google-host';

const COHORT = held([
  ['ULN', 'Apprentice', 'Employer', 'Start date', 'Planned end date', 'Gateway date'],
  [1000000019, 'Amara Foxbury', 'Hartwell', on('2025-01-06'), on('2026-07-31'), ''],
  [2000000028, 'Ben Hollowdene', 'Larkfield', on('2025-05-05'), on('2026-11-30'), on('2026-10-05')],
]);

async function opened() {
  const host = openGoogle();
  await host.seed('Cohort', COHORT);
  const { workbook } = host;
  const plan = planSetUp(await workbook.readGrid(), 'spilled', undefined, undefined, await workbook.today());
  if (isProblem(plan)) throw new Error(plan.code);
  expect((await workbook.setUp(plan)).outcome).toBe('done');
  return host;
}

async function boardIn({ workbook }: GoogleHost) {
  const today = await workbook.today();
  const sheet = cohortSheetFrom(await workbook.readGrid(), today);
  if (isProblem(sheet)) throw new Error(sheet.code);
  const overview = overviewOf(sheet.table, viewOf(sheet.settings.standard, sheet.settings.asOf));
  return boardPage({ sheets: [sheet], overview, today, style: 'spilled' }, {});
}

describe('a report in Google Sheets', () => {
  test('is written with its looks, widths and native charts, and says how to print it', async () => {
    const host = await opened();
    const plan = await boardIn(host);
    const result = await host.workbook.writeReport(plan);
    expect(result).toMatchObject({
      outcome: 'done',
      sheet: 'EPA board',
      notes: [{ code: 'PRINT_SETTINGS_BY_HAND', fix: expect.stringContaining('A4, portrait') }],
    });
    const sheet = host.sheetNamed('EPA board');
    expect(sheet.charts.map(({ kind, title, headers }) => [kind, title, headers])).toEqual([
      ['bar', 'Apprentices by stage', 1],
      ['column', 'Apprentices by RAG', 1],
      ['column', 'Gateway by month', 1],
    ]);
    expect([...sheet.widths.values()]).toEqual(plan.widths);
    expect(sheet.hasGridlines).toBe(false);
    expect(
      sheet.cells
        .flat()
        .filter((cell) => /EPA_COHORT/.test(cell?.formula ?? ''))
        .map((cell) => cell?.formula),
    ).toEqual(['']);
    expect(host.sheets.spreadsheet.inFront.name).toBe('Cohort');
  });

  test('values', async () => {
    const host = await opened();
    const { workbook } = host;
    const grid = await workbook.readGrid();
    const formulas = await workbook.readFormulas('Cohort');
    const plan = planValues(grid, formulas ?? [], await workbook.today());
    if (isProblem(plan)) throw new Error(plan.code + plan.what);
    const result = await workbook.copyValues(plan);
    console.log(
      result,
      JSON.stringify(plan.runs),
      JSON.stringify((await host.snapshot((result as any).sheet)).slice(0, 3)),
    );
  });
});
