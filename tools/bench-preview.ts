import type { Browser, Page } from 'playwright-core';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { columnLetters } from '../core/sheet/grid';
import type { BenchSizes } from './bench-sizes';
import { figure, median, printTable } from './measure';

const ON = '2026-11-23';

/** The local workbook in a real browser: from the address to a calculated page, from a typed grade to its answer, and sorting. */
export async function benchPreview(
  browser: Browser,
  origin: string,
  { workbook, sorting }: BenchSizes,
): Promise<void> {
  const rows = [
    ['rows', 'calculated page', 'edit at the top to drawn answer', 'edit in the middle', 'ratios'],
  ];
  let fewest: Times | undefined;
  const samples = new Map<number, number>();
  for (const size of workbook.rows) {
    const times = await timesFor(browser, origin, size, workbook);
    fewest ??= times;
    samples.set(size, times.load);
    rows.push([String(size), ...KINDS.map((kind) => figure(times[kind])), ratios(times, fewest)]);
  }
  printTable('Local workbook, milliseconds (goals against the fewest rows: 8, 3 and 3 times)', rows);
  const sorted = [['rows', 'click to drawn rows']];
  for (const size of sorting.rows)
    sorted.push([String(size), figure(await sortTime(browser, origin, size, sorting.sorts))]);
  printTable('Sorting the local workbook by name, milliseconds (goal at 2,000 rows: 2,000)', sorted);
  const saved = [['rows', 'opening a file', 'of the sample', 'saving it after an edit', 'of opening']];
  for (const size of workbook.rows) {
    const { opening, saving } = await savingTimes(browser, origin, size, workbook.loads);
    const ofSample = figure(opening / (samples.get(size) ?? opening));
    saved.push([String(size), figure(opening), ofSample, figure(saving), figure(saving / opening)]);
  }
  printTable(
    'Opening a file and saving into it, milliseconds (goals at 10,000 rows: one and a half times the sample, which comes without a file; twice the time of opening)',
    saved,
  );
}

/** The sample as a file, opened from it, edited once and saved into it. */
async function savingTimes(browser: Browser, origin: string, size: number, runs: number) {
  const times = { opening: [] as number[], saving: [] as number[] };
  const page = await openWorkbook(browser, origin, size);
  const saveTime = async () => {
    const downloads = page.waitForEvent('download', { timeout: PATIENCE_MS });
    const start = performance.now();
    await page.click('#save-xlsx');
    const download = await downloads;
    const time = performance.now() - start;
    return { time, download };
  };
  const { download } = await saveTime();
  const buffer = Buffer.concat(await (await download.createReadStream()).toArray());
  for (let run = 0; run < runs; run++) {
    const name = `Saved ${run}.xlsx`;
    const start = performance.now();
    await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer });
    await page.waitForFunction(
      (title) => document.title.startsWith(title) && document.querySelector('#working')?.textContent === '',
      name,
      { timeout: PATIENCE_MS },
    );
    times.opening.push(performance.now() - start);
    await editTime(page, 0, run % 2 ? 'Pass' : 'Fail');
    times.saving.push((await saveTime()).time);
  }
  await page.close();
  return { opening: median(times.opening), saving: median(times.saving) };
}

const KINDS = ['load', 'top', 'middle'] as const;
type Times = Readonly<Record<(typeof KINDS)[number], number>>;

function ratios(times: Times, fewest: Times): string {
  return KINDS.map((kind) => figure(times[kind] / fewest[kind])).join(' ');
}

async function timesFor(
  browser: Browser,
  origin: string,
  size: number,
  { loads, edits }: BenchSizes['workbook'],
): Promise<Times> {
  const times = { loads: [] as number[], top: [] as number[], middle: [] as number[] };
  for (let i = 0; i < loads; i++) {
    const start = performance.now();
    const page = await openWorkbook(browser, origin, size);
    times.loads.push(performance.now() - start);
    for (let edit = 0; edit < edits; edit++) {
      const grade = edit % 2 ? 'Pass' : 'Fail';
      times.top.push(await editTime(page, 0, grade));
      times.middle.push(await editTime(page, size >> 1, grade));
    }
    await page.close();
  }
  return { load: median(times.loads), top: median(times.top), middle: median(times.middle) };
}

async function openWorkbook(browser: Browser, origin: string, size: number): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${origin}/?rows=${size}&on=${ON}`);
  await page.locator('#selected-cell', { hasText: ': ' }).waitFor({ state: 'attached' });
  return page;
}

const GRADE = columnLetters(chosenColumns().usual.findIndex(({ heading }) => heading === 'Discussion grade'));
const NAME = columnLetters(chosenColumns().usual.findIndex(({ heading }) => heading === 'Apprentice'));

/** Types a grade for an apprentice, counted from 0; counts from the Enter key to the frame after the answer. */
async function editTime(page: Page, apprentice: number, grade: string): Promise<number> {
  const row = apprentice + 2;
  await goTo(page, `${GRADE}${row}`);
  await page.keyboard.type(grade);
  const time = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const start = performance.now();
        const enter = new KeyboardEvent('keydown', {
          key: 'Enter',
          code: 'Enter',
          bubbles: true,
          cancelable: true,
        });
        document.activeElement?.dispatchEvent(enter);
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
      }),
  );
  // Enter was taken for the cell, and not by what is offered while typing.
  await selected(page, `${GRADE}${row + 1}`);
  return time;
}

/** Sorts by name, back and forth; counts from the click in the menu to the frame after the rows are drawn. */
async function sortTime(browser: Browser, origin: string, rows: number, sorts: number): Promise<number> {
  const page = await openWorkbook(browser, origin, rows);
  const times: number[] = [];
  for (let sort = 0; sort < sorts; sort++) {
    const before = await firstName(page);
    await openFilterMenu(page);
    const item = page.locator('.o-filter-menu-item', {
      hasText: sort % 2 ? 'Sort ascending' : 'Sort descending',
    });
    times.push(
      await item.evaluate(
        (clicked: HTMLElement) =>
          new Promise<number>((done) => {
            const start = performance.now();
            clicked.click();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
          }),
      ),
    );
    const after = await firstName(page);
    if (after === before) throw new Error(`Sorting left ${before} in the first row.`);
  }
  await page.close();
  return median(times);
}

async function firstName(page: Page): Promise<string> {
  await goTo(page, `${NAME}2`);
  return (await page.locator('#selected-cell').textContent()) ?? '';
}

/** The button is drawn, at the right of the selected heading, whose lower right corner is this. */
async function openFilterMenu(page: Page): Promise<void> {
  await goTo(page, `${NAME}1`);
  const corner = await page.locator('.o-autofill').boundingBox();
  if (!corner) throw new Error('The heading is not in view.');
  await page.mouse.click(corner.x - 10, corner.y - 20);
  await page.locator('.o-filter-menu').waitFor();
}

/** While the engine draws, the name box can lose what is typed; then it is typed again. */
async function goTo(page: Page, address: string): Promise<void> {
  const type = async (timeout: number) => {
    await page.locator('.o-named-range-selector input').fill(address);
    await page.keyboard.press('Enter');
    await selected(page, address, timeout);
  };
  await type(BEFORE_TYPING_AGAIN_MS)
    .catch(() => type(BEFORE_TYPING_AGAIN_MS))
    .catch(() => type(PATIENCE_MS));
  await page.waitForFunction(() => document.activeElement?.closest('.o-grid'));
}

const BEFORE_TYPING_AGAIN_MS = 5_000;
const PATIENCE_MS = 180_000;

async function selected(page: Page, address: string, timeout = PATIENCE_MS): Promise<void> {
  await page.locator('#selected-cell', { hasText: `${address}: ` }).waitFor({ state: 'attached', timeout });
}
