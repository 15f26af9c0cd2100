import { test } from '@jest/globals';
import { expectAnswersBesideTheirApprentices } from '../actions/random-actions';
import { openActedLocalSheet } from './acted-sheet';

test(
  'the local workbook: whatever people and the sidebar do with a sheet, each answer stands beside its apprentice',
  () => expectAnswersBesideTheirApprentices(async () => openActedLocalSheet(), 1000),
  1_500_000,
);
