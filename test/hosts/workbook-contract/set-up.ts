import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isProblem, type Problem } from '../../../core/problems';
import { isCalculated, isReady, planSetUp, type SetUpPlan } from '../../../core/set-up/plan';
import { calculatedColumns } from '../../../core/sheet/calculated-columns';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import type { ColumnGroup } from '../../../core/sheet/columns';
import { columnLetters } from '../../../core/sheet/grid';
import { SETTINGS_SHEET, settingsCells } from '../../../core/sheet/settings';
import { st0071 } from '../../../core/standard/st0071';
import { day } from '../../days';
import {
  BLANK,
  cellSet,
  columnDeleted,
  type Edit,
  type HeldRows,
  held,
  isInUse,
  on,
  rowInserted,
  sorted,
  trimmed,
} from '../held-cells';
import { providersSheet } from '../random-sheets';
import { cellAt } from './cells';
import type { HostUnderTest, Trial } from './host';
import { COHORT, MESSY, SHEET } from './sheets';

/** A provider with a column of its own that is called like one of ours and holds what it pleases. */
const OWN_RAG = 2;
const WITH_OWN_RAG = held([
  ['ULN', 'Apprentice', 'RAG'],
  [1000000019, 'Amara Foxbury', { value: 'green', formula: '="green"' }],
  [2000000028, 'Jun Wetherlam', 'amber'],
]);

/** Set-up: what it adds, and that nothing else changes. */
export function setUp({ inHost, inSheet, runs }: Trial): void {
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
    expect(rows[0]).toEqual(
      [...chosenColumns().usual, ...calculatedColumns(st0071)].map(({ heading }) => heading),
    );
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

  test('with a further group later adds its columns, and what is calculated already reads them too', () =>
    inHost(async (host) => {
      const { workbook } = host;
      const withGroups = async (groups: readonly ColumnGroup[]): Promise<SetUpPlan> => {
        const grid = await workbook.readGrid();
        const plan = planSetUp(grid, await workbook.formulaStyle(grid), undefined, groups);
        if (isProblem(plan)) throw new Error(plan.what);
        expect(await workbook.setUp(plan)).toEqual(DONE);
        return plan;
      };
      await host.seed(SHEET, WITH_OWN_RAG);
      await withGroups(['gateway']);
      const before = await host.snapshot(SHEET);
      const plan = await withGroups(['deadlines', 'coach']);
      const after = await host.snapshot(SHEET);
      const renewed = plan.renewed.filter(({ position }) => position > OWN_RAG);
      // A formula that spills answers the columns beside it too.
      expect(renewed.map(({ position }) => after[plan.headingRow]?.[position]?.value)).toEqual(
        ['Gateway', 'Stage', 'Next action'].slice(0, plan.style === 'spilled' ? 1 : 3),
      );
      const last = columnLetters(plan.added.findIndex(isCalculated) - 1 + (plan.added[0]?.position ?? 0));
      for (const { position } of renewed) {
        const formulas = after.flatMap((row) => row[position]?.formula ?? []);
        expect(formulas.length).toBeGreaterThan(0);
        // A look-up stays as it is: the formula that it finds its answer by reads the new columns.
        for (const formula of formulas) expect(plan.answers?.formula ?? formula).toMatch(`:$${last}`);
      }
      const untouched = { ...plan, added: [...plan.added, ...renewed] };
      expect(outside(after, untouched)).toEqual(outside(before, untouched));
      expect((await withGroups(['gateway', 'deadlines', 'coach'])).added).toEqual([]);
      expect(await host.snapshot(SHEET)).toEqual(after);
    }));

  test('is not planned for our own settings sheet', () =>
    inHost(async (host) => {
      await host.seed(SHEET, COHORT);
      await host.workbook.setUp(await planned(host));
      await host.workbook.reveal({ sheet: SETTINGS_SHEET, row: 0, column: 0 });
      expect(await planFor(host)).toMatchObject({ code: 'SHEET_IS_SETTINGS' });
    }));

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
}

/** What somebody chose is as it was, and what was blank has its first value. */
function expectSettings(rows: HeldRows, chosen: HeldRows = []): void {
  const isChosen = (row: number, column: number) => isInUse(cellAt(chosen, row, column));
  chosen.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (isChosen(row, column)) expect(cellAt(rows, row, column)).toEqual(cell);
    });
  });
  for (const { row, column, value, formula } of settingsCells(st0071)) {
    if (!isChosen(row, column))
      expect(cellAt(rows, row, column)).toMatchObject(formula === undefined ? { value } : { formula });
  }
}

/** The cells that a set-up plan has no business with: all but those below and in its new headings. */
function outside(
  rows: HeldRows,
  {
    added,
    headingRow,
  }: {
    readonly added: readonly { readonly position: number; readonly above?: string }[];
    readonly headingRow: number;
  },
): HeldRows {
  const isAdded = new Set(added.map(({ position }) => position));
  const isAbove = new Set(added.flatMap(({ position, above }) => (above === undefined ? [] : [position])));
  const isOfPlan = (i: number, j: number) =>
    (i >= headingRow && isAdded.has(j)) || (i === headingRow - 1 && isAbove.has(j));
  return trimmed(rows.map((row, i) => row.map((cell, j) => (isOfPlan(i, j) ? BLANK : cell))));
}

/** Without the notes: what a plan must never stand on. */
function valuesAndFormulas(rows: HeldRows): HeldRows {
  return trimmed(rows.map((row) => row.map(({ note: _, ...cell }) => cell)));
}
