import type { Day } from '../dates/day';
import { remembered } from '../remembered';
import type { Standard } from '../standard/standard';
import { lastAssessmentOf } from './assessments';
import type { Progress } from './progress';

const lastIn = remembered((standard: Standard) => lastAssessmentOf(standard));

/**
 * Was an assessment held after the day on which results were confirmed? That day is then about other results than those
 * that stand there now, so that what the methods add up to is confirmed by nobody yet.
 */
export function isAssessedSince(standard: Standard, progress: Progress, confirmed: Day, asOf: Day): boolean {
  const last = lastIn(standard)(progress, asOf);
  return last !== undefined && last > confirmed;
}
