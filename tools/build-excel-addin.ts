import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRODUCT } from '../core/version';
import { STATIC_HELP_CSS, staticHelp } from '../sidebar/static-help';
import { bundle } from './bundle';
import { functionsJson } from './functions-json';
import { NOTICES_FILE, noticesFor } from './notices';
import { policyTag, SIDEBAR_BUNDLE, sidebarPage } from './sidebar-page';

/** What stands in manifest.xml for the address that only whoever publishes the add-in knows; nothing is served there. */
export const ADDRESS_PLACE = 'https://epa-cohort.example/excel-addin';

/** The add-in of a developer: another one to Excel than the published one, so that both can be there. */
export const DEVELOPMENT = {
  id: '6962829d-2884-4f13-a510-d2a9ef76be22',
  name: `${PRODUCT.name} (dev)`,
  folder: 'dist/excel-addin-dev',
  /** Where this computer serves it. */
  port: Number(process.env.PORT) || 3000,
} as const;

/** For whom an add-in is built: `address` is where its files will be served. */
export interface ExcelBuild {
  readonly address: string | undefined;
  readonly isForDevelopment?: boolean | undefined;
}

/**
 * Writes the files that go to a web server, and the manifest that Excel is given. Without an address there is no manifest:
 * it would install, and then show an empty pane.
 */
export async function buildExcelAddin(
  outDir: string,
  { address, isForDevelopment = false }: ExcelBuild,
): Promise<void> {
  const { code, packages } = await bundle('excel-addin/main.ts', SIDEBAR_BUNDLE);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(join(outDir, 'taskpane.js'), code),
    writeFile(join(outDir, 'taskpane.html'), await taskPane()),
    writeFile(join(outDir, 'functions.json'), JSON.stringify(functionsJson(address))),
    writeFile(join(outDir, NOTICES_FILE), `${await noticesFor(packages)}\n`),
    ...(await manifests({ address, isForDevelopment })).map(([name, text]) =>
      writeFile(join(outDir, name), text),
    ),
    cp('excel-addin/assets', join(outDir, 'assets'), {
      recursive: true,
      filter: (path) => !path.endsWith('.svg'),
    }),
  ]);
}

async function manifests({ address, isForDevelopment }: ExcelBuild): Promise<readonly [string, string][]> {
  if (address === undefined) return [];
  const manifest = await manifestFor(address, isForDevelopment);
  if (isForDevelopment) return [['manifest.xml', manifest]];
  return [
    ['manifest.xml', manifest],
    [MARKETPLACE_MANIFEST, forMarketplace(manifest)],
  ];
}

const MARKETPLACE_MANIFEST = 'manifest-marketplace.xml';

/**
 * The manifest for the Marketplace. Of an add-in from there Excel ignores every call that shows the pane (Microsoft's
 * documentation, since February 2026), and a runtime that is shared takes one pane with one address only. So the buttons
 * that open it at a screen would be dead: what is left is the button by which Excel itself opens the pane, whose tabs lead
 * to the same screens.
 */
export function forMarketplace(manifest: string): string {
  const buttons =
    /\n *(?:<!--[^\n]*-->\n *)?<Control xsi:type="Button" id="EpaCohort\.(\w+)">[\s\S]*?<\/Control>/g;
  const gone: string[] = [];
  const withoutButtons = manifest.replace(buttons, (control, name: string) => {
    if (!control.includes('ExecuteFunction')) return control;
    gone.push(name);
    return '';
  });
  const texts = new RegExp(`\\n *<bt:String id="(?:${gone.join('|')})\\.[^\\n]*`, 'g');
  return withoutButtons.replace(/\n *<FunctionFile [^\n]*/, '').replace(texts, '');
}

/** The address as it stands in a manifest; Excel loads add-ins from https only. */
export function addressFrom(setting: string | undefined): string | undefined {
  if (!setting) return undefined;
  if (!/^https:\/\/[^/\s][^\s"'<>&?#]*$/.test(setting) || setting.startsWith(new URL(ADDRESS_PLACE).origin)) {
    throw new Error(
      `The address "${setting}" cannot serve Excel. Give one like https://example.org/excel-addin.`,
    );
  }
  return setting.replace(/\/+$/, '');
}

export async function manifestFor(address: string, isForDevelopment = false): Promise<string> {
  const manifest = (await readFile('manifest.xml', 'utf8')).replaceAll(ADDRESS_PLACE, address);
  if (!isForDevelopment) return manifest;
  return manifest
    .replace(/<Id>.*<\/Id>/, `<Id>${DEVELOPMENT.id}</Id>`)
    .replaceAll(`DefaultValue="${PRODUCT.name}"`, `DefaultValue="${DEVELOPMENT.name}"`);
}

const OFFICE_JS = 'https://appsforoffice.microsoft.com';

/**
 * Only our own files and office.js, which needs inline styles. What office.js would report of its own use goes to other
 * addresses and into a frame (in Excel 2016 and 2019), so it stays unsent.
 */
const POLICY = [
  "default-src 'self'",
  `script-src 'self' ${OFFICE_JS}`,
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'none'",
  "form-action 'none'",
].join('; ');

/** The sidebar in a page of Excel's own, with the help on functions for who opens it anywhere else; main.ts shows either. */
function taskPane(): Promise<string> {
  return sidebarPage({
    policy: policyTag(POLICY),
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
