import { expect, test } from '@jest/globals';
import type { Cell } from '../../../core/cells/cell';
import type { Selection } from '../../../core/port/workbook';
import {
  cellSet,
  columnDeleted,
  columnInserted,
  type Edit,
  type HeldRows,
  held,
  on,
  rowDeleted,
  rowInserted,
  sorted,
  trimmed,
} from '../held-cells';
import { blankAsText, isFilled } from './cells';
import type { HostUnderTest, Trial } from './host';
import { COHORT, MESSY, SHEET } from './sheets';

/** The selected row, told whenever another one is selected or what it holds has changed. */
export function following({ inHost, inSheet }: Trial): void {
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
}

/** A row up to its last filled cell: how far it reaches beyond is a matter of the rows around it. */
function filledPart(row: readonly Cell[] = []): HeldRows {
  return trimmed(held([row.map((cell) => cell ?? '')]));
}
