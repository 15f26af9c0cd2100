import { folded } from '../folded';
import { NOTHING_YET, STILL_WAITING } from './vocabulary';

/** A word as words are compared: folded, and without what joins its parts. A hyphen that joins nothing stays a sign. */
export function plainWord(text: string): string {
  return folded(text)
    .replace(/[\s_]+/g, '')
    .replace(/(?<=[^\W_])-(?=[^\W_])/g, '');
}

/** The plain words of a list with commas between. */
export function wordsIn(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((word) => plainWord(word.trim())));
}

const NOTHING = wordsIn(NOTHING_YET);

/** Does a plain word, or the text as it stands, say that there is nothing yet? */
export function saysNothingYet(word: string, text: string): boolean {
  return word === '' || NOTHING.has(word) || STILL_WAITING.test(folded(text));
}
