import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { buildSync } from 'esbuild';
import * as main from '../apps-script/main';
import { CATALOGUE } from '../core/functions/catalogue';
import { PRODUCT } from '../core/version';
import { customFunctionStub, entryPointStub, triggerStubs } from './apps-script-stubs';
import { inlineScript, sidebarPage, sidebarScript } from './sidebar-page';

/** The bundle's one variable; names that end in an underscore are private to Google: no cell and no page can reach them. */
const BUNDLE = 'EpaCohort_';

/** The page runs its own script and asks the spreadsheet through Google; it loads nothing and sends nothing. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
].join('; ');

/** Writes the folder that is pushed to Google as it stands, so nothing of an earlier build may stay in it. */
export async function buildAppsScript(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(`${outDir}/Code.js`, codeFile()),
    writeFile(`${outDir}/sidebar.html`, await page()),
    copyFile('apps-script/appsscript.json', `${outDir}/appsscript.json`),
  ]);
}

/** Google takes one file for a page, so the script stands in it; it waits for the body itself. */
async function page(): Promise<string> {
  return sidebarPage({
    policy: POLICY,
    head: inlineScript(await sidebarScript('apps-script/page/start.ts')),
    body: '<div id="app"><p class="starting">Opening EPA Cohort…</p></div>',
  });
}

function codeFile(): string {
  const entryPoints = Object.keys(main).filter((name) => name !== 'callFunction');
  return [
    bundle(),
    ...CATALOGUE.map((fn) => customFunctionStub(fn, BUNDLE)),
    ...entryPoints.map((name) => entryPointStub(name, BUNDLE)),
    triggerStubs(BUNDLE),
  ].join('\n');
}

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: ['apps-script/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: BUNDLE,
    target: 'es2019',
    charset: 'utf8',
    minify: true,
    banner: { js: `// ${PRODUCT.name} ${PRODUCT.version}, MIT licence` },
  });
  return (outputFiles[0] as { text: string }).text;
}
