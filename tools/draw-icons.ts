import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { launchBrowser } from './browser';

/** The sizes that Excel asks for: 16, 32 and 80 on the ribbon, 32 and 64 in its list of add-ins. */
const SIZES = [16, 32, 64, 80];
const FOLDER = 'excel-addin/assets';

// Run with `npx tsx tools/draw-icons.ts` after a change to icon.svg; the PNGs are kept beside it.
const drawing = await readFile(`${FOLDER}/icon.svg`, 'utf8');
const server = await launchBrowser();
const browser = await chromium.connect(server.wsEndpoint());
const page = await browser.newPage();
await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${drawing}`);
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.screenshot({ path: `${FOLDER}/icon-${size}.png`, omitBackground: true });
}
await server.close();
