import type { FilledCell } from '../../../core/cells/cell';
import { BLANK, type HeldRows } from '../held-cells';
import { isSameSheet, type Reference, referencesIn } from '../shifted-references';
import { clocksIn } from './fake-clock';
import {
  type Area,
  cellAt,
  changesOf,
  type FakeCell,
  type FakeSheet,
  heldRow,
  isDateCell,
  NOT_CALCULATED,
  overlap,
} from './fake-sheet';
import type { Answer, Shown, Workbook } from './fake-workbook';

/*
 * What the formulas of a spreadsheet show, and which cells they fill. The fake works out the formulas that a set-up writes,
 * with the functions as they were pushed, and a few plain ones; of any other it shows what the test says that it shows.
 */

/** One sheet as its formulas make it. */
export interface Calculated {
  /** What a formula shows here: its own cell, or one that it fills. */
  shownAt(row: number, column: number): Shown | undefined;
  /** The cells that formulas fill beside their own, the blank ones too. */
  readonly filled: readonly Area[];
  /** What people read who point at an error. */
  errorAt(row: number, column: number): string | undefined;
}

/** The messages are Google's own. */
const VOLATILE =
  'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN().';
const IN_THE_WAY = (cell: string) =>
  `Array result was not expanded because it would overwrite data in ${cell}.`;
const NO_ROOM = 'Result was not automatically expanded, please insert more rows or columns.';
const CIRCULAR = 'Circular dependency detected.';

class FormulaError extends Error {
  constructor(
    readonly shows: string,
    message: string,
  ) {
    super(message);
  }
}

const remembered = new WeakMap<
  Workbook,
  { readonly key: string; readonly sheets: Map<FakeSheet, Calculated> }
>();

/** As it stands now: worked out anew only once something has changed. */
export function calculatedSheet(workbook: Workbook, sheet: FakeSheet): Calculated {
  const key = [
    workbook.functions,
    Math.floor(workbook.now() / 60_000),
    ...workbook.sheets.map((each) => `${each.name}:${each.maxRows}:${each.maxColumns}:${changesOf(each)}`),
  ].join();
  let known = remembered.get(workbook);
  if (known?.key !== key) {
    known = { key, sheets: calculatedAll(workbook) };
    remembered.set(workbook, known);
  }
  return known.sheets.get(sheet) as Calculated;
}

interface FormulaCell extends FakeCell {
  readonly sheet: FakeSheet;
  readonly row: number;
  readonly column: number;
}

interface Overlay extends Calculated {
  readonly shown: (Shown | undefined)[][];
  readonly filled: Area[];
  readonly errors: Map<string, string>;
}

function calculatedAll(workbook: Workbook): Map<FakeSheet, Calculated> {
  const overlays = new Map(workbook.sheets.map((sheet) => [sheet, newOverlay()] as const));
  const formulas = workbook.sheets.flatMap(formulaCells);
  const volatile = volatileCells(workbook, formulas);
  const ofOurs = (cell: FormulaCell) => callsOurs(cell.formula);
  // What ours read is there first: no formula of ours reads another one of ours.
  for (const cell of [...formulas.filter((each) => !ofOurs(each)), ...formulas.filter(ofOurs)])
    calculate(workbook, overlays, volatile, cell);
  return overlays;
}

function newOverlay(): Overlay {
  const shown: (Shown | undefined)[][] = [];
  const errors = new Map<string, string>();
  return {
    shown,
    errors,
    filled: [],
    shownAt: (row, column) => shown[row]?.[column],
    errorAt: (row, column) => errors.get(`${row},${column}`),
  };
}

function formulaCells(sheet: FakeSheet): readonly FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const [row, cells] of sheet.cells.entries())
    if (cells)
      for (const [column, cell] of cells.entries())
        if (cell?.formula) found.push({ ...cell, sheet, row, column });
  return found;
}

/** What stands in quotes only looks like a function. */
function bare(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, "''");
}

function callsOurs(formula: string): boolean {
  return /\bEPA_[A-Z_]+\s*\(/i.test(bare(formula));
}

/** Cells with a function that answers otherwise each time, and those that read them. */
function volatileCells(workbook: Workbook, formulas: readonly FormulaCell[]): readonly FormulaCell[] {
  const isVolatile = ({ formula }: FormulaCell) =>
    /\b(?:NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i.test(bare(formula));
  const found = new Set(formulas.filter(isVolatile));
  let before = -1;
  while (before !== found.size) {
    before = found.size;
    for (const cell of formulas) {
      const areas = referencesIn(cell.formula).map((each) => areaOf(workbook, cell.sheet, each));
      if (!callsOurs(cell.formula) && areas.some((area) => area && holdsAny(area, found))) found.add(cell);
    }
    if (found.size === 0) break;
  }
  return [...found];
}

type PlacedArea = Area & { readonly sheet: FakeSheet };

function holdsAny(area: PlacedArea, cells: Iterable<FormulaCell>): boolean {
  for (const cell of cells)
    if (cell.sheet === area.sheet && overlap(area, { ...cell, rows: 1, columns: 1 })) return true;
  return false;
}

/** `undefined` where there is no such sheet. */
function areaOf(
  workbook: Workbook,
  home: FakeSheet,
  { sheet, first, last }: Reference,
): PlacedArea | undefined {
  const at = sheet === undefined ? home : workbook.sheets.find(({ name }) => isSameSheet(name, sheet));
  if (!at) return undefined;
  const [row, column] = [first.row?.at ?? 0, first.column?.at ?? 0];
  const end = last ?? first;
  return {
    sheet: at,
    row,
    column,
    rows: (end.row?.at ?? at.maxRows - 1) - row + 1,
    columns: (end.column?.at ?? at.maxColumns - 1) - column + 1,
  };
}

function calculate(
  workbook: Workbook,
  overlays: ReadonlyMap<FakeSheet, Overlay>,
  volatile: readonly FormulaCell[],
  cell: FormulaCell,
): void {
  const { sheet, row, column } = cell;
  const overlay = overlays.get(sheet) as Overlay;
  const show = (answer: Answer) => place(overlay, cell, answer);
  try {
    show(answerOf(workbook, overlays, volatile, cell));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    overlay.errors.set(`${row},${column}`, error.message);
    show([[{ value: error.shows }]]);
  }
}

function answerOf(
  workbook: Workbook,
  overlays: ReadonlyMap<FakeSheet, Overlay>,
  volatile: readonly FormulaCell[],
  cell: FormulaCell,
): Answer {
  const { formula, fills, value } = cell;
  if (fills) return fills.map((cells) => cells.map((each) => ({ value: each })));
  const isSaid = value !== NOT_CALCULATED;
  if (isSaid && !callsOurs(formula)) return [[{ value, isDate: isDateCell(cell) }]];
  try {
    return evaluated(workbook, overlays, volatile, cell);
  } catch (error) {
    const isUnknown = !(error instanceof FormulaError) && (isSaid || !callsOurs(formula));
    if (!isUnknown) throw error;
    return [[{ value, isDate: isDateCell(cell) }]];
  }
}

/** Fills the cells of an array, unless something stands in one of them or the sheet is too small. */
function place(overlay: Overlay, { sheet, row, column }: FormulaCell, answer: Answer): void {
  const area = { row, column, rows: answer.length, columns: answer[0]?.length ?? 0 };
  const isArray = area.rows > 1 || area.columns > 1;
  if (row + area.rows > sheet.maxRows || column + area.columns > sheet.maxColumns)
    throw new FormulaError('#REF!', NO_ROOM);
  for (let i = 0; i < area.rows; i++)
    for (let j = 0; j < area.columns; j++) {
      if (i === 0 && j === 0) continue;
      const there = cellAt(sheet, row + i, column + j);
      const isTaken = there.value !== '' || there.formula !== '' || overlay.shownAt(row + i, column + j);
      if (isTaken)
        throw new FormulaError('#REF!', IN_THE_WAY(`row ${row + i + 1}, column ${column + j + 1}`));
    }
  answer.forEach((cells, i) => {
    overlay.shown[row + i] ??= [];
    const shown = overlay.shown[row + i] as (Shown | undefined)[];
    cells.forEach((each, j) => {
      shown[column + j] = each;
    });
  });
  if (isArray) overlay.filled.push(area);
}

/** A formula as the fake can read it. */
type Expression =
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'value'; readonly answer: Answer }
  | {
      readonly kind: 'sum';
      readonly one: Expression;
      readonly sign: 1 | -1;
      readonly other: Expression;
    };

/** Throws on what it does not know. */
function parsed(formula: string): Expression {
  const tokens = [
    ...formula
      .slice(1)
      .matchAll(
        /\s*("(?:[^"]|"")*"|(?:'(?:[^']|'')+'!|[A-Za-z_]\w*!)?(?:\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}(?:\$?\d+)?)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![\w(])|#REF!|\d+(?:\.\d+)?|TRUE|FALSE|[A-Za-z_]\w*(?=\s*\()|[-+(){},;]|\S)/gi,
      ),
  ].map(([, token]) => token as string);
  let next = 0;
  const fail = (): never => {
    throw new Error(`The fake cannot work out ${formula}`);
  };
  const take = (token: string) => {
    if (tokens[next] !== token) fail();
    next++;
  };
  const list = (end: string, item: () => Expression): Expression[] => {
    const items: Expression[] = [];
    while (tokens[next] !== end) {
      if (items.length > 0) tokens[next] === ',' ? take(',') : take(';');
      items.push(item());
    }
    take(end);
    return items;
  };
  const array = (): Expression => {
    const rows: Shown[][] = [[]];
    for (;;) {
      const item = term();
      if (item.kind !== 'value') return fail();
      (rows[rows.length - 1] as Shown[]).push((item.answer[0] as Shown[])[0] as Shown);
      const after = tokens[next++];
      if (after === '}') return { kind: 'value', answer: rows };
      if (after === ';') rows.push([]);
      else if (after !== ',') fail();
    }
  };
  const term = (): Expression => {
    const token = tokens[next++] ?? fail();
    const value = (of: FilledCell): Expression => ({ kind: 'value', answer: [[{ value: of }]] });
    if (token === '{') return array();
    if (token === '-') return { kind: 'sum', one: value(0), sign: -1, other: term() };
    if (token.startsWith('"')) return value(token.slice(1, -1).replace(/""/g, '"'));
    if (/^\d+(?:\.\d+)?$/.test(token)) return value(Number(token));
    if (/^(?:TRUE|FALSE)$/i.test(token)) return value(/TRUE/i.test(token));
    if (/#REF!$/.test(token)) throw new FormulaError('#REF!', 'Reference does not exist.');
    if (tokens[next] === '(') {
      take('(');
      return { kind: 'call', name: token.toUpperCase(), args: list(')', expression) };
    }
    const [reference, another] = referencesIn(`=${token}`);
    return reference && !another ? { kind: 'reference', reference } : fail();
  };
  const expression = (): Expression => {
    let one = term();
    while (tokens[next] === '+' || tokens[next] === '-') {
      const sign = tokens[next++] === '+' ? 1 : -1;
      one = { kind: 'sum', one, sign, other: term() };
    }
    return one;
  };
  const whole = expression();
  return next === tokens.length ? whole : fail();
}

function evaluated(
  workbook: Workbook,
  overlays: ReadonlyMap<FakeSheet, Overlay>,
  volatile: readonly FormulaCell[],
  cell: FormulaCell,
): Answer {
  const isOurs = callsOurs(cell.formula);
  if (isOurs && workbook.functions === 'loading') throw new FormulaError('Loading...', 'Loading...');
  if (isOurs && workbook.functions === 'missing') throw new FormulaError('#NAME?', 'Unknown function.');

  const cellsIn = (reference: Reference): Answer => {
    const area = areaOf(workbook, cell.sheet, reference);
    if (!area) throw new FormulaError('#REF!', 'Unresolved sheet name.');
    const holdsItself = area.sheet === cell.sheet && overlap(area, { ...cell, rows: 1, columns: 1 });
    if (holdsItself) throw new FormulaError('#REF!', CIRCULAR);
    if (isOurs && holdsAny(area, volatile)) throw new FormulaError('#ERROR!', VOLATILE);
    const overlay = overlays.get(area.sheet) as Overlay;
    return Array.from({ length: area.rows }, (_, i) =>
      Array.from({ length: area.columns }, (_, j) => {
        const [row, column] = [area.row + i, area.column + j];
        const shown = overlay.shownAt(row, column);
        if (shown) return shown;
        const held = cellAt(area.sheet, row, column);
        return { value: held.value, isDate: isDateCell(held) };
      }),
    );
  };

  const single = (expression: Expression): Shown => {
    const [[first] = []] = answer(expression);
    return first as Shown;
  };

  const answer = (expression: Expression): Answer => {
    switch (expression.kind) {
      case 'value':
        return expression.answer;
      case 'reference':
        return cellsIn(expression.reference);
      case 'sum': {
        const [one, other] = [single(expression.one), single(expression.other)];
        const value = Number(one.value) + expression.sign * Number(other.value);
        if (!Number.isFinite(value)) throw new FormulaError('#VALUE!', 'A number was expected.');
        return [[{ value, isDate: expression.sign === 1 && (one.isDate || other.isDate) }]];
      }
      case 'call':
        return called(expression.name, expression.args);
    }
  };

  const called = (name: string, args: readonly Expression[]): Answer => {
    const numberAt = (i: number) => Number(single(args[i] as Expression).value);
    switch (name) {
      case 'TODAY':
        return [[{ value: Math.floor(serialNow(workbook)), isDate: true }]];
      case 'ISFORMULA': {
        const [arg] = args as [Expression];
        const area = arg.kind === 'reference' ? areaOf(workbook, cell.sheet, arg.reference) : undefined;
        if (!area) throw new Error('ISFORMULA is asked of a cell.');
        return [[{ value: cellAt(area.sheet, area.row, area.column).formula !== '' }]];
      }
      case 'IF':
        return answer(args[single(args[0] as Expression).value === true ? 1 : 2] as Expression);
      case 'NOW':
        return [[{ value: serialNow(workbook), isDate: true }]];
      case 'RAND':
        return [[{ value: 0.5 }]];
      case 'INDEX': {
        const [row, column] = [numberAt(1), args.length > 2 ? numberAt(2) : 0];
        const of = answer(args[0] as Expression);
        const rows = row === 0 ? of : [of[row - 1] ?? outside()];
        return column === 0 ? rows : rows.map((cells) => [cells[column - 1] ?? outside()]);
      }
      case 'CHOOSECOLS': {
        const of = answer(args[0] as Expression);
        const places = args.slice(1).map((_, i) => numberAt(i + 1) - 1);
        return of.map((cells) => places.map((place) => cells[place] ?? outside()));
      }
      case 'CHOOSEROWS': {
        const of = answer(args[0] as Expression);
        return args.slice(1).map((_, i) => of[numberAt(i + 1) - 1] ?? outside());
      }
      default:
        if (!name.startsWith('EPA_')) throw new Error(`The fake cannot work out ${cell.formula}`);
        return ours(name, args);
    }
  };

  const ours = (name: string, args: readonly Expression[]): Answer => {
    const given = args.map((arg) => {
      const cells = answer(arg);
      const isOne = arg.kind !== 'reference' && cells.length === 1 && cells[0]?.length === 1;
      const isCell = arg.kind === 'reference' && arg.reference.last === undefined;
      return isOne || isCell ? ((cells[0] as readonly Shown[])[0] as Shown) : cells;
    });
    try {
      return workbook.callFunction(name, given);
    } catch (error) {
      throw new FormulaError('#ERROR!', (error as Error).message);
    }
  };

  return answer(parsed(cell.formula));
}

function serialNow({ timeZone, now }: Workbook): number {
  return clocksIn(timeZone).serialAt(now());
}

function outside(): never {
  throw new FormulaError('#VALUE!', 'There is no such row or column.');
}

/** How many rows reach down to the last one in use, those that a formula fills among them. */
export function lastRow(workbook: Workbook, sheet: FakeSheet): number {
  const { filled } = calculatedSheet(workbook, sheet);
  return Math.max(
    upToLast(sheet.cells, (row) => (row ?? []).some(isInUse)),
    ...filled.map(({ row, rows }) => row + rows),
  );
}

export function lastColumn(workbook: Workbook, sheet: FakeSheet): number {
  const { filled } = calculatedSheet(workbook, sheet);
  return Math.max(
    0,
    ...filled.map(({ column, columns }) => column + columns),
    sheet.cells.reduce((last, row) => Math.max(last, upToLast(row ?? [], isInUse)), 0),
  );
}

/** A cell counts for the size of a sheet where it holds a value or a formula, even one that shows nothing. */
function isInUse(cell: FakeCell | undefined): boolean {
  return cell !== undefined && (cell.value !== '' || cell.formula !== '');
}

function upToLast<T>(items: readonly T[], counts: (item: T) => boolean): number {
  let length = items.length;
  while (length > 0 && !counts(items[length - 1] as T)) length--;
  return length;
}

/** What a sheet shows, what formulas fill too. */
export function shownRows(workbook: Workbook, sheet: FakeSheet): HeldRows {
  const { shownAt, filled } = calculatedSheet(workbook, sheet);
  const rows = Math.max(sheet.cells.length, ...filled.map((area) => area.row + area.rows));
  return Array.from({ length: rows }, (_, row) => {
    const cells = heldRow(sheet, row);
    const width = filled
      .filter((area) => area.row <= row && row < area.row + area.rows)
      .reduce((most, { column, columns }) => Math.max(most, column + columns), cells.length);
    return Array.from({ length: width }, (_, column) => {
      const shown = shownAt(row, column);
      const { value: __, isDate: ___, fills: ____, ...kept } = cells[column] ?? BLANK;
      return shown
        ? { ...kept, value: shown.value, ...(shown.isDate && { isDate: true as const }) }
        : (cells[column] ?? BLANK);
    });
  });
}
