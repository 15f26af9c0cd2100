/** What nobody sees in a cell: zero-width signs, soft hyphens, marks of direction and of byte order. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\p{Variation_Selector}/gu;
const DASHES = /[\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D]/g;
const APOSTROPHES = /[\u2018\u2019\u201A\u201B\u2032\u02B9\u02BC\u0060\u00B4]/g;
const DOTS_AT_END = /[\s.\u2026]+$/;
const QUOTATION_MARKS = /[\u201C-\u201F\u2033]/g;
const MARKS_ABOVE_LETTERS = /[\u0300-\u036F]/g;

/** Most texts: nothing in them that is folded but the case, and dots at the end. */
const PLAIN = /^(?!')[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * A text as people see it: full-width letters are letters, every space is a space, every dash a hyphen, nothing that is
 * unseen, no space at the ends, and no apostrophe in front, as which some services keep text from being read.
 */
export function seenText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(DASHES, '-')
    .replace(APOSTROPHES, "'")
    .replace(QUOTATION_MARKS, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+\s*/, '');
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

/** A text as it is compared: as it is seen, without case, accents and dots at its end. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(DOTS_AT_END, '');
  return seenText(text)
    .normalize('NFD')
    .replace(MARKS_ABOVE_LETTERS, '')
    .toLowerCase()
    .replace(/[øłđðħŧıæœßþ]/g, (letter) => OTHER_LETTERS[letter] as string)
    .replace(DOTS_AT_END, '');
}
