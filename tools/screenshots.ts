import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type FrameLocator, type Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { buildPreview } from './build-preview';
import { serve } from './static-server';

/** The day on which the pictures show the sample cohort, and what the clock says on it. */
const ON = '2026-11-23';
const CLOCK = `${ON}T09:30:00Z`;
const FOLDER = 'docs/images';
const SCHEMES = ['light', 'dark'] as const;

/** In pixels of the page: as wide as the sidebar is in every host, and no picture taller than a guide can bear. */
const WIDTH = 320;
const MOST_HEIGHT = 900;
/** Pixels of a picture for one of the page: sharp on the screens of today. */
const SHARPNESS = 2;

/** A sheet as a provider may keep it, with headings that only its own people know. */
const OWN_SHEET = `Learner ref,Trainee,Company,Date began,GW date,Coach
1000000019,Amara Foxbury,Foxglove Energy,06/01/2025,,Jo
2000000028,Ben Hollowdene,Harbourlight Hotels,05/05/2025,18/09/2026,Sam
3000000037,Cleo Larksong,Kestrel Parcels,03/03/2025,10/07/2026,Jo
`;

/** The sidebar as a person finds their way in it. */
interface Sidebar {
  find(name: string): Promise<void>;
  tab(name: 'Apprentice' | 'Cohort' | 'Set up'): Promise<void>;
  /** Leaves only this part of a screen open, at the top of the picture. */
  only(part: string): Promise<void>;
  unfold(words: string): Promise<void>;
  press(button: string): Promise<void>;
  choose(field: string, choice: string): Promise<void>;
  type(field: string, text: string): Promise<void>;
  openOwnSheet(): Promise<void>;
}

/** Every picture of the sidebar: its name, and the way there. */
const PICTURES: Readonly<Record<string, (sidebar: Sidebar) => Promise<void>>> = {
  gateway: ({ find }) => find('Tariq Barrowdene'),
  deadlines: ({ find }) => find('Beatrix Bramblewick'),
  grade: ({ find }) => find('Callum Kowalewicz-Rowe'),
  'what-if': async ({ find, only, unfold, choose, type }) => {
    await find('Callum Kowalewicz-Rowe');
    await only('Grade');
    await unfold('What if…');
    await choose('Observation, supposed', 'Distinction');
    await unfold('Criteria calculator');
    await type('Pass criteria met', '12');
    await type('Pass criteria in all', '12');
    await type('Distinction criteria met', '5');
    await type('Distinction criteria in all', '6');
  },
  'gateway-pack': async ({ find, press }) => {
    await find('Leila Wrenfield');
    await press('Print gateway pack');
  },
  cohort: ({ tab }) => tab('Cohort'),
  'next-30-days': async ({ tab, only }) => {
    await tab('Cohort');
    await only('Next 30 days');
  },
  issues: async ({ tab, only }) => {
    await tab('Cohort');
    await only('Issues');
  },
  settings: async ({ tab, only }) => {
    await tab('Set up');
    await only('Settings');
  },
  functions: async ({ tab, only, type, unfold }) => {
    await tab('Set up');
    await only('Insert a function');
    await type('Search the functions', 'deadline');
    await unfold('EPA_DEADLINE');
  },
  rules: async ({ tab, only }) => {
    await tab('Set up');
    await only('Rules of the standard');
  },
  about: async ({ tab, only }) => {
    await tab('Set up');
    await only('About and help');
  },
  connect: async ({ openOwnSheet, press }) => {
    await openOwnSheet();
    await press('Connect this sheet');
  },
};

await Promise.all([mkdir(FOLDER, { recursive: true }), takeAll()]);

async function takeAll(): Promise<void> {
  const site = await mkdtemp(join(tmpdir(), 'epa-cohort-pictures-'));
  await buildPreview(site);
  const [browserServer, server] = await Promise.all([launchBrowser(), serve(site, 0)]);
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const pageOf = async (deviceScaleFactor: number) => {
    const page = await browser.newPage({
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor,
    });
    return page;
  };
  const [whole, beside] = [await pageOf(1), await pageOf(SHARPNESS)];
  const address = `${server.origin}/?on=${ON}`;
  await opened(whole, address);
  await whole.screenshot({ path: `${FOLDER}/local-workbook.png`, animations: 'disabled' });
  console.log(`Wrote ${FOLDER}/local-workbook.png.`);
  for (const [name, goThere] of Object.entries(PICTURES)) {
    await opened(beside, address);
    await goThere(sidebarIn(beside));
    await take(beside, name);
  }
  await browser.close();
  await Promise.all([browserServer.close(), server.close(), rm(site, { recursive: true })]);
}

/** Opens the sample anew, so that no picture shows what the one before has left. */
async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('#selected-cell', { hasText: ': ' }).waitFor({ state: 'attached' });
  await frameIn(page).locator('.who h1').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

function frameIn(page: Page): FrameLocator {
  return page.frameLocator('#sidebar iframe');
}

function sidebarIn(page: Page): Sidebar {
  const frame = frameIn(page);
  const section = (title: string) =>
    frame.locator('details.section', { has: frame.getByRole('heading', { name: title, exact: true }) });
  const unfold = (words: string) => frame.locator('summary', { hasText: words }).first().click();
  const press = (name: string) => frame.getByRole('button', { name, exact: true }).click();
  return {
    find: async (name) => {
      const field = frame.getByRole('combobox', { name: /^Find an apprentice/ });
      await field.fill(name);
      await field.press('Enter');
      await frame.locator('.who h1', { hasText: name }).waitFor();
    },
    tab: (name) => frame.getByRole('tab', { name }).click(),
    only: async (title) => {
      await section(title).waitFor();
      const others = frame.locator('details.section[open] > summary').filter({ hasNotText: title });
      for (const other of await others.all()) await other.click();
      if ((await section(title).getAttribute('open')) === null) await section(title).locator('summary').first().click();
      await section(title).evaluate((part) => part.scrollIntoView());
    },
    unfold,
    press,
    choose: async (field, choice) => {
      await frame.getByLabel(field).selectOption(choice);
    },
    type: (field, text) => frame.getByLabel(field, { exact: true }).fill(text),
    openOwnSheet: async () => {
      const file = { name: 'Our learners.csv', mimeType: 'text/csv', buffer: Buffer.from(OWN_SHEET) };
      await page.setInputFiles('#file', file);
      await page.waitForFunction(() => document.title.startsWith('Our learners'));
    },
  };
}

/** The sidebar alone, as tall as what it holds, in light and dark. */
async function take(page: Page, name: string): Promise<void> {
  const element = page.locator('#sidebar iframe');
  await element.evaluate((frame: HTMLIFrameElement, [width, most]) => {
    const body = frame.contentDocument?.documentElement;
    Object.assign(frame.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '99', width: `${width}px`, height: '1px' });
    frame.style.height = `${Math.min(body?.scrollHeight ?? most, most)}px`;
  }, [WIDTH, MOST_HEIGHT] as const);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const path = `${FOLDER}/sidebar-${name}-${colorScheme}.png`;
    await element.screenshot({ path, animations: 'disabled' });
    console.log(`Wrote ${path}.`);
  }
}
