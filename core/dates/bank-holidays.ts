import { remembered } from '../remembered';
import { addDays, type Day, dayOf, partsOf, WEEKDAYS, weekdayOf } from './day';

/**
 * The years whose bank holidays in England and Wales are known: those that GOV.UK has published, where the rule below and
 * its exceptions give exactly the published dates. A proclamation may still change a later year, so it is not known.
 *
 * Source: https://www.gov.uk/bank-holidays.json, england-and-wales.
 */
export const KNOWN_YEARS = { first: 2012, last: 2028 } as const;

export interface BankHoliday {
  readonly name: string;
  readonly day: Day;
}

/** What proclamations moved (a name of the rule) or added (a name of its own), by year. */
const PROCLAIMED: Readonly<
  Record<number, Readonly<Record<string, readonly [month: number, dayOfMonth: number]>>>
> = {
  2012: { 'Spring bank holiday': [6, 4], 'Diamond Jubilee bank holiday': [6, 5] },
  2020: { 'Early May bank holiday': [5, 8] },
  2022: {
    'Spring bank holiday': [6, 2],
    'Platinum Jubilee bank holiday': [6, 3],
    'State Funeral of Queen Elizabeth II': [9, 19],
  },
  2023: { 'Coronation of King Charles III': [5, 8] },
};

function proclaimed(year: number): Readonly<Record<string, Day>> {
  const dates = Object.entries(PROCLAIMED[year] ?? {});
  return Object.fromEntries(dates.map(([name, [month, dayOfMonth]]) => [name, on(year, month, dayOfMonth)]));
}

/** The bank holidays that the rule alone gives for a year: what holds until a proclamation says otherwise. */
function byRule(year: number): Readonly<Record<string, Day>> {
  const easter = easterSunday(year);
  return {
    "New Year's Day": weekdayAfterWeekend(on(year, 1, 1)),
    'Good Friday': addDays(easter, -2),
    'Easter Monday': addDays(easter, 1),
    'Early May bank holiday': mondayFrom(on(year, 5, 1)),
    'Spring bank holiday': mondayFrom(on(year, 5, 25)),
    'Summer bank holiday': mondayFrom(on(year, 8, 25)),
    'Christmas Day': isWeekend(on(year, 12, 25)) ? on(year, 12, 27) : on(year, 12, 25),
    'Boxing Day': isWeekend(on(year, 12, 26)) ? on(year, 12, 28) : on(year, 12, 26),
  };
}

/** A year's bank holidays, earliest first. Beyond the known years they are only what the rule gives. */
export function bankHolidaysOf(year: number): readonly BankHoliday[] {
  return Object.entries({ ...byRule(year), ...proclaimed(year) })
    .map(([name, day]) => ({ name, day }))
    .sort((one, other) => one.day - other.day);
}

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === 'Saturday' || weekday === 'Sunday';
}

function weekdayAfterWeekend(day: Day): Day {
  return isWeekend(day) ? mondayFrom(day) : day;
}

/** The day itself if it is a Monday, else the next one. */
function mondayFrom(day: Day): Day {
  return addDays(
    day,
    (WEEKDAYS.length + WEEKDAYS.indexOf('Monday') - WEEKDAYS.indexOf(weekdayOf(day))) % WEEKDAYS.length,
  );
}

/** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * shift + 114;
  return on(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1);
}

/** A day that the calendar certainly has. */
function on(year: number, month: number, dayOfMonth: number): Day {
  return dayOf(year, month, dayOfMonth) as Day;
}

/** The bank holidays of a year by their days. Made when first asked for: in Sheets a script is loaded anew for each call. */
const holidaysIn = remembered(
  (year: number): ReadonlyMap<Day, string> =>
    new Map(isKnownYear(year) ? bankHolidaysOf(year).map(({ day, name }) => [day, name]) : []),
);

function isKnownYear(year: number): boolean {
  return year >= KNOWN_YEARS.first && year <= KNOWN_YEARS.last;
}

/** What keeps a day from being a working day: its weekday or its bank holiday; `undefined` for a working day. */
export function dayOffOn(day: Day): string | undefined {
  return isWeekend(day) ? weekdayOf(day) : holidaysIn(partsOf(day).year).get(day);
}
