import { expect, test } from '@jest/globals';
import { isProblem } from '../../../core/problems';
import { checkAnswers } from '../../../core/set-up/check';
import { planSetUp } from '../../../core/set-up/plan';
import { held } from '../held-cells';
import { type GoogleHost, openGoogle } from './google-host';

async function setUp(): Promise<{ host: GoogleHost; columnOf(heading: string): number }> {
  const host = openGoogle();
  host.seedSheet(
    'Cohort',
    held([
      ['ULN', 'Apprentice'],
      [1000000019, 'Amara'],
      [2000000028, 'Jun'],
    ]),
  );
  const plan = planSetUp(await host.workbook.readGrid(), 'spilled');
  if (isProblem(plan)) throw new Error(plan.what);
  expect(await host.workbook.setUp(plan)).toEqual({ outcome: 'done' });
  const columnOf = (name: string) => plan.added.find(({ heading }) => heading === name)?.position ?? -1;
  return { host, columnOf };
}

async function looksOf({ workbook }: GoogleHost) {
  const grid = await workbook.readGrid();
  const found = checkAnswers(grid, (await workbook.readFormulas('Cohort')) ?? [], 'spilled');
  if (isProblem(found)) throw new Error(found.what);
  return found.looks;
}

test('a drop-down and a date format that a paste took away are found and given again', async () => {
  const { host, columnOf } = await setUp();
  const sheet = host.sheetNamed('Cohort');
  const english = { row: 1, column: columnOf('English'), rows: 2, columns: 1 };
  sheet.dropDowns.push({ area: english, rule: null });
  sheet.cells[2] ??= [];
  const end = columnOf('EPA end');
  const cell = sheet.cells[2]?.[end] ?? { value: '', formula: '', note: '', format: '' };
  (sheet.cells[2] as object[])[end] = { ...cell, format: '0.00' };
  const lacking = await host.workbook.readLacking(await looksOf(host));
  expect(lacking.map(({ heading, look, cells }) => [heading, look, cells])).toEqual([
    ['EPA end', 'dates', 1],
    ['English', 'choices', 2],
  ]);
  expect((await host.workbook.dress(lacking)).map(({ outcome }) => outcome)).toEqual(['written', 'written']);
  expect(sheet.cells[2]?.[end]?.format).toBe('dd/mm/yyyy');
  expect(sheet.dropDowns[sheet.dropDowns.length - 1]).toMatchObject({
    area: english,
    rule: { words: ['Achieved', 'Exempt', 'Not yet'], allowsOthers: true },
  });
  expect(await host.workbook.readLacking(await looksOf(host))).toEqual([]);
});

test('a column of a Google table, which has a type, refuses a drop-down in words', async () => {
  const { host, columnOf } = await setUp();
  const sheet = host.sheetNamed('Cohort');
  const area = { row: 1, column: columnOf('English'), rows: 2, columns: 1 };
  sheet.dropDowns.push({ area, rule: null });
  (sheet.typedAreas as object[]).push(area);
  const lacking = await host.workbook.readLacking(await looksOf(host));
  expect(await host.workbook.dress(lacking)).toMatchObject([
    {
      outcome: 'refused',
      problem: { code: 'SET_UP_STEP_REFUSED', what: expect.stringContaining('English') },
    },
  ]);
});
