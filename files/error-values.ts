import type { ProblemKind } from '../core/problems';

/** The errors that Excel shows for our problems, and so a file too. */
export const ERROR_OF: Readonly<Record<ProblemKind, string>> = {
  invalid: '#VALUE!',
  notCovered: '#N/A',
  outOfRange: '#NUM!',
};
