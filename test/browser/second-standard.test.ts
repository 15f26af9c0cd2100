import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { second } from '../core/second-standard';
import { type OpenedPage, openPage } from './page';
import { unfold as unfoldSection } from './sidebar-actions';

/*
 * The local workbook, built over the made-up standard with no change but its own file: sample, set-up, formulas and every
 * screen of the sidebar.
 */

let opened: OpenedPage;
let sidebar: FrameLocator;

beforeAll(async () => {
  opened = await openPage('/second-standard/?on=2026-11-23&rows=60');
  sidebar = opened.page.frameLocator('#sidebar iframe');
  await sidebar.locator('.who h1').waitFor();
});
afterAll(async () => {
  await opened.page.context().close();
  expect(opened.faults).toEqual([]);
});

const texts = (selector: string) => sidebar.locator(selector).allTextContents();

const unfold = (title: string) =>
  unfoldSection(sidebar.locator('details.section', { has: opened.page.locator('h2', { hasText: title }) }));

/** Somebody whose assessment period is under way. */
async function goToSomebodyInEpa(): Promise<void> {
  await sidebar.getByRole('tab', { name: 'Cohort' }).click();
  await sidebar.locator('.bar', { hasText: 'In EPA' }).click();
  await sidebar.locator('.lines .step').first().click();
  await sidebar.locator('.who h1').waitFor();
}

test('the sheet has its columns, and each answer is a word of the product', async () => {
  const { page } = opened;
  const grid = await page.evaluate(() => window.workbookForSidebar?.readGrid());
  const [headings = [], ...rows] = grid?.rows ?? [];
  for (const heading of [
    'Safety briefing held',
    'Test date',
    'Test grade',
    'Report handed in',
    'Presentation date',
  ])
    expect(headings).toContain(heading);
  expect(
    headings.filter((heading) => /observation|interview|discussion|portfolio/i.test(String(heading))),
  ).toEqual([]);
  const at = (heading: string) => rows.map((row) => row[headings.indexOf(heading)]);
  const grades = ['', 'Fail', 'Pass', 'Merit', 'Distinction', 'Incomplete'];
  expect(at('Overall grade').filter((grade) => !grades.includes(String(grade)))).toEqual([]);
  expect(new Set(at('Overall grade')).size).toBeGreaterThan(3);
  // One date of the sample is meant not to be readable: the expected result rests on it.
  const name = headings.indexOf('Apprentice');
  const withErrors = rows.filter((row) => row.some((cell) => String(cell).startsWith('#')));
  expect(withErrors.map((row) => row[name])).toEqual(['Oluwadamilola Meadowcroft-Osei']);
});

describe('the sidebar', () => {
  test('lists its gateway items, and none of another standard', async () => {
    await unfold('Gateway');
    const labels = await texts('.checklist .item-label');
    expect(labels).toEqual([...second.gateway.map(({ label }) => label), 'Gateway date']);
    expect(labels).toContain('Maths');
    expect(labels).not.toContain('Portfolio complete');
  });

  test('dates its steps by its own rules', async () => {
    await goToSomebodyInEpa();
    await unfold('Deadlines');
    expect(await texts('.steps .item-label')).toEqual([
      'EPA start',
      'Test date',
      'Report handed in',
      'Presentation date',
      'Results confirmed',
      'EPA end',
    ]);
    // Four weeks are recommended and six are a must: the words say which.
    for (const line of await sidebar.locator('.steps .item-head').all()) await line.click();
    expect((await texts('.steps > .item')).slice(1, 5)).toEqual([
      expect.stringMatching(/About \d/),
      expect.stringMatching(/By \d/),
      expect.stringMatching(/(By|From) \d/),
      expect.stringMatching(/Expected|Known after/),
    ]);
  });

  test('grades its two methods, each with the grades that it has', async () => {
    await unfold('Grade');
    for (const { grade, grades } of second.methods) {
      await sidebar.locator(`[data-line="${grade.heading}"]`).click();
      const field = sidebar.getByLabel(grade.heading, { exact: true });
      expect(await field.locator('option').allTextContents()).toEqual([
        expect.stringMatching(/^No grade/),
        ...grades,
      ]);
    }
  });

  test('shows its rules', async () => {
    await sidebar.getByRole('tab', { name: 'Set up' }).click();
    await unfold('Rules of the standard');
    expect(await sidebar.locator('.rules > li').count()).toBe(Object.keys(second.rules).length);
  });
});
