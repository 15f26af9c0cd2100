import { describe, expect, test } from '@jest/globals';
import type { AsOf } from '../../core/rules/as-of';
import { gatewayInWords, missingForGateway } from '../../core/rules/gateway';
import { actionInWords, mostPressing } from '../../core/rules/open-action';
import type { Progress } from '../../core/rules/progress';
import { STAGES, stageOf } from '../../core/rules/stage';
import { type Standing, standings } from '../../core/rules/standing';
import { columnsOf } from '../../core/sheet/columns';
import { st0071 } from '../../core/standard/st0071';
import { day, lookingFrom } from '../days';

const READY = {
  start: day('2025-01-06'),
  onProgrammeComplete: true,
  portfolioComplete: true,
  english: 'Achieved',
  maths: 'Exempt: EHC plan',
  employerSignOff: day('2026-03-02'),
  providerSignOff: true,
  apprenticeSignOff: day('2026-03-03'),
} as const satisfies Progress;

/** After every day that is recorded here. */
const LATER = day('2027-01-01');

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
      'Time on programme',
      'Off-the-job hours',
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
    expect(missingForGateway(st0071, { ...READY, ...change }, LATER).map(({ label }) => label)).toEqual(
      missing,
    );
  });

  test('nothing recorded: everything is missing but counts, asked for only when given, and the time, known only with a start', () => {
    expect(missingForGateway(st0071, {}, LATER)).toHaveLength(7);
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
    expect(gatewayInWords(st0071, progress, LATER)).toBe(words);
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
    ['Passed', { ...IN_EPA, confirmedGrade: 'Pass', resultsConfirmed: day('2026-06-01') }],
    ['Resit or retake', { ...IN_EPA, confirmedGrade: 'Fail', resultsConfirmed: day('2026-06-01') }],
    ['In EPA', { ...IN_EPA, confirmedGrade: 'Pass' }],
  ])('%s', (stage, progress) => {
    expect(stageOf(st0071, progress, LATER)).toBe(stage);
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

const asOf = lookingFrom;

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
    ['failed, EPA period open', 'On track', { ...ALL_HELD, observationGrade: 'Fail' }, '2026-06-09'],
    // DESIGN 6: a failed method is never overdue by the first EPA period.
    ['failed, EPA period over', 'On track', { ...ALL_HELD, observationGrade: 'Fail' }, '2027-06-17'],
    [
      'failed, EPA period over, another method not held',
      'Overdue',
      { ...SUBMITTED, observationGrade: 'Fail' },
      '2026-06-17',
    ],
  ])('%s: %s', (_, expected, progress, today) => {
    expect(standings(st0071, asOf(today))(progress).rag).toBe(expected);
  });
});

function inWords({ actions }: Standing, from: AsOf): string | undefined {
  const next = mostPressing(actions, from);
  return next && actionInWords(next, from);
}

describe('the next action: who has to do what, and by when', () => {
  const next = (progress: Progress, today: string) =>
    inWords(standings(st0071, asOf(today))(progress), asOf(today));

  test.each<[string | undefined, Progress, string]>([
    [undefined, { ...GRADED, certificateDate: day('2026-07-30') }, '2026-08-01'],
    [
      'Coach: Complete for gateway: Portfolio, Maths about 6 April 2026 (27 days left)',
      { ...READY, portfolioComplete: false, maths: 'Not yet' },
      '2026-03-10',
    ],
    ['Provider: Hold the gateway meeting about 6 April 2026 (1 day late)', READY, '2026-04-07'],
    [
      'Provider: Hold the gateway meeting by 1 April 2026 (6 days late)',
      { ...READY, plannedEnd: day('2026-04-01') },
      '2026-04-07',
    ],
    [
      'Provider: Hold the gateway meeting by 20 March 2026 (3 days left)',
      { ...READY, gatewayDate: day('2026-03-20') },
      '2026-03-17',
    ],
    [
      'Employer and Apprentice: Sign off gateway about 6 April 2026 (27 days left)',
      { ...READY, employerSignOff: undefined, apprenticeSignOff: false },
      '2026-03-10',
    ],
    [
      'Coach: Complete for gateway: Portfolio, Employer sign-off about 6 April 2026 (27 days left)',
      { ...READY, portfolioComplete: false, employerSignOff: undefined },
      '2026-03-10',
    ],
    [
      'Provider: Ask the EPAO for the EPA start by 8 April 2026 (29 days left)',
      { ...READY, gatewayDate: day('2026-03-09') },
      '2026-03-10',
    ],
    [
      'Coach: Prepare for the EPA, which starts on 16 March 2026',
      { ...READY, gatewayDate: day('2026-03-09'), epaStart: day('2026-03-16') },
      '2026-03-15',
    ],
    [
      'Provider: Fill in gateway, EPA dates and grades, or correct the learning status',
      { ...READY, plannedEnd: day('2026-04-01'), learningStatus: 'Completed' },
      '2027-04-07',
    ],
    ['Apprentice: Submit the project by 16 May 2026 (1 day left)', IN_EPA, '2026-05-15'],
    ['Apprentice: Submit the project by 16 May 2026 (today)', IN_EPA, '2026-05-16'],
    ['Provider: Book the interview by 16 June 2026 (17 days left)', SUBMITTED, '2026-05-30'],
    [
      'Provider: Book the interview by 16 June 2026 (31 days left)',
      { ...IN_EPA, projectSubmitted: day('2026-05-16') },
      '2026-05-16',
    ],
    [
      'EPAO: Hold the interview, booked for 1 June 2026, by 16 June 2026 (17 days left)',
      { ...SUBMITTED, interviewDate: day('2026-06-01') },
      '2026-05-30',
    ],
    [
      'Provider: Book the discussion by 16 June 2026 (14 days left)',
      { ...SUBMITTED, projectGrade: 'Pass' },
      '2026-06-02',
    ],
    ['EPAO: Confirm the grades about 22 June 2026 (12 days left)', ALL_HELD, '2026-06-10'],
    ['EPAO: Confirm the grades about 22 June 2026 (12 days left)', { ...ALL_HELD, ...GRADED }, '2026-06-10'],
    ['EPAO: Confirm the grades about 22 June 2026 (today)', { ...ALL_HELD, ...GRADED }, '2026-06-22'],
    [
      'Provider: Ask the EPAO for the grades, expected about 22 June 2026 (1 day late)',
      { ...ALL_HELD, ...GRADED },
      '2026-06-23',
    ],
    [
      'Provider: Ask the EPAO for the grades, expected about 22 June 2026 (13 days late)',
      ALL_HELD,
      '2026-07-05',
    ],
    ['Provider: Ask the EPAO for the grades', GRADED, '2026-07-05'],
    [
      'Provider: Agree a resit or retake of the observation with the EPAO',
      { ...ALL_HELD, projectGrade: 'Pass', discussionGrade: 'Pass', observationGrade: 'Fail' },
      '2026-06-10',
    ],
    [
      // The project failed, not its interview.
      'Provider: Agree a resit or retake of the project with the EPAO',
      { ...ALL_HELD, projectGrade: 'Fail', discussionGrade: 'Pass', observationGrade: 'Pass' },
      '2026-06-10',
    ],
    [
      'Provider: Ask the EPAO which method failed, and agree a resit or retake',
      { ...ALL_HELD, confirmedGrade: 'Fail', resultsConfirmed: day('2026-06-20') },
      '2026-06-21',
    ],
    [
      'EPAO: Claim the certificate by 29 August 2026 (59 days left)',
      { ...GRADED, resultsConfirmed: day('2026-06-30') },
      '2026-07-01',
    ],
    [
      'Provider: Ask the EPAO for the certificate by 29 August 2026 (1 day late)',
      { ...GRADED, resultsConfirmed: day('2026-06-30') },
      '2026-08-30',
    ],
  ])('%s', (expected, progress, today) => {
    expect(next(progress, today)).toBe(expected);
  });
});

test('everything that is open, in the order in which it is usually done; words only where they are asked for', () => {
  const today = asOf('2026-05-20');
  const { stage, rag, actions } = standings(st0071, today)({ ...SUBMITTED, discussionGrade: 'Fail' });
  expect([stage, rag]).toEqual(['Resit or retake', 'On track']);
  expect(actions.map((action) => actionInWords(action, today))).toEqual([
    'Provider: Book the interview by 16 June 2026 (27 days left)',
    'Provider: Agree a resit or retake of the discussion with the EPAO',
    'Provider: Book the observation by 16 June 2026 (27 days left)',
  ]);
});

test('a day that only the plan or the EPA start could set is left out where there is none', () => {
  const today = asOf('2026-05-20');
  const next = (progress: Progress) => inWords(standings(st0071, today)(progress), today);
  expect(next({ ...READY, start: undefined })).toBe('Provider: Hold the gateway meeting');
  expect(next({ observationGrade: 'Fail' })).toBe('Apprentice: Submit the project');
  expect(next({})).toBeUndefined();
});

describe('what has not come yet is booked, and moves nobody on', () => {
  // Each day on the day itself, and on the day before it.
  test.each<[string, Progress, string]>([
    ['At gateway', { ...READY, gatewayDate: day('2026-03-09') }, '2026-03-09'],
    ['Ready for gateway', { ...READY, gatewayDate: day('2026-03-09') }, '2026-03-08'],
    ['On programme', { ...READY, maths: 'Not yet', gatewayDate: day('2026-03-09') }, '2026-03-08'],
    ['In EPA', IN_EPA, '2026-03-16'],
    ['At gateway', IN_EPA, '2026-03-15'],
    ['Passed', { ...GRADED, resultsConfirmed: day('2026-06-30') }, '2026-06-30'],
    ['Awaiting confirmation', { ...GRADED, resultsConfirmed: day('2026-06-30') }, '2026-06-29'],
    ['Certificated', { ...GRADED, certificateDate: day('2026-07-30') }, '2026-07-30'],
    ['Awaiting confirmation', { ...GRADED, certificateDate: day('2026-07-30') }, '2026-07-29'],
  ])('%s %o on %s', (stage, progress, today) => {
    expect(stageOf(st0071, progress, day(today))).toBe(stage);
  });
});

describe('waiting ages: the provider’s own reminders, 30, 14 and 60 days until somebody changes them', () => {
  const AT_GATEWAY = { ...READY, gatewayDate: day('2026-03-09') };
  const PASSED = { ...ALL_HELD, ...GRADED, resultsConfirmed: day('2026-06-30') };

  test.each<[string, string, Progress, string]>([
    // 9 March and 30 days: 8 April. Due soon from 14 days before it.
    ['at gateway', 'On track', AT_GATEWAY, '2026-03-24'],
    ['at gateway', 'Due soon', AT_GATEWAY, '2026-03-25'],
    ['at gateway', 'Due soon', AT_GATEWAY, '2026-04-08'],
    ['at gateway', 'Overdue', AT_GATEWAY, '2026-04-09'],
    ['at gateway for ten months', 'Overdue', AT_GATEWAY, '2027-01-09'],
    [
      'at gateway, the EPA start known',
      'On track',
      { ...AT_GATEWAY, epaStart: day('2027-02-01') },
      '2027-01-09',
    ],
    // Expected on 22 June (10 working days after 8 June), and 14 days: 6 July.
    ['results expected', 'On track', { ...ALL_HELD, ...GRADED }, '2026-06-22'],
    ['results expected', 'Due soon', { ...ALL_HELD, ...GRADED }, '2026-06-23'],
    ['results expected', 'Due soon', { ...ALL_HELD, ...GRADED }, '2026-07-06'],
    ['results expected', 'Overdue', { ...ALL_HELD, ...GRADED }, '2026-07-07'],
    ['results four months late', 'Overdue', { ...ALL_HELD, ...GRADED }, '2026-10-22'],
    ['all held, no grade four months later', 'Overdue', ALL_HELD, '2026-10-22'],
    // Results on 30 June, and 60 days: 29 August.
    ['certificate', 'Complete', PASSED, '2026-08-14'],
    ['certificate', 'Due soon', PASSED, '2026-08-15'],
    ['certificate', 'Due soon', PASSED, '2026-08-29'],
    ['certificate', 'Overdue', PASSED, '2026-08-30'],
    ['certificated', 'Complete', { ...PASSED, certificateDate: day('2026-08-30') }, '2027-08-30'],
  ])('%s: %s', (_, rag, progress, today) => {
    expect(standings(st0071, asOf(today))(progress).rag).toBe(rag);
  });

  test.each<[string, Progress, string]>([
    ['gateway', AT_GATEWAY, '2026-03-11'],
    ['results', { ...ALL_HELD, ...GRADED }, '2026-06-24'],
    ['certificate', PASSED, '2026-07-02'],
  ])('one day is waited where the settings say so: %s', (_, progress, today) => {
    const from = asOf(today, { reminders: { gateway: 1, results: 1, certificate: 1 } });
    expect(standings(st0071, from)(progress).rag).toBe('Overdue');
  });
});

describe('Check: what the status rests on contradicts itself', () => {
  const BLANK = Object.fromEntries(columnsOf(st0071).all.map(({ key }) => [key, undefined]));
  const SOUND = { ...BLANK, ...READY, apprentice: 'Amara Foxbury' } as const;
  const WENT = { ...SOUND, gatewayDate: day('2026-03-09') } as const;
  const STARTED = { ...WENT, epaStart: day('2026-03-16') } as const;
  const HELD = {
    ...STARTED,
    projectSubmitted: day('2026-05-11'),
    interviewDate: day('2026-06-01'),
    discussionDate: day('2026-06-02'),
    observationDate: day('2026-06-08'),
  } as const;
  const DONE = { ...HELD, observationGrade: 'Pass', projectGrade: 'Pass', discussionGrade: 'Pass' } as const;
  const PASSED = { ...DONE, resultsConfirmed: day('2026-06-20') } as const;
  const CERTIFICATED = { ...PASSED, certificateDate: day('2026-07-10') } as const;
  const NOTHING_SETTLED = Object.fromEntries(st0071.gateway.map(({ key }) => [key, undefined]));
  const TODAY = '2026-07-20';

  // Each row is sound but for what it is here for. Sources: DESIGN 6, Contradictions; the rule of the standard in the fourth place.
  test.each<[string, Progress, string, string | undefined, string?]>([
    [
      'gateway passed, nothing settled',
      { ...WENT, ...NOTHING_SETTLED },
      'GATEWAY_INCOMPLETE',
      'gateway.onProgramme',
    ],
    [
      'in EPA, English not yet',
      { ...STARTED, english: 'Not yet' },
      'GATEWAY_INCOMPLETE',
      'gateway.englishMathsLevel',
      '2026-04-01',
    ],
    [
      'a certificate, maths not yet',
      { ...CERTIFICATED, maths: 'Not yet' },
      'GATEWAY_INCOMPLETE',
      'gateway.englishMathsLevel',
    ],
    [
      'EPA start without a gateway date',
      { ...STARTED, gatewayDate: undefined },
      'EPA_WITHOUT_GATEWAY',
      'epa.period',
      '2026-04-01',
    ],
    [
      'a grade without an EPA start',
      { ...WENT, observationGrade: 'Pass', observationDate: day('2026-03-20') },
      'EPA_START_MISSING',
      'epa.period',
      '2026-04-01',
    ],
    [
      'handed in without an EPA start',
      { ...WENT, projectSubmitted: day('2026-03-20') },
      'EPA_START_MISSING',
      'epa.period',
      '2026-04-01',
    ],
    [
      'interview held, no project',
      { ...HELD, projectSubmitted: undefined },
      'HELD_TOO_SOON',
      'interview.gap',
      '2026-06-10',
    ],
    [
      'interview 13 days after the project',
      { ...HELD, interviewDate: day('2026-05-24') },
      'BEFORE_FIRST_DAY',
      'interview.gap',
      '2026-06-10',
    ],
    [
      'certificate beside a fail',
      { ...CERTIFICATED, discussionGrade: 'Fail' },
      'BESIDE_A_FAIL',
      'grading.methodsToPass',
    ],
    [
      'results beside a fail',
      { ...PASSED, discussionGrade: 'Fail' },
      'BESIDE_A_FAIL',
      'grading.methodsToPass',
    ],
    [
      'results without grades',
      { ...HELD, resultsConfirmed: day('2026-06-20') },
      'RESULTS_WITHOUT_GRADE',
      undefined,
      '2026-06-20',
    ],
    ['results in the future', { ...DONE, resultsConfirmed: day('2026-07-21') }, 'DATE_IN_FUTURE', undefined],
    [
      'certificate in the future',
      { ...PASSED, certificateDate: day('2026-07-21') },
      'DATE_IN_FUTURE',
      undefined,
    ],
    [
      'handed in in the future',
      { ...STARTED, projectSubmitted: day('2026-04-02') },
      'DATE_IN_FUTURE',
      undefined,
      '2026-04-01',
    ],
    [
      'graded before it is held',
      { ...STARTED, discussionDate: day('2026-04-02'), discussionGrade: 'Pass' },
      'DATE_IN_FUTURE',
      undefined,
      '2026-04-01',
    ],
    [
      'a confirmed distinction of three passes',
      { ...PASSED, confirmedGrade: 'Distinction' },
      'CONFIRMED_GRADE_DIFFERS',
      'grading.methodsToPass',
    ],
    [
      'confirmed, on no day',
      { ...DONE, confirmedGrade: 'Pass' },
      'CONFIRMED_WITHOUT_DAY',
      undefined,
      '2026-06-15',
    ],
    [
      'completed before gateway',
      { ...SOUND, learningStatus: 'Completed' },
      'COMPLETED_WITHOUT_EPA',
      undefined,
    ],
    [
      'booked after the EPA period',
      { ...STARTED, observationDate: day('2026-06-17') },
      'ASSESSED_AFTER_EPA_END',
      'epa.period',
      '2026-04-01',
    ],
    [
      'certificate before the results',
      { ...PASSED, certificateDate: day('2026-06-19') },
      'DATES_OUT_OF_ORDER',
      undefined,
    ],
    [
      'planned end before the start',
      { ...SOUND, plannedEnd: day('2024-12-31') },
      'DATES_OUT_OF_ORDER',
      undefined,
    ],
  ])('%s', (_, progress, code, restsOn, today = TODAY) => {
    const { rag, doubts } = standings(st0071, asOf(today))(progress);
    expect([rag, doubts.map((doubt) => [doubt.code, doubt.restsOn])]).toEqual(['Check', [[code, restsOn]]]);
  });

  test.each<[string, string, Progress, string?]>([
    ['nothing wrong: gone through gateway', 'On track', WENT, '2026-03-10'],
    ['nothing wrong: in EPA', 'On track', STARTED, '2026-04-01'],
    ['nothing wrong: passed', 'Complete', PASSED],
    ['nothing wrong: certificated', 'Complete', CERTIFICATED],
    [
      'a sheet without the gateway columns says nothing of them',
      'On track',
      { start: day('2025-01-06'), gatewayDate: day('2026-03-09') },
      '2026-03-10',
    ],
    ['a sheet without a gateway date says nothing of it', 'On track', IN_EPA, '2026-04-01'],
    [
      'nobody kept the ticks, and the EPAO has confirmed',
      'Complete',
      { ...CERTIFICATED, ...NOTHING_SETTLED },
    ],
    [
      'gateway booked, maths not yet',
      'On track',
      { ...SOUND, maths: 'Not yet', gatewayDate: day('2026-03-26') },
      '2026-03-11',
    ],
    [
      'interview booked before the project is in',
      'On track',
      { ...STARTED, interviewDate: day('2026-06-01') },
      '2026-04-01',
    ],
    [
      'observation before discussion is only not recommended',
      'On track',
      { ...STARTED, observationDate: day('2026-04-10'), discussionDate: day('2026-04-20') },
      '2026-04-01',
    ],
    ['late with the project, and passed', 'Complete', { ...PASSED, projectSubmitted: day('2026-05-17') }],
    // The source does not say what two distinctions and a pass make: the EPAO decides.
    [
      'a distinction of two distinctions and a pass',
      'Complete',
      {
        ...PASSED,
        observationGrade: 'Distinction',
        projectGrade: 'Distinction',
        confirmedGrade: 'Distinction',
      },
    ],
    ['a ULN that is none', 'On track', { ...STARTED, uln: '123' }, '2026-04-01'],
    ['a draft of 900 words', 'On track', { ...STARTED, reportWords: 900 }, '2026-04-01'],
  ])('%s: %s', (_, rag, progress, today = TODAY) => {
    expect(standings(st0071, asOf(today))(progress)).toMatchObject({ rag, doubts: [] });
  });

  test.each(['Withdrawn', 'Break in learning'] as const)(
    '%s: nobody is asked to check anything',
    (learningStatus) => {
      const { rag, doubts } = standings(st0071, asOf(TODAY))({ ...WENT, ...NOTHING_SETTLED, learningStatus });
      expect([rag, doubts]).toEqual([undefined, []]);
    },
  );
});
