import { addDays, addMonths, type Day, MONTHS, partsOf, weekdayOf } from '../core/dates/day';
import type { ProblemCode } from '../core/problems';
import { overallGrades } from '../core/rules/grading';
import { dayAfter } from '../core/rules/timeline';
import type { Apprentice, ColumnKey } from '../core/sheet/columns';
import {
  type Figure,
  numberOf,
  ruleOf,
  rulesOfLimit,
  type Standard,
  stepOf,
  stepsOf,
} from '../core/standard/standard';
import { spoken } from '../core/words';
import { figureTooLow } from './sample-figures';
import { type Recorded, workingDay } from './sample-methods';
import { nameOf } from './sample-names';
import type { Story } from './sample-stories';

/** Something that is wrong in the sample, and meant to be: so that a newcomer sees what it looks like. */
export interface Planted {
  /** In the cohort, counted from 0. */
  readonly place: number;
  readonly apprentice: string;
  readonly story: Story;
  /** The issue that it makes, and in which column. */
  readonly code: ProblemCode;
  readonly column: ColumnKey;
  /** In words, as the guide lists it. */
  readonly what: string;
  /** What stands in the sheet instead. */
  spoil(told: Apprentice, asOf: Day): Recorded;
}

type Slip = Omit<Planted, 'place' | 'apprentice'>;

/** Where the slips stand: near the top, with others between them. */
const PLACES = [3, 6, 10, 14, 19, 23, 28, 34] as const;

/** The slips that are meant. A standard has those that it has the columns for; each keeps its place. */
export function plantedIn(standard: Standard): readonly Planted[] {
  const slips = [
    gatewayTooSoon(standard),
    noDay(standard),
    besideFail(standard),
    tooShort(standard),
    heldTooSoon(standard),
    certificateToCome,
    otherGrade(standard),
    exemptTooYoung(standard),
  ];
  return slips.flatMap((slip, i) => {
    const place = PLACES[i] as number;
    return slip === undefined ? [] : [{ ...slip, place, apprentice: nameOf(place) }];
  });
}

const JUST_PASSED = { epa: { since: 'results', ago: [14, 30], upTo: 'results' } } as const;
const JUST_HANDED_IN = { epa: { since: 'hand-in', ago: [2, 4] } } as const;

function gatewayTooSoon({ gateway }: Standard): Slip | undefined {
  const subject = gateway.find(({ kind }) => kind === 'qualification');
  return (
    subject && {
      story: { atGateway: [6, 12] },
      code: 'GATEWAY_INCOMPLETE',
      column: 'gatewayDate',
      what: `Through gateway, although ${subject.label} is "Not yet"`,
      spoil: () => ({ [subject.key]: 'Not yet' }),
    }
  );
}

/** A week in place of a day. */
function noDay(standard: Standard): Slip | undefined {
  const counted = countedStep(standard);
  return (
    counted && {
      story: JUST_HANDED_IN,
      code: 'DATE_NOT_EXACT',
      column: counted.key,
      what: 'A week in place of a day, such as "w/c 30 Nov", which cannot be read',
      spoil: (_, asOf) => ({ [counted.key]: `w/c ${mondayAfter(addDays(asOf, AHEAD))}` }),
    }
  );
}

/** In days: far enough for a first day that is counted from a hand-in of these days. */
const AHEAD = 21;

function mondayAfter(day: Day): string {
  if (weekdayOf(day) !== 'Monday') return mondayAfter(addDays(day, 1));
  const { month, dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${(MONTHS[month - 1] as string).slice(0, 3)}`;
}

function besideFail({ methods }: Standard): Slip {
  return {
    story: JUST_PASSED,
    code: 'BESIDE_A_FAIL',
    column: 'resultsConfirmed',
    what: 'Results confirmed beside a Fail that was not taken again',
    spoil: () => ({ [methods[methods.length - 1]?.grade.key ?? '']: 'Fail', confirmedGrade: undefined }),
  };
}

function tooShort(standard: Standard): Slip | undefined {
  const counted = countedStep(standard);
  const handIn = counted && stepOf(standard, counted.from.after);
  const isMust = ({ limit }: Figure) =>
    rulesOfLimit(limit).every((id) => ruleOf(standard, id).force === 'must');
  const figure = handIn?.figures.find(isMust);
  const tooLow = figure && figureTooLow(standard, figure.limit);
  if (figure === undefined || tooLow === undefined) return undefined;
  const [rule = ''] = rulesOfLimit(figure.limit);
  return {
    story: JUST_HANDED_IN,
    code: 'FIGURE_OUTSIDE_STANDARD',
    column: figure.key,
    what: `Handed in too short: ${spoken(tooLow)} ${ruleOf(standard, rule).unit}`,
    spoil: () => ({ [figure.key]: tooLow }),
  };
}

/** How many days before the first day an assessment is booked. */
const TOO_SOON = 4;

function heldTooSoon(standard: Standard): Slip | undefined {
  const counted = countedStep(standard);
  if (counted === undefined) return undefined;
  const { rule, after } = counted.from;
  return {
    story: JUST_HANDED_IN,
    code: 'BEFORE_FIRST_DAY',
    column: counted.key,
    what: `Booked less than ${numberOf(standard, rule)} days after the hand-in`,
    spoil: ({ [after]: handedIn }) => ({
      [counted.key]: workingDay(addDays(dayAfter(standard, rule, handedIn as Day), -TOO_SOON)),
    }),
  };
}

function countedStep(standard: Standard) {
  return stepsOf(standard).flatMap((step) => (step.from ? [{ ...step, from: step.from }] : []))[0];
}

const certificateToCome: Slip = {
  story: JUST_PASSED,
  code: 'DATE_IN_FUTURE',
  column: 'certificateDate',
  what: 'A certificate on a day that has not come yet',
  spoil: (_, asOf) => ({ certificateDate: workingDay(addDays(asOf, 20)) }),
};

function otherGrade(standard: Standard): Slip {
  const grades = overallGrades(standard);
  return {
    story: JUST_PASSED,
    code: 'CONFIRMED_GRADE_DIFFERS',
    column: 'confirmedGrade',
    what: `${grades[grades.length - 1]} confirmed, although every method is a Pass`,
    spoil: () => ({
      ...Object.fromEntries(standard.methods.map(({ grade, grades: [, pass] }) => [grade.key, pass])),
      confirmedGrade: grades[grades.length - 1],
    }),
  };
}

/** In months: half a year younger than the age that is asked for. */
const HALF_A_YEAR_SHORT = 6;

function exemptTooYoung(standard: Standard): Slip | undefined {
  const subjects = standard.gateway.flatMap((item) =>
    item.kind === 'qualification' && item.optOut ? [{ ...item, optOut: item.optOut }] : [],
  );
  const [subject, ...others] = subjects;
  if (subject === undefined) return undefined;
  const age = numberOf(standard, subject.optOut);
  return {
    story: { onProgramme: { begun: [40, 60] } },
    code: 'EXEMPT_TOO_YOUNG',
    column: subject.key,
    what: `Exempt, although under ${age} at the start and with no adjustment recorded`,
    spoil: ({ start }) => ({
      dateOfBirth: start && addMonths(start, HALF_A_YEAR_SHORT - 12 * age),
      ...Object.fromEntries(others.map(({ key }) => [key, 'Not yet'])),
      [subject.key]: 'Exempt',
    }),
  };
}
