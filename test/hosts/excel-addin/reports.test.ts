import { describe, expect, test } from '@jest/globals';
import { boardIn, reportTrials, setUpIn } from '../report-trials';
import { openCalculatingExcel } from './excel-host';

describe('sheets that Excel is given', () => {
  reportTrials(async () => openCalculatingExcel(), { calculates: true });
});

describe('a report in Excel', () => {
  async function made() {
    const host = openCalculatingExcel();
    await setUpIn(host);
    const { plan } = await boardIn(host);
    const result = await host.workbook.writeReport(plan);
    return { host, plan, result, sheet: host.sheet('EPA board') };
  }

  test('is printed on A4, as wide as the page, with its breaks, footer and page numbers', async () => {
    const { sheet, plan, result } = await made();
    expect(result).toEqual({ outcome: 'done', sheet: 'EPA board' });
    expect(Object.fromEntries(sheet.page)).toMatchObject({
      paperSize: 'A4',
      orientation: 'Portrait',
      // 595 points less twice 15 mm, for 802 pixels of columns, with 3% to spare.
      zoom: { scale: 82 },
      leftFooter: plan.page.footer,
      rightFooter: 'Page &P of &N',
      printArea: `A1:E${plan.rows.length}`,
    });
    expect(sheet.breaks).toEqual(plan.page.breaks);
    expect(sheet.showsGridlines).toBe(false);
  });

  test('has native charts over its own cells', async () => {
    const { sheet, plan } = await made();
    expect(
      sheet.charts.map(({ type, of, set, series }) => [
        type,
        of.row,
        of.columns,
        set.get('title'),
        series.length,
      ]),
    ).toEqual([
      ['BarClustered', plan.charts[0]?.of.row, 2, 'Apprentices by stage', 1],
      ['ColumnClustered', plan.charts[1]?.of.row, 2, 'Apprentices by RAG', 1],
      ['ColumnClustered', plan.charts[2]?.of.row, 3, 'Gateway by month', 2],
    ]);
  });

  test('written again it has its charts once', async () => {
    const { host, plan, sheet } = await made();
    await host.workbook.writeReport(plan);
    expect(sheet.charts.length).toBe(3);
  });

  test('a step that Excel refuses is told, and the rest stands', async () => {
    const host = openCalculatingExcel();
    await setUpIn(host);
    const { plan } = await boardIn(host);
    const { syncs } = host.book;
    // Two to look, one for the cells, one for the looks: the next is the page.
    const error = new Error('The printer is not there.');
    host.book.failAt = { sync: syncs + 5, after: 0, error };
    console.error = () => {};
    const result = await host.workbook.writeReport(plan);
    expect(result).toMatchObject({
      outcome: 'done',
      notes: [{ code: 'REPORT_STEP_REFUSED', what: expect.stringContaining('The page setup') }],
    });
    expect(host.sheet('EPA board').charts.length).toBe(3);
  });

  test('a workbook whose sheets nobody may add to refuses it', async () => {
    const host = openCalculatingExcel();
    await setUpIn(host);
    const { plan } = await boardIn(host);
    host.book.isStructureProtected = true;
    expect(await host.workbook.writeReport(plan)).toMatchObject({
      outcome: 'refused',
      problem: { code: 'SHEET_PROTECTED' },
    });
  });
});
