import type { CustomFunction } from './define';

export interface Example {
  /** The arguments as cells: text, numbers, ticks, `null` for blank, ISO text for dates; an array is a range. */
  readonly given: readonly ExampleArgument[];
  /** The answer in the same terms; a table lists all its rows. */
  readonly gives: ExampleCell | readonly (readonly ExampleCell[])[];
  /** The answer goes on: `gives` is only how a text, or the top left of a table, begins. */
  readonly goesOn?: true;
  /** What the example shows, where it does not show itself. */
  readonly shows?: string;
}
export type ExampleCell = string | number | boolean | null;
export type ExampleArgument = ExampleCell | readonly (readonly ExampleCell[])[];

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
  EPA_DEADLINE: [
    { given: ['2026-01-05', 'Project'], gives: '2026-03-05' },
    { given: ['2025-12-31', 'Project'], gives: '2026-02-28', shows: 'The last day of a shorter month.' },
    { given: ['2026-11-30', 'EPA end'], gives: '2027-02-28' },
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
        ],
        [
          ['Amara Foxbury', 'Achieved', 'Exempt', 'Yes', 'Yes', '2026-03-02', 'Yes', 'Yes'],
          ['Jun Wetherlam', 'Achieved', 'Not yet', 'Yes', 'Yes', null, 'Yes', 'Yes'],
          [null, null, null, null, null, null, null, null],
        ],
      ],
      gives: [['Ready'], ['Missing: Maths, Employer sign-off'], ['']],
    },
    { given: [[['ULN', 'Gateway date']], [['1000000019', '2026-03-09']]], gives: 'Through gateway' },
  ],
  EPA_STATUS: [
    {
      given: [
        [['Apprentice', 'LearnStartDate', 'EPA start', 'Status']],
        [
          ['Amara Foxbury', '2025-01-06', '2026-04-13', null],
          ['Jun Wetherlam', '2025-01-06', null, 'BIL'],
          ['Zoë Marshwiggle', '2025-01-06', null, null],
        ],
      ],
      gives: [['In EPA'], ['Break in learning'], ['On programme']],
      shows: 'ILR names and other spellings are understood.',
    },
    {
      given: [
        [['Who', 'Began']],
        [['Amara Foxbury', '2025-01-06']],
        [
          ['Who', 'Apprentice'],
          ['Began', 'Start date'],
        ],
      ],
      gives: 'On programme',
      shows: 'Headings that nobody else uses, named in column_names.',
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
        ],
        [
          ['Amara Foxbury', '2026-01-05', null, null, null, null],
          ['Jun Wetherlam', '2026-01-05', '2026-02-20', '2026-03-10', '2026-03-03', '2026-02-27'],
        ],
        '2026-03-06',
      ],
      gives: [['Overdue'], ['On track']],
      shows: 'The project was due on 5 March.',
    },
    { given: [[['ULN', 'EPA start']], [['1000000019', '2026-01-05']], '2026-02-19'], gives: 'Due soon' },
  ],
  EPA_NEXT: [
    {
      given: [[['ULN', 'EPA start']], [['1000000019', '2026-01-05']], '2026-02-23'],
      gives: 'Submit the project by 5 March 2026 (10 days left)',
    },
    {
      given: [[['ULN', 'EPA start']], [['1000000019', '2026-01-05']], '2026-03-08'],
      gives: 'Submit the project by 5 March 2026 (3 days late)',
    },
  ],
  EPA_COHORT: [
    {
      given: [
        [['Apprentice', 'Start date', 'EPA start']],
        [
          ['Amara Foxbury', '2025-01-06', '2026-04-13'],
          ['Jun Wetherlam', '2026-01-05', null],
          ['Zoë Marshwiggle', '2026-01-05', null],
        ],
        '2026-05-01',
      ],
      gives: [
        ['Group', 'Item', 'Apprentices'],
        ['Stage', 'On programme', 2],
        ['Stage', 'Ready for gateway', 0],
        ['Stage', 'At gateway', 0],
        ['Stage', 'In EPA', 1],
      ],
      goesOn: true,
    },
    {
      given: [[['Apprentice']], [['Amara Foxbury']], null],
      gives: '',
      shows: 'Without a day to look from there is no answer.',
    },
  ],
  EPA_ISSUES: [
    {
      given: [
        [['Apprentice', 'Gateway date', 'EPA start', 'Project grade']],
        [
          ['Amara Foxbury', 46125, 46118, null],
          ['Jun Wetherlam', null, null, 'Merit'],
        ],
        '2026-05-01',
      ],
      gives: [
        ['Row', 'Apprentice', 'Column', 'Problem', 'What to do'],
        [
          1,
          'Amara Foxbury',
          'EPA start',
          'EPA start (6 April 2026) is before Gateway date (13 April 2026).',
          'Check both dates. With day and month swapped, EPA start would be 4 June 2026.',
        ],
        [
          2,
          'Jun Wetherlam',
          'Project grade',
          'Project grade is "Merit", which is not a grade.',
          'Type Fail, Pass or Distinction (F, P and D will do, and Refer for a fail), or leave the cell blank.',
        ],
      ],
    },
    {
      given: [[['Apprentice', 'Start date']], [['Amara Foxbury', 45663]], '2026-05-01'],
      gives: [['Row', 'Apprentice', 'Column', 'Problem', 'What to do']],
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
