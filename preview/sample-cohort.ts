import { addDays, addMonths, type Day, MONTHS, partsOf, weekdayOf } from '../core/dates/day';
import { lastAssessmentOf } from '../core/rules/assessments';
import { gradesOf, overallGrade } from '../core/rules/grading';
import { dayAfter, epaEnd, expectedGateway, expectedResult } from '../core/rules/timeline';
import { chosenColumns } from '../core/sheet/chosen-standard';
import type { Apprentice } from '../core/sheet/columns';
import type { Standard } from '../core/standard/standard';
import { type Dice, diceFrom, happens, pick } from './dice';
import { gatewayEvidence } from './sample-evidence';
import { firstDueStep, methodRecords, type Recorded, workingDay } from './sample-methods';
import { EMPLOYERS, nameOf, ulns } from './sample-names';

/** One fictional apprentice, as a provider's sheet holds them. What is not known yet is left out. */
export type SampleApprentice = Apprentice & Known;

/** What is known of everybody. */
interface Known {
  readonly uln: string;
  readonly apprentice: string;
  readonly start: Day;
  readonly plannedEnd: Day;
  readonly learningStatus: NonNullable<Apprentice['learningStatus']>;
}

/**
 * How far apprentices have come, and how many of a hundred. `epa` is how long ago their EPA began, in percent of the EPA
 * period; of those who are late, in percent of the time for what they are late with.
 */
const STORIES = [
  { share: 26 },
  { share: 3, learningStatus: 'Break in learning' },
  { share: 1, learningStatus: 'Withdrawn' },
  { share: 8, isAtGateway: true },
  { share: 30, epa: [5, 95] },
  { share: 4, epa: [105, 140], isLate: true },
  { share: 8, epa: [95, 103] },
  { share: 20, epa: [123, 275], isConfirmed: true },
] as const satisfies readonly Story[];

interface Story {
  readonly share: number;
  readonly learningStatus?: Known['learningStatus'];
  readonly epa?: readonly [number, number];
  readonly isAtGateway?: true;
  readonly isLate?: true;
  readonly isConfirmed?: true;
}

/** Where the first apprentice's dice begin, the next one's beside them. */
const SEED = 2_036_031;

/**
 * Fictional apprentices of a standard as they would stand on a day: the same ones for the same day, on every machine.
 * A longer cohort begins with the shorter one.
 */
export function sampleCohort(
  asOf: Day,
  count: number,
  standard: Standard = chosenColumns().standard,
): SampleApprentice[] {
  const nextUln = ulns();
  const tell = teller(standard, asOf);
  return Array.from({ length: count }, (_, i) => {
    const dice = diceFrom(SEED + i);
    const employer = EMPLOYERS[dice(0, EMPLOYERS.length - 1)] as string;
    return { uln: nextUln(), apprentice: nameOf(i), employer, ...tell(pick(STORIES, dice), dice) };
  });
}

type Told = Omit<Known, 'uln' | 'apprentice'> & Recorded;

/** What a sheet says of an apprentice with a story, as of a day. */
function teller(standard: Standard, asOf: Day): (story: Story, dice: Dice) => Told {
  const recordsOf = methodRecords(standard, asOf);
  return (story, dice) => {
    const soFar = progress(standard, asOf, story, dice);
    const { epaStart } = soFar;
    const dateOfBirth = addDays(addMonths(soFar.start, -12 * dice(17, 44)), -dice(0, 364));
    const told = {
      ...soFar,
      dateOfBirth,
      ...gatewayEvidence(standard, asOf, { ...soFar, dateOfBirth }, dice),
      ...(epaStart !== undefined && recordsOf({ epaStart, isLate: story.isLate === true }, dice)),
    };
    return story.isConfirmed ? { ...told, ...outcome(standard, asOf, told, dice) } : told;
  };
}

type Progress = Omit<Known, 'uln' | 'apprentice'> & Pick<Apprentice, 'cohort' | 'gatewayDate' | 'epaStart'>;

/** How far somebody has come: on programme, at gateway, or in EPA. */
function progress(standard: Standard, asOf: Day, story: Story, dice: Dice): Progress {
  const { learningStatus = 'Active', epa, isAtGateway } = story;
  const usualDays = expectedGateway(standard, asOf) - asOf;
  if (!epa && !isAtGateway) {
    const begun = addDays(asOf, -dice(percent(usualDays, 5), percent(usualDays, 97)));
    return { ...programme(standard, begun, dice), learningStatus };
  }
  const epaStart = epa && epaStartOf(standard, asOf, story, dice);
  const gatewayDate = workingDay(addDays(epaStart ?? asOf, epaStart ? -dice(12, 33) : -dice(1, 20)));
  const begun = addDays(gatewayDate, -percent(usualDays, dice(100, 113)));
  return { ...programme(standard, begun, dice), learningStatus, gatewayDate, ...(epaStart && { epaStart }) };
}

function percent(days: number, share: number): number {
  return Math.round((days * share) / 100);
}

function epaStartOf(standard: Standard, asOf: Day, { epa = [0, 0], isLate }: Story, dice: Dice): Day {
  const end = isLate ? dayAfter(standard, firstDueStep(standard).by.rule, asOf) : epaEnd(standard, asOf);
  const [least, most] = epa.map((share) => percent(end - asOf, share)) as [number, number];
  return workingDay(addDays(asOf, -dice(least, most)));
}

/** Programmes begin on a Monday; a cohort is named after the month. */
function programme(
  standard: Standard,
  about: Day,
  dice: Dice,
): Pick<Progress, 'cohort' | 'start' | 'plannedEnd'> {
  let start = about;
  while (weekdayOf(start) !== 'Monday') start = addDays(start, -1);
  const { year, month } = partsOf(start);
  return {
    cohort: `${(MONTHS[month - 1] as string).slice(0, 3)} ${year}`,
    start,
    plannedEnd: workingDay(addMonths(expectedGateway(standard, start), dice(0, 3))),
  };
}

/** How many of a hundred have their certificate, of those who passed. */
const CERTIFICATED = 65;

/** The EPAO confirms the grade when it aims to, once every method is passed. */
function outcome(
  standard: Standard,
  asOf: Day,
  told: Recorded,
  dice: Dice,
): Pick<Apprentice, 'resultsConfirmed' | 'certificateDate'> {
  const last = lastAssessmentOf(standard)(told) ?? asOf;
  const aim = expectedResult(standard, last, []) ?? asOf;
  if (overallGrade(standard, gradesOf(standard, told)) === 'Fail') return {};
  const resultsConfirmed = workingDay(Math.min(aim, asOf) as Day);
  return {
    resultsConfirmed,
    ...(happens(CERTIFICATED, dice) && { certificateDate: resultsConfirmed }),
  };
}
