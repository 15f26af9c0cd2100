import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../core/cells/cell';
import { areAddedColumnsFree, areHeadingsAsPlanned, blankSettings } from '../../core/port/as-planned';
import { applyInOrder, placeOf, type SheetsToChange } from '../../core/port/changes';
import { changedMeanwhile, type HeldCell } from '../../core/port/held-cell';
import { refusal, sheetRefusal } from '../../core/port/results';
import type { Change } from '../../core/port/workbook';
import { isProblem, problem } from '../../core/problems';
import { planSetUp, type SetUpPlan } from '../../core/set-up/plan';
import { dayIn } from '../../core/sheet/cell-in-words';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { ColumnKey } from '../../core/sheet/columns';
import type { Content, SheetGrid } from '../../core/sheet/grid';
import { day } from '../days';

/** What every host does in the same way before it writes. */

const sheetOf = (rows: readonly (readonly Cell[])[]): SheetGrid => ({ sheet: 'Cohort', rows, settings: [] });

const change = (more: Partial<Change> = {}): Change => ({
  sheet: 'Cohort',
  identity: { uln: '2000000028' },
  column: 'maths',
  expected: '',
  value: 'Achieved',
  ...more,
});

describe('a day is a number in a column of dates or sign-offs', () => {
  const [first, last] = [day('1900-03-01'), day('2199-12-31')];

  test.each<[ColumnKey, Cell, number | undefined]>([
    ['epaStart', day('2026-03-05'), day('2026-03-05')],
    ['employerSignOff', day('2026-03-05'), day('2026-03-05')],
    ['epaStart', first, first],
    ['epaStart', last, last],
    ['epaStart', last + 0.75, last],
    ['employerSignOff', day('2026-03-05') + 0.5, day('2026-03-05')],
    ['employerSignOff', 1, undefined],
    ['epaStart', 1, undefined],
    ['epaStart', first - 1, undefined],
    ['epaStart', last + 1, undefined],
    ['epaStart', 20260305, undefined],
    ['epaStart', '5 March 2026', undefined],
    ['employerSignOff', true, undefined],
    ['employerSignOff', '', undefined],
    ['employerSignOff', undefined, undefined],
    ['evidencePieces', 46_000, undefined],
    ['uln', 46_000, undefined],
  ])('%s holding %j: %j', (column, cell, expected) => {
    expect(dayIn(chosenColumns().of(column), cell)).toBe(expected);
  });

  test('and in no other column', () => {
    const withDays = chosenColumns().all.filter((column) => dayIn(column, 46_000) !== undefined);
    expect(new Set(withDays.map(({ kind }) => kind.name))).toEqual(new Set(['date', 'sign-off']));
    expect(withDays).toEqual(
      chosenColumns().all.filter(({ kind }) => ['date', 'sign-off'].includes(kind.name)),
    );
  });
});

describe('a change finds its cell again by apprentice and heading, whatever the cell holds', () => {
  const ROWS: readonly (readonly Cell[])[] = [
    ['Customer Service 2026', '', ''],
    ['Maths', 'ULN', 'Apprentice'],
    ['Achieved', 1000000019, 'Amara Foxbury'],
    ['', '2000000028', 'Jun Wetherlam'],
    ['', '', 'Zoë Marshwiggle'],
    ['', '', 'Zoë Marshwiggle'],
  ];

  test.each<[string, Partial<Change>, object]>([
    ['by ULN', {}, { row: 3, column: 0 }],
    ['by a ULN that is a number', { identity: { uln: '1000000019' } }, { row: 2, column: 0 }],
    ['by name where there is no ULN', { identity: { apprentice: 'jun  wetherlam' } }, { row: 3, column: 0 }],
    ['in another column', { column: 'apprentice' }, { row: 3, column: 2 }],
    ['not where the apprentice is gone', { identity: { uln: '3000000037' } }, { code: 'APPRENTICE_GONE' }],
    [
      'not where two rows could be meant',
      { identity: { apprentice: 'Zoë Marshwiggle' } },
      { code: 'APPRENTICE_DOUBLED' },
    ],
    [
      'not where the column is gone, which is named by its heading',
      { column: 'english' },
      { code: 'COLUMN_MISSING', what: 'This sheet has no column English any more.' },
    ],
    ['not for nobody', { identity: {} }, { code: 'APPRENTICE_GONE' }],
  ])('%s', (_, more, expected) => {
    expect(placeOf(sheetOf(ROWS), change(more))).toMatchObject(expected);
  });

  test('sorted, with a column moved: still the same apprentice', () => {
    const sorted = [ROWS[0], ['Apprentice', 'Maths', 'ULN'], ['Jun Wetherlam', '', '2000000028']];
    expect(placeOf(sheetOf(sorted as Cell[][]), change())).toMatchObject({ row: 2, column: 1 });
  });

  test('not in a sheet without headings', () => {
    expect(placeOf(sheetOf([[1], [2]]), change())).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
  });
});

describe('a cell is compared with what was expected there', () => {
  const shows = (shown: Cell, more: Partial<HeldCell> = {}): HeldCell => ({
    shown,
    formula: undefined,
    isOthers: false,
    ...more,
  });
  const FORMULA = '=1+1';

  test.each<[string, HeldCell, Content]>([
    ['the same text', shows('Pass'), 'Pass'],
    ['the same number', shows(14), 14],
    ['blank as every host has it', shows(undefined), ''],
    ['blank, expected as undefined', shows(''), undefined],
    ['its formula, whatever it shows', shows(3, { formula: FORMULA }), { formula: FORMULA }],
  ])('and holds it: %s', (_, held, expected) => {
    expect(changedMeanwhile(held, expected)).toBeUndefined();
  });

  test.each<[string, HeldCell, Content, object]>([
    ['another text', shows('Pass'), 'Fail', { now: 'Pass' }],
    ['a number, not the text of it', shows(14), '14', { now: 14 }],
    ['0, not nothing', shows(0), '', { now: 0 }],
    ['FALSE, not nothing', shows(false), undefined, { now: false }],
    ['nothing any more', shows(undefined), 'Pass', { now: '' }],
    [
      'a formula that shows it',
      shows('Pass', { formula: '="Pass"' }),
      'Pass',
      { now: 'Pass', formula: '="Pass"' },
    ],
    ['a formula that shows nothing', shows('', { formula: '=""' }), '', { now: '', formula: '=""' }],
    ['another formula', shows(2, { formula: '=2' }), { formula: FORMULA }, { now: 2, formula: '=2' }],
    ['a value, not a formula', shows(2), { formula: FORMULA }, { now: 2 }],
    [
      'what a formula elsewhere fills in, though it is named',
      shows(2, { formula: FORMULA, isOthers: true }),
      { formula: FORMULA },
      { now: 2, formula: FORMULA },
    ],
    ['what is merged over it', shows('whole', { isOthers: true }), 'whole', { now: 'whole' }],
  ])('and holds %s', (_, held, expected, found) => {
    expect(changedMeanwhile(held, expected)).toEqual({ outcome: 'changed meanwhile', ...found });
  });
});

describe('changes are applied in order', () => {
  const ROWS: readonly (readonly Cell[])[] = [
    ['ULN', 'Apprentice', 'Maths', 'EPA start', 'Employer sign-off'],
    [1000000019, 'Amara Foxbury', 'Exempt', day('2026-01-05'), 1],
    [2000000028, 'Jun Wetherlam', '', '', ''],
  ];

  /** A host that has only values, and nothing against any write. */
  const values = (more: Partial<SheetsToChange> = {}): SheetsToChange => ({
    gridOf: (sheet) => (sheet === 'Cohort' ? sheetOf(ROWS) : undefined),
    heldAt: (_, shown) => ({ shown, formula: undefined, isOthers: false }),
    reasonAgainst: () => undefined,
    ...more,
  });
  const outcomes = (changes: readonly Change[], sheets = values()) =>
    applyInOrder(changes, sheets).results.map((result) =>
      result.outcome === 'refused' ? result.problem.code : result.outcome,
    );

  test('each seeing those before it, and none seeing what was refused', () => {
    const changes = [
      change({ value: 'Not yet' }),
      change(),
      change({ expected: 'Not yet' }),
      change({ identity: { uln: '9000000091' } }),
      change({ column: 'uln', expected: 2000000028, value: 3000000037 }),
      change({ expected: 'Achieved', value: 'too late' }),
      change({ identity: { uln: '3000000037' }, expected: 'Achieved', value: '' }),
    ];
    expect(outcomes(changes)).toEqual([
      'written',
      'changed meanwhile',
      'written',
      'APPRENTICE_GONE',
      'written',
      'APPRENTICE_GONE',
      'written',
    ]);
    expect(applyInOrder(changes, values()).writes.map(({ cell, content }) => [cell, content])).toEqual([
      [{ sheet: 'Cohort', row: 2, column: 2 }, 'Not yet'],
      [{ sheet: 'Cohort', row: 2, column: 2 }, 'Achieved'],
      [{ sheet: 'Cohort', row: 2, column: 0 }, 3000000037],
      [{ sheet: 'Cohort', row: 2, column: 2 }, ''],
    ]);
  });

  test('a write says whether it is a day: a 1 that ticked a sign-off comes back as the 1 it was', () => {
    const amara = { identity: { uln: '1000000019' } };
    const { writes } = applyInOrder(
      [
        change({ ...amara, column: 'employerSignOff', expected: 1, value: '' }),
        change({ ...amara, column: 'employerSignOff', expected: '', value: 1 }),
        change({ ...amara, column: 'epaStart', expected: day('2026-01-05'), value: '' }),
        change({ ...amara, column: 'epaStart', expected: '', value: day('2026-01-05') }),
      ],
      values(),
    );
    expect(writes.map(({ expected, content, isDate }) => [expected, content, isDate])).toEqual([
      [1, '', undefined],
      ['', 1, undefined],
      [day('2026-01-05'), '', undefined],
      ['', day('2026-01-05'), true],
    ]);
  });

  test('in the sheet that each names; one that is gone is named', () => {
    const sheets = values({ gridOf: (sheet) => (sheet === 'Gone' ? undefined : sheetOf(ROWS)) });
    const changes = ['Cohort', 'Other', 'Gone', 'Cohort'].map((sheet) => change({ sheet }));
    expect(outcomes(changes, sheets)).toEqual(['written', 'written', 'SHEET_MISSING', 'changed meanwhile']);
    expect(applyInOrder(changes, sheets).results[2]).toMatchObject({
      problem: { what: 'There is no sheet Gone any more.' },
    });
  });

  test('each sheet is asked for once, and stays as it was read', () => {
    const asked: string[] = [];
    const read = sheetOf(ROWS);
    const before = structuredClone(read);
    const gridOf = (sheet: string) => {
      asked.push(sheet);
      return sheet === 'Cohort' ? read : undefined;
    };
    const changes = ['Cohort', 'Gone', 'Cohort', 'Gone'].map((sheet) => change({ sheet }));
    applyInOrder(changes, values({ gridOf }));
    expect(asked).toEqual(['Cohort', 'Gone']);
    expect(read).toEqual(before);
  });

  test('what the host has against a write comes after what stands in the cell', () => {
    const asked: unknown[] = [];
    const reasonAgainst: SheetsToChange['reasonAgainst'] = ({ cell }) => {
      asked.push(cell);
      return sheetRefusal('SHEET_PROTECTED', cell.sheet);
    };
    const { results, writes } = applyInOrder(
      [change({ expected: 'Exempt' }), change()],
      values({ reasonAgainst }),
    );
    expect(results).toMatchObject([
      { outcome: 'changed meanwhile', now: '' },
      { problem: { code: 'SHEET_PROTECTED' } },
    ]);
    expect([writes, asked]).toEqual([[], [{ sheet: 'Cohort', row: 2, column: 2 }]]);
  });

  test('a formula behind the cell is the host’s to tell', () => {
    const heldAt: SheetsToChange['heldAt'] = (_, shown) => ({ shown, formula: '=""', isOthers: false });
    expect(applyInOrder([change()], values({ heldAt }))).toEqual({
      results: [{ outcome: 'changed meanwhile', now: '', formula: '=""' }],
      writes: [],
    });
  });

  test('one by one or all at once, the results are the same', () => {
    const wish = fc.record({
      identity: fc.constantFrom({ uln: '1000000019' }, { uln: '2000000028' }, { uln: '3000000037' }),
      column: fc.constantFrom<ColumnKey>('uln', 'maths', 'english'),
      expected: fc.constantFrom<Cell>('', 'Exempt', 2000000028, 3000000037),
      value: fc.constantFrom<Cell>('', 'Exempt', 2000000028, 3000000037),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 8 }), (wishes) => {
        const changes = wishes.map((wished) => change(wished));
        let rows = ROWS;
        const oneByOne = changes.map((one) => {
          const { results, writes } = applyInOrder([one], values({ gridOf: () => sheetOf(rows) }));
          for (const { cell, content } of writes)
            rows = rows.map((cells, i) =>
              i === cell.row ? cells.map((now, j) => (j === cell.column ? (content as Cell) : now)) : cells,
            );
          return results[0];
        });
        expect(applyInOrder(changes, values()).results).toEqual(oneByOne);
      }),
    );
  });
});

describe('a refusal', () => {
  test('gives the problem as it is', () => {
    const reason = problem('COLUMN_MISSING', { argument: 'Maths' });
    expect(refusal(reason)).toEqual({ outcome: 'refused', problem: reason });
  });

  test.each([
    'SHEET_BUSY',
    'SHEET_CHANGED',
    'SHEET_FILTERED',
    'SHEET_MISSING',
    'SHEET_PROTECTED',
    'DATES_FROM_1904',
  ] as const)('%s names the sheet, and that nothing was written, with nothing left to fill in', (code) => {
    const { problem: reason } = sheetRefusal(code, 'My cohort');
    expect(reason.code).toBe(code);
    expect(reason.what).toContain('sheet My cohort');
    expect(reason.fix).toContain('Nothing was written.');
    expect(`${reason.what}${reason.fix}`).not.toMatch(/[{}]|undefined/);
  });
});

describe('a sheet is as it was planned for', () => {
  function planned(rows: readonly (readonly Cell[])[]): SetUpPlan {
    const plan = planSetUp(sheetOf(rows), 'spilled');
    if (isProblem(plan)) throw new Error(plan.what);
    return plan;
  }
  const plan = planned([
    ['ULN', '', 'Maths', 2026, ''],
    [1000000019, '', '', '', 'x'],
  ]);

  test.each<[string, readonly Cell[], boolean]>([
    ['where its headings read as they did', ['ULN', '', 'Maths', 2026, ''], true],
    ['where a blank one comes as undefined', ['ULN', undefined, 'Maths', 2026], true],
    ['where the row reaches further, blank', ['ULN', '', 'Maths', 2026, '', '', undefined], true],
    ['not where one was renamed', ['ULN', '', 'Mathematics', 2026, ''], false],
    ['not where a number became text', ['ULN', '', 'Maths', '2026', ''], false],
    ['not where one was added', ['ULN', '', 'Maths', 2026, '', 'Mentor'], false],
    ['not where one is gone', ['ULN', '', 'Maths'], false],
    ['not where they moved', ['', 'ULN', 'Maths', 2026, ''], false],
    ['not where the row is empty', [], false],
  ])('%s', (_, headings, expected) => {
    expect(areHeadingsAsPlanned(headings, plan)).toBe(expected);
  });

  test('where the added columns are right of everything in use', () => {
    expect([0, 5, 6].map((columns) => areAddedColumnsFree(plan, columns))).toEqual([true, true, false]);
    expect(areAddedColumnsFree({ ...plan, added: [] }, 99)).toBe(true);
  });
});

describe('the settings sheet gets what is blank in it', () => {
  const settings: SetUpPlan['settings'] = {
    sheet: 'Settings',
    cells: [
      { row: 0, column: 0, value: 'Setting' },
      { row: 1, column: 0, formula: '=TODAY()', isDate: true },
      { row: 1, column: 1, value: 14 },
    ],
  };
  const plan = { settings } as SetUpPlan;
  const whole = [
    { cell: { sheet: 'Settings', row: 0, column: 0 }, expected: '', content: 'Setting' },
    {
      cell: { sheet: 'Settings', row: 1, column: 0 },
      expected: '',
      content: { formula: '=TODAY()' },
      isDate: true,
    },
    { cell: { sheet: 'Settings', row: 1, column: 1 }, expected: '', content: 14 },
  ];

  test.each<[string, unknown[][], number[]]>([
    ['everything where there is no sheet', [], [0, 1, 2]],
    ['everything where it is blank in any way', [[''], [undefined, null]], [0, 1, 2]],
    ['nothing over a value, not even 0 or FALSE', [['Own'], [0, false]], []],
    ['nothing over a formula', [['=""'], ['', '=3*7']], [1]],
  ])('%s', (_, contents, expected) => {
    expect(blankSettings(plan, contents)).toEqual(expected.map((i) => whole[i]));
  });
});
