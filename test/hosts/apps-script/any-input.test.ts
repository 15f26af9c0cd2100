import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sheetsCodec } from '../../../apps-script/codec';
import { call } from '../../../core/functions/call';
import { CATALOGUE } from '../../../core/functions/catalogue';
import { isProblem, messageOf, PROBLEMS } from '../../../core/problems';
import { openSheets } from './fake-apps-script';
import { newSpreadsheet, services } from './fake-services';

/** What cells hold, what people type into them, and what no cell holds but a caller might hand over. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'Pass',
    'D',
    'yes',
    '5 Mar 2026',
    '31/02/2026',
    '2026-03-05',
    '#N/A',
    'Project',
    'ULN',
    '12%',
  ),
  fc.constantFrom(
    undefined,
    null,
    0,
    1,
    -1,
    46_086.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e308,
    -1e308,
    10n,
  ),
  fc.constantFrom(() => 'Pass', Symbol('Pass'), {}, { code: 'X', fix: 'Y' }, Object.create(null), /x/),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.date({ noInvalidDate: false }),
);
/** Ragged and nested as no spreadsheet makes them. */
const ragged = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, cell, fc.array(tie('value'), { maxLength: 4 })),
})).value;
const range = fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 });
const input = fc.record({
  fn: fc.constantFrom(...CATALOGUE),
  args: fc.array(fc.oneof(cell, range, ragged), { maxLength: 6 }),
});

/** Every message that the project may show: the texts of the problems, with anything in their placeholders. */
const OWN_MESSAGES = new RegExp(
  `^(?:${Object.values(PROBLEMS)
    .map(({ what, fix }) => pattern(`${what} ${fix}`))
    .join('|')})$`,
);

function pattern(template: string): string {
  return template
    .split(/\{\w+\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}

beforeAll(() => {
  Object.assign(globalThis, services(newSpreadsheet('America/Santiago'), 'CUSTOM_FUNCTION'));
});

test('whatever comes in, the answer is a value or one of our own problems', () => {
  fc.assert(
    fc.property(input, ({ fn, args }) => {
      const answer = call(fn, args, sheetsCodec());
      if (isProblem(answer)) expect(messageOf(answer)).toMatch(OWN_MESSAGES);
    }),
    { numRuns: 2_000 },
  );
});

test('and so it is in the built file: cells that Sheets can show, or an Error with our own message', () => {
  const sheets = openSheets({ timeZone: 'America/Santiago' });
  fc.assert(
    fc.property(input, ({ fn, args }) => {
      try {
        sheets.evaluate(fn.name, ...args);
      } catch (error) {
        expect(error).toMatchObject({ name: 'Error', message: expect.stringMatching(OWN_MESSAGES) });
      }
    }),
    { numRuns: 300 },
  );
});
