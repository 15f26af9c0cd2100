import type { Apprentice } from '../core/sheet/columns';

/** From the first to the second, both of them among it. */
export type Span = readonly [lowest: number, highest: number];

/** How far an apprentice has come, and what goes wrong on the way. Exactly one of the three ways is told. */
export interface Story {
  readonly learningStatus?: NonNullable<Apprentice['learningStatus']>;
  readonly onProgramme?: OnProgramme;
  /** How many days ago they went through gateway; the EPAO has not named the EPA start yet. */
  readonly atGateway?: Span;
  readonly epa?: EpaStory;
}

interface OnProgramme {
  /** How long ago they began, in percent of the usual time to gateway. */
  readonly begun: Span;
  /** How far their evidence has come, where it is not as far as that. */
  readonly evidence?: Span | 'complete';
}

interface EpaStory {
  readonly since: EpaEvent;
  /** How long ago that was, in days; since the EPA start in percent of the time until the first last day, or until all. */
  readonly ago: Span;
  /** The step with the first last day of all is not taken, though its day has come. */
  readonly isLate?: true;
  /** One method is failed at first: nothing is agreed yet, or it is taken again. */
  readonly fails?: 'nothing agreed' | 'taken again';
  /** The last thing that the EPAO has sent; without it, the grades as they come in. */
  readonly upTo?: 'results' | 'certificate';
}

/** The events of an EPA from which people count; the hand-in is that from which the first day of another step is counted. */
export type EpaEvent = 'EPA start' | 'hand-in' | 'last assessment' | 'resit' | 'results' | 'certificate';

/**
 * How many of a hundred have which story, as in a provider's sheet with intakes all year round: most are on programme, and of
 * those in EPA most keep their dates.
 */
export const STORIES = [
  { share: 35, onProgramme: { begun: [5, 88] } },
  { share: 5, onProgramme: { begun: [88, 97] } },
  { share: 4, onProgramme: { begun: [98, 116], evidence: [55, 80] } },
  { share: 4, onProgramme: { begun: [94, 106], evidence: 'complete' } },
  { share: 3, onProgramme: { begun: [15, 80] }, learningStatus: 'Break in learning' },
  { share: 2, onProgramme: { begun: [10, 70] }, learningStatus: 'Withdrawn' },
  { share: 6, atGateway: [1, 24] },
  { share: 2, atGateway: [32, 45] },
  { share: 14, epa: { since: 'EPA start', ago: [3, 95] } },
  { share: 3, epa: { since: 'EPA start', ago: [105, 140], isLate: true } },
  { share: 4, epa: { since: 'last assessment', ago: [7, 11] } },
  { share: 2, epa: { since: 'last assessment', ago: [22, 27] } },
  { share: 1, epa: { since: 'last assessment', ago: [38, 48] } },
  { share: 2, epa: { since: 'last assessment', ago: [9, 25], fails: 'nothing agreed' } },
  { share: 2, epa: { since: 'resit', ago: [-21, -3], fails: 'taken again' } },
  { share: 1, epa: { since: 'resit', ago: [1, 9], fails: 'taken again' } },
  { share: 3, epa: { since: 'results', ago: [3, 50], upTo: 'results' } },
  { share: 1, epa: { since: 'results', ago: [66, 80], upTo: 'results' } },
  { share: 1, epa: { since: 'certificate', ago: [5, 120], upTo: 'certificate', fails: 'taken again' } },
  { share: 5, epa: { since: 'certificate', ago: [2, 200], upTo: 'certificate' } },
] as const satisfies readonly (Story & { readonly share: number })[];
