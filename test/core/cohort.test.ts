import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { issuesOf } from '../../core/cohort/issues';
import { isProblem } from '../../core/problems';
import { GATEWAY_ITEMS, missingForGateway } from '../../core/rules/gateway';
import { actionInWords, openActions, ragOf } from '../../core/rules/next-action';
import type { Progress } from '../../core/rules/progress';
import { STAGES, stageOf } from '../../core/rules/stage';
import { COLUMNS, type ColumnKey } from '../../core/sheet/columns';
import { columnNamesFrom, findHeadingRow, layoutOf } from '../../core/sheet/layout';
import { plainHeading } from '../../core/sheet/heading';
import { cohortReader } from '../../core/sheet/reading';
import { day } from '../days';

describe('headings are recognised by what they say, never by where they stand', () => {
  test.each<[string, ColumnKey | undefined]>([
    ['ULN', 'uln'],
    ['uln ', 'uln'],
    ['U.L.N.', 'uln'],
    ['Unique\nLearner Number', 'uln'],
    ['GATEWAY   DATE', 'gatewayDate'],
    ['EPA-start', 'epaStart'],
    ['epaStart', 'epaStart'],
    ['LearnStartDate', 'start'],
    ['LearnPlanEndDate', 'plannedEnd'],
    ['GivenNames', 'apprentice'],
    ['CompStatus', 'learningStatus'],
    ['D.O.B.', 'dateOfBirth'],
    ['Professional discussion date', 'discussionDate'],
    ['Word count', 'reportWords'],
    ['Line manager', undefined],
    ['Gateway', undefined],
    ['', undefined],
  ])('"%s" is %s', (heading, key) => {
    expect([...layoutOf([heading]).positions.keys()]).toEqual(key === undefined ? [] : [key]);
  });

  test('no two columns share a heading or another spelling', () => {
    const names = COLUMNS.flatMap(({ key, heading, aliases }) =>
      [...new Set([heading, key, ...aliases].map(plainHeading))].map((name) => [name, key]),
    );
    const doubled = names.filter(([name], i) => names.findIndex(([other]) => other === name) !== i);
    expect(doubled).toEqual([]);
  });

  test('two headings for one column are reported, and neither is used', () => {
    const layout = layoutOf(['ULN', 'Start date', 'LearnStartDate', 'Mentor']);
    expect([...layout.positions]).toEqual([['uln', 0]]);
    expect(layout.doubled).toEqual([{ key: 'start', headings: ['Start date', 'LearnStartDate'] }]);
    expect(layout.unknown).toEqual([{ position: 3, heading: 'Mentor' }]);
  });

  test('a heading that column_names explains', () => {
    const names = columnNamesFrom(
      gridFrom([
        ['Coach says go', 'Gateway date'],
        ['', ''],
      ]),
    );
    expect(isProblem(names)).toBe(false);
    if (!isProblem(names))
      expect([...layoutOf(['coach SAYS go'], names).positions]).toEqual([['gatewayDate', 0]]);
    expect(columnNamesFrom(gridFrom([['Coach says go', 'Gatway']]))).toMatchObject({
      code: 'HEADING_UNKNOWN',
    });
  });

  test('the row of headings is found below titles and remarks', () => {
    const rows: Cell[][] = [
      ['Customer Service cohort 2026', undefined, undefined],
      [undefined, undefined, undefined],
      ['Start date of this list', 46000, undefined],
      ['Learner', 'Start date', 'EPA start'],
      ['Amara Foxbury', 45663, undefined],
    ];
    expect(findHeadingRow(rows)).toBe(3);
    expect(findHeadingRow([['Week', 'Hours']])).toBeUndefined();
    expect(
      findHeadingRow([...Array.from({ length: 20 }, () => ['']), ['ULN', 'Start date']]),
    ).toBeUndefined();
  });
});

describe('reading a row: every problem at once, nothing thrown', () => {
  const layout = layoutOf([
    'ULN',
    'Start date',
    'English',
    'Employer sign-off',
    'Project grade',
    'Evidence pieces',
  ]);

  const read = (row: readonly Cell[]) => {
    const reader = cohortReader(layout, gridFrom([row]));
    reader.turnTo(0);
    return { apprentice: reader.readWhole(), problems: reader.problems() };
  };

  test('what can be read is read', () => {
    expect(read([1000000019, '6 Jan 2025', 'exempt', 46083, 'd', 12])).toEqual({
      apprentice: expect.objectContaining({
        uln: '1000000019',
        start: day('2025-01-06'),
        english: 'Exempt',
        employerSignOff: day('2026-03-02'),
        projectGrade: 'Distinction',
        evidencePieces: 12,
      }),
      problems: [],
    });
  });

  test('all bad cells of a row are told, and the good ones still read', () => {
    const { apprentice, problems } = read(['1000000019', '03/25/2026', 'soon', 'perhaps', 'Merit', 1.5]);
    expect(apprentice.uln).toBe('1000000019');
    expect(problems.map(({ column, problem }) => [column, problem.code])).toEqual([
      ['start', 'DATE_MONTH_FIRST'],
      ['evidencePieces', 'NUMBER_NOT_WHOLE'],
      ['english', 'CHOICE_UNKNOWN'],
      ['employerSignOff', 'DATE_UNREADABLE'],
      ['projectGrade', 'GRADE_UNKNOWN'],
    ]);
  });
});

const READY = {
  start: day('2025-01-06'),
  onProgrammeComplete: true,
  portfolioComplete: true,
  english: 'Achieved',
  maths: 'Exempt',
  employerSignOff: day('2026-03-02'),
  providerSignOff: true,
  apprenticeSignOff: day('2026-03-03'),
} as const satisfies Progress;

describe('the gateway checklist', () => {
  test('its items, in order', () => {
    expect(GATEWAY_ITEMS.map(({ label }) => label)).toEqual([
      'On-programme',
      'Portfolio',
      'Evidence pieces',
      'English',
      'Maths',
      'Employer sign-off',
      'Provider sign-off',
      'Apprentice sign-off',
    ]);
  });

  test.each([
    ['everything there', {}, []],
    ['10 pieces of evidence', { evidencePieces: 10 }, []],
    ['15 pieces of evidence', { evidencePieces: 15 }, []],
    ['9 pieces of evidence', { evidencePieces: 9 }, ['Evidence pieces']],
    ['16 pieces of evidence', { evidencePieces: 16 }, ['Evidence pieces']],
    ['English not yet, maths not recorded', { english: 'Not yet', maths: undefined }, ['English', 'Maths']],
    ['a sign-off refused', { providerSignOff: false }, ['Provider sign-off']],
    ['portfolio not ticked', { portfolioComplete: false }, ['Portfolio']],
  ] as const)('%s: missing %j %j', (_, change, missing) => {
    expect(missingForGateway({ ...READY, ...change }).map(({ label }) => label)).toEqual(missing);
  });

  test('nothing recorded: everything is missing but the count of evidence, which is asked for only when given', () => {
    expect(missingForGateway({})).toHaveLength(7);
  });
});

const IN_EPA = { ...READY, gatewayDate: day('2026-03-09'), epaStart: day('2026-03-16') } as const;
const GRADED = {
  ...IN_EPA,
  observationGrade: 'Pass',
  projectGrade: 'Pass',
  discussionGrade: 'Distinction',
} as const;

describe('the stage is the first that holds', () => {
  test.each<[string | undefined, Progress]>([
    [undefined, {}],
    ['On programme', { start: day('2025-01-06') }],
    ['Ready for gateway', READY],
    ['At gateway', { ...READY, gatewayDate: day('2026-03-09') }],
    ['In EPA', IN_EPA],
    ['In EPA', { ...IN_EPA, projectGrade: 'Pass' }],
    ['Awaiting confirmation', GRADED],
    ['Passed', { ...GRADED, resultsConfirmed: day('2026-06-01') }],
    ['Resit or retake', { ...GRADED, projectGrade: 'Fail', resultsConfirmed: day('2026-06-01') }],
    ['Resit or retake', { ...IN_EPA, observationGrade: 'Fail' }],
    ['Certificated', { ...GRADED, certificateDate: day('2026-06-20') }],
    ['Break in learning', { ...GRADED, learningStatus: 'Break in learning' }],
    ['Withdrawn', { ...GRADED, certificateDate: day('2026-06-20'), learningStatus: 'Withdrawn' }],
    ['In EPA', { ...IN_EPA, learningStatus: 'Active' }],
    ['In EPA', { epaStart: day('2026-03-16') }],
  ])('%s', (stage, progress) => {
    expect(stageOf(progress)).toBe(stage);
  });

  test('the stages, in the order of an apprentice’s life', () => {
    expect(STAGES).toHaveLength(10);
    expect(new Set(STAGES).size).toBe(10);
  });
});

const asOf = (text: string) => ({ asOf: day(text), dueSoonDays: 14, closures: [] });

// EPA start 16 March 2026: project due 16 May, EPA end 16 June 2026.
const SUBMITTED = { ...IN_EPA, projectSubmitted: day('2026-05-11') } as const;
const ALL_HELD = {
  ...SUBMITTED,
  interviewDate: day('2026-06-01'),
  discussionDate: day('2026-06-02'),
  observationDate: day('2026-06-08'),
} as const;

describe('RAG: the nearest undone deadline decides; the deadline day itself is in time', () => {
  test.each<[string, string | undefined, Progress, string]>([
    ['nothing known', undefined, {}, '2026-03-16'],
    ['withdrawn', undefined, { ...IN_EPA, learningStatus: 'Withdrawn' }, '2027-01-01'],
    ['on a break', undefined, { ...IN_EPA, learningStatus: 'Break in learning' }, '2027-01-01'],
    ['project due in 15 days', 'On track', IN_EPA, '2026-05-01'],
    ['project due in 14 days', 'Due soon', IN_EPA, '2026-05-02'],
    ['project due today', 'Due soon', IN_EPA, '2026-05-16'],
    ['project due yesterday', 'Overdue', IN_EPA, '2026-05-17'],
    ['submitted, EPA end in 15 days', 'On track', SUBMITTED, '2026-06-01'],
    ['submitted, EPA end in 14 days', 'Due soon', SUBMITTED, '2026-06-02'],
    ['EPA end passed, nothing held', 'Overdue', SUBMITTED, '2026-06-17'],
    ['all held, waiting for grades', 'On track', ALL_HELD, '2026-06-22'],
    ['all held, 10 working days over', 'Due soon', ALL_HELD, '2026-06-23'],
    ['passed', 'Complete', { ...GRADED, resultsConfirmed: day('2026-06-30') }, '2027-01-01'],
    ['certificated', 'Complete', { ...GRADED, certificateDate: day('2026-07-30') }, '2027-01-01'],
    ['typical gateway day', 'On track', { start: day('2025-01-06') }, '2026-04-06'],
    ['typical gateway passed', 'Due soon', { start: day('2025-01-06') }, '2026-04-07'],
    [
      'planned end day',
      'Due soon',
      { start: day('2025-01-06'), plannedEnd: day('2026-06-05') },
      '2026-06-05',
    ],
    [
      'planned end passed',
      'Overdue',
      { start: day('2025-01-06'), plannedEnd: day('2026-06-05') },
      '2026-06-06',
    ],
    ['failed, EPA period open', 'On track', { ...ALL_HELD, observationGrade: 'Fail' }, '2026-05-20'],
    ['failed, EPA period over', 'Overdue', { ...ALL_HELD, observationGrade: 'Fail' }, '2026-06-17'],
    ['at gateway', 'On track', { ...READY, gatewayDate: day('2026-03-09') }, '2026-03-10'],
  ])('%s: %s', (_, expected, progress, today) => {
    expect(ragOf(progress, asOf(today))).toBe(expected);
  });
});

describe('the next action, with its date and the days left or late', () => {
  const next = (progress: Progress, today: string) => {
    const [action] = openActions(progress, asOf(today));
    return action && actionInWords(action, asOf(today));
  };

  test.each<[string | undefined, Progress, string]>([
    [undefined, { ...GRADED, certificateDate: day('2026-07-30') }, '2026-08-01'],
    [
      'Complete for gateway: Portfolio, Maths about 6 April 2026 (27 days left)',
      { ...READY, portfolioComplete: false, maths: 'Not yet' },
      '2026-03-10',
    ],
    ['Hold the gateway meeting about 6 April 2026 (1 day late)', READY, '2026-04-07'],
    [
      'Hold the gateway meeting by 1 April 2026 (6 days late)',
      { ...READY, plannedEnd: day('2026-04-01') },
      '2026-04-07',
    ],
    ['Ask the EPAO for the EPA start', { ...READY, gatewayDate: day('2026-03-09') }, '2026-03-10'],
    ['Submit the project by 16 May 2026 (1 day left)', IN_EPA, '2026-05-15'],
    ['Submit the project by 16 May 2026 (today)', IN_EPA, '2026-05-16'],
    ['Book the interview by 16 June 2026 (17 days left)', SUBMITTED, '2026-05-30'],
    [
      'Book the interview by 16 June 2026 (31 days left)',
      { ...IN_EPA, projectSubmitted: day('2026-05-16') },
      '2026-05-16',
    ],
    [
      'Hold the interview, booked for 1 June 2026, by 16 June 2026 (17 days left)',
      { ...SUBMITTED, interviewDate: day('2026-06-01') },
      '2026-05-30',
    ],
    [
      'Book the discussion by 16 June 2026 (14 days left)',
      { ...SUBMITTED, projectGrade: 'Pass' },
      '2026-06-02',
    ],
    [
      'Enter the grades when the EPAO confirms them about 22 June 2026 (12 days left)',
      ALL_HELD,
      '2026-06-10',
    ],
    [
      'Wait for the EPAO to confirm the grade about 22 June 2026 (12 days left)',
      { ...ALL_HELD, ...GRADED },
      '2026-06-10',
    ],
    [
      'Agree a resit or retake of the observation with the EPAO by 16 June 2026 (6 days left)',
      { ...ALL_HELD, projectGrade: 'Pass', discussionGrade: 'Pass', observationGrade: 'Fail' },
      '2026-06-10',
    ],
    ['Wait for the certificate', { ...GRADED, resultsConfirmed: day('2026-06-30') }, '2026-07-01'],
  ])('%s', (expected, progress, today) => {
    expect(next(progress, today)).toBe(expected);
  });
});

describe('issues: what cannot be read or does not fit together', () => {
  const HEADINGS = COLUMNS.map(({ heading }) => heading);
  const layout = layoutOf(HEADINGS);
  const rowOf = (cells: Partial<Record<ColumnKey, Cell>>) =>
    COLUMNS.map(({ key }) => ({ uln: '1000000019', apprentice: 'Amara Foxbury', ...cells })[key] as Cell);
  const issues = (...rows: Partial<Record<ColumnKey, Cell>>[]) =>
    issuesOf(layout, gridFrom(rows.map(rowOf)), day('2026-07-01')).map(
      ({ row, column, problem, severity }) => `${row} ${column} ${problem.code} ${severity}`,
    );
  const on = (text: string): Cell => day(text);

  test.each<[string, Partial<Record<ColumnKey, Cell>>, string[]]>([
    ['a sound row', { start: on('2025-01-06'), epaStart: on('2026-03-16') }, []],
    ['an unreadable date', { start: '03/25/2026' }, ['0 start DATE_MONTH_FIRST error']],
    ['a date as text', { start: '6 Jan 2025' }, ['0 start DATE_IS_TEXT warning']],
    ['an unknown grade', { projectGrade: 'Merit' }, ['0 projectGrade GRADE_UNKNOWN error']],
    ['a ULN of nine digits', { uln: '123456789' }, ['0 uln ULN_DOUBTFUL error']],
    ['a ULN with a wrong check digit', { uln: '1234567890' }, ['0 uln ULN_DOUBTFUL warning']],
    [
      'neither ULN nor name',
      { uln: '', apprentice: '', start: on('2025-01-06') },
      ['0 apprentice APPRENTICE_UNNAMED error'],
    ],
    [
      'gateway before the start',
      { start: on('2025-06-01'), gatewayDate: on('2025-05-31') },
      ['0 gatewayDate DATES_OUT_OF_ORDER error'],
    ],
    [
      'EPA start before gateway',
      { gatewayDate: on('2026-03-09'), epaStart: on('2026-03-08') },
      ['0 epaStart DATES_OUT_OF_ORDER error'],
    ],
    ['gateway and EPA start on one day', { gatewayDate: on('2026-03-09'), epaStart: on('2026-03-09') }, []],
    [
      'assessed before EPA start',
      { epaStart: on('2026-03-16'), discussionDate: on('2026-03-15') },
      ['0 discussionDate DATES_OUT_OF_ORDER error'],
    ],
    ['assessed on the EPA end', { epaStart: on('2026-03-16'), discussionDate: on('2026-06-16') }, []],
    [
      'assessed after the EPA end',
      { epaStart: on('2026-03-16'), discussionDate: on('2026-06-17') },
      ['0 discussionDate ASSESSED_AFTER_EPA_END error'],
    ],
    ['project on its last day', { epaStart: on('2026-03-16'), projectSubmitted: on('2026-05-16') }, []],
    [
      'project a day late',
      { epaStart: on('2026-03-16'), projectSubmitted: on('2026-05-17') },
      ['0 projectSubmitted PROJECT_LATE error'],
    ],
    [
      'interview 14 days after submission',
      { projectSubmitted: on('2026-05-11'), interviewDate: on('2026-05-25') },
      [],
    ],
    [
      'interview 13 days after submission',
      { projectSubmitted: on('2026-05-11'), interviewDate: on('2026-05-24') },
      ['0 interviewDate INTERVIEW_TOO_EARLY error'],
    ],
    [
      'observation before discussion',
      { observationDate: on('2026-05-11'), discussionDate: on('2026-05-12') },
      ['0 observationDate OBSERVATION_BEFORE_DISCUSSION note'],
    ],
    [
      'observation and discussion on one day',
      { observationDate: on('2026-05-12'), discussionDate: on('2026-05-12') },
      [],
    ],
    ['report of 2,249 words', { reportWords: 2249 }, ['0 reportWords FIGURE_OUTSIDE_STANDARD error']],
    ['report of 2,250 words', { reportWords: 2250 }, []],
    ['9 questions', { interviewQuestions: 9 }, ['0 interviewQuestions FIGURE_OUTSIDE_STANDARD error']],
    ['16 pieces of evidence', { evidencePieces: 16 }, ['0 evidencePieces FIGURE_OUTSIDE_STANDARD error']],
    [
      'observation of 53 minutes',
      { observationMinutes: 53 },
      ['0 observationMinutes FIGURE_OUTSIDE_STANDARD error'],
    ],
    [
      'observation of 55 minutes',
      { observationMinutes: 55 },
      ['0 observationMinutes FIGURE_OUTSIDE_STANDARD note'],
    ],
    ['9 minutes of questions in 60', { observationMinutes: 60, questioningMinutes: 9 }, []],
    [
      '10 minutes of questions in 60',
      { observationMinutes: 60, questioningMinutes: 10 },
      ['0 questioningMinutes FIGURE_OUTSIDE_STANDARD error'],
    ],
    ['a grade without a date', { discussionGrade: 'Pass' }, ['0 discussionGrade GRADE_WITHOUT_DATE warning']],
    [
      'results before the last assessment',
      { observationDate: on('2026-05-12'), resultsConfirmed: on('2026-05-11') },
      ['0 resultsConfirmed DATES_OUT_OF_ORDER error'],
    ],
    [
      'results confirmed tomorrow',
      { resultsConfirmed: on('2026-07-02') },
      ['0 resultsConfirmed DATE_IN_FUTURE warning'],
    ],
    ['an assessment booked for tomorrow', { discussionDate: on('2026-07-02') }, []],
    [
      'a grade for an assessment that has not been held',
      { discussionDate: on('2026-07-02'), discussionGrade: 'Pass' },
      ['0 discussionDate DATE_IN_FUTURE warning'],
    ],
  ])('%s', (_, cells, expected) => {
    expect(issues(cells)).toEqual(expected);
  });

  test('the same apprentice twice: by ULN, or by name where there is none', () => {
    expect(issues({}, { apprentice: 'A. Foxbury' })).toEqual(['1 uln APPRENTICE_DOUBLED error']);
    expect(issues({ uln: '' }, { uln: '', apprentice: 'amara  foxbury' })).toEqual([
      '1 apprentice APPRENTICE_DOUBLED error',
    ]);
    expect(issues({}, { uln: '2000000028' })).toEqual([]);
  });

  test('blank rows, rows of unticked boxes and a row of totals are no apprentices', () => {
    const blank = { uln: '', apprentice: '' };
    expect(
      issues(
        blank,
        { ...blank, portfolioComplete: false },
        { ...blank, apprentice: 'Total', reportWords: 9 },
      ),
    ).toEqual([]);
  });

  test('a likely swap of day and month is said, never done', () => {
    const [issue] = issuesOf(
      layout,
      gridFrom([rowOf({ gatewayDate: on('2026-03-09'), epaStart: on('2026-02-04') })]),
      day('2026-07-01'),
    );
    expect(issue?.problem.fix).toBe(
      'Check both dates. With day and month swapped, EPA start would be 2 April 2026.',
    );
  });

  test('all issues of a row at once', () => {
    expect(issues({ start: 'soon', projectGrade: 'Merit', reportWords: 3000, uln: '12' })).toHaveLength(4);
  });
});
