import { describe, expect, test } from '@jest/globals';
import { gatewayInWords, missingForGateway } from '../../core/rules/gateway';
import { actionInWords, nextActionInWords, standings } from '../../core/rules/next-action';
import type { Progress } from '../../core/rules/progress';
import { STAGES, stageOf } from '../../core/rules/stage';
import { st0071 } from '../../core/standard/st0071';
import { day } from '../days';

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
    expect(st0071.gateway.map(({ label }) => label)).toEqual([
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
    expect(missingForGateway(st0071, { ...READY, ...change }).map(({ label }) => label)).toEqual(missing);
  });

  test('nothing recorded: everything is missing but the count of evidence, which is asked for only when given', () => {
    expect(missingForGateway(st0071, {})).toHaveLength(7);
  });
});

const IN_EPA = { ...READY, gatewayDate: day('2026-03-09'), epaStart: day('2026-03-16') } as const;
const GRADED = {
  ...IN_EPA,
  observationGrade: 'Pass',
  projectGrade: 'Pass',
  discussionGrade: 'Distinction',
} as const;

describe('the gateway in words', () => {
  test.each<[string, Progress]>([
    ['Ready', READY],
    ['Through gateway', { ...READY, gatewayDate: day('2026-03-09') }],
    ['Through gateway', { gatewayDate: day('2026-03-09') }],
    ['Missing: Portfolio, Maths', { ...READY, portfolioComplete: false, maths: 'Not yet' }],
    ['Missing: Evidence pieces', { ...READY, evidencePieces: 9 }],
  ])('%s', (words, progress) => {
    expect(gatewayInWords(st0071, progress)).toBe(words);
  });
});

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
    expect(stageOf(st0071, progress)).toBe(stage);
  });

  test('the stages, in the order of an apprentice’s life', () => {
    expect(STAGES).toEqual([
      'On programme',
      'Ready for gateway',
      'At gateway',
      'In EPA',
      'Awaiting confirmation',
      'Resit or retake',
      'Passed',
      'Certificated',
      'Break in learning',
      'Withdrawn',
    ]);
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
    expect(standings(st0071, asOf(today))(progress).rag).toBe(expected);
  });
});

describe('the next action, with its date and the days left or late', () => {
  const next = (progress: Progress, today: string) =>
    nextActionInWords(standings(st0071, asOf(today))(progress), asOf(today));

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

test('everything that is open, in the order in which it is usually done; words only where they are asked for', () => {
  const today = asOf('2026-05-20');
  const { stage, rag, actions } = standings(st0071, today)({ ...SUBMITTED, discussionGrade: 'Fail' });
  expect([stage, rag]).toEqual(['Resit or retake', 'On track']);
  expect(actions.map((action) => actionInWords(action, today))).toEqual([
    'Book the interview by 16 June 2026 (27 days left)',
    'Agree a resit or retake of the discussion with the EPAO by 16 June 2026 (27 days left)',
    'Book the observation by 16 June 2026 (27 days left)',
  ]);
});

test('a day that only the plan or the EPA start could set is left out where there is none', () => {
  const today = asOf('2026-05-20');
  const next = (progress: Progress) => nextActionInWords(standings(st0071, today)(progress), today);
  expect(next({ ...READY, start: undefined })).toBe('Hold the gateway meeting');
  expect(next({ observationGrade: 'Fail' })).toBe('Submit the project');
  expect(next({})).toBeUndefined();
});
