import type { Day } from '../dates/day';
import type { Standard } from '../standard/standard';
import { currentGrade } from './attempts';
import { isReadyForGateway } from './gateway';
import { isDone, type Progress } from './progress';

type Holds = (standard: Standard, progress: Progress, asOf: Day) => boolean;

/**
 * The stages, the first that holds; later things come first, because sheets keep what came before. A day that has not come
 * yet is a booking: it moves nobody on.
 */
const STAGE_RULES = [
  ['Withdrawn', (_, { learningStatus }) => learningStatus === 'Withdrawn'],
  ['Break in learning', (_, { learningStatus }) => learningStatus === 'Break in learning'],
  ['Certificated', (_, { certificateDate }, asOf) => isDone(certificateDate, asOf)],
  ['Resit or retake', isFailed],
  ['Passed', isPassed],
  ['Awaiting confirmation', isGraded],
  ['In EPA', (_, { epaStart }, asOf) => isDone(epaStart, asOf)],
  ['At gateway', (_, { gatewayDate }, asOf) => isDone(gatewayDate, asOf)],
  ['Ready for gateway', isReadyForGateway],
  ['On programme', (_, { start }) => start !== undefined],
] as const satisfies readonly (readonly [string, Holds])[];

export type Stage = (typeof STAGE_RULES)[number][0];

/**
 * Cells that take no stage away where they cannot be read: the one that the dates give stays in view. It may be too good, so
 * RAG, which rests on the same cells, is Check.
 */
export const STAGE_STANDS_WITHOUT: readonly string[] = ['learningStatus'];

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

/** The stage an apprentice is at on a day; `undefined` while nothing is recorded that tells. */
export function stageOf(standard: Standard, progress: Progress, asOf: Day): Stage | undefined {
  return STAGE_RULES.find(([, holds]) => holds(standard, progress, asOf))?.[0];
}

function isGraded({ methods }: Standard, progress: Progress): boolean {
  return methods.every((method) => currentGrade(progress, method) !== undefined);
}

function isFailed({ methods }: Standard, progress: Progress, asOf: Day): boolean {
  return (
    methods.some((method) => currentGrade(progress, method) === 'Fail') ||
    (progress.confirmedGrade === 'Fail' && isDone(progress.resultsConfirmed, asOf))
  );
}

/** Every method graded, or the overall grade as the EPAO confirmed it, and the day of that has come. */
function isPassed(standard: Standard, progress: Progress, asOf: Day): boolean {
  return (
    isDone(progress.resultsConfirmed, asOf) &&
    (isGraded(standard, progress) || progress.confirmedGrade !== undefined)
  );
}
