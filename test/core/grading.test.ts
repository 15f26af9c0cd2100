import { describe, expect, test } from '@jest/globals';
import type { Grade } from '../../core/cells/grades';
import {
  gradesOf,
  type MethodGrade,
  methodGrade,
  methodGradeFromCounts,
  type Outcome,
  overallGrade,
  overallGrades,
} from '../../core/rules/grading';
import { explainGrade } from '../../core/rules/grading-explained';
import { st0071 } from '../../core/standard/st0071';
import type { GradeBand, Rule, Standard } from '../../core/standard/standard';
import { needing } from './needing';

const GRADE: Readonly<Record<string, Grade | undefined>> = {
  F: 'Fail',
  P: 'Pass',
  D: 'Distinction',
  '-': undefined,
};

/** Observation, project, discussion; then the overall grade with three and with two distinctions needed. */
const COMBINATIONS: readonly [string, Outcome, Outcome][] = [
  ['F F F', 'Fail', 'Fail'],
  ['F F P', 'Fail', 'Fail'],
  ['F F D', 'Fail', 'Fail'],
  ['F P F', 'Fail', 'Fail'],
  ['F P P', 'Fail', 'Fail'],
  ['F P D', 'Fail', 'Fail'],
  ['F D F', 'Fail', 'Fail'],
  ['F D P', 'Fail', 'Fail'],
  ['F D D', 'Fail', 'Fail'],
  ['P F F', 'Fail', 'Fail'],
  ['P F P', 'Fail', 'Fail'],
  ['P F D', 'Fail', 'Fail'],
  ['P P F', 'Fail', 'Fail'],
  ['P P P', 'Pass', 'Pass'],
  ['P P D', 'Pass', 'Pass'],
  ['P D F', 'Fail', 'Fail'],
  ['P D P', 'Pass', 'Pass'],
  ['P D D', 'Pass', 'Distinction'],
  ['D F F', 'Fail', 'Fail'],
  ['D F P', 'Fail', 'Fail'],
  ['D F D', 'Fail', 'Fail'],
  ['D P F', 'Fail', 'Fail'],
  ['D P P', 'Pass', 'Pass'],
  ['D P D', 'Pass', 'Distinction'],
  ['D D F', 'Fail', 'Fail'],
  ['D D P', 'Pass', 'Distinction'],
  ['D D D', 'Distinction', 'Distinction'],
];

const WITH_BLANKS: readonly [string, Outcome | undefined][] = [
  ['- - -', undefined],
  ['- - F', 'Fail'],
  ['- - P', 'Incomplete'],
  ['- - D', 'Incomplete'],
  ['- F -', 'Fail'],
  ['- F F', 'Fail'],
  ['- F P', 'Fail'],
  ['- F D', 'Fail'],
  ['- P -', 'Incomplete'],
  ['- P F', 'Fail'],
  ['- P P', 'Incomplete'],
  ['- P D', 'Incomplete'],
  ['- D -', 'Incomplete'],
  ['- D F', 'Fail'],
  ['- D P', 'Incomplete'],
  ['- D D', 'Incomplete'],
  ['F - -', 'Fail'],
  ['F - F', 'Fail'],
  ['F - P', 'Fail'],
  ['F - D', 'Fail'],
  ['F F -', 'Fail'],
  ['F P -', 'Fail'],
  ['F D -', 'Fail'],
  ['P - -', 'Incomplete'],
  ['P - F', 'Fail'],
  ['P - P', 'Incomplete'],
  ['P - D', 'Incomplete'],
  ['P F -', 'Fail'],
  ['P P -', 'Incomplete'],
  ['P D -', 'Incomplete'],
  ['D - -', 'Incomplete'],
  ['D - F', 'Fail'],
  ['D - P', 'Incomplete'],
  ['D - D', 'Incomplete'],
  ['D F -', 'Fail'],
  ['D P -', 'Incomplete'],
  ['D D -', 'Incomplete'],
];

function methods(letters: string): readonly MethodGrade[] {
  return letters.split(' ').map((letter) => GRADE[letter]);
}

describe('overall grade: any fail is a Fail, otherwise the number of distinctions decides', () => {
  test('the table holds all 27 combinations of three grades, and all 37 with a blank', () => {
    expect(new Set(COMBINATIONS.map(([letters]) => letters)).size).toBe(27);
    expect(new Set(WITH_BLANKS.map(([letters]) => letters)).size).toBe(37);
  });

  test.each(COMBINATIONS)('%s with three distinctions needed is %s', (letters, expected) => {
    expect(overallGrade(st0071, methods(letters))).toBe(expected);
    expect(overallGrade(needing(st0071, 3), methods(letters))).toBe(expected);
  });

  test.each(COMBINATIONS)('%s with two distinctions needed (%s with three) is %s', (letters, _, expected) => {
    expect(overallGrade(needing(st0071, 2), methods(letters))).toBe(expected);
  });

  test.each(WITH_BLANKS)('%s (- is blank) is %s', (letters, expected) => {
    expect(overallGrade(st0071, methods(letters))).toBe(expected);
  });

  test('one distinction is enough where the EPAO says so', () => {
    expect(overallGrade(needing(st0071, 1), ['Pass', 'Pass', 'Distinction'])).toBe('Distinction');
  });
});

test('the grades of a row, in the order of the methods, and every overall grade there is', () => {
  const progress = { projectGrade: 'Pass', discussionGrade: 'Distinction' } as const;
  expect(gradesOf(st0071, progress)).toEqual([undefined, 'Pass', 'Distinction']);
  expect(overallGrades(st0071)).toEqual(['Fail', 'Pass', 'Distinction']);
});

describe('bands: the first whose conditions all hold', () => {
  const withBands = (...bands: readonly GradeBand[]): Standard => ({
    ...st0071,
    grading: { ...st0071.grading, bands },
  });
  const passed = [{ grade: 'Pass', methods: 'grading.methodsToPass' }] as const;
  const best: GradeBand = {
    grade: 'Distinction',
    count: passed,
    atLeast: { project: 'Distinction', discussion: 'Pass' },
    rule: 'grading.methodsToPass',
  };
  const pass: GradeBand = { grade: 'Pass', count: passed, rule: 'grading.methodsToPass' };

  test.each([
    ['P D P', 'Distinction'],
    ['D D D', 'Distinction'],
    ['D P D', 'Pass'],
    ['P P P', 'Pass'],
    ['P F P', 'Fail'],
    ['P D -', 'Incomplete'],
  ])('%s where the project alone decides: %s', (letters, expected) => {
    expect(overallGrade(withBands(best, pass), methods(letters))).toBe(expected);
  });

  test('the order decides: what comes later is not looked at', () => {
    expect(overallGrade(withBands(pass, best), methods('D D D'))).toBe('Pass');
  });

  test('where no band holds the grade is the worst one', () => {
    expect(overallGrade(withBands(best), methods('P P P'))).toBe('Fail');
    expect(explainGrade(withBands(best), methods('P P P'))).toBe(
      'Fail: these grades make no overall grade of the standard. Indicative only: the EPAO confirms grades.',
    );
  });

  test('a band without conditions holds always', () => {
    expect(
      overallGrade(withBands(best, { grade: 'Pass', rule: 'grading.methodsToPass' }), methods('P P P')),
    ).toBe('Pass');
  });

  test('the number that a provider sets counts for its own rule alone', () => {
    expect(overallGrade(needing(withBands(best, pass), 1), methods('P P P'))).toBe('Pass');
    expect(overallGrade(needing(st0071, 1), methods('P P D'))).toBe('Distinction');
  });
});

describe('the explanation names the grade, what decided it and what a Distinction would take', () => {
  const INDICATIVE = 'Indicative only: the EPAO confirms grades.';
  const OPEN =
    'Not confirmed: the source page does not state what two distinctions and a pass make, so ask your EPAO. With 3 distinctions needed they make a Pass, with 2 a Distinction: your EPAO decides.';

  test.each([
    [
      'P P P',
      3,
      `Pass: every method is passed, with 0 of the 3 distinctions that a Distinction needs. A Distinction would take 3 more. ${INDICATIVE}`,
    ],
    [
      'D P D',
      undefined,
      `Pass: every method is passed, with 2 of the 3 distinctions that a Distinction needs. A Distinction would take 1 more. ${OPEN} ${INDICATIVE}`,
    ],
    [
      'D P D',
      3,
      `Pass: every method is passed, with 2 of the 3 distinctions that a Distinction needs. A Distinction would take 1 more. ${INDICATIVE}`,
    ],
    [
      'D P D',
      2,
      `Distinction: every method is passed, with 2 of the 2 distinctions that a Distinction needs. ${INDICATIVE}`,
    ],
    [
      'D D D',
      3,
      `Distinction: every method is passed, with 3 of the 3 distinctions that a Distinction needs. ${INDICATIVE}`,
    ],
    [
      'F P F',
      3,
      `Fail: Observation and Discussion not passed, and every method must be. Until it is, no Distinction is possible; the source does not say what a resit can reach. ${INDICATIVE}`,
    ],
    [
      'D - -',
      3,
      `Incomplete: no grade yet for Project and Discussion. A Distinction is still possible with 2 more distinctions. ${INDICATIVE}`,
    ],
    [
      'P - D',
      3,
      `Incomplete: no grade yet for Project. A Distinction is no longer possible; a Pass is. ${INDICATIVE}`,
    ],
    [
      'D D -',
      2,
      `Incomplete: no grade yet for Discussion. A Distinction needs only a pass there. ${INDICATIVE}`,
    ],
  ])('%s with %s needed, as the EPAO has said', (letters, needed, expected) => {
    const standard = needed === undefined ? st0071 : needing(st0071, needed);
    expect(explainGrade(standard, methods(letters))).toBe(expected);
  });

  test('once the source confirms the number, nothing is open', () => {
    const rule = { ...(st0071.rules['grading.distinctionsNeeded'] as Rule), confirmed: true };
    const settled = { ...st0071, rules: { ...st0071.rules, 'grading.distinctionsNeeded': rule } };
    expect(explainGrade(st0071, methods('D D P'))).toContain('Not confirmed');
    expect(explainGrade(settled, methods('D D P'))).not.toContain('Not confirmed');
  });

  test('nothing graded has no explanation', () => {
    expect(explainGrade(st0071, [undefined, undefined, undefined])).toBeUndefined();
  });
});

describe('method grade: 100% of the pass criteria is a pass, and of the distinction criteria too a distinction', () => {
  const ticks = (letters: string) =>
    [...letters].map((letter) => ({ y: true, n: false })[letter] as boolean | undefined);

  test.each([
    ['yyy', 'yy', 'Distinction'],
    ['yyy', 'yn', 'Pass'],
    ['yyy', 'y-', 'Pass'],
    ['yyy', '--', 'Pass'],
    ['yyy', '', 'Pass'],
    ['yyn', 'yy', 'Fail'],
    ['-yn', 'yy', 'Fail'],
    ['yy-', 'yy', 'Incomplete'],
    ['---', 'y-', 'Incomplete'],
    ['---', '--', undefined],
    ['', '', undefined],
  ])(
    'pass criteria "%s", distinction criteria "%s" (y met, n not met, - blank): %s',
    (pass, distinction, expected) => {
      expect(methodGrade(ticks(pass), ticks(distinction))).toBe(expected);
    },
  );

  test.each([
    [12, 12, 4, 4, 'Distinction'],
    [12, 12, 3, 4, 'Pass'],
    [12, 12, 0, 0, 'Pass'],
    [12, 12, undefined, undefined, 'Pass'],
    [11, 12, 4, 4, 'Fail'],
    [0, 12, 0, 4, 'Fail'],
    [0, 0, 0, 0, undefined],
  ])(
    '%s of %s pass criteria and %s of %s distinction criteria: %s',
    (met, total, over, overTotal, expected) => {
      expect(methodGradeFromCounts(met, total, over, overTotal)).toBe(expected);
    },
  );
});
