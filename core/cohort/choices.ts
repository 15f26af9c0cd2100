import type { Day } from '../dates/day';
import { folded } from '../folded';
import { remembered } from '../remembered';
import { beginningNamed, sortingText } from './cohort-names';
import { tallied } from './counts';

/** Something by which the apprentices of a sheet can be chosen: a cohort, an employer, a coach, a sheet. */
export interface Choice {
  /** As most of its cells spell it. */
  readonly text: string;
  readonly apprentices: number;
}

interface Named extends Choice {
  readonly place: string;
  readonly beginning?: Day | undefined;
}

/** The texts of a column, those that differ only in how they are spelled as one, in the order that people expect. */
export function choicesIn<T>(
  items: readonly T[],
  textOf: (item: T) => string | undefined,
): readonly Choice[] {
  return merged(items, textOf)
    .map((choice): Named => ({ ...choice, place: sortingText(choice.text) }))
    .sort(byPlace)
    .map(plainChoice);
}

/** The same of cohorts: those that are named by when they begin come first, by date. */
export function cohortsIn<T>(
  items: readonly T[],
  textOf: (item: T) => string | undefined,
): readonly Choice[] {
  return merged(items, textOf)
    .map(
      (choice): Named => ({
        ...choice,
        place: sortingText(choice.text),
        beginning: beginningNamed(choice.text),
      }),
    )
    .sort(byBeginning)
    .map(plainChoice);
}

function byBeginning(one: Named, other: Named): number {
  const [first, second] = [
    one.beginning ?? Number.POSITIVE_INFINITY,
    other.beginning ?? Number.POSITIVE_INFINITY,
  ];
  return first === second ? byPlace(one, other) : first < second ? -1 : 1;
}

function byPlace(one: Named, other: Named): number {
  return one.place < other.place ? -1 : one.place > other.place ? 1 : 0;
}

function plainChoice({ text, apprentices }: Named): Choice {
  return { text, apprentices };
}

/** Each text once; of its spellings the one that comes most often, the first of those that come as often. */
function merged<T>(items: readonly T[], textOf: (item: T) => string | undefined): readonly Choice[] {
  const found = new Map<string, Choice & { readonly most: number }>();
  for (const [text, { apprentices }] of tallied(items, textOf)) {
    const key = folded(text);
    const before = found.get(key);
    const isMost = before === undefined || apprentices > before.most;
    found.set(key, {
      text: isMost ? text : before.text,
      most: isMost ? apprentices : before.most,
      apprentices: apprentices + (before?.apprentices ?? 0),
    });
  }
  return [...found.values()];
}

/** Does a text fit what is chosen, however it is spelled? Where nothing is chosen everything does. */
export function fitting(chosen: string | undefined): (text: string | undefined) => boolean {
  const wanted = folded(chosen ?? '');
  if (wanted === '') return () => true;
  const fits = remembered((text: string) => folded(text) === wanted);
  return (text) => text !== undefined && fits(text);
}
