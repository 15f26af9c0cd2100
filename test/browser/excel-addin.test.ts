import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CATALOGUE } from '../../core/functions/catalogue';
import { exampleCases } from '../hosts/examples';
import type { FormulaArgument, Metadata, Shown } from '../hosts/excel-addin/fake-excel';
import { type ExcelPane, openInExcel, openOutsideExcel } from '../hosts/excel-addin/open-pane';

const metadata: Metadata = JSON.parse(readFileSync('dist/excel-addin/functions.json', 'utf8'));

describe('the pane in Excel', () => {
  let pane: ExcelPane;
  beforeAll(async () => {
    pane = await openInExcel();
  });

  test('registers exactly the functions that Excel was told of', async () => {
    expect((await pane.associatedIds()).sort()).toEqual(metadata.functions.map(({ id }) => id).sort());
  });

  const examples = exampleCases({ date: (iso) => Date.parse(iso) / 86_400_000 + 25_569, blank: null });

  test.each(examples.map((example) => [example.title, example] as const))(
    '%s',
    async (_, { fn, args, answer, shown }) => {
      const cells = await pane.calculate(fn.name, ...(args as FormulaArgument[]));
      expect(shown(Array.isArray(answer) ? cells : onlyCell(cells))).toEqual(answer);
    },
  );

  test('takes blank cells of a range, which Excel hands over as 0, for blanks', async () => {
    const shown = await pane.calculate(
      'EPA_GRADE',
      [['Pass'], [null]],
      [['Pass'], [null]],
      [['Pass'], [null]],
    );
    expect(shown).toEqual([['Pass'], ['']]);
  });

  test('answers all other rows where one cell holds an error', async () => {
    const project = [['Pass'], [{ error: '#REF!' }], ['Pass']];
    const passes = [['Pass'], ['Pass'], ['Pass']];
    expect(await pane.calculate('EPA_GRADE', passes, project, passes)).toEqual([
      ['Pass'],
      [{ error: '#VALUE!', message: 'project holds the error #REF!. Mend that cell first.' }],
      ['Pass'],
    ]);
  });

  test('answers all other rows where one cell cannot be read', async () => {
    expect(await pane.calculate('EPA_DEADLINE', [['soon'], [46027]], 'Project')).toEqual([
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
    expect(await pane.calculate('EPA_DEADLINE', 'soon', 'Project')).toEqual({
      error: '#VALUE!',
      message: 'epa_start is "soon", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
    });
  });

  test('shows a value that is not allowed as #NUM!, with which Excel shows no message', async () => {
    expect(await pane.calculate('EPA_GRADE', 'Pass', 'Pass', 'Pass', 4)).toEqual({ error: '#NUM!' });
  });

  test('shows the help of every function', async () => {
    expect(await functionsShown(pane.page)).toEqual(CATALOGUE.map(({ name }) => name));
  });

  test('asks nobody but its own server and Microsoft, and reports no error', () => {
    expect(pane.faults).toEqual([]);
  });
});

describe('the button that sets up a cohort sheet', () => {
  const press = async ({ page }: ExcelPane) => {
    await page.getByRole('button', { name: 'Set up a cohort sheet' }).click();
    await page.locator('[role=status] p').filter({ hasNotText: 'Setting up' }).first().waitFor();
    return page.getByRole('status').locator('p').allInnerTexts();
  };

  test('adds what is missing, says so with all remarks, and knows when nothing is', async () => {
    const pane = await openInExcel();
    await pane.fill([
      ['Learner', 'Mentor', 'EPA start'],
      ['Amara Foxbury', 'Jo', 46_097],
    ]);
    const [done, ...remarks] = await press(pane);
    expect(done).toMatch(
      /^The sheet Sheet1 is set up: \d+ columns added on the right, 8 of them calculated\. /,
    );
    expect(remarks).toEqual([
      'The day to look from, closures and other settings are on the sheet EPA settings.',
      'Your own columns stay as they are: Mentor.',
    ]);
    const [headings = [], row = []] = await pane.cells();
    expect(row[headings.indexOf('Project due')]).toBe('=EPA_DEADLINE(Table1[@[EPA start]],"Project")');
    expect(await press(pane)).toContain('The sheet Sheet1 is set up already. Nothing was changed.');

    const change = { sheet: 'Sheet1', identity: { apprentice: 'Amara Foxbury' }, column: 'uln' } as const;
    expect(await pane.applyChanges([{ ...change, expected: '', value: '1000000019' }])).toEqual([
      { outcome: 'written' },
    ]);
    expect((await pane.cells())[1]?.[headings.indexOf('ULN')]).toBe('1000000019');
    expect(pane.faults).toEqual([]);
  });

  test('says why not in words', async () => {
    const pane = await openInExcel();
    await pane.fill([['Week', 'Hours']]);
    expect(await press(pane)).toEqual([
      'No row of headings was recognised in the first 20 rows of this sheet. Go to the sheet with your apprentices, or set up a cohort sheet here.',
    ]);
  });
});

test('outside Excel and without a connection the page is still the help', async () => {
  const { page, faults } = await openOutsideExcel();
  expect(await page.title()).toBe('EPA Cohort');
  expect(await functionsShown(page)).toEqual(CATALOGUE.map(({ name }) => name));
  expect(await page.getByRole('button').count()).toBe(0);
  // The browser itself reports that office.js did not come; the page has no error of its own.
  expect(faults).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
});

function onlyCell(shown: Shown): unknown {
  return Array.isArray(shown) && shown.flat().length === 1 ? shown[0]?.[0] : shown;
}

function functionsShown(page: Page): Promise<string[]> {
  return page.locator('summary code:visible').allInnerTexts();
}
