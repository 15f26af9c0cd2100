import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { launchBrowser } from './browser';
import { buildPreview } from './build-preview';
import { serve } from './static-server';

/** The day on which the pictures show the sample cohort. */
const ON = '2026-11-23';
const FOLDER = 'docs/images';

await Promise.all([buildPreview('dist/preview'), mkdir(FOLDER, { recursive: true })]);
const [server, site] = await Promise.all([launchBrowser(), serve('dist/preview', 0)]);
const browser = await chromium.connect(server.wsEndpoint());
const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });

await page.goto(`${site.origin}/?on=${ON}`);
await page.locator('#selected-cell', { hasText: ': ' }).waitFor({ state: 'attached' });
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: `${FOLDER}/local-workbook.png`, animations: 'disabled' });

await browser.close();
await Promise.all([server.close(), site.close()]);
console.log(`Wrote ${FOLDER}/local-workbook.png.`);
