import { describe, expect, test } from '@jest/globals';
import { inExcel } from '../../../excel-addin/in-excel';
import { wakeFormulas } from '../../../excel-addin/wake-formulas';
import { held } from '../held-cells';
import { planIn } from './cohort-sheets';
import { openCalculatingExcel } from './excel-host';
import { areaOf, type as typeIn, valueAt } from './fake-book';
import { setFunctions } from './fake-edits';

/** A workbook that was opened before the add-in was there, with two formulas of somebody's own. */
async function asleep() {
  const host = openCalculatingExcel();
  await host.seed(
    'Cohort',
    held([
      ['ULN', 'Apprentice', 'Learning status'],
      [1000000019, 'Amara', 'Withdrawn'],
    ]),
  );
  await host.workbook.setUp(await planIn(host));
  const own = host.sheet('Sheet1');
  typeIn(areaOf(own, 0, 0), '=EPA_GRADE("Pass","Pass","Pass")');
  typeIn(areaOf(own, 3, 1, 3), '=EPA_CHECK("grade","Pass")');
  typeIn(areaOf(own, 9, 0), '=1/0');
  setFunctions(host.book, 'missing');
  setFunctions(host.book, 'loaded');
  const cohort = host.sheet('Cohort');
  const stage = cohort.rows[0]?.indexOf('Stage') ?? -1;
  return { host, own, shown: () => [valueAt(cohort, 1, stage), valueAt(own, 0, 0), valueAt(own, 9, 0)] };
}

describe('formulas that Excel left at #NAME?', () => {
  test('are entered again, each once, and what looks its answer up wakes with them', async () => {
    const { shown } = await asleep();
    expect(shown()).toEqual(['#NAME?', '#NAME?', '#DIV/0!']);
    expect(await inExcel(wakeFormulas)).toBe(5);
    expect(shown()).toEqual(['Withdrawn', 'Pass', '#DIV/0!']);
    expect(await inExcel(wakeFormulas)).toBe(0);
  });

  test('stay as they are on a protected sheet', async () => {
    const { own, shown } = await asleep();
    own.isProtected = true;
    expect(await inExcel(wakeFormulas)).toBe(1);
    expect(shown()).toEqual(['Withdrawn', '#NAME?', '#DIV/0!']);
  });

  test('are told from those that show another error', async () => {
    const { host, own } = await asleep();
    await inExcel(wakeFormulas);
    typeIn(areaOf(own, 12, 0), '=EPA_GRADE("soon","Pass","Pass")');
    const { calls = [] } = host.book.calculation ?? {};
    calls.length = 0;
    expect([valueAt(own, 12, 0), await inExcel(wakeFormulas), calls]).toEqual(['#VALUE!', 0, []]);
  });

  test('in an empty workbook there are none', async () => {
    openCalculatingExcel();
    expect(await inExcel(wakeFormulas)).toBe(0);
  });
});
