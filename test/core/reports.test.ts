import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { gridFrom } from '../../core/cells/cell';
import {
  CONFIRMED_GROUP,
  countsOf,
  GRADE_GROUP,
  RAG_GROUP,
  STAGE_GROUP,
  THRESHOLD_GROUP,
} from '../../core/cohort/counts';
import { filtered, overviewOf } from '../../core/cohort/overview';
import { mayHold, placeFor } from '../../core/port/report-place';
import { isProblem } from '../../core/problems';
import { boardPage } from '../../core/reports/board-page';
import { coachPage } from '../../core/reports/coach-page';
import { employerPage } from '../../core/reports/employer-page';
import { gatewayPacks, packEntries, packRecords } from '../../core/reports/gateway-packs';
import { type ReportGround, sheetNameFrom } from '../../core/reports/report-ground';
import type { ReportPlan } from '../../core/reports/report-plan';
import { headingsIn } from '../../core/set-up/mapping';
import { planSetUp } from '../../core/set-up/plan';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { type ColumnKey, type Columns, columnsOf } from '../../core/sheet/columns';
import type { SheetGrid } from '../../core/sheet/grid';
import { REPORT_MARK } from '../../core/sheet/report-mark';
import { settingsFrom } from '../../core/sheet/settings';
import { tableIn } from '../../core/sheet/table';
import { day } from '../days';
import { second } from './second-standard';

type Cells = Partial<Readonly<Record<ColumnKey, Cell>>>;

const on = (text: string): Cell => day(text);
const TODAY = '2026-11-26';
const SETTINGS: readonly (readonly Cell[])[] = [
  ['Setting', 'Value'],
  ['As of', on(TODAY)],
];

/** What reports of a sheet with these apprentices are made from. */
function groundOf(
  apprentices: readonly Cells[],
  { columns = chosenColumns(), settings = SETTINGS }: { columns?: Columns; settings?: typeof SETTINGS } = {},
): ReportGround {
  const named = apprentices.map((cells, i) => ({ apprentice: `Person ${i + 1}`, ...cells }));
  const keys = [...new Set(['uln', 'apprentice', ...named.flatMap(Object.keys)])];
  const rows = [
    keys.map((key) => columns.of(key).heading),
    ...named.map((cells) => keys.map((key) => (cells as Cells)[key] ?? '')),
  ];
  const grid: SheetGrid = { sheet: 'Cohort', rows, settings };
  const table = tableIn(grid, columns);
  if (isProblem(table)) throw new Error(table.what);
  const read = settingsFrom(columns, gridFrom(settings), day(TODAY));
  const overview = overviewOf(table, viewOf(read.standard, read.asOf));
  return { sheets: [{ grid, table, settings: read }], overview, today: day(TODAY) };
}

const texts = ({ rows }: ReportPlan) =>
  rows.map((row) => row.map((cell) => (cell === undefined ? '' : cell)));
/** The lines below a line that begins with these words, up to the next blank one. */
function below(plan: ReportPlan, words: string): readonly (readonly unknown[])[] {
  const rows = texts(plan);
  const first = rows.findIndex(([cell]) => cell === words) + 1;
  const end = rows.findIndex((row, i) => i > first && row.every((cell) => cell === ''));
  return rows.slice(first, end < 0 ? rows.length : end);
}

const READY = {
  start: on('2025-01-06'),
  plannedEnd: on('2026-07-31'),
  onProgrammeComplete: true,
  portfolioComplete: true,
  english: 'Achieved',
  maths: 'Achieved',
  employerSignOff: on('2026-03-02'),
  providerSignOff: on('2026-03-02'),
  apprenticeSignOff: on('2026-03-03'),
} as const satisfies Cells;
const AT_GATEWAY = { ...READY, gatewayDate: on('2026-11-09') } as const;
const IN_EPA = { ...READY, gatewayDate: on('2026-09-07'), epaStart: on('2026-09-14') } as const;
const GRADED = {
  ...IN_EPA,
  projectSubmitted: on('2026-10-19'),
  interviewDate: on('2026-11-02'),
  discussionDate: on('2026-11-03'),
  observationDate: on('2026-11-04'),
  observationGrade: 'Pass',
  projectGrade: 'Distinction',
  discussionGrade: 'Pass',
} as const;
const FAILED = { ...GRADED, projectGrade: 'Fail' } as const;
const CONFIRMED = { ...GRADED, resultsConfirmed: on('2026-11-20') } as const;

const MIXED: readonly Cells[] = [
  { ...READY, coach: 'Jo', employer: 'Foxglove', cohort: 'A' },
  { ...AT_GATEWAY, coach: 'Jo', employer: 'Foxglove', cohort: 'B' },
  { ...GRADED, coach: 'Sam', employer: 'Kestrel', cohort: 'A' },
  { ...FAILED, coach: 'Sam', employer: 'Foxglove', cohort: 'B' },
  { ...CONFIRMED, coach: 'Jo', employer: 'Kestrel', cohort: 'A' },
  { start: '31/02/2025', coach: 'Jo', employer: 'Kestrel', cohort: 'A' },
  {
    start: on('2026-06-01'),
    plannedEnd: on('2025-11-26'),
    learningStatus: 'Active',
    coach: 'jo ',
    cohort: 'A',
  },
];

describe('the board page counts what the Cohort screen counts', () => {
  const TABLES = [
    ['Where apprentices stand', STAGE_GROUP],
    ['What is on time and what is late', RAG_GROUP],
    [THRESHOLD_GROUP, THRESHOLD_GROUP],
    [CONFIRMED_GROUP, CONFIRMED_GROUP],
  ] as const;
  const FILTERS = [{}, { cohort: 'A' }, { cohort: 'nobody' }];

  test.each(TABLES.flatMap(([words, group]) => FILTERS.map((filter) => [words, group, filter] as const)))(
    '%s, of %s where %j',
    (words, group, filter) => {
      const ground = groundOf(MIXED);
      const [, ...rows] = below(boardPage(ground, filter), words);
      const counts = countsOf(filtered(ground.overview, filter).counts, group);
      expect(rows.map((row) => row.slice(0, 3))).toEqual(
        counts.map(({ item, apprentices, share }) => [item, apprentices, share]),
      );
    },
  );

  test('past the planned end by 90, 180 and 365 days', () => {
    const late = (plannedEnd: string) => ({ start: on('2024-06-03'), plannedEnd: on(plannedEnd) });
    // 26 November 2026 less 89, 90, 179, 180, 364 and 365 days.
    const ground = groundOf(
      ['2026-08-29', '2026-08-28', '2026-05-31', '2026-05-30', '2025-11-27', '2025-11-26'].map(late),
    );
    const [, ...rows] = below(boardPage(ground, {}), THRESHOLD_GROUP);
    expect(rows.map(([item, count]) => [item, count])).toEqual([
      ['90 days or more', 5],
      ['180 days or more', 3],
      ['365 days or more', 1],
    ]);
  });

  test('nowhere what methods add up to before the EPAO has confirmed it, and no name', () => {
    for (const style of [undefined, 'each row'] as const) {
      const plan = boardPage({ ...groundOf(MIXED), ...(style && { style }) }, {});
      const all = JSON.stringify(plan);
      expect(all).not.toContain(GRADE_GROUP);
      expect(all).not.toMatch(/Person|Foxglove|Jo\b/);
    }
  });
});

describe('the next 90 days, in three parts of 30', () => {
  // The day itself is in the first part, and the 90th in the last.
  test.each([
    ['2026-11-26', [1, 0, 0]],
    ['2026-12-26', [1, 0, 0]],
    ['2026-12-27', [0, 1, 0]],
    ['2027-01-25', [0, 1, 0]],
    ['2027-01-26', [0, 0, 1]],
    ['2027-02-24', [0, 0, 1]],
    ['2027-02-25', [0, 0, 0]],
  ])('booked for %s', (booked, counts) => {
    const ground = groundOf([{ ...IN_EPA, observationDate: on(booked) }]);
    const [, first] = below(boardPage(ground, {}), 'The next 90 days');
    expect(first).toEqual(['Assessments booked', ...counts, '']);
  });
});

describe('gateway by month: this month and the eleven before', () => {
  test.each([
    ['2025-11-30', undefined],
    ['2025-12-01', 'Dec ’25'],
    ['2026-10-31', 'Oct ’26'],
    ['2026-11-01', 'Nov ’26'],
    ['2026-11-26', 'Nov ’26'],
    // A booking is no gateway.
    ['2026-11-27', undefined],
  ])('%s', (gatewayDate, month) => {
    const [, ...rows] = below(
      boardPage(groundOf([{ ...READY, gatewayDate: on(gatewayDate) }]), {}),
      'Gateway by month',
    );
    expect(rows.length).toBe(12);
    expect(rows.filter(([, count]) => count !== 0)).toEqual(
      month === undefined ? [] : [[month, 1, 0, '', '']],
    );
  });

  test('and of how many the grade is confirmed', () => {
    const rows = below(boardPage(groundOf([GRADED, CONFIRMED]), {}), 'Gateway by month');
    expect(rows.find(([month]) => month === 'Sep ’26')).toEqual(['Sep ’26', 2, 1, '', '']);
  });
});

describe('the counts renew themselves', () => {
  const formulasIn = (plan: ReportPlan) =>
    plan.rows.flat().flatMap((cell) => (typeof cell === 'object' ? [cell.formula] : []));
  const plan = boardPage({ ...groundOf(MIXED), style: 'each row' }, {});

  test('by one call of EPA_COHORT, from which every number is read', () => {
    const [first, ...others] = formulasIn(plan).reverse();
    expect(first).toMatch(
      /^=CHOOSEROWS\(EPA_COHORT\('Cohort'!\$A\$1:\$[A-Z]+,'EPA settings'!\$B\$2,'EPA settings'!\$A\$1:\$G\$100\),1,2,/,
    );
    expect(others.every((formula) => /^=[CD]\d+$/.test(formula))).toBe(true);
  });

  test('each number from the row of its own item', () => {
    const ground = groundOf(MIXED);
    const plain = boardPage(ground, {}).rows;
    for (const [i, row] of plan.rows.entries())
      for (const [column, cell] of row.entries()) {
        const [, letter, number] = (typeof cell === 'object' && /^=([CD])(\d+)$/.exec(cell.formula)) || [];
        if (letter) expect(plain[Number(number) - 1]?.[letter === 'C' ? 2 : 3]).toBe(plain[i]?.[column]);
      }
  });

  test.each([
    ['spilled', /^=CHOOSEROWS\(EPA_COHORT\('Cohort'!\$A\$1:\$[A-Z]+;'EPA settings'!\$B\$2;[^;]+\);1;2;/],
    ['table', /^=INDEX\(EPA_COHORT\(INDEX\('Cohort'!.*\{1;2;.*\},\{1,2,3,4\}\)$/],
  ] as const)('in the style %s', (style, form) => {
    const formulas = formulasIn(boardPage({ ...groundOf(MIXED), style }, {}));
    expect(formulas[formulas.length - 1]).toMatch(form);
  });

  test('not where only some are counted, and not without a day in the settings', () => {
    expect(formulasIn(boardPage({ ...groundOf(MIXED), style: 'each row' }, { cohort: 'A' }))).toEqual([]);
    expect(formulasIn(boardPage({ ...groundOf(MIXED, { settings: [] }), style: 'each row' }, {}))).toEqual(
      [],
    );
  });
});

describe('charts are drawn over the tables that they are beside', () => {
  const plan = boardPage(groundOf(MIXED), {});
  test.each(plan.charts.map((chart) => [chart.title, chart] as const))('%s', (_, { of, at, colours }) => {
    const rows = plan.rows.slice(of.row, of.row + of.rows);
    expect(typeof rows[0]?.[1]).toBe('string');
    expect(
      rows.slice(1).every((row) => row.slice(1, of.columns).every((cell) => typeof cell === 'number')),
    ).toBe(true);
    expect(plan.rows[of.row + of.rows]?.every((cell) => cell === '')).toBe(true);
    expect([at.row, colours.length]).toEqual([of.row, of.columns - 1]);
  });
});

describe('the coach page', () => {
  test('has everybody of one coach, however it is spelled, the worst first, and no grade', () => {
    const ground = groundOf(MIXED);
    const plan = coachPage(ground, 'Jo');
    const names = below(plan, 'Apprentice').map(([name]) => name);
    expect(names).toEqual(filtered(ground.overview, { coach: 'Jo' }).worstFirst.map(({ name }) => name));
    expect(names.length).toBe(5);
    expect(JSON.stringify(plan)).not.toContain('Distinction');
    expect(plan.page.repeated).toEqual([
      plan.rows.findIndex(([cell]) => cell === 'Apprentice'),
      plan.rows.findIndex(([cell]) => cell === 'Apprentice'),
    ]);
  });
});

describe('the employer page', () => {
  const SECRET: Cells = {
    uln: '1000000019',
    dateOfBirth: on('2003-04-05'),
    reasonableAdjustments: 'Extra time of 25%',
    notes: 'Called his mother',
    cohort: 'Secret cohort',
  };
  const only = (cells: Cells) => {
    const plan = employerPage(
      groundOf([
        { ...SECRET, employer: 'Foxglove', ...cells },
        { employer: 'Kestrel', apprentice: 'Other One' },
      ]),
      'Foxglove',
    );
    return { plan, line: below(plan, 'Apprentice')[0] ?? [] };
  };

  // Awaiting confirmation says that all methods are passed, and a resit that one is not.
  test.each([
    ['ready', READY, 'Ready for gateway', ''],
    ['at gateway', AT_GATEWAY, 'At gateway', ''],
    ['all graded, not confirmed', GRADED, 'In EPA', ''],
    ['all graded, confirmed tomorrow', { ...GRADED, resultsConfirmed: on('2026-11-27') }, 'In EPA', ''],
    ['one failed, not confirmed', FAILED, 'In EPA', ''],
    // The day is about other results than those that stand there.
    [
      'an assessment held after the day of confirmation',
      { ...GRADED, resultsConfirmed: on('2026-11-20'), observationDate: on('2026-11-21') },
      'In EPA',
      '',
    ],
    ['confirmed today', { ...GRADED, resultsConfirmed: on('2026-11-26') }, 'Passed', 'Pass'],
    [
      'failed, confirmed',
      { ...FAILED, resultsConfirmed: on('2026-11-20'), confirmedGrade: 'Fail' },
      'Resit or retake',
      'Fail',
    ],
    ['a cell that cannot be read', { start: '31/02/2025' }, 'Record being checked', ''],
    // The EPAO may have confirmed another grade than the methods make.
    [
      'confirmed, but nobody can read which',
      { ...CONFIRMED, confirmedGrade: 'Distincton?' },
      'Record being checked',
      '',
    ],
    [
      'a method of which nobody can read the grade',
      { ...CONFIRMED, projectGrade: 'Pas!' },
      'Record being checked',
      '',
    ],
    [
      'a confirmation on a day that is none',
      { ...CONFIRMED, resultsConfirmed: '31/02/2026' },
      'Record being checked',
      '',
    ],
    [
      'a fail with a resit to come, not confirmed',
      { ...FAILED, projectResitDate: on('2026-12-18') },
      'In EPA',
      '',
    ],
    [
      'failed twice, not confirmed',
      { ...FAILED, projectResitGrade: 'Fail', projectAttempts: 2 },
      'In EPA',
      '',
    ],
    ['a confirmed grade without its day', { ...GRADED, confirmedGrade: 'Distinction' }, 'In EPA', ''],
    ['withdrawn after a fail', { ...FAILED, learningStatus: 'Withdrawn' }, 'Withdrawn', ''],
    ['certificated, not confirmed', { ...GRADED, certificateDate: on('2026-11-25') }, 'Certificated', ''],
  ])('%s', (_, cells, stage, result) => {
    const { line } = only(cells as Cells);
    expect([line[4], line[7]]).toEqual([stage, result]);
  });

  test.each([READY, GRADED, FAILED, CONFIRMED, {}])('tells nothing sensitive and nobody else’s', (cells) => {
    const all = JSON.stringify(only(cells).plan);
    expect(all).not.toMatch(/1000000019|37716|Extra time|mother|Secret|Kestrel|Other One/);
    if (cells !== CONFIRMED) expect(all).not.toMatch(/Distinction|"Pass"|Fail/);
  });

  test.each(['', '1000000019', 1000000019, 'Amara 1000000019', '1000 000 019', '1000-000-019 Amara'])(
    'where the name is %p, no ULN stands in for it',
    (apprentice) => {
      const { plan, line } = only({ ...READY, apprentice });
      expect(line[0]).toBe('No name in the sheet');
      expect(JSON.stringify(plan)).not.toContain('1000');
    },
  );

  test.each(['', ' ', 'Fox', 'nobody'])('of an employer called %p holds nobody', (employer) => {
    const plan = employerPage(groundOf([{ employer: 'Foxglove' }, {}]), employer);
    expect(below(plan, 'Apprentice')).toEqual([]);
    expect(JSON.stringify(plan)).not.toContain('Person');
  });
});

describe('gateway records', () => {
  const ground = groundOf(MIXED, {
    settings: [
      ...SETTINGS,
      ...Array.from({ length: 19 }, () => []),
      ['', 'Hartwell Training'],
      ['', 'Northgate EPAO'],
    ],
  });

  test.each([
    ['both', {}, ['Person 1', 'Person 2']],
    ['ready', {}, ['Person 1']],
    ['at', {}, ['Person 2']],
    ['both', { cohort: 'B' }, ['Person 2']],
    ['both', { coach: 'Sam' }, []],
    ['all', {}, ['Person 1', 'Person 2', 'Person 7']],
  ] as const)('for %s where %j', (whom, filter, expected) => {
    expect(packEntries(ground, whom, filter).map(({ name }) => name)).toEqual(expected);
  });

  const plan = gatewayPacks(ground, 'both', {});
  test('have a page each, with provider, EPAO, coach, a declaration and room to sign', () => {
    expect(plan.page.breaks.length).toBe(1);
    const first = plan.rows.slice(0, plan.page.breaks[0]);
    for (const line of [
      ['Training provider', 'Hartwell Training'],
      ['EPAO', 'Northgate EPAO'],
      ['Coach', 'Jo'],
    ])
      expect(first.map((row) => row.slice(0, 2))).toContainEqual(line);
    expect(first.flat().join(' ')).toContain('ready for end-point assessment');
    expect(plan.heights.length).toBe(2 * 3);
  });

  test('hold no grade before it is confirmed', () => {
    const all = JSON.stringify(
      gatewayPacks(groundOf([{ ...FAILED, epaStart: '', gatewayDate: on('2026-11-09') }]), 'all', {}),
    );
    expect(all).not.toMatch(/Distinction|"Fail"|Overall grade/);
  });

  test.each([
    ['Exempt: EHC plan', '', 'Exempt, the reason is recorded'],
    ['Exempt', 'Maths exempt: dyscalculia', 'Exempt, the reason is recorded'],
    ['Exempt', '', 'Exempt, no reason recorded'],
    ['Achieved', '', 'Achieved'],
  ])('tell of %s with notes "%s" no reason, which may be an illness', (maths, notes, words) => {
    const of = groundOf([{ ...READY, maths, notes }]);
    const [record] = packRecords(of, of.overview.entries);
    expect(record?.checklist.find(({ label }) => label === 'Maths')?.recorded).toBe(words);
    expect(JSON.stringify(gatewayPacks(of, 'all', {}))).not.toMatch(/EHC|dyscalculia/);
  });

  test.each([
    ['that reads', 'Pass', 'Overall grade: Pass. Results confirmed on 20 November 2026.'],
    ['that nobody can read', 'Distincton?', undefined],
  ])('of a confirmed grade %s', (_, confirmedGrade, words) => {
    const of = groundOf([{ ...CONFIRMED, confirmedGrade }]);
    const [record] = packRecords(of, of.overview.entries);
    expect(record?.grade).toBe(words);
  });
});

describe('whatever stands in the sheet', () => {
  const LONG = `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(5).trim()}`;
  const PLANS: readonly [string, readonly Cells[]][] = [
    ['nobody', []],
    ['one apprentice', [READY]],
    ['long names', [{ ...READY, apprentice: LONG, employer: LONG, coach: LONG }]],
  ];
  test.each(PLANS)('%s: every row is as wide as the page, and fits on it', (_, cells) => {
    const ground = groundOf(cells);
    for (const plan of [
      boardPage(ground, {}),
      coachPage(ground, LONG),
      employerPage(ground, LONG),
      gatewayPacks(ground, 'all', {}),
    ]) {
      expect(plan.rows.every((row) => row.length === plan.widths.length)).toBe(true);
      expect(plan.sheet.length).toBeLessThanOrEqual(28);
      const width = plan.widths.reduce((sum, one) => sum + one, 0);
      expect(width).toBeLessThanOrEqual(plan.page.isLandscape ? 1200 : 820);
    }
  });

  test('a report is a report in every host: no apprentices are looked for in it, nor is it set up', () => {
    for (const plan of [boardPage(groundOf(MIXED), {}), coachPage(groundOf(MIXED), 'Jo')]) {
      const rows = plan.rows.map((row) => row.map((cell) => (typeof cell === 'object' ? 0 : cell)));
      const grid = { sheet: 'Any name', rows, settings: [] };
      for (const found of [tableIn(grid), planSetUp(grid, 'each row'), headingsIn(grid)])
        expect(found).toMatchObject({ code: 'SHEET_IS_REPORT' });
    }
  });
});

describe('where a report goes', () => {
  const ours = (title: string): readonly (readonly Cell[])[] => [
    [title],
    [`${REPORT_MARK}, made on 1 May 2026`],
  ];
  const PLAN = { sheet: 'EPA board', rows: ours('Board page') as ReportPlan['rows'] };
  test.each([
    ['nothing is there', {}, 'EPA board', false],
    ['ours is there', { 'EPA board': ours('Board page') }, 'EPA board', true],
    ['ours, in other capitals', { 'epa BOARD': ours('Board page') }, 'epa BOARD', true],
    ['somebody’s', { 'EPA board': [['ULN', 'Apprentice']] }, 'EPA board 2', false],
    ['somebody’s that is empty', { 'EPA board': [] }, 'EPA board 2', false],
    ['a report on something else', { 'EPA board': ours('Coach page: Jo') }, 'EPA board 2', false],
    [
      'somebody’s, and ours from before',
      { 'EPA board': [], 'EPA board 2': ours('Board page') },
      'EPA board 2',
      true,
    ],
    ['two of somebody’s', { 'EPA board': [], 'EPA board 2': [] }, 'EPA board 3', false],
  ])('%s', (_, there, sheet, isThere) => {
    const tops = Object.entries(there as Record<string, SheetGrid['rows']>).map(([name, rows]) => ({
      sheet: name,
      rows,
    }));
    expect(tops.every((top) => mayHold(PLAN.sheet, top.sheet))).toBe(true);
    expect(placeFor(PLAN, tops)).toEqual({ sheet, isThere });
  });

  test.each([
    ['EPA board', true],
    ['EPA board 12', true],
    ['EPA boards', false],
    ['EPA board old', false],
  ])('%s is looked at: %s', (name, isLookedAt) => {
    expect(mayHold('EPA board', name)).toBe(isLookedAt);
  });

  test.each([
    ['Jo Smith', 'EPA coach Jo Smith'],
    ["Seán O'Neill / Jo [Sept]", 'EPA coach Seán O Neill Jo Se'],
    ['', 'EPA coach'],
  ])('a sheet for %s can be called %s everywhere', (subject, name) => {
    expect(sheetNameFrom('coach', subject)).toBe(name);
  });
});

describe('another standard', () => {
  test('has pages of its own stages, grades, items and parties', () => {
    const columns = columnsOf(second);
    const cells = Object.fromEntries(
      second.gateway.flatMap((item) =>
        item.kind === 'time' ? [] : [[item.key, item.kind === 'figure' ? 1 : 'Yes']],
      ),
    );
    const ground = groundOf([{ start: on('2025-01-06'), coach: 'Jo', employer: 'Kestrel', ...cells }], {
      columns,
    });
    const board = boardPage(ground, {});
    expect(board.rows.flat()).toContain('Reading Room Adviser, Level 2 (ST9999)');
    expect(below(board, CONFIRMED_GROUP).map(([item]) => item)).toContain('Merit');
    const packs = gatewayPacks(ground, 'all', {});
    expect(packs.heights.length).toBe(second.gateway.filter(({ kind }) => kind === 'sign-off').length);
    for (const plan of [board, packs, coachPage(ground, 'Jo'), employerPage(ground, 'Kestrel')])
      expect(JSON.stringify(plan)).not.toContain('ST0071');
  });
});
