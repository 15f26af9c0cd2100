import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { day } from '../days';
import { eventually } from './eventually';
import { type SidebarActions, withActions } from './sidebar-actions';
import { type GoogleSidebar, openInGoogle, openInLocalWorkbook } from './sidebar-hosts';
import { AMARA_AT, at, BEN_AT, READY, ROWS, row } from './small-cohort';

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
    await others().getByText('Not written yet: Provider sign-off “3 Dce” for Amara Foxbury').waitFor();
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
    await others().getByText('Not written yet: Provider sign-off “3 Dce” for Amara Foxbury').waitFor();
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

  test('who goes back to what breaks a rule sees the rule and the button for it', async () => {
    await host.open('Gateway date');
    await host.field('Gateway date').fill('1 Nov 2026');
    await host.button('Set all the same').waitFor();
    await host.select(BEN_AT, 1);
    await host.sees('Ben Hollowdene');
    await others()
      .getByRole('button', { name: /^Go back/ })
      .click();
    await host.sees('Amara Foxbury');
    await eventually(
      async () => {
        const low = await host
          .button('Set all the same')
          .evaluate((button) => button.getBoundingClientRect().bottom);
        return (await foot().evaluate((bar) => bar.getBoundingClientRect().top)) - low;
      },
      (room) => expect(room).toBeGreaterThanOrEqual(0),
    );
    await host.field('Gateway date').press('Escape');
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

  test('has More only where there is more to show', async () => {
    // Wide enough for two lines beside the buttons, and too narrow for all of it there.
    await host.page.setViewportSize({ width: 320, height: 500 });
    await host.open('Maths');
    await host.field('Maths').selectOption('Achieved');
    await host.saved('Written to the sheet for Amara Foxbury: Maths: Achieved.');
    const isCut = await foot()
      .locator('.said p')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1);
    expect(isCut).toBe(false);
    expect(await host.button(/^More/).count()).toBe(0);
    const ends = await foot()
      .locator('.said p, button')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)));
    // 12 pixels from the edge, message and buttons alike.
    expect(Math.max(...ends)).toBe(308);
    await host.button(/^Undo/).click();
    await host.saved('Undone for Amara Foxbury: Maths is Not yet again.');
    await host.page.setViewportSize({ width: 300, height: 500 });
  });

  test('that asks for nothing leaves by itself', async () => {
    await host.page.mouse.move(100, 100);
    await host.line('English').focus();
    await foot().locator('.said p').waitFor({ state: 'detached', timeout: 15_000 });
  });
});

/** A sidebar of its own for each, because rows go or everything takes its time. */
describe('what is typed', () => {
  let own: GoogleSidebar & SidebarActions;
  const openOwn = async (rows = ROWS) => {
    own = withActions(await openInGoogle(rows));
    await own.sidebar.locator('.who h1').waitFor();
  };
  const focused = () => own.sidebar.locator(':focus').evaluateAll((all) => all.map(({ id }) => id));
  const notWritten = () => own.sidebar.locator('.others');
  afterEach(async () => {
    expect(own.faults).toEqual([]);
    await own.page.close();
  });

  test('in a host that takes its time: every choice is written, of two in one cell the last, and the next one waits for nobody', async () => {
    await openOwn();
    await own.open('Maths');
    await own.open('Portfolio');
    own.delay(800);
    await own.field('Maths').selectOption('Achieved');
    await own.field('Maths').selectOption('Not yet');
    await own.field('Portfolio complete').click();
    await own.button('Next apprentice').click();
    await own.sees('Ben Hollowdene');
    await own.open('Portfolio');
    await own.field('Portfolio complete').click();
    await eventually(
      () =>
        Promise.all([
          own.shown(AMARA_AT, at('Maths')),
          own.shown(AMARA_AT, at('Portfolio complete')),
          own.shown(BEN_AT, at('Portfolio complete')),
        ]),
      (cells) => expect(cells).toEqual(['Not yet', 'Yes', 'No']),
    );
    expect(await own.sidebar.locator('dialog[open]').count()).toBe(0);
  });

  test('and left by pressing Undo is what Undo takes back, also where writing takes two seconds', async () => {
    await openOwn();
    await own.open('Maths');
    await own.field('Maths').selectOption('Achieved');
    await own.saved('Maths: Achieved');
    await own.open('Employer sign-off');
    own.delay(2000);
    await own.field('Employer sign-off').fill('3 Nov');
    await own.button(/^Undo/).click();
    await own.saved('Undone for Amara Foxbury: Employer sign-off is blank again.');
    expect(await own.shown(AMARA_AT, at('Maths'))).toBe('Achieved');
  });

  test('is read anew where what it rests on changes: what is shown is what is written', async () => {
    await openOwn([
      ROWS[0] ?? [],
      row({ ...READY, Apprentice: 'Dora Emdash', 'Start date': day('2026-06-01') }),
    ]);
    await own.open('Gateway date');
    await own.field('Gateway date').fill('20 Nov');
    // The nearest would be too early for somebody who began in June.
    await own.sidebar.getByText('20 Nov → 20 November 2027').waitFor();
    // Nobody has said that year: it is not written before somebody does.
    await own.field('Gateway date').press('Enter');
    await own.field('Find an apprentice by name or ULN').focus();
    expect(await own.shown(1, at('Gateway date'))).toBe('');
    await own.sidebar.getByText('because something speaks against 20 November 2026').waitFor();
    expect(await own.button('Set for Gateway date').isVisible()).toBe(true);
    await own.type(1, at('Start date'), day('2025-01-06'));
    await own.sidebar.getByText('20 Nov → 20 November 2026').waitFor();
    await own.field('Gateway date').press('Enter');
    await own.saved('Gateway date: 20 November 2026.');
    expect(await own.shown(1, at('Gateway date'))).toBe('20/11/2026');
  });

  test('as a number shows what it is read as', async () => {
    await openOwn();
    await own.open('Evidence pieces');
    await own.field('Evidence pieces').fill('11.0');
    await own.sidebar.getByText('11.0 → 11').waitFor();
    await own.field('Evidence pieces').press('Enter');
    await own.saved('Evidence pieces: 11.');
  });

  test('with a year of two digits is refused, and the day that is meant is offered', async () => {
    await openOwn();
    await own.open('Employer sign-off');
    await own.field('Employer sign-off').fill('3/11/26');
    await own.field('Employer sign-off').press('Tab');
    expect(await own.shown(AMARA_AT, at('Employer sign-off'))).toBe('');
    await own.button('Take 3 November 2026').press('Enter');
    expect(await own.field('Employer sign-off').inputValue()).toBe('3 November 2026');
    await own.page.keyboard.press('Enter');
    await own.saved('Employer sign-off: 3 November 2026.');
  });

  test('for somebody whose row goes stays, and to go back says that there is nobody', async () => {
    await openOwn();
    await own.open('Employer sign-off');
    await own.field('Employer sign-off').fill('3 Dce');
    await own.select(BEN_AT, 1);
    await own.sees('Ben Hollowdene');
    await own.replaceRows(AMARA_AT, [ROWS[BEN_AT] ?? [], ROWS[3] ?? [], ROWS[0]?.map(() => '') ?? []]);
    await own.goTo('Cohort');
    await own.goTo('Apprentice');
    await notWritten()
      .getByRole('button', { name: /^Go back/ })
      .click();
    await own.saved('No row of this sheet has ULN "1000000019" any more.');
    expect(await notWritten().innerText()).toContain('Employer sign-off “3 Dce”');
  });

  test('is discarded by keyboard, and whoever does it is on the screen after it', async () => {
    await openOwn();
    await own.open('Employer sign-off');
    await own.field('Employer sign-off').fill('3 Dce');
    await own.select(BEN_AT, 1);
    await own.sees('Ben Hollowdene');
    const discard = notWritten().getByRole('button', { name: /^Discard/ });
    await own.field('Find an apprentice by name or ULN').focus();
    for (let i = 0; i < 9 && !(await discard.evaluate((one) => one.matches(':focus'))); i++)
      await own.page.keyboard.press('Shift+Tab');
    await own.page.keyboard.press('Enter');
    await discard.waitFor({ state: 'detached' });
    expect(await focused()).toEqual(['screen']);
  });

  test('into a row without a ULN and a name is not written, and that is said', async () => {
    await openOwn([
      ...ROWS,
      row({ Employer: 'Foxglove Energy', 'Start date': day('2025-01-06'), English: 'Achieved' }),
    ]);
    await own.select(4, 1);
    await own.sees('No name and no ULN');
    await own.open('Employer sign-off');
    await own.field('Employer sign-off').fill('3 Nov');
    await own.field('Employer sign-off').press('Enter');
    await own.saved('Not written. The row has neither a ULN nor a name.');
    expect(await own.field('Employer sign-off').inputValue()).toBe('3 Nov');
  });

  test('only to see what comes of it is there again for the same apprentice, and for nobody else', async () => {
    await openOwn();
    await own.unfold('Grade');
    const met = () => own.sidebar.locator('.counts input').first();
    await own.sidebar.getByText('Criteria calculator').click();
    await met().fill('7');
    await own.sidebar.getByText('What if…').click();
    await own.field('Observation, supposed').selectOption('Distinction');
    await own.select(BEN_AT, 1);
    await own.sees('Ben Hollowdene');
    expect(await met().inputValue()).toBe('');
    await own.goTo('Cohort');
    await own.goTo('Apprentice');
    await own.select(AMARA_AT, 1);
    await own.sees('Amara Foxbury');
    expect(await met().inputValue()).toBe('7');
    expect(await own.field('Observation, supposed').inputValue()).toBe('Distinction');
  });
});

test('what is typed in the local workbook is there again after its sidebar was hidden', async () => {
  const local = withActions(await openInLocalWorkbook(ROWS));
  await local.sees('Amara Foxbury');
  await local.open('Employer sign-off');
  await local.field('Employer sign-off').fill('3 Dce');
  const button = local.page.getByRole('button', { name: 'Sidebar' });
  await button.click();
  await local.page.locator('iframe').waitFor({ state: 'hidden' });
  await button.click();
  await local.sees('Amara Foxbury');
  expect(await local.field('Employer sign-off').inputValue()).toBe('3 Dce');
  await local.field('Employer sign-off').press('Escape');
  await button.click();
  await local.page.locator('iframe').waitFor({ state: 'detached' });
  expect(local.faults).toEqual([]);
  await local.page.close();
});

describe('where there is little room', () => {
  const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximiliana Alexandrina';
  const people = [1, 2, 3].map((number) =>
    row({
      ...READY,
      ULN: `100000001${number}`,
      Apprentice: `${LONG} ${number}`,
      'Start date': day('2025-01-06'),
      'Employer sign-off': '',
    }),
  );

  test.each([
    ['300 pixels', 300, 700],
    ['260 pixels', 260, 700],
    ['twice the size', 150, 350],
  ])(
    'at %s what is said takes two lines, and nothing lies over the field in use',
    async (_, width, height) => {
      const own = withActions(await openInGoogle([ROWS[0] ?? [], ...people], { width }));
      await own.page.setViewportSize({ width, height });
      await own.sees('Wolfe');
      const linesOf = (said: string) =>
        own.sidebar
          .locator(said)
          .evaluateAll((all) =>
            all.map((one) =>
              Math.round(one.clientHeight / Number.parseFloat(getComputedStyle(one).lineHeight)),
            ),
          );
      const next = async () => {
        const name = await own.heading().innerText();
        await own.button('Next apprentice').evaluate((button) => (button as HTMLElement).click());
        await eventually(
          () => own.heading().innerText(),
          (now) => expect(now).not.toBe(name),
        );
      };
      const openFar = (label: string) => own.line(label).evaluate((line) => (line as HTMLElement).click());
      await openFar('Employer sign-off');
      await own.field('Employer sign-off').fill('3 Nov');
      await own.field('Employer sign-off').press('Enter');
      await own.saved('Written to the sheet');
      expect(await linesOf('.footer .said p')).toEqual([2]);
      await openFar('Provider sign-off');
      await own.field('Provider sign-off').fill('3 Dce');
      await next();
      await openFar('Employer sign-off');
      await own.field('Employer sign-off').fill('soon');
      await next();
      await own.sidebar.getByText('Not written yet: Employer sign-off “soon”').waitFor();
      expect(await linesOf('.other > p.said')).toEqual([2]);
      // The one before is counted, and shows where somebody asks for it.
      await own.button('1 more not written').evaluate((button) => (button as HTMLElement).click());
      await own.sidebar
        .getByText('Not written yet: Provider sign-off “3 Dce”')
        .waitFor({ state: 'attached' });
      // With something to say at the foot as well.
      await openFar('Employer sign-off');
      await own.field('Employer sign-off').fill('3 Nov');
      await own.field('Employer sign-off').press('Enter');
      await own.sidebar.locator('.footer .said', { hasText: 'Written to the sheet' }).waitFor();
      await openFar('Apprentice sign-off');
      await own.field('Apprentice sign-off').focus();
      await own.page.keyboard.type('x');
      await eventually(
        () =>
          own.field('Apprentice sign-off').evaluate((input) => {
            const { left, right, top, bottom } = input.getBoundingClientRect();
            const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            const said = document.querySelector('.footer .said p')?.textContent;
            return { isSeen: seen === input, said };
          }),
        (now) => expect(now).toEqual({ isSeen: true, said: expect.stringContaining('Written to the sheet') }),
      );
      expect(own.faults).toEqual([]);
      await own.page.close();
    },
  );
});
