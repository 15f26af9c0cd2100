import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HEADINGS, MERGED, TRACKER, WIDTH } from '../hosts/preview/messy-workbook';
import { type LocalWorkbook, openLocalWorkbook } from './local-workbook';
import { packedWorkbook } from './packed-workbook';

let workbook: LocalWorkbook;
beforeEach(async () => {
  workbook = await openLocalWorkbook();
});
afterEach(async () => {
  const { page, faults } = workbook;
  await page.context().close();
  expect(faults).toEqual([]);
});

/** What the sheet shows under a heading for each of its people, by name. */
async function byName(heading: string): Promise<Readonly<Record<string, string>>> {
  const rows = await workbook.shown();
  const at = (name: string) => {
    const position = rows[HEADINGS]?.indexOf(name) ?? -1;
    if (position === -1) throw new Error(`No column ${name}.`);
    return position;
  };
  // The row of totals has its count under the forenames.
  const people = rows.slice(HEADINGS + 1).filter((row) => /\p{L}/u.test(row[at('Forename')] ?? ''));
  return Object.fromEntries(people.map((row) => [row[at('Forename')], row[at(heading)] ?? '']));
}

test('two heading rows, sub-headings, names in two columns and ULNs that are none: set up, worked on, saved and opened again', async () => {
  await workbook.open('Tracker.xlsx', packedWorkbook(TRACKER, { merged: MERGED }));
  const theirs = (await workbook.shown()).map((row) => row.slice(0, WIDTH));
  await workbook.page.locator('#set-up').click();
  expect(await workbook.notice()).toContain('The sheet Tracker is set up');
  await workbook.sheet('EPA settings');
  await workbook.enter('B2', '23/11/2026');
  await workbook.sheet('Tracker');

  expect(await byName('Stage')).toEqual({
    Amara: 'In EPA',
    Jun: 'At gateway',
    Zoë: '',
    Siân: 'Withdrawn',
  });
  // Two months after 5 October 2026, the day under EPA, Start.
  expect(await byName('Project due')).toEqual({ Amara: '05/12/2026', Jun: '', Zoë: '', Siân: '' });

  // Two people have the temporary ULN: what is set for one of them is written to that one.
  await workbook.go('A6');
  const sidebar = workbook.page.frameLocator('iframe[title="EPA Cohort sidebar"]');
  await sidebar.locator('.who h1', { hasText: 'Jun Wetherlam' }).waitFor();
  await sidebar.getByText('September 2025').first().waitFor();
  await sidebar.locator('[data-line="Maths"]').click();
  await sidebar.getByLabel('Maths', { exact: true }).selectOption('Achieved');
  await sidebar.locator('.said', { hasText: 'Jun Wetherlam' }).waitFor();
  expect(await byName('Maths')).toEqual({
    Amara: 'L2 achieved',
    Jun: 'Achieved',
    Zoë: 'FS L1',
    Siân: '',
  });

  const before = await workbook.shown();
  expect(before.map((row) => row.slice(0, WIDTH))).toEqual(
    theirs.map((row) =>
      row[1] === 'Jun' ? row.map((cell) => (cell === 'Booked' ? 'Achieved' : cell)) : row,
    ),
  );
  const { name, bytes } = await workbook.saveXlsx();
  await workbook.open(name, bytes);
  expect(await workbook.shown()).toEqual(before);
  await workbook.page.locator('#set-up').click();
  expect(await workbook.notice()).toContain('is set up already');
});
