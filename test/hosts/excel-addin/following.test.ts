import { describe, expect, test } from '@jest/globals';
import type { Selection } from '../../../core/port/workbook';
import type { CellAddress } from '../../../core/sheet/grid';
import { day } from '../../days';
import { held, on } from '../held-cells';
import { cohort, syncsOf, ulnOf } from './cohort-sheets';
import { type ExcelHost, openExcel } from './excel-host';
import { excelError, place, type Settings, select, tell } from './fake-book';
import { deleteSheet, sortRows } from './fake-edits';

interface Following {
  readonly host: ExcelHost;
  readonly seen: readonly Selection[];
  readonly stop: () => void;
}

/** Follows the selection of a sheet, from its first cell on, whose headings are in the first row. */
async function following(rows = held([['ULN']]), settings?: Settings): Promise<Following> {
  const host = openExcel(settings);
  await host.seed('Cohort', rows);
  const seen: Selection[] = [];
  const stop = host.workbook.followSelection(
    (selection) => seen.push(selection),
    () => 0,
  );
  return { host, seen, stop };
}

async function followingQuietly(rows?: Parameters<typeof following>[0]): Promise<Following> {
  const begun = await following(rows);
  await begun.host.settle();
  return begun;
}

const at = (row: number, sheet = 'Cohort'): CellAddress => ({ sheet, row, column: 0 });
const places = (seen: readonly Selection[]) => seen.map(({ sheet, row, column }) => ({ sheet, row, column }));
const moment = (ms: number) => new Promise((over) => setTimeout(over, ms));

describe('a look', () => {
  test.each([10, 10_000])('takes one sync, and two rows of %i', async (apprentices) => {
    const { host, seen } = await followingQuietly(cohort(apprentices));
    const syncs = await syncsOf(host, async () => {
      select(host.sheet('Cohort'), 9, 0);
      await host.settle();
    });
    expect(syncs).toBe(1);
    expect([seen[1]?.cells[0], seen[1]?.headings[0]]).toEqual([ulnOf(8), 'ULN']);
    expect(seen[1]?.cells).toHaveLength(seen[1]?.headings.length as number);
  });

  test('comes at once after a rest', async () => {
    const { host, seen } = await followingQuietly();
    select(host.sheet('Cohort'), 1, 0);
    await moment(20);
    expect(places(seen)).toEqual([at(0), at(1)]);
  });

  test('comes twice for a run through many cells: where it begins and where it rests', async () => {
    const { host, seen } = await followingQuietly();
    const syncs = await syncsOf(host, async () => {
      for (let row = 1; row <= 8; row++) {
        select(host.sheet('Cohort'), row, 0);
        await moment(1);
      }
      await host.settle();
    });
    expect(places(seen)).toEqual([at(0), at(1), at(8)]);
    expect(syncs).toBe(2);
  });

  test('never overtakes another: while Excel is busy, however much happens is one look', async () => {
    const { host, seen } = await followingQuietly();
    let finish: () => void = () => undefined;
    host.book.editing = new Promise((done) => {
      finish = done;
    });
    const syncs = await syncsOf(host, async () => {
      for (const row of [1, 2, 3]) {
        select(host.sheet('Cohort'), row, 0);
        await host.settle();
      }
      host.book.editing = undefined;
      finish();
      await host.settle();
    });
    expect(places(seen)).toEqual([at(0), at(3)]);
    expect(syncs).toBe(2);
  });

  test('gives dates of a workbook that counts from 1904 as the days that they show', async () => {
    const { host, seen } = await following(held([['EPA start'], [on('2026-03-01')]]), { is1904: true });
    place(host.sheet('Cohort'), 1, 0, day('2026-03-01') - 1462);
    await host.settle();
    select(host.sheet('Cohort'), 1, 0);
    await host.settle();
    expect(seen[1]?.cells).toEqual([day('2026-03-01')]);
  });
});

describe('what counts', () => {
  test('another sheet, though the cell is the same', async () => {
    const { host, seen } = await followingQuietly();
    select(host.sheet('Sheet1'), 0, 0);
    await host.settle();
    expect(places(seen)).toEqual([at(0), at(0, 'Sheet1')]);
  });

  test('a sort, which Excel tells apart from other changes', async () => {
    const { host, seen } = await followingQuietly(held([['Apprentice'], ['Zoë'], ['Amara']]));
    const sheet = host.sheet('Cohort');
    select(sheet, 1, 0);
    await host.settle();
    sortRows(sheet, 1, 0);
    await host.settle();
    expect(seen.map(({ cells }) => cells)).toEqual([['Apprentice'], ['Zoë'], ['Amara']]);
  });

  test.each(['selection', 'activated', 'changed', 'rowSorted'] as const)(
    'not a report (%s) that all is as it was',
    async (event) => {
      const { host, seen } = await followingQuietly();
      tell(host.sheet('Cohort'), event);
      await host.settle();
      expect(places(seen)).toEqual([at(0)]);
    },
  );

  test('not a change on another sheet', async () => {
    const { host, seen } = await followingQuietly();
    await host.edit('Sheet1', () => held([['ULN', 'Notes']]));
    await host.settle();
    expect(seen).toHaveLength(1);
  });
});

describe('an error', () => {
  test('in a look is no end: the next event looks again', async () => {
    const { host, seen } = await followingQuietly();
    host.book.failure = excelError('GeneralException');
    select(host.sheet('Cohort'), 1, 0);
    await host.settle();
    expect(seen).toHaveLength(1);
    select(host.sheet('Cohort'), 2, 0);
    await host.settle();
    expect(places(seen)).toEqual([at(0), at(2)]);
  });

  test('in the first look is no end either', async () => {
    const { host, seen } = await following();
    host.book.beforeSync = () => {
      host.book.failure = excelError('ItemNotFound');
      host.book.beforeSync = undefined;
    };
    await host.settle();
    expect(seen).toEqual([]);
    select(host.sheet('Cohort'), 2, 0);
    await host.settle();
    expect(places(seen)).toEqual([at(2)]);
  });

  test('does not come of a sheet that is deleted: the next one in front counts', async () => {
    const { host, seen } = await followingQuietly();
    deleteSheet(host.sheet('Cohort'));
    await host.settle();
    expect(places(seen)).toEqual([at(0), at(0, 'Sheet1')]);
  });
});

describe('stopped', () => {
  const handlersOf = ({ book }: ExcelHost) => Object.values(book.handlers).map(({ size }) => size);

  test('Excel has no handler of ours left', async () => {
    const { host, stop } = await followingQuietly();
    expect(handlersOf(host)).toEqual([1, 1, 1, 1]);
    stop();
    await host.settle();
    expect(handlersOf(host)).toEqual([0, 0, 0, 0]);
  });

  test('before it began, it tells nothing and leaves nothing', async () => {
    const { host, seen, stop } = await following();
    stop();
    await host.settle();
    expect(seen).toEqual([]);
    expect(handlersOf(host)).toEqual([0, 0, 0, 0]);
  });

  test('while a selection comes to rest, it does not look any more', async () => {
    const { host, seen, stop } = await followingQuietly();
    const syncs = await syncsOf(host, async () => {
      select(host.sheet('Cohort'), 4, 0);
      select(host.sheet('Cohort'), 5, 0);
      stop();
      await host.settle();
    });
    expect(places(seen)).toEqual([at(0)]);
    // The look that had begun, and letting the handlers go.
    expect(syncs).toBe(2);
  });
});
