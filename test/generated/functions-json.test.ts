import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CATALOGUE } from '../../core/functions/catalogue';
import { functionsJson } from '../../tools/functions-json';
import type { Metadata } from '../hosts/excel-addin/fake-excel';

const FILE = 'dist/excel-addin/functions.json';
const built: Metadata = JSON.parse(readFileSync(FILE, 'utf8'));
const byId = new Map(built.functions.map((fn) => [fn.id, fn]));

test('is what the generator makes of the catalogue', () => {
  expect(built).toEqual(functionsJson(undefined));
});

test('says where the help on each function is, once there is an address, and nothing without one', () => {
  const { functions } = functionsJson('https://example.org/epa');
  expect(functions.map(({ helpUrl }) => helpUrl)).toEqual(
    CATALOGUE.map(({ name }) => `https://example.org/epa/taskpane.html#${name}`),
  );
  expect(readFileSync(FILE, 'utf8')).not.toContain('helpUrl');
});

test('lets functions see errors, so that one bad cell does not spoil a column', () => {
  expect(built.allowErrorForDataTypeAny).toBe(true);
});

test('is below 1 MB, beyond which Excel ignores it', () => {
  expect(statSync(FILE).size).toBeLessThan(1_000_000);
});

test('declares each function of the catalogue once', () => {
  expect(built.functions.map(({ id }) => id).sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
  expect(byId.size).toBe(CATALOGUE.length);
});

/** EPA1, XFD99 and R1C1 would be read as the address of a cell. */
const CELL_ADDRESS = /^(?:[A-Z]{1,3}\d+|R\d*C\d*)$/;
/** As much as the dialogue "Insert function" shows. */
const LONGEST_HELP = 255;

describe.each(CATALOGUE.map((fn) => [fn.name, fn] as const))('%s', (name, fn) => {
  const declared = byId.get(name);

  test('is typed by its id, which Excel accepts as a name', () => {
    expect(declared?.name).toBe(name);
    expect(name).toMatch(/^[A-Z][A-Z0-9_]{2,127}$/);
    expect(name).not.toMatch(CELL_ADDRESS);
  });

  test('has the parameters of the catalogue, as matrices of anything', () => {
    expect(
      declared?.parameters.map(({ name, optional, repeating }) => [name, optional ?? repeating ?? false]),
    ).toEqual(fn.parameters.map(({ name, isOptional }) => [name, isOptional]));
    expect(declared?.parameters.filter(({ repeating }) => repeating).map(({ name }) => name)).toEqual(
      fn.parameters[0]?.name === 'sheet' ? ['more'] : [],
    );
    for (const parameter of [...(declared?.parameters ?? []), declared?.result]) {
      expect(parameter).toMatchObject({ type: 'any', dimensionality: 'matrix' });
    }
  });

  test('takes its needed arguments before its optional ones', () => {
    const optional = declared?.parameters.map((given) => given.optional ?? given.repeating ?? false) ?? [];
    expect(optional).toEqual([...optional].sort());
  });

  test('has help that Excel shows whole', () => {
    for (const text of [declared?.description, ...(declared?.parameters ?? []).map((p) => p.description)]) {
      expect(text).toMatch(/^\S.*\.$/);
      expect(text?.length).toBeLessThanOrEqual(LONGEST_HELP);
    }
  });
});
