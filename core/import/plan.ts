import type { Cell, FilledCell } from '../cells/cell';
import type { ColumnKey } from '../sheet/columns';
import { fullName, plainName } from '../sheet/names';
import { type Identity, identityAt, identityOf, type Person, peopleIn } from '../sheet/people';
import type { CohortTable } from '../sheet/table';
import { OUTCOMES, type Outcome, type PlannedCell, type PlannedPerson } from './outcomes';

/** What a person wants of an import, besides who is who. */
export interface ImportWishes {
  /** Columns of which nothing is written. */
  readonly withoutColumns: ReadonlySet<ColumnKey>;
  /** Conflicts in which the file is to win, by `conflictKey`. */
  readonly taken: ReadonlySet<string>;
  readonly addsNew: boolean;
}

/** A cell about which somebody is asked, the same for as long as the file is looked at. */
export function conflictKey({ person }: PlannedPerson, { column }: PlannedCell): string {
  return `${person.key} ${column}`;
}

/** Will this cell be written? */
export function isWritten(planned: PlannedPerson, cell: PlannedCell, wishes: ImportWishes): boolean {
  if (wishes.withoutColumns.has(cell.column)) return false;
  if (planned.kind === 'new') return wishes.addsNew && cell.outcome === 'add';
  if (planned.kind !== 'found') return false;
  if (cell.outcome === 'conflict') return wishes.taken.has(conflictKey(planned, cell));
  return cell.outcome === 'add' || cell.outcome === 'change';
}

/** One cell of somebody in the sheet. */
export interface ImportedChange {
  readonly identity: Identity;
  /** Who it is afterwards, where the change is of what identifies them. */
  readonly identityAfter?: Identity;
  readonly column: ColumnKey;
  readonly expected: Cell;
  readonly value: Cell;
}

/** A row for somebody new. */
interface ImportedRow {
  readonly identity: Identity;
  readonly cells: readonly {
    readonly column: ColumnKey;
    readonly position: number;
    readonly value: FilledCell;
  }[];
}

/** What an import writes, in order. */
export interface ImportPlan {
  readonly changes: readonly ImportedChange[];
  readonly rows: readonly ImportedRow[];
}

export function importPlan(
  table: CohortTable,
  people: readonly PlannedPerson[],
  wishes: ImportWishes,
): ImportPlan {
  const identityIn = identities(table);
  return {
    changes: people.flatMap((planned) => changesOf(planned, wishes, identityIn)),
    rows: people.flatMap((planned) => rowFor(table, planned, wishes)),
  };
}

/** What finds somebody again is written last, and each change knows by what the row is found then. */
const LAST_WRITTEN: readonly ColumnKey[] = [
  'dateOfBirth',
  'start',
  'apprentice',
  'familyName',
  'givenNames',
  'uln',
];

function changesOf(
  planned: PlannedPerson,
  wishes: ImportWishes,
  identityIn: (row: number) => Identity | undefined,
): readonly ImportedChange[] {
  const { row, cells } = planned;
  const first = row === undefined ? undefined : identityIn(row);
  if (first === undefined) return [];
  const wanted = cells.filter((cell) => isWritten(planned, cell, wishes));
  const last = (cell: PlannedCell) => LAST_WRITTEN.indexOf(cell.column);
  let identity = first;
  return [...wanted]
    .sort((one, other) => last(one) - last(other))
    .map(({ column, now, value }) => {
      const after = identityAfter(identity, planned, column, value);
      const change = { identity, column, expected: now, value, ...(after && { identityAfter: after }) };
      identity = after ?? identity;
      return change;
    });
}

/** By the new ULN once it is written; by the new name where nobody has a ULN. */
function identityAfter(
  { uln, apprentice, besides }: Identity,
  { person }: PlannedPerson,
  column: ColumnKey,
  value: Cell,
): Identity | undefined {
  if (column === 'uln') return { uln: String(value) };
  const others = besides && column in besides ? { ...besides, [column]: besideValue(value) } : besides;
  const isNamed = uln === undefined && NAMES.includes(column);
  if (!isNamed && others === besides) return undefined;
  return { uln, apprentice: isNamed ? person.name : apprentice, ...(others && { besides: others }) };
}

const NAMES: readonly ColumnKey[] = ['apprentice', 'givenNames', 'familyName'];

function besideValue(value: Cell): string | number {
  return typeof value === 'number' ? value : String(value ?? '');
}

/** Most people are told by their ULN or their name alone; only of those who share it the other cells are looked at. */
function identities(table: CohortTable): (row: number) => Identity | undefined {
  const people = peopleIn(table);
  const byRow = new Map(people.map((person) => [person.row, person] as const));
  const alone = (person: Person) =>
    identityOf({ uln: person.uln === '' ? undefined : person.uln, apprentice: person.name });
  const keyOf = (person: Person) => {
    const { uln, apprentice = '' } = alone(person) ?? {};
    return uln ?? plainName(apprentice);
  };
  const times = new Map<string, number>();
  for (const person of people) times.set(keyOf(person), (times.get(keyOf(person)) ?? 0) + 1);
  return (row) => {
    const person = byRow.get(row);
    return person && times.get(keyOf(person)) === 1 ? alone(person) : identityAt(table, row);
  };
}

function rowFor(table: CohortTable, planned: PlannedPerson, wishes: ImportWishes): readonly ImportedRow[] {
  if (planned.kind !== 'new' || !wishes.addsNew) return [];
  const { uln, name } = planned.person;
  const cells = planned.cells.flatMap((cell) => {
    const position = table.layout.positions.get(cell.column);
    const isWanted = position !== undefined && isWritten(planned, cell, wishes);
    return isWanted ? [{ column: cell.column, position, value: cell.value ?? '' }] : [];
  });
  const isByUln = uln !== undefined && cells.some(({ column }) => column === 'uln');
  const isNamed = cells.some(({ column }) => NAMES.includes(column));
  if (!isByUln && !isNamed) return [];
  const valueIn = (key: ColumnKey) => cells.find(({ column }) => column === key)?.value as string | undefined;
  // By what the row will say: a name may be parted in it.
  const parted = fullName(valueIn('givenNames'), valueIn('familyName'));
  const identity = isByUln ? { uln } : { apprentice: valueIn('apprentice') ?? parted ?? name };
  return [{ identity, cells: [...cells].sort((one, other) => one.position - other.position) }];
}

/** How many cells an import comes to by outcome, and how many people by what becomes of them. */
export interface ImportCounts {
  readonly cells: Readonly<Record<Outcome, number>>;
  readonly people: Readonly<Record<PlannedPerson['kind'], number>>;
}

export function importCounts(
  people: readonly PlannedPerson[],
  withoutColumns: ReadonlySet<ColumnKey>,
): ImportCounts {
  const cells = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const kinds = { found: 0, new: 0, asked: 0, 'left out': 0 };
  for (const planned of people) {
    kinds[planned.kind]++;
    if (planned.kind !== 'found') continue;
    for (const { column, outcome } of planned.cells) if (!withoutColumns.has(column)) cells[outcome]++;
  }
  return { cells, people: kinds };
}
