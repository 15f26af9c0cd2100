import { columnLetters } from '../core/sheet/grid';
import { readCsv } from '../files/csv';
import { csvValueOf } from '../files/csv-values';
import { DATE_FORMAT } from './codec';
import type { SheetPlan } from './plan';

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
      const { cell, isDay, hasTime } = csvValueOf(field);
      const format = hasTime ? `${DATE_FORMAT} hh:mm` : DATE_FORMAT;
      if (isDay) formats.push({ range: `${columnLetters(c)}${r + 1}`, format });
      return cell;
    }),
  );
  return { name, rows: cells, formats, notes: openQuotes.length > 0 ? [openQuotesNote(openQuotes)] : [] };
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
