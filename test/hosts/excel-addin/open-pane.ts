import { type BuildOptions, build } from 'esbuild';
import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { type OpenedPage, openPage } from '../../browser/page';
import type { Content } from './fake-book';
import type { FakeExcel } from './fake-office';

/** Where Microsoft publishes office.js, the only foreign address that the pane may ask, and our copy of it. */
const PUBLISHED = 'https://appsforoffice.microsoft.com/lib/1/hosted';
const PACKAGED = 'node_modules/@microsoft/office-js/dist';
const OFFICE_JS_URL = `${PUBLISHED}/office.js`;
const PANE = '/excel-addin/taskpane.html';

export interface ExcelPane extends OpenedPage {
  /** The person at the workbook. */
  readonly excel: AcrossTheBrowser<FakeExcel>;
  /** Runs a script in the page in which `port.excelWorkbook()` is a port of its own, bundled as the build would. */
  withPort<T>(script: string): Promise<T>;
}

/** The methods of an object in the page, called from the test. */
type AcrossTheBrowser<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

interface AtStart extends PaneLook {
  /** What the sheet in front holds before the add-in is loaded. */
  readonly rows?: readonly (readonly Content[])[];
  /** As Excel calls it; Windows unless it is said. */
  readonly platform?: 'PC' | 'Mac' | 'OfficeOnline';
}

interface PaneLook extends Pick<BrowserContextOptions, 'viewport' | 'colorScheme'> {
  /** When it is when the pane opens; without it, now. */
  readonly at?: string;
}

/** Opens the built pane, unchanged, with the fake in place of office.js. */
export async function openInExcel({ rows = [], platform = 'PC', ...look }: AtStart = {}): Promise<ExcelPane> {
  const atStart = `var rowsAtStart = ${JSON.stringify(rows)}, platformAtStart = '${platform}';`;
  const body = `${atStart}\n${await fakeOfficeJs()}`;
  const fake = (route: Route) => route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
  const opened = await openPane(PANE, OFFICE_JS_URL, fake, look);
  return {
    ...opened,
    excel: acrossTheBrowser(opened.page),
    withPort: async (script) => {
      const port = await bundled('excel-addin/workbook.ts', { globalName: 'port' });
      return opened.page.evaluate(`${port}; ${script}`);
    },
  };
}

function acrossTheBrowser(page: Page): AcrossTheBrowser<FakeExcel> {
  const call = ({ name, args }: { name: string; args: unknown[] }) => {
    const { fakeExcel } = globalThis as unknown as {
      fakeExcel: Record<string, (...a: unknown[]) => unknown>;
    };
    return fakeExcel[name]?.(...args);
  };
  return new Proxy({} as AcrossTheBrowser<FakeExcel>, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        page.evaluate(call, { name: String(name), args }),
  });
}

/** Opens the built pane in a browser that cannot reach Microsoft. */
export function openOutsideExcel(): Promise<OpenedPage> {
  return openPane(PANE, OFFICE_JS_URL, (route) => route.abort());
}

/** Opens the built pane in a plain browser, with Microsoft's own office.js, which finds no Excel around it. */
export function openInBrowser(): Promise<OpenedPage> {
  return openPane(PANE, `${PUBLISHED}/**`, fromPackage);
}

/** Opens the built pane with Microsoft's own office.js, which believes that Excel on the web is around it. */
export async function openWithRealOfficeJs(): Promise<Page> {
  const inExcelOnTheWeb = `${PANE}?_host_Info=Excel$Web$16.00$en-US$$$$0`;
  const { page } = await openPane(inExcelOnTheWeb, `${PUBLISHED}/**`, fromPackage);
  // office.js fetches the part for its host only now.
  await page.waitForFunction('CustomFunctions.ErrorCode.invalidValue');
  return page;
}

function fromPackage(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  return route.fulfill({ path: PACKAGED + pathname.replace('/lib/1/hosted', '') });
}

function openPane(
  path: string,
  microsoft: string,
  answer: (route: Route) => Promise<void>,
  look: PaneLook = {},
): Promise<OpenedPage> {
  const prepare = (page: Page) => page.route(microsoft, answer);
  return openPage(path, { prepare, viewport: { width: 320, height: 640 }, ...look });
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
