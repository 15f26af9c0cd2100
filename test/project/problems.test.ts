import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PROBLEMS } from '../../core/problems';

const SOURCES = ['core', 'files', 'sidebar', 'apps-script', 'excel-addin', 'preview', 'cli']
  .flatMap((part) => readdirSync(part, { recursive: true, encoding: 'utf8' }).map((name) => join(part, name)))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('problems.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe.each(Object.entries(PROBLEMS))('%s', (code, { what, fix }) => {
  test('is a problem that something has', () => {
    expect(SOURCES.includes(`'${code}'`)).toBe(true);
  });

  test('says in sentences what is wrong and what to do', () => {
    for (const text of [what, fix]) expect(text).toMatch(/^(?:[A-Z]|\{argument\})[^<>\n]*[.}]$/);
  });
});
