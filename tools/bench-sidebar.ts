import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { BenchSizes } from './bench-sizes';
import { figure, median, printTable } from './measure';
import { SIDEBAR_BUNDLE } from './sidebar-page';

const ON = '2026-11-23';

/** The sidebar beside the local workbook in a real browser, and what its script weighs. */
export async function benchSidebar(
  browser: Browser,
  origin: string,
  sizes: BenchSizes['sidebar'],
): Promise<void> {
  await printWeight();
  const rows = [
    [
      'rows',
      'opened to first content',
      'selection to drawn apprentice',
      'Cohort tab to drawn screen',
      'growth',
    ],
  ];
  let before: number | undefined;
  for (const size of sizes.rows) {
    const { opened, apprentice, cohort } = await timesFor(browser, `${origin}/?rows=${size}&on=${ON}`, sizes);
    const growth = before ? figure(cohort / before) : '';
    rows.push([String(size), figure(opened), figure(apprentice), figure(cohort), growth]);
    before = cohort;
  }
  printTable('Sidebar, milliseconds (goals at 10,000 rows: 800, 50 and 150, growth 12)', rows);
}

/** Whose bytes the script is made of. */
async function printWeight(): Promise<void> {
  const { metafile, outputFiles } = await build({
    entryPoints: ['preview/sidebar.ts'],
    write: false,
    metafile: true,
    outdir: 'dist',
    ...SIDEBAR_BUNDLE,
  });
  const [output] = Object.values(metafile.outputs);
  const parts = { sidebar: 0, core: 0, preact: 0 };
  for (const [path, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const part = path.includes('node_modules/preact')
      ? 'preact'
      : path.startsWith('core')
        ? 'core'
        : 'sidebar';
    parts[part] += bytesInOutput;
  }
  const kilobytes = (bytes: number) => figure(bytes / 1000);
  printTable('Sidebar script, kB minified (goal: 60)', [
    ['', 'whole', 'sidebar', 'core', 'preact', "Google's page"],
    [
      'script',
      kilobytes(outputFiles[0]?.contents.length ?? 0),
      kilobytes(parts.sidebar),
      kilobytes(parts.core),
      kilobytes(parts.preact),
      kilobytes(readFileSync('dist/apps-script/sidebar.html').length),
    ],
  ]);
}

async function timesFor(
  browser: Browser,
  address: string,
  { steps, openings }: BenchSizes['sidebar'],
): Promise<{ opened: number; apprentice: number; cohort: number }> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  // What tsx adds to functions so that they keep their names, also to those that run in the page.
  await page.addInitScript('globalThis.__name = (fn) => fn');
  // The engine takes its time to calculate 80,000 formulas before anything shows.
  page.setDefaultTimeout(180_000);
  await page.goto(address);
  const sidebar = page.frameLocator('iframe');
  await sidebar.locator('h1').first().waitFor();
  const apprentice = median(await page.evaluate(timeSelections, steps));
  const [opened, cohorts]: [number[], number[]] = [[], []];
  for (let i = 0; i < openings; i++) opened.push(await timeOpening(page));
  for (let i = 0; i < openings; i++) cohorts.push(await timeCohort(page));
  await page.close();
  return { opened: median(opened), apprentice, cohort: median(cohorts) };
}

/** From the click that shows a sidebar that is not there until the frame after its first content. */
async function timeOpening(page: Page): Promise<number> {
  const button = page.locator('#show-sidebar');
  await button.click();
  await page.locator('iframe').waitFor({ state: 'detached' });
  const time = await button.evaluate(async (shown: HTMLElement) => {
    const start = performance.now();
    shown.click();
    await new Promise<void>((drawn) => {
      const look = () =>
        document.querySelector('iframe')?.contentDocument?.querySelector('h1')
          ? requestAnimationFrame(() => drawn())
          : setTimeout(look);
      look();
    });
    return performance.now() - start;
  });
  await page.frameLocator('iframe').locator('.who').waitFor();
  return time;
}

/** Runs in the page: presses the arrow key in the sheet, and counts until the frame after the new name is drawn. */
async function timeSelections(steps: number): Promise<number[]> {
  const frame = document.querySelector('iframe') as HTMLIFrameElement;
  const sidebar = frame.contentDocument as Document;
  const name = () => sidebar.querySelector('h1')?.textContent;
  const times: number[] = [];
  document.querySelector<HTMLElement>('.o-grid')?.focus();
  for (let i = 0; i < steps; i++) {
    const before = name();
    const start = performance.now();
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', code: 'ArrowDown', bubbles: true, cancelable: true }),
    );
    await new Promise<void>((drawn) => {
      const look = () =>
        name() === before ? requestAnimationFrame(look) : requestAnimationFrame(() => drawn());
      look();
    });
    times.push(performance.now() - start);
    await new Promise((rested) => setTimeout(rested, 100));
  }
  return times;
}

/** From the click on the tab, with the cells there, until the frame after the lists are drawn. */
async function timeCohort(page: Page): Promise<number> {
  const time = await page.evaluate(async () => {
    const sidebar = (document.querySelector('iframe') as HTMLIFrameElement).contentDocument as Document;
    const [, cohort] = sidebar.querySelectorAll<HTMLElement>('[role=tab]');
    const start = performance.now();
    cohort?.click();
    await new Promise<void>((drawn) => {
      const look = () =>
        sidebar.querySelector('.lines') ? requestAnimationFrame(() => drawn()) : setTimeout(look);
      look();
    });
    return performance.now() - start;
  });
  await page.frameLocator('iframe').getByRole('tab', { name: 'Apprentice' }).click();
  await page.frameLocator('iframe').locator('.who').waitFor();
  return time;
}
