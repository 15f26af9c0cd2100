import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, gridFrom, plainCell } from '../../core/cells/cell';
import { DIARY_DAYS } from '../../core/cohort/diary';
import { issuesOf } from '../../core/cohort/issues';
import {
  type Filter,
  filtered,
  type Overview,
  overviewInSteps,
  overviewOf,
  overviewOfSheetsInSteps,
} from '../../core/cohort/overview';
import type { Day } from '../../core/dates/day';
import { call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { messageOf } from '../../core/problems';
import { actionInWords } from '../../core/rules/open-action';
import { type View, viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { Column, ColumnKey } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import type { CohortTable } from '../../core/sheet/table';
import { day, iso, lookingFrom } from '../days';
import { needing } from './needing';

const columns = chosenColumns();

type Cells = Partial<Record<ColumnKey, Cell>>;

const asOf = lookingFrom;
const settings = (text: string, needed = 3): View => viewOf(needing(columns.standard, needed), asOf(text));
const on = (text: string): Cell => day(text);

/** A sheet with a title above its headings: the first apprentice stands in row 2, counted from 0. */
function sheet(
  apprentices: readonly Cells[],
  keys: readonly ColumnKey[] = columns.all.map(({ key }) => key),
): CohortTable & { readonly rows: Cell[][] } {
  const headings = keys.map((key) => columns.of(key).heading);
  const rows = apprentices.map((cells) => keys.map((key) => cells[key] ?? ''));
  const layout = layoutOf(columns, headings);
  return { headingRow: 1, layout, rows: [['EPA tracker 2026', 9], headings, ...rows] };
}

/** Apprentices with names and ULNs of their own. */
function people(...cells: readonly Cells[]): readonly Cells[] {
  const ulns = ['1000000019', '2000000028', '3000000037', '4000000046', '5000000055', '6000000064'];
  return cells.map((one, i) => ({ uln: ulns[i] ?? '', apprentice: `Person ${i + 1}`, ...one }));
}

const READY = {
  start: on('2025-01-06'),
  onProgrammeComplete: true,
  portfolioComplete: true,
  english: 'Achieved',
  maths: 'Exempt: EHC plan',
  employerSignOff: on('2026-03-02'),
  providerSignOff: 'Yes',
  apprenticeSignOff: on('2026-03-03'),
} as const satisfies Cells;
// EPA start 16 March 2026: project due 16 May, EPA end 16 June.
const IN_EPA = { ...READY, gatewayDate: on('2026-03-09'), epaStart: on('2026-03-16') } as const;
const SUBMITTED = { ...IN_EPA, projectSubmitted: on('2026-05-11') } as const;
const ALL_HELD = {
  ...SUBMITTED,
  interviewDate: on('2026-06-01'),
  discussionDate: on('2026-06-02'),
  observationDate: on('2026-06-08'),
} as const;
const GRADED = {
  ...ALL_HELD,
  observationGrade: 'Pass',
  projectGrade: 'Distinction',
  discussionGrade: 'Distinction',
} as const;
const PASSED = { ...GRADED, resultsConfirmed: on('2026-06-20') } as const;
const CERTIFICATED = {
  confirmedGrade: 'Pass',
  resultsConfirmed: on('2026-03-30'),
  certificateDate: on('2026-04-01'),
} as const;
const WITHDRAWN = { ...IN_EPA, learningStatus: 'Withdrawn' } as const;
const ON_A_BREAK = { ...IN_EPA, learningStatus: 'Break in learning' } as const;

const overview = (today: string, ...cells: readonly Cells[]) =>
  overviewOf(sheet(people(...cells)), settings(today));
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('an apprentice in the overview', () => {
  test('who it is, where in the sheet, and where they stand', () => {
    const [, entry] = overview(
      '2026-05-15',
      {},
      { ...IN_EPA, employer: ' Copperkettle Bank ', cohort: 7 },
    ).entries;
    expect(entry).toEqual({
      row: 3,
      identity: { uln: '2000000028' },
      name: 'Person 2',
      uln: '2000000028',
      employer: 'Copperkettle Bank',
      coach: undefined,
      cohort: '7',
      gatewayDate: on('2026-03-09'),
      stage: 'In EPA',
      rag: 'Due soon',
      grade: undefined,
      confirmed: undefined,
      daysLate: 0,
      action: expect.objectContaining({ by: day('2026-05-16'), isFirm: true }),
      daysLeft: 1,
      checkAt: undefined,
    });
  });

  test.each<[string, Cells, string, string | undefined, number | undefined]>([
    ['project due in 15 days', IN_EPA, '2026-05-01', 'On track', 15],
    ['project due in 14 days', IN_EPA, '2026-05-02', 'Due soon', 14],
    ['project due today', IN_EPA, '2026-05-16', 'Due soon', 0],
    ['project due yesterday', IN_EPA, '2026-05-17', 'Overdue', -1],
    ['result expected today', ALL_HELD, '2026-06-22', 'On track', 0],
    ['result expected yesterday', ALL_HELD, '2026-06-23', 'Due soon', -1],
    [
      'EPA start asked for by 8 April',
      { ...READY, gatewayDate: on('2026-03-09') },
      '2026-05-01',
      'Overdue',
      -23,
    ],
    [
      'no day known',
      { ...READY, start: '', learningStatus: 'Completed', gatewayDate: on('2027-03-09') },
      '2026-05-01',
      'On track',
      undefined,
    ],
    ['passed', PASSED, '2026-07-01', 'Complete', 49],
    ['withdrawn', WITHDRAWN, '2026-07-01', undefined, undefined],
    ['nothing recorded', {}, '2026-07-01', undefined, undefined],
  ])('%s', (_, cells, today, rag, daysLeft) => {
    expect(overview(today, cells).entries[0]).toMatchObject({ rag, daysLeft });
  });

  test('the words of an action are those of its own row, whenever they are asked for', () => {
    const { entries } = overview(
      '2026-03-10',
      { ...READY, maths: 'Not yet' },
      { ...READY, english: '' },
      { ...READY, maths: '', reportWords: 'x' },
      { ...READY, maths: '', english: '', reportWords: 'x' },
      READY,
    );
    expect(entries.map(({ action }) => action && actionInWords(action, asOf('2026-03-10')))).toEqual([
      'Coach: Complete for gateway: Maths about 6 April 2026 (27 days left)',
      'Coach: Complete for gateway: English about 6 April 2026 (27 days left)',
      'Coach: Complete for gateway: Maths about 6 April 2026 (27 days left)',
      'Coach: Complete for gateway: English, Maths about 6 April 2026 (27 days left)',
      'Provider: Hold the gateway meeting about 6 April 2026 (27 days left)',
    ]);
  });

  test('blank rows, totals and what stands above the headings are nobody', () => {
    const table = sheet([
      { ...IN_EPA, uln: '1000000019', apprentice: 'Amara Foxbury' },
      {},
      { portfolioComplete: false },
      { apprentice: 'Total', reportWords: 9 },
    ]);
    const { entries, counts } = overviewOf(table, settings('2026-05-01'));
    expect(names(entries)).toEqual(['Amara Foxbury']);
    expect(counts.filter(({ apprentices }) => apprentices > 0)).toEqual([
      { group: 'Apprentices', item: 'All', apprentices: 1, share: 100 },
      { group: 'Stage', item: 'In EPA', apprentices: 1, share: 100 },
      { group: 'RAG', item: 'On track', apprentices: 1, share: 100 },
      { group: 'Overall grade (indicative)', item: 'No grade yet', apprentices: 1, share: 100 },
      { group: 'Grade confirmed by the EPAO', item: 'Not confirmed yet', apprentices: 1, share: 100 },
      { group: 'Past planned end', item: 'Not past it, or not learning', apprentices: 1, share: 100 },
    ]);
  });

  test.each([
    ['no rows below the headings', sheet([])],
    ['not even headings', { headingRow: 0, layout: layoutOf(columns, []), rows: [] }],
  ])('an empty sheet: %s', (_, table) => {
    const empty = overviewOf(table, settings('2026-05-01'));
    expect(empty).toMatchObject({ entries: [], worstFirst: [], diary: [], issues: [], cohorts: [] });
    expect(empty.counts.every(({ apprentices }) => apprentices === 0)).toBe(true);
  });
});

describe('worst first', () => {
  const due = (plannedEnd: string): Cells => ({ start: on('2025-03-03'), plannedEnd: on(plannedEnd) });

  test('what is to be checked, overdue by most days late, due soon by fewest days left, on track by nearest day, then no day; then the rest', () => {
    const { worstFirst } = overviewOf(
      sheet([
        { apprentice: 'No day', ...READY, gatewayDate: on('2026-03-09'), epaStart: on('2026-05-20') },
        { apprentice: 'In 20 days', ...due('2026-05-21') },
        { apprentice: 'Certificated', certificateDate: on('2026-04-01') },
        { apprentice: 'Results in the future', ...PASSED },
        { apprentice: '1 day late', ...due('2026-04-30') },
        { apprentice: 'In 14 days', ...due('2026-05-15') },
        { apprentice: 'Withdrawn', ...WITHDRAWN },
        { apprentice: 'On a break', ...ON_A_BREAK },
        { apprentice: 'In 15 days', ...due('2026-05-16') },
        { apprentice: '90 days late', ...due('2026-01-31') },
        { apprentice: 'Nothing recorded' },
        { apprentice: 'Today', ...due('2026-05-01') },
        { apprentice: 'Typical day passed', start: on('2025-01-06') },
      ]),
      settings('2026-05-01'),
    );
    expect(names(worstFirst)).toEqual([
      'Results in the future',
      '90 days late',
      '1 day late',
      'Typical day passed',
      'Today',
      'In 14 days',
      'In 15 days',
      'In 20 days',
      'No day',
      'Certificated',
      'Withdrawn',
      'On a break',
      'Nothing recorded',
    ]);
  });

  test('those of the same day as they stand in the sheet', () => {
    const { worstFirst } = overview('2026-05-17', IN_EPA, { ...IN_EPA, epaStart: on('2026-03-15') }, IN_EPA);
    expect(names(worstFirst)).toEqual(['Person 2', 'Person 1', 'Person 3']);
  });
});

describe('the diary: the day itself and the next 30', () => {
  const diary = (today: string, ...cells: readonly Cells[]) =>
    overview(today, ...cells).diary.map((item) => `${iso(item.day)} ${item.kind}: ${item.what()}`);
  // Nothing is due within 30 days of 1 May 2026: the project on 1 July, the EPA ends on 1 August.
  const booked = (cells: Cells): Cells => ({ ...IN_EPA, epaStart: on('2026-05-01'), ...cells });

  test('30 days', () => {
    expect(DIARY_DAYS).toBe(30);
  });

  test.each<[string, Cells, string, string[]]>([
    ['project due in 31 days', IN_EPA, '2026-04-15', []],
    ['project due in 30 days', IN_EPA, '2026-04-16', ['2026-05-16 deadline: Submit the project (last day)']],
    ['project due today', IN_EPA, '2026-05-16', ['2026-05-16 deadline: Submit the project (last day)']],
    [
      'project due yesterday, the EPA ends in 30 days',
      IN_EPA,
      '2026-05-17',
      [
        '2026-06-16 deadline: Book the discussion (last day)',
        '2026-06-16 deadline: Book the observation (last day)',
      ],
    ],
    ['a booking of yesterday', booked({ discussionDate: on('2026-04-30') }), '2026-05-01', []],
    [
      'a booking for today',
      booked({ discussionDate: on('2026-05-01') }),
      '2026-05-01',
      ['2026-05-01 booking: Discussion booked'],
    ],
    [
      'bookings in 30 days',
      booked({ observationDate: on('2026-05-31'), interviewDate: on('2026-05-31') }),
      '2026-05-01',
      ['2026-05-31 booking: Observation booked', '2026-05-31 booking: Interview booked'],
    ],
    ['a booking in 31 days', booked({ discussionDate: on('2026-06-01') }), '2026-05-01', []],
    [
      'an assessment that has its grade',
      booked({ discussionDate: on('2026-05-20'), discussionGrade: 'Pass' }),
      '2026-05-01',
      [],
    ],
    [
      'bookings, and the last day for them',
      { ...ALL_HELD, observationDate: '', discussionDate: '' },
      '2026-05-25',
      [
        '2026-06-01 booking: Interview booked',
        '2026-06-16 deadline: Hold the interview, booked for 1 June 2026 (last day)',
        '2026-06-16 deadline: Book the discussion (last day)',
        '2026-06-16 deadline: Book the observation (last day)',
      ],
    ],
    ['all held', ALL_HELD, '2026-06-10', ['2026-06-22 result: Result expected']],
    ['the result is expected today', ALL_HELD, '2026-06-22', ['2026-06-22 result: Result expected']],
    ['the result was expected yesterday', ALL_HELD, '2026-06-23', []],
    ['graded', GRADED, '2026-06-10', ['2026-06-22 result: Result expected']],
    [
      'a typical day and a firm one',
      { ...READY, plannedEnd: on('2026-04-09') },
      '2026-03-10',
      [
        '2026-04-06 typical: Hold the gateway meeting (typical day)',
        '2026-04-09 deadline: Hold the gateway meeting (last day)',
      ],
    ],
    ['withdrawn', { ...ALL_HELD, learningStatus: 'Withdrawn' }, '2026-05-25', []],
    ['on a break', { ...ALL_HELD, learningStatus: 'Break in learning' }, '2026-05-25', []],
    ['passed', PASSED, '2026-06-21', []],
  ])('%s', (_, cells, today, expected) => {
    expect(diary(today, cells)).toEqual(expected);
  });

  test('everybody by day, those of one day as they stand in the sheet', () => {
    const { diary } = overview(
      '2026-04-20',
      IN_EPA,
      { ...IN_EPA, epaStart: on('2026-03-10') },
      { ...IN_EPA, epaStart: on('2026-03-10') },
    );
    expect(diary.map((item) => [iso(item.day), item.row, item.name])).toEqual([
      ['2026-05-10', 3, 'Person 2'],
      ['2026-05-10', 4, 'Person 3'],
      ['2026-05-16', 2, 'Person 1'],
    ]);
  });
});

describe('counts', () => {
  const countOf = ({ counts }: Overview, wanted: string) =>
    counts.find(({ item }) => item === wanted)?.apprentices;

  test('two distinctions and a pass, as the provider has set it', () => {
    const table = sheet(people(GRADED));
    const asked = (needed: number) => overviewOf(table, settings('2026-07-01', needed));
    expect(countOf(asked(3), 'Pass')).toBe(1);
    expect(countOf(asked(3), 'Distinction')).toBe(0);
    expect(countOf(asked(2), 'Pass')).toBe(0);
    expect(countOf(asked(2), 'Distinction')).toBe(1);
  });

  test.each<[string | undefined, Cells]>([
    [undefined, IN_EPA],
    ['Incomplete', { ...IN_EPA, observationGrade: 'Pass' }],
    ['Incomplete', { ...IN_EPA, projectGrade: 'Distinction' }],
    ['Incomplete', { ...IN_EPA, discussionGrade: 'Pass' }],
    ['Fail', { ...IN_EPA, discussionGrade: 'Fail' }],
    ['Pass', GRADED],
    ['Distinction', { ...GRADED, observationGrade: 'Distinction' }],
  ])('overall grade %s', (grade, cells) => {
    const told = overview('2026-07-01', cells);
    expect(told.entries[0]?.grade).toBe(grade);
    if (grade !== undefined) expect(countOf(told, grade)).toBe(1);
  });

  test.each([
    ['2026-06-05', undefined],
    ['2026-06-06', '1 to 89 days'],
    ['2026-09-02', '1 to 89 days'],
    ['2026-09-03', '90 to 179 days'],
    ['2026-12-01', '90 to 179 days'],
    ['2026-12-02', '180 to 364 days'],
    ['2027-06-04', '180 to 364 days'],
    ['2027-06-05', '365 days or more'],
  ])('planned end 5 June 2026, on %s: %s', (today, band) => {
    const told = overview(today, { ...READY, plannedEnd: on('2026-06-05') });
    expect(countOf(told, band ?? 'Not past it, or not learning')).toBe(1);
  });
});

describe('issues, each with the cell to go to', () => {
  const KEYS = ['notes', 'apprentice', 'epaStart', 'uln', 'discussionDate', 'reportWords'] as const;
  const issues = (...cells: readonly Cells[]) =>
    overviewOf(sheet(cells, KEYS), settings('2026-07-01')).issues.map(
      ({ row, position, problem, severity }) => `${row}/${position} ${problem.code} ${severity}`,
    );

  test.each<[string, Cells, string[]]>([
    ['a sound row', { epaStart: on('2026-03-16') }, []],
    ['a date that cannot be read', { epaStart: '03/25/2026' }, ['2/2 DATE_MONTH_FIRST error']],
    ['a date as text', { epaStart: '16 Mar 2026' }, ['2/2 DATE_IS_TEXT warning']],
    [
      'assessed after the EPA end',
      { epaStart: on('2026-03-16'), discussionDate: on('2026-06-17') },
      ['2/4 ASSESSED_AFTER_EPA_END error'],
    ],
    ['a figure outside the standard', { reportWords: 2249 }, ['2/5 FIGURE_OUTSIDE_STANDARD error']],
    ['neither name nor ULN', { uln: '', apprentice: '' }, ['2/1 APPRENTICE_UNNAMED error']],
  ])('%s', (_, cells, expected) => {
    expect(issues({ uln: '1000000019', apprentice: 'Amara Foxbury', notes: 'x', ...cells })).toEqual(
      expected,
    );
  });

  test('several in a row: first what cannot be read, then what does not fit', () => {
    expect(
      issues({ uln: '12', epaStart: 'soon', reportWords: 'many', discussionDate: '1 May 2026' }),
    ).toEqual([
      '2/2 DATE_UNREADABLE error',
      '2/5 NUMBER_UNREADABLE error',
      '2/4 DATE_IS_TEXT warning',
      '2/3 ULN_DOUBTFUL error',
    ]);
  });

  test('the same apprentice twice: the message names the row as the sheet numbers it', () => {
    const told = overviewOf(
      sheet([
        { apprentice: 'Amara Foxbury' },
        { apprentice: 'Efua Larksong' },
        { apprentice: 'amara  foxbury' },
      ]),
      settings('2026-07-01'),
    );
    expect(told.issues.map(({ row, problem: { what } }) => [row, what])).toEqual([
      [4, 'Apprentice "amara foxbury" stands in row 3 too.'],
    ]);
  });

  test('a name that is missing where no column holds names: the cell of the ULN', () => {
    const told = overviewOf(sheet([{ start: on('2025-01-06') }], ['start', 'uln']), settings('2026-07-01'));
    expect(told.issues).toEqual([expect.objectContaining({ column: 'apprentice', row: 2, position: 1 })]);
  });

  test('headings that mean the same: the cell below the first of them', () => {
    const rows = [
      ['Apprentice', 'Mentor', 'PED', 'Planned end'],
      ['Amara Foxbury', 'Jo', 46000, 46000],
    ];
    const told = overviewOf(
      { headingRow: 0, layout: layoutOf(columns, rows[0] as Cell[]), rows },
      settings('2026-07-01'),
    );
    expect(told.issues).toEqual([expect.objectContaining({ column: 'plannedEnd', row: 1, position: 2 })]);
  });

  test('how many there are of each severity', () => {
    const told = overview(
      '2026-07-01',
      { ...ALL_HELD, projectGrade: 'Merit', observationMinutes: 55 },
      { start: '6 Jan 2025', reportWords: 3000 },
      { discussionGrade: 'Pass' },
    );
    expect(told.issueCounts).toEqual({ error: 2, warning: 2, note: 1 });
  });
});

describe('what rests on a cell that cannot be read is to be checked, and nothing else', () => {
  const entry = (cells: Cells) => overview('2026-05-25', cells);

  test.each<[string, Cells, string, string | undefined]>([
    [
      'nothing rests on the words of a report that is not in',
      { ...IN_EPA, reportWords: 'many' },
      'In EPA',
      'Overdue',
    ],
    ['the stage', { ...IN_EPA, certificateDate: 'soon' }, 'Check', 'Check'],
    ['the RAG', { ...IN_EPA, projectSubmitted: 'soon' }, 'In EPA', 'Check'],
    ['how late somebody is', { ...IN_EPA, plannedEnd: 'w/c 30 Nov' }, 'In EPA', 'Overdue'],
    ['withdrawn: no later date counts', { ...WITHDRAWN, epaStart: 'soon' }, 'Withdrawn', undefined],
  ])('%s', (_, cells, stage, rag) => {
    const told = entry(cells);
    expect(told.entries).toMatchObject([{ name: 'Person 1', stage, rag }]);
    expect(told.issues).toHaveLength(1);
    expect(told.counts.filter(({ apprentices }) => apprentices > 0).slice(0, 3)).toMatchObject([
      { group: 'Apprentices' },
      { group: 'Stage', item: stage },
      { group: 'RAG', item: rag ?? 'No RAG' },
    ]);
  });

  test('whoever is to be checked leads to the cell', () => {
    const { entries } = entry({ ...IN_EPA, projectSubmitted: 'soon' });
    const place = columns.all.findIndex(({ key }) => key === 'projectSubmitted');
    expect(entries[0]?.checkAt).toBe(place);
  });

  test.each<[string, Cells, string[]]>([
    ['another cell: the booking stands', { projectSubmitted: 'soon' }, ['Discussion booked']],
    ['its grade', { discussionGrade: 'Merit' }, []],
    ['whether they are withdrawn', { learningStatus: 'hm' }, []],
  ])('the diary: %s', (_, cells, expected) => {
    const { diary } = entry({ ...IN_EPA, discussionDate: on('2026-06-02'), ...cells });
    expect(diary.map(({ what }) => what())).toEqual(expected);
  });

  test('somebody whose RAG is not known comes first', () => {
    const told = overview('2026-05-25', IN_EPA, { ...IN_EPA, projectSubmitted: 'soon' });
    expect(names(told.worstFirst)).toEqual(['Person 2', 'Person 1']);
    expect(told.counts.find(({ item }) => item === 'Overdue')?.apprentices).toBe(1);
  });
});

describe('filters', () => {
  const whole = overview(
    '2026-05-17',
    { ...IN_EPA, cohort: 'Sep 2024', employer: 'Copperkettle Bank', coach: 'Jo Marsh' },
    { ...SUBMITTED, cohort: 'Jan 2025', employer: 'Copperkettle Bank', reportWords: 3000 },
    {
      ...IN_EPA,
      cohort: 'Jan 2025',
      employer: 'Fernhill Housing',
      coach: 'jo  marsh',
      projectGrade: 'Merit',
    },
    { ...CERTIFICATED, cohort: 'Jan 2025', employer: 'Fernhill Housing' },
    { ...WITHDRAWN, cohort: 'jan 2025' },
    READY,
  );

  test.each<[Filter, string[]]>([
    [{}, ['Person 1', 'Person 2', 'Person 3', 'Person 4', 'Person 5', 'Person 6']],
    [{ cohort: '', employer: ' ' }, ['Person 1', 'Person 2', 'Person 3', 'Person 4', 'Person 5', 'Person 6']],
    [{ cohort: 'Jan 2025' }, ['Person 2', 'Person 3', 'Person 4', 'Person 5']],
    [{ cohort: ' Jan 2025 ' }, ['Person 2', 'Person 3', 'Person 4', 'Person 5']],
    [{ cohort: 'jan 2025' }, ['Person 2', 'Person 3', 'Person 4', 'Person 5']],
    [{ coach: 'Jo Marsh' }, ['Person 1', 'Person 3']],
    [{ coach: 'Jo Marsh', cohort: 'Jan 2025' }, ['Person 3']],
    [{ cohort: 'Jan' }, []],
    [{ employer: 'Copperkettle Bank' }, ['Person 1', 'Person 2']],
    [{ employer: 'Copperkettle Bank', cohort: 'Jan 2025' }, ['Person 2']],
    [{ chosen: { Stage: 'In EPA' } }, ['Person 1', 'Person 2']],
    [{ chosen: { RAG: 'Overdue' } }, ['Person 1']],
    [{ chosen: { RAG: 'Due soon', Stage: 'Ready for gateway' } }, ['Person 6']],
    [{ chosen: { RAG: 'Overdue' }, cohort: 'Jan 2025' }, []],
    [{ chosen: { RAG: 'Complete' }, employer: 'Fernhill Housing' }, ['Person 4']],
    [{ chosen: { RAG: 'Check' } }, ['Person 2', 'Person 3']],
    [{ chosen: { RAG: 'No RAG' } }, ['Person 5']],
    [{ chosen: { 'Overall grade (indicative)': 'Check' } }, ['Person 3']],
    [{ chosen: { 'Grade confirmed by the EPAO': 'Pass' } }, ['Person 4']],
  ])('%j', (filter, expected) => {
    expect(names(filtered(whole, filter).entries)).toEqual(expected);
  });

  test.each<Filter>([{}, { cohort: ' ' }, { chosen: {} }])('%j: the overview itself', (filter) => {
    expect(filtered(whole, filter)).toBe(whole);
  });

  test('everything that is shown is about those who fit', () => {
    const told = filtered(whole, { cohort: 'Jan 2025' });
    expect(names(told.worstFirst)).toEqual(['Person 2', 'Person 3', 'Person 4', 'Person 5']);
    expect(told.diary.map(({ name, what }) => `${name}: ${what()}`)).toEqual([
      'Person 2: Book the interview (last day)',
      'Person 2: Book the discussion (last day)',
      'Person 2: Book the observation (last day)',
    ]);
    expect(told.issues.map(({ row, problem }) => [row, problem.code])).toEqual([
      [3, 'FIGURE_OUTSIDE_STANDARD'],
      [4, 'GRADE_UNKNOWN'],
    ]);
    expect(told.issueCounts).toEqual({ error: 2, warning: 0, note: 0 });
    const counted = told.counts.filter(({ apprentices }) => apprentices > 0);
    expect(counted.map(({ group, item, apprentices }) => [group, item, apprentices])).toEqual([
      ['Apprentices', 'All', 4],
      ['Stage', 'Check', 1],
      ['Stage', 'In EPA', 1],
      ['Stage', 'Certificated', 1],
      ['Stage', 'Withdrawn', 1],
      ['RAG', 'Check', 2],
      ['RAG', 'Complete', 1],
      ['RAG', 'No RAG', 1],
      ['Overall grade (indicative)', 'No grade yet', 2],
      ['Overall grade (indicative)', 'Confirmed', 1],
      ['Overall grade (indicative)', 'Check', 1],
      ['Grade confirmed by the EPAO', 'Pass', 1],
      ['Grade confirmed by the EPAO', 'Not confirmed yet', 3],
      ['Past planned end', 'Not past it, or not learning', 3],
      ['Past planned end', 'Check', 1],
    ]);
  });

  test('the choices stay those of the whole sheet', () => {
    const { cohorts, employers, coaches } = filtered(whole, { cohort: 'Sep 2024' });
    expect(coaches).toEqual([{ text: 'Jo Marsh', apprentices: 2 }]);
    expect(cohorts).toEqual([
      { text: 'Sep 2024', apprentices: 1 },
      { text: 'Jan 2025', apprentices: 4 },
    ]);
    expect(employers).toEqual([
      { text: 'Copperkettle Bank', apprentices: 2 },
      { text: 'Fernhill Housing', apprentices: 2 },
    ]);
  });

  test('the choices in the order that people expect', () => {
    const cohorts = ['Cohort 10', 'cohort 9', 'Élan', 'Zest', 'Cohort 1', 'élan', 'Elbow', 'Cohort 10'];
    const told = overviewOf(
      sheet(cohorts.map((cohort, i) => ({ apprentice: `Person ${i}`, cohort }))),
      settings('2026-05-17'),
    );
    expect(told.cohorts.map(({ text, apprentices }) => `${text}: ${apprentices}`)).toEqual([
      'Cohort 1: 1',
      'cohort 9: 1',
      'Cohort 10: 2',
      'Élan: 2',
      'Elbow: 1',
      'Zest: 1',
    ]);
  });

  test('no cell is read again', () => {
    let reads = 0;
    const { rows, ...table } = sheet(people(IN_EPA, SUBMITTED, { ...IN_EPA, projectSubmitted: 'soon' }));
    const get = (cells: Cell[], key: string | symbol) => {
      reads++;
      return Reflect.get(cells, key);
    };
    const counting = rows.map((cells) => new Proxy(cells, { get }));
    const told = overviewOf({ ...table, rows: counting }, settings('2026-05-17'));
    expect(reads).toBeGreaterThan(100);
    reads = 0;
    expect(names(filtered(told, { chosen: { Stage: 'In EPA' } }).worstFirst)).toEqual([
      'Person 3',
      'Person 1',
      'Person 2',
    ]);
    for (const { action } of told.entries) action?.action();
    expect(reads).toBe(0);
  });
});

describe('several sheets, each row counted in its own', () => {
  const KEYS = ['uln', 'apprentice', 'employer', 'learningStatus', 'epaStart', 'projectGrade'] as const;
  const [amara, ben] = people({ epaStart: on('2026-03-16') }, { projectGrade: 'Merit' }) as [Cells, Cells];
  const of = (sheets: Readonly<Record<string, CohortTable>>, rowsPerStep = Number.POSITIVE_INFINITY) => {
    const named = Object.entries(sheets).map(([name, table]) => ({ sheet: name, table }));
    const steps = overviewOfSheetsInSteps(named, settings('2026-05-17'), rowsPerStep);
    const seen: number[] = [];
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return { overview: step.value, seen };
      seen.push(step.value.rows);
      expect(step.value.of).toBe(Object.values(sheets).reduce((sum, { rows }) => sum + rows.length - 2, 0));
    }
  };

  test('everybody is there, with the sheet and the row, and counted once', () => {
    const { overview } = of({ 'Jan 26': sheet([ben], KEYS), 'Sep 25': sheet([amara], KEYS) });
    expect(overview.entries.map((entry) => [entry.sheet, entry.row, entry.name])).toEqual([
      ['Jan 26', 2, 'Person 2'],
      ['Sep 25', 2, 'Person 1'],
    ]);
    expect(overview.counts[0]).toMatchObject({ group: 'Apprentices', apprentices: 2 });
    expect(overview.issues.map((issue) => [issue.sheet, issue.row, issue.problem.code])).toEqual([
      ['Jan 26', 2, 'GRADE_UNKNOWN'],
    ]);
    expect(overview.diary.map((item) => item.sheet)).toEqual(overview.diary.map(() => 'Sep 25'));
    expect(overview.diary.length).toBeGreaterThan(0);
  });

  test('where no column and no sub-heading says the cohort, the sheet does; a filter tells the rows apart', () => {
    const { overview } = of({
      'Jan 26': sheet([ben], KEYS),
      'Sep 25': sheet([amara], KEYS),
      All: sheet(
        [{ apprentice: 'Zoë' }, { ...ben, uln: '3000000037', cohort: 'May 26' }],
        [...KEYS, 'cohort'],
      ),
    });
    expect(overview.entries.map(({ cohort }) => cohort)).toEqual(['Jan 26', 'Sep 25', undefined, 'May 26']);
    expect(overview.cohorts.map(({ text }) => text)).toEqual(['Sep 25', 'Jan 26', 'May 26']);
    const shown = filtered(overview, { cohort: 'Sep 25' });
    expect(names(shown.entries)).toEqual(['Person 1']);
    expect(shown.issues).toEqual([]);
    expect(new Set(shown.diary.map((item) => item.sheet))).toEqual(new Set(['Sep 25']));
  });

  test.each<[string, Cells, Cells, string[]]>([
    ['the same ULN: said at the later one', {}, {}, ['Second 2 warning']],
    ['with spaces too', {}, { uln: ' 1000000019 ' }, ['Second 2 warning']],
    ['withdrawn in one: it may be a new start', { learningStatus: 'Withdrawn' }, {}, ['Second 2 note']],
    ['on a break in the later', {}, { learningStatus: 'Break in learning' }, ['Second 2 note']],
    ['another ULN', {}, { uln: '2000000028' }, []],
    ['only the same name: people share names', { uln: '' }, { uln: '' }, []],
  ])('%s', (_, first, second, expected) => {
    const { overview } = of({
      First: sheet([{ ...amara, ...first }], KEYS),
      Second: sheet([{ ...amara, ...second }], KEYS),
    });
    const found = overview.issues.filter(({ problem: { code } }) => code === 'APPRENTICE_IN_TWO_SHEETS');
    expect(found.map((issue) => `${issue.sheet} ${issue.row} ${issue.severity}`)).toEqual(expected);
    for (const { problem } of found)
      expect(problem.what).toBe('ULN "1000000019" stands in the sheet First too, in row 3.');
    expect(overview.counts[0]).toMatchObject({ apprentices: 2 });
  });

  test('twice in one sheet is an error of that sheet, not of two', () => {
    const { overview } = of({ First: sheet([amara, amara], KEYS), Second: sheet([ben], KEYS) });
    const codes = overview.issues.map(({ problem: { code } }) => code);
    expect(codes).toContain('APPRENTICE_DOUBLED');
    expect(codes).not.toContain('APPRENTICE_IN_TWO_SHEETS');
  });

  test('in steps: how far it is over all sheets', () => {
    const sheets = { First: sheet([amara, ben, {}], KEYS), Second: sheet([{}, {}], KEYS) };
    expect(of(sheets, 2).seen).toEqual([2, 3]);
    expect(of(sheets, 1).seen).toEqual([1, 2, 3, 4]);
  });
});

describe('in steps, for a page that stays responsive', () => {
  const table = sheet(people(IN_EPA, SUBMITTED, ALL_HELD, GRADED, PASSED));

  test('each step tells how far it is, the last one gives the overview', () => {
    const steps = overviewInSteps(table, settings('2026-05-17'), 2);
    expect(steps.next()).toEqual({ done: false, value: { rows: 2, of: 5 } });
    expect(steps.next()).toEqual({ done: false, value: { rows: 4, of: 5 } });
    const last = steps.next();
    expect(last.done && names(last.value.entries)).toEqual([
      'Person 1',
      'Person 2',
      'Person 3',
      'Person 4',
      'Person 5',
    ]);
  });

  test.each([1, 4, 5, 6, 1000])('%i rows a step: the same overview', (rowsPerStep) => {
    const steps = overviewInSteps(table, settings('2026-05-17'), rowsPerStep);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(JSON.stringify(step.value)).toBe(JSON.stringify(overviewOf(table, settings('2026-05-17'))));
  });

  test('nothing is read before it is asked for', () => {
    const unread = new Proxy([] as Cell[][], {
      get: () => {
        throw new Error('read');
      },
    });
    expect(() => overviewInSteps({ ...table, rows: unread }, settings('2026-05-17'), 2)).not.toThrow();
  });
});

describe('any sheet: the overview says what the functions in its cells say', () => {
  const serial = fc.integer({ min: day('2025-06-01'), max: day('2026-12-31') });
  const often = <T>(usual: fc.Arbitrary<T>, ...slips: Cell[]): fc.Arbitrary<Cell | T> =>
    fc.oneof(
      { weight: 6, arbitrary: usual },
      { weight: 2, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom(...slips) },
    );
  const CELLS: Readonly<Partial<Record<Column['kind']['name'], fc.Arbitrary<Cell>>>> = {
    date: often(serial, 'soon', '5 Mar 2026', '03/25/2026', 0, '#N/A'),
    grade: often(fc.constantFrom('Pass', 'D', 'Fail'), 'Merit', 'n/a'),
    tick: often(fc.constantFrom(true, 'Yes', false), 'perhaps'),
    qualification: often(fc.constantFrom('Achieved', 'Exempt', 'Not yet'), 'hm'),
    choice: often(fc.constantFrom('Active', 'BIL', 'Withdrawn'), 'hm'),
    number: often(fc.constantFrom(9, 10, 12, 55, 60, 2500), 'many', 1.5),
    'sign-off': often(fc.oneof(serial, fc.constant('Yes')), 'later'),
  };
  const TEXTS: Readonly<Partial<Record<ColumnKey, fc.Arbitrary<Cell>>>> = {
    uln: fc.constantFrom('1000000019', '2000000028', 3000000037, '', '123', '#REF!'),
    apprentice: fc.constantFrom('Amara Foxbury', 'amara  foxbury ', 'Efua Larksong', '', 'Total'),
  };
  const isIdentity = ({ key }: Column) => key === 'uln' || key === 'apprentice';
  const [GRADE, STAGE, RAG] = [0, 2, 3];
  const cellOf = ({ key, kind }: Column): fc.Arbitrary<Cell> =>
    TEXTS[key] ?? CELLS[kind.name] ?? fc.constantFrom('', 'A', ' a ', 'B 10', 7);

  /** Some of the columns in any order, a heading of the provider's own, sometimes one that is there twice. */
  const anyTable: fc.Arbitrary<CohortTable> = fc
    .tuple(
      fc.shuffledSubarray([...columns.all], { minLength: 15 }).filter((some) => some.some(isIdentity)),
      fc.constantFrom('Mentor', 'Mentor', 'Mentor', 'LearnStartDate', 'PED'),
      fc.integer({ min: 0, max: 2 }),
    )
    .chain(([some, more, headingRow]) => {
      const headings = [...some.map(({ heading }) => heading), more];
      const row = fc.tuple(...some.map(cellOf), fc.constant<Cell>('x'));
      return fc.array(row, { maxLength: 8 }).map((rows) => ({
        headingRow,
        layout: layoutOf(columns, headings),
        rows: [...Array.from({ length: headingRow }, () => ['Tracker', '1000000019']), headings, ...rows],
      }));
    });

  const columnAt = ({ headingRow, rows }: CohortTable, position: number) =>
    [...layoutOf(columns, [rows[headingRow]?.[position]]).positions.keys()][0];

  /** What a function answers for the sheet from its headings on; what cannot be read is `undefined`. */
  function answersOf(name: string, { headingRow, rows }: CohortTable, today: Day) {
    const codec = { decode: plainCell, encodeDay: iso, encodeProblem: () => undefined };
    const answer = call(functionNamed(name) as CustomFunction, [rows.slice(headingRow), today], codec);
    return answer as readonly (readonly unknown[])[];
  }

  test('counts, issues, stage, RAG and grade', () => {
    fc.assert(
      fc.property(anyTable, serial, (table, serialOfToday) => {
        const today = serialOfToday as Day;
        const view = viewOf(columns.standard, lookingFrom(today));
        const told = overviewOf(table, view);
        const [, ...counts] = answersOf('EPA_COHORT', table, today);
        expect(
          told.counts.map(({ group, item, apprentices, share }) => [group, item, apprentices, share]),
        ).toEqual(counts);
        expect(told.issues.map(({ position: _, ...issue }) => issue)).toEqual(
          issuesOf(table.layout, gridFrom(table.rows), table.headingRow + 1, today),
        );
        const [, ...issues] = answersOf('EPA_ISSUES', table, today);
        expect(told.issues.map(({ row, apprentice }) => [row - table.headingRow + 1, apprentice])).toEqual(
          issues.map(([row, apprentice]) => [row, apprentice]),
        );
        const tracker = answersOf('EPA_TRACKER', table, today);
        const inTracker = (column: number, row: number) =>
          tracker[row - table.headingRow]?.[column] || undefined;
        expect(told.entries.map(({ row, stage, rag }) => [row, stage, rag])).toEqual(
          told.entries.map(({ row }) => [
            row,
            inTracker(STAGE, row) ??
              (told.entries.find((one) => one.row === row)?.stage === 'Check' ? 'Check' : undefined),
            inTracker(RAG, row),
          ]),
        );
        const graded = told.entries.filter(({ grade }) => grade !== 'Check');
        expect(graded.map(({ grade }) => grade)).toEqual(graded.map(({ row }) => inTracker(GRADE, row)));
        const messages = told.issues.map(({ problem }) => messageOf(problem));
        expect(messages.filter((message) => /undefined|[{}]/.test(message))).toEqual([]);
        const placed = told.issues.filter(({ problem }) => problem.code !== 'APPRENTICE_UNNAMED');
        expect(placed.map(({ position }) => columnAt(table, position))).toEqual(
          placed.map(({ column }) => column),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('where all are of one cohort, that cohort is everything', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const whole = overviewOf(table, settings('2026-05-17'));
        const told = {
          ...whole,
          entries: whole.entries.map((entry) => ({ ...entry, cohort: 'Sep 2024' })),
          worstFirst: whole.worstFirst.map((entry) => ({ ...entry, cohort: 'Sep 2024' })),
        };
        expect(filtered(told, { cohort: 'Sep 2024' })).toEqual(told);
      }),
      { numRuns: 30 },
    );
  });
});
