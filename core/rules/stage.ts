import type { Standard } from '../standard/standard';
import { isReadyForGateway } from './gateway';
import type { Progress } from './progress';

/** The stages, the first that holds; later things come first, because sheets keep what came before. */
const STAGE_RULES = [
  ['Withdrawn', (_, { learningStatus }) => learningStatus === 'Withdrawn'],
  ['Break in learning', (_, { learningStatus }) => learningStatus === 'Break in learning'],
  ['Certificated', (_, { certificateDate }) => certificateDate !== undefined],
  ['Resit or retake', ({ methods }, progress) => methods.some(({ grade }) => progress[grade.key] === 'Fail')],
  ['Passed', (standard, progress) => isGraded(standard, progress) && progress.resultsConfirmed !== undefined],
  ['Awaiting confirmation', isGraded],
  ['In EPA', (_, { epaStart }) => epaStart !== undefined],
  ['At gateway', (_, { gatewayDate }) => gatewayDate !== undefined],
  ['Ready for gateway', isReadyForGateway],
  ['On programme', (_, { start }) => start !== undefined],
] as const satisfies readonly (readonly [string, (standard: Standard, progress: Progress) => boolean])[];

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
export function stageOf(standard: Standard, progress: Progress): Stage | undefined {
  return STAGE_RULES.find(([, holds]) => holds(standard, progress))?.[0];
}

function isGraded({ methods }: Standard, progress: Progress): boolean {
  return methods.every(({ grade }) => progress[grade.key] !== undefined);
}
