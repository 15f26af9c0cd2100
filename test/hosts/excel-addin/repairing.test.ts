import { describe, expect, test } from '@jest/globals';
import { repairsInColumns } from '../../../core/port/repair';
import { isProblem } from '../../../core/problems';
import { checkAnswers, type SheetCheck } from '../../../core/set-up/check';
import { columnLetters } from '../../../core/sheet/grid';
import { day } from '../../days';
import { held, on } from '../held-cells';
import { planIn } from './cohort-sheets';
import { type ExcelHost, openCalculatingExcel } from './excel-host';
import { type FakeSheet, formulaAt, place, select, valueAt } from './fake-book';
import { copySheet, deleteSheet, insertRows, setFunctions, typeCell } from './fake-edits';

/* What goes wrong with the answers in a workbook of Excel: the check says it, Repair mends it, the answers are right again. */

const ROWS = held([
  ['ULN', 'Apprentice', 'Gateway date', 'EPA start', 'Learning status', 'Start date'],
  [1000000019, 'Amara', on('2026-05-04'), on('2026-06-01'), '', ''],
  [2000000028, 'Jun', '', '', '', on('2026-01-05')],
  [3000000037, 'Zoë', on('2026-08-03'), '', '', ''],
  [4000000046, 'Kit', '', '', 'Withdrawn', ''],
]);
/** On 1 September 2026, worked out by hand. */
const STAGES = ['In EPA', 'On programme', 'At gateway', 'Withdrawn'];

type Kind = 'table' | 'rows';

async function cohort(kind: Kind): Promise<{ host: ExcelHost; sheet: FakeSheet }> {
  const host = openCalculatingExcel();
  // A second heading of the same name is what no table can have.
  const rows = ROWS.map((row, i) => [...row, { value: i === 0 ? 'x' : '' }, { value: i === 0 ? 'X' : '' }]);
  await host.seed('Cohort', kind === 'table' ? ROWS : rows);
  const sheet = host.sheet('Cohort');
  const settings = [
    ['Setting', 'Value'],
    ['As of', on('2026-09-01')],
  ];
  await host.seed('EPA settings', held(settings));
  select(sheet, 0, 0);
  expect(await host.workbook.setUp(await planIn(host))).toMatchObject({ outcome: 'done' });
  expect(stages(sheet)).toEqual(STAGES);
  return { host, sheet };
}

function columnOf(sheet: FakeSheet, heading: string): number {
  return (sheet.rows[0] ?? []).indexOf(heading);
}

function stages(sheet: FakeSheet): unknown[] {
  return [1, 2, 3, 4].map((row) => valueAt(sheet, row, columnOf(sheet, 'Stage')));
}

async function check({ workbook }: ExcelHost): Promise<SheetCheck> {
  const grid = await workbook.readGrid();
  const [formulas = [], style] = [await workbook.readFormulas(grid.sheet), await workbook.formulaStyle(grid)];
  const answers = {
    formulas: (await workbook.readFormulas('EPA answers')) ?? [],
    rows: (await workbook.readGridOf('EPA answers'))?.rows ?? [],
  };
  const found = checkAnswers(grid, formulas, style, answers);
  if (isProblem(found)) throw new Error(found.what);
  return found;
}

async function repair({ workbook }: ExcelHost, { sheet, faults }: SheetCheck) {
  const cells = faults.flatMap(({ repairs }) => repairs);
  return workbook.repair(repairsInColumns(sheet, columnLetters, cells));
}

function noPlaceholders({ book }: ExcelHost): void {
  for (const sheet of book.sheets)
    for (const [row, cells] of sheet.rows.entries())
      for (const column of cells.keys())
        expect(String(formulaAt(sheet, row, column))).not.toMatch(/^=.*\{[a-z]+\}/);
}

const OLD = `=INDEX(EPA_STATUS($A$1:$F$2,'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100),2)`;

type Act = (it: { host: ExcelHost; sheet: FakeSheet; stage: number }) => void;

describe.each<Kind>(['table', 'rows'])('%s', (kind) => {
  test('what was just set up is in order, and with a row more and another order too', async () => {
    const { host, sheet } = await cohort(kind);
    expect((await check(host)).faults).toEqual([]);
    insertRows(sheet, 0);
    insertRows(sheet, 3);
    select(sheet, 0, 0);
    expect((await check(host)).faults).toEqual([]);
  });

  test.each<[string, Act, readonly (readonly string[])[]]>([
    [
      'values in the place of a column',
      ({ sheet, stage }) => {
        for (let row = 1; row < 5; row++) typeCell(sheet, row, stage, 'Passed');
      },
      [['frozen', 'Stage']],
    ],
    [
      'a formula for each row',
      ({ sheet, stage }) => {
        for (let row = 1; row < 5; row++) place(sheet, row, stage, { formula: OLD, value: 'old' });
      },
      [['old form', 'Stage']],
    ],
    [
      'another column filled to the side',
      ({ sheet, stage }) => {
        const beside = String(formulaAt(sheet, 1, columnOf(sheet, 'RAG')));
        for (let row = 1; row < 5; row++) place(sheet, row, stage, { formula: beside, value: '' });
      },
      [['stale', 'Stage']],
    ],
    [
      'no formula that answers',
      ({ host }) => typeCell(host.sheet('EPA answers'), 0, 0, ''),
      [['missing', 'the sheet EPA answers']],
    ],
    [
      'something in the way of the answers',
      ({ host }) => {
        typeCell(host.sheet('EPA answers'), 2, 2, 'x');
        typeCell(host.sheet('EPA answers'), 3, 0, 'y');
      },
      [['blocked', 'the sheet EPA answers']],
    ],
    [
      'no functions when it was opened',
      ({ host }) => {
        setFunctions(host.book, 'missing');
        setFunctions(host.book, 'loaded');
      },
      [['not loaded', 'the sheet EPA answers']],
    ],
  ])('%s', async (_, act, faults) => {
    const { host, sheet } = await cohort(kind);
    act({ host, sheet, stage: columnOf(sheet, 'Stage') });
    const found = await check(host);
    expect(found.faults.map(({ kind, column }) => [kind, column])).toEqual(faults);
    const results = await repair(host, found);
    expect(results.every(({ outcome }) => outcome === 'written')).toBe(true);
    noPlaceholders(host);
    expect(stages(sheet)).toEqual(STAGES);
    expect((await check(host)).faults).toEqual([]);
  });

  test('the sheet of answers deleted: it is made again, hidden, and everything is looked up in it', async () => {
    const { host, sheet } = await cohort(kind);
    deleteSheet(host.sheet('EPA answers'));
    const found = await check(host);
    expect(found.faults.map(({ kind }) => kind)).toEqual(['broken', 'missing']);
    expect(found.faults[1]?.problem.what).toBe(
      'Formulas of the sheet EPA answers are not there in 1 cell, from A1 on.',
    );
    await repair(host, found);
    noPlaceholders(host);
    expect(host.sheet('EPA answers').visibility).toBe('Hidden');
    expect(stages(sheet)).toEqual(STAGES);
    expect((await check(host)).faults).toEqual([]);
  });

  test('a copy of the sheet gets a block of its own, and the original keeps its answers', async () => {
    const { host, sheet } = await cohort(kind);
    const copy = copySheet(sheet);
    const found = await check(host);
    expect(found.faults.map(({ kind }) => kind)).toEqual(['missing', 'stale']);
    await repair(host, found);
    typeCell(copy, 2, columnOf(copy, 'Learning status'), 'Withdrawn');
    expect(stages(copy)).toEqual(['In EPA', 'Withdrawn', 'At gateway', 'Withdrawn']);
    expect(stages(sheet)).toEqual(STAGES);
    expect(String(formulaAt(host.sheet('EPA answers'), 0, 26))).toMatch(/^=EPA_TRACKER\(/);
    select(copy, 0, 0);
    expect((await check(host)).faults).toEqual([]);
  });

  test('what was changed since the check is left, and with it what would look there', async () => {
    const { host, sheet } = await cohort(kind);
    deleteSheet(host.sheet('EPA answers'));
    const found = await check(host);
    await host.seed('EPA answers', held([['=EPA_TRACKER(A1:B2)']]));
    const before = formulaAt(sheet, 1, columnOf(sheet, 'Stage'));
    const results = await repair(host, found);
    expect(results.every(({ outcome }) => outcome === 'refused')).toBe(true);
    expect(formulaAt(sheet, 1, columnOf(sheet, 'Stage'))).toBe(before);
  });

  test('a formula that nothing fills in is not written', async () => {
    const { host, sheet } = await cohort(kind);
    const column = columnOf(sheet, 'Notes');
    const piece = { sheet: 'Cohort', heading: 'Notes', column, first: 1, before: [''] };
    const [result] = await host.workbook.repair([{ ...piece, after: [{ formula: '={anchor}' }] }]);
    expect(result).toMatchObject({ outcome: 'refused' });
    expect(valueAt(sheet, 1, column)).toBe('');
  });
});

test('a day in the answers stays a day after a repair', async () => {
  const { host, sheet } = await cohort('table');
  const due = columnOf(sheet, 'Project due');
  typeCell(sheet, 1, due, 'soon');
  await repair(host, await check(host));
  expect(valueAt(sheet, 1, due)).toBe(day('2026-08-01'));
});

test('a plain row that somebody inserts beside plain rows has no look-ups: the check finds it, and Repair writes them', async () => {
  const { host, sheet } = await cohort('rows');
  insertRows(sheet, 3);
  place(sheet, 3, 0, 5000000055);
  place(sheet, 3, 1, 'Ida');
  typeCell(sheet, 3, columnOf(sheet, 'Start date'), day('2026-01-05'));
  select(sheet, 0, 0);
  const found = await check(host);
  expect(new Set(found.faults.map(({ kind }) => kind))).toEqual(new Set(['missing']));
  await repair(host, found);
  expect((await check(host)).faults).toEqual([]);
  expect([1, 2, 3, 4, 5].map((row) => valueAt(sheet, row, columnOf(sheet, 'Stage')))).toEqual([
    'In EPA',
    'On programme',
    'On programme',
    'At gateway',
    'Withdrawn',
  ]);
});
