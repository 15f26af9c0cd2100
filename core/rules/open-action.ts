import { type Day, formatDay } from '../dates/day';
import { isBinding, ruleOf, type Standard } from '../standard/standard';
import type { AsOf, Reminders } from './as-of';
import { byWord } from './force';

/** What sets the day of an action: a rule of the standard, the plan in a column, or a reminder of the provider's own. */
export type SetBy =
  | { readonly rule: string }
  | { readonly column: string }
  | { readonly reminder: keyof Reminders };

/** Something still to be done. */
export interface OpenAction {
  /** Who has to do it: "Apprentice", "Employer and Training provider". */
  readonly who: string;
  /** What to do, in words; asked for only where it is shown. */
  action(): string;
  /** The same where a list of what is missing stands beside it. */
  readonly inBrief?: (() => string) | undefined;
  /** The last day for it, where a rule or a plan sets one; done on that day is in time. */
  readonly by?: Day | undefined;
  /** A firm day makes an apprentice overdue; one that is only typical or approximate makes the action due. */
  readonly isFirm: boolean;
  /** "by" or "about", as firmly as the rule speaks that sets the day. */
  readonly byWord: string;
  /** What sets the day. */
  readonly setBy?: SetBy | undefined;
  /** Where the day is only expected: the last day on which waiting longer is not overdue yet. */
  readonly waitUntil?: Day | undefined;
  /** The day is the one on which the EPAO aims to confirm the grade. */
  readonly isResult?: true;
}

/** No day, or one that a plan sets: it binds. */
export const UNDATED = { isFirm: false, byWord: byWord('must') } as const;
export const PLANNED = { isFirm: true, byWord: byWord('must') } as const;

/** A day is as firm as the rule speaks that sets it. */
export function firmness(standard: Standard, rule: string): Pick<OpenAction, 'isFirm' | 'byWord' | 'setBy'> {
  return { isFirm: isBinding(standard, rule), byWord: byWord(ruleOf(standard, rule).force), setBy: { rule } };
}

/** Who has to do something, and what. */
export type Task = Pick<OpenAction, 'who' | 'action' | 'inBrief'>;

/** A task with its day. Written out, because a cohort has tens of thousands of them and spreading costs most of the time. */
export function due(
  { who, action, inBrief }: Task,
  by: Day | undefined,
  { isFirm, byWord, setBy }: Pick<OpenAction, 'isFirm' | 'byWord' | 'setBy'>,
): OpenAction {
  return { who, action, inBrief, by, isFirm, byWord, setBy };
}

/** The first of the open actions, the most pressing one, found without sorting the others. */
export function mostPressing(actions: readonly OpenAction[], asOf: AsOf): OpenAction | undefined {
  let first = actions[0];
  for (let i = 1; i < actions.length; i++) {
    const other = actions[i] as OpenAction;
    if (first === undefined || byPressure(other, first, asOf) < 0) first = other;
  }
  return first;
}

function byPressure(one: OpenAction, other: OpenAction, asOf: AsOf): number {
  return pressure(one, asOf) - pressure(other, asOf) || dayOrLast(one) - dayOrLast(other);
}

/** An action in words: "Apprentice: Submit the project by 5 March 2026 (10 days left)". */
export function actionInWords(open: OpenAction, { asOf }: Pick<AsOf, 'asOf'>): string {
  const { who, by, byWord } = open;
  const told = `${who}: ${open.action()}`;
  return by === undefined ? told : `${told} ${byWord} ${formatDay(by)} (${daysInWords(by - asOf)})`;
}

/** "10 days left", "today", "3 days late". */
export function daysInWords(left: number): string {
  const days = Math.abs(left);
  return left === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ${left > 0 ? 'left' : 'late'}`;
}

export function isPast({ by }: OpenAction, { asOf }: AsOf): boolean {
  return by !== undefined && by < asOf;
}

/** A day that binds is past, or the waiting for one that is only expected has lasted too long. */
export function isLate(action: OpenAction, asOf: AsOf): boolean {
  const { isFirm, waitUntil } = action;
  return (isFirm && isPast(action, asOf)) || (waitUntil !== undefined && waitUntil < asOf.asOf);
}

export function isDueSoon({ by, isFirm }: OpenAction, { asOf, dueSoonDays }: AsOf): boolean {
  return isFirm && by !== undefined && by - asOf <= dueSoonDays;
}

/** What comes first: what is late, a day to plan by that is past, a day to come, no day at all. */
const PRESSURES = ['late', 'slipping', 'dated', 'undated'] as const;

function pressure(action: OpenAction, asOf: AsOf): number {
  const past = isLate(action, asOf) ? 'late' : 'slipping';
  const ahead = action.by === undefined ? 'undated' : 'dated';
  return PRESSURES.indexOf(isPast(action, asOf) ? past : ahead);
}

function dayOrLast({ by }: OpenAction): number {
  return by ?? Number.MAX_SAFE_INTEGER;
}
