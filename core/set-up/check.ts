import { type Cell, isLoading, isSameCell } from '../cells/cell';
import { isProblem, type Problem, type ProblemCode, problem } from '../problems';
import { calculatedColumns } from '../sheet/calculated-columns';
import { chosenColumns } from '../sheet/chosen-standard';
import type { Columns } from '../sheet/columns';
import { type Content, columnLetters, type Formulas, type SheetGrid } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import { ANSWERS_SHEET } from '../sheet/own-sheets';
import { peopleIn } from '../sheet/people';
import { counted } from '../words';
import { type AnsweredColumn, answeredColumns, plainFormula } from './answered-columns';
import { type ColumnLook, columnLooks, type LackingLook } from './column-looks';
import { NEEDED_GROUP } from './groups';
import { isForeign } from './live-formula';
import {
  anchorsIn,
  BLOCK_WIDTH,
  blockFor,
  headingRowOf,
  inBlock,
  isLookUpAsPlanned,
  placeLookedUp,
} from './look-ups';
import { isSpilledFormula } from './own-formulas';
import { type FormulasNow, formulasNow } from './plan';
import {
  type FormulaStyle,
  isFormerFormula,
  isLookedUp,
  isTrackerAsPlanned,
  type LookedUp,
} from './references';
import { inRow, isSameFormula } from './same-formula';
import { volatileColumns } from './volatile';

/*
 * What is wrong with the calculated columns of a sheet: each cell of them is compared with what a set-up would write there
 * now. It looks at formulas, and at values only where the formula is right.
 */

/** What can be wrong with a column, the worst first; each has its words among the problems. */
const FAULTS = {
  shifted: 'ANSWERS_SHIFTED',
  broken: 'ANSWERS_BROKEN',
  blocked: 'ANSWERS_BLOCKED',
  foreign: 'ANSWERS_FOREIGN',
  frozen: 'ANSWERS_FROZEN',
  replaced: 'ANSWERS_REPLACED',
  missing: 'ANSWERS_MISSING',
  stale: 'ANSWERS_STALE',
  'not loaded': 'ANSWERS_NOT_LOADED',
  'old form': 'ANSWERS_OLD_FORM',
  loading: 'ANSWERS_LOADING',
} as const satisfies Readonly<Record<string, ProblemCode>>;
type FaultKind = keyof typeof FAULTS;

/** What somebody typed there goes: only who has seen it may say so. */
const ASKS: ReadonlySet<FaultKind> = new Set<FaultKind>(['blocked', 'frozen', 'replaced']);

/** A cell to be written by Repair: what it was seen to hold, and what a set-up would write there. */
export interface CellRepair {
  /** Where it is not on the sheet that is checked. */
  readonly sheet?: string;
  readonly row: number;
  readonly column: number;
  readonly before: Content;
  /** `{table}` in a formula stands for the name of the table. */
  readonly after: Content;
  /** Where that table is, when it is not the one that the cell is in, and what to write where there is none. */
  readonly table?: {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly without: string;
  };
}

/** One thing that is wrong with one column. */
export interface Fault {
  readonly kind:
    | FaultKind
    | 'column missing'
    | 'restless'
    | 'no date format'
    | 'no drop-down'
    | 'dates from 1904';
  readonly column: string;
  readonly problem: Problem;
  /** What Repair would write; nothing where only a person can mend it. */
  readonly repairs: readonly CellRepair[];
  /** Looks that Repair would give the column; no cell of it changes. */
  readonly looks?: readonly ColumnLook[];
  /** Something that somebody typed is written over, or may be meant as it is. */
  readonly asks: boolean;
}

export interface SheetCheck {
  readonly sheet: string;
  /** The headings of the columns that are ours, in their order. */
  readonly columns: readonly string[];
  /** The worst first. */
  readonly faults: readonly Fault[];
  /** Every cell of ours with what a set-up would write there: what Recalculate writes. */
  readonly cells: readonly CellRepair[];
  /** How its columns are to look: the host says which of it they lack. */
  readonly looks: readonly ColumnLook[];
}

/** A cell of ours, what is wrong with it if anything is, and what is to stand there. */
interface Seen extends CellRepair {
  readonly kind: FaultKind | undefined;
  /** The heading of the column that it is told with. */
  readonly heading: string;
}

/** What the sheet of answers holds; nothing where there is none. What its cells show may be left out at first. */
interface AnswersSeen {
  readonly formulas: Formulas;
  readonly rows: SheetGrid['rows'];
}

const NO_ANSWERS: AnswersSeen = { formulas: [], rows: [] };

/** Everything that a check looks at, at hand. */
interface Ground {
  readonly grid: SheetGrid;
  readonly formulas: Formulas;
  readonly now: FormulasNow;
  readonly answered: readonly AnsweredColumn[];
  /** The rows of apprentices. */
  readonly rows: readonly number[];
  headingOf(place: number): string;
}

/** Checks the calculated columns of a sheet, or says why no apprentices are recognised in it. */
export function checkAnswers(
  seen: SheetGrid,
  formulas: Formulas,
  style: FormulaStyle,
  answers: AnswersSeen = NO_ANSWERS,
  columns: Columns = chosenColumns(),
): SheetCheck | Problem {
  const ground = groundOf(seen, formulas, style, columns);
  if (isProblem(ground)) return ground;
  const cells = cellsIn(ground, style, answers);
  const restless = style === 'spilled' ? restlessInputs(ground) : [];
  return {
    sheet: seen.sheet,
    columns: ground.answered.map(({ place }) => ground.headingOf(place)),
    faults: [...datesFrom1904(seen), ...faultsOf(cells), ...missingColumns(ground), ...restless],
    cells: cells.filter(({ kind }) => kind === undefined || !ASKS.has(kind)),
    looks: looksIn(ground),
  };
}

function looksIn({ grid, now, answered, rows }: Ground): readonly ColumnLook[] {
  const all = calculatedColumns(now.layout.columns.standard);
  return columnLooks({
    grid,
    headingRow: now.headingRow,
    layout: now.layout,
    calculated: answered.flatMap(({ position, place }) => {
      const column = all[place];
      return column ? [{ position, column }] : [];
    }),
    lastRow: rows[rows.length - 1] ?? now.headingRow,
  });
}

/** A look that the host says a column lacks, as a fault. A drop-down that is gone may be meant: a person decides. */
export function lackingFault({ cells, ...look }: LackingLook): Fault {
  const isDate = look.look === 'dates';
  const argument = look.heading;
  const inCells = cells === undefined ? 'some cells' : counted(cells, 'cell');
  return {
    kind: isDate ? 'no date format' : 'no drop-down',
    column: argument,
    problem: problem(isDate ? 'DATE_FORMAT_MISSING' : 'DROP_DOWN_MISSING', { argument, cells: inCells }),
    repairs: [],
    looks: [look],
    asks: !isDate,
  };
}

function cellsIn(ground: Ground, style: FormulaStyle, answers: AnswersSeen): readonly Seen[] {
  if (style === 'spilled') return spilledCells(ground);
  return isLookedUp(style) ? lookedUpCells(ground, style, answers) : cellsInRows(ground);
}

function groundOf(
  seen: SheetGrid,
  formulas: Formulas,
  style: FormulaStyle,
  columns: Columns,
): Ground | Problem {
  const { standard } = columns;
  const all = calculatedColumns(standard);
  const headingOf = (place: number) => all[place]?.heading ?? '';
  const asSeen = formulasNow(seen, style, new Set(), columns);
  if (isProblem(asSeen)) return asSeen;
  const { headingRow } = asSeen;
  const answered = answeredColumns(standard, seen.rows, formulas, headingRow);
  // A heading of ours may show anything while something is wrong.
  const headings = [...(seen.rows[headingRow] ?? [])];
  for (const { position, place } of answered) headings[position] = headingOf(place);
  const grid = { ...seen, rows: seen.rows.map((row, i) => (i === headingRow ? headings : row)) };
  const now = formulasNow(grid, style, new Set(answered.map(({ position }) => position)), columns);
  if (isProblem(now)) return now;
  const rows = peopleIn({ headingRow, layout: now.layout, rows: grid.rows }).map(({ row }) => row);
  return { grid: seen, formulas, now, answered, rows, headingOf };
}

function contentAt({ grid, formulas }: Ground, row: number, column: number): Content {
  const formula = formulas[row]?.[column];
  return formula ? { formula } : (grid.rows[row]?.[column] ?? '');
}

function isBlank(content: Content): boolean {
  return typeof content !== 'object' && isSameCell(content, '');
}

/** What is wrong with a formula of ours, beside the one that is to stand there in this row. */
function wrongWith(
  formula: string,
  planned: string,
  row: number,
  isInHeading: boolean,
): FaultKind | undefined {
  if (isForeign(formula)) return 'foreign';
  if (isSameFormula({ formula }, planned)) return undefined;
  if (formula.includes('#REF!')) return 'broken';
  // In whatever form, answers beside the wrong apprentices are the worst.
  if (isInHeading && isOfOtherRow(formula, planned, row, isInHeading)) return 'shifted';
  if (shapeOf(formula) !== shapeOf(planned)) return 'old form';
  return isOfOtherRow(formula, planned, row, isInHeading) ? 'shifted' : 'stale';
}

/** The functions that a formula calls, in their order. */
function shapeOf(formula: string): string {
  const plain = plainFormula(formula).replace(/"[^"]*"|'[^']*'/g, '');
  return `${plain.startsWith('={') ? '{' : ''}${plain.match(/[A-Z][A-Z0-9_.]*(?=\()/g)?.join() ?? ''}`;
}

/** Does it read another row than it should: in a heading a range that begins elsewhere, below another row than its own? */
function isOfOtherRow(formula: string, planned: string, row: number, isInHeading: boolean): boolean {
  const bare = (text: string) => plainFormula(text).replace(/"[^"]*"|'[^']*'![^,;)]*/g, '');
  const rowsIn = (text: string, reference: RegExp) =>
    new Set([...bare(text).matchAll(reference)].map(([, number]) => Number(number)));
  if (isInHeading) {
    const [begins] = rowsIn(formula, FIRST_OF_RANGE);
    return begins !== undefined && !rowsIn(planned, FIRST_OF_RANGE).has(begins);
  }
  return [...rowsIn(formula, RELATIVE_ROW)].some((number) => number !== row + 1);
}

const FIRST_OF_RANGE = /\$?[A-Z]+\$?(\d+):/g;
const RELATIVE_ROW = /\$?\b[A-Z]+(\d+)\b(?!\()/g;

/** What a cell shows although its formula is right. */
function shownWrong(shown: Cell): FaultKind | undefined {
  if (isLoading(shown)) return 'loading';
  if (shown === '#NAME?') return 'not loaded';
  return shown === '#REF!' || shown === '#SPILL!' ? 'blocked' : undefined;
}

/** One formula in a heading for the columns that it fills, and whatever stands in these columns besides. */
function spilledCells(ground: Ground): readonly Seen[] {
  const { now, headingOf } = ground;
  return filledTogether(ground).flatMap(([first, ...others]): readonly Seen[] => {
    const [place, ...more] = [first, ...others].map((column) => column.place) as [number, ...number[]];
    const heading = [place, ...more].map(headingOf).join(', ');
    const after = { formula: now.formulaOf([place, ...more], first.position) };
    const seen = [first, ...others].map((column) => headingCell(ground, column, after, column === first));
    const [of] = seen as [HeadingCell];
    const standing = [first, ...others].flatMap(({ position, filledFrom }, i) => {
      // What the formula of the first one fills is its own only where that one fills nothing.
      const isFilledToo = i > 0 && filledFrom === first.position;
      return standingIn(
        ground,
        position,
        now.headingRow + (isFilledToo ? 0 : 1),
        (isFilledToo ? of : seen[i])?.kind,
      );
    });
    const isTold = of.kind !== 'blocked' || standing.length === 0;
    return [
      { ...of, kind: isTold ? of.kind : undefined, heading },
      ...seen.slice(1).flatMap((cell) => (cell.kind === undefined ? [] : [{ ...cell, heading }])),
      ...standing.map((cell) => ({ ...cell, after: '', heading })),
    ];
  });
}

/**
 * The columns that one formula is to fill: those that one fills already, and those beside each other that have one each, as
 * earlier versions wrote them, or none any more.
 */
function filledTogether({
  answered,
  formulas,
  now,
}: Ground): readonly (readonly [AnsweredColumn, ...AnsweredColumn[]])[] {
  const groups: [AnsweredColumn, ...AnsweredColumn[]][] = [];
  const isFilledByOne = ({ filledFrom = -1 }: AnsweredColumn) =>
    isSpilledFormula(plainFormula(formulas[now.headingRow]?.[filledFrom] ?? ''));
  for (const column of answered) {
    const group = groups[groups.length - 1];
    const [first] = group ?? [];
    const last = group?.[group.length - 1];
    const isOfOne = first !== undefined && isFilledByOne(column) && column.filledFrom === first.filledFrom;
    const isBeside =
      last?.position === column.position - 1 &&
      !isFilledByOne(column) &&
      first !== undefined &&
      !isFilledByOne(first);
    if (group && (isOfOne || isBeside)) group.push(column);
    else groups.push([column]);
  }
  return groups;
}

type HeadingCell = Omit<Seen, 'heading'>;

/** A heading that is to hold the formula, or nothing where the formula of another one is to fill it. */
function headingCell(
  ground: Ground,
  column: AnsweredColumn,
  formula: { readonly formula: string },
  isFirst: boolean,
): HeadingCell {
  const [row, position] = [ground.now.headingRow, column.position];
  const before = contentAt(ground, row, position);
  const kind = spillingWrong(ground, before, formula.formula, column);
  if (isFirst) return { row, column: position, before, after: formula, kind };
  const isFilled = column.filledFrom !== undefined && column.filledFrom !== position;
  return { row, column: position, before, after: '', kind: isFilled ? undefined : (kind ?? 'old form') };
}

function spillingWrong(
  { grid, now }: Ground,
  before: Content,
  planned: string,
  { position, filledFrom }: AnsweredColumn,
): FaultKind | undefined {
  if (typeof before !== 'object') return 'frozen';
  const wrong = wrongWith(before.formula, planned, now.headingRow, true);
  if (wrong !== undefined) return wrong;
  // A formula of a row that stands in a heading fills nothing.
  return filledFrom === undefined ? 'old form' : shownWrong(grid.rows[now.headingRow]?.[position]);
}

/** With these the formula in the heading fills nothing, so that every value below is somebody's. */
const FILLS_NOTHING: ReadonlySet<FaultKind | undefined> = new Set<FaultKind>([
  'blocked',
  'broken',
  'foreign',
  'frozen',
]);
/** With these the values below are answers that were kept. */
const KEEPS_ANSWERS: ReadonlySet<FaultKind | undefined> = new Set<FaultKind>(['foreign', 'frozen']);

/** What has a content of its own in a column, from a row on, where the formula in the heading would fill it. */
function standingIn(
  ground: Ground,
  column: number,
  from: number,
  ofHeading: FaultKind | undefined,
): readonly Omit<Seen, 'heading' | 'after'>[] {
  return ground.grid.rows.flatMap((_, row): readonly Omit<Seen, 'heading' | 'after'>[] => {
    const before = row < from ? '' : contentAt(ground, row, column);
    if (isBlank(before)) return [];
    if (typeof before === 'object')
      return [{ row, column, before, kind: callsOurs(before.formula) ? 'foreign' : 'blocked' }];
    if (!FILLS_NOTHING.has(ofHeading)) return [];
    return [{ row, column, before, kind: KEEPS_ANSWERS.has(ofHeading) ? 'frozen' : 'blocked' }];
  });
}

function callsOurs(formula: string): boolean {
  return isForeign(formula) || /\bEPA_[A-Z]+\(/i.test(formula);
}

/** A formula in each row of an apprentice, and a heading that is only its name. */
function cellsInRows(ground: Ground, wrong = inRowWrong, finished = inRow): readonly Seen[] {
  const { answered, now, rows, headingOf } = ground;
  return answered.flatMap((column) => {
    const { position, place } = column;
    const heading = headingOf(place);
    const planned = now.formulaOf([place], position);
    const below = rows.map((row): Seen => {
      const formula = finished(planned, row);
      const before = contentAt(ground, row, position);
      return {
        row,
        column: position,
        before,
        after: { formula },
        kind: wrong(ground, before, formula, row, position),
        heading,
      };
    });
    const before = contentAt(ground, now.headingRow, position);
    if (typeof before !== 'object') return below;
    const kind: FaultKind = isForeign(before.formula) ? 'foreign' : 'old form';
    return [{ row: now.headingRow, column: position, before, after: heading, kind, heading }, ...below];
  });
}

function inRowWrong(
  { grid }: Ground,
  before: Content,
  planned: string,
  row: number,
  column: number,
): FaultKind | undefined {
  if (typeof before !== 'object') return isBlank(before) ? 'missing' : 'frozen';
  const { formula } = before;
  if (!callsOurs(formula) && shapeOf(formula) !== shapeOf(planned)) return 'replaced';
  return wrongWith(formula, planned, row, false) ?? shownWrong(grid.rows[row]?.[column]);
}

/** A look-up in each row of an apprentice, and the formula that they all find their answers by. */
function lookedUpCells(ground: Ground, style: LookedUp, answers: AnswersSeen): readonly Seen[] {
  const { grid, formulas, now, answered } = ground;
  if (answered.length === 0) return [];
  const anchors = anchorsIn(answers.formulas[0] ?? []).map((anchor, i) =>
    anchor === '' ? String(answers.rows[0]?.[i * BLOCK_WIDTH] ?? '') : anchor,
  );
  const below = formulas.slice(now.headingRow + 1).flat();
  const block = blockFor(anchors, { sheet: grid.sheet, headingRow: now.headingRow }, below);
  const cells = cellsInRows(
    ground,
    (_, before, planned) => lookUpWrong(before, planned, block),
    (planned) => inBlock(planned, block),
  );
  return [...trackerCells(ground, style, answers, block), ...cells];
}

/** What a look-up shows is the tracker's, and never wrong by itself. */
function lookUpWrong(before: Content, planned: string, block: number): FaultKind | undefined {
  if (typeof before !== 'object') return isBlank(before) ? 'missing' : 'frozen';
  const { formula } = before;
  if (isForeign(formula)) return 'foreign';
  const isOurs = placeLookedUp(formula) !== undefined;
  if (!isOurs && !callsOurs(formula)) return 'replaced';
  if (formula.includes('#REF!')) return 'broken';
  if (!isOurs || isFormerFormula(formula)) return 'old form';
  // Somebody moved the heading that it counts its rows from.
  if (headingRowOf(formula) !== headingRowOf(planned)) return 'shifted';
  return isLookUpAsPlanned(formula, planned, block) ? undefined : 'stale';
}

/** The formula that answers for the sheet, and whatever is in the way of its answers. */
function trackerCells(
  ground: Ground,
  style: LookedUp,
  { formulas, rows }: AnswersSeen,
  block: number,
): readonly Seen[] {
  const { now, grid } = ground;
  const [column, row] = [block * BLOCK_WIDTH, 0];
  const formula = formulas[row]?.[column] ?? '';
  const before: Content = formula === '' ? '' : { formula };
  const without = now.trackerIn('beside rows');
  const table = {
    sheet: grid.sheet,
    row: now.headingRow,
    column: Math.min(...now.layout.positions.values()),
    without,
  };
  const kind = trackerWrong(ground, formula);
  const at = { sheet: ANSWERS_SHEET, heading: `the sheet ${ANSWERS_SHEET}` };
  const standing = kind === 'blocked' ? inTheWay({ formulas, rows }, column) : [];
  return [
    {
      ...at,
      row,
      column,
      before,
      after: { formula: now.trackerIn(style) },
      table,
      kind: standing.length > 0 ? undefined : kind,
    },
    ...standing.map((cell) => ({ ...at, ...cell, after: '', kind: 'blocked' as const })),
  ];
}

function trackerWrong(
  { now, grid, formulas, answered, rows }: Ground,
  formula: string,
): FaultKind | undefined {
  if (formula === '') return 'missing';
  if (formula.includes('#REF!')) return 'broken';
  const planned = [now.trackerIn('table'), now.trackerIn('beside rows')];
  if (!isTrackerAsPlanned(formula, planned)) return 'stale';
  for (const { position } of answered)
    for (const row of rows) {
      const shown = grid.rows[row]?.[position];
      const isLooked = placeLookedUp(formulas[row]?.[position] ?? '') !== undefined;
      // An answer that is not found is no obstacle.
      const kind = isLooked && shown !== '#REF!' ? shownWrong(shown) : undefined;
      if (kind !== undefined) return kind;
    }
  return undefined;
}

/** Everything in a block beside the formula that fills it. */
function inTheWay({ formulas, rows }: AnswersSeen, first: number) {
  return rows.flatMap((cells, row) =>
    cells.slice(first, first + BLOCK_WIDTH).flatMap((shown, i) => {
      const column = first + i;
      const formula = formulas[row]?.[column];
      const before: Content = formula ? { formula } : shown;
      return isBlank(before) || (row === 0 && i === 0) ? [] : [{ row, column, before }];
    }),
  );
}

/** The cells that are wrong, by what is wrong with them; what a person is asked about by its column too. */
function faultsOf(cells: readonly Seen[]): readonly Fault[] {
  const groups = new Map<string, Seen[]>();
  for (const cell of cells) {
    if (cell.kind === undefined) continue;
    const key = `${cell.kind} ${ASKS.has(cell.kind) ? cell.heading : (cell.sheet ?? '')}`;
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  const order = Object.keys(FAULTS);
  return [...groups.values()]
    .map((group) => faultIn(group as [Seen, ...Seen[]]))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

function faultIn(group: readonly [Seen, ...Seen[]]): Fault {
  const [first] = group;
  const kind = first.kind as FaultKind;
  // The formula itself shows that something is in its way, and nothing is found that is.
  const isUnseen = kind === 'blocked' && typeof first.after === 'object';
  const column = [...new Set(group.map(({ heading }) => heading))].join(', ');
  return {
    kind,
    column,
    problem: problem(FAULTS[kind], {
      argument: column,
      cells: counted(group.length, 'cell'),
      first: `${columnLetters(first.column)}${first.row + 1}`,
      value: isUnseen ? 'something that is not seen here' : heldInWords(first.before),
    }),
    repairs: kind === 'loading' ? [] : group,
    asks: ASKS.has(kind) && !isUnseen,
  };
}

function heldInWords(content: Content): string {
  return typeof content === 'object' ? content.formula : String(content ?? '');
}

/** A column that every set-up adds, though others of them are there: somebody deleted it, or a set-up stopped half way. */
function missingColumns({ answered, now, grid, headingOf }: Ground): readonly Fault[] {
  if (answered.length === 0) return [];
  const there = new Set([
    ...answered.map(({ place }) => plainHeading(headingOf(place))),
    ...(grid.rows[now.headingRow] ?? []).map(plainHeading),
  ]);
  return calculatedColumns(now.layout.columns.standard)
    .filter(({ group, heading }) => group === NEEDED_GROUP && !there.has(plainHeading(heading)))
    .map(({ heading }) => ({
      kind: 'column missing',
      column: heading,
      problem: problem('ANSWERS_COLUMN_MISSING', { argument: heading }),
      repairs: [],
      asks: false,
    }));
}

/** Nothing that a formula of ours says of a date would be right. */
function datesFrom1904({ countsFrom1904, sheet }: SheetGrid): readonly Fault[] {
  if (!countsFrom1904) return [];
  const said = problem('WORKBOOK_FROM_1904', { argument: '' });
  return [{ kind: 'dates from 1904', column: sheet, problem: said, repairs: [], asks: false }];
}

/** Google calculates no function of ours on cells whose formulas change by themselves. */
function restlessInputs({ answered, now, formulas, grid }: Ground): readonly Fault[] {
  const ours = new Set(answered.map(({ position }) => position));
  const inputs = [...now.layout.positions.values()];
  const [first, last] = [Math.min(...inputs), Math.max(...inputs)];
  return [...volatileColumns(formulas)]
    .filter((position) => first <= position && position <= last && !ours.has(position))
    .map((position) => {
      const column = String(grid.rows[now.headingRow]?.[position] || columnLetters(position));
      const said = problem('FORMULA_VOLATILE', { argument: column });
      return { kind: 'restless', column, problem: said, repairs: [], asks: false };
    });
}
