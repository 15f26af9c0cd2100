import { describe, expect, test } from '@jest/globals';
import { type Cell, writtenCell } from '../../core/cells/cell';
import { isProblem } from '../../core/problems';
import { DERIVED_COLUMNS } from '../../core/set-up/calculated-columns';
import { isReady, planSetUp, type SetUpPlan } from '../../core/set-up/plan';
import { columnLetters, type SheetGrid } from '../../core/sheet/grid';
import { FORMULA_STYLES } from '../../core/set-up/references';
import { COLUMNS } from '../../core/sheet/columns';

const grid = (rows: readonly (readonly Cell[])[]): SheetGrid => ({ sheet: 'Cohort', rows, settings: [] });

function plan(
  rows: readonly (readonly Cell[])[],
  style: (typeof FORMULA_STYLES)[number] = 'spilled',
): SetUpPlan {
  const made = planSetUp(grid(rows), style);
  if (isProblem(made)) throw new Error(made.what);
  return made;
}

const formulaOf = (made: SetUpPlan, heading: string) =>
  made.added.find((column) => column.heading === heading)?.formula;

describe('a set-up plan adds to the right and touches nothing else', () => {
  test('an empty sheet gets every column from the first on', () => {
    const { added, headingRow } = plan([]);
    expect(headingRow).toBe(0);
    expect(added.map(({ heading }) => heading)).toEqual(
      [...COLUMNS, ...DERIVED_COLUMNS].map(({ heading }) => heading),
    );
    expect(added.map(({ position }) => position)).toEqual(added.map((_, i) => i));
  });

  const PROVIDERS: readonly (readonly Cell[])[] = [
    ['Customer Service 2026', '', '', '', '', ''],
    ['Learner', 'Mentor', 'LearnStartDate', 'EPA\nstart', '', 'RAG'],
    ['Amara Foxbury', 'Jo', 45663, 46097, '', 'green'],
  ];

  test('a provider’s sheet gets what is missing beside its last column in use', () => {
    const { added, headingRow, lastRow, remarks } = plan(PROVIDERS);
    const headings = added.map(({ heading }) => heading);
    expect([headingRow, lastRow]).toEqual([1, 2]);
    expect(added[0]).toMatchObject({ position: 6, heading: 'ULN' });
    for (const theirs of ['Apprentice', 'Start date', 'EPA start', 'RAG'])
      expect(headings).not.toContain(theirs);
    expect(remarks).toEqual([
      'Your own columns stay as they are: Mentor.',
      'The column RAG was there already and stays as it is.',
    ]);
  });

  test('once set up, nothing is left to add', () => {
    for (const style of FORMULA_STYLES) {
      const first = plan(PROVIDERS, style);
      const headings = [...(PROVIDERS[1] as Cell[])];
      for (const { position, heading } of first.added) headings[position] = heading;
      expect(isReady(plan([PROVIDERS[0] as Cell[], headings, PROVIDERS[2] as Cell[]], style))).toBe(true);
    }
  });

  test('a sheet of other things is refused, not turned into a cohort', () => {
    expect(
      planSetUp(
        grid([
          ['Week', 'Hours'],
          [1, 30],
        ]),
        'spilled',
      ),
    ).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
  });

  test('a calculated column that would read a doubled heading is left out, with a remark', () => {
    const made = plan([['ULN', 'EPA start', 'EPA start date']]);
    expect(made.added.map(({ heading }) => heading)).not.toContain('Project due');
    expect(made.remarks).toEqual([
      'These headings mean the same, so none of them is used: EPA start, EPA start date.',
      'The column Project due was not added, because it reads a heading that is there twice.',
      'The column EPA end was not added, because it reads a heading that is there twice.',
    ]);
  });
});

describe('calculated columns, in the way of each host', () => {
  const sheet = [
    [
      'ULN',
      'Mentor',
      'EPA start',
      ...COLUMNS.map(({ heading }) => heading).filter((h) => h !== 'ULN' && h !== 'EPA start'),
    ],
  ];
  // 35 inputs and one column of their own: A to AJ.

  test('Sheets: one formula in the heading that spills to the end of the sheet', () => {
    const made = plan(sheet);
    expect(formulaOf(made, 'Project due')).toBe('={"Project due";EPA_DEADLINE($C$2:$C,"Project")}');
    expect(formulaOf(made, 'Stage')).toBe(
      `={"Stage";EPA_STATUS($A$1:$AJ$1,$A$2:$AJ,'EPA settings'!$F$2:$G$100)}`,
    );
    expect(formulaOf(made, 'RAG')).toBe(
      `={"RAG";EPA_RAG($A$1:$AJ$1,$A$2:$AJ,'EPA settings'!$B$2,'EPA settings'!$F$2:$G$100,'EPA settings'!$B$3,'EPA settings'!$D$2:$D$100)}`,
    );
  });

  test('Excel: calculated columns of a table', () => {
    const made = plan(sheet, 'table');
    expect(formulaOf(made, 'Project due')).toBe('=EPA_DEADLINE({table}[@[EPA start]],"Project")');
    expect(formulaOf(made, 'Stage')).toBe(
      `=EPA_STATUS({table}[[#Headers],[ULN]:[Notes]],{table}[@[ULN]:[Notes]],'EPA settings'!$F$2:$G$100)`,
    );
  });

  test('Excel: a heading with a # is escaped', () => {
    const made = plan([['Cohort #', 'ULN']], 'table');
    expect(formulaOf(made, 'Stage')).toContain("[[#Headers],[Cohort '#]:[Notes]]");
  });

  test('the local workbook: a formula in each row', () => {
    const made = plan(sheet, 'each row');
    expect(formulaOf(made, 'Project due')).toBe('=EPA_DEADLINE($C{row},"Project")');
    expect(formulaOf(made, 'Stage')).toBe(
      `=EPA_STATUS($A$1:$AJ$1,$A{row}:$AJ{row},'EPA settings'!$F$2:$G$100)`,
    );
  });

  test('reads the inputs on both sides of a column that a provider calls as we call ours, never its own column', () => {
    const made = plan([['RAG', 'ULN', 'Start date', 'Overall grade', 'EPA start']]);
    const inputs = made.added.filter(({ formula }) => formula === undefined);
    expect(formulaOf(made, 'Stage')).toContain(`EPA_STATUS($B$1:$${columnLetters(4 + inputs.length)}$1,`);
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (position, letters) => {
    expect(columnLetters(position)).toBe(letters);
  });
});

test.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['+44 20', "'+44 20"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['Pass', 'Pass'],
  [-5, -5],
  [undefined, ''],
])('%p is written as %p: text never becomes a formula', (cell, written) => {
  expect(writtenCell(cell)).toBe(written);
});
