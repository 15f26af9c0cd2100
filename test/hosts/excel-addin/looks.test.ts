import { expect, test } from '@jest/globals';
import { isProblem } from '../../../core/problems';
import { checkAnswers } from '../../../core/set-up/check';
import { held } from '../held-cells';
import { planIn, syncsOf } from './cohort-sheets';
import { type ExcelHost, openCalculatingExcel } from './excel-host';
import { areaOf, type FakeSheet, formatAt } from './fake-book';

/** A cohort sheet that a set-up made, whose drop-down of English and whose format of EPA end somebody pasted over. */
async function pastedOver(): Promise<{
  host: ExcelHost;
  sheet: FakeSheet;
  columnOf(heading: string): number;
}> {
  const host = openCalculatingExcel();
  await host.seed(
    'Cohort',
    held([
      ['ULN', 'Apprentice'],
      [1000000019, 'Amara'],
      [2000000028, 'Jun'],
    ]),
  );
  expect(await host.workbook.setUp(await planIn(host))).toMatchObject({ outcome: 'done' });
  const sheet = host.sheet('Cohort');
  const columnOf = (heading: string) => (sheet.rows[0] ?? []).indexOf(heading);
  const english = columnOf('English');
  const kept = sheet.validations.filter(({ area }) => area.column !== english || area.row === 0);
  sheet.validations.splice(0, sheet.validations.length, ...kept);
  sheet.formats.push({ area: areaOf(sheet, 1, columnOf('EPA end'), 2), format: '0.00' });
  return { host, sheet, columnOf };
}

async function looksOf({ workbook }: ExcelHost) {
  const grid = await workbook.readGrid();
  const found = checkAnswers(
    grid,
    (await workbook.readFormulas('Cohort')) ?? [],
    await workbook.formulaStyle(grid),
    { formulas: (await workbook.readFormulas('EPA answers')) ?? [], rows: [] },
  );
  if (isProblem(found)) throw new Error(found.what);
  return found.looks;
}

test('a drop-down and a date format that a paste took away are found and given again', async () => {
  const { host, sheet, columnOf } = await pastedOver();
  const lacking = await host.workbook.readLacking(await looksOf(host));
  expect(lacking.map(({ heading, look, cells }) => [heading, look, cells])).toEqual([
    ['EPA end', 'dates', 2],
    ['English', 'choices', 2],
  ]);
  await host.workbook.dress(lacking);
  expect(formatAt(sheet, 1, columnOf('EPA end'))).toBe('dd/mm/yyyy');
  expect(sheet.validations.filter(({ area }) => area.column === columnOf('English'))).toMatchObject([
    { property: 'rule', area: { row: 0 } },
    { property: 'prompt', area: { row: 0 } },
    { property: 'rule', area: { row: 1, rows: 2 }, value: { list: { source: 'Achieved,Exempt,Not yet' } } },
    { property: 'errorAlert' },
  ]);
  expect(await host.workbook.readLacking(await looksOf(host))).toEqual([]);
});

test('they are looked for in two syncs, however many columns there are', async () => {
  const { host } = await pastedOver();
  const looks = await looksOf(host);
  expect(looks.length).toBeGreaterThan(5);
  expect(await syncsOf(host, () => host.workbook.readLacking(looks))).toBe(2);
});
