import { readFileSync } from 'node:fs';
import { shownAt } from './fake-clock';
import { fakeSheet } from './fake-sheet';
import { type Realm, spreadsheetService } from './fake-spreadsheet';
import type { CallFunction, MakeService, Spreadsheet } from './fake-workbook';

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
    const items: Spreadsheet['menus'][number]['items'] = [];
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
