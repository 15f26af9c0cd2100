/** The shape of an apprenticeship standard as data: what each rule says, how firmly, and where it is written. */

/** How firmly the source speaks; it alone decides whether a breach is an error, a warning or a note. */
export const FORCES = ['must', 'typical', 'recommended', 'approximate'] as const;
export type Force = (typeof FORCES)[number];

export const UNITS = [
  'months',
  'days',
  'working days',
  'minutes',
  'words',
  'pieces',
  'questions',
  'methods',
  'level',
  '%',
] as const;
export type Unit = (typeof UNITS)[number];

/** The dates that a rule can count from. */
export const STARTING_POINTS = {
  start: 'the start of the apprenticeship',
  epaStart: 'the start of the EPA period',
  projectSubmitted: 'the day the project report is submitted',
  discussion: 'the day of the professional discussion',
  lastAssessment: 'the day of the last assessment',
} as const;
export type StartingPoint = keyof typeof STARTING_POINTS;

export interface Rule {
  readonly title: string;
  readonly value: number;
  readonly unit: Unit;
  readonly from?: StartingPoint;
  readonly force: Force;
  /** What we understood, in our own words, so that a domain expert can disagree with a line. */
  readonly reading: string;
  readonly source: Source;
  /** `false` where the source leaves the rule open: every answer that rests on it says so. */
  readonly confirmed: boolean;
}

export interface Source {
  readonly page: string;
  readonly section: string;
}

export interface Standard {
  readonly code: string;
  readonly title: string;
  readonly level: number;
  /** The version of the assessment plan, and the day on which its source was read. */
  readonly planVersion: string;
  readonly readOn: string;
  readonly rules: Readonly<Record<string, Rule>>;
}
