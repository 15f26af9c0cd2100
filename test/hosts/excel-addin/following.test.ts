import { describe, expect, test } from '@jest/globals';
import type { CellAddress } from '../../../core/cohort/workbook';
import { held } from '../held-cells';
import { type ExcelHost, openExcel } from './excel-host';
import { select } from './fake-book';

async function following(): Promise<{ host: ExcelHost; seen: CellAddress[]; stop: () => void }> {
  const host = openExcel();
  await host.seed('Cohort', held([['ULN']]));
  const seen: CellAddress[] = [];
  const stop = host.workbook.followSelection((selection) => seen.push(selection));
  return { host, seen, stop };
}

const at = (row: number, sheet = 'Cohort'): CellAddress => ({ sheet, row, column: 0 });

describe('following the selection', () => {
  test('a run through many cells counts once, where it rests', async () => {
    const { host, seen } = await following();
    await host.settle();
    for (let row = 1; row <= 20; row++) select(host.sheet('Cohort'), row, 0);
    const syncs = host.book.syncs;
    await host.settle();
    expect(seen).toEqual([at(0), at(20)]);
    expect(host.book.syncs - syncs).toBe(1);
  });

  test('another sheet counts, though the cell is the same', async () => {
    const { host, seen } = await following();
    await host.settle();
    select(host.sheet('Sheet1'), 0, 0);
    await host.settle();
    expect(seen).toEqual([at(0), at(0, 'Sheet1')]);
  });

  test('a report of the same cell does not count', async () => {
    const { host, seen } = await following();
    await host.settle();
    for (const handler of host.book.handlers.selection) await handler({});
    await host.settle();
    expect(seen).toEqual([at(0)]);
  });

  test('stopped, Excel has no handler of ours left', async () => {
    const { host, stop } = await following();
    const { selection, activated } = host.book.handlers;
    await host.settle();
    expect([selection.size, activated.size]).toEqual([1, 1]);
    stop();
    await host.settle();
    expect([selection.size, activated.size]).toEqual([0, 0]);
  });

  test('stopped before it began, it tells nothing and leaves nothing', async () => {
    const { host, seen, stop } = await following();
    stop();
    await host.settle();
    expect(seen).toEqual([]);
    expect([host.book.handlers.selection.size, host.book.handlers.activated.size]).toEqual([0, 0]);
  });

  test('stopped while a selection comes to rest, it does not tell it', async () => {
    const { host, seen, stop } = await following();
    await host.settle();
    select(host.sheet('Cohort'), 5, 0);
    stop();
    await host.settle();
    expect(seen).toEqual([at(0)]);
  });
});
