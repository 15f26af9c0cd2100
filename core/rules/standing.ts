import type { Standard } from '../standard/standard';
import type { AsOf } from './as-of';
import { actionsOf } from './next-action';
import { isDueSoon, isLate, isPast, type OpenAction } from './open-action';
import type { Progress } from './progress';
import type { RowFinding } from './row-rule';
import { doubtsAt } from './row-rules';
import { type Stage, stageOf } from './stage';

/** The worst first. `Check`: what the status rests on contradicts itself or cannot be read. */
export const RAG_WORDS = ['Check', 'Overdue', 'Due soon', 'On track', 'Complete'] as const;
export type Rag = (typeof RAG_WORDS)[number];

/** Where an apprentice stands on a day: everything that is asked of a row, worked out once. */
export interface Standing {
  readonly stage: Stage | undefined;
  /** Everything still to be done, in the order in which it is usually done. */
  readonly actions: readonly OpenAction[];
  /** What speaks against the stage and the actions: to be cleared up before anybody acts on them. */
  readonly doubts: readonly RowFinding[];
  readonly rag: Rag | undefined;
}

const NO_ACTIONS: readonly OpenAction[] = [];
const NO_DOUBTS: readonly RowFinding[] = [];

/**
 * Where apprentices of a standard stand as of a day: to be held for as many of them as there are. Of a row in which no rule
 * finds anything that can be said, so that the rules are not asked again.
 */
export function standings(
  standard: Standard,
  asOf: AsOf,
): (progress: Progress, isFaultless?: boolean) => Standing {
  const actionsAt = actionsOf(standard, asOf);
  const doubtsOf = doubtsAt(standard);
  return (progress, isFaultless = false) => {
    const stage = stageOf(standard, progress, asOf.asOf);
    const actions = stage === undefined ? NO_ACTIONS : actionsAt[stage](progress);
    // Whoever has left or pauses is not asked for anything.
    if (isAway(stage)) return { stage, actions, doubts: NO_DOUBTS, rag: undefined };
    if (isFaultless) return { stage, actions, doubts: NO_DOUBTS, rag: stage && ragAt(stage, actions, asOf) };
    const { contradictions, breaches } = doubtsOf(stage ?? BEFORE_ALL);
    const contradicting = contradictions(progress, asOf.asOf);
    if (contradicting.length > 0) return { stage, actions, doubts: contradicting, rag: 'Check' };
    const rag = stage && ragAt(stage, actions, asOf);
    const doubts = rag === 'Overdue' ? NO_DOUBTS : breaches(progress, asOf.asOf);
    return { stage, actions, doubts, rag: doubts.length > 0 ? 'Check' : rag };
  };
}

/** With nothing recorded it is as before the programme begins. */
const BEFORE_ALL: Stage = 'On programme';

function isAway(stage: Stage | undefined): boolean {
  return stage === 'Withdrawn' || stage === 'Break in learning';
}

/** The worst of what is open. */
function ragAt(stage: Stage, actions: readonly OpenAction[], asOf: AsOf): Rag {
  let rag: Rag = stage === 'Passed' || stage === 'Certificated' ? 'Complete' : 'On track';
  for (const action of actions) {
    if (isLate(action, asOf)) return 'Overdue';
    if (isPast(action, asOf) || isDueSoon(action, asOf)) rag = 'Due soon';
  }
  return rag;
}
