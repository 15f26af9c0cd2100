import type { Browser, Page } from 'playwright-core';
import { ilrFile, madeUpUlns, programmeAim } from '../test/import-files';
import type { BenchSizes } from './bench-sizes';
import { figure, median, printTable } from './measure';

const ON = '2026-11-23';

/** An ILR file brought into the local workbook: from the file chosen to the people drawn, and how long the page stood still. */
export async function benchImport(
  browser: Browser,
  origin: string,
  { megabytes, times }: BenchSizes['import'],
): Promise<void> {
  const rows = [['learners of the standard', 'MB', 'chosen to drawn', 'longest task']];
  for (const oneIn of [10, 1]) {
    const file = Buffer.from(largeIlr(megabytes, oneIn));
    const measured: { drawn: number; longest: number }[] = [];
    for (let i = 0; i < times; i++) measured.push(await timesFor(browser, origin, file));
    rows.push([
      oneIn === 1 ? 'all' : `1 in ${oneIn}`,
      figure(file.length / 1_000_000),
      figure(median(measured.map(({ drawn }) => drawn))),
      figure(Math.max(...measured.map(({ longest }) => longest))),
    ]);
  }
  printTable('Import of an ILR file, milliseconds (goals at 20 MB: 3,000, and no task beyond 100)', rows);
}

/** Each with a programme aim and two component aims, one in so many of them of this standard. */
function largeIlr(megabytes: number, oneIn: number): string {
  const component = { AimType: '3', LearnAimRef: '60349501', StdCode: '' };
  const learnerOf = (uln: string, i: number) => {
    const aim = programmeAim(i % oneIn === 0 ? {} : { StdCode: '122' });
    const aims = [aim, programmeAim(component), programmeAim({ ...component, LearnAimRef: '60349513' })];
    return { uln, given: `Person ${i}`, family: 'Larksong', aims };
  };
  const size = (count: number) => ilrFile('2026-27', madeUpUlns(count).map(learnerOf)).length;
  const each = (size(200) - size(100)) / 100;
  return ilrFile('2026-27', madeUpUlns(Math.round((megabytes * 1_000_000) / each)).map(learnerOf));
}

async function timesFor(
  browser: Browser,
  origin: string,
  buffer: Buffer,
): Promise<{ drawn: number; longest: number }> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  await page.addInitScript('globalThis.__name = (fn) => fn');
  page.setDefaultTimeout(180_000);
  await page.goto(`${origin}/?rows=300&on=${ON}`);
  const sidebar = page.frameLocator('iframe');
  await sidebar.getByRole('tab', { name: 'Files' }).click();
  await sidebar.locator('summary', { hasText: 'Import' }).click();
  const field = sidebar.getByLabel('Choose a file, or drop it here');
  await field.waitFor();
  await watch(page);
  await field.setInputFiles({ name: 'ILR.xml', mimeType: 'text/xml', buffer });
  await sidebar.locator('.imported').first().waitFor();
  const answer = await page.evaluate(async () => {
    const { measured } = window.frames[0] as unknown as {
      measured: { from: number; drawn: number; longest: number };
    };
    await new Promise((done) => setTimeout(done, 500));
    return { drawn: measured.drawn - measured.from, longest: measured.longest };
  });
  await page.close();
  return answer;
}

/** In the page of the sidebar: when a file was chosen, when the first of its people was drawn, and the longest task between. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sidebar = window.frames[0] as unknown as Window & typeof globalThis;
    const measured = { from: 0, drawn: 0, longest: 0 };
    Object.assign(sidebar, { measured });
    sidebar.document.addEventListener(
      'change',
      () => {
        measured.from = sidebar.performance.now();
      },
      true,
    );
    new sidebar.MutationObserver(() => {
      if (measured.drawn === 0 && sidebar.document.querySelector('.imported'))
        measured.drawn = sidebar.performance.now();
    }).observe(sidebar.document.body, { childList: true, subtree: true });
    new sidebar.PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        if (measured.from > 0 && startTime >= measured.from)
          measured.longest = Math.max(measured.longest, duration);
    }).observe({ type: 'longtask' });
  });
}
