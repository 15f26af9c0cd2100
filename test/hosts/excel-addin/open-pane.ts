import { type BuildOptions, build } from 'esbuild';
import type { Page, Route } from 'playwright-core';
import type { FilledCell } from '../../../core/cells/cell';
import type { Change, ChangeResult } from '../../../core/cohort/workbook';
import { type OpenedPage, openPage } from '../../browser/page';
import type { FormulaArgument, Shown } from './fake-excel';
import type { FakeExcel } from './fake-office';

declare const fakeExcel: FakeExcel;

/** Where Microsoft publishes office.js, the only foreign address that the pane may ask, and our copy of it. */
const PUBLISHED = 'https://appsforoffice.microsoft.com/lib/1/hosted';
const PACKAGED = 'node_modules/@microsoft/office-js/dist';
const OFFICE_JS_URL = `${PUBLISHED}/office.js`;
const PANE = '/excel-addin/taskpane.html';

export interface ExcelPane extends OpenedPage {
  associatedIds(): Promise<string[]>;
  /** What cells show after a formula has been entered. */
  calculate(id: string, ...args: FormulaArgument[]): Promise<Shown>;
  /** Fills the sheet in front from its first cell on. */
  fill(rows: readonly (readonly FilledCell[])[]): Promise<void>;
  /** What stands in the sheet in front, formulas as they are written. */
  cells(): Promise<FilledCell[][]>;
  /** Has the port do something, bundled as the build would. */
  applyChanges(changes: readonly Change[]): Promise<readonly ChangeResult[]>;
}

/** Opens the built pane, unchanged, with the fake in place of office.js. */
export async function openInExcel(): Promise<ExcelPane> {
  const body = await fakeOfficeJs();
  const opened = await openPane(PANE, OFFICE_JS_URL, (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  );
  return {
    ...opened,
    associatedIds: () => opened.page.evaluate(() => fakeExcel.associatedIds()),
    calculate: (id, ...args) =>
      opened.page.evaluate(({ id, args }) => fakeExcel.calculate(id, args), { id, args }),
    fill: (rows) => opened.page.evaluate((rows) => fakeExcel.fill(rows), rows),
    cells: () => opened.page.evaluate(() => fakeExcel.cells()),
    applyChanges: async (changes) => {
      const port = await bundled('excel-addin/workbook.ts', { globalName: 'port' });
      return opened.page.evaluate(`${port}; port.excelWorkbook().applyChanges(${JSON.stringify(changes)})`);
    },
  };
}

/** Opens the built pane in a browser that cannot reach Microsoft. */
export function openOutsideExcel(): Promise<OpenedPage> {
  return openPane(PANE, OFFICE_JS_URL, (route) => route.abort());
}

/** Opens the built pane with Microsoft's own office.js, which believes that Excel on the web is around it. */
export async function openWithRealOfficeJs(): Promise<Page> {
  const inExcelOnTheWeb = `${PANE}?_host_Info=Excel$Web$16.00$en-US$$$$0`;
  const { page } = await openPane(inExcelOnTheWeb, `${PUBLISHED}/**`, (route) =>
    route.fulfill({ path: PACKAGED + new URL(route.request().url()).pathname.replace('/lib/1/hosted', '') }),
  );
  // office.js fetches the part for its host only now.
  await page.waitForFunction('CustomFunctions.ErrorCode.invalidValue');
  return page;
}

function openPane(
  path: string,
  microsoft: string,
  answer: (route: Route) => Promise<void>,
): Promise<OpenedPage> {
  const prepare = async (page: Page) => {
    await page.route(microsoft, answer);
  };
  return openPage(path, { prepare, viewport: { width: 320, height: 640 } });
}

function fakeOfficeJs(): Promise<string> {
  return bundled('test/hosts/excel-addin/fake-office.ts', { target: 'es2022' });
}

async function bundled(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    target: 'es2020',
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}
