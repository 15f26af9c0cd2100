import { date, readCell } from '../cells/kinds';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { identifyingUln } from '../rules/uln';
import type { ColumnKey } from '../sheet/columns';
import { nameKey } from '../sheet/names';
import { type Person, peopleIn } from '../sheet/people';
import type { CohortTable } from '../sheet/table';
import { type FilePerson, valueIn } from './people-in-file';

/** Who somebody in the file is in the sheet. */
export type Match =
  | { readonly kind: 'found'; readonly row: number }
  | { readonly kind: 'new' }
  /** Only a person can say: who it may be, and whether it may be somebody new. */
  | {
      readonly kind: 'asked';
      readonly reason: Problem;
      readonly candidates: readonly Person[];
      readonly mayBeNew: boolean;
    };

/** What a person says of somebody who is asked about: the row of the sheet, somebody new, or nobody to import. */
export type Decision = number | 'new' | 'left out';
/** By the key of the person in the file. */
export type Decisions = ReadonlyMap<string, Decision>;

/** The people of a sheet, to be found by their ULN and their name. */
interface KnownPeople {
  readonly byUln: ReadonlyMap<string, readonly Person[]>;
  readonly byName: ReadonlyMap<string, readonly Person[]>;
  dayOf(person: Person, column: ColumnKey): Day | undefined;
}

/** Finds each person of a file in the sheet: by the ULN alone without a question, unless name and birth say another. */
export function matchesOf(table: CohortTable, people: readonly FilePerson[]): ReadonlyMap<string, Match> {
  const known = knownPeople(table);
  const ulns = new Set(people.flatMap(({ uln }) => uln ?? []));
  return new Map(people.map((person) => [person.key, matchOf(known, person, ulns)]));
}

function knownPeople(table: CohortTable): KnownPeople {
  const people = peopleIn(table);
  const by = (keyOf: (person: Person) => string | undefined) => {
    const found = new Map<string, Person[]>();
    for (const person of people) {
      const key = keyOf(person);
      if (key === undefined || key === '') continue;
      found.set(key, [...(found.get(key) ?? []), person]);
    }
    return found;
  };
  return {
    byUln: by(({ uln }) => identifyingUln(uln === '' ? undefined : uln)),
    byName: by(({ name }) => nameKey(name)),
    dayOf({ row }, column) {
      const cell = table.rows[row]?.[table.layout.positions.get(column) ?? -1];
      const read = readCell(date, cell, column);
      return isProblem(read) ? undefined : read;
    },
  };
}

function matchOf(known: KnownPeople, person: FilePerson, ulnsInFile: ReadonlySet<string>): Match {
  const { uln, name, rows, doubles } = person;
  const who = name || (uln ?? '');
  const all = uln === undefined ? [] : (known.byUln.get(uln) ?? []);
  const theirs = all.length > 1 ? withStart(known, all, person) : all;
  if (doubles.length > 0)
    return asked('IMPORT_TWICE', theirs, { argument: who, rows: doubles.join(', ') }, theirs.length === 0);
  const [only, another] = theirs;
  if (another) return asked('IMPORT_SEVERAL', theirs, { argument: who, rows: rowsInWords(theirs) }, false);
  if (only && isSomebodyElse(known, person, only))
    return asked('IMPORT_OTHER_NAME', theirs, { argument: who, rows: rowsInWords(theirs) }, false);
  if (only) return { kind: 'found', row: only.row };
  const alike = namesakes(known, person, ulnsInFile);
  if (alike.length > 0)
    return asked('IMPORT_BY_NAME', alike, { argument: who, rows: rowsInWords(alike) }, true);
  if (who !== '') return { kind: 'new' };
  return asked('APPRENTICE_UNNAMED', [], { argument: String(rows[0]) }, false);
}

function asked(
  code: Problem['code'],
  candidates: readonly Person[],
  details: Parameters<typeof problem>[1],
  mayBeNew: boolean,
): Match {
  return { kind: 'asked', reason: problem(code, details), candidates, mayBeNew };
}

function rowsInWords(people: readonly Person[]): string {
  return people.map(({ row }) => row + 1).join(', ');
}

/** Somebody back from a break has two rows: the one with the same start, if one has it. */
function withStart(known: KnownPeople, people: readonly Person[], { cells }: FilePerson): readonly Person[] {
  const start = valueIn(cells, 'start');
  const same = people.filter((one) => start !== undefined && known.dayOf(one, 'start') === start);
  return same.length === 1 ? same : people;
}

/**
 * A ULN with a slip in it may be somebody else's. Another date of birth beside another name says so; where one of the two
 * days is not there, a name of which not a single word is the same. A family name changes, and a name is spelled in several ways.
 */
function isSomebodyElse(known: KnownPeople, { name, cells }: FilePerson, person: Person): boolean {
  const [inFile, inSheet] = [nameKey(name), nameKey(person.name)];
  if (inFile === '' || inSheet === '' || inFile === inSheet) return false;
  const [born, theirs] = [valueIn(cells, 'dateOfBirth'), known.dayOf(person, 'dateOfBirth')];
  if (born !== undefined && theirs !== undefined) return born !== theirs;
  const words = inSheet.split(' ');
  return !inFile.split(' ').some((word) => words.includes(word));
}

/** The same name, and no other date of birth. Whom the file names by a ULN of their own is nobody else. */
function namesakes(
  known: KnownPeople,
  { name, cells }: FilePerson,
  ulnsInFile: ReadonlySet<string>,
): readonly Person[] {
  const born = valueIn(cells, 'dateOfBirth');
  return (known.byName.get(nameKey(name)) ?? []).filter((person) => {
    const theirs = known.dayOf(person, 'dateOfBirth');
    const isOther = born !== undefined && theirs !== undefined && born !== theirs;
    const uln = identifyingUln(person.uln === '' ? undefined : person.uln);
    return !isOther && !(uln !== undefined && ulnsInFile.has(uln));
  });
}
