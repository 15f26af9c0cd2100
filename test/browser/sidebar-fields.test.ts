import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from './eventually';
import { type SidebarActions, withActions } from './sidebar-actions';
import { type GoogleSidebar, openInGoogle } from './sidebar-hosts';
import { AMARA_AT, at, BEN_AT, ROWS } from './small-cohort';

/** What is typed into a field, and what is said about it. Today is 25 November 2026. */
let host: GoogleSidebar & SidebarActions;
beforeAll(async () => {
  host = withActions(await openInGoogle(ROWS));
  await host.page.setViewportSize({ width: 300, height: 500 });
  await host.sees('Amara Foxbury');
});
afterAll(() => expect(host.faults).toEqual([]));

const others = () => host.sidebar.locator('.others');
const foot = () => host.sidebar.locator('.footer');
const amara = (heading: Parameters<typeof at>[0]) => host.shown(AMARA_AT, at(heading));

describe('a date field', () => {
  test.each([
    ['Employer sign-off', '3 Nov', '3 November 2026', '03/11/2026'],
    ['Provider sign-off', 'today', '25 November 2026', '25/11/2026'],
    // The nearest: last month, and not the one to come.
    ['Apprentice sign-off', '31/10', '31 October 2026', '31/10/2026'],
  ] as const)(
    'of %s shows what it reads in "%s", and is written when it is left',
    async (label, text, words, shown) => {
      await host.open(label);
      await host.field(label).fill(text);
      await host.sidebar.getByText(`${text} → ${words}`).waitFor();
      await host.field(label).press('Tab');
      await host.saved(`Written to the sheet for Amara Foxbury: ${label}: ${words}.`);
      expect(await amara(label)).toBe(shown);
      expect(await host.field(label).inputValue()).toBe(words);
    },
  );

  test('is as it was after Escape', async () => {
    await host.open('Employer sign-off');
    await host.field('Employer sign-off').fill('4 Nov');
    await host.field('Employer sign-off').press('Escape');
    await host.page.keyboard.press('Tab');
    expect(await host.field('Employer sign-off').inputValue()).toBe('3 November 2026');
    expect(await amara('Employer sign-off')).toBe('03/11/2026');
  });

  test('is one stop of the Tab key', async () => {
    await host.open('Employer sign-off');
    await host.field('Employer sign-off').focus();
    await host.page.keyboard.press('Tab');
    const next = await host.sidebar.locator(':focus').evaluate((element) => element.tagName);
    expect(next).not.toBe('BUTTON');
  });
});

describe('when somebody else comes into view', () => {
  test('what can be written is, for whom it was typed; the foot names nobody else', async () => {
    await host.open('Employer sign-off');
    await host.field('Employer sign-off').fill('4 Nov');
    await host.select(BEN_AT, 1);
    await host.sees('Ben Hollowdene');
    await others().getByText('Written to the sheet for Amara Foxbury: Employer sign-off').waitFor();
    expect(await foot().locator('.said').innerText()).toBe('');
    expect(await amara('Employer sign-off')).toBe('04/11/2026');
    expect(await host.shown(BEN_AT, at('Employer sign-off'))).not.toBe('04/11/2026');
  });

  test('what cannot be is kept, said, and there again when one goes back', async () => {
    await host.select(AMARA_AT, 1);
    await host.sees('Amara Foxbury');
    await host.open('Provider sign-off');
    await host.field('Provider sign-off').fill('3 Dce');
    await host.select(BEN_AT, 1);
    await host.sees('Ben Hollowdene');
    await others().getByText('Not written yet for Amara Foxbury: Provider sign-off “3 Dce”').waitFor();
    await others()
      .getByRole('button', { name: /^Go back/ })
      .click();
    await host.sees('Amara Foxbury');
    await eventually(
      () => host.sidebar.locator(':focus').evaluate((input) => (input as HTMLInputElement).value),
      (focused) => expect(focused).toBe('3 Dce'),
    );
    expect(await host.field('Provider sign-off').inputValue()).toBe('3 Dce');
    expect(await others().innerText()).not.toContain('Not written yet');
  });

  test('what folds away is said too, and there again when one goes back', async () => {
    await host.line('Provider sign-off').click();
    await others().getByText('Not written yet for Amara Foxbury: Provider sign-off “3 Dce”').waitFor();
    await host.goTo('Cohort');
    await others()
      .getByRole('button', { name: /^Go back/ })
      .click();
    await eventually(
      () => host.sidebar.locator(':focus').evaluate((input) => (input as HTMLInputElement).value),
      (focused) => expect(focused).toBe('3 Dce'),
    );
    await host.field('Provider sign-off').press('Escape');
    expect(await amara('Provider sign-off')).toBe('25/11/2026');
  });
});

describe('a setting', () => {
  const label = 'Due soon (days before a deadline)';

  test('is written when it is left, and what cannot be read is kept when one goes to another screen', async () => {
    await host.goTo('Set up');
    await host.button(/^Add \d+ columns$/).click();
    await host.saved('is set up');
    await host.unfold('Settings');
    await host.field(label).fill('21');
    await host.field(label).press('Tab');
    await host.saved('Written to the sheet: Due soon (days before a deadline): 21.');
    await host.field(label).fill('two weeks');
    await host.goTo('Cohort');
    await others().getByText(`Not written yet: ${label} “two weeks”`).waitFor();
    await others()
      .getByRole('button', { name: /^Go back/ })
      .click();
    await eventually(
      () => host.sidebar.locator(':focus').evaluate((input) => (input as HTMLInputElement).value),
      (focused) => expect(focused).toBe('two weeks'),
    );
    await host.field(label).press('Escape');
    expect(await host.field(label).inputValue()).toBe('21');
  });

  test('and the set-up are taken back one after the other', async () => {
    await host.button(/^Undo/).click();
    await host.saved('Undone: Due soon (days before a deadline): 21.');
    await host.button(/^Undo/).click();
    await host.saved('Undone: the set-up of the sheet Cohort.');
    await host.goTo('Apprentice');
    await host.select(AMARA_AT, 1);
    await host.sees('Amara Foxbury');
  });
});

describe('a message', () => {
  test('never hides the field in use, and is two lines until one asks for more', async () => {
    await host.open('Maths');
    await host.open('Gateway date');
    const field = host.field('Gateway date');
    host.goOffline(true);
    await host.field('Maths').selectOption('Not yet');
    await field.focus();
    await host.saved('The workbook did not answer');
    await eventually(
      async () => {
        const low = await field.evaluate((input) => input.getBoundingClientRect().bottom);
        return (await foot().evaluate((bar) => bar.getBoundingClientRect().top)) - low;
      },
      (room) => expect(room).toBeGreaterThanOrEqual(0),
    );
    const height = () =>
      foot()
        .locator('.said')
        .evaluate((said) => said.clientHeight);
    const short = await height();
    expect(short).toBeLessThan(56);
    await host.button(/^More/).click();
    expect(await height()).toBeGreaterThan(short);
    host.goOffline(false);
    await host.button('Try again').click();
    await host.saved('Written to the sheet for Amara Foxbury: Maths: Not yet.');
  });

  test('that asks for nothing leaves by itself', async () => {
    await host.page.mouse.move(100, 100);
    await host.line('English').focus();
    await foot().locator('.said p').waitFor({ state: 'detached', timeout: 15_000 });
  });
});
