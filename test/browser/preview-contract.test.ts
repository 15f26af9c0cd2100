import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { FilledCell } from '../../core/cells/cell';
import type { Selection, Workbook } from '../../core/port/workbook';
import { isProblem } from '../../core/problems';
import { planSetUp } from '../../core/set-up/plan';
import type { ColumnGroup, ColumnKey } from '../../core/sheet/columns';
import { day } from '../days';
import { type HeldRows, trimmed } from '../hosts/held-cells';
import { type HostUnderTest, workbookContract } from '../hosts/workbook-contract';
import { openWorkbookInPage } from './open-in-page';
import type { OpenedPage } from './page';
import type {} from './workbook-in-page';

let opened: OpenedPage;

// A whole workbook on the screen for each random sheet takes its time.
jest.setTimeout(120_000);

beforeAll(async () => {
  opened = await openWorkbookInPage();
});

afterAll(() => expect(opened.faults).toEqual([]));

async function openHost(): Promise<HostUnderTest> {
  const { page } = opened;
  await page.evaluate(() => inPage.open());
  const notes = keptNotes();
  let seen: (selection: Selection) => void = () => {};
  let headingRow = () => 0;
  /** The page cannot ask the test for the row of headings: it is told before anything else happens there. */
  const inPageNow = async <T>(act: () => Promise<T>): Promise<T> => {
    await page.evaluate((row) => inPage.headingsAt(row), headingRow());
    return act();
  };
  let latest: Promise<unknown> = Promise.resolve();
  const workbook: Workbook = {
    readGrid: () => page.evaluate(() => inPage.readGrid()),
    readGridOf: (sheet) => page.evaluate((name) => inPage.readGridOf(name), sheet),
    readTops: () => page.evaluate(() => inPage.readTops()),
    applyChanges: (changes) => inPageNow(() => page.evaluate((all) => inPage.applyChanges(all), changes)),
    writeCells: (writes) => inPageNow(() => page.evaluate((all) => inPage.writeCells(all), writes)),
    readFormulas: (sheet) => page.evaluate((name) => inPage.readFormulas(name), sheet),
    formulaStyle: (grid) => page.evaluate((read) => inPage.formulaStyle(read), grid),
    setUp: (plan) => page.evaluate((made) => inPage.setUp(made), plan),
    undoSetUp: (plan) => page.evaluate((made) => inPage.undoSetUp(made), plan),
    repair: (repairs) => inPageNow(() => page.evaluate((all) => inPage.repair(all), repairs)),
    addApprentices: (added) => inPageNow(() => page.evaluate((all) => inPage.addApprentices(all), added)),
    removeApprentices: (added) =>
      inPageNow(() => page.evaluate((all) => inPage.removeApprentices(all), added)),
    appendRows: (rows) => inPageNow(() => page.evaluate((all) => inPage.appendRows(all), rows)),
    readLacking: (looks) => page.evaluate((asked) => inPage.readLacking(asked), looks),
    dress: (looks) => inPageNow(() => page.evaluate((all) => inPage.dress(all), looks)),
    writeReport: (plan) => page.evaluate((made) => inPage.writeReport(made), plan),
    copyValues: (plan) => page.evaluate((made) => inPage.copyValues(made), plan),
    reveal: (cell) => inPageNow(() => page.evaluate((at) => inPage.reveal(at), cell)),
    today: () => page.evaluate(() => inPage.today()),
    dayKeeper: 'host',
    canPrint: true,
    followSelection(listener, headings) {
      seen = listener;
      headingRow = headings;
      latest = inPageNow(() => page.evaluate(() => inPage.follow()));
      return () => {
        latest = page.evaluate(() => inPage.stop());
      };
    },
  };
  const snapshot = async (sheet: string): Promise<HeldRows> =>
    notes.addedTo(sheet, await page.evaluate((name) => inPage.snapshot(name), sheet));
  return {
    workbook,
    snapshot,
    async seed(sheet, rows) {
      notes.keep(sheet, rows);
      await page.evaluate(([name, cells]) => inPage.seed(name, cells), [sheet, plainCells(rows)] as const);
    },
    async edit(sheet, edit) {
      const rows = edit(await snapshot(sheet));
      notes.keep(sheet, rows);
      const changed = [sheet, plainCells(rows)] as const;
      await inPageNow(() => page.evaluate(([name, cells]) => inPage.replace(name, cells), changed));
    },
    async protect(sheet) {
      await page.locator('.o-sheet', { hasText: sheet }).click({ button: 'right' });
      await page.locator('.o-menu-item', { hasText: 'Lock sheet' }).click();
    },
    async settle() {
      await latest;
      for (const selection of await page.evaluate(() => inPage.takeSeen())) seen(selection);
    },
  };
}

// The other hosts try every random sheet; here each is a whole workbook on the screen.
workbookContract('the local workbook', openHost, 4);

test('what is calculated answers from the columns of a second and a third set-up', async () => {
  const { workbook, seed } = await openHost();
  await seed('Cohort', [
    [{ value: 'ULN' }, { value: 'Apprentice' }],
    [{ value: 1000000019 }, { value: 'Amara Foxbury' }],
  ]);
  const add = async (group: ColumnGroup) => {
    const plan = planSetUp(await workbook.readGrid(), 'each row', undefined, [group]);
    if (isProblem(plan)) throw new Error(plan.what);
    expect(await workbook.setUp(plan)).toEqual({ outcome: 'done' });
  };
  const set = async (column: ColumnKey, value: FilledCell) =>
    expect(
      await workbook.applyChanges([
        { sheet: 'Cohort', identity: { uln: '1000000019' }, column, expected: '', value },
      ]),
    ).toEqual([{ outcome: 'written' }]);
  const shows = async (heading: string) => {
    const { rows } = await workbook.readGrid();
    return rows[1]?.[rows[0]?.indexOf(heading) ?? -1];
  };
  await add('apprentice');
  await set('start', day('2025-01-06'));
  expect(await shows('Stage')).toBe('On programme');
  await add('deadlines');
  await set('epaStart', day('2026-03-16'));
  expect(await shows('Stage')).toBe('In EPA');
  expect(await shows('EPA end')).toBe(day('2026-06-16'));
  await add('grades');
  for (const grade of ['observationGrade', 'projectGrade', 'discussionGrade']) await set(grade, 'Pass');
  expect(await shows('Overall grade')).toBe('Pass');
  expect(await shows('Stage')).toBe('Awaiting confirmation');
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
