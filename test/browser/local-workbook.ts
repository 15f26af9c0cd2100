import type { Download, Page } from 'playwright-core';
import { decodeText, parseCsv } from '../../files/csv';
import type {} from '../../preview/sidebar-window';
import { day, iso } from '../days';
import { type OpenedPage, openPage } from './page';

/** The day on which the sample cohort stands, the same in every run. */
export const ON = day('2026-11-23');

/** Of the sample: enough for one of each kind, few enough to open in a second. */
export const ROWS = 60;

/** The local workbook as a person uses it: with keys, clicks and files, reading what it shows. */
export async function openLocalWorkbook(
  options?: Parameters<typeof openPage>[1],
  { on = ON, rows = ROWS } = {},
): Promise<LocalWorkbook> {
  const opened = await openPage(`/preview/?on=${iso(on)}&rows=${rows}`, options);
  const workbook = { ...opened, ...actions(opened.page) };
  await workbook.ready();
  return workbook;
}

export type LocalWorkbook = OpenedPage & ReturnType<typeof actions>;

/** The grid is drawn anew and has taken the focus back: it is ready for keys. */
async function settled(page: Page, timeout = PATIENCE): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
        // A page that is not drawn has no frames to wait for.
        setTimeout(done, 500);
      }),
  );
  await page.waitForFunction(() => document.activeElement?.closest('.o-grid'), undefined, { timeout });
}

const PATIENCE = 20_000;
/** Long enough for a calculation of the sample; a person would have pressed the key again by then. */
const BEFORE_TRYING_AGAIN = 4_000;

function actions(page: Page) {
  const textOf = async (selector: string) => (await page.locator(selector).textContent()) ?? '';
  const selected = () => textOf('#selected-cell');

  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await settled(page);
  };

  const typeAddress = async (address: string, timeout: number): Promise<void> => {
    await page.locator('.o-named-range-selector input').fill(address);
    await page.keyboard.press('Enter');
    await page.locator('#selected-cell', { hasText: `${address}: ` }).waitFor({ state: 'attached', timeout });
    await settled(page, timeout);
  };

  /** Goes to a cell by the name box and says what it shows. While the engine draws, the box can lose what is typed. */
  const go = async (address: string): Promise<string> => {
    await typeAddress(address, BEFORE_TRYING_AGAIN).catch(() => typeAddress(address, PATIENCE));
    return (await selected()).slice(`${address}: `.length);
  };

  /** Enter may first accept what is offered while typing; then it takes a second one to leave the cell. */
  const leaveCell = async (): Promise<void> => {
    await page.keyboard.press('Enter');
    await settled(page, BEFORE_TRYING_AGAIN).catch(() => press('Enter'));
  };

  /** Empties a cell and types into it; the first key opens it, the rest arrives at once. */
  const enter = async (address: string, text: string): Promise<void> => {
    await go(address);
    await press('Delete');
    await page.keyboard.type(text.slice(0, 1));
    await page.waitForFunction(() => document.activeElement?.classList.contains('o-composer'));
    await page.keyboard.insertText(text.slice(1));
    await leaveCell();
  };

  const download = async (button: string): Promise<Download> => {
    const downloading = page.waitForEvent('download');
    await page.locator(button).click();
    return downloading;
  };

  return {
    /** The sample cohort is on the screen. */
    ready: async () => {
      await page.waitForFunction(() => document.title.startsWith('Sample cohort'));
      await settled(page);
    },
    selected,
    go,
    enter,
    formula: async (address: string) => {
      await go(address);
      return textOf('.o-topbar-composer .o-composer');
    },
    sheet: async (name: string) => {
      await page.locator('.o-sheet', { hasText: name }).click();
      await page.locator('.o-sheet.active', { hasText: name }).waitFor();
      await settled(page);
    },
    notice: () => textOf('#notice p'),
    /** Chooses a file, and waits until the page has opened it, refused it or asked. */
    open: async (name: string, content: string | Uint8Array) => {
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
      await page.setInputFiles('#file', file);
      await page.waitForFunction(
        (title) =>
          document.title.startsWith(title) || document.querySelector('#notice:not([hidden]), dialog[open]'),
        name,
      );
    },
    /** Formulas in the first column of the sheet in front, at once, as the sidebar inserts them. */
    writeFormulas: (formulas: readonly { readonly row: number; readonly formula: string }[]) =>
      page.evaluate(async (entries) => {
        const port = window.workbookForSidebar;
        const { sheet = '' } = (await port?.readGrid()) ?? {};
        await port?.writeCells(
          entries.map(({ row, formula }) => ({
            cell: { sheet, row, column: 0 },
            expected: '',
            content: { formula },
          })),
        );
      }, formulas),
    saveXlsx: async () => {
      const file = await download('#save-xlsx');
      return { name: file.suggestedFilename(), bytes: await bytesOf(file) };
    },
    /** What the sheet in front shows. */
    shown: async () => parseCsv(decodeText(await bytesOf(await download('#save-csv')))),
  };
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
