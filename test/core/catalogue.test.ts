import { describe, expect, test } from '@jest/globals';
import { plainCell } from '../../core/cells/cell';
import { type Codec, call } from '../../core/functions/call';
import { CATALOGUE } from '../../core/functions/catalogue';
import { EXAMPLES, examplesOf } from '../../core/functions/examples';
import { iso } from '../days';

const codec: Codec<string> = {
  decode: plainCell,
  encodeDay: iso,
  encodeProblem: ({ code }) => code,
};

/** The examples of functions without arguments: there is only one way to call them. */
const LEAST_EXAMPLES = (parameters: number) => (parameters === 0 ? 1 : 2);

describe.each(CATALOGUE.map((fn) => [fn.name, fn] as const))('%s', (_, fn) => {
  test('is explained in whole sentences, on one line', () => {
    for (const text of [fn.summary, ...fn.parameters.map(({ help }) => help)]) {
      expect(text).toMatch(/^[A-Z][^\n<>]*\.$/);
    }
  });

  test('has parameters in lower case, the optional ones last', () => {
    for (const { name } of fn.parameters) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    const optional = fn.parameters.map(({ isOptional }) => isOptional);
    expect([...optional].sort()).toEqual(optional);
  });

  test('has examples', () => {
    expect(examplesOf(fn).length).toBeGreaterThanOrEqual(LEAST_EXAMPLES(fn.parameters.length));
  });

  test.each(examplesOf(fn).map((example) => [JSON.stringify(example.given), example] as const))(
    '%s',
    (_, example) => {
      const answer = call(fn, example.given, codec);
      if (!example.goesOn) expect(answer).toEqual(example.gives);
      else if (typeof answer === 'string') expect(answer.startsWith(example.gives as string)).toBe(true);
      else expect(topLeft(answer, example.gives)).toEqual(example.gives);
    },
  );
});

test('every example is of a function that there is', () => {
  const names: readonly string[] = CATALOGUE.map(({ name }) => name);
  expect(Object.keys(EXAMPLES).filter((name) => !names.includes(name))).toEqual([]);
});

/** As many rows and columns of a table as the example shows of it. */
function topLeft(table: unknown, shown: unknown): unknown {
  const rows = shown as readonly (readonly unknown[])[];
  const columns = rows[0]?.length;
  return (table as readonly (readonly unknown[])[]).slice(0, rows.length).map((row) => row.slice(0, columns));
}
