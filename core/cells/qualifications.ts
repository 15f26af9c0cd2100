import { dayAmongWords } from '../dates/written-days';
import { folded } from '../folded';
import { wellSpelt, wordsIn } from './spellings';

/** What somebody has, as a cell says it. Which level is enough is for the standard to say. */
export type LevelHeld = 'Level 2' | 'Level 1' | 'Entry Level' | `GCSE ${string}`;

/** What is said of a qualification by its level, its grade and how far it has come. */
type LevelRead = LevelHeld | 'Not yet';

/** The level that a cell speaks of; `undefined` where it speaks of none. Entry Level is below all others, and a U at GCSE is none. */
export function levelIn(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const [, level] = /^Level (\d)$/.exec(value) ?? [];
  if (level !== undefined) return Number(level);
  const [, grade] = /^GCSE (\w)$/.exec(value) ?? [];
  if (grade !== undefined) return grade === 'U' ? 0 : 1;
  return value === 'Entry Level' ? 0 : undefined;
}

/** A* to C and 9 to 4 are a GCSE at Level 2; a grade says so only where GCSE or grade stands beside it. */
const [GOOD, POOR, LEVEL_2, LEVEL_1, ENTRY, GCSE] = [
  '#good',
  '#poor',
  '#2',
  '#1',
  '#entry',
  '#gcse',
] as const;

/** Each way of writing what counts, and the sign that it becomes; the order matters. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:a\*? ?(?:-|to) ?c|9 ?(?:-|to) ?4|4 ?(?:-|to) ?9)(?!\w)/g, GOOD],
  [/\b(?:func(?:t|tional)?\.? skills?|f\/s|f\.s\.?|fsq?)(?: ?(?:-|\/))?(?= |[12]\b|l|$)/g, ' fs '],
  [/\b(?:level|lvl|lev|l)[ .]?-? ?(?:2\+?|two)(?!\w)|\bfs +2\b/g, LEVEL_2],
  [/\b(?:level|lvl|lev|l)[ .]?-? ?(?:1|one)\b|\bfs +1\b/g, LEVEL_1],
  [/\b(?:entry(?: level)?|el|e) ?-? ?[1-3]\b|\bentry(?: level)?\b/g, ENTRY],
  [/\bgcses?\b/g, GCSE],
  [/\bto (?:do|complete|achieve|sit|take|be(?: (?:sat|taken))?)\b/g, ' needed '],
];

const GRADED = new RegExp(`${GCSE}|\\bgrade\\b`);
const GOOD_GRADE = /^(?:[abc]\*?|[4-9])\+?$/;
const YEAR = /^(?:19|20)\d\d$/;
const POOR_GRADE = /^[d-gu1-3]$/;

/** What may stand beside a level or a grade, and changes nothing. */
const BESIDES = wordsIn(
  `fs, english, eng, language, lang, adult, maths, math, mathematics, literacy, numeracy, qualification, qual, grade, or, above, and, in, at, with, the,
  is, has, achieved, ach, passed, pass, complete, completed, met, done, attained, held, already, prior, attainment, plr, cert,
  certificate, evidence, seen, received, on, file, yes, y, date, exam, test, ✓, ✔, ✅, level, only`,
);

const EXAM = wordsIn('exam, test, date');
const DONE = wordsIn(
  `achieved, ach, passed, pass, complete, completed, met, done, attained, held, seen, received, yes, y, ✓, ✔, ✅`,
);

const SUBJECTS = [wordsIn('english, eng, literacy'), wordsIn('maths, math, mathematics, numeracy')];

/** What says that it is still to come, whatever stands beside it. */
const TO_COME = wordsIn(
  `booked, failed, fail, awaiting, awaited, pending, working, towards, progress, studying, started, enrolled, resit, resitting, retake,
  not, no, yet, tbc, needed, required, needs, need, still, due, ongoing, outstanding, doing, sitting, taking, incomplete, referred, to, do,
  for, be, result, results, register, registered, planned, starting`,
);

/** Words that say nothing by themselves: "to", "for", "result". */
const SAYS_NOTHING = wordsIn('to, do, for, be, result, results, register');

/**
 * Reads "L2 achieved", "FS L2", "GCSE C", "GCSE grade 5", "L1 achieved, L2 booked": a level or a GCSE grade among words that
 * are all known. A bare C or 4 may be anything, a qualification without its level too: `undefined`.
 */
export function readLevel(text: string): LevelRead | undefined {
  const dated = dayAmongWords(text);
  const words = wellSpelt(folded(dated ? `${dated.before} ${dated.after}` : text));
  const signed = SIGNS.reduce((said, [pattern, sign]) => said.replace(pattern, ` ${sign} `), words);
  const isGraded = GRADED.test(signed);
  const parts = signed.split(/[\s,;:()[\]/&.-]+/).filter((part) => part !== '');
  const said = new Set(parts.map((part) => meaningOf(part, isGraded)));
  return said.has(undefined) ? undefined : judged(said as ReadonlySet<string>, parts);
}

function meaningOf(part: string, isGraded: boolean): string | undefined {
  if (part[0] === '#') return part;
  if (isGraded && GOOD_GRADE.test(part)) return GOOD;
  if (isGraded && POOR_GRADE.test(part)) return POOR;
  if (SAYS_NOTHING.has(part) || YEAR.test(part)) return 'nothing';
  if (TO_COME.has(part)) return 'to come';
  return BESIDES.has(part) ? 'nothing' : undefined;
}

function judged(said: ReadonlySet<string>, parts: readonly string[]): LevelRead | undefined {
  // "English yes, maths no": nobody can tell whose cell it is.
  const isMixed = said.has('to come') && SUBJECTS.every((names) => parts.some((part) => names.has(part)));
  if (isMixed && parts.some((part) => DONE.has(part))) return undefined;
  if (said.has('to come')) return 'Not yet';
  // An exam may be one that is booked, until somebody says that it was passed.
  if (parts.some((part) => EXAM.has(part)) && !parts.some((part) => DONE.has(part))) return undefined;
  const isHigher = said.has(LEVEL_2) || said.has(GOOD);
  const isLower = said.has(LEVEL_1) || said.has(ENTRY) || said.has(POOR);
  // Both may be two subjects, or a way from one to the other.
  if (isHigher) return isLower ? undefined : 'Level 2';
  if (!isLower) return undefined;
  const poor = parts.find((part) => POOR_GRADE.test(part));
  if (poor) return `GCSE ${poor.toUpperCase()}`;
  return said.has(LEVEL_1) ? 'Level 1' : 'Entry Level';
}
