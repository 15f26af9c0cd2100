import type { Grade } from '../cells/grades';
import type { LearningStatus } from '../cells/kinds';
import type { Day } from '../dates/day';
import { type GatewayEvidence, isReadyForGateway } from './gateway';

/** What is known of an apprentice's way to the certificate; `undefined` is not recorded. */
export interface Progress extends GatewayEvidence {
  readonly learningStatus?: LearningStatus | undefined;
  readonly start?: Day | undefined;
  readonly plannedEnd?: Day | undefined;
  readonly gatewayDate?: Day | undefined;
  readonly epaStart?: Day | undefined;
  readonly observationDate?: Day | undefined;
  readonly observationGrade?: Grade | undefined;
  readonly projectSubmitted?: Day | undefined;
  readonly interviewDate?: Day | undefined;
  readonly projectGrade?: Grade | undefined;
  readonly discussionDate?: Day | undefined;
  readonly discussionGrade?: Grade | undefined;
  readonly resultsConfirmed?: Day | undefined;
  readonly certificateDate?: Day | undefined;
}

/** The stages, the first that holds; later things come first, because sheets keep what came before. */
const STAGE_RULES = [
  ['Withdrawn', ({ learningStatus }) => learningStatus === 'Withdrawn'],
  ['Break in learning', ({ learningStatus }) => learningStatus === 'Break in learning'],
  ['Certificated', ({ certificateDate }) => certificateDate !== undefined],
  ['Resit or retake', (progress) => gradesOf(progress).includes('Fail')],
  ['Passed', (progress) => isGraded(progress) && progress.resultsConfirmed !== undefined],
  ['Awaiting confirmation', (progress) => isGraded(progress)],
  ['In EPA', ({ epaStart }) => epaStart !== undefined],
  ['At gateway', ({ gatewayDate }) => gatewayDate !== undefined],
  ['Ready for gateway', (progress) => isReadyForGateway(progress)],
  ['On programme', ({ start }) => start !== undefined],
] as const satisfies readonly (readonly [string, (progress: Progress) => boolean])[];

export type Stage = (typeof STAGE_RULES)[number][0];

/** The stages in the order of an apprentice's life, as counts show them. */
export const STAGES: readonly Stage[] = [
  'On programme',
  'Ready for gateway',
  'At gateway',
  'In EPA',
  'Awaiting confirmation',
  'Resit or retake',
  'Passed',
  'Certificated',
  'Break in learning',
  'Withdrawn',
];

/** The stage an apprentice is at; `undefined` while nothing is recorded that tells. */
export function stageOf(progress: Progress): Stage | undefined {
  return STAGE_RULES.find(([, holds]) => holds(progress))?.[0];
}

function gradesOf({ observationGrade, projectGrade, discussionGrade }: Progress): (Grade | undefined)[] {
  return [observationGrade, projectGrade, discussionGrade];
}

function isGraded(progress: Progress): boolean {
  return !gradesOf(progress).includes(undefined);
}
