import { expect, test } from '@jest/globals';
import { choice, date } from '../../core/cells/kinds';
import { cell, cellFunction, list, optional, tableFunction } from '../../core/functions/define';
import { customFunctionStub, entryPointStub } from '../../tools/apps-script-stubs';

const start = cell('start', date, 'First day.');

test('a function that answers for each cell', () => {
  const fn = cellFunction({
    name: 'EPA_SAMPLE',
    summary: 'What it answers.',
    parameters: [start, optional('unit', choice(['Days', 'Weeks']), 'Days or Weeks.')],
    returns: 'number',
    restsOn: [],
    run: () => undefined,
  });
  expect(customFunctionStub(fn, 'Bundle_')).toBe(`/**
 * What it answers.
 *
 * @param {Date|Array<Array<Date>>} start First day. One cell or a range.
 * @param {string|Array<Array<string>>} unit (optional) Days or Weeks. One cell or a range.
 * @return {number|Array<Array<number>>} One answer, or one for each cell or row of a range.
 * @customfunction
 */
function EPA_SAMPLE(start, unit) { return Bundle_.callFunction('EPA_SAMPLE', [start, unit]); }
`);
});

test('a function that answers a table takes single cells, and lists', () => {
  const fn = tableFunction({
    name: 'EPA_SAMPLES',
    summary: 'What the table holds.',
    parameters: [start, list('closures', date, 'Days that do not count.')],
    returns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'Day', kind: 'date' },
      { heading: 'Note', kind: 'text' },
    ],
    restsOn: [],
    run: () => [],
  });
  expect(customFunctionStub(fn, 'Bundle_')).toBe(`/**
 * What the table holds.
 *
 * @param {Date} start First day.
 * @param {Date|Array<Array<Date>>} closures (optional) Days that do not count. One cell or a range.
 * @return {Array<Array<string|Date>>} Name, Day, Note.
 * @customfunction
 */
function EPA_SAMPLES(start, closures) { return Bundle_.callFunction('EPA_SAMPLES', [start, closures]); }
`);
});

test('an entry point hands on whatever Google gives it', () => {
  expect(entryPointStub('readGrid', 'Bundle_')).toBe(
    'function epaCohort_readGrid(...args) { return Bundle_.readGrid(...args); }\n',
  );
});
