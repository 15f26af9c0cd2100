import type { FilledCell } from '../../core/cells/cell';
import type { Day } from '../../core/dates/day';
import { appending } from '../../core/port/appending';
import { areAddedColumnsFree, areHeadingsAsPlanned, blankSettings } from '../../core/port/as-planned';
import { applyInOrder } from '../../core/port/changes';
import { changedMeanwhile, type HeldCell } from '../../core/port/held-cell';
import { noneAdded, placeForNew, rowsToRemove } from '../../core/port/new-apprentices';
import { changedSince } from '../../core/port/repair';
import { freeName, placeFor } from '../../core/port/report-place';
import { DONE, refusal, sheetRefusal, WRITTEN } from '../../core/port/results';
import { inRow, setUpNow } from '../../core/port/set-up-undone';
import type {
  AddedResult,
  AppendResult,
  Change,
  ChangeResult,
  ColumnRepair,
  NewApprentices,
  Refusal,
  RepairResult,
  RowsToAppend,
  Selection,
  SetUpResult,
  SheetResult,
  Workbook,
} from '../../core/port/workbook';
import { isProblem } from '../../core/problems';
import type { ReportPlan } from '../../core/reports/report-plan';
import type { ColumnLook } from '../../core/set-up/column-looks';
import type { SetUpPlan } from '../../core/set-up/plan';
import { isOurFormula } from '../../core/set-up/references';
import type { ValuesPlan } from '../../core/set-up/values-plan';
import type { CellAddress, CellWrite, Content, SheetGrid } from '../../core/sheet/grid';
import { TOP_ROWS } from '../../core/sheet/layout';
import { isOwnSheet } from '../../core/sheet/own-sheets';
import { AS_OF_SHOWN_FORMULA, SETTINGS_SHEET } from '../../core/sheet/settings';
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
type Call = Exclude<keyof Workbook, 'followSelection' | 'dayKeeper' | 'canPrint'>;

export const TODAY: Day = day('2026-11-25');

/** What formulas show that tests write by place. */
const SHOWN: Readonly<Record<string, FilledCell>> = {
  '=TODAY()': TODAY,
  [AS_OF_SHOWN_FORMULA]: TODAY,
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

  let undressed: readonly string[] = [];
  const isLacking = ({ heading }: ColumnLook) => undressed.includes(heading);

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

  function applyChanges(changes: readonly Change[]): readonly ChangeResult[] {
    const { results, writes } = applyInOrder(changes, {
      gridOf: (sheet) => (sheets.has(sheet) ? gridOf(sheet) : undefined),
      heldAt: (cell, now) => ({ ...asCore(heldAt(cell)), shown: now }),
      reasonAgainst,
    });
    for (const { cell, content } of writes) put(cell, heldFrom(content));
    return results;
  }

  function reasonAgainst({ cell: { sheet } }: CellWrite): Refusal | undefined {
    return protectedSheets.has(sheet) ? sheetRefusal('SHEET_PROTECTED', sheet) : undefined;
  }

  function writeCell(write: CellWrite): ChangeResult {
    const { cell, expected, content } = write;
    if (!sheets.has(cell.sheet)) return sheetRefusal('SHEET_MISSING', cell.sheet);
    const reason = changedMeanwhile(asCore(heldAt(cell)), expected) ?? reasonAgainst(write);
    if (reason) return reason;
    put(cell, heldFrom(content));
    return WRITTEN;
  }

  function addApprentices(added: NewApprentices): readonly AddedResult[] {
    const { sheet } = added;
    if (!sheets.has(sheet)) return noneAdded(added, 'SHEET_MISSING');
    const place = placeForNew(gridOf(sheet), added);
    if (isProblem(place)) return added.rows.map(() => refusal(place));
    if (protectedSheets.has(sheet)) return noneAdded(added, 'SHEET_PROTECTED');
    const rows = rowsOf(sheet);
    const like = rows[place.like ?? -1] ?? [];
    const made = place.rows.map(({ cells }) => {
      const row: Held[] = like.map((held) => (ownFormula(held) === '' ? '' : held));
      for (const { column, value } of cells) if (ownFormula(row[column] ?? '') === '') row[column] = value;
      return Array.from(row, (held) => held ?? '');
    });
    rows.splice(place.below + 1, 0, ...made);
    return place.results;
  }

  function removeApprentices(added: NewApprentices): readonly AddedResult[] {
    const rows = rowsOf(added.sheet);
    const removal = rowsToRemove(gridOf(added.sheet), added, (row) => (rows[row] ?? []).map(contentOf));
    if (protectedSheets.has(added.sheet)) return noneAdded(added, 'SHEET_PROTECTED');
    for (const row of [...removal.rows].reverse()) rows.splice(row, 1);
    return removal.results;
  }

  function setUp(plan: SetUpPlan): SetUpResult {
    const { sheet, style, headingRow, lastRow, added, settings } = plan;
    if (style !== 'each row') throw new Error(`This workbook cannot be set up in the style ${style}.`);
    const headings = shownRows(rowsOf(sheet))[headingRow] ?? [];
    const isAsPlanned =
      areHeadingsAsPlanned(headings, plan) && areAddedColumnsFree(plan, rowsOf(sheet)[0]?.length ?? 0);
    if (!isAsPlanned) return sheetRefusal('SHEET_CHANGED', sheet);
    if (protectedSheets.has(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
    for (const { position: column, heading, formula } of added) {
      put({ sheet, row: headingRow, column }, heading);
      for (let row = headingRow + 1; formula && row <= lastRow; row++)
        put({ sheet, row, column }, { formula: formula.replaceAll('{row}', String(row + 1)), shows: '' });
    }
    for (const { position: column, formula } of plan.renewed) {
      for (let row = headingRow + 1; row <= lastRow; row++)
        if (isOurFormula(asCore(heldAt({ sheet, row, column })).formula))
          put({ sheet, row, column }, { formula: inRow(formula, row), shows: '' });
    }
    if (!sheets.has(settings.sheet)) sheets.set(settings.sheet, []);
    const contents = rowsOf(settings.sheet).map((row) =>
      row.map((held) => asCore(held).formula ?? shown(held)),
    );
    for (const { cell, content } of blankSettings(plan, contents)) put(cell, heldFrom(content));
    return DONE;
  }

  function undoSetUp(plan: SetUpPlan): SetUpResult {
    const rows = rowsOf(plan.sheet);
    const contents = rows.map((row) =>
      row.map((held) => (typeof held === 'object' && held.formula ? { formula: held.formula } : shown(held))),
    );
    const now = setUpNow(plan, contents);
    if (isProblem(now)) return refusal(now);
    if (protectedSheets.has(plan.sheet)) return sheetRefusal('SHEET_PROTECTED', plan.sheet);
    for (const { column, first, count, formula } of now.back)
      for (let row = first; row < first + count; row++)
        put({ sheet: plan.sheet, row, column }, { formula: inRow(formula, row), shows: '' });
    for (const { position } of now.columns) for (const row of rows) if (position in row) row[position] = '';
    return DONE;
  }

  function appendRows(wanted: RowsToAppend): AppendResult {
    const { sheet, keepAtMost } = wanted;
    if (protectedSheets.has(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
    if (keepAtMost < 1) throw new Error('Nothing would be kept.');
    const rows = sheets.get(sheet) ?? [];
    const plan = appending(wanted, shownRows(rows)[0] ?? [], rows.length);
    if (isProblem(plan)) return refusal(plan);
    if (!sheets.has(sheet)) sheets.set(sheet, rows);
    rows.push(...plan.rows.map((row) => [...row]));
    rows.splice(1, plan.tooOld);
    return WRITTEN;
  }

  function repair(one: ColumnRepair): RepairResult {
    const { sheet, column, first, before, after } = one;
    const cellAt = (i: number) => ({ sheet, row: first + i, column });
    const now = before.map((_, i) => contentOf(heldAt(cellAt(i))));
    if (protectedSheets.has(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
    const changed = changedSince(one, now);
    if (changed) return changed;
    after.forEach((content, i) => {
      put(cellAt(i), typeof content === 'object' ? { ...content, shows: '' } : (content ?? ''));
    });
    return WRITTEN;
  }

  function writeReport(plan: ReportPlan): SheetResult {
    const tops = [...sheets].map(([sheet, rows]) => ({ sheet, rows: shownRows(rows) }));
    const { sheet } = placeFor(plan, tops);
    if (protectedSheets.has(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
    // What a formula of a report shows is nothing that the sidebar asks for.
    const held = (content: Content): Held =>
      typeof content === 'object' ? { ...content, shows: '' } : (content ?? '');
    sheets.set(
      sheet,
      plan.rows.map((cells) => cells.map(held)),
    );
    return { outcome: 'done', sheet };
  }

  function copyValues({ sheet, copy, runs }: ValuesPlan): SheetResult {
    const rows = rowsOf(sheet).map((row) => [...row]);
    for (const { column, first, rows: count } of runs)
      for (let row = first; row < first + count; row++)
        (rows[row] as Held[])[column] = shown(rows[row]?.[column] ?? '');
    const name = freeName(copy, [...sheets.keys()]);
    sheets.set(name, rows);
    return { outcome: 'done', sheet: name };
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
    readGridOf: (sheet) => answer('readGridOf', sheet, () => (sheets.has(sheet) ? gridOf(sheet) : undefined)),
    readTops: () =>
      answer('readTops', undefined, () =>
        [...sheets.keys()]
          .filter((sheet) => !isOwnSheet(sheet))
          .map((sheet) => ({ sheet, rows: shownRows(rowsOf(sheet)).slice(0, TOP_ROWS) })),
      ),
    followSelection(seen, headingRow) {
      const follower = { seen, headingRow, last: '' };
      followers.add(follower);
      void report();
      return () => followers.delete(follower);
    },
    applyChanges: (changes) => answer('applyChanges', changes, () => applyChanges(changes)),
    addApprentices: (added) => answer('addApprentices', added, () => addApprentices(added)),
    removeApprentices: (added) => answer('removeApprentices', added, () => removeApprentices(added)),
    writeCells: (writes) => answer('writeCells', writes, () => writes.map(writeCell)),
    readFormulas: (sheet) =>
      answer('readFormulas', sheet, () =>
        sheets.has(sheet) ? padded(rowsOf(sheet).map((row) => row.map(ownFormula))) : undefined,
      ),
    formulaStyle: (grid) => answer('formulaStyle', grid, () => 'each row'),
    setUp: (plan) => answer('setUp', plan, () => setUp(plan)),
    undoSetUp: (plan) => answer('undoSetUp', plan, () => undoSetUp(plan)),
    repair: (repairs) => answer('repair', repairs, () => repairs.map(repair)),
    appendRows: (rows) => answer('appendRows', rows, () => appendRows(rows)),
    readLacking: (looks) => answer('readLacking', looks, () => looks.filter(isLacking)),
    dress: (looks) =>
      answer('dress', looks, () =>
        looks.map((look) => {
          if (protectedSheets.has(look.sheet)) return sheetRefusal('SHEET_PROTECTED', look.sheet);
          undressed = undressed.filter((heading) => heading !== look.heading);
          return WRITTEN;
        }),
      ),
    writeReport: (plan) => answer('writeReport', plan, () => writeReport(plan)),
    copyValues: (plan) => answer('copyValues', plan, () => copyValues(plan)),
    reveal: (cell) =>
      answer('reveal', cell, () => {
        rowsOf(cell.sheet);
        selected = cell;
      }),
    today: () => answer('today', undefined, () => TODAY),
    dayKeeper: 'host',
    canPrint: true,
  };

  return {
    workbook,
    report,
    selected: () => selected,
    /** Columns of these headings lose their date formats and drop-downs. */
    undress: (...headings: readonly string[]) => {
      undressed = headings;
    },
    /** What was asked for by calls of this name, the oldest first. */
    asked: (call: Call) => calls.filter((one) => one.call === call).map(({ asked }) => asked),
    /** What a cell of a sheet holds. */
    held: (row: number, column: number, sheet = selected.sheet) => heldAt({ sheet, row, column }),
    /** What a sheet shows; no rows where there is none. */
    rows: (sheet: string) => shownRows(sheets.get(sheet) ?? []),
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

/** Its own formula; what another cell fills has none. */
function ownFormula(held: Held): string {
  return typeof held === 'object' && !held.isFilled ? (held.formula ?? '') : '';
}

function contentOf(held: Held): Content {
  const formula = ownFormula(held);
  return formula === '' ? shown(held) : { formula };
}

function padded(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
}

function heldFrom(content: Content): Held {
  if (typeof content !== 'object') return content ?? '';
  const { formula } = content;
  return { formula, shows: known(SHOWN[formula], `answer to ${formula}`) };
}

function asCore(held: Held): HeldCell {
  if (typeof held !== 'object') return { shown: held, formula: undefined, isOthers: false };
  return { shown: held.shows, formula: held.formula, isOthers: held.isFilled === true };
}
