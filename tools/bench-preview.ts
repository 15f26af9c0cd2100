import { type Browser, chromium, type Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { figure, median, printTable } from './measure';
import { serve } from './static-server';

const SIZES = [200, 10_000] as const;
const LOADS = 3;
const EDITS = 3;

/** The local workbook in a real browser: from the address to a calculated page, and from a typed grade to its answer. */
export async function benchPreview(): Promise<void> {
  const [server, site] = await Promise.all([launchBrowser(), serve('dist/preview', 0)]);
  const browser = await chromium.connect(server.wsEndpoint());
  const rows = [['rows', 'calculated page', 'edit to drawn answer']];
  for (const size of SIZES) {
    const { load, edit } = await timesFor(browser, `${site.origin}/?rows=${size}&on=2026-11-23`);
    rows.push([String(size), figure(load), figure(edit)]);
  }
  printTable('Local workbook, milliseconds', rows);
  await browser.close();
  await server.close();
  await site.close();
}

async function timesFor(browser: Browser, address: string): Promise<{ load: number; edit: number }> {
  const loads: number[] = [];
  const edits: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(180_000);
    const start = performance.now();
    await page.goto(address);
    await page.locator('#selected-cell', { hasText: ': ' }).waitFor({ state: 'attached' });
    loads.push(performance.now() - start);
    for (let edit = 0; edit < EDITS; edit++) edits.push(await editTime(page, edit % 2 ? 'Pass' : 'Fail'));
    await page.close();
  }
  return { load: median(loads), edit: median(edits) };
}

/** Types a grade into the discussion grade of the first apprentice; counts from the Enter key to the frame after the answer. */
async function editTime(page: Page, grade: string): Promise<number> {
  await page.locator('.o-named-range-selector input').fill('AF2');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('.o-grid'));
  await page.keyboard.type(grade);
  return page.evaluate(
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
}
