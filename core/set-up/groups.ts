import { calculatedColumns } from '../sheet/calculated-columns';
import { COLUMN_GROUPS, type Column, type ColumnGroup, type ColumnKey, type Columns } from '../sheet/columns';
import { plainHeading } from '../sheet/heading';
import type { Layout } from '../sheet/layout';
import { NAME_PARTS } from '../sheet/names';

/** What each group is called, and what it makes possible in a few words. Both are only shown. */
const SAID: Readonly<Record<ColumnGroup, { readonly label: string; readonly makesPossible: string }>> = {
  apprentice: {
    label: 'Apprentices',
    makesPossible: 'Who they are, with stage, RAG and next action for each of them.',
  },
  gateway: {
    label: 'Gateway',
    makesPossible: 'The checklist: who is ready, and what is missing.',
  },
  deadlines: {
    label: 'EPA dates',
    makesPossible: 'Deadlines, the calendar, and a RAG that counts the days.',
  },
  grades: {
    label: 'Grades',
    makesPossible: 'The overall grade, results and certificates.',
  },
  figures: {
    label: 'Lengths and numbers',
    makesPossible: 'Checks of what was handed in and held against the standard.',
  },
  names: {
    label: 'Given and family names',
    makesPossible: 'The name in two columns, as other systems list it.',
  },
  coach: {
    label: 'Coach',
    makesPossible: 'Who looks after whom at the provider.',
  },
  furtherItems: {
    label: 'Further gateway items',
    makesPossible: 'What only some providers record: it joins the checklist.',
  },
  signatories: {
    label: 'Names beside the sign-offs',
    makesPossible: 'Who signed for each party, for the gateway pack.',
  },
  resits: {
    label: 'Resits',
    makesPossible: 'Further attempts, while the first grade stays as it was.',
  },
  adjustments: {
    label: 'Reasonable adjustments',
    makesPossible: 'Extra time and other arrangements: limits of time follow them.',
  },
};

/** Every sheet of apprentices has these: without them the others say nothing about anybody. */
export const NEEDED_GROUP: ColumnGroup = 'apprentice';

/** A group of columns as a set-up offers it for a sheet. */
export interface OfferedGroup {
  readonly key: ColumnGroup;
  readonly label: string;
  readonly makesPossible: string;
  /** Is it added whatever is chosen? */
  readonly isNeeded: boolean;
  /** Do only some sheets need it? */
  readonly isOptional: boolean;
  /** Is it chosen, until somebody chooses otherwise? */
  readonly isChosenAtFirst: boolean;
  /** The headings of its columns, those that are calculated behind those that people fill in. */
  readonly headings: readonly string[];
  /** How many of them the sheet has, whatever it calls them. */
  readonly there: number;
}

/** The groups that a sheet can be given, in their order, some of them chosen at first; without columns there is none. */
export function offeredGroups(
  layout: Layout,
  headings: ReadonlySet<string>,
  chosen: readonly ColumnGroup[],
): readonly OfferedGroup[] {
  return COLUMN_GROUPS.flatMap((key): OfferedGroup[] => {
    const inputs = layout.columns.all.filter(({ group }) => group === key);
    const calculated = calculatedColumns(layout.columns.standard).filter(({ group }) => group === key);
    if (inputs.length === 0 || isNameElsewhere(layout, key)) return [];
    const there = [
      ...inputs.filter((column) => isThere(layout, column)),
      ...calculated.filter(({ heading }) => headings.has(plainHeading(heading))),
    ];
    return [
      {
        key,
        ...SAID[key],
        isNeeded: key === NEEDED_GROUP,
        isOptional: !usualGroups(layout.columns).includes(key),
        isChosenAtFirst: chosen.includes(key),
        headings: [...inputs, ...calculated].map(({ heading }) => heading),
        there: there.length,
      },
    ];
  });
}

/** The groups that few can do without: those whose columns are not optional. */
export function usualGroups({ usual }: Columns): readonly ColumnGroup[] {
  return COLUMN_GROUPS.filter((key) => usual.some(({ group }) => group === key));
}

/**
 * Has the sheet this column, or what stands for it? Headings that two columns share are the provider's to settle, and
 * given names or a family name are a name.
 */
export function isThere({ positions, doubled }: Layout, { key }: Pick<Column, 'key'>): boolean {
  const isClaimed = (wanted: ColumnKey) =>
    positions.has(wanted) || doubled.some((entry) => entry.key === wanted);
  return isClaimed(key) || (key === WHOLE_NAME && NAME_PARTS.some(isClaimed));
}

const WHOLE_NAME: ColumnKey = 'apprentice';

/** Who has the name in one column is not offered it in two. */
function isNameElsewhere({ positions }: Layout, group: ColumnGroup): boolean {
  return group === 'names' && positions.has(WHOLE_NAME) && !NAME_PARTS.some((key) => positions.has(key));
}

/** Is the name asked for in two columns, so that the one column is not needed? */
export function standsForOther(key: ColumnKey, chosen: ReadonlySet<ColumnGroup>): boolean {
  return key === WHOLE_NAME && chosen.has('names');
}
