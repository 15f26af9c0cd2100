import type { Kind } from '../cells/kinds';
import { folded } from '../folded';
import type { Column, ColumnKey } from './columns';

/*
 * What people add to a heading that leaves it what it is: units, formats, whether it must be filled in. By the kind of the
 * column, because "Interview (minutes)" is another column than "Interview".
 */

/** "(aim 1)" is the programme in exports of the ILR; the other aims are qualifications. */
const OF_ANY_KIND =
  /^(?:|aim 1|(?:required|mandatory|optional|compulsory)(?: field)?|(?:if|where) (?:known|applicable|any|available|needed)|(?:from |per |in )?(?:the )?(?:ilr|mis)|auto(?:matic)?|read[ -]?only|locked|do not edit|(?:e\.?g\.?|for example|example|like)[ :].*)$/;

const DATE_PART = '(?:d{1,4}|m{1,4}|mon|month|y{2,4}|day|year|h{1,2}|s{1,2})';
const DATE_FORMAT = new RegExp(
  `^(?:(?:in )?format:? ?)?${DATE_PART}(?:[\\s/.:-]*${DATE_PART})+(?: format)?$`,
);
const DATE = /^(?:uk )?(?:date|date format|short date)$/;
const YES_OR_NO =
  /^(?:(?:y|yes|n|no|n\/?a|true|false|tick)(?:\s*(?:[/|]|or)\s*(?:y|yes|n|no|n\/?a|true|false|exempt))+|tick(?: ?box)?(?: if .*)?|[✓✔✗✘/ ]+)$/;
const GRADE = '(?:f|p|m|d|fail|refer|pass|merit|dist|distinction)';
const GRADES = new RegExp(`^${GRADE}(?:\\s*(?:[/|]|or)\\s*${GRADE})*$`);
const HELD = '(?:l2|lvl 2|level 2|gcse|fs|functional skills|exempt|exemption|achieved|pass|passed)';
const LEVEL_2 = new RegExp(`^(?:level 2 or above|${HELD}(?: ?(?:/|or|and) ?${HELD})*)$`);
const AMOUNT =
  /^(?:#|number|no|count|total|minutes?|mins?|hours?|hrs?|words?|pieces?|(?:(?:actual|completed|logged|total) )?(?:to date|so far))$/;

const OF_KIND: Partial<Readonly<Record<Kind<unknown>['name'], readonly RegExp[]>>> = {
  date: [DATE_FORMAT, DATE],
  'sign-off': [DATE_FORMAT, DATE, YES_OR_NO],
  tick: [YES_OR_NO],
  qualification: [YES_OR_NO, LEVEL_2],
  grade: [GRADES],
  number: [AMOUNT],
  share: [/^(?:%|per ?cent|percentage)$/],
  text: [/^(?:\d+ (?:digits?|characters?|chars?|numbers?)|text|name|full name|in full)$/],
};

/** "Learner #" is somebody's number in another system; only here it is the same. */
const OF_COLUMN: Readonly<Record<ColumnKey, RegExp>> = { uln: /^(?:#|lrs)$/ };

/** Does what is added to the heading of a column leave it the heading of that column? */
export function isKnownAddition(addition: string, { key, kind }: Pick<Column, 'key' | 'kind'>): boolean {
  const said = folded(addition);
  const patterns = [OF_ANY_KIND, ...(OF_KIND[kind.name] ?? []), ...(OF_COLUMN[key] ? [OF_COLUMN[key]] : [])];
  return patterns.some((pattern) => pattern?.test(said));
}

const FAMILY_NAME = '(?:surname|(?:last|family)(?: ?name)?)';
const GIVEN_NAMES = '(?:fore ?names?|(?:first|given)(?: ?names?)?)';
const BOTH_NAMES = new RegExp(
  `^(?:${FAMILY_NAME} ${GIVEN_NAMES}|${GIVEN_NAMES} ${FAMILY_NAME}|${FAMILY_NAME} first)$`,
);

/** Columns that hold somebody's whole name. */
const OF_WHOLE_NAMES: readonly ColumnKey[] = ['apprentice', 'coach'];

/** "Learner (Surname, Forename)" says in which order the whole name stands; "Learner (Surname)" is only a part of it. */
export function isOrderOfNames(additions: readonly string[], { key }: Pick<Column, 'key'>): boolean {
  const said = folded(additions.join(' '))
    .replace(/[^a-z]+(?:and )?/g, ' ')
    .trim();
  return OF_WHOLE_NAMES.includes(key) && BOTH_NAMES.test(said);
}
