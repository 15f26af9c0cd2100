import type { Cell } from '../cells/cell';
import { folded, seenText } from '../folded';
import { remembered } from '../remembered';
import type { ColumnKey, Columns } from './columns';
import { plainHeading } from './heading';
import { meaningOf } from './meanings';

/*
 * Headings in two rows: the upper cells, merged as a rule, say of what the lower ones are, as in EPA over Start and End.
 */

/** What stands above the columns that a set-up adds to such a sheet, so that the group beside them ends there. */
export const OWN_GROUP = 'EPA Cohort';

/** A longer text is a title or guidance. */
const MOST_WORDS = 5;

/**
 * The group that each heading stands in: a cell counts to the right until the next filled one. A single text at the left
 * is a title, and so is one that says something of EPA over the first column or over those that say who it is.
 */
export function groupsAbove(
  columns: Columns,
  upper: readonly Cell[],
  lower: readonly Cell[],
): readonly string[] {
  const first = lower.findIndex((cell) => plainHeading(cell) !== '');
  const texts = upper.flatMap((cell, position) => (isGroup(cell) ? [position] : []));
  if (texts.length === 0 || (texts.length === 1 && (texts[0] as number) <= first)) return [];
  const groups = lower.map((_, position) => groupAt(upper, position));
  const titles = new Set(
    groups.filter((group, position) => {
      const keys: readonly ColumnKey[] = meaningOf(columns, lower[position])?.keys ?? [];
      const topic = topicOf(columns)(group);
      const isFirst = position === first && texts[0] === first;
      const isAtLeft = isFirst || keys.some((key) => IDENTITY.includes(key));
      // Over a ULN another person is the one who fills it in.
      return topic === 'EPA'
        ? isAtLeft && !SIGNING.test(group)
        : topic === 'other people' && keys.includes('uln');
    }),
  );
  return groups.map((group) => (titles.has(group) ? '' : group));
}

/** What a sheet is called: wherever it stands, it is no group of headings. */
const TITLE = /\b(?:tracker|tracking|register|spreadsheet|workbook)\b/i;

function isGroup(cell: Cell): cell is string {
  return typeof cell === 'string' && plainHeading(cell) !== '' && !TITLE.test(cell);
}

function groupAt(upper: readonly Cell[], position: number): string {
  for (let at = Math.min(position, upper.length - 1); at >= 0; at--) {
    const cell = upper[at];
    if (cell === undefined || cell === '') continue;
    const group = isGroup(cell) ? withoutRemark(cell) : '';
    return group.split(' ').length <= MOST_WORDS ? group : '';
  }
  return '';
}

/** "EPA window (from 5 Jan 2026)". */
function withoutRemark(group: string): string {
  const text = seenText(group);
  return text.replace(/\s*[([][^()[\]]*[)\]]/g, '').trim() || text;
}

/** What a group says besides, as in "EPA details" and "1. Gateway". */
const SAYING_NOTHING =
  /\b20\d\d(?:\/\d\d)?\b|\b(?:details?|info(?:rmation)?|dates?|stages?|section|data|requirements?|checklist|bookings?|part|method|component|assessment|step|\d+)\b/gi;

/**
 * What a heading reads like with its group: as it stands, and without words of the group that say nothing; or the other way
 * round, as in Sign-offs over Employer and Grades over Observation.
 */
export function joinedWith(group: string, heading: string): readonly string[] {
  if (group === '' || heading === '' || plainHeading(group) === plainHeading(OWN_GROUP)) return [];
  const bare = group
    .replace(SAYING_NOTHING, ' ')
    .replace(/^\W+|\W+$/g, '')
    .replace(/\s+/g, ' ');
  const several = OF_SEVERAL.exec(group)?.[1];
  const last = several?.replace(BOOKING, 'date');
  return [
    `${group} ${heading}`,
    ...(bare === group || plainHeading(bare) === '' ? [] : [`${bare} ${heading}`]),
    ...(last === undefined ? [] : [`${heading} ${last}`]),
  ];
}

/** What a group holds one of for each of its headings. */
const OF_SEVERAL = /\b(sign[\s-]?off|signature|declaration|grade|result|outcome|date|booking)s?$/i;
/** What is booked is a day. */
const BOOKING = /^booking$/i;

const IDENTITY: readonly ColumnKey[] = ['uln', 'apprentice', 'givenNames', 'familyName', 'dateOfBirth'];
/** What is said of the apprentice and the apprenticeship as a whole. */
const OF_THE_WHOLE: readonly ColumnKey[] = [
  ...IDENTITY,
  'start',
  'plannedEnd',
  'learningStatus',
  'coach',
  'cohort',
  'employer',
  'notes',
];

/**
 * Does a group say that a heading in it is about something else? "Start" in a group EPA is not the start of the
 * apprenticeship, and "Name" in a group Mentor is not the apprentice.
 */
export function contradicts(columns: Columns, group: string, keys: readonly ColumnKey[]): boolean {
  if (group === '' || plainHeading(group) === plainHeading(OWN_GROUP)) return false;
  const topic = topicOf(columns)(group);
  const others = topic === 'EPA' ? OF_THE_WHOLE : topic === 'other people' ? IDENTITY : [];
  return keys.some((key) => others.includes(key));
}

type Topic = 'EPA' | 'other people' | undefined;

/** Words of what comes about an apprenticeship but is not the whole of it, whatever the standard. */
const PARTS =
  'epa end-point assessment gateway gw break breaks bil resit resits retake retakes certificate certification functional fs english maths portfolio review reviews';

/** People besides the apprentice. */
const OTHER_PEOPLE =
  /\b(?:employers?|coach(?:es)?|assessors?|tutors?|trainers?|mentors?|managers?|supervisors?|coordinators?|co-ordinators?|iqas?|eqas?|ieas?|verifiers?|contacts?|officers?|advisers?|advisors?|consultants?|teachers?|lecturers?|leads?|leaders?|signator(?:y|ies)|parents?|guardians?|carers?|next of kin|owners?|administrators?|admins?|invigilators?|reviewers?|referees?|staff|directors?|principals?|heads?|sponsors?|recruiters?|lsas?|bdms?|hr|sro|responsible)\b|\b(?:by|to)$/;

/** Is a text about people besides the apprentice? */
export function isOfOtherPeople(text: string): boolean {
  return OTHER_PEOPLE.test(folded(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')));
}

const topicOf = remembered((columns: Columns) => {
  const { methods, spellings } = columns.standard;
  const ofMethods = methods.flatMap(({ name, steps }) => [name, ...steps.map((step) => step.name)]);
  const words =
    [PARTS, ...ofMethods, ...Object.values(spellings)]
      .join(' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const parts = new Set(words.filter((word) => !LINKING.includes(word)));
  return remembered((group: string): Topic => {
    const said = folded(group).match(/\p{L}+/gu) ?? [];
    if (said.some((word) => parts.has(word)) || SIGNING.test(group)) return 'EPA';
    return isOfOtherPeople(group) ? 'other people' : undefined;
  });
}, 1);

const SIGNING = /\bsign(?:ed)?[\s-]?offs?\b|\b(?:signatures?|declarations?)\b/i;

/** Half of a word in two parts says nothing by itself. */
const LINKING: readonly string[] = ['end', 'point'];
