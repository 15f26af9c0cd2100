import { describe, expect, test } from '@jest/globals';
import { setUpNow } from '../../core/port/set-up-undone';
import { isProblem } from '../../core/problems';
import type { SetUpPlan } from '../../core/set-up/plan';
import type { Content } from '../../core/sheet/grid';

const plan = (style: SetUpPlan['style'], formula: string): SetUpPlan => ({
  sheet: 'Cohort',
  style,
  headingRow: 0,
  headingsSeen: ['ULN'],
  lastRow: 2,
  firstColumn: 0,
  added: [
    { position: 1, heading: 'Maths', help: '', kind: 'text' },
    { position: 2, heading: 'RAG', help: '', kind: 'text', formula },
  ],
  renewed: [],
  reads: [],
  settings: { sheet: 'EPA settings', cells: [] },
  remarks: [],
});
const f = (formula: string): Content => ({ formula });

/** Where the columns are found, or the code of what is in the way. */
function found(of: SetUpPlan, ...rows: readonly (readonly Content[])[]): unknown {
  const now = setUpNow(of, rows);
  return isProblem(now) ? now.code : now.columns.map(({ position }) => position);
}

describe('the columns of a set-up', () => {
  const rows = plan('each row', '=EPA_RAG($A{row})');
  const own = (row: number) => f(`=EPA_RAG($A${row})`);

  test.each<[string, readonly (readonly Content[])[], unknown]>([
    [
      'where they were put',
      [
        ['ULN', 'Maths', 'RAG'],
        ['1', '', own(2)],
      ],
      [1, 2],
    ],
    [
      'moved to the right',
      [
        ['ULN', 'Own', 'Maths', 'RAG'],
        ['1', 'x', '', own(2)],
      ],
      [2, 3],
    ],
    [
      'in another order',
      [
        ['RAG', 'ULN', 'Maths'],
        [own(2), '1', ''],
      ],
      [0, 2],
    ],
    ['moved down', [['Title'], ['ULN', 'Maths', 'RAG'], ['1', '', own(3)]], [1, 2]],
    [
      'of which one is gone',
      [
        ['ULN', 'Maths'],
        ['1', ''],
      ],
      [1],
    ],
    ['all gone', [['ULN'], ['1']], []],
    ['of an empty sheet', [], []],
  ])('are found %s', (_, contents, expected) => {
    expect(found(rows, ...contents)).toEqual(expected);
  });

  test.each<[string, readonly (readonly Content[])[], string]>([
    [
      'a word typed into one',
      [
        ['ULN', 'Maths', 'RAG'],
        ['1', 'Achieved', own(2)],
      ],
      'ADDED_COLUMN_IN_USE',
    ],
    [
      'a nought typed into one',
      [
        ['ULN', 'Maths', 'RAG'],
        ['1', 0, own(2)],
      ],
      'ADDED_COLUMN_IN_USE',
    ],
    [
      'a formula typed into one',
      [
        ['ULN', 'Maths', 'RAG'],
        ['1', f('=""'), own(2)],
      ],
      'ADDED_COLUMN_IN_USE',
    ],
    [
      'a value over its formula',
      [
        ['ULN', 'Maths', 'RAG'],
        ['1', '', 'Late'],
      ],
      'ADDED_COLUMN_IN_USE',
    ],
    [
      'a formula of another row',
      [
        ['ULN', 'Maths', 'RAG'],
        ['1', '', own(3)],
      ],
      'ADDED_COLUMN_IN_USE',
    ],
    [
      'an altered formula',
      [
        ['ULN', 'Maths', 'RAG'],
        ['1', '', f('=EPA_RAG($A2)&"!"')],
      ],
      'ADDED_COLUMN_IN_USE',
    ],
    [
      'a title above one',
      [
        ['', 'Grades', ''],
        ['ULN', 'Maths', 'RAG'],
        ['1', '', own(3)],
      ],
      'ADDED_COLUMN_IN_USE',
    ],
    [
      'one of them twice',
      [
        ['ULN', 'Maths', 'RAG', 'Maths'],
        ['1', '', own(2), ''],
      ],
      'ADDED_COLUMN_DOUBLED',
    ],
  ])('are left alone with %s', (_, contents, code) => {
    expect(found(rows, ...contents)).toBe(code);
  });

  test.each([
    ['Table1[@[ULN]:[Name]]'],
    ['Table7[@[ULN]:[Name]]'],
    ['[@[ULN]:[Name]]'],
    ['Table1[[#This Row],[ULN]:[Name]]'],
    ['table1[ [#this row], [ULN]:[Name] ]'],
  ])('in a table of Excel are known by a formula written as %s', (reference) => {
    const table = plan('table', '=EPA_RAG({table}[@[ULN]:[Name]])');
    expect(found(table, ['ULN', 'Maths', 'RAG'], ['1', '', f(`=EPA_RAG(${reference})`)])).toEqual([1, 2]);
  });

  test.each([
    ['each row', '=EPA_RAG(IF({1;0},$B$1:$B$1,$B{row}:$B{row}))', '=EPA_RAG(IF({1;0},$B$1,$B2))'],
    ['table', '=EPA_RAG({table}[@[ULN]:[ULN]])', '=EPA_RAG(Table1[@[ULN]])'],
    ['table', '=EPA_RAG({table}[@[ULN]:[ULN]])', '=EPA_RAG(Table1[@ULN])'],
  ] as const)(
    'are known where a host writes a range of one cell as that cell: %s, %s',
    (style, planned, written) => {
      expect(found(plan(style, planned), ['ULN', 'Maths', 'RAG'], ['1', '', f(written)])).toEqual([1, 2]);
    },
  );

  test('in a table of Excel are not known by a formula over other columns', () => {
    const table = plan('table', '=EPA_RAG({table}[@[ULN]:[Name]])');
    const other = f('=EPA_RAG(Table1[@[ULN]:[Notes]])');
    expect(found(table, ['ULN', 'Maths', 'RAG'], ['1', '', other])).toBe('ADDED_COLUMN_IN_USE');
  });

  test('that spill are known by the formula in their heading, not by what it shows', () => {
    const spilled = plan('spilled', '=EPA_RAG($A$1:$B)');
    expect(found(spilled, ['ULN', 'Maths', f('=EPA_RAG($A$1:$B)')], ['1', '', 'On track'])).toEqual([1, 2]);
    // A column of the provider with that name is no column of ours.
    expect(found(spilled, ['ULN', 'Maths', 'RAG'], ['1', '', 'On track'])).toEqual([1]);
  });

  test('with the name of their group above them take it along', () => {
    const [maths, rag] = rows.added;
    const grouped = { ...rows, headingRow: 1, added: [{ ...maths, above: 'EPA Cohort' }, rag] } as SetUpPlan;
    const sheet = [
      ['', 'EPA Cohort', ''],
      ['ULN', 'Maths', 'RAG'],
      ['1', '', own(3)],
    ];
    expect(setUpNow(grouped, sheet)).toMatchObject({ columns: [{ first: 0 }, { first: 1 }] });
    expect(found(grouped, ['', 'Grades', ''], ['ULN', 'Maths', 'RAG'], ['1', '', own(3)])).toBe(
      'ADDED_COLUMN_IN_USE',
    );
  });

  test('give the formulas back that were written anew for them, but none that somebody has altered', () => {
    const renewed = [{ position: 1, formula: '=EPA_NEXT($A{row},$C{row})', before: '=EPA_NEXT($A{row})' }];
    const later = { ...rows, added: rows.added.slice(0, 1), renewed };
    const now = (row: number) => f(`=EPA_NEXT($A${row},$C${row})`);
    const sheet = [
      ['ULN', 'Next action', 'Maths'],
      ['1', now(2), ''],
      ['2', now(3), ''],
      ['3', f('=EPA_NEXT($A4,$C4)&"!"'), ''],
      ['4', now(5), ''],
    ];
    expect(setUpNow(later, sheet)).toMatchObject({
      back: [
        { column: 1, first: 1, count: 2, formula: '=EPA_NEXT($A{row})' },
        { column: 1, first: 4, count: 1, formula: '=EPA_NEXT($A{row})' },
      ],
    });
  });
});
