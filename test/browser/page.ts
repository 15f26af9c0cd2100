import { afterAll } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startTheClockAt } from './clock';

export interface OpenedPage {
  readonly page: Page;
  /** Whatever must not happen: console errors, uncaught exceptions, failed answers, requests to another host. */
  readonly faults: readonly string[];
}

interface Options extends BrowserContextOptions {
  /** When it is in the page, as in `2026-11-25T12:00:00Z`; without it, now. */
  readonly at?: string;
  /** Before the page is fetched: routes and scripts of its own. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

let browser: Promise<Browser> | undefined;

/**
 * Opens a page of dist/, such as `/preview/`, or one of a folder by its whole address, as a person in England would; it closes
 * after the file's last test.
 */
export async function openPage(path: string, { at, prepare, ...options }: Options = {}): Promise<OpenedPage> {
  browser ??= chromium.connect(fromStart('BROWSER_ENDPOINT'));
  const context = await (await browser).newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const site = fromStart('SITE');
  await context.route(
    (url) => url.origin !== site && url.protocol !== 'file:',
    (route) => {
      faults.push(`asked another host: ${route.request().url()}`);
      return route.abort();
    },
  );
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  if (at !== undefined) await page.addInitScript(startTheClockAt, at);
  await prepare?.(page);
  await page.goto(new URL(path, site).href);
  return { page, faults };
}

function fromStart(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the browser tests with "npx jest --selectProjects browser".`);
  return value;
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});
