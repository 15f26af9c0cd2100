import { type Day, dayOf, MONTHS } from '../dates/day';
import { folded } from '../folded';

/*
 * Cohorts are named by when they begin, and then people look for them by date: January before May, and not A before Z.
 * A name that can be read in two ways is no date: it stands with the other names, where its digits sort it well enough.
 */

/** "sep", "sept" and "september" are the ninth month: texts as they are compared. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((name, i) =>
    [name, name.slice(0, 3), ...(name === 'September' ? ['Sept'] : [])].map(
      (word) => [word.toLowerCase(), i + 1] as const,
    ),
  ),
);
/** The month from which on people name a season of a year. Winter has two ends, so it says none. */
const SEASON_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
]);
/** The funding year begins in August. */
const FIRST_OF_FUNDING_YEAR = 8;

const oneOf = (words: Iterable<string>) => [...words].sort().reverse().join('|');
/** What a year, a month or a season may come after: not in the midst of a word, a number or a row of numbers. */
const NO_LETTER = '(?:^|[^a-z])';
const NO_NUMBER = '(?:^|(?:^|\\D)[-/.]|[^\\d/.-])';
const NOT_IN_A_WORD = '(?:^|(?:^|[^a-z\\d])[-/.]|[^a-z\\d/.-])';
const MONTH = `(?<month>${oneOf(MONTH_NUMBERS.keys())})(?![a-z])`;
const SEASON = `(?<season>${oneOf(SEASON_NUMBERS.keys())})(?: term)?(?![a-z])`;
const UNTIL = `(?<until>${oneOf(MONTH_NUMBERS.keys())})(?![a-z])`;
const GAP = "[ ,./'_-]*";
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)?(?: |, |[./_-])?';
/** "Cohort 7 - Mar 24" is the seventh of the cohorts, and no day of March. */
const NUMBERED = `(?:cohort|group|intake|class|level) ?\\d+${GAP}`;
const STARTERS = '(?:cohort|intake|group|class|starters?|starts?|learners?|apprentices?)';
const FULL_YEAR = '(?<year>20\\d\\d)(?!\\d)';
/** Beside a month or a season nobody doubts the century of a year in two digits. */
const YEAR = '(?<year>20\\d\\d|[1-5]\\d)(?!\\d)';
const TWO_YEARS = '(?<year>(?:20)?\\d\\d) ?[/-] ?(?<next>(?:20)?\\d\\d)(?!\\d| ?[/-])';
const LABELS = '(?:cohort|intake|group|class|year|starters?|starts?|learners?|apprentices?|of|\\W)*';

/** How a name says when a cohort begins, from what says the most to what says the least. */
const NAMINGS: readonly RegExp[] = [
  `${NO_LETTER}${MONTH} ?(?:[-/&]|to|and) ?${UNTIL}${GAP}${YEAR}`,
  `(?:${NUMBERED}|${NOT_IN_A_WORD}${DAY}|${NO_LETTER})${MONTH}${GAP}${YEAR}`,
  `${NO_LETTER}${MONTH}${GAP}${STARTERS}${GAP}${FULL_YEAR}`,
  `${NO_NUMBER}${FULL_YEAR}${GAP}${MONTH}`,
  `${NO_LETTER}${SEASON}${GAP}${TWO_YEARS}`,
  `${NO_NUMBER}${TWO_YEARS}${GAP}${SEASON}`,
  `${NO_LETTER}${SEASON}${GAP}${YEAR}`,
  `${NO_NUMBER}${FULL_YEAR}${GAP}${SEASON}`,
  `${NO_NUMBER}${TWO_YEARS}`,
  `${NO_NUMBER}(?<year>20\\d\\d)[-/.](?<number>\\d\\d)(?:[-/.](?<day>\\d\\d))?(?![\\d/.-])`,
  `${NO_NUMBER}(?<year>20\\d\\d)(?<number>0[1-9]|1[0-2])(?![\\d/.-])`,
  `${NO_NUMBER}(?:(?<day>\\d{1,2})[-/.])?(?<number>\\d{1,2})[-/.]${FULL_YEAR}(?![/.-])`,
  `^${LABELS}${FULL_YEAR}${LABELS}$`,
].map((naming) => new RegExp(naming));

type Parts = Readonly<
  Partial<Record<'year' | 'next' | 'month' | 'until' | 'season' | 'number' | 'day', string>>
>;

/** The first day of a cohort by its name: "Sep 2025", "Sept-25", "2025-09", "25/26 Autumn"; `undefined` where it names none. */
export function beginningNamed(name: string): Day | undefined {
  const text = folded(name);
  for (const naming of NAMINGS) {
    const parts: Parts | undefined = naming.exec(text)?.groups;
    const day = parts && beginningIn(parts);
    if (day !== undefined) return day;
  }
  return undefined;
}

function beginningIn({ year, next, month, until, season, number, day }: Parts): Day | undefined {
  const first = fullYear(year) - (isTurnOfYear(month, until) ? 1 : 0);
  const inSeason = SEASON_NUMBERS.get(season ?? '');
  const inMonth =
    MONTH_NUMBERS.get(month ?? '') ?? inSeason ?? (number === undefined ? undefined : Number(number));
  if (next === undefined)
    return dayOf(first, inMonth ?? 1, Number(day ?? 1)) ?? dayOf(first, inMonth ?? 1, 1);
  if (fullYear(next) !== first + 1) return undefined;
  const isNextYear = inSeason !== undefined && inSeason < FIRST_OF_FUNDING_YEAR;
  return dayOf(isNextYear ? first + 1 : first, inSeason ?? FIRST_OF_FUNDING_YEAR, 1);
}

/** "Nov to Jan 2026" begins in the year before. */
function isTurnOfYear(month = '', until = ''): boolean {
  return (MONTH_NUMBERS.get(month) ?? 0) > (MONTH_NUMBERS.get(until) ?? Number.POSITIVE_INFINITY);
}

function fullYear(digits: string | undefined): number {
  return (Number(digits) % 100) + 2000;
}

const MOST_DIGITS = 15;

/** A text as it sorts: case and accents aside, numbers by value. Not `localeCompare`, which differs from host to host. */
export function sortingText(text: string): string {
  return folded(text).replace(/\d+/g, (digits) => digits.padStart(MOST_DIGITS, '0'));
}
