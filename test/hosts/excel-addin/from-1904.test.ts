import { afterAll, describe, expect, test } from '@jest/globals';
import { CATALOGUE } from '../../../core/functions/catalogue';
import type { CustomFunction } from '../../../core/functions/define';
import { isProblem } from '../../../core/problems';
import { checkAnswers } from '../../../core/set-up/check';
import { excelFunction } from '../../../excel-addin/excel-function';
import { inExcel } from '../../../excel-addin/in-excel';
import { startFunctions } from '../../../excel-addin/starting';
import { held } from '../held-cells';
import { openCalculatingExcel } from './excel-host';
import { areaOf, type as typeIn, valueAt } from './fake-book';
import { installOfficeJs, invocation } from './fake-excel';

/* Excel hands a function the numbers of a workbook that counts its days from 1904, and says nothing of it. */

const DEADLINE = '=EPA_DEADLINE(44566,"Project")';
const GRADE = '=EPA_GRADE("Pass","Pass","Pass")';

/** A workbook with two formulas that were worked out before the add-in had asked anything. */
async function opened(is1904: boolean) {
  const host = openCalculatingExcel({ is1904 });
  await host.seed(
    'Cohort',
    held([
      ['ULN', 'Apprentice'],
      [1000000019, 'Amara'],
    ]),
  );
  const sheet = host.sheet('Sheet1');
  typeIn(areaOf(sheet, 0, 0), DEADLINE);
  typeIn(areaOf(sheet, 1, 0), GRADE);
  return { host, shown: () => [valueAt(sheet, 0, 0), valueAt(sheet, 1, 0)] };
}

// What the runtime has learnt it keeps, as in Excel, where it belongs to one workbook.
afterAll(async () => {
  openCalculatingExcel();
  await inExcel(startFunctions);
});

test('once the add-in has asked, no function answers a day that is four years wrong', async () => {
  const { shown } = await opened(true);
  // 5 January 2026 as that workbook counts it is read as 5 January 2022; two months later is 5 March 2022.
  expect(shown()).toEqual([44625, 'Pass']);
  expect(await inExcel(startFunctions)).toBe(2);
  expect(shown()).toEqual(['#N/A', 'Pass']);
});

test('in any other workbook everything is answered', async () => {
  openCalculatingExcel();
  await inExcel(startFunctions);
  const { shown } = await opened(false);
  expect(await inExcel(startFunctions)).toBe(0);
  expect(shown()).toEqual([44625, 'Pass']);
});

describe('every function that reads or answers dates says why it does not', () => {
  /** Written by hand: grades and words alone need no dates. */
  const WITHOUT_DATES = [
    'EPA_GRADE',
    'EPA_GRADE_EXPLAIN',
    'EPA_METHOD_GRADE',
    'EPA_METHOD_GRADE_COUNTS',
    'EPA_CHECK',
    'EPA_RULES',
    'EPA_VERSION',
  ];

  async function answerOf(fn: CustomFunction): Promise<string> {
    await opened(true);
    await inExcel(startFunctions);
    installOfficeJs();
    const given = fn.parameters.map(({ isOptional }) => (isOptional ? null : [['x']]));
    try {
      excelFunction(fn)(...given, invocation(fn.name));
      return 'answered';
    } catch (error) {
      return (error as Error).message;
    }
  }

  test.each(CATALOGUE.map((fn) => [fn.name, fn] as const))('%s', async (name, fn) => {
    const answer = await answerOf(fn);
    if (WITHOUT_DATES.includes(name)) expect(answer).not.toMatch('1904');
    else expect(answer).toMatch('This workbook counts its days from 1904');
  });
});

test('the check says it, also of a sheet that was never set up', async () => {
  const { host } = await opened(true);
  const grid = await host.workbook.readGrid();
  const found = checkAnswers(grid, (await host.workbook.readFormulas('Cohort')) ?? [], 'table');
  if (isProblem(found)) throw new Error(found.what);
  expect(found.faults.map(({ kind, problem }) => [kind, problem.fix])).toEqual([
    [
      'dates from 1904',
      'Change it to the 1900 date system (File, Options, Advanced), check its dates, then close and open it.',
    ],
  ]);
});
