import { type Cell, isLoading, isSameCell } from '../cells/cell';
import { isProblem, type Problem, type ProblemCode, problem } from '../problems';
import { calculatedColumns } from '../sheet/calculated-columns';
import { chosenColumns } from '../sheet/chosen-standard';
import type { Columns } from '../sheet/columns';
import { type Content, columnLetters, type Formulas, type SheetGrid } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import { peopleIn } from '../sheet/people';
import { counted } from '../words';
import { type AnsweredColumn, answeredColumns, isForeign, plainFormula } from './answered-columns';
import { NEEDED_GROUP } from './groups';
import { isSpilledFormula } from './own-formulas';
import { type FormulasNow, formulasNow } from './plan';
import type { FormulaStyle } from './references';
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
  readonly row: number;
  readonly column: number;
  readonly before: Content;
  /** `{table}` in a formula stands for the name of the table. */
  readonly after: Content;
}

/** One thing that is wrong with one column. */
export interface Fault {
  readonly kind: FaultKind | 'column missing' | 'restless';
  readonly column: string;
  readonly problem: Problem;
  /** What Repair would write; nothing where only a person can mend it. */
  readonly repairs: readonly CellRepair[];
  /** Something that somebody typed is written over. */
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
}

/** A cell of ours, what is wrong with it if anything is, and what is to stand there. */
interface Seen extends CellRepair {
  readonly kind: FaultKind | undefined;
  /** The heading of the column that it is told with. */
  readonly heading: string;
}

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
  columns: Columns = chosenColumns(),
): SheetCheck | Problem {
  const ground = groundOf(seen, formulas, style, columns);
  if (isProblem(ground)) return ground;
  const cells = style === 'spilled' ? spilledCells(ground) : cellsInRows(ground);
  const restless = style === 'spilled' ? restlessInputs(ground) : [];
  return {
    sheet: seen.sheet,
    columns: ground.answered.map(({ place }) => ground.headingOf(place)),
    faults: [...faultsOf(cells), ...missingColumns(ground), ...restless],
    cells: cells.filter(({ kind }) => kind === undefined || !ASKS.has(kind)),
  };
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
function cellsInRows(ground: Ground): readonly Seen[] {
  const { answered, now, rows, headingOf } = ground;
  return answered.flatMap((column) => {
    const { position, place } = column;
    const heading = headingOf(place);
    const planned = now.formulaOf([place], position);
    const below = rows.map((row): Seen => {
      const formula = inRow(planned, row);
      const before = contentAt(ground, row, position);
      return {
        row,
        column: position,
        before,
        after: { formula },
        kind: inRowWrong(ground, before, formula, row, position),
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

/** The cells that are wrong, by what is wrong with them; what a person is asked about by its column too. */
function faultsOf(cells: readonly Seen[]): readonly Fault[] {
  const groups = new Map<string, Seen[]>();
  for (const cell of cells) {
    if (cell.kind === undefined) continue;
    const key = ASKS.has(cell.kind) ? `${cell.kind} ${cell.heading}` : cell.kind;
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
