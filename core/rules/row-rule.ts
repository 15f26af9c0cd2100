import type { Day } from '../dates/day';
import type { ProblemCode } from '../problems';
import type { Severity } from './force';
import type { Progress } from './progress';
import type { Stage } from './stage';

/** What does not fit together in a row: a problem whose message is still to be filled with the headings of columns. */
export interface RowFinding {
  readonly column: string;
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** The rule of the standard that it rests on; none where it rests on what no calendar allows. */
  readonly restsOn?: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Placeholders of the message that name a column, by its key. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** What a rule finds; what it says nothing of is as the rule has it. */
type Found = Omit<RowFinding, 'severity' | 'restsOn'> & Partial<Pick<RowFinding, 'severity' | 'restsOn'>>;

/** A rule of a row. Severity comes from the force of the rule of the standard that it rests on. */
export interface RowRule {
  /** The rule of the standard; without one, the severity of what it finds. */
  readonly rests: { readonly on: string } | { readonly severity: Severity };
  /** The stages that rest on what it looks at: there a breach makes the status one to check. */
  readonly doubts: readonly Stage[];
  /** It breaks a rule and contradicts nothing, so that whoever is overdue is overdue all the same. */
  readonly isBreach?: true;
  find(progress: Progress, asOf: Day): Found | undefined;
}

export const IMPOSSIBLE = { severity: 'error' } as const;
export const DOUBTFUL = { severity: 'warning' } as const;

/*
 * The stages whose status rests on something. What has come to pass is not put in doubt again by what came before it: who
 * has every grade is past the deadlines, and who is in EPA is past the planned end.
 */
export const NO_STAGE = [] as const;
export const TOWARDS_GATEWAY = ['On programme', 'Ready for gateway'] as const;
export const UNDERWAY = ['At gateway', 'In EPA', 'Resit or retake'] as const;
export const UNTIL_GRADED = [...TOWARDS_GATEWAY, ...UNDERWAY] as const;
export const UNTIL_CONFIRMED = [...UNDERWAY, 'Awaiting confirmation'] as const;
export const HAS_PASSED = ['Passed', 'Certificated'] as const;
export const EVERY_STAGE = [...TOWARDS_GATEWAY, ...UNTIL_CONFIRMED, ...HAS_PASSED] as const;
