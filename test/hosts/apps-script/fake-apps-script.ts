import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { instantOf, shownAt } from './fake-clock';
import { type AuthMode, DIST, type Menu, type Spreadsheet, services } from './fake-services';

/*
 * Google Sheets, as far as a script can tell. Each call loads the built Code.js afresh, as Google does, into a context
 * that holds nothing but ECMAScript and the services that the run's mode allows.
 */

export interface Settings {
  /** The zone of the spreadsheet; the zone of the script is that of this process. */
  readonly timeZone?: string;
  /** Google documents neither that its runtime has `Intl` nor that it knows all time zones. */
  readonly intl?: keyof typeof INTL;
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
  /** The service calls of all runs so far, in order. */
  readonly serviceCalls: readonly string[];
  readonly menus: readonly Menu[];
  readonly sidebar: Spreadsheet['sidebar'];
}

export function openSheets({ timeZone = 'Europe/London', intl = 'full' }: Settings = {}): FakeSheets {
  const code = new vm.Script(readFileSync(`${DIST}/Code.js`, 'utf8'), { filename: 'Code.js' });
  const spreadsheet: Spreadsheet = { timeZone, serviceCalls: [], menus: [] };

  function load(mode: AuthMode): vm.Context {
    const context = vm.createContext(services(spreadsheet, mode));
    vm.runInContext(INTL[intl], context);
    code.runInContext(context, { timeout: TIME_LIMIT_MS });
    return context;
  }

  return {
    evaluate(name, ...args) {
      const context = load('CUSTOM_FUNCTION');
      const realm: Realm = vm.runInContext('({ Array, Date })', context);
      const given = args.map((arg) => handedOver(arg, realm, timeZone));
      return shown(callIn(context, name, given), realm, timeZone);
    },
    run(name, mode) {
      callIn(load(mode), name, []);
    },
    get serviceCalls() {
      return spreadsheet.serviceCalls;
    },
    get menus() {
      return spreadsheet.menus;
    },
    get sidebar() {
      return spreadsheet.sidebar;
    },
  };
}

/** Google ends a custom function after 30 seconds. */
const TIME_LIMIT_MS = 30_000;

/** A property that no script can name by chance; only a call that is itself source text can be given a time limit. */
const ARGUMENTS = 'the arguments';

function callIn(context: vm.Context, name: string, args: readonly unknown[]): unknown {
  context[ARGUMENTS] = args;
  return vm.runInContext(`${name}(...globalThis['${ARGUMENTS}'])`, context, { timeout: TIME_LIMIT_MS });
}

/** The constructors of the script's own context: a `Date` from outside is not `instanceof Date` in there. */
interface Realm {
  readonly Array: ArrayConstructor;
  readonly Date: DateConstructor;
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
  const isRectangle = answer.every((row) => Array.isArray(row) && row.length === answer[0].length);
  if (!isRectangle || answer.length === 0) throw new Error('The answer is no rectangle of cells');
  return answer.map((row) => row.map(cell));
}

function shownInCell(value: unknown, realm: Realm, timeZone: string): unknown {
  if (value instanceof realm.Date) return date(shownAt(value.getTime(), timeZone).replace('T00:00:00', ''));
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  throw new Error(`No cell can show ${String(value)}`);
}

function withTime(shown: string): string {
  return shown.includes('T') ? shown : `${shown}T00:00:00`;
}
