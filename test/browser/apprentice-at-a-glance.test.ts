import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { day } from '../days';
import { eventually } from './eventually';
import { type SidebarActions, withActions } from './sidebar-actions';
import { openInGoogle, openInLocalWorkbook, type Rows, type SidebarInHost } from './sidebar-hosts';
import { BEN_AT, HEADINGS, ROWS } from './small-cohort';

/*
 * What the Apprentice screen shows without scrolling at 300 by 700 pixels, and how the keyboard reaches it. The page is the
 * same in every host, so one is enough; F6 is a key of the local workbook.
 */

const HEIGHT = 700;
/** Two columns that are one name stand in no sheet beside it. */
const COLUMNS = chosenColumns().all.filter(({ key }) => key !== 'givenNames' && key !== 'familyName');
const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaftschafers';

/** Somebody with everything that a line can say, dates as long as they get and a name that does not fit. */
const WORDY: Rows[number] = HEADINGS.map(
  (heading) =>
    ({
      ULN: '4000000046',
      Apprentice: LONG_NAME,
      Employer: 'Kestrel Parcels',
      'Start date': day('2025-09-29'),
      'On-programme complete': 'Yes',
      'Portfolio complete': 'Submitted',
      'Evidence pieces': 11,
      English: 'Exempt: EHC plan, seen by the provider at the start',
      'Employer sign-off': day('2026-09-23'),
      'Provider sign-off': day('2026-09-24'),
      'Apprentice sign-off': day('2026-12-23'),
    })[heading as string] ?? '',
);

let host: SidebarInHost & SidebarActions;

async function goTo(row: number, name: string): Promise<void> {
  await host.select(row, 1);
  await host.sees(name);
}

describe('at 300 by 700 pixels', () => {
  beforeAll(async () => {
    host = withActions(await openInGoogle([...ROWS, WORDY]));
  });
  afterAll(() => expect(host.faults).toEqual([]));

  test.each([
    [1, 'Amara Foxbury', 'On programme', ['5 of 9 missing', 'No EPA start yet', 'None yet']],
    [2, 'Ben Hollowdene', 'In EPA', ['Through gateway', 'EPA end 5 January 2027', 'None yet']],
    [3, 'Cleo Larksong', 'Awaiting confirmation', ['Through gateway', 'EPA end 6 October 2026', 'Pass']],
    [4, LONG_NAME, 'On programme', ['3 of 9 missing', 'No EPA start yet', 'None yet']],
  ] as const)('row %i, %s (%s), is read without scrolling', async (row, name, stage, answers) => {
    await goTo(row, name);
    expect(await host.sidebar.locator('.standing .tag').first().innerText()).toBe(stage);
    expect(await host.sidebar.locator('.section .status').allInnerTexts()).toEqual(answers);
    expect(await notInView()).toEqual([]);
    expect(await host.sidebar.locator('.checklist .item-head').count()).toBe(10);
  });

  test('a line is high enough to be hit, and each is one stop of the Tab key', async () => {
    await goTo(1, 'Amara Foxbury');
    const lines = host.sidebar.locator('.checklist .item-head');
    const heights = await lines.evaluateAll((all) => all.map((line) => line.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    await lines.first().focus();
    const visited: string[] = [];
    for (let i = 0; i < 11; i++) {
      visited.push(await focusedText());
      await host.page.keyboard.press('Tab');
    }
    expect(visited).toEqual([
      'On-programme',
      'Portfolio',
      'Evidence pieces',
      'English',
      'Maths',
      'Employer sign-off',
      'Provider sign-off',
      'Apprentice sign-off',
      'Time on programme',
      'Gateway date',
      'Deadlines',
    ]);
  });

  test('the top is in view again whenever the apprentice changes, and the focus stays', async () => {
    await goTo(1, 'Amara Foxbury');
    await host.open('Maths');
    // So long for both of them that it is no shorter screen which brings the top back.
    for (const part of ['Deadlines', 'Grade']) await host.unfold(part);
    const next = host.button('Next apprentice');
    await next.focus();
    await host.page.evaluate(() => scrollTo(0, 150));
    expect(await host.page.evaluate(() => scrollY)).toBe(150);
    await host.page.keyboard.press('Enter');
    await host.sees('Ben Hollowdene');
    await eventually(
      () => host.page.evaluate(() => scrollY),
      (top) => expect(top).toBe(0),
    );
    expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
    // What was open was open for somebody else.
    expect(await host.sidebar.locator('.item-head[aria-expanded="true"]').count()).toBe(0);
  });

  test('what is opened stays open for the next apprentice, and after another screen', async () => {
    await host.unfold('Deadlines');
    await host.section('Grade').locator('summary').first().click();
    await host.goTo('Cohort');
    await host.goTo('Apprentice');
    await goTo(3, 'Cleo Larksong');
    expect(await host.section('Deadlines').getAttribute('open')).not.toBeNull();
    expect(await host.section('Grade').getAttribute('open')).toBeNull();
  });
});

/** Eighty characters without a space. */
const EIGHTY = LONG_NAME.repeat(2).slice(0, 80);
const SIGNED = {
  employerSignOff: '2026-05-04',
  providerSignOff: '2026-05-05',
  apprenticeSignOff: '2026-05-05',
};
const IN_EPA = { ...SIGNED, gatewayDate: '2026-05-07', epaStart: '2026-05-18' };

/** The hardest rows there are, in a sheet with every column: what is not told of somebody is blank. */
const HARD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the longest of everything': {
    employer: EIGHTY.toUpperCase(),
    cohort: EIGHTY,
    start: '2025-09-29',
    portfolioComplete: 'Submitted',
    english: `Exempt: ${EIGHTY}`,
    maths: 'Exempt: EHC plan, seen by the provider at the start',
    employerSignOff: '2026-12-23',
    employerSignOffBy: EIGHTY,
    providerSignOff: '2026-12-24',
    providerSignOffBy: EIGHTY,
    gatewayDate: '2026-12-30',
  },
  'three failed methods': {
    ...IN_EPA,
    observationGrade: 'Fail',
    observationResitDate: '2026-09-02',
    observationResitGrade: 'Fail',
    observationAttempts: '2',
    projectGrade: 'Fail',
    projectResitDate: '2026-12-12',
    discussionGrade: 'Fail',
  },
  'an answer that contradicts itself': {
    start: '2026-06-06',
    onProgrammeComplete: 'No',
    gatewayDate: '2026-11-07',
    epaStart: '2026-11-18',
    certificateDate: '2026-11-20',
  },
  'no cell that can be read': Object.fromEntries(
    COLUMNS.filter(({ kind }) => kind.name !== 'text').map(({ key }) => [key, 'xyzzy 12']),
  ),
  'nothing but a name': {},
  'on a break': { start: '2025-05-05', learningStatus: 'Break in learning' },
};

describe('at 300 by 700 pixels with every column that there is', () => {
  const rows = Object.entries(HARD).map(([name, cells]) =>
    COLUMNS.map(({ key }) => {
      if (key === 'apprentice') return name === 'the longest of everything' ? EIGHTY : name;
      const cell = cells[key] ?? '';
      return /^\d{4}-/.test(cell) ? day(cell) : cell;
    }),
  );
  beforeAll(async () => {
    host = withActions(await openInGoogle([COLUMNS.map(({ heading }) => heading), ...rows]));
  });
  afterAll(() => expect(host.faults).toEqual([]));

  test.each(Object.keys(HARD).map((name, i) => [name, i + 1] as const))(
    '%s is read without scrolling',
    async (name, row) => {
      await goTo(row, name === 'the longest of everything' ? EIGHTY : name);
      expect(await notInView()).toEqual([]);
      expect(await host.sidebar.locator('.next').innerText()).not.toBe('');
      expect(await host.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
    },
  );

  test('what is cut off can still be read: by pointing at it, and in full once a line is open', async () => {
    await goTo(1, EIGHTY);
    expect(await host.heading().getAttribute('title')).toBe(EIGHTY);
    expect(await host.sidebar.locator('.facts').getAttribute('title')).toBe(
      `${EIGHTY.toUpperCase()} · ${EIGHTY}`,
    );
    const english = host.line('English');
    expect(await english.locator('.item-value').getAttribute('title')).toBe(`Exempt: ${EIGHTY}`);
  });

  test('an EPA end that is past is no reproach, and nothing is said of grades that cannot be read', async () => {
    await goTo(2, 'three failed methods');
    await host.unfold('Deadlines');
    await host.unfold('Grade');
    expect(await host.line('EPA end').innerText()).toContain('99 days ago');
    expect(await host.section('Grade').locator('.content > .outcome').count()).toBe(1);
    await goTo(4, 'no cell that can be read');
    await host.sidebar.getByText('known once every one of them can be read').waitFor();
    expect(await host.section('Grade').locator('.content > .outcome').count()).toBe(0);
    expect(await host.section('Grade').locator('.status').innerText()).toBe('');
    for (const part of ['Grade', 'Deadlines']) await host.section(part).locator('summary').first().click();
    expect(await host.section('Grade').locator('.status').innerText()).toBe('13 cells cannot be read');
  });

  test('the cells of no line that cannot be read are one line, which opens', async () => {
    await goTo(4, 'no cell that can be read');
    const folded = host.sidebar.locator('details.remark > summary');
    expect(await folded.innerText()).toBe('17 more cells cannot be read');
    await folded.click();
    await host.sidebar.getByText('Interview minutes is "xyzzy 12", which is not a number.').waitFor();
  });
});

test('F6 reaches a field: the one that was used last, else the first line', async () => {
  host = withActions(await openInLocalWorkbook(ROWS));
  await host.sees('Amara Foxbury');
  await host.page.keyboard.press('F6');
  await eventually(focusedText, (line) => expect(line).toBe('On-programme'));
  await host.line('Maths').focus();
  await host.page.keyboard.press('F6');
  await host.select(BEN_AT, 1);
  await host.sees('Ben Hollowdene');
  await host.page.keyboard.press('F6');
  await eventually(focusedText, (line) => expect(line).toBe('Maths'));
  expect(host.faults).toEqual([]);
});

test('in dark the workbook around it is dark as well, but for its cells', async () => {
  host = withActions(await openInLocalWorkbook(ROWS, { colorScheme: 'dark' }));
  await host.sees('Amara Foxbury');
  const groundOf = (selector: string) =>
    host.page
      .locator(selector)
      .first()
      .evaluate((part) => getComputedStyle(part).backgroundColor);
  for (const part of ['.o-spreadsheet-topbar', '.o-spreadsheet-bottom-bar', '.product-bar', '.sidebar'])
    expect(`${part}: ${brightness(await groundOf(part))}`).toMatch(/: [0-5]?\d$/);
  await host.page.locator('.o-topbar-menu', { hasText: 'Data' }).click();
  expect(brightness(await groundOf('.o-popover'))).toBeLessThan(80);
  expect(host.faults).toEqual([]);
});

/** Of "rgb(20, 25, 31)": 0 is black, 255 white; what has no colour of its own is none. */
function brightness(colour: string): number {
  const [red = 255, green = 255, blue = 255, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return alpha === 0 ? 255 : Math.round((red + green + blue) / 3);
}

/** What has to be read without scrolling, and lies above, below or nowhere. */
function notInView(): Promise<string[]> {
  const wanted = '.who h1, .facts, .standing .tag, .next, .checklist .item-head, .section > summary';
  return host.sidebar.locator(wanted).evaluateAll((parts, height) => {
    const box = (part: Element) => part.getBoundingClientRect();
    return parts
      .filter((part) => box(part).bottom > height || box(part).top < 0 || box(part).height === 0)
      .map((part) => part.textContent ?? '');
  }, HEIGHT);
}

/** The label of the line, or the heading of the part, that has the focus. */
function focusedText(): Promise<string> {
  return host.sidebar
    .locator('body')
    .evaluate(
      () =>
        document.activeElement?.querySelector('.item-label, h2')?.textContent ??
        document.activeElement?.tagName ??
        '',
    );
}
