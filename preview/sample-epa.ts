import { addDays, type Day } from '../core/dates/day';
import { lastAssessmentOf } from '../core/rules/assessments';
import { gradesOf, readingsOf } from '../core/rules/grading';
import { dayAfter, epaEnd, expectedResult } from '../core/rules/timeline';
import type { Apprentice } from '../core/sheet/columns';
import { countedSteps, type StepOfMethod, stepsInUsualOrder } from '../core/standard/order';
import type { Standard } from '../core/standard/standard';
import { type Dice, diceFrom } from './dice';
import {
  type Assessments,
  firstDueStep,
  firstGrades,
  methodRecords,
  nextWorkingDay,
  plannedDays,
  type Recorded,
  workingDay,
} from './sample-methods';
import type { EpaEvent, Story } from './sample-stories';

/** How many days after the last assessment a failed method is taken again, after the results the certificate is issued. */
const RESIT_AFTER = [35, 56] as const;
const CERTIFICATE_AFTER = [14, 56] as const;
/** How many days before or after the day that it aims for the EPAO confirms the results. */
const AROUND_AIM = [-2, 4] as const;
/** The days from the last assessment to the results where the bank holidays of that year are not known. */
const FORTNIGHT = 14;

type EpaStory = NonNullable<Story['epa']>;

/** An EPA from its start to the certificate, what is still to come among it. */
interface Course extends Assessments {
  readonly epaStart: Day;
  readonly lastAssessment: Day;
  readonly results: Day;
  readonly certificate: Day;
}

type Told = Recorded & Pick<Apprentice, 'certificateDate'> & { readonly epaStart: Day };

/** What a sheet says of the EPA of an apprentice with a story, as of a day. */
export function epaTeller(standard: Standard, asOf: Day): (story: EpaStory, dice: Dice) => Told {
  const steps = stepsInUsualOrder(standard);
  const recordsOf = methodRecords(standard, asOf);
  return (story, dice) => {
    const seed = dice(0, 1_000_000);
    const courseFrom = (epaStart: Day) => courseOf(standard, steps, story, epaStart, diceFrom(seed));
    const course = courseFrom(startOf(standard, asOf, story, courseFrom, dice));
    const { epaStart, results, certificate } = course;
    const told = { epaStart, ...recordsOf(course, story.isLate === true, dice) };
    if (story.upTo === undefined) return told;
    const confirmed = {
      ...told,
      resultsConfirmed: results,
      confirmedGrade: confirmedGrade(standard, told, dice),
    };
    return story.upTo === 'results' ? confirmed : { ...confirmed, certificateDate: certificate };
  };
}

function courseOf(
  standard: Standard,
  steps: readonly StepOfMethod[],
  { fails }: EpaStory,
  epaStart: Day,
  dice: Dice,
): Course {
  const planned = plannedDays(standard, steps, epaStart, dice);
  const { grades, failed } = firstGrades(standard, fails !== undefined, dice);
  const last = lastAssessmentOf(standard)(Object.fromEntries(planned)) ?? epaStart;
  const again = nextWorkingDay(addDays(last, dice(...RESIT_AFTER)));
  const resit = failed && fails === 'taken again' ? { method: failed, day: again } : undefined;
  const lastAssessment = resit?.day ?? last;
  const aim = expectedResult(standard, lastAssessment, []) ?? addDays(lastAssessment, FORTNIGHT);
  const results = workingDay(addDays(aim, dice(...AROUND_AIM)));
  const certificate = nextWorkingDay(addDays(results, dice(...CERTIFICATE_AFTER)));
  return { epaStart, planned, grades, resit, lastAssessment, results, certificate };
}

/** The EPA start from which the event of a story was as long ago as the story has it, a few days more or less. */
function startOf(
  standard: Standard,
  asOf: Day,
  { since, ago, isLate }: EpaStory,
  courseFrom: (epaStart: Day) => Course,
  dice: Dice,
): Day {
  if (since === 'EPA start') {
    const end = isLate ? dayAfter(standard, firstDueStep(standard).by.rule, asOf) : epaEnd(standard, asOf);
    return workingDay(addDays(asOf, -Math.round(((end - asOf) * dice(...ago)) / 100)));
  }
  const target = addDays(asOf, -dice(...ago));
  const eventFrom = (start: Day) => eventOf(standard, courseFrom(start), since);
  let start = workingDay(addDays(target, target - eventFrom(target)));
  while (eventFrom(start) > target) start = workingDay(addDays(start, -1));
  return start;
}

function eventOf(standard: Standard, course: Course, since: EpaEvent): Day {
  switch (since) {
    case 'EPA start':
      return course.epaStart;
    case 'hand-in':
      return course.planned.get(countedSteps(standard)[0]?.key ?? '') ?? course.epaStart;
    case 'last assessment':
    case 'resit':
      return course.lastAssessment;
    case 'results':
      return course.results;
    case 'certificate':
      return course.certificate;
  }
}

/** What the grades make, in one of the readings of a standard that leaves that open. */
function confirmedGrade(standard: Standard, told: Recorded, dice: Dice): unknown {
  const readings = readingsOf(standard, gradesOf(standard, told));
  return readings[dice(0, readings.length - 1)]?.grade;
}
