import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../core/problems';
import { planSetUp, type SetUpPlan } from '../../../core/set-up/plan';
import { calculatedColumns } from '../../../core/sheet/calculated-columns';
import type { ColumnGroup } from '../../../core/sheet/columns';
import { st0071 } from '../../../core/standard/st0071';
import { day } from '../../days';
import { type HeldRows, held, on, trimmed } from '../held-cells';
import { planIn } from './cohort-sheets';
import { type ExcelHost, openCalculatingExcel } from './excel-host';
import {
  addTable,
  areaOf,
  type FakeBook,
  type FakeSheet,
  formulaAt,
  headersOf,
  place,
  type Settings,
  select,
  valueAt,
} from './fake-book';
import {
  copySheet,
  deleteColumns,
  deleteRows,
  deleteSheet,
  filterTable,
  insertColumns,
  insertRows,
  renameSheet,
  renameTable,
  setFunctions,
  showTotals,
  sortRows,
  sortTable,
  typeCell,
} from './fake-edits';

/*
 * The answers beside the apprentices in a workbook of Excel, calculated by the functions of the add-in: whatever people do
 * to rows, columns, tables and sheets, each apprentice has the own answer beside the name, or an error that can be seen.
 */

/** What each of them must be told, by name: worked out by hand. */
const STAGES: Readonly<Record<string, string>> = {
  Amara: 'In EPA',
  Jun: 'On programme',
  Zoë: 'At gateway',
  Kit: 'Withdrawn',
  New: 'On programme',
};

/** On 1 September 2026. */
const ROWS = held([
  ['ULN', 'Apprentice', 'Gateway date', 'EPA start', 'Learning status', 'Start date'],
  [1000000019, 'Amara', on('2026-05-04'), on('2026-06-01'), '', ''],
  [2000000028, 'Jun', '', '', '', on('2026-01-05')],
  [3000000037, 'Zoë', on('2026-08-03'), '', '', ''],
  [4000000046, 'Kit', '', '', 'Withdrawn', ''],
]);
const AS_OF = day('2026-09-01');

type Kind = 'table' | 'rows';
const KINDS: readonly Kind[] = ['table', 'rows'];

/** A second heading of the same name is what no table can have. */
function rowsFor(kind: Kind, rows: HeldRows = ROWS): HeldRows {
  if (kind === 'table') return rows;
  return rows.map((row, i) => [...row, { value: i === 0 ? 'x' : '' }, { value: i === 0 ? 'X' : '' }]);
}

async function cohort(kind: Kind, settings?: Settings, name = 'Cohort', given?: ExcelHost) {
  const host = given ?? openCalculatingExcel(settings);
  await host.seed(name, rowsFor(kind));
  const sheet = host.sheet(name);
  if (!given) await fixAsOf(host);
  const plan = await setUp(host);
  return { host, sheet, plan, book: host.book, calls: host.book.calculation?.calls ?? [] };
}

/** The settings hold a day, and not today. */
async function fixAsOf(host: ExcelHost): Promise<void> {
  const front = host.book.front;
  await host.seed(
    'EPA settings',
    held([
      ['Setting', 'Value'],
      ['As of', on('2026-09-01')],
    ]),
  );
  expect(valueAt(host.sheet('EPA settings'), 1, 1)).toBe(AS_OF);
  select(front, 0, 0);
}

async function setUp(host: ExcelHost, groups?: readonly ColumnGroup[]): Promise<SetUpPlan> {
  const grid = await host.workbook.readGrid();
  const plan = planSetUp(grid, await host.workbook.formulaStyle(grid), undefined, groups);
  if (isProblem(plan)) throw new Error(plan.what);
  expect(await host.workbook.setUp(plan)).toMatchObject({ outcome: 'done' });
  return plan;
}

function columnOf(sheet: FakeSheet, heading: string): number {
  for (const cells of sheet.rows) {
    const at = cells.indexOf(heading);
    if (at >= 0) return at;
  }
  throw new Error(`There is no column ${heading}.`);
}

/** Name and stage of everybody in the sheet. */
function stages(sheet: FakeSheet): Record<string, unknown> {
  const [names, stage] = [columnOf(sheet, 'Apprentice'), columnOf(sheet, 'Stage')];
  const found = sheet.rows.flatMap((_, row) => {
    const name = String(valueAt(sheet, row, names));
    return name in STAGES ? [[name, valueAt(sheet, row, stage)] as const] : [];
  });
  return Object.fromEntries(found);
}

function expected(...names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, STAGES[name]]));
}

function typeNew(sheet: FakeSheet, row: number): void {
  typeCell(sheet, row, columnOf(sheet, 'Apprentice'), 'New');
  typeCell(sheet, row, columnOf(sheet, 'Start date'), AS_OF - 30);
}

const ALL = ['Amara', 'Jun', 'Zoë', 'Kit'];

describe.each(KINDS)('%s', (kind) => {
  test.each<FakeBook['blanks']>([0, null, ''])(
    'everything is answered where blanks come as %p',
    async (blanks) => {
      const { host, sheet, plan } = await cohort(kind, { blanks });
      expect(plan.style).toBe(kind === 'table' ? 'table' : 'beside rows');
      expect(stages(sheet)).toEqual(expected(...ALL));
      const answers = host.sheet('EPA answers');
      const headings = calculatedColumns(st0071).map(({ heading }) => heading);
      for (const [row, cells] of sheet.rows.entries())
        for (const [place, heading] of headings.entries()) {
          const value = valueAt(sheet, row, columnOf(sheet, heading));
          expect(value).toBe(cells.length > 0 && row > 0 ? valueAt(answers, row, place) : heading);
          expect(String(value)).not.toMatch(/^#/);
        }
      // Days are numbers that their format shows as days; what has no answer is blank and not 0.
      expect(valueAt(sheet, 1, columnOf(sheet, 'Project due'))).toBe(day('2026-08-01'));
      expect(valueAt(sheet, 2, columnOf(sheet, 'Project due'))).toBe('');
    },
  );

  test('an edit calls one custom function, with no more than the sheet and the settings', async () => {
    for (const apprentices of [10, 300]) {
      const host = openCalculatingExcel();
      const [headings = []] = rowsFor(kind);
      const row = (i: number) => held([[1000000000 + i, `Name ${i}`, '', on('2026-06-01'), '']])[0] ?? [];
      await host.seed('Cohort', [headings, ...Array.from({ length: apprentices }, (_, i) => row(i))]);
      await fixAsOf(host);
      const sheet = host.sheet('Cohort');
      await setUp(host, ['apprentice', 'deadlines', 'gateway']);
      const { calls = [] } = host.book.calculation ?? {};
      calls.length = 0;
      typeCell(sheet, 5, columnOf(sheet, 'Gateway date'), AS_OF - 5);
      expect(calls).toHaveLength(1);
      const inputs = sheet.rows.map((cells) => cells.slice(0, columnOf(sheet, 'Gateway')).map((_, j) => j));
      const settings = 700 * 3;
      const bytes = JSON.stringify(inputs.map((cells) => cells.map(() => 10_000_000_00))).length + settings;
      expect(calls[0]?.bytesIn).toBeLessThan(bytes);
      expect(valueAt(sheet, 5, columnOf(sheet, 'Stage'))).toBe('In EPA');
    }
  });

  test('an edit of what nothing reads calls none, and none of another sheet', async () => {
    const { host, calls } = await cohort(kind);
    const { sheet: other } = await cohort(kind, undefined, 'Second', host);
    calls.length = 0;
    typeCell(other, 1, columnOf(other, 'Gateway date'), AS_OF);
    expect(calls).toHaveLength(1);
    typeCell(host.sheet('Sheet1'), 0, 0, 'elsewhere');
    expect(calls).toHaveLength(1);
    expect(stages(host.sheet('Cohort'))).toEqual(expected(...ALL));
  });

  test.each<[string, (sheet: FakeSheet) => void, readonly string[]]>([
    ['sorted', (sheet) => sort(sheet, 'Apprentice'), ALL],
    ['sorted by an answer', (sheet) => sort(sheet, 'Stage'), ALL],
    ['filtered and edited', (sheet) => filterAndEdit(sheet), ALL],
    ['with a row above', (sheet) => insertRows(sheet, 0), ALL],
    ['with rows deleted', (sheet) => deleteRows(sheet, 2), ['Amara', 'Zoë', 'Kit']],
    ['with the first apprentice deleted', (sheet) => deleteRows(sheet, 1), ['Jun', 'Zoë', 'Kit']],
    ['with the last apprentice deleted', (sheet) => deleteRows(sheet, 4), ['Amara', 'Jun', 'Zoë']],
    ['with a column left of all', (sheet) => insertColumns(sheet, 0), ALL],
    ['with a column among the inputs', (sheet) => insertColumns(sheet, 3), ALL],
    ['with a column among the answers', (sheet) => insertColumns(sheet, columnOf(sheet, 'Stage')), ALL],
    ['with an input deleted', (sheet) => deleteColumns(sheet, 4), ['Amara', 'Jun', 'Zoë']],
    ['with its first input deleted', (sheet) => deleteColumns(sheet, 0), ALL],
    ['with an answer deleted', (sheet) => deleteColumns(sheet, columnOf(sheet, 'Gateway')), ALL],
    ['under another name', (sheet) => renameSheet(sheet, "Year '26"), ALL],
  ])('each has the own answer in a sheet %s', async (_, act, names) => {
    const { sheet } = await cohort(kind);
    act(sheet);
    const all = stages(sheet);
    expect(Object.fromEntries(names.map((name) => [name, all[name]]))).toEqual(expected(...names));
  });

  function sort(sheet: FakeSheet, by: string): void {
    const [table] = sheet.tables;
    if (table) sortTable(table, by, true);
    else sortRows(sheet, 1, columnOf(sheet, by), true);
  }

  function filterAndEdit(sheet: FakeSheet): void {
    for (const table of sheet.tables) filterTable(table, true);
    typeCell(sheet, 1, columnOf(sheet, 'Employer'), 'Foxbury Ltd');
  }

  test.each([1, 3, 5])('a row that comes in at %i shifts nobody', async (at) => {
    const { sheet } = await cohort(kind);
    insertRows(sheet, at);
    typeNew(sheet, at);
    const { New, ...others } = stages(sheet);
    expect(others).toEqual(expected(...ALL));
    // Plain rows get no formula from Excel: blank, and never somebody else's.
    expect(New).toBe(kind === 'table' ? 'On programme' : '');
  });

  test('two cohort sheets have their answers side by side, and a copy shows none of the original', async () => {
    const { host, sheet, book } = await cohort(kind);
    const { sheet: second } = await cohort(kind, undefined, 'Second', host);
    expect(stages(second)).toEqual(expected(...ALL));
    const copy = copySheet(sheet);
    expect(new Set(Object.values(stages(copy)))).toEqual(new Set(['#VALUE!']));
    select(copy, 0, 0);
    const plan = await planIn(host);
    expect(plan.added).toEqual([]);
    expect(await host.workbook.setUp(plan)).toMatchObject({ completed: expect.arrayContaining(['Stage']) });
    sort(copy, 'Apprentice');
    typeCell(copy, 1, columnOf(copy, 'Learning status'), 'Withdrawn');
    expect(stages(copy)).toMatchObject({ Zoë: 'Withdrawn', Jun: 'On programme' });
    expect([stages(sheet), stages(second)]).toEqual([expected(...ALL), expected(...ALL)]);
    const anchors = [0, 26, 52].map((column) => formulaAt(host.sheet('EPA answers'), 0, column));
    expect(anchors.every((anchor) => String(anchor).startsWith('=EPA_TRACKER('))).toBe(true);
    expect(book.front.name).toBe(copy.name);
  });

  test('what a sheet that is gone left is used again', async () => {
    const { host, sheet } = await cohort(kind);
    await cohort(kind, undefined, 'Second', host);
    deleteSheet(sheet);
    const { sheet: third } = await cohort(kind, undefined, 'Third', host);
    expect(stages(third)).toEqual(expected(...ALL));
    expect(stages(host.sheet('Second'))).toEqual(expected(...ALL));
    expect(formulaAt(host.sheet('EPA answers'), 0, 52)).toBe('');
  });

  test('a cell that cannot be read spoils the answers of its row alone', async () => {
    const { host, sheet } = await cohort(kind);
    typeCell(sheet, 3, columnOf(sheet, 'Gateway date'), 'next week');
    expect(stages(sheet)).toEqual({ ...expected(...ALL), Zoë: '#VALUE!' });
    expect(valueAt(sheet, 3, columnOf(sheet, 'RAG'))).toBe('Check');
    expect(valueAt(host.sheet('EPA answers'), 3, 2)).toBe('#VALUE!');
  });

  test.each<[string, (it: { host: ExcelHost; book: FakeBook }) => void, string]>([
    ['the add-in is not there', ({ book }) => setFunctions(book, 'missing'), '#NAME?'],
    ['the functions are still loading', ({ book }) => setFunctions(book, 'busy'), '#BUSY!'],
    [
      'something stands where the answers go',
      ({ host }) => typeCell(host.sheet('EPA answers'), 2, 2, 'x'),
      '#SPILL!',
    ],
    ['the settings are wrong', ({ host }) => typeCell(host.sheet('EPA settings'), 2, 1, 'soon'), '#VALUE!'],
    [
      'the headings are gone',
      ({ host }) => {
        for (const heading of ['ULN', 'Apprentice']) {
          const sheet = host.sheet('Cohort');
          typeCell(sheet, 0, columnOf(sheet, heading), `Column of ${heading.length}`);
        }
      },
      '#N/A',
    ],
  ])('every row says so where %s', async (_, act, error) => {
    const { host, sheet, book } = await cohort(kind);
    const stage = columnOf(sheet, 'Stage');
    act({ host, book });
    expect([1, 2, 3, 4].map((row) => valueAt(sheet, row, stage))).toEqual([error, error, error, error]);
  });

  test('a later set-up adds columns that the answers read, and its undo takes them out of the formula', async () => {
    const host = openCalculatingExcel();
    await host.seed('Cohort', rowsFor(kind));
    await fixAsOf(host);
    const sheet = host.sheet('Cohort');
    await setUp(host, ['apprentice']);
    const anchor = () => String(formulaAt(host.sheet('EPA answers'), 0, 0));
    const before = anchor();
    const later = await setUp(host, ['apprentice', 'grades']);
    expect(anchor()).not.toBe(before);
    const grade = columnOf(sheet, 'Observation grade');
    for (const column of [grade, grade + 1, grade + 2]) typeCell(sheet, 1, column, 'Pass');
    expect(valueAt(sheet, 1, columnOf(sheet, 'Overall grade'))).toBe('Pass');
    for (const column of [grade, grade + 1, grade + 2]) typeCell(sheet, 1, column, '');
    expect(await host.workbook.undoSetUp(later)).toEqual({ outcome: 'done' });
    expect(anchor()).toBe(before);
    expect(stages(sheet)).toEqual(expected(...ALL));
  });

  test('the undo of the set-up takes the answers away too, and their sheet with the last of them', async () => {
    const { host, plan: first } = await cohort(kind);
    const { plan: second } = await cohort(kind, undefined, 'Second', host);
    expect(await host.workbook.undoSetUp(first)).toEqual({ outcome: 'done' });
    expect(formulaAt(host.sheet('EPA answers'), 0, 0)).toBe('');
    expect(stages(host.sheet('Second'))).toEqual(expected(...ALL));
    expect(await host.workbook.undoSetUp(second)).toEqual({ outcome: 'done' });
    expect(host.book.sheets.map(({ name }) => name)).not.toContain('EPA answers');
  });
});

describe('a table', () => {
  test('has totals that get no formula, and no apprentice comes of them', async () => {
    const host = openCalculatingExcel();
    await host.seed('Cohort', ROWS);
    await fixAsOf(host);
    const sheet = host.sheet('Cohort');
    const table = addTable(areaOf(sheet, 0, 0, 5, 6));
    showTotals(table, true);
    const plan = await setUp(host);
    expect(stages(sheet)).toEqual(expected(...ALL));
    for (const { position } of plan.added) expect(valueAt(sheet, 5, position)).toBe('');
    for (const { area } of [...sheet.validations, ...sheet.colours])
      expect(area.row + area.rows).toBeLessThan(6);
    expect(String(formulaAt(host.sheet('EPA answers'), 0, 0))).not.toContain('#Totals');
  });

  test('grows by what is typed below it, with its answer', async () => {
    const { sheet } = await cohort('table');
    typeNew(sheet, 5);
    expect(stages(sheet)).toEqual(expected(...ALL, 'New'));
  });

  test('may be called otherwise, and so may its headings', async () => {
    const { host, sheet } = await cohort('table');
    const [table] = sheet.tables;
    if (!table) throw new Error('There is no table.');
    expect(table.name).toBe('Apprentices');
    renameTable(table, 'Year26');
    typeCell(sheet, 0, 0, 'Learner ref');
    expect(stages(sheet)).toEqual(expected(...ALL));
    const plan = await planIn(host);
    expect(await host.workbook.setUp(plan)).toEqual({ outcome: 'done' });
    expect(formulaAt(host.sheet('EPA answers'), 0, 26)).toBe('');
  });

  test('has a name of its own where that of ours is taken', async () => {
    const host = openCalculatingExcel();
    host.book.names.push('apprentices');
    await host.seed('Cohort', ROWS);
    await setUp(host);
    expect(host.sheet('Cohort').tables[0]?.name).toBe('Apprentices2');
  });

  test('with groups above its headings is read with them', async () => {
    const host = openCalculatingExcel();
    const groups = ['Learner', '', 'Gateway', 'EPA', 'Learner', ''];
    const headings = ['ULN', 'Apprentice', 'Gateway date', 'Start', 'Learning status', 'Start date'];
    await host.seed('Cohort', [...held([groups, headings]), ...ROWS.slice(1)]);
    await fixAsOf(host);
    const sheet = host.sheet('Cohort');
    const plan = await setUp(host);
    expect([plan.style, plan.headingRow]).toEqual(['table', 1]);
    expect(String(formulaAt(host.sheet('EPA answers'), 0, 0))).toContain('[#Data])+2,0)');
    expect(stages(sheet)).toEqual(expected(...ALL));
    typeNew(sheet, 6);
    expect(stages(sheet)).toEqual(expected(...ALL, 'New'));
  });
});

describe('formulas of a set-up of before', () => {
  const SETTINGS = "'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100";

  test('make room for look-ups when the set-up is pressed again', async () => {
    const { host, sheet, plan } = await cohort('table');
    const table = sheet.tables[0]?.name ?? '';
    const old = (heading: string, formula: string) => {
      for (let row = 1; row < 5; row++)
        place(sheet, row, columnOf(sheet, heading), {
          formula: formula.replace(/\{table\}/g, table),
          value: 'old',
        });
    };
    old(
      'Stage',
      `=INDEX(EPA_STATUS(IF({1;0},{table}[[#Headers],[ULN]:[Notes]],{table}[@[ULN]:[Notes]]),${SETTINGS}),2)`,
    );
    old('Project due', `=EPA_DEADLINE({table}[@[EPA start]],"Project",'EPA settings'!$B$10)`);
    expect(await host.workbook.setUp(await planIn(host))).toEqual({
      outcome: 'done',
      completed: ['Stage', 'Project due'],
    });
    expect(stages(sheet)).toEqual(expected(...ALL));
    expect(valueAt(sheet, 1, columnOf(sheet, 'Project due'))).toBe(day('2026-08-01'));
    expect(headersOf(sheet.tables[0] as never)).toHaveLength(plan.headingsSeen.length + plan.added.length);
  });
});

/** Everything there is, each cell once however often it was dressed. */
function workbook({ book }: ExcelHost): unknown {
  return book.sheets.map((sheet) => ({
    name: sheet.name,
    visibility: sheet.visibility,
    frozenRows: sheet.frozenRows,
    rows: sheet.rows.map((cells) => Array.from(cells, (cell) => cell ?? '')),
    tables: sheet.tables.map(({ area: { sheet: _, ...area }, ...table }) => ({ ...table, area })),
    validations: distinct(sheet.validations),
    colours: distinct(sheet.colours),
    formats: distinct(sheet.formats),
  }));
}

function distinct(list: readonly { readonly area: { readonly sheet: FakeSheet } }[]): string[] {
  const texts = list.map(({ area: { sheet: _, ...area }, ...rest }) => JSON.stringify([area, rest]));
  return [...new Set(texts)].sort();
}

describe('a set-up that stops half way is completed when it is pressed again', () => {
  type Home = 'a new table' | 'a table that is there' | 'plain rows' | 'an empty sheet';

  async function started(home: Home): Promise<ExcelHost> {
    const host = openCalculatingExcel();
    const rows = rowsFor(home === 'plain rows' ? 'rows' : 'table');
    await host.seed('Cohort', home === 'an empty sheet' ? [] : rows);
    if (home === 'a table that is there') addTable(areaOf(host.sheet('Cohort'), 0, 0, 5, 6));
    return host;
  }

  /** How often it failed before it went through. */
  async function failingAt(host: ExcelHost, sync: number, after: number): Promise<boolean> {
    const plan = await planIn(host);
    host.book.failAt = { sync: host.book.syncs + sync, after, error: new Error('Lost.') };
    const isLost = await host.workbook.setUp(plan).then(
      () => false,
      () => true,
    );
    host.book.failAt = undefined;
    return isLost;
  }

  test.each<Home>(['a new table', 'a table that is there', 'plain rows', 'an empty sheet'])(
    'at every round trip, in %s',
    async (home) => {
      const unbroken = await started(home);
      await setUp(unbroken);
      for (const sync of [1, 2, 3])
        for (const after of [0, 10_000]) {
          const host = await started(home);
          expect(await failingAt(host, sync, after)).toBe(true);
          expect(await host.workbook.setUp(await planIn(host))).toMatchObject({ outcome: 'done' });
          expect(workbook(host)).toEqual(workbook(unbroken));
        }
    },
  );

  test('at every step of the one that writes', async () => {
    const unbroken = await started('a new table');
    await setUp(unbroken);
    let steps = 0;
    for (; steps < 1000; steps += 7) {
      const host = await started('a new table');
      if (!(await failingAt(host, 3, steps))) break;
      expect(await host.workbook.setUp(await planIn(host))).toMatchObject({ outcome: 'done' });
      // A table that was made and not named yet keeps the name and the look that Excel gave it: nobody can tell it from theirs.
      for (const one of [host, unbroken])
        for (const table of one.sheet('Cohort').tables)
          Object.assign(table, { name: 'Table1', style: '', showBandedRows: true });
      const inWords = (one: ExcelHost) =>
        JSON.stringify(workbook(one), null, 1).replaceAll('Apprentices[', 'Table1[');
      expect([steps, inWords(host)]).toEqual([steps, inWords(unbroken)]);
      if (steps > 300 && stages(host.sheet('Cohort')).Amara === undefined) break;
    }
    expect(steps).toBeGreaterThan(100);
  });
});

test('formulas, and what the undo of a set-up looks at, are read in pieces where they are too much at once', async () => {
  const rows = held([
    ['ULN', 'Apprentice'],
    ...Array.from({ length: 60 }, (_, i) => [1_000_000_001 + i, `Apprentice ${i}`]),
  ]);
  const host = openCalculatingExcel({ payload: 40_000 });
  await host.seed('Cohort', rows);
  const plan = await planIn(host);
  expect(await host.workbook.setUp(plan)).toMatchObject({ outcome: 'done' });
  const formulas = (await host.workbook.readFormulas('Cohort')) ?? [];
  const stage = plan.added.find(({ heading }) => heading === 'Stage')?.position ?? -1;
  expect(formulas).toHaveLength(61);
  expect(new Set(formulas.slice(1).map((row) => row[stage] !== ''))).toEqual(new Set([true]));
  expect(await host.workbook.undoSetUp(plan)).toMatchObject({ outcome: 'done' });
  expect(trimmed(await host.snapshot('Cohort'))).toEqual(trimmed(rows));
});
