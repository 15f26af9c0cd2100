import type { Cell } from '../cells/cell';
import type { ColumnKey } from '../sheet/columns';
import { plainHeading } from '../sheet/heading';

/** A table as services and the ILR hand it out, known by its headings. */
interface ImportLayout {
  /** What the settings and the sidebar call it: it stands in people's workbooks, so it is for ever. */
  readonly name: string;
  /** Headings that together are in no other table. */
  readonly telling: readonly string[];
  /** Headings of it that mean more here than in other tables. */
  readonly names?: Readonly<Record<string, ColumnKey>>;
}

/**
 * The layouts that are published. Sources: ILR specification; Apprenticeship service bulk upload specification, and the
 * download of "Manage your apprentices"; columns of the assessment service's own client for certificates and EPA records.
 */
const LAYOUTS: readonly ImportLayout[] = [
  { name: 'ILR', telling: ['ULN', 'LearnStartDate', 'CompStatus'] },
  { name: 'Apprenticeship service, bulk upload', telling: ['CohortRef', 'ULN', 'StdCode'] },
  { name: 'Apprenticeship service, apprentices', telling: ['Apprentice name', 'ULN', 'Paused date'] },
  {
    name: 'Assessment service, certificates',
    telling: ['Uln', 'OverallGrade', 'AchievementDate'],
    names: { OverallGrade: 'confirmedGrade', AchievementDate: 'resultsConfirmed' },
  },
  { name: 'Assessment service, EPA records', telling: ['Uln', 'EpaOutcome', 'EpaDate'] },
];

/** A layout that is not published is called by its first headings. */
const HEADINGS_IN_NAME = 3;

/** A layout with what its headings mean beyond what they say. */
export interface KnownLayout {
  readonly name: string;
  readonly names: ReadonlyMap<string, ColumnKey>;
}

/** The layout that a row of headings is of; `undefined` where it is none that is published. */
export function publishedLayout(headings: readonly Cell[]): KnownLayout | undefined {
  const plain = new Set(headings.map(plainHeading));
  const found = LAYOUTS.find(({ telling }) => telling.every((name) => plain.has(plainHeading(name))));
  if (!found) return undefined;
  const names = Object.entries(found.names ?? {}).map(([name, key]) => [plainHeading(name), key] as const);
  return { name: found.name, names: new Map(names) };
}

/** "ULN, Learner, Start date and 9 more": the same table has the same name each month. */
export function nameByHeadings(headings: readonly Cell[]): string {
  const filled = headings.map((heading) => String(heading ?? '').trim()).filter((heading) => heading !== '');
  const first = filled.slice(0, HEADINGS_IN_NAME).join(', ');
  const more = filled.length - HEADINGS_IN_NAME;
  return more > 0 ? `${first} and ${more} more` : first;
}
