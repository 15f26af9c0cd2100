import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { buildSync } from 'esbuild';
import * as main from '../apps-script/main';
import { CATALOGUE } from '../core/functions/catalogue';
import { PRODUCT } from '../core/version';
import { panelPage } from '../sidebar/panel';
import { customFunctionStub, entryPointStub } from './apps-script-stubs';

/** The bundle's one variable; names that end in an underscore are private to Google: no cell and no page can reach them. */
const BUNDLE = 'EpaCohort_';

/** Writes the folder that is pushed to Google as it stands, so nothing of an earlier build may stay in it. */
export async function buildAppsScript(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(`${outDir}/Code.js`, codeFile()),
    writeFile(`${outDir}/panel.html`, panelPage()),
    copyFile('apps-script/appsscript.json', `${outDir}/appsscript.json`),
  ]);
}

function codeFile(): string {
  const entryPoints = Object.keys(main).filter((name) => name !== 'callFunction');
  return [
    bundle(),
    ...CATALOGUE.map((fn) => customFunctionStub(fn, BUNDLE)),
    ...entryPoints.map((name) => entryPointStub(name, BUNDLE)),
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
