import { readDay } from '../core/dates/written-days';
import { columnLetters } from '../core/sheet/grid';
import { LOOKS_LIKE_FORMULA, QUOTED_DIGITS, readCsv } from '../files/csv';
import { DATE_FORMAT } from './codec';
import type { PlannedCell, SheetPlan } from './plan';

export interface CsvSheet extends SheetPlan {
  /** What the person who opens it should know, in whole sentences. */
  readonly notes: readonly string[];
}

/** A sheet with what a .csv says: plain numbers and day-first dates as such, everything else as text. */
export function planFromCsv(name: string, text: string): CsvSheet {
  const formats: { range: string; format: string }[] = [];
  const { rows, openQuotes } = readCsv(text);
  const cells = rows.map((fields, r) =>
    fields.map((field, c) => {
      const { cell, format } = cellOf(field);
      if (format !== undefined) formats.push({ range: `${columnLetters(c)}${r + 1}`, format });
      return cell;
    }),
  );
  return { name, rows: cells, formats, notes: openQuotes.length > 0 ? [openQuotesNote(openQuotes)] : [] };
}

interface ReadCell {
  readonly cell: PlannedCell;
  readonly format?: string;
}

function cellOf(field: string): ReadCell {
  const said = SAID_TEXT.exec(field);
  if (said) return { cell: (said[1] as string).replaceAll('""', '"') };
  const bare = QUOTED_DIGITS.test(field) ? field.slice(1) : field;
  return dateCell(bare) ?? { cell: plainCell(bare) };
}

/** How an export keeps Excel from dropping zeros: `="0012"`. */
const SAID_TEXT = /^="((?:[^"]|"")*)"$/;

/** A date, a time after it, and a zone, which is let pass only where nobody can mean another day by it. */
const DATE_AND_TIME =
  /^(\S.*?)(?:T|,? +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(Z|[+-]00:?00)?$/i;

function dateCell(field: string): ReadCell | undefined {
  const timed = DATE_AND_TIME.exec(field.trim());
  // A time in another zone, or one that there is not: the text says more than a day.
  if (!timed && /\d:\d/.test(field)) return undefined;
  const day = readDay(timed ? (timed[1] as string) : field);
  if (typeof day !== 'number') return undefined;
  if (!timed) return { cell: day, format: DATE_FORMAT };
  const [, , hours, minutes, seconds = '0', half, zone] = timed;
  const time = timeOf({ hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds), half });
  if (time === undefined || (zone && time > 0)) return undefined;
  return time === 0
    ? { cell: day, format: DATE_FORMAT }
    : { cell: day + time, format: `${DATE_FORMAT} hh:mm` };
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

function plainCell(field: string): PlannedCell {
  // Without the spaces around it, those that do not break included.
  const tidy = field.trim();
  const isNumber = PLAIN_NUMBER.test(tidy) && tidy.replace(/\D/g, '').length <= MOST_DIGITS;
  if (isNumber) return Number(tidy);
  if (/^(?:true|false)$/i.test(field)) return field.toLowerCase() === 'true';
  return field[0] === "'" && LOOKS_LIKE_FORMULA.test(field) ? field.slice(1) : field;
}

/** How many lines a message names. */
const MOST_LINES_NAMED = 5;

function openQuotesNote(lines: readonly number[]): string {
  const named = lines.slice(0, MOST_LINES_NAMED).join(', ');
  const more = lines.length > MOST_LINES_NAMED ? ` and ${lines.length - MOST_LINES_NAMED} more` : '';
  const [where, mark] =
    lines.length === 1
      ? [`Line ${named} of the file has`, 'a quotation mark']
      : [`Lines ${named}${more} of the file have`, 'quotation marks'];
  return `${where} ${mark} that nothing closes: it was kept as text, and the next line read on as usual. Check the cells of that row.`;
}
