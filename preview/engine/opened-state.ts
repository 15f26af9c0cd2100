import { addressOf } from '../../core/sheet/grid';
import type { Model, WorkbookData } from './o-spreadsheet';

type Getters = Model['getters'];
type EngineCell = NonNullable<ReturnType<Getters['getCell']>>;

/** A cell as it was opened: the engine puts another object in its place when what it holds changes. */
interface OpenedCell {
  readonly cell: EngineCell;
  /** What it calculated then, where it has a formula: an object that changes when rows move. */
  readonly formula: object | undefined;
  readonly value: unknown;
}

/** What a sheet was when its workbook was opened. */
export interface OpenedSheet {
  readonly name: string;
  readonly cells: ReadonlyMap<number, OpenedCell>;
  /** Cells that were changed on the way in, and are not in the file as they are here. */
  readonly isChangedOnOpening: (address: string) => boolean;
  readonly frame: SheetFrame;
}

export interface OpenedState {
  readonly sheets: ReadonlyMap<string, OpenedSheet>;
  /** In the order of the file. */
  readonly ids: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

const COLUMNS = 16_384;

/** One number for a place, rows and columns counted from 0. */
export function keyOf(row: number, col: number): number {
  return row * COLUMNS + col;
}

export function openedState(model: Model, changedOnOpening: ReadonlySet<string>): OpenedState {
  const ids = model.getters.getSheetIds();
  return {
    ids,
    names: namesOf(model),
    sheets: new Map(
      ids.map((id, i) => [
        id,
        {
          name: model.getters.getSheetName(id),
          cells: cellsOf(model, id),
          isChangedOnOpening: (address: string) => changedOnOpening.has(`${i} ${address}`),
          frame: frameOf(model, id),
        },
      ]),
    ),
  };
}

/** The cells of data that hold something else than they were read with, each as the place of its sheet and its address. */
export function changedCells(asRead: WorkbookData | undefined, data: WorkbookData): ReadonlySet<string> {
  if (asRead === undefined || asRead === data) return new Set();
  return new Set(
    data.sheets.flatMap(({ cells }, i) =>
      Object.keys(cells)
        .filter((address) => cells[address] !== asRead.sheets[i]?.cells[address])
        .map((address) => `${i} ${address}`),
    ),
  );
}

function cellsOf({ getters }: Model, sheetId: string): ReadonlyMap<number, OpenedCell> {
  const cells = new Map<number, OpenedCell>();
  for (const cell of getters.getCells(sheetId)) {
    const { row, col } = getters.getCellPosition(cell.id);
    const formula = cell.isFormula ? cell.compiledFormula : undefined;
    const value = formula ? getters.getEvaluatedCell({ sheetId, row, col }).value : undefined;
    cells.set(keyOf(row, col), { cell, formula, value });
  }
  return cells;
}

export function namesOf({ getters }: Model): ReadonlyMap<string, string> {
  return new Map(
    getters.getNamedRanges().map(({ name, range }) => [name, getters.getRangeString(range, '')]),
  );
}

// Around the cells

/** Rows and columns counted from 0; sizes in pixels. */
export interface SheetFrame {
  readonly merges: readonly string[];
  readonly columnWidths: readonly number[];
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly dropDowns: ReadonlyMap<string, RuleOfRanges>;
  readonly colouredRules: ReadonlyMap<string, RuleOfRanges>;
  readonly filters: readonly string[];
}

export interface RuleOfRanges {
  readonly ranges: readonly string[];
  readonly rule: unknown;
}

export function frameOf(model: Model, sheetId: string): SheetFrame {
  const { getters } = model;
  const xc = (zone: Parameters<Getters['zoneToXC']>[1]) => zoneName(zone);
  const columns = Array.from({ length: getters.getNumberCols(sheetId) }, (_, col) => col);
  const rows = Array.from({ length: getters.getNumberRows(sheetId) }, (_, row) => row);
  const panes = getters.getPaneDivisions(sheetId);
  return {
    merges: getters.getMerges(sheetId).map((merge) => xc(merge)),
    columnWidths: columns.map((col) => getters.getColSize(sheetId, col)),
    rowHeights: new Map(
      rows.flatMap((row) => {
        const size = getters.getUserRowSize(sheetId, row);
        return size === undefined ? [] : [[row, size] as const];
      }),
    ),
    hiddenColumns: new Set(columns.filter((col) => getters.isColHiddenByUser(sheetId, col))),
    hiddenRows: new Set(rows.filter((row) => getters.isRowHiddenByUser(sheetId, row))),
    frozen: { rows: panes.ySplit, columns: panes.xSplit },
    dropDowns: new Map(
      getters
        .getDataValidationRules(sheetId)
        .map(({ id, ranges, ...rule }) => [id, { ranges: ranges.map(({ zone }) => xc(zone)), rule }]),
    ),
    colouredRules: new Map(
      getters.getConditionalFormats(sheetId).map(({ id, ranges, rule }) => [id, { ranges, rule }]),
    ),
    filters: getters.getCoreTables(sheetId).map(({ range }) => xc(range.zone)),
  };
}

interface Zone {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function zoneName({ left, right, top, bottom }: Zone): string {
  const [from, to] = [cellName(top, left), cellName(bottom, right)];
  return from === to ? from : `${from}:${to}`;
}

export function cellName(row: number, col: number): string {
  return addressOf({ row, column: col });
}
