import type { BrowserServer } from 'playwright-core';
import { launchBrowser } from '../../tools/browser';
import { build } from '../../tools/build';
import { type StaticServer, serve } from '../../tools/static-server';

declare global {
  var browserTests: { readonly browser: BrowserServer; readonly site: StaticServer } | undefined;
}

/** Before the browser tests: the built files, one browser and one server of dist/ for all of them. */
export default async function start(): Promise<void> {
  await build();
  const [browser, site] = await Promise.all([launchBrowser(), serve('dist', 0)]);
  globalThis.browserTests = { browser, site };
  process.env.BROWSER_ENDPOINT = browser.wsEndpoint();
  process.env.SITE = site.origin;
}
