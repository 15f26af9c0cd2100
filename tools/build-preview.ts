import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { SIDEBAR_BUNDLE, sidebarPage } from './sidebar-page';

const PAGE = ['index.html', 'page.css', 'icon.svg'] as const;

/**
 * The spreadsheet engine and what it draws with: served as published, each with its licence, never inside our bundle
 * (o-spreadsheet and owl are LGPL).
 */
const VENDOR = [
  '@odoo/o-spreadsheet/dist/o_spreadsheet.min.iife.js',
  '@odoo/o-spreadsheet/dist/o_spreadsheet.css',
  '@odoo/o-spreadsheet/dist/o_spreadsheet.xml',
  '@odoo/o-spreadsheet/LICENSE',
  '@odoo/owl/dist/owl.iife.min.js',
  '@odoo/owl/LICENSE',
  'bootstrap/dist/css/bootstrap.min.css',
  'bootstrap/LICENSE',
  'font-awesome/css/font-awesome.min.css',
  'font-awesome/fonts/fontawesome-webfont.woff2',
  'font-awesome/README.md',
] as const;

/** Writes the local workbook: a page that any static server can serve. `plugins` may put other files in the place of some. */
export async function buildPreview(outDir: string, plugins: Plugin[] = []): Promise<void> {
  await Promise.all([
    bundle(join(outDir, 'main.js'), plugins),
    ...sidebar(outDir, plugins),
    ...PAGE.map((file) => copy(join('preview', file), join(outDir, file))),
    ...VENDOR.map((file) => copy(join('node_modules', file), join(outDir, 'vendor', file))),
  ]);
}

async function bundle(outfile: string, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints: ['preview/main.ts'],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    plugins,
  });
}

/** The page in the frame beside the sheet, and its script. */
function sidebar(outDir: string, plugins: Plugin[]): Promise<unknown>[] {
  const outfile = join(outDir, 'sidebar.js');
  return [
    write(join(outDir, 'sidebar.html'), sidebarPage(SIDEBAR_PAGE)),
    build({ entryPoints: ['preview/sidebar.ts'], outfile, plugins, ...SIDEBAR_BUNDLE }),
  ];
}

const SIDEBAR_PAGE = {
  policy:
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; form-action 'none'",
  head: '<script src="sidebar.js" defer></script>',
  body: '<div id="app"><p class="starting">Opening EPA Cohort…</p></div>',
} as const;

async function write(path: string, content: Promise<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await content);
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}
