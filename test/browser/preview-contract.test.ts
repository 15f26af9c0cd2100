import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { build } from 'esbuild';
import type { CellAddress, Workbook } from '../../core/cohort/workbook';
import { type HeldRows, trimmed } from '../hosts/held-cells';
import { type HostUnderTest, workbookContract } from '../hosts/workbook-contract';
import { type OpenedPage, openPage } from './page';
import type {} from './workbook-in-page';

let opened: OpenedPage;

// A whole workbook on the screen for each random sheet takes its time.
jest.setTimeout(120_000);

/** The page of the local workbook with a script of the tests in place of its own. */
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['test/browser/workbook-in-page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const script = outputFiles[0]?.text ?? '';
  opened = await openPage('/preview/', {
    prepare: async (page) => {
      await page.route('**/preview/main.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: script }),
      );
    },
  });
  await opened.page.waitForFunction(() => 'inPage' in globalThis);
});

afterAll(() => expect(opened.faults).toEqual([]));

workbookContract('the local workbook', async (): Promise<HostUnderTest> => {
  const { page } = opened;
  await page.evaluate(() => inPage.open());
  const notes = keptNotes();
  let moved: (selection: CellAddress) => void = () => {};
  let latest: Promise<unknown> = Promise.resolve();
  const workbook: Workbook = {
    readGrid: () => page.evaluate(() => inPage.readGrid()),
    readRow: (row) => page.evaluate((at) => inPage.readRow(at), row),
    applyChanges: (changes) => page.evaluate((all) => inPage.applyChanges(all), changes),
    setUp: (plan) => page.evaluate((made) => inPage.setUp(made), plan),
    reveal: (cell) => page.evaluate((at) => inPage.reveal(at), cell),
    today: () => page.evaluate(() => inPage.today()),
    followSelection(listener) {
      moved = listener;
      latest = page.evaluate(() => inPage.follow());
      return () => {
        latest = page.evaluate(() => inPage.stop());
      };
    },
  };
  const snapshot = async (sheet: string): Promise<HeldRows> =>
    notes.addedTo(sheet, await page.evaluate((name) => inPage.snapshot(name), sheet));
  return {
    workbook,
    style: 'each row',
    snapshot,
    async seed(sheet, rows) {
      notes.keep(sheet, rows);
      await page.evaluate(([name, cells]) => inPage.seed(name, cells), [sheet, plainCells(rows)] as const);
    },
    async edit(sheet, edit) {
      const rows = edit(await snapshot(sheet));
      notes.keep(sheet, rows);
      await page.evaluate(([name, cells]) => inPage.replace(name, cells), [sheet, plainCells(rows)] as const);
    },
    async protect(sheet) {
      await page.locator('.o-sheet', { hasText: sheet }).click({ button: 'right' });
      await page.locator('.o-menu-item', { hasText: 'Lock sheet' }).click();
    },
    async settle() {
      await latest;
      for (const selection of await page.evaluate(() => inPage.takeSeen())) moved(selection);
    },
  };
});

/** Only what the engine can hold. */
function plainCells(rows: HeldRows) {
  return rows.map((row) => row.map(({ note: _, ...cell }) => cell));
}

/** The engine has no notes on cells, so nothing of ours can lose one: tests keep them beside it. */
function keptNotes() {
  const kept = new Map<string, HeldRows>();
  return {
    keep: (sheet: string, rows: HeldRows) => kept.set(sheet, rows),
    addedTo(sheet: string, rows: HeldRows): HeldRows {
      const noted = kept.get(sheet) ?? [];
      const height = Math.max(rows.length, noted.length);
      return trimmed(
        Array.from({ length: height }, (_, r) => {
          const width = Math.max(rows[r]?.length ?? 0, noted[r]?.length ?? 0);
          return Array.from({ length: width }, (_, c) => {
            const note = noted[r]?.[c]?.note;
            return { value: '', ...rows[r]?.[c], ...(note !== undefined && { note }) };
          });
        }),
      );
    },
  };
}
