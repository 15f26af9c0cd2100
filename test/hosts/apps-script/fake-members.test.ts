import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { newSpreadsheet, services } from './fake-services';
import { fakeSheet } from './fake-sheet';

/** The fake may lack what Google has, never invent: each of its members stands in Google's own types. */

const TYPES = ['spreadsheet', 'base', 'html', 'lock', 'utilities']
  .map((name) =>
    readFileSync(`node_modules/@types/google-apps-script/google-apps-script.${name}.d.ts`, 'utf8'),
  )
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '');

/** The members that an interface declares, in the order of the file. */
function declared(name: string): string[] {
  const body =
    new RegExp(`interface ${name} (?:extends \\w+ )?\\{([^}]*(?:\\{[^}]*\\}[^}]*)*?)\\n        \\}`).exec(
      TYPES,
    )?.[1] ?? '';
  return [...body.matchAll(/^\s+(\w+)[(:]/gm)].map(([, member]) => member as string);
}

/** Everything that the fake can make, by name. */
function fakedServices(): Map<string, Set<string>> {
  const faked = new Map<string, Set<string>>();
  const spreadsheet = newSpreadsheet('Europe/London');
  const merged = { row: 0, column: 0, rows: 1, columns: 1 };
  const sheet = fakeSheet('Any', [], {
    isProtected: true,
    merges: [merged],
    warnings: [{ area: merged, description: '' }],
  });
  Object.assign(spreadsheet, { sheets: [sheet], inFront: sheet });
  const made = services(spreadsheet, 'FULL', undefined, (name, members) => {
    faked.set(name, new Set([...(faked.get(name) ?? []), ...Object.keys(members)]));
  });
  const { SpreadsheetApp, LockService, HtmlService } = made as unknown as Record<string, GoogleAppsScript>;
  const open = SpreadsheetApp?.getActiveSheet();
  SpreadsheetApp?.getActiveSpreadsheet();
  SpreadsheetApp?.getUi().createMenu('');
  SpreadsheetApp?.newDataValidation().build();
  SpreadsheetApp?.newConditionalFormatRule().build();
  LockService?.getDocumentLock();
  HtmlService?.createHtmlOutputFromFile('sidebar');
  open?.getRange(1, 1);
  open?.getRangeList(['A1']);
  open?.getProtections(SpreadsheetApp?.ProtectionType.SHEET);
  open?.getProtections(SpreadsheetApp?.ProtectionType.RANGE);
  Object.assign(sheet, { isProtected: false });
  Object.assign(spreadsheet, { lock: 'held' });
  open?.getRange(1, 1).protect();
  open?.newChart().asColumnChart();
  open?.insertChart(
    open?.newChart().asBarChart().addRange(open?.getRange(1, 1)).setPosition(1, 1, 0, 0).build(),
  );
  return faked;
}

// biome-ignore lint/suspicious/noExplicitAny: the test walks through whatever the fake offers.
type GoogleAppsScript = any;

const faked = fakedServices();

test('every service is looked at', () => {
  expect([...faked.keys()].sort()).toEqual([
    'ConditionalFormatRule',
    'ConditionalFormatRuleBuilder',
    'DataValidation',
    'DataValidationBuilder',
    'EmbeddedBarChartBuilder',
    'EmbeddedChart',
    'EmbeddedChartBuilder',
    'EmbeddedColumnChartBuilder',
    'HtmlOutput',
    'HtmlService',
    'Lock',
    'LockService',
    'Menu',
    'Protection',
    'Range',
    'RangeList',
    'Sheet',
    'Spreadsheet',
    'SpreadsheetApp',
    'Ui',
    'Utilities',
  ]);
});

describe.each([...faked])('%s', (name, members) => {
  test('has nothing that Google does not have', () => {
    expect(declared(name).length).toBeGreaterThan(1);
    expect([...members].filter((member) => !declared(name).includes(member))).toEqual([]);
  });
});
