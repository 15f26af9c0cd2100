import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import { chosenColumns } from '../core/sheet/chosen-standard';
import type { Method } from '../core/standard/standard';
import { launchBrowser } from './browser';
import { buildPreview } from './build-preview';
import { smallPng } from './small-png';
import { serve } from './static-server';

/*
 * npm run screenshots                    all pictures of the guide
 * npm run screenshots -- cohort issues   those with these names, without "sidebar-" and the colours
 */

/** The day on which the pictures show the sample cohort. */
const ON = '2026-11-23';
const FOLDER = 'docs/images';
/** The picture of the page with sheet and sidebar. */
const WHOLE = 'local-workbook';

/** The method whose grade is supposed, and the grade. */
const [METHOD] = chosenColumns().standard.methods as [Method];
const BEST_GRADE = METHOD.grades[METHOD.grades.length - 1] as string;

/** In pixels of the page: as wide as the sidebar is beside a sheet, and no picture taller than a guide can bear. */
const WIDTH = 320;
const MOST_HEIGHT = 900;
/** Pixels of a picture of the sidebar for one of the page. */
const SHARPNESS = 2;

/** A sheet as a provider may keep it, with headings that only its own people know. */
const OWN_SHEET = `Learner ref,Trainee,Company,Date began,GW date,Coach
1000000019,Amara Foxbury,Foxglove Energy,06/01/2025,,Jo
2000000028,Ben Hollowdene,Harbourlight Hotels,05/05/2025,18/09/2026,Sam
3000000037,Cleo Larksong,Kestrel Parcels,03/03/2025,10/07/2026,Jo
`;

/** One with the usual headings, and with gaps. */
const LEARNERS = `ULN,Apprentice,Employer,Start date,Planned end date
1000000019,Amara Foxbury,Foxglove Energy,06/01/2025,
2000000028,Ben Hollowdene,Harbourlight Hotels,05/05/2025,
`;

/** What the MIS says of two of them, and of one more. */
const MIS_EXPORT = `ULN,Learner name,Employer name,Start date,Planned end date
1000000019,Amara Foxbury,Foxglove Energy,06/01/2025,05/04/2026
2000000028,Ben Hollowdene,Kestrel Parcels,05/05/2025,04/08/2026
4000000046,Idris Quillfeather,Brackenby Care,01/09/2025,30/11/2026
`;

interface Picture {
  readonly name: string;
  /** The way there, from the sidebar as it opens. */
  readonly steps: (sidebar: Sidebar) => Promise<void>;
  /** The words of the part that is at the top; else it is the beginning of the screen. */
  readonly from?: string;
  /** In pixels of the page, where not as wide as beside a sheet and as tall as its content. */
  readonly size?: readonly [width: number, height: number];
}

const PICTURES: readonly Picture[] = [
  // All that is to be seen without scrolling in the narrowest panel there is.
  { name: 'at-a-glance', size: [300, 700], steps: ({ find }) => find('Niamh Wetherlam') },
  { name: 'gateway', steps: ({ find }) => find('Niamh Wetherlam') },
  {
    name: 'deadlines',
    steps: async ({ find, unfold }) => {
      await find('Jun Silverbirch');
      await unfold('Deadlines');
    },
  },
  {
    name: 'grade',
    steps: async ({ find, unfold }) => {
      await find('Alfie Bellweather');
      await unfold('Grade');
    },
  },
  {
    name: 'what-if',
    from: 'What if…',
    steps: async ({ find, unfold, choose, type }) => {
      await find('Alfie Bellweather');
      await unfold('Grade');
      await unfold('What if…');
      await choose(`${METHOD.name}, supposed`, BEST_GRADE);
      await unfold('Criteria calculator');
      await type('Pass criteria met', '12');
      await type('Pass criteria in all', '12');
      await type('Distinction criteria met', '5');
      await type('Distinction criteria in all', '6');
    },
  },
  {
    name: 'gateway-pack',
    steps: async ({ find, press }) => {
      await find('Tariq Abernetty');
      await press('Print gateway pack');
    },
  },
  { name: 'cohort', steps: ({ goTo }) => goTo('Cohort', 'Worst first') },
  { name: 'next-30-days', from: 'Next 30 days', steps: ({ goTo }) => goTo('Cohort', 'Next 30 days') },
  { name: 'issues', from: 'Issues', steps: ({ goTo }) => goTo('Cohort', 'Issues') },
  {
    name: 'reports',
    steps: async ({ goTo, press, sees }) => {
      await goTo('Files', 'Reports');
      await press('Make the sheet');
      await sees('Made: the sheet');
    },
  },
  {
    name: 'calendar',
    steps: async ({ goTo, sees }) => {
      await goTo('Files', 'Calendar');
      await sees('the first on');
    },
  },
  {
    name: 'import',
    steps: async ({ open, goTo, bringIn, sees }) => {
      await open('Learners', LEARNERS);
      await goTo('Files', 'Import');
      await bringIn('MIS export.csv', MIS_EXPORT);
      await sees('Write 3 cells');
    },
  },
  {
    name: 'connect',
    steps: async ({ open, press }) => {
      await open('Our learners', OWN_SHEET);
      await press('Connect this sheet');
    },
  },
  {
    name: 'set-up',
    from: 'This sheet',
    steps: async ({ open, goTo }) => {
      await open('Learners', 'ULN,Apprentice,Employer\n1000000019,Amara Foxbury,Foxglove Energy\n');
      await goTo('Set up', 'This sheet');
    },
  },
  { name: 'settings', steps: ({ goTo }) => goTo('Set up', 'Settings') },
  {
    name: 'functions',
    steps: async ({ goTo, type, unfold }) => {
      await goTo('Set up', 'Insert a function');
      await type('Search the functions', 'deadline');
      await unfold('EPA_DEADLINE');
    },
  },
  { name: 'rules', steps: ({ goTo }) => goTo('Set up', 'Rules of the standard') },
  { name: 'about', steps: ({ goTo }) => goTo('Set up', 'About and help') },
];

/** The sidebar as a person finds their way in it: by the words that it shows. */
interface Sidebar {
  find(apprentice: string): Promise<void>;
  /** To a screen, with this part of it open and no other. */
  goTo(tab: 'Cohort' | 'Files' | 'Set up', part: string): Promise<void>;
  unfold(words: string): Promise<void>;
  press(button: string): Promise<void>;
  choose(field: string, choice: string): Promise<void>;
  type(field: string, text: string): Promise<void>;
  /** Waits until these words are there. */
  sees(words: string): Promise<void>;
  /** Gives the import a .csv file. */
  bringIn(name: string, csv: string): Promise<void>;
  /** Opens a .csv file in place of the sample. */
  open(name: string, csv: string): Promise<void>;
}

function sidebarOn(page: Page): Sidebar {
  const frame = frameOn(page);
  const summary = (words: string) => frame.locator('summary', { hasText: words }).first();
  const unfold = (words: string) => summary(words).click();
  const press = (name: string) => frame.getByRole('button', { name, exact: true }).click();
  return {
    unfold,
    press,
    find: async (name) => {
      const field = frame.getByRole('combobox', { name: /^Find an apprentice/ });
      await field.fill(name);
      await field.press('Enter');
      await frame.locator('.who h1', { hasText: name }).waitFor();
    },
    goTo: async (tab, part) => {
      await frame.getByRole('tab', { name: tab }).click();
      await summary(part).waitFor();
      for (const open of await frame.locator('details.section[open] > summary').all()) await open.click();
      await unfold(part);
    },
    choose: async (field, choice) => {
      await frame.getByLabel(field, { exact: true }).selectOption(choice);
    },
    type: (field, text) => frame.getByLabel(field, { exact: true }).fill(text),
    sees: (words) => frame.getByText(words).first().waitFor(),
    bringIn: async (name, csv) => {
      const file = { name, mimeType: 'text/csv', buffer: Buffer.from(csv) };
      await frame.getByLabel('Choose a file, or drop it here').setInputFiles(file);
      await frame.locator('.imported').first().waitFor();
    },
    open: async (name, csv) => {
      const file = { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) };
      await page.setInputFiles('#file', file);
      await page.waitForFunction((title) => document.title.startsWith(title), name);
    },
  };
}

function frameOn(page: Page): FrameLocator {
  return page.frameLocator('#sidebar iframe');
}

/** The page with the sample, anew, so that no picture shows what the one before has left. */
async function openSample(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/?on=${ON}`);
  await page.locator('#selected-cell', { hasText: ': ' }).waitFor({ state: 'attached' });
  await frameOn(page).locator('.who h1').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

async function newPage(browser: Browser, deviceScaleFactor: number): Promise<Page> {
  return browser.newPage({
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor,
  });
}

async function takeWorkbook(page: Page): Promise<void> {
  await write(WHOLE, await page.screenshot({ animations: 'disabled' }));
}

/** The sidebar alone, in light and dark; `workshop` is where pictures are made small. */
async function takeSidebar(page: Page, { name, from, size }: Picture, workshop: Page): Promise<void> {
  await giveSize(page, size);
  await scrollTo(page, from);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const png = await page.locator('#sidebar iframe').screenshot({ animations: 'disabled' });
    await write(`sidebar-${name}-${colorScheme}`, await smallPng(workshop, png));
  }
}

/** Out of the page's layout; as tall as its content where no height is asked for. */
async function giveSize(page: Page, [width, height]: readonly [number, number?] = [WIDTH]): Promise<void> {
  await page.locator('#sidebar iframe').evaluate(
    (element, [width, height, most]) => {
      const frame = element as HTMLIFrameElement;
      // So low at first that the content tells its own height.
      frame.style.cssText = `position: fixed; inset: 0 auto auto 0; z-index: 99; width: ${width}px; height: 1px`;
      const content = frame.contentDocument?.documentElement.scrollHeight ?? most;
      frame.style.height = `${height ?? Math.min(content, most)}px`;
    },
    [width, height, MOST_HEIGHT] as const,
  );
}

/** Brings a part to the top, below what stays in view there, and lets go of the field that was used last. */
async function scrollTo(page: Page, from: string | undefined): Promise<void> {
  const frame = frameOn(page);
  const top =
    from === undefined ? frame.locator('#app') : frame.locator('summary', { hasText: from }).first();
  await top.evaluate((part) => {
    const { document, scrollY } = window;
    (document.activeElement as HTMLElement | null)?.blur();
    const staying = [...document.querySelectorAll<HTMLElement>('header, .who')];
    const room = staying.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
    window.scrollTo(0, scrollY + part.getBoundingClientRect().top - room);
  });
}

async function write(name: string, png: Buffer): Promise<void> {
  const path = `${FOLDER}/${name}.png`;
  await writeFile(path, png);
  console.log(`Wrote ${path}, ${Math.round(png.length / 1024)} kB.`);
}

const site = await mkdtemp(join(tmpdir(), 'epa-cohort-pictures-'));
await Promise.all([buildPreview(site), mkdir(FOLDER, { recursive: true })]);
const [browserServer, { origin, close }] = await Promise.all([launchBrowser(), serve(site, 0)]);
const browser = await chromium.connect(browserServer.wsEndpoint());

const names = process.argv.slice(2);
const wanted = names.length === 0 ? PICTURES : PICTURES.filter(({ name }) => names.includes(name));

if (names.length === 0 || names.includes(WHOLE)) {
  const whole = await newPage(browser, 1);
  await openSample(whole, origin);
  await takeWorkbook(whole);
  await whole.close();
}

const [page, workshop] = [await newPage(browser, SHARPNESS), await newPage(browser, 1)];
for (const picture of wanted) {
  await openSample(page, origin);
  await picture.steps(sidebarOn(page));
  await takeSidebar(page, picture, workshop);
}

await browser.close();
await Promise.all([browserServer.close(), close(), rm(site, { recursive: true })]);
