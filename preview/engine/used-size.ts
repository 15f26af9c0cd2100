import type { Model } from './o-spreadsheet';

/** The part of a sheet from its first cell on. */
export interface Block {
  readonly rows: number;
  readonly columns: number;
}

export const EVERYTHING: Block = { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

/** What moves the view and no cell: it comes with every turn of a mouse wheel. */
const MOVES_THE_VIEW: readonly string[] = ['SET_VIEWPORT_OFFSET', 'SCROLL_TO_CELL'];

/** The used size of each sheet, looked for again once anything may have changed it: of a long sheet it takes a while. */
export function keptSizes(model: Model): (sheetId: string) => Block {
  const kept = new Map<string, Block>();
  model.on('command-dispatched', kept, ({ type }) => {
    if (!MOVES_THE_VIEW.includes(type)) kept.clear();
  });
  return (sheetId) => {
    const size = kept.get(sheetId) ?? usedSize(model, sheetId);
    kept.set(sheetId, size);
    return size;
  };
}

/** How many rows and columns hold anything, a formula that shows nothing included. */
function usedSize({ getters }: Model, sheetId: string): Block {
  const { bottom, right } = getters.getSheetZone(sheetId);
  const isInUse = (row: number, col: number) => {
    const position = { sheetId, row, col };
    const cell = getters.getCell(position);
    return (
      cell?.isFormula ||
      (cell?.content ?? '') !== '' ||
      (getters.getEvaluatedCell(position).value ?? '') !== ''
    );
  };
  let rows = bottom + 1;
  while (rows > 0 && !anyUpTo(right + 1, (col) => isInUse(rows - 1, col))) rows--;
  let columns = right + 1;
  while (columns > 0 && !anyUpTo(rows, (row) => isInUse(row, columns - 1))) columns--;
  return { rows, columns };
}

function anyUpTo(end: number, holds: (index: number) => boolean): boolean {
  for (let i = 0; i < end; i++) if (holds(i)) return true;
  return false;
}
