import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../core/problems';
import { planValues } from '../../../core/set-up/values-plan';
import { boardIn, reportTrials, setUpIn } from '../report-trials';
import { openGoogle } from './google-host';

describe('sheets that Google is given', () => {
  // The fake works out what set-up writes, and no other formula.
  reportTrials(async () => openGoogle(), { calculates: false });
});

describe('a report in Google Sheets', () => {
  async function made() {
    const host = openGoogle();
    await setUpIn(host);
    const { plan } = await boardIn(host);
    const result = await host.workbook.writeReport(plan);
    return { host, plan, result, sheet: host.sheetNamed('EPA board') };
  }

  test('has its widths, no grid, and native charts over its own cells', async () => {
    const { sheet, plan } = await made();
    expect([...sheet.widths.values()]).toEqual(plan.widths);
    expect(sheet.hasGridlines).toBe(false);
    expect(sheet.charts.map(({ kind, title, areas, headers }) => [kind, title, areas[0], headers])).toEqual([
      ['bar', 'Apprentices by stage', plan.charts[0]?.of, 1],
      ['column', 'Apprentices by RAG', plan.charts[1]?.of, 1],
      ['column', 'Gateway by month', plan.charts[2]?.of, 1],
    ]);
  });

  test('says that its pages are to be set by hand, because no script of Google can', async () => {
    const { result } = await made();
    expect(result).toMatchObject({
      notes: [{ code: 'PRINT_SETTINGS_BY_HAND', fix: expect.stringContaining('A4, portrait') }],
    });
  });

  test('written again it has its charts once', async () => {
    const { host, plan, sheet } = await made();
    await host.workbook.writeReport(plan);
    expect(sheet.charts.length).toBe(3);
  });

  test('of a copy with values the headings say from which day', async () => {
    const host = openGoogle();
    await setUpIn(host);
    const { workbook } = host;
    const plan = planValues(
      await workbook.readGrid(),
      (await workbook.readFormulas('Cohort')) ?? [],
      await workbook.today(),
    );
    if (isProblem(plan)) throw new Error(plan.what);
    const result = await workbook.copyValues(plan);
    if (result.outcome !== 'done') throw new Error(result.problem.what);
    const [headings = []] = await host.snapshot(result.sheet);
    expect(headings.find(({ value }) => value === 'RAG')?.note).toMatch(/^Values of \d{1,2} \w+ \d{4}/);
  });
});
