import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { bundle } from './bundle';
import { NOTICES_FILE, noticesFor, servedBeside } from './notices';
import { inScript, policyTag, SIDEBAR_BUNDLE, sidebarPage } from './sidebar-page';

const PAGE = ['page.css', 'icon.svg'] as const;
const TEMPLATES = '@odoo/o-spreadsheet/dist/o_spreadsheet.xml';

/**
 * The spreadsheet engine and what it draws with: served as published, each with its licence, never inside our bundle
 * (o-spreadsheet and owl are LGPL).
 */
const VENDOR = [
  '@odoo/o-spreadsheet/dist/o_spreadsheet.min.iife.js',
  '@odoo/o-spreadsheet/dist/o_spreadsheet.css',
  TEMPLATES,
  '@odoo/o-spreadsheet/LICENSE',
  '@odoo/owl/dist/owl.iife.min.js',
  '@odoo/owl/LICENSE',
  'bootstrap/dist/css/bootstrap.min.css',
  'bootstrap/LICENSE',
  'font-awesome/css/font-awesome.min.css',
  'font-awesome/fonts/fontawesome-webfont.woff2',
  'font-awesome/README.md',
] as const;

/** Where each of them says under which licence it stands. */
const LICENCES = Object.fromEntries(
  VENDOR.filter((file) => /\/(LICENSE|README\.md)$/.test(file)).map((file) => [
    file.replace(/\/[^/]+$/, ''),
    `vendor/${file}`,
  ]),
);

/** Writes the local workbook: a page that opens from its folder, and that any static server can serve. `plugins` may put other files in the place of some. */
export async function buildPreview(outDir: string, plugins: Plugin[] = []): Promise<void> {
  const [page, sidebar] = await Promise.all([
    bundle('preview/main.ts', { target: 'es2022', plugins }),
    bundle('preview/sidebar.ts', { ...SIDEBAR_BUNDLE, plugins }),
  ]);
  const notices = [await noticesFor([...page.packages, ...sidebar.packages]), await servedBeside(LICENCES)];
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(join(outDir, 'main.js'), page.code),
    writeFile(join(outDir, 'sidebar.js'), sidebar.code),
    writeFile(join(outDir, 'index.html'), await indexPage()),
    writeFile(join(outDir, 'templates.js'), await templates()),
    writeFile(join(outDir, NOTICES_FILE), `${notices.join('\n\n')}\n`),
    ...PAGE.map((file) => copy(join('preview', file), join(outDir, file))),
    ...VENDOR.map((file) => copy(join('node_modules', file), join(outDir, 'vendor', file))),
  ]);
}

const SIDEBAR_PAGE = {
  policy: policyTag(
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; form-action 'none'",
  ),
  head: '<script src="sidebar.js" defer></script>',
  body: '<div id="app"><p class="starting">Opening EPA Cohort…</p></div>',
} as const;

/** The page, with that of the sidebar in it. */
async function indexPage(): Promise<string> {
  const page = await readFile('preview/index.html', 'utf8');
  const place = 'id="sidebar-page">';
  const sidebar = inScript(await sidebarPage(SIDEBAR_PAGE));
  return page.replace(place, () => `${place}${sidebar}`);
}

/** The engine's templates as they are published, in a script. */
async function templates(): Promise<string> {
  const xml = await readFile(join('node_modules', TEMPLATES), 'utf8');
  return `const engineTemplates = ${JSON.stringify(xml)};\n`;
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}
