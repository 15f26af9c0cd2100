import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell, FilledCell } from '../../core/cells/cell';
import type { Change, ChangeResult, Selection, Workbook } from '../../core/port/workbook';
import { isProblem, type Problem } from '../../core/problems';
import { DERIVED_COLUMNS } from '../../core/set-up/calculated-columns';
import { isReady, planSetUp, type SetUpPlan } from '../../core/set-up/plan';
import { COLUMNS, type ColumnKey } from '../../core/sheet/columns';
import type { CellWrite, Content } from '../../core/sheet/grid';
import { SETTINGS_BLOCK, SETTINGS_CELLS, SETTINGS_PLACES, SETTINGS_SHEET } from '../../core/sheet/settings';
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
import {
  afterChanges,
  afterWrites,
  changedInBrief,
  providersSheet,
  sheetWithChanges,
  sheetWithWrites,
} from './random-sheets';

/** A workbook open in a host, with what a test needs to prepare, disturb and watch it. */
export interface HostUnderTest {
  readonly workbook: Workbook;
  /** Adds a sheet that holds these cells and brings it to the front. */
  seed(sheet: string, rows: HeldRows): Promise<void>;
  /** What a sheet holds; no rows where there is no such sheet. */
  snapshot(sheet: string): Promise<HeldRows>;
  /** Another user changes a sheet: it holds afterwards what `edit` makes of its cells. */
  edit(sheet: string, edit: Edit): Promise<void>;
  /** Another user protects a sheet, all of it, against the user of this workbook. */
  protect(sheet: string): Promise<void>;
  /** Comes back once a moved selection, or an edit of its row, must have been noticed. */
  settle(): Promise<void>;
  close?(): Promise<void>;
}

/** What every host keeps to that stands behind the port `Workbook`: nothing lost, nothing in a wrong row, nothing twice. */
export function workbookContract(
  name: string,
  openHost: () => Promise<HostUnderTest>,
  /** Of the random sheets one in so many is tried: fewer where each of them takes its time. */
  oneIn = 1,
): void {
  const runs = (number: number) => Math.ceil(number / oneIn);

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
      const { sheet, rows, settings } = await workbook.readGrid();
      expect(sheet).toBe(SHEET);
      expect(rows.map((row) => row.map(blankAsText))).toEqual(rectangle(MESSY));
      expect(settings).toEqual([]);
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

    test('gives the settings whole, from the first cell on, as far as they reach', () =>
      inHost(async (host) => {
        const [row, column] = [SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns];
        const inside = cellSet(row - 1, column - 1, 'the last one')(SETTINGS);
        const beyond = [cellSet(row, 1, 'too low'), cellSet(1, column, 'too far right')];
        await host.seed(
          SETTINGS_SHEET,
          beyond.reduce((rows, edit) => edit(rows), inside),
        );
        await host.seed(SHEET, COHORT);
        const { sheet, settings } = await host.workbook.readGrid();
        expect(sheet).toBe(SHEET);
        expect(settings.map((cells) => cells.map(blankAsText))).toEqual(rectangle(inside));
      }));

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

  describe(`${name}: following the selection`, () => {
    /** Follows from a cell on; the row of headings is the second one unless a test says otherwise. */
    async function following(
      { workbook, settle }: HostUnderTest,
      row: number,
      { headingRow = () => 1 }: { headingRow?: () => number } = {},
    ): Promise<{ readonly seen: readonly Selection[]; readonly stop: () => void }> {
      const seen: Selection[] = [];
      await workbook.reveal({ sheet: SHEET, row, column: 1 });
      const stop = workbook.followSelection((selection) => seen.push(selection), headingRow);
      await settle();
      return { seen, stop };
    }

    const places = (seen: readonly Selection[]) => seen.map(({ row, column }) => [row, column]);

    inSheet('calls back at once, then once for each move, until it is stopped', COHORT, async (host) => {
      const { workbook, settle } = host;
      const { seen, stop } = await following(host, 2);
      expect(seen).toMatchObject([{ sheet: SHEET, row: 2, column: 1 }]);
      await settle();
      await workbook.reveal({ sheet: SHEET, row: 3, column: 4 });
      await settle();
      await settle();
      expect(places(seen)).toEqual([
        [2, 1],
        [3, 4],
      ]);
      stop();
      await workbook.reveal({ sheet: SHEET, row: 2, column: 2 });
      await host.edit(SHEET, cellSet(2, 1, 'Another'));
      await settle();
      expect(seen).toHaveLength(2);
    });

    inSheet('gives the selected row and the headings as the grid has them', MESSY, async (host) => {
      const { rows } = await host.workbook.readGrid();
      const { seen } = await following(host, 0, { headingRow: () => 3 });
      for (let row = 1; row < rows.length; row++) {
        await host.workbook.reveal({ sheet: SHEET, row, column: 1 });
        await host.settle();
      }
      expect(seen.map(({ cells }) => cells)).toEqual(rows);
      expect(seen.map(({ headings }) => headings)).toEqual(rows.map(() => rows[3]));
    });

    inSheet('gives nothing for a row below the last one in use', COHORT, async (host) => {
      const { seen } = await following(host, COHORT.length + 2, { headingRow: () => 600 });
      expect(seen).toHaveLength(1);
      expect([seen[0]?.cells, seen[0]?.headings].flat().filter(isFilled)).toEqual([]);
    });

    inSheet('gives nothing in an empty sheet', [], async (host) => {
      const { seen } = await following(host, 0);
      expect(seen).toHaveLength(1);
      expect([seen[0]?.cells, seen[0]?.headings].flat().filter(isFilled)).toEqual([]);
    });

    inSheet('asks for the row of headings each time', COHORT, async (host) => {
      const { rows } = await host.workbook.readGrid();
      let headingRow = 0;
      const { seen } = await following(host, 2, { headingRow: () => headingRow });
      headingRow = 1;
      await host.workbook.reveal({ sheet: SHEET, row: 3, column: 1 });
      await host.settle();
      expect(seen.map(({ headings }) => headings)).toEqual([rows[0], rows[1]]);
    });

    test.each<[string, Edit]>([
      ['somebody types into the selected row', cellSet(3, 3, 'Fail')],
      ['somebody types a date into it', cellSet(3, 2, on('2026-03-05'))],
      ['somebody empties it', (rows) => rows.map((row, i) => (i === 3 ? [] : row))],
      ['a sort brings another apprentice into it', sorted(2, 1)],
      ['a row is inserted above it', rowInserted(2)],
      ['a row above it is deleted', rowDeleted(2)],
      ['a heading changes', cellSet(1, 3, 'Mark')],
      ['a heading is added', cellSet(1, 6, 'Mentor')],
      ['a column is inserted', columnInserted(1)],
      ['a column is deleted', columnDeleted(2)],
    ])('calls back once when %s', (_, edit) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        const { seen } = await following(host, 3);
        await host.edit(SHEET, edit);
        await host.settle();
        await host.settle();
        const { rows } = await host.workbook.readGrid();
        expect(seen).toHaveLength(2);
        const { cells, headings } = seen[1] as Selection;
        expect([filledPart(cells), filledPart(headings)]).toEqual([filledPart(rows[3]), filledPart(rows[1])]);
      }),
    );

    test.each<[string, Edit]>([
      ['another row is edited', cellSet(2, 3, 'Fail')],
      ['a row is added at the end', cellSet(5, 0, 4000000046)],
      ['a row below it is deleted', rowDeleted(4)],
      ['the title above the headings changes', cellSet(0, 0, 'Customer Service 2027')],
    ])('does not call back when %s', (_, edit) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        const { seen } = await following(host, 3);
        await host.edit(SHEET, edit);
        await host.settle();
        expect(seen).toHaveLength(1);
      }),
    );

    inSheet('calls back when a change of ours is in the row', COHORT, async (host) => {
      const { seen } = await following(host, 3);
      const identity = { uln: '2000000028' };
      await host.workbook.applyChanges([
        { sheet: SHEET, identity, column: 'notes', expected: '', value: 'Rung' },
      ]);
      await host.settle();
      expect(seen.map(({ cells }) => blankAsText(cells[4]))).toEqual(['', 'Rung']);
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

    test.each<[string, HeldCell]>([
      ['another value', { value: 'Fail' }],
      ['nothing', BLANK],
      ['a date', on('2026-03-05')],
      ['a formula that shows the expected value', { value: 'Pass', formula: '="Pass"' }],
      ['a formula that shows another value', { value: 2, formula: '=1+1' }],
    ])('leave a cell alone that holds %s meanwhile, and say so', (_, meanwhile) =>
      inHost(async (host) => {
        await host.seed(SHEET, COHORT);
        await host.edit(SHEET, cellSet(3, 3, meanwhile));
        expect(await applied(host, grade)).toEqual(changedTo(meanwhile));
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
        { numRuns: runs(60) },
      ));
  });

  describe(`${name}: writing cells`, () => {
    const WRITTEN = { outcome: 'written' };
    const at = (row: number, column: number) => ({ sheet: SETTINGS_SHEET, row, column });
    /** A number, a formula that shows a date, a blank cell, a day. */
    const DUE_SOON = at(2, 1);
    const AS_OF = at(1, 1);
    const FREE = at(4, 1);
    const CLOSURE = at(1, 3);
    const AS_OF_NOW = heldAt(SETTINGS, AS_OF);

    /** A test in a workbook with settings behind the cohort. */
    function withSettings(title: string, run: (host: HostUnderTest) => Promise<void>): void {
      test(title, () =>
        inHost(async (host) => {
          await host.seed(SETTINGS_SHEET, SETTINGS);
          await host.seed(SHEET, COHORT);
          await run(host);
        }),
      );
    }

    /** Writes one cell; every other cell of the sheet stays as it was, and this one too where nothing is written. */
    async function written(
      { workbook, snapshot }: HostUnderTest,
      write: CellWrite,
    ): Promise<{ readonly result: ChangeResult | undefined; readonly now: HeldCell }> {
      const { sheet, row, column } = write.cell;
      const before = await snapshot(sheet);
      const [result] = await workbook.writeCells([write]);
      const after = await snapshot(sheet);
      const blanked = (rows: HeldRows) =>
        trimmed(result?.outcome === 'written' ? cellSet(row, column, BLANK)(rows) : rows);
      expect(blanked(after)).toEqual(blanked(before));
      return { result, now: cellAt(after, row, column) };
    }

    for (const [what, content] of [
      ['a number', 21],
      ['a text', 'three weeks'],
      ['a tick', false],
      ['nothing', ''],
      ['nothing, as undefined', undefined],
    ] as const)
      withSettings(`writes ${what} where the cell holds what was expected`, async (host) => {
        const { result, now } = await written(host, { cell: DUE_SOON, expected: 14, content });
        expect([result, now]).toEqual([WRITTEN, { value: content ?? '' }]);
        expect((await host.workbook.readGrid()).sheet).toBe(SHEET);
      });

    withSettings('writes into a cell that is blank, and beyond the last one in use', async (host) => {
      for (const cell of [FREE, at(30, 12), { sheet: SHEET, row: 20, column: 9 }])
        for (const expected of ['', 'here'])
          expect(await written(host, { cell, expected, content: `${expected}here` })).toEqual({
            result: WRITTEN,
            now: { value: `${expected}here` },
          });
    });

    withSettings('writes a formula as a formula', async (host) => {
      const { result, now } = await written(host, {
        cell: { sheet: SHEET, row: 3, column: 4 },
        expected: '',
        content: { formula: '=1+1' },
      });
      expect(result).toEqual(WRITTEN);
      expect(now.formula).toBe('=1+1');
    });

    withSettings('writes a formula that shows a date', async (host) => {
      const content = { formula: '=TODAY()' };
      const { result, now } = await written(host, { cell: FREE, expected: '', content, isDate: true });
      expect(result).toEqual(WRITTEN);
      expect(now).toMatchObject({ ...content, isDate: true });
    });

    for (const [what, content, becomes] of [
      ['a value', 46_001, { value: 46_001, isDate: true }],
      ['nothing', '', BLANK],
      ['another formula', { formula: '=1+1' }, { formula: '=1+1' }],
    ] as const)
      withSettings(`replaces a formula that was expected by ${what}`, async (host) => {
        const expected = { formula: String(AS_OF_NOW.formula) };
        const { result, now } = await written(host, { cell: AS_OF, expected, content });
        expect(result).toEqual(WRITTEN);
        expect(now).toMatchObject(becomes);
        expect(now.formula).toBe(typeof content === 'object' ? content.formula : undefined);
      });

    for (const [what, cell, expected] of [
      ['another value', DUE_SOON, 15],
      ['a number, not the text of it', DUE_SOON, '14'],
      ['a value, not nothing', DUE_SOON, ''],
      ['nothing any more', FREE, 14],
      ['another day', CLOSURE, day('2026-12-25')],
      ['a value, not a formula', DUE_SOON, { formula: '=14' }],
      ['nothing, not a formula', FREE, { formula: '=14' }],
      ['a formula that shows the expected value', AS_OF, AS_OF_NOW.value],
      ['a formula, not nothing', AS_OF, ''],
      ['another formula', AS_OF, { formula: '=TODAY()' }],
    ] as const satisfies readonly [string, CellWrite['cell'], Content][])
      withSettings(`leaves a cell alone that holds ${what}, and says so`, async (host) => {
        const { result } = await written(host, { cell, expected, content: 'mine' });
        expect(result).toEqual(changedTo(heldAt(SETTINGS, cell)));
      });

    for (const text of [
      '=HYPERLINK("http://x.example")',
      '+44 20',
      '-',
      '@SUM(A1)',
      "'q'",
      '1/2',
      'TRUE',
      '007',
    ])
      withSettings(`keeps text text: ${text}`, async (host) => {
        const write = { cell: FREE, expected: '', content: text };
        expect(await written(host, write)).toEqual({ result: WRITTEN, now: { value: text } });
        const again = { ...write, expected: text, content: 'Done' };
        expect((await written(host, again)).result).toEqual(WRITTEN);
      });

    withSettings('writes a day so that it shows as a date and comes back as that day', async (host) => {
      for (const [cell, before] of [
        [CLOSURE, day('2026-12-24')],
        [FREE, ''],
        [AS_OF, { formula: String(AS_OF_NOW.formula) }],
      ] as const) {
        let expected: Content = before;
        for (const content of [day('2026-03-29'), day('2026-10-25')]) {
          const { result, now } = await written(host, { cell, expected, content, isDate: true });
          expect([result, now]).toEqual([WRITTEN, { value: content, isDate: true }]);
          const { settings } = await host.workbook.readGrid();
          expect(settings[cell.row]?.[cell.column]).toBe(content);
          expected = content;
        }
      }
    });

    inSheet('is refused where the sheet is missing, and makes none', COHORT, async (host) => {
      const { result } = await written(host, { cell: DUE_SOON, expected: '', content: 21 });
      expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'SHEET_MISSING' } });
      expect((await host.workbook.readGrid()).settings).toEqual([]);
    });

    withSettings('is refused on a protected sheet', async (host) => {
      await host.protect(SETTINGS_SHEET);
      for (const [cell, expected] of [
        [DUE_SOON, 14],
        [at(30, 12), ''],
      ] as const) {
        const { result } = await written(host, { cell, expected, content: 21 });
        expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'SHEET_PROTECTED' } });
      }
    });

    withSettings('writes to one cell one after the other, each seeing those before it', async (host) => {
      const due = (expected: Content, content: Content): CellWrite => ({ cell: DUE_SOON, expected, content });
      const formula = '=1+1';
      const results = await host.workbook.writeCells([
        due(14, 21),
        due(14, 28),
        due(21, { formula }),
        due(21, 'late'),
        due({ formula }, '=text'),
        due({ formula }, 'too late'),
        due('=text', 'Done'),
      ]);
      expect(results).toMatchObject([
        WRITTEN,
        { outcome: 'changed meanwhile', now: 21 },
        WRITTEN,
        { outcome: 'changed meanwhile', formula },
        WRITTEN,
        { outcome: 'changed meanwhile', now: '=text' },
        WRITTEN,
      ]);
      expect(heldAt(await host.snapshot(SETTINGS_SHEET), DUE_SOON)).toEqual({ value: 'Done' });
    });

    withSettings('writes each cell by itself, whatever becomes of the others', async (host) => {
      const results = await host.workbook.writeCells([
        { cell: { ...DUE_SOON, sheet: 'Gone' }, expected: '', content: 1 },
        { cell: DUE_SOON, expected: 13, content: 2 },
        { cell: FREE, expected: '', content: 3 },
        { cell: { sheet: SHEET, row: 20, column: 0 }, expected: '', content: 4 },
      ]);
      expect(results.map(({ outcome }) => outcome)).toEqual([
        'refused',
        'changed meanwhile',
        'written',
        'written',
      ]);
      expect(heldAt(await host.snapshot(SETTINGS_SHEET), FREE)).toEqual({ value: 3 });
      expect(cellAt(await host.snapshot(SHEET), 20, 0)).toEqual({ value: 4 });
    });

    inSheet('has nothing to say about no cells', COHORT, async ({ workbook }) => {
      expect(await workbook.writeCells([])).toEqual([]);
    });

    inSheet(
      'keeps the note of the cell',
      cellSet(3, 3, { value: 'Pass', note: 'Ask Jo' })(COHORT),
      async (host) => {
        const cell = { sheet: SHEET, row: 3, column: 3 };
        const { now } = await written(host, { cell, expected: 'Pass', content: 'Fail' });
        expect(now).toEqual({ value: 'Fail', note: 'Ask Jo' });
      },
    );

    test('never lands on a newer value or a formula, whatever stands in the cells', () =>
      fc.assert(
        fc.asyncProperty(sheetWithWrites, ({ rows, writes }) =>
          inHost(async (host) => {
            await host.seed(SHEET, rows);
            const expected = afterWrites(await host.snapshot(SHEET), writes);
            const results = await host.workbook.writeCells(
              writes.map(({ row, column, ...write }) => ({ ...write, cell: { sheet: SHEET, row, column } })),
            );
            expect(results.map(brief)).toEqual(expected.results);
            expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed(expected.rows));
          }),
        ),
        { numRuns: runs(40) },
      ));
  });

  describe(`${name}: changes and cell writes alike`, () => {
    const WRITTEN = { outcome: 'written' };

    /** A cell, what is expected there, and what is to be written. */
    interface Case {
      readonly holds: FilledCell | HeldCell;
      readonly expected: Cell;
      readonly value: Cell;
    }

    const NOTES = 1;
    const ulnOf = (i: number) => 1_000_000_001 + i;
    /** An apprentice for each case. */
    const notesOf = (cases: readonly Case[]): HeldRows =>
      held([['ULN', 'Notes'], ...cases.map(({ holds }, i) => [ulnOf(i), holds])]);
    const notesIn = async ({ snapshot }: HostUnderTest, count: number): Promise<readonly HeldCell[]> => {
      const rows = await snapshot(SHEET);
      return Array.from({ length: count }, (_, i) => cellAt(rows, i + 1, NOTES));
    };

    type Way = (
      workbook: Workbook,
      cases: readonly Case[],
      sheet?: string,
    ) => Promise<readonly ChangeResult[]>;
    const WAYS: readonly (readonly [string, Way])[] = [
      [
        'changes',
        (workbook, cases, sheet = SHEET) =>
          workbook.applyChanges(
            cases.map(({ expected, value }, i) => {
              return { sheet, identity: { uln: String(ulnOf(i)) }, column: 'notes', expected, value };
            }),
          ),
      ],
      [
        'cell writes',
        (workbook, cases, sheet = SHEET) =>
          workbook.writeCells(
            cases.map(({ expected, value: content }, i) => {
              return { cell: { sheet, row: i + 1, column: NOTES }, expected, content };
            }),
          ),
      ],
    ];

    const EQUAL: readonly (readonly [holds: FilledCell | HeldCell, expected: Cell])[] = [
      ['', ''],
      ['', undefined],
      ['Pass', 'Pass'],
      ['=1+1', '=1+1'],
      ['007', '007'],
      [5, 5],
      [0, 0],
      [false, false],
      [0.5, 0.5],
      [on('2026-03-05'), day('2026-03-05')],
      [{ value: 45_663.75, isDate: true }, 45_663.75],
    ];
    const DIFFERENT: readonly (readonly [holds: FilledCell | HeldCell, expected: Cell])[] = [
      [5, '5'],
      ['5', 5],
      [0, ''],
      [0, undefined],
      [false, ''],
      [false, 0],
      ['TRUE', true],
      [true, 'TRUE'],
      ['Pass', ''],
      ['Pass', 'pass'],
      ['', 0],
      ['', 'Pass'],
      [on('2026-03-05'), '5 March 2026'],
      [on('2026-03-05'), day('2026-03-06')],
      ['=1+1', 2],
      [{ value: '', formula: '=""' }, ''],
      [{ value: 2, formula: '=1+1' }, 2],
      [{ value: 2, formula: '=1+1' }, '=1+1'],
    ];
    const mine = ([holds, expected]: (typeof EQUAL)[number]): Case => ({ holds, expected, value: 'mine' });
    const changedFrom = ({ holds }: Case) => changedTo(typeof holds === 'object' ? holds : { value: holds });

    for (const [ways, apply] of WAYS) {
      const inNotes = (
        title: string,
        cases: readonly Case[],
        run: (host: HostUnderTest, before: readonly HeldCell[]) => Promise<void>,
      ) =>
        inSheet(`${ways} ${title}`, notesOf(cases), async (host) =>
          run(host, await notesIn(host, cases.length)),
        );

      const same = EQUAL.map(mine);
      inNotes('take each of these for what was expected', same, async (host) => {
        expect(await apply(host.workbook, same)).toEqual(same.map(() => WRITTEN));
        expect(await notesIn(host, same.length)).toEqual(same.map(() => ({ value: 'mine' })));
      });

      const other = DIFFERENT.map(mine);
      inNotes('take none of these for what was expected', other, async (host, before) => {
        expect(await apply(host.workbook, other)).toEqual(other.map(changedFrom));
        expect(await notesIn(host, other.length)).toEqual(before);
      });

      const values: readonly Cell[] = [
        '',
        undefined,
        '=1+1',
        "'q'",
        '5',
        5,
        0,
        -3,
        0.5,
        false,
        'FALSE',
        ' x ',
      ];
      const written = values.map((value): Case => ({ holds: 'Pass', expected: 'Pass', value }));
      inNotes('write what they are given, and find it again', written, async (host) => {
        expect(await apply(host.workbook, written)).toEqual(written.map(() => WRITTEN));
        expect(await notesIn(host, values.length)).toEqual(values.map((value) => ({ value: value ?? '' })));
        const again = values.map((expected): Case => ({ holds: '', expected, value: 'Done' }));
        expect(await apply(host.workbook, again)).toEqual(again.map(() => WRITTEN));
      });

      inNotes('name the sheet that is missing, and make none', same, async (host, before) => {
        const results = await apply(host.workbook, same, 'Cohort of old');
        const missing = { code: 'SHEET_MISSING', what: 'There is no sheet Cohort of old any more.' };
        expect(results).toMatchObject(same.map(() => ({ outcome: 'refused', problem: missing })));
        expect(await host.snapshot('Cohort of old')).toEqual([]);
        expect(await notesIn(host, same.length)).toEqual(before);
      });

      const guarded = [...same, ...other];
      inNotes(
        'say what a protected sheet holds before they say that it is',
        guarded,
        async (host, before) => {
          await host.protect(SHEET);
          const refused = { outcome: 'refused', problem: { code: 'SHEET_PROTECTED' } };
          const expected = [...same.map(() => refused), ...other.map(changedFrom)];
          expect(await apply(host.workbook, guarded)).toMatchObject(expected);
          expect(await notesIn(host, guarded.length)).toEqual(before);
        },
      );
    }

    const UNDONE: readonly (readonly [ColumnKey, FilledCell | HeldCell])[] = [
      ['employerSignOff', 1],
      ['employerSignOff', '1'],
      ['employerSignOff', true],
      ['employerSignOff', 'Yes'],
      ['employerSignOff', on('2026-03-05')],
      ['epaStart', on('2026-03-29')],
      ['epaStart', { value: 45_663.75, isDate: true }],
      ['epaStart', '5 March 2026'],
      ['epaStart', 12],
      ['epaStart', 20_260_305],
      ['notes', 46_000],
      ['notes', '=1+1'],
    ];
    const undoneRows = held([
      ['ULN', 'EPA start', 'Employer sign-off', 'Notes'],
      ...UNDONE.map(([key, holds], i) => [
        ulnOf(i),
        ...(['epaStart', 'employerSignOff', 'notes'] as const).map((column) => (column === key ? holds : '')),
      ]),
    ]);
    inSheet('a cell that is cleared and undone holds again what it held', undoneRows, async (host) => {
      const before = await host.snapshot(SHEET);
      const changes = UNDONE.map(([column, holds], i): Change => {
        const value = typeof holds === 'object' ? holds.value : holds;
        return { sheet: SHEET, identity: { uln: String(ulnOf(i)) }, column, expected: value, value: '' };
      });
      const undo = changes.map((change) => ({ ...change, expected: change.value, value: change.expected }));
      for (const step of [changes, undo])
        expect(await host.workbook.applyChanges(step)).toEqual(step.map(() => WRITTEN));
      expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed(before));
    });
  });

  describe(`${name}: set-up`, () => {
    async function planFor({ workbook }: HostUnderTest): Promise<SetUpPlan | Problem> {
      const grid = await workbook.readGrid();
      return planSetUp(grid, await workbook.formulaStyle(grid));
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
        { numRuns: runs(40) },
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

/** Settings as somebody has chosen them: the day by a formula, a closure, a heading of the provider's own. */
const SETTINGS = held([
  ['Setting', 'Value', '', 'Closures', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
  [
    'As of',
    { value: 46_000, formula: '=40000+6000', isDate: true },
    '',
    on('2026-12-24'),
    '',
    'Mark',
    'Project grade',
  ],
  ['Due soon', 14],
  ['Distinctions needed', 3],
]);

function settingsWithNames(names: readonly (readonly [string, string])[]): HeldRows {
  const { firstRow, column } = SETTINGS_PLACES.columnNames;
  return names.reduce<HeldRows>(
    (rows, [theirs, ours], i) =>
      cellSet(firstRow + i, column + 1, ours)(cellSet(firstRow + i, column, theirs)(rows)),
    held([['Setting', 'Value']]),
  );
}

/** What is said of a cell that holds something else than was expected. */
function changedTo({ value, formula }: HeldCell): ChangeResult {
  return { outcome: 'changed meanwhile', now: value, ...(formula !== undefined && { formula }) };
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

function heldAt(rows: HeldRows, { row, column }: { row: number; column: number }): HeldCell {
  return cellAt(rows, row, column);
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

/** A row up to its last filled cell: how far it reaches beyond is a matter of the rows around it. */
function filledPart(row: readonly Cell[] = []): HeldRows {
  return trimmed(held([row.map((cell) => cell ?? '')]));
}

/** A result in a word, as the slow way says it. */
function brief(result: ChangeResult): string {
  if (result.outcome === 'refused') return result.problem.code;
  if (result.outcome === 'written') return 'written';
  return changedInBrief(result.now, result.formula);
}
