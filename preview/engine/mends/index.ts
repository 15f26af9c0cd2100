import type { Model } from '../o-spreadsheet';
import { noteDependentsByRange } from './dependents';
import { calculateLargeChangesAnew } from './large-changes';
import { sortAsManyCells } from './many-cells';
import { stackRowsAtOnce } from './stacked-rows';
import { lookAtWhatIsInView } from './what-is-in-view';
import { sendWholeRevisions } from './whole-revisions';

/*
 * Faults of the engine that a sheet of some thousand rows brings to light, mended from outside. Each stands in a file of its
 * own and touches what the engine does not publish: the version is pinned, and a test of each says once it can go.
 */

/** Before the first workbook is made. */
export function mendEngine(): void {
  noteDependentsByRange();
  calculateLargeChangesAnew();
  lookAtWhatIsInView();
  stackRowsAtOnce();
}

/** Each workbook, before anything is done to it. */
export function mendModel(model: Model): void {
  sendWholeRevisions(model);
  sortAsManyCells(model);
}
