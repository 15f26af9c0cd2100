// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import type { Cell } from '../core/cells/cell';
import { isFormula } from '../core/port/held-cell';
import type { Area } from '../core/port/narrow-reading';
import type { ChangedMeanwhile } from '../core/port/workbook';
import { remembered } from '../core/remembered';
import { addressOf, type CellWrite } from '../core/sheet/grid';
import type { sheetsCodec } from './codec';
import { cellsOf } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type SheetsCodec = ReturnType<typeof sheetsCodec>;

/*
 * A formula may fill cells right of it and below it. Google tells nobody which: a filled cell has a value and no formula, as
 * any other, and what a formula does cannot be told by its text. But once a cell of them is written, the formula shows
 * #REF! and all that it filled is blank. So whoever writes looks for that afterwards, and takes back what did it
 * (decision 20).
 */

const BROKEN = '#REF!';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows that are looked at first, and how many times more each time. */
const FIRST_ROWS = 50;
const TIMES_MORE = 4;

/**
 * The cell above or left of a written one whose formula may have filled it until then: it shows #REF!, and all between them
 * is blank. What is not blank bounds the search: no formula that reached over it can have filled the written cell.
 *
 * @param cells Reads cells as they stand now.
 */
function brokenFor(
  { row, column }: Place,
  cellsInRow: readonly Cell[],
  cells: (area: Area) => readonly (readonly Cell[])[],
): Place | undefined {
  const left = lastFilled(cellsInRow, 0, column);
  if (left !== undefined && cellsInRow[left] === BROKEN) return { row, column: left };
  let first = (left ?? -1) + 1;
  for (let [below, height] = [row, FIRST_ROWS]; below > 0 && first <= column; height *= TIMES_MORE) {
    const top = Math.max(0, below - height);
    const block = cells({ row: top, column: first, rows: below - top, columns: column - first + 1 });
    const from = first;
    for (let i = block.length - 1; i >= 0; i--) {
      const found = lastFilled(block[i] ?? [], first - from, column - from + 1);
      if (found === undefined) continue;
      if (block[i]?.[found] === BROKEN) return { row: top + i, column: from + found };
      first = from + found + 1;
    }
    below = top;
  }
  return undefined;
}

/** The last cell that is not blank from one on, before another. */
function lastFilled(cells: readonly Cell[], from: number, end: number): number | undefined {
  for (let i = end - 1; i >= from; i--) if (cells[i] !== undefined && cells[i] !== '') return i;
  return undefined;
}

/** What became of a cell that a formula fills: it is left to that formula. */
type LeftAlone = ReadonlyMap<CellWrite, ChangedMeanwhile>;

/** What is needed to look at a sheet after cells of it were written. */
export interface WrittenSheet {
  readonly sheet: Sheet;
  /** Each cell once. */
  readonly writes: readonly CellWrite[];
  readonly codec: SheetsCodec;
  /** Writes a cell again. */
  again(write: CellWrite): void;
  /** The number format that a cell had, where the write may have given it another. */
  formatBefore(write: CellWrite): string | undefined;
  /** A row as it was read after the writes. */
  rowNow?(row: number): readonly Cell[];
}

/** Takes back what broke the formula that filled the cell until then. Written cells whose own row and column are filled are no suspects. */
export function leaveToFormulas(written: WrittenSheet): LeftAlone {
  const suspects = remembered((_anchor: string): CellWrite[] => []);
  const anchors = new Map<string, Place>();
  const anchorOf = anchorFinder(written);
  for (const write of written.writes) {
    const anchor = anchorOf(write);
    if (!anchor) continue;
    const address = addressOf(anchor);
    anchors.set(address, anchor);
    suspects(address).push(write);
  }
  for (const address of anchors.keys()) for (const write of suspects(address)) clear(written, write);
  const left = new Map<CellWrite, ChangedMeanwhile>();
  for (const [address, anchor] of anchors)
    for (const [write, reason] of leftTo(written, anchor, suspects(address))) left.set(write, reason);
  return left;
}

/** A value that was written is blank to this search: a formula may have filled several of the cells. */
function anchorFinder({
  sheet,
  writes,
  codec,
  rowNow,
}: WrittenSheet): (write: CellWrite) => Place | undefined {
  const values = writes.filter(({ content }) => !isFormula(content));
  const ours = new Set(values.map((write) => addressOf(write.cell)));
  const withoutOurs = (line: readonly Cell[], row: number, column: number) =>
    line.map((shown, j) => (ours.has(addressOf({ row, column: column + j })) ? '' : shown));
  const cellsAt = writes.length > MOST_ALONE ? columnsOf(sheet, writes, codec) : cellsIn(sheet, codec);
  const read = (area: Area) => cellsAt(area).map((line, i) => withoutOurs(line, area.row + i, area.column));
  return ({ cell }) => {
    const left = { row: cell.row, column: 0, rows: 1, columns: cell.column };
    const known = rowNow && withoutOurs(rowNow(cell.row), cell.row, 0);
    const inRow = known ?? (cell.column > 0 ? read(left)[0] : undefined) ?? [];
    return brokenFor(cell, inRow, read);
  };
}

/** Of more cells than these, whole columns are read once. */
const MOST_ALONE = 4;

function cellsIn(sheet: Sheet, codec: SheetsCodec) {
  return ({ row, column, rows, columns }: Area): readonly (readonly Cell[])[] =>
    cellsOf(sheet.getRange(row + 1, column + 1, rows, columns), codec);
}

/** The same from what is read once: the rows from the first write to the last, and columns down to there when they are asked for. */
function columnsOf(
  sheet: Sheet,
  writes: readonly CellWrite[],
  codec: SheetsCodec,
): ReturnType<typeof cellsIn> {
  const rowsWritten = writes.map(({ cell }) => cell.row);
  const [first, last] = [Math.min(...rowsWritten), Math.max(...rowsWritten)];
  const width = Math.max(...writes.map(({ cell }) => cell.column)) + 1;
  const read = cellsIn(sheet, codec);
  const rowsRead = remembered((_: true) =>
    read({ row: first, column: 0, rows: last - first + 1, columns: width }),
  );
  const columnAt = remembered((column: number) => read({ row: 0, column, rows: last + 1, columns: 1 }));
  return ({ row, column, rows, columns }) => {
    if (rows === 1 && row >= first)
      return [(rowsRead(true)[row - first] ?? []).slice(column, column + columns)];
    const cells = Array.from({ length: columns }, (_, j) => columnAt(column + j));
    return Array.from({ length: rows }, (_, i) => cells.map((one) => one[row + i]?.[0] ?? ''));
  };
}

/** Cells of one formula that are blank again. Where it shows #REF! all the same, or where it does not mind one of them, they are written after all. */
function leftTo(written: WrittenSheet, anchor: Place, writes: readonly CellWrite[]): LeftAlone {
  const { sheet, codec } = written;
  const rangeAt = ({ row, column }: Place) => sheet.getRange(row + 1, column + 1);
  const isBroken = () => {
    SpreadsheetApp.flush();
    return rangeAt(anchor).getValue() === BROKEN;
  };
  const left = new Map<CellWrite, ChangedMeanwhile>();
  const wasBrokenBefore = isBroken();
  for (const write of writes) {
    if (wasBrokenBefore || writes.length > 1) written.again(write);
    if (wasBrokenBefore || (writes.length > 1 && !isBroken())) continue;
    if (writes.length > 1) clear(written, write);
    SpreadsheetApp.flush();
    const now = codec.decode(rangeAt(write.cell).getValue()) ?? '';
    left.set(write, { outcome: 'changed meanwhile', now, formula: rangeAt(anchor).getFormula() });
  }
  return left;
}

function clear({ sheet, formatBefore }: WrittenSheet, write: CellWrite): void {
  const cell = sheet.getRange(write.cell.row + 1, write.cell.column + 1);
  cell.setValue('');
  const format = formatBefore(write);
  if (format !== undefined) cell.setNumberFormat(format);
}
