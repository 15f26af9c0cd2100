import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../core/cells/cell';
import { COLUMNS, type ColumnKey } from '../../core/cohort/columns';
import { DERIVED_COLUMNS } from '../../core/cohort/derived';
import type { FormulaStyle } from '../../core/cohort/references';
import { isReady, planSetUp, type SetUpPlan } from '../../core/cohort/set-up';
import { COLUMN_NAMES_BLOCK, SETTINGS_CELLS, SETTINGS_SHEET } from '../../core/cohort/settings';
import type { CellAddress, Change, ChangeResult, SheetGrid, Workbook } from '../../core/cohort/workbook';
import { isProblem, type Problem } from '../../core/problems';
import { day } from '../days';
import {
  BLANK,
  cellSet,
  columnDeleted,
  columnInserted,
  columnMoved,
  type Edit,
  type HeldCell,
  type HeldRows,
  held,
  isInUse,
  on,
  rowDeleted,
  rowInserted,
  sorted,
  trimmed,
} from './held-cells';
import { afterChanges, providersSheet, sheetWithChanges } from './random-sheets';

/** A workbook open in a host, with what a test needs to prepare, disturb and watch it. */
export interface HostUnderTest {
  readonly workbook: Workbook;
  /** How this host writes calculated columns; a host that must look at the sheet first says it for each. */
  readonly style: FormulaStyle | ((grid: SheetGrid) => Promise<FormulaStyle>);
  /** Adds a sheet that holds these cells and brings it to the front. */
  seed(sheet: string, rows: HeldRows): Promise<void>;
  /** What a sheet holds; no rows where there is no such sheet. */
  snapshot(sheet: string): Promise<HeldRows>;
  /** Another user changes a sheet: it holds afterwards what `edit` makes of its cells. */
  edit(sheet: string, edit: Edit): Promise<void>;
  /** Another user protects a sheet, all of it, against the user of this workbook. */
  protect(sheet: string): Promise<void>;
  /** Comes back once a moved selection must have been noticed. */
  settle(): Promise<void>;
  close?(): Promise<void>;
}

/** What every host keeps to that stands behind the port `Workbook`: nothing lost, nothing in a wrong row, nothing twice. */
export function workbookContract(name: string, openHost: () => Promise<HostUnderTest>): void {
  async function inHost(run: (host: HostUnderTest) => Promise<void>): Promise<void> {
    const host = await openHost();
    try {
      await run(host);
    } finally {
      await host.close?.();
    }
  }

  /** A test in a workbook of its own whose sheet "Cohort", in front, holds the rows. */
  function inSheet(title: string, rows: HeldRows, run: (host: HostUnderTest) => Promise<void>): void {
    test(title, () =>
      inHost(async (host) => {
        await host.seed(SHEET, rows);
        await run(host);
      }),
    );
  }

  describe(`${name}: reading`, () => {
    inSheet('gives every cell as it is, from the first to the last in use', MESSY, async ({ workbook }) => {
      const { sheet, rows, columnNames } = await workbook.readGrid();
      expect(sheet).toBe(SHEET);
      expect(rows.map((row) => row.map(blankAsText))).toEqual(rectangle(MESSY));
      expect(columnNames.flat().filter(isFilled)).toEqual([]);
    });

    inSheet('finds nothing in an empty sheet', [], async ({ workbook }) => {
      const { rows } = await workbook.readGrid();
      expect(rows.flat().filter(isFilled)).toEqual([]);
    });

    inSheet(
      'counts a formula that shows nothing as in use',
      held([['ULN', '', { value: '', formula: '=""' }]]),
      async ({ workbook }) => {
        expect((await workbook.readGrid()).rows[0]).toHaveLength(3);
      },
    );

    inSheet('gives one row as the grid has it, and a blank one below', MESSY, async ({ workbook }) => {
      const { rows } = await workbook.readGrid();
      for (const [i, row] of rows.entries()) expect(await workbook.readRow(i)).toEqual(row);
      expect((await workbook.readRow(rows.length + 500)).filter(isFilled)).toEqual([]);
    });

    test('knows the headings that the settings name', () =>
      inHost(async (host) => {
        await host.seed(SETTINGS_SHEET, settingsWithNames([['Learner ref', 'ULN']]));
        await host.seed(SHEET, held([['Learner ref']]));
        const { sheet, columnNames } = await host.workbook.readGrid();
        expect(sheet).toBe(SHEET);
        expect(columnNames.filter((names) => names.some(isFilled))).toEqual([['Learner ref', 'ULN']]);
      }));

    inSheet('follows the selection until it is stopped', COHORT, async ({ workbook, settle }) => {
      const seen: CellAddress[] = [];
      const at = (row: number, column: number): CellAddress => ({ sheet: SHEET, row, column });
      await workbook.reveal(at(2, 1));
      const stop = workbook.followSelection((selection) => seen.push(selection));
      await settle();
      expect(seen).toEqual([at(2, 1)]);
      await workbook.reveal(at(3, 4));
      await settle();
      await settle();
      expect(seen).toEqual([at(2, 1), at(3, 4)]);
      stop();
      await workbook.reveal(at(2, 2));
      await settle();
      expect(seen).toEqual([at(2, 1), at(3, 4)]);
    });

    inSheet('reveals a cell of a sheet that is not in front', COHORT, async (host) => {
      await host.seed('Other', held([['Hello']]));
      await host.workbook.reveal({ sheet: SHEET, row: 2, column: 0 });
      expect((await host.workbook.readGrid()).sheet).toBe(SHEET);
    });

    inSheet('tells today as a whole day', [], async ({ workbook }) => {
      const today = await workbook.today();
      expect(Number.isInteger(today)).toBe(true);
      expect(Math.abs(today - (day('1970-01-01') + Date.now() / 86_400_000))).toBeLessThan(2);
    });
  });

  describe(`${name}: changes`, () => {
    const grade: Change = {
      sheet: SHEET,
      identity: { uln: '2000000028' },
      column: 'projectGrade',
      expected: 'Pass',
      value: 'Distinction',
    };

    const WRITTEN = { outcome: 'written' };

    /** Applies one change. It writes its value to the cell at `target` or nowhere, and every other cell stays as it was. */
    async function applied(
      { workbook, snapshot }: HostUnderTest,
      change: Change,
      target?: readonly [row: number, column: number],
    ): Promise<ChangeResult | undefined> {
      const before = await snapshot(SHEET);
      const [result] = await workbook.applyChanges([change]);
      const after = await snapshot(SHEET);
      const blanked = (rows: HeldRows) => trimmed(target ? cellSet(...target, BLANK)(rows) : rows);
      expect(blanked(after)).toEqual(blanked(before));
      if (target) expect(cellAt(after, ...target).value).toBe(change.value ?? '');
      return result;
    }

    test.each<[string, Edit, number, number]>([
      ['where it was read', (rows) => rows, 3, 3],
      ['after a sort', sorted(2, 1), 2, 3],
      ['after a row was inserted among them', rowInserted(3, held([[3000000037, 'Zed']])[0]), 4, 3],
      ['after a row was inserted above the headings', rowInserted(0), 4, 3],
      ['after a row before it was deleted', rowDeleted(2), 2, 3],
      ['after a column was inserted', columnInserted(1), 3, 4],
      ['after a column was deleted', columnDeleted(2), 3, 2],
      ['after its column moved', columnMoved(3, 0), 3, 0],
      ['after the identity moved', columnMoved(0, 5), 3, 2],
    ])('reach the apprentice and the column %s', (_, edit, row, column) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        await host.edit(SHEET, edit);
        expect(await applied(host, grade, [row, column])).toEqual(WRITTEN);
      }),
    );

    inSheet('reach a sheet that is not in front', COHORT, async (host) => {
      await host.seed('Other', COHORT);
      const other = await host.snapshot('Other');
      expect(await applied(host, grade, [3, 3])).toEqual(WRITTEN);
      expect(await host.snapshot('Other')).toEqual(other);
    });

    test('find a column by the name in the settings', () =>
      inHost(async (host) => {
        await host.seed(SETTINGS_SHEET, settingsWithNames([['Mark', 'Project grade']]));
        await host.seed(SHEET, cellSet(1, 3, 'Mark')(COHORT));
        expect(await applied(host, grade, [3, 3])).toEqual(WRITTEN);
      }));

    test.each<[string, Edit, Cell]>([
      ['another value', cellSet(3, 3, 'Fail'), 'Fail'],
      ['nothing', cellSet(3, 3, ''), ''],
      ['a date', cellSet(3, 3, on('2026-03-05')), day('2026-03-05')],
      [
        'a formula that shows the expected value',
        cellSet(3, 3, { value: 'Pass', formula: '="Pass"' }),
        'Pass',
      ],
    ])('leave a cell alone that holds %s meanwhile', (_, edit, now) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        await host.edit(SHEET, edit);
        expect(await applied(host, grade)).toEqual({ outcome: 'changed meanwhile', now });
      }),
    );

    test.each<[string, Edit, Problem['code']]>([
      ['the apprentice is gone', rowDeleted(3), 'APPRENTICE_GONE'],
      ['the apprentice is there twice', cellSet(2, 0, 2000000028), 'APPRENTICE_DOUBLED'],
      ['the column is gone', columnDeleted(3), 'COLUMN_MISSING'],
      ['the column is there twice', cellSet(1, 5, 'Project result'), 'COLUMN_MISSING'],
      ['the headings are gone', rowDeleted(1), 'HEADINGS_NOT_FOUND'],
    ])('are refused where %s', (_, edit, code) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        await host.edit(SHEET, edit);
        expect(await applied(host, grade)).toMatchObject({ outcome: 'refused', problem: { code } });
      }),
    );

    inSheet('are refused for a sheet that is gone', COHORT, async (host) => {
      const result = await applied(host, { ...grade, sheet: 'Cohort of old' });
      expect(result).toMatchObject({ outcome: 'refused' });
    });

    inSheet('are refused on a protected sheet', COHORT, async (host) => {
      await host.protect(SHEET);
      const result = await applied(host, grade);
      expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'SHEET_PROTECTED' } });
    });

    inSheet('are each applied by itself, each seeing those before it', COHORT, async (host) => {
      const results = await host.workbook.applyChanges([
        grade,
        { ...grade, value: 'Fail' },
        { ...grade, identity: { uln: '9000000091' } },
        { ...grade, expected: 'Distinction', value: 'Fail' },
        { ...grade, column: 'uln', expected: 2000000028, value: 4000000046 },
        { ...grade, column: 'notes', expected: '', value: 'too late' },
        { ...grade, identity: { uln: '4000000046' }, column: 'notes', expected: '', value: 'Called' },
      ]);
      expect(results.map(({ outcome }) => outcome)).toEqual([
        'written',
        'changed meanwhile',
        'refused',
        'written',
        'written',
        'refused',
        'written',
      ]);
      expect(results[1]).toEqual({ outcome: 'changed meanwhile', now: 'Distinction' });
      const edits = [cellSet(3, 0, 4000000046), cellSet(3, 3, 'Fail'), cellSet(3, 4, 'Called')];
      const after = edits.reduce((rows, edit) => edit(rows), COHORT);
      expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed(after));
    });

    test.each([
      '=HYPERLINK("http://x.example")',
      '+44 20 7946 0000',
      '-',
      '@SUM(A1)',
      "'quoted'",
      '1/2',
      '5 Mar 2026',
      '007',
      'TRUE',
      '12%',
      'Called\non Monday',
    ])('of text stay text: %j', (text) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        const note = { ...grade, column: 'notes', expected: '', value: text } as const;
        expect(await applied(host, note, [3, 4])).toEqual(WRITTEN);
        expect(cellAt(await host.snapshot(SHEET), 3, 4)).toEqual({ value: text });
        expect(await applied(host, { ...note, expected: text, value: 'Done' }, [3, 4])).toEqual(WRITTEN);
      }),
    );

    test.each<[string, ColumnKey, number]>([
      ['a column of dates', 'epaStart', 2],
      ['a sign-off', 'employerSignOff', 5],
    ])('of a date come back as the same day, shown as a date: %s', (_, column, position) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        for (const [expected, value] of [
          ['', day('2026-03-29')],
          [day('2026-03-29'), day('2026-10-25')],
        ] as const) {
          const change = { ...grade, column, expected, value };
          expect(await applied(host, change, [3, position])).toEqual(WRITTEN);
          expect(cellAt(await host.snapshot(SHEET), 3, position)).toEqual({ value, isDate: true });
          expect((await host.workbook.readGrid()).rows[3]?.[position]).toBe(value);
        }
      }),
    );

    test.each<[string, Cell]>([
      ['a number', 5],
      ['a tick', false],
      ['nothing', ''],
      ['nothing, as undefined', undefined],
    ])('of %s are written as they are', (_, value) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        expect(await applied(host, { ...grade, value }, [3, 3])).toEqual(WRITTEN);
      }),
    );

    inSheet(
      'keep the note of the cell',
      cellSet(3, 3, { value: 'Pass', note: 'Ask Jo' })(COHORT),
      async (host) => {
        await host.workbook.applyChanges([grade]);
        expect(cellAt(await host.snapshot(SHEET), 3, 3)).toEqual({ value: 'Distinction', note: 'Ask Jo' });
      },
    );

    test('never land in a wrong row or on a newer value, whatever another user does meanwhile', () =>
      fc.assert(
        fc.asyncProperty(sheetWithChanges, ({ rows, edits, changes }) =>
          inHost(async (host) => {
            await host.seed(SHEET, rows);
            for (const edit of edits) await host.edit(SHEET, edit);
            const expected = afterChanges(await host.snapshot(SHEET), changes);
            const results = await host.workbook.applyChanges(
              changes.map((change) => ({ ...change, sheet: SHEET })),
            );
            expect(results.map(brief)).toEqual(expected.results);
            expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed(expected.rows));
          }),
        ),
        { numRuns: 60 },
      ));
  });

  describe(`${name}: set-up`, () => {
    async function planFor({ workbook, style }: HostUnderTest): Promise<SetUpPlan | Problem> {
      const grid = await workbook.readGrid();
      return planSetUp(grid, typeof style === 'function' ? await style(grid) : style);
    }

    async function planned(host: HostUnderTest): Promise<SetUpPlan> {
      const plan = await planFor(host);
      if (isProblem(plan)) throw new Error(plan.what);
      return plan;
    }

    const DONE = { outcome: 'done' };

    inSheet('makes an empty sheet a cohort sheet, and a second time changes nothing', [], async (host) => {
      expect(await host.workbook.setUp(await planned(host))).toEqual(DONE);
      const { sheet, rows } = await host.workbook.readGrid();
      expect(sheet).toBe(SHEET);
      expect(rows[0]).toEqual([...COLUMNS, ...DERIVED_COLUMNS].map(({ heading }) => heading));
      expectSettings(await host.snapshot(SETTINGS_SHEET));

      const once = [await host.snapshot(SHEET), await host.snapshot(SETTINGS_SHEET)];
      const again = await planned(host);
      expect(isReady(again)).toBe(true);
      expect(await host.workbook.setUp(again)).toEqual(DONE);
      expect([await host.snapshot(SHEET), await host.snapshot(SETTINGS_SHEET)]).toEqual(once);
    });

    inSheet('adds to a provider’s sheet and leaves every cell of it as it was', MESSY, async (host) => {
      const plan = await planned(host);
      const before = await host.snapshot(SHEET);
      expect(await host.workbook.setUp(plan)).toEqual(DONE);
      const after = await host.snapshot(SHEET);
      expect(outside(after, plan)).toEqual(trimmed(before));
      expect(plan.added.map(({ position }) => after[plan.headingRow]?.[position]?.value)).toEqual(
        plan.added.map(({ heading }) => heading),
      );
      const again = await planned(host);
      expect(isReady(again)).toBe(true);
      expect(await host.workbook.setUp(again)).toEqual(DONE);
      expect(await host.snapshot(SHEET)).toEqual(after);
    });

    inSheet(
      'puts no column over a formula that shows nothing',
      held([
        ['ULN', 'Apprentice', ''],
        [1000000019, 'Amara Foxbury', { value: '', formula: '=""' }],
      ]),
      async (host) => {
        const plan = await planned(host);
        expect(await host.workbook.setUp(plan)).toEqual(DONE);
        expect(cellAt(await host.snapshot(SHEET), 1, 2)).toEqual({ value: '', formula: '=""' });
      },
    );

    test('writes settings only where they are blank', () =>
      inHost(async (host) => {
        const chosen = held([
          ['Setting', 'Value', '', 'Our closures'],
          ['As of', on('2026-09-01')],
          ['Due soon', { value: 21, formula: '=3*7' }, 'ours', on('2026-12-24')],
          ['', { value: '', formula: '=""' }],
        ]);
        await host.seed(SETTINGS_SHEET, chosen);
        await host.seed(SHEET, COHORT);
        expect(await host.workbook.setUp(await planned(host))).toEqual(DONE);
        expectSettings(await host.snapshot(SETTINGS_SHEET), chosen);
      }));

    test.each<[string, Edit]>([
      ['a heading was renamed', cellSet(1, 2, 'EPA begins')],
      ['a heading was added', cellSet(1, 6, 'Mentor')],
      ['something was written beside the table', cellSet(3, 6, 'see below')],
      ['a row was inserted above the headings', rowInserted(0)],
      ['a column was deleted', columnDeleted(0)],
      ['the sheet was emptied', () => []],
    ])('is refused where %s since it was planned', (_, edit) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        const plan = await planned(host);
        await host.edit(SHEET, edit);
        const before = await host.snapshot(SHEET);
        expect(await host.workbook.setUp(plan)).toMatchObject({
          outcome: 'refused',
          problem: { code: 'SHEET_CHANGED' },
        });
        expect(await host.snapshot(SHEET)).toEqual(before);
        expect(trimmed(await host.snapshot(SETTINGS_SHEET))).toEqual([]);
      }),
    );

    inSheet('by two users at once adds its columns once', COHORT, async (host) => {
      const [mine, theirs] = [await planned(host), await planned(host)];
      expect(await host.workbook.setUp(mine)).toEqual(DONE);
      const once = await host.snapshot(SHEET);
      expect(await host.workbook.setUp(theirs)).toMatchObject({ problem: { code: 'SHEET_CHANGED' } });
      expect(await host.snapshot(SHEET)).toEqual(once);
    });

    inSheet('does not mind a sort since it was planned', COHORT, async (host) => {
      const plan = await planned(host);
      await host.edit(SHEET, sorted(2, 1));
      const before = await host.snapshot(SHEET);
      expect(await host.workbook.setUp(plan)).toEqual(DONE);
      expect(outside(await host.snapshot(SHEET), plan)).toEqual(trimmed(before));
    });

    inSheet('is refused on a protected sheet', COHORT, async (host) => {
      const plan = await planned(host);
      await host.protect(SHEET);
      const before = await host.snapshot(SHEET);
      expect(await host.workbook.setUp(plan)).toMatchObject({
        outcome: 'refused',
        problem: { code: 'SHEET_PROTECTED' },
      });
      expect(await host.snapshot(SHEET)).toEqual(before);
      expect(trimmed(await host.snapshot(SETTINGS_SHEET))).toEqual([]);
    });

    inSheet(
      'is not planned for a sheet of other things',
      held([
        ['Week', 'Hours'],
        [1, 30],
      ]),
      async (host) => {
        expect(await planFor(host)).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
      },
    );

    test('then changes still find their cells', () =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        expect(await host.workbook.setUp(await planned(host))).toEqual(DONE);
        const change = { sheet: SHEET, identity: { uln: '2000000028' }, expected: '' };
        const results = await host.workbook.applyChanges([
          { ...change, column: 'english', value: 'Achieved' },
          { ...change, column: 'gatewayDate', value: day('2026-03-05') },
        ]);
        expect(results).toEqual([{ outcome: 'written' }, { outcome: 'written' }]);
        const { rows } = await host.workbook.readGrid();
        const cell = (heading: string) => rows[3]?.[rows[1]?.indexOf(heading) ?? -1];
        expect([cell('English'), cell('Gateway date')]).toEqual(['Achieved', day('2026-03-05')]);
      }));

    test('leaves every cell outside its plan as it was, whatever the sheet', () =>
      fc.assert(
        fc.asyncProperty(providersSheet, (rows) =>
          inHost(async (host) => {
            await host.seed(SHEET, rows);
            const before = await host.snapshot(SHEET);
            const plan = await planned(host);
            expect(await host.workbook.setUp(plan)).toEqual(DONE);
            const after = await host.snapshot(SHEET);
            // A free column may hold a note on a blank cell: no host counts it as in use.
            expect(outside(after, plan)).toEqual(outside(before, plan));
            expect(valuesAndFormulas(outside(before, plan))).toEqual(valuesAndFormulas(before));
            expect(await host.workbook.setUp(await planned(host))).toEqual(DONE);
            expect(await host.snapshot(SHEET)).toEqual(after);
          }),
        ),
        { numRuns: 40 },
      ));
  });
}

const SHEET = 'Cohort';

/** A plain cohort: a title, headings, three apprentices. */
const COHORT = held([
  ['Customer Service 2026'],
  ['ULN', 'Apprentice', 'EPA start', 'Project grade', 'Notes', 'Employer sign-off'],
  [1000000019, 'Zoë Marshwiggle', on('2026-01-05'), 'Pass', 'Called', ''],
  [2000000028, 'Amara Foxbury', '', 'Pass', '', ''],
  ['3000000037', 'Jun Wetherlam', on('2026-02-02'), '', '', true],
]);

/** A sheet as a provider keeps it. */
const MESSY = held([
  ['', 'EPA tracker 2025/26', '', '', '', '', '', '', ''],
  ['', { value: 'as of', note: 'Ask Jo' }, { value: 46_000, formula: '=40000+6000', isDate: true }],
  [],
  ['', 'Learner', 'Mentor', 'LearnStartDate', 'EPA\nstart', '', 'Portfolio', 'Score', 'Comments'],
  ['', 'Amara Foxbury', 'Jo', on('2025-01-06'), '5 March 2026', '', true, 0.5, '=not a formula'],
  ['', 'Jun Wetherlam', '', { value: 45_663.75, isDate: true }, '', 'x', false, '', ''],
  [],
  [
    '',
    'Zoë Marshwiggle',
    { value: 'Jo', note: 'until May' },
    'tbc',
    { value: '#DIV/0!', formula: '=1/0' },
    '',
    'Yes',
    -3,
    'n/a',
  ],
  ['', 'Total', '', '', '', '', { value: 3, formula: '=SUM(1,2)' }],
]);

function settingsWithNames(names: readonly (readonly [string, string])[]): HeldRows {
  const { row, column } = COLUMN_NAMES_BLOCK;
  return names.reduce<HeldRows>(
    (rows, [theirs, ours], i) => cellSet(row + i, column + 1, ours)(cellSet(row + i, column, theirs)(rows)),
    held([['Setting', 'Value']]),
  );
}

/** What somebody chose is as it was, and what was blank has its first value. */
function expectSettings(rows: HeldRows, chosen: HeldRows = []): void {
  const isChosen = (row: number, column: number) => isInUse(cellAt(chosen, row, column));
  chosen.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (isChosen(row, column)) expect(cellAt(rows, row, column)).toEqual(cell);
    });
  });
  for (const { row, column, value, formula } of SETTINGS_CELLS) {
    if (!isChosen(row, column))
      expect(cellAt(rows, row, column)).toMatchObject(formula === undefined ? { value } : { formula });
  }
}

function cellAt(rows: HeldRows, row: number, column: number): HeldCell {
  return trimmed(rows)[row]?.[column] ?? BLANK;
}

/** The cells that a set-up plan has no business with: all but those below and in its new headings. */
function outside(rows: HeldRows, { added, headingRow }: SetUpPlan): HeldRows {
  const isAdded = new Set(added.map(({ position }) => position));
  return trimmed(
    rows.map((row, i) => row.map((cell, j) => (i >= headingRow && isAdded.has(j) ? BLANK : cell))),
  );
}

/** Without the notes: what a plan must never stand on. */
function valuesAndFormulas(rows: HeldRows): HeldRows {
  return trimmed(rows.map((row) => row.map(({ note: _, ...cell }) => cell)));
}

/** The values of rows, equally long, as far as any cell is in use. */
function rectangle(rows: HeldRows): readonly (readonly Cell[])[] {
  const inUse = trimmed(rows);
  const width = Math.max(...inUse.map((row) => row.length));
  return inUse.map((row) => Array.from({ length: width }, (_, i) => row[i]?.value ?? ''));
}

const blankAsText = (cell: Cell): Cell => cell ?? '';
const isFilled = (cell: Cell): boolean => blankAsText(cell) !== '';

/** A result in a word, as the slow way says it. */
function brief(result: ChangeResult): string {
  if (result.outcome === 'refused') return result.problem.code;
  return result.outcome === 'written' ? 'written' : `changed meanwhile: ${result.now}`;
}
