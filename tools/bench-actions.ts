import type { Change, Workbook } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import { planSetUp } from '../core/set-up/plan';
import { chosenColumns } from '../core/sheet/chosen-standard';
import type { ColumnKey } from '../core/sheet/columns';
import { type GoogleHost, openGoogle } from '../test/hosts/apps-script/google-host';
import { openCalculatingExcel } from '../test/hosts/excel-addin/excel-host';
import { select } from '../test/hosts/excel-addin/fake-book';
import { type HeldCell, type HeldRows, held } from '../test/hosts/held-cells';
import type { BenchSizes } from './bench-sizes';
import { figure, printTable } from './measure';

const { usual, standard } = chosenColumns();
const SHEET = 'Cohort';
const START = 45_900;

/** What the sidebar does most often. */
const ACTIONS = ['a tick', 'a booking', 'a selection'] as const;
type Action = (typeof ACTIONS)[number];

/** What one action makes a host carry, besides the calls of its own functions. */
interface Carried {
  /** Calls of Google's services, round trips to Excel. */
  readonly trips: number;
  /** Cells that were read; only Google's services count them. */
  readonly cells?: number;
  /** Characters of JSON between page and script in Google, between pane and Excel there. */
  readonly characters: number;
}

type Costs = Readonly<Record<Action, Carried>>;

/**
 * What a tick, a booking and a selection carry in the fakes of Google Sheets and Excel, in short sheets and long ones that are
 * set up. Who stands in a sheet is looked up in its identity columns, which grow with it: so the growth stands beside it by row.
 */
export async function benchActions({ rows }: BenchSizes['actions']): Promise<void> {
  const [few, many] = rows;
  const google = [await inGoogle(few), await inGoogle(many)] as const;
  printActions(
    'Google: service calls, cells read and kB between page and script (goals: as many calls, at most twice the cells)',
    ['calls', 'cells', 'kB'],
    rows,
    [google[0].costs, google[1].costs],
  );
  printTable('Google: custom functions called for a tick (goal: one call, however many rows)', [
    ['rows', 'calls', 'kB in'],
    ...google.map(({ functions }, i) => [
      String(rows[i]),
      String(functions.length),
      figure(functions.reduce((sum, { bytes }) => sum + bytes, 0) / 1000),
    ]),
  ]);
  printActions(
    'Excel: round trips and kB of an action (goals: as many trips, at most twice the kB)',
    ['trips', 'kB'],
    rows,
    [await inExcel(few), await inExcel(many)],
  );
}

function printActions(
  title: string,
  counted: readonly string[],
  [few, many]: BenchSizes['actions']['rows'],
  [short, long]: readonly [Costs, Costs],
): void {
  const carries = ({ trips, cells, characters }: Carried) => [
    String(trips),
    ...(cells === undefined ? [] : [String(cells)]),
    figure(characters / 1000),
  ];
  const lines = ACTIONS.map((action) => {
    const [one, other] = [short[action], long[action]];
    const [weight, heavier] = [one.cells ?? one.characters, other.cells ?? other.characters];
    return [
      action,
      ...carries(one),
      ...carries(other),
      figure(other.trips / one.trips),
      figure(heavier / weight),
      figure((heavier - weight) / (many - few)),
    ];
  });
  const last = counted.includes('cells') ? 'cells' : 'characters';
  printTable(title, [
    [
      '',
      ...[few, many].flatMap((size) => counted.map((word, i) => (i === 0 ? `${size} rows: ${word}` : word))),
      `${counted[0]}, ratio`,
      `${last}, ratio`,
      `${last} for each row more`,
    ],
    ...lines,
  ]);
}

interface InGoogle {
  readonly costs: Costs;
  /** What its functions were called with for the tick. */
  readonly functions: readonly { readonly bytes: number }[];
}

async function inGoogle(size: number): Promise<InGoogle> {
  const host = openGoogle({ staysLoaded: true });
  host.seedSheet(SHEET, cohort(size));
  await setUp(host.workbook);
  // Until somebody reads an answer, nothing is worked out in the fake.
  await host.workbook.readGrid();
  const { spreadsheet } = host.sheets;
  let characters = 0;
  const { runFromPage } = host.sheets;
  host.sheets.runFromPage = (name, args) => {
    const answer = runFromPage(name, args);
    characters += lengthOf(args) + lengthOf(answer);
    return answer;
  };
  const carriedIn = async (work: () => Promise<unknown>): Promise<Carried> => {
    const before = { trips: spreadsheet.serviceCalls.length, cells: spreadsheet.cellsRead, characters };
    await work();
    return {
      trips: spreadsheet.serviceCalls.length - before.trips,
      cells: spreadsheet.cellsRead - before.cells,
      characters: characters - before.characters,
    };
  };
  const before = spreadsheet.functionCalls.length;
  const ticked = await carriedIn(() => written(host.workbook, tick(size)));
  await host.workbook.readGrid();
  const functions = spreadsheet.functionCalls.slice(before);
  const costs = {
    'a tick': ticked,
    'a booking': await carriedIn(() => written(host.workbook, booking(size))),
    'a selection': await selectionInGoogle(host, size, carriedIn),
  };
  return { costs, functions };
}

/** It is asked for again and again: what one look carries, the first after the selection has moved among them. */
async function selectionInGoogle(
  { workbook, page, sheets }: GoogleHost,
  size: number,
  carriedIn: (work: () => Promise<unknown>) => Promise<Carried>,
): Promise<Carried> {
  const stop = workbook.followSelection(
    () => {},
    () => 0,
  );
  await page.pass(1000);
  sheets.spreadsheet.selection = { row: placeIn(size), column: 0 };
  const before = page.calls.length;
  const { trips, cells = 0, characters } = await carriedIn(() => page.pass(3000));
  const looks = page.calls.length - before;
  stop();
  return { trips: trips / looks, cells: cells / looks, characters: characters / looks };
}

async function inExcel(size: number): Promise<Costs> {
  const host = openCalculatingExcel();
  await host.seed(SHEET, cohort(size));
  await setUp(host.workbook);
  const { book, workbook } = host;
  const carriedIn = async (work: () => Promise<unknown>): Promise<Carried> => {
    const { syncs, charactersCarried } = book;
    await work();
    return { trips: book.syncs - syncs, characters: book.charactersCarried - charactersCarried };
  };
  const costs = {
    'a tick': await carriedIn(() => written(workbook, tick(size))),
    'a booking': await carriedIn(() => written(workbook, booking(size))),
  };
  const stop = workbook.followSelection(
    () => {},
    () => 0,
  );
  await host.settle();
  const selection = await carriedIn(() => {
    select(host.sheet(SHEET), placeIn(size), 0);
    return host.settle();
  });
  stop();
  return { ...costs, 'a selection': selection };
}

async function setUp(workbook: Workbook): Promise<void> {
  const grid = await workbook.readGrid();
  const plan = planSetUp(grid, await workbook.formulaStyle(grid));
  if (isProblem(plan)) throw new Error(plan.what);
  const result = await workbook.setUp(plan);
  if (result.outcome !== 'done') throw new Error(result.problem.what);
}

async function written(workbook: Workbook, change: Change): Promise<void> {
  const [result] = await workbook.applyChanges([change]);
  if (result?.outcome !== 'written') throw new Error(`The change was not written: ${JSON.stringify(result)}`);
}

/** Far down in the sheet, where nothing is found by chance. */
function placeIn(size: number): number {
  return size - 5;
}

function changeTo(column: ColumnKey, value: Change['value'], size: number): Change {
  const identity = { uln: String(ulnOf(placeIn(size))), apprentice: nameOf(placeIn(size)) };
  return { sheet: SHEET, identity, column, expected: '', value };
}

const tick = (size: number) => changeTo('english', 'Achieved', size);

/** The first assessment of the standard gets its day. */
function booking(size: number): Change {
  const first = standard.methods.flatMap(({ steps }) => steps).find(({ act }) => act === 'assess');
  if (!first) throw new Error('The standard has no assessment.');
  return changeTo(first.key, START + 500, size);
}

const ulnOf = (apprentice: number) => 1_000_000_000 + apprentice;
const nameOf = (apprentice: number) => `Amara Foxbury ${apprentice}`;

/** Apprentices who have begun, and of whom nothing else is known. */
function cohort(size: number): HeldRows {
  const headings = held([usual.map(({ heading }) => heading)]);
  const row = (i: number): HeldCell[] =>
    usual.map(({ key }) => {
      if (key === 'uln') return { value: ulnOf(i) };
      if (key === 'apprentice') return { value: nameOf(i) };
      return key === 'start' ? { value: START + (i % 300), isDate: true } : { value: '' };
    });
  return [...headings, ...Array.from({ length: size }, (_, i) => row(i))];
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}
