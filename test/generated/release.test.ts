import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { PRODUCT } from '../../core/version';
import { htmlOf, sectionOf } from '../../tools/release/markdown';
import { release } from '../../tools/release/zips';

const ADDRESS = 'https://files.example.org/epa-cohort';
const [SHEETS, EXCEL, LOCAL] = ['sheets', 'excel', 'local-workbook'].map(
  (host) => `epa-cohort-${host}-${PRODUCT.version}.zip`,
) as [string, string, string];

const out = mkdtempSync(join(tmpdir(), 'epa-cohort-release-'));
afterAll(() => rmSync(out, { recursive: true }));
beforeAll(() => release(join(out, 'one')));

const bytes = (zip: string, folder = 'one') => new Uint8Array(readFileSync(join(out, folder, zip)));
const inZip = (zip: string, folder?: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes(zip, folder))).map(([name, content]) => [
      name.replace(/^[^/]+\//, ''),
      strFromU8(content),
    ]),
  );
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('the zips', () => {
  test('one for each host, and their checksums as sha256sum writes them', () => {
    expect(readdirSync(join(out, 'one')).sort()).toEqual([EXCEL, LOCAL, SHEETS, 'SHA256SUMS.txt'].sort());
    const lines = [SHEETS, EXCEL, LOCAL].map((name) => `${sha256(bytes(name))}  ${name}\n`);
    expect(readFileSync(join(out, 'one', 'SHA256SUMS.txt'), 'utf8')).toBe(lines.join(''));
  });

  test('each unpacks into one folder of its own, beside nothing of somebody else', () => {
    const folders = [SHEETS, EXCEL, LOCAL].map((zip) => [
      ...new Set(Object.keys(unzipSync(bytes(zip))).map((path) => path.split('/')[0])),
    ]);
    expect(folders).toEqual([['EPA Cohort for Google Sheets'], ['EPA Cohort for Excel'], ['EPA Cohort']]);
  });

  test('made again from the same files they are the same, byte for byte', async () => {
    await release(join(out, 'again'));
    for (const zip of [SHEETS, EXCEL, LOCAL]) expect(sha256(bytes(zip, 'again'))).toBe(sha256(bytes(zip)));
  });

  test('what stands in them was built, and is what is tested', () => {
    const sheets = inZip(SHEETS);
    for (const name of ['Code.js', 'sidebar.html', 'appsscript.json'])
      expect(sheets[name]).toBe(readFileSync(`dist/apps-script/${name}`, 'utf8'));
    for (const name of ['taskpane.js', 'taskpane.html', 'functions.json'])
      expect(inZip(EXCEL)[`site/${name}`]).toBe(readFileSync(`dist/excel-addin/${name}`, 'utf8'));
    for (const name of ['index.html', 'main.js', 'sidebar.js', 'vendor/@odoo/owl/LICENSE'])
      expect(inZip(LOCAL)[`files/${name}`]).toBe(readFileSync(`dist/preview/${name}`, 'utf8'));
  });

  test('our licence, and those of everybody whose code is in them', () => {
    for (const zip of [SHEETS, EXCEL, LOCAL]) {
      const files = inZip(zip);
      expect(files['LICENSE.txt']).toMatch(/^MIT License/);
      const all = Object.values(files).join('\n');
      for (const name of ['preact', 'date-fns']) expect(all).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
    }
  });

  test.each([
    [undefined, undefined],
    [ADDRESS, `${ADDRESS}/taskpane.html`],
  ])('for the address %s: a manifest that can work, or none', async (address, pane) => {
    await release(join(out, 'addressed'), address);
    const { 'manifest.xml': manifest } = inZip(EXCEL, 'addressed');
    expect(/<SourceLocation DefaultValue="([^"]*)"/.exec(manifest ?? '')?.[1]).toBe(pane);
  });

  test('a server is told to let Excel read the functions from another address', () => {
    const files = inZip(EXCEL);
    expect(files['site/_headers']).toContain('Access-Control-Allow-Origin: *');
    expect(files['site/web.config']).toContain('name="Access-Control-Allow-Origin" value="*"');
  });
});

describe('the pages', () => {
  const pageOf = (zip: string) => inZip(zip)['Read me first.html'] ?? '';

  test.each([SHEETS, EXCEL])('of %s loads nothing, and links to no page that is not there', (zip) => {
    const page = pageOf(zip);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/(?:src|href)="(?!data:|https:\/\/)[^"]*"/g) ?? []).toEqual([]);
    expect(page.match(/src="https?:[^"]*"/g) ?? []).toEqual([]);
  });

  test('the steps are those of the README', () => {
    expect(pageOf(SHEETS)).toContain('name it <code>EpaCohort</code>');
    expect(pageOf(EXCEL)).toContain('Upload custom apps');
  });

  test('their scripts are sound', () => {
    for (const zip of [SHEETS, EXCEL])
      for (const [, script = ''] of pageOf(zip).matchAll(/<script>([\s\S]*?)<\/script>/g))
        expect(() => runInNewContext(`(function () {${script}})`)).not.toThrow();
  });
});

describe('a section of a page', () => {
  const PAGE = '# A\n\none\n\n## B\n\ntwo\n\n### C\n\nthree\n\n## D\n\nfour';

  test.each([
    ['## B', ['two', 'three']],
    ['### C', ['three']],
    ['## D', ['four']],
    ['# A', ['one', 'two', 'three', 'four']],
  ])('%s reaches to the next heading as high', (heading, words) => {
    expect(sectionOf(PAGE, heading).match(/^[a-z]+$/gm)).toEqual(words);
  });

  test('that is not there is said', () => {
    expect(() => sectionOf(PAGE, '## E')).toThrow('The page has no heading "## E".');
  });

  test('leaves out what is for those who build', () => {
    expect(htmlOf('1. one<!-- from the source --> (npm ci)<!-- end -->\n2. two')).toBe(
      '<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n',
    );
    for (const zip of [SHEETS, EXCEL]) expect(inZip(zip)['Read me first.html']).not.toContain('npm ');
  });

  test('keeps links to the web, and of others their words', () => {
    expect(htmlOf('[here](docs/a.md) and [there](https://example.org)')).toBe(
      '<p>here and <a href="https://example.org">there</a></p>\n',
    );
  });
});
