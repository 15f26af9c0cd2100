import { googleWorkbook } from '../../../apps-script/page/bridge';
import type { HeldRows } from '../held-cells';
import type { HostUnderTest } from '../workbook-contract';
import { type FakeSheets, openSheets, type Settings } from './fake-apps-script';
import { shownRows } from './fake-formulas';
import { type FakePage, openPage } from './fake-page';
import { type FakeSheet, fakeSheet, heldRows, replaceCells } from './fake-sheet';

/** Google Sheets with the sidebar open: the workbook is the page's, everything behind the bridge is the built Code.js. */
export interface GoogleHost extends HostUnderTest {
  readonly sheets: FakeSheets;
  readonly page: FakePage;
  /** A sheet as it stands, with what the contract knows nothing of. */
  sheetNamed(name: string): FakeSheet;
  /** As `seed`, with more than cells. */
  seedSheet(name: string, rows: HeldRows, more?: Partial<FakeSheet>): void;
}

export function openGoogle(settings?: Settings): GoogleHost {
  const sheets = openSheets(settings);
  const { spreadsheet } = sheets;
  const page = openPage(sheets);
  const find = (name: string) => spreadsheet.sheets.find((sheet) => sheet.name === name);
  const host: GoogleHost = {
    sheets,
    page,
    workbook: googleWorkbook(page.window),
    sheetNamed(name) {
      const sheet = find(name);
      if (!sheet) throw new Error(`There is no sheet ${name}`);
      return sheet;
    },
    seedSheet(name, rows, more) {
      const sheet = fakeSheet(name, rows, more);
      spreadsheet.sheets.push(sheet);
      spreadsheet.inFront = sheet;
      spreadsheet.selection = { row: 0, column: 0 };
    },
    async seed(name, rows) {
      host.seedSheet(name, rows);
    },
    async snapshot(name) {
      const sheet = find(name);
      return sheet ? shownRows(spreadsheet, sheet) : [];
    },
    async edit(name, edit) {
      const sheet = host.sheetNamed(name);
      replaceCells(sheet, edit(heldRows(sheet)));
    },
    async protect(name) {
      host.sheetNamed(name).isProtected = true;
    },
    settle: () => page.pass(2000),
  };
  return host;
}
