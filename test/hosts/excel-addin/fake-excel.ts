/// <reference types="office-js" />
/// <reference types="custom-functions-runtime" />
import { type FakeBook, newBook, type Settings } from './fake-book';
import { excelRunOver } from './fake-excel-run';

/**
 * Excel as far as the add-in meets it, and stricter: an unknown member throws instead of being undefined, and what
 * Excel would swallow (an odd result, a foreign exception) throws too. Runs in Node and in the browser.
 * test/browser/excel-addin-office-js.test.ts holds it to Microsoft's own office.js: it may lack members, never invent.
 */

/** functions.json as Excel reads it. */
export interface Metadata {
  readonly allowErrorForDataTypeAny?: boolean;
  /** Without it a function may answer with no object but an error. */
  readonly allowCustomDataForDataTypeAny?: boolean;
  readonly functions: readonly Declared[];
}
interface Declared {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly type: string;
    readonly dimensionality: string;
    readonly optional?: boolean;
    readonly repeating?: boolean;
  }[];
  readonly result: { readonly type: string; readonly dimensionality: string };
}

/** A cell of the workbook: `null` is a blank one, an error is shown with its message if it has one. */
type SheetCell = string | number | boolean | null | CellError;
interface CellError {
  readonly error: string;
  readonly message?: string;
}
/** One cell, a range with its rows first, or nothing where the formula leaves the argument out. */
export type FormulaArgument = SheetCell | readonly (readonly SheetCell[])[] | undefined;
/** What the formula spills, or the one error that it shows instead. */
export type Shown = SheetCell[][] | CellError;

const ERROR_CODES = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
} as const;
type ErrorCode = (typeof ERROR_CODES)[keyof typeof ERROR_CODES];

const CODES: readonly string[] = Object.values(ERROR_CODES);

export class CustomFunctionsError extends Error {
  readonly type = 'Error';
  readonly basicType = 'Error';
  readonly basicValue: ErrorCode;

  constructor(
    readonly code: ErrorCode,
    message = '',
  ) {
    super(message);
    if (!CODES.includes(code)) throw new TypeError(`${code} is no error that a custom function can show.`);
    this.basicValue = code;
  }
}

let openBook: FakeBook = newBook();

/** Opens a new workbook in place of the one before. */
export function openWorkbook(settings?: Settings): FakeBook {
  openBook = newBook(settings);
  return openBook;
}

const functions = new Map<string, (...args: unknown[]) => unknown>();
const actions = new Map<string, (event: object) => unknown>();

/** The task pane as the add-in may open it. */
export const taskPane = {
  /** How often it was asked to show. */
  shown: 0,
  /** What asking is answered with, where Excel does not do it. */
  refusal: undefined as Error | undefined,
};

/** Where this Excel runs, as Excel calls it. */
export const onPlatform = { name: 'PC' };

/** Requirement sets that this Excel has beyond those of the manifest, such as `CustomFunctionsRuntime 1.4`. */
export const furtherSets = new Set<string>();

/** What office.js puts on the page, with nothing that the add-in does not use. */
export const OFFICE_JS = {
  CustomFunctions: {
    associate: associateIn(functions),
    Error: CustomFunctionsError,
    ErrorCode: ERROR_CODES,
  },
  Office: {
    HostType: { Excel: 'Excel' },
    PlatformType: { PC: 'PC' },
    context: {
      requirements: {
        isSetSupported: (name: string, version: string) => furtherSets.has(`${name} ${version}`),
      },
    },
    onReady: (ready: (info: object) => void) =>
      Promise.resolve({ host: 'Excel', platform: onPlatform.name }).then(ready),
    actions: { associate: associateIn(actions) },
    addin: {
      async showAsTaskpane() {
        if (taskPane.refusal) throw taskPane.refusal;
        taskPane.shown++;
      },
    },
  },
  Excel: { run: excelRunOver(() => openBook) },
};

function associateIn<F>(known: Map<string, F>) {
  return (id: string, fn: F) => {
    if (known.has(id)) throw new Error(`${id} is associated twice.`);
    known.set(id, fn);
  };
}

/** Makes office.js part of the page (or of Node), with nothing associated yet. */
export function installOfficeJs(): void {
  functions.clear();
  actions.clear();
  furtherSets.clear();
  onPlatform.name = 'PC';
  Object.assign(taskPane, { shown: 0, refusal: undefined });
  const { CustomFunctions, Office, Excel } = OFFICE_JS;
  const ErrorCode = strict('CustomFunctions.ErrorCode', CustomFunctions.ErrorCode);
  const HostType = strict('Office.HostType', Office.HostType);
  const PlatformType = strict('Office.PlatformType', Office.PlatformType);
  const officeActions = strict('Office.actions', Office.actions);
  const addin = strict('Office.addin', Office.addin);
  Object.assign(globalThis, {
    CustomFunctions: strict('CustomFunctions', { ...CustomFunctions, ErrorCode }),
    Office: strict('Office', { ...Office, HostType, PlatformType, actions: officeActions, addin }),
    Excel: strict('Excel', Excel),
  });
}

function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      // Symbols are asked for by the engine and by Jest.
      if (typeof key === 'string' && !(key in target))
        throw new Error(`${name}.${key} is not part of the fake.`);
      return Reflect.get(target, key);
    },
  });
}

export function associatedIds(): string[] {
  return [...functions.keys()];
}

/** How long a button may take to say that it is done. */
const PATIENCE_MS = 1000;

/** Somebody presses a button of the ribbon; comes back once it says that it is done, and fails where it never does. */
export async function pressRibbon(functionName: string, done?: () => void): Promise<void> {
  const action = actions.get(functionName);
  if (!action) throw new Error(`No action is associated with ${functionName}.`);
  let times = 0;
  const event = strict('event', {
    completed() {
      times++;
      done?.();
    },
  });
  await action(event);
  for (let waited = 0; times === 0 && waited < PATIENCE_MS; waited += 50)
    await new Promise((goOn) => setTimeout(goOn, 50));
  if (times !== 1) throw new Error(`${functionName} said ${times} times that it is done.`);
}

/** What cells show after a formula such as =EPA_GRADE(A1:A3, …) has been entered. */
export function calculate(metadata: Metadata, id: string, args: readonly FormulaArgument[]): Shown {
  const declared = metadata.functions.find((declaration) => declaration.id === id);
  const fn = functions.get(id);
  if (!declared || !fn) return { error: '#NAME?' };
  refuseWrongCount(declared, args);
  const unasked = metadata.allowErrorForDataTypeAny ? undefined : args.flat(2).find(isCellError);
  if (unasked) return { error: unasked.error };
  try {
    return shown(declared, metadata, fn(...passed(declared, args), invocation(id)));
  } catch (error) {
    if (error instanceof CustomFunctionsError) return cellError(error);
    throw error;
  }
}

/** Excel does not accept such a formula at all. */
function refuseWrongCount({ id, parameters }: Declared, args: readonly FormulaArgument[]): void {
  const missing = parameters.find(
    ({ optional, repeating }, i) => !optional && !repeating && args[i] === undefined,
  );
  if (missing) throw new Error(`${id} needs ${missing.name}.`);
  const repeats = parameters[parameters.length - 1]?.repeating === true;
  if (args.length > parameters.length && !repeats) throw new Error(`${id} has too many arguments.`);
}

/** Every declared argument is passed, `null` for those left out; all that a repeated one is given, as one list. */
function passed({ parameters }: Declared, args: readonly FormulaArgument[]): unknown[] {
  return parameters.map(({ dimensionality, repeating }, i) => {
    if (repeating && args.length > i)
      return args.slice(i).map((argument) => passedRange(argument, dimensionality));
    return passedRange(args[i], dimensionality);
  });
}

function passedRange(argument: FormulaArgument, dimensionality: string): unknown {
  if (argument === undefined) return null;
  const range = isRange(argument) ? argument : [[argument]];
  return dimensionality === 'matrix' ? range.map((row) => row.map(passedCell)) : passedCell(range[0]?.[0]);
}

/** Blank cells are passed as 0, errors as objects. */
function passedCell(cell: SheetCell | undefined): unknown {
  if (isCellError(cell)) return new CustomFunctionsError(cell.error as ErrorCode);
  return cell ?? 0;
}

/** Passed last, asked for or not. */
export function invocation(functionName: string) {
  return strict('invocation', { functionName });
}

function shown({ id, result }: Declared, metadata: Metadata, answer: unknown): SheetCell[][] {
  const rows = result.dimensionality === 'matrix' ? answer : [[answer]];
  if (!isRectangle(rows)) throw new Error(`${id} does not answer with rows of equal length.`);
  return rows.map((row) => row.map((cell) => shownCell(id, metadata, cell)));
}

function shownCell(id: string, metadata: Metadata, cell: unknown): SheetCell {
  const number = formattedNumber(cell);
  if (number !== undefined) {
    if (!metadata.allowCustomDataForDataTypeAny || !furtherSets.has('CustomFunctionsRuntime 1.4'))
      throw new Error(`${id} answers with an object, for which this Excel shows #VALUE!.`);
    return number;
  }
  if (cell instanceof CustomFunctionsError) return cellError(cell);
  const isValue = typeof cell === 'string' || typeof cell === 'boolean' || Number.isFinite(cell);
  if (!isValue) throw new Error(`${id} answers ${String(cell)}, for which Excel shows 0.`);
  return cell as SheetCell;
}

/** A number with its own format: the cell holds the number. */
function formattedNumber(cell: unknown): number | undefined {
  if (typeof cell !== 'object' || cell === null || !('numberFormat' in cell)) return undefined;
  const { type, basicValue, numberFormat } = cell as Record<string, unknown>;
  const isRight = type === 'Double' && Number.isFinite(basicValue) && typeof numberFormat === 'string';
  if (!isRight) throw new Error('Excel knows no such data type.');
  return basicValue as number;
}

/** A message is shown with two of the errors only. */
function cellError({ code, message }: CustomFunctionsError): CellError {
  return code === '#VALUE!' || code === '#N/A' ? { error: code, message } : { error: code };
}

function isCellError(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

function isRange(argument: FormulaArgument): argument is readonly (readonly SheetCell[])[] {
  return Array.isArray(argument);
}

function isRectangle(rows: unknown): rows is unknown[][] {
  return (
    Array.isArray(rows) &&
    rows.length > 0 &&
    rows.every((row) => Array.isArray(row) && row.length > 0 && row.length === rows[0].length)
  );
}
