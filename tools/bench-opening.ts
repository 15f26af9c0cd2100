import type { Browser, Page } from 'playwright-core';
import type { Cell } from '../core/cells/cell';
import { type Day, dayOf } from '../core/dates/day';
import type { Change } from '../core/port/workbook';
import { type SampleApprentice, sampleCohort } from '../preview/sample-cohort';
import type {} from '../preview/sidebar-window';
import type { BenchSizes } from './bench-sizes';
import { figure, median, printTable } from './measure';

const ON = dayOf(2026, 11, 23) as Day;
const ADDRESS = '?on=2026-11-23';
const PATIENCE_MS = 180_000;
/** So narrow that the page opens without its sidebar. */
const NARROW = { width: 800, height: 800 };

/**
 * The sidebar of the local workbook from the click that opens it to its first content, in a browser without anything of it
 * kept or compiled; then a tick beside it, from the port to the frame after the sheet is drawn.
 */
export async function benchOpening(
  browser: Browser,
  origin: string,
  { rows, browsers, ticks }: BenchSizes['opening'],
): Promise<void> {
  const times: Times[] = [];
  for (const size of rows) {
    const each: Times[] = [];
    for (let i = 0; i < browsers; i++)
      each.push(await timesFor(browser, `${origin}/${ADDRESS}&rows=${size}`, size, ticks));
    times.push({
      opening: median(each.map(({ opening }) => opening)),
      tick: median(each.map(({ tick }) => tick)),
    });
  }
  const [few] = times as [Times];
  printTable(
    'Sidebar opened cold, and a tick beside it, milliseconds (goals: 400 for 200 rows, 800 for 10,000; a tick twice that of 200)',
    [
      ['rows', 'to first content', 'ratio', 'tick to drawn sheet', 'ratio'],
      ...times.map(({ opening, tick }, i) => [
        String(rows[i]),
        figure(opening),
        figure(opening / few.opening),
        figure(tick),
        figure(tick / few.tick),
      ]),
    ],
  );
}

interface Times {
  readonly opening: number;
  readonly tick: number;
}

async function timesFor(browser: Browser, address: string, size: number, ticks: number): Promise<Times> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: NARROW });
  const page = await context.newPage();
  await page.addInitScript('globalThis.__name = (fn) => fn');
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address);
  await page.locator('#selected-cell', { hasText: ': ' }).waitFor({ state: 'attached' });
  const opening = await page.locator('#show-sidebar').evaluate(timeOpening);
  const tick = median(await tickTimes(page, size, ticks));
  await context.close();
  return { opening, tick };
}

/** Runs in the page: from the click until the frame after the apprentice is drawn. */
async function timeOpening(button: HTMLElement | SVGElement): Promise<number> {
  const start = performance.now();
  (button as HTMLElement).click();
  await new Promise<void>((drawn) => {
    const look = () =>
      document.querySelector('iframe')?.contentDocument?.querySelector('.who h1')
        ? requestAnimationFrame(() => drawn())
        : setTimeout(look);
    look();
  });
  return performance.now() - start;
}

/** Somebody in the middle of the sheet has achieved English, then is exempt, and so on; the first time is not counted. */
async function tickTimes(page: Page, size: number, ticks: number): Promise<readonly number[]> {
  const { uln, english } = sampleCohort(ON, size)[size >> 1] as SampleApprentice;
  const words = ['Achieved', 'Exempt'] as const;
  const changes: Change[] = [];
  let expected = (english ?? '') as Cell;
  for (let i = 0; i <= ticks; i++) {
    const value = expected === words[0] ? words[1] : words[0];
    changes.push({ sheet: 'Cohort', identity: { uln }, column: 'english', expected, value });
    expected = value;
  }
  const times: number[] = [];
  for (const change of changes) times.push(await page.evaluate(timeTick, change));
  return times.slice(1);
}

/** Runs in the page. */
async function timeTick(change: Change): Promise<number> {
  const start = performance.now();
  const results = await window.workbookForSidebar?.applyChanges([change]);
  if (results?.[0]?.outcome !== 'written') throw new Error(JSON.stringify(results));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return performance.now() - start;
}
