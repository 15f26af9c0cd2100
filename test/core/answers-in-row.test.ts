import { expect, test } from '@jest/globals';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { answersAmiss } from '../../core/set-up/answers-in-row';
import { calculatedColumns, viewOf } from '../../core/sheet/calculated-columns';
import { type Apprentice, columnsOf } from '../../core/sheet/columns';
import { settingsFrom } from '../../core/sheet/settings';
import { st0071 } from '../../core/standard/st0071';
import { day } from '../days';

const HEADINGS = ['Apprentice', 'Start date', 'Stage', 'RAG', 'Next action', 'Overall grade', 'RAG'];
const INPUTS = new Set([0, 1]);
const APPRENTICE: Apprentice = { apprentice: 'Amara Foxbury', start: day('2026-01-05') };
const { asOf } = settingsFrom(columnsOf(st0071), gridFrom([]), day('2026-11-26'));
const view = viewOf(st0071, asOf);
const now = (heading: string) =>
  calculatedColumns(st0071)
    .find((column) => column.heading === heading)
    ?.answer(APPRENTICE, view) ?? '';
const amiss = (
  stage: Cell,
  rag: Cell,
  next: Cell,
  grade: Cell = '',
  theirs: Cell = '',
  headings: Cell[] = HEADINGS,
) =>
  answersAmiss(
    headings,
    ['Amara Foxbury', day('2026-01-05'), stage, rag, next, grade, theirs],
    INPUTS,
    APPRENTICE,
    view,
  );

test('what holds now: Stage is On programme and RAG On track', () => {
  expect([now('Stage'), now('RAG')]).toEqual(['On programme', 'On track']);
});

test.each<[string, ReturnType<typeof amiss>, ReturnType<typeof amiss>]>([
  ['all is as it is to be', amiss('On programme', 'On track', 'Coach: x'), undefined],
  ['another stage', amiss('In EPA', 'On track', ''), { kind: 'stale', headings: ['Stage'] }],
  ['another RAG', amiss('On programme', 'Overdue', ''), { kind: 'stale', headings: ['RAG'] }],
  [
    'a grade where there is none',
    amiss('On programme', 'On track', '', 'Pass'),
    { kind: 'stale', headings: ['Overall grade'] },
  ],
  ['an error', amiss('#REF!', 'Overdue', ''), { kind: 'broken', headings: ['Stage'] }],
  ['a message about the row', amiss('#VALUE!', 'On track', ''), undefined],
  ['still loading', amiss('Loading...', '#BUSY!', ''), undefined],
  ['words that no answer has', amiss('busy', 'red', ''), undefined],
  ['nothing at all', amiss('', '', ''), undefined],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

test('a column RAG of a provider, beside none of ours, is not looked at', () => {
  const alone = ['Apprentice', 'Start date', 'House', 'RAG', 'Tutor', 'Room', 'Bus'];
  expect(amiss('North', 'Overdue', 'Jo', '', '', alone)).toBeUndefined();
});
