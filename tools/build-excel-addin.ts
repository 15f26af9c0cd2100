import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { STATIC_HELP_CSS, staticHelp } from '../sidebar/static-help';
import { functionsJson } from './functions-json';
import { SIDEBAR_BUNDLE, sidebarPage } from './sidebar-page';

/** Where manifest.xml says that the add-in is served; EPA_COHORT_BASE_URL names another place for a build. */
const PUBLISHED_AT = 'https://epa-cohort.example/excel-addin';

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
  await build({ entryPoints: ['excel-addin/main.ts'], outfile, ...SIDEBAR_BUNDLE });
}

const OFFICE_JS = 'https://appsforoffice.microsoft.com';

/** Only our own files and office.js, which needs inline styles and a frame of its own. */
const POLICY = [
  "default-src 'self'",
  `script-src 'self' ${OFFICE_JS}`,
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  'frame-src https://telemetryservice.firstpartyapps.oaspapps.com',
].join('; ');

/** The sidebar in a page of Excel's own, with the help on functions for who opens it anywhere else; main.ts shows either. */
function taskPane(): Promise<string> {
  return sidebarPage({
    policy: POLICY,
    head: `<style id="outside-style" media="not all">${STATIC_HELP_CSS}</style>
<link rel="icon" href="assets/icon-32.png">
<script src="${OFFICE_JS}/lib/1/hosted/office.js"></script>
<script src="taskpane.js" defer></script>`,
    body: `<div id="app"><p class="starting">Opening EPA Cohort…</p></div>
<div id="outside" hidden>
${staticHelp()}
</div>`,
  });
}
