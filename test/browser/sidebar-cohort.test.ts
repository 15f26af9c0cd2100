import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { day } from '../days';
import { eventually } from './eventually';
import { type SidebarActions, withActions } from './sidebar-actions';
import {
  type GoogleSidebar,
  openInGoogle,
  type Rows,
  SIDEBAR_HOSTS,
  type SidebarInHost,
} from './sidebar-hosts';
import { at, BEN_AT, CLEO_AT, ROWS } from './small-cohort';

describe.each(SIDEBAR_HOSTS)('the sidebar in %s', (_, openSidebar) => {
  let host: SidebarInHost & SidebarActions;
  const open = async (rows: Rows = ROWS) => {
    host = withActions(await openSidebar(rows));
  };
  const noFault = () => expect(host.faults).toEqual([]);
  const isSelected = (place: { row: number; column?: number }) =>
    eventually(
      () => host.selected(),
      (selected) => expect(selected).toMatchObject(place),
    );

  describe('the cohort', () => {
    beforeAll(async () => {
      await open();
      await host.sees('Amara Foxbury');
      await host.goTo('Cohort');
      await host.sidebar.locator('.tiles').waitFor();
    });
    afterAll(noFault);
    const choice = (name: string) => host.sidebar.getByRole('combobox', { name, exact: true });
    const lines = (part: string) => host.section(part).locator('.lines > li');

    test('counts who stands where, in words and numbers', async () => {
      expect(await host.sidebar.locator('.tile').allTextContents()).toEqual([
        '0 Check',
        '1 Overdue',
        '1 Due soon',
        '1 On track',
        '0 Complete',
      ]);
      expect(await host.sidebar.locator('.bar').allTextContents()).toEqual([
        'On programme1',
        'In EPA1',
        'Awaiting confirmation1',
      ]);
      expect(await host.sidebar.locator('.freshness').innerText()).toContain(
        '3 apprentices, as of 25 November 2026',
      );
    });

    test('lists whom to ring first, with what to do', async () => {
      expect(await lines('Worst first').locator('strong').allInnerTexts()).toEqual([
        'Cleo Larksong',
        'Amara Foxbury',
        'Ben Hollowdene',
      ]);
      expect(await lines('Worst first').nth(0).innerText()).toContain(
        'Provider: Ask the EPAO for the grades, expected about 8 September 2026 (78 days late)',
      );
    });

    test('a click there brings the sheet to the row', async () => {
      await lines('Worst first').locator('.line', { hasText: 'Ben Hollowdene' }).click();
      await isSelected({ row: BEN_AT });
    });

    test('details open the apprentice', async () => {
      await host.button('Details of Cleo Larksong').click();
      await host.sees('Cleo Larksong');
      await isSelected({ row: CLEO_AT });
      await host.goTo('Cohort');
    });

    test('is filtered by cohort, by employer, by RAG and by stage', async () => {
      await choice('Cohort').selectOption('Jan 2025');
      await host.sidebar.getByText('2 apprentices').waitFor();
      await host.sidebar.locator('.bar', { hasText: 'Awaiting confirmation' }).click();
      await host.sidebar.getByText('1 apprentice').waitFor();
      expect(await lines('Worst first').locator('strong').allInnerTexts()).toEqual(['Cleo Larksong']);
      await host.button('Show all').click();
      await choice('Cohort').selectOption('');
      await choice('Employer').selectOption('Harbourlight Hotels');
      await host.sidebar.getByText('1 apprentice').waitFor();
      expect(await lines('Worst first').locator('strong').allInnerTexts()).toEqual(['Ben Hollowdene']);
      await choice('Employer').selectOption('');
      await host.sidebar.locator('.tile', { hasText: 'Overdue' }).click();
      await host.sidebar.getByText('1 apprentice').waitFor();
      expect(await lines('Worst first').locator('strong').allInnerTexts()).toEqual(['Cleo Larksong']);
      await host.sidebar.locator('.tile', { hasText: 'Overdue' }).click();
      await host.sidebar.locator('.tile', { hasText: 'Check' }).click();
      await host.sidebar.getByText('Nobody has anything to do.').waitFor();
      await host.sidebar.locator('.tile', { hasText: 'Check' }).click();
    });

    test('tells what the next 30 days bring, day by day', async () => {
      await host.unfold('Next 30 days');
      const days = host.section('Next 30 days').locator('.days > li');
      await days.first().waitFor();
      expect(
        (await days.allInnerTexts()).map((text) => text.split(/\n+/).map((line) => line.trim())),
      ).toEqual([
        [
          'Monday 30 November 2026 5 days left',
          'Amara Foxbury',
          expect.stringMatching(/^Complete for gateway: .* \(last day\)$/),
        ],
        ['Tuesday 1 December 2026 6 days left', 'Ben Hollowdene', 'Discussion booked'],
      ]);
    });

    test('lists the issues, and a click goes to the cell', async () => {
      await host.type(BEN_AT, at('EPA start'), 'hm');
      await host.button('Refresh').click();
      await host.unfold('Issues');
      const issue = lines('Issues').filter({ hasText: 'which is not a date' });
      await issue.waitFor();
      expect(await issue.innerText()).toContain('Type it day first');
      await issue.locator('.line').click();
      await isSelected({ row: BEN_AT, column: at('EPA start') });
      await host.type(BEN_AT, at('EPA start'), day('2026-10-05'));
    });
  });

  describe('many cells at once', () => {
    const HEADINGS = ['Apprentice', 'Coach', 'Cohort', 'Learning status', 'Planned end date'];
    beforeAll(async () => {
      await open([
        HEADINGS,
        ['Amara Foxbury', 'Jo Marsh', 'Sept 25', 'Lapsed', 'Sep 2027'],
        ['Ben Hollowdene', 'jo  marsh', 'Jan 2025', 'lapsed', 'Oct 2027'],
        ['Cleo Larksong', 'Sam Field', 'sept 25', 'Active', day('2027-11-30')],
      ]);
      await host.goTo('Cohort');
      await host.sidebar.locator('.tiles').waitFor();
    });
    afterAll(noFault);

    test('a coach can be chosen, cohorts stand by date, and each choice says how many it is', async () => {
      const options = (name: string) =>
        host.sidebar.getByRole('combobox', { name, exact: true }).locator('option').allTextContents();
      expect(await options('Cohort')).toEqual(['All cohorts', 'Jan 2025 (1)', 'Sept 25 (2)']);
      expect(await options('Coach')).toEqual(['All coaches', 'Jo Marsh (2)', 'Sam Field (1)']);
      await host.sidebar.getByRole('combobox', { name: 'Coach', exact: true }).selectOption('Jo Marsh');
      await host.sidebar.getByText('2 apprentices').waitFor();
    });

    test('filters that nobody fits say so, and lead back to everybody', async () => {
      const choose = (name: string, choice: string) =>
        host.sidebar.getByRole('combobox', { name, exact: true }).selectOption(choice);
      await choose('Coach', 'Sam Field');
      await choose('Cohort', 'Jan 2025');
      await host.sidebar.getByText('Nobody is in all that is chosen here.').waitFor();
      await host.button('Show everybody').click();
      await host.sidebar.getByText('3 apprentices').waitFor();
      expect(await host.button('Show everybody').count()).toBe(0);
    });

    test('months are asked about once, seen before they are written, and one thing to undo', async () => {
      await host.unfold('Issues');
      const offer = host.sidebar.locator('.fixes > li', {
        hasText: '2 dates in Planned end date do not say the day',
      });
      await offer.locator('summary').click();
      await offer.getByLabel('Take').selectOption('The last day of the month');
      expect(await offer.locator('.becomes').innerText()).toContain(
        'Amara Foxbury: “Sep 2027” becomes 30 September 2027',
      );
      await offer.getByRole('button', { name: /^Write 2 cells/ }).click();
      await host.saved('Planned end date: the last day of the month in 2 cells.');
      expect([await host.shown(1, 4), await host.shown(2, 4)]).toEqual(['30/09/2027', '31/10/2027']);
      await host.button(/^Undo/).click();
      await host.saved('Undone');
      expect([await host.shown(1, 4), await host.shown(2, 4)]).toEqual(['Sep 2027', 'Oct 2027']);
    });

    test('a word that is not known is given its meaning in all cells that hold it', async () => {
      const offer = host.sidebar.locator('.fixes > li', {
        hasText: 'Learning status is “Lapsed” in 2 cells',
      });
      await offer.locator('summary').click();
      await offer.getByLabel('It means').selectOption('Withdrawn');
      await offer.getByRole('button', { name: /^Write 2 cells/ }).click();
      await host.saved('Learning status: “Lapsed” made “Withdrawn” in 2 cells.');
      expect([await host.shown(1, 3), await host.shown(2, 3)]).toEqual(['Withdrawn', 'Withdrawn']);
      await offer.waitFor({ state: 'detached' });
    });
  });

  describe('set up', () => {
    beforeAll(async () => {
      await open([
        ['Team A', '', '', ''],
        ['Learner ref', 'Trainee', 'Date began', 'Mentor'],
        ['1000000019', 'Amara Foxbury', day('2025-01-06'), 'Jo'],
        ['2000000028', 'Ben Hollowdene', day('2025-05-05'), 'Sam'],
      ]);
    });
    afterAll(noFault);

    test('an unknown sheet is not a blank screen: it says what it is and leads on', async () => {
      await host.sidebar.getByText('No apprentices recognised here').waitFor();
      await host.button('Connect this sheet').click();
      await host.sidebar
        .getByText('No heading says who the apprentices are. Row 2 looks like the headings')
        .waitFor();
    });

    test('headings are shown with samples and given a meaning by a person', async () => {
      const mapping = host.sidebar.locator('details.mapping', { hasText: 'not recognised' });
      expect(await mapping.innerText()).toContain('1000000019 · 2000000028');
      expect(await mapping.innerText()).toContain('6 January 2025 · 5 May 2025');
      await mapping.getByLabel('Learner ref').selectOption('ULN');
      await mapping.getByLabel('Trainee').selectOption('Apprentice');
      await mapping.getByLabel('Date began').selectOption('Start date');
      await mapping.getByLabel('Mentor').selectOption('');
      await mapping.getByRole('button', { name: /^Save/ }).click();
      await host.saved('Written to the sheet: Meaning of Learner ref, Trainee, Date began.');
      await host.sidebar.getByText('Headings in row 2: 3 recognised, 1 not.').waitFor();
      expect(await host.setting(1, 5)).toBe('Learner ref');
      expect(await host.setting(1, 6)).toBe('ULN');
    });

    test('then the apprentices are there', async () => {
      await host.select(2, 1);
      await host.goTo('Apprentice');
      await host.sees('Amara Foxbury');
      await host.goTo('Set up');
    });

    test('setting up adds what is missing, and says what it did', async () => {
      await host.sidebar.getByText('Your own cells stay as they are.').waitFor();
      await host.button('Add 41 columns').click();
      await host.saved('is set up: 41 columns added on the right, 8 of them calculated.');
      expect(await host.shown(1, 1)).toBe('Trainee');
      expect(await host.shown(1, 4)).toBe('Employer');
      await host.sidebar.getByText('Set up. Tick what else you need').waitFor();
    });

    test('a further group can be added then', async () => {
      await host.sidebar.getByText('Only some need these').click();
      await host.sidebar.getByLabel('Coach').check();
      await host.button('Add 1 column').click();
      await host.saved('is set up: 1 column added on the right, 0 of them calculated.');
      await host.sidebar.getByText('Every column is there for:').waitFor();
      expect(await host.sidebar.getByLabel('Coach', { exact: true }).count()).toBe(0);
    });

    test('settings are changed with the way back', async () => {
      await host.unfold('Settings');
      await host.field('Due soon (days before a deadline)').fill('400');
      await host.sidebar.getByText('outside 1 to 366').waitFor();
      await host.field('Due soon (days before a deadline)').fill('21');
      await host.field('Due soon (days before a deadline)').press('Enter');
      await host.saved('Written to the sheet: Due soon (days before a deadline): 21.');
      expect(await host.setting(2, 1)).toBe(21);
      await host.button(/^Undo/).click();
      await host.saved('Undone');
      expect(await host.setting(2, 1)).toBe(14);
    });

    test('what the EPAO lays down says what holds without it, and the answers name the EPAO once it is set', async () => {
      const label = 'EPAO: working days to confirm a result';
      await host.unfold('Settings');
      const settings = host.section('Settings');
      await settings.getByText('10 working days, says the standard').first().waitFor();
      await host.field(label).fill('8');
      await host.field(label).press('Enter');
      await host.saved(`Written to the sheet: ${label}: 8.`);
      expect(await host.setting(8, 1)).toBe(8);
      await settings.getByText('Your EPAO’s; without it: 10 working days, says the standard').waitFor();
      await host.button(/^Undo/).click();
      await host.saved('Undone');
      expect(await host.setting(8, 1)).toBe('');
    });

    test('the day to count from can be fixed, and followed again', async () => {
      await host.field('As of: the day to count from').fill('1 Dec 2026');
      await host.button('Set As of: the day to count from').click();
      await host.saved('Written to the sheet: As of: 1 December 2026.');
      expect(await host.setting(1, 1)).toBe(day('2026-12-01'));
      await host.button('Follow today').click();
      await host.saved('Written to the sheet: As of: today.');
      await host.sidebar.getByText('This follows today.').waitFor();
      await host.button('Fix this day').click();
      await host.sidebar.getByText('A fixed day').waitFor();
      await host.button('Follow today').click();
      await host.sidebar.getByText('This follows today.').waitFor();
    });

    test('closures are added and removed', async () => {
      await host.field('Add a closure').fill('24/12/2026');
      await host.button('Set Add a closure').click();
      await host.saved('Written to the sheet: Closure 24 December 2026.');
      expect(await host.setting(1, 3)).toBe(day('2026-12-24'));
      await host.button('Remove 24 December 2026').click();
      await host.saved('removed');
      expect(await host.setting(1, 3)).toBe('');
    });

    test('a function is inserted where the selection is, never over something without asking', async () => {
      await host.unfold('Insert a function');
      await host.sidebar.getByRole('searchbox', { name: 'Search the functions' }).fill('version');
      const entry = host.sidebar.locator('details.function', { hasText: 'EPA_VERSION' });
      await entry.locator('summary').click();
      await host.select(5, 0);
      await host.button('Insert in A6 the example of EPA_VERSION').click();
      await host.saved('Written to the sheet: EPA_VERSION in A6.');
      expect(await host.formula(5, 0)).toBe('=EPA_VERSION()');
      await host.select(2, 3);
      await host.button('Insert in D3 the example of EPA_VERSION').click();
      const dialog = host.sidebar.getByRole('dialog');
      await dialog.getByText('Jo').waitFor();
      await host.button('Keep what is there').click();
      expect(await host.shown(2, 3)).toBe('Jo');
    });

    test('the rules say where they are written, and which are not confirmed', async () => {
      await host.unfold('Rules of the standard');
      const rules = host.section('Rules of the standard');
      await rules.locator('li').nth(51).waitFor();
      expect(await rules.locator('li').count()).toBe(52);
      expect(await rules.innerText()).toContain('10 of them not confirmed by the source');
      expect(await rules.locator('.tag').count()).toBe(10);
    });

    test('help says what to do about #NAME?, what becomes of data, and which version this is', async () => {
      await host.unfold('About and help');
      const text = await host.section('About and help').innerText();
      expect(text).toContain('If a cell shows #NAME?');
      expect(text).toContain('Nothing comes to us: there is no server and no account of ours');
      expect(text).toMatch(/EPA Cohort \d+\.\d+\.\d+\. Customer Service Specialist, ST0071/);
    });
  });
});

describe('a workbook with a sheet for each cohort', () => {
  let host: GoogleSidebar & SidebarActions;
  const sheets = () => host.sidebar.getByLabel('Sheets', { exact: true });
  beforeAll(async () => {
    host = withActions(
      await openInGoogle(ROWS, {
        behind: {
          Notes: [['To do', 'By']],
          'Jan 26': [
            ['Apprentice', 'Start date'],
            ['Dilys Marsh', day('2026-01-05')],
          ],
        },
      }),
    );
    await host.sees('Amara Foxbury');
    await host.goTo('Cohort');
    await host.sidebar.locator('.tiles').waitFor();
  });
  afterAll(() => expect(host.faults).toEqual([]));

  test('one sheet is shown, and no other is read before somebody asks for it', async () => {
    await sheets().waitFor();
    expect(await sheets().locator('option').allTextContents()).toEqual([
      'This sheet: Cohort',
      'All sheets (2)',
    ]);
    expect(await host.sidebar.locator('.freshness').innerText()).toContain('3 apprentices');
    expect(host.callsOf('readGridOf')).toBe(0);
  });

  test('all of them are counted together, and the line above says which they are', async () => {
    await sheets().selectOption('all');
    await host.sidebar.getByText('4 apprentices').waitFor();
    expect(await host.sidebar.locator('.freshness').innerText()).toContain(
      'Cohort and 1 more sheet, 4 apprentices',
    );
  });

  test('a click on somebody in another sheet brings that sheet to the front, and all stay in view', async () => {
    await host.section('Worst first').locator('.line', { hasText: 'Dilys Marsh' }).click();
    await host.section('Worst first').locator('.line[aria-current]', { hasText: 'Dilys Marsh' }).waitFor();
    await host.sidebar.getByText('Jan 26 and 1 more sheet').waitFor();
    await sheets().selectOption('this');
    await host.sidebar.getByText('1 apprentice').waitFor();
  });
});
