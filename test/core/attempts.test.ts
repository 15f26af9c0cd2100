import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, gridFrom, plainCell } from '../../core/cells/cell';
import { diaryOf } from '../../core/cohort/diary';
import { issuesOf } from '../../core/cohort/issues';
import type { Day } from '../../core/dates/day';
import { call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { messageOf } from '../../core/problems';
import { lastAssessmentOf, lastOfAllAssessments } from '../../core/rules/assessments';
import { attemptsOf, countedGrade, currentGrade, resitDay, resitDeadline } from '../../core/rules/attempts';
import { bookingsOf, epaSteps } from '../../core/rules/epa-steps';
import { gradesGiven, gradesOf, overallGrade } from '../../core/rules/grading';
import { explainGrade } from '../../core/rules/grading-explained';
import { actionInWords, mostPressing } from '../../core/rules/open-action';
import { planOf, planRequestOf } from '../../core/rules/plan';
import type { Progress } from '../../core/rules/progress';
import { rowFindings } from '../../core/rules/row-rules';
import { STAGES, stageOf } from '../../core/rules/stage';
import { RAG_WORDS, standings } from '../../core/rules/standing';
import { calculatedColumns, viewOf } from '../../core/sheet/calculated-columns';
import { columnsOf } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { rowReader } from '../../core/sheet/rows';
import { asSet } from '../../core/standard/epao-figures';
import { st0071 } from '../../core/standard/st0071';
import type { Method, Standard } from '../../core/standard/standard';
import { day, iso, lookingFrom } from '../days';
import { second } from './second-standard';

type Figures = Readonly<Record<string, number | string>>;

/** The standard where the EPAO has said this, by rules. */
const saying = (figures: Figures, standard: Standard = st0071): Standard =>
  asSet(
    standard,
    Object.entries(figures).map(([rule, value]) => ({
      rule,
      value,
      source: { page: 'A test', section: 'saying' },
    })),
  );

const CAPPED = saying({ 'resit.cap': 'Pass' });
const UNCAPPED = saying({ 'resit.cap': 'No cap' });
const observation = st0071.methods[0] as Method;

describe('the current grade is that of the latest attempt that has one', () => {
  test.each<[first: string, resit: string, current: string, capped: string, uncapped: string]>([
    ['', '', '', '', ''],
    ['Fail', '', 'Fail', 'Fail', 'Fail'],
    ['Pass', '', 'Pass', 'Pass', 'Pass'],
    ['Distinction', '', 'Distinction', 'Distinction', 'Distinction'],
    ['Fail', 'Fail', 'Fail', 'Fail', 'Fail'],
    ['Fail', 'Pass', 'Pass', 'Pass', 'Pass'],
    ['Fail', 'Distinction', 'Distinction', 'Pass', 'Distinction'],
    // A first grade that is blank may have been void: what is there counts, as a resit.
    ['', 'Distinction', 'Distinction', 'Pass', 'Distinction'],
    // Nobody lifts a pass: the lower one counts until somebody has looked.
    ['Pass', 'Distinction', 'Pass', 'Pass', 'Pass'],
    ['Distinction', 'Pass', 'Pass', 'Pass', 'Pass'],
    ['Pass', 'Fail', 'Fail', 'Fail', 'Fail'],
    // What was void is no attempt; the grade of a resit after it counts as a resit, so that Void makes nothing better.
    ['Void', '', '', '', ''],
    ['Void', 'Distinction', 'Distinction', 'Pass', 'Distinction'],
    ['Void', 'Fail', 'Fail', 'Fail', 'Fail'],
    ['Fail', 'Void', 'Fail', 'Fail', 'Fail'],
    ['Distinction', 'Void', 'Distinction', 'Distinction', 'Distinction'],
    ['Void', 'Void', '', '', ''],
  ])(
    'first "%s", resit "%s": "%s"; counted "%s" with a cap, "%s" without',
    (first, resit, current, capped, uncapped) => {
      const progress = {
        observationGrade: first || undefined,
        observationResitGrade: resit || undefined,
      };
      const counted = (standard: Standard) => countedGrade(standard, progress, observation) ?? '';
      expect(currentGrade(progress, observation) ?? '').toBe(current);
      expect([counted(CAPPED), counted(UNCAPPED)]).toEqual([capped, uncapped]);
      // While nobody has asked the EPAO, a blank makes nothing better.
      expect(counted(st0071)).toBe(capped);
    },
  );

  test('where the standard knows no cap, none is supposed', () => {
    const report = second.methods[1] as Method;
    const progress = { reportGrade: 'Fail', reportResitGrade: 'Merit' };
    expect(countedGrade(second, progress, report)).toBe('Merit');
  });

  test('a resit that is booked changes nothing', () => {
    const booked = { observationGrade: 'Fail', observationResitDate: day('2026-07-01') };
    expect(currentGrade(booked, observation)).toBe('Fail');
    expect(resitDay(booked, observation)).toBe(day('2026-07-01'));
  });

  test.each<[Progress, number | undefined]>([
    [{}, undefined],
    [{ observationGrade: 'Fail' }, 1],
    [{ observationGrade: 'Fail', observationResitGrade: 'Fail' }, 2],
    [{ observationGrade: 'Fail', observationResitGrade: 'Pass', observationAttempts: 3 }, 3],
    [{ observationAttempts: 1 }, 1],
    [{ observationGrade: 'Void' }, undefined],
    [{ observationGrade: 'Fail', observationResitGrade: 'Void' }, 1],
    [{ observationGrade: 'Void', observationResitGrade: 'Pass' }, 1],
    [{ observationGrade: 'Void', observationAttempts: 2 }, 2],
  ])('attempts of %j: %s', (progress, attempts) => {
    expect(attemptsOf(progress, observation)).toBe(attempts);
  });
});

describe('the last day for a resit', () => {
  const months = (value: number) => saying({ 'resit.window': value });
  const FAILED = { observationDate: day('2026-03-31'), observationGrade: 'Fail' } as const;
  const end = (standard: Standard, progress: Progress) => {
    const last = resitDeadline(standard, progress, observation);
    return last === undefined ? undefined : iso(last);
  };

  test.each<[string, Progress, number, string | undefined]>([
    ['one month on, the last of April', FAILED, 1, '2026-04-30'],
    ['three months on', FAILED, 3, '2026-06-30'],
    ['not failed', { ...FAILED, observationGrade: 'Pass' }, 3, undefined],
    ['no day of the failed attempt', { observationGrade: 'Fail' }, 3, undefined],
    [
      'failed again: counted from the resit',
      { ...FAILED, observationResitDate: day('2026-05-05'), observationResitGrade: 'Fail' },
      3,
      '2026-08-05',
    ],
    [
      'passed in the resit',
      { ...FAILED, observationResitDate: day('2026-05-05'), observationResitGrade: 'Pass' },
      3,
      undefined,
    ],
  ])('%s', (_, progress, value, expected) => {
    expect(end(months(value), progress)).toBe(expected);
  });

  test('is not known until the EPAO has said it', () => {
    expect(end(st0071, FAILED)).toBeUndefined();
    expect(resitDeadline(second, { testGrade: 'Fail' }, second.methods[0] as Method)).toBeUndefined();
  });
});

describe('everything follows the current grade', () => {
  const HELD: Progress = {
    start: day('2025-01-06'),
    epaStart: day('2026-03-16'),
    observationDate: day('2026-05-04'),
    observationGrade: 'Distinction',
    projectSubmitted: day('2026-05-05'),
    interviewDate: day('2026-05-20'),
    projectGrade: 'Fail',
    discussionDate: day('2026-05-06'),
    discussionGrade: 'Distinction',
  };
  const PASSED_AGAIN: Progress = {
    ...HELD,
    projectResitDate: day('2026-06-01'),
    projectResitGrade: 'Distinction',
  };
  const view = lookingFrom(day('2026-06-02'));

  test('a fail is to be taken again, by the name of the method and not of its interview; once passed, nothing is', () => {
    const next = (progress: Progress) => {
      const { actions } = standings(st0071, view)(progress);
      const action = mostPressing(actions, view);
      return action && actionInWords(action, view);
    };
    expect([stageOf(st0071, HELD, view.asOf), stageOf(st0071, PASSED_AGAIN, view.asOf)]).toEqual([
      'Resit or retake',
      'Awaiting confirmation',
    ]);
    expect(next(HELD)).toBe('Provider: Agree a resit or retake of the project with the EPAO');
    // Ten working days after the resit, not after the first attempts.
    expect(next(PASSED_AGAIN)).toBe('EPAO: Confirm the grades about 15 June 2026 (13 days left)');
    expect(lastAssessmentOf(st0071)(PASSED_AGAIN)).toBe(day('2026-06-01'));
  });

  // Failed on 20 May 2026; with three months from the EPAO the resit is due by 20 August.
  test.each<[string, string, Progress, string, string]>([
    [
      'nothing agreed, no time set: never late',
      'Provider: Agree a resit or retake of the project with the EPAO',
      HELD,
      '2027-06-01',
      'On track',
    ],
    [
      'booked',
      'EPAO: Hold the project resit, booked for 1 July 2026',
      { ...HELD, projectResitDate: day('2026-07-01') },
      '2026-06-02',
      'On track',
    ],
    [
      'held today, the grade expected ten working days on',
      'EPAO: Confirm the grade of the project resit about 15 July 2026 (14 days left)',
      { ...HELD, projectResitDate: day('2026-07-01') },
      '2026-07-01',
      'On track',
    ],
    [
      'held, no grade a day after it was expected',
      'Provider: Ask the EPAO for the grade of the project resit, expected about 15 July 2026 (1 day late)',
      { ...HELD, projectResitDate: day('2026-07-01') },
      '2026-07-16',
      'Due soon',
    ],
    [
      'held, no grade 15 days after it was expected',
      'Provider: Ask the EPAO for the grade of the project resit, expected about 15 July 2026 (15 days late)',
      { ...HELD, projectResitDate: day('2026-07-01') },
      '2026-07-30',
      'Overdue',
    ],
  ])('%s: %s', (_, words, progress, today, rag) => {
    const from = lookingFrom(today);
    const standing = standings(st0071, from)(progress);
    const next = mostPressing(standing.actions, from);
    expect([next && actionInWords(next, from), standing.rag]).toEqual([words, rag]);
  });

  test.each<[string, string, Progress, string, string]>([
    [
      'the last day of the EPAO’s three months',
      'Provider: Agree a resit or retake of the project with the EPAO by 20 August 2026 (today)',
      HELD,
      '2026-08-20',
      'Due soon',
    ],
    [
      'the day after',
      'Provider: Agree a resit or retake of the project with the EPAO by 20 August 2026 (1 day late)',
      HELD,
      '2026-08-21',
      'Overdue',
    ],
    [
      'booked inside it',
      'EPAO: Hold the project resit, booked for 1 July 2026, by 20 August 2026 (79 days left)',
      { ...HELD, projectResitDate: day('2026-07-01') },
      '2026-06-02',
      'On track',
    ],
  ])('with a window: %s', (_, words, progress, today, rag) => {
    const from = lookingFrom(today);
    const standing = standings(saying({ 'resit.window': 3 }), from)(progress);
    const next = mostPressing(standing.actions, from);
    expect([next && actionInWords(next, from), standing.rag]).toEqual([words, rag]);
  });

  test('results beside a fail are a contradiction, unless it is taken again', () => {
    const confirmed = { ...HELD, resultsConfirmed: day('2026-06-02') };
    const codes = (progress: Progress) => standings(st0071, view)(progress).doubts.map(({ code }) => code);
    expect(codes(confirmed)).toEqual(['BESIDE_A_FAIL']);
    expect(codes({ ...confirmed, projectResitDate: day('2026-07-01') })).toEqual([]);
    expect(codes({ ...confirmed, projectAttempts: 2 })).toEqual([]);
    expect(codes({ ...confirmed, projectAttempts: 1 })).toEqual(['BESIDE_A_FAIL']);
  });

  test('a resit that failed is to be taken again', () => {
    expect(stageOf(st0071, { ...PASSED_AGAIN, projectResitGrade: 'Fail' }, view.asOf)).toBe(
      'Resit or retake',
    );
  });

  test('the overall grade counts the cap: three distinctions, one of them in a resit', () => {
    const overall = (standard: Standard) => overallGrade(standard, gradesOf(standard, PASSED_AGAIN));
    expect([overall(st0071), overall(CAPPED), overall(UNCAPPED)]).toEqual(['Pass', 'Pass', 'Distinction']);
    expect(gradesGiven(st0071, PASSED_AGAIN)).toEqual(['Distinction', 'Distinction', 'Distinction']);
  });

  test('a resit is a booking, with a label of its own', () => {
    const labels = bookingsOf(st0071)({ ...HELD, projectResitDate: day('2026-06-20') }).map(
      ({ label, day: booked }) => `${label} ${iso(booked)}`,
    );
    expect(labels).toContain('Project resit 2026-06-20');
  });

  test.each<[string, Standard, string]>([
    [
      'not known',
      st0071,
      'The resit of Project counts as a Pass: the source does not say whether resits are capped, so the lower reading stands; without a cap the overall grade would be Distinction. Ask your EPAO.',
    ],
    [
      'a cap',
      CAPPED,
      'The resit of Project counts as a Pass, because your EPAO caps resits; without a cap the overall grade would be Distinction.',
    ],
    ['no cap', UNCAPPED, ''],
  ])('the explanation says what a cap changes: %s', (_, standard, expected) => {
    const told = explainGrade(
      standard,
      gradesOf(standard, PASSED_AGAIN),
      gradesGiven(standard, PASSED_AGAIN),
    );
    expect(told?.includes('The resit of')).toBe(expected !== '');
    expect(told).toContain(expected);
  });

  test('it says so too where nothing comes of it', () => {
    const progress = { ...PASSED_AGAIN, observationGrade: 'Pass' };
    expect(explainGrade(CAPPED, gradesOf(CAPPED, progress), gradesGiven(CAPPED, progress))).toContain(
      'because your EPAO caps resits; which changes nothing in the overall grade.',
    );
  });

  test.each<[Standard, string]>([
    [st0071, 'the source does not say what a resit can reach.'],
    [CAPPED, 'your EPAO counts a resit as a Pass at most.'],
    [UNCAPPED, 'your EPAO does not cap resits.'],
  ])('what a resit can reach after a fail', (standard, expected) => {
    expect(explainGrade(standard, gradesOf(standard, HELD))).toContain(expected);
  });
});

describe('a method that was void is no attempt', () => {
  // The EPA period is 16 March to 16 June 2026; everything but the observation is graded.
  const VOID: Progress = {
    start: day('2025-01-06'),
    epaStart: day('2026-03-16'),
    observationDate: day('2026-05-04'),
    observationGrade: 'Void',
    projectSubmitted: day('2026-05-05'),
    interviewDate: day('2026-05-20'),
    projectGrade: 'Pass',
    discussionDate: day('2026-05-03'),
    discussionGrade: 'Pass',
  };
  const BLANK: Progress = { ...VOID, observationGrade: undefined };
  const FAILED: Progress = {
    ...VOID,
    observationGrade: 'Fail',
    observationResitDate: day('2026-06-01'),
    observationResitGrade: 'Void',
  };
  const at = (progress: Progress, today: string, standard: Standard = st0071) => {
    const from = lookingFrom(today);
    const { stage, actions, rag, doubts } = standings(standard, from)(progress);
    const next = mostPressing(actions, from);
    return { stage, next: next && actionInWords(next, from), rag, doubts: doubts.map(({ code }) => code) };
  };

  test.each<[string, Cell, unknown]>([
    ['its own word', 'Void', 'Void'],
    ['in any case and spacing', ' VOID ', 'Void'],
    ['voided', 'Voided', 'Void'],
    ['annulled', 'annulled', 'Void'],
    ['null and void', 'Null and void', 'Void'],
    ['void attempt', 'Void attempt', 'Void'],
    ['nothing yet is not void', 'Pending', undefined],
    ['nor is not taken', 'Not taken', undefined],
    ['nor a grade', 'Refer', 'Fail'],
  ])('a cell says so: %s', (_, cell, expected) => {
    const layout = layoutOf(columnsOf(st0071), [
      'Apprentice',
      'Observation grade',
      'Observation resit grade',
    ]);
    const { apprentice, problems } = rowReader(layout)(gridFrom([['Amara Foxbury', cell, cell]]), 0);
    expect([apprentice.observationGrade, apprentice.observationResitGrade, problems]).toEqual([
      expected,
      expected,
      [],
    ]);
  });

  test.each<[string, Cell]>([
    ['the overall grade of the EPAO', 'Void'],
    ['however it is written', 'Annulled'],
  ])('of %s it is blank', (_, cell) => {
    const layout = layoutOf(columnsOf(st0071), ['Apprentice', 'Confirmed grade']);
    const { apprentice, problems } = rowReader(layout)(gridFrom([['Amara Foxbury', cell]]), 0);
    expect([apprentice.confirmedGrade, problems]).toEqual([undefined, []]);
  });

  test.each<[string, string, Progress, string, string]>([
    [
      'held and void',
      'Provider: Book the observation again, the attempt on 4 May 2026 was void, by 16 June 2026 (15 days left)',
      VOID,
      '2026-06-01',
      'On track',
    ],
    [
      'on the last day of the EPA period',
      'Provider: Book the observation again, the attempt on 4 May 2026 was void, by 16 June 2026 (today)',
      VOID,
      '2026-06-16',
      'Due soon',
    ],
    [
      'the day after',
      'Provider: Book the observation again, the attempt on 4 May 2026 was void, by 16 June 2026 (1 day late)',
      VOID,
      '2026-06-17',
      'Overdue',
    ],
    [
      'without its day',
      'Provider: Book the observation again, the attempt before was void, by 16 June 2026 (15 days left)',
      { ...VOID, observationDate: undefined },
      '2026-06-01',
      'On track',
    ],
    [
      'a new day typed over that of the void attempt: a booking until the day before it',
      'EPAO: Hold the observation, booked for 10 June 2026, by 16 June 2026 (7 days left)',
      { ...VOID, observationDate: day('2026-06-10') },
      '2026-06-09',
      'Due soon',
    ],
    [
      'on that day with the word still there',
      'Provider: Book the observation again, the attempt on 10 June 2026 was void, by 16 June 2026 (6 days left)',
      { ...VOID, observationDate: day('2026-06-10') },
      '2026-06-10',
      'Due soon',
    ],
    [
      'a method of two steps: what was handed in stays in',
      'Provider: Book the interview again, the attempt on 20 May 2026 was void, by 16 June 2026 (15 days left)',
      { ...VOID, observationGrade: 'Pass', projectGrade: 'Void' },
      '2026-06-01',
      'On track',
    ],
    [
      'a blank in its place awaits the grade',
      'Provider: Ask the EPAO for the grades, expected about 4 June 2026 (1 day late)',
      BLANK,
      '2026-06-05',
      'Due soon',
    ],
  ])('%s: %s', (_, next, progress, today, rag) => {
    expect(at(progress, today)).toEqual({ stage: 'In EPA', next, rag, doubts: [] });
  });

  test.each<[string, string, Progress, Figures, string]>([
    [
      'the method is still failed',
      'Provider: Agree a resit or retake of the observation with the EPAO, the resit on 1 June 2026 was void',
      FAILED,
      {},
      '2026-06-01',
    ],
    [
      'counted from the first attempt',
      'Provider: Agree a resit or retake of the observation with the EPAO, the resit on 1 June 2026 was void, by 4 August 2026 (64 days left)',
      FAILED,
      { 'resit.window': 3 },
      '2026-06-01',
    ],
    [
      'a new day typed over it is a booking',
      'EPAO: Hold the observation resit, booked for 1 July 2026',
      { ...FAILED, observationResitDate: day('2026-07-01') },
      {},
      '2026-06-30',
    ],
    [
      'without its day',
      'Provider: Agree a resit or retake of the observation with the EPAO, the resit before was void',
      { ...FAILED, observationResitDate: undefined },
      {},
      '2026-06-01',
    ],
  ])('a void resit: %s', (_, next, progress, figures, today) => {
    expect(at(progress, today, saying(figures))).toEqual({
      stage: 'Resit or retake',
      next,
      rag: 'On track',
      doubts: [],
    });
  });

  test('a method of the made-up standard is taken again by its own words', () => {
    const progress: Progress = {
      start: day('2025-01-06'),
      epaStart: day('2026-03-16'),
      testDate: day('2026-03-20'),
      testGrade: 'Pass',
      reportHandedIn: day('2026-03-30'),
      presentationDate: day('2026-04-13'),
      reportGrade: 'Void',
    };
    expect(at(progress, '2026-04-14', second).next).toContain(
      'Book the presentation again, the attempt on 13 April 2026 was void',
    );
  });

  test('nothing is counted from its day: the last assessment, the expected result, the diary', () => {
    const [today, before] = [day('2026-06-01'), day('2026-05-03')];
    const late = { ...VOID, observationDate: day('2026-06-01') };
    expect(lastAssessmentOf(st0071)(late, today)).toBe(day('2026-05-20'));
    expect(lastAssessmentOf(st0071)({ ...late, observationGrade: undefined }, today)).toBe(today);
    // Day by day: before it comes it is a booking.
    expect(lastOfAllAssessments(st0071)(VOID, before)).toBe(day('2026-05-20'));
    expect(lastOfAllAssessments(st0071)(VOID, day('2026-05-04'))).toBeUndefined();
    const diary = (progress: Progress, asOf: string) =>
      diaryOf(st0071, day(asOf))(
        { row: 0, name: 'Amara Foxbury', stage: 'In EPA' },
        { apprentice: progress, problems: [] },
        [],
      ).map(({ day: on, what }) => `${iso(on)} ${what()}`);
    expect(diary(late, '2026-05-31')).toEqual(['2026-06-01 Observation booked']);
    expect(diary(late, '2026-06-01')).toEqual([]);
    expect(diary(FAILED, '2026-05-31')).toEqual(['2026-06-01 Observation resit booked']);
    expect(diary(FAILED, '2026-06-01')).toEqual([]);
  });

  test('no result is expected ten working days after it', () => {
    const from = lookingFrom('2026-06-01');
    const result = calculatedColumns(st0071).find(({ heading }) => heading === 'Result expected');
    const view = viewOf(st0071, from);
    expect([result?.answer(VOID, view), result?.answer(BLANK, view)]).toEqual([undefined, day('2026-06-04')]);
    const resitVoid = { ...VOID, observationGrade: 'Pass', observationResitDate: day('2026-06-01') };
    const next = (grade: string | undefined) =>
      at({ ...resitVoid, observationResitGrade: grade }, '2026-06-01').next;
    expect(next('Void')).toBe('EPAO: Confirm the grades about 4 June 2026 (3 days left)');
    expect(next(undefined)).toBe('EPAO: Confirm the grades about 15 June 2026 (14 days left)');
  });

  test('a new booking is not yet held, although the word is still there', () => {
    const booked = { interviewDate: day('2026-06-02'), projectSubmitted: undefined };
    const codes = (projectGrade: string) =>
      rowFindings(st0071)({ ...VOID, ...booked, projectGrade }, day('2026-06-01')).map(({ code }) => code);
    expect(codes('Pass')).toContain('HELD_TOO_SOON');
    expect(codes('Void')).not.toContain('HELD_TOO_SOON');
  });

  test('its step is open, and a plan proposes it again', () => {
    const from = lookingFrom('2026-06-01');
    const state = (progress: Progress) =>
      epaSteps(st0071, progress, from).find(({ column }) => column === 'observationDate')?.state;
    expect([state(VOID), state(BLANK)]).toEqual(['open', 'done']);
    expect(state({ ...VOID, observationDate: day('2026-06-02') })).toBe('booked');
    const proposed = (progress: Progress) => {
      const request = planRequestOf(st0071, progress, from.asOf, { closures: [], unavailable: [] });
      const plan = request && planOf(st0071, request);
      return plan?.steps.filter((step) => step.proposed !== undefined).map(({ step }) => step.key);
    };
    expect([proposed(VOID), proposed(BLANK)]).toEqual([['observationDate'], []]);
    expect(proposed({ ...VOID, observationGrade: 'Pass', projectGrade: 'Void' })).toEqual(['interviewDate']);
  });

  test('it is no grade: the overall grade waits for it', () => {
    const overall = (progress: Progress) => overallGrade(st0071, gradesOf(st0071, progress));
    expect([overall(VOID), overall({ observationGrade: 'Void' }), overall(FAILED)]).toEqual([
      'Incomplete',
      undefined,
      'Fail',
    ]);
  });

  test.each<[string, Progress, string[]]>([
    ['results', { resultsConfirmed: day('2026-06-01') }, ['RESULTS_WITHOUT_GRADE']],
    [
      'results with a grade',
      { resultsConfirmed: day('2026-06-01'), confirmedGrade: 'Pass' },
      ['RESULTS_WITHOUT_GRADE'],
    ],
    ['a certificate', { certificateDate: day('2026-06-01') }, ['RESULTS_WITHOUT_GRADE']],
    ['nothing yet', {}, []],
  ])('%s beside it cannot be', (_, more, doubts) => {
    const standing = at({ ...VOID, ...more }, '2026-06-01');
    expect([standing.doubts, standing.rag === 'Check']).toEqual([doubts, doubts.length > 0]);
  });

  test('results beside a fail are not explained by a void resit', () => {
    const confirmed = { ...FAILED, resultsConfirmed: day('2026-06-02') };
    expect(at(confirmed, '2026-06-02').doubts).toEqual(['BESIDE_A_FAIL']);
    expect(at({ ...confirmed, observationResitGrade: undefined }, '2026-06-02').doubts).toEqual([]);
  });

  describe('the word makes no status better', () => {
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const days = fc.integer({ min: day('2026-03-01'), max: day('2026-09-30') }) as fc.Arbitrary<Day>;
    const grades = maybe(fc.constantFrom('Fail', 'Pass', 'Distinction', 'Void'));
    const rows = fc.record({
      start: fc.constant(day('2025-01-06')),
      gatewayDate: fc.constant(day('2026-03-02')),
      epaStart: fc.constant(day('2026-03-16')),
      observationDate: maybe(days),
      projectSubmitted: maybe(days),
      interviewDate: maybe(days),
      projectGrade: grades,
      discussionDate: maybe(days),
      discussionGrade: grades,
      observationResitDate: maybe(days),
      observationResitGrade: grades,
      resultsConfirmed: maybe(days),
      confirmedGrade: maybe(fc.constantFrom('Fail', 'Pass', 'Distinction')),
      certificateDate: maybe(days),
    });
    const today = fc.integer({ min: day('2026-03-16'), max: day('2026-10-31') }) as fc.Arbitrary<Day>;
    const statusOf = (progress: Progress, asOf: Day) => {
      const { stage, rag } = standings(st0071, lookingFrom(asOf))(progress);
      return { stage: STAGES.indexOf(stage as never), rag, worry: RAG_WORDS.indexOf(rag as never) };
    };
    const toLookAt = (rag: unknown) => rag === 'Check' || rag === 'Overdue';

    test('it moves nobody on, and is never better than no attempt at all', () => {
      fc.assert(
        fc.property(rows, today, (row, asOf) => {
          const { observationDate: on } = row;
          const isHeld = on !== undefined && on <= asOf;
          const isVoid = statusOf({ ...row, observationGrade: 'Void' }, asOf);
          const none = statusOf(
            { ...row, observationGrade: undefined, observationDate: isHeld ? undefined : on },
            asOf,
          );
          expect(isVoid.stage).toBe(none.stage);
          if (!toLookAt(isVoid.rag)) expect(isVoid.worry).toBeLessThanOrEqual(none.worry);
        }),
        { numRuns: 1000 },
      );
    });

    test.each([undefined, 'Fail'])(
      'what is to be checked with %s there is to be looked at with Void',
      (other) => {
        fc.assert(
          fc.property(rows, today, (row, asOf) => {
            // A day to come beside a fail is a slip; beside Void it is the next booking.
            fc.pre(other === undefined || row.observationDate === undefined || row.observationDate <= asOf);
            const isVoid = statusOf({ ...row, observationGrade: 'Void' }, asOf);
            const before = statusOf({ ...row, observationGrade: other }, asOf);
            if (before.rag === 'Check') expect(toLookAt(isVoid.rag)).toBe(true);
            if (isVoid.rag === 'Complete') expect(before.rag).toBe('Complete');
          }),
          { numRuns: 1000 },
        );
      },
    );
  });
});

describe('EPA_GRADE and EPA_GRADE_EXPLAIN take the methods that were taken again, and the cap', () => {
  const codec = { decode: plainCell, encodeDay: iso, encodeProblem: messageOf };
  const ask = (name: string, ...args: readonly unknown[]) => {
    const answer = call(functionNamed(name) as CustomFunction, args, codec);
    return typeof answer === 'object' && answer !== null && 'what' in answer
      ? messageOf(answer as never)
      : answer;
  };
  const DDD = ['Distinction', 'Distinction', 'Distinction'] as const;

  test.each<[unknown[], string]>([
    [[], 'Distinction'],
    [['', 'Project'], 'Pass'],
    [['', 'Project', 'Pass'], 'Pass'],
    [['', 'Project', 'No cap'], 'Distinction'],
    // Two are enough, and only one counts as a pass.
    [[2, 'project', 'Pass'], 'Distinction'],
    [[2, 'Project and Observation', 'Pass'], 'Pass'],
    [[2, 'Project, Observation'], 'Pass'],
    [
      ['', 'Interview'],
      'resits is "Interview", which is not one of the choices. Type Observation, Project or Discussion, or several of them.',
    ],
  ])('%j', (more, expected) => {
    expect(ask('EPA_GRADE', ...DDD, ...more)).toBe(expected);
  });

  test('the explanation gives both readings', () => {
    expect(ask('EPA_GRADE_EXPLAIN', ...DDD, '', 'Project')).toContain(
      'the lower reading stands; without a cap the overall grade would be Distinction. Ask your EPAO.',
    );
  });
});

describe('what does not fit together in attempts', () => {
  const columns = columnsOf(st0071);
  const ASSESSED = day('2026-03-31');
  const found = (cells: Readonly<Record<string, Cell>>, standard: Standard = st0071) => {
    const row: Readonly<Record<string, Cell>> = {
      Apprentice: 'Amara Foxbury',
      'Discussion date': ASSESSED,
      'Discussion grade': 'Fail',
      ...cells,
    };
    return issuesOf(
      layoutOf(columns, Object.keys(row)),
      gridFrom([Object.values(row)]),
      0,
      day('2026-12-01'),
      standard,
    ).map(({ severity, column, problem }) => `${severity} ${column} ${problem.code}`);
  };
  const resit = (date: string, grade: Cell = 'Pass', more: Readonly<Record<string, Cell>> = {}) => ({
    'Discussion resit date': day(date),
    'Discussion resit grade': grade,
    'Discussion attempts': '',
    ...more,
  });

  test.each<[string, Readonly<Record<string, Cell>>, Figures, string[]]>([
    ['a resit the day after', resit('2026-04-01'), {}, []],
    ['a resit on the day of the first attempt', resit('2026-03-31'), {}, []],
    ['a resit the day before', resit('2026-03-30'), {}, ['error discussionResitDate DATES_OUT_OF_ORDER']],
    [
      'a pass that was lifted',
      resit('2026-04-30', 'Distinction', { 'Discussion grade': 'Pass' }),
      {},
      ['error discussionResitDate RESIT_WITHOUT_FAIL', 'error discussionResitGrade RESIT_WITHOUT_FAIL'],
    ],
    [
      'no first grade',
      resit('2026-04-30', '', { 'Discussion grade': '' }),
      {},
      ['warning discussionResitDate RESIT_WITHOUT_FAIL'],
    ],
    [
      'a grade of a resit without its day',
      { 'Discussion resit date': '', 'Discussion resit grade': 'Pass' },
      {},
      ['warning discussionResitGrade GRADE_WITHOUT_DATE'],
    ],
    [
      'a grade of a resit that is still to come',
      resit('2026-12-02'),
      {},
      ['warning discussionResitDate DATE_IN_FUTURE'],
    ],
    ['a resit that is booked', resit('2026-12-02', ''), {}, []],
    ['any time, while the EPAO has not said', resit('2026-11-30'), {}, []],
    // One month after 31 March is 30 April; three are 30 June; six are 30 September.
    ['on the last day of one month', resit('2026-04-30'), { 'resit.window': 1 }, []],
    [
      'a day after it',
      resit('2026-05-01'),
      { 'resit.window': 1 },
      ['error discussionResitDate RESIT_AFTER_WINDOW'],
    ],
    [
      'a day after it, where a retake has six months',
      resit('2026-05-01'),
      { 'resit.window': 1, 'retake.window': 6 },
      ['note discussionResitDate RESIT_ONLY_AS_RETAKE'],
    ],
    [
      'on the last day for a retake',
      resit('2026-09-30'),
      { 'resit.window': 1, 'retake.window': 6 },
      ['note discussionResitDate RESIT_ONLY_AS_RETAKE'],
    ],
    [
      'a day after that',
      resit('2026-10-01'),
      { 'resit.window': 1, 'retake.window': 6 },
      ['error discussionResitDate RESIT_AFTER_WINDOW'],
    ],
    ['only the retake is known: in time', resit('2026-09-30'), { 'retake.window': 6 }, []],
    [
      'only the retake is known: late',
      resit('2026-10-01'),
      { 'retake.window': 6 },
      ['error discussionResitDate RESIT_AFTER_WINDOW'],
    ],
    [
      'the last of several resits has no day to be counted from',
      resit('2026-10-01', 'Pass', { 'Discussion attempts': 3 }),
      { 'resit.window': 1 },
      [],
    ],
    [
      'two attempts where two are allowed',
      resit('2026-04-30', 'Fail', { 'Discussion attempts': 2 }),
      { 'resit.attempts': 2 },
      [],
    ],
    [
      'three attempts where two are allowed',
      resit('2026-04-30', 'Fail', { 'Discussion attempts': 3 }),
      { 'resit.attempts': 2 },
      ['error discussionAttempts ATTEMPTS_OVER_LIMIT'],
    ],
    [
      'a resit where one attempt is allowed, the number not recorded',
      resit('2026-04-30', 'Fail'),
      { 'resit.attempts': 1 },
      ['error discussionResitGrade ATTEMPTS_OVER_LIMIT'],
    ],
    [
      'one attempt, though there is a resit',
      resit('2026-04-30', 'Pass', { 'Discussion attempts': 1 }),
      {},
      ['warning discussionAttempts ATTEMPTS_TOO_FEW'],
    ],
    ['two attempts and a resit', resit('2026-04-30', 'Pass', { 'Discussion attempts': 2 }), {}, []],
    [
      'above the cap',
      resit('2026-04-30', 'Distinction'),
      { 'resit.cap': 'Pass' },
      ['note discussionResitGrade RESIT_CAPPED'],
    ],
    ['at the cap', resit('2026-04-30', 'Pass'), { 'resit.cap': 'Pass' }, []],
    ['no cap', resit('2026-04-30', 'Distinction'), { 'resit.cap': 'No cap' }, []],
    ['a void first attempt', { 'Discussion grade': 'Void' }, {}, []],
    ['a void first attempt without its day', { 'Discussion date': '', 'Discussion grade': 'Void' }, {}, []],
    [
      'a new booking over a void one',
      { 'Discussion date': day('2026-12-02'), 'Discussion grade': 'Void' },
      {},
      [],
    ],
    ['a void resit', resit('2026-04-30', 'Void'), {}, []],
    [
      'a void resit without its day',
      { 'Discussion resit date': '', 'Discussion resit grade': 'Void' },
      {},
      [],
    ],
    ['a new booking over a void resit', resit('2026-12-02', 'Void'), { 'resit.cap': 'Pass' }, []],
    [
      'a void resit is still too late',
      resit('2026-05-01', 'Void'),
      { 'resit.window': 1 },
      ['error discussionResitDate RESIT_AFTER_WINDOW'],
    ],
    [
      'a void resit beside a pass says nothing',
      { 'Discussion grade': 'Pass', 'Discussion resit grade': 'Void' },
      {},
      [],
    ],
    [
      'a void attempt that was taken again as a resit: no window is counted from it, and one attempt is enough',
      resit('2026-07-30', 'Pass', { 'Discussion grade': 'Void', 'Discussion attempts': 1 }),
      { 'resit.window': 1 },
      ['warning discussionResitDate RESIT_WITHOUT_FAIL', 'warning discussionResitGrade RESIT_WITHOUT_FAIL'],
    ],
    ['a void resit is no attempt over the limit', resit('2026-04-30', 'Void'), { 'resit.attempts': 1 }, []],
    [
      'the figure of a void attempt is not judged',
      { 'Discussion minutes': 20, 'Discussion grade': 'Void' },
      {},
      [],
    ],
    [
      'that of the same attempt while it awaits its grade',
      { 'Discussion minutes': 20, 'Discussion grade': '' },
      {},
      ['error discussionMinutes FIGURE_OUTSIDE_STANDARD'],
    ],
    ['a cap that nobody has asked about', resit('2026-04-30', 'Distinction'), {}, []],
  ])('%s', (_, cells, figures, expected) => {
    expect(found(cells, saying(figures))).toEqual(expected);
  });

  test('what the sheet has no column for cannot be missing', () => {
    const find = (progress: Progress) =>
      rowFindings(st0071)({ apprentice: 'Amara Foxbury', ...progress }, day('2026-12-01')).map(
        ({ code }) => code,
      );
    const resit: Progress = { discussionResitGrade: 'Pass' };
    expect(find(resit)).toEqual([]);
    expect(find({ ...resit, discussionGrade: undefined })).toEqual(['RESIT_WITHOUT_FAIL']);
    expect(find({ ...resit, discussionResitDate: undefined })).toEqual(['GRADE_WITHOUT_DATE']);
  });

  test('how it is said', () => {
    const told = issuesOf(
      layoutOf(columns, ['Apprentice', 'PD date', 'PD grade', 'PD retake date']),
      gridFrom([['Amara Foxbury', ASSESSED, 'Fail', day('2026-05-01')]]),
      0,
      day('2026-12-01'),
      saying({ 'resit.window': 1 }),
    );
    expect(told.map(({ problem }) => messageOf(problem))).toEqual([
      'Discussion resit date (1 May 2026) is after 30 April 2026, the last day that your EPAO gives after the failed attempt on 31 March 2026. Check the date, or speak to the EPAO.',
    ]);
  });

  test('the made-up standard has the same columns and rules for its own methods', () => {
    const made = columnsOf(second);
    const told = issuesOf(
      layoutOf(made, ['Apprentice', 'Test date', 'Test grade', 'Test resit date', 'Test resit grade']),
      gridFrom([['Amara Foxbury', ASSESSED, 'Pass', day('2026-04-30'), 'Pass']]),
      0,
      day('2026-12-01'),
    );
    expect(told.map(({ severity, problem }) => `${severity} ${problem.code}`)).toEqual([
      'warning RESIT_WITHOUT_FAIL',
      'warning RESIT_WITHOUT_FAIL',
    ]);
  });
});
