import { GRADES, type Grade, isAtLeast } from '../cells/grades';
import { type GradeBand, ruleOf, type Standard } from '../standard/standard';
import { countInWords, listed } from '../words';
import { capOf } from './attempts';
import {
  bandFor,
  type Condition,
  conditionsOf,
  countAtLeast,
  type MethodGrade,
  type Outcome,
  overallGrade,
  readingsOf,
} from './grading';

const INDICATIVE = 'Indicative only: the EPAO confirms grades.';

/**
 * The overall grade in one breath: the grade, what decided it, what a better one would still take, and that only the EPAO
 * confirms grades. `undefined` while no method has a grade.
 *
 * @param grades As they count: those of resits capped where the EPAO caps them, or may.
 * @param given The same as they were given.
 * @param isConfirmed The EPAO has confirmed the results: then nothing about them is indicative or open any more.
 */
export function explainGrade(
  standard: Standard,
  grades: readonly MethodGrade[],
  given: readonly MethodGrade[] = grades,
  isConfirmed = false,
): string | undefined {
  const outcome = overallGrade(standard, grades);
  if (outcome === undefined) return undefined;
  const reason = reasonFor({ standard, grades }, outcome);
  return [
    `${outcome}: ${reason}`,
    ...(isConfirmed
      ? []
      : [...openPoint({ standard, grades }), ...capPoint({ standard, grades }, given), INDICATIVE]),
  ].join(' ');
}

interface Graded {
  readonly standard: Standard;
  readonly grades: readonly MethodGrade[];
}

function reasonFor(graded: Graded, outcome: Outcome): string {
  const { standard, grades } = graded;
  switch (outcome) {
    case 'Fail':
      if (!grades.includes('Fail')) return 'these grades make no overall grade of the standard.';
      return `${methodsWith(graded, 'Fail')} not passed, and every method must be. Until it is, no ${bestGrade(standard)} is possible; ${resitReach(standard)}.`;
    case 'Incomplete':
      return `no grade yet for ${methodsWith(graded, undefined)}. ${stillPossible(graded)}`;
    default: {
      const better = standard.grading.bands.filter(
        ({ grade }) => grade !== outcome && isAtLeast(grade, outcome),
      );
      const [best = bandFor(standard, grades)] = better;
      const progress = best && howFar(graded, best);
      const wanted = (band: GradeBand) =>
        progress && band === best ? briefly(missing(graded, band), band) : missing(graded, band);
      return [
        `every method is passed${progress ? `, with ${progress}` : ''}.`,
        ...better.map((band) => `A ${band.grade} would take ${wanted(band)}.`),
      ].join(' ');
    }
  }
}

/** What a resit can reach at most, as far as anybody has said. */
function resitReach(standard: Standard): string {
  const { resitCap } = standard.settable;
  if (resitCap === undefined || capOf(standard) === 'not known')
    return 'the source does not say what a resit can reach';
  return capOf(standard) === 'capped'
    ? `your EPAO counts a resit as a ${ruleOf(standard, resitCap).word} at most`
    : 'your EPAO does not cap resits';
}

/** What a cap on resits changes: both readings, and whom to ask while nobody knows which holds. */
function capPoint({ standard, grades }: Graded, given: readonly MethodGrade[]): string[] {
  const capped = standard.methods.filter((_, i) => grades[i] !== given[i]).map(({ name }) => name);
  if (capped.length === 0) return [];
  const at = grades.findIndex((grade, i) => grade !== given[i]);
  const counts = `The resit of ${listed(capped).replace(' or ', ' and ')} counts as a ${grades[at]}`;
  const other = overallGrade(standard, given);
  const change =
    other === overallGrade(standard, grades)
      ? 'which changes nothing in the overall grade'
      : `without a cap the overall grade would be ${other}`;
  return capOf(standard) === 'capped'
    ? [`${counts}, because your EPAO caps resits; ${change}.`]
    : [
        `${counts}: the source does not say whether resits are capped, so the lower reading stands; ${change}. Ask your EPAO.`,
      ];
}

function bestGrade({ grading: { bands } }: Standard): Grade {
  return (bands[0] as GradeBand).grade;
}

/** "2 of the 3 distinctions that a Distinction needs": the counts of a band, the passes that every band needs left out. */
function howFar({ standard, grades }: Graded, band: GradeBand): string {
  return countsOf(conditionsOf(standard, band))
    .map(
      ({ grade, needed }) =>
        `${countAtLeast(grades, grade)} of the ${needed} ${plural(grade)} that a ${band.grade} needs`,
    )
    .join(' and ');
}

function countsOf(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(({ grade, needed }) => needed !== undefined && grade !== 'Pass');
}

/** What a band still asks for, a pass of every method left out: "2 more distinctions", "a Merit in Report". */
function missing({ standard, grades }: Graded, band: GradeBand): string {
  const open = conditionsOf(standard, band).filter(({ grade, holds }) => grade !== 'Pass' && !holds(grades));
  const parts = open.map(({ grade, needed, method }) => {
    if (needed === undefined) return `a ${grade} in ${method}`;
    const more = needed - countAtLeast(grades, grade);
    return `${more} more ${more === 1 ? grade.toLowerCase() : plural(grade)}`;
  });
  return parts.join(' and ');
}

/** "2 more", where the grades that are meant have just been counted. */
function briefly(wanted: string, { grade }: GradeBand): string {
  return wanted.replace(new RegExp(`^(\\d+ more) ${grade.toLowerCase()}s?$`), '$1');
}

/** Where every method that is still open got its best grade. */
function bestFrom({ standard, grades }: Graded): readonly MethodGrade[] {
  return standard.methods.map(({ grades: possible }, i) => grades[i] ?? possible[possible.length - 1]);
}

function stillPossible(graded: Graded): string {
  const { standard } = graded;
  const best = bestGrade(standard);
  const reachable = bandFor(standard, bestFrom(graded))?.grade;
  if (reachable === undefined) return `A ${best} is no longer possible.`;
  if (reachable !== best) return `A ${best} is no longer possible; a ${reachable} is.`;
  const wanted = missing(graded, standard.grading.bands[0] as GradeBand);
  return wanted === '' ? `A ${best} needs only a pass there.` : `A ${best} is still possible with ${wanted}.`;
}

function openPoint(graded: Graded): string[] {
  const isOpen = !graded.grades.includes(undefined) && (turnsOnNumber(graded) || turnsOnBand(graded));
  return isOpen
    ? [
        `Not confirmed: the source page does not state what ${gradesInWords(graded.grades)} make, so ask your EPAO.`,
        ...readingsInWords(graded),
      ]
    : [];
}

/** "With 3 distinctions needed they make a Pass, with 2 a Distinction: your EPAO decides." */
function readingsInWords({ standard, grades }: Graded): string[] {
  const [usual, ...others] = readingsOf(standard, grades);
  if (usual === undefined || others.length === 0) return [];
  const more = others.map(({ needed, grade }) => `with ${needed} a ${grade}`);
  return [
    `With ${usual.needed} distinctions needed they make a ${usual.grade}, ${more.join(', ')}: your EPAO decides.`,
  ];
}

/** The outcome turns on a number that the source leaves open: with another number that plans use it is another. */
function turnsOnNumber({ standard, grades }: Graded): boolean {
  return readingsOf(standard, grades).length > 1;
}

/** The outcome is that of a band which the source leaves open, whatever its number. */
function turnsOnBand({ standard, grades }: Graded): boolean {
  const rule = bandFor(standard, grades)?.rule;
  return rule !== undefined && rule !== standard.settable.distinctions && !ruleOf(standard, rule).confirmed;
}

/** "two distinctions and a pass": the best first. */
function gradesInWords(grades: readonly MethodGrade[]): string {
  const counts = [...GRADES].reverse().map((grade) => ({
    grade,
    count: grades.filter((one) => one === grade).length,
  }));
  const words = counts
    .filter(({ count }) => count > 0)
    .map(
      ({ grade, count }) =>
        `${count === 1 ? 'a' : countInWords(count)} ${count === 1 ? grade.toLowerCase() : plural(grade)}`,
    );
  return listed(words).replace(' or ', ' and ');
}

function plural(grade: Grade): string {
  return grade === 'Pass' ? 'passes' : `${grade.toLowerCase()}s`;
}

function methodsWith({ standard: { methods }, grades }: Graded, grade: MethodGrade): string {
  return listed(methods.filter((_, i) => grades[i] === grade).map(({ name }) => name)).replace(
    ' or ',
    ' and ',
  );
}
