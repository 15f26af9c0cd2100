import { folded } from '../folded';
import { MISSPELT, NOTHING_YET, STILL_WAITING } from './vocabulary';

/**
 * A word as words are compared: folded, as it is spelt, and without what joins its parts: spaces, and the dots of initials
 * such as D.N.A. A hyphen that joins nothing stays a sign.
 */
export function plainWord(text: string): string {
  const word = wellSpelt(folded(text));
  return (INITIALS.test(word) ? word.replace(/\./g, '') : word)
    .replace(/[\s_]+/g, '')
    .replace(/(?<=[^\W_])-(?=[^\W_])/g, '');
}

const INITIALS = /^(?:\p{L}\. ?)+\p{L}$/u;

const SPELLING_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(MISSPELT).flatMap(([word, slips]) =>
    [...wordsOf(slips)].map((slip) => [slip, word] as const),
  ),
);

function wordsOf(list: string): readonly string[] {
  return list.split(',').map((word) => word.trim());
}

/** A text with the slips in its words put right that can mean nothing else. */
export function wellSpelt(text: string): string {
  return text.replace(/\p{L}{5,}/gu, (word) => SPELLING_OF.get(word.toLowerCase()) ?? word);
}

/** The plain words of a list with commas between. */
export function wordsIn(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((word) => plainWord(word.trim())));
}

const NOTHING = wordsIn(NOTHING_YET);

/** Does a plain word, or the text as it stands, say that there is nothing yet? */
export function saysNothingYet(word: string, text: string): boolean {
  return word === '' || NOTHING.has(word) || STILL_WAITING.test(wellSpelt(folded(text)));
}
