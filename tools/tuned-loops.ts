/*
 * What a programmer would write by hand for one question over one column, with nothing in the way: no other spellings
 * of a grade, no text dates, no messages. The yardstick of the benchmark; no part of the product.
 */

export type Column = readonly (readonly unknown[])[];

/** Grades of three columns: any fail, all blank, any blank, three distinctions. */
export function grades(first: Column, second: Column, third: Column): string[][] {
  const answers = new Array<string[]>(first.length);
  for (let i = 0; i < first.length; i++) {
    const [a, b, c] = [mark(first[i]?.[0]), mark(second[i]?.[0]), mark(third[i]?.[0])];
    const blanks = (a === 0 ? 1 : 0) + (b === 0 ? 1 : 0) + (c === 0 ? 1 : 0);
    if (a === 1 || b === 1 || c === 1) answers[i] = ['Fail'];
    else if (blanks === 3) answers[i] = [''];
    else if (blanks > 0) answers[i] = ['Incomplete'];
    else answers[i] = [a + b + c === 9 ? 'Distinction' : 'Pass'];
  }
  return answers;
}

function mark(cell: unknown): number {
  if (cell === 'Pass') return 2;
  if (cell === 'Distinction') return 3;
  return cell === 'Fail' ? 1 : 0;
}

/** Serial dates some months later, the day clamped to the month, by arithmetic on days alone. */
export function dueDates(starts: Column, months: number): (number | string)[][] {
  const answers = new Array<(number | string)[]>(starts.length);
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]?.[0];
    answers[i] = [typeof start === 'number' && start > 0 ? monthsLater(Math.floor(start), months) : ''];
  }
  return answers;
}

/** The same for Date objects whose zone is the script's. */
export function dueDatesOfDates(starts: Column, months: number): (object | string)[][] {
  const answers = new Array<(object | string)[]>(starts.length);
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]?.[0];
    answers[i] = [typeof start === 'object' ? datedMonthsLater(start as Date, months) : ''];
  }
  return answers;
}

function datedMonthsLater(start: Date, months: number): Date {
  const due = new Date(start.getFullYear(), start.getMonth() + months, start.getDate());
  return due.getDate() === start.getDate()
    ? due
    : new Date(start.getFullYear(), start.getMonth() + months + 1, 0);
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Civil calendar arithmetic on the day number, the year beginning in March so that a leap day comes last. */
function monthsLater(serial: number, months: number): number {
  const z = serial - 25569 + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 2 : mp - 10;
  const year = yoe + era * 400 + (month <= 1 ? 1 : 0);
  const total = year * 12 + month + months;
  const [y, m] = [Math.floor(total / 12), total % 12];
  const isLeap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const length = m === 1 && isLeap ? 29 : (LENGTHS[m] as number);
  return serialOf(y, m, Math.min(day, length));
}

function serialOf(year: number, month: number, day: number): number {
  const y = month <= 1 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month > 1 ? month - 2 : month + 10) + 2) / 5) + day - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468 + 25569;
}

/** Working days later, from tables made once: how many working days lie before each day, and which day each one is. */
export function results(lasts: Column, days: number, holidays: readonly number[]): (number | string)[][] {
  const later = workingDaysLater(days, holidays);
  const answers = new Array<(number | string)[]>(lasts.length);
  for (let i = 0; i < lasts.length; i++) {
    const last = lasts[i]?.[0];
    answers[i] = [typeof last === 'number' && last > 0 ? later(Math.floor(last)) : ''];
  }
  return answers;
}

/** The same for Date objects whose zone is the script's. */
export function resultsOfDates(
  lasts: Column,
  days: number,
  holidays: readonly number[],
): (object | string)[][] {
  const later = workingDaysLater(days, holidays);
  const answers = new Array<(object | string)[]>(lasts.length);
  for (let i = 0; i < lasts.length; i++) {
    const last = lasts[i]?.[0];
    answers[i] = [typeof last === 'object' ? datedLater(last as Date, later) : ''];
  }
  return answers;
}

function datedLater(last: Date, later: (serial: number) => number): Date {
  const serial = Date.UTC(last.getFullYear(), last.getMonth(), last.getDate()) / 86_400_000 + 25569;
  const ahead = later(serial) - serial;
  return new Date(last.getFullYear(), last.getMonth(), last.getDate() + ahead);
}

const FIRST = 40909;
const LAST = 47118;
const tables = new WeakMap<readonly number[], { upTo: Int32Array; dayAt: Int32Array }>();

function workingDaysLater(days: number, holidays: readonly number[]): (serial: number) => number {
  const { upTo, dayAt } = tables.get(holidays) ?? makeTables(holidays);
  return (serial) => dayAt[(upTo[serial - FIRST] as number) + days] as number;
}

function makeTables(holidays: readonly number[]) {
  const closed = new Set(holidays);
  const upTo = new Int32Array(LAST - FIRST + 1);
  const dayAt = new Int32Array(LAST - FIRST + 2);
  let count = 0;
  for (let serial = FIRST; serial <= LAST; serial++) {
    const weekday = (serial - 1) % 7;
    if (weekday !== 0 && weekday !== 6 && !closed.has(serial)) dayAt[++count] = serial;
    upTo[serial - FIRST] = count;
  }
  const made = { upTo, dayAt };
  tables.set(holidays, made);
  return made;
}
