import { formatDay } from '../dates/day';
import { type Method, ruleOf, type Standard } from '../standard/standard';
import {
  attemptsGraded,
  attemptsOf,
  capOf,
  countedGrade,
  currentGrade,
  firstDay,
  firstGrade,
  isVoid,
  resitDay,
  resitGrade,
  windowEnd,
} from './attempts';
import { severityOf } from './force';
import { isDone, type Progress } from './progress';
import {
  DOUBTFUL,
  EVERY_STAGE,
  IMPOSSIBLE,
  NO_STAGE,
  type RowRule,
  UNDERWAY,
  UNTIL_CONFIRMED,
} from './row-rule';

/** The attempt after the first. */
const SECOND = 2;

/** What does not fit together in the attempts at the methods. What an EPAO lays down binds once it is set. */
export function resitRules(standard: Standard): readonly RowRule[] {
  return standard.methods.flatMap((method) => [
    afterFirstAttempt(method),
    onlyAfterFail(standard, method, method.resit.date.key),
    onlyAfterFail(standard, method, method.resit.grade.key),
    gradedOnDay(method),
    heldWhenGraded(method),
    insideWindow(standard, method),
    insideLimit(standard, method),
    enoughAttempts(method),
    saysCap(standard, method),
  ]);
}

function afterFirstAttempt(method: Method): RowRule {
  return {
    rests: IMPOSSIBLE,
    doubts: UNTIL_CONFIRMED,
    find(progress) {
      const [first, again] = [firstDay(progress, method), resitDay(progress, method)];
      if (first === undefined || again === undefined || again >= first) return undefined;
      return {
        column: method.resit.date.key,
        code: 'DATES_OUT_OF_ORDER',
        details: {
          date: formatDay(again),
          other: `the first attempt at the ${method.name.toLowerCase()}`,
          otherValue: formatDay(first),
        },
      };
    },
  };
}

/** A first grade that is blank may be one that was forgotten, and a void attempt is taken again in its own place: doubtful. Any grade but a fail breaks the rule. */
function onlyAfterFail(standard: Standard, method: Method, column: string): RowRule {
  const { grade } = method;
  return {
    rests: standard.resits === undefined ? DOUBTFUL : { on: standard.resits },
    doubts: UNTIL_CONFIRMED,
    find(progress) {
      const first = progress[grade.key];
      if (progress[column] === undefined || isVoid(progress, column)) return undefined;
      // A sheet without that column says nothing of the first attempt.
      if (first === 'Fail' || !(grade.key in progress)) return undefined;
      return {
        column,
        code: 'RESIT_WITHOUT_FAIL',
        details: { otherValue: first ?? 'blank' },
        columns: { other: grade.key },
        ...(firstGrade(progress, method) === undefined && DOUBTFUL),
      };
    },
  };
}

function gradedOnDay(method: Method): RowRule {
  const { resit } = method;
  return {
    rests: DOUBTFUL,
    doubts: NO_STAGE,
    find(progress) {
      const value = resitGrade(progress, method);
      const { key } = resit.date;
      if (value === undefined || progress[key] !== undefined || !(key in progress)) return undefined;
      return {
        column: resit.grade.key,
        code: 'GRADE_WITHOUT_DATE',
        details: { value },
        columns: { other: key },
      };
    },
  };
}

function heldWhenGraded(method: Method): RowRule {
  return {
    rests: DOUBTFUL,
    doubts: EVERY_STAGE,
    find(progress, asOf) {
      const day = resitDay(progress, method);
      if (resitGrade(progress, method) === undefined || day === undefined || isDone(day, asOf))
        return undefined;
      const details = { date: formatDay(day), asOf: formatDay(asOf) };
      return { column: method.resit.date.key, code: 'DATE_IN_FUTURE', details };
    },
  };
}

/** Whether it is a resit or a retake no sheet tells, so both windows are looked at: the longer one is the end. */
function insideWindow(standard: Standard, method: Method): RowRule {
  const { resitWindow, retakeWindow } = standard.settable;
  const column = method.resit.date.key;
  return {
    rests: IMPOSSIBLE,
    doubts: UNDERWAY,
    isBreach: true,
    find(progress) {
      const day = resitDay(progress, method);
      // Of several resits only the last one has a day in the sheet, so that nobody can tell what it is counted from.
      const isFirstResit = (attemptsOf(progress, method) ?? 0) <= SECOND;
      const failed = isFirstResit ? firstDay(progress, method) : undefined;
      const resitEnd = windowEnd(standard, resitWindow, failed);
      const retakeEnd = windowEnd(standard, retakeWindow, failed);
      const end = Math.max(resitEnd ?? 0, retakeEnd ?? 0) as typeof resitEnd;
      if (failed === undefined || day === undefined || !end) return undefined;
      const details = { date: formatDay(day), failed: formatDay(failed), end: formatDay(end) };
      const rule = end === resitEnd ? resitWindow : retakeWindow;
      if (day > end)
        return { column, code: 'RESIT_AFTER_WINDOW', details, ...(rule && restingOn(standard, rule)) };
      if (resitEnd === undefined || day <= resitEnd) return undefined;
      return {
        column,
        code: 'RESIT_ONLY_AS_RETAKE',
        details: { ...details, resitEnd: formatDay(resitEnd) },
        severity: 'note',
      };
    },
  };
}

function restingOn(standard: Standard, rule: string) {
  return { restsOn: rule, severity: severityOf(ruleOf(standard, rule).force) };
}

function insideLimit({ rules, settable }: Standard, method: Method): RowRule {
  const most = settable.attempts === undefined ? undefined : rules[settable.attempts]?.value;
  const { attempts, grade } = method.resit;
  return {
    rests: settable.attempts === undefined ? IMPOSSIBLE : { on: settable.attempts },
    doubts: UNDERWAY,
    isBreach: true,
    find(progress) {
      const value = attemptsOf(progress, method);
      if (most === undefined || value === undefined || value <= most) return undefined;
      const column = progress[attempts.key] === undefined ? grade.key : attempts.key;
      return { column, code: 'ATTEMPTS_OVER_LIMIT', details: { value, most } };
    },
  };
}

function enoughAttempts(method: Method): RowRule {
  const { attempts, grade } = method.resit;
  return {
    rests: DOUBTFUL,
    doubts: NO_STAGE,
    find(progress) {
      const value = progress[attempts.key] as number | undefined;
      const least = attemptsGraded(progress, method);
      if (value === undefined || progress[grade.key] === undefined || value >= least) return undefined;
      const details = { value, least };
      return { column: attempts.key, code: 'ATTEMPTS_TOO_FEW', details, columns: { other: grade.key } };
    },
  };
}

/** No fault: the sheet keeps the grade that was given, and the overall grade counts another one. */
function saysCap(standard: Standard, method: Method): RowRule {
  const isCapped = capOf(standard) === 'capped';
  return {
    rests: { severity: 'note' },
    doubts: NO_STAGE,
    find(progress: Progress) {
      if (!isCapped || resitGrade(progress, method) === undefined) return undefined;
      const value = currentGrade(progress, method);
      const counted = countedGrade(standard, progress, method);
      if (value === counted) return undefined;
      return { column: method.resit.grade.key, code: 'RESIT_CAPPED', details: { value, counted } };
    },
  };
}
