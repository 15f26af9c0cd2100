import { test } from '@jest/globals';
import { expectAnswersBesideTheirApprentices } from '../actions/random-actions';
import { openActedExcelSheet } from './acted-sheet';

test(
  'Excel: whatever people and the sidebar do with a sheet, each answer stands beside its apprentice',
  () => expectAnswersBesideTheirApprentices(openActedExcelSheet, 1000),
  1_500_000,
);
