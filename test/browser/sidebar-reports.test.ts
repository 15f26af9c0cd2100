import { afterEach, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import type {} from '../../preview/sidebar-window';
import { axeFindings } from './axe';
import { type LocalWorkbook, ON, openLocalWorkbook } from './local-workbook';
import { type SidebarActions, withActions } from './sidebar-actions';
import type { SidebarInHost } from './sidebar-hosts';

/** Reports of the sample cohort, made in the local workbook by what the sidebar shows: what they hold, and what they must not. */

let workbook: LocalWorkbook;
afterEach(async () => {
  await workbook.page.context().close();
  expect(workbook.faults).toEqual([]);
});

const NARROW = 300;
const PATIENCE = 20_000;

async function opened(colorScheme: 'light' | 'dark' = 'light') {
  workbook = await openLocalWorkbook({ colorScheme, viewport: { width: 1400, height: 800 } }, { on: ON });
  const { page } = workbook;
  page.setDefaultTimeout(PATIENCE);
  await page.locator('iframe').evaluate((frame, width) => {
    frame.style.width = `${width}px`;
  }, NARROW);
  const sidebar = page.frameLocator('iframe');
  const host = withActions({ page, sidebar, faults: workbook.faults } as SidebarInHost);
  await host.heading().waitFor();
  return host;
}

type Opened = Pick<SidebarInHost, 'page' | 'sidebar'> & SidebarActions;

/** The rows of a sheet, as the page holds them. */
const rowsOf = ({ page }: Opened, sheet: string) =>
  page.evaluate(
    async (name) => (await window.workbookForSidebar?.readGridOf(name))?.rows ?? [],
    sheet,
  ) as Promise<readonly (readonly Cell[])[]>;

/** The table below a heading in the first column: what is counted, and how many. */
function countsBelow(rows: readonly (readonly Cell[])[], heading: string): ReadonlyMap<Cell, Cell> {
  const first = rows.findIndex(([cell]) => cell === heading) + 1;
  const end = rows.findIndex(([cell], i) => i > first && (cell ?? '') === '');
  return new Map(rows.slice(first, end).map(([item = '', count = '']) => [item, count]));
}

/** What the Cohort screen counts: words, and the number that stands with them. */
async function countedOnScreen({ sidebar }: Opened, part: string, words: string, count: string) {
  const lines = await sidebar.locator(part).all();
  return Promise.all(
    lines.map(
      async (line) =>
        [
          (await line.locator(words).innerText()).trim(),
          Number(await line.locator(count).innerText()),
        ] as const,
    ),
  );
}

/** Chooses a report, and for whom it is, and makes it. */
async function make(
  { field, button, sidebar }: Opened,
  report: string,
  choose?: [field: string, of: string],
) {
  await field('Report').selectOption({ label: report });
  if (choose) await field(choose[0]).selectOption({ value: choose[1] });
  await button('Make the sheet').click();
  await sidebar.locator('.made').waitFor();
}

test('a board page is made, brought to the front when asked, and holds the numbers of the Cohort screen', async () => {
  const host = await opened();
  const { page, sidebar, button } = host;
  await host.goTo('Cohort');
  await sidebar.locator('.bar').first().waitFor();
  const stages = await countedOnScreen(host, '.bars .bar', ':scope > span:first-child', 'strong');
  const tiles = await countedOnScreen(host, '.tiles .tile', ':scope > :last-child', 'strong');
  await host.goTo('Files');
  await host.unfold('Reports');
  await make(host, 'Board page');
  // The sheet of the apprentices stays in front until somebody asks for the other.
  await page.locator('.o-sheet.active', { hasText: 'Cohort' }).waitFor();
  await button('Go to the sheet').click();
  await page.locator('.o-sheet.active', { hasText: 'EPA board' }).waitFor();
  const rows = await rowsOf(host, 'EPA board');
  const [byStage, byRag] = [countsBelow(rows, 'Stage'), countsBelow(rows, 'RAG')];
  expect(stages.length).toBeGreaterThan(5);
  for (const [stage, count] of stages) expect([stage, byStage.get(stage)]).toEqual([stage, count]);
  expect(tiles.length).toBeGreaterThan(3);
  for (const [rag, count] of tiles) expect([rag, byRag.get(rag)]).toEqual([rag, count]);
  const sum = [...byStage.values()].reduce<number>((all, count) => all + Number(count), 0);
  expect(sum).toBe(60);
});

test('an employer page tells its own apprentices, no ULN, and no grade that is not confirmed', async () => {
  const host = await opened();
  await host.goTo('Files');
  await host.unfold('Reports');
  const [headings = [], ...people] = await rowsOf(host, 'Cohort');
  const at = (heading: string) => headings.indexOf(heading);
  const employers = new Set(people.map((row) => String(row[at('Employer')] ?? '')).filter(Boolean));
  // The employer with most who have a grade that nobody has confirmed.
  const hasHiddenGrade = (row: readonly Cell[]) =>
    (row[at('Results confirmed')] ?? '') === '' && (row[at('Observation grade')] ?? '') !== '';
  const of = (employer: string) => people.filter((row) => row[at('Employer')] === employer);
  const [employer = ''] = [...employers].sort(
    (one, other) => of(other).filter(hasHiddenGrade).length - of(one).filter(hasHiddenGrade).length,
  );
  const hidden = of(employer).filter(hasHiddenGrade);
  expect(hidden.length).toBeGreaterThan(0);
  await make(host, 'Employer page', ['Employer', employer]);
  const name = (await host.sidebar.locator('.made strong').innerText()).trim();
  const rows = await rowsOf(host, name);
  const names = rows.map(([cell]) => cell);
  for (const row of people)
    expect([row[at('Apprentice')], names.includes(row[at('Apprentice')] as Cell)]).toEqual([
      row[at('Apprentice')],
      row[at('Employer')] === employer,
    ]);
  const text = JSON.stringify(rows);
  for (const row of of(employer)) expect(text).not.toContain(String(row[at('ULN')]));
  for (const row of hidden) {
    const line = rows.find(([cell]) => cell === row[at('Apprentice')]) ?? [];
    expect(line.join(' ')).not.toMatch(/\b(Pass|Passed|Merit|Distinction|Fail|Resit)\b/);
  }
});

test('a copy with values holds what the sheet shows and no formula', async () => {
  const host = await opened();
  await host.goTo('Files');
  await host.unfold('Values without the add-in');
  await host.button('Make a copy with values').click();
  await host.sidebar.locator('.made').waitFor();
  const name = (await host.sidebar.locator('.made strong').innerText()).trim();
  // A formula that answers nothing becomes a cell that holds nothing.
  const shown = (rows: readonly (readonly Cell[])[]) => rows.map((row) => row.map((cell) => cell ?? ''));
  expect(shown(await rowsOf(host, name))).toEqual(shown(await rowsOf(host, 'Cohort')));
  const formulas = await host.page.evaluate(
    async (sheet) => (await window.workbookForSidebar?.readFormulas(sheet)) ?? [],
    name,
  );
  expect(formulas.flat().filter((formula) => formula !== '')).toEqual([]);
});

const PARTS = ['Reports', 'Calendar', 'Lists as CSV', 'Values without the add-in', 'Import', 'Change log'];

test.each(['light', 'dark'] as const)('every part of Files can be used by everybody: %s', async (scheme) => {
  const host = await opened(scheme);
  await host.goTo('Files');
  const frame = host.page.frames().find((one) => one.parentFrame() === host.page.mainFrame());
  for (const part of PARTS) {
    await host.unfold(part);
    await host.section(part).locator('select, input, button').first().waitFor();
    expect([part, await axeFindings(frame as unknown as typeof host.page, [])]).toEqual([part, []]);
    const overhang = await frame?.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([part, overhang]).toEqual([part, 0]);
  }
});

test('a report is chosen and made with the keyboard alone', async () => {
  const host = await opened();
  const { page, sidebar } = host;
  await host.goTo('Files');
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
  };
  /** Goes on by Tab until this has the focus. */
  const tabTo = async (words: RegExp) => {
    for (let i = 0; i < 40; i++) {
      const focused = sidebar.locator(':focus');
      const text = (await focused.count()) > 0 ? await focused.evaluate(nameOfFocused) : '';
      if (words.test(text)) return;
      await press('Tab');
    }
    throw new Error(`Tab does not reach ${words}.`);
  };
  await tabTo(/^Reports/);
  await press('Enter');
  await host.field('Report').waitFor();
  await tabTo(/^Report$/);
  await press('ArrowDown', 3);
  await sidebar.getByText('A record to sign for each apprentice').waitFor();
  await tabTo(/^Print$/);
  await press('Enter');
  await sidebar.locator('.pack article').first().waitFor();
  await tabTo(/^Close$/);
  await press('Enter');
  await host.field('Report').waitFor();
  await tabTo(/^Make the sheet$/);
  await press('Enter');
  await sidebar.locator('.made').waitFor();
  await tabTo(/^Go to the sheet$/);
  await press('Enter');
  await page.locator('.o-sheet.active', { hasText: 'EPA gateway' }).waitFor();
});

/** Runs in the page: what a screen reader would call what has the focus. */
function nameOfFocused(element: Element): string {
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
  const words = labels.length > 0 ? labels.map((label) => label.textContent).join(' ') : element.textContent;
  return (words ?? '').trim();
}
