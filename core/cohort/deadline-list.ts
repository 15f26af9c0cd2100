import { answered } from '../sheet/rows';
import { calendarDatesOf, dateInWords } from './calendar-dates';
import { dayCell, type HandedList, type ListOf, leftOut, WHO_HEADINGS, whoCells } from './list';

/** What lies ahead, a line a day, the nearest first. Nothing of it says how anybody was graded. */
export const deadlineList: ListOf = (rows, view): HandedList => {
  const datesOf = calendarDatesOf(view);
  let without = 0;
  let unsure = 0;
  const lines = rows.flatMap((row) => {
    const { answer, restsOn } = answered(row.read, view.standingOf);
    const isSure = restsOn.length === 0;
    const dates = datesOf(row.read, isSure ? answer : undefined);
    if (!isSure) unsure++;
    else if (dates.length === 0) without++;
    return dates.map((date) => ({ row, date }));
  });
  lines.sort((one, other) => one.date.day - other.date.day);
  return {
    headings: ['Date', ...WHO_HEADINGS, 'What', 'Kind', 'How firm', 'Rule'],
    rows: lines.map(({ row, date }) => {
      const [firmness = '', ...rest] = dateInWords(view.standard, date);
      return [dayCell(date.day), ...whoCells(row), date.title, date.kind, firmness, rest.join(' ')];
    }),
    notes: [
      ...leftOut(without, 'nothing lies ahead of them'),
      ...leftOut(unsure, 'cells of theirs cannot be read, so that only what is booked is here'),
    ],
  };
};
