import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import type {} from '../../preview/sidebar-window';
import { type LocalWorkbook, openLocalWorkbook, ROWS } from './local-workbook';

let workbook: LocalWorkbook;
/** Whatever a test did: no error in the console, nothing asked of another host. */
afterEach(async () => {
  const { page, faults } = workbook;
  await page.context().close();
  expect(faults).toEqual([]);
});

const FRAME = 'iframe[title="EPA Cohort sidebar"]';
const button = () => workbook.page.getByRole('button', { name: 'Sidebar' });
const frames = () => workbook.page.locator(FRAME).count();

/** The document in the frame, once the sidebar has drawn itself there. */
async function sidebar(): Promise<Frame> {
  const element = await workbook.page.locator(FRAME).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('There is no sidebar.');
  await frame.locator('#app > :not(.starting)').first().waitFor();
  return frame;
}

/** In pixels: what stands left of the sheet's cells, its frozen columns, and the column of the first answer. */
const [ROW_NUMBERS, FROZEN, NEXT_ACTION] = [48, 308, 502];

/** How wide the sheet is drawn. */
const sheetWidth = async () => (await workbook.page.locator('.o-grid').boundingBox())?.width ?? 0;
const drawnWidth = async () =>
  (await workbook.page.locator('.o-grid canvas').first().boundingBox())?.width ?? 0;

/** Where the person types: the sheet, the sidebar, or the id of something else. */
const focused = () =>
  workbook.page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement?.closest('.o-grid')) return 'the sheet';
    return activeElement?.matches('iframe') ? 'the sidebar' : activeElement?.id;
  });

describe('beside the sheet', () => {
  beforeEach(async () => {
    workbook = await openLocalWorkbook();
  });

  test('stands the sidebar, 320 pixels wide, over the workbook on the screen', async () => {
    const frame = await sidebar();
    expect(await frame.evaluate(() => window.innerWidth)).toBe(319);
    const grid = await frame.evaluate(async () => await window.parent.workbookForSidebar?.readGrid());
    expect([grid?.sheet, grid?.rows.length]).toEqual(['Cohort', ROWS + 1]);
  });

  test('the sheet keeps the focus at the start', async () => {
    await sidebar();
    await workbook.page.keyboard.press('ArrowDown');
    expect([await focused(), await workbook.selected()]).toEqual([
      'the sheet',
      expect.stringMatching(/^AU4: /),
    ]);
  });

  test('the button hides it and shows it again, and the sheet takes the room', async () => {
    await sidebar();
    expect(await button().getAttribute('aria-pressed')).toBe('true');
    const controlled = await button().getAttribute('aria-controls');
    expect(await workbook.page.locator(`#${controlled} ${FRAME}`).count()).toBe(1);
    const [narrow, drawn] = [await sheetWidth(), await drawnWidth()];

    await button().click();
    expect([await button().getAttribute('aria-pressed'), await frames()]).toEqual(['false', 0]);
    await expectWidths(narrow + 320, drawn + 320);

    await button().click();
    await sidebar();
    expect(await button().getAttribute('aria-pressed')).toBe('true');
    await expectWidths(narrow, drawn);
  });

  async function expectWidths(sheet: number, drawn: number): Promise<void> {
    await workbook.page.waitForFunction(
      (width) => document.querySelector('.o-grid canvas')?.getBoundingClientRect().width === width,
      drawn,
    );
    expect(await sheetWidth()).toBe(sheet);
  }

  test('the first answer is in view beside it, from its beginning', async () => {
    await sidebar();
    // The corner of the selected cell is drawn at its right end: a whole cell lies between it and the frozen columns.
    const corner = await workbook.page.locator('.o-autofill').boundingBox();
    expect(corner?.x).toBeGreaterThanOrEqual(ROW_NUMBERS + FROZEN + NEXT_ACTION - 8);
  });

  test('a set-up by the button above the sheet is what its Undo takes back', async () => {
    await workbook.open('Team B.csv', 'ULN,Apprentice\n1000000019,Amara Foxbury\n');
    const before = await workbook.shown();
    const frame = await sidebar();
    await workbook.page.locator('#set-up').click();
    await frame.getByRole('button', { name: 'Undo Set-up of the sheet Team B' }).click();
    await frame.locator('.said', { hasText: 'Undone: the set-up of the sheet Team B.' }).waitFor();
    expect(await workbook.shown()).toEqual(before);
  });

  test('an opened file starts it over, with the new workbook', async () => {
    const before = await sidebar();
    await workbook.open('Team B.csv', 'ULN,Apprentice\n1000000019,Amara Foxbury\n');
    await workbook.page.waitForFunction(() => document.title.startsWith('Team B'));
    const after = await sidebar();
    expect([before.isDetached(), await frames()]).toEqual([true, 1]);
    const grid = await after.evaluate(async () => await window.parent.workbookForSidebar?.readGrid());
    expect(grid?.sheet).toBe('Team B');

    await workbook.page.locator('#sample').click();
    await workbook.ready();
    await sidebar();
    expect(after.isDetached()).toBe(true);
  });

  test('a file that cannot be read leaves it as it is', async () => {
    const before = await sidebar();
    await workbook.open('broken.xlsx', 'not a zip');
    expect([before.isDetached(), await frames()]).toEqual([false, 1]);
  });

  test('a sidebar that is gone is told nothing any more', async () => {
    const frame = await sidebar();
    await frame.evaluate(() => {
      const { parent } = window;
      parent.name = '';
      parent.workbookForSidebar?.followSelection(
        ({ row }) => {
          parent.name += `${row} `;
        },
        () => 0,
      );
    });
    await workbook.go('A5');
    await button().click();
    await workbook.go('A6');
    expect(await workbook.page.evaluate(() => window.name)).toBe('2 4 ');
  });

  test('a reveal moves the sheet and leaves the focus in the sidebar', async () => {
    const frame = await sidebar();
    await frame.locator('body').click();
    for (const [sheet, row] of [
      ['Cohort', 50],
      ['Rules', 4],
    ] as const) {
      await frame.evaluate(async (cell) => await window.parent.workbookForSidebar?.reveal(cell), {
        sheet,
        row,
        column: 1,
      });
      await workbook.page
        .locator('#selected-cell', { hasText: `B${row + 1}: ` })
        .waitFor({ state: 'attached' });
      await workbook.page.locator('.o-sheet.active', { hasText: sheet }).waitFor();
      await drawnAgain();
      expect(await focused()).toBe('the sidebar');
    }
  });

  test('a write leaves the focus in the sidebar', async () => {
    const frame = await sidebar();
    await frame.locator('body').click();
    await frame.evaluate(async () => {
      const port = window.parent.workbookForSidebar;
      const cell = { sheet: 'Cohort', row: 300, column: 60 };
      await port?.writeCells([{ cell, expected: '', content: 'x' }]);
    });
    await drawnAgain();
    expect(await focused()).toBe('the sidebar');
  });

  test('what was being typed is kept when the person goes to the sidebar', async () => {
    const frame = await sidebar();
    await workbook.go('Z3');
    await workbook.page.keyboard.type('kept');
    await workbook.page.waitForFunction(() => document.activeElement?.classList.contains('o-composer'));
    await frame.locator('body').click();
    await drawnAgain();
    expect([await focused(), await workbook.selected()]).toEqual(['the sidebar', 'Z3: kept']);
  });

  test('a selection that is dragged over it ends there', async () => {
    await sidebar();
    const { mouse } = workbook.page;
    const sheet = await workbook.page.locator('.o-grid').boundingBox();
    if (!sheet) throw new Error('No sheet.');
    const [right, y] = [sheet.x + sheet.width, sheet.y + 200];
    await mouse.move(right - 120, y);
    await mouse.down();
    await mouse.move(right + 100, y, { steps: 4 });
    await mouse.up();
    await drawnAgain();
    const name = workbook.page.locator('.o-named-range-selector input');
    const dragged = await name.inputValue();
    await mouse.move(right - 200, y + 100, { steps: 4 });
    await drawnAgain();
    expect(await name.inputValue()).toBe(dragged);
  });

  test('Ctrl+S in the sidebar saves the workbook', async () => {
    const frame = await sidebar();
    await frame.locator('body').click();
    const downloading = workbook.page.waitForEvent('download');
    await workbook.page.keyboard.press('Control+s');
    expect((await downloading).suggestedFilename()).toMatch(/^Sample cohort .*\.xlsx$/);
  });

  test('F6 goes from the sheet to the sidebar and back', async () => {
    await sidebar();
    const visited: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      await workbook.page.keyboard.press('F6');
      visited.push(await focused());
    }
    expect(visited).toEqual(['the sidebar', 'the sheet']);
  });

  /** The engine has drawn what it had to, and taken the focus if it wanted it. */
  async function drawnAgain(): Promise<void> {
    await workbook.page.evaluate(
      () =>
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
    );
  }
});

describe('in a narrow window', () => {
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    workbook = await openLocalWorkbook({
      viewport: { width: 800, height: 700 },
      prepare: async (page) => {
        page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      },
    });
  });

  test('it is not even loaded until it is asked for', async () => {
    const ofSidebar = () => asked.filter((path) => path.includes('sidebar'));
    expect([await button().getAttribute('aria-pressed'), await frames(), ofSidebar()]).toEqual([
      'false',
      0,
      [],
    ]);
    await button().click();
    await sidebar();
    expect(ofSidebar()).toEqual(['/preview/sidebar.js']);
  });

  test('shown, it lies over the right of the sheet, whose left is still in reach', async () => {
    const width = await sheetWidth();
    await button().click();
    await sidebar();
    expect(await sheetWidth()).toBe(width);
    const box = await workbook.page.locator(FRAME).boundingBox();
    expect([box?.x, box && box.x + box.width]).toEqual([481, 800]);
    const sheet = await workbook.page.locator('.o-grid').boundingBox();
    await workbook.page.mouse.click((sheet?.x ?? 0) + 100, (sheet?.y ?? 0) + 160);
    expect(await workbook.selected()).toMatch(/^A\d+: \d{10}$/);
    expect(await frames()).toBe(1);
  });

  test('on the smallest, a strip of the sheet is left', async () => {
    await workbook.page.setViewportSize({ width: 320, height: 600 });
    await button().click();
    await sidebar();
    expect((await workbook.page.locator(FRAME).boundingBox())?.x).toBe(65);
  });
});
