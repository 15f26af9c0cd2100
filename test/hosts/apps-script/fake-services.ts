import { readFileSync } from 'node:fs';
import { shownAt } from './fake-clock';

/** What Google lets a run do; it depends on who started it. */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** The services that are not granted in every mode. */
const GRANTED: Readonly<Record<string, readonly AuthMode[]>> = {
  'SpreadsheetApp.getActiveSpreadsheet': ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
  'SpreadsheetApp.getUi': ['NONE', 'LIMITED', 'FULL'],
  'HtmlService.createHtmlOutputFromFile': ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
  'Ui.showSidebar': ['FULL'],
};

/** The spreadsheet behind the services: what they read and what they change. */
export interface Spreadsheet {
  readonly timeZone: string;
  /** Every service call so far, in order. */
  readonly serviceCalls: string[];
  readonly menus: Menu[];
  sidebar?: { readonly title: string; readonly html: string };
}

export interface Menu {
  readonly caption: string;
  readonly items: { readonly caption: string; readonly functionName: string }[];
}

export const DIST = 'dist/apps-script';

/** The services that the project uses, with the members that it uses: a member that is missing here fails by its name. */
export function services(spreadsheet: Spreadsheet, mode: AuthMode) {
  const service = <Members extends object>(name: string, members: Members): Members =>
    new Proxy(members, {
      get(_, member) {
        const method: unknown = Reflect.get(members, member);
        // Only the engine and Jest ask for symbols.
        if (typeof member === 'symbol') return method;
        const fullName = `${name}.${member}`;
        if (typeof method !== 'function') throw new Error(`The fake has no ${fullName}`);
        return (...args: unknown[]) => {
          spreadsheet.serviceCalls.push(fullName);
          if (GRANTED[fullName]?.includes(mode) === false) {
            throw new Error(`You do not have permission to call ${fullName}.`);
          }
          return method(...args);
        };
      },
    });

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

  const htmlOutput = (html: string) => {
    let title = '';
    const output = service('HtmlOutput', {
      setTitle(text: string) {
        title = text;
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

  return {
    SpreadsheetApp: service('SpreadsheetApp', {
      getActiveSpreadsheet: () =>
        service('Spreadsheet', { getSpreadsheetTimeZone: () => spreadsheet.timeZone }),
      getUi: () => ui,
    }),
    HtmlService: service('HtmlService', {
      createHtmlOutputFromFile: (name: string) => htmlOutput(readFileSync(`${DIST}/${name}.html`, 'utf8')),
    }),
    Utilities: service('Utilities', {
      formatDate(date: Date, timeZone: string, pattern: string) {
        if (pattern !== "yyyy-MM-dd'T'HH:mm:ss'Z'") throw new Error(`The fake cannot write ${pattern}`);
        return `${shownAt(date.getTime(), timeZone)}Z`;
      },
    }),
  };
}
