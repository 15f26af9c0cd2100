import { lineAfter } from '../../files/formula-references';
import { rangesAfter, type SheetMove } from '../../files/moved-package';
import type { Model } from './o-spreadsheet';

/** Where the rows and columns of a sheet were when it was opened, and where those of then are now; all counted from 0. */
export interface SheetLines {
  /** None where it is new. */
  row(now: number): number | undefined;
  column(now: number): number | undefined;
  /** The line that it looks like: its own, or that beside which it was put in. */
  lookOfRow(now: number): number;
  lookOfColumn(now: number): number;
  /** None where it is gone. */
  rowNow(opened: number): number | undefined;
  columnNow(opened: number): number | undefined;
  rangesNow(opened: readonly string[]): readonly string[];
}

export function linesSince(model: Model, sheetId: string, moves: readonly SheetMove[]): SheetLines {
  const rows = linesOf(
    moves.filter(({ of }) => of === 'rows'),
    model.getters.getNumberRows(sheetId),
  );
  const columns = linesOf(
    moves.filter(({ of }) => of === 'columns'),
    model.getters.getNumberCols(sheetId),
  );
  return {
    row: (now) => rows.before[now],
    column: (now) => columns.before[now],
    lookOfRow: (now) => rows.looks[now] ?? now,
    lookOfColumn: (now) => columns.looks[now] ?? now,
    rowNow: rows.after,
    columnNow: columns.after,
    rangesNow: (opened) =>
      rangesAfter(opened.join(' '), moves)
        .split(' ')
        .filter((range) => range !== ''),
  };
}

function linesOf(moves: readonly SheetMove[], count: number) {
  const now = Array.from({ length: count }, (_, line) => line);
  return {
    before: now.map((line) => lineBefore(line + 1, moves, false)).map(fromZero),
    looks: now.map((line) => lineBefore(line + 1, moves, true)).map(fromZero),
    after: (line: number) => {
      let at: number | undefined = line + 1;
      for (const move of moves) if (at !== undefined) at = lineAfter(at, move);
      return fromZero(at);
    },
  };
}

function fromZero(line: number | undefined): number | undefined {
  return line === undefined ? undefined : line - 1;
}

function lineBefore(line: number, moves: readonly SheetMove[], looks: boolean): number | undefined {
  let at = line;
  for (let i = moves.length - 1; i >= 0; i--) {
    const move = moves[i] as SheetMove;
    if (at < move.at) continue;
    if (move.what === 'deleted') at += move.count;
    else if (at >= move.at + move.count) at -= move.count;
    else if (looks && move.like !== undefined) at = move.like;
    else return undefined;
  }
  return at;
}
