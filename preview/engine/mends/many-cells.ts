import type { Model } from '../o-spreadsheet';

/** What is to stand in a cell; what is left out stays. */
export interface CellChange {
  readonly sheetId: string;
  readonly row: number;
  readonly col: number;
  readonly content: string;
  readonly style?: object | undefined;
  readonly format?: string | undefined;
}

interface Command extends CellChange {
  readonly type: 'UPDATE_CELL';
}

/** What this mend knows of the engine, none of which it publishes: version 19.3.7 has it so. */
interface Insides {
  readonly getters: Model['getters'];
  readonly state: { addCommand(command: Command): void };
  readonly handlers: readonly object[];
  dispatchToHandlers(handlers: readonly object[], command: Command): void;
}

interface Sorting {
  dispatch(type: 'UPDATE_CELL', change: CellChange): unknown;
}

/**
 * Each cell that is written is put to sixty parts of the engine, which may refuse it, and only then is it seen whether it
 * changes at all. In the midst of a step that was allowed, this refuses what they would and writes only what changes: the
 * step is recorded, calculated and undone as ever.
 */
export function writeOneOfMany(model: Model, change: CellChange): void {
  const insides = model as unknown as Insides;
  const { getters } = insides;
  if (isRefused(getters, change) || stays(getters, change)) return;
  const command = { type: 'UPDATE_CELL', ...change } as const;
  insides.state.addCommand(command);
  insides.dispatchToHandlers(insides.handlers, command);
}

/** Sorting writes every cell of the range anew, one of many. */
export function sortAsManyCells(model: Model): void {
  const { handlers } = model as unknown as Insides;
  const sorting = handlers.find((handler) => 'sortZone' in handler) as Sorting | undefined;
  if (sorting) sorting.dispatch = (_, change) => writeOneOfMany(model, change);
}

/** Beyond the sheet, on a locked one, or under a merged cell. */
function isRefused(getters: Model['getters'], { sheetId, row, col }: CellChange): boolean {
  const { right, bottom } = getters.getSheetZone(sheetId);
  const main = getters.getMainCellPosition({ sheetId, row, col });
  return (
    row > bottom || col > right || main.row !== row || main.col !== col || getters.isSheetLocked(sheetId)
  );
}

function stays(
  getters: Model['getters'],
  { sheetId, row, col, content, style, format }: CellChange,
): boolean {
  const held = getters.getCell({ sheetId, row, col });
  if (held === undefined) return content === '' && !style && !format;
  return (
    (format === undefined || held.format === format) &&
    (style === undefined || held.style === style || isSameStyle(held.style, style)) &&
    (held.isFormula ? held.compiledFormula.toFormulaString(getters) : held.content) === content
  );
}

function isSameStyle(one: object | undefined, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
