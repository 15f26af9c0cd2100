import { describe, expect, test } from '@jest/globals';
import { type Cell, type FilledCell, gridFrom } from '../../core/cells/cell';
import { issuesOf, WHOLE_SHEET } from '../../core/cohort/issues';
import { overviewOf } from '../../core/cohort/overview';
import { isProblem } from '../../core/problems';
import { viewOf } from '../../core/sheet/calculated-columns';
import { apprenticeAt, identityAt, peopleIn, rowOf } from '../../core/sheet/people';
import { cohortAbove } from '../../core/sheet/rows-in-place';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { st0071 } from '../../core/standard/st0071';
import { day, lookingFrom } from '../days';

type Rows = readonly (readonly Cell[])[];

function tableOf(rows: Rows): CohortTable {
  const table = tableIn({ sheet: 'Cohort', rows, settings: [] });
  if (isProblem(table)) throw new Error(table.what);
  return table;
}

const peopleRows = (rows: Rows) => peopleIn(tableOf(rows)).map(({ row }) => row + 1);

/** What is said of a sheet: row, column, code and severity. */
function issues(rows: Rows): readonly string[] {
  const { layout } = tableOf(rows);
  return issuesOf(layout, gridFrom(rows), 1, day('2026-11-26')).map(
    ({ row, column, problem, severity }) => `${row + 1} ${column} ${problem.code} ${severity}`,
  );
}

const ILR = ['ULN', 'GivenNames', 'LearnAimRef', 'LearnStartDate', 'CompStatus'];
const OUTCOMES = ['ULN', 'Component', 'Assessment date', 'Grade'];

describe('one row for each aim', () => {
  const ROWS: Rows = [
    ILR,
    [1000000019, 'Amara', '60349501', 46000, 2],
    [1000000019, 'Amara', 'ZPROG001', 46000, 1],
    [1000000019, 'Amara', '60349513', 46000, 1],
    [2000000028, 'Jun', 'ZPROG001', 46000, 1],
  ];

  test('the row of the programme aim is the apprentice, which is said once (F366)', () => {
    expect(peopleRows(ROWS)).toEqual([3, 5]);
    expect(issues(ROWS)).toEqual(['1 uln ROWS_OF_AIMS note']);
  });

  test('in words', () => {
    const { layout } = tableOf(ROWS);
    const [said] = issuesOf(layout, gridFrom(ROWS), 1, day('2026-11-26'));
    expect(said?.apprentice).toBe(WHOLE_SHEET);
    expect(said?.problem.what).toBe(
      'The sheet has a row for each learning aim: 2 further rows of 1 apprentice.',
    );
  });

  test('the Cohort screen counts the apprentice once, and says it', () => {
    const { entries, issues: said } = overviewOf(tableOf(ROWS), viewOf(st0071, lookingFrom('2026-11-26')));
    expect(entries.map(({ row }) => row + 1)).toEqual([3, 5]);
    expect(said).toMatchObject([{ row: 0, position: 0, problem: { code: 'ROWS_OF_AIMS' } }]);
  });

  test('another row of the apprentice is nobody to write to', () => {
    const table = tableOf(ROWS);
    expect([1, 2, 3].map((row) => apprenticeAt(table, row) !== undefined)).toEqual([false, true, false]);
    expect([1, 2, 3].map((row) => identityAt(table, row))).toEqual([
      undefined,
      { uln: '1000000019' },
      undefined,
    ]);
    expect(rowOf(table, { uln: '1000000019' })).toBe(2);
  });

  test.each<[string, Rows, readonly number[], readonly string[]]>([
    [
      'only the type of the aim is said',
      [
        ['ULN', 'Name', 'Aim type', 'Start date'],
        [1000000019, 'Amara', 3, 46000],
        [1000000019, 'Amara', 1, 46000],
        [2000000028, 'Jun', '1 - Programme aim', 46000],
        [2000000028, 'Jun', '3 - Component aim', 46000],
      ],
      [3, 4],
      ['1 uln ROWS_OF_AIMS note'],
    ],
    [
      'no programme aim: the first row',
      [ILR, [1000000019, 'Amara', '60349501', 46000, 1], [1000000019, 'Amara', '60349513', 46000, 1]],
      [2],
      ['1 uln ROWS_OF_AIMS note'],
    ],
    [
      'two programmes of one apprentice are a restart',
      [
        ILR,
        [1000000019, 'Amara', 'ZPROG001', 45500, 6],
        [1000000019, 'Amara', '60349501', 45500, 6],
        [1000000019, 'Amara', 'ZPROG001', 46000, 1],
      ],
      [2, 4],
      ['1 uln ROWS_OF_AIMS note', '4 uln RESTARTED note'],
    ],
    [
      'one row each: nothing is left out',
      [ILR, [1000000019, 'Amara', '60349501', 46000, 1], [2000000028, 'Jun', '60349501', 46000, 1]],
      [2, 3],
      [],
    ],
    [
      'the same aim twice is a double',
      [ILR, [1000000019, 'Amara', 'ZPROG001', 46000, 1], [1000000019, 'Amara', 'ZPROG001', 46000, 1]],
      [2, 3],
      ['3 uln APPRENTICE_DOUBLED error'],
    ],
    [
      'temporary ULNs, by name',
      [
        ['ULN', 'Learner name', 'Aim reference'],
        [9999999999, 'Amara Foxbury', 'ZPROG001'],
        [9999999999, 'Amara Foxbury', '60349501'],
        [9999999999, 'Jun Wetherlam', 'ZPROG001'],
      ],
      [2, 4],
      ['1 uln ROWS_OF_AIMS note', '2 uln ULN_DOUBTFUL warning', '4 uln ULN_DOUBTFUL warning'],
    ],
  ])('%s', (_, rows, people, said) => {
    expect(peopleRows(rows)).toEqual(people);
    expect(issues(rows)).toEqual(said);
  });
});

describe('where a sheet has rows of assessments', () => {
  test('the same one twice, as after a resit, is a further row too', () => {
    const rows: Rows = [
      OUTCOMES,
      [1000000019, 'Observation', 46093, 'Pass'],
      [1000000019, 'Project', 46093, 'Pass'],
      [2000000028, 'Observation', 46093, 'Fail'],
      [2000000028, 'Observation', 46123, 'Pass'],
    ];
    expect(peopleRows(rows)).toEqual([2, 4]);
    expect(issues(rows)).toEqual(['1 uln ROWS_OF_ASSESSMENTS warning']);
  });

  test('units are assessments where they name methods', () => {
    const rows: Rows = [
      ['ULN', 'Unit', 'Grade'],
      [1000000019, 'Practical observation', 'Pass'],
      [1000000019, 'Professional discussion', 'Pass'],
    ];
    expect(peopleRows(rows)).toEqual([2]);
    expect(peopleRows(rows.map((row, i) => (i === 2 ? [2000000028, ...row.slice(1)] : row)))).toEqual([2, 3]);
  });
});

describe('one row for each assessment', () => {
  test.each<[string, Rows, readonly number[], readonly string[]]>([
    [
      'methods of the standard (F367)',
      [OUTCOMES, [1000000019, 'Observation', 46093, 'Pass'], [1000000019, 'Project', 46093, 'Pass']],
      [2],
      ['1 uln ROWS_OF_ASSESSMENTS warning'],
    ],
    [
      'in more words',
      [
        ['Learner', 'Assessment method', 'Result'],
        ['Amara Foxbury', 'Practical observation', 'Pass'],
        ['Amara Foxbury', 'Professional discussion', 'Pass'],
        ['Jun Wetherlam', 'Practical observation', 'Fail'],
      ],
      [2, 4],
      ['1 apprentice ROWS_OF_ASSESSMENTS warning'],
    ],
    [
      'codes, where most rows are of people with several',
      [
        OUTCOMES,
        [1000000019, 'EPA/01', 46093, 'Pass'],
        [1000000019, 'EPA/02', 46093, 'Pass'],
        [2000000028, 'EPA/01', 46093, 'Pass'],
        [2000000028, 'EPA/02', 46093, 'Pass'],
        [3000000037, 'EPA/01', 46093, 'Pass'],
      ],
      [2, 4, 6],
      ['1 uln ROWS_OF_ASSESSMENTS warning'],
    ],
    [
      'a mistyped ULN in a sheet with such a column is a double',
      [
        ['ULN', 'Apprentice', 'Assessment'],
        [1000000019, 'Amara Foxbury', 'Booked'],
        [1000000019, 'Jun Wetherlam', 'To book'],
        [2000000028, 'Zoë Marsh', 'Booked'],
      ],
      [2, 3, 4],
      ['3 uln APPRENTICE_DOUBLED error'],
    ],
    [
      'one row each: nothing is left out',
      [OUTCOMES, [1000000019, 'Observation', 46093, 'Pass'], [2000000028, 'Project', 46093, 'Pass']],
      [2, 3],
      [],
    ],
  ])('%s', (_, rows, people, said) => {
    expect(peopleRows(rows)).toEqual(people);
    expect(issues(rows)).toEqual(said);
  });
});

describe('cohorts that stand only at the top of their rows', () => {
  const cohorts = (rows: Rows) =>
    overviewOf(tableOf(rows), viewOf(st0071, lookingFrom('2026-11-26'))).entries.map(({ cohort }) => cohort);
  const HEADINGS = ['Cohort', 'ULN', 'Apprentice'];
  /** People with these cells in Cohort. */
  const with_ = (...cells: readonly FilledCell[]): Rows => [
    HEADINGS,
    ...cells.map((cell, i) => [cell, '', `Person ${'ABCDEFGH'[i]}`]),
  ];

  test.each<[string, Rows, readonly (string | undefined)[], boolean]>([
    ['one over two (F365)', with_('FAC30', ''), ['FAC30', 'FAC30'], true],
    ['two blocks', with_('C1', '', 'C2', '', ''), ['C1', 'C1', 'C2', 'C2', 'C2'], true],
    ['blocks of one and more', with_('C1', 'C2', '', ''), ['C1', 'C2', 'C2', 'C2'], true],
    // Counter-cases: blank is blank.
    ['most are filled', with_('C1', 'C2', ''), ['C1', 'C2', undefined], false],
    ['one is repeated', with_('C1', 'C1', '', '', ''), ['C1', 'C1', undefined, undefined, undefined], false],
    ['the first is blank', with_('', 'C1', '', ''), [undefined, 'C1', undefined, undefined], false],
    ['all are blank', with_('', ''), [undefined, undefined], false],
    ['all are filled', with_('C1', 'C2'), ['C1', 'C2'], false],
  ])('%s', (_, rows, expected, isSaid) => {
    expect(cohorts(rows)).toEqual(expected);
    expect(issues(rows)).toEqual(isSaid ? ['1 cohort COHORTS_AT_TOP note'] : []);
    const table = tableOf(rows);
    const ofRow = rows.slice(1).map((cells, i) => cells[0] || cohortAbove(table, i + 1));
    expect(ofRow).toEqual(expected);
  });

  test('sub-headings say the cohort themselves: a blank cell is blank', () => {
    const rows = [...with_('C1', ''), ['', '', 'Cohort Leeds'], ['', '', 'Person Y']];
    expect(cohorts(rows)).toEqual(['C1', undefined, undefined]);
  });

  test('gaps and totals between them change nothing', () => {
    const rows = [
      ...with_('C1', ''),
      ['', '', ''],
      ['', 'Total', 2],
      ['C2', '', 'Person Y'],
      ['', '', 'Person Z'],
    ];
    expect(cohorts(rows)).toEqual(['C1', 'C1', 'C2', 'C2']);
  });
});
