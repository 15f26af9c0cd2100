import { describe, expect, test } from '@jest/globals';
import { overviewOf } from '../../../core/cohort/overview';
import { isProblem } from '../../../core/problems';
import { boardPage } from '../../../core/reports/board-page';
import { planValues } from '../../../core/set-up/values-plan';
import { viewOf } from '../../../core/sheet/calculated-columns';
import { cohortSheetFrom } from '../../../core/sheet/people';
import { held, on } from '../held-cells';
import { setUpTwice } from './cohort-sheets';
import { type ExcelHost, openCalculatingExcel } from './excel-host';

const COHORT = held([
  ['ULN', 'Apprentice', 'Employer', 'Start date', 'Planned end date', 'Gateway date'],
  [1000000019, 'Amara Foxbury', 'Hartwell', on('2025-01-06'), on('2026-07-31'), ''],
  [2000000028, 'Ben Hollowdene', 'Larkfield', on('2025-05-05'), on('2026-11-30'), on('2026-10-05')],
]);

async function opened() {
  const host = openCalculatingExcel();
  await host.seed('Cohort', COHORT);
  await setUpTwice(host);
  return host;
}

async function boardIn({ workbook }: ExcelHost) {
  const today = await workbook.today();
  const grid = await workbook.readGrid();
  const sheet = cohortSheetFrom(grid, today);
  if (isProblem(sheet)) throw new Error(sheet.code);
  const overview = overviewOf(sheet.table, viewOf(sheet.settings.standard, sheet.settings.asOf));
  return boardPage({ sheets: [sheet], overview, today, style: await workbook.formulaStyle(grid) }, {});
}

describe('a report in Excel', () => {
  test('is written with its looks, widths and native charts', async () => {
    const host = await opened();
    const plan = await boardIn(host);
    const result = await host.workbook.writeReport(plan);
    console.log(JSON.stringify(result));
    const sheet = host.sheet('EPA board');
    console.log(
      sheet.page,
      sheet.breaks,
      sheet.charts.map((c) => [c.type, [...c.set]]),
    );
    console.log(
      (await host.snapshot('EPA board')).map((row) => row.map((c) => c.value).join(' | ')).join('\n'),
    );
    console.log(
      (await host.snapshot('EPA board'))
        .flat()
        .map((c) => c.formula)
        .filter((f) => /EPA/.test(f ?? '')),
    );
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
      JSON.stringify((await host.snapshot((result as any).sheet)).slice(0, 3).map((r) => r.slice(30))),
    );
  });
});
