import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CATALOGUE } from '../../core/functions/catalogue';
import type { Change, ChangeResult } from '../../core/port/workbook';
import type { CellWrite } from '../../core/sheet/grid';
import { exampleCases } from '../hosts/examples';
import type { FormulaArgument, Metadata, Shown } from '../hosts/excel-addin/fake-excel';
import { type ExcelPane, openInBrowser, openInExcel, openOutsideExcel } from '../hosts/excel-addin/open-pane';

/** What a port in the page has been told. */
declare const seen: readonly unknown[];

const metadata: Metadata = JSON.parse(readFileSync('dist/excel-addin/functions.json', 'utf8'));

describe('the pane in Excel', () => {
  let pane: ExcelPane;
  const calculate = (id: string, ...args: FormulaArgument[]) => pane.excel.calculate(id, args);
  beforeAll(async () => {
    pane = await openInExcel();
  });

  test('registers exactly the functions that Excel was told of', async () => {
    expect((await pane.excel.associatedIds()).sort()).toEqual(metadata.functions.map(({ id }) => id).sort());
  });

  const examples = exampleCases({ date: (iso) => Date.parse(iso) / 86_400_000 + 25_569, blank: null });

  test.each(examples.map((example) => [example.title, example] as const))(
    '%s',
    async (_, { fn, args, answer, shown }) => {
      const cells = await calculate(fn.name, ...(args as FormulaArgument[]));
      expect(shown(Array.isArray(answer) ? cells : onlyCell(cells))).toEqual(answer);
    },
  );

  test('takes blank cells of a range, which Excel hands over as 0, for blanks', async () => {
    const shown = await calculate('EPA_GRADE', [['Pass'], [null]], [['Pass'], [null]], [['Pass'], [null]]);
    expect(shown).toEqual([['Pass'], ['']]);
  });

  test('answers all other rows where one cell holds an error', async () => {
    const project = [['Pass'], [{ error: '#REF!' }], ['Pass']];
    const passes = [['Pass'], ['Pass'], ['Pass']];
    expect(await calculate('EPA_GRADE', passes, project, passes)).toEqual([
      ['Pass'],
      [{ error: '#VALUE!', message: 'project holds the error #REF!. Mend that cell first.' }],
      ['Pass'],
    ]);
  });

  test('answers all other rows where one cell cannot be read', async () => {
    expect(await calculate('EPA_DEADLINE', [['soon'], [46027]], 'Project')).toEqual([
      [
        {
          error: '#VALUE!',
          message:
            'epa_start is "soon", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
        },
      ],
      [46086],
    ]);
  });

  test('shows a single problem with its message', async () => {
    expect(await calculate('EPA_DEADLINE', 'soon', 'Project')).toEqual({
      error: '#VALUE!',
      message: 'epa_start is "soon", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
    });
  });

  test('shows a value that is not allowed as #NUM!, with which Excel shows no message', async () => {
    expect(await calculate('EPA_GRADE', 'Pass', 'Pass', 'Pass', 4)).toEqual({ error: '#NUM!' });
  });

  test('shows the sidebar and not the static help', async () => {
    expect(await pane.page.locator('#app').innerText()).not.toMatch('Opening');
    expect(await pane.page.locator('#outside').count()).toBe(0);
    expect(await pane.page.locator('#outside-style').getAttribute('media')).toBe('not all');
  });

  test('asks nobody but its own server and Microsoft, and reports no error', () => {
    expect(pane.faults).toEqual([]);
  });
});

describe('the workbook in a browser', () => {
  const ROWS = [
    ['ULN', 'Apprentice', 'Notes'],
    [1000000019, 'Amara Foxbury', ''],
  ];

  test('tells what is selected, and what becomes of its row, until it is told to stop', async () => {
    const { excel, page, withPort } = await openInExcel({ rows: ROWS });
    await withPort(`globalThis.seen = [];
      globalThis.stop = port.excelWorkbook().followSelection((one) => seen.push(one), () => 0)`);
    // A function, because the page's policy takes no script as text.
    const untilSeen = (count: number) => page.waitForFunction((count) => seen.length >= count, count);
    await untilSeen(1);
    await excel.select(1, 2);
    await untilSeen(2);
    await excel.type(1, 2, 'Called');
    await untilSeen(3);
    await page.evaluate('stop()');
    await excel.select(0, 0);
    await page.waitForTimeout(200);
    const [headings, amara] = ROWS;
    expect(await page.evaluate(() => seen)).toEqual([
      { sheet: 'Sheet1', row: 0, column: 0, cells: headings, headings },
      { sheet: 'Sheet1', row: 1, column: 2, cells: amara, headings },
      { sheet: 'Sheet1', row: 1, column: 2, cells: [1000000019, 'Amara Foxbury', 'Called'], headings },
    ]);
  });

  test('takes what is written into cells and into the row of an apprentice', async () => {
    const { excel, withPort } = await openInExcel({ rows: ROWS });
    await excel.addSheet('Other');
    const cell = { sheet: 'Other', row: 1, column: 1 };
    const writes = [
      { cell, expected: '', content: { formula: '=TODAY()' }, isDate: true },
      { cell, expected: '', content: 14 },
    ] satisfies CellWrite[];
    const [written, refused] = await withPort<ChangeResult[]>(
      `port.excelWorkbook().writeCells(${JSON.stringify(writes)})`,
    );
    expect(written).toEqual({ outcome: 'written' });
    expect(refused).toMatchObject({ outcome: 'changed meanwhile', formula: '=TODAY()' });
    expect(await excel.cells('Other')).toEqual([['=TODAY()']]);

    const identity = { uln: '1000000019' };
    const change = { sheet: 'Sheet1', identity, column: 'notes', expected: '', value: '=1' } satisfies Change;
    expect(await withPort(`port.excelWorkbook().applyChanges([${JSON.stringify(change)}])`)).toEqual([
      { outcome: 'written' },
    ]);
    expect((await excel.cells('Sheet1'))[1]).toEqual([1000000019, 'Amara Foxbury', '=1']);
  });
});

describe('the gateway pack', () => {
  const ROWS = [
    ['ULN', 'Apprentice', 'Notes'],
    [1000000019, 'Amara Foxbury', ''],
  ];

  test.each([
    ['PC', 'Print gateway pack', ['Print', 'Copy', 'Close']],
    ['Mac', 'Gateway pack', ['Copy', 'Close']],
    ['OfficeOnline', 'Gateway pack', ['Copy', 'Close']],
  ] as const)('on %s offers what works there', async (platform, label, offered) => {
    const { excel, page, faults } = await openInExcel({ rows: ROWS, platform });
    await excel.select(1, 1);
    await page.getByRole('button', { name: label, exact: true }).click();
    expect(await page.locator('.pack-actions button').allInnerTexts()).toEqual(offered);
    const instead = page.getByText('Copy the page, paste it into a document, and print that.');
    expect(await instead.count()).toBe(platform === 'PC' ? 0 : 1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.pack article').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });
});

describe('the buttons of the ribbon', () => {
  const named = [...readFileSync('manifest.xml', 'utf8').matchAll(/<FunctionName>(.*?)</g)];

  test.each(named.map(([, name]) => name as string))('%s opens the pane and is done', async (name) => {
    const { excel, faults } = await openInExcel();
    await excel.pressRibbon(name);
    expect(await excel.paneShown()).toBe(1);
    await excel.refusePane();
    await excel.pressRibbon(name);
    expect(faults).toEqual([]);
  });
});

test('outside Excel the page is the help, though office.js is there', async () => {
  const { page, faults } = await openInBrowser();
  await page.getByText('Type a function in any cell').waitFor();
  expect(await functionsShown(page)).toEqual(CATALOGUE.map(({ name }) => name));
  expect(await page.locator('#app').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('outside Excel and without a connection the page is still the help', async () => {
  const { page, faults } = await openOutsideExcel();
  expect(await page.title()).toBe('EPA Cohort');
  expect(await functionsShown(page)).toEqual(CATALOGUE.map(({ name }) => name));
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByText('Opening').count()).toBe(0);
  expect(await page.locator('main').evaluate((main) => getComputedStyle(main).paddingLeft)).toBe('14px');
  // The browser itself reports that office.js did not come; the page has no error of its own.
  expect(faults).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
});

function onlyCell(shown: Shown): unknown {
  return Array.isArray(shown) && shown.flat().length === 1 ? shown[0]?.[0] : shown;
}

function functionsShown(page: Page): Promise<string[]> {
  return page.locator('summary code:visible').allInnerTexts();
}
