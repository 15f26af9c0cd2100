import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from './eventually';
import { type SidebarActions, withActions } from './sidebar-actions';
import { type Rows, SIDEBAR_HOSTS, type SidebarInHost } from './sidebar-hosts';
import { AMARA_AT, at, BEN_AT, CLEO_AT, ROWS } from './small-cohort';

describe.each(SIDEBAR_HOSTS)('the sidebar in %s', (_, openSidebar) => {
  let host: SidebarInHost & SidebarActions;
  const open = async (rows: Rows = ROWS) => {
    host = withActions(await openSidebar(rows));
  };
  const sees = (name: string) => host.sees(name);
  const section = (name: string) => host.section(name);
  const saved = (text: string) => host.saved(text);
  const button = (name: string | RegExp) => host.button(name);
  const field = (name: string) => host.field(name);
  const noFault = () => expect(host.faults).toEqual([]);

  describe('one apprentice', () => {
    beforeAll(() => open());
    afterAll(noFault);

    test('follows the selected row: who, stage, RAG and what to do next', async () => {
      await sees('Amara Foxbury');
      expect(await host.sidebar.locator('.facts').innerText()).toBe(
        '1000000019 · Foxglove Energy · Jan 2025',
      );
      expect(await host.sidebar.locator('.standing').innerText()).toMatch(
        /On programme\s+Due soon\s+Next: Coach: Complete what is missing for gateway about 6 April 2026 \(233 days late\)/,
      );
      await host.select(BEN_AT, 3);
      await sees('Ben Hollowdene');
      expect(await host.sidebar.locator('.standing').innerText()).toContain('In EPA');
    });

    test('follows what somebody else types in the row', async () => {
      await host.select(BEN_AT, 1);
      await sees('Ben Hollowdene');
      await host.type(BEN_AT, at('Employer'), 'Kestrel Parcels');
      await host.sidebar.locator('.facts', { hasText: 'Kestrel Parcels' }).waitFor();
      await host.type(BEN_AT, at('Employer'), 'Harbourlight Hotels');
      await host.sidebar.locator('.facts', { hasText: 'Harbourlight Hotels' }).waitFor();
    });

    test('goes to the next and the previous one, and the sheet goes with it', async () => {
      await host.select(AMARA_AT, 1);
      await sees('Amara Foxbury');
      await button('Next apprentice').click();
      await sees('Ben Hollowdene');
      await eventually(
        () => host.selected(),
        (place) => expect(place).toMatchObject({ row: BEN_AT }),
      );
      await button('Previous apprentice').click();
      await sees('Amara Foxbury');
      expect(await button('Previous apprentice').getAttribute('aria-disabled')).toBe('true');
    });

    test('stays with a pinned one while the selection moves, and follows again', async () => {
      await button('Pin').click();
      await host.select(CLEO_AT, 1);
      await host.page.waitForTimeout(1800);
      expect(await host.heading().innerText()).toBe('Amara Foxbury');
      await button('Pinned').click();
      await sees('Cleo Larksong');
    });

    test('finds by name and by ULN, with the keyboard alone', async () => {
      const find = host.sidebar.getByRole('combobox', { name: /^Find an apprentice/ });
      await find.fill('hollow');
      await find.press('Enter');
      await sees('Ben Hollowdene');
      await eventually(
        () => host.selected(),
        (place) => expect(place).toMatchObject({ row: BEN_AT }),
      );
      await find.fill('0000');
      await find.press('ArrowDown');
      await find.press('ArrowDown');
      await find.press('Enter');
      await sees('Cleo Larksong');
      await find.fill('zzz');
      await host.sidebar.getByText('Nobody in this sheet has that name or ULN.').waitFor();
      await find.press('Escape');
      expect(await find.inputValue()).toBe('');
    });
  });

  describe('the gateway checklist', () => {
    beforeAll(() => open());
    afterAll(noFault);

    test('is read as lines: how each item stands, and what the sheet says', async () => {
      await sees('Amara Foxbury');
      expect(await section('Gateway').locator('.status').innerText()).toBe('5 of 9 missing');
      expect(await section('Gateway').locator('.item-head').allTextContents()).toEqual([
        'Done:On-programme Yes',
        'Open:Portfolio No',
        'Done:Evidence pieces 12 (10 to 15)',
        'Done:English Achieved',
        'Open:Maths Missing',
        'Open:Employer sign-off Missing',
        'Open:Provider sign-off Missing',
        'Open:Apprentice sign-off Missing',
        'Done:Time on programme 6 January 2026',
        'Gateway date Not set',
      ]);
      expect(await section('Gateway').locator('input, select').count()).toBe(0);
    });

    test('a line opens what it is set with, why it is asked for, and the day to plan by', async () => {
      await host.open('Gateway date');
      await section('Gateway').getByText('Typical gateway date: 6 April 2026 (233 days late)').waitFor();
      await host.open('Time on programme');
      await section('Gateway').getByText('gateway is possible from 6 January 2026.').waitFor();
      for (const label of ['Gateway date', 'Time on programme']) await host.line(label).click();
      expect(await field('Gateway date').isVisible()).toBe(false);
    });

    test('a tick is written as the sheet has ticks', async () => {
      await host.open('Portfolio');
      await field('Portfolio complete').click();
      await saved('Portfolio complete: Yes');
      expect(await host.shown(AMARA_AT, at('Portfolio complete'))).toBe('Yes');
      await eventually(
        () => host.line('Portfolio').textContent(),
        (line) => expect(line).toBe('Done:Portfolio Yes'),
      );
      expect(await host.line('Portfolio').getAttribute('aria-expanded')).toBe('false');
      await host.open('Portfolio');
      expect(await field('Portfolio complete').isChecked()).toBe(true);
    });

    test('English and maths are chosen', async () => {
      await host.open('Maths');
      await field('Maths').selectOption('Achieved');
      await saved('Maths: Achieved');
      expect(await host.shown(AMARA_AT, at('Maths'))).toBe('Achieved');
    });

    test('an exemption asks why, and the reason goes into the notes', async () => {
      await host.open('Maths');
      await field('Maths').selectOption('Exempt');
      await host.sidebar.getByLabel('Why is Maths exempt? It is recorded in Notes.').fill('EHC plan seen');
      await button('Set Maths to Exempt').click();
      await saved('Maths: Exempt');
      expect(await host.shown(AMARA_AT, at('Maths'))).toBe('Exempt');
      expect(await host.shown(AMARA_AT, at('Notes'))).toBe('Prefers mornings; Maths exempt: EHC plan seen');
      await host.line('Maths').getByText('Exempt: EHC plan seen').waitFor();
    });

    test('undo takes back both, one after the other what was done before', async () => {
      await button(/^Undo/).click();
      await saved('Undone for Amara Foxbury: Maths is Achieved again');
      expect(await host.shown(AMARA_AT, at('Notes'))).toBe('Prefers mornings');
      await button(/^Undo/).click();
      await saved('Undone for Amara Foxbury: Maths is blank again');
      expect(await host.shown(AMARA_AT, at('Maths'))).toBe('');
    });

    test.each([
      ['25/11/2026', '25/11/2026'],
      ['1 Dec 2026', '01/12/2026'],
    ])('a sign-off typed as %s is written as the day %s', async (typed, shown) => {
      await host.open('Employer sign-off');
      await field('Employer sign-off').fill(typed);
      await button('Set Employer sign-off').click();
      await saved('Employer sign-off');
      expect(await host.shown(AMARA_AT, at('Employer sign-off'))).toBe(shown);
    });

    test.each([
      ['25/11/26', 'where the year has two digits'],
      ['11/25/2026', 'it looks as if the month came first'],
      ['soon', 'which is not a date'],
    ])('"%s" is refused with a reason, and nothing is written', async (typed, reason) => {
      await host.open('Provider sign-off');
      await field('Provider sign-off').fill(typed);
      await host.sidebar.getByText(reason).waitFor();
      await field('Provider sign-off').press('Enter');
      expect(await button('Set Provider sign-off').count()).toBe(0);
      expect(await host.shown(AMARA_AT, at('Provider sign-off'))).toBe('');
      await field('Provider sign-off').press('Escape');
    });

    test('what is half typed for one apprentice never reaches the next', async () => {
      await host.open('Maths');
      await field('Maths').selectOption('Exempt');
      const why = host.sidebar.getByLabel('Why is Maths exempt? It is recorded in Notes.');
      await why.fill('only hers');
      await host.select(BEN_AT, 1);
      await sees('Ben Hollowdene');
      await host.sidebar.locator('.checklist').waitFor();
      expect(await why.count()).toBe(0);
      await host.select(AMARA_AT, 1);
      await sees('Amara Foxbury');
      expect(await why.count()).toBe(0);
    });

    test('Today needs one more click before it is written', async () => {
      await host.open('Apprentice sign-off');
      await button('Today for Apprentice sign-off').click();
      expect(await host.shown(AMARA_AT, at('Apprentice sign-off'))).toBe('');
      await button('Set Apprentice sign-off').click();
      await saved('Apprentice sign-off: 25 November 2026');
      expect(await host.shown(AMARA_AT, at('Apprentice sign-off'))).toBe('25/11/2026');
    });
  });

  describe('what somebody else changed meanwhile', () => {
    beforeAll(() => open());
    afterAll(noFault);
    const pin = () => host.sidebar.getByRole('button', { name: 'Pin', exact: true });
    const changedBehind = async (value: string) => {
      // Another row is selected, so that nobody tells the sidebar.
      await host.select(AMARA_AT, 1);
      await sees('Amara Foxbury');
      if ((await pin().count()) > 0) await pin().click();
      await host.select(BEN_AT, 1);
      await host.type(AMARA_AT, at('Maths'), value);
    };

    test('is not written over: both values are shown, and Escape keeps what is there', async () => {
      await changedBehind('Not yet');
      await host.open('Maths');
      await field('Maths').selectOption('Achieved');
      const dialog = host.sidebar.getByRole('dialog', { name: 'Maths of Amara Foxbury' });
      await dialog.waitFor();
      expect(await dialog.locator('dd').allInnerTexts()).toEqual(['blank', 'Not yet', 'Achieved']);
      await host.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await host.shown(AMARA_AT, at('Maths'))).toBe('Not yet');
      await host.line('Maths').getByText('Not yet').waitFor();
    });

    test('in two cells is shown in one question, and written over once a person says so', async () => {
      await changedBehind('Achieved');
      await host.type(AMARA_AT, at('Notes'), 'Prefers evenings');
      await host.open('Maths');
      await field('Maths').selectOption('Exempt');
      await host.sidebar.getByLabel('Why is Maths exempt? It is recorded in Notes.').fill('EHC plan seen');
      await button('Set Maths to Exempt').click();
      const dialog = host.sidebar.getByRole('dialog', { name: 'Maths, Notes of Amara Foxbury' });
      await dialog.waitFor();
      expect(await dialog.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Maths', 'Notes']);
      const notes = 'Prefers mornings; Maths exempt: EHC plan seen';
      expect(await dialog.locator('dd').allInnerTexts()).toEqual([
        'Not yet',
        'Achieved',
        'Exempt',
        'Prefers mornings',
        'Prefers evenings',
        notes,
      ]);
      await button('Write mine').click();
      await saved(`Maths: Exempt; Notes: ${notes}`);
      await dialog.waitFor({ state: 'detached' });
      expect(await host.shown(AMARA_AT, at('Notes'))).toBe(notes);
    });
  });

  describe('deadlines', () => {
    beforeAll(async () => {
      await open();
      await host.select(BEN_AT, 1);
      await sees('Ben Hollowdene');
      await host.unfold('Deadlines');
    });
    afterAll(noFault);

    test('are drawn, and told in words', async () => {
      expect(await host.sidebar.getByRole('img').getAttribute('aria-label')).toBe(
        'Picture of the EPA period. Project: done 20 November 2026. Interview: no date. Discussion: booked for 1 December 2026. Observation: no date. Results: no date. Today is 25 November 2026.',
      );
      expect(await section('Deadlines').locator('.item-head').allTextContents()).toEqual([
        'Done:EPA start 5 October 2026',
        'Done:Project submitted 20 November 2026',
        'Open:Interview date 41 days left From 4 December 2026 to 5 January 2027',
        'Discussion date 1 December 2026 In 6 days · By 5 January 2027',
        'Open:Observation date 41 days left By 5 January 2027',
        'Results confirmed Not yet Known after the last assessment.',
        'EPA end 41 days left',
      ]);
      expect(await section('Deadlines').locator('.status').innerText()).toBe('EPA end 5 January 2027');
    });

    test('of the open steps say between which days they are safe, and of no other', async () => {
      for (const label of ['Project submitted', 'Interview date', 'Discussion date', 'Observation date'])
        await host.open(label);
      await host.sidebar.getByText('By 5 December 2026').waitFor();
      expect(await host.sidebar.locator('.safe').allInnerTexts()).toEqual([
        'Possible from 4 December 2026. Hold it by 5 January 2027, its last day.',
        'Possible from 25 November 2026. Hold it by 5 January 2027, its last day.',
      ]);
    });

    test('are proposed for the open steps, beside those that are set', async () => {
      await host.sidebar.getByText('Propose dates').click();
      // Halfway from 4 December to 5 January is Sunday 20 December; from the discussion to 5 January it is Friday 18.
      expect(await host.sidebar.locator('.proposal > li').allInnerTexts()).toEqual([
        expect.stringMatching(/^Project\s+20 November 2026/),
        expect.stringMatching(/^Interview\s+Monday, 21 December 2026$/),
        expect.stringMatching(/^Discussion\s+1 December 2026/),
        expect.stringMatching(/^Observation\s+Friday, 18 December 2026$/),
      ]);
    });

    test('each date gives its rule and where that is written', async () => {
      const why = host.sidebar.locator('.item', { has: host.line('Interview date') }).locator('.why');
      await why.locator('summary').click();
      expect(await why.innerText()).toContain(
        'no earlier than two weeks after the project report is submitted',
      );
      expect(await why.innerText()).toContain('Source: Skillsfirst ST0071 page');
    });

    test('a day that no rule forbids is written at once', async () => {
      await field('Interview date').fill('4 Dec 2026');
      await field('Interview date').press('Enter');
      await saved('Interview date: 4 December 2026');
      expect(await host.shown(BEN_AT, at('Interview date'))).toBe('04/12/2026');
    });

    test('a day that breaks a rule is written only when that is said', async () => {
      await host.open('Interview date');
      await field('Interview date').fill('3 Dec 2026');
      await host.sidebar.getByText('Breaks a rule:').waitFor();
      expect(await host.sidebar.locator('.objections').innerText()).toContain(
        'Interview date (3 December 2026) is before 4 December 2026',
      );
      await field('Interview date').press('Enter');
      expect(await host.shown(BEN_AT, at('Interview date'))).toBe('04/12/2026');
      await button('Set all the same for Interview date').click();
      await saved('Interview date: 3 December 2026');
      expect(await host.shown(BEN_AT, at('Interview date'))).toBe('03/12/2026');
    });

    test('a recommendation and a day off are said, and stop nobody', async () => {
      await field('Observation date').fill('28/11/2026');
      const said = host.sidebar.locator('.objections').last();
      await said.getByText('Saturday').waitFor();
      expect(await said.innerText()).toContain('falls on a day off: Saturday');
      expect(await said.innerText()).toContain('the source recommends the discussion first');
      await button('Set Observation date').click();
      await saved('Observation date: 28 November 2026');
    });

    test('a date can be cleared', async () => {
      await host.open('Observation date');
      await field('Observation date').fill('');
      await button('Clear Observation date').click();
      await saved('Observation date: blank');
      expect(await host.shown(BEN_AT, at('Observation date'))).toBe('');
    });
  });

  describe('the grade', () => {
    beforeAll(async () => {
      await open();
      await host.select(CLEO_AT, 1);
      await sees('Cleo Larksong');
      await host.unfold('Grade');
    });
    afterAll(noFault);
    const outcome = () => section('Grade').locator('.outcome').first();

    test('is explained, with what the source leaves open, and is not for the apprentice yet', async () => {
      expect(await section('Grade').locator('.notice').innerText()).toContain(
        'No grade is for the apprentice or their manager',
      );
      expect(await section('Grade').locator('.status').innerText()).toBe('Pass');
      expect(await section('Grade').locator('.item-head').allTextContents()).toEqual([
        'Done:Observation grade Distinction',
        'Done:Project grade Pass',
        'Done:Discussion grade Distinction',
      ]);
      expect(await outcome().innerText()).toContain('A Distinction would take 1 more.');
      expect(await outcome().innerText()).toContain('Not confirmed: the source page does not state');
    });

    test('what if changes nothing in the sheet', async () => {
      await host.sidebar.getByText('What if…').click();
      await host.sidebar.getByLabel('Project, supposed').selectOption('Distinction');
      const supposed = host.sidebar.locator('details.tool', { hasText: 'What if' }).locator('.outcome');
      await supposed.getByText('Distinction', { exact: true }).waitFor();
      expect(await section('Grade').locator('.status').innerText()).toBe('Pass');
      expect(await host.shown(CLEO_AT, at('Project grade'))).toBe('Pass');
      await host.sidebar.getByText('What if…').click();
    });

    test('a method grade is written, and the overall grade follows', async () => {
      await host.open('Project grade');
      await field('Project grade').selectOption('Fail');
      await saved('Project grade: Fail');
      expect(await host.shown(CLEO_AT, at('Project grade'))).toBe('Fail');
      await section('Grade').locator('.status', { hasText: 'Fail' }).waitFor();
    });

    test('criteria are counted, and the grade is written when that is asked for', async () => {
      await host.sidebar.getByText('Criteria calculator').click();
      const tool = host.sidebar.locator('details.tool', { hasText: 'Criteria calculator' });
      await tool.getByLabel('Method').selectOption('Project');
      const count = (name: string) => tool.getByLabel(name, { exact: true });
      await count('Pass criteria met').fill('13');
      await count('Pass criteria in all').fill('12');
      await tool.getByText('more than the total of 12').waitFor();
      await count('Pass criteria met').fill('12');
      await tool.getByText('Pass', { exact: true }).waitFor();
      await count('Distinction criteria met').fill('4');
      await count('Distinction criteria in all').fill('4');
      await button('Write Distinction to Project grade').click();
      await saved('Project grade: Distinction');
      expect(await host.shown(CLEO_AT, at('Project grade'))).toBe('Distinction');
    });

    test('what was counted for one method is no grade of another', async () => {
      const tool = host.sidebar.locator('details.tool', { hasText: 'Criteria calculator' });
      await tool.getByLabel('Method').selectOption('Observation');
      await tool.getByText('Observation: no grade yet').waitFor();
      expect(await tool.getByRole('button', { name: /^Write/ }).count()).toBe(0);
    });

    test('criteria are ticked: one that is not met makes a fail, one not assessed leaves it open', async () => {
      const tool = host.sidebar.locator('details.tool', { hasText: 'Criteria calculator' });
      await tool.getByLabel('Tick the criteria that are met').check();
      await tool.getByLabel('Pass criteria in all').fill('41');
      await tool.getByText('outside 0 to 40').waitFor();
      await tool.getByLabel('Pass criteria in all').fill('2');
      await tool.getByRole('button', { name: 'Pass criterion 1: not assessed' }).click();
      await tool.getByText('Incomplete', { exact: true }).waitFor();
      await tool.getByRole('button', { name: 'Pass criterion 2: not assessed' }).click();
      await tool.getByText('Pass', { exact: true }).waitFor();
      await tool.getByRole('button', { name: 'Pass criterion 2: met' }).click();
      await tool.getByText('Fail', { exact: true }).waitFor();
    });
  });

  describe('the gateway pack', () => {
    beforeAll(async () => {
      await open();
      await host.select(CLEO_AT, 1);
      await sees('Cleo Larksong');
      await button('Print gateway pack').click();
    });
    afterAll(noFault);

    test('is one page with the facts and the checklist, without any grade before the results are confirmed', async () => {
      const text = await host.sidebar.locator('.pack article').innerText();
      expect(text).toContain('Cleo Larksong');
      expect(text).toContain('Gateway checklist');
      expect(text).toContain('As recorded in the workbook on 25 November 2026.');
      expect(text).not.toMatch(/Distinction|\bPass\b|Fail|[Gg]rade/);
    });

    test('prints nothing but itself', async () => {
      await host.page.emulateMedia({ media: 'print' });
      expect(await host.sidebar.locator('.tabs').isVisible()).toBe(false);
      expect(await host.sidebar.locator('.footer').isVisible()).toBe(false);
      expect(await host.sidebar.locator('.pack article').isVisible()).toBe(true);
      await host.page.emulateMedia({ media: null });
    });

    test('closes', async () => {
      await button('Close').first().click();
      await sees('Cleo Larksong');
    });
  });
});
