import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import type { HandedList } from '../../core/cohort/list';
import { type ListKey, listOf } from '../../core/cohort/lists';
import { overviewOf } from '../../core/cohort/overview';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { ColumnKey } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { parseCsv } from '../../files/csv';
import { csvValueOf } from '../../files/csv-values';
import { csvOfList } from '../../files/list-csv';
import { day, lookingFrom } from '../days';

type Cells = Partial<Record<ColumnKey, Cell>>;
const columns = chosenColumns();
const on = (text: string): Cell => day(text);

function list(key: ListKey, today: string, people: readonly Cells[]): HandedList {
  const headings = columns.all.map(({ heading }) => heading);
  const rows = people.map((cells) => columns.all.map(({ key }) => cells[key] ?? ''));
  const table = { headingRow: 0, layout: layoutOf(columns, headings), rows: [headings, ...rows] };
  const view = viewOf(columns.standard, lookingFrom(today));
  return listOf(key, overviewOf(table, view).entries, () => table, view);
}

/** The lines of the .csv, without its mark. */
const csv = (made: HandedList) =>
  csvOfList(made)
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

const ZOE = { uln: '2000000028', apprentice: 'Zoë Marshwiggle', start: on('2025-01-06') } as const;
const READY = {
  ...ZOE,
  onProgrammeComplete: true,
  portfolioComplete: true,
  english: 'Achieved',
  maths: 'Achieved',
  employerSignOff: on('2026-03-02'),
  providerSignOff: 'Yes',
  apprenticeSignOff: on('2026-03-03'),
  projectAgreed: true,
} as const;
const IN_EPA = { ...READY, gatewayDate: on('2026-03-09'), epaStart: on('2026-03-16') } as const;
const GRADED = {
  ...IN_EPA,
  projectSubmitted: on('2026-05-11'),
  interviewDate: on('2026-06-01'),
  discussionDate: on('2026-06-02'),
  observationDate: on('2026-06-08'),
  observationGrade: 'Pass',
  projectGrade: 'Distinction',
  discussionGrade: 'Distinction',
} as const;
const CONFIRMED = { resultsConfirmed: on('2026-06-20'), confirmedGrade: 'Pass' } as const;
const PASSED = { ...GRADED, ...CONFIRMED } as const;

test('a list as a file: UTF-8 with its mark, days in ISO, lines ended for Windows, no formula', () => {
  const text = csvOfList({
    headings: ['Name', 'Day'],
    rows: [
      ['=1+1', { day: day('2026-03-05') }],
      ['Ann, "B"', ''],
    ],
  });
  expect(text).toBe('\uFEFFName,Day\r\n\'=1+1,2026-03-05\r\n"Ann, ""B""",\r\n');
});

test.each([
  ['=1+1', true],
  ['+44 1', true],
  ['-1', true],
  ['@SUM(A1)', true],
  ['\t=1', true],
  ['\n=1', true],
  ['\r=1', true],
  // Spaces and signs that nobody sees, which a reader may trim.
  [' =1', true],
  ['\u00a0=1', true],
  ['\u200b=1', true],
  ['\ufeff=1', true],
  // As an East Asian keyboard types them.
  ['＝1', true],
  ['＋1', true],
  ['－1', true],
  ['＠SUM(A1)', true],
  ["'=1", true],
  ['-', false],
  ['a=1', false],
  ['O’Neill', false],
])('a text %j in a list is kept from being a formula: %p', (text, isKept) => {
  const made = csvOfList({ headings: ['Name'], rows: [[text]] });
  const [, [field] = []] = parseCsv(made);
  expect(field).toBe(isKept ? `'${text}` : text);
  // And what we wrote is read again as it was.
  expect(csvValueOf(field ?? '').cell).toBe(text);
});

test('deadlines: the nearest first, each with the rule behind it; nobody is left out in silence', () => {
  const gone = {
    uln: '3000000037',
    apprentice: 'Jun',
    start: on('2025-01-06'),
    learningStatus: 'Withdrawn',
  } as const;
  const made = list('deadlines', '2026-05-20', [
    {
      ...IN_EPA,
      projectSubmitted: on('2026-05-11'),
      employer: 'Copperkettle',
      coach: 'Jo',
      cohort: 'May 25',
      observationDate: on('2026-05-27'),
    },
    gone,
  ]);
  expect(csv(made).slice(0, 2)).toEqual([
    'Date,Apprentice,ULN,Employer,Coach,Cohort,What,Kind,How firm,Rule',
    '2026-05-27,Zoë Marshwiggle,2000000028,Copperkettle,Jo,May 25,Observation booked,Bookings,Booked.,',
  ]);
  expect(made.rows.map(([date]) => date)).toEqual([
    { day: day('2026-05-27') },
    { day: day('2026-06-16') },
    { day: day('2026-06-16') },
    { day: day('2026-06-16') },
  ]);
  expect(made.notes).toEqual(['1 apprentice left out: nothing lies ahead of them.']);
});

test('gateway gaps: a line for what is missing, with what it waits for', () => {
  const made = list(
    'gateway',
    '2026-02-02',
    [
      {
        ...READY,
        maths: 'Not yet',
        portfolioComplete: 'Claimed',
        employerSignOff: on('2026-03-02'),
        apprenticeSignOff: 'Yes',
      },
      READY,
      IN_EPA,
    ].map((cells, i) => ({ ...cells, uln: ['2000000028', '3000000037', '4000000046'][i] ?? '' })),
  );
  expect(csv(made)).toEqual([
    'Apprentice,ULN,Employer,Coach,Cohort,Gateway date,Item,State',
    expect.stringContaining('Portfolio,claimed'),
    expect.stringContaining('Maths,missing'),
    expect.stringContaining('Employer sign-off,booked for 2 March 2026'),
    // Ready on 2 February but for two sign-offs that are booked.
    expect.stringContaining('3000000037,,,,,Employer sign-off,booked for 2 March 2026'),
    expect.stringContaining('3000000037,,,,,Apprentice sign-off,booked for 3 March 2026'),
    expect.stringContaining('4000000046,,,,2026-03-09,'),
    expect.stringContaining('4000000046,,,,2026-03-09,'),
  ]);
});

describe('ILR to update', () => {
  test.each<[string, Cells, readonly string[]]>([
    ['in training: nothing that the workbook knows', ZOE, []],
    ['through gateway', IN_EPA, ['CompStatus 1', 'LearnActEndDate ', 'Outcome 8']],
    ['graded, not confirmed: as before', GRADED, ['CompStatus 1', 'LearnActEndDate ', 'Outcome 8']],
    [
      'failed, not confirmed: as before',
      { ...GRADED, observationGrade: 'Fail' },
      ['CompStatus 1', 'LearnActEndDate ', 'Outcome 8'],
    ],
    [
      'a fail that is confirmed',
      { ...GRADED, observationGrade: 'Fail', ...CONFIRMED, confirmedGrade: 'Fail' },
      ['CompStatus 2', 'Outcome 3', 'AchDate '],
    ],
    ['passed', PASSED, ['CompStatus 2', 'Outcome 1', 'AchDate ']],
    [
      'withdrawn',
      { ...ZOE, learningStatus: 'Withdrawn' },
      ['CompStatus 3', 'LearnActEndDate ', 'Outcome 3', 'WithdrawReason '],
    ],
    [
      'on a break',
      { ...ZOE, learningStatus: 'Break in learning' },
      ['CompStatus 6', 'LearnActEndDate ', 'Outcome 3'],
    ],
  ])('%s', (_, cells, expected) => {
    const made = list('ilr', '2026-06-30', [cells]);
    expect(made.rows.map(([, , , field, value]) => `${field} ${value}`)).toEqual(expected);
    for (const [, , aim, , , why, source] of made.rows) {
      expect(aim).toBe('ZPROG001');
      expect([why, source].every((text) => text !== '')).toBe(true);
    }
  });

  test('beside a day that the workbook cannot know stand the days that it does', () => {
    const [, second] = csv(list('ilr', '2026-06-30', [PASSED])).slice(2);
    expect(second).toContain('AchDate,,');
    expect(second).toMatch(/,2026-03-09,2026-06-08,2026-06-20$/);
  });
});

describe('certificate details', () => {
  const HEADINGS =
    'RequestId,Uln,GivenNames,FamilyName,StandardCode,StandardReference,Version,CourseOption,OverallGrade,AchievementDate,ContactName,Organisation,AddressLine1,City,PostCode';

  test('in the columns of the assessment service, of those who have passed', () => {
    const made = list('certificates', '2026-06-30', [{ ...PASSED, employer: 'Copperkettle' }]);
    expect(csv(made)).toEqual([HEADINGS, '1,2000000028,Zoë,Marshwiggle,,ST0071,1.1,,Pass,,,Copperkettle,,,']);
  });

  test.each<[string, Cells, string]>([
    ['not confirmed', GRADED, 'they have not passed, or the EPAO has not confirmed it'],
    [
      'a fail',
      { ...GRADED, observationGrade: 'Fail', ...CONFIRMED, confirmedGrade: 'Fail' },
      'they have not passed, or the EPAO has not confirmed it',
    ],
    ['certificated', { ...PASSED, certificateDate: on('2026-06-29') }, 'their certificate is there'],
    ['the temporary ULN', { ...PASSED, uln: '9999999999' }, 'they have no ULN, or one that is nobody’s'],
  ])('left out, and said: %s', (_, cells, why) => {
    const made = list('certificates', '2026-06-30', [cells]);
    expect(made.rows).toEqual([]);
    expect(made.notes[0]).toBe(`1 apprentice left out: ${why}.`);
  });

  test.each([
    [{ apprentice: 'Marshwiggle, Zoë Ann' }, 'Zoë Ann,Marshwiggle', false],
    [{ apprentice: 'Zoë Ann Marshwiggle' }, 'Zoë Ann,Marshwiggle', true],
    [{ apprentice: 'x', givenNames: 'Zoë', familyName: 'van Marsh' }, 'Zoë,van Marsh', false],
    [{ apprentice: 'Cher' }, ',Cher', true],
  ])('names of %p: %s', (cells, names, isDivided) => {
    const made = list('certificates', '2026-06-30', [{ ...PASSED, ...cells }]);
    expect(csv(made)[1]).toContain(`2000000028,${names},`);
    expect(made.notes.some((note) => note.includes('divided at the last space'))).toBe(isDivided);
  });
});

test('no list holds a grade that is not confirmed, or a word of a resit', () => {
  const failed = {
    ...GRADED,
    observationGrade: 'Fail',
    observationResitDate: on('2026-07-01'),
    notes: 'secret',
    dateOfBirth: on('2001-02-03'),
  };
  for (const key of ['deadlines', 'gateway', 'ilr', 'certificates'] as const) {
    const text = csvOfList(list(key, '2026-06-22', [{ ...failed }, { ...GRADED, uln: '3000000037' }]));
    expect(text.replace(/whether passed or failed|has (not )?passed/g, '')).not.toMatch(
      /Distinction|\bPass\b|\bFail|resit|secret|2001-02/i,
    );
  }
});
