import { describe, expect, test } from '@jest/globals';
import { plainCell } from '../../core/cells/cell';
import { type Codec, call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem, messageOf } from '../../core/problems';
import { iso } from '../days';

const codec: Codec<string> = {
  decode: plainCell,
  encodeDay: iso,
  encodeProblem: (problem) => `Check: ${messageOf(problem)}`,
};

function answer(name: string, ...args: readonly unknown[]): unknown {
  const result = call(functionNamed(name) as CustomFunction, args, codec);
  return isProblem(result) ? `Problem: ${messageOf(result)}` : result;
}

const column = (...cells: readonly unknown[]) => cells.map((cell) => [cell]);

describe('ranges: one answer for each cell, in the same shape', () => {
  test('columns give a column', () => {
    const grades = column('Pass', 'D', 'F');
    expect(answer('EPA_GRADE', grades, grades, grades)).toEqual(column('Pass', 'Distinction', 'Fail'));
  });

  test('rows give a row, blocks a block', () => {
    expect(answer('EPA_INTERVIEW_FROM', [['05/03/2026', '06/03/2026']])).toEqual([
      ['2026-03-19', '2026-03-20'],
    ]);
    expect(
      answer('EPA_INTERVIEW_FROM', [
        ['05/03/2026', ''],
        ['', '06/03/2026'],
      ]),
    ).toEqual([
      ['2026-03-19', ''],
      ['', '2026-03-20'],
    ]);
  });

  test('a single value, or a range of one cell, goes with every cell of a range', () => {
    const starts = column('2026-01-05', '2025-12-31');
    const expected = column('2026-03-05', '2026-02-28');
    expect(answer('EPA_DEADLINE', starts, 'Project')).toEqual(expected);
    expect(answer('EPA_DEADLINE', starts, [['Project']])).toEqual(expected);
    expect(answer('EPA_DEADLINE', '2026-01-05', [['Project', 'EPA end']])).toEqual([
      ['2026-03-05', '2026-04-05'],
    ]);
  });

  test('a range of one cell alone gives a single value', () => {
    expect(answer('EPA_INTERVIEW_FROM', [['05/03/2026']])).toBe('2026-03-19');
  });

  test('ranges of different shapes: the message names both', () => {
    expect(answer('EPA_GRADE', column('P', 'P', 'P'), column('P', 'P'), 'P')).toBe(
      'Problem: observation is 3 rows by 1 column but project is 2 rows by 1 column. Select ranges of the same size, or one single cell.',
    );
    expect(answer('EPA_GRADE', column('P', 'P'), [['P', 'P']], 'P')).toContain(
      '2 rows by 1 column but project is 1 row by 2',
    );
    expect(answer('EPA_METHOD_GRADE', [[true], [true]], [[true], [true], [true]])).toContain(
      'pass_criteria is 2 rows by 1 column but distinction_criteria is 3 rows by 1 column',
    );
  });

  test('criteria are read row by row, however wide', () => {
    expect(
      answer(
        'EPA_METHOD_GRADE',
        [
          [true, true, true],
          [true, false, true],
        ],
        [[true], [true]],
      ),
    ).toEqual(column('Distinction', 'Fail'));
  });

  test('criteria of one apprentice give a single value', () => {
    expect(answer('EPA_METHOD_GRADE', [[true, true]], [[0, 1]])).toBe('Pass');
  });

  test('a table function answers for one apprentice: a range is refused', () => {
    expect(answer('EPA_TIMELINE', column('2026-01-05', '2026-01-06'))).toBe(
      'Problem: epa_start is 2 rows by 1 column, but this function answers for one apprentice. Select one single cell.',
    );
  });

  test('half-missing rows of a range count as blank cells', () => {
    expect(answer('EPA_INTERVIEW_FROM', [['05/03/2026', '06/03/2026'], ['07/03/2026']])).toEqual([
      ['2026-03-19', '2026-03-20'],
      ['2026-03-21', ''],
    ]);
    expect(answer('EPA_INTERVIEW_FROM', [])).toBe('');
    expect(answer('EPA_INTERVIEW_FROM', [[]])).toBe('');
  });
});

describe('blanks: blank in, blank out', () => {
  test.each([[''], [null], [undefined], [0], ['  ']])(
    'a needed argument that is %p makes the answer blank',
    (blank) => {
      expect(answer('EPA_DEADLINE', blank, 'Project')).toBe('');
      expect(answer('EPA_DEADLINE', '2026-01-05', blank)).toBe('');
      expect(answer('EPA_DEADLINE', column(blank, '2026-01-05'), 'Project')).toEqual(
        column('', '2026-03-05'),
      );
      expect(answer('EPA_TIMELINE', blank)).toBe('');
      expect(answer('EPA_GRADE', blank, blank, blank)).toBe('');
      expect(answer('EPA_GRADE', 'Pass', blank, 'Pass')).toBe('Incomplete');
    },
  );

  test('an optional argument that is blank or left out takes its default', () => {
    expect(answer('EPA_GRADE', 'D', 'D', 'P', 0)).toBe('Pass');
    expect(answer('EPA_GRADE', 'D', 'D', 'P', null)).toBe('Pass');
    expect(answer('EPA_GRADE', 'D', 'D', 'P')).toBe('Pass');
    expect(answer('EPA_GRADE', 'D', 'D', 'P', 2)).toBe('Distinction');
  });

  test('blank cells in a list do not count', () => {
    const closures = column('', '29/12/2026', 0, null, '30/12/2026');
    expect(answer('EPA_RESULT_EXPECTED', '18/12/2026', closures)).toBe('2027-01-08');
  });

  test('no arguments at all', () => {
    expect(answer('EPA_GRADE')).toBe('');
    expect(answer('EPA_TIMELINE')).toBe('');
  });
});

describe('problems: the message names the argument, the value and what to type instead', () => {
  test.each([
    [
      ['EPA_DEADLINE', '04/30/2026', 'Project'],
      'epa_start is "04/30/2026", which has no such month: it looks as if the month came first. Type the day first, like 25/03/2026 for 25 March.',
    ],
    [
      ['EPA_DEADLINE', '2026-01-05', 'Projct'],
      'milestone is "Projct", which is not one of the choices. Type Project, Interview, Observation, Discussion or EPA end.',
    ],
    [
      ['EPA_GRADE', 'Pass', 'Merit', 'Pass'],
      'project is "Merit", which is not a grade. Type Fail, Pass or Distinction (F, P and D will do, and Refer for a fail), or leave the cell blank.',
    ],
    [['EPA_GRADE', 'Pass', '#REF!', 'Pass'], 'project holds the error #REF!. Mend that cell first.'],
    [
      ['EPA_GRADE', 'Pass', 'Pass', 'Pass', 4],
      'distinctions_needed is 4, outside 1 to 3. Type a number from 1 to 3.',
    ],
    [
      ['EPA_METHOD_GRADE_COUNTS', 13, 12],
      'pass_met is 13, more than the total of 12. Check both numbers: criteria met cannot exceed the criteria there are.',
    ],
    [
      ['EPA_METHOD_GRADE_COUNTS', 12, 12, 3],
      'distinction_met is 3, more than the total of 0. Check both numbers: criteria met cannot exceed the criteria there are.',
    ],
    [['EPA_METHOD_GRADE_COUNTS', -1, 12], 'pass_met is -1, outside 0 to 999. Type a number from 0 to 999.'],
    [
      ['EPA_METHOD_GRADE_COUNTS', 1.5, 12],
      'pass_met is 1.5, which is not a whole number. Type a whole number, like 12.',
    ],
    [
      ['EPA_RESULT_EXPECTED', '12/05/2031'],
      'last_assessment is "12 May 2031", and counting from it leaves 2012 to 2028, the years whose bank holidays are known. Check the year, or update EPA Cohort.',
    ],
    [
      ['EPA_RESULT_EXPECTED', '18/12/2026', [['29/12/2026'], ['soon']]],
      'closures is "soon", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
    ],
    [
      ['EPA_CHECK', 'Report words', 'lots'],
      'Report words is "lots", which is not a number. Type digits only, like 2750.',
    ],
    [
      ['EPA_CHECK', 'Questioning share', 12],
      'Questioning share is 12, which is not a share of the time. Type a percentage from 0% to 100%, like 12%.',
    ],
    [['EPA_DEADLINE', {}, 'Project'], 'epa_start holds the error #VALUE!. Mend that cell first.'],
  ])('%j', ([name, ...args], message) => {
    expect(answer(name as string, ...args)).toBe(`Problem: ${message}`);
  });

  test('in a range only the bad cell is a problem; the other rows are answered', () => {
    expect(answer('EPA_INTERVIEW_FROM', column('05/03/2026', 'soon', '', 45000.5))).toEqual(
      column(
        '2026-03-19',
        'Check: project_submitted is "soon", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
        '',
        '2023-03-29',
      ),
    );
  });

  test('one bad cell among thousands', () => {
    const grades = Array.from({ length: 5000 }, () => ['Pass']);
    grades[2500] = ['Psas'];
    const answers = answer('EPA_GRADE', grades, 'Pass', 'Pass') as string[][];
    expect(answers.filter(([grade]) => grade === 'Pass')).toHaveLength(4999);
    expect(answers[2500]?.[0]).toMatch(/^Check: observation is "Psas"/);
  });

  test('a problem comes before a blank, so that a slip shows even in a half-filled row', () => {
    expect(answer('EPA_DEADLINE', '', 'Projct')).toMatch(/^Problem: milestone/);
    expect(answer('EPA_DEADLINE', column('', '2026-01-05'), column('Projct', 'Project'))).toEqual(
      column(expect.stringMatching(/^Check: milestone/), '2026-03-05'),
    );
    expect(answer('EPA_TIMELINE', '', 'soon')).toMatch(/^Problem: project_submitted/);
  });

  test('a long value is cut and stays on one line', () => {
    const text = `<img src=x onerror=alert(1)>\n${'x'.repeat(500)}`;
    const message = answer('EPA_GRADE', text, 'P', 'P') as string;
    expect(message).toContain('observation is "<img src=x onerror=alert(1)> xxxxxxxxxxx…"');
    expect(message).not.toContain('\n');
  });
});

test('answers are remembered by the cells they rest on, never by their text: 1 and "1" and true differ', () => {
  expect(answer('EPA_METHOD_GRADE_COUNTS', column(1, '1', true, 1), 1)).toEqual([
    ['Pass'],
    ['Pass'],
    ['Check: pass_met is true, which is not a number. Type digits only, like 12.'],
    ['Pass'],
  ]);
});
