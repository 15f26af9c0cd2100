import type { Grid } from '../cells/cell';
import { readCell } from '../cells/kinds';
import { uln } from '../cells/uln';
import { folded } from '../folded';
import { isProblem } from '../problems';
import { identifyingUln } from '../rules/uln';
import { ASSESSMENT_HEADINGS } from './assessment-headings';
import { plainHeading } from './heading';
import { kindOfRow } from './kinds-of-rows';
import type { Layout } from './layout';
import { nameInRow, plainName } from './names';

/** What a sheet may have several rows of for each apprentice: an aim of the ILR, or an assessment. */
const FURTHER_KINDS = ['aim', 'assessment'] as const;
type FurtherKind = (typeof FURTHER_KINDS)[number];

/** The headings that tell, plain. They are columns of the provider's own. */
const HEADINGS: Readonly<Record<FurtherKind, readonly string[]>> = {
  aim: [
    'LearnAimRef',
    'Learn aim reference',
    'Learning aim reference',
    'Learning aim reference number',
    'Learning aim ref',
    'Learning aim',
    'Aim reference',
    'Aim ref',
    'Aim code',
    'AimType',
    'Aim type',
    'Aim type code',
  ].map(plainHeading),
  assessment: ASSESSMENT_HEADINGS,
};

/** The aim of the programme itself, which every apprenticeship has once in the ILR: by its reference, or by its type. */
const PROGRAMME_AIM = /^(?:zprog001|1|(?:1 ?-? ?)?programme(?: aim)?)$/;

/** The rows of a sheet that tell more of somebody whose own row is another one. */
export interface FurtherRows {
  readonly kind: FurtherKind;
  readonly rows: ReadonlySet<number>;
  /** How many apprentices they are about. */
  readonly apprentices: number;
}

/** A row with what it says of the aim or the assessment. */
interface Part {
  readonly row: number;
  readonly said: string;
}

/**
 * Where a sheet has several rows for each apprentice, those that are not the apprentice's own: of aims all but that of
 * the programme, else all but the first, where the same assessment may stand twice, as after a resit. Only where the sheet
 * shows it: in doubt a row is an apprentice.
 */
export function furtherRows(layout: Layout, grid: Grid, firstRow: number): FurtherRows | undefined {
  for (const kind of FURTHER_KINDS) {
    const position = furtherHeading(layout, kind);
    if (position === undefined) continue;
    const people = partsOfPeople(layout, grid, firstRow, position);
    const several = [...people.values()].filter(areSeveral);
    if (several.length === 0 || (kind === 'assessment' && !areAssessments(layout, several, people))) continue;
    const whose = kind === 'aim' ? several : [...people.values()].filter(({ length }) => length > 1);
    const rows = whose.flatMap(kind === 'aim' ? besideProgramme : besideFirst).map(({ row }) => row);
    return { kind, rows: new Set(rows), apprentices: whose.length };
  }
  return undefined;
}

/** Does a heading say that there may be such rows? */
export function hasFurtherRows(layout: Layout): boolean {
  return FURTHER_KINDS.some((kind) => furtherHeading(layout, kind) !== undefined);
}

/** The column that says which aim or assessment a row is about. */
export function furtherHeading({ unknown }: Layout, kind: FurtherKind): number | undefined {
  return unknown.find(({ heading }) => HEADINGS[kind].includes(plainHeading(heading)))?.position;
}

function partsOfPeople(layout: Layout, grid: Grid, firstRow: number, position: number) {
  const people = new Map<string, Part[]>();
  for (let row = firstRow; row < grid.rows; row++) {
    const said = folded(String(grid.at(row, position) ?? ''));
    const whose =
      said === '' || kindOfRow(layout, grid, row) !== 'apprentice' ? '' : whoseRow(layout, grid, row);
    if (whose === '') continue;
    const parts = people.get(whose);
    if (parts) parts.push({ row, said });
    else people.set(whose, [{ row, said }]);
  }
  return people;
}

function whoseRow(layout: Layout, grid: Grid, row: number): string {
  const read = readCell(uln, grid.at(row, layout.positions.get('uln') ?? -1), 'ULN');
  const number = isProblem(read) ? undefined : identifyingUln(read);
  return number ?? plainName(nameInRow(layout, (position) => grid.at(row, position)));
}

function areSeveral(parts: readonly Part[]): boolean {
  return new Set(parts.map(({ said }) => said)).size > 1;
}

/** They name methods of the standard, or most rows are of people with several: a double alone is no evidence. */
function areAssessments(
  { columns: { standard } }: Layout,
  several: readonly (readonly Part[])[],
  people: ReadonlyMap<string, readonly Part[]>,
): boolean {
  const names = standard.methods.map(({ name }) => folded(name));
  const isMethod = ({ said }: Part) => names.some((name) => said.includes(name) || name.includes(said));
  const all = [...people.values()].reduce((sum, parts) => sum + parts.length, 0);
  const theirs = several.flat();
  return theirs.every(isMethod) || (several.length > 1 && theirs.length > all - theirs.length);
}

function besideProgramme(parts: readonly Part[]): readonly Part[] {
  const others = parts.filter(({ said }) => !PROGRAMME_AIM.test(said));
  return others.length < parts.length ? others : besideFirst(parts);
}

function besideFirst(parts: readonly Part[]): readonly Part[] {
  return parts.slice(1);
}
