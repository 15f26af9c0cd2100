import type { CustomFunction } from './define';

export interface Example {
  /** The arguments as cells: text, numbers, ticks, `null` for blank, ISO text for dates; an array is a range. */
  readonly given: readonly ExampleArgument[];
  /** The answer in the same terms; a table lists all its rows. */
  readonly gives: ExampleArgument;
  /** The answer goes on: `gives` is only how a text, or the top left of a table, begins. */
  readonly goesOn?: true;
  /** What the example shows, where it does not show itself. */
  readonly shows?: string;
}
export type ExampleCell = string | number | boolean | null;
type ExampleRange = readonly (readonly ExampleCell[])[];
export type ExampleArgument = ExampleCell | ExampleRange;

/** An apprentice on the way through the EPA, and one who has been assessed in all methods. */
const STARTED: ExampleRange = [
  ['ULN', 'EPA start'],
  ['1000000019', '2026-01-05'],
];
const ASSESSED: ExampleRange = [
  [
    'ULN',
    'Gateway date',
    'EPA start',
    'Project submitted',
    'Interview date',
    'Observation date',
    'Discussion date',
    'Observation grade',
    'Project grade',
    'Discussion grade',
  ],
  [
    '1000000019',
    '2025-12-15',
    '2026-01-05',
    '2026-02-20',
    '2026-03-10',
    '2026-03-03',
    '2026-02-27',
    'Pass',
    'Distinction',
    'Distinction',
  ],
];

/** What EPA_TRACKER answers above its rows. */
const TRACKER: readonly string[] = [
  'Overall grade',
  'Gateway',
  'Stage',
  'RAG',
  'Next action',
  'Project due',
  'EPA end',
  'Result expected',
];

/**
 * Examples of every function, by its name: help for people, and tests that run in core and in every host.
 * They stand beside the catalogue, not in it, because Sheets loads the catalogue anew for every call.
 */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  EPA_GRADE: [
    { given: ['Pass', 'Distinction', 'Pass'], gives: 'Pass' },
    { given: ['Distinction', 'Distinction', 'Distinction'], gives: 'Distinction' },
    {
      given: ['Distinction', 'Pass', 'Distinction', 2],
      gives: 'Distinction',
      shows: 'An EPAO that asks for two.',
    },
    {
      given: ['Distinction', 'Distinction', 'Distinction', null, 'Project'],
      gives: 'Pass',
      shows: 'One of them in a resit: a Pass at most, until your EPAO says otherwise.',
    },
    {
      given: ['Distinction', 'Distinction', 'Distinction', null, 'Project', 'No cap'],
      gives: 'Distinction',
      shows: 'The same where your EPAO does not cap resits.',
    },
    { given: ['Pass', 'Refer', null], gives: 'Fail', shows: 'One fail decides, even before the rest.' },
    { given: ['Pass', 'pending', null], gives: 'Incomplete' },
    {
      given: [
        [['Pass'], ['D'], [null]],
        [['p'], ['Dist'], [null]],
        [['PASS'], ['Distinction'], [null]],
      ],
      gives: [['Pass'], ['Distinction'], ['']],
      shows: 'Whole columns in one call; a blank row stays blank.',
    },
  ],
  EPA_GRADE_EXPLAIN: [
    {
      given: ['Pass', 'Pass', 'Distinction'],
      gives:
        'Pass: every method is passed, with 1 of the 3 distinctions that a Distinction needs. A Distinction would take 2 more. Indicative only: the EPAO confirms grades.',
    },
    {
      given: ['Distinction', null, 'Distinction'],
      gives:
        'Incomplete: no grade yet for Project. A Distinction is still possible with 1 more distinction. Indicative only: the EPAO confirms grades.',
    },
  ],
  EPA_METHOD_GRADE: [
    { given: [[[true, true]], [[true, true]]], gives: 'Distinction' },
    {
      given: [[[true, false]], [[true, true]]],
      gives: 'Fail',
      shows: 'One pass criterion missed is a fail.',
    },
    {
      given: [
        [
          ['Yes', 'Met'],
          ['Yes', null],
          [null, null],
        ],
        [['No'], ['Yes'], [null]],
      ],
      gives: [['Pass'], ['Incomplete'], ['']],
    },
  ],
  EPA_METHOD_GRADE_COUNTS: [
    { given: [12, 12, 3, 4], gives: 'Pass' },
    { given: [12, 12, 4, 4], gives: 'Distinction' },
    { given: [11, 12, 4, 4], gives: 'Fail' },
    { given: [0, 0], gives: '', shows: 'No total means not assessed yet.' },
  ],
  EPA_GATEWAY_EXPECTED: [
    { given: ['2025-01-06'], gives: '2026-04-06' },
    { given: ['2024-11-30'], gives: '2026-02-28', shows: 'The last day of a shorter month.' },
  ],
  EPA_GATEWAY_EARLIEST: [
    { given: ['2025-07-31'], gives: '2026-07-31', shows: 'Starts before 1 August 2025: 365 days.' },
    { given: ['2025-08-01'], gives: '2026-03-31', shows: 'Starts from 1 August 2025: 242 days.' },
    { given: ['2023-03-01'], gives: '2024-02-29', shows: 'Days are counted, and 2024 has one more.' },
  ],
  EPA_DEADLINE: [
    { given: ['2026-01-05', 'Project'], gives: '2026-03-05' },
    { given: ['2025-12-31', 'Project'], gives: '2026-02-28', shows: 'The last day of a shorter month.' },
    { given: ['2026-11-30', 'EPA end'], gives: '2027-02-28' },
    { given: ['2026-01-05', 'Project', 9], gives: '2026-03-09', shows: 'An EPAO that gives nine weeks.' },
    {
      given: [[['2026-01-05'], [null], ['31/01/2024']], 'Interview'],
      gives: [['2026-04-05'], [''], ['2024-04-30']],
      shows: 'A column of dates and one milestone for all.',
    },
  ],
  EPA_INTERVIEW_FROM: [
    { given: ['2026-03-05'], gives: '2026-03-19' },
    { given: ['2024-02-16'], gives: '2024-03-01' },
  ],
  EPA_RESULT_EXPECTED: [
    { given: ['2025-12-19'], gives: '2026-01-07', shows: 'Christmas and New Year do not count.' },
    { given: ['2026-03-27'], gives: '2026-04-14', shows: 'Easter does not count.' },
    { given: ['2026-12-18', [['2026-12-29'], ['2026-12-30']]], gives: '2027-01-08' },
  ],
  EPA_WORKDAY: [
    { given: ['2026-04-02', 1], gives: '2026-04-07', shows: 'Over Good Friday and Easter Monday.' },
    { given: ['2026-09-14', -10], gives: '2026-08-28' },
  ],
  EPA_TIMELINE: [
    {
      given: ['2026-01-05', '2026-03-05', '2026-04-03'],
      gives: [
        ['Milestone', 'Date'],
        ['Project due', '2026-03-05'],
        ['Interview from', '2026-03-19'],
        ['Interview by', '2026-04-05'],
        ['Observation by', '2026-04-05'],
        ['Discussion by', '2026-04-05'],
        ['EPA end', '2026-04-05'],
        ['Result expected', '2026-04-20'],
      ],
      goesOn: true,
    },
    {
      given: ['2025-12-31'],
      gives: [
        ['Milestone', 'Date'],
        ['Project due', '2026-02-28'],
        ['Interview from', ''],
        ['Interview by', '2026-03-31'],
      ],
      goesOn: true,
      shows: 'A date that nothing is known about yet stays blank.',
    },
  ],
  EPA_PLAN: [
    {
      given: ['2026-01-05'],
      gives: [
        ['Step', 'Earliest', 'Latest safe', 'Proposed', 'Why'],
        ['Project', '2026-01-05', '2026-03-05', '2026-02-26', 'Hand in by 5 March 2026, its last day.'],
        [
          'Interview',
          '2026-01-19',
          '2026-04-02',
          '2026-03-23',
          'Hold it by 2 April 2026, or no day is left by 5 April 2026 (Fri 3 Apr: Good Friday; Sat 4 Apr to Sun 5 Apr: weekend).',
        ],
        [
          'Discussion',
          '2026-01-05',
          '2026-04-02',
          '2026-02-17',
          'Hold it by 2 April 2026, or no day is left by 5 April 2026 (Fri 3 Apr: Good Friday; Sat 4 Apr to Sun 5 Apr: weekend).',
        ],
      ],
      goesOn: true,
      shows:
        'Where the rules leave a choice, EPA Cohort proposes a hand-in a week before its latest safe day, an assessment halfway, and one assessment a day: its habit, not a rule.',
    },
    {
      given: ['2026-01-05', '2026-02-10', null, null, '2026-03-12'],
      gives: [
        ['Step', 'Earliest', 'Latest safe', 'Proposed', 'Why'],
        [
          'Project',
          '2026-02-10',
          '2026-02-26',
          '2026-02-19',
          'Hand in by 26 February 2026, or the interview on 12 March 2026 comes too early.',
        ],
        ['Interview', '', '', '', 'Booked for 12 March 2026 and kept.'],
      ],
      goesOn: true,
      shows: 'With the day to plan from, and a booking.',
    },
    {
      given: [
        '2026-01-05',
        '2026-03-30',
        null,
        '2026-03-05',
        null,
        null,
        null,
        [['2026-03-30'], ['2026-03-31'], ['2026-04-01'], ['2026-04-02']],
      ],
      gives: [
        ['Step', 'Earliest', 'Latest safe', 'Proposed', 'Why'],
        ['Project', '', '', '', 'Done on 5 March 2026.'],
        [
          'Interview',
          '',
          '',
          '',
          'Interview has no day left from 30 March 2026 to 5 April 2026 (Mon 30 Mar to Thu 2 Apr: unavailable; Fri 3 Apr: Good Friday; Sat 4 Apr to Sun 5 Apr: weekend). Make one of these days available, or ask your EPAO.',
        ],
      ],
      goesOn: true,
      shows: 'Where nobody is available any more.',
    },
  ],
  EPA_GATEWAY_LATEST: [
    {
      given: ['2027-07-31', null, 10],
      gives: [
        ['Milestone', 'Latest day'],
        ['Gateway', '2027-04-02'],
        ['EPA start', '2027-04-16'],
        ['Last assessment', '2027-07-16'],
        ['Result expected', '2027-07-30'],
      ],
      goesOn: true,
      shows: 'An EPAO that checks for ten working days.',
    },
    {
      given: ['2027-07-31'],
      gives: [
        ['Milestone', 'Latest day'],
        ['Gateway', '2027-04-16'],
        ['EPA start', '2027-04-16'],
      ],
      goesOn: true,
      shows: 'Without days for the check of the EPAO.',
    },
  ],
  EPA_CHECK: [
    { given: ['Report words', 2750], gives: 'OK' },
    {
      given: ['Report words', 2200],
      gives:
        '50 too few: the standard asks for 2,250 to 2,750 words. Source: Skillsfirst ST0071 page, Work-based project, supported by an interview.',
    },
    { given: ['ULN', 9276308686], gives: 'OK' },
    {
      given: ['ULN', [['9276308686'], ['123'], [null]]],
      gives: [
        ['OK'],
        ['A ULN has 10 digits; this has 3. Check it against the Learning Records Service.'],
        [''],
      ],
    },
  ],
  EPA_TRACKER: [
    {
      given: [
        [
          ['Apprentice', 'Start date', 'Gateway date', 'EPA start'],
          ['Amara Foxbury', '2024-09-02', '2025-12-15', '2026-01-05'],
          [null, null, null, null],
          ['Jun Wetherlam', '2025-01-06', null, null],
        ],
        '2026-02-23',
      ],
      gives: [
        TRACKER,
        [
          '',
          'Through gateway',
          'In EPA',
          'Due soon',
          'Apprentice: Submit the project by 5 March 2026 (10 days left)',
          '2026-03-05',
          '2026-04-05',
          '',
        ],
        ['', '', '', '', '', '', '', ''],
        [
          '',
          'Missing: On-programme, Portfolio, English, Maths, Employer sign-off, Provider sign-off, Apprentice sign-off',
          'On programme',
          'On track',
          'Coach: Complete for gateway: On-programme, Portfolio, English, Maths, Employer sign-off, Provider sign-off, Apprentice sign-off about 6 April 2026 (42 days left)',
          '',
          '',
          '',
        ],
      ],
      shows: 'Row beside row: a gap in the sheet is a gap in the answer.',
    },
    {
      given: [
        ASSESSED,
        '2026-03-16',
        [
          ['Setting', 'Value'],
          ['As of', '2026-03-16'],
          ['Due soon (days before a deadline)', 14],
          ['Distinctions needed for a Distinction (ask your EPAO)', 2],
        ],
      ],
      gives: [
        TRACKER,
        [
          'Distinction',
          'Through gateway',
          'Awaiting confirmation',
          'On track',
          'EPAO: Confirm the grades about 24 March 2026 (8 days left)',
          '2026-03-05',
          '2026-04-05',
          '2026-03-24',
        ],
      ],
      shows: 'With the sheet EPA settings: an EPAO that asks for two distinctions.',
    },
    {
      given: [ASSESSED, '2026-03-16'],
      gives: [TRACKER.slice(0, 1), ['Pass']],
      goesOn: true,
      shows: 'The same without settings: three are needed.',
    },
  ],
  EPA_GATEWAY: [
    {
      given: [
        [
          [
            'Learner',
            'English',
            'Maths',
            'Portfolio complete',
            'On-programme complete',
            'Employer sign-off',
            'Provider sign-off',
            'Apprentice sign-off',
          ],
          ['Amara Foxbury', 'Achieved', 'Exempt', 'Yes', 'Yes', '2026-03-02', 'Yes', 'Yes'],
          [null, null, null, null, null, null, null, null],
          ['Jun Wetherlam', 'Achieved', 'Not yet', 'Yes', 'Yes', null, 'Yes', 'Yes'],
          [null, null, null, null, null, null, null, null],
        ],
        '2026-03-10',
      ],
      gives: [['Gateway'], ['Ready'], [''], ['Missing: Maths, Employer sign-off']],
      shows: 'What is blank below the last apprentice is not answered.',
    },
    {
      given: [
        [
          ['ULN', 'Gateway date'],
          ['1000000019', '2026-03-09'],
        ],
        '2026-03-10',
      ],
      gives: [['Gateway'], ['Through gateway']],
    },
  ],
  EPA_STATUS: [
    {
      given: [
        [
          ['Apprentice', 'LearnStartDate', 'EPA start', 'Status'],
          ['Amara Foxbury', '2025-01-06', '2026-04-13', null],
          ['Jun Wetherlam', '2025-01-06', null, 'BIL'],
          ['Zoë Marshwiggle', '2025-01-06', null, null],
        ],
        '2026-05-01',
      ],
      gives: [['Stage'], ['In EPA'], ['Break in learning'], ['On programme']],
      shows: 'ILR names and other spellings are understood.',
    },
    {
      given: [
        [
          ['Who', 'Began'],
          ['Amara Foxbury', '2025-01-06'],
        ],
        '2026-05-01',
        [
          ['Setting', 'Value', null, null, null, 'Heading in this workbook', 'Heading of EPA Cohort'],
          ['As of', '2026-05-01', null, null, null, 'Who', 'Apprentice'],
          [null, null, null, null, null, 'Began', 'Start date'],
        ],
      ],
      gives: [['Stage'], ['On programme']],
      shows: 'Headings that nobody else uses, named in the columns F and G of the sheet EPA settings.',
    },
  ],
  EPA_RAG: [
    {
      given: [
        [
          [
            'Apprentice',
            'EPA start',
            'Project submitted',
            'Interview date',
            'Observation date',
            'Discussion date',
          ],
          ['Amara Foxbury', '2026-01-05', null, null, null, null],
          ['Jun Wetherlam', '2026-01-05', '2026-02-20', '2026-03-10', '2026-03-03', '2026-02-27'],
        ],
        '2026-03-06',
      ],
      gives: [['RAG'], ['Overdue'], ['On track']],
      shows: 'The project was due on 5 March.',
    },
    { given: [STARTED, '2026-02-19'], gives: [['RAG'], ['Due soon']] },
    {
      given: [
        STARTED,
        '2026-02-19',
        [
          ['Setting', 'Value'],
          ['As of', '2026-02-19'],
          ['Due soon (days before a deadline)', 7],
        ],
      ],
      gives: [['RAG'], ['On track']],
      shows: 'Where only the last seven days before a deadline count as due soon.',
    },
  ],
  EPA_NEXT: [
    {
      given: [STARTED, '2026-02-23'],
      gives: [['Next action'], ['Apprentice: Submit the project by 5 March 2026 (10 days left)']],
    },
    {
      given: [STARTED, '2026-03-08'],
      gives: [['Next action'], ['Apprentice: Submit the project by 5 March 2026 (3 days late)']],
    },
  ],
  EPA_WHY: [
    {
      given: [STARTED, '2026-02-23'],
      gives: [
        ['Why'],
        [
          'In EPA: EPA start is 5 January 2026. (EPA period: must, says the standard.) Due soon: Apprentice: Submit the project by 5 March 2026 (10 days left). (Time for the work-based project: must, says the standard.)',
        ],
      ],
    },
    {
      given: [
        [
          ['Apprentice', 'Learning status'],
          ['Amara Foxbury', 'Withdrawn'],
          ['Jun Wetherlam', null],
        ],
        '2026-02-23',
      ],
      gives: [['Why'], ['Withdrawn: Learning status is Withdrawn.'], ['']],
      shows: 'Blank where no stage can be told.',
    },
  ],
  EPA_COHORT: [
    {
      given: [
        [
          ['Apprentice', 'Start date', 'EPA start'],
          ['Amara Foxbury', '2025-01-06', '2026-04-13'],
          ['Jun Wetherlam', '2026-01-05', null],
          ['Zoë Marshwiggle', '2026-01-05', null],
        ],
        '2026-05-01',
      ],
      gives: [
        ['Group', 'Item', 'Apprentices', 'Share (%)'],
        ['Apprentices', 'All', 3, 100],
        ['Stage', 'Check', 0, 0],
        ['Stage', 'On programme', 2, 66.7],
        ['Stage', 'Ready for gateway', 0, 0],
        ['Stage', 'At gateway', 0, 0],
        ['Stage', 'In EPA', 1, 33.3],
      ],
      goesOn: true,
    },
    {
      given: [[['Apprentice'], ['Amara Foxbury']], null],
      gives: '',
      shows: 'Without a day to look from there is no answer.',
    },
  ],
  EPA_ISSUES: [
    {
      given: [
        [
          ['Apprentice', 'Gateway date', 'EPA start', 'Discussion date', 'Observation date', 'Project grade'],
          ['Amara Foxbury', 46125, 46118, null, null, null],
          ['Jun Wetherlam', 46111, 46118, 46141, 46140, 'Merit'],
        ],
        '2026-05-01',
      ],
      gives: [
        ['Row', 'Apprentice', 'Column', 'Severity', 'Problem', 'What to do'],
        [
          2,
          'Amara Foxbury',
          'EPA start',
          'Error',
          'EPA start (6 April 2026) is before Gateway date (13 April 2026).',
          'Check both dates. With day and month swapped, EPA start would be 4 June 2026.',
        ],
        [
          3,
          'Jun Wetherlam',
          'Project grade',
          'Error',
          'Project grade is "Merit", which is not a grade.',
          'Type Fail, Pass or Distinction (F, P and D will do, and Refer for a fail), or Void for an attempt that does not count, or leave the cell blank.',
        ],
        [
          3,
          'Jun Wetherlam',
          'Observation date',
          'Note',
          'Observation date (28 April 2026) is before the discussion (29 April 2026).',
          'Allowed, but the source recommends the discussion first: change the booking if you can.',
        ],
      ],
      shows: 'The row of headings is row 1, as people count.',
    },
    {
      given: [
        [
          ['Apprentice', 'Start date'],
          ['Amara Foxbury', 45663],
        ],
        '2026-05-01',
      ],
      gives: [['Row', 'Apprentice', 'Column', 'Severity', 'Problem', 'What to do']],
      shows: 'Nothing to mend: the headings alone.',
    },
  ],
  EPA_RULES: [
    {
      given: [],
      gives: [
        ['Rule', 'Value', 'Unit', 'Force'],
        ['Time on programme before gateway', 15, 'months', 'typical'],
      ],
      goesOn: true,
    },
  ],
  EPA_VERSION: [{ given: [], gives: 'EPA Cohort ', goesOn: true }],
};

export function examplesOf({ name }: CustomFunction): readonly Example[] {
  return EXAMPLES[name] ?? [];
}
