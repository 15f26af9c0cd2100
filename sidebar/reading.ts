import { type Cell, isSameCell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import type { Selection } from '../core/port/workbook';
import { isProblem, messageOf } from '../core/problems';
import type { SheetGrid } from '../core/sheet/grid';
import {
  type CohortSheet,
  cohortSheetFrom,
  identityOf,
  peopleIn,
  readApprentice,
  rowOf,
  withRow,
} from '../core/sheet/people';
import type { Desk } from './desk';
import type { Work } from './state';

export interface Reading {
  /** Reads the sheet in front; what was read before stays in view until the answer is there. */
  readSheet(): Promise<void>;
  /** Reads it where what was read is no longer fresh. */
  refresh(): void;
  /** The selection moved, or somebody wrote in its row. */
  see(selection: Selection): void;
  headingRow(): number;
}

/** After so many milliseconds a sheet is read again before all of it is looked at. */
const FRESH_MS = 30_000;

/** Keeps what the sidebar knows true to the sheet in front. */
export function readingOf({ workbook, store, say, during }: Desk, goTo: (row: number) => void): Reading {
  const { get, set } = store;
  let latest = 0;
  let readSince = Number.NEGATIVE_INFINITY;

  async function readSheet(): Promise<void> {
    const mine = ++latest;
    const work: Work = { label: 'Reading the sheet…', cancel: () => stopReading(work) };
    const read = async () => {
      const [grid, today] = await Promise.all([workbook.readGrid(), workbook.today()]);
      if (mine === latest) take(grid, today);
    };
    await during(work, read, readSheet);
  }

  function refresh(): void {
    const isReading = get().works.some(({ cancel }) => cancel !== undefined);
    if (!isReading && performance.now() - readSince > FRESH_MS) void readSheet();
  }

  function stopReading(work: Work): void {
    latest++;
    set({ works: get().works.filter((other) => other !== work) });
    say({
      lines: ['Reading was stopped, so what is shown may be out of date.'],
      tone: 'bad',
      action: {
        label: 'Read again',
        run: () => {
          say(undefined);
          void readSheet();
        },
      },
    });
  }

  function take(grid: SheetGrid, today: Day): void {
    readSince = performance.now();
    set({ readAt: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format() });
    const sheet = cohortSheetFrom(grid, today);
    if (isProblem(sheet)) {
      const nobody = { sheet: undefined, people: [], row: undefined, pinned: undefined };
      set({ ...nobody, today, unconnected: { grid, problem: sheet } });
    } else takeSheet(sheet, today);
  }

  function takeSheet(sheet: CohortSheet, today: Day): void {
    const { selection, pinned, sought } = get();
    const found = pinned && rowOf(sheet.table, pinned);
    const selected = selection?.sheet === sheet.grid.sheet ? selection.row : undefined;
    set({
      today,
      sheet,
      unconnected: undefined,
      people: peopleIn(sheet.table),
      row: typeof found === 'number' ? found : selected,
    });
    if (isProblem(found)) {
      set({ pinned: undefined });
      say({ lines: [messageOf(found)], tone: 'bad' });
    }
    const row = sought && rowOf(sheet.table, sought);
    if (typeof row === 'number' && row !== get().row) goTo(row);
  }

  function see(selection: Selection): void {
    set({ selection });
    const { sheet, unconnected, pinned } = get();
    const known = sheet?.grid ?? unconnected?.grid;
    // Before anything is read, the reading that is under way will find the selection.
    if (!known) return;
    if (selection.sheet !== known.sheet) {
      if (!pinned) void readSheet();
    } else if (!areSameCells(selection.headings, known.rows[headingRow()] ?? [])) {
      void readSheet();
    } else if (sheet) {
      const isAsRead = takeRow(sheet, selection);
      set({ ...(!pinned && { row: selection.row }), ...(isAsRead && { sought: undefined }) });
    }
  }

  /** A row as it reads now. Where somebody else stands in it, the sheet was sorted or rows moved: all of it is read again. */
  function takeRow(sheet: CohortSheet, { row, cells }: Selection): boolean {
    const before = sheet.grid.rows[row] ?? [];
    if (areSameCells(before, cells)) return true;
    const next = withRow(sheet, row, cells);
    const [was, is] = [before, cells].map((read) => whoIn(sheet, read));
    set({ sheet: next, ...(was !== is && { people: peopleIn(next.table) }) });
    const isMoved = was !== '' && was !== is;
    if (isMoved) void readSheet();
    return !isMoved;
  }

  function headingRow(): number {
    return get().sheet?.table.headingRow ?? 0;
  }

  return { readSheet, refresh, see, headingRow };
}

function whoIn({ table }: CohortSheet, cells: readonly Cell[]): string {
  const read = readApprentice(table, cells);
  return read ? JSON.stringify(identityOf(read.apprentice)) : '';
}

function areSameCells(one: readonly Cell[], other: readonly Cell[]): boolean {
  for (let i = Math.max(one.length, other.length) - 1; i >= 0; i--) {
    if (!isSameCell(one[i], other[i])) return false;
  }
  return true;
}
