import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Comment, parse } from 'acorn';
import { CATALOGUE } from '../../core/functions/catalogue';

/** What Google reads from the pushed files: it never runs them to find the functions. */
const DIST = 'dist/apps-script';
const code = readFileSync(`${DIST}/Code.js`, 'utf8');

const comments: Comment[] = [];
// Apps Script cannot parse private fields, which came with ECMAScript 2022.
const { body } = parse(code, { ecmaVersion: 2021, sourceType: 'script', onComment: comments });

const functions = body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node] : []));

const ENTRY_POINTS = [
  'applyChanges',
  'applySetUp',
  'onInstall',
  'onOpen',
  'openPanel',
  'readGrid',
  'readRow',
  'readSelection',
  'readToday',
  'revealCell',
  'setUpCohortSheet',
];

test('the folder holds what is pushed and nothing else', () => {
  expect(readdirSync(DIST).sort()).toEqual(['Code.js', 'appsscript.json', 'panel.html']);
});

test('at the top level stand the bundle, the custom functions and the entry points, no more', () => {
  const others = body.flatMap((node) => {
    if (node.type === 'VariableDeclaration')
      return node.declarations.map(({ id }) => code.slice(id.start, id.end));
    if (node.type === 'FunctionDeclaration') return [];
    return [code.slice(node.start, node.end)];
  });
  expect(others).toEqual(['"use strict";', 'EpaCohort_']);
  expect(functions.map(({ id }) => id.name)).toEqual([...CATALOGUE.map(({ name }) => name), ...ENTRY_POINTS]);
});

describe.each(CATALOGUE.map((fn) => [fn.name, fn] as const))('%s', (name, fn) => {
  const declaration = functions.find(({ id }) => id.name === name);
  const start = declaration?.start ?? 0;
  const jsdoc = comments.find(({ end }) => end <= start && code.slice(end, start).trim() === '')?.value ?? '';
  const lines = jsdoc.split('\n').map((line) => line.replace(/^ \* ?/, '').trim());
  const names = fn.parameters.map((parameter) => parameter.name);

  test('takes its parameters by name, for the formula bar', () => {
    expect(declaration?.params.map((node) => code.slice(node.start, node.end))).toEqual(names);
  });

  test('has the JSDoc of a custom function: summary, parameters, answer', () => {
    expect(lines).toEqual([
      '*',
      fn.summary,
      '',
      ...names.map((parameter) => expect.stringMatching(new RegExp(`^@param \\{\\S+\\} ${parameter} \\S`))),
      expect.stringMatching(/^@return \{\S+\} \S/),
      '@customfunction',
      '',
    ]);
  });

  test('says in the help what Sheets cannot show otherwise', () => {
    for (const { name, help, isOptional } of fn.parameters) {
      const line = lines.find((text) => text.includes(`} ${name} `));
      expect(line).toContain(help);
      expect(line?.includes('(optional)')).toBe(isOptional);
    }
  });

  test('has no HTML and no mark-up in its help', () => {
    expect(lines.map((line) => line.replace(/\{\S+\}/, '')).join('\n')).not.toMatch(/[<>`[\]{}]/);
  });
});

test('the permissions are the smallest there are, for ever', () => {
  expect(JSON.parse(readFileSync(`${DIST}/appsscript.json`, 'utf8'))).toEqual({
    timeZone: 'Etc/UTC',
    dependencies: {},
    exceptionLogging: 'STACKDRIVER',
    runtimeVersion: 'V8',
    oauthScopes: [
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.container.ui',
    ],
  });
});

test('the panel loads nothing and runs nothing', () => {
  const panel = readFileSync(`${DIST}/panel.html`, 'utf8');
  expect(panel).not.toMatch(/<script|<link|<img|@import|url\(|<\?/i);
});
