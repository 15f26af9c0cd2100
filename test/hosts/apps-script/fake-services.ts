import { readFileSync } from 'node:fs';
import { shownAt } from './fake-clock';
import type { CallFunction } from './fake-formulas';
import { fakeSheet } from './fake-sheet';
import { type Realm, spreadsheetService, type Workbook } from './fake-spreadsheet';

/** What Google lets a run do; it depends on who started it. */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** The services that are not granted in every mode. */
const GRANTED: Readonly<Record<string, readonly AuthMode[]>> = {
  'SpreadsheetApp.getActiveSpreadsheet': ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
  'SpreadsheetApp.getActiveSheet': ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
  'SpreadsheetApp.getUi': ['NONE', 'LIMITED', 'FULL'],
  'HtmlService.createHtmlOutputFromFile': ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
  'LockService.getDocumentLock': ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
  'Ui.showSidebar': ['FULL'],
};

/** What changes a spreadsheet, which a custom function may never do. */
const CHANGES =
  /^(?:Spreadsheet|Sheet|Range|RangeList)\.(?:set|insert|delete|clear|activate|protect)|^Protection\.(?:set|remove)/;

/** The spreadsheet behind the services: what they read and what they change. */
export interface Spreadsheet extends Workbook {
  /** Every service call so far, in order. */
  readonly serviceCalls: string[];
  /** Every call of a custom function by a cell, with the size of what it is given. */
  readonly functionCalls: { readonly name: string; readonly bytes: number }[];
  /**
   * Hears of each service call of a script before it is made, counted from 0 over all runs: it may throw, as a service that
   * fails, or do what other people do in the meantime.
   */
  beforeCall?: ((call: number, name: string) => void) | undefined;
  /** Hears of each script that the page starts, before it does anything; what it answers is called once it has ended. */
  beforeScript?: (() => () => void) | undefined;
  readonly menus: Menu[];
  /** How many cells all runs so far have read. */
  cellsRead: number;
  sidebar?: { readonly title: string; readonly html: string };
}

interface Menu {
  readonly caption: string;
  readonly items: { readonly caption: string; readonly functionName: string }[];
}

/** A new spreadsheet, with the one empty sheet that every spreadsheet has. */
export function newSpreadsheet(
  timeZone: string,
  now = Date.now,
  callFunction: CallFunction = () => {
    throw new Error('Nobody is there to work out formulas');
  },
): Spreadsheet {
  const sheet = fakeSheet('Sheet1');
  return {
    timeZone,
    now,
    sheets: [sheet],
    inFront: sheet,
    selection: { row: 0, column: 0 },
    lock: 'free',
    hasUnflushedWrites: false,
    serviceCalls: [],
    menus: [],
    cellsRead: 0,
    functions: 'working',
    callFunction,
    functionCalls: [],
  };
}

export const DIST = 'dist/apps-script';

/** Makes a service of its members: each call is counted, a member that is missing fails by its name. */
export type MakeService = <Members extends object>(name: string, members: Members) => Members;

/** The services that the project uses, with the members that it uses; `made` hears of each one that is made. */
export function services(
  spreadsheet: Spreadsheet,
  mode: AuthMode,
  realm: () => Realm = () => ({ Array, Date }),
  made: (name: string, members: object) => void = () => {},
) {
  const service: MakeService = (name, members) => {
    made(name, members);
    return new Proxy(members, {
      get(_, member) {
        const found: unknown = Reflect.get(members, member);
        // Only the engine and Jest ask for symbols.
        if (typeof member === 'symbol') return found;
        const fullName = `${name}.${member}`;
        if (found === undefined) throw new Error(`The fake has no ${fullName}`);
        if (typeof found !== 'function') return found;
        return (...args: unknown[]) => {
          spreadsheet.serviceCalls.push(fullName);
          spreadsheet.beforeCall?.(spreadsheet.serviceCalls.length - 1, fullName);
          const isRefused = mode === 'CUSTOM_FUNCTION' && CHANGES.test(fullName);
          if (isRefused || GRANTED[fullName]?.includes(mode) === false) {
            throw new Error(`You do not have permission to call ${fullName}.`);
          }
          return found(...args);
        };
      },
    });
  };

  const menu = (caption: string) => {
    const items: Menu['items'] = [];
    const builder = service('Menu', {
      addItem(caption: string, functionName: string) {
        items.push({ caption, functionName });
        return builder;
      },
      addToUi: () => {
        spreadsheet.menus.push({ caption, items });
      },
    });
    return builder;
  };

  const htmlOutput = (content: string) => {
    let title = '';
    let html = content;
    const output = service('HtmlOutput', {
      setTitle(text: string) {
        title = text;
        return output;
      },
      append(more: string) {
        html += more;
        return output;
      },
      getTitle: () => title,
      getContent: () => html,
    });
    return output;
  };

  const ui = service('Ui', {
    createMenu: menu,
    showSidebar: (page: ReturnType<typeof htmlOutput>) => {
      spreadsheet.sidebar = { title: page.getTitle(), html: page.getContent() };
    },
  });

  const lock = service('Lock', {
    tryLock(milliseconds: number) {
      if (!(milliseconds > 0 && milliseconds < 30_000)) throw new Error('Nobody waits that long');
      if (spreadsheet.lock === 'free') spreadsheet.lock = 'held';
      return spreadsheet.lock === 'held';
    },
    releaseLock() {
      // Stricter than Google, which lets the next one read what is not there yet.
      if (spreadsheet.hasUnflushedWrites)
        throw new Error('The lock was released before the writes were flushed');
      spreadsheet.lock = 'free';
    },
  });

  return {
    SpreadsheetApp: service('SpreadsheetApp', {
      ...spreadsheetService(spreadsheet, service, realm),
      getUi: () => ui,
    }),
    HtmlService: service('HtmlService', {
      createHtmlOutputFromFile: (name: string) => htmlOutput(readFileSync(`${DIST}/${name}.html`, 'utf8')),
    }),
    LockService: service('LockService', { getDocumentLock: () => lock }),
    Utilities: service('Utilities', {
      formatDate(date: Date, timeZone: string, pattern: string) {
        if (pattern !== "yyyy-MM-dd'T'HH:mm:ss'Z'") throw new Error(`The fake cannot write ${pattern}`);
        return `${shownAt(date.getTime(), timeZone)}Z`;
      },
    }),
  };
}
