import { folded, isTooLong, seenText } from '../folded';
import type { FilledCell } from './cell';
import type { Kind } from './kinds';

/** How many digits a Unique Learner Number has. */
export const ULN_DIGITS = 10;

const PLAIN = /^\d{10}$/;

/**
 * A Unique Learner Number, as its ten digits however they are written; anything else as it is seen, for people to mend.
 * Signs and words that stand for "no ULN yet" are blank. Digits that stand for it, such as the temporary ULN, are kept.
 */
export const uln: Kind<string | undefined> = {
  name: 'text',
  accepts: 'the ten digits of the ULN',
  zeroIsBlank: true,
  read: (cell) => ulnIn(cell),
};

/** Is it written as ten digits, whoever they are of? */
export function isTenDigits(uln: string): boolean {
  return PLAIN.test(uln);
}

/** Ten digits in a text, in groups too: a ULN that stands in a name is nobody else's business. */
export function holdsUln(text: string): boolean {
  return HOLDS_ULN.test(text.normalize('NFKC'));
}

const HOLDS_ULN = /\d(?:[\s.'-]*\d){9}/;

/** The ULN that a cell holds, `undefined` where it says that there is none. */
export function ulnIn(cell: FilledCell): string | undefined {
  if (typeof cell === 'number') return isNoneCode(cell) ? undefined : String(cell);
  const text = String(cell);
  if (PLAIN.test(text)) return text;
  if (isTooLong(text)) return text.trim();
  const seen = seenText(text);
  return digitsIn(seen) ?? (saysNone(seen) ? undefined : (placeholderIn(seen) ?? seen));
}

/** Returns to Ofqual and others write -1 or -2 for "not known" and "not available". */
function isNoneCode(number: number): boolean {
  return Number.isInteger(number) && number <= 0 && number > -ULN_DIGITS;
}

/** In groups, with thousands marked, behind its name, or as a number with a decimal or in powers of ten that lost nothing. */
function digitsIn(seen: string): string | undefined {
  const written = seen
    .replace(/^[([]?(?:ulns?(?![a-z])\D{0,6}(?=\d))?/i, '')
    .replace(/ ?\(ulns?\)$|[\s.,;)\]]+$/i, '')
    .replace(/\.0+$/, '');
  const digits = inPowersOfTen(written) ?? written.replace(/(?<=\d)(?:[\s'_-]+|,(?=\d{3}))(?=\d)/g, '');
  return PLAIN.test(digits) ? digits : undefined;
}

/** 9.276308686E+09 still has every digit; 9.28E+09 has lost seven. */
function inPowersOfTen(written: string): string | undefined {
  const parts = /^(\d)\.(\d{9})e\+?0*9$/i.exec(written);
  return parts ? `${parts[1]}${parts[2]}` : undefined;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Written as one, without the signs in it: "N/A", "T.B.C.". */
const NONE = wordSet('na nk nka tbc tba tbd tbf tbp null nil nan none no x 0');

/** Words of "To be confirmed", "Awaiting ULN from LRS", "Not yet issued": one of the first at least, and no others than these. */
const SAY_NONE = wordSet(
  `no not none unknown unkown pending missing blank nothing empty awaiting awaited await waiting waits confirm confirmed follow
  follows requested request applied applying apply temp temporary dummy placeholder null nil nan tbc tba tbd later soon
  required need needed needs chase chased chasing unavailable unobtainable unassigned unregistered invalid refused withheld`,
);
const BESIDE_NONE = wordSet(
  `uln ulns unique learner number numbers lrs record records yet to be is been has have for from the a an at of in by on it as still
  currently so far available known issued provided allocated assigned received given supplied recorded held registered
  found obtained advised announced generated created added add get obtain find check being`,
);

function saysNone(seen: string): boolean {
  const text = folded(seen);
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters === '' || /^x+$/.test(letters) || NONE.has(letters) || /^-\d$/.test(text)) return true;
  return areWordsOfNone(text.match(/[\p{L}\p{N}]+/gu) ?? []);
}

function areWordsOfNone(words: readonly string[]): boolean {
  const isToBe = words[0] === 'to' && words[1] === 'be';
  return (isToBe || words.some((word) => SAY_NONE.has(word))) && words.every(isWordOfNone);
}

function isWordOfNone(word: string): boolean {
  return SAY_NONE.has(word) || BESIDE_NONE.has(word);
}

/** "9999999999 (temporary)": such digits beside words for none are those digits. */
function placeholderIn(seen: string): string | undefined {
  const words: readonly string[] = folded(seen).match(/[\p{L}\p{N}]+/gu) ?? [];
  const [digits, other] = words.filter((word) => /^\d+$/.test(word));
  const isAlone = digits !== undefined && other === undefined && isPlaceholderUln(digits);
  return isAlone && areWordsOfNone(words.filter((word) => word !== digits)) ? digits : undefined;
}

/** Stands for "not known yet" in the ILR; it fails the check digit and is allowed all the same. */
export const TEMPORARY_ULN = '9999999999';

/** What the import of apprenticeship services takes for a dummy, though it passes the check, and what people type to fill the cell. */
const DUMMIES: readonly string[] = ['1000000000', '1234567890', '0123456789'];

/** One digit over and over, four times at least. */
const ONE_DIGIT = /^(\d)\1{3,}$/;

/** Digits that stand in the place of a ULN and are nobody's. */
export function isPlaceholderUln(uln: string): boolean {
  return uln === TEMPORARY_ULN || DUMMIES.includes(uln) || ONE_DIGIT.test(uln);
}
