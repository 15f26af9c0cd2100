import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Lock {
  readonly packages: Readonly<
    Record<string, { engines?: object; resolved?: string; hasInstallScript?: boolean }>
  >;
}

const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The beginnings of npm's warnings about packages; what it says about a developer's own settings is not ours. */
const WARNINGS = /^npm (warn|error) .*/gim;
const ABOUT_PACKAGES = /EBADENGINE|ERESOLVE|deprecated|install-scripts|lock/i;

test('npm ci warns of no package on this Node', () => {
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--offline', '--loglevel=warn'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const warnings = stderr.match(WARNINGS) ?? [];
  expect(warnings.filter((line) => ABOUT_PACKAGES.test(line))).toEqual([]);
  expect(status).toBe(0);
});

test('the engine of the local workbook, served to browsers only, asks for no Node (decision 11)', () => {
  expect(lock.packages['node_modules/@odoo/o-spreadsheet']).toBeDefined();
  expect(lock.packages['node_modules/@odoo/o-spreadsheet']?.engines).toBeUndefined();
});

test('every install script has been decided on', () => {
  const withScript = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set(withScript)].sort());
});

test('the lock names no registry', () => {
  expect(Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? [])).toEqual([]);
});
