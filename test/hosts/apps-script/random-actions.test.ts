import { test } from '@jest/globals';
import { expectAnswersBesideTheirApprentices } from '../actions/random-actions';
import { openActedGoogleSheet } from './acted-sheet';

test(
  'Google Sheets: whatever people and the sidebar do with a sheet, each answer stands beside its apprentice',
  () => expectAnswersBesideTheirApprentices(async () => openActedGoogleSheet(), 1000),
  1_500_000,
);
