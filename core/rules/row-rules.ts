import { isPlaceholderUln } from '../cells/uln';
import { type Day, dayOf, formatDay, isInRange, partsOf } from '../dates/day';
import { remembered } from '../remembered';
import {
  type Figure,
  gradedStep,
  nounOf,
  numberOf,
  ruleOf,
  type Standard,
  type Step,
  stepOf,
  stepsOf,
} from '../standard/standard';
import { assessmentsOf, lastAssessmentOf } from './assessments';
import { attemptDay, currentGrade, firstAttempt, firstGrade, gradeIn } from './attempts';
import { adjustmentOf, type Check, checkOf, figuresOf } from './checks';
import { contradictions } from './contradictions';
import { lastDayWords, type Severity, severityOf } from './force';
import { isFigureDue } from './gateway';
import { gatewayRulesOf } from './gateway-rules';
import { dayIn, isBlank, isDone, type Progress } from './progress';
import { resitRules } from './resit-rules';
import {
  DOUBTFUL,
  EVERY_STAGE,
  HAS_PASSED,
  IMPOSSIBLE,
  NO_STAGE,
  type RowFinding,
  type RowRule,
  TOWARDS_GATEWAY,
  UNDERWAY,
  UNTIL_CONFIRMED,
  UNTIL_GRADED,
} from './row-rule';
import type { Stage } from './stage';
import { dayAfter } from './timeline';
import { isPossibleUln, ulnFinding } from './uln';

/** Most rows have no finding at all: one list for all of them. */
const NOTHING: readonly RowFinding[] = [];

type FindIn = (progress: Progress, asOf: Day) => readonly RowFinding[];

/** What does not fit together in what is known of apprentices of a standard: to be held for as many as there are. */
export function rowFindings(standard: Standard): FindIn {
  return findingsOf(standard, rowRulesOf(standard));
}

/**
 * What puts the status of an apprentice in doubt at a stage: the breaches that it rests on, notes left out. To be held for
 * as many apprentices as there are.
 */
export function doubtsAt(standard: Standard): (stage: Stage) => Doubts {
  const rules = rowRulesOf(standard);
  return remembered((stage: Stage) => {
    const those = rules.filter(({ doubts }) => doubts.includes(stage));
    return {
      contradictions: notesApart(
        findingsOf(
          standard,
          those.filter(({ isBreach }) => !isBreach),
        ),
      ),
      breaches: notesApart(
        findingsOf(
          standard,
          those.filter(({ isBreach }) => isBreach),
        ),
      ),
    };
  });
}

/** What cannot all be true, and what breaks a rule. */
interface Doubts {
  readonly contradictions: FindIn;
  readonly breaches: FindIn;
}

function notesApart(find: FindIn): FindIn {
  return (progress, asOf) => {
    const found = find(progress, asOf);
    return found.length === 0 ? NOTHING : found.filter(({ severity }) => severity !== 'note');
  };
}

function findingsOf(standard: Standard, rules: readonly RowRule[]): FindIn {
  const finders = rules.map(({ rests, find }) => ({
    find,
    usual:
      'on' in rests ? { severity: severityOf(ruleOf(standard, rests.on).force), restsOn: rests.on } : rests,
  }));
  return (progress, asOf) => {
    let all: RowFinding[] | undefined;
    for (const { find, usual } of finders) {
      const found = find(progress, asOf);
      if (found === undefined) continue;
      all ??= [];
      all.push({ ...usual, ...found });
    }
    return all ?? NOTHING;
  };
}

/** The rules of a row, in the order in which their findings are shown. */
function rowRulesOf(standard: Standard): readonly RowRule[] {
  const { methods, times } = standard;
  const steps = stepsOf(standard);
  const graded = methods.map((method) => ({ grade: method.grade.key, date: gradedStep(method).key }));
  return [
    identity,
    ...ORDER.map(({ earlier, later, doubts }) => inOrder(earlier, later, IMPOSSIBLE, doubts)),
    ...steps.map(({ key }) => inOrder('epaStart', key, { on: times.epaPeriod }, UNDERWAY)),
    ...gatewayRulesOf(standard),
    ...contradictions(standard),
    ...steps.map((step) => notAfterLastDay(standard, step)),
    ...steps.flatMap((step) => (step.from ? [notBeforeFirstDay(standard, step, step.from)] : [])),
    ...steps.flatMap((step) => (step.follows ? [inSequence(standard, step, step.follows)] : [])),
    ...graded.map(({ grade, date }) => gradeWithDate(grade, date)),
    confirmedAfterLast(standard),
    ...steps.filter(({ act }) => act === 'submit').map(({ key }) => notInFuture(key, UNDERWAY)),
    notInFuture('resultsConfirmed', EVERY_STAGE),
    notInFuture('certificateDate', EVERY_STAGE),
    ...graded.map(({ grade, date }) => heldWhenGraded(grade, date)),
    ...figuresOf(standard).map((figure) => figureInside(checkOf(standard, figure), dueOf(standard, figure))),
    ...resitRules(standard),
  ];
}

/** Dates that come one after the other; a day on which both happen is fine. */
const ORDER = [
  { earlier: 'dateOfBirth', later: 'start', doubts: NO_STAGE },
  { earlier: 'start', later: 'plannedEnd', doubts: TOWARDS_GATEWAY },
  { earlier: 'start', later: 'gatewayDate', doubts: UNTIL_GRADED },
  { earlier: 'gatewayDate', later: 'epaStart', doubts: UNTIL_GRADED },
  { earlier: 'resultsConfirmed', later: 'certificateDate', doubts: HAS_PASSED },
] as const;

const identity: RowRule = {
  rests: IMPOSSIBLE,
  // Who somebody is does not change where they stand.
  doubts: NO_STAGE,
  find({ uln, apprentice }) {
    if ((apprentice ?? '') === '' && (uln === undefined || isPlaceholderUln(uln)))
      return { column: 'apprentice', code: 'APPRENTICE_UNNAMED', details: {} };
    const finding = uln === undefined ? undefined : ulnFinding(uln);
    if (finding === undefined) return undefined;
    // A sandbox number fails its check digit too: a warning. A number of the wrong length is no ULN at all.
    const severity = isPossibleUln(uln as string) ? 'warning' : 'error';
    return { column: 'uln', code: 'ULN_DOUBTFUL', details: { value: uln, finding }, severity };
  },
};

function inOrder(
  earlier: string,
  later: string,
  rests: RowRule['rests'],
  doubts: RowRule['doubts'],
): RowRule {
  return {
    rests,
    doubts,
    find(progress) {
      const first = dayIn(progress, earlier);
      const second = dayIn(progress, later);
      if (first === undefined || second === undefined || second >= first) return undefined;
      const swapped = swapMends(earlier, first, later, second);
      return {
        column: later,
        code: swapped ? 'DATES_SWAPPED' : 'DATES_OUT_OF_ORDER',
        details: {
          date: formatDay(second),
          otherValue: formatDay(first),
          ...(swapped && { swapped: formatDay(swapped.day) }),
        },
        columns: { other: earlier, ...(swapped && { swappedColumn: swapped.column }) },
      };
    },
  };
}

/** Where an order breaks and day and month swapped would mend it, that is the likely slip: said, never done. */
function swapMends(
  earlier: string,
  first: Day,
  later: string,
  second: Day,
): { readonly column: string; readonly day: Day } | undefined {
  const swappedSecond = withDayAndMonthSwapped(second);
  if (swappedSecond !== undefined && swappedSecond >= first) return { column: later, day: swappedSecond };
  const swappedFirst = withDayAndMonthSwapped(first);
  return swappedFirst !== undefined && second >= swappedFirst
    ? { column: earlier, day: swappedFirst }
    : undefined;
}

function withDayAndMonthSwapped(day: Day): Day | undefined {
  const { year, month, dayOfMonth } = partsOf(day);
  const swapped = dayOfMonth === month ? undefined : dayOf(year, dayOfMonth, month);
  return swapped !== undefined && isInRange(swapped) ? swapped : undefined;
}

function notAfterLastDay(standard: Standard, step: Step): RowRule {
  const { rule } = step.by;
  const lastDay = remembered((epaStart: Day) => dayAfter(standard, rule, epaStart));
  const code = rule === standard.times.epaPeriod ? 'ASSESSED_AFTER_EPA_END' : 'AFTER_LAST_DAY';
  const words = lastDayWords(ruleOf(standard, rule).force);
  return {
    rests: { on: rule },
    doubts: UNDERWAY,
    isBreach: true,
    find(progress) {
      const day = dayIn(progress, step.key);
      const { epaStart } = progress;
      if (epaStart === undefined || day === undefined || day <= lastDay(epaStart)) return undefined;
      const end = formatDay(lastDay(epaStart));
      return {
        column: step.key,
        code,
        details: { date: formatDay(day), end, lastDay: words, step: nounOf(step) },
      };
    },
  };
}

function notBeforeFirstDay(
  standard: Standard,
  { key }: Step,
  { rule, after }: NonNullable<Step['from']>,
): RowRule {
  const firstDay = remembered((counted: Day) => dayAfter(standard, rule, counted));
  const says = ruleOf(standard, rule).force === 'must' ? 'allows' : 'recommends';
  const step = nounOf(stepOf(standard, after));
  return {
    rests: { on: rule },
    doubts: UNTIL_CONFIRMED,
    find(progress) {
      const counted = dayIn(progress, after);
      const day = dayIn(progress, key);
      if (counted === undefined || day === undefined || day >= firstDay(counted)) return undefined;
      const from = formatDay(firstDay(counted));
      return { column: key, code: 'BEFORE_FIRST_DAY', details: { date: formatDay(day), from, step, says } };
    },
  };
}

function inSequence(
  standard: Standard,
  { key }: Step,
  { rule, step: other }: NonNullable<Step['follows']>,
): RowRule {
  const leastDays = numberOf(standard, rule);
  const code = ruleOf(standard, rule).force === 'must' ? 'OUT_OF_SEQUENCE' : 'BETTER_LATER';
  const step = nounOf(stepOf(standard, other));
  return {
    rests: { on: rule },
    doubts: UNDERWAY,
    isBreach: true,
    find(progress) {
      const day = dayIn(progress, key);
      const before = dayIn(progress, other);
      if (day === undefined || before === undefined || day >= before + leastDays) return undefined;
      return {
        column: key,
        code,
        details: { date: formatDay(day), step, otherValue: formatDay(before) },
      };
    },
  };
}

function gradeWithDate(grade: string, date: string): RowRule {
  return {
    rests: DOUBTFUL,
    doubts: NO_STAGE,
    find(progress) {
      const value = gradeIn(progress, grade);
      if (value === undefined || !isBlank(progress, date)) return undefined;
      return { column: grade, code: 'GRADE_WITHOUT_DATE', details: { value }, columns: { other: date } };
    },
  };
}

function confirmedAfterLast(standard: Standard): RowRule {
  const lastOf = lastAssessmentOf(standard);
  return {
    rests: IMPOSSIBLE,
    doubts: [...UNTIL_CONFIRMED, 'Passed'],
    find(progress) {
      const { resultsConfirmed } = progress;
      const last = resultsConfirmed === undefined ? undefined : lastOf(progress);
      // Beside a fail they may be the results of the attempt before the resit.
      if (standard.methods.some((method) => currentGrade(progress, method) === 'Fail')) return undefined;
      if (resultsConfirmed === undefined || last === undefined || resultsConfirmed >= last) return undefined;
      return {
        column: 'resultsConfirmed',
        code: 'DATES_OUT_OF_ORDER',
        details: {
          date: formatDay(resultsConfirmed),
          other: 'the last assessment',
          otherValue: formatDay(last),
        },
      };
    },
  };
}

function notInFuture(column: string, doubts: RowRule['doubts']): RowRule {
  return {
    rests: DOUBTFUL,
    doubts,
    find(progress, asOf) {
      const day = dayIn(progress, column);
      return day !== undefined && day > asOf
        ? { column, code: 'DATE_IN_FUTURE', details: { date: formatDay(day), asOf: formatDay(asOf) } }
        : undefined;
    },
  };
}

function heldWhenGraded(grade: string, date: string): RowRule {
  const held = notInFuture(date, EVERY_STAGE);
  return {
    ...held,
    find: (progress, asOf) =>
      gradeIn(progress, grade) === undefined ? undefined : held.find(progress, asOf),
  };
}

/** In a cohort the same figures come back again and again: each is judged once. */
function figureInside({ column, finding, shareOf, restsOn: [restsOn] }: Check, isDue: IsDue): RowRule {
  const judge = remembered((figure: unknown) => finding(figure));
  return {
    rests: IMPOSSIBLE,
    doubts: UNTIL_GRADED,
    isBreach: true,
    find(progress, asOf) {
      if (!isDue(progress, asOf)) return undefined;
      const value = progress[column];
      const whole = shareOf === undefined ? 1 : progress[shareOf];
      if (value === undefined || whole === undefined) return undefined;
      const figure = shareOf === undefined ? value : (value as number) / (whole as number);
      // What is agreed for the apprentice allows more and never less: it is asked about only where the figure needs it.
      if (judge(figure) === undefined) return undefined;
      const adjustment = adjustmentOf(progress);
      const found = adjustment === undefined ? judge(figure) : finding(figure, adjustment);
      if (found === undefined) return undefined;
      const severity = found.force === undefined ? 'error' : adjustedSeverity(severityOf(found.force), found);
      const details = { value, finding: found.words };
      return {
        column,
        code: 'FIGURE_OUTSIDE_STANDARD',
        details,
        severity,
        ...(restsOn !== undefined && { restsOn }),
      };
    },
  };
}

type IsDue = (progress: Progress, asOf: Day) => boolean;

/** A figure counts once what it measures is in or held; before that it is a draft, or a plan. That of a void attempt does not. */
function dueOf(standard: Standard, figure: Figure): IsDue {
  const method = standard.methods.find(({ steps }) => steps.some(({ figures }) => figures.includes(figure)));
  const step = method?.steps.find(({ figures }) => figures.includes(figure));
  if (method === undefined || step === undefined)
    return (progress, asOf) => isFigureDue(standard, figure.key, progress, asOf);
  const attempt = firstAttempt(method, step);
  return (progress, asOf) =>
    !(step.key in progress) ||
    isDone(attemptDay(progress, attempt, asOf), asOf) ||
    firstGrade(progress, method) !== undefined;
}

/** What may have been agreed is no error: somebody has to look. */
function adjustedSeverity(severity: Severity, { mayBeAgreed }: { readonly mayBeAgreed?: true }): Severity {
  return mayBeAgreed && severity === 'error' ? 'warning' : severity;
}

/** The columns of dates that people make with the EPAO. */
export function bookedColumns(standard: Standard): readonly string[] {
  const resits = standard.methods.map(({ resit }) => resit.date.key);
  return [...assessmentsOf(standard).map(({ key }) => key), ...resits];
}
