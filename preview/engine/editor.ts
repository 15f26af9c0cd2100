import type { ReportArea, ReportChart } from '../../core/reports/report-plan';
import type { CellAddress } from '../../core/sheet/grid';
import type { Look, PlannedCell } from '../plan';
import { chartDefinition } from './charts';
import { writeOneOfMany } from './mends/many-cells';
import { type Dispatch, engine, type Model } from './o-spreadsheet';
import { contentOf, idOf, listOf, wordRule } from './terms';

/** Cells of one column, from the first row to the last. */
export interface CellsOfColumn {
  readonly sheet: string;
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** What is left out stays as it is. */
interface Appearance {
  readonly look?: Look | undefined;
  /** How a number is shown. */
  readonly format?: string | undefined;
}

export interface SheetEditor {
  addSheet(name: string): void;
  /** A sheet has at least so many rows and columns. */
  makeRoom(sheet: string, rows: number, columns: number): void;
  /** Puts blank rows below one, which look and calculate like another where there is one; what stands below moves down. */
  insertRows(
    sheet: string,
    rows: { readonly below: number; readonly count: number; readonly like: number | undefined },
  ): void;
  deleteRow(sheet: string, row: number): void;
  write(cell: CellAddress, content: PlannedCell, appearance?: Appearance): void;
  format(cells: CellsOfColumn, appearance: Appearance): void;
  offerWords(cells: CellsOfColumn, words: readonly string[]): void;
  colourWord(cells: CellsOfColumn, word: string, look: Look): void;
  /** Takes rows away; those below move up. */
  removeRows(sheet: string, first: number, count: number): void;
  /** Takes everything out of a column from a row on: contents, looks, drop-downs and colours of words. */
  clearColumn(sheet: string, column: number, first: number): void;
  /** In pixels. */
  setWidth(sheet: string, column: number, width: number): void;
  freezeRows(sheet: string, rows: number): void;
  /** Takes everything out of a sheet: contents, looks, sizes and charts. */
  clearSheet(sheet: string): void;
  /** Copies a whole sheet behind all others. */
  copySheet(sheet: string, name: string): void;
  /** In pixels. */
  setHeight(sheet: string, row: number, height: number): void;
  /** Draws a thin line below each row of the areas. */
  drawLines(sheet: string, areas: readonly ReportArea[], color: string): void;
  hideGrid(sheet: string): void;
  addChart(sheet: string, chart: ReportChart): void;
  /** Calculates now what was written so far; else it is calculated after the edit. The whole workbook: it takes its time. */
  calculate(): void;
}

const TEXT_FORMAT = '@';

/** The cells of a row as another one has them: formulas, looks and formats, no values. */
function rowLike(getters: Model['getters'], sheetId: string, from: number, row: number) {
  return Array.from({ length: getters.getNumberCols(sheetId) }, (_, col) => col).flatMap((col) => {
    const cell = getters.getCell({ sheetId, row: from, col });
    if (!cell) return [];
    const { style, format } = cell;
    const content = cell.isFormula
      ? getters.getTranslatedCellFormula(sheetId, 0, row - from, cell.compiledFormula)
      : '';
    return [{ sheetId, row, col, content, ...(style && { style }), ...(format && { format }) }];
  });
}

export function editorOf(model: Model, dispatch: Dispatch): SheetEditor {
  const { getters } = model;
  const zoneOf = ({ column, first, last }: CellsOfColumn) => ({
    left: column,
    right: column,
    top: first,
    bottom: last,
  });
  const placeOf = (cells: CellsOfColumn) => {
    const sheetId = idOf(model, cells.sheet);
    return { sheetId, ranges: [getters.getRangeDataFromZone(sheetId, zoneOf(cells))] };
  };
  /** A sheet that is too small grows at its end. */
  const grow = (sheet: string, dimension: 'ROW' | 'COL', wanted: number) => {
    const sheetId = idOf(model, sheet);
    const there = getters.getNumberHeaders(sheetId, dimension);
    const added = { base: there - 1, quantity: wanted - there, position: 'after' } as const;
    if (there < wanted) dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: sheet, dimension, ...added });
  };
  return {
    addSheet(name) {
      const position = getters.getSheetIds().length;
      dispatch('CREATE_SHEET', { sheetId: crypto.randomUUID(), position, name });
    },
    makeRoom(sheet, rows, columns) {
      grow(sheet, 'ROW', rows);
      grow(sheet, 'COL', columns);
    },
    insertRows(sheet, { below, count, like }) {
      const sheetId = idOf(model, sheet);
      const added = { base: below, quantity: count, position: 'after' } as const;
      dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: sheet, dimension: 'ROW', ...added });
      if (like === undefined) return;
      const from = like > below ? like + count : like;
      for (let row = below + 1; row <= below + count; row++)
        for (const cell of rowLike(getters, sheetId, from, row)) writeOneOfMany(model, cell);
    },
    deleteRow(sheet, row) {
      const sheetId = idOf(model, sheet);
      dispatch('REMOVE_COLUMNS_ROWS', { sheetId, sheetName: sheet, dimension: 'ROW', elements: [row] });
    },
    write({ sheet, row, column }, content, { look, format } = {}) {
      const position = { sheetId: idOf(model, sheet), row, col: column };
      // In the text format a number would be text, and the apostrophe of text would show.
      const cleared = getters.getCell(position)?.format === TEXT_FORMAT ? '' : undefined;
      const next = format ?? cleared;
      writeOneOfMany(model, {
        ...position,
        content: contentOf(content),
        ...(look && { style: look }),
        ...(next !== undefined && { format: next }),
      });
    },
    format(cells, { look, format }) {
      dispatch('SET_FORMATTING', {
        sheetId: idOf(model, cells.sheet),
        target: [zoneOf(cells)],
        ...(look && { style: look }),
        ...(format !== undefined && { format }),
      });
    },
    offerWords(cells, words) {
      const rule = {
        id: crypto.randomUUID(),
        criterion: listOf(words),
        isBlocking: false,
      };
      dispatch('ADD_DATA_VALIDATION_RULE', { ...placeOf(cells), rule });
    },
    colourWord(cells, word, look) {
      const cf = { id: crypto.randomUUID(), rule: wordRule(word, look) };
      dispatch('ADD_CONDITIONAL_FORMAT', { ...placeOf(cells), cf });
    },
    removeRows(sheet, first, count) {
      const elements = Array.from({ length: count }, (_, i) => first + i);
      const sheetId = idOf(model, sheet);
      dispatch('REMOVE_COLUMNS_ROWS', { sheetId, sheetName: sheet, dimension: 'ROW', elements });
    },
    clearColumn(sheet, column, first) {
      const sheetId = idOf(model, sheet);
      const last = getters.getNumberRows(sheetId) - 1;
      const isIn = ({ left, right, top }: { left: number; right: number; top: number }) =>
        left === column && right === column && top >= first;
      for (const { id, ranges } of getters.getDataValidationRules(sheetId))
        if (ranges.every(({ zone }) => isIn(zone))) dispatch('REMOVE_DATA_VALIDATION_RULE', { sheetId, id });
      for (const { id, ranges } of getters.getConditionalFormats(sheetId))
        if (ranges.every((range) => isIn(engine.helpers.toZone(range))))
          dispatch('REMOVE_CONDITIONAL_FORMAT', { sheetId, id });
      dispatch('CLEAR_CELLS', { sheetId, target: [zoneOf({ sheet, column, first, last })] });
      dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements: [column], size: null });
    },
    setWidth(sheet, column, size) {
      const sheetId = idOf(model, sheet);
      dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements: [column], size });
    },
    freezeRows(sheet, quantity) {
      dispatch('FREEZE_ROWS', { sheetId: idOf(model, sheet), quantity });
    },
    clearSheet(sheet) {
      const sheetId = idOf(model, sheet);
      for (const { id } of getters.getFigures(sheetId)) {
        dispatch('DELETE_FIGURE', { sheetId, figureId: id });
      }
      const zone = getters.getSheetZone(sheetId);
      dispatch('CLEAR_CELLS', { sheetId, target: [zone] });
      dispatch('SET_ZONE_BORDERS', { sheetId, target: [zone], border: { position: 'clear' } });
      const all = (last: number) => Array.from({ length: last + 1 }, (_, i) => i);
      const sizes = { sheetId, size: null } as const;
      dispatch('RESIZE_COLUMNS_ROWS', { ...sizes, dimension: 'COL', elements: all(zone.right) });
      dispatch('RESIZE_COLUMNS_ROWS', { ...sizes, dimension: 'ROW', elements: all(zone.bottom) });
    },
    copySheet(sheet, name) {
      const ids = { sheetId: idOf(model, sheet), sheetIdTo: crypto.randomUUID() };
      dispatch('DUPLICATE_SHEET', { ...ids, sheetNameTo: name });
    },
    setHeight(sheet, row, size) {
      const sheetId = idOf(model, sheet);
      dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'ROW', elements: [row], size });
    },
    drawLines(sheet, areas, color) {
      // What the engine keeps must be of the page's own making, and plans come from the frame of the sidebar.
      const target = Array.from(areas, ({ row, column, rows, columns }) => ({
        left: column,
        right: column + columns - 1,
        top: row,
        bottom: row + rows - 1,
      }));
      for (const position of ['h', 'bottom'] as const) {
        const border = { position, color, style: 'thin' } as const;
        dispatch('SET_ZONE_BORDERS', { sheetId: idOf(model, sheet), target, border });
      }
    },
    hideGrid(sheet) {
      const isShown = { areGridLinesVisible: false };
      dispatch('SET_GRID_LINES_VISIBILITY', { sheetId: idOf(model, sheet), ...isShown });
    },
    addChart(sheet, chart) {
      const { at, width, height } = chart;
      dispatch('CREATE_CHART', {
        sheetId: idOf(model, sheet),
        figureId: crypto.randomUUID(),
        chartId: crypto.randomUUID(),
        col: at.column,
        row: at.row,
        offset: { x: 0, y: 0 },
        size: { width, height },
        definition: chartDefinition(chart),
      });
    },
    calculate: () => dispatch('EVALUATE_CELLS'),
  };
}
