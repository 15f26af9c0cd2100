import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../core/cells/cell';
import type { Change, ChangeResult } from '../../../core/port/workbook';
import type { Problem } from '../../../core/problems';
import type { ColumnKey } from '../../../core/sheet/columns';
import { SETTINGS_LISTS, SETTINGS_SHEET } from '../../../core/sheet/settings';
import { day } from '../../days';
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
  on,
  rowDeleted,
  rowInserted,
  sorted,
  trimmed,
} from '../held-cells';
import { afterChanges, sheetWithChanges } from '../random-sheets';
import { brief, cellAt, changedTo, WRITTEN } from './cells';
import type { HostUnderTest, Trial } from './host';
import { COHORT, SHEET } from './sheets';

const RESTARTS = { old: day('2024-07-01'), later: day('2026-01-05') };

/** Somebody before and after a break, and two people with the temporary ULN. */
const RESTARTED = held([
  ['ULN', 'Apprentice', 'Start date', 'Project grade'],
  [2000000028, 'Zoë Marsh', RESTARTS.later, ''],
  [2000000028, 'Zoë Marsh', RESTARTS.old, ''],
  [9999999999, 'Amara Foxbury', RESTARTS.later, ''],
  [9999999999, 'Jun Wetherlam', RESTARTS.later, ''],
]);

/** Changes to an apprentice: by name, not by row. */
export function changes({ inHost, inSheet, runs }: Trial): void {
  const grade: Change = {
    sheet: SHEET,
    identity: { uln: '2000000028' },
    column: 'projectGrade',
    expected: 'Pass',
    value: 'Distinction',
  };

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

  test('reach the row that was seen, of two with one ULN or of two with the temporary one', () =>
    inHost(async (host) => {
      await host.seed(SHEET, RESTARTED);
      const besides = { start: RESTARTS.old };
      const old = { ...grade, identity: { uln: '2000000028', besides }, expected: '', value: 'Pass' };
      expect(await applied(host, old, [2, 3])).toEqual(WRITTEN);
      const byName = { ...grade, identity: { apprentice: 'Jun Wetherlam' }, expected: '', value: 'Fail' };
      expect(await applied(host, byName, [4, 3])).toEqual(WRITTEN);
      const either = { ...old, identity: { uln: '2000000028' } };
      expect(await applied(host, either)).toMatchObject({ problem: { code: 'APPRENTICE_DOUBLED' } });
    }));

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
    ['the column is there twice', cellSet(1, 5, 'Project grade'), 'COLUMN_MISSING'],
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
}

function settingsWithNames(names: readonly (readonly [string, string])[]): HeldRows {
  const { firstRow, column } = SETTINGS_LISTS.columnNames;
  return names.reduce<HeldRows>(
    (rows, [theirs, ours], i) =>
      cellSet(firstRow + i, column + 1, ours)(cellSet(firstRow + i, column, theirs)(rows)),
    held([['Setting', 'Value']]),
  );
}
