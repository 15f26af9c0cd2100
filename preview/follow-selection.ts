import { type Cell, isSameCell } from '../core/cells/cell';
import type { Selection } from '../core/port/workbook';
import type { Sheets } from './engine';

/**
 * The engine tells of everything it does, scrolling too, and of one click several times, some in the midst of it: the two
 * rows are read once it has finished, and only what reads otherwise is told.
 */
export function followSelection(
  sheets: Sheets,
  seen: (selection: Selection) => void,
  headingRow: () => number,
): () => void {
  let last: Selection | undefined;
  let isWaiting = false;
  let isStopped = false;
  const look = () => {
    isWaiting = false;
    if (isStopped) return;
    const selection = selectionIn(sheets, headingRow());
    if (last && isSameSelection(last, selection)) return;
    last = selection;
    seen(selection);
  };
  const stop = sheets.onUpdate(() => {
    if (!isWaiting) queueMicrotask(look);
    isWaiting = true;
  });
  look();
  return () => {
    isStopped = true;
    stop();
  };
}

function selectionIn(sheets: Sheets, headingRow: number): Selection {
  const at = sheets.selected();
  return {
    ...at,
    cells: sheets.readRow(at.sheet, at.row),
    headings: sheets.readRow(at.sheet, headingRow),
  };
}

function isSameSelection(one: Selection, other: Selection): boolean {
  return (
    one.row === other.row &&
    one.column === other.column &&
    one.sheet === other.sheet &&
    isSameRow(one.cells, other.cells) &&
    isSameRow(one.headings, other.headings)
  );
}

/** A row that is longer by blank cells reads the same. */
function isSameRow(one: readonly Cell[], other: readonly Cell[]): boolean {
  const longer = one.length > other.length ? one : other;
  return longer.every((_, i) => isSameCell(one[i], other[i]));
}
