import { engine, type Model } from './o-spreadsheet';

export interface SelectedCell {
  readonly address: string;
  readonly shown: string;
  /** Why it shows an error. */
  readonly message?: string;
}

export function select(model: Model, address: string): void {
  const { col, row } = engine.helpers.toCartesian(address);
  selectInView(model, col, row);
}

/** Right of frozen columns the engine scrolls too far, and a wide column loses its beginning: asked twice, it does not. */
export function selectInView(model: Model, col: number, row: number): void {
  model.selection.selectCell(col, row);
  model.dispatch('SCROLL_TO_CELL', { col, row });
}

/** Brings a column to the left edge, beside the frozen ones: the engine scrolls back to it no further than it must. */
export function scrollTo(model: Model, letters: string): void {
  const { col } = engine.helpers.toCartesian(`${letters}1`);
  const { right } = model.getters.getSheetZone(model.getters.getActiveSheetId());
  for (const column of [right, col]) model.selection.selectCell(column, 1);
}

export function selectedCell({ getters }: Model): SelectedCell {
  const position = getters.getActivePosition();
  const cell = getters.getEvaluatedCell(position);
  const message = 'message' in cell ? cell.message : undefined;
  return {
    address: engine.helpers.toXC(position.col, position.row),
    shown: cell.formattedValue,
    ...(message ? { message } : {}),
  };
}
