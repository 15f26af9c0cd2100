import type { Day } from '../dates/day';
import { isProblem } from '../problems';
import { overallGrade } from '../rules/grading';
import { type AsOf, RAG_WORDS, ragOf } from '../rules/next-action';
import { STAGES, type Stage, stageOf } from '../rules/stage';
import { GRADES } from '../standard/standard';
import { answerEach, type Sheet } from './answers';
import type { Apprentice } from './columns';

/** The bands of days past the planned end that funding reviews look at; each ends where the next begins. */
const LATE_BANDS = [
  { from: 1, label: '1 to 89 days' },
  { from: 90, label: '90 to 179 days' },
  { from: 180, label: '180 to 364 days' },
  { from: 365, label: '365 days or more' },
] as const;

const FINISHED: readonly Stage[] = ['Withdrawn', 'Break in learning', 'Passed', 'Certificated'];

/** What is counted: each group with its items, and which of them an apprentice belongs to. */
const GROUPS: readonly {
  readonly group: string;
  readonly items: readonly string[];
  itemOf(apprentice: Apprentice, asOf: AsOf): string | undefined;
}[] = [
  { group: 'Stage', items: STAGES, itemOf: (apprentice) => stageOf(apprentice) },
  { group: 'RAG', items: RAG_WORDS, itemOf: ragOf },
  {
    group: 'Overall grade (indicative)',
    items: [...GRADES, 'Incomplete'],
    itemOf: (apprentice) =>
      overallGrade(apprentice.observationGrade, apprentice.projectGrade, apprentice.discussionGrade),
  },
  {
    group: 'Past planned end',
    items: LATE_BANDS.map(({ label }) => label),
    itemOf: (apprentice, { asOf }) => lateBand(apprentice, asOf),
  },
];

export interface Count {
  readonly group: string;
  readonly item: string;
  readonly apprentices: number;
}

/** How many apprentices are at each stage, in each RAG state, have each grade, and how far past their planned end. */
export function countsOf(sheet: Sheet, asOf: AsOf): readonly Count[] {
  const tally = new Map<string, number>();
  const add = (key: string) => tally.set(key, (tally.get(key) ?? 0) + 1);
  const told = answerEach(sheet, (apprentice) => GROUPS.map(({ itemOf }) => itemOf(apprentice, asOf)));
  for (const items of told) {
    if (isProblem(items)) add(UNREADABLE);
    else for (const [group, item] of (items ?? []).entries()) add(`${group} ${item}`);
  }
  const counts = GROUPS.flatMap(({ group, items }, i) =>
    items.map((item) => ({ group, item, apprentices: tally.get(`${i} ${item}`) ?? 0 })),
  );
  return [...counts, { group: 'Not counted', item: UNREADABLE, apprentices: tally.get(UNREADABLE) ?? 0 }];
}

const UNREADABLE = 'Rows with a cell that cannot be read';

/** The band of an apprentice who is still learning past the planned end. */
function lateBand(apprentice: Apprentice, asOf: Day): string | undefined {
  const { plannedEnd } = apprentice;
  const stage = stageOf(apprentice);
  if (plannedEnd === undefined || stage === undefined || FINISHED.includes(stage)) return undefined;
  return [...LATE_BANDS].reverse().find(({ from }) => asOf - plannedEnd >= from)?.label;
}
