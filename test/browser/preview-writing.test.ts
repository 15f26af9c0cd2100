import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChangeResult } from '../../core/port/workbook';
import type { CellWrite } from '../../core/sheet/grid';
import { day } from '../days';
import { held } from '../hosts/held-cells';
import { openWorkbookInPage } from './open-in-page';
import type { OpenedPage } from './page';
import type {} from './workbook-in-page';

/*
 * What only this engine has to get right behind the port, besides the contract of all hosts: undo, cells that are filled
 * or merged, formulas that read other cells, formats.
 */

let opened: OpenedPage;
beforeAll(async () => {
  opened = await openWorkbookInPage();
});
afterAll(() => expect(opened.faults).toEqual([]));
beforeEach(() => open());

const SHEET = 'First';
const WRITTEN = { outcome: 'written' };
const FORMAT_OF_THEIRS = 'd mmm yyyy';

const open = (merges: string[] = []) => opened.page.evaluate((cells) => inPage.open(cells), merges);
const at = (row: number, column: number) => ({ sheet: SHEET, row, column });
const writeCells = (...writes: CellWrite[]): Promise<readonly ChangeResult[]> =>
  opened.page.evaluate((all) => inPage.writeCells(all), writes);
const shown = (row: number, column: number) =>
  opened.page.evaluate(([r, c]) => inPage.shownText(r, c), [row, column] as const);
const seed = (...[rows]: Parameters<typeof held>) =>
  opened.page.evaluate(([sheet, cells]) => inPage.replace(sheet, cells), [SHEET, held(rows)] as const);
const format = (row: number, column: number, code: string) =>
  opened.page.evaluate(
    ([r, c, sheet, wanted]) => inPage.format({ sheet, column: c, first: r, last: r }, wanted),
    [row, column, SHEET, code] as const,
  );

async function undo(): Promise<void> {
  await opened.page.locator('.o-grid').first().focus();
  await opened.page.keyboard.press('Control+z');
}

describe('one undo', () => {
  test('takes back everything that was written at once, and nothing else', async () => {
    await writeCells({ cell: at(0, 0), expected: '', content: 'before' });
    await writeCells(
      { cell: at(0, 0), expected: 'before', content: 'after' },
      { cell: at(90, 40), expected: '', content: { formula: '=1+1' } },
      { cell: at(0, 1), expected: 'nowhere', content: 'not this one' },
    );
    expect([await shown(0, 0), await shown(90, 40)]).toEqual(['after', '2']);
    await undo();
    expect([await shown(0, 0), await shown(90, 40)]).toEqual(['before', '']);
  });

  test('does not count writes of which none was written', async () => {
    await writeCells({ cell: at(0, 0), expected: '', content: 'before' });
    await writeCells({ cell: at(0, 0), expected: 'nowhere', content: 'after' });
    await undo();
    expect(await shown(0, 0)).toBe('');
  });
});

describe('writes see what those before them lead to', () => {
  test('a formula shows its new answer', async () => {
    await seed([[14, { value: '', formula: '=A1*2' }]]);
    const [first, second] = await writeCells(
      { cell: at(0, 0), expected: 14, content: 21 },
      { cell: at(0, 1), expected: 28, content: 'mine' },
    );
    expect(first).toEqual(WRITTEN);
    expect(second).toEqual({ outcome: 'changed meanwhile', now: 42, formula: '=A1*2' });
  });

  test('a new formula has its answer, and fills the cells beside it', async () => {
    const formula = '=TRANSPOSE(A1:A2)';
    await seed([[1], [2]]);
    const [first, ...others] = await writeCells(
      { cell: at(0, 2), expected: '', content: { formula } },
      { cell: at(0, 2), expected: '', content: 'mine' },
      { cell: at(0, 3), expected: '', content: 'mine' },
    );
    expect(first).toEqual(WRITTEN);
    expect(others).toEqual([
      { outcome: 'changed meanwhile', now: 1, formula },
      { outcome: 'changed meanwhile', now: 2, formula },
    ]);
  });

  test('a formula that is gone fills them no longer', async () => {
    const formula = '=TRANSPOSE(A1:A2)';
    await seed([[1, '', { value: '', formula }], [2]]);
    const results = await writeCells(
      { cell: at(0, 2), expected: { formula }, content: '' },
      { cell: at(0, 3), expected: '', content: 'mine' },
    );
    expect(results).toEqual([WRITTEN, WRITTEN]);
    expect(await shown(0, 3)).toBe('mine');
  });
});

describe('a cell that shows what is another cell’s', () => {
  test('is left alone where a formula fills it, even by who names the formula', async () => {
    const formula = '=TRANSPOSE(A1:A2)';
    await seed([[1, '', { value: '', formula }], [2]]);
    const results = await writeCells(
      { cell: at(0, 3), expected: 2, content: 'mine' },
      { cell: at(0, 3), expected: { formula }, content: 'mine' },
    );
    expect(results).toEqual(Array(2).fill({ outcome: 'changed meanwhile', now: 2, formula }));
    expect(await shown(0, 3)).toBe('2');
  });

  test('is left alone where it is merged into another', async () => {
    await open(['A1:B2']);
    await seed([['whole']]);
    const results = await writeCells(
      { cell: at(1, 1), expected: '', content: 'hidden' },
      { cell: at(0, 0), expected: 'whole', content: 'all of it' },
    );
    expect(results).toEqual([{ outcome: 'changed meanwhile', now: 'whole' }, WRITTEN]);
    expect([await shown(0, 0), await shown(1, 1)]).toEqual(['all of it', '']);
  });

  test('is left alone by a change of an apprentice too', async () => {
    await open(['B2:B3']);
    await seed([
      ['Apprentice', 'Employer'],
      ['Amara Foxbury', 'Brightwater'],
      ['Jun Wetherlam', ''],
    ]);
    const change = { sheet: SHEET, identity: { apprentice: 'Jun Wetherlam' }, column: 'employer' } as const;
    const results = await opened.page.evaluate(
      (wanted) => inPage.applyChanges([{ ...wanted, expected: '', value: 'Northgate' }]),
      change,
    );
    expect(results).toEqual([{ outcome: 'changed meanwhile', now: 'Brightwater' }]);
  });
});

describe('formats', () => {
  test('a cell that shows dates in its own way keeps it, blank or not', async () => {
    const write = (expected: CellWrite['expected'], iso: string): CellWrite => ({
      cell: at(0, 0),
      expected,
      content: day(iso),
      isDate: true,
    });
    await format(0, 0, FORMAT_OF_THEIRS);
    await writeCells(write('', '2026-03-05'));
    expect(await shown(0, 0)).toBe('5 Mar 2026');
    await writeCells(write(day('2026-03-05'), '2026-03-06'));
    expect(await shown(0, 0)).toBe('6 Mar 2026');
  });

  test('a number stays one in a cell for text', async () => {
    await format(0, 0, '@');
    await writeCells(
      { cell: at(0, 0), expected: '', content: 21 },
      { cell: at(0, 1), expected: '', content: { formula: '=A1+1' } },
    );
    expect(await shown(0, 1)).toBe('22');
  });
});

describe('reveal', () => {
  test('of a sheet or a cell that is gone leaves the selection where it is', async () => {
    const { page } = opened;
    await page.evaluate(() => inPage.headingsAt(0));
    await page.evaluate(() => inPage.reveal({ sheet: 'First', row: 3, column: 2 }));
    await page.evaluate(() => inPage.reveal({ sheet: 'Gone', row: 0, column: 0 }));
    await page.evaluate(() => inPage.reveal({ sheet: 'First', row: 5000, column: 2 }));
    await page.evaluate(() => inPage.follow());
    expect(await page.evaluate(() => inPage.takeSeen())).toMatchObject([{ sheet: SHEET, row: 3, column: 2 }]);
    await page.evaluate(() => inPage.stop());
  });
});
