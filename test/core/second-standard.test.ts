import { describe, expect, test } from '@jest/globals';
import { type Cell, plainCell } from '../../core/cells/cell';
import { DIARY_DAYS } from '../../core/cohort/diary';
import { objectionsTo } from '../../core/cohort/objections';
import { overviewOf } from '../../core/cohort/overview';
import { call } from '../../core/functions/call';
import { catalogueFor } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem, messageOf } from '../../core/problems';
import { epaSteps } from '../../core/rules/epa-steps';
import { missingForGateway } from '../../core/rules/gateway';
import { guessesFor } from '../../core/set-up/guesses';
import { isReady, planSetUp, type SetUpPlan } from '../../core/set-up/plan';
import { viewOf } from '../../core/sheet/calculated-columns';
import { type ColumnKey, columnsOf } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { tableIn } from '../../core/sheet/table';
import { day, iso, lookingFrom } from '../days';
import { second } from './second-standard';

/*
 * A standard is a file: with the one beside this test, and no other, everything works. Every expected value is worked out
 * by hand from the rules in that file.
 */

const columns = columnsOf(second);
const FUNCTIONS = catalogueFor(columns);

const codec = {
  decode: plainCell,
  encodeDay: iso,
  encodeProblem: (problem: { what: string; fix: string }) => `Check: ${problem.what} ${problem.fix}`,
};

function answer(name: string, ...args: readonly unknown[]): unknown {
  const fn = FUNCTIONS.find((one) => one.name === name) as CustomFunction;
  const result = call(fn, args, codec);
  return isProblem(result) ? `Problem: ${messageOf(result)}` : result;
}

type Cells = Readonly<Record<string, Cell>>;

const on = (text: string): Cell => day(text);

/** What a function on a whole sheet answers below its headings for one apprentice. */
function told(name: string, row: Cells, asOf: string): readonly (readonly unknown[])[] {
  const [, ...rows] = answer(name, [Object.keys(row), Object.values(row)], on(asOf)) as unknown[][];
  return rows;
}

const GRADES: readonly [test: string, report: string, overall: string][] = [
  ['', '', ''],
  ['', 'Fail', 'Fail'],
  ['', 'Pass', 'Incomplete'],
  ['', 'Merit', 'Incomplete'],
  ['', 'Distinction', 'Incomplete'],
  ['Fail', '', 'Fail'],
  ['Fail', 'Fail', 'Fail'],
  ['Fail', 'Pass', 'Fail'],
  ['Fail', 'Merit', 'Fail'],
  ['Fail', 'Distinction', 'Fail'],
  ['Pass', '', 'Incomplete'],
  ['Pass', 'Fail', 'Fail'],
  ['Pass', 'Pass', 'Pass'],
  ['Pass', 'Merit', 'Merit'],
  ['Pass', 'Distinction', 'Distinction'],
];

describe('grades', () => {
  test('the table holds every combination of the grades of both methods, blanks among them', () => {
    expect(new Set(GRADES.map(([one, other]) => `${one}/${other}`)).size).toBe(3 * 5);
  });

  test.each(GRADES)('test "%s" and report "%s" are overall "%s"', (knowledge, report, overall) => {
    expect(answer('EPA_GRADE', knowledge, report)).toBe(overall);
  });

  test('a method has its own grades: no merit in the test', () => {
    expect(answer('EPA_GRADE', 'Merit', 'Merit')).toBe(
      'Problem: test is "Merit", which is not a grade. Type Fail or Pass (F and P will do, and Refer for a fail), or leave the cell blank.',
    );
    expect(answer('EPA_GRADE', 'p', 'm')).toBe('Merit');
  });

  test.each([
    [
      'Pass',
      'Pass',
      'Pass: every method is passed. A Distinction would take a Distinction in Report. A Merit would take 1 more merit.',
    ],
    [
      'Pass',
      'Merit',
      'Merit: every method is passed. A Distinction would take a Distinction in Report. Not confirmed: the source page does not state what a merit and a pass make, so ask your EPAO.',
    ],
    ['Pass', 'Distinction', 'Distinction: every method is passed.'],
    [
      'Fail',
      'Merit',
      'Fail: Test not passed, and every method must be. Until it is, no Distinction is possible; the source does not say what a resit can reach.',
    ],
    ['', 'Merit', 'Incomplete: no grade yet for Test. A Distinction is no longer possible; a Merit is.'],
    ['', 'Pass', 'Incomplete: no grade yet for Test. A Distinction is no longer possible; a Pass is.'],
    ['', 'Distinction', 'Incomplete: no grade yet for Test. A Distinction needs only a pass there.'],
    [
      'Pass',
      '',
      'Incomplete: no grade yet for Report. A Distinction is still possible with a Distinction in Report.',
    ],
  ])('test "%s" and report "%s" explained', (knowledge, report, words) => {
    expect(answer('EPA_GRADE_EXPLAIN', knowledge, report)).toBe(
      `${words} Indicative only: the EPAO confirms grades.`,
    );
  });
});

// EPA start, test by (4 weeks), report due (6 weeks), EPA end (8 weeks), presentation if the report is handed in on its
// last day (9 days later), result after an assessment on the EPA end (12 days later).
const PERIODS = [
  ['2026-01-05', '2026-02-02', '2026-02-16', '2026-03-02', '2026-02-25', '2026-03-14'],
  ['2025-12-31', '2026-01-28', '2026-02-11', '2026-02-25', '2026-02-20', '2026-03-09'],
  ['2024-01-31', '2024-02-28', '2024-03-13', '2024-03-27', '2024-03-22', '2024-04-08'],
] as const;

describe('dates', () => {
  test.each(PERIODS)('an EPA period that starts on %s', (start, testBy, reportDue, end, from, result) => {
    expect(answer('EPA_DEADLINE', start, 'Test')).toBe(testBy);
    expect(answer('EPA_DEADLINE', start, 'Report')).toBe(reportDue);
    expect(answer('EPA_DEADLINE', start, 'Presentation')).toBe(end);
    expect(answer('EPA_DEADLINE', start, 'EPA end')).toBe(end);
    expect(answer('EPA_PRESENTATION_FROM', reportDue)).toBe(from);
    expect(answer('EPA_RESULT_EXPECTED', end)).toBe(result);
  });

  test('the typical gateway, twelve months after the start', () => {
    expect(answer('EPA_GATEWAY_EXPECTED', '2025-03-03')).toBe('2026-03-03');
  });

  test('its own milestones and no others', () => {
    expect(answer('EPA_DEADLINE', '2026-01-05', 'Project')).toBe(
      'Problem: milestone is "Project", which is not one of the choices. Type Test, Report, Presentation or EPA end.',
    );
  });

  test('the timeline, each date with the rule that made it', () => {
    const [headings, ...lines] = answer(
      'EPA_TIMELINE',
      '2026-01-05',
      '2026-02-23',
      '2026-03-02',
    ) as string[][];
    expect(headings).toEqual(['Milestone', 'Date', 'Rule', 'Earliest', 'Latest safe']);
    expect(lines.map((line) => line.slice(0, 3))).toEqual([
      ['Test by', '2026-02-02', 'The knowledge test is best taken within four weeks.'],
      ['Report due', '2026-02-16', 'The report is handed in within six weeks. Submitted late: ask the EPAO.'],
      [
        'Presentation from',
        '2026-03-04',
        'The presentation is held no earlier than nine days after the report is handed in. This is after the EPA period ends: ask the EPAO.',
      ],
      [
        'Presentation by',
        '2026-03-02',
        'Both methods are taken within eight weeks of the start of the assessment period.',
      ],
      [
        'EPA end',
        '2026-03-02',
        'Both methods are taken within eight weeks of the start of the assessment period.',
      ],
      ['Result expected', '2026-03-14', 'The grade is confirmed within twelve days of the last assessment.'],
    ]);
    // All is done: no step is open that could be safe or not.
    expect(lines.map((line) => line.slice(3).join())).toEqual(lines.map(() => ','));
  });

  test('the timeline, with the days between which an open step is safe', () => {
    const [, ...lines] = answer('EPA_TIMELINE', '2026-01-05') as string[][];
    // Six weeks to hand in, nine days to the presentation, eight weeks in all: Monday 2 March. The test may come last.
    expect(lines.map(([label, , , earliest, latest]) => [label, earliest, latest])).toEqual([
      ['Test by', '2026-01-05', '2026-03-02'],
      ['Report due', '2026-01-05', '2026-02-16'],
      ['Presentation from', '', ''],
      ['Presentation by', '2026-01-14', '2026-03-02'],
      ['EPA end', '', ''],
      ['Result expected', '', ''],
    ]);
  });
});

describe('figures', () => {
  test.each<[string, number, string]>([
    ['Loans', 39, '1 too few: the standard asks for 40 to 60 pieces.'],
    ['Loans', 40, 'OK'],
    ['Loans', 60, 'OK'],
    ['Loans', 61, '1 too many: the standard asks for 40 to 60 pieces.'],
    ['Test questions', 24, '1 too few: the standard asks for 25 questions.'],
    ['Test questions', 25, 'OK'],
    ['Report length', 1709, '1 too few: the standard asks for 1,710 to 1,890 words.'],
    ['Report length', 1710, 'OK'],
    ['Report length', 1891, '1 too many: the standard asks for 1,710 to 1,890 words.'],
    ['Presentation minutes', 23, '1 too few: the standard asks for 24 to 36 minutes.'],
    ['Presentation minutes', 36, 'OK'],
    ['Talk share', 0.5, 'OK'],
    ['Talk share', 0.51, 'Too much talk: the standard allows at most 50% of the presentation.'],
  ])('%s %s: %s', (what, figure, words) => {
    expect(String(answer('EPA_CHECK', what, figure)).replace(/ Source: Made-up plan ST9999, .*$/, '')).toBe(
      words,
    );
  });
});

const READY: Cells = {
  Apprentice: 'Amara Foxbury',
  'Start date': on('2025-03-03'),
  'On-programme complete': 'Yes',
  'Safety briefing held': 'Yes',
  English: 'Exempt: BSL',
  Maths: 'FS L1',
  'Employer sign-off': on('2026-03-02'),
  'Provider sign-off': 'Yes',
};
// EPA start 16 March 2026: test about 13 April, report by 27 April, EPA end 11 May.
const IN_EPA: Cells = { ...READY, 'Gateway date': on('2026-03-09'), 'EPA start': on('2026-03-16') };
const TESTED: Cells = { ...IN_EPA, 'Test date': on('2026-04-10') };
const HANDED_IN: Cells = { ...TESTED, 'Report handed in': on('2026-04-20') };
const ALL_HELD: Cells = { ...HANDED_IN, 'Presentation date': on('2026-05-04') };
const GRADED: Cells = { ...ALL_HELD, 'Test grade': 'Pass', 'Report grade': 'Merit' };

describe('the gateway', () => {
  test('nothing recorded: what must be is missing, what is only recommended is not', () => {
    expect(missingForGateway(second, {}, day('2026-03-10')).map(({ label }) => label)).toEqual([
      'On-programme',
      'Safety briefing',
      'English',
      'Maths',
      'Employer sign-off',
      'Provider sign-off',
    ]);
  });

  test.each<[string, Cells]>([
    ['Ready', {}],
    ['Ready', { 'Mentor meeting held': 'No' }],
    ['Ready', { 'Loans on record': 60 }],
    ['Missing: Loans', { 'Loans on record': 61 }],
    ['Missing: Safety briefing, English', { 'Safety briefing held': '', English: 'Not yet' }],
    ['Ready', { 'Apprentice sign-off': 'No' }],
    // This standard asks for maths at Level 1, and for English at no level.
    ['Ready', { Maths: 'L2 achieved', English: 'E3' }],
    ['Ready', { Maths: 'GCSE D' }],
    ['Ready', { Maths: 'GCSE grade 5' }],
    ['Missing: Maths (Entry Level is not enough)', { Maths: 'E3' }],
    ['Missing: Maths (GCSE U is not enough)', { Maths: 'GCSE U' }],
    ['Missing: Maths', { Maths: 'Not yet' }],
    ['Through gateway', { 'Gateway date': on('2026-03-09') }],
  ])('%s', (words, more) => {
    expect(told('EPA_GATEWAY', { ...READY, ...more }, '2026-03-10')).toEqual([[words]]);
  });
});

describe('stage, RAG and next action', () => {
  test.each<[string, string, string, Cells, string]>([
    [
      'On programme',
      'On track',
      'Coach: Complete for gateway: English about 3 March 2026 (today)',
      { ...READY, English: '' },
      '2026-03-03',
    ],
    [
      'Ready for gateway',
      'Due soon',
      'Provider: Hold the gateway meeting about 3 March 2026 (1 day late)',
      READY,
      '2026-03-04',
    ],
    [
      'At gateway',
      'On track',
      'Provider: Ask the EPAO for the EPA start by 8 April 2026 (29 days left)',
      { ...READY, 'Gateway date': on('2026-03-09') },
      '2026-03-10',
    ],
    ['In EPA', 'On track', 'Provider: Book the test about 13 April 2026 (1 day left)', IN_EPA, '2026-04-12'],
    // The report is due in 14 days; the day for the test is only recommended and makes nobody overdue.
    ['In EPA', 'Due soon', 'Provider: Book the test about 13 April 2026 (today)', IN_EPA, '2026-04-13'],
    ['In EPA', 'Due soon', 'Provider: Book the test about 13 April 2026 (1 day late)', IN_EPA, '2026-04-14'],
    [
      'In EPA',
      'On track',
      'Apprentice: Submit the report by 27 April 2026 (15 days left)',
      TESTED,
      '2026-04-12',
    ],
    ['In EPA', 'Due soon', 'Apprentice: Submit the report by 27 April 2026 (today)', TESTED, '2026-04-27'],
    [
      'In EPA',
      'Overdue',
      'Apprentice: Submit the report by 27 April 2026 (1 day late)',
      TESTED,
      '2026-04-28',
    ],
    [
      'In EPA',
      'On track',
      'Provider: Book the presentation by 11 May 2026 (20 days left)',
      HANDED_IN,
      '2026-04-21',
    ],
    [
      'In EPA',
      'Due soon',
      'EPAO: Hold the presentation, booked for 4 May 2026, by 11 May 2026 (8 days left)',
      ALL_HELD,
      '2026-05-03',
    ],
    // The result must be there twelve days after 4 May.
    ['In EPA', 'Due soon', 'EPAO: Confirm the grades by 16 May 2026 (today)', ALL_HELD, '2026-05-16'],
    [
      'Awaiting confirmation',
      'Overdue',
      'Provider: Ask the EPAO for the grades, expected by 16 May 2026 (1 day late)',
      GRADED,
      '2026-05-17',
    ],
    [
      'Resit or retake',
      'On track',
      'Provider: Agree a resit or retake of the test with the EPAO',
      { ...ALL_HELD, 'Report grade': 'Pass', 'Test grade': 'Fail' },
      '2026-05-12',
    ],
    [
      'Passed',
      'Complete',
      'EPAO: Claim the certificate by 14 July 2026 (55 days left)',
      { ...GRADED, 'Results confirmed': on('2026-05-15') },
      '2026-05-20',
    ],
  ])('%s, %s: %s', (stage, rag, next, row, asOf) => {
    const [tracker] = told('EPA_TRACKER', row, asOf);
    expect(tracker?.slice(2, 5)).toEqual([stage, rag, next]);
  });

  test('every calculated column', () => {
    expect(answer('EPA_TRACKER', [Object.keys(GRADED), Object.values(GRADED)], on('2026-05-10'))).toEqual([
      [
        'Overall grade',
        'Gateway',
        'Stage',
        'RAG',
        'Next action',
        'Test by',
        'Report due',
        'EPA end',
        'Result expected',
      ],
      [
        'Merit',
        'Through gateway',
        'Awaiting confirmation',
        'Due soon',
        'EPAO: Confirm the grades by 16 May 2026 (6 days left)',
        '2026-04-13',
        '2026-04-27',
        '2026-05-11',
        '2026-05-16',
      ],
    ]);
  });

  test('the steps in the order in which they are best taken, each with its window', () => {
    const progress = { epaStart: day('2026-03-16'), reportHandedIn: day('2026-04-20'), testGrade: 'Pass' };
    const steps = epaSteps(second, progress, lookingFrom('2026-04-21'));
    expect(
      steps.map(({ label, state, from, by }) => [
        label,
        state,
        from?.date && iso(from.date),
        by.date && iso(by.date),
      ]),
    ).toEqual([
      ['Test', 'done', undefined, '2026-04-13'],
      ['Report', 'done', undefined, '2026-04-27'],
      ['Presentation', 'open', '2026-04-29', '2026-05-11'],
      ['Results', 'open', undefined, undefined],
    ]);
  });
});

describe('what does not fit together in a row', () => {
  test.each<[string, Cells, string[]]>([
    ['a sound row', GRADED, []],
    ['a test on its last day', { ...IN_EPA, 'Test date': on('2026-04-13') }, []],
    [
      'a test after the recommended day',
      { ...IN_EPA, 'Test date': on('2026-04-14') },
      ['Note: Test date (14 April 2026) is after 13 April 2026, the recommended day for the test.'],
    ],
    [
      'a report a day late',
      { ...TESTED, 'Report handed in': on('2026-04-28') },
      ['Error: Report handed in (28 April 2026) is after 27 April 2026, the last day for the report.'],
    ],
    ['a presentation on the EPA end', { ...HANDED_IN, 'Presentation date': on('2026-05-11') }, []],
    [
      'a presentation after the EPA end',
      { ...HANDED_IN, 'Presentation date': on('2026-05-12') },
      ['Error: Presentation date (12 May 2026) is after the EPA period, which ends on 11 May 2026.'],
    ],
    [
      'a presentation nine days after the report',
      { ...HANDED_IN, 'Presentation date': on('2026-04-29') },
      [],
    ],
    [
      'a presentation eight days after the report',
      { ...HANDED_IN, 'Presentation date': on('2026-04-28') },
      [
        'Error: Presentation date (28 April 2026) is before 29 April 2026, the first day after the report that the standard allows.',
      ],
    ],
    [
      'a presentation before the test, which must not be',
      { ...IN_EPA, 'Test date': on('2026-04-11'), 'Presentation date': on('2026-04-10') },
      ['Error: Presentation date (10 April 2026) is before the test (11 April 2026).'],
    ],
    [
      'a test before the EPA period',
      { ...IN_EPA, 'Test date': on('2026-03-15') },
      ['Error: Test date (15 March 2026) is before EPA start (16 March 2026).'],
    ],
    [
      'a grade without its date',
      { ...IN_EPA, 'Test date': '', 'Test grade': 'Pass' },
      ['Warning: Test grade is "Pass", but Test date is blank.'],
    ],
    [
      'results before the last assessment',
      { ...GRADED, 'Results confirmed': on('2026-05-03') },
      ['Error: Results confirmed (3 May 2026) is before the last assessment (4 May 2026).'],
    ],
    [
      'figures outside: as firm as the weakest of their rules',
      {
        ...IN_EPA,
        'Report length': 1709,
        'Presentation minutes': 30,
        'Talk minutes': 16,
        'Loans on record': 61,
      },
      [
        'Error: Loans on record is 61: 1 too many: the standard asks for 40 to 60 pieces.',
        'Note: Report length is 1709: 1 too few: the standard asks for 1,710 to 1,890 words.',
        'Note: Talk minutes is 16: Too much talk: the standard allows at most 50% of the presentation.',
      ],
    ],
  ])('%s', (_, row, expected) => {
    const issues = told('EPA_ISSUES', row, '2026-06-30');
    expect(issues.map(([, , , severity, problem]) => `${severity}: ${problem}`)).toEqual(expected);
  });
});

describe('a cohort', () => {
  const ROWS: readonly Cells[] = [
    { ...IN_EPA, Apprentice: 'Amara Foxbury', 'Test date': on('2026-04-16') },
    { ...GRADED, Apprentice: 'Jun Wetherlam' },
    { ...READY, Apprentice: 'Zoë Marshwiggle' },
    { ...TESTED, Apprentice: 'Efua Larksong', 'Test grade': 'Merit' },
  ];
  const HEADINGS = [...new Set(ROWS.flatMap((row) => Object.keys(row)))];
  const rows = [HEADINGS, ...ROWS.map((row) => HEADINGS.map((heading) => row[heading] ?? ''))];

  test('is counted by its own grades', () => {
    const [, ...counts] = answer('EPA_COHORT', rows, on('2026-04-14')) as unknown[][];
    expect(
      counts.filter(([group, , apprentices]) => group !== 'Past planned end' && apprentices !== 0),
    ).toEqual([
      ['Apprentices', 'All', 4, 100],
      ['Stage', 'Check', 1, 25],
      ['Stage', 'Ready for gateway', 1, 25],
      ['Stage', 'In EPA', 1, 25],
      ['Stage', 'Awaiting confirmation', 1, 25],
      // A grade that cannot be read, and grades for days that have not come.
      ['RAG', 'Check', 2, 50],
      ['RAG', 'Due soon', 2, 50],
      ['Overall grade (indicative)', 'Merit', 1, 25],
      ['Overall grade (indicative)', 'No grade yet', 2, 50],
      ['Overall grade (indicative)', 'Check', 1, 25],
      ['Grade confirmed by the EPAO', 'Not confirmed yet', 4, 100],
    ]);
    expect(counts.flatMap(([group, item]) => (group === 'Overall grade (indicative)' ? [item] : []))).toEqual(
      ['Fail', 'Pass', 'Merit', 'Distinction', 'Incomplete', 'No grade yet', 'Confirmed', 'Check'],
    );
  });

  test('has an overview: who is where, what the next days bring, what is wrong', () => {
    const table = tableIn({ sheet: 'Cohort', rows, settings: [] }, columns);
    if (isProblem(table)) throw new Error(table.what);
    const view = viewOf(second, lookingFrom('2026-04-14'));
    const { entries, diary, issues } = overviewOf(table, view);
    expect(DIARY_DAYS).toBe(30);
    expect(entries.map(({ name, stage, grade }) => [name, stage, grade])).toEqual([
      ['Amara Foxbury', 'In EPA', undefined],
      ['Jun Wetherlam', 'Awaiting confirmation', 'Merit'],
      ['Zoë Marshwiggle', 'Ready for gateway', undefined],
      ['Efua Larksong', 'Check', 'Check'],
    ]);
    expect(diary.map((item) => `${iso(item.day)} ${item.name}: ${item.what()}`)).toEqual([
      '2026-04-16 Amara Foxbury: Test booked',
      '2026-04-27 Amara Foxbury: Submit the report (last day)',
    ]);
    expect(issues.filter(({ row }) => row === 4).map(({ problem }) => problem.code)).toEqual([
      'GRADE_UNKNOWN',
    ]);
  });

  test('is asked before a date is written', () => {
    const apprentice = {
      apprentice: 'Amara Foxbury',
      epaStart: day('2026-03-16'),
      reportHandedIn: day('2026-04-20'),
      testDate: day('2026-04-10'),
    };
    const codes = (column: ColumnKey, text: string) =>
      objectionsTo(columns, apprentice, column, day(text), lookingFrom('2026-04-21')).map(
        ({ problem }) => problem.code,
      );
    expect(codes('presentationDate', '2026-04-29')).toEqual([]);
    expect(codes('presentationDate', '2026-04-28')).toEqual(['BEFORE_FIRST_DAY']);
    expect(codes('presentationDate', '2026-05-12')).toEqual(['ASSESSED_AFTER_EPA_END']);
    expect(codes('testDate', '2026-04-14')).toEqual(['AFTER_LAST_DAY']);
    // A Sunday.
    expect(codes('presentationDate', '2026-05-10')).toEqual(['DATE_ON_DAY_OFF']);
  });
});

describe('columns', () => {
  const HEADINGS = [
    'ULN',
    'Apprentice',
    'Employer',
    'Cohort',
    'Date of birth',
    'Start date',
    'Planned end date',
    'Learning status',
    'On-programme complete',
    'Safety briefing held',
    'Mentor meeting held',
    'Loans on record',
    'English',
    'Maths',
    'Employer sign-off',
    'Provider sign-off',
    'Gateway date',
    'EPA start',
    'Test date',
    'Test questions',
    'Test grade',
    'Report theme agreed',
    'Report handed in',
    'Report length',
    'Presentation date',
    'Presentation minutes',
    'Talk minutes',
    'Report grade',
    'Results confirmed',
    'Confirmed grade',
    'Certificate date',
    'Notes',
  ];
  const CALCULATED = [
    'Overall grade',
    'Gateway',
    'Stage',
    'RAG',
    'Next action',
    'Test by',
    'Report due',
    'EPA end',
    'Result expected',
  ];

  test('are those of every sheet and those of the standard', () => {
    const optional: Readonly<Record<string, readonly string[]>> = {
      Apprentice: ['Given names', 'Family name'],
      Employer: ['Coach'],
      'Employer sign-off': ['Employer sign-off by'],
      'Provider sign-off': ['Provider sign-off by'],
      'Test grade': ['Test resit date', 'Test resit grade', 'Test attempts'],
      'Report grade': ['Report resit date', 'Report resit grade', 'Report attempts'],
      'Certificate date': ['Extra time', 'Reasonable adjustments'],
    };
    const all = HEADINGS.flatMap((heading) => [heading, ...(optional[heading] ?? [])]);
    expect(columns.all.map(({ heading }) => heading)).toEqual(all);
    expect(columns.usual.map(({ heading }) => heading)).toEqual(HEADINGS);
  });

  test('are recognised by their other names; what another standard asks for is the provider’s own', () => {
    const layout = layoutOf(columns, [
      'Learner',
      'Safety talk',
      'KNOWLEDGE TEST',
      'Report in',
      'Portfolio complete',
      'Interview date',
    ]);
    expect([...layout.positions.keys()]).toEqual([
      'apprentice',
      'safetyBriefing',
      'testDate',
      'reportHandedIn',
    ]);
    expect(layout.unknown.map(({ heading }) => heading)).toEqual(['Portfolio complete', 'Interview date']);
  });

  test('are guessed by the spellings of the standard', () => {
    const seen = [
      { heading: 'KT outcome', cells: ['Pass', 'Fail'] },
      { heading: 'Pres. booked', cells: [46_100] },
      { heading: 'Rep. outcome', cells: ['Merit', 'Pass'] },
      { heading: 'Obs. date', cells: [46_100] },
    ].map((one, position) => ({ ...one, position, key: undefined, isDoubled: false }));
    expect([...guessesFor(columns, seen)].sort(([one], [other]) => one - other)).toEqual([
      [0, 'testGrade'],
      [1, 'presentationDate'],
      [2, 'reportGrade'],
    ]);
  });

  const planned = (rows: readonly (readonly Cell[])[]): SetUpPlan => {
    const plan = planSetUp({ sheet: 'Cohort', rows, settings: [] }, 'spilled', columns);
    if (isProblem(plan)) throw new Error(plan.what);
    return plan;
  };

  test('are set up in an empty sheet, with the drop-downs of each method and the last days of each step', () => {
    const { added } = planned([]);
    expect(added.map(({ heading }) => heading)).toEqual([...HEADINGS, ...CALCULATED]);
    const choices = (heading: string) => added.find((column) => column.heading === heading)?.choices;
    expect([choices('Test grade'), choices('Report grade')]).toEqual([
      ['Fail', 'Pass'],
      ['Fail', 'Pass', 'Merit', 'Distinction'],
    ]);
    const help = (heading: string) => added.find((column) => column.heading === heading)?.help;
    expect([help('Test by'), help('Report due'), help('Loans on record')]).toEqual([
      'Last day for the test.',
      'Last day to hand in the report.',
      'Number of loans on record: 40 to 60 pieces.',
    ]);
    const colours = added.find(({ heading }) => heading === 'Overall grade')?.colours;
    expect(colours?.map(({ word }) => word)).toEqual(['Fail', 'Pass', 'Merit', 'Distinction']);
  });

  test('once set up, nothing is left to add', () => {
    const { added } = planned([['Learner', 'Mentor', 'Test result']]);
    const headings = ['Learner', 'Mentor', 'Test result', ...added.map(({ heading }) => heading)];
    expect(added).toHaveLength(HEADINGS.length - 2 + CALCULATED.length);
    expect(isReady(planned([headings]))).toBe(true);
  });
});

describe('the catalogue', () => {
  test('has the arguments of its methods and steps', () => {
    expect(
      FUNCTIONS.map(({ name, parameters }) => `${name}(${parameters.map((one) => one.name).join(', ')})`),
    ).toEqual([
      'EPA_GRADE(test, report)',
      'EPA_GRADE_EXPLAIN(test, report)',
      'EPA_METHOD_GRADE(pass_criteria, distinction_criteria)',
      'EPA_METHOD_GRADE_COUNTS(pass_met, pass_total, distinction_met, distinction_total)',
      'EPA_GATEWAY_EXPECTED(start)',
      'EPA_DEADLINE(epa_start, milestone, hand_in_weeks)',
      'EPA_PRESENTATION_FROM(report_handed_in)',
      'EPA_RESULT_EXPECTED(last_assessment, closures)',
      'EPA_WORKDAY(start, days, closures)',
      'EPA_TIMELINE(epa_start, report_handed_in, last_assessment, closures, unavailable)',
      'EPA_PLAN(epa_start, as_of, test_date, report_handed_in, presentation_date, closures, unavailable)',
      'EPA_GATEWAY_LATEST(result_by, closures, check_days)',
      'EPA_CHECK(what, value)',
      'EPA_TRACKER(sheet, as_of, settings, more)',
      'EPA_GATEWAY(sheet, as_of, settings, more)',
      'EPA_STATUS(sheet, as_of, settings, more)',
      'EPA_RAG(sheet, as_of, settings, more)',
      'EPA_NEXT(sheet, as_of, settings, more)',
      'EPA_WHY(sheet, as_of, settings, more)',
      'EPA_COHORT(sheet, as_of, settings, more)',
      'EPA_ISSUES(sheet, as_of, settings, more)',
      'EPA_RULES()',
      'EPA_VERSION()',
    ]);
  });

  test('speaks of this standard and of no other', () => {
    const texts = FUNCTIONS.flatMap(({ summary, parameters }) => [
      summary,
      ...parameters.map(({ help }) => help),
    ]);
    expect(
      texts.filter((text) => /observation|project|interview|discussion|questioning|three/i.test(text)),
    ).toEqual([]);
    const [grade] = FUNCTIONS;
    expect(grade?.summary).toBe(
      'Overall EPA grade from the grades of the two methods: Fail, Pass, Merit, Distinction or Incomplete.',
    );
    expect(grade?.parameters.map(({ help }) => help)).toEqual([
      'Grade of the knowledge test.',
      'Grade of the report with presentation.',
    ]);
    const check = FUNCTIONS.find(({ name }) => name === 'EPA_CHECK');
    expect(check?.parameters.map(({ help }) => help)).toEqual([
      'Loans, Test questions, Report length, Presentation minutes, Talk share, ULN.',
      'The figure: a whole number, a percentage for the talk share, ten digits for a ULN.',
    ]);
    expect(answer('EPA_VERSION')).toMatch(/, ST9999 version 0\.3$/);
  });

  test('tells its rules, in weeks and days, and which of them the source leaves open', () => {
    const [, ...rules] = answer('EPA_RULES') as unknown[][];
    expect(rules).toHaveLength(23);
    const ruled = (title: string) => rules.find(([rule]) => rule === title);
    expect(ruled('Time for the assessment')?.slice(1, 4)).toEqual([8, 'weeks', 'must']);
    expect(ruled('Time for the knowledge test')?.slice(1, 4)).toEqual([4, 'weeks', 'recommended']);
    expect(ruled('Confirmation of the grade')?.slice(1, 4)).toEqual([12, 'days', 'must']);
    expect(
      rules.filter(([, , , , reading]) => /Not confirmed/.test(String(reading))).map(([rule]) => rule),
    ).toEqual(['Merits for an overall merit']);
  });
});
