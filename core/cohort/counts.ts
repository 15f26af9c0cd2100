import { GRADES } from '../cells/grades';
import { isProblem } from '../problems';
import { DISTINCTIONS_NEEDED, type Outcome, overallGrade } from '../rules/grading';
import { type AsOf, RAG_WORDS, type Rag, type Standing, standingOf } from '../rules/next-action';
import { STAGES, type Stage } from '../rules/stage';
import type { Apprentice } from '../sheet/columns';
import { answerEach, type Sheet } from './answers';

/** The bands of days past the planned end that funding reviews look at; each ends where the next begins. */
const LATE_BANDS = [
  { from: 1, label: '1 to 89 days' },
  { from: 90, label: '90 to 179 days' },
  { from: 180, label: '180 to 364 days' },
  { from: 365, label: '365 days or more' },
] as const;

export type LateBand = (typeof LATE_BANDS)[number]['label'];

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
const GROUPS: readonly {
  readonly group: string;
  readonly items: readonly string[];
  itemOf(counted: Counted): string | undefined;
}[] = [
  { group: 'Stage', items: STAGES, itemOf: ({ stage }) => stage },
  { group: 'RAG', items: RAG_WORDS, itemOf: ({ rag }) => rag },
  {
    group: 'Overall grade (indicative)',
    items: [...GRADES, 'Incomplete'],
    itemOf: ({ grade }) => grade,
  },
  {
    group: 'Past planned end',
    items: LATE_BANDS.map(({ label }) => label),
    itemOf: ({ lateBand }) => lateBand,
  },
];

export interface Count {
  readonly group: string;
  readonly item: string;
  readonly apprentices: number;
}

/** How many apprentices are at each stage, in each RAG state, have each grade, and how far past their planned end. */
export function countsOf(sheet: Sheet, asOf: AsOf): readonly Count[] {
  const told = answerEach(sheet, (apprentice) =>
    countedOf(apprentice, standingOf(apprentice, asOf), { asOf, distinctionsNeeded: DISTINCTIONS_NEEDED }),
  );
  const counted = told.filter((one): one is Counted => one !== undefined && !isProblem(one));
  return countsFrom(counted, told.filter(isProblem).length);
}

/** What a provider may set that decides what is counted. */
export interface CountSettings {
  readonly asOf: AsOf;
  /** How many distinctions make an overall Distinction, 1 to 3. */
  readonly distinctionsNeeded: number;
}

/** What is counted of an apprentice, from where they stand. */
export function countedOf(
  { observationGrade, projectGrade, discussionGrade, plannedEnd }: Apprentice,
  { stage, rag }: Pick<Standing, 'stage' | 'rag'>,
  { asOf: { asOf }, distinctionsNeeded }: CountSettings,
): Counted {
  // Most have no grade yet, so that there is nothing to work out.
  const hasGrade = (observationGrade ?? projectGrade ?? discussionGrade) !== undefined;
  const grade = hasGrade
    ? overallGrade(observationGrade, projectGrade, discussionGrade, distinctionsNeeded)
    : undefined;
  const isLearning = stage !== undefined && !FINISHED.includes(stage);
  const lateBand = isLearning && plannedEnd !== undefined ? lateBandOf(asOf - plannedEnd) : undefined;
  return { stage, rag, grade, lateBand };
}

function lateBandOf(daysLate: number): LateBand | undefined {
  let reached: LateBand | undefined;
  for (const { from, label } of LATE_BANDS) if (daysLate >= from) reached = label;
  return reached;
}

/** The counts of apprentices; `unreadable` is how many more there are whose cells cannot be read. */
export function countsFrom(counted: readonly Counted[], unreadable: number): readonly Count[] {
  const counts = GROUPS.flatMap(({ group, items, itemOf }) => {
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
