import type { Grade } from '../core/cells/grades';
import { dayOffOn } from '../core/dates/bank-holidays';
import { addDays, addMonths, type Day, MONTHS, partsOf, weekdayOf } from '../core/dates/day';
import { ulnFinding } from '../core/rules/uln';
import type { Apprentice } from '../core/sheet/columns';

/** One fictional apprentice, as a provider's sheet holds them. What is not known yet is left out. */
export type SampleApprentice = Known & Omit<Apprentice, keyof Known>;

/** What is known of everybody. */
interface Known {
  readonly uln: string;
  readonly apprentice: string;
  readonly start: Day;
  readonly plannedEnd: Day;
  readonly learningStatus: NonNullable<Apprentice['learningStatus']>;
}

/** How far apprentices have come, and how many of a hundred. `epa` is how long ago, in days, their EPA began. */
const STORIES = [
  { share: 26, epa: undefined },
  { share: 3, epa: undefined, learningStatus: 'Break in learning' },
  { share: 1, epa: undefined, learningStatus: 'Withdrawn' },
  { share: 8, epa: undefined, isAtGateway: true },
  { share: 30, epa: [5, 86] },
  { share: 4, epa: [64, 86], isLate: true },
  { share: 8, epa: [86, 94] },
  { share: 20, epa: [112, 250], isConfirmed: true },
] as const satisfies readonly Story[];

interface Story {
  readonly share: number;
  readonly epa: readonly [number, number] | undefined;
  readonly learningStatus?: SampleApprentice['learningStatus'];
  readonly isAtGateway?: true;
  /** The report is not in, though its day has come. */
  readonly isLate?: true;
  readonly isConfirmed?: true;
}

const GRADES = [
  { share: 60, grade: 'Pass' },
  { share: 32, grade: 'Distinction' },
  { share: 8, grade: 'Fail' },
] as const satisfies readonly { share: number; grade: Grade }[];

/** A whole number from `lowest` to `highest`. */
type Dice = (lowest: number, highest: number) => number;

/**
 * Fictional apprentices as they would stand on a day: the same ones for the same day, on every machine.
 * A longer cohort begins with the shorter one.
 */
export function sampleCohort(asOf: Day, count: number): SampleApprentice[] {
  const dice = diceFrom(131);
  const moreDice = diceFrom(977);
  const nextUln = ulns();
  return Array.from({ length: count }, (_, i) => {
    const identity = { uln: nextUln(), apprentice: nameOf(i) };
    const employer = EMPLOYERS[dice(0, EMPLOYERS.length - 1)] as string;
    const soFar = progress(asOf, pick(STORIES, dice), dice);
    return {
      ...identity,
      employer,
      ...soFar,
      ...evidence(asOf, soFar, moreDice),
      ...figures(soFar, moreDice),
    };
  });
}

type Progress = Omit<SampleApprentice, 'uln' | 'apprentice' | 'employer'>;

/** What is in for gateway: everything once the gateway is passed, before that more with every month. */
function evidence(
  asOf: Day,
  { start, gatewayDate, learningStatus }: Progress,
  dice: Dice,
): Omit<Apprentice, keyof Known> {
  const dateOfBirth = addDays(addMonths(start, -12 * dice(17, 44)), -dice(0, 364));
  // From 0 at the start to 100 at about the typical gateway.
  const progress = gatewayDate === undefined ? ((asOf - start) / 450) * 100 : Number.POSITIVE_INFINITY;
  const isDone = (from: number) => progress >= from + dice(-15, 10);
  const qualification = (from: number) =>
    dice(1, 100) <= 8 ? 'Exempt' : isDone(from) ? 'Achieved' : 'Not yet';
  const onProgrammeComplete = isDone(84);
  const portfolioComplete = onProgrammeComplete && isDone(88);
  const pieces = Math.min(Math.max(Math.round(progress / 9), 0), 11);
  const signatures = dice(1, 4);
  const signed = (place: 1 | 2 | 3, daysBefore: number) => {
    if (gatewayDate !== undefined) return workingDay(addDays(gatewayDate, -daysBefore));
    const isSigned = portfolioComplete && learningStatus === 'Active' && signatures >= place;
    return isSigned ? workingDay(addDays(asOf, -daysBefore)) : undefined;
  };
  return {
    dateOfBirth,
    onProgrammeComplete,
    portfolioComplete,
    evidencePieces: portfolioComplete ? dice(10, 15) : pieces,
    english: qualification(40),
    maths: qualification(55),
    employerSignOff: signed(1, dice(5, 9)),
    providerSignOff: signed(2, dice(2, 4)),
    apprenticeSignOff: signed(3, dice(0, 1)),
  };
}

/** What an assessment leaves behind: how long it was, and how long the report. Now and then one is out of range. */
function figures(soFar: Progress, dice: Dice): Omit<Apprentice, keyof Known> {
  const { epaStart, observationGrade, projectSubmitted, projectGrade, discussionGrade, resultsConfirmed } =
    soFar;
  const minutes = (isHeld: unknown) => (isHeld ? dice(57, 66) : undefined);
  const observationMinutes = minutes(observationGrade);
  const isCertificated = resultsConfirmed !== undefined && dice(1, 100) <= 55;
  return {
    ...(epaStart !== undefined && { subjectAgreed: true }),
    observationMinutes,
    questioningMinutes: observationMinutes && dice(6, 9),
    reportWords: projectSubmitted && (dice(1, 100) <= 4 ? 2890 : dice(2270, 2740)),
    interviewMinutes: minutes(projectGrade),
    interviewQuestions: projectGrade && (dice(1, 100) <= 3 ? 8 : 10),
    discussionMinutes: minutes(discussionGrade),
    certificateDate: isCertificated ? resultsConfirmed : undefined,
  };
}

function progress(asOf: Day, story: Story, dice: Dice): Progress {
  const { learningStatus = 'Active' } = story;
  if (!story.epa && !story.isAtGateway) {
    return { ...programme(addDays(asOf, -dice(20, 430)), dice), learningStatus };
  }
  const epaStart = story.epa && workingDay(addDays(asOf, -dice(...story.epa)));
  const gatewayDate = workingDay(addDays(epaStart ?? asOf, epaStart ? -dice(12, 33) : -dice(1, 20)));
  const onProgramme = programme(addMonths(gatewayDate, -dice(15, 17)), dice);
  if (!epaStart) return { ...onProgramme, learningStatus, gatewayDate };
  return {
    ...onProgramme,
    learningStatus,
    gatewayDate,
    epaStart,
    ...assessments(asOf, epaStart, story, dice),
  };
}

/** Programmes begin on a Monday; a cohort is named after the month. */
function programme(about: Day, dice: Dice): Pick<Progress, 'cohort' | 'start' | 'plannedEnd'> {
  let start = about;
  while (weekdayOf(start) !== 'Monday') start = addDays(start, -1);
  const { year, month } = partsOf(start);
  return {
    cohort: `${(MONTHS[month - 1] as string).slice(0, 3)} ${year}`,
    start,
    plannedEnd: workingDay(addMonths(start, dice(15, 18))),
  };
}

/** How many days ahead a date is in the diary, and how many days after it a grade is in. */
const BOOKED_AHEAD = 18;
const GRADED_AFTER = 6;

function assessments(asOf: Day, epaStart: Day, story: Story, dice: Dice): Partial<Progress> {
  const after = (day: Day, lowest: number, highest: number) =>
    workingDay(addDays(day, dice(lowest, highest)));
  const submitted = after(epaStart, 35, 55);
  const interview = after(submitted, 20, 26);
  const discussion = after(epaStart, 40, 66);
  const observation = after(discussion, 4, 14);
  const grade = (day: Day) => (day + GRADED_AFTER <= asOf ? pick(GRADES, dice).grade : undefined);
  const booked = (day: Day) => (day <= asOf + BOOKED_AHEAD ? day : undefined);
  const isSubmitted = submitted <= asOf && !story.isLate;
  const lastDay = Math.max(interview, observation) as Day;
  return {
    observationDate: booked(observation),
    observationGrade: grade(observation),
    ...(isSubmitted && {
      projectSubmitted: submitted,
      interviewDate: booked(interview),
      projectGrade: grade(interview),
    }),
    discussionDate: booked(discussion),
    discussionGrade: grade(discussion),
    ...(story.isConfirmed && { resultsConfirmed: workingDay(addDays(lastDay, 16)) }),
  };
}

/** The day itself, or the last working day before it. */
export function workingDay(day: Day): Day {
  return dayOffOn(day) === undefined ? day : workingDay(addDays(day, -1));
}

/** One of the choices, each as often in a hundred as its share. */
function pick<T extends { readonly share: number }>(choices: readonly T[], dice: Dice): T {
  let left = dice(1, 100);
  for (const choice of choices) {
    left -= choice.share;
    if (left <= 0) return choice;
  }
  return choices[0] as T;
}

/** The same throws for the same seed (mulberry32). */
function diceFrom(seed: number): Dice {
  let state = seed;
  return (lowest, highest) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return lowest + Math.floor(share * (highest - lowest + 1));
  };
}

/** Well-formed ULNs, each once: far steps through the nine-digit numbers, each with the check digit that fits. */
function ulns(): () => string {
  const [lowest, count, step] = [100_000_000, 900_000_000, 618_033_989];
  let taken = 1;
  const next = (): string => {
    const nine = lowest + ((taken++ * step) % count);
    const uln = [...'0123456789'].map((digit) => `${nine}${digit}`).find((typed) => !ulnFinding(typed));
    // One in eleven has no check digit and is not a ULN.
    return uln ?? next();
  };
  return next;
}

/** Every given name meets every family name once before a pair comes again: their counts share no divisor. */
function nameOf(i: number): string {
  return `${GIVEN[(i * 11) % GIVEN.length]} ${FAMILY[(i * 23) % FAMILY.length]}`;
}

const GIVEN = [
  'Aaliyah',
  'Adebayo',
  'Agnieszka',
  'Alfie',
  'Amara',
  'Anjali',
  'Beatrix',
  'Bronwen',
  'Callum',
  'Chidera',
  'Chloë',
  'Dafydd',
  'Efua',
  'Eilidh',
  'Emre',
  'Fatima-Zahra',
  'Freya',
  'Giulia',
  'Hamza',
  'Imogen',
  'Ioana',
  'Jakub',
  'Jun',
  'Kavya',
  'Kwabena',
  'Leila',
  'Mateusz',
  'Minh Anh',
  'Niamh',
  'Oluwadamilola',
  'Priya',
  'Renée',
  'Siân',
  'Søren',
  'Tariq',
  'Yusuf',
  'Zoë',
] as const;

/** Family names of nobody. */
const FAMILY = [
  "O'Larkin",
  'Abernetty',
  'Adeyombo',
  'Ashgrove',
  'Barrowdene',
  'Bellweather',
  'Birchcombe',
  'Bramblewick',
  'Brightwater',
  'Cawthorpe-Lindqvist',
  'Chaudhray',
  'Copperfold',
  'Cwmllyn',
  "D'Amberley",
  'Dunmarrow',
  'Eastermere',
  'Featherstow',
  'Fenwhistle',
  'Foxbury',
  'Gallowmoss',
  'Greenhollow',
  'Hartbeck',
  'Hazelrigge',
  'Hollowdene',
  'Inchmarlow',
  'Kestrelby',
  'Khanabad',
  'Kowalewicz-Rowe',
  'Lambswick',
  'Larksong',
  'Mapletoft',
  'Marshwiggle',
  'Meadowcroft-Osei',
  'Millrace',
  'Mistlethwaite',
  'Mossop-Iyer',
  'Nettlefold',
  'Nightingale-Achebe',
  'Oakenfell',
  'Okonkwe',
  'Patelwala',
  'Pennyroyal',
  'Quillfeather',
  'Ravensmoor',
  'Rowanleigh',
  'Saltmarsh',
  'Silverbirch',
  'Stonecrop',
  'Thistlewood',
  'Umberslade',
  'Wetherlam',
  'Wrenfield',
  'Żurawin',
] as const;

const EMPLOYERS = [
  'Bramble & Finch Retail',
  'Copperkettle Bank',
  'Dunmarrow Water',
  'Fernhill Housing',
  'Foxglove Energy',
  'Harbourlight Hotels',
  'Kestrel Parcels',
  'Larkspur Insurance',
  'Millrace Motors',
  'Northmere Council',
  'Pennyfold Telecom',
  'Quayside Travel',
  'Silverbirch Care',
  'Thistledown Airways',
] as const;
