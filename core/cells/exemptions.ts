import { seenText } from '../folded';
import { plainWord, saysNothingYet, wellSpelt, wordsIn } from './spellings';
import { TICK_WORDS } from './vocabulary';

/** An exemption as a cell holds it: the word alone, or with the reason. */
export type Exempt = 'Exempt' | `Exempt: ${string}`;

const WITH_REASON = /^(?:exempt(?:ed|ion)?|not required)\b[\s:;,([-]+(.+?)[\s)\].]*$/i;
const OPTED_OUT = /^(?:19\s*(?:\+|plus)\s*)?opt(?:ed)?[\s-]*out\b/i;
/** The age by itself, or beside what is no exemption alone: "19+", "N/A 19+", "Not applicable (over 19)". */
const OF_AGE =
  /^(?:(?:n\/?\.?a\.?|not applicable|not needed|not required|waived)\b[\s:;,([-]*)?((?:aged? |over |learner )?19 ?(?:\+|plus|or over|and over|years? (?:\+|or over|and over))?(?: at (?:the )?start)?)(?:[\s:;,([-]*(?:exempt(?:ed|ion)?|n\/?a|not applicable|not needed|not required))?[\s)\].]*$/i;
/** 19 alone may be an age, a mark or a number of hours. */
const SAYS_MORE_THAN_AGE = /^(?!(?:aged?|learner) 19$)(?=.*\D)/i;
const NO_REASON = wordsIn(TICK_WORDS.met);

/** Not decided yet, so it is no exemption. */
const IN_DOUBT = /\?|\b(?:pending|tbc|applied|requested|awaiting|refused|rejected|expired|not yet)\b/i;

/** "Exempt: EHC plan", "Exempt (19+)", "Opted out": an exemption with its reason; `undefined` where a text is none without doubt. */
export function readExemption(text: string): Exempt | undefined {
  const seen = seenText(text).replace(/^\p{L}+/u, wellSpelt);
  if (IN_DOUBT.test(seen)) return undefined;
  if (OPTED_OUT.test(seen)) return `Exempt: ${seen}`;
  const age = SAYS_MORE_THAN_AGE.test(seen) ? OF_AGE.exec(seen)?.[1] : undefined;
  const reason = WITH_REASON.exec(seen)?.[1] ?? age?.trim();
  if (reason === undefined) return undefined;
  return saysNoReason(reason) ? 'Exempt' : `Exempt: ${reason}`;
}

/** "Exempt ✓", "Exempt: -": nobody says why. */
function saysNoReason(reason: string): boolean {
  const word = plainWord(reason);
  return NO_REASON.has(word) || saysNothingYet(word, reason);
}

export function isExempt(value: unknown): value is Exempt {
  return typeof value === 'string' && /^Exempt(?:$|: )/.test(value);
}

/** The reason that stands in the cell beside the word. */
export function reasonInCell(exempt: Exempt): string | undefined {
  return exempt.replace(/^Exempt(?:: )?/, '') || undefined;
}

/** What people write where the level asked for is lowered, or another qualification takes its place, after an assessment of need. */
const ADJUSTED =
  /\b(?:ehcp?|education,? health|sen|send|lda|lldd?|ldd|bsl|british sign|entry level (?:3|three)|el ?3|learning difficult|learning disab|disab|special educational|assessment of need|adjust)/i;

const DENIED = /\b(?:no|not|without)\s+(?:an?\s+|any\s+)?\S+/gi;

/** Does the reason of an exemption name an adjustment, and not only an age? "No EHC plan" names none. */
export function namesAdjustment(reason: string): boolean {
  return ADJUSTED.test(reason.replace(DENIED, ''));
}
