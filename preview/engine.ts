import type * as Engine from '@odoo/o-spreadsheet';
import type * as Owl from '@odoo/owl';
import { CATALOGUE, functionNamed } from '../core/functions/catalogue';
import { DATE_FORMAT, ERROR_OF, evaluate } from './codec';
import { columnLetters, type PlannedCell, type SheetPlan, type WorkbookPlan } from './plan';
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

/** Makes every custom function known to the engine, with its help. */
export function registerFunctions(): void {
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

export function removeUnusableMenus(): void {
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
export interface Workbook {
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
const FEWEST_COLUMNS = 26;

function sheetData(
  plan: SheetPlan,
  kept: { styles: ReturnType<typeof keeper<object>>; formats: ReturnType<typeof keeper<string>> },
) {
  const cells: Record<string, string> = {};
  let columns = FEWEST_COLUMNS;
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
      rule: { type: 'CellIsRule', operator: 'isEqual', values: [word], style: look },
    })),
    dataValidationRules: (plan.offeredWords ?? []).map(({ range, words }, i) => ({
      id: `offer-${i}`,
      ranges: [range],
      criterion: { type: 'isValueInList', values: [...words], displayStyle: 'plainText' },
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
  /** What makes room on the screen, once the new workbook is known to be sound. */
  readonly insteadOf?: Workbook | undefined;
}

/** Puts a workbook on the screen. */
export async function showWorkbook(
  data: WorkbookData,
  stage: Stage,
  { startsAt, insteadOf }: Showing,
): Promise<Workbook> {
  const transportService = new o_spreadsheet.LocalTransportService();
  const model = new o_spreadsheet.Model(data, { transportService });
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
  // A turn later, when the engine knows how much of the sheet is in view.
  await new Promise(requestAnimationFrame);
  if (startsAt) select(model, startsAt);
  return {
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
  model.selection.selectCell(col, row);
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
