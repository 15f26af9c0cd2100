import type { Grade } from '../cells/grades';
import { listed } from '../words';
import { count, DISTINCTIONS_NEEDED, METHODS, type Outcome, overallGrade } from './grading';

type MethodGrade = Grade | undefined;

const INDICATIVE = 'Indicative only: the EPAO confirms grades.';

/**
 * The overall grade in one breath: the grade, what decided it, what an overall distinction would still take, and that
 * only the EPAO confirms grades. `undefined` while no method has a grade. Parameters as in `overallGrade`.
 */
export function explainGrade(
  observation: MethodGrade,
  project: MethodGrade,
  discussion: MethodGrade,
  distinctionsNeeded: number = DISTINCTIONS_NEEDED,
): string | undefined {
  const grades = [observation, project, discussion];
  const outcome = overallGrade(observation, project, discussion, distinctionsNeeded);
  return (
    outcome &&
    [`${outcome}: ${reasonFor(outcome, grades, distinctionsNeeded)}`, ...openPoint(grades), INDICATIVE].join(
      ' ',
    )
  );
}

function reasonFor(outcome: Outcome, grades: readonly MethodGrade[], needed: number): string {
  switch (outcome) {
    case 'Fail':
      return `${methodsWith(grades, 'Fail')} not passed, and every method must be. Until it is, no Distinction is possible; the source does not say what a resit can reach.`;
    case 'Incomplete':
      return `no grade yet for ${methodsWith(grades, undefined)}. ${stillPossible(grades, needed)}`;
    case 'Pass':
      return `every method is passed, with ${distinctions(grades, needed)}. A Distinction would take ${needed - count(grades, 'Distinction')} more.`;
    case 'Distinction':
      return `every method is passed, with ${distinctions(grades, needed)}.`;
  }
}

function stillPossible(grades: readonly MethodGrade[], needed: number): string {
  const missing = needed - count(grades, 'Distinction');
  const open = count(grades, undefined);
  if (missing > open) return 'A Distinction is no longer possible; a Pass is.';
  if (missing <= 0) return 'A Distinction needs only a pass there.';
  return `A Distinction is still possible with ${missing} more distinction${missing === 1 ? '' : 's'}.`;
}

function distinctions(grades: readonly MethodGrade[], needed: number): string {
  return `${count(grades, 'Distinction')} of the ${needed} distinctions that a Distinction needs`;
}

/** Two distinctions and a pass are the one combination whose overall grade turns on a rule that the source leaves out. */
function openPoint(grades: readonly MethodGrade[]): string[] {
  const isOpen = count(grades, 'Pass') === 1 && count(grades, 'Distinction') === METHODS.length - 1;
  return isOpen
    ? [
        'Not confirmed: the source page does not state what two distinctions and a pass make, so ask your EPAO.',
      ]
    : [];
}

function methodsWith(grades: readonly MethodGrade[], grade: MethodGrade): string {
  return listed(METHODS.filter((_, i) => grades[i] === grade)).replace(' or ', ' and ');
}
