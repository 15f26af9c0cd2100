import type { Grade } from '../cells/grades';
import { isAssessedSince } from '../rules/confirmation';
import { gradesOf, type Outcome, overallGrade, overallGrades } from '../rules/grading';
import { isDone } from '../rules/progress';
import { STAGE_STANDS_WITHOUT, STAGES, type Stage, stageOf } from '../rules/stage';
import { RAG_WORDS, type Rag, type Standing } from '../rules/standing';
import type { View } from '../sheet/calculated-columns';
import type { Apprentice } from '../sheet/columns';
import { answered, type RowRead } from '../sheet/rows';
import type { Standard } from '../standard/standard';

/** What stands in the place of an answer that rests on a cell that cannot be read. */
const CHECK = 'Check';
type OrCheck<T> = T | typeof CHECK;

/** What is counted of an apprentice. Everybody is counted, once in each group. */
export interface Counted {
  readonly stage: OrCheck<Stage> | undefined;
  readonly rag: Rag | undefined;
  /** What the methods add up to: indicative, because only the EPAO confirms grades. */
  readonly grade: OrCheck<Outcome> | undefined;
  /** What the EPAO confirmed, once it has. */
  readonly confirmed: OrCheck<Grade> | undefined;
  /** How many days an apprentice who is still learning is past the planned end; `undefined` for those who are not learning. */
  readonly daysLate: OrCheck<number> | undefined;
}

/** The bands of days past the planned end that funding reviews look at; each ends where the next begins. */
const LATE_BANDS = [
  { from: 1, label: '1 to 89 days' },
  { from: 90, label: '90 to 179 days' },
  { from: 180, label: '180 to 364 days' },
  { from: 365, label: '365 days or more' },
] as const;

/** The days past the planned end from which apprentices count as late in the accountability measures of the DfE. */
const LATE_THRESHOLDS = [90, 180, 365] as const;

const FINISHED: readonly Stage[] = ['Withdrawn', 'Break in learning', 'Passed', 'Certificated'];

export const ALL_GROUP = 'Apprentices';
export const STAGE_GROUP = 'Stage';
export const RAG_GROUP = 'RAG';
/** Indicative: for those who work with them, never for others. */
export const GRADE_GROUP = 'Overall grade (indicative)';
export const CONFIRMED_GROUP = 'Grade confirmed by the EPAO';
export const LATE_GROUP = 'Past planned end';
export const THRESHOLD_GROUP = 'Past planned end, of those still learning';

/** For those whom the other items of a group do not fit. */
const NO_STAGE = 'No stage yet';
const NO_RAG = 'No RAG';
const NO_GRADE = 'No grade yet';
const CONFIRMED = 'Confirmed';
const NOT_CONFIRMED = 'Not confirmed yet';
const NOT_LATE = 'Not past it, or not learning';

/** A group in which everybody falls to exactly one item. */
interface Group {
  readonly group: string;
  readonly items: readonly string[];
  itemOf(counted: Counted): string;
}

function groupsOf(standard: Standard): readonly Group[] {
  const grades = overallGrades(standard);
  return [
    { group: STAGE_GROUP, items: [CHECK, ...STAGES, NO_STAGE], itemOf: ({ stage }) => stage ?? NO_STAGE },
    { group: RAG_GROUP, items: [...RAG_WORDS, NO_RAG], itemOf: ({ rag }) => rag ?? NO_RAG },
    {
      group: GRADE_GROUP,
      items: [...grades, 'Incomplete', NO_GRADE, CONFIRMED, CHECK],
      itemOf: ({ grade, confirmed }) =>
        confirmed !== undefined && confirmed !== CHECK ? CONFIRMED : (grade ?? NO_GRADE),
    },
    {
      group: CONFIRMED_GROUP,
      items: [...grades, NOT_CONFIRMED, CHECK],
      itemOf: ({ confirmed }) => confirmed ?? NOT_CONFIRMED,
    },
    {
      group: LATE_GROUP,
      items: [NOT_LATE, ...LATE_BANDS.map(({ label }) => label), CHECK],
      itemOf: ({ daysLate }) => (daysLate === CHECK ? CHECK : bandOf(daysLate ?? 0)),
    },
  ];
}

function bandOf(daysLate: number): string {
  let reached: string = NOT_LATE;
  for (const { from, label } of LATE_BANDS) if (daysLate >= from) reached = label;
  return reached;
}

export interface Count {
  readonly group: string;
  readonly item: string;
  readonly apprentices: number;
  /** In percent, to one decimal: of all apprentices or, in the group of thresholds, of those still learning. */
  readonly share: number;
}

/** What is counted of an apprentice, and where they stand; that is not known where it rests on a cell that cannot be read. */
export interface CountedRow {
  readonly counted: Counted;
  readonly standing: Standing | undefined;
}

export function countedRow({ apprentice, problems }: RowRead, view: View): CountedRow {
  if (problems.length > 0) return unsoundRow({ apprentice, problems }, view);
  return soundRow(apprentice, view.standingOf(apprentice), view);
}

/** The same of a row in which nothing was found. */
export function countedFaultless(apprentice: Apprentice, view: View): CountedRow {
  return soundRow(apprentice, view.faultlessStandingOf(apprentice), view);
}

function soundRow(apprentice: Apprentice, standing: Standing, view: View): CountedRow {
  const { stage, rag } = standing;
  const grade = gradeOf(apprentice, view);
  const counted = {
    stage,
    rag,
    grade,
    confirmed: confirmedGradeOf(apprentice, () => grade, view),
    daysLate: daysLateOf(apprentice, stage, view),
  };
  return { counted, standing };
}

/** Each part rests on the cells that it asks for, so that one that cannot be read takes no other part away. */
function unsoundRow(read: RowRead, view: View): CountedRow {
  const { standard, asOf, standingOf } = view;
  const stageIn = (apprentice: Apprentice) => stageOf(standard, apprentice, asOf.asOf);
  const standing = ifReadable(read, standingOf, undefined);
  const counted = {
    stage: standing ? standing.stage : stageStanding(read, stageIn),
    rag: standing ? standing.rag : CHECK,
    grade: ifReadable(read, (apprentice) => gradeOf(apprentice, view), CHECK),
    confirmed: ifReadable(
      read,
      (apprentice) => confirmedGradeOf(apprentice, () => gradeOf(apprentice, view), view),
      CHECK,
    ),
    daysLate: ifReadable(read, (apprentice) => daysLateOf(apprentice, stageIn(apprentice), view), CHECK),
  } as const;
  return { counted, standing };
}

/** The stage that the dates give, also where the learning status cannot be read: RAG is Check then. */
function stageStanding(
  read: RowRead,
  stageIn: (apprentice: Apprentice) => Stage | undefined,
): OrCheck<Stage> {
  const { answer, restsOn } = answered(read, stageIn);
  const stands = restsOn.every(({ column }) => STAGE_STANDS_WITHOUT.includes(column));
  return stands ? (answer ?? CHECK) : CHECK;
}

function ifReadable<T, Otherwise>(
  read: RowRead,
  answer: (apprentice: Apprentice) => T,
  otherwise: Otherwise,
): T | Otherwise {
  const { answer: given, restsOn } = answered(read, answer);
  return restsOn.length === 0 ? given : otherwise;
}

function gradeOf(apprentice: Apprentice, { standard }: View): Outcome | undefined {
  return overallGrade(standard, gradesOf(standard, apprentice));
}

/** The grade that the EPAO confirmed; where only its day is recorded, what the methods add up to. */
function confirmedGradeOf(
  apprentice: Apprentice,
  made: () => Outcome | undefined,
  { standard, asOf }: View,
): Grade | undefined {
  const { resultsConfirmed, confirmedGrade } = apprentice;
  if (resultsConfirmed === undefined || !isDone(resultsConfirmed, asOf.asOf)) return undefined;
  if (confirmedGrade !== undefined) return confirmedGrade;
  if (isAssessedSince(standard, apprentice, resultsConfirmed, asOf.asOf)) return undefined;
  const grade = made();
  return grade === 'Incomplete' ? undefined : grade;
}

function daysLateOf(
  { plannedEnd, learningStatus }: Apprentice,
  stage: Stage | undefined,
  { asOf }: View,
): number | undefined {
  const isLearning = stage !== undefined && !FINISHED.includes(stage) && learningStatus !== 'Completed';
  if (!isLearning) return undefined;
  return plannedEnd === undefined ? 0 : Math.max(0, asOf.asOf - plannedEnd);
}

/** The counts of apprentices. In each group they add up to all of them, the thresholds apart, where a later one is within the earlier. */
export function countsFrom(standard: Standard, counted: readonly Counted[]): readonly Count[] {
  const tally = runningTally(standard);
  for (const one of counted) tally.add(one);
  return tally.counts();
}

/** Counts that follow who comes and goes. */
export interface RunningTally {
  add(counted: Counted): void;
  takeAway(counted: Counted): void;
  counts(): readonly Count[];
}

export function runningTally(standard: Standard): RunningTally {
  const groups = groupsOf(standard).map((group) => ({ ...group, tally: new Map<string, number>() }));
  const late = LATE_THRESHOLDS.map((days) => ({ days, apprentices: 0 }));
  let [all, learning] = [0, 0];
  const change = (counted: Counted, by: 1 | -1) => {
    all += by;
    if (counted.daysLate !== undefined) learning += by;
    for (const { itemOf, tally } of groups) {
      const item = itemOf(counted);
      tally.set(item, (tally.get(item) ?? 0) + by);
    }
    for (const one of late) if (isLateBy(counted, one.days)) one.apprentices += by;
  };
  return {
    add: (counted) => change(counted, 1),
    takeAway: (counted) => change(counted, -1),
    counts: () => [
      countOfItem(ALL_GROUP, 'All', all, all),
      ...groups.flatMap(({ group, items, tally }) =>
        items.map((item) => countOfItem(group, item, tally.get(item) ?? 0, all)),
      ),
      ...late.map(({ days, apprentices }) =>
        countOfItem(THRESHOLD_GROUP, thresholdInWords(days), apprentices, learning),
      ),
    ],
  };
}

function isLateBy({ daysLate }: Counted, days: number): boolean {
  return typeof daysLate === 'number' && daysLate >= days;
}

function thresholdInWords(days: number): string {
  return `${days} days or more`;
}

function countOfItem(group: string, item: string, apprentices: number, of: number): Count {
  const share = of === 0 ? 0 : Math.round((apprentices * 1000) / of) / 10;
  return { group, item, apprentices, share };
}

/** What is chosen of the counts: an item of a group each. */
export type ChosenItems = Readonly<Record<string, string>>;

/** Who belongs to all the items that are chosen. */
export function belongsTo(standard: Standard, chosen: ChosenItems): (counted: Counted) => boolean {
  const tests = Object.entries(chosen).map(([group, item]): ((counted: Counted) => boolean) => {
    const days = LATE_THRESHOLDS.find((from) => group === THRESHOLD_GROUP && thresholdInWords(from) === item);
    if (days !== undefined) return (counted) => isLateBy(counted, days);
    const itemOf = groupsOf(standard).find((one) => one.group === group)?.itemOf;
    return (counted) => itemOf === undefined || itemOf(counted) === item;
  });
  return (counted) => tests.every((test) => test(counted));
}

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

/** The counts of a group, in the order of its items. */
export function countsOf(counts: readonly Count[], group: string): readonly Count[] {
  return counts.filter((count) => count.group === group);
}

/** The counts group by group, some groups left out. */
export function countsByGroup(
  counts: readonly Count[],
  without: readonly string[],
): readonly (readonly [string, readonly Count[]])[] {
  const groups = [...new Set(counts.map(({ group }) => group))].filter((group) => !without.includes(group));
  return groups.map((group) => [group, countsOf(counts, group)]);
}
