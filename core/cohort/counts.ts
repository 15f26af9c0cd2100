import { gradesOf, type Outcome, overallGrade, overallGrades } from '../rules/grading';
import { RAG_WORDS, type Rag } from '../rules/next-action';
import { STAGES, type Stage } from '../rules/stage';
import type { View } from '../sheet/calculated-columns';
import type { Apprentice } from '../sheet/columns';
import type { Standard } from '../standard/standard';

/** The bands of days past the planned end that funding reviews look at; each ends where the next begins. */
const LATE_BANDS = [
  { from: 1, label: '1 to 89 days' },
  { from: 90, label: '90 to 179 days' },
  { from: 180, label: '180 to 364 days' },
  { from: 365, label: '365 days or more' },
] as const;

type LateBand = (typeof LATE_BANDS)[number]['label'];

const FINISHED: readonly Stage[] = ['Withdrawn', 'Break in learning', 'Passed', 'Certificated'];

/** What is counted of an apprentice. */
export interface Counted {
  readonly stage: Stage | undefined;
  readonly rag: Rag | undefined;
  /** The overall grade: indicative, because only the EPAO confirms grades. */
  readonly grade: Outcome | undefined;
  /** How far an apprentice who is still learning is past the planned end. */
  readonly lateBand: LateBand | undefined;
}

/** Each group with its items, and which of them an apprentice belongs to. */
function groupsOf(standard: Standard): readonly {
  readonly group: string;
  readonly items: readonly string[];
  itemOf(counted: Counted): string | undefined;
}[] {
  return [
    { group: STAGE_GROUP, items: STAGES, itemOf: ({ stage }) => stage },
    { group: RAG_GROUP, items: RAG_WORDS, itemOf: ({ rag }) => rag },
    {
      group: 'Overall grade (indicative)',
      items: [...overallGrades(standard), 'Incomplete'],
      itemOf: ({ grade }) => grade,
    },
    {
      group: 'Past planned end',
      items: LATE_BANDS.map(({ label }) => label),
      itemOf: ({ lateBand }) => lateBand,
    },
  ];
}

export const STAGE_GROUP = 'Stage';
export const RAG_GROUP = 'RAG';

export interface Count {
  readonly group: string;
  readonly item: string;
  readonly apprentices: number;
}

/** What is counted of an apprentice, from where they stand. */
export function countedOf(apprentice: Apprentice, view: View): Counted {
  const { stage, rag } = view.standingOf(apprentice);
  const { standard, distinctionsNeeded } = view;
  const grade = overallGrade(standard, gradesOf(standard, apprentice), distinctionsNeeded);
  const isLearning = stage !== undefined && !FINISHED.includes(stage);
  const { plannedEnd } = apprentice;
  const daysLate = plannedEnd === undefined ? 0 : view.asOf.asOf - plannedEnd;
  return { stage, rag, grade, lateBand: isLearning ? lateBandOf(daysLate) : undefined };
}

function lateBandOf(daysLate: number): LateBand | undefined {
  let reached: LateBand | undefined;
  for (const { from, label } of LATE_BANDS) if (daysLate >= from) reached = label;
  return reached;
}

/** The counts of apprentices; `unreadable` is how many more there are whose cells cannot be read. */
export function countsFrom(
  standard: Standard,
  counted: readonly Counted[],
  unreadable: number,
): readonly Count[] {
  const counts = groupsOf(standard).flatMap(({ group, items, itemOf }) => {
    const tally = tallied(counted, itemOf);
    return items.map((item) => ({ group, item, apprentices: tally.get(item)?.apprentices ?? 0 }));
  });
  return [...counts, { group: 'Not counted', item: UNREADABLE, apprentices: unreadable }];
}

const UNREADABLE = 'Rows with a cell that cannot be read';

/** How many of the items fall to each text; those that have none are left out. */
export function tallied<T>(
  items: readonly T[],
  textOf: (item: T) => string | undefined,
): ReadonlyMap<string, { readonly apprentices: number }> {
  const tally = new Map<string, { apprentices: number }>();
  for (const item of items) {
    const text = textOf(item);
    if (text === undefined) continue;
    const count = tally.get(text);
    if (count === undefined) tally.set(text, { apprentices: 1 });
    else count.apprentices++;
  }
  return tally;
}

export function countOf(counts: readonly Count[], group: string, item: string): number {
  return counts.find((count) => count.group === group && count.item === item)?.apprentices ?? 0;
}

/** The counts group by group, some groups left out. */
export function countsByGroup(
  counts: readonly Count[],
  without: readonly string[],
): readonly (readonly [string, readonly Count[]])[] {
  const groups = [...new Set(counts.map(({ group }) => group))].filter((group) => !without.includes(group));
  return groups.map((group) => [group, counts.filter((count) => count.group === group)]);
}
