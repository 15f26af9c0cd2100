import { addDays, type Day } from '../core/dates/day';
import { mayOptOut } from '../core/rules/exemption';
import type { Apprentice } from '../core/sheet/columns';
import type { GatewayItem, Standard } from '../core/standard/standard';
import { type Dice, happens } from './dice';
import { figureInside } from './sample-figures';
import { type Recorded, workingDay } from './sample-methods';

/** From when on the items of a kind are settled, the first of them and the last, in percent of the usual time to gateway. */
const QUALIFIED = [40, 70] as const;
const TICKED = [84, 92] as const;
/** Of a hundred who may opt out, and of the others, so many are exempt. */
const OPT_OUT = 20;
const ADJUST = 4;
/** Why, with the word: the one needs the age for it, the other none. */
const OPTED_OUT = 'Exempt: opted out at 19+';
const ADJUSTED = 'Exempt: EHC plan';

/** The progress of those who have everything. */
export const COMPLETE = Number.POSITIVE_INFINITY;

type ItemOf<K extends GatewayItem['kind']> = Extract<GatewayItem, { readonly kind: K }>;

/** The way of one apprentice to gateway. */
interface Way {
  /** Percent of the usual time to gateway; `COMPLETE` for those who have everything. */
  readonly progress: number;
  /** Everything that is ticked is done, so that people may sign. */
  readonly isComplete: boolean;
  /** The day from which the signatures are counted back. */
  readonly signedBy: Day;
  readonly isSigning: boolean;
  readonly recorded: Recorded;
}

/** What is in for gateway, more with every percent of the usual time to it; everything once it is complete. */
export function gatewayEvidence(
  standard: Standard,
  asOf: Day,
  apprentice: Apprentice & { readonly start: Day },
  progress: number,
  dice: Dice,
): Recorded {
  const { gatewayDate, learningStatus } = apprentice;
  const recorded: Recorded = {};
  const isComplete = tickAll(itemsOf(standard, 'tick'), progress, recorded, dice);
  const way = {
    progress,
    isComplete,
    signedBy: gatewayDate ?? asOf,
    isSigning: gatewayDate !== undefined || (isComplete && learningStatus === 'Active'),
    recorded,
  };
  const figures = itemsOf(standard, 'figure').filter(({ isOptional }) => !isOptional);
  countAll(standard, figures, way, dice);
  const subjects = itemsOf(standard, 'qualification').map((item) => ({
    key: item.key,
    ...(mayOptOut(standard, item, apprentice)
      ? { exempt: OPTED_OUT, share: OPT_OUT }
      : { exempt: ADJUSTED, share: ADJUST }),
  }));
  qualify(subjects, way, dice);
  sign(itemsOf(standard, 'sign-off'), way, dice);
  return recorded;
}

function itemsOf<K extends GatewayItem['kind']>({ gateway }: Standard, kind: K): readonly ItemOf<K>[] {
  return gateway.filter((item): item is ItemOf<K> => item.kind === kind);
}

/** Is somebody far enough for an item that is settled from a certain progress on, a little sooner or later? */
function isFarEnough(progress: number, from: number, dice: Dice): boolean {
  return progress >= from + dice(-15, 10);
}

/** From when on an item is settled: those of a kind one after the other. */
function settledFrom([first, last]: readonly [number, number], place: number, items: number): number {
  return first + ((last - first) * place) / items;
}

/** Ticks the items, none before the one above it; answers whether all are ticked. */
function tickAll(
  items: readonly ItemOf<'tick'>[],
  progress: number,
  recorded: Recorded,
  dice: Dice,
): boolean {
  let isComplete = isFarEnough(progress, TICKED[0], dice);
  for (const [i, { key }] of items.entries()) {
    isComplete &&= i === 0 || isFarEnough(progress, settledFrom(TICKED, i, items.length), dice);
    recorded[key] = isComplete;
  }
  return isComplete;
}

/** What is counted grows until it is due; what is due from the first day on is only recorded once everything is complete. */
function countAll(
  standard: Standard,
  items: readonly ItemOf<'figure'>[],
  { progress, isComplete, recorded }: Way,
  dice: Dice,
): void {
  for (const { key, limit, dueWith } of items) {
    const inside = figureInside(standard, limit, dice, (column) => recorded[column] as number);
    const isDue = isComplete || (dueWith !== undefined && recorded[dueWith] === true);
    if (isDue) recorded[key] = inside;
    else if (dueWith !== undefined) recorded[key] = Math.round((inside * Math.min(progress, 90)) / 100);
  }
}

/** A subject, what stands in its cell where it is exempt, and of a hundred how many are. */
interface Subject {
  readonly key: string;
  readonly exempt: string;
  readonly share: number;
}

function qualify(items: readonly Subject[], { progress, recorded }: Way, dice: Dice): void {
  for (const [i, { key, exempt, share }] of items.entries()) {
    const isAchieved = isFarEnough(progress, settledFrom(QUALIFIED, i, items.length), dice);
    recorded[key] = happens(share, dice) ? exempt : isAchieved ? 'Achieved' : 'Not yet';
  }
}

/** The parties sign one after the other; at gateway all of them have. */
function sign(
  items: readonly ItemOf<'sign-off'>[],
  { progress, signedBy, isSigning, recorded }: Way,
  dice: Dice,
): void {
  const signatures = progress === COMPLETE ? items.length : dice(1, items.length + 1);
  for (const [i, { key }] of items.entries()) {
    const later = items.length - 1 - i;
    const daysBefore = dice(Math.max(0, 3 * later - 1), 3 * later + 1);
    if (isSigning && i < signatures) recorded[key] = workingDay(addDays(signedBy, -daysBefore));
  }
}
