import { describe, expect, test } from '@jest/globals';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { type Example, examplesOf } from '../../core/functions/examples';
import { datesIn } from '../../tools/sidebar-page';

/** The cells of the first example's answer that show days, as `row,column` from the first cell on. */
function datesOf(name: string): string {
  const fn = functionNamed(name) as CustomFunction;
  return datesIn(fn, examplesOf(fn)[0] as Example)
    .map(({ row, column }) => `${row},${column}`)
    .join(' ');
}

describe('the example that Insert a function writes has dates', () => {
  test.each([
    ['in its one cell', 'EPA_DEADLINE', '0,0'],
    ['in its one cell', 'EPA_WORKDAY', '0,0'],
    // Result expected is blank in the example, and a day where somebody gives cells of their own. Project due, EPA end and Result expected, the sixth to the eighth column, below their headings.
    ['in columns of a table', 'EPA_TRACKER', '1,5 1,6 1,7 2,5 2,6 2,7 3,5 3,6 3,7'],
    ['nowhere', 'EPA_GRADE', ''],
    ['nowhere', 'EPA_VERSION', ''],
  ])('%s: %s', (_, name, dates) => {
    expect(datesOf(name)).toBe(dates);
  });
});
