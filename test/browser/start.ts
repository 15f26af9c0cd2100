import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import type { BrowserServer } from 'playwright-core';
import { launchBrowser } from '../../tools/browser';
import { build } from '../../tools/build';
import { buildPreview } from '../../tools/build-preview';
import { type StaticServer, serve } from '../../tools/static-server';

declare global {
  var browserTests: { readonly browser: BrowserServer; readonly site: StaticServer } | undefined;
}

/** Before the browser tests: the built files, one browser and one server of dist/ for all of them. */
export default async function start(): Promise<void> {
  await build();
  await buildPreview('dist/second-standard', [withSecondStandard]);
  const [browser, site] = await Promise.all([launchBrowser(), serve('dist', 0)]);
  globalThis.browserTests = { browser, site };
  process.env.BROWSER_ENDPOINT = browser.wsEndpoint();
  process.env.SITE = site.origin;
}

/** The whole local workbook over the made-up standard of the tests: its file in the place of the one that is shipped. */
const withSecondStandard: Plugin = {
  name: 'second standard',
  setup(building) {
    const namespace = 'second-standard';
    const file = resolve('test/core/second-standard.ts');
    building.onResolve({ filter: /\/st0071$/ }, () => ({ path: file, namespace }));
    building.onLoad({ filter: /.*/, namespace }, () => ({
      contents: `export { second as st0071 } from ${JSON.stringify(file)};`,
      resolveDir: resolve('.'),
    }));
  },
};
