import { type FilledCell, isSameCell } from '../../core/cells/cell';
import type { Day } from '../../core/dates/day';
import { isRefusal, targetOf } from '../../core/port/changes';
import type { Change, ChangeResult, Selection, SetUpResult, Workbook } from '../../core/port/workbook';
import { type ProblemCode, problem } from '../../core/problems';
import type { SetUpPlan } from '../../core/set-up/plan';
import type { CellAddress, CellWrite, Content, SheetGrid } from '../../core/sheet/grid';
import { HEADING_ROWS } from '../../core/sheet/layout';
import { SETTINGS_SHEET } from '../../core/sheet/settings';
import { day } from '../days';

/** A cell of a workbook in memory: a value, or what a formula or another cell makes it show. */
export type Held =
  | FilledCell
  | {
      readonly shows: FilledCell;
      readonly formula?: string;
      /** It is merged with another cell, or that one's formula fills it. */
      readonly isFilled?: true;
    };
type Rows = Held[][];

/** The calls of the port that are answered later. */
type Call = Exclude<keyof Workbook, 'followSelection'>;

export const TODAY: Day = day('2026-11-25');

/** What formulas show that tests write by place. */
const SHOWN: Readonly<Record<string, FilledCell>> = {
  '=TODAY()': TODAY,
  '=EPA_VERSION()': '1.2.3',
  '=6*5': 30,
};

/**
 * The port over named sheets in memory, for the sidebar's tests: it finds and compares with core's own functions, does one
 * thing at a time, and throws on whatever it does not know. What the sidebar wrote itself is not reported before the test
 * asks for that, as in Google Sheets.
 */
export function workbookInMemory(given: Readonly<Record<string, readonly (readonly Held[])[]>>) {
  const sheets = new Map<string, Rows>(
    Object.entries(given).map(([name, rows]) => [name, rows.map((row) => [...row])]),
  );
  let selected: CellAddress = { sheet: Object.keys(given)[0] as string, row: 1, column: 1 };
  const followers = new Set<{ seen(selection: Selection): unknown; headingRow(): number; last: string }>();
  const protectedSheets = new Set<string>();
  const calls: { readonly call: Call; readonly asked: unknown }[] = [];
  const failing = new Map<Call, { readonly error: unknown; readonly isDone: boolean }>();
  const waiting = new Map<Call, Promise<void>>();

  const rowsOf = (sheet: string): Rows => known(sheets.get(sheet), `sheet ${sheet}`);
  const heldAt = ({ sheet, row, column }: CellAddress) => rowsOf(sheet)[row]?.[column] ?? '';

  function put({ sheet, row, column }: CellAddress, held: Held): void {
    const rows = rowsOf(sheet);
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] as Held[];
    while (cells.length <= column) cells.push('');
    cells[column] = held;
  }

  function gridOf(sheet: string): SheetGrid {
    return {
      sheet,
      rows: shownRows(rowsOf(sheet)),
      settings: shownRows(sheets.get(SETTINGS_SHEET) ?? []),
    };
  }

  /** What is asked for happens at once; its answer may be held back, or fail. */
  async function answer<T>(call: Call, asked: unknown, run: () => T): Promise<T> {
    calls.push({ call, asked });
    const failure = failing.get(call);
    const wait = waiting.get(call);
    failing.delete(call);
    waiting.delete(call);
    const isDone = failure === undefined || failure.isDone;
    const answered = isDone ? run() : undefined;
    await wait;
    if (failure) throw failure.error;
    return answered as T;
  }

  function applyChange(change: Change): ChangeResult {
    if (!sheets.has(change.sheet)) return refused('HEADINGS_NOT_FOUND', change.sheet);
    const grid = gridOf(change.sheet);
    const target = targetOf(grid, change);
    const place = 'now' in target ? targetOf(grid, { ...change, expected: target.now }) : target;
    if (isRefusal(place)) return place;
    return writeAt({ sheet: change.sheet, ...place }, change.expected, change.value);
  }

  function writeCell({ cell, expected, content }: CellWrite): ChangeResult {
    return sheets.has(cell.sheet) ? writeAt(cell, expected, content) : refused('SHEET_MISSING', cell.sheet);
  }

  function writeAt(cell: CellAddress, expected: Content, content: Content): ChangeResult {
    const held = heldAt(cell);
    if (!holds(held, expected)) return changedMeanwhile(held);
    if (protectedSheets.has(cell.sheet)) return refused('SHEET_PROTECTED', cell.sheet);
    put(cell, heldFrom(content));
    return { outcome: 'written' };
  }

  function setUp({
    sheet,
    style,
    headingRow,
    headingsSeen,
    lastRow,
    added,
    settings,
  }: SetUpPlan): SetUpResult {
    if (style !== 'each row') throw new Error(`This workbook cannot be set up in the style ${style}.`);
    const [headings = [], width] = [shownRows(rowsOf(sheet))[headingRow], rowsOf(sheet)[0]?.length ?? 0];
    const isSame = headings.every((heading, i) => isSameCell(heading, headingsSeen[i]));
    if (!isSame || width > (added[0]?.position ?? width)) return refused('SHEET_CHANGED', sheet);
    if (protectedSheets.has(sheet)) return refused('SHEET_PROTECTED', sheet);
    for (const { position: column, heading, formula } of added) {
      put({ sheet, row: headingRow, column }, heading);
      for (let row = headingRow + 1; formula && row <= lastRow; row++)
        put({ sheet, row, column }, { formula, shows: '' });
    }
    if (!sheets.has(settings.sheet)) sheets.set(settings.sheet, []);
    for (const { row, column, value, formula } of settings.cells) {
      const cell = { sheet: settings.sheet, row, column };
      if (heldAt(cell) === '') put(cell, heldFrom(formula === undefined ? value : { formula }));
    }
    return { outcome: 'done' };
  }

  /** Tells whoever follows what reads otherwise since it was told last; comes back once they have dealt with it. */
  async function report(): Promise<void> {
    for (const follower of followers) {
      const rows = shownRows(rowsOf(selected.sheet));
      const selection = {
        ...selected,
        cells: rows[selected.row] ?? [],
        headings: rows[follower.headingRow()] ?? [],
      };
      const now = JSON.stringify(selection);
      if (now === follower.last) continue;
      follower.last = now;
      await follower.seen(selection);
    }
  }

  const workbook: Workbook = {
    readGrid: () => answer('readGrid', undefined, () => gridOf(selected.sheet)),
    followSelection(seen, headingRow) {
      const follower = { seen, headingRow, last: '' };
      followers.add(follower);
      void report();
      return () => followers.delete(follower);
    },
    applyChanges: (changes) => answer('applyChanges', changes, () => changes.map(applyChange)),
    writeCells: (writes) => answer('writeCells', writes, () => writes.map(writeCell)),
    formulaStyle: (grid) => answer('formulaStyle', grid, () => 'each row'),
    setUp: (plan) => answer('setUp', plan, () => setUp(plan)),
    reveal: (cell) =>
      answer('reveal', cell, () => {
        rowsOf(cell.sheet);
        selected = cell;
      }),
    today: () => answer('today', undefined, () => TODAY),
  };

  return {
    workbook,
    report,
    selected: () => selected,
    /** What was asked for by calls of this name, the oldest first. */
    asked: (call: Call) => calls.filter((one) => one.call === call).map(({ asked }) => asked),
    /** What a cell of a sheet holds. */
    held: (row: number, column: number, sheet = selected.sheet) => heldAt({ sheet, row, column }),
    /** Somebody goes to a cell. */
    select: (row: number, column = 1, sheet = selected.sheet) => {
      rowsOf(sheet);
      selected = { sheet, row, column };
      return report();
    },
    /** Somebody else types into a cell. */
    type: (row: number, column: number, held: Held) => {
      put({ ...selected, row, column }, held);
      return report();
    },
    /** Somebody else types into a cell, and nobody has told the sidebar yet. */
    typeUnseen: (row: number, column: number, held: Held, sheet = selected.sheet) =>
      put({ sheet, row, column }, held),
    /** Somebody sorts the rows below the headings in the first row, and nobody has told the sidebar yet. */
    sortUnseen: (column: number, sheet = selected.sheet) => {
      const [headings = [], ...others] = rowsOf(sheet);
      const key = (row: readonly Held[]) => String(shown(row[column] ?? ''));
      sheets.set(sheet, [headings, ...others.sort((one, other) => (key(one) < key(other) ? -1 : 1))]);
    },
    protect: (sheet: string) => {
      rowsOf(sheet);
      protectedSheets.add(sheet);
    },
    unprotect: (sheet: string) => {
      protectedSheets.delete(sheet);
    },
    /** The next call of this name is not carried out. */
    failNext: (call: Call, error: unknown = new Error('No connection')) => {
      failing.set(call, { error, isDone: false });
    },
    /** The next call of this name is carried out, but its answer is lost. */
    loseNextAnswer: (call: Call) => {
      failing.set(call, { error: new Error('No connection'), isDone: true });
    },
    /** The next call of this name is answered once the test says so. */
    holdNext: (call: Call): (() => void) => {
      let release = () => {};
      waiting.set(
        call,
        new Promise((released) => {
          release = released;
        }),
      );
      return release;
    },
  };
}

export type WorkbookInMemory = ReturnType<typeof workbookInMemory>;

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`This workbook has no ${what}.`);
  return found;
}

function shown(held: Held): FilledCell {
  return typeof held === 'object' ? held.shows : held;
}

/** Every row equally long. */
function shownRows(rows: Rows): readonly (readonly FilledCell[])[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => shown(row[i] ?? '')));
}

function heldFrom(content: Content): Held {
  if (typeof content !== 'object') return content ?? '';
  const { formula } = content;
  return { formula, shows: known(SHOWN[formula], `answer to ${formula}`) };
}

/** A formula is somebody's work, whatever it shows: only who names it may write over it. */
function holds(held: Held, expected: Content): boolean {
  const { shows, formula, isFilled } = typeof held === 'object' ? held : { shows: held };
  if (isFilled) return false;
  if (typeof expected === 'object') return formula === expected.formula;
  return formula === undefined && isSameCell(shows, expected);
}

function changedMeanwhile(held: Held): ChangeResult {
  const { shows, formula } = typeof held === 'object' ? held : { shows: held };
  return { outcome: 'changed meanwhile', now: shows, ...(formula !== undefined && { formula }) };
}

function refused(code: ProblemCode, sheet: string): ChangeResult & { outcome: 'refused' } {
  return { outcome: 'refused', problem: problem(code, { argument: sheet, rows: HEADING_ROWS }) };
}
