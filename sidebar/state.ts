import type { Cell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import type { Selection } from '../core/port/workbook';
import type { Problem } from '../core/problems';
import type { Severity } from '../core/rules/force';
import type { SheetCheck } from '../core/set-up/check';
import type { Apprentice, ColumnKey } from '../core/sheet/columns';
import type { SheetGrid } from '../core/sheet/grid';
import { apprenticeAt, type CohortSheet, type Identity, identityAt, type Person } from '../core/sheet/people';
import type { Screen } from './screens';

/** The parts of the screen on one apprentice. */
export type Part = 'gateway' | 'deadlines' | 'grade';

/** What the sidebar knows and shows. */
export interface SidebarState {
  readonly screen: Screen;
  readonly today: Day | undefined;
  /** The sheet of apprentices that was read last. */
  readonly sheet: CohortSheet | undefined;
  /** The names of the sheets in which apprentices were recognised. */
  readonly cohorts: readonly string[];
  /** All of them as they were read, where the Cohort screen is to show all. */
  readonly several: readonly CohortSheet[] | undefined;
  readonly readingSeveral: Work | undefined;
  /** The sheet in front where no apprentices were recognised in it, and why. */
  readonly unconnected: { readonly grid: SheetGrid; readonly problem: Problem } | undefined;
  readonly people: readonly Person[];
  readonly selection: Selection | undefined;
  /** The host has stopped to follow the selection for a while. */
  readonly isPaused: boolean;
  /** The row of the sheet that is in view. */
  readonly row: number | undefined;
  /** Whom the sheet was last sent to, until it is there. */
  readonly sought: Identity | undefined;
  /** The reading of the sheet that is under way. */
  readonly reading: Work | undefined;
  /** When the sheet was read, as a clock shows it: "14:32". */
  readonly readAt: string | undefined;
  /** The same in milliseconds, to tell how long ago that was. */
  readonly readSince: number | undefined;
  /** Who stays in view while the selection moves. */
  readonly pinned: Identity | undefined;
  /** What a person opened stays open for the next apprentice, and what was folded away stays away. */
  readonly openParts: Readonly<Record<Part, boolean>>;
  readonly works: readonly Work[];
  readonly said: Said | undefined;
  /** What a person is asked, one question after the other. */
  readonly questions: readonly Question[];
  readonly undoable: readonly Undoable[];
  /** The sheet that was made last, and what the host would not do of it. */
  readonly made: { readonly sheet: string; readonly notes: readonly string[] } | undefined;
  /** What the calculated columns of a sheet were last found to be. */
  readonly checked: { readonly sheet: string; readonly found: SheetCheck | Problem } | undefined;
  /** The day, and the row of the settings about it, for which it was last tried to renew them. */
  readonly renewedFor: string | undefined;
  /** What is typed into fields and not written, the newest last. */
  readonly drafts: readonly Draft[];
  /** The fields with a draft that are on the screen. */
  readonly fieldsShown: readonly string[];
  /** The field that somebody goes back to, until it is on the screen. */
  readonly fieldSought: string | undefined;
}

/** Something that is being done. */
export interface Work {
  readonly label: string;
  /** Columns that are being written: their fields wait. */
  readonly columns?: readonly ColumnKey[];
  /** Whose cells they are, as `ownerOf` has it; anybody's where it is left out. */
  readonly whose?: string;
  /** How much of it is done, 0 to 1, where that is known. */
  readonly progress?: number | undefined;
  readonly cancel?: () => void;
}

/** What came of the last thing that was done. */
export interface Said {
  readonly lines: readonly string[];
  readonly tone: 'good' | 'bad';
  /** The apprentice that it is about, as `ownerOf` has it. */
  readonly whose?: string;
  /** What a person can do about it. */
  readonly action?: { readonly label: string; run(): unknown };
  /** It is about cells that are not written: it stays until they are tried again or it is closed. */
  readonly isUnwritten?: true;
}

/** Cells that were not written, because only a person can say what is to stand there: one decision for all of them. */
export interface Question {
  readonly title: string;
  /** What was written of the rest, and what was refused. */
  readonly lines: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** Writes over what may be written over; left out where nothing may. */
  readonly replace?: () => Promise<unknown>;
}

/** A cell that somebody else changed first, or that holds a formula. */
export interface Conflict {
  /** The cell as people call it: its column, else its address. */
  readonly heading: string;
  readonly explanation: string;
  readonly values: readonly { readonly label: string; readonly value: string }[];
}

/** Something that speaks against what was typed: an error, a warning or a note. */
export interface Objection {
  /** `unread`: no value at all, so that nothing can be written. `year`: it was not typed, and is not the nearest. */
  readonly severity: Severity | 'unread' | 'year';
  readonly problem: Problem;
}

/** A field as its draft knows it: the cell that it is for, and how what is typed there is read and written. */
export interface FieldOfCell<T> {
  readonly id: string;
  readonly label: string;
  /** Whose cell it is; `undefined` for a setting. */
  readonly whom: InView | undefined;
  /** What the cell held when typing began. */
  readonly value: T | undefined;
  read(text: string): T | Problem | undefined;
  check(value: T, text: string): readonly Objection[];
  /** To the cell and over the value that were seen; `failed` where the sheet refused it or did not answer. */
  write(value: T | undefined): unknown;
}

/** What is typed into a field and not written. */
export interface Draft {
  readonly field: FieldOfCell<unknown>;
  readonly text: string;
  /** The screen that it was typed on. */
  readonly screen: Screen;
  /** `left`: the field was left, and only a person can say what is to become of it. */
  readonly stage: 'typing' | 'writing' | 'left';
  /** Begun while the cell was being written, so that what it will hold was not seen. */
  readonly isEarly: boolean;
}

/** What a draft comes to. */
export interface Typed<T> {
  readonly value: T | Problem | undefined;
  readonly isChanged: boolean;
  readonly objections: readonly Objection[];
  /** It cannot be read, or a rule speaks against it. */
  readonly asks: boolean;
}

export interface Undoable {
  readonly label: string;
  /** It was to be taken back before, and the sheet refused it. */
  readonly isRefused?: true;
  run(): Promise<unknown>;
}

/** One cell of the apprentice in view, to be written. */
export interface Wish {
  readonly column: ColumnKey;
  readonly value: Cell;
}

/** An apprentice as the sidebar shows one: the row and what it says. */
export interface InView {
  /** The sheet as it was read when it was shown. */
  readonly sheet: CohortSheet;
  readonly row: number;
  readonly apprentice: Apprentice;
  readonly identity: Identity | undefined;
  readonly unreadable: readonly { readonly column: ColumnKey; readonly problem: Problem }[];
  cellOf(column: ColumnKey): Cell;
  hasColumn(column: ColumnKey): boolean;
  /** A cell of the row shows #NAME?: its functions are not loaded here. */
  readonly lacksFunctions: boolean;
}

/** Before anything is known of the workbook. */
export function newState(screen: Screen): SidebarState {
  return {
    screen,
    today: undefined,
    sheet: undefined,
    cohorts: [],
    several: undefined,
    readingSeveral: undefined,
    unconnected: undefined,
    people: [],
    selection: undefined,
    isPaused: false,
    row: undefined,
    sought: undefined,
    reading: undefined,
    readAt: undefined,
    readSince: undefined,
    pinned: undefined,
    openParts: { gateway: true, deadlines: false, grade: false },
    works: [],
    said: undefined,
    questions: [],
    undoable: [],
    made: undefined,
    checked: undefined,
    renewedFor: undefined,
    drafts: [],
    fieldsShown: [],
    fieldSought: undefined,
  };
}

/** The apprentice in view; `undefined` where the row holds none. */
export function inView({ sheet, row }: SidebarState): InView | undefined {
  if (!sheet || row === undefined) return undefined;
  const cells = sheet.grid.rows[row] ?? [];
  const read = apprenticeAt(sheet.table, row);
  if (!read) return undefined;
  const { positions } = sheet.table.layout;
  return {
    sheet,
    row,
    apprentice: read.apprentice,
    identity: identityAt(sheet.table, row),
    unreadable: read.problems,
    cellOf: (column) => cells[positions.get(column) ?? -1] ?? '',
    hasColumn: (column) => positions.has(column),
    lacksFunctions: cells.includes('#NAME?'),
  };
}

/** The same for the same apprentice of the same sheet, wherever the row is by now. */
export function ownerOf({ sheet, identity, row }: InView): string {
  return JSON.stringify([sheet.grid.sheet, identity ?? row]);
}

/** Is this cell of an apprentice being written just now? That of the one before may still be. */
export function isWriting({ works }: SidebarState, column: ColumnKey, whom: InView): boolean {
  const owner = ownerOf(whom);
  return works.some(({ columns, whose = owner }) => whose === owner && columns?.includes(column));
}
