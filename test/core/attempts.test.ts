import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom, plainCell } from '../../core/cells/cell';
import { issuesOf } from '../../core/cohort/issues';
import { call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { messageOf } from '../../core/problems';
import { lastAssessmentOf } from '../../core/rules/assessments';
import { attemptsOf, countedGrade, currentGrade, resitDay, resitDeadline } from '../../core/rules/attempts';
import { bookingsOf } from '../../core/rules/epa-steps';
import { gradesGiven, gradesOf, overallGrade } from '../../core/rules/grading';
import { explainGrade } from '../../core/rules/grading-explained';
import { actionInWords, mostPressing } from '../../core/rules/open-action';
import type { Progress } from '../../core/rules/progress';
import { rowFindings } from '../../core/rules/row-rules';
import { stageOf } from '../../core/rules/stage';
import { standings } from '../../core/rules/standing';
import { columnsOf } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
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

  test('a resit that is booked or void changes nothing', () => {
    const columns = columnsOf(st0071);
    for (const word of ['Void', 'Pending', ''])
      expect(columns.of('observationResitGrade').kind.blankWords?.has(word.toLowerCase()) ?? false).toBe(
        word !== '',
      );
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
