import type { Cell } from '../../core/cells/cell';
import type { Area } from '../../core/port/narrow-reading';
import type { CellAddress } from '../../core/sheet/grid';
import { shownValue } from '../codec';
import { editorOf, type SheetEditor } from './editor';
import { editAtOnce } from './edits';
import { engine, type Model } from './o-spreadsheet';
import { selectInView } from './selection';
import { idOf } from './terms';
import { type Block, EVERYTHING, keptSizes } from './used-size';

/** The sheets of a workbook, by name; rows and columns are counted from 0. Only a sheet that there is may be asked for. */
export interface Sheets {
  inFront(): string;
  has(sheet: string): boolean;
  /** All of them, hidden ones too. */
  names(): readonly string[];
  /** The sheets that are not hidden, in their order. */
  seen(): readonly string[];
  isProtected(sheet: string): boolean;
  /** What every cell shows, down to the last row and up to the last column in use; dates as serial numbers. */
  read(sheet: string, within?: Block): Cell[][];
  /** How far a sheet is in use. */
  usedSize(sheet: string): Block;
  /** A part of what `read` reads, without a look at the rest. */
  readArea(sheet: string, area: Area): Cell[][];
  /** One row as `read` has it, without a look at the others; nothing where it is below the last one in use. */
  readRow(sheet: string, row: number): Cell[];
  shownAt(cell: CellAddress): Cell;
  /** The formula of a cell, or of the one that fills it. */
  formulaAt(cell: CellAddress): string | undefined;
  /** Does the cell show what the formula of another one spills into it? */
  isFilled(cell: CellAddress): boolean;
  /** The cell that shows instead of this one where cells are merged; itself where they are not. */
  mergedInto(cell: CellAddress): CellAddress;
  isDate(cell: CellAddress): boolean;
  /** Has the cell a drop-down, or another rule for what it takes? */
  offersWords(cell: CellAddress): boolean;
  frozenRows(sheet: string): number;
  selected(): CellAddress;
  /** Calls back after everything that may have moved the selection; the answer stops that. */
  onUpdate(updated: () => void): () => void;
  select(cell: CellAddress): void;
  /** Everything that `work` does is calculated once and undone at once. */
  edit(work: (editor: SheetEditor) => void): void;
}

export function sheetsOf(model: Model): Sheets {
  const { getters } = model;
  const positionOf = ({ sheet, row, column }: CellAddress) => ({
    sheetId: idOf(model, sheet),
    row,
    col: column,
  });
  const usedSizeOf = keptSizes(model);
  const readCells = (sheetId: string, row: number, width: number, first = 0): Cell[] =>
    Array.from({ length: width }, (_, i) =>
      shownValue(getters.getEvaluatedCell({ sheetId, row, col: first + i })),
    );
  return {
    inFront: () => getters.getSheetName(getters.getActiveSheetId()),
    names: () => getters.getSheetIds().map((id) => getters.getSheetName(id)),
    seen: () => getters.getVisibleSheetIds().map((id) => getters.getSheetName(id)),
    has: (sheet) => getters.getSheetIdByName(sheet) !== undefined,
    isProtected: (sheet) => getters.isSheetLocked(idOf(model, sheet)),
    read(sheet, within = EVERYTHING) {
      const sheetId = idOf(model, sheet);
      const used = usedSizeOf(sheetId);
      const columns = Math.min(used.columns, within.columns);
      return Array.from({ length: Math.min(used.rows, within.rows) }, (_, row) =>
        readCells(sheetId, row, columns),
      );
    },
    usedSize: (sheet) => usedSizeOf(idOf(model, sheet)),
    readArea(sheet, { row, column, rows, columns }) {
      const sheetId = idOf(model, sheet);
      return Array.from({ length: rows }, (_, i) => readCells(sheetId, row + i, columns, column));
    },
    readRow(sheet, row) {
      const sheetId = idOf(model, sheet);
      const { rows, columns } = usedSizeOf(sheetId);
      return row < rows ? readCells(sheetId, row, columns) : [];
    },
    shownAt: (cell) => shownValue(getters.getEvaluatedCell(positionOf(cell))),
    formulaAt(cell) {
      const source = getters.getArrayFormulaSpreadingOn(positionOf(cell)) ?? positionOf(cell);
      return getters.getCell(source)?.isFormula
        ? getters.getCellText(source, { showFormula: true })
        : undefined;
    },
    isFilled(cell) {
      const position = positionOf(cell);
      const source = getters.getArrayFormulaSpreadingOn(position);
      return source !== undefined && (source.row !== position.row || source.col !== position.col);
    },
    mergedInto(cell) {
      const { row, col } = getters.getMainCellPosition(positionOf(cell));
      return { ...cell, row, column: col };
    },
    isDate(cell) {
      const { format } = getters.getEvaluatedCell(positionOf(cell));
      return format !== undefined && engine.helpers.isDateTimeFormat(format);
    },
    offersWords: (cell) => getters.getValidationRuleForCell(positionOf(cell)) !== undefined,
    frozenRows: (sheet) => getters.getPaneDivisions(idOf(model, sheet)).ySplit,
    selected() {
      const { sheetId, row, col } = getters.getActivePosition();
      return { sheet: getters.getSheetName(sheetId), row, column: col };
    },
    onUpdate(updated) {
      const listener = {};
      model.on('update', listener, updated);
      return () => model.off('update', listener);
    },
    select({ sheet, row, column }) {
      const [sheetIdFrom, sheetIdTo] = [getters.getActiveSheetId(), idOf(model, sheet)];
      if (sheetIdFrom !== sheetIdTo) model.dispatch('ACTIVATE_SHEET', { sheetIdFrom, sheetIdTo });
      selectInView(model, column, row);
    },
    edit: (work) => editAtOnce(model, (dispatch) => work(editorOf(model, dispatch))),
  };
}
