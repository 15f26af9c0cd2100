import { expect } from '@jest/globals';
import type { Cell, FilledCell } from '../../../core/cells/cell';
import type { Change, ChangeResult, Workbook } from '../../../core/port/workbook';
import type { ColumnKey } from '../../../core/sheet/columns';
import { day } from '../../days';
import { type HeldCell, type HeldRows, held, on, trimmed } from '../held-cells';
import { cellAt, changedTo, WRITTEN } from './cells';
import type { HostUnderTest, Trial } from './host';
import { SHEET } from './sheets';

/** What changes to an apprentice and writes by place have in common: the same cells are written, or not, for the same reasons. */
export function writingAlike({ inSheet }: Trial): void {
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

  type Way = (workbook: Workbook, cases: readonly Case[], sheet?: string) => Promise<readonly ChangeResult[]>;
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

    const values: readonly Cell[] = ['', undefined, '=1+1', "'q'", '5', 5, 0, -3, 0.5, false, 'FALSE', ' x '];
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
    inNotes('say what a protected sheet holds before they say that it is', guarded, async (host, before) => {
      await host.protect(SHEET);
      const refused = { outcome: 'refused', problem: { code: 'SHEET_PROTECTED' } };
      const expected = [...same.map(() => refused), ...other.map(changedFrom)];
      expect(await apply(host.workbook, guarded)).toMatchObject(expected);
      expect(await notesIn(host, guarded.length)).toEqual(before);
    });
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
}
