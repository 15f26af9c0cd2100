import { addDays, addMonths, type Day, MONTHS, partsOf, weekdayOf } from '../core/dates/day';
import { expectedGateway } from '../core/rules/timeline';
import { chosenColumns } from '../core/sheet/chosen-standard';
import type { Apprentice } from '../core/sheet/columns';
import type { Standard } from '../core/standard/standard';
import { type Dice, diceFrom, pick } from './dice';
import { epaTeller } from './sample-epa';
import { COMPLETE, gatewayEvidence } from './sample-evidence';
import { workingDay } from './sample-methods';
import { EMPLOYERS, nameOf, ulns } from './sample-names';
import { plantedIn } from './sample-planted';
import { type Span, STORIES, type Story } from './sample-stories';

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

/** Where the first apprentice's dice begin, the next one's beside them. */
const SEED = 2_036_031;

/**
 * Fictional apprentices of a standard as they would stand on a day: the same ones for the same day, on every machine.
 * A longer cohort begins with the shorter one. Nothing in it contradicts itself but what is planted.
 */
export function sampleCohort(
  asOf: Day,
  count: number,
  standard: Standard = chosenColumns().standard,
): SampleApprentice[] {
  const nextUln = ulns();
  const tell = teller(standard, asOf);
  const planted = new Map(plantedIn(standard).map((plant) => [plant.place, plant]));
  return Array.from({ length: count }, (_, i) => {
    const dice = diceFrom(SEED + i);
    const who = {
      uln: nextUln(),
      apprentice: nameOf(i),
      employer: EMPLOYERS[dice(0, EMPLOYERS.length - 1)] as string,
    };
    const usual = pick(STORIES, dice);
    const plant = planted.get(i);
    const told = tell(plant?.story ?? usual, dice);
    return { ...told, ...plant?.spoil(told, asOf), ...who };
  });
}

/** When people go through gateway, in percent of the usual time to it, and how many days before the EPA start. */
const GATEWAY_AT = [95, 113] as const;
const BEFORE_EPA_START = [12, 33] as const;
/** The ages at the start. */
const AGES = [17, 44] as const;

type Told = Apprentice & Omit<Known, 'uln' | 'apprentice'>;

/** What a sheet says of an apprentice with a story, as of a day. */
function teller(standard: Standard, asOf: Day): (story: Story, dice: Dice) => Told {
  const tellEpa = epaTeller(standard, asOf);
  const usualDays = expectedGateway(standard, asOf) - asOf;
  const daysOf = (share: Span, dice: Dice) => Math.round((usualDays * dice(...share)) / 100);
  return ({ learningStatus = 'Active', onProgramme, atGateway, epa }, dice) => {
    if (onProgramme !== undefined) {
      const begun = addDays(asOf, -daysOf(onProgramme.begun, dice));
      const programme = { ...programmeFrom(standard, begun, dice), learningStatus };
      const progress = progressOf(onProgramme, ((asOf - programme.start) / usualDays) * 100, dice);
      return { ...programme, ...gatewayEvidence(standard, asOf, programme, progress, dice) };
    }
    const told = epa && tellEpa(epa, dice);
    const gatewayDate = workingDay(
      told
        ? addDays(told.epaStart, -dice(...BEFORE_EPA_START))
        : addDays(asOf, -dice(...(atGateway ?? BEFORE_EPA_START))),
    );
    const programme = {
      ...programmeFrom(standard, addDays(gatewayDate, -daysOf(GATEWAY_AT, dice)), dice),
      learningStatus: told?.certificateDate === undefined ? learningStatus : ('Completed' as const),
      gatewayDate,
    };
    return { ...programme, ...gatewayEvidence(standard, asOf, programme, COMPLETE, dice), ...told };
  };
}

/** How far the evidence has come: as far as the time has, unless the story tells otherwise. */
function progressOf({ evidence }: NonNullable<Story['onProgramme']>, elapsed: number, dice: Dice): number {
  if (evidence === undefined) return elapsed;
  return evidence === 'complete' ? COMPLETE : dice(...evidence);
}

/** Programmes begin on a Monday; a cohort is named after the month. */
function programmeFrom(standard: Standard, about: Day, dice: Dice) {
  let start = about;
  while (weekdayOf(start) !== 'Monday') start = addDays(start, -1);
  const { year, month } = partsOf(start);
  return {
    cohort: `${(MONTHS[month - 1] as string).slice(0, 3)} ${year}`,
    dateOfBirth: addDays(addMonths(start, -12 * dice(...AGES)), -dice(0, 364)),
    start,
    plannedEnd: workingDay(addMonths(expectedGateway(standard, start), dice(0, 3))),
  };
}
