import type { HandedList, ListCell } from '../core/cohort/list';
import { type Day, partsOf } from '../core/dates/day';
import { csvOf } from './csv';

/** A list as a .csv: UTF-8 with its mark, days as 2026-03-05, text that looks like a formula kept as text. */
export function csvOfList({ headings, rows }: Pick<HandedList, 'headings' | 'rows'>): string {
  return csvOf([headings, ...rows].map((row) => row.map(csvCell)));
}

function csvCell(cell: ListCell): { text: string; isText: boolean } {
  return typeof cell === 'string' ? { text: cell, isText: true } : { text: isoDay(cell.day), isText: false };
}

/** "2026-03-05": the one way of writing a day that every program reads alike. */
export function isoDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return [year, month, dayOfMonth].map((part) => String(part).padStart(2, '0')).join('-');
}
