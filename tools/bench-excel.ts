import { CATALOGUE } from '../core/functions/catalogue';
import { isProblem } from '../core/problems';
import { planSetUp } from '../core/set-up/plan';
import { calculatedColumns } from '../core/sheet/calculated-columns';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { settingsCells } from '../core/sheet/settings';
import { excelFunction } from '../excel-addin/excel-function';
import { type ExcelHost, openCalculatingExcel } from '../test/hosts/excel-addin/excel-host';
import { type FakeSheet, place } from '../test/hosts/excel-addin/fake-book';
import { typeCell } from '../test/hosts/excel-addin/fake-edits';
import type { BenchSizes } from './bench-sizes';
import { figure, printTable, timed } from './measure';

const { usual, standard } = chosenColumns();
const SETTINGS = { rows: 100, columns: 7 };
const AS_OF = 46_327;

/**
 * What one edit of a cohort sheet costs in Excel: how many custom functions are called, and how much goes over to them and
 * back; beside it the form of before, in which each calculated cell of a table was a call and an edit calculated all of
 * them again (office-js #6469).
 */
export async function benchExcel({ rows: sizes }: BenchSizes['excel']): Promise<void> {
  const lines: string[][] = [];
  const [first = 1] = sizes;
  let fewest = 0;
  for (const size of sizes) {
    const now = await oneFormula(size);
    const before = aCallForEachCell(size);
    if (size === first) fewest = now.bytes / size;
    lines.push([
      String(size),
      String(now.calls),
      figure(now.bytes / 1000),
      figure(now.bytes / now.inputs),
      figure(now.ms),
      String(before.calls),
      figure(before.bytes / 1000),
      figure(before.bytes / now.bytes),
      figure(before.ms / now.ms),
      figure(now.bytes / size / fewest),
    ]);
  }
  printTable('Excel: one edit (goals: one call; kB in at most those of the inputs)', [
    [
      'rows',
      'calls',
      'kB',
      'kB / inputs',
      'ms',
      'before: calls',
      'kB',
      'kB / now',
      'ms / now',
      'kB a row / fewest',
    ],
    ...lines,
  ]);
}

interface Cost {
  readonly calls: number;
  readonly bytes: number;
  readonly ms: number;
}

async function oneFormula(size: number): Promise<Cost & { readonly inputs: number }> {
  const host = openCalculatingExcel();
  const sheet = await setUp(host, size);
  const { calls = [] } = host.book.calculation ?? {};
  const answer = CATALOGUE.find(({ name }) => name === 'EPA_TRACKER');
  calls.length = 0;
  typeCell(sheet, 2, 3, 'Foxbury Ltd');
  const bytes = calls.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
  const inputs = sheet.rows.map((cells) => Array.from({ length: usual.length }, (_, i) => cells[i] ?? 0));
  const given = [inputs, [[AS_OF]], settingsBlock()];
  const run = answer ? excelFunction(answer) : () => undefined;
  const ms = Math.min(...[1, 2, 3].map(() => timed(() => run(...given, null, {}))));
  return { calls: calls.length, bytes, ms, inputs: JSON.stringify(given).length };
}

async function setUp({ workbook, book }: ExcelHost, size: number): Promise<FakeSheet> {
  const sheet = book.front;
  for (let row = 0; row <= size; row++) {
    const cells = row === 0 ? usual.map(({ heading }) => heading) : rowOf(row);
    for (const [column, cell] of cells.entries()) place(sheet, row, column, cell);
  }
  const grid = await workbook.readGrid();
  const plan = planSetUp(grid, await workbook.formulaStyle(grid));
  if (isProblem(plan)) throw new Error(plan.what);
  await workbook.setUp(plan);
  return sheet;
}

function rowOf(row: number): (string | number)[] {
  return usual.map(({ key, kind }) => {
    if (key === 'uln') return 1_000_000_000 + row;
    if (key === 'apprentice') return `Amara Foxbury ${row}`;
    return kind.name === 'date' ? (row % 3 === 0 ? '' : AS_OF - (row % 300)) : '';
  });
}

/** As Excel hands it over: blank cells as 0. */
function settingsBlock(): (string | number)[][] {
  const cells = settingsCells(standard);
  return Array.from({ length: SETTINGS.rows }, (_, row) =>
    Array.from({ length: SETTINGS.columns }, (_, column) => {
      const found = cells.find((cell) => cell.row === row && cell.column === column);
      return found?.formula === undefined ? (found?.value ?? 0) : AS_OF;
    }),
  ) as (string | number)[][];
}

/** Six of them read the sheet, the deadlines a cell of their row. */
function aCallForEachCell(size: number): Cost {
  const headings = usual.map(({ heading }) => heading);
  const settings = settingsBlock();
  const columns = calculatedColumns(standard);
  const calls = columns.map(({ alone, ofCells }) => {
    const fn = CATALOGUE.find(({ name }) => name === (ofCells?.fn ?? alone ?? 'EPA_TRACKER'));
    if (!fn) throw new Error('A calculated column has no function.');
    const run = excelFunction(fn);
    return (cells: readonly unknown[]) => {
      const given = ofCells
        ? [[[cells[0]]], [[ofCells.given.flatMap((one) => ('text' in one ? [one.text] : []))[0]]], [[0]]]
        : [[headings, cells], [[AS_OF]], settings];
      return { given, run: () => run(...given, null, {}) };
    };
  });
  const rows = Array.from({ length: size }, (_, i) => rowOf(i + 1).map((cell) => (cell === '' ? 0 : cell)));
  const [row = []] = rows;
  const bytes = size * calls.reduce((sum, ask) => sum + JSON.stringify(ask(row).given).length, 0);
  const ms = timed(() => {
    for (const cells of rows) for (const ask of calls) quietly(ask(cells).run);
  });
  return { calls: size * calls.length, bytes, ms };
}

/** What cannot be answered shows an error in its cell. */
function quietly(run: () => unknown): void {
  try {
    run();
  } catch {
    // Nothing to tell here.
  }
}
