import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { isProblem } from '../../core/problems';
import { headingsWorkedOut, mayBeCalculated, placesAnswered } from '../../core/set-up/own-formulas';
import { isReady, planSetUp } from '../../core/set-up/plan';
import { isVolatile, volatileColumns } from '../../core/set-up/volatile';
import { calculatedColumns } from '../../core/sheet/calculated-columns';
import { st0071 } from '../../core/standard/st0071';

/** 1 Overall grade, 2 Gateway, 3 Stage, 4 RAG, 5 Next action, 6 Project due, 7 EPA end, 8 Result expected. */
const SETTINGS = "'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100";

describe('a calculated column is known by the formula in its heading', () => {
  test.each<[string, string, readonly number[]]>([
    ['as it is written', `=EPA_TRACKER($A$1:$AI,${SETTINGS})`, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['with semicolons', `=EPA_TRACKER($A$1:$AI;${SETTINGS.replace(',', ';')})`, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['of some columns', `=CHOOSECOLS(EPA_TRACKER($A$1:$AI;${SETTINGS});1;2;5)`, [1, 2, 5]],
    ['of some columns, spaced out', `= CHOOSECOLS( EPA_TRACKER($A$1:$AI, ${SETTINGS}), 3, 4 )`, [3, 4]],
    ['over several blocks', `=CHOOSECOLS(EPA_TRACKER($A$1:$C,${SETTINGS},$G$1:$L),6)`, [6]],
    ['that lost what it reads', '=EPA_TRACKER(#REF!,#REF!,#REF!)', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['as it was written before', `=INDEX(EPA_TRACKER($A$1:$AI,${SETTINGS}),0,6)`, [6]],
    ['as it was written before, of its own', `=EPA_RAG($A$1:$AI,${SETTINGS})`, [4]],
    ['as it was written at first', '={"Stage";EPA_STATUS($A$1:$AI$1,$A$2:$AI)}', [3]],
    ['as it was written at first, by its heading', '={"Project due";EPA_DEADLINE($C$2:$C,"Project")}', [6]],
    ['of a single row', `=INDEX(EPA_RAG(IF({1;0},$A$1:$C$1,$A2:$C2),${SETTINGS}),2)`, []],
    ['of counts', `=EPA_COHORT($A$1:$AI,${SETTINGS})`, []],
    ['of no column that there is', `=CHOOSECOLS(EPA_TRACKER($A$1:$AI),9)`, []],
    ['of somebody', '="EPA_TRACKER(A1)"', []],
    ['none', '', []],
  ])('%s', (_, formula, places) => {
    expect(placesAnswered(formula)).toEqual(places.map((place) => place - 1));
  });

  const THREE = `=CHOOSECOLS(EPA_TRACKER($A$1:$B,${SETTINGS}),3,4,5)`;

  test.each<[string, readonly Cell[], readonly Cell[]]>([
    ['loads', ['ULN', 'Name', 'Loading...'], ['ULN', 'Name', 'Stage', 'RAG', 'Next action']],
    ['fails', ['ULN', 'Name', '#ERROR!', '', ''], ['ULN', 'Name', 'Stage', 'RAG', 'Next action']],
    ['is not there', ['ULN', 'Name', '#NAME?'], ['ULN', 'Name', 'Stage', 'RAG', 'Next action']],
    [
      'is in somebody’s way',
      ['ULN', 'Name', '#REF!', 'Mentor', ''],
      ['ULN', 'Name', 'Stage', 'Mentor', 'Next action'],
    ],
  ])('while it %s', (_, seen, read) => {
    expect(headingsWorkedOut(seen, ['', '', THREE])).toEqual(read);
  });

  test('a host looks for formulas only where one of ours may be', () => {
    expect(mayBeCalculated(['ULN', 'Loading...'])).toBe(true);
    expect(mayBeCalculated(['ULN', '#REF!'])).toBe(true);
    expect(mayBeCalculated(['ULN', 'rag'])).toBe(true);
    expect(mayBeCalculated(['ULN', 'Apprentice', 46000, ''])).toBe(false);
  });

  test.each(['Loading...', 'Loading…', '#NAME?', '#REF!', '#ERROR!', 'Overall grade'])(
    'a second set-up adds nothing while the heading reads %s',
    (shown) => {
      const first = planSetUp({ sheet: 'Cohort', rows: [], settings: [] }, 'spilled');
      if (isProblem(first)) throw new Error(first.what);
      const formulas = first.added.map(({ formula = '' }) => formula);
      const inputs = first.added.filter(({ formula, filledFrom }) => !(formula ?? filledFrom));
      const row = [...inputs.map(({ heading }) => heading), shown];
      const again = planSetUp(
        { sheet: 'Cohort', rows: [row], settings: [['As of']], formulas: [formulas] },
        'spilled',
      );
      if (isProblem(again)) throw new Error(again.what);
      expect(isReady(again)).toBe(true);
      expect(again.remarks).toEqual([]);
      // What it was planned for is what it will be, once it is worked out.
      expect(again.headingsSeen).toEqual(first.added.map(({ heading }) => heading));
    },
  );

  test('a column that something keeps from showing is not added a second time', () => {
    const rows = [
      [
        'ULN',
        'Apprentice',
        'Employer',
        'Cohort',
        'Start date',
        'Planned end date',
        'Learning status',
        'Notes',
        '#REF!',
        'Mentor',
      ],
    ];
    const formulas = [[...Array(8).fill(''), `=CHOOSECOLS(EPA_TRACKER($A$1:$H,${SETTINGS}),3,4,5)`, '']];
    expect(planSetUp({ sheet: 'Cohort', rows, settings: [['As of']], formulas }, 'spilled')).toMatchObject({
      added: [],
    });
    expect(calculatedColumns(st0071)[3]?.heading).toBe('RAG');
  });
});

describe('what Google lets no custom function read', () => {
  test.each<[string, boolean]>([
    ['=NOW()-C2', true],
    ['=now ( )', true],
    ['=IF(RAND()>0.5,1,2)', true],
    ['=RANDBETWEEN(1,6)', true],
    ['=RANDARRAY(3)', true],
    ['=TODAY()-C2', false],
    ['="NOW()"', false],
    ["='NOW()'!A1", false],
    ['=KNOW()', false],
    ['=BRAND(A1)', false],
  ])('%s: %j', (formula, expected) => {
    expect(isVolatile(formula)).toBe(expected);
  });

  test.each<[string, readonly (readonly string[])[], readonly number[]]>([
    [
      'a column by its formula',
      [
        ['', ''],
        ['', '=NOW()'],
      ],
      [1],
    ],
    [
      'a cell that reads such a one',
      [
        ['=B2', ''],
        ['', '=NOW()'],
      ],
      [0, 1],
    ],
    [
      'one that reads it in a range',
      [
        ['=SUM($A$3:B9)', '=A1'],
        ['', ''],
        ['', '', '=RAND()'],
        ['', '=C3'],
      ],
      [0, 1, 2],
    ],
    [
      'no cell of another sheet',
      [
        ['=Other!B1', "='My sheet'!B1"],
        ['', '', ''],
      ],
      [],
    ],
    [
      'no cell beside it',
      [
        ['=B3+C2+A2:A9', ''],
        ['', '=NOW()'],
      ],
      [1],
    ],
    ['columns beyond Z', [['=AA1', ...Array(26).fill('')].slice(0, 26).concat('=NOW()')], [0, 26]],
  ])('finds %s', (_, formulas, columns) => {
    expect([...volatileColumns(formulas)].sort((one, other) => one - other)).toEqual(columns);
  });
});
