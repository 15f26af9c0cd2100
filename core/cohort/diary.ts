import type { Day } from '../dates/day';
import { attemptDay, gradeIn } from '../rules/attempts';
import { type Booking, bookingsOf } from '../rules/epa-steps';
import type { OpenAction } from '../rules/open-action';
import type { RowRead } from '../sheet/rows';
import type { Standard } from '../standard/standard';
import type { Counted } from './counts';

/** How many days ahead the diary looks; the last of them counts. */
export const DIARY_DAYS = 30;

/** How many days ahead a report looks: three times as far, so a diary is the first part of it. */
export const DAYS_AHEAD = 3 * DIARY_DAYS;

/** What puts something into the diary: an assessment that is booked, a last day, a typical one, the result expected. */
export type DiaryKind = 'booking' | 'deadline' | 'typical' | 'result';

export interface DiaryItem {
  readonly day: Day;
  readonly kind: DiaryKind;
  /** Where several sheets are looked at, the one of them. */
  readonly sheet?: string;
  readonly row: number;
  readonly name: string;
  /** What is on that day, in words; asked for only where it is shown. */
  what(): string;
}

/** Whose diary it is. */
interface Whose {
  readonly sheet?: string;
  readonly row: number;
  readonly name: string;
  readonly stage: Counted['stage'];
}

type DiaryOf = (whose: Whose, read: RowRead, actions: readonly OpenAction[]) => readonly DiaryItem[];

/** What the coming days bring for an apprentice: what is booked, and what is due. */
export function diaryOf(standard: Standard, asOf: Day): DiaryOf {
  const bookingsIn = bookingsOf(standard);
  return ({ sheet, row, name, stage }, read, actions) => {
    if (stage === 'Withdrawn' || stage === 'Break in learning') return NOTHING;
    const place = sheet === undefined ? { row } : { sheet, row };
    const items: DiaryItem[] = [];
    for (const booking of bookingsIn(read.apprentice)) {
      const { label, day } = booking;
      if (isAhead(day, asOf) && isStillToCome(read, booking, asOf))
        items.push({ day, kind: 'booking', ...place, name, what: () => `${label} booked` });
    }
    for (const action of actions) {
      const { by } = action;
      if (isAhead(by, asOf))
        items.push({ day: by, kind: kindOf(action), ...place, name, what: () => dueInWords(action) });
    }
    return items;
  };
}

const NOTHING: readonly DiaryItem[] = [];

function isAhead(day: Day | undefined, asOf: Day): day is Day {
  return day !== undefined && day >= asOf && day <= asOf + DAYS_AHEAD;
}

/** The diary of what lies ahead. */
export function diaryIn(ahead: readonly DiaryItem[], asOf: Day): readonly DiaryItem[] {
  return ahead.filter(({ day }) => day <= asOf + DIARY_DAYS);
}

/** A booking counts unless there is a grade, it was void, or something cannot be read in the place of a grade or of a withdrawal. */
export function isStillToCome(
  { apprentice, problems }: RowRead,
  { column: date, grade }: Booking,
  asOf: Day,
): boolean {
  return (
    gradeIn(apprentice, grade) === undefined &&
    attemptDay(apprentice, { date, grade }, asOf) !== undefined &&
    !problems.some(({ column }) => column === grade || column === 'learningStatus')
  );
}

function kindOf({ isResult, isFirm }: OpenAction): DiaryKind {
  if (isResult) return 'result';
  return isFirm ? 'deadline' : 'typical';
}

function dueInWords(action: OpenAction): string {
  if (action.isResult) return 'Result expected';
  const doing = action.action().replace(/,$/, '');
  return `${doing} (${action.isFirm ? 'last day' : 'typical day'})`;
}

/** The items of each day, the days as they come. */
export function byDay(items: readonly DiaryItem[]): readonly (readonly [Day, readonly DiaryItem[]])[] {
  const days = new Map<Day, DiaryItem[]>();
  for (const item of items) {
    const those = days.get(item.day);
    if (those) those.push(item);
    else days.set(item.day, [item]);
  }
  return [...days];
}
