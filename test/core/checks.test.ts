import { describe, expect, test } from '@jest/globals';
import { checkFigure, checksOf, figuresOf } from '../../core/rules/checks';
import { ulnFinding } from '../../core/rules/uln';
import { st0071 } from '../../core/standard/st0071';

// Limits from the Skillsfirst ST0071 page: 2,500 words ± 10%; 10 to 15 pieces; 60 minutes ± 10%; at most 15%; 10 questions.
const FIGURES: readonly [what: string, number | string, string][] = [
  ['Report words', 2249, '1 too few: the standard asks for 2,250 to 2,750 words.'],
  ['Report words', 2250, 'OK'],
  ['Report words', 2750, 'OK'],
  ['Report words', '2,751', '1 too many: the standard asks for 2,250 to 2,750 words.'],
  ['Evidence pieces', 9, '1 too few: the standard asks for 10 to 15 pieces.'],
  ['Evidence pieces', 10, 'OK'],
  ['Evidence pieces', 15, 'OK'],
  ['Evidence pieces', 16, '1 too many: the standard asks for 10 to 15 pieces.'],
  ['Observation minutes', 53, '1 too few: the standard asks for 54 to 66 minutes.'],
  ['Observation minutes', 54, 'OK within the tolerance, but the source also asks for at least 60 minutes'],
  ['Observation minutes', 59, 'OK within the tolerance, but the source also asks for at least 60 minutes'],
  ['Observation minutes', 60, 'OK'],
  ['Observation minutes', 66, 'OK'],
  ['Observation minutes', 67, '1 too many: the standard asks for 54 to 66 minutes.'],
  ['Questioning share', 0.15, 'OK'],
  ['Questioning share', '15%', 'OK'],
  ['Questioning share', 0.151, 'Too much questioning: the standard allows at most 15% of the observation.'],
  ['Interview minutes', 53, '1 too few: the standard asks for 54 to 66 minutes.'],
  ['Interview minutes', 54, 'OK'],
  ['Interview minutes', 67, '1 too many: the standard asks for 54 to 66 minutes.'],
  ['Interview questions', 9, '1 too few: the standard asks for 10 questions.'],
  ['Interview questions', 10, 'OK'],
  ['Interview questions', 11, '1 too many: the standard asks for 10 questions.'],
  ['Discussion minutes', 53, '1 too few: the standard asks for 54 to 66 minutes.'],
  ['Discussion minutes', 66, 'OK'],
];

test.each(FIGURES)('%s %s: %s', (what, figure, expected) => {
  const finding = checkFigure(st0071, what, figure);
  if (expected === 'OK') expect(finding).toBe('OK');
  else expect(finding).toEqual(expect.stringContaining(expected));
});

test('a finding says where the limit is written', () => {
  expect(checkFigure(st0071, 'Interview questions', 9)).toBe(
    '1 too few: the standard asks for 10 questions. Source: Skillsfirst ST0071 page, Work-based project, supported by an interview.',
  );
});

test('what the standard allows, in words for the help of the columns', () => {
  expect(checksOf(st0071).map(({ column, allowed }) => `${column}: ${allowed}`)).toEqual([
    'evidencePieces: 10 to 15 pieces',
    'offTheJobHours: at least 348 hours (not confirmed)',
    'observationMinutes: 54 to 66 minutes',
    'questioningMinutes: at most 15% of the observation',
    'reportWords: 2,250 to 2,750 words',
    'interviewMinutes: 54 to 66 minutes',
    'interviewQuestions: 10 questions',
    'discussionMinutes: 54 to 66 minutes',
    'uln: ten digits',
  ]);
  expect(figuresOf(st0071)).toHaveLength(8);
});

test('what is no figure at all is a problem, not a finding', () => {
  expect(checkFigure(st0071, 'Report words', 'many')).toMatchObject({ code: 'NUMBER_UNREADABLE' });
  expect(checkFigure(st0071, 'Report words', 46086)).toMatchObject({ code: 'NUMBER_OUT_OF_RANGE' });
  expect(checkFigure(st0071, 'Report words', 20_000)).toContain('17,250 too many');
});

test('what can be checked, by the names that people type', () => {
  expect(checksOf(st0071).map(({ what }) => what)).toEqual([
    'Evidence pieces',
    'Off-the-job hours',
    'Observation minutes',
    'Questioning share',
    'Report words',
    'Interview minutes',
    'Interview questions',
    'Discussion minutes',
    'ULN',
  ]);
});

describe('a ULN has ten digits and a check digit', () => {
  // 9276308686 is HESA's published example; the others were worked out by hand: weights 10 to 1, remainder 10 of 11.
  test.each(['9276308686', '1000000019', '2000000028', '3000000037', '1111111110', ' 927 630 8686 '])(
    '%s is right',
    (uln) => {
      expect(ulnFinding(uln)).toBeUndefined();
    },
  );

  test.each(['9876543210', '9276308687'])('%s has a wrong check digit', (uln) => {
    expect(ulnFinding(uln)).toMatch(/^The check digit does not fit/);
  });

  test.each([
    ['927630868', 'A ULN has 10 digits; this has 9.'],
    ['92763086861', 'A ULN has 10 digits; this has 11.'],
    ['927630868X', 'A ULN has 10 digits and nothing else.'],
    ['9999999999', 'This is the temporary ULN.'],
  ])('%s: %s', (uln, expected) => {
    expect(ulnFinding(uln)).toEqual(expect.stringContaining(expected));
  });
});
