import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChangeResult } from '../../../core/port/workbook';
import type { CellWrite, Content } from '../../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../../core/sheet/settings';
import { day } from '../../days';
import { BLANK, cellSet, type HeldCell, type HeldRows, trimmed } from '../held-cells';
import { afterWrites, sheetWithWrites } from '../random-sheets';
import { brief, cellAt, changedTo, heldAt, WRITTEN } from './cells';
import type { HostUnderTest, Trial } from './host';
import { COHORT, SETTINGS, SHEET } from './sheets';

/** Writing to cells by their place, as settings are. */
export function writingCells({ inHost, inSheet, runs }: Trial): void {
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
}
