/** The shape of an apprenticeship standard as data: what each rule says, how firmly, and where it is written. */
import type { Grade } from '../cells/grades';

/** How firmly the source speaks; it alone decides whether a breach is an error or a note, and whether a day binds. */
export const FORCES = ['must', 'typical', 'recommended', 'approximate'] as const;
export type Force = (typeof FORCES)[number];

export const UNITS = [
  'years',
  'months',
  'weeks',
  'days',
  'working days',
  'hours',
  'minutes',
  'words',
  'pieces',
  'questions',
  'methods',
  'attempts',
  'level',
  '%',
] as const;
export type Unit = (typeof UNITS)[number];

/** Whose rule it is: who could change it, and whom to ask about it. */
const OWNERS = ['the standard', 'the funding rules', 'your EPAO', 'your own reminder'] as const;
export type Owner = (typeof OWNERS)[number];

export interface Rule {
  readonly title: string;
  /** The number that the rule sets, in its own unit; a statement has none. */
  readonly value?: number;
  readonly unit?: Unit;
  /** What it sets where that is a word and no number. */
  readonly word?: string;
  /** What a time is counted from: one of `STARTING_POINTS`, or a step of a method by the key of its column. */
  readonly from?: string;
  /** Other numbers that plans of this kind use: where one of them would give another answer, that answer says so. */
  readonly alternatives?: readonly number[];
  readonly force: Force;
  /** What we understood, in our own words, so that a domain expert can disagree with a line. */
  readonly reading: string;
  readonly source: Source;
  /** The standard, where nothing is said. */
  readonly owner?: Owner;
  /** Only for those who started on this day (as 2025-08-01) or later. */
  readonly startsFrom?: string;
  /** Only for those who started before this day. */
  readonly startsBefore?: string;
  /** `false` where the source leaves the rule open: every answer that rests on it says so. */
  readonly confirmed: boolean;
}

export interface Source {
  readonly page: string;
  readonly section: string;
}

/** What EPAOs lay down for themselves, or otherwise than a standard says. */
const EPAO_FIGURES = [
  'distinctions',
  'resultDays',
  'handIn',
  'notice',
  'resitCap',
  'resitWindow',
  'retakeWindow',
  'attempts',
  'adjustedMinutes',
] as const;
export type EpaoFigure = (typeof EPAO_FIGURES)[number];

/** The dates besides those of the methods' steps that a rule can count from. */
export const STARTING_POINTS = {
  start: 'the start of the apprenticeship',
  epaStart: 'the start of the EPA period',
  lastAssessment: 'the day of the last assessment',
} as const;

/** Something that is recorded of an apprentice, with the column that holds it. Headings are in people's workbooks: for ever. */
export interface Recorded {
  readonly key: string;
  readonly heading: string;
  /** Other headings for the same thing: ILR field names and what providers write. */
  readonly aliases: readonly string[];
  /** A sentence for the note on the heading. */
  readonly help: string;
  /** Only some providers hold it: a set-up adds no column for it, and without one nobody is asked for it. */
  readonly isOptional?: true;
}

/** What a figure may be. Every number comes from a rule. */
export type Limit<Id extends string = string> =
  /** A target with a tolerance in percent either way; below `atLeast`, though inside the tolerance, the advice is given. */
  | {
      readonly around: Id;
      readonly tolerance: Id;
      readonly atLeast?: { readonly rule: Id; readonly advice: string };
    }
  /** From the fewest to the most; the same rule twice is an exact number. */
  | { readonly fewest: Id; readonly most: Id }
  /** So many or more; parts of one count. */
  | { readonly least: Id }
  /** At most this percentage of another figure, by the key of its column. */
  | { readonly shareOf: string; readonly noun: string; readonly most: Id };

/** A number that the standard limits. */
export interface Figure<Id extends string = string> extends Recorded {
  /** What EPA_CHECK calls it. */
  readonly check: string;
  readonly limit: Limit<Id>;
}

/** A step of a method that happens on a day, booked or done. */
export interface Step<Id extends string = string> extends Recorded {
  /** One word, as in "Book the …" and as the milestone of EPA_DEADLINE. */
  readonly name: string;
  /** The apprentice hands something in, or is assessed. */
  readonly act: 'submit' | 'assess';
  /** The last day, and what a column or line with that day is called. */
  readonly by: { readonly rule: Id; readonly label: string };
  /** The first day, counted from another step of the same method. */
  readonly from?: { readonly rule: Id; readonly after: string; readonly label: string };
  /** Another step that comes first. */
  readonly follows?: { readonly rule: Id; readonly step: string };
  readonly figures: readonly Figure<Id>[];
}

/** One of the methods of assessment. */
export interface Method<Id extends string = string> {
  /** The name of its argument in functions. */
  readonly id: string;
  readonly name: string;
  /** The source's own name for it, as in "Grade of the …". */
  readonly title: string;
  /** Worst first. */
  readonly grades: readonly [Grade, Grade, ...Grade[]];
  /** Agreed with the EPAO beforehand: a tick each. */
  readonly agreements: readonly Recorded[];
  /** In the order in which they happen; the last assessment is the one that is graded. */
  readonly steps: readonly [Step<Id>, ...Step<Id>[]];
  readonly grade: Recorded;
  readonly resit: Resit;
}

/** Where a resit or retake is recorded, beside the first attempt. */
export interface Resit {
  readonly date: Recorded;
  readonly grade: Recorded;
  readonly attempts: Recorded;
}

/** What is asked for before gateway, and by which rules. */
interface AskedFor<Id extends string> {
  /** Short, as in "Missing: …". */
  readonly label: string;
  readonly restsOn: readonly [Id, ...Id[]];
}

/** Something that must be settled before gateway, with its column. The kind decides what settles it and how it is set. */
export type RecordedItem<Id extends string = string> = Recorded &
  AskedFor<Id> &
  (
    | { readonly kind: 'tick' }
    /**
     * Achieved at the level that `level` sets or above, or exempt for a recorded reason; from the age that `optOut` sets it may
     * be left out, once that is recorded.
     */
    | { readonly kind: 'qualification'; readonly level?: Id; readonly optOut?: Id }
    /** The day on which a party agreed, and who signed. */
    | { readonly kind: 'sign-off'; readonly party: string; readonly signatory?: Recorded }
    /**
     * A number inside its limit; not recorded is not missing. A count is only progress until the item `dueWith`, by its key,
     * is settled or gateway has a date.
     */
    | ({ readonly kind: 'figure'; readonly dueWith?: string } & Pick<Figure<Id>, 'check' | 'limit'>)
  );

/** The least time on programme: it has no column, the start and the calendar settle it. */
interface TimeItem<Id extends string = string> extends AskedFor<Id> {
  readonly kind: 'time';
  readonly key: string;
}

/** Something that must be settled before gateway. */
export type GatewayItem<Id extends string = string> = RecordedItem<Id> | TimeItem<Id>;

/** An overall grade and what it takes: all of its conditions. */
export interface GradeBand<Id extends string = string> {
  readonly grade: Grade;
  /** At least so many methods with this grade or a better one; how many is the number of a rule. */
  readonly count?: readonly { readonly grade: Grade; readonly methods: Id }[];
  /** Methods, by their id, with this grade or a better one. */
  readonly atLeast?: Readonly<Record<string, Grade>>;
  /** The rule that says so. Where the source does not confirm it, answers that turn on it say so. */
  readonly rule: Id;
}

export interface Standard<Id extends string = string> {
  readonly code: string;
  /** What the ILR and the apprenticeship services call it: its code in the register of learning aims, where that is known. */
  readonly larsCode?: string;
  readonly title: string;
  readonly level: number;
  /** The version of the assessment plan, and the day on which its source was read. */
  readonly planVersion: string;
  readonly readOn: string;
  readonly rules: Readonly<Record<Id, Rule>>;
  /** The rules with a time that every standard has. */
  readonly times: {
    /** From the start of the apprenticeship to gateway: a day to plan by. */
    readonly typicalGateway: Id;
    /** From the start to the earliest gateway day: of these rules the first that is for the start. */
    readonly leastOnProgramme?: readonly Id[];
    /** From the EPA start to the end of the EPA period. */
    readonly epaPeriod: Id;
    /** From the last assessment to the confirmed grade. */
    readonly result: Id;
  };
  /** In the order in which they are worked through. */
  readonly gateway: readonly GatewayItem<Id>[];
  /** In the order in which functions and columns name them. */
  readonly methods: readonly Method<Id>[];
  readonly grading: {
    readonly passCriteria: Id;
    readonly distinctionCriteria: Id;
    /** Best first: the first whose conditions hold. Where none holds the grade is the worst one. */
    readonly bands: readonly GradeBand<Id>[];
  };
  /** The rule on which methods may be taken again, where there is one. */
  readonly resits?: Id;
  /** What an EPAO may lay down, and the rule that its figure stands in for; what is not here does not arise. */
  readonly settable: Readonly<Partial<Record<EpaoFigure, Id>>>;
  /** What providers write for words of its headings. */
  readonly spellings: Readonly<Record<string, string>>;
  /** By the key of their column, headings that count only where nothing else claims the column, the better ones first. */
  readonly lesserNames?: Readonly<Record<string, readonly string[]>>;
}

/** A standard whose parts name only rules that it has. */
export function defineStandard<const Rules extends Readonly<Record<string, Rule>>>(
  standard: Omit<Standard<keyof Rules & string>, 'rules'> & { readonly rules: Rules },
): Standard {
  return standard as unknown as Standard;
}

export function ruleOf({ rules }: Standard, id: string): Rule {
  return rules[id] as Rule;
}

export function ownerOf({ owner = 'the standard' }: Pick<Rule, 'owner'>): Owner {
  return owner;
}

/** The number that a rule sets, in the rule's own unit. */
export function numberOf(standard: Standard, id: string): number {
  return ruleOf(standard, id).value as number;
}

/** The rules whose numbers make a limit. */
export function rulesOfLimit(limit: Limit): readonly string[] {
  if ('shareOf' in limit) return [limit.most];
  if ('least' in limit) return [limit.least];
  if ('fewest' in limit) return limit.fewest === limit.most ? [limit.fewest] : [limit.fewest, limit.most];
  return [limit.around, limit.tolerance];
}

/** The gateway items that have a column. */
export function recordedItems({ gateway }: Standard): readonly RecordedItem[] {
  return gateway.filter((item) => item.kind !== 'time');
}

/** "the day the project is submitted": what a rule counts from, in words. */
export function startingPointInWords(standard: Standard, from: string): string {
  const step = stepsOf(standard).find(({ key }) => key === from);
  if (step === undefined) return STARTING_POINTS[from as keyof typeof STARTING_POINTS];
  const noun = nounOf(step);
  return step.act === 'submit' ? `the day the ${noun} is submitted` : `the day of the ${noun}`;
}

/** Every step of every method, in the order of the methods. */
export function stepsOf({ methods }: Standard): readonly Step[] {
  return methods.flatMap(({ steps }) => steps);
}

export function stepOf(standard: Standard, key: string): Step {
  return stepsOf(standard).find((step) => step.key === key) as Step;
}

/** "interview": a step in the midst of a sentence. */
export function nounOf({ name }: Pick<Step, 'name'>): string {
  return name.toLowerCase();
}

/** The assessment of a method that its grade is given for: the last one. */
export function gradedStep({ steps }: Pick<Method, 'steps'>): Step {
  return steps[steps.length - 1] as Step;
}

export function isBinding(standard: Standard, id: string): boolean {
  return ruleOf(standard, id).force === 'must';
}
