/** What nobody sees in a cell: zero-width signs, soft hyphens, marks of direction and of byte order, control characters. */
const UNSEEN = /\uFEFF|(?!\s)[\p{Cc}\p{Cf}]|\p{Variation_Selector}|[\u034F\u115F\u1160]/gu;
const DASHES = /[\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D]/g;
const APOSTROPHES = /[\u2018\u2019\u201A\u201B\u2032\u02B9-\u02BD\u0060]/g;
/** An apostrophe to those who type it; normalised it would become a space with an accent. */
const ACCENT_ALONE = /\u00B4/g;
const SLASHES = /[\u2044\u2215]/g;
const QUOTATION_MARKS = /[\u201C-\u201F\u2033]/g;
/** Marks that end a sentence and change no word. A question mark does: it says that nobody is sure. */
const ENDS = /[\s.,;!\u2026]/;
const MARKS_ABOVE_LETTERS = /[\u0300-\u036F]/g;

/** Most texts: nothing in them that is folded but the case, and dots at the end. */
const PLAIN = /^(?!['"])[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * A text as people see it: full-width letters are letters, every space is a space, every dash a hyphen, nothing that is
 * unseen, no space at the ends, and no apostrophe in front, as which some services keep text from being read. Quotation
 * marks around the whole are an export's.
 */
export function seenText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(ACCENT_ALONE, "'")
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(DASHES, '-')
    .replace(SLASHES, '/')
    .replace(APOSTROPHES, "'")
    .replace(QUOTATION_MARKS, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(QUOTED, '$1$2')
    .replace(/^'+\s*/, '');
}

const QUOTED = /^(?:"\s?([^"]*[^"\s])\s?"|'\s?([^']*[^'\s])\s?')$/;

/** Nobody writes more for a word, a day or a number; signs that nobody sees may stand between, but not by the thousand. */
const LONGEST = { seen: 300, written: 3000 } as const;

/** Is a text too long to be a word, a day or a number? It is not even looked at: patterns take their time with long texts. */
export function isTooLong(text: string): boolean {
  if (text.length <= LONGEST.seen) return false;
  return text.length > LONGEST.written || seenText(text).length > LONGEST.seen;
}

/** Without the marks at its end: not by a pattern, which takes far too long where a text has thousands of them in its midst. */
function withoutEnds(text: string): string {
  let length = text.length;
  while (length > 0 && ENDS.test(text[length - 1] as string)) length--;
  // A mark alone may be one of alarm.
  return length === 0 && text.includes('!') ? text : text.slice(0, length);
}

/** Letters with a stroke, and two in one, which are typed without where a keyboard lacks them. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** A text as it is compared: as it is seen, without case, accents and the dots, commas or semicolons at its end. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return withoutEnds(text.toLowerCase());
  return withoutEnds(
    seenText(text)
      .normalize('NFD')
      .replace(MARKS_ABOVE_LETTERS, '')
      .toLowerCase()
      .replace(/[øłđðħŧıæœßþ]/g, (letter) => OTHER_LETTERS[letter] as string),
  );
}
