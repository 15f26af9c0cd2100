import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../core/cells/cell';
import type { Selection } from '../../../core/port/workbook';
import type { Sheets } from '../../../preview/engine';
import { followSelection } from '../../../preview/follow-selection';

/** A sheet in which only what following may use is there: a look at anything else fails the test. */
function openSheet(rows: Cell[][], selectedRow = 1) {
  const listeners = new Set<() => void>();
  const read: number[] = [];
  let row = selectedRow;
  const sheets: Pick<Sheets, 'selected' | 'readRow' | 'onUpdate'> = {
    selected: () => ({ sheet: 'Cohort', row, column: 0 }),
    readRow(_, wanted) {
      read.push(wanted);
      return [...(rows[wanted] ?? [])];
    },
    onUpdate(updated) {
      listeners.add(updated);
      return () => listeners.delete(updated);
    },
  };
  const seen: Selection[] = [];
  const stop = followSelection(
    sheets as Sheets,
    (selection) => seen.push(selection),
    () => 0,
  );
  return {
    rows,
    seen,
    stop,
    listeners,
    select(next: number) {
      row = next;
    },
    /** The engine tells of something that it did, so many times. */
    tell(times = 1) {
      for (let i = 0; i < times; i++) for (const listener of listeners) listener();
    },
    rowsRead: () => read.splice(0),
  };
}

/** The engine has finished what it was doing. */
const settled = () => Promise.resolve();

const COHORT: Cell[][] = [['Apprentice', 'Grade'], ['Amara', 'Pass'], ['Jun', undefined], ['Zoë']];
const cohort = () => openSheet(COHORT.map((row) => [...row]));

describe('following the selection', () => {
  test('tells at once', () => {
    const { seen } = cohort();
    expect(seen).toEqual([{ sheet: 'Cohort', row: 1, column: 0, cells: COHORT[1], headings: COHORT[0] }]);
  });

  test('reads two rows once, however often the engine tells of one thing', async () => {
    const { tell, rowsRead } = cohort();
    expect(rowsRead()).toEqual([1, 0]);
    tell(5);
    await settled();
    expect(rowsRead()).toEqual([1, 0]);
  });

  test('reads nothing in the midst of what the engine does', async () => {
    const { tell, select, seen } = cohort();
    select(3);
    tell();
    select(2);
    tell();
    expect(seen).toHaveLength(1);
    await settled();
    expect(seen.map(({ row }) => row)).toEqual([1, 2]);
  });

  test('says nothing while both rows read the same: scrolling, another row, blank cells at the end', async () => {
    const { rows, tell, seen } = cohort();
    rows[2] = ['Jun', 'Fail', 'Merit'];
    rows[1]?.push('', undefined);
    rows[0]?.push('');
    tell();
    await settled();
    expect(seen).toHaveLength(1);
  });

  test.each<[string, number, Cell[]]>([
    ['a cell of the row', 1, ['Amara', 'Fail']],
    ['a heading', 0, ['Apprentice', 'Project grade']],
    ['a heading more', 0, ['Apprentice', 'Grade', 'Mentor']],
    ['a cell less', 1, ['Amara']],
    ['a number, not the text of it', 1, ['Amara', 0]],
  ])('tells once of %s', async (_, at, cells) => {
    const { rows, tell, seen } = cohort();
    rows[at] = cells;
    tell();
    await settled();
    tell();
    await settled();
    expect(seen).toHaveLength(2);
    expect([seen[1]?.headings, seen[1]?.cells][at]).toEqual(cells);
  });

  test('tells nothing once it is stopped, of what was under way neither', async () => {
    const { tell, select, stop, seen, listeners } = cohort();
    select(2);
    tell();
    stop();
    await settled();
    expect(seen).toHaveLength(1);
    expect(listeners.size).toBe(0);
  });
});
