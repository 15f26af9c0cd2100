import { afterEach, describe, expect, test } from '@jest/globals';
import type { FilledCell } from '../../core/cells/cell';
import { day } from '../days';
import { axeFindings } from './axe';
import { eventually } from './eventually';
import { type SidebarActions, withActions } from './sidebar-actions';
import {
  type GoogleSidebar,
  type HostOptions,
  openInExcelPane,
  openInGoogle,
  openInLocalWorkbook,
  type Rows,
  SIDEBAR_HOSTS,
  type SidebarInHost,
} from './sidebar-hosts';
import { AMARA, AMARA_AT, at, BEN_AT, CLEO_AT, HEADINGS, ROWS, row } from './small-cohort';

const SCREENS = ['Apprentice', 'Cohort', 'Files', 'Set up'] as const;

describe.each(SIDEBAR_HOSTS)('the sidebar in %s', (_, openSidebar) => {
  let host: SidebarInHost & SidebarActions;
  const open = async (rows: Rows = ROWS, options?: HostOptions) => {
    host = withActions(await openSidebar(rows, options));
  };
  afterEach(async () => {
    expect(host.faults).toEqual([]);
    await host.page.close();
  });
  /** How much wider the content of the sidebar is than the sidebar. */
  const overflow = () =>
    host.sidebar.locator('#app').evaluate((app) => {
      const { scrollWidth, clientWidth } = app.ownerDocument.documentElement;
      return scrollWidth - clientWidth;
    });
  /** Nothing of the sidebar reaches beyond its right edge; else what does. */
  const fits = async () => {
    if ((await overflow()) === 0) return;
    const wide = await host.sidebar.locator('#app').evaluate((app) => {
      const edge = app.ownerDocument.documentElement.clientWidth;
      return [...app.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > edge + 0.5)
        .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
    });
    expect(wide).toEqual([]);
  };

  test('names that look like code are shown as they are, and nothing of them runs', async () => {
    const names = [
      '<img src=x onerror="document.title=\'hacked\'">',
      '=HYPERLINK("https://example.org","click")',
      '{{constructor}} & "quotes" \'too\'',
      'ليلى حسن العربي',
    ];
    await open([
      [...HEADINGS],
      ...names.map((name, i) =>
        row({ Apprentice: name, ULN: `100000001${i}`, Employer: name, 'Start date': day('2026-01-05') }),
      ),
    ]);
    for (const [i, name] of names.entries()) {
      await host.select(1 + i, 1);
      await eventually(
        () => host.heading().innerText(),
        (shown) => expect(shown).toBe(name),
      );
    }
    await host.goTo('Cohort');
    await host.section('Worst first').locator('.lines').waitFor();
    expect((await host.section('Worst first').locator('.line strong').allInnerTexts()).sort()).toEqual(
      [...names].sort(),
    );
    expect(await host.sidebar.locator('img, a').count()).toBe(0);
    expect(await host.page.title()).not.toContain('hacked');
    await host.goTo('Apprentice');
    await host.select(2, 1);
    await host.sees('HYPERLINK');
    await host.open('Portfolio');
    await host.field('Portfolio complete').click();
    await host.saved('Portfolio complete: Yes');
    expect(await host.shown(2, at('Apprentice'))).toBe(names[1]);
  });

  test('a name of 200 characters wraps, and everything stays in reach at 300 pixels', async () => {
    const long = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).trim().slice(0, 200);
    await open([
      [...HEADINGS],
      row({ ...cellsOf(AMARA), Apprentice: long, Employer: long.replaceAll(' ', '') }),
    ]);
    await host.sees(long);
    for (const screen of SCREENS) {
      await host.goTo(screen);
      await fits();
    }
    await host.goTo('Apprentice');
    expect(await host.button('Next apprentice').isVisible()).toBe(true);
    await host.open('Maths');
    await host.field('Maths').selectOption('Achieved');
    await host.saved('Maths: Achieved');
  });

  test('at twice the size nothing is cut off', async () => {
    // 320 pixels of side panel leave 160 at 200 %.
    await open(ROWS, { width: 160 });
    await host.sees('Amara Foxbury');
    for (const screen of SCREENS) {
      await host.goTo(screen);
      await fits();
    }
  });

  test('the keyboard alone does everything, and the focus stays where it was', async () => {
    await open();
    await host.sees('Amara Foxbury');
    await host.sidebar.getByRole('tab', { name: 'Apprentice' }).focus();
    const { keyboard } = host.page;
    const focused = () =>
      host.sidebar.locator(':focus').evaluate((element) => {
        const label =
          element.closest('label')?.textContent ?? (element as HTMLInputElement).labels?.[0]?.textContent;
        return element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
      });
    const tabTo = async (name: string) => {
      for (let i = 0; i < 60 && (await focused()).trim() !== name; i++) await keyboard.press('Tab');
      expect((await focused()).trim()).toBe(name);
    };
    const focusIs = (name: string) => eventually(focused, (now) => expect(now.trim()).toBe(name));
    // Enter opens a line and goes into its field; once that is written, and on Escape, the line has the focus again.
    await tabTo('Open:Portfolio No');
    await keyboard.press('Enter');
    await focusIs('Portfolio complete');
    await keyboard.press('Space');
    await host.saved('Portfolio complete: Yes');
    await focusIs('Done:Portfolio Yes');
    await tabTo('Open:Maths Missing');
    await keyboard.press('Space');
    await focusIs('Maths');
    await keyboard.press('A');
    await host.saved('Maths: Achieved');
    await focusIs('Done:Maths Achieved');
    await tabTo('Open:Employer sign-off Missing');
    await keyboard.press('Enter');
    await focusIs('Employer sign-off');
    await keyboard.type('25/11/2026');
    await keyboard.press('Enter');
    await host.saved('Employer sign-off: 25 November 2026');
    await focusIs('Done:Employer sign-off 25 November 2026');
    await tabTo('Open:Provider sign-off Missing');
    await keyboard.press('Enter');
    await focusIs('Provider sign-off');
    await keyboard.type('25/11/2026');
    await keyboard.press('Escape');
    await focusIs('Open:Provider sign-off Missing');
    expect(await host.shown(AMARA_AT, at('Provider sign-off'))).toBe('');
    expect(
      await host.sidebar.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle),
    ).toBe('solid');
    await host.sidebar.getByRole('tab', { name: 'Apprentice' }).focus();
    await keyboard.press('ArrowRight');
    await host.sidebar.locator('.tiles').waitFor();
    expect(await host.sidebar.getByRole('tab', { name: 'Cohort' }).getAttribute('aria-selected')).toBe(
      'true',
    );
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await host.sidebar.getByText('Sheet in front').waitFor();
  });

  test('a row that is sorted away: who is selected now is shown, and a change still finds its apprentice', async () => {
    await open();
    await host.sees('Amara Foxbury');
    await host.button('Pin').click();
    await host.select(CLEO_AT, 1);
    await host.replaceRows(1, [ROWS[BEN_AT] ?? [], ROWS[CLEO_AT] ?? [], ROWS[AMARA_AT] ?? []]);
    await host.open('Maths');
    await host.field('Maths').selectOption('Not yet');
    await host.saved('Maths: Not yet');
    expect(await host.shown(3, at('Maths'))).toBe('Not yet');
    expect(await host.shown(1, at('Maths'))).toBe('Achieved');
    await host.button('Pinned').click();
    await host.sees('Amara Foxbury');
    // Nobody has looked at this row since the sheet was sorted.
    await host.sidebar.getByRole('combobox', { name: /^Find/ }).fill('cleo');
    await host.sidebar.getByRole('option', { name: /Cleo/ }).waitFor();
    await host.sidebar.getByRole('combobox', { name: /^Find/ }).press('Enter');
    await host.sees('Cleo Larksong');
    await eventually(
      () => host.selected(),
      (selected) => expect(selected).toMatchObject({ row: 2 }),
    );
    await host.button('Previous apprentice').click();
    await host.sees('Ben Hollowdene');
  });

  test('an empty sheet offers to be set up, and then asks for the first apprentice', async () => {
    await open([]);
    await host.sidebar.getByText('This sheet is empty').waitFor();
    await host.goTo('Cohort');
    await host.sidebar.getByText('This sheet is empty').waitFor();
    await host.button('Set up a cohort sheet').click();
    await host.saved('columns added on the right, 8 of them calculated.');
    await host.sidebar.getByText('This sheet has headings but no apprentices yet.').waitFor();
    expect(await host.shown(0, 0)).toBe('ULN');
  });

  test('headings without rows, a row without a name, and cells that cannot be read are said plainly', async () => {
    await open([[...HEADINGS]]);
    await host.sidebar.getByText('This sheet has headings but no apprentices yet.').waitFor();
    await host.goTo('Cohort');
    await host.sidebar.getByText('This sheet has headings but no apprentices yet.').waitFor();
    await host.goTo('Apprentice');
    await host.type(1, at('Start date'), 'soon');
    await host.select(1, at('Start date'));
    await host.sidebar.getByText('This row has neither a ULN nor a name').waitFor();
    await host.sidebar.getByText('Start date is "soon", which is not a date.').waitFor();
    expect(await host.button('Pin').getAttribute('aria-disabled')).toBe('true');
  });

  test('#NAME? in a row is explained', async () => {
    await open([
      ['Apprentice', 'Start date', 'Stage'],
      ['Amara Foxbury', day('2025-01-06'), '#NAME?'],
    ]);
    await host.sidebar.getByText('Cells of this row show #NAME?').waitFor();
    await host.button('What to do').click();
    await host.sidebar.getByText('Type =EPA_VERSION() in an empty cell.').waitFor();
  });

  test('what the sheet says beyond yes and no: how far the evidence is, who signed, how long at gateway', async () => {
    const cells = row({
      ULN: '1000000019',
      Apprentice: 'Amara Foxbury',
      'Start date': day('2025-01-06'),
      'Portfolio complete': 'Submitted',
      English: 'Exempt: EHC plan',
      'Employer sign-off': day('2026-11-19'),
      'Gateway date': day('2026-11-20'),
    });
    await open([
      [...HEADINGS, 'Employer sign-off by', 'Off-the-job hours'],
      [...cells, 'Jo Marsh', 120],
    ]);
    await host.select(1, 1);
    await eventually(
      () => host.section('Gateway').innerText(),
      (shown) => {
        for (const line of [
          'At gateway for 5 days, 5 of 10 missing',
          'Claimed',
          'Exempt: EHC plan',
          '19 November 2026, Jo Marsh',
          '6 January 2026',
          '120 (348 or more)',
        ])
          expect(shown).toContain(line);
      },
    );
    await host.open('Portfolio');
    await host.sidebar.getByText('The sheet says: Submitted.').waitFor();
    await host.button('Print gateway pack').click();
    const pack = await host.sidebar.locator('.pack article').innerText();
    for (const line of [
      '19 November 2026, Jo Marsh',
      'Exempt, the reason is recorded',
      'Gateway from 6 January 2026',
    ])
      expect(pack).toContain(line);
  });

  test('columns that the sheet does not have are named, with the way to add them', async () => {
    await open([
      ['Apprentice', 'Start date'],
      ['Amara Foxbury', day('2025-01-06')],
    ]);
    await host.sees('Amara Foxbury');
    expect(await host.line('Maths').innerText()).toContain('No column');
    await host.open('Maths');
    await host.sidebar.getByText('Maths: no such column in this sheet.').waitFor();
    await host.button('Add it in Set up').first().click();
    await host.sidebar.getByText('Your own cells stay as they are.').waitFor();
  });

  test('a click right before the sidebar is closed is not lost', async () => {
    await open();
    await host.sees('Amara Foxbury');
    await host.open('Portfolio');
    await host.field('Portfolio complete').click();
    await host.closeSidebar();
    await eventually(
      () => host.shown(AMARA_AT, at('Portfolio complete')),
      (shown) => expect(shown).toBe('Yes'),
    );
  });
});

/** The page is the same in every host: all of it is looked at in one. In the dark only colours differ. */
test.each([
  ['light', []],
  ['dark', ['color-contrast']],
] as const)('axe finds nothing on any screen, %s', async (colorScheme, rules) => {
  const host = withActions(await openInGoogle(ROWS, { colorScheme }));
  await host.sees('Amara Foxbury');
  const axeFindsNothing = async () => expect(await axeFindings(host.page, rules)).toEqual([]);
  await host.select(BEN_AT, 1);
  await host.sees('Ben Hollowdene');
  await axeFindsNothing();
  for (const part of ['Gateway', 'Deadlines', 'Grade']) await host.unfold(part);
  for (const label of ['Portfolio', 'Evidence pieces', 'Maths', 'Gateway date', 'Project grade', 'EPA end'])
    await host.open(label);
  await host.open('Interview date');
  await host.sidebar.getByText('What if…').click();
  await host.sidebar.getByText('Criteria calculator').click();
  await host.field('Interview date').fill('3 Dec 2026');
  await host.sidebar.getByText('Breaks a rule:').waitFor();
  await axeFindsNothing();
  await host.button('Print gateway pack').click();
  await axeFindsNothing();
  await host.button('Close').first().click();
  await host.goTo('Cohort');
  await host.section('Worst first').locator('.lines').waitFor();
  for (const part of ['Next 30 days', 'Issues', 'Grades and lateness']) await host.unfold(part);
  await axeFindsNothing();
  await host.goTo('Set up');
  for (const part of [
    'This sheet',
    'Settings',
    'Insert a function',
    'Rules of the standard',
    'About and help',
  ]) {
    await host.unfold(part);
    await host.section(part).locator('.content > *').first().waitFor();
    await axeFindsNothing();
  }
});

function cellsOf(cells: readonly FilledCell[]): Partial<Record<(typeof HEADINGS)[number], FilledCell>> {
  return Object.fromEntries(HEADINGS.map((heading, i) => [heading, cells[i] ?? '']));
}

describe('where the server of Google is slow or out of reach', () => {
  const open = async (): Promise<GoogleSidebar & SidebarActions> => withActions(await openInGoogle(ROWS));

  test('a failed write is said with a way to try again, and then it is written once', async () => {
    const host = await open();
    await host.sees('Amara Foxbury');
    host.goOffline(true);
    await host.open('Maths');
    await host.field('Maths').selectOption('Achieved');
    await host.saved('The workbook did not answer: NetworkError: Connection failure due to HTTP 0.');
    expect(await host.field('Maths').inputValue()).toBe('');
    host.goOffline(false);
    await host.button('Try again').click();
    await host.saved('Written to the sheet for Amara Foxbury: Maths: Achieved.');
    expect(await host.shown(AMARA_AT, at('Maths'))).toBe('Achieved');
  });

  test('a sheet that cannot be read leaves a screen with a way on', async () => {
    const host = await open();
    await host.sees('Amara Foxbury');
    await host.goTo('Cohort');
    host.goOffline(true);
    await host.button('Refresh').click();
    await host.saved('The workbook did not answer');
    await host.sidebar.locator('.tiles').waitFor();
    host.goOffline(false);
    await host.button('Try again').click();
    await host.sidebar.locator('.said', { hasText: 'did not answer' }).waitFor({ state: 'detached' });
  });

  test('work that takes longer shows a bar, and reading can be cancelled', async () => {
    const host = await open();
    await host.sees('Amara Foxbury');
    await host.goTo('Cohort');
    host.delay(2500);
    await host.button('Refresh').click();
    await host.sidebar.getByRole('progressbar', { name: 'Reading the sheet…' }).waitFor();
    await host.button('Cancel').click();
    await host.saved('Reading was stopped, so what is shown may be out of date.');
    host.delay(0);
    await host.button('Read again').click();
    await host.sidebar.locator('.work').waitFor({ state: 'detached' });
  });

  test.each([
    ['epaCohort_openSetUp', 'Sheet in front'],
    ['epaCohort_openCheck', 'Issues'],
  ])('the menu item %s opens the sidebar at its screen', async (item, text) => {
    const { sidebar } = await openInGoogle(ROWS, {}, item);
    await sidebar.getByText(text).first().waitFor();
    if (item === 'epaCohort_openCheck')
      await sidebar.locator('details.section[open] h2', { hasText: 'Issues' }).waitFor();
  });

  test('the page forbids every request', async () => {
    const { page } = await openInGoogle(ROWS);
    const refused = await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'sent',
        () => 'refused',
      ),
    );
    expect(refused).toBe('refused');
    expect(await page.locator('meta[http-equiv]').getAttribute('content')).toContain("default-src 'none'");
  });
});

describe('in Excel', () => {
  test('an error of Excel is said with a way to try again', async () => {
    const host = withActions(await openInExcelPane(ROWS));
    await host.sees('Amara Foxbury');
    await host.page.waitForTimeout(300);
    await host.open('Maths');
    await host.excel.failNextRun('GeneralException', 'There was an internal error');
    await host.field('Maths').selectOption('Achieved');
    await host.saved('The workbook did not answer: There was an internal error.');
    await host.button('Try again').click();
    await host.saved('Written to the sheet for Amara Foxbury: Maths: Achieved.');
  });

  test('the buttons of the ribbon go to their screens', async () => {
    const host = withActions(await openInExcelPane(ROWS));
    await host.sees('Amara Foxbury');
    await host.excel.pressRibbon('EpaSetUp');
    await host.sidebar.getByText('Sheet in front').waitFor();
    await host.excel.pressRibbon('EpaCheck');
    await host.sidebar.locator('details.section[open] h2', { hasText: 'Issues' }).waitFor();
  });
});

test('a sheet of 10,000 rows opens, is searched and counted', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) =>
    row({
      Apprentice: `Apprentice ${i + 1}`,
      'Start date': day('2026-01-05'),
      Employer: `Employer ${i % 50}`,
    }),
  );
  const host = withActions(await openInGoogle([[...HEADINGS], ...rows]));
  await host.sees('Apprentice 1');
  await host.sidebar.getByRole('combobox', { name: /^Find/ }).fill('apprentice 9999');
  await host.page.keyboard.press('Enter');
  await host.sees('Apprentice 9999');
  // On a computer that is much slower, working through them for the first time takes long enough to be cancelled.
  const chromium = await host.page.context().newCDPSession(host.page);
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await host.page.evaluate(cancelAsSoonAsPossible);
  await host.sidebar.getByText('Stopped, so nothing is counted yet.').waitFor();
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await host.button('Work through the sheet again').click();
  await host.sidebar.getByText('10,000 apprentices').waitFor();
  expect(host.faults).toEqual([]);
});

/** Runs in the page: opens the cohort, and presses Cancel the moment that it is there. */
function cancelAsSoonAsPossible(): Promise<void> {
  return new Promise((pressed) => {
    const observer = new MutationObserver(() => {
      const cancel = document.querySelector<HTMLElement>('main .work button');
      if (!cancel) return;
      observer.disconnect();
      cancel.click();
      pressed();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.querySelectorAll<HTMLElement>('[role=tab]')[1]?.click();
  });
}

test('a local workbook with the sidebar hidden goes on as before', async () => {
  const host = withActions(await openInLocalWorkbook(ROWS));
  await host.sees('Amara Foxbury');
  await host.closeSidebar();
  expect(await host.page.locator('iframe').count()).toBe(0);
  expect(host.faults).toEqual([]);
});
