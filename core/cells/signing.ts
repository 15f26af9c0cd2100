import type { DateFault, Day } from '../dates/day';
import { dayAmongWords } from '../dates/written-days';
import { isTooLong, seenText } from '../folded';
import { plainWord, wordsIn } from './spellings';
import { SIGN_OFF_WORDS, TICK_WORDS } from './vocabulary';

const GIVEN = new Set([
  ...wordsIn(TICK_WORDS.met),
  ...wordsIn(SIGN_OFF_WORDS.given),
  ...wordsIn('Approved, Accepted, Confirmed, Verified, Date signed, Signature'),
]);
const NOT_GIVEN = wordsIn(SIGN_OFF_WORDS.notGiven);

/** "by J Smith", "J. Smith", "JS": words that begin like names. Two words, because one may be anything. */
const NAME = /^(?:by )?(?:\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'.-]*){1,3}|\p{Lu}{2,3})$/u;
/** Begins like a name, and is none. */
const NO_NAME =
  /\b(?:ok|with|in|on|at|for|from|to|the|not?|na|tb[acd]|dna|bil|wd|epao?|iqa|fs|await\w*|pending|request\w*|chas\w*|sent|due|book\w*|expect\w*|plan\w*|meeting|visit|call\w*|review|cancel\w*|refus\w*|reject\w*|declin\w*|return\w*|provisional|draft|left|withdr\w*|leave|holiday|deadline|remind\w*|email\w*|week|wc)\b/i;
const SIGNED_BY =
  /^(?:signed(?: off)?|agreed|approved|accepted|confirmed|received|yes)(?: ?\(|(?: by| ?[-:,])? )(.+?)\)?$/i;

/**
 * What is said of a sign-off by more than a word: "Signed 12/03/2026", "12/03/2026 - J Smith", "Yes on 12/03/2026" give its
 * day, "Signed by J Smith" is a yes, "Requested 12/03/2026" a no. A day beside anything else may be one of something else.
 */
export function saidOfSigning(text: string): Day | DateFault | boolean | undefined {
  if (isTooLong(text)) return undefined;
  const dated = dayAmongWords(text);
  if (dated === undefined) return isGivenBy(seenText(text)) || undefined;
  const before = dated.before.replace(/(?:[\s:,(-]|\b(?:on|dated?))+$/i, '');
  const after = dated.after.replace(/^[\s:,;().-]+|[\s).]+$/g, '');
  if ([before, after].every((words) => words === '' || isGiven(words))) return dated.day;
  return NOT_GIVEN.has(plainWord(before)) && after === '' ? false : undefined;
}

function isGiven(words: string): boolean {
  return GIVEN.has(plainWord(words)) || isName(words) || isGivenBy(words);
}

function isGivenBy(words: string): boolean {
  return isName(SIGNED_BY.exec(words)?.[1] ?? '');
}

function isName(words: string): boolean {
  return NAME.test(words) && !NO_NAME.test(words);
}
