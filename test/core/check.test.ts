import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { changedSince, repairsInColumns } from '../../core/port/repair';
import { isProblem, messageOf } from '../../core/problems';
import { type CellRepair, checkAnswers, type Fault, type SheetCheck } from '../../core/set-up/check';
import { inBlock } from '../../core/set-up/look-ups';
import { planSetUp } from '../../core/set-up/plan';
import type { FormulaStyle } from '../../core/set-up/references';
import { COLUMN_GROUPS } from '../../core/sheet/columns';
import type { Formulas } from '../../core/sheet/grid';
import { day } from '../days';

/** A sheet as a host hands it over: what its cells show, and the formulas behind them. */
interface Sheet {
  rows: Cell[][];
  formulas: string[][];
  /** The formula on the sheet of answers, where there is one. */
  tracker: string;
}

const HEADINGS = ['ULN', 'Apprentice', 'Start date', 'EPA start'];
const PEOPLE: Cell[][] = [
  [1000000019, 'Amara Foxbury', day('2025-01-06'), ''],
  [2000000028, 'Ben Hollowdene', day('2025-05-05'), day('2026-11-02')],
  [3000000037, 'Cleo Larksong', day('2025-01-06'), ''],
  [4000000046, 'Dot Marshwiggle', day('2025-01-06'), ''],
];
const ANSWERS: Readonly<Record<string, Cell>> = {
  Stage: 'On programme',
  RAG: 'On track',
  'Next action': 'Coach: Complete for gateway',
  Gateway: 'Ready',
  'Overall grade': 'Pass',
};

/** The sheet that a set-up of the style leaves, worked out, with headings in its first row. */
function setUpIn(style: FormulaStyle): Sheet {
  const grid = { sheet: 'Cohort', rows: [HEADINGS, ...PEOPLE], settings: [] };
  const plan = planSetUp(grid, style, undefined, COLUMN_GROUPS);
  if (isProblem(plan)) throw new Error(messageOf(plan));
  const rows = [HEADINGS, ...PEOPLE].map((row) => [...row]);
  const formulas = rows.map((row) => row.map(() => ''));
  for (const { position, heading, formula } of plan.added) {
    rows.forEach((row, i) => {
      row[position] =
        i === 0 ? heading : formula === undefined ? '' : (ANSWERS[heading] ?? day('2027-02-01'));
      (formulas[i] as string[])[position] =
        formula === undefined || (style === 'spilled') !== (i === 0)
          ? ''
          : inBlock(formula, BLOCK).replace(/\{row\}/g, String(i + 1));
    });
  }
  return { rows, formulas, tracker: plan.answers?.formula.replace(/\{table\}/g, 'Table1') ?? '' };
}

/** Which block of the sheet of answers: the second, so that its cells are counted. */
const BLOCK = 1;

function at({ rows }: Sheet, heading: string): number {
  return (rows[0] as Cell[]).indexOf(heading);
}

/** Everything that stands in a column, from the headings down. */
function eachFormula(sheet: Sheet, change: (formula: string, row: number, column: number) => string): void {
  sheet.formulas.forEach((row, i) => {
    row.forEach((formula, column) => {
      if (formula !== '') row[column] = change(formula, i, column);
    });
  });
}

/** What a formula in a heading that fills nothing leaves to be seen. */
function showNothing(sheet: Sheet): void {
  sheet.rows.forEach((row, i) => {
    row.fill(
      '',
      sheet.formulas[0]?.findIndex((formula) => formula !== ''),
    );
    if (i === 0) row[(sheet.formulas[0] ?? []).findIndex((formula) => formula !== '')] = '#REF!';
  });
}

function checked({ rows, formulas, tracker }: Sheet, style: FormulaStyle): SheetCheck {
  const top = Array.from({ length: 52 }, (_, column) => (column === 26 ? tracker : ''));
  const answers = { formulas: [top], rows: [] };
  const check = checkAnswers({ sheet: 'Cohort', rows, settings: [] }, formulas as Formulas, style, answers);
  if (isProblem(check)) throw new Error(messageOf(check));
  return check;
}

const told = (faults: readonly Fault[]) =>
  faults.map(({ kind, column, repairs }) => [kind, column, repairs.length]);
const kinds = (check: SheetCheck) => [...new Set(check.faults.map(({ kind }) => kind))];

/** The sheet with everything written that the faults would have written. */
function repaired(sheet: Sheet, check: SheetCheck): Sheet {
  for (const { sheet: elsewhere, row, column, after } of check.faults.flatMap(({ repairs }) => repairs)) {
    const isFormula = typeof after === 'object';
    if (elsewhere !== undefined) {
      expect([elsewhere, row, column]).toEqual(['EPA answers', 0, 26]);
      sheet.tracker = isFormula ? after.formula.replace(/\{table\}/g, 'Table1') : '';
      continue;
    }
    (sheet.formulas[row] as string[])[column] = isFormula
      ? after.formula.replace(/\{table\}/g, 'Table1')
      : '';
    const heading = check.columns[column - Math.min(...check.cells.map((cell) => cell.column))];
    const shown = row === 0 ? heading : 'worked out';
    (sheet.rows[row] as Cell[])[column] = isFormula ? shown : after;
  }
  return sheet;
}

const STYLES: readonly FormulaStyle[] = ['spilled', 'table', 'each row', 'beside rows'];

describe.each(STYLES)('in the style %s', (style) => {
  test('what a set-up wrote is in order, and every cell of it is known', () => {
    const check = checked(setUpIn(style), style);
    expect(check.faults).toEqual([]);
    expect(new Set(check.columns)).toEqual(
      new Set(
        [...Object.keys(ANSWERS), 'Observation by', 'Project due', 'EPA end', 'Result expected'].filter(
          (heading) => check.columns.includes(heading),
        ),
      ),
    );
    expect(check.columns).toEqual(
      expect.arrayContaining(['Stage', 'RAG', 'Next action', 'Gateway', 'Overall grade']),
    );
    expect(check.cells.length).toBeGreaterThanOrEqual(
      style === 'spilled' ? 1 : check.columns.length * PEOPLE.length,
    );
  });

  test('in other spaces and with other signs between arguments it is the same', () => {
    const sheet = setUpIn(style);
    eachFormula(sheet, (formula) => formula.replace(/,/g, ', ').replace(/^=/, '= '));
    expect(checked(sheet, style).faults).toEqual([]);
  });

  test.each<[string, Cell, string, boolean]>([
    ['loading', 'Loading...', 'loading', false],
    ['loading', '#BUSY!', 'loading', false],
    ['not loaded', '#NAME?', 'not loaded', true],
  ])('what shows an error is known all the same, and %s: %s', (_, shown, kind, isMended) => {
    const sheet = setUpIn(style);
    eachFormula(sheet, (formula, row, column) => {
      (sheet.rows[row] as Cell[])[column] = shown;
      return formula;
    });
    const check = checked(sheet, style);
    expect(kinds(check)).toEqual([kind]);
    expect(check.faults.every(({ repairs }) => repairs.length > 0)).toBe(isMended);
    expect(check.faults.every(({ asks }) => !asks)).toBe(true);
  });

  test('a formula that lost its range is broken, and written anew', () => {
    const sheet = setUpIn(style);
    // Nothing shows where nothing is filled.
    if (style === 'spilled') showNothing(sheet);
    eachFormula(sheet, (formula) =>
      formula.replace(
        /\$A\$1:\$\w+|IF\(\{1;0\},[^)]*\)|(?<=EPA_DEADLINE\()[^,]+|'EPA answers'!\$AA\$1/,
        '#REF!',
      ),
    );
    const check = checked(sheet, style);
    expect(kinds(check)).toEqual(['broken']);
    expect(checked(repaired(sheet, check), style).faults).toEqual([]);
  });

  test('what the other host made of it is foreign, and written anew', () => {
    const sheet = setUpIn(style);
    eachFormula(sheet, (formula) =>
      style === 'spilled'
        ? formula.replace(/EPA_/g, '_xldudf_EPA_')
        : `=IFERROR(__xludf.DUMMYFUNCTION("${formula.slice(1).replace(/"/g, '""')}"),"On track")`,
    );
    const check = checked(sheet, style);
    expect(kinds(check)).toContain('foreign');
    expect(checked(repaired(sheet, check), style).faults).toEqual([]);
  });

  test('a column that was added since is not read: stale, and written anew', () => {
    const sheet = setUpIn(style);
    for (const row of sheet.rows) row.push('');
    for (const row of sheet.formulas) row.push('');
    (sheet.rows[0] as Cell[])[sheet.rows[0]?.length ?? 0] = 'Learner comments';
    const last = (sheet.rows[0] as Cell[]).length - 1;
    (sheet.rows[0] as Cell[])[last] = 'Tutor';
    const check = checked(sheet, style);
    // A provider's own column, or one of ours that is there already: nothing to read.
    expect(check.faults.filter(({ kind }) => kind !== 'stale')).toEqual([]);
    expect(checked(repaired(sheet, check), style).faults).toEqual([]);
  });

  test('a column that every set-up adds is missed where others are there', () => {
    const sheet = setUpIn(style);
    const rag = at(sheet, 'RAG');
    if (style === 'spilled' && sheet.formulas[0]?.[rag] === '') return;
    for (const rows of [sheet.rows, sheet.formulas]) for (const row of rows) row.splice(rag, 1);
    expect(checked(sheet, style).faults.filter(({ kind }) => kind === 'column missing')).toMatchObject([
      { column: 'RAG', repairs: [], problem: { code: 'ANSWERS_COLUMN_MISSING' } },
    ]);
  });

  test('a sheet without any of ours has nothing to be mended', () => {
    const check = checked({ rows: [HEADINGS, ...PEOPLE], formulas: [], tracker: '' }, style);
    expect([check.columns, check.faults, check.cells]).toEqual([[], [], []]);
  });

  test('what people write with our functions, and a column of theirs that is called RAG, is theirs', () => {
    const rows: Cell[][] = [[...HEADINGS, 'RAG', 'Mine'], ...PEOPLE.map((row) => [...row, 'red', 'x'])];
    const formulas = rows.map((row, i) =>
      row.map((_, column) => (i > 0 && column > 3 ? `=EPA_RAG(A1:F${i + 1},TODAY())` : '')),
    );
    expect(checked({ rows, formulas, tracker: '' }, style).columns).toEqual([]);
  });
});

describe('one formula in a heading', () => {
  const firstOfOurs = (sheet: Sheet) =>
    (sheet.formulas[0] as string[]).findIndex((formula) => formula !== '');

  test('a range that begins below the headings puts every answer beside the wrong apprentice', () => {
    const sheet = setUpIn('spilled');
    eachFormula(sheet, (formula) => formula.replace('$A$1:', '$A$2:'));
    const check = checked(sheet, 'spilled');
    expect(kinds(check)).toEqual(['shifted']);
    expect(check.faults[0]?.problem.what).toContain('read another row than their own');
    expect(checked(repaired(sheet, check), 'spilled').faults).toEqual([]);
  });

  test('a range that ends too early reads not all columns: stale', () => {
    const sheet = setUpIn('spilled');
    eachFormula(sheet, (formula) => formula.replace(/\$A\$1:\$\w+/, '$A$1:$C'));
    expect(kinds(checked(sheet, 'spilled'))).toEqual(['stale']);
  });

  test('what somebody typed below is named, asks, and is cleared alone', () => {
    const sheet = setUpIn('spilled');
    const column = firstOfOurs(sheet);
    showNothing(sheet);
    (sheet.rows[2] as Cell[])[column] = 'see notes';
    (sheet.rows[0] as Cell[])[column + 1] = 'Mine';
    const check = checked(sheet, 'spilled');
    const blocked = check.faults.filter(({ kind }) => kind === 'blocked');
    expect(blocked).toMatchObject([
      {
        asks: true,
        repairs: [
          { row: 2, column, before: 'see notes', after: '' },
          { row: 0, column: column + 1, before: 'Mine', after: '' },
        ],
      },
    ]);
    expect(blocked[0]?.problem.what).toMatch(/in 2 cells, from [A-Z]+3 on: "see notes"\.$/);
  });

  test('plain values in the place of a column are frozen, ask, and give way to the formula', () => {
    const sheet = setUpIn('spilled');
    eachFormula(sheet, () => '');
    const check = checked(sheet, 'spilled');
    expect(kinds(check)).toEqual(['frozen']);
    expect(check.faults.every(({ asks }) => asks)).toBe(true);
    const [frozen] = check.faults;
    expect(frozen?.column).toBe(check.columns.join(', '));
    expect(frozen?.repairs).toHaveLength(check.columns.length * (1 + PEOPLE.length));
    const [formula, ...others] = frozen?.repairs.map(({ after }) => after) ?? [];
    expect(formula).toMatchObject({ formula: expect.stringContaining('EPA_TRACKER') });
    expect(new Set(others)).toEqual(new Set(['']));
    expect(checked(repaired(sheet, check), 'spilled').faults).toEqual([]);
  });

  test.each(['=NOW()-C2', '=ROUND(RAND(),2)', '=randbetween(1,6)'])(
    '%s among the inputs is said, by column',
    (formula) => {
      const sheet = setUpIn('spilled');
      (sheet.formulas[2] as string[])[2] = formula;
      expect(told(checked(sheet, 'spilled').faults)).toEqual([['restless', 'Start date', 0]]);
    },
  );

  test.each(['=TODAY()-C2', '="NOW()"', '=KNOW(1)'])('%s among the inputs is none', (formula) => {
    const sheet = setUpIn('spilled');
    (sheet.formulas[2] as string[])[2] = formula;
    expect(checked(sheet, 'spilled').faults).toEqual([]);
  });
});

describe.each<FormulaStyle>(['table', 'each row', 'beside rows'])('a formula in each row (%s)', (style) => {
  test('of some rows alone: a value, a formula of theirs, none at all', () => {
    const sheet = setUpIn(style);
    const stage = at(sheet, 'Stage');
    const put = (row: number, formula: string, value: Cell) => {
      (sheet.formulas[row] as string[])[stage] = formula;
      (sheet.rows[row] as Cell[])[stage] = value;
    };
    put(1, '', 'Passed');
    put(2, '=IF(A3="","","mine")', 'mine');
    put(3, '', '');
    const check = checked(sheet, style);
    expect(told(check.faults)).toEqual([
      ['frozen', 'Stage', 1],
      ['replaced', 'Stage', 1],
      ['missing', 'Stage', 1],
    ]);
    expect(check.faults.map(({ asks }) => asks)).toEqual([true, true, false]);
    expect(check.faults[0]?.problem.what).toContain('"Passed"');
    // What was typed is nothing that Recalculate writes over.
    expect(check.cells.filter(({ column }) => column === stage).map(({ row }) => row)).toEqual([3, 4]);
    expect(checked(repaired(sheet, check), style).faults).toEqual([]);
  });

  test('rows of nobody, below and between, are left alone', () => {
    const sheet = setUpIn(style);
    sheet.rows.push(['Total', '', '', ''], ['', '', '', '']);
    expect(checked(sheet, style).faults).toEqual([]);
  });

  test('a heading that another host made a formula of is its name again', () => {
    const sheet = setUpIn(style);
    const rag = at(sheet, 'RAG');
    (sheet.formulas[0] as string[])[rag] =
      '=IFERROR(__xludf.DUMMYFUNCTION("EPA_RAG($A$1:$D,\'EPA settings\'!$B$2,\'EPA settings\'!$A$1:$G$100)"),"RAG")';
    for (const row of [1, 2, 3, 4])
      (sheet.formulas[row] as string[])[rag] =
        '=IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),"On track")';
    const check = checked(sheet, style);
    expect(told(check.faults)).toEqual([['foreign', 'RAG', 5]]);
    expect(check.faults[0]?.repairs[0]).toMatchObject({ row: 0, after: 'RAG' });
    expect(checked(repaired(sheet, check), style).faults).toEqual([]);
  });
});

test('in plain rows a formula that reads another row than its own is shifted', () => {
  const sheet = setUpIn('each row');
  const rag = at(sheet, 'RAG');
  const column = sheet.formulas.map((row) => row[rag] ?? '');
  (sheet.formulas[1] as string[])[rag] = column[3] ?? '';
  const check = checked(sheet, 'each row');
  expect(told(check.faults)).toEqual([['shifted', 'RAG', 1]]);
  expect(checked(repaired(sheet, check), 'each row').faults).toEqual([]);
});

test('a column pasted as values as a whole is known by its neighbours and asks', () => {
  const sheet = setUpIn('each row');
  const stage = at(sheet, 'Stage');
  for (const row of sheet.formulas) row[stage] = '';
  expect(told(checked(sheet, 'each row').faults)).toEqual([['frozen', 'Stage', 4]]);
});

describe('what is written', () => {
  const cell = (row: number, column: number): CellRepair => ({ row, column, before: row, after: '' });

  test('goes in pieces of cells below each other, none of them too long', () => {
    const cells = [cell(3, 1), cell(1, 1), cell(2, 1), cell(5, 1), cell(6, 2)];
    expect(
      repairsInColumns('Cohort', (column) => `Column ${column}`, cells).map(({ heading, first, before }) => [
        heading,
        first,
        before,
      ]),
    ).toEqual([
      ['Column 1', 1, [1, 2, 3]],
      ['Column 1', 5, [5]],
      ['Column 2', 6, [6]],
    ]);
    const many = Array.from({ length: 4500 }, (_, row) => cell(row, 0));
    expect(repairsInColumns('Cohort', () => '', many).map(({ before }) => before.length)).toEqual([
      2000, 2000, 500,
    ]);
  });
});

test('what no apprentices are recognised in is said as everywhere', () => {
  const check = checkAnswers({ sheet: 'Notes', rows: [['Hello']], settings: [] }, [], 'each row');
  expect(check).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
});

test('a formula for each column, as an earlier version wrote them in Google, becomes one for all', () => {
  const sheet = setUpIn('spilled');
  const first = (sheet.formulas[0] as string[]).findIndex((formula) => formula !== '');
  const range = /\$A\$1:\$[A-Z]+/.exec(sheet.formulas[0]?.[first] ?? '')?.[0];
  const settings = "'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100";
  const { columns } = checked(sheet, 'spilled');
  columns.forEach((_, i) => {
    (sheet.formulas[0] as string[])[first + i] = `=INDEX(EPA_TRACKER(${range},${settings}),0,${i + 1})`;
  });
  const check = checked(sheet, 'spilled');
  expect(check.columns).toEqual(columns);
  expect(kinds(check)).toEqual(['old form']);
  const mended = repaired(sheet, check);
  expect(mended.formulas[0]?.filter((formula) => formula !== '')).toHaveLength(1);
  (mended.rows[0] as Cell[]).splice(first, columns.length, ...columns);
  expect(checked(mended, 'spilled').faults).toEqual([]);
});

test('an earlier form whose range begins below the headings is shifted first of all', () => {
  const sheet = setUpIn('spilled');
  const first = (sheet.formulas[0] as string[]).findIndex((formula) => formula !== '');
  const formula = "=INDEX(EPA_TRACKER($A$2:$AZ,'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100),0,1)";
  (sheet.formulas[0] as string[])[first] = formula;
  expect(kinds(checked(sheet, 'spilled'))).toContain('shifted');
});

test('a piece is written only where each of its cells holds what was seen', () => {
  const piece = {
    sheet: 'Cohort',
    heading: 'RAG',
    column: 1,
    first: 1,
    before: ['a', { formula: '=B1' }],
    after: ['', ''],
  };
  expect(changedSince(piece, ['a', { formula: '= b1' }])).toBeUndefined();
  for (const now of [['b', { formula: '=B1' }], ['a', '=B1'], ['a', { formula: '=B2' }], ['a']])
    expect(changedSince(piece, now)).toMatchObject({ problem: { code: 'ANSWERS_CHANGED' } });
});

describe.each<FormulaStyle>(['table', 'beside rows'])('answers that are looked up (%s)', (style) => {
  const changed = (change: (formula: string) => string, heading = 'RAG') => {
    const sheet = setUpIn(style);
    const column = at(sheet, heading);
    eachFormula(sheet, (formula, _, position) => (position === column ? change(formula) : formula));
    return sheet;
  };

  test('are looked up in the block of the sheet, by their place', () => {
    const check = checked(
      changed(() => ''),
      style,
    );
    const [frozen] = check.faults;
    const at = String.raw`'EPA answers'!\$AA\$1`;
    const row = String.raw`INDEX\('EPA answers'!\$AA:\$AZ,ROW\(\)-ROW\(\$[A-Z]+\$1 'Cohort'!\$[A-Z]+\$1\)\+ROW\(${at}\),\d+\)`;
    expect(frozen?.repairs.map(({ after }) => after)).toEqual(
      PEOPLE.map(() => ({
        formula: expect.stringMatching(
          new RegExp(String.raw`^=IF\(ISERROR\(${at}\),${at},IF\(${row}="","",${row}\)\)$`),
        ),
      })),
    );
  });

  test.each<[string, string, (formula: string) => string]>([
    ['of another column', 'stale', (formula) => formula.replace(/,\d+\)/g, ',1)')],
    [
      'of the block of another sheet',
      'stale',
      (formula) => formula.replace(/\$AA/g, '$A').replace('$AZ', '$Z'),
    ],
    [
      'counted from another row',
      'shifted',
      (formula) => formula.replace(/ROW\(\$([A-Z]+)\$1 /g, 'ROW($$$1$$3 '),
    ],
    [
      'whose sheet of answers is gone',
      'broken',
      (formula) => formula.replace(/'EPA answers'![^,)]+/g, '#REF!'),
    ],
    ['on a sheet of another name', 'stale', (formula) => formula.replace(/'EPA answers'/g, 'Answers')],
    [
      'row by row, as before',
      'old form',
      () => "=INDEX(EPA_RAG(IF({1;0},$A$1:$D$1,$A2:$D2),'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100),2)",
    ],
  ])('%s: %s, and written anew', (_, kind, change) => {
    const sheet = changed(change);
    const check = checked(sheet, style);
    expect(told(check.faults)).toEqual([[kind, 'RAG', 4]]);
    expect(checked(repaired(sheet, check), style).faults).toEqual([]);
  });

  test('of few cells, as before: old form, and written anew', () => {
    const sheet = changed(() => `=EPA_DEADLINE($D2,"Project",'EPA settings'!$B$10)`, 'Project due');
    const check = checked(sheet, style);
    expect(told(check.faults)).toEqual([['old form', 'Project due', 4]]);
    expect(checked(repaired(sheet, check), style).faults).toEqual([]);
  });

  test.each<[string, string, (tracker: string) => string]>([
    ['is not there', 'missing', () => ''],
    ['lost its sheet', 'broken', () => "=EPA_TRACKER(#REF!,'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100)"],
    ['reads too few columns', 'stale', (tracker) => tracker.replace(/:\$[A-Z]+\$20001/g, ':$C$20001')],
  ])('by a formula that %s: %s, and written anew', (_, kind, change) => {
    const sheet = setUpIn(style);
    const before = sheet.tracker;
    sheet.tracker = change(before);
    const check = checked(sheet, style);
    expect(told(check.faults)).toEqual([[kind, 'the sheet EPA answers', 1]]);
    const mended = repaired(sheet, check);
    expect(mended.tracker).toBe(before);
    expect(checked(mended, style).faults).toEqual([]);
  });

  test.each([
    ['more rows', (tracker: string) => tracker.replace(/\$20001/g, '$20005')],
    ['no quotes', (tracker: string) => tracker.replace(/'Cohort'/g, 'Cohort')],
  ])('by a formula that Excel writes with %s: in order', (_, change) => {
    const sheet = setUpIn(style);
    sheet.tracker = change(sheet.tracker);
    expect(checked(sheet, style).faults).toEqual([]);
  });
});
