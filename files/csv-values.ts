import { readDay } from '../core/dates/written-days';
import { LOOKS_LIKE_FORMULA, QUOTED_DIGITS } from './csv';

/** What a field of a .csv says: a plain number, a day, a tick, or else text. */
export interface CsvValue {
  readonly cell: string | number | boolean;
  /** A number that is a day, or a time on one. */
  readonly isDay?: true;
  readonly hasTime?: true;
}

/** Plain numbers and day-first dates as such, everything else as text. */
export function csvValueOf(field: string): CsvValue {
  const said = SAID_TEXT.exec(field);
  if (said) return { cell: (said[1] as string).replace(/""/g, '"') };
  const bare = QUOTED_DIGITS.test(field) ? field.slice(1) : field;
  return dayValue(bare) ?? { cell: plainValue(bare) };
}

/** How an export keeps Excel from dropping zeros: `="0012"`. */
const SAID_TEXT = /^="((?:[^"]|"")*)"$/;

/** A date, a time after it, and a zone, which is let pass only where nobody can mean another day by it. */
const DATE_AND_TIME =
  /^(\S.*?)(?:T|,? +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(Z|[+-]00:?00)?$/i;

function dayValue(field: string): CsvValue | undefined {
  const timed = DATE_AND_TIME.exec(field.trim());
  // A time in another zone, or one that there is not: the text says more than a day.
  if (!timed && /\d:\d/.test(field)) return undefined;
  const day = readDay(timed ? (timed[1] as string) : field);
  if (typeof day !== 'number') return undefined;
  if (!timed) return { cell: day, isDay: true };
  const [, , hours, minutes, seconds = '0', half, zone] = timed;
  const time = timeOf({ hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds), half });
  if (time === undefined || (zone && time > 0)) return undefined;
  return time === 0 ? { cell: day, isDay: true } : { cell: day + time, isDay: true, hasTime: true };
}

interface Time {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Before or after noon, where it says so. */
  readonly half: string | undefined;
}

/** The part of a day that a time of day is; none where there is no such time. */
function timeOf({ hours, minutes, seconds, half }: Time): number | undefined {
  if (minutes > 59 || seconds > 59) return undefined;
  if (half === undefined) return hours > 23 ? undefined : (hours * 3600 + minutes * 60 + seconds) / 86_400;
  if (hours < 1 || hours > 12) return undefined;
  const afterNoon = half.toLowerCase() === 'p' ? 12 : 0;
  return (((hours % 12) + afterNoon) * 3600 + minutes * 60 + seconds) / 86_400;
}

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Beyond this a number would lose its last digits. */
const MOST_DIGITS = 15;

function plainValue(field: string): CsvValue['cell'] {
  // Without the spaces around it, those that do not break included.
  const tidy = field.trim();
  const isNumber = PLAIN_NUMBER.test(tidy) && tidy.replace(/\D/g, '').length <= MOST_DIGITS;
  if (isNumber) return Number(tidy);
  if (/^(?:true|false)$/i.test(field)) return field.toLowerCase() === 'true';
  return field[0] === "'" && LOOKS_LIKE_FORMULA.test(field) ? field.slice(1) : field;
}
