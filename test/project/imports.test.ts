import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** What every part of core may use. */
const COMMON = [
  'core/words',
  'core/folded',
  'core/problems',
  'core/remembered',
  'core/dates',
  'core/cells',
  'core/standard',
] as const;

/** Who may import whom, besides its own part. The arrows go one way: what a part may use stands before it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'core/words': [],
  'core/folded': [],
  'core/version': [],
  'core/problems': [],
  'core/remembered': [],
  'core/dates': ['core/folded', 'core/remembered'],
  'core/cells': ['core/words', 'core/folded', 'core/problems', 'core/dates'],
  'core/standard': ['core/words', 'core/cells'],
  'core/rules': COMMON,
  'core/sheet': [...COMMON, 'core/version', 'core/rules'],
  'core/set-up': [...COMMON, 'core/rules', 'core/sheet'],
  'core/cohort': [...COMMON, 'core/rules', 'core/sheet'],
  'core/reports': [...COMMON, 'core/version', 'core/rules', 'core/sheet', 'core/set-up', 'core/cohort'],
  'core/import': [...COMMON, 'core/rules', 'core/sheet'],
  'core/port': [...COMMON, 'core/rules', 'core/sheet', 'core/set-up', 'core/reports'],
  'core/functions': [...COMMON, 'core/version', 'core/rules', 'core/sheet', 'core/set-up', 'core/cohort'],
  files: ['core'],
  sidebar: ['core', 'files'],
  'apps-script': ['core', 'sidebar'],
  'excel-addin': ['core', 'sidebar'],
  preview: ['core', 'files', 'sidebar'],
  cli: ['core', 'files'],
  // The benchmark counts the calls of Excel in the fake that calculates.
  tools: ['core', 'files', 'sidebar', 'apps-script', 'excel-addin', 'preview', 'cli', 'test'],
};

const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  'core/dates': ['date-fns', '@date-fns/utc'],
  files: ['fflate'],
  sidebar: ['preact'],
  preview: ['@odoo/o-spreadsheet', '@odoo/owl'],
  cli: ['@borgar/fx', 'node:fs', 'node:path', 'node:util'],
};

const CORE_PARTS = Object.keys(MAY_IMPORT).filter((part) => part.startsWith('core/'));
const TOP_PARTS = Object.keys(MAY_IMPORT).filter((part) => !part.startsWith('core/'));

/** The part that a file of the project belongs to: `core/rules` for `core/rules/timeline`. */
function partOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'core' ? `core/${second.replace(/\.tsx?$/, '')}` : top;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** `from` and the import itself, as seen in the import lines of a file. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  return [
    ...code.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm),
  ].map((found) => (found[1] ?? found[2] ?? found[3]) as string);
}

function isAllowed(file: string, specifier: string): boolean {
  const part = partOf(file);
  if (!specifier.startsWith('.')) {
    return (
      part === 'tools' ||
      (LIBRARIES[part] ?? []).some((name) => specifier === name || specifier.startsWith(`${name}/`))
    );
  }
  const target = partOf(relative('.', join(dirname(file), specifier)));
  const allowed = [part, ...(MAY_IMPORT[part] ?? [])];
  return allowed.some((name) => target === name || target.startsWith(`${name}/`));
}

describe.each([...CORE_PARTS, ...TOP_PARTS])('%s imports only what stands before it', (part) => {
  const files = sourcesIn(part.split('/')[0] as string).filter((file) => partOf(file) === part);

  test.each(files)('%s', (file) => {
    expect(importsOf(file).filter((specifier) => !isAllowed(file, specifier))).toEqual([]);
  });
});

/** The file behind an import of another file of the project. */
function targetOf(file: string, specifier: string): string | undefined {
  const path = join(dirname(file), specifier);
  return specifier.startsWith('.')
    ? ['.ts', '.tsx', '/index.ts'].map((ending) => path + ending).find((name) => existsSync(name))
    : undefined;
}

/** Files that import each other in a circle, types included; none where every way ends. */
function circleFrom(file: string, importsIn: (file: string) => readonly string[]): readonly string[] {
  const settled = new Set<string>();
  const search = (name: string, way: readonly string[]): readonly string[] => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (settled.has(name)) return [];
    for (const next of importsIn(name)) {
      const circle = search(next, [...way, name]);
      if (circle.length > 0) return circle;
    }
    settled.add(name);
    return [];
  };
  return search(file, []);
}

test('no file imports itself over others, not even for a type', () => {
  const importsIn = (file: string) => importsOf(file).flatMap((specifier) => targetOf(file, specifier) ?? []);
  const circles = ['core', ...TOP_PARTS].flatMap(sourcesIn).map((file) => circleFrom(file, importsIn));
  expect(circles.filter((circle) => circle.length > 0)).toEqual([]);
});

test('the search sees a circle', () => {
  const imports: Readonly<Record<string, readonly string[]>> = { a: ['b'], b: ['c'], c: ['b'] };
  expect(circleFrom('a', (file) => imports[file] ?? [])).toEqual(['b', 'c', 'b']);
});

test('every file of the product belongs to a part that is listed here', () => {
  const parts = new Set(['core', ...TOP_PARTS].flatMap(sourcesIn).map(partOf));
  expect([...parts].filter((part) => !(part in MAY_IMPORT))).toEqual([]);
});

test('the standard is chosen in one file: everything else is handed one', () => {
  const importing = (ending: string) =>
    ['core', ...TOP_PARTS]
      .flatMap(sourcesIn)
      .filter((file) => importsOf(file).some((specifier) => specifier.endsWith(ending)));
  expect(importing('/st0071')).toEqual(['core/sheet/chosen-standard.ts']);
  const choosing = importing('/chosen-standard').map(partOf);
  expect(choosing.filter((part) => !MAY_CHOOSE.includes(part))).toEqual([]);
});

/** Where a sheet or a formula comes in, or a sample is made, so that it must be said what standard it is about. */
const MAY_CHOOSE = [
  'core/sheet',
  'core/set-up',
  'core/cohort',
  'core/functions',
  'sidebar',
  'preview',
  'cli',
  'tools',
];

test('the check sees a wrong arrow', () => {
  expect(isAllowed('core/rules/grading.ts', '../functions/call')).toBe(false);
  expect(isAllowed('core/rules/grading.ts', '../../sidebar/session')).toBe(false);
  expect(isAllowed('apps-script/main.ts', '../excel-addin/codec')).toBe(false);
  expect(isAllowed('sidebar/session.ts', '../tools/build')).toBe(false);
  expect(isAllowed('core/rules/grading.ts', 'date-fns')).toBe(false);
  expect(isAllowed('core/functions/call.ts', '../rules/grading')).toBe(true);
});

/** The folder that knows the spreadsheet engine, through a file that takes it from the page. */
const ENGINE = 'preview/engine';

test('one folder knows the spreadsheet engine, and one file of it where the engine comes from', () => {
  const files = ['core', ...TOP_PARTS].flatMap(sourcesIn);
  const takers = files.filter(
    (file) =>
      /\bo_spreadsheet\b|\bowl\b/.test(bareCode(file)) ||
      importsOf(file).some((name) => name.startsWith('@odoo/')),
  );
  expect(takers).toEqual([`${ENGINE}/o-spreadsheet.ts`]);
  const throughTheWindow = files.filter(
    (file) =>
      !isWithin(ENGINE, dirname(file)) &&
      importsOf(file).some((name) => isWithin(ENGINE, dirname(relative('.', join(dirname(file), name))))),
  );
  expect(throughTheWindow).toEqual([]);
});

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Code without its comments and texts, those between tags among them. */
function bareCode(file: string): string {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
  return file.endsWith('x') ? code.replace(/>[^<>{}=;]*<\//g, '></') : code;
}

test('Date objects live in core/dates, in the Google codec and where a host reads its clock, nowhere else', () => {
  const files = ['core', 'files', 'sidebar', 'apps-script', 'excel-addin', 'preview', 'cli'].flatMap(
    sourcesIn,
  );
  expect(files.filter((file) => /\bDate\b/.test(bareCode(file))).sort()).toEqual(WITH_DATES);
});

const WITH_DATES = [
  'apps-script/codec.ts',
  'apps-script/spreadsheet-zone.ts',
  'cli/clock.ts',
  'core/dates/day.ts',
  'preview/download.ts',
  'preview/main.ts',
];
