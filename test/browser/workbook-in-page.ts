import type { FilledCell } from '../../core/cells/cell';
import { type Day, dayOf } from '../../core/dates/day';
import type {
  Change,
  ColumnRepair,
  NewApprentices,
  RowsToAppend,
  Selection,
  Workbook,
} from '../../core/port/workbook';
import type { ReportPlan } from '../../core/reports/report-plan';
import type { ColumnLook } from '../../core/set-up/column-looks';
import type { SetUpPlan } from '../../core/set-up/plan';
import type { ValuesPlan } from '../../core/set-up/values-plan';
import type { CellAddress, CellWrite, SheetGrid } from '../../core/sheet/grid';
import { DATE_FORMAT } from '../../preview/codec';
import {
  type CellsOfColumn,
  dataFromPlan,
  prepareEngine,
  type Sheets,
  type ShownWorkbook,
  showWorkbook,
} from '../../preview/engine';
import { engine, type Model } from '../../preview/engine/o-spreadsheet';
import { sampleWorkbook } from '../../preview/sample-workbook';
import { setUpInFront } from '../../preview/set-up-in-front';
import { withSetUp } from '../../preview/set-up-in-plan';
import { localWorkbook } from '../../preview/workbook';
import { type Action, act, answersByName } from '../hosts/preview/workbook-actions';

/*
 * Runs in the page, in place of its own script: the same engine and the same port, with a handle for tests. Notes are not
 * here: the engine has none.
 */

/** A cell as the contract's `HeldCell` has it. */
interface InPageCell {
  readonly value: FilledCell;
  readonly isDate?: true;
  readonly formula?: string;
}

/** The page keeps its model to itself: the last one that was made is the one on the screen. */
let model: Model;
const Made = engine.Model;
Object.assign(engine, {
  Model: class extends Made {
    constructor(...given: ConstructorParameters<typeof Made>) {
      super(...given);
      model = this;
    }
  },
});

let shown: ShownWorkbook | undefined;
let port: Workbook;
let sheets: Sheets;
let seen: Selection[] = [];
let headingRow = 0;
let stopFollowing = () => {};

const handle = {
  /** Cells may be merged on the first sheet, as in `A1:B2`. */
  async open(merges: readonly string[] = []): Promise<void> {
    const data = dataFromPlan({ sheets: [{ name: FIRST, rows: [] }] });
    data.sheets[0]?.merges.push(...merges);
    shown = await showWorkbook(data, await stage(), { insteadOf: shown });
    ({ sheets } = shown);
    port = localWorkbook(sheets, today);
    seen = [];
  },
  /** The sample cohort, set up, as of a day: what `act` and `answers` are for. */
  async openSample(on: Day, count: number): Promise<void> {
    const data = dataFromPlan(withSetUp(sampleWorkbook(on, count, true), on));
    shown = await showWorkbook(data, await stage(), { insteadOf: shown });
    ({ sheets } = shown);
    port = localWorkbook(sheets, () => on);
    seen = [];
  },
  act: (sheet: string, action: Action) => act(model, sheets, sheet, action),
  setUpInFront: async () => (await setUpInFront(port)).words,
  answers: (sheet: string, name: string, headings: readonly string[]) =>
    answersByName(sheets, sheet, name, headings),
  seed(sheet: string, rows: readonly (readonly InPageCell[])[]): void {
    sheets.edit(({ addSheet }) => addSheet(sheet));
    fill(sheet, rows, []);
    sheets.select({ sheet, row: 0, column: 0 });
  },
  snapshot(sheet: string): InPageCell[][] {
    if (!sheets.has(sheet)) return [];
    return sheets.read(sheet).map((cells, row) =>
      cells.map((value, column) => {
        const cell = { sheet, row, column };
        const formula = sheets.formulaAt(cell);
        return {
          value: value ?? '',
          ...(sheets.isDate(cell) && { isDate: true as const }),
          ...(formula !== undefined && { formula }),
        };
      }),
    );
  },
  /** The formats of cells in the engine's own words. */
  format(cells: CellsOfColumn, format: string): void {
    sheets.edit((editor) => editor.format(cells, { format }));
  },
  shownText: (row: number, column: number) => shown?.sheetInFront().rows[row]?.[column]?.text ?? '',
  replace(sheet: string, rows: readonly (readonly InPageCell[])[]): void {
    fill(sheet, rows, handle.snapshot(sheet));
  },
  readGrid: () => port.readGrid(),
  readGridOf: (sheet: string) => port.readGridOf(sheet),
  readTops: () => port.readTops(),
  applyChanges: (changes: readonly Change[]) => port.applyChanges(changes),
  writeCells: (writes: readonly CellWrite[]) => port.writeCells(writes),
  readFormulas: (sheet: string) => port.readFormulas(sheet),
  formulaStyle: (grid: SheetGrid) => port.formulaStyle(grid),
  setUp: (plan: SetUpPlan) => port.setUp(plan),
  undoSetUp: (plan: SetUpPlan) => port.undoSetUp(plan),
  repair: (repairs: readonly ColumnRepair[]) => port.repair(repairs),
  addApprentices: (added: NewApprentices) => port.addApprentices(added),
  removeApprentices: (added: NewApprentices) => port.removeApprentices(added),
  appendRows: (rows: RowsToAppend) => port.appendRows(rows),
  readLacking: (looks: readonly ColumnLook[]) => port.readLacking(looks),
  dress: (looks: readonly ColumnLook[]) => port.dress(looks),
  writeReport: (plan: ReportPlan) => port.writeReport(plan),
  copyValues: (plan: ValuesPlan) => port.copyValues(plan),
  reveal: (cell: CellAddress) => port.reveal(cell),
  today: () => port.today(),
  headingsAt(row: number): void {
    headingRow = row;
  },
  follow(): void {
    stopFollowing = port.followSelection(
      (selection) => seen.push(selection),
      () => headingRow,
    );
  },
  stop: () => stopFollowing(),
  takeSeen: () => seen.splice(0),
};

const FIRST = 'First';
type InPage = typeof handle;
declare global {
  var inPage: InPage;
}

/** Writes cells, and blanks over those that were there. */
function fill(
  sheet: string,
  rows: readonly (readonly InPageCell[])[],
  before: readonly (readonly InPageCell[])[],
): void {
  const height = Math.max(rows.length, before.length);
  const width = Math.max(0, ...[...rows, ...before].map((row) => row.length));
  sheets.edit((editor) => {
    editor.makeRoom(sheet, height, width);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const { value = '', isDate, formula } = rows[row]?.[column] ?? {};
        const content = formula === undefined ? value : { formula };
        if (before[row]?.[column] === undefined && value === '' && formula === undefined) continue;
        editor.write({ sheet, row, column }, content, { format: isDate ? DATE_FORMAT : '' });
      }
    }
  });
}

function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) as Day;
}

async function stage(): Promise<Parameters<typeof showWorkbook>[1]> {
  templates ??= (await fetch('vendor/@odoo/o-spreadsheet/dist/o_spreadsheet.xml')).text();
  return {
    place: document.querySelector('#workbook') as HTMLElement,
    templates: await templates,
    voice: { tell: () => {}, confirm: async () => true },
    onSelection: () => {},
  };
}
let templates: Promise<string> | undefined;

prepareEngine();
globalThis.inPage = handle;
