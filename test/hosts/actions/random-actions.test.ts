import { expect, test } from '@jest/globals';
import { coreSheet } from './core-sheet';
import { expectAnswersBesideTheirApprentices, FIRST_SHEET } from './random-actions';

test(
  'whatever people do with a sheet, what is calculated of all of it is what is calculated of each apprentice alone',
  () => expectAnswersBesideTheirApprentices(async () => coreSheet(FIRST_SHEET, 1), 1000),
  1_500_000,
);

test('the random actions find answers that stand one row too low', () =>
  expect(expectAnswersBesideTheirApprentices(async () => coreSheet(FIRST_SHEET, 1, 1), 100)).rejects.toThrow(
    'is shown',
  ));
