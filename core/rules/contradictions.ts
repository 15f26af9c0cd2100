import { VOID } from '../cells/grades';
import { type Day, formatDay } from '../dates/day';
import {
  type GatewayItem,
  gradedStep,
  type Method,
  nounOf,
  ruleOf,
  type Standard,
  stepOf,
  stepsOf,
} from '../standard/standard';
import {
  attemptDay,
  attemptsOf,
  currentGrade,
  failedColumn,
  firstGrade,
  isVoid,
  resitAttempt,
} from './attempts';
import { severityOf } from './force';
import { unsettledItems } from './gateway';
import { gradesOf, overallGrade, readingsOf } from './grading';
import { dayIn, isBlank, isDone, type Progress } from './progress';
import {
  DOUBTFUL,
  EVERY_STAGE,
  HAS_PASSED,
  type RowRule,
  TOWARDS_GATEWAY,
  UNDERWAY,
  UNTIL_CONFIRMED,
  UNTIL_GRADED,
} from './row-rule';

/*
 * What a row says of an apprentice that cannot all be true. Nothing is said of columns that the sheet does not have.
 */
export function contradictions(standard: Standard): readonly RowRule[] {
  return [
    ...gatewayIncomplete(standard),
    epaStartWithoutGateway(standard),
    takenBeforeEpaStart(standard),
    ...stepsOf(standard).flatMap((step) => (step.from ? [heldTooSoon(standard, step.key, step.from)] : [])),
    besideFail(standard, 'certificateDate', HAS_PASSED),
    besideFail(standard, 'resultsConfirmed', UNDERWAY),
    besideVoid(standard, 'certificateDate', HAS_PASSED),
    besideVoid(standard, 'resultsConfirmed', EVERY_STAGE),
    confirmedGradeDiffers(standard),
    resultsWithoutGrades(standard),
    confirmedWithoutDay,
    completedBeforeGateway,
  ];
}

/** Gateway or the EPA start has come, and something is missing that must be settled before. */
function gatewayIncomplete(standard: Standard): readonly RowRule[] {
  const [first] = standard.gateway;
  if (first === undefined) return [];
  return [
    {
      rests: { on: first.restsOn[0] },
      doubts: EVERY_STAGE,
      find(progress, asOf) {
        // A sheet that records nothing of gateway is not asked when it was.
        if (!standard.gateway.some(({ key }) => key in progress)) return undefined;
        const column = isDone(progress.gatewayDate, asOf) ? 'gatewayDate' : 'epaStart';
        const day = dayIn(progress, column);
        if (day === undefined || day > asOf) return undefined;
        const missing = missingThen(standard, progress, asOf);
        const [item] = missing;
        if (item === undefined) return undefined;
        const [restsOn] = item.restsOn;
        return {
          column,
          code: 'GATEWAY_INCOMPLETE',
          details: { date: formatDay(day), missing: missing.map(({ label }) => label).join(', ') },
          restsOn,
          severity: severityOf(ruleOf(standard, restsOn).force),
        };
      },
    },
  ];
}

/** Once the EPAO has confirmed the results, a blank is only a record that nobody kept; a plain no still speaks against them. */
function missingThen(standard: Standard, progress: Progress, asOf: Day): readonly GatewayItem[] {
  const isFinished = hasResults(progress, asOf);
  return unsettledItems(standard, progress, asOf)
    .filter(({ saysNo }) => saysNo || !isFinished)
    .map(({ item }) => item);
}

function hasResults({ resultsConfirmed, certificateDate }: Progress, asOf: Day): boolean {
  return isDone(resultsConfirmed, asOf) || isDone(certificateDate, asOf);
}

function epaStartWithoutGateway(standard: Standard): RowRule {
  return {
    rests: { on: standard.times.epaPeriod },
    doubts: [...UNTIL_GRADED, 'Awaiting confirmation'],
    find(progress, asOf) {
      if (!isBlank(progress, 'gatewayDate') || hasResults(progress, asOf)) return undefined;
      const { epaStart } = progress;
      if (epaStart === undefined) return undefined;
      return {
        column: 'epaStart',
        code: 'EPA_WITHOUT_GATEWAY',
        details: { date: formatDay(epaStart) },
        columns: { other: 'gatewayDate' },
      };
    },
  };
}

/** Something is handed in, held or graded, and the EPA period that it belongs to has no beginning. */
function takenBeforeEpaStart(standard: Standard): RowRule {
  const grades = standard.methods.map(({ grade }) => grade.key);
  const steps = stepsOf(standard).map(({ key }) => key);
  return {
    rests: { on: standard.times.epaPeriod },
    doubts: UNTIL_GRADED,
    find(progress, asOf) {
      if (!isBlank(progress, 'epaStart') || hasResults(progress, asOf)) return undefined;
      const taken =
        steps.find((key) => isDone(dayIn(progress, key), asOf)) ??
        grades.find((key) => progress[key] !== undefined);
      if (taken === undefined) return undefined;
      return { column: 'epaStart', code: 'EPA_START_MISSING', details: {}, columns: { other: taken } };
    },
  };
}

/** Held or graded, although what it builds on is not in. */
function heldTooSoon(
  standard: Standard,
  key: string,
  { rule, after }: { readonly rule: string; readonly after: string },
): RowRule {
  const method = standard.methods.find(({ steps }) => steps.some((step) => step.key === key));
  const isGraded = (progress: Progress) =>
    method !== undefined && gradedStep(method).key === key && firstGrade(progress, method) !== undefined;
  return {
    rests: { on: rule },
    doubts: UNTIL_CONFIRMED,
    find(progress, asOf) {
      const day = dayIn(progress, key);
      if (day === undefined || !isBlank(progress, after)) return undefined;
      if (!isDone(day, asOf) && !isGraded(progress)) return undefined;
      const step = nounOf(stepOf(standard, after));
      return {
        column: key,
        code: 'HELD_TOO_SOON',
        details: { date: formatDay(day), step },
        columns: { other: after },
      };
    },
  };
}

/** The EPAO claims a certificate, and confirms the grade, once every method is passed. */
function besideFail(
  standard: Standard,
  column: 'certificateDate' | 'resultsConfirmed',
  doubts: RowRule['doubts'],
): RowRule {
  const { bands } = standard.grading;
  const rests = { on: bands[bands.length - 1]?.rule as string };
  return {
    rests,
    doubts,
    find(progress, asOf) {
      const day = progress[column];
      if (day === undefined || day > asOf) return undefined;
      const failed = standard.methods.find((method) => currentGrade(progress, method) === 'Fail');
      if (failed === undefined || (column === 'resultsConfirmed' && isTakenAgain(progress, failed, asOf)))
        return undefined;
      return {
        column,
        code: 'BESIDE_A_FAIL',
        details: { date: formatDay(day), value: 'Fail' },
        columns: { other: failedColumn(progress, failed) },
      };
    },
  };
}

/** The results may be those of the attempt before. */
function isTakenAgain(progress: Progress, method: Method, asOf: Day): boolean {
  const day = attemptDay(progress, resitAttempt(method), asOf);
  return day !== undefined || (attemptsOf(progress, method) ?? 0) > 1;
}

/** A method whose only attempt was void has not been taken: no result, and no certificate. */
function besideVoid(
  standard: Standard,
  column: 'certificateDate' | 'resultsConfirmed',
  doubts: RowRule['doubts'],
): RowRule {
  const { bands } = standard.grading;
  return {
    rests: { on: bands[bands.length - 1]?.rule as string },
    doubts,
    find(progress, asOf) {
      const day = progress[column];
      if (day === undefined || day > asOf) return undefined;
      const open = standard.methods.find(
        (method) => isVoid(progress, method.grade.key) && currentGrade(progress, method) === undefined,
      );
      if (open === undefined) return undefined;
      const details = { date: formatDay(day), otherValue: VOID };
      return { column, code: 'RESULTS_WITHOUT_GRADE', details, columns: { other: open.grade.key } };
    },
  };
}

/** What the EPAO confirmed, beside what the methods add up to in every reading of the standard that plans use. */
function confirmedGradeDiffers(standard: Standard): RowRule {
  const { bands } = standard.grading;
  return {
    rests: { on: bands[bands.length - 1]?.rule as string },
    doubts: EVERY_STAGE,
    find(progress) {
      const { confirmedGrade } = progress;
      if (confirmedGrade === undefined) return undefined;
      const grades = gradesOf(standard, progress);
      const outcome = overallGrade(standard, grades);
      if (outcome === undefined || outcome === 'Incomplete' || outcome === confirmedGrade) return undefined;
      const details = { value: confirmedGrade, grade: outcome };
      return readingsOf(standard, grades).some(({ grade }) => grade === confirmedGrade)
        ? { column: 'confirmedGrade', code: 'CONFIRMED_GRADE_OPEN', details, severity: 'note' }
        : { column: 'confirmedGrade', code: 'CONFIRMED_GRADE_DIFFERS', details };
    },
  };
}

function resultsWithoutGrades(standard: Standard): RowRule {
  const grades = standard.methods.map(({ grade }) => grade.key);
  return {
    rests: DOUBTFUL,
    doubts: UNTIL_GRADED,
    find(progress, asOf) {
      const { resultsConfirmed, confirmedGrade } = progress;
      if (resultsConfirmed === undefined || resultsConfirmed > asOf || confirmedGrade !== undefined)
        return undefined;
      const missing = grades.find((key) => isBlank(progress, key));
      if (missing === undefined) return undefined;
      return {
        column: 'resultsConfirmed',
        code: 'RESULTS_WITHOUT_GRADE',
        details: { date: formatDay(resultsConfirmed), otherValue: 'blank' },
        columns: { other: missing },
      };
    },
  };
}

/** A grade that is confirmed was confirmed on some day; until that stands in the sheet it counts as awaited. */
const confirmedWithoutDay: RowRule = {
  rests: DOUBTFUL,
  doubts: UNTIL_CONFIRMED,
  find(progress) {
    const { confirmedGrade } = progress;
    if (confirmedGrade === undefined || !isBlank(progress, 'resultsConfirmed')) return undefined;
    return {
      column: 'confirmedGrade',
      code: 'CONFIRMED_WITHOUT_DAY',
      details: { value: confirmedGrade },
      columns: { other: 'resultsConfirmed' },
    };
  },
};

/** Somebody who has completed has been through gateway: what is missing is the record. */
const completedBeforeGateway: RowRule = {
  rests: DOUBTFUL,
  doubts: TOWARDS_GATEWAY,
  find(progress) {
    const { learningStatus } = progress;
    if (learningStatus !== 'Completed' || !isBlank(progress, 'gatewayDate')) return undefined;
    return {
      column: 'learningStatus',
      code: 'COMPLETED_WITHOUT_EPA',
      details: { value: learningStatus },
      columns: { other: 'gatewayDate' },
    };
  },
};
