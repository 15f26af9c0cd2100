import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded, seenText } from '../../core/folded';

describe('a text as it is seen', () => {
  test.each([
    ['spaces at the ends and twice', '  12  March 2026 ', '12 March 2026'],
    ['a space that does not break', '12\u00A0March\u202F2026', '12 March 2026'],
    ['zero-width signs', '\u200BPass\uFEFF', 'Pass'],
    ['full-width letters and digits', 'Ｐａｓｓ １２', 'Pass 12'],
    ['every dash', 'a–b—c−d‑e', 'a-b-c-d-e'],
    ['every apostrophe', 'O’Reed', "O'Reed"],
    ['an apostrophe in front', "'2026-03-12", '2026-03-12'],
    ['case and accents stay', 'Zoë', 'Zoë'],
    ['control characters and marks of languages', 'Pa\u0007s\u061Cs', 'Pass'],
    ['every slash', '12⁄03∕2026', '12/03/2026'],
    ['an accent typed as an apostrophe', 'O´Reed', "O'Reed"],
    ['the turned comma of other languages', 'Oʻahu', "O'ahu"],
    ['quotation marks around the whole', '“Pass”', 'Pass'],
    ['quotation marks around a part', '"a" or "b"', '"a" or "b"'],
    ['an apostrophe at both ends', "'Pass'", 'Pass'],
    ['an apostrophe in front and one within', "'O'Reed'", "O'Reed'"],
  ])('%s', (_, text, seen) => {
    expect(seenText(text)).toBe(seen);
  });
});

describe('a text as it is compared', () => {
  test.each([
    ['case', 'PASS', 'pass'],
    ['accents', 'Zoë Ångström', 'zoe angstrom'],
    ['letters with a stroke, and two in one', 'Søren Łukasz Groß', 'soren lukasz gross'],
    ['dots at the end', 'Pass.', 'pass'],
    ['three dots in one', 'Loading…', 'loading'],
    ['commas, semicolons and exclamation marks at the end', 'Pass!;,', 'pass'],
    ['a question mark stays: somebody is not sure', 'Pass?', 'pass?'],
    ['a mark alone stays: it may be one of alarm', '!', '!'],
  ])('%s', (_, text, compared) => {
    expect(folded(text)).toBe(compared);
  });
});

test('a plain text and the same with a sign that nobody sees are one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      expect(seenText(`${text}\u200B`)).toBe(seenText(text));
      expect(folded(`${text}\u200B`)).toBe(folded(text));
    }),
    { numRuns: 1000 },
  );
});
