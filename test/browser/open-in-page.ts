import { build } from 'esbuild';
import { type OpenedPage, openPage } from './page';
import type {} from './workbook-in-page';

/** The page of the local workbook with a script of the tests in place of its own: workbook-in-page.ts. */
export async function openWorkbookInPage(): Promise<OpenedPage> {
  const { outputFiles } = await build({
    entryPoints: ['test/browser/workbook-in-page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const script = outputFiles[0]?.text ?? '';
  const opened = await openPage('/preview/', {
    prepare: async (page) => {
      await page.route('**/preview/main.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: script }),
      );
    },
  });
  await opened.page.waitForFunction(() => 'inPage' in globalThis);
  return opened;
}
