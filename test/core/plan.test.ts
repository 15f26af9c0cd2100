import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planLines } from '../../core/cohort/plan-lines';
import { dayOffOn } from '../../core/dates/bank-holidays';
import { addDays, type Day } from '../../core/dates/day';
import { type Plan, type PlanRequest, planOf, planRequestOf } from '../../core/rules/plan';
import { columnsOf } from '../../core/sheet/columns';
import { stepsInUsualOrder } from '../../core/standard/order';
import { st0071 } from '../../core/standard/st0071';
import { type Rule, ruleOf, type Standard, stepsOf } from '../../core/standard/standard';
import { day, iso } from '../days';
import { second } from './second-standard';

/** Days of steps as the tests write them; those that are not named are open. */
type Dates = Readonly<Record<string, string>>;

interface Given {
  readonly dates?: Dates;
  readonly from?: string;
  readonly unavailable?: readonly string[];
  readonly closures?: readonly string[];
}

function requestFor(standard: Standard, epaStart: string, given: Given = {}): PlanRequest {
  const { dates = {}, from, unavailable = [], closures = [] } = given;
  const steps = stepsOf(standard).map(({ key }) => [key, dates[key] ? day(dates[key]) : undefined] as const);
  return {
    epaStart: day(epaStart),
    steps: Object.fromEntries(steps),
    from: from === undefined ? undefined : day(from),
    unavailable: unavailable.map(day),
    closures: closures.map(day),
  };
}

/** Every day from one to another. */
function span(first: string, last: string): string[] {
  return Array.from({ length: day(last) - day(first) + 1 }, (_, i) => iso(addDays(day(first), i)));
}

const dayOrBlank = (found: Day | undefined) => (found === undefined ? '' : iso(found));

function linesFor(standard: Standard, epaStart: string, given: Given = {}) {
  return planLines(columnsOf(standard), standard, requestFor(standard, epaStart, given)) ?? [];
}

/** "earliest, latest, proposed" of a step. */
function daysOf(name: string, given: Given = {}, standard: Standard = st0071, epaStart = START): string[] {
  const line = linesFor(standard, epaStart, given).find(({ step }) => step.name === name);
  return [line?.earliest, line?.latest, line?.proposed].map(dayOrBlank);
}

function whyOf(name: string, given: Given = {}, standard: Standard = st0071, epaStart = START) {
  const line = linesFor(standard, epaStart, given).find(({ step }) => step.name === name);
  return [line?.why, ...(line?.notes ?? [])].join(' ');
}

/** A Monday; two months end on Thursday 5 March, three on Easter Sunday, 5 April, after Good Friday. */
const START = '2026-01-05';

describe('the safe days of an EPA period that starts on 5 January 2026', () => {
  test('with nothing done: from the start, or 14 days after the first hand-in, to the last free day', () => {
    expect(
      linesFor(st0071, START).map(({ step, earliest, latest }) => [
        step.name,
        dayOrBlank(earliest),
        dayOrBlank(latest),
      ]),
    ).toEqual([
      ['Project', '2026-01-05', '2026-03-05'],
      ['Interview', '2026-01-19', '2026-04-02'],
      ['Discussion', '2026-01-05', '2026-04-02'],
      ['Observation', '2026-01-05', '2026-04-02'],
    ]);
  });

  // A hand-in may fall on any day, an assessment on none that is off.
  test.each([
    ['2026-02-13', '2026-02-13', '2026-02-13'],
    ['2026-02-14', '2026-02-14', '2026-02-16'],
    ['2026-03-05', '2026-03-05', '2026-03-05'],
    ['2026-01-04', '2026-01-05', '2026-01-05'],
  ])('seen from %s a hand-in is possible from %s, a discussion from %s', (from, project, discussion) => {
    expect([daysOf('Project', { from })[0], daysOf('Discussion', { from })[0]]).toEqual([
      project,
      discussion,
    ]);
  });

  // The last day on which an interview is possible; 14 days before it, but no later than 5 March, the hand-in is safe.
  test.each([
    ['2026-03-16', '2026-03-02', 'Hand in by 2 March 2026, or no interview day is left by 5 April 2026.'],
    ['2026-03-17', '2026-03-03', 'Hand in by 3 March 2026, or no interview day is left by 5 April 2026.'],
    ['2026-03-18', '2026-03-04', 'Hand in by 4 March 2026, or no interview day is left by 5 April 2026.'],
    ['2026-03-19', '2026-03-05', 'Hand in by 5 March 2026, its last day.'],
    ['2026-03-20', '2026-03-05', 'Hand in by 5 March 2026, its last day.'],
  ])('with interviews possible up to %s the hand-in is safe until %s', (last, latest, why) => {
    const given = { unavailable: span(iso(addDays(day(last), 1)), '2026-04-05') };
    expect([daysOf('Project', given)[1], daysOf('Interview', given)[1]]).toEqual([latest, last]);
    expect(whyOf('Project', given)).toBe(why);
  });

  test('handed in, the interview is safe from the fourteenth day after', () => {
    const handedIn = (projectSubmitted: string) => daysOf('Interview', { dates: { projectSubmitted } })[0];
    // 5 March + 14 = Thursday 19 March; 7 March + 14 = Saturday 21 March.
    expect([handedIn('2026-03-05'), handedIn('2026-03-07')]).toEqual(['2026-03-19', '2026-03-23']);
  });

  test('an interview that is booked bounds the hand-in: 14 days before it, not 13', () => {
    const given = { dates: { interviewDate: '2026-03-12' }, from: '2026-02-26' };
    expect(daysOf('Project', given)).toEqual(['2026-02-26', '2026-02-26', '2026-02-26']);
    expect(whyOf('Project', given)).toBe(
      'Hand in by 26 February 2026, or the interview on 12 March 2026 comes too early.',
    );
    expect(whyOf('Project', { ...given, from: '2026-02-27' })).toBe(
      'Project has no day left: the interview on 12 March 2026 comes too early for it. Move the interview, or check its date.',
    );
  });

  test('why an assessment is no longer safe: what takes the days after', () => {
    expect(whyOf('Discussion')).toBe(
      'Hold it by 2 April 2026, or no day is left by 5 April 2026 (Fri 3 Apr: Good Friday; Sat 4 Apr to Sun 5 Apr: weekend).',
    );
    expect(whyOf('Discussion', { closures: ['2026-04-02'], unavailable: ['2026-04-01'] })).toBe(
      'Hold it by 31 March 2026, or no day is left by 5 April 2026 (Wed 1 Apr: unavailable; Thu 2 Apr: closure; Fri 3 Apr: Good Friday; Sat 4 Apr to Sun 5 Apr: weekend).',
    );
  });
});

describe('why there is none', () => {
  const HANDED_IN = { projectSubmitted: '2026-03-05' };

  test('each day that remains, and what takes it', () => {
    const given = { dates: HANDED_IN, from: '2026-03-31', unavailable: span('2026-04-01', '2026-04-02') };
    expect(whyOf('Interview', { ...given, closures: ['2026-03-31'] })).toBe(
      'Interview has no day left from 31 March 2026 to 5 April 2026 (Tue 31 Mar: closure; Wed 1 Apr to Thu 2 Apr: unavailable; Fri 3 Apr: Good Friday; Sat 4 Apr to Sun 5 Apr: weekend). Make one of these days available, or ask your EPAO.',
    );
    expect(daysOf('Interview', given)).toEqual(['2026-03-31', '2026-03-31', '2026-03-31']);
  });

  test('of many days, how many are taken by what', () => {
    const given = { unavailable: span('2026-01-05', '2026-04-05') };
    // 91 days: 13 weekends, Good Friday, and 64 more; from the first day after a hand-in on the first day they are 77.
    expect(whyOf('Discussion', given)).toBe(
      'Discussion has no day left from 5 January 2026 to 5 April 2026 (unavailable (64 days), weekend (26 days), Good Friday (1 day)). Make one of these days available, or ask your EPAO.',
    );
    expect(whyOf('Project', given)).toBe(
      'Project has no safe day, because the interview after it has none. See what takes the days of the interview.',
    );
  });

  test('the day after its last day: the hand-in has none, nor what comes after it, and the others keep theirs', () => {
    const onTheDay = { from: '2026-03-05' };
    expect(daysOf('Project', onTheDay)).toEqual(['2026-03-05', '2026-03-05', '2026-03-05']);
    const late = { from: '2026-03-06' };
    expect(whyOf('Project', late)).toBe(
      'Project has no day left: its last day was 5 March 2026. Ask your EPAO what happens now.',
    );
    expect(whyOf('Interview', late)).toBe(
      'Interview has no safe day, because the project before it has none. See what takes the days of the project.',
    );
    expect(daysOf('Discussion', late).slice(0, 2)).toEqual(['2026-03-06', '2026-04-02']);
    expect(planOf(st0071, requestFor(st0071, START, late))?.isComplete).toBe(false);
  });

  test('what comes before leaves it only days after its last', () => {
    // 22 March + 14 = 5 April, a Sunday and the last day; 23 March + 14 = 6 April.
    expect(whyOf('Interview', { dates: { projectSubmitted: '2026-03-22' } })).toMatch(
      /^Interview has no day left from 5 April 2026 to 5 April 2026 \(Sun 5 Apr: weekend\)\./,
    );
    expect(whyOf('Interview', { dates: { projectSubmitted: '2026-03-23' } })).toBe(
      'Interview has no day left: the project leaves it 6 April 2026 at the earliest, and its last day is 5 April 2026. Ask your EPAO, or do the project sooner where that can still be.',
    );
  });

  test('beyond the known bank holidays nobody can tell which days are free', () => {
    expect(planOf(st0071, requestFor(st0071, '2028-09-30'))).toBeDefined();
    expect(planOf(st0071, requestFor(st0071, '2028-10-01'))).toBeUndefined();
  });
});

describe('the proposal', () => {
  test('leaves a week before the last hand-in, takes an assessment halfway, and the observation not before the discussion', () => {
    // 5 January to 2 April are 87 days, half of them 43: 17 February. The rest follows from what stands above it.
    expect(linesFor(st0071, START).map(({ step, proposed }) => [step.name, dayOrBlank(proposed)])).toEqual([
      ['Project', '2026-02-26'],
      ['Interview', '2026-03-23'],
      ['Discussion', '2026-02-17'],
      ['Observation', '2026-03-11'],
    ]);
  });

  test('keeps what is booked and done', () => {
    const given = {
      dates: { discussionDate: '2026-02-03', interviewDate: '2026-03-12' },
      from: '2026-02-10',
    };
    const why = linesFor(st0071, START, given).map(({ step, proposed, why }) => [
      step.name,
      dayOrBlank(proposed),
      why,
    ]);
    expect(why[1]).toEqual(['Interview', '', 'Booked for 12 March 2026 and kept.']);
    expect(why[2]).toEqual(['Discussion', '', 'Done on 3 February 2026.']);
    // On its own day it is done, the day before it is booked.
    const seenFrom = (from: string) => whyOf('Interview', { ...given, from });
    expect([seenFrom('2026-03-11'), seenFrom('2026-03-12')]).toEqual([
      'Booked for 12 March 2026 and kept.',
      'Done on 12 March 2026. Interview date is 12 March 2026, but Project submitted is blank. Fill in the day of the project, or correct the date: the project comes first.',
    ]);
    expect(whyOf('Discussion', { dates: { discussionDate: '2026-02-03' } })).toBe(
      'Set for 3 February 2026 and kept.',
    );
  });

  test('says what a booking breaks', () => {
    const dates = {
      projectSubmitted: '2026-03-05',
      interviewDate: '2026-03-18',
      discussionDate: '2026-04-03',
    };
    const given = { dates, from: '2026-03-06' };
    expect(whyOf('Interview', given)).toBe(
      'Booked for 18 March 2026 and kept. Interview date (18 March 2026) is before 19 March 2026, the first day after the project that the standard allows. Check the date, or book a later day.',
    );
    expect(whyOf('Discussion', given)).toBe(
      'Booked for 3 April 2026 and kept. Discussion date (3 April 2026) falls on a day off: Good Friday. Allowed, but make sure that the EPAO works on that day.',
    );
    expect(whyOf('Interview', { ...given, dates: { ...dates, interviewDate: '2026-03-19' } })).toBe(
      'Booked for 19 March 2026 and kept.',
    );
  });

  test('goes against a recommendation only where no other day is left, and says so', () => {
    const booked = (discussionDate: string) => ({ dates: { discussionDate }, from: '2026-03-23' });
    expect(daysOf('Observation', booked('2026-04-01'))[2]).toBe('2026-04-02');
    expect(whyOf('Observation', booked('2026-04-01'))).not.toMatch('recommended');
    // On 3 April the discussion lies on Good Friday; after it no day is free.
    expect(daysOf('Observation', booked('2026-04-03'))[1]).toBe('2026-04-02');
    expect(whyOf('Observation', booked('2026-04-03'))).toMatch(
      / After the discussion is recommended, but no such day is left\.$/,
    );
  });

  test('puts assessments on days of their own while there are enough', () => {
    const free = (first: string) => ({ dates: { projectSubmitted: '2026-03-05' }, from: first });
    const proposed = (given: Given) =>
      ['Interview', 'Discussion', 'Observation'].map((name) => daysOf(name, given)[2]);
    expect(new Set(proposed(free('2026-03-31'))).size).toBe(3);
    const two = free('2026-04-01');
    expect(new Set(proposed(two)).size).toBe(2);
    const notes = ['Interview', 'Discussion', 'Observation'].map((name) => whyOf(name, two));
    expect(
      notes.filter((why) => /Shares its day with the \w+: too few days are left/.test(`${why}`)),
    ).toHaveLength(2);
  });

  test('has a hand-in on a working day, unless none is left', () => {
    // Saturday 28 February is a week before Saturday 7 March; Friday comes nearest.
    expect(daysOf('Project', {}, st0071, '2026-01-07')).toEqual(['2026-01-07', '2026-03-07', '2026-02-27']);
    const weekend = { from: '2026-03-07' };
    expect(daysOf('Project', weekend, st0071, '2026-01-07')[2]).toBe('2026-03-07');
    expect(whyOf('Project', weekend, st0071, '2026-01-07')).toBe(
      'Hand in by 7 March 2026, its last day. No working day is left for it (weekend).',
    );
  });
});

describe('a made-up standard', () => {
  const second0 = (name: string, given: Given = {}) => daysOf(name, given, second, '2026-03-16');

  test('what must follow another step bounds it', () => {
    // Eight weeks: Monday 11 May. The presentation may be on the day of the test, and must not be before it.
    expect(second0('Test')).toEqual(['2026-03-16', '2026-05-11', '2026-03-30']);
    const given = { unavailable: span('2026-04-30', '2026-05-11') };
    expect(second0('Test', { dates: { presentationDate: '2026-04-29' } })[1]).toBe('2026-04-29');
    expect([second0('Test', given)[1], second0('Report', given)[1]]).toEqual(['2026-04-29', '2026-04-20']);
    expect(whyOf('Report', given, second, '2026-03-16')).toBe(
      'Hand in by 20 April 2026, or no presentation day is left by 11 May 2026.',
    );
  });

  test('a last day that is only recommended is kept where it can be, and binds nothing', () => {
    const seenFrom = (from: string) => [
      second0('Test', { from })[2],
      whyOf('Test', { from }, second, '2026-03-16'),
    ];
    expect(seenFrom('2026-04-13')).toEqual(['2026-04-13', 'Hold it by 11 May 2026, its last day.']);
    expect(seenFrom('2026-04-14')[1]).toBe(
      'Hold it by 11 May 2026, its last day. By 13 April 2026 is recommended, but no such day is left.',
    );
  });
});

describe('what is known of an apprentice', () => {
  const daysOff = { closures: [], unavailable: [] };
  const stepsFor = (progress: Readonly<Record<string, unknown>>) =>
    planRequestOf(st0071, progress, day('2026-02-02'), daysOff)?.steps;

  test('a blank cell is open, a date is kept, and a column that is not there is not planned', () => {
    const progress = { epaStart: day(START), projectSubmitted: undefined, interviewDate: day('2026-03-12') };
    expect(stepsFor(progress)).toEqual({ projectSubmitted: undefined, interviewDate: day('2026-03-12') });
    expect(Object.keys(stepsFor(progress) ?? {})).toEqual(['projectSubmitted', 'interviewDate']);
  });

  test('what is graded is done, dated or not', () => {
    const progress = { epaStart: day(START), discussionDate: undefined, discussionGrade: 'Fail' };
    expect(Object.keys(stepsFor(progress) ?? {})).toEqual([]);
  });

  test('before the EPA start there is nothing to plan', () => {
    expect(stepsFor({ projectSubmitted: undefined })).toBeUndefined();
  });
});

/*
 * Against brute force: every combination of days is tried, by rules that are written out again here. The periods are a few
 * days long, around Easter 2026, so that all combinations can be tried.
 */

const RULES = ['project.window', 'interview.gap', 'observation.afterDiscussion'] as const;
type Force = 'must' | 'recommended';

/** The shipped standard with short periods in days, and other forces. */
function short(period: number, values: readonly number[], forces: readonly Force[]): Standard {
  const rule = (id: string, value: number, force: Force): [string, Rule] => [
    id,
    { ...ruleOf(st0071, id), value, unit: 'days', force },
  ];
  const changed = RULES.map((id, i) => rule(id, values[i] as number, forces[i] as Force));
  return {
    ...st0071,
    rules: { ...st0071.rules, ...Object.fromEntries([rule('epa.period', period, 'must'), ...changed]) },
  };
}

type Assigned = Readonly<Record<string, Day>>;

interface Small {
  readonly standard: Standard;
  readonly request: PlanRequest;
}

function isOff({ closures, unavailable }: PlanRequest, on: Day): boolean {
  return dayOffOn(on) !== undefined || closures.includes(on) || unavailable.includes(on);
}

/** What must be so of the day of one step, whatever the others. */
function suits({ standard, request }: Small, key: string, on: Day): boolean {
  const period = ruleOf(standard, 'epa.period').value as number;
  const isInside =
    on >= request.epaStart && on >= (request.from ?? request.epaStart) && on <= request.epaStart + period;
  return isInside && (key === 'projectSubmitted' || !isOff(request, on));
}

/** What must be so, and what is better so, of the days of all steps. */
function judge({ standard, request }: Small, days: Assigned, open: readonly string[]) {
  const number = (id: string) => ruleOf(standard, id).value as number;
  const isMust = (id: string) => ruleOf(standard, id).force === 'must';
  const start = request.epaStart;
  const d = (key: string) => days[key] as Day;
  const concerns = (...keys: string[]) => keys.some((key) => open.includes(key));
  const gap = d('interviewDate') >= d('projectSubmitted') + number('interview.gap');
  const after = d('observationDate') >= d('discussionDate') + number('observation.afterDiscussion');
  const inWindow = d('projectSubmitted') <= start + number('project.window');
  const musts = [
    open.every((key) => suits({ standard, request }, key, d(key))),
    !concerns('projectSubmitted') || !isMust('project.window') || inWindow,
    !concerns('interviewDate', 'projectSubmitted') || !isMust('interview.gap') || gap,
    // In the order in which a method lists its steps.
    !concerns('interviewDate', 'projectSubmitted') || d('interviewDate') >= d('projectSubmitted'),
    !concerns('observationDate', 'discussionDate') || !isMust('observation.afterDiscussion') || after,
  ];
  if (!musts.every(Boolean)) return { isPlan: false, wishes: [], shared: 0 };
  const orders = stepsInUsualOrder(standard).flatMap(({ key }) => [
    ...(key === 'interviewDate' && concerns('interviewDate', 'projectSubmitted') && !isMust('interview.gap')
      ? [gap]
      : []),
    ...(key === 'observationDate' &&
    concerns('observationDate', 'discussionDate') &&
    !isMust('observation.afterDiscussion')
      ? [after]
      : []),
  ]);
  const isHandIn = concerns('projectSubmitted');
  const wishes = [
    ...orders,
    ...(isHandIn && !isMust('project.window') ? [inWindow] : []),
    ...(isHandIn ? [!isOff(request, d('projectSubmitted'))] : []),
  ];
  const assessed = ['interviewDate', 'observationDate', 'discussionDate'].map(d);
  return { isPlan: true, wishes, shared: assessed.length - new Set(assessed).size };
}

/** Better is whoever keeps the first wish that the other does not; then whoever shares fewer days. */
function score({ wishes, shared }: { readonly wishes: readonly boolean[]; readonly shared: number }): string {
  return `${wishes.map((kept) => (kept ? 1 : 0)).join('')}${9 - shared}`;
}

function everyPlan(small: Small, open: readonly string[], period: number): Assigned[] {
  const set = Object.entries(small.request.steps).filter(([, on]) => on !== undefined);
  let all: Assigned[] = [Object.fromEntries(set) as Assigned];
  for (const key of open) {
    const tried = Array.from({ length: period + 1 }, (_, i) => addDays(small.request.epaStart, i));
    const suiting = tried.filter((on) => suits(small, key, on));
    all = all.flatMap((days) => suiting.map((on) => ({ ...days, [key]: on })));
  }
  return all.filter((days) => judge(small, days, open).isPlan);
}

const KEYS = ['projectSubmitted', 'interviewDate', 'discussionDate', 'observationDate'] as const;

type CaseOf<T> = T extends fc.Arbitrary<infer Case> ? Case : never;

const smallCase = fc.record({
  period: fc.integer({ min: 2, max: 6 }),
  values: fc.tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 2 }),
  ),
  forces: fc.array(fc.constantFrom<Force>('must', 'recommended'), { minLength: 3, maxLength: 3 }),
  offset: fc.integer({ min: 0, max: 16 }),
  from: fc.option(fc.integer({ min: -2, max: 6 }), { nil: undefined }),
  unavailable: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 7 }),
  closed: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 1 }),
  set: fc.dictionary(fc.constantFrom(...KEYS), fc.integer({ min: 0, max: 8 }), { maxKeys: 2 }),
});

describe('against brute force', () => {
  const smallFrom = ({
    period,
    values,
    forces,
    offset,
    from,
    unavailable,
    closed,
    set,
  }: CaseOf<typeof smallCase>) => {
    const epaStart = addDays(day('2026-03-23'), offset);
    const on = (days: number) => addDays(epaStart, days);
    const steps = Object.fromEntries(
      KEYS.map((key) => [key, set[key] === undefined ? undefined : on(set[key])]),
    );
    const request: PlanRequest = {
      epaStart,
      steps,
      from: from === undefined ? undefined : on(from),
      unavailable: unavailable.map(on),
      closures: closed.map(on),
    };
    const small = { standard: short(period, values, forces), request };
    const open = KEYS.filter((key) => steps[key] === undefined);
    return {
      small,
      open,
      period,
      plan: planOf(small.standard, request) as Plan,
    };
  };

  test('a plan is found where there is one; safe days are exactly those of some plan; the proposal keeps every must and is the best', () => {
    let found = 0;
    let missed = 0;
    fc.assert(
      fc.property(smallCase, (given) => {
        const { small, open, period, plan } = smallFrom(given);
        const plans = everyPlan(small, open, period);
        expect(plan.isComplete).toBe(plans.length > 0);
        if (plans.length === 0) {
          missed++;
          return;
        }
        found++;
        const told = plan.steps.filter(({ step }) => open.some((key) => key === step.key));
        for (const { step, earliest, latest } of told) {
          const days = plans.map((days) => days[step.key] as Day);
          expect([earliest, latest]).toEqual([Math.min(...days), Math.max(...days)]);
        }
        const proposal = {
          ...small.request.steps,
          ...Object.fromEntries(told.map(({ step, proposed }) => [step.key, proposed])),
        } as Assigned;
        const judged = judge(small, proposal, open);
        expect(judged.isPlan).toBe(true);
        const best = plans
          .map((days) => score(judge(small, days, open)))
          .sort()
          .at(-1);
        expect(score(judged)).toBe(best);
      }),
      { numRuns: 200, seed: 71 },
    );
    expect([found > 60, missed > 60]).toEqual([true, true]);
  });

  test('where there is none, some step says which days are taken or what stands in the way', () => {
    fc.assert(
      fc.property(smallCase, (given) => {
        const { small, plan } = smallFrom(given);
        fc.pre(!plan.isComplete);
        const lines = planLines(columnsOf(small.standard), small.standard, small.request) ?? [];
        const root = lines.filter(({ why }) => / has no day left/.test(why));
        expect(root.length).toBeGreaterThan(0);
        for (const { day: set, proposed, why } of lines)
          if (set === undefined && proposed === undefined)
            expect(why).toMatch(/has no (?:day left|safe day)/);
      }),
      { numRuns: 150, seed: 72 },
    );
  });
});

test('a whole EPA period is planned in a few milliseconds, however many days are taken', () => {
  const given = { unavailable: span('2026-01-06', '2026-04-01') };
  const began = performance.now();
  for (let i = 0; i < 20; i++) planOf(st0071, requestFor(st0071, START, given));
  expect((performance.now() - began) / 20).toBeLessThan(50);
});
