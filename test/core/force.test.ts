import { describe, expect, test } from '@jest/globals';
import { type Cell, plainCell } from '../../core/cells/cell';
import { call } from '../../core/functions/call';
import { catalogueFor } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { columnsOf } from '../../core/sheet/columns';
import { st0071 } from '../../core/standard/st0071';
import { FORCES, type Force, type Rule, type Standard } from '../../core/standard/standard';
import { day, iso } from '../days';

/*
 * Force decides: with another force of a rule in the data, what people see is another. Each probe is a row of a sheet and
 * what its cells and the list of issues say about it.
 */

type Cells = Readonly<Record<string, Cell>>;

interface Probe {
  /** The row of an apprentice, by headings. */
  readonly row: Cells;
  readonly asOf: string;
  /** What is asked: calculated columns, and the issues. */
  readonly asks: readonly ('EPA_GATEWAY' | 'EPA_RAG' | 'EPA_NEXT' | 'EPA_ISSUES')[];
  readonly must: readonly string[];
  /** With every force but `must`; where the words differ, by force. */
  readonly otherwise: readonly string[] | Readonly<Record<Exclude<Force, 'must'>, readonly string[]>>;
}

const on = (text: string): Cell => day(text);

const READY: Cells = {
  Apprentice: 'Amara Foxbury',
  'Start date': on('2025-01-06'),
  'On-programme complete': 'Yes',
  'Portfolio complete': 'Yes',
  English: 'Achieved',
  Maths: 'Exempt: EHC plan',
  'Employer sign-off': on('2026-03-02'),
  'Provider sign-off': 'Yes',
  'Apprentice sign-off': on('2026-03-03'),
};
// EPA start 16 March 2026: project due 16 May, EPA end 16 June.
const IN_EPA: Cells = { ...READY, 'Gateway date': on('2026-03-09'), 'EPA start': on('2026-03-16') };
const SUBMITTED: Cells = { ...IN_EPA, 'Project submitted': on('2026-05-11') };
const ALL_HELD: Cells = {
  ...SUBMITTED,
  'Interview date': on('2026-06-01'),
  'Discussion date': on('2026-06-02'),
  'Observation date': on('2026-06-08'),
};

/** A figure that is outside what the standard asks for, whatever else is known. */
function figure(heading: string, value: number, words: string, more: Cells = {}): Probe {
  return {
    row: { ...IN_EPA, ...more, [heading]: value },
    asOf: '2026-04-01',
    asks: ['EPA_ISSUES'],
    must: [`Error: ${heading} is ${value}: ${words}`],
    otherwise: [`Note: ${heading} is ${value}: ${words}`],
  };
}

/** A gateway item that is still open. */
function missing(row: Cells, labels: string): Probe {
  return {
    row: { ...READY, ...row },
    asOf: '2026-03-10',
    asks: ['EPA_GATEWAY'],
    must: [`Missing: ${labels}`],
    otherwise: ['Ready'],
  };
}

const LENGTH = '1 too few: the standard asks for 54 to 66 minutes.';

const PROBES: Readonly<Record<string, Probe>> = {
  'gateway.typicalMonths': {
    row: READY,
    asOf: '2026-04-07',
    asks: ['EPA_RAG', 'EPA_NEXT'],
    must: ['Overdue', 'Provider: Hold the gateway meeting by 6 April 2026 (1 day late)'],
    otherwise: ['Due soon', 'Provider: Hold the gateway meeting about 6 April 2026 (1 day late)'],
  },
  'gateway.leastDays': {
    row: { ...READY, 'Start date': on('2025-08-04'), 'Gateway date': on('2026-04-01') },
    asOf: '2026-03-10',
    asks: ['EPA_GATEWAY', 'EPA_ISSUES'],
    must: [
      'Missing: Time on programme (from 3 April 2026); booked for 1 April 2026',
      'Error: Gateway date (1 April 2026) is before 3 April 2026, the earliest gateway day: 242 days after Start date.',
    ],
    otherwise: [
      'Ready; booked for 1 April 2026',
      'Note: Gateway date (1 April 2026) is before 3 April 2026, the earliest gateway day: 242 days after Start date.',
    ],
  },
  'gateway.leastDaysBefore2025': {
    row: { ...READY, 'Start date': on('2025-06-02'), 'Gateway date': on('2026-05-31') },
    asOf: '2026-03-10',
    asks: ['EPA_GATEWAY', 'EPA_ISSUES'],
    must: [
      'Missing: Time on programme (from 2 June 2026); booked for 31 May 2026',
      'Error: Gateway date (31 May 2026) is before 2 June 2026, the earliest gateway day: 365 days after Start date.',
    ],
    otherwise: [
      'Ready; booked for 31 May 2026',
      'Note: Gateway date (31 May 2026) is before 2 June 2026, the earliest gateway day: 365 days after Start date.',
    ],
  },
  'gateway.optOutAge': {
    row: { ...READY, 'Date of birth': on('2006-01-07'), Maths: 'Exempt: agreed' },
    asOf: '2026-03-10',
    asks: ['EPA_GATEWAY', 'EPA_ISSUES'],
    must: [
      'Missing: Maths (exempt, but under 19: record the adjustment)',
      'Error: Maths is "Exempt: agreed", but the apprentice was 18 at the start: only from 19 may it be left out.',
    ],
    otherwise: [
      'Ready',
      'Note: Maths is "Exempt: agreed", but the apprentice was 18 at the start: only from 19 may it be left out.',
    ],
  },
  'gateway.offTheJobHours': {
    row: { ...READY, 'Start date': on('2025-08-01'), 'Off-the-job hours': 347 },
    asOf: '2026-04-10',
    asks: ['EPA_GATEWAY', 'EPA_ISSUES'],
    must: [
      'Missing: Off-the-job hours',
      'Error: Off-the-job hours is 347: 1 too few: the funding rules ask for at least 348 hours (not confirmed).',
    ],
    otherwise: [
      'Ready',
      'Note: Off-the-job hours is 347: 1 too few: the funding rules ask for at least 348 hours (not confirmed).',
    ],
  },
  'gateway.decision': missing(
    { 'Employer sign-off': '', 'Provider sign-off': 'No', 'Apprentice sign-off': '' },
    'Employer sign-off, Provider sign-off, Apprentice sign-off',
  ),
  'gateway.onProgramme': missing({ 'On-programme complete': 'No' }, 'On-programme'),
  'gateway.portfolio': missing({ 'Portfolio complete': '' }, 'Portfolio'),
  'gateway.englishMathsLevel': missing({ English: 'Not yet', Maths: '' }, 'English, Maths'),
  'portfolio.fewest': {
    row: { ...READY, 'Evidence pieces': 9 },
    asOf: '2026-03-10',
    asks: ['EPA_GATEWAY', 'EPA_ISSUES'],
    must: [
      'Missing: Evidence pieces',
      'Error: Evidence pieces is 9: 1 too few: the standard asks for 10 to 15 pieces.',
    ],
    otherwise: ['Ready', 'Note: Evidence pieces is 9: 1 too few: the standard asks for 10 to 15 pieces.'],
  },
  'portfolio.most': {
    row: { ...READY, 'Evidence pieces': 16 },
    asOf: '2026-03-10',
    asks: ['EPA_GATEWAY', 'EPA_ISSUES'],
    must: [
      'Missing: Evidence pieces',
      'Error: Evidence pieces is 16: 1 too many: the standard asks for 10 to 15 pieces.',
    ],
    otherwise: ['Ready', 'Note: Evidence pieces is 16: 1 too many: the standard asks for 10 to 15 pieces.'],
  },
  'epa.period': {
    row: { ...SUBMITTED, 'Observation date': on('2026-06-17') },
    asOf: '2026-06-17',
    asks: ['EPA_RAG', 'EPA_NEXT', 'EPA_ISSUES'],
    must: [
      'Overdue',
      'Provider: Book the interview by 16 June 2026 (1 day late)',
      'Error: Observation date (17 June 2026) is after the EPA period, which ends on 16 June 2026.',
    ],
    otherwise: [
      'Due soon',
      'Provider: Book the interview about 16 June 2026 (1 day late)',
      'Note: Observation date (17 June 2026) is after the EPA period, which ends on 16 June 2026.',
    ],
  },
  'project.window': {
    row: { ...IN_EPA, 'Project submitted': on('2026-05-18') },
    asOf: '2026-05-18',
    asks: ['EPA_RAG', 'EPA_NEXT', 'EPA_ISSUES'],
    must: [
      'Check',
      'Provider: Check the sheet: Project submitted (18 May 2026) is after 16 May 2026, the last day for the project. Check the date, or speak to the EPAO.',
      'Error: Project submitted (18 May 2026) is after 16 May 2026, the last day for the project.',
    ],
    otherwise: {
      typical: [
        'On track',
        'Provider: Book the interview by 16 June 2026 (29 days left)',
        'Note: Project submitted (18 May 2026) is after 16 May 2026, the typical day for the project.',
      ],
      recommended: [
        'On track',
        'Provider: Book the interview by 16 June 2026 (29 days left)',
        'Note: Project submitted (18 May 2026) is after 16 May 2026, the recommended day for the project.',
      ],
      approximate: [
        'On track',
        'Provider: Book the interview by 16 June 2026 (29 days left)',
        'Note: Project submitted (18 May 2026) is after 16 May 2026, the approximate day for the project.',
      ],
    },
  },
  'interview.gap': {
    row: { ...SUBMITTED, 'Interview date': on('2026-05-24') },
    asOf: '2026-05-12',
    asks: ['EPA_ISSUES'],
    must: [
      'Error: Interview date (24 May 2026) is before 25 May 2026, the first day after the project that the standard allows.',
    ],
    otherwise: [
      'Note: Interview date (24 May 2026) is before 25 May 2026, the first day after the project that the standard recommends.',
    ],
  },
  'observation.afterDiscussion': {
    row: { ...SUBMITTED, 'Observation date': on('2026-06-01'), 'Discussion date': on('2026-06-02') },
    asOf: '2026-05-12',
    asks: ['EPA_ISSUES'],
    must: ['Error: Observation date (1 June 2026) is before the discussion (2 June 2026).'],
    otherwise: ['Note: Observation date (1 June 2026) is before the discussion (2 June 2026).'],
  },
  'resit.afterFail': {
    row: {
      ...ALL_HELD,
      'Discussion grade': 'Pass',
      'Discussion resit date': on('2026-06-10'),
    },
    asOf: '2026-06-09',
    asks: ['EPA_ISSUES'],
    must: ['Error: Discussion resit date is filled in, but Discussion grade is Pass.'],
    otherwise: ['Note: Discussion resit date is filled in, but Discussion grade is Pass.'],
  },
  'result.expected': {
    row: ALL_HELD,
    asOf: '2026-06-23',
    asks: ['EPA_RAG', 'EPA_NEXT'],
    must: ['Overdue', 'Provider: Ask the EPAO for the grades, expected by 22 June 2026 (1 day late)'],
    otherwise: [
      'Due soon',
      'Provider: Ask the EPAO for the grades, expected about 22 June 2026 (1 day late)',
    ],
  },
  'report.words': figure('Report words', 2249, '1 too few: the standard asks for 2,250 to 2,750 words.'),
  'report.tolerance': figure('Report words', 2751, '1 too many: the standard asks for 2,250 to 2,750 words.'),
  'interview.questions': figure('Interview questions', 9, '1 too few: the standard asks for 10 questions.'),
  'interview.minutes': figure('Interview minutes', 53, LENGTH),
  'interview.tolerance': figure('Interview minutes', 53, LENGTH),
  'observation.minutes': figure('Observation minutes', 53, LENGTH),
  'observation.tolerance': figure('Observation minutes', 53, LENGTH),
  'observation.leastMinutes': figure(
    'Observation minutes',
    55,
    'OK within the tolerance, but the source also asks for at least 60 minutes (not confirmed): plan a full hour.',
  ),
  'observation.questioning': figure(
    'Questioning minutes',
    10,
    'Too much questioning: the standard allows at most 15% of the observation.',
    { 'Observation minutes': 60 },
  ),
  'discussion.minutes': figure('Discussion minutes', 53, LENGTH),
  'discussion.tolerance': figure('Discussion minutes', 53, LENGTH),
};

/** Rules that no row of a sheet can tell of: their force shows in EPA_RULES alone. */
const STATEMENTS = [
  'epa.anyOrder',
  'epa.remote',
  'project.afterGateway',
  'project.subject',
  'interview.focus',
  'observation.openQuestions',
  'observation.workplace',
  'observation.realWork',
  'observation.moving',
  'discussion.portfolio',
  'grading.passCriteria',
  'grading.distinctionCriteria',
  'grading.methodsToPass',
  'grading.equalWeight',
  'grading.distinctionsNeeded',
  'grading.noPreliminary',
  'gateway.notice',
  'resit.cap',
  'resit.window',
  'retake.window',
  'resit.attempts',
  'adjustment.minutes',
  'certificate.afterModeration',
  'certificate.toEmployer',
];

/** The standard with the force of one rule changed, and nothing else. */
function withForce(standard: Standard, id: string, force: Force): Standard {
  return { ...standard, rules: { ...standard.rules, [id]: { ...(standard.rules[id] as Rule), force } } };
}

const codec = { decode: plainCell, encodeDay: iso, encodeProblem: ({ what }: { what: string }) => what };

function answer(standard: Standard, name: string, ...args: readonly unknown[]) {
  const fn = catalogueFor(columnsOf(standard)).find((one) => one.name === name) as CustomFunction;
  const [, ...rows] = call(fn, args, codec) as readonly (readonly unknown[])[];
  return rows;
}

function shown(standard: Standard, { row, asOf, asks }: Probe): readonly unknown[] {
  const sheet = [Object.keys(row), Object.values(row)];
  return asks.flatMap((name) => {
    const rows = answer(standard, name, sheet, on(asOf));
    if (name !== 'EPA_ISSUES') return rows.map(([cell]) => cell);
    return rows.map(([, , , severity, problem]) => `${severity}: ${problem}`);
  });
}

function expected({ must, otherwise }: Probe, force: Force): readonly string[] {
  if (force === 'must') return must;
  return 'typical' in otherwise ? otherwise[force] : otherwise;
}

test('every rule has a probe, or is one that no row can tell of', () => {
  expect([...Object.keys(PROBES), ...STATEMENTS].sort()).toEqual(Object.keys(st0071.rules).sort());
});

describe.each(Object.entries(PROBES))('%s', (id, probe) => {
  test.each(FORCES.map((force) => [force] as const))('%s', (force) => {
    expect(shown(withForce(st0071, id, force), probe)).toEqual(expected(probe, force));
  });
});

describe('the force of every rule stands in EPA_RULES', () => {
  test.each(Object.entries(st0071.rules).map(([id, { title }]) => [id, title] as const))(
    '%s',
    (id, title) => {
      const told = FORCES.map((force) => {
        const rows = answer(withForce(st0071, id, force), 'EPA_RULES');
        return rows.find(([rule]) => rule === title)?.[3];
      });
      expect(told).toEqual(['must', 'typical', 'recommended', 'approximate']);
    },
  );
});

test('of two rules that make a limit the less firm one decides, and each side of a range has its own', () => {
  const issues = (standard: Standard, pieces: number) =>
    answer(
      standard,
      'EPA_ISSUES',
      [
        ['Apprentice', 'Portfolio complete', 'Evidence pieces'],
        ['Amara Foxbury', 'Yes', pieces],
      ],
      on('2026-03-10'),
    ).map(([, , , severity]) => severity);
  const gateway = (standard: Standard, pieces: number) =>
    answer(
      standard,
      'EPA_GATEWAY',
      [
        [...Object.keys(READY), 'Evidence pieces'],
        [...Object.values(READY), pieces],
      ],
      on('2026-03-10'),
    ).map(([words]) => words);
  const fewestTypical = withForce(st0071, 'portfolio.fewest', 'typical');
  expect([gateway(fewestTypical, 9), gateway(fewestTypical, 16)]).toEqual([
    ['Ready'],
    ['Missing: Evidence pieces'],
  ]);
  expect([issues(fewestTypical, 9), issues(fewestTypical, 16)]).toEqual([['Note'], ['Error']]);
  const mostTypical = withForce(st0071, 'portfolio.most', 'typical');
  expect([issues(mostTypical, 9), issues(mostTypical, 16)]).toEqual([['Error'], ['Note']]);
});

test('a last day that is past is overdue where the rule is a must, and slipping where it is not', () => {
  const probe: Probe = {
    row: IN_EPA,
    asOf: '2026-05-17',
    asks: ['EPA_RAG', 'EPA_NEXT'],
    must: [],
    otherwise: [],
  };
  expect(shown(st0071, probe)).toEqual([
    'Overdue',
    'Apprentice: Submit the project by 16 May 2026 (1 day late)',
  ]);
  expect(shown(withForce(st0071, 'project.window', 'typical'), probe)).toEqual([
    'Due soon',
    'Apprentice: Submit the project about 16 May 2026 (1 day late)',
  ]);
});

test('what to do about an order that must be is another thing than about one that is recommended', () => {
  const { row, asOf } = PROBES['observation.afterDiscussion'] as Probe;
  const toDo = (force: Force) =>
    answer(
      withForce(st0071, 'observation.afterDiscussion', force),
      'EPA_ISSUES',
      [Object.keys(row), Object.values(row)],
      on(asOf),
    ).map((issue) => issue[5]);
  expect(toDo('must')).toEqual(['The standard asks for the discussion first: change the booking.']);
  expect(toDo('recommended')).toEqual([
    'Allowed, but the source recommends the discussion first: change the booking if you can.',
  ]);
});
