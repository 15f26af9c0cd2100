import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PANEL_CSS, panelBody } from '../sidebar/panel';
import { functionsJson } from './functions-json';

/** Where manifest.xml says that the add-in is served; EPA_COHORT_BASE_URL names another place for a build. */
export const PUBLISHED_AT = 'https://epa-cohort.example/excel-addin';

/** Writes the files that go to a web server, and the manifest that Excel is given. */
export async function buildExcelAddin(outDir: string): Promise<void> {
  const baseUrl = baseUrlOf(process.env.EPA_COHORT_BASE_URL);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    bundle(join(outDir, 'taskpane.js')),
    writeFile(join(outDir, 'taskpane.html'), await taskPane()),
    writeFile(join(outDir, 'functions.json'), JSON.stringify(functionsJson(`${baseUrl}/taskpane.html`))),
    writeFile(join(outDir, 'manifest.xml'), await manifestFor(baseUrl)),
    cp('excel-addin/assets', join(outDir, 'assets'), {
      recursive: true,
      filter: (path) => !path.endsWith('.svg'),
    }),
  ]);
}

/** Excel loads add-ins from https only. */
export function baseUrlOf(setting: string | undefined): string {
  if (!setting) return PUBLISHED_AT;
  if (!/^https:\/\/[^/\s][^\s"'<>&?#]*$/.test(setting)) {
    throw new Error(
      `EPA_COHORT_BASE_URL is "${setting}". Set it to an address like https://example.org/excel-addin.`,
    );
  }
  return setting.replace(/\/+$/, '');
}

export async function manifestFor(baseUrl: string): Promise<string> {
  return (await readFile('manifest.xml', 'utf8')).replaceAll(PUBLISHED_AT, baseUrl);
}

async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: ['excel-addin/main.ts'],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
  });
}

/** The pane is the panel that both hosts show, in a page of Excel's own. */
async function taskPane(): Promise<string> {
  const parts: Readonly<Record<string, string>> = { style: `<style>${PANEL_CSS}</style>`, help: panelBody() };
  const template = await readFile('excel-addin/taskpane.html', 'utf8');
  return template.replace(/<!-- (\w+) -->/g, (comment, part: string) => parts[part] ?? comment);
}
