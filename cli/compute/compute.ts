import type { Cell } from '../../core/cells/cell';
import type { Day } from '../../core/dates/day';
import { renewedAsOf } from '../../core/sheet/day-to-look-from';
import { addressOf } from '../../core/sheet/grid';
import { SETTINGS, SETTINGS_BLOCK, SETTINGS_SHEET } from '../../core/sheet/settings';
import type { StoredWorkbook } from '../../files/stored-workbook';
import type { Around } from '../formula/around';
import { cellsOf } from '../formula/broadcast';
import { evaluated } from '../formula/evaluate';
import { isBlock, isLeft, type Left } from '../formula/values';
import { type PlacedFormula, placeOf, restingOn } from './dependents';
import { callsOurs, ENCODINGS, encodingOf, followsToday, typedFormula } from './encodings';
import { type Filling, filling } from './filling';
import { type IndexedSheet, indexed, keyOf } from './stored-index';
import { type Answers, aroundOf, noAnswersYet } from './workbook-around';

/** A formula that is left as it is, and why. */
export interface LeftFormula {
  readonly sheet: string;
  readonly address: string;
  readonly reason: string;
}

export interface Computed {
  /** Each formula that was worked out, with the cells that it fills. */
  readonly fillings: readonly Filling[];
  /** The day to look from, where it follows today and is of another day. */
  readonly renewed: readonly { readonly row: number; readonly column: number; readonly value: Day }[];
  readonly left: readonly LeftFormula[];
  /** The formulas of ours, those that are left among them. */
  readonly ours: readonly PlacedFormula[];
  /** How many other formulas rest on ours. */
  readonly resting: number;
}

/** Works out every formula of ours in a workbook, and the others that rest on them. */
export function computed(workbook: StoredWorkbook, today: Day): Computed {
  const sheets = indexed(workbook);
  const all = formulasOf(workbook);
  const answers = noAnswersYet();
  const renewed = renewedDay(sheets.get(SETTINGS_SHEET), today);
  for (const { row, column, value } of renewed) answers.set(SETTINGS_SHEET, keyOf(row, column), value);
  const own = all.filter(({ formula }) => callsOurs(formula.text));
  if (own.length === 0) return { fillings: [], renewed: [], left: [], ours: [], resting: 0 };
  const awaited = awaiting(sheets);
  const working = worker(sheets, answers, awaited);
  const around = aroundOf(workbook, sheets, answers, today, {
    isAwaited: awaited.isAwaited,
    cell: working.settle,
  });
  working.begin(around);
  const others = all.filter(({ formula }) => !callsOurs(formula.text));
  const daily = others.filter(({ formula }) => followsToday(formula.text));
  const resting = restingOn(own, others, sheets, around);
  for (const placed of [...own, ...resting, ...daily, ...restingOn(daily, others, sheets, around)])
    awaited.add(placed);
  // Those that fill cells first: others may read what they come to fill.
  const fills = (placed: PlacedFormula) =>
    ENCODINGS[encodingOf(placed.sheet, placed.formula)].fills !== 'one';
  for (const placed of [...own.filter(fills), ...own.filter((one) => !fills(one)), ...resting])
    working.settle(placed.sheet, keyOf(placed.formula.row, placed.formula.column));
  return { ...working.done(), renewed, ours: own, resting: resting.length };
}

function formulasOf({ sheets }: StoredWorkbook): readonly PlacedFormula[] {
  return sheets.flatMap(({ name, formulas }) => formulas.map((formula) => ({ sheet: name, formula })));
}

/** The day to look from as every host renews it on opening, where it is a constant that follows today. */
function renewedDay(settings: IndexedSheet | undefined, today: Day): Computed['renewed'] {
  if (settings === undefined) return [];
  const { rows, columns } = SETTINGS_BLOCK;
  const at = (row: number, column: number) => settings.formulas.get(keyOf(row, column))?.text;
  const grid = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => settings.sheet.rows[row]?.[column]),
  );
  const formulas = grid.map((cells, row) =>
    cells.map((_, column) => (at(row, column) ? `=${at(row, column)}` : '')),
  );
  // A formula keeps it at today by itself.
  if (formulas[SETTINGS.asOf.place.row]?.[SETTINGS.asOf.place.column]) return [];
  return renewedAsOf(grid, formulas, today, 'host').flatMap(({ cell: { row, column }, content }) =>
    content === today ? [{ row, column, value: today }] : [],
  );
}

interface Awaiting {
  isAwaited(sheet: string, column: number): boolean;
  formulaAt(sheet: string, key: number): PlacedFormula | undefined;
  add(placed: PlacedFormula): void;
}

/** The formulas that are to be worked out, by their cells and by those that they fill. */
function awaiting(sheets: ReadonlyMap<string, IndexedSheet>): Awaiting {
  const columns = new Map<string, Set<number>>();
  const byCell = new Map<string, Map<number, PlacedFormula>>();
  const put = (placed: PlacedFormula, key: number) => {
    const cells = byCell.get(placed.sheet) ?? new Map<number, PlacedFormula>();
    byCell.set(placed.sheet, cells);
    cells.set(key, placed);
    const across = columns.get(placed.sheet) ?? new Set<number>();
    columns.set(placed.sheet, across);
    across.add(key % 16_384);
  };
  return {
    isAwaited: (sheet, column) => columns.get(sheet)?.has(column) ?? false,
    formulaAt: (sheet, key) => byCell.get(sheet)?.get(key),
    add(placed) {
      const own = keyOf(placed.formula.row, placed.formula.column);
      put(placed, own);
      for (const key of sheets.get(placed.sheet)?.filled.get(own) ?? []) put(placed, key);
    },
  };
}

/** A longer chain of formulas than this is somebody's mistake, or takes more than this machine has. */
const MOST_DEPTH = 400;

function worker(sheets: ReadonlyMap<string, IndexedSheet>, answers: Answers, awaited: Awaiting) {
  const state = new Map<PlacedFormula, 'working' | 'done'>();
  const fillings: Filling[] = [];
  const left = new Map<PlacedFormula, string>();
  let depth = 0;
  let around: Around;
  const settle = (sheet: string, key: number) => {
    const placed = awaited.formulaAt(sheet, key);
    if (placed === undefined || state.get(placed) === 'done') return;
    if (state.get(placed) === 'working') left.set(placed, 'it reads its own answer, in a circle');
    else if (depth >= MOST_DEPTH) left.set(placed, 'it rests on too long a chain of formulas');
    else work(placed);
  };
  const work = (placed: PlacedFormula) => {
    state.set(placed, 'working');
    depth++;
    const found = workedOut(placed, sheets, around);
    depth--;
    state.set(placed, 'done');
    if (isLeft(found)) left.set(placed, left.get(placed) ?? found.left);
    if (isLeft(found) || left.has(placed)) return;
    fillings.push(found);
    for (const { key, value } of found.cells) answers.set(placed.sheet, key, value);
  };
  return {
    begin: (with_: Around) => {
      around = with_;
    },
    settle,
    done: () => ({
      fillings,
      left: [...left].map(([{ sheet, formula }, reason]) => ({ sheet, address: addressOf(formula), reason })),
    }),
  };
}

function workedOut(
  placed: PlacedFormula,
  sheets: ReadonlyMap<string, IndexedSheet>,
  around: Around,
): Filling | Left {
  const encoding = encodingOf(placed.sheet, placed.formula);
  const place = placeOf(placed);
  const { ranges } = ENCODINGS[encoding];
  const value = evaluated(typedFormula(placed.formula), place, around, ranges);
  const cells = cellsOf(value, place, around, ranges);
  if (isLeft(cells)) return cells;
  const block: readonly (readonly Cell[])[] = isBlock(cells) ? cells.block : [[cells]];
  const sheet = sheets.get(placed.sheet) as IndexedSheet;
  return filling(placed, encoding, block, sheet);
}
