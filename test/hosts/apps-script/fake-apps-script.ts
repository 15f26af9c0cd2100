import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { clocksIn, instantOf, shownAt } from './fake-clock';
import { type AuthMode, DIST, newSpreadsheet, services } from './fake-services';
import type { Realm } from './fake-spreadsheet';
import type { CallFunction, Shown, Spreadsheet } from './fake-workbook';

/*
 * Google Sheets, as far as a script can tell. Each call loads the built Code.js afresh, as Google does, into a context
 * that holds nothing but ECMAScript and the services that the run's mode allows.
 */

export interface Settings {
  /** The zone of the spreadsheet; the zone of the script is that of this process. */
  readonly timeZone?: string;
  /** Google documents neither that its runtime has `Intl` nor that it knows all time zones. */
  readonly intl?: keyof typeof INTL;
  /** When it is, for ever; without it, now. */
  readonly at?: string;
  /**
   * The script is loaded once, for all workbooks that are opened so, and stays quick: for tests that make hundreds of calls,
   * and only for what others try with a script that is loaded for each call, as Google does.
   */
  readonly staysLoaded?: true;
}

const INTL = {
  full: '',
  absent: 'delete globalThis.Intl',
  'without zones':
    'Intl.DateTimeFormat = function () { throw new RangeError("Invalid time zone specified") }',
} as const;

/** A date in a cell as the spreadsheet shows it: 2026-03-05, or 2026-03-05T13:30:00. */
export interface DateCell {
  readonly date: string;
}

export const date = (shown: string): DateCell => ({ date: shown });

export interface FakeSheets {
  /**
   * What the cells show where a custom function is called. A `DateCell` goes in as the script's own `Date` of that time in
   * the spreadsheet, a `Date` as that instant, everything else as it is.
   */
  evaluate(name: string, ...args: readonly unknown[]): unknown;
  /** Runs a function as a trigger or a menu item does. */
  run(name: string, mode: AuthMode): void;
  /** Runs a function as the page does by google.script.run, and hands over what the page gets to see of the answer. */
  runFromPage(name: string, args: readonly unknown[]): unknown;
  /** Every sheet, cell and menu, the sidebar, and the service calls of all runs so far, in order. */
  readonly spreadsheet: Spreadsheet;
}

/** The pushed code, once for all tests. */
let code: { readonly script: vm.Script; readonly functions: ReadonlySet<string> } | undefined;

function pushedCode() {
  const text = readFileSync(`${DIST}/Code.js`, 'utf8');
  const functions = [...text.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name as string);
  return { script: new vm.Script(text, { filename: 'Code.js' }), functions: new Set(functions) };
}

/** The script of the workbooks whose script stays loaded. Its services are those of the workbook that calls it. */
let loaded: { readonly context: vm.Context; readonly realm: Realm } | undefined;

export function openSheets({
  timeZone = 'Europe/London',
  intl = 'full',
  at,
  staysLoaded,
}: Settings = {}): FakeSheets {
  code ??= pushedCode();
  const { script, functions } = code;
  const now = at === undefined ? Date.now : () => Date.parse(at);
  const spreadsheet = newSpreadsheet(timeZone, now, callFunction);

  function load(mode: AuthMode, behind = spreadsheet): { context: vm.Context; realm: Realm } {
    const context = vm.createContext(services(behind, mode, () => realm));
    const realm: Realm = vm.runInContext('({ Array, Date })', context);
    vm.runInContext(INTL[intl], context);
    realm.Date.now = now;
    script.runInContext(context, { timeout: timeLimit(mode) });
    return { context, realm };
  }

  function loadForPage() {
    if (!staysLoaded) return load('FULL');
    loaded ??= load('FULL');
    const { context, realm } = loaded;
    Object.assign(
      context,
      services(spreadsheet, 'FULL', () => realm),
    );
    realm.Date.now = now;
    return loaded;
  }

  let ofCells: ReturnType<typeof load> | undefined;
  /** One context for all calls by cells, as quick as a thousand edits need it: what they leave behind in it must not matter. */
  function contextOfCells() {
    const apart: Spreadsheet = Object.create(spreadsheet, {
      serviceCalls: { value: [] },
      beforeCall: { value: undefined },
    });
    ofCells ??= load('CUSTOM_FUNCTION', apart);
    return ofCells;
  }

  function callFunction(name: string, args: Parameters<CallFunction>[1]): ReturnType<CallFunction> {
    const { context, realm } = contextOfCells();
    const { instantAt, serialAt } = clocksIn(timeZone);
    const cell = ({ value, isDate }: Shown) =>
      isDate && typeof value === 'number' ? new realm.Date(instantAt(value)) : value;
    const given = args.map((arg) =>
      isRows(arg) ? realm.Array.from(arg, (row) => realm.Array.from(row, cell)) : cell(arg),
    );
    spreadsheet.functionCalls.push({ name, bytes: JSON.stringify(args.map(plain)).length });
    const answer = callIn(context, 'CUSTOM_FUNCTION', name, given);
    const shown = (value: unknown): Shown => {
      if (value instanceof realm.Date) return { value: serialAt(value.getTime()), isDate: true };
      if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
        return { value: value as string | boolean | number };
      throw new Error(`No cell can show ${String(value)}`);
    };
    return Array.isArray(answer) ? rectangle(answer).map((row) => row.map(shown)) : [[shown(answer)]];
  }

  return {
    spreadsheet,
    evaluate(name, ...args) {
      const { context, realm } = load('CUSTOM_FUNCTION');
      const given = args.map((arg) => handedOver(arg, realm, timeZone));
      return shown(callIn(context, 'CUSTOM_FUNCTION', name, given), realm, timeZone);
    },
    run(name, mode) {
      callIn(load(mode).context, mode, name, []);
    },
    runFromPage(name, args) {
      if (!functions.has(name) || name.endsWith('_'))
        throw new TypeError(`google.script.run.${name} is not a function`);
      const ended = spreadsheet.beforeScript?.();
      const { context } = loadForPage();
      const given = vm.runInContext(`(${JSON.stringify(crossing(args))})`, context);
      try {
        return crossing(callIn(context, 'FULL', name, given));
      } finally {
        // Once a script has ended, whether well or not, what it wrote is there and its lock is gone.
        spreadsheet.hasUnflushedWrites = false;
        if (spreadsheet.lock === 'held') spreadsheet.lock = 'free';
        ended?.();
      }
    },
  };
}

/**
 * A copy of what google.script.run takes from page to script and back. It takes no `Date` and no function; here nothing
 * undefined either, which Google documents to become `null` in an array and leaves open elsewhere.
 */
function crossing(value: unknown, isWhole = true): unknown {
  if (value === undefined && isWhole) return undefined;
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
    return value;
  if (Array.isArray(value)) return Array.from(value, (item) => crossing(item, false));
  if (Object.prototype.toString.call(value) !== '[object Object]')
    throw new TypeError(`google.script.run takes no ${String(value)}`);
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, crossing(item, false)]),
  );
}

/** Google ends a custom function after 30 seconds, and so it does what a simple trigger runs; all else after 6 minutes. */
function timeLimit(mode: AuthMode): number {
  return mode === 'FULL' ? 360_000 : 30_000;
}

/** A property that no script can name by chance; only a call that is itself source text can be given a time limit. */
const ARGUMENTS = 'the arguments';

function callIn(context: vm.Context, mode: AuthMode, name: string, args: readonly unknown[]): unknown {
  context[ARGUMENTS] = args;
  return vm.runInContext(`${name}(...globalThis['${ARGUMENTS}'])`, context, { timeout: timeLimit(mode) });
}

function handedOver(value: unknown, realm: Realm, timeZone: string): unknown {
  if (Array.isArray(value)) return realm.Array.from(value, (cell) => handedOver(cell, realm, timeZone));
  if (value instanceof Date) return new realm.Date(value.getTime());
  return isDateCell(value) ? new realm.Date(instantOf(withTime(value.date), timeZone)) : value;
}

function isDateCell(value: unknown): value is DateCell {
  return typeof value === 'object' && value !== null && 'date' in value && typeof value.date === 'string';
}

/** The answer in the cells. Sheets takes a value or a full rectangle of values, and nothing else. */
function shown(answer: unknown, realm: Realm, timeZone: string): unknown {
  const cell = (value: unknown) => shownInCell(value, realm, timeZone);
  if (!Array.isArray(answer)) return cell(answer);
  return rectangle(answer).map((row) => row.map(cell));
}

function rectangle(answer: readonly unknown[]): readonly (readonly unknown[])[] {
  const [first] = answer;
  const isRectangle = answer.every((row) => Array.isArray(row) && row.length === (first as unknown[]).length);
  if (!isRectangle || answer.length === 0) throw new Error('The answer is no rectangle of cells');
  return answer as unknown[][];
}

type Argument = Parameters<CallFunction>[1][number];

function isRows(arg: Argument): arg is Extract<Argument, readonly unknown[]> {
  return Array.isArray(arg);
}

/** What goes over the wire. */
function plain(arg: Argument): unknown {
  return isRows(arg) ? arg.map((row) => row.map(({ value }) => value)) : arg.value;
}

function shownInCell(value: unknown, realm: Realm, timeZone: string): unknown {
  if (value instanceof realm.Date) return date(shownAt(value.getTime(), timeZone).replace('T00:00:00', ''));
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  throw new Error(`No cell can show ${String(value)}`);
}

function withTime(shown: string): string {
  return shown.includes('T') ? shown : `${shown}T00:00:00`;
}
