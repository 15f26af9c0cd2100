import type { FilledCell } from '../../../core/cells/cell';
import {
  type Area,
  areaOf,
  type Calculation,
  cellsIn,
  type FakeBook,
  type FakeSheet,
  type FakeTable,
  hasFormula,
  headersOf,
  overlap,
  place,
  sheetNamed,
  tableOf,
  valueAt,
} from './fake-book';
import { type CellsToken, partsOf, type TableToken, type Token, tokensOf } from './fake-references';

/*
 * What Excel calculates, as far as our formulas and the simplest of other people's need it; it throws on what it does not
 * know. As Excel does, it calculates what an edit can have altered and nothing else, counts the calls of custom functions,
 * and knows the ways in which a formula shows no answer: blocked, circular, without its function, too much to hand over.
 */

const ERRORS = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#SPILL!',
  '#CALC!',
  '#BUSY!',
  '#GETTING_DATA',
] as const;

function isErrorText(value: unknown): value is string {
  // Asked of each cell of thousands of rows, and hardly any begins so.
  return typeof value === 'string' && value[0] === '#' && ERRORS.some((error) => error === value);
}

interface Formula {
  readonly sheet: FakeSheet;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Calculates anew what rests on these cells; everything where none are named. */
export function calculateBook(book: FakeBook, edited?: readonly Area[]): void {
  const { calculation } = book;
  if (!calculation) return;
  const formulas = formulasOf(book);
  const dirty = edited ? dirtied(formulas, edited) : new Set(formulas);
  const before = new Set(book.sheets.flatMap(({ spills }) => spills));
  const run = new Run(book, calculation, dirty);
  for (const formula of dirty) run.settle(formula);
  const filled = book.sheets.flatMap(({ spills }) => spills.filter((spill) => !before.has(spill)));
  if (filled.length > 0) readAgain(book, calculation, formulas, filled);
}

/** What was filled only now is read by formulas that were worked out before it. */
function readAgain(
  book: FakeBook,
  calculation: Calculation,
  formulas: readonly Formula[],
  filled: readonly Area[],
): void {
  const reading = formulas.filter(
    (formula) =>
      !/\bEPA_/.test(formula.text) &&
      readBy(formula).some((area) => filled.some((cells) => overlap(area, cells))),
  );
  const run = new Run(book, calculation, new Set(reading));
  for (const formula of reading) run.settle(formula);
}

function formulasOf({ sheets }: FakeBook): Formula[] {
  const all: Formula[] = [];
  for (const sheet of sheets)
    sheet.rows.forEach((cells, row) => {
      cells.forEach((content, column) => {
        if (typeof content === 'object' && 'formula' in content)
          all.push({ sheet, row, column, text: content.formula });
      });
    });
  return all;
}

/** The formulas that read one of these cells, those that read what they show, and so on. */
function dirtied(formulas: readonly Formula[], edited: readonly Area[]): Set<Formula> {
  const dirty = new Set<Formula>();
  const waiting = new Map<string, { readonly read: readonly Area[]; readonly formulas: Formula[] }>();
  for (const formula of formulas) {
    if (isVolatile(formula.text) || edited.some((area) => isIn(area, formula) || isSpillHit(formula, area)))
      dirty.add(formula);
    const key = `${formula.sheet.name}\n${formula.text}\n${isOfItsRow(formula.text) ? formula.row : ''}`;
    const same = waiting.get(key);
    if (same) same.formulas.push(formula);
    else waiting.set(key, { read: readBy(formula, true), formulas: [formula] });
  }
  let altered: readonly Area[] = [...edited, ...shownBy([...dirty])];
  while (altered.length > 0) {
    const found: Formula[] = [];
    for (const [key, { read, formulas: same }] of waiting) {
      if (!read.some((area) => altered.some((cells) => overlap(area, cells)))) continue;
      waiting.delete(key);
      found.push(...same.filter((formula) => !dirty.has(formula)));
    }
    for (const formula of found) dirty.add(formula);
    altered = shownBy(found);
  }
  return dirty;
}

function isVolatile(text: string): boolean {
  return /\b(?:TODAY|NOW|RAND|OFFSET|INDIRECT)\(/.test(text);
}

/** It may read other cells in each row. */
function isOfItsRow(text: string): boolean {
  return astOf(text).isOfItsRow;
}

function isIn(area: Area, { sheet, row, column }: Formula): boolean {
  return overlap(area, { sheet, row, column, rows: 1, columns: 1 }) !== undefined;
}

/** Something was typed where a formula spills, or wanted to. */
function isSpillHit({ sheet, row, column }: Formula, area: Area): boolean {
  const wanted = sheet.wantedSpills.get(`${row} ${column}`);
  return wanted !== undefined && overlap(wanted, area) !== undefined;
}

/** The cells that formulas show something in, those below one another as one area. */
function shownBy(formulas: readonly Formula[]): readonly Area[] {
  const areas = new Map<string, Area>();
  for (const { sheet, row, column } of formulas) {
    const spill = sheet.wantedSpills.get(`${row} ${column}`);
    if (spill) areas.set(`${sheet.name} ${row} ${column}`, spill);
    const key = `${sheet.name} ${column}`;
    const above = areas.get(key);
    if (above && above.row + above.rows === row) above.rows++;
    else areas.set(above ? `${key} ${row}` : key, { sheet, row, column, rows: 1, columns: 1 });
  }
  return [...areas.values()];
}

/**
 * Every cell that a formula reads, by what is written in it. What only says where it stands (ROW) reads nothing. An edit of
 * a table calculates all its formulas that read their own row: Excel does not tell the rows apart (office-js #6469).
 */
function readBy(formula: Formula, isEdit = false): readonly Area[] {
  const areas: Area[] = [];
  const walk = (node: Node): void => {
    if (node.kind === 'call') {
      if (['ROW', 'ROWS', 'COLUMN', 'COLUMNS'].includes(node.name)) return;
      node.args.forEach(walk);
    } else if (node.kind === 'operator') {
      if (node.symbol === ':' || node.symbol === ' ') {
        const both = [node.left, node.right].flatMap((part) => refsIn(part, formula));
        if (node.symbol === ':' && both.length > 0) areas.push(both.reduce(around));
        else areas.push(...both);
        [node.left, node.right].forEach(walk);
      } else [node.left, node.right].forEach(walk);
    } else if (node.kind === 'sign') walk(node.of);
    else if (node.kind === 'reference') {
      const area = areaOfToken(node.token, formula);
      const token = isEdit && node.token.kind === 'table' ? node.token : undefined;
      const isOwnRow = token !== undefined && /^@|#This Row/.test(token.inside);
      const table = isOwnRow ? tableOf(formula.sheet.book, token.table) : undefined;
      if (table) areas.push(table.area);
      else if (area) areas.push(area);
    }
  };
  walk(astOf(formula.text).node);
  return areas;
}

/** Of a part of a range what it can reach: all that INDEX may choose from. */
function refsIn(node: Node, formula: Formula): Area[] {
  if (node.kind === 'reference') {
    const area = areaOfToken(node.token, formula);
    return area ? [area] : [];
  }
  return node.kind === 'call' && node.name === 'INDEX' && node.args[0] ? refsIn(node.args[0], formula) : [];
}

type Scalar = FilledCell;
interface Matrix {
  readonly kind: 'matrix';
  readonly rows: Scalar[][];
}
interface Reference {
  readonly kind: 'reference';
  readonly area: Area;
}
type Value = Scalar | Matrix | Reference | undefined;

/** The cells of some rows, listed below each other, in some columns, listed beside each other. */
function chosenFrom(rows: (Scalar | undefined)[][], below: Scalar[][], [beside = []]: Scalar[][]): Matrix {
  if (below.some((line) => line.length !== 1)) throw new Error('Rows are listed below each other.');
  return {
    kind: 'matrix',
    rows: below.map(([row]) =>
      beside.map((column) => rows[Number(row) - 1]?.[Number(column) - 1] ?? '#REF!'),
    ),
  };
}

/** One calculation: each formula once, first those that it reads. */
class Run {
  private readonly busy = new Set<Formula>();
  private readonly open: Map<FakeSheet, Set<Formula>>;

  constructor(
    private readonly book: FakeBook,
    private readonly calculation: Calculation,
    dirty: ReadonlySet<Formula>,
  ) {
    this.open = new Map(book.sheets.map((sheet) => [sheet, new Set()]));
    for (const formula of dirty) this.open.get(formula.sheet)?.add(formula);
  }

  settle(formula: Formula): void {
    const open = this.open.get(formula.sheet);
    if (!open?.has(formula)) return;
    if (this.busy.has(formula))
      throw new Error(`Excel warns of a circular reference: ${formula.text} in ${formula.sheet.name}.`);
    this.busy.add(formula);
    for (const area of readBy(formula)) this.settleIn(area);
    this.busy.delete(formula);
    open.delete(formula);
    this.show(formula, this.answerOf(formula));
  }

  private settleIn(area: Area): void {
    for (const formula of this.open.get(area.sheet) ?? []) {
      const spill = area.sheet.wantedSpills.get(`${formula.row} ${formula.column}`);
      if (isIn(area, formula) || (spill && overlap(spill, area))) this.settle(formula);
    }
  }

  private answerOf(formula: Formula): Value {
    if (/\bEPA_[A-Z_]+\(/.test(formula.text)) {
      const content = formula.sheet.rows[formula.row]?.[formula.column];
      const { functions } = this.calculation;
      const isAsleep = typeof content === 'object' && 'isAsleep' in content && content.isAsleep;
      if (functions === 'missing' || isAsleep) return '#NAME?';
      if (functions === 'busy') return '#BUSY!';
    }
    return this.valueOf(astOf(formula.text).node, formula);
  }

  /** Puts an answer into its cell, and into those that it fills. */
  private show({ sheet, row, column, text }: Formula, answer: Value): void {
    const rows = matrixOf(answer).map((cells) => cells.map((cell) => cell ?? 0));
    unspill(sheet, row, column);
    const isOne = rows.length === 1 && rows[0]?.length === 1;
    const isAsleep = this.calculation.functions === 'missing' || wasAsleep(sheet, row, column);
    const sleeping = isAsleep && /\bEPA_/.test(text) ? { isAsleep: true } : {};
    const put = (value: FilledCell) => place(sheet, row, column, { formula: text, value, ...sleeping });
    if (isOne) {
      put(rows[0]?.[0] ?? 0);
      return;
    }
    const area = areaOf(sheet, row, column, rows.length, rows[0]?.length);
    sheet.wantedSpills.set(`${row} ${column}`, area);
    if (isBlocked(area)) {
      put('#SPILL!');
      return;
    }
    sheet.spills.push(area);
    rows.forEach((cells, i) => {
      cells.forEach((value, j) => {
        if (i + j > 0) place(sheet, row + i, column + j, { spilled: value });
      });
    });
    put(rows[0]?.[0] ?? 0);
  }

  private valueOf(node: Node, formula: Formula): Value {
    switch (node.kind) {
      case 'constant':
        return node.value;
      case 'array':
        return { kind: 'matrix', rows: node.rows };
      case 'reference': {
        const area = areaOfToken(node.token, formula);
        return area ? { kind: 'reference', area } : '#REF!';
      }
      case 'sign':
        return each([this.valueOf(node.of, formula)], ([value]) => -asNumber(value));
      case 'operator':
        return this.operated(node, formula);
      case 'call':
        return this.called(node, formula);
    }
  }

  private operated({ symbol, left, right }: OperatorNode, formula: Formula): Value {
    const [one, other] = [this.valueOf(left, formula), this.valueOf(right, formula)];
    if (symbol === ':' || symbol === ' ') {
      for (const side of [one, other]) if (isErrorText(side)) return side;
      if (!isReference(one) || !isReference(other)) throw new Error(`Excel takes no ${formula.text}.`);
      if (symbol === ':') return { kind: 'reference', area: around(one.area, other.area) };
      const both = overlap(one.area, other.area);
      if (one.area.sheet !== other.area.sheet) return '#VALUE!';
      return both ? { kind: 'reference', area: both } : '#NULL!';
    }
    return each([one, other], ([some, others]) => (OPERATORS[symbol] as Operator)(some, others));
  }

  private called({ name, args }: CallNode, formula: Formula): Value {
    if (name.startsWith('EPA_')) return this.custom(name, args, formula);
    const known = FUNCTIONS[name];
    if (!known) throw new Error(`The fake does not calculate ${name}, in ${formula.text}.`);
    return known(
      args.map((arg) => () => this.valueOf(arg, formula)),
      formula,
    );
  }

  private custom(id: string, args: readonly Node[], { sheet, ...formula }: Formula): FilledCell | Matrix {
    const { calculation, book } = this;
    const given = args.map((arg) => {
      if (arg.kind === 'constant' && arg.value === undefined) return undefined;
      return matrixOf(this.valueOf(arg, { sheet, ...formula })).map((cells) =>
        cells.map((cell) => passed(book, cell)),
      );
    });
    const bytesIn = JSON.stringify(given).length;
    // Excel waits for ever (OfficeDev/Excel-Custom-Functions #233).
    if (bytesIn > book.payload) return '#BUSY!';
    const answer = calculation.call(id, given as never);
    const bytesOut = JSON.stringify(answer).length;
    calculation.calls.push({ id, sheet: sheet.name, bytesIn, bytesOut });
    if (bytesOut > book.payload) return '#BUSY!';
    return typeof answer === 'string' ? answer : { kind: 'matrix', rows: answer };
  }
}

function wasAsleep({ rows }: FakeSheet, row: number, column: number): boolean {
  const content = rows[row]?.[column];
  return typeof content === 'object' && 'isAsleep' in content && content.isAsleep === true;
}

/** What a formula filled is blank again. */
function unspill(sheet: FakeSheet, row: number, column: number): void {
  sheet.wantedSpills.delete(`${row} ${column}`);
  const at = sheet.spills.findIndex((area) => area.row === row && area.column === column);
  const [area] = at < 0 ? [] : sheet.spills.splice(at, 1);
  if (!area) return;
  cellsIn(area, (_, i, j) => {
    const content = sheet.rows[i]?.[j];
    if (typeof content === 'object' && 'spilled' in content) place(sheet, i, j, '');
  });
}

function isBlocked(area: Area): boolean {
  const { sheet, row, column } = area;
  if (
    sheet.tables.some((table) => overlap(table.area, area)) ||
    sheet.merged.some((cells) => overlap(cells, area))
  )
    return true;
  for (let i = row; i < row + area.rows; i++)
    for (let j = column; j < column + area.columns; j++)
      if ((i > row || j > column) && sheet.rows[i]?.[j] !== undefined) return true;
  return false;
}

/** Blanks come as the book says; errors as objects with their code. */
function passed({ blanks }: FakeBook, cell: Scalar | undefined): unknown {
  if (cell === undefined) return blanks;
  return isErrorText(cell) ? { type: 'Error', basicType: 'Error', basicValue: cell, code: cell } : cell;
}

function isReference(value: Value): value is Reference {
  return typeof value === 'object' && value.kind === 'reference';
}

function isMatrix(value: Value): value is Matrix {
  return typeof value === 'object' && value.kind === 'matrix';
}

/** The cells of a value, blank ones as `undefined`. Of whole columns Excel reads what is in use. */
function matrixOf(value: Value): (Scalar | undefined)[][] {
  if (isMatrix(value)) return value.rows;
  if (!isReference(value)) return [[value]];
  const { area } = value;
  if (area.rows * area.columns > 4_000_000) throw new Error('Excel would hand over whole columns.');
  return cellsIn(area, cellOrBlank);
}

function cellOrBlank(sheet: FakeSheet, row: number, column: number): Scalar | undefined {
  return sheet.rows[row]?.[column] === undefined ? undefined : valueAt(sheet, row, column);
}

/** A formula over each of the cells; a single one goes with all of the others. */
function each(values: readonly Value[], answer: (cells: readonly (Scalar | undefined)[]) => Scalar): Value {
  const grids = values.map(matrixOf);
  const rows = Math.max(...grids.map((grid) => grid.length));
  const columns = Math.max(...grids.map((grid) => grid[0]?.length ?? 1));
  // Columns of thousands of rows come here: what is handed to `answer` is filled anew for each cell, and kept by none.
  const cells: (Scalar | undefined)[] = [];
  const made: Scalar[][] = [];
  for (let i = 0; i < rows; i++) {
    const line: Scalar[] = [];
    for (let j = 0; j < columns; j++) {
      let error: Scalar | undefined;
      for (let k = 0; k < grids.length; k++) {
        const grid = grids[k] as (Scalar | undefined)[][];
        const row = grid.length === 1 ? grid[0] : grid[i];
        const cell = row?.length === 1 ? row[0] : row?.[j];
        cells[k] = cell;
        if (error === undefined && isErrorText(cell)) error = cell;
      }
      line.push(error ?? answer(cells));
    }
    made.push(line);
  }
  return rows === 1 && columns === 1 ? made[0]?.[0] : { kind: 'matrix', rows: made };
}

function asNumber(cell: Scalar | undefined): number {
  if (cell === undefined) return 0;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  const number = typeof cell === 'number' ? cell : Number(cell);
  if (Number.isNaN(number)) throw new Error(`${cell} is no number, and Excel would say #VALUE!.`);
  return number;
}

/** A blank equals 0 and the empty text, and no text differs by its capitals. */
function isEqual(one: Scalar | undefined, other: Scalar | undefined): boolean {
  if (one === undefined && other === undefined) return true;
  if (one === undefined || other === undefined) {
    const there = one ?? other;
    return there === '' || there === 0 || there === false;
  }
  if (typeof one !== typeof other) return false;
  return typeof one === 'string' ? one.toLowerCase() === String(other).toLowerCase() : one === other;
}

type Operator = (one: Scalar | undefined, other: Scalar | undefined) => Scalar;

const OPERATORS: Readonly<Record<string, Operator>> = {
  '=': isEqual,
  '<>': (one, other) => !isEqual(one, other),
  '<': (one, other) => asNumber(one) < asNumber(other),
  '>': (one, other) => asNumber(one) > asNumber(other),
  '<=': (one, other) => asNumber(one) <= asNumber(other),
  '>=': (one, other) => asNumber(one) >= asNumber(other),
  '&': (one, other) => `${one ?? ''}${other ?? ''}`,
  '+': (one, other) => asNumber(one) + asNumber(other),
  '-': (one, other) => asNumber(one) - asNumber(other),
  '*': (one, other) => asNumber(one) * asNumber(other),
  '/': (one, other) => (asNumber(other) === 0 ? '#DIV/0!' : asNumber(one) / asNumber(other)),
};

type Lazy = () => Value;

const FUNCTIONS: Readonly<Record<string, (args: readonly Lazy[], formula: Formula) => Value>> = {
  IF([test, then, otherwise]) {
    const value = test?.();
    if (isMatrix(value) || (isReference(value) && value.area.rows * value.area.columns > 1)) {
      const choices = [then?.(), otherwise?.()];
      return chosenEach(value, choices);
    }
    const [[cell] = []] = matrixOf(value);
    if (isErrorText(cell)) return cell;
    return isTrue(cell) ? then?.() : otherwise ? otherwise() : false;
  },
  INDEX([from, row, column]) {
    const value = from?.();
    const [i, j] = [row, column].map((at) => {
      const [[cell] = []] = matrixOf(at?.());
      return cell;
    });
    if (isErrorText(value)) return value;
    for (const place of [i, j]) if (isErrorText(place)) return place;
    if (isReference(value)) return indexed(value, asNumber(i), j === undefined ? undefined : asNumber(j));
    const rows = matrixOf(value);
    const [below, beside] = [row, column].map((at) => at?.());
    if (isMatrix(below) && isMatrix(beside)) return chosenFrom(rows, below.rows, beside.rows);
    if (asNumber(i) === 0 && j !== undefined) throw new Error('The fake answers no whole column.');
    const [line, place] =
      j === undefined && rows.length === 1 ? [1, asNumber(i)] : [asNumber(i), asNumber(j) || 1];
    const cells = rows[line - 1];
    return cells && place <= cells.length ? (cells[place - 1] ?? 0) : '#REF!';
  },
  ROW: ([of], formula) => {
    if (!of) return formula.row + 1;
    const value = of();
    if (isErrorText(value)) return value;
    if (!isReference(value)) throw new Error('ROW takes a reference.');
    const { row, rows } = value.area;
    if (rows === 1) return row + 1;
    return { kind: 'matrix', rows: Array.from({ length: rows }, (_, i) => [row + 1 + i]) };
  },
  ROWS: ([of]) => {
    const value = of?.();
    return isReference(value) ? value.area.rows : isErrorText(value) ? value : matrixOf(value).length;
  },
  ISERROR: ([of]) => mapped(of?.(), isErrorText),
  ISBLANK: ([of]) => mapped(of?.(), (cell) => cell === undefined),
  ISFORMULA: ([of]) => {
    const value = of?.();
    if (!isReference(value)) throw new Error('ISFORMULA takes a reference.');
    return hasFormula(value.area.sheet, value.area.row, value.area.column);
  },
  NOT: ([of]) => each([of?.()], ([cell]) => !isTrue(cell)),
  MAX: (of) => {
    const cells = of.flatMap((arg) => matrixOf(arg()).flat());
    return cells.find(isErrorText) ?? Math.max(0, ...numbersIn(cells));
  },
  MIN: (of) => {
    const cells = of.flatMap((arg) => matrixOf(arg()).flat());
    return cells.find(isErrorText) ?? Math.min(...numbersIn(cells));
  },
  SUM: (of) => {
    const cells = of.flatMap((arg) => matrixOf(arg()).flat());
    return cells.find(isErrorText) ?? numbersIn(cells).reduce((sum, next) => sum + next, 0);
  },
  TODAY: (_, { sheet }) => sheet.book.today(),
};

function numbersIn(cells: readonly (Scalar | undefined)[]): number[] {
  const numbers: number[] = [];
  for (const cell of cells) if (typeof cell === 'number') numbers.push(cell);
  return numbers;
}

function mapped(value: Value, answer: (cell: Scalar | undefined) => Scalar): Value {
  const rows = matrixOf(value).map((cells) => cells.map(answer));
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : { kind: 'matrix', rows };
}

function chosenEach(test: Value, [then, otherwise]: readonly Value[]): Value {
  const grids = [test, then, otherwise].map(matrixOf);
  const rows = Math.max(...grids.map((grid) => grid.length));
  const columns = Math.max(...grids.map((grid) => grid[0]?.length ?? 1));
  const at = (n: number, i: number, j: number) => {
    const grid = grids[n] as (Scalar | undefined)[][];
    const row = grid.length === 1 ? grid[0] : grid[i];
    return row?.length === 1 ? row[0] : row?.[j];
  };
  const cell = (i: number, j: number): Scalar => {
    const chosen = at(0, i, j);
    return isErrorText(chosen) ? chosen : (at(isTrue(chosen) ? 1 : 2, i, j) ?? 0);
  };
  return {
    kind: 'matrix',
    rows: Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => cell(i, j))),
  };
}

function isTrue(cell: Scalar | undefined): boolean {
  return cell !== undefined && cell !== '' && cell !== false && cell !== 0;
}

/** A reference again, so that a range can end there. */
function indexed({ area }: Reference, row: number, column: number | undefined): Value {
  const { sheet } = area;
  const [i, j] = column === undefined && area.rows === 1 ? [1, row] : [row, column ?? 1];
  if (i < 0 || j < 0 || i > area.rows || j > area.columns) return '#REF!';
  if (i === 0) throw new Error('The fake answers no whole column.');
  if (j === 0) return { kind: 'reference', area: { ...area, row: area.row + i - 1, rows: 1 } };
  return {
    kind: 'reference',
    area: { sheet, row: area.row + i - 1, column: area.column + j - 1, rows: 1, columns: 1 },
  };
}

function around(one: Area, other: Area): Area {
  if (one.sheet !== other.sheet) throw new Error('Excel takes no range over two sheets.');
  const [row, column] = [Math.min(one.row, other.row), Math.min(one.column, other.column)];
  const bottom = Math.max(one.row + one.rows, other.row + other.rows);
  const right = Math.max(one.column + one.columns, other.column + other.columns);
  return { sheet: one.sheet, row, column, rows: bottom - row, columns: right - column };
}

const WHOLE = { rows: 1_048_576, columns: 16_384 };

/** The cells that a reference in a formula means; `undefined` where they are gone. */
function areaOfToken(token: CellsToken | TableToken, { sheet: own, row: ownRow }: Formula): Area | undefined {
  const { book } = own;
  if (token.kind === 'table') {
    const table = tableOf(book, token.table);
    return table ? tablePart(table, token.inside, ownRow) : undefined;
  }
  const sheet = token.sheet === undefined ? own : sheetNamed(book, token.sheet);
  if (!sheet) return undefined;
  const { from, to } = token;
  const [row, column] = [from.row ?? 0, from.column ?? 0];
  const rows = to.row === undefined ? WHOLE.rows : to.row - row + 1;
  const columns = to.column === undefined ? WHOLE.columns : to.column - column + 1;
  return { sheet, row, column, rows, columns };
}

function tablePart(table: FakeTable, inside: string, ownRow: number): Area | undefined {
  const { rows, columns } = partsOf(inside);
  const { area } = table;
  const totals = table.showTotals ? 1 : 0;
  const spans = rows.map((part): readonly [number, number] => {
    if (part === '#Headers') return [area.row, area.row];
    if (part === '#Data') return [area.row + 1, area.row + area.rows - 1 - totals];
    if (part === '#All') return [area.row, area.row + area.rows - 1];
    if (part === '#This Row') return [ownRow, ownRow];
    return [area.row + area.rows - 1, area.row + area.rows - 1];
  });
  const [top, bottom] = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  const headers = headersOf(table).map((name) => name.toLowerCase());
  const places = columns.map((name) => headers.indexOf(name.toLowerCase()));
  if (places.includes(-1)) return undefined;
  const [left, right] =
    places.length === 0 ? [0, area.columns - 1] : [Math.min(...places), Math.max(...places)];
  return {
    sheet: area.sheet,
    row: top,
    column: area.column + left,
    rows: bottom - top + 1,
    columns: right - left + 1,
  };
}

type Node =
  | { readonly kind: 'constant'; readonly value: Scalar | undefined }
  | { readonly kind: 'array'; readonly rows: Scalar[][] }
  | { readonly kind: 'reference'; readonly token: CellsToken | TableToken }
  | { readonly kind: 'sign'; readonly of: Node }
  | OperatorNode
  | CallNode;
interface OperatorNode {
  readonly kind: 'operator';
  readonly symbol: string;
  readonly left: Node;
  readonly right: Node;
}
interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Node[];
}

interface Parsed {
  readonly node: Node;
  readonly isOfItsRow: boolean;
}

const parsed = new Map<string, Parsed>();

function astOf(text: string): Parsed {
  const known = parsed.get(text);
  if (known) return known;
  const tokens = tokensOf(text.slice(1));
  const isOfItsRow = tokens.some((token) =>
    token.kind === 'cells'
      ? [token.from, token.to].some(({ row, isRowFixed }) => row !== undefined && !isRowFixed)
      : token.kind === 'table' && /^@|#This Row/.test(token.inside),
  );
  const made = { node: parse(tokens, text), isOfItsRow };
  parsed.set(text, made);
  return made;
}

/** From the operators that bind least to those that bind most. */
const BINDING = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], [' '], [':']];

function parse(tokens: readonly Token[], formula: string): Node {
  let at = 0;
  const peek = (): string => {
    const token = tokens[at];
    return token === undefined ? '' : token.text;
  };
  const spaces = (): boolean => {
    const from = at;
    while (/^\s+$/.test(peek())) at++;
    return at > from;
  };
  const fail = (): never => {
    throw new Error(
      `The fake cannot read ${formula} at ${tokens
        .slice(at)
        .map(({ text }) => text)
        .join('')}.`,
    );
  };
  const expect = (text: string): void => {
    spaces();
    if (peek() !== text) fail();
    at++;
  };
  const operator = (level: number): string | undefined => {
    const from = at;
    const hadSpace = spaces();
    const isOperand = tokens[at]?.kind === 'cells' || tokens[at]?.kind === 'table';
    if (BINDING[level]?.includes(' ')) {
      if (hadSpace && isOperand) return ' ';
      at = from;
      return undefined;
    }
    const two = peek() + (tokens[at + 1]?.text ?? '');
    const symbol =
      BINDING[level]?.find((sign) => sign === two) ?? BINDING[level]?.find((sign) => sign === peek());
    // `<` begins `<>` and `<=`, which bind alike.
    if (symbol === undefined) at = from;
    else at += symbol.length === 2 && symbol === two ? 2 : 1;
    return symbol;
  };
  const binary = (level: number): Node => {
    if (level === BINDING.length) return primary();
    let left = binary(level + 1);
    for (let symbol = operator(level); symbol !== undefined; symbol = operator(level))
      left = { kind: 'operator', symbol, left, right: binary(level + 1) };
    return left;
  };
  const args = (): Node[] => {
    const list: Node[] = [];
    spaces();
    if (peek() === ')') {
      at++;
      return list;
    }
    for (;;) {
      spaces();
      if (peek() === ',' || peek() === ')') list.push({ kind: 'constant', value: undefined });
      else list.push(binary(0));
      spaces();
      if (peek() === ')') break;
      expect(',');
    }
    at++;
    return list;
  };
  const array = (): Node => {
    const rows: Scalar[][] = [[]];
    for (; peek() !== '}'; at++) {
      if (peek() === ';') rows.push([]);
      else if (peek() !== ',') rows[rows.length - 1]?.push(constant(peek()) ?? (fail() as never));
    }
    at++;
    return { kind: 'array', rows };
  };
  const primary = (): Node => {
    spaces();
    const token = tokens[at] ?? fail();
    at++;
    if (token.kind !== 'other') return { kind: 'reference', token };
    if (token.text === '-') return { kind: 'sign', of: primary() };
    if (token.text === '{') return array();
    if (token.text === '(') {
      const node = binary(0);
      expect(')');
      return node;
    }
    if (/^[A-Z][A-Z0-9_.]*$/i.test(token.text) && peek() === '(') {
      at++;
      return { kind: 'call', name: token.text.toUpperCase(), args: args() };
    }
    const value = constant(token.text);
    return value === undefined ? fail() : { kind: 'constant', value };
  };
  const node = binary(0);
  spaces();
  return at < tokens.length ? fail() : node;
}

function constant(text: string): Scalar | undefined {
  if (text.startsWith('"')) return text.slice(1, -1).replace(/""/g, '"');
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^(?:TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE';
  return isErrorText(text) ? text : undefined;
}
