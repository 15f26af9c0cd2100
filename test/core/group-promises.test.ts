import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom, plainCell } from '../../core/cells/cell';
import { overviewOf } from '../../core/cohort/overview';
import { type Codec, call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem, messageOf } from '../../core/problems';
import { isCalculated, planSetUp } from '../../core/set-up/plan';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { ColumnGroup, Columns } from '../../core/sheet/columns';
import { rowReader } from '../../core/sheet/rows';
import { tableIn } from '../../core/sheet/table';
import { st0071 } from '../../core/standard/st0071';
import { day, iso, lookingFrom } from '../days';

/*
 * What a set-up says that a group of columns makes possible is true: on a sheet that has a ULN and a name and nothing else,
 * that group alone is added and filled in, and what was promised comes.
 */

const codec: Codec<string> = { decode: plainCell, encodeDay: iso, encodeProblem: messageOf };
const AS_OF = '2026-02-01';

/** A sheet with one apprentice after a set-up of these groups, filled in by heading. */
function sheetWith(
  groups: readonly ColumnGroup[],
  filled: Readonly<Record<string, Cell>>,
  columns: Columns = chosenColumns(),
): readonly (readonly Cell[])[] {
  const before = [
    ['ULN', 'Apprentice'],
    [1000000019, 'Amara Foxbury'],
  ];
  const plan = planSetUp({ sheet: 'Cohort', rows: before, settings: [] }, 'spilled', columns, groups);
  if (isProblem(plan)) throw new Error(plan.what);
  const inputs = plan.added.filter((column) => !isCalculated(column)).map(({ heading }) => heading);
  expect(inputs).toEqual(expect.arrayContaining(Object.keys(filled)));
  return before.map((row, i) => [...row, ...inputs.map((heading) => (i === 0 ? heading : filled[heading]))]);
}

/** What the whole sheet answers, by the heading of the calculated column. */
function answers(rows: readonly (readonly Cell[])[], asOf = AS_OF): Readonly<Record<string, unknown>> {
  const answer = call(functionNamed('EPA_TRACKER') as CustomFunction, [rows, asOf], codec);
  if (isProblem(answer)) throw new Error(answer.what);
  const [headings, row] = answer as readonly (readonly unknown[])[];
  return Object.fromEntries((headings ?? []).map((heading, i) => [String(heading), row?.[i]]));
}

function columnsWithIssues(rows: readonly (readonly Cell[])[]): readonly unknown[] {
  const answer = call(functionNamed('EPA_ISSUES') as CustomFunction, [rows, AS_OF], codec);
  if (isProblem(answer)) throw new Error(answer.what);
  return (answer as readonly (readonly unknown[])[]).slice(1).map(([, , column]) => column);
}

const on = (date: string) => day(date);
const WHO = { 'Start date': on('2025-01-06'), 'Planned end date': on('2026-03-19') };
const ALL_BUT_ENGLISH = {
  ...WHO,
  'On-programme complete': 'Yes',
  'Portfolio complete': 'Yes',
  'Evidence pieces': 12,
  Maths: 'Achieved',
  'Employer sign-off': on('2026-01-12'),
  'Provider sign-off': on('2026-01-12'),
  'Apprentice sign-off': on('2026-01-12'),
};

describe('each group by itself', () => {
  test('apprentices: stage, RAG and next action', () => {
    const rows = sheetWith(['apprentice'], WHO);
    expect(answers(rows)).toMatchObject({
      Stage: 'On programme',
      RAG: 'On track',
      'Next action': expect.stringMatching(/^Coach: Complete for gateway/),
    });
    expect(answers(rows, '2026-03-20')).toMatchObject({ RAG: 'Overdue' });
  });

  test('gateway: who is ready, and what is missing', () => {
    expect(answers(sheetWith(['gateway'], ALL_BUT_ENGLISH))).toMatchObject({ Gateway: 'Missing: English' });
    const ready = { ...ALL_BUT_ENGLISH, English: 'Achieved' };
    expect(answers(sheetWith(['gateway'], ready))).toMatchObject({
      Gateway: 'Ready',
      Stage: 'Ready for gateway',
    });
  });

  test('EPA dates: deadlines, and a RAG that counts the days', () => {
    const rows = sheetWith(['deadlines'], { 'EPA start': on('2026-01-05') });
    // Two months and three months after the EPA start; nothing is booked and nothing handed in.
    expect(answers(rows)).toMatchObject({
      Stage: 'In EPA',
      RAG: 'On track',
      'Project due': '2026-03-05',
      'EPA end': '2026-04-05',
    });
    expect(answers(rows, '2026-03-05')).toMatchObject({ RAG: 'Due soon' });
    expect(answers(rows, '2026-03-06')).toMatchObject({ RAG: 'Overdue' });
  });

  test('grades: the overall grade, results and certificates', () => {
    const graded = { 'Observation grade': 'Pass', 'Project grade': 'Pass', 'Discussion grade': 'Pass' };
    const confirmed = { ...graded, 'Results confirmed': on('2026-01-20'), 'Confirmed grade': 'Pass' };
    expect(answers(sheetWith(['grades'], graded))).toMatchObject({
      'Overall grade': 'Pass',
      Stage: 'Awaiting confirmation',
    });
    expect(answers(sheetWith(['grades'], confirmed))).toMatchObject({ Stage: 'Passed' });
    expect(
      answers(sheetWith(['grades'], { ...confirmed, 'Certificate date': on('2026-01-30') })),
    ).toMatchObject({ Stage: 'Certificated', RAG: 'Complete' });
  });

  test('lengths and numbers: what is outside the standard is found', () => {
    const rows = sheetWith(['figures'], { 'Observation minutes': 30, 'Report words': 2500 });
    expect(columnsWithIssues(rows)).toEqual(['Observation minutes']);
  });

  test('coach: who looks after whom', () => {
    const table = tableIn({
      sheet: 'Cohort',
      rows: sheetWith(['coach'], { Coach: 'Jo Marsh' }),
      settings: [],
    });
    if (isProblem(table)) throw new Error(table.what);
    const { entries } = overviewOf(table, viewOf(st0071, lookingFrom(AS_OF)));
    expect(entries.map(({ coach }) => coach)).toEqual(['Jo Marsh']);
  });

  test('resits, beside grades: the first grade stays, the last one counts', () => {
    const failed = { 'Observation grade': 'Fail', 'Project grade': 'Pass', 'Discussion grade': 'Pass' };
    expect(answers(sheetWith(['grades', 'resits'], failed))).toMatchObject({
      Stage: 'Resit or retake',
      'Overall grade': 'Fail',
    });
    const resat = {
      ...failed,
      'Observation resit date': on('2026-01-20'),
      'Observation resit grade': 'Pass',
    };
    expect(answers(sheetWith(['grades', 'resits'], resat))).toMatchObject({
      Stage: 'Awaiting confirmation',
      'Overall grade': 'Pass',
    });
  });

  test('reasonable adjustments, beside lengths: the limits follow', () => {
    const long = { 'Observation minutes': 75 };
    expect(columnsWithIssues(sheetWith(['figures', 'adjustments'], long))).toEqual(['Observation minutes']);
    expect(
      columnsWithIssues(sheetWith(['figures', 'adjustments'], { ...long, 'Extra time': '25%' })),
    ).toEqual([]);
  });

  test('names beside the sign-offs and further items are read', () => {
    const rows = sheetWith(['signatories', 'furtherItems'], {
      'Employer sign-off by': 'Pat Lee',
      'Off-the-job hours': 300,
    });
    const table = tableIn({ sheet: 'Cohort', rows, settings: [] });
    if (isProblem(table)) throw new Error(table.what);
    const read = rowReader(table.layout)(gridFrom(rows), 1);
    expect(read).toMatchObject({ apprentice: { employerSignOffBy: 'Pat Lee', offTheJobHours: 300 } });
  });
});
