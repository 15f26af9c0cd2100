import { type Cell, isSameCell } from '../cells/cell';
import { readCell } from '../cells/kinds';
import { isTenDigits } from '../cells/uln';
import { isProblem, type Problem, problem } from '../problems';
import type { Column, ColumnKey } from '../sheet/columns';
import { NAME_PARTS, nameColumn, nameInRow, partsOfName } from '../sheet/names';
import type { CohortTable } from '../sheet/table';
import { gradedStep } from '../standard/standard';
import { type ImportedCell, meansSame } from './imported-cell';
import type { Decision, Decisions, Match } from './matching';
import type { FilePerson } from './people-in-file';

/**
 * What an import does with a cell. It fills a blank one and renews one that says something else; it leaves what says the same,
 * what cannot be read in the file, and what a formula works out; and it asks where what is there should not go unseen.
 */
export const OUTCOMES = ['add', 'change', 'conflict', 'same', 'unreadable', 'calculated'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface PlannedCell {
  readonly column: ColumnKey;
  readonly outcome: Outcome;
  /** What the sheet shows now. */
  readonly now: Cell;
  /** What the file says, as it would be written. */
  readonly value: Cell;
  /** Why it is left, or why it asks. */
  readonly reason?: Problem;
}

/** Somebody in the file, with what the import comes to. */
export interface PlannedPerson {
  readonly person: FilePerson;
  readonly match: Match;
  /** `asked`: nobody has said yet. */
  readonly kind: 'found' | 'new' | 'asked' | 'left out';
  /** The row of the sheet, where there is one. */
  readonly row: number | undefined;
  /** In the order of the columns of the sheet. */
  readonly cells: readonly PlannedCell[];
}

/** A sheet as an import sees it; `formulaAt` is that of a cell, '' where it has none. */
export interface SheetForImport {
  readonly table: CohortTable;
  formulaAt(row: number, column: number): string;
}

/** What the import of each person comes to, as far as somebody has said who they are. */
export function plannedPeople(
  sheet: SheetForImport,
  people: readonly FilePerson[],
  matches: ReadonlyMap<string, Match>,
  decisions: Decisions,
): readonly PlannedPerson[] {
  const taken = new Set<number>();
  const ulnsAreTexts = hasTextUlns(sheet.table);
  return people.map((person) => {
    const match = matches.get(person.key) as Match;
    const decision = decisionOn(match, decisions.get(person.key));
    const row = typeof decision === 'number' ? decision : undefined;
    // Two people of the file cannot be one of the sheet: the second is asked about.
    const isTaken = row !== undefined && taken.has(row);
    if (row !== undefined) taken.add(row);
    if (isTaken)
      return { person, match: takenMatch(person, match, row), kind: 'asked', row: undefined, cells: [] };
    if (row !== undefined)
      return { person, match, kind: 'found', row, cells: cellsFor(sheet, person, row, ulnsAreTexts) };
    const isNew = decision === 'new';
    const cells = isNew ? newCells(sheet.table, person, ulnsAreTexts) : [];
    return { person, match, kind: decision === undefined ? 'asked' : isNew ? 'new' : 'left out', row, cells };
  });
}

function decisionOn(match: Match, said: Decision | undefined): Decision | undefined {
  if (said === 'left out') return said;
  if (match.kind === 'found') return match.row;
  if (match.kind === 'new') return 'new';
  const isOffered = said === 'new' ? match.mayBeNew : match.candidates.some(({ row }) => row === said);
  return isOffered ? said : undefined;
}

function takenMatch({ name, uln, rows }: FilePerson, match: Match, row: number): Match {
  const details = { argument: name || (uln ?? ''), rows: rows.join(', '), otherRow: row + 1 };
  const candidates = match.kind === 'asked' ? match.candidates : [];
  const mayBeNew = match.kind === 'asked' && match.mayBeNew;
  return { kind: 'asked', reason: problem('IMPORT_ROW_TAKEN', details), candidates, mayBeNew };
}

/** The columns of the sheet of which the file says something. */
function cellsFor(
  sheet: SheetForImport,
  person: FilePerson,
  row: number,
  ulnsAreTexts: boolean,
): readonly PlannedCell[] {
  const { table } = sheet;
  const cells = table.rows[row] ?? [];
  return inSheet(table, person).flatMap(([column, told, position]) => {
    const now = cells[position] ?? '';
    const isFormula = sheet.formulaAt(row, position) !== '';
    const isGraded = isOfGraded(table, column.key, cells);
    return isName(column.key) && isSameName(table, person, cells)
      ? [{ column: column.key, outcome: 'same', now, value: now } as const]
      : [plannedCell(column, told, { now, isFormula, isGraded, hasTextUlns: ulnsAreTexts })];
  });
}

/** The day of an attempt that is graded is settled as its grade is: another day beside it is likely of another attempt. */
function isOfGraded({ layout }: CohortTable, key: ColumnKey, cells: readonly Cell[]): boolean {
  const { columns, positions } = layout;
  const isFilled = (column: ColumnKey) => (cells[positions.get(column) ?? -1] ?? '') !== '';
  return columns.standard.methods.some((method) => {
    const { grade, resit } = method;
    if (gradedStep(method).key === key) return isFilled(grade.key);
    return (resit.date.key === key || resit.attempts.key === key) && isFilled(resit.grade.key);
  });
}

/** In a name that stands in other columns than in the file nothing is compared part by part. */
function isName(key: ColumnKey): boolean {
  return key === 'apprentice' || (NAME_PARTS as readonly ColumnKey[]).includes(key);
}

function isSameName({ layout }: CohortTable, { name }: FilePerson, cells: readonly Cell[]): boolean {
  const inSheet = nameInRow(layout, (at) => cells[at]);
  return inSheet !== '' && meansSame(layout.columns.of('apprentice'), inSheet, name);
}

type ToldColumn = readonly [column: Column, told: ImportedCell, position: number];

function inSheet(
  { layout: { columns, positions } }: CohortTable,
  { cells }: FilePerson,
): readonly ToldColumn[] {
  return columns.all.flatMap((column): readonly ToldColumn[] => {
    const [told, position] = [cells.get(column.key), positions.get(column.key)];
    return told === undefined || position === undefined ? [] : [[column, told, position]];
  });
}

interface Around {
  readonly now: Cell;
  readonly isFormula: boolean;
  /** It says when or which attempt it was that has its grade in the sheet. */
  readonly isGraded: boolean;
  /** ULNs stand in the sheet as texts. */
  readonly hasTextUlns: boolean;
}

function plannedCell(
  column: Column,
  told: ImportedCell,
  { now, isFormula, isGraded, hasTextUlns }: Around,
): PlannedCell {
  const cell = { column: column.key, now };
  if (isProblem(told)) return { ...cell, outcome: 'unreadable', value: '', reason: told };
  const value = likeThere(column, told.cell, { now, hasTextUlns });
  const read = readCell<unknown>(column.kind, now, column.heading);
  if (read !== undefined && !isProblem(read) && meansSame(column, read, told.value))
    return { ...cell, outcome: 'same', value };
  if (isSameCell(now, value)) return { ...cell, outcome: 'same', value };
  if (isFormula) return { ...cell, outcome: 'calculated', value };
  // "TBC" says nothing, but somebody wrote it: it is told as what it is, a cell that changes.
  if (read === undefined) return { ...cell, outcome: now === '' || now === 0 ? 'add' : 'change', value };
  const reason = reasonToAsk(column, read, isGraded);
  return reason ? { ...cell, outcome: 'conflict', value, reason } : { ...cell, outcome: 'change', value };
}

/** A box stays a box, and a ULN is a number where those of the sheet are. */
function likeThere(
  { key }: Column,
  cell: Cell,
  { now, hasTextUlns }: Pick<Around, 'now' | 'hasTextUlns'>,
): Cell {
  if (key === 'uln') return hasTextUlns || !isTenDigits(String(cell)) ? cell : Number(cell);
  if (typeof cell !== 'boolean' || typeof now === 'boolean') return cell;
  return cell ? 'Yes' : 'No';
}

/** One text that is a ULN is enough: a column of numbers has none. */
function hasTextUlns({ layout, headingRow, rows }: CohortTable): boolean {
  const at = layout.positions.get('uln') ?? -1;
  return rows.slice(headingRow + 1).some((row) => typeof row[at] === 'string' && isTenDigits(row[at]));
}

/** What says who somebody is. */
const WHO: readonly ColumnKey[] = ['uln', 'apprentice', 'givenNames', 'familyName', 'dateOfBirth'];
/** What was settled with the EPAO, and what people wrote in their own words. */
const SETTLED: readonly ColumnKey[] = [
  'gatewayDate',
  'epaStart',
  'resultsConfirmed',
  'certificateDate',
  'notes',
];

/** Why what is there must not be written over unseen. Ours: the source says nothing about imports. */
function reasonToAsk({ key, kind, heading }: Column, read: unknown, isGraded: boolean): Problem | undefined {
  if (isProblem(read)) return problem('IMPORT_OVER_UNREADABLE', { argument: heading });
  if (WHO.includes(key)) return problem('IMPORT_OVER_WHO', { argument: heading });
  if (kind.name === 'grade' || isGraded || SETTLED.includes(key))
    return problem('IMPORT_OVER_SETTLED', { argument: heading });
  return undefined;
}

/** Of somebody new all that the file says; a name in one column where the sheet has it so. */
function newCells(table: CohortTable, person: FilePerson, ulnsAreTexts: boolean): readonly PlannedCell[] {
  const cells = inSheet(table, person).map(([column, told]): PlannedCell => {
    const cell = { column: column.key, now: '' };
    return isProblem(told)
      ? { ...cell, outcome: 'unreadable', value: '', reason: told }
      : {
          ...cell,
          outcome: 'add',
          value: likeThere(column, told.cell, { now: '', hasTextUlns: ulnsAreTexts }),
        };
  });
  const hasName = cells.some(({ column }) => isName(column));
  return hasName || person.name === '' ? cells : [...nameCells(table, person.name), ...cells];
}

/** A whole name in the columns that the sheet has for names: in two where it is plain how it is parted. */
function nameCells({ layout }: CohortTable, name: string): readonly PlannedCell[] {
  const key = nameColumn(layout);
  const parts =
    key !== 'apprentice' && NAME_PARTS.every((part) => layout.positions.has(part)) && partsOfName(name);
  const named = parts ? NAME_PARTS.map((part) => [part, parts[part]] as const) : [[key, name] as const];
  return named
    .filter(([column]) => layout.positions.has(column))
    .map(([column, value]) => ({ column, outcome: 'add', now: '', value }));
}
