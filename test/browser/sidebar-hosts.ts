import type { FrameLocator, Page } from 'playwright-core';
import type { FilledCell } from '../../core/cells/cell';
import { type Day, isInRange, partsOf } from '../../core/dates/day';
import type {} from '../../preview/sidebar-window';
import { day, iso } from '../days';
import { openSheets } from '../hosts/apps-script/fake-apps-script';
import { fakeSheet, heldRows, replaceCells } from '../hosts/apps-script/fake-sheet';
import { openInExcel } from '../hosts/excel-addin/open-pane';
import { cellSet, dateCell, type HeldRows } from '../hosts/held-cells';
import { openLocalWorkbook } from './local-workbook';
import { openPage } from './page';

/** The day on which every test of the sidebar takes place: a Wednesday. */
const TODAY = day('2026-11-25');
const NOON = '2026-11-25T12:00:00Z';
/** As narrow as the side panels of Google Sheets are. */
const VIEWPORT = { width: 300, height: 700 };

/** The sidebar answers in a moment; a busy machine may take some seconds. */
const PATIENCE_MS = 10_000;

/** A sheet as a test writes it: text, numbers, ticks, and days. */
export type Rows = readonly (readonly (FilledCell | Day)[])[];

/** The sidebar in one of its hosts, with a person at the sheet beside it. Rows and columns are counted from 0. */
export interface SidebarInHost {
  readonly page: Page;
  /** The page or the frame that the sidebar is. */
  readonly sidebar: Page | FrameLocator;
  /** Whatever must not happen: errors, requests to another host. */
  readonly faults: readonly string[];
  select(row: number, column: number): Promise<void>;
  /** Somebody else writes in the sheet in front. */
  type(row: number, column: number, value: FilledCell): Promise<void>;
  /** Somebody puts these rows in the place of those from a row on, as sorting does. */
  replaceRows(from: number, rows: Rows): Promise<void>;
  closeSidebar(): Promise<void>;
  /** What a cell of the first sheet shows: a day as 05/03/2026. */
  shown(row: number, column: number): Promise<string>;
  /** The formula of a cell in the first sheet, or its value. */
  formula(row: number, column: number): Promise<FilledCell>;
  selected(): Promise<{ row: number; column: number }>;
  /** What a cell of the settings sheet holds. */
  setting(row: number, column: number): Promise<FilledCell>;
}

export interface HostOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** Sheets behind the first one, by their names; only in Google Sheets. */
  readonly behind?: Readonly<Record<string, Rows>>;
}

export const SIDEBAR_HOSTS = [
  ['Google Sheets', openInGoogle],
  ['Excel', openInExcelPane],
  ['the local workbook', openInLocalWorkbook],
] as const;

/** What a host's fake can do besides. */
export interface GoogleSidebar extends SidebarInHost {
  /** The next calls of the server fail, as where there is no network. */
  goOffline(isOffline: boolean): void;
  /** How many calls of this name the page has made. */
  callsOf(name: string): number;
  /** The server takes this long to answer. */
  delay(milliseconds: number): void;
}

/** The built page, as the menu item opens it, over the built Code.js in a strict fake of Google Sheets. */
export async function openInGoogle(
  rows: Rows,
  { colorScheme = 'light', width = VIEWPORT.width, behind = {} }: HostOptions = {},
  menuItem = 'epaCohort_openSidebar',
): Promise<GoogleSidebar> {
  const sheets = openSheets({ at: NOON });
  const { spreadsheet } = sheets;
  const sheet = fakeSheet('Cohort', heldFrom(rows));
  spreadsheet.sheets.unshift(sheet);
  spreadsheet.sheets.push(...Object.entries(behind).map(([name, cells]) => fakeSheet(name, heldFrom(cells))));
  spreadsheet.inFront = sheet;
  spreadsheet.selection = { row: 1, column: 1 };
  sheets.run(menuItem, 'FULL');
  let isOffline = false;
  let delay = 0;
  const calls: string[] = [];
  const { page, faults } = await openPage('/apps-script/sidebar.html', {
    viewport: { ...VIEWPORT, width },
    colorScheme,
    prepare: async (page) => {
      await page.exposeFunction('callServer', async (name: string, args: unknown[]) => {
        calls.push(name.replace('epaCohort_', ''));
        if (isOffline) return { error: 'NetworkError: Connection failure due to HTTP 0' };
        const answer = outcomeOf(() => sheets.runFromPage(name, args));
        if (delay > 0) await new Promise((passed) => setTimeout(passed, delay));
        return answer;
      });
      await page.addInitScript(installGoogleScriptRun);
      await page.route('**/apps-script/sidebar.html', (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: spreadsheet.sidebar?.html ?? '' }),
      );
    },
  });
  page.setDefaultTimeout(PATIENCE_MS);
  const held = (name = 'Cohort') => {
    const found = spreadsheet.sheets.find((one) => one.name === name);
    return found ? heldRows(found) : [];
  };
  return {
    page,
    sidebar: page,
    faults,
    select: async (row, column) => {
      spreadsheet.selection = { row, column };
    },
    type: async (row, column, value) => {
      const formats = sheet.cells.map((cells) => cells.map((cell) => cell?.format ?? ''));
      replaceCells(sheet, cellSet(row, column, value)(heldRows(sheet)));
      // Typing leaves the formats of a sheet as they are.
      sheet.cells = sheet.cells.map((cells, i) =>
        cells.map((cell, j) => cell && { ...cell, format: cell.format || (formats[i]?.[j] ?? '') }),
      );
    },
    replaceRows: async (from, next) => {
      replaceCells(sheet, [...heldRows(sheet).slice(0, from), ...heldFrom(next)]);
    },
    closeSidebar: () => page.close(),
    shown: async (row, column) => shownText(held()[row]?.[column]?.value ?? ''),
    formula: async (row, column) => {
      const cell = held()[row]?.[column];
      return cell?.formula ?? cell?.value ?? '';
    },
    selected: async () => spreadsheet.selection ?? { row: -1, column: -1 },
    setting: async (row, column) => {
      const cell = held('EPA settings')[row]?.[column];
      return cell?.formula ?? cell?.value ?? '';
    },
    goOffline: (next) => {
      isOffline = next;
    },
    callsOf: (name) => calls.filter((call) => call === name).length,
    delay: (milliseconds) => {
      delay = milliseconds;
    },
  };
}

function outcomeOf(run: () => unknown): { value?: unknown; error?: string } {
  try {
    return { value: run() };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** Runs in the page, before its own script: `google.script.run` as Google puts it there. */
function installGoogleScriptRun(): void {
  type Handler = ((answer: unknown) => void) | undefined;
  const server = globalThis as unknown as {
    callServer(name: string, args: unknown[]): Promise<{ value?: unknown; error?: string }>;
  };
  const runner = (answered: Handler, failed: Handler): object =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'withSuccessHandler') return (handler: Handler) => runner(handler, failed);
          if (name === 'withFailureHandler') return (handler: Handler) => runner(answered, handler);
          return (...args: unknown[]) => {
            server
              .callServer(String(name), args)
              .then(({ value, error }) =>
                error === undefined ? answered?.(value) : failed?.(new Error(error)),
              );
          };
        },
      },
    );
  Object.assign(globalThis, { google: { script: { run: runner(undefined, undefined) } } });
}

export interface ExcelSidebar extends SidebarInHost {
  readonly excel: Awaited<ReturnType<typeof openInExcel>>['excel'];
}

/** The built pane in Chromium, with a strict fake of office.js. */
export async function openInExcelPane(
  rows: Rows,
  { colorScheme = 'light', width = VIEWPORT.width }: HostOptions = {},
): Promise<ExcelSidebar> {
  const pane = await openInExcel({ rows, viewport: { ...VIEWPORT, width }, colorScheme, at: NOON });
  const { excel, page, faults } = pane;
  page.setDefaultTimeout(PATIENCE_MS);
  await excel.select(1, 1);
  const cellOf = async (row: number, column: number, sheet?: string) =>
    (await excel.cells(sheet))[row]?.[column] ?? '';
  return {
    page,
    sidebar: page,
    faults,
    excel,
    select: (row, column) => excel.select(row, column),
    type: (row, column, value) => excel.type(row, column, value),
    replaceRows: (from, next) => excel.replaceRows(from, next),
    // Excel hides the pane; its page goes on, because the functions live in it.
    closeSidebar: () =>
      page.evaluate(() => {
        document.body.hidden = true;
      }),
    shown: async (row, column) => shownText(await cellOf(row, column, 'Sheet1')),
    formula: (row, column) => cellOf(row, column, 'Sheet1'),
    selected: () => excel.selected(),
    setting: (row, column) => cellOf(row, column, 'EPA settings'),
  };
}

/** The local workbook for real: the rows come as a .csv file. */
export async function openInLocalWorkbook(
  rows: Rows,
  { colorScheme = 'light', width = VIEWPORT.width }: HostOptions = {},
): Promise<SidebarInHost> {
  const workbook = await openLocalWorkbook(
    { colorScheme, viewport: { width: 1400, height: VIEWPORT.height }, at: NOON },
    { on: TODAY, rows: 1 },
  );
  const { page, faults } = workbook;
  // A file of nothing is refused: it may still be on its way.
  await workbook.open('Cohort.csv', csvFrom(rows) || '\n');
  // Months without a day are asked about on opening; the sidebar can ask for them too.
  const leaveMonths = page.getByRole('button', { name: 'Leave all as they are' });
  if (await leaveMonths.isVisible()) await leaveMonths.click();
  const sidebar = page.frameLocator('iframe');
  page.setDefaultTimeout(PATIENCE_MS);
  await page.locator('iframe').evaluate((frame, width) => {
    frame.style.width = `${width}px`;
  }, width);
  const read = (row: number, column: number, sheet: 'Cohort' | 'EPA settings'): Promise<FilledCell> =>
    page.evaluate(
      async ({ row, column, sheet }) => {
        const { rows, settings } = await (
          window.workbookForSidebar as NonNullable<typeof window.workbookForSidebar>
        ).readGrid();
        return (sheet === 'Cohort' ? rows : settings)[row]?.[column] ?? '';
      },
      { row, column, sheet },
    );
  const select = (row: number, column: number) =>
    page.evaluate(
      (cell) => (window.workbookForSidebar as NonNullable<typeof window.workbookForSidebar>).reveal(cell),
      { sheet: 'Cohort', row, column },
    );
  await select(1, 1);
  return {
    page,
    sidebar,
    faults,
    select,
    type: async (row, column, value) => {
      const expected = await read(row, column, 'Cohort');
      await page.evaluate(
        (write) =>
          (window.workbookForSidebar as NonNullable<typeof window.workbookForSidebar>).writeCells([write]),
        { cell: { sheet: 'Cohort', row, column }, expected, content: value },
      );
    },
    replaceRows: async (from, next) => {
      const before = await page.evaluate(
        async () => (await window.workbookForSidebar?.readGrid())?.rows ?? [],
      );
      const writes = next.flatMap((cells, i) =>
        cells.map((content, column) => ({
          cell: { sheet: 'Cohort', row: from + i, column },
          expected: before[from + i]?.[column] ?? '',
          content,
        })),
      );
      await page.evaluate((all) => window.workbookForSidebar?.writeCells(all), writes);
    },
    closeSidebar: () => page.getByRole('button', { name: 'Sidebar' }).click(),
    shown: async (row, column) => shownText(await read(row, column, 'Cohort')),
    formula: async (row, column) => {
      await select(row, column);
      return (await page.locator('.o-topbar-composer .o-composer').textContent()) ?? '';
    },
    selected: async () => {
      const address = (await workbook.selected()).split(':')[0] ?? '';
      const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      return { row: Number(row) - 1, column };
    },
    setting: (row, column) => read(row, column, 'EPA settings'),
  };
}

/** A number from this day on is a date: no count in the tests is as large. */
const FIRST_DATE = day('2000-01-01');

function isDay(cell: FilledCell): cell is Day {
  return typeof cell === 'number' && cell >= FIRST_DATE && isInRange(cell);
}

function heldFrom(rows: Rows): HeldRows {
  return rows.map((row) => row.map((cell) => (isDay(cell) ? dateCell(cell) : { value: cell })));
}

function shownText(cell: FilledCell): string {
  if (!isDay(cell)) return String(cell);
  const { year, month, dayOfMonth } = partsOf(cell);
  return `${[dayOfMonth, month].map((part) => String(part).padStart(2, '0')).join('/')}/${year}`;
}

function csvFrom(rows: Rows): string {
  const field = (cell: FilledCell) => (isDay(cell) ? iso(cell) : String(cell));
  return rows
    .map((row) => row.map((cell) => `"${field(cell).replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
}
