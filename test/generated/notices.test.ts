import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { packagesIn } from '../../tools/bundle';
import { asPageComment, asScriptComment } from '../../tools/notices';

/** Each script that is built, and the built file that has to hold the licences of what is in it. */
const SCRIPTS = [
  ['apps-script/main.ts', 'dist/apps-script/Code.js'],
  ['apps-script/page/start.ts', 'dist/apps-script/sidebar.html'],
  ['excel-addin/main.ts', 'dist/excel-addin/THIRD-PARTY-NOTICES.txt'],
  ['preview/main.ts', 'dist/preview/THIRD-PARTY-NOTICES.txt'],
  ['preview/sidebar.ts', 'dist/preview/THIRD-PARTY-NOTICES.txt'],
] as const;

const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

function licenceOf(name: string): string {
  const [file] = ['LICENSE', 'LICENSE.md'].flatMap((file) => {
    try {
      return [readFileSync(`node_modules/${name}/${file}`, 'utf8')];
    } catch {
      return [];
    }
  });
  return file ?? `no licence of ${name}`;
}

describe.each(SCRIPTS)('%s', (entryPoint, holder) => {
  test('every package in it has its licence, whole, in the built files', async () => {
    const { metafile } = await build({
      entryPoints: [entryPoint],
      bundle: true,
      write: false,
      metafile: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    const packages = packagesIn(metafile);
    expect(packages).toContain('date-fns');
    const built = inOneLine(readFileSync(holder, 'utf8'));
    for (const name of packages) {
      const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
      expect(built).toContain(`${name} ${version}, `);
      expect(built).toContain(inOneLine(licenceOf(name)).trim());
    }
  });
});

test('esbuild tells packages with and without a scope, however deep they lie, each once', () => {
  const inputs = Object.fromEntries(
    [
      'core/a.ts',
      'node_modules/date-fns/add.js',
      'node_modules/date-fns/sub.js',
      '../main/node_modules/@date-fns/utc/index.js',
      'node_modules/a/node_modules/b/index.js',
    ].map((path) => [path, { bytes: 1, imports: [] }]),
  );
  expect(packagesIn({ inputs, outputs: {} })).toEqual(['@date-fns/utc', 'b', 'date-fns']);
});

describe('what the local workbook serves beside its own files', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const notices = readFileSync('dist/preview/THIRD-PARTY-NOTICES.txt', 'utf8');
  const SERVED = ['@odoo/o-spreadsheet', '@odoo/owl', 'bootstrap', 'font-awesome'];

  test.each(SERVED)('%s is declared, in the version that is served, and its licence is there', (name) => {
    const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    expect({ ...dependencies, ...devDependencies }[name]).toBe(version);
    const [, file = ''] = new RegExp(`^${name} ${version}, (?:.*): (.*)$`, 'm').exec(notices) ?? [];
    expect(notices).toContain(`${name} ${version}, ${license}: vendor/${name}/`);
    expect(readFileSync(`dist/preview/${file}`, 'utf8')).toMatch(/licen[cs]e/i);
  });
});

test('nothing in a licence ends the comment that it stands in', () => {
  expect(asScriptComment('a */ b')).toBe('/*\na * / b\n*/\n');
  expect(asPageComment('a --> b')).toBe('<!--\na - -> b\n-->\n');
});
