import type * as Engine from '@odoo/o-spreadsheet';
import type * as Owl from '@odoo/owl';
import type { Cell } from '../core/cells/cell';
import { CATALOGUE, functionNamed } from '../core/functions/catalogue';
import { type CellAddress, columnLetters } from '../core/sheet/grid';
import { DATE_FORMAT, ERROR_OF, evaluate, shownValue } from './codec';
import type { Look, PlannedCell, SheetPlan, WorkbookPlan } from './plan';
import { type FileParts, readable, type SavedCell, staysText, writable } from './xlsx';

/** The one file that knows the spreadsheet engine, o-spreadsheet, which the page loads as published. */
declare const o_spreadsheet: typeof Engine;
declare const owl: typeof Owl;

type WorkbookData = ReturnType<typeof o_spreadsheet.load>;

/** British entry: 31/01/2026 is a date, weeks begin on Monday. */
const LOCALE = {
  name: 'English (UK)',
  code: 'en_GB',
  thousandsSeparator: ',',
  decimalSeparator: '.',
  weekStart: 1,
  dateFormat: 'dd/mm/yyyy',
  timeFormat: 'hh:mm:ss',
  formulaArgSeparator: ',',
};

/** Makes the engine ready: every custom function with its help, no menus that cannot work here. */
export function prepareEngine(): void {
  registerFunctions();
  registerEdits();
  removeUnusableMenus();
}

function registerFunctions(): void {
  for (const error of Object.values(ERROR_OF)) o_spreadsheet.registries.errorTypes.add(error);
  registerStandIn();
  for (const fn of CATALOGUE) {
    o_spreadsheet.registries.functionRegistry.add(fn.name, {
      description: fn.summary,
      category: 'EPA Cohort',
      args: fn.parameters.map(({ name, isOptional, help }) =>
        o_spreadsheet.helpers.arg(`${name} (any, range${isOptional ? ', optional' : ''})`, help),
      ),
      compute: (...args) => evaluate(fn, args),
      isExported: true,
    });
  }
}

/**
 * Google's stand-in for a function that .xlsx does not have stands inside IFERROR, with the last value as the other
 * answer; as an error it lets that value show.
 */
function registerStandIn(): void {
  o_spreadsheet.registries.functionRegistry.add('__XLUDF.DUMMYFUNCTION', {
    description: '',
    args: [o_spreadsheet.helpers.arg('formula (string)', '')],
    compute: () => ({ value: '#N/A' }),
    hidden: true,
    isExported: false,
  });
}

/** What the engine offers that needs parts this page does not have: a chart library, a store for pictures, languages. */
const WITHOUT = ['insert_chart', 'insert_carousel', 'insert_image', 'settings'];

function removeUnusableMenus(): void {
  for (const menu of Object.values(o_spreadsheet.registries.topbarMenuRegistry.content)) {
    if (!Array.isArray(menu.children)) continue;
    menu.children = menu.children.filter(
      (item) => typeof item === 'function' || !WITHOUT.includes(item.id ?? ''),
    );
  }
}

/** How the engine speaks to people: through the page, never through the browser's own boxes. */
export interface Voice {
  tell(text: string): void;
  confirm(text: string): Promise<boolean>;
}

export interface SelectedCell {
  readonly address: string;
  readonly shown: string;
  /** Why it shows an error. */
  readonly message?: string;
}

export interface ShownCell {
  readonly text: string;
  readonly isText: boolean;
}

/** A workbook on the screen. */
export interface ShownWorkbook {
  readonly sheets: Sheets;
  /** Edited since it was opened or saved. */
  isChanged(): boolean;
  markSaved(): void;
  toXlsx(): Promise<FileParts>;
  /** The sheet in front, as it is shown. */
  sheetInFront(): { readonly name: string; readonly rows: ShownCell[][] };
  focus(): void;
  close(): void;
}

export interface Stage {
  readonly place: HTMLElement;
  readonly templates: string;
  readonly voice: Voice;
  onSelection(cell: SelectedCell): void;
}

/** A workbook's data ready to be shown, or an exception where the parts are not a workbook. */
export function dataFromXlsx(parts: FileParts): WorkbookData {
  const { parts: prepared, sheetNames, names } = readable(parts, isKnown);
  // Of other parts the engine would make an empty workbook.
  if (sheetNames.length === 0) throw new Error('No sheets: not a workbook.');
  const data = o_spreadsheet.load(prepared);
  for (const sheet of data.sheets) releaseQuotedText(sheet, data);
  const dayFirst = Object.entries(data.formats).map(([id, format]) => [id, BRITISH[format] ?? format]);
  const place = ({ name }: { name: string }) => sheetNames.indexOf(name);
  return {
    ...data,
    // The engine orders sheets by file name; people, by their tabs. Charts need a library that this page does not have.
    sheets: data.sheets
      .map((sheet) => ({ ...sheet, figures: [] }))
      .sort((one, other) => place(one) - place(other)),
    formats: Object.fromEntries(dayFirst),
    namedRanges: names,
    settings: { ...data.settings, locale: LOCALE },
  };
}

/** Excel's own date formats follow its language; the engine makes American ones of them. */
const BRITISH: Readonly<Record<string, string>> = {
  'm/d/yyyy': DATE_FORMAT,
  'm/d/yy hh:mm': `${DATE_FORMAT} hh:mm`,
  'm/d/yy h:mm': `${DATE_FORMAT} hh:mm`,
};

/** A text cell that begins with an apostrophe is text already; the text format would show the apostrophe too. */
function releaseQuotedText({ cells, formats }: WorkbookData['sheets'][number], data: WorkbookData): void {
  for (const [address, content] of Object.entries(cells)) {
    const format = formats[address];
    const isQuoted = typeof content === 'string' && content.startsWith("'");
    if (isQuoted && format !== undefined && data.formats[format] === '@') delete formats[address];
  }
}

export function dataFromPlan(plan: WorkbookPlan): WorkbookData {
  const empty = new o_spreadsheet.Model().exportData();
  const kept = { styles: keeper<object>(), formats: keeper<string>() };
  const sheets = plan.sheets.map((sheet) => sheetData(sheet, kept));
  return {
    ...empty,
    sheets,
    styles: kept.styles.byNumber,
    formats: kept.formats.byNumber,
    settings: { ...empty.settings, locale: LOCALE },
  } as WorkbookData;
}

/** Numbers each different thing once: the engine's data refers to styles and formats by number. */
function keeper<T>() {
  const byNumber: Record<number, T> = {};
  const numbers = new Map<string, number>();
  const numberOf = (thing: T): number => {
    const key = JSON.stringify(thing);
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    byNumber[number] = thing;
    return number;
  };
  return { byNumber, numberOf };
}

const SPARE_ROWS = 50;
const SPARE_COLUMNS = 2;
const FEWEST_COLUMNS = 26;

function sheetData(
  plan: SheetPlan,
  kept: { styles: ReturnType<typeof keeper<object>>; formats: ReturnType<typeof keeper<string>> },
) {
  const cells: Record<string, string> = {};
  // A table that reached beyond its sheet would grow with every column that is added.
  let columns = Math.max(
    FEWEST_COLUMNS,
    plan.filter ? o_spreadsheet.helpers.toZone(plan.filter).right + 1 + SPARE_COLUMNS : 0,
  );
  plan.rows.forEach((row, r) => {
    columns = Math.max(columns, row.length);
    row.forEach((cell, c) => {
      const content = contentOf(cell);
      if (content !== '') cells[`${columnLetters(c)}${r + 1}`] = content;
    });
  });
  return {
    id: plan.name,
    name: plan.name,
    colNumber: columns,
    rowNumber: plan.rows.length + SPARE_ROWS,
    cells,
    styles: Object.fromEntries(
      (plan.looks ?? []).map(({ range, look }) => [range, kept.styles.numberOf(look)]),
    ),
    formats: Object.fromEntries(
      (plan.formats ?? []).map(({ range, format }) => [range, kept.formats.numberOf(format)]),
    ),
    borders: {},
    merges: [],
    figures: [],
    cols: Object.fromEntries((plan.columnWidths ?? []).map((size, c) => [c, { size }])),
    rows: Object.fromEntries(Object.entries(plan.rowHeights ?? {}).map(([r, size]) => [r, { size }])),
    conditionalFormats: (plan.colouredWords ?? []).map(({ range, word, look }, i) => ({
      id: `word-${i}`,
      ranges: [range],
      rule: wordRule(word, look),
    })),
    dataValidationRules: (plan.offeredWords ?? []).map(({ range, words }, i) => ({
      id: `offer-${i}`,
      ranges: [range],
      criterion: listOf(words),
      isBlocking: false,
    })),
    tables: plan.filter ? [{ range: plan.filter, type: 'static', config: FILTER_ONLY }] : [],
    panes: { xSplit: plan.frozen?.columns ?? 0, ySplit: plan.frozen?.rows ?? 0 },
    areGridLinesVisible: !plan.hidesGrid,
    isVisible: true,
  };
}

/** A table without the looks of one. */
const FILTER_ONLY = {
  hasFilters: true,
  totalRow: false,
  firstColumn: false,
  lastColumn: false,
  numberOfHeaders: 1,
  bandedRows: false,
  bandedColumns: false,
  automaticAutofill: true,
  styleId: 'None',
};

/** The engine reads what is typed; an apostrophe makes it text. */
function contentOf(cell: PlannedCell): string {
  switch (typeof cell) {
    case 'undefined':
      return '';
    case 'object':
      return cell.formula;
    case 'string':
      return staysText(cell) ? cell : `'${cell}`;
    default:
      return String(cell).toUpperCase();
  }
}

interface Showing {
  /** The cell that is selected first. */
  readonly startsAt?: string | undefined;
  /** The column that is the first in view, right of the frozen ones. */
  readonly viewFrom?: string | undefined;
  /** What is done to the workbook before anybody sees it. */
  readonly prepare?: ((sheets: Sheets) => Promise<unknown>) | undefined;
  /** What makes room on the screen, once the new workbook is known to be sound. */
  readonly insteadOf?: ShownWorkbook | undefined;
}

/** Puts a workbook on the screen. */
export async function showWorkbook(
  data: WorkbookData,
  stage: Stage,
  { startsAt, viewFrom, prepare, insteadOf }: Showing,
): Promise<ShownWorkbook> {
  const transportService = new o_spreadsheet.LocalTransportService();
  const model = new o_spreadsheet.Model(data, { transportService });
  const sheets = sheetsOf(model);
  await prepare?.(sheets);
  let isChanged = false;
  transportService.onNewMessage('page', ({ type }) => {
    if (type !== 'CLIENT_JOINED' && type !== 'CLIENT_LEFT' && type !== 'CLIENT_MOVED') isChanged = true;
  });
  insteadOf?.close();
  const { voice } = stage;
  const app = new owl.App(o_spreadsheet.Spreadsheet, {
    templates: stage.templates,
    props: {
      model,
      notifyUser: ({ text }: { text: string }) => voice.tell(text),
      raiseError: (text: string, after?: () => void) => {
        voice.tell(text);
        after?.();
      },
      askConfirmation: async (text: string, confirm: () => void, cancel?: () => void) =>
        (await voice.confirm(text)) ? confirm() : cancel?.(),
    },
  });
  model.on('update', stage, () => stage.onSelection(selectedCell(model)));
  stage.place.replaceChildren();
  await app.mount(stage.place);
  // Some turns later, when the engine knows how much of the sheet is in view.
  for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
  if (viewFrom) scrollTo(model, viewFrom);
  if (startsAt) select(model, startsAt);
  return {
    sheets,
    isChanged: () => isChanged,
    markSaved() {
      isChanged = false;
    },
    toXlsx: () => exported(model),
    sheetInFront: () => sheetInFront(model),
    focus: () => stage.place.querySelector<HTMLElement>('.o-grid')?.focus(),
    close: () => app.destroy(),
  };
}

type Model = Engine.Model;

function select(model: Model, address: string): void {
  const { col, row } = o_spreadsheet.helpers.toCartesian(address);
  selectInView(model, col, row);
}

/** Right of frozen columns the engine scrolls too far, and a wide column loses its beginning: asked twice, it does not. */
function selectInView(model: Model, col: number, row: number): void {
  model.selection.selectCell(col, row);
  model.dispatch('SCROLL_TO_CELL', { col, row });
}

/** Brings a column to the left edge, beside the frozen ones: the engine scrolls back to it no further than it must. */
function scrollTo(model: Model, letters: string): void {
  const { col } = o_spreadsheet.helpers.toCartesian(`${letters}1`);
  const { right } = model.getters.getSheetZone(model.getters.getActiveSheetId());
  for (const column of [right, col]) model.selection.selectCell(column, 1);
}

function selectedCell({ getters }: Model): SelectedCell {
  const position = getters.getActivePosition();
  const cell = getters.getEvaluatedCell(position);
  const message = 'message' in cell ? cell.message : undefined;
  return {
    address: o_spreadsheet.helpers.toXC(position.col, position.row),
    shown: cell.formattedValue,
    ...(message ? { message } : {}),
  };
}

function sheetInFront({ getters }: Model): { name: string; rows: ShownCell[][] } {
  const sheetId = getters.getActiveSheetId();
  const { right, bottom } = getters.getSheetZone(sheetId);
  const rows: ShownCell[][] = [];
  for (let row = 0; row <= bottom; row++) {
    const line: ShownCell[] = [];
    for (let col = 0; col <= right; col++) {
      const { formattedValue, type } = getters.getEvaluatedCell({ sheetId, col, row });
      line.push({ text: formattedValue, isText: type === 'text' });
    }
    rows.push(line);
  }
  return { name: getters.getSheetName(sheetId), rows: withoutBlankEdges(rows) };
}

function withoutBlankEdges(rows: ShownCell[][]): ShownCell[][] {
  const isFilled = ({ text }: ShownCell) => text !== '';
  const filled = lengthUpTo(rows, (row) => row.some(isFilled));
  const width = rows.reduce((widest, row) => Math.max(widest, lengthUpTo(row, isFilled)), 0);
  return rows.slice(0, filled).map((row) => row.slice(0, width));
}

/** How many items there are up to the last wanted one. */
function lengthUpTo<T>(items: readonly T[], isWanted: (item: T) => boolean): number {
  let length = items.length;
  while (length > 0 && !isWanted(items[length - 1] as T)) length--;
  return length;
}

async function exported(model: Model): Promise<FileParts> {
  const { files } = await model.exportXLSX();
  const parts = files.flatMap((file) => ('content' in file ? [[file.path, file.content] as const] : []));
  const { getters } = model;
  const sheetIds = getters.getSheetIds();
  const ranges = getters.getNamedRanges().map(({ name, range }) => [name, getters.getRangeString(range)]);
  return writable(Object.fromEntries(parts), {
    cellAt: (sheetIndex, address) => savedCell(model, sheetIds[sheetIndex] as string, address),
    names: Object.fromEntries(ranges),
    isCustom: (name) => functionNamed(name.toUpperCase()) !== undefined,
  });
}

function savedCell({ getters }: Model, sheetId: string, address: string): SavedCell {
  const position = { sheetId, ...o_spreadsheet.helpers.toCartesian(address) };
  const isFormula = getters.getCell(position)?.isFormula;
  const { value, type } = getters.getEvaluatedCell(position);
  return {
    ...(isFormula && { formula: getters.getCellText(position, { showFormula: true }).slice(1) }),
    value,
    isError: type === 'error',
    isFilled: !isFormula && getters.getArrayFormulaSpreadingOn(position) !== undefined,
  };
}

/** Does the engine have the function, of its own or of ours? */
function isKnown(functionName: string): boolean {
  return o_spreadsheet.registries.functionRegistry.contains(functionName.toUpperCase());
}

// Sheets as cells, for the port behind which every host stands

/** The sheets of a workbook, by name; rows and columns are counted from 0. Only a sheet that there is may be asked for. */
export interface Sheets {
  inFront(): string;
  has(sheet: string): boolean;
  isProtected(sheet: string): boolean;
  /** What every cell shows, down to the last row and up to the last column in use; dates as serial numbers. */
  read(sheet: string, within?: Block): Cell[][];
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
  frozenRows(sheet: string): number;
  selected(): CellAddress;
  /** Calls back after everything that may have moved the selection; the answer stops that. */
  onUpdate(updated: () => void): () => void;
  select(cell: CellAddress): void;
  /** Everything that `work` does is calculated once and undone at once. */
  edit(work: (editor: SheetEditor) => void): void;
}

/** The part of a sheet from its first cell on. */
export interface Block {
  readonly rows: number;
  readonly columns: number;
}

/** Cells of one column, from the first row to the last. */
export interface CellsOfColumn {
  readonly sheet: string;
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** What is left out stays as it is. */
export interface Appearance {
  readonly look?: Look | undefined;
  /** How a number is shown. */
  readonly format?: string | undefined;
}

export interface SheetEditor {
  addSheet(name: string): void;
  /** A sheet has at least so many rows and columns. */
  makeRoom(sheet: string, rows: number, columns: number): void;
  write(cell: CellAddress, content: PlannedCell, appearance?: Appearance): void;
  format(cells: CellsOfColumn, appearance: Appearance): void;
  offerWords(cells: CellsOfColumn, words: readonly string[]): void;
  colourWord(cells: CellsOfColumn, word: string, look: Look): void;
  /** In pixels. */
  setWidth(sheet: string, column: number, width: number): void;
  freezeRows(sheet: string, rows: number): void;
  /** Calculates now what was written so far; else it is calculated after the edit. The whole workbook: it takes its time. */
  calculate(): void;
}

type Dispatch = Model['dispatch'];
const EDIT = 'EPA_COHORT_EDIT';
interface EditCommand {
  readonly type: typeof EDIT;
  readonly work: (dispatch: Dispatch) => void;
}

/** The engine takes everything that one command leads to as one step; this is a command that leads to anything. */
function registerEdits(): void {
  const { UIPlugin, registries, lockedSheetAllowedCommands } = o_spreadsheet;
  class Edits extends UIPlugin {
    override handle(command: unknown): void {
      const edit = command as EditCommand;
      if (edit.type === EDIT) edit.work(this.dispatch);
    }
  }
  registries.featurePluginRegistry.add(EDIT, Edits);
  // It may concern another sheet than a locked one in front.
  (lockedSheetAllowedCommands as Set<string>).add(EDIT);
}

function sheetsOf(model: Model): Sheets {
  const { getters } = model;
  const positionOf = ({ sheet, row, column }: CellAddress) => ({
    sheetId: idOf(model, sheet),
    row,
    col: column,
  });
  const usedSizeOf = keptSizes(model);
  const readCells = (sheetId: string, row: number, width: number): Cell[] =>
    Array.from({ length: width }, (_, col) => shownValue(getters.getEvaluatedCell({ sheetId, row, col })));
  return {
    inFront: () => getters.getSheetName(getters.getActiveSheetId()),
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
      return format !== undefined && o_spreadsheet.helpers.isDateTimeFormat(format);
    },
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
    edit(work) {
      const payload = { work: (dispatch: Dispatch) => work(editorOf(model, dispatch)) };
      const { isSuccessful } = model.dispatch(EDIT as 'START', payload as object);
      if (!isSuccessful) throw new Error('The engine refused to be written to.');
    },
  };
}

function idOf({ getters }: Model, sheet: string): string {
  const id = getters.getSheetIdByName(sheet);
  if (id === undefined) throw new Error(`There is no sheet ${sheet}.`);
  return id;
}

/** What moves the view and no cell: it comes with every turn of a mouse wheel. */
const MOVES_THE_VIEW: readonly string[] = ['SET_VIEWPORT_OFFSET', 'SCROLL_TO_CELL'];

/** The used size of each sheet, looked for again once anything may have changed it: of a long sheet it takes a while. */
function keptSizes(model: Model): (sheetId: string) => Block {
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

const EVERYTHING: Block = { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

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

const TEXT_FORMAT = '@';

function editorOf(model: Model, dispatch: Dispatch): SheetEditor {
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
  return {
    addSheet(name) {
      const position = getters.getSheetIds().length;
      dispatch('CREATE_SHEET', { sheetId: crypto.randomUUID(), position, name });
    },
    makeRoom(sheet, rows, columns) {
      const sheetId = idOf(model, sheet);
      for (const [dimension, wanted] of [
        ['ROW', rows],
        ['COL', columns],
      ] as const) {
        const there = getters.getNumberHeaders(sheetId, dimension);
        const quantity = wanted - there;
        if (quantity > 0) {
          const base = there - 1;
          dispatch('ADD_COLUMNS_ROWS', {
            sheetId,
            sheetName: sheet,
            dimension,
            base,
            quantity,
            position: 'after',
          });
        }
      }
    },
    write({ sheet, row, column }, content, { look, format } = {}) {
      const position = { sheetId: idOf(model, sheet), row, col: column };
      // In the text format a number would be text, and the apostrophe of text would show.
      const cleared = getters.getCell(position)?.format === TEXT_FORMAT ? '' : undefined;
      const next = format ?? cleared;
      dispatch('UPDATE_CELL', {
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
    setWidth(sheet, column, size) {
      const sheetId = idOf(model, sheet);
      dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements: [column], size });
    },
    freezeRows(sheet, quantity) {
      dispatch('FREEZE_ROWS', { sheetId: idOf(model, sheet), quantity });
    },
    calculate: () => dispatch('EVALUATE_CELLS'),
  };
}

function wordRule(word: string, style: Look) {
  const kind = { type: 'CellIsRule', operator: 'isEqual' } as const;
  return { ...kind, values: [word], style };
}

function listOf(words: readonly string[]) {
  const kind = { type: 'isValueInList', displayStyle: 'plainText' } as const;
  return { ...kind, values: [...words] };
}
