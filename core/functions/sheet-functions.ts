import type { Cell, Grid } from '../cells/cell';
import { date } from '../cells/kinds';
import { type Counted, countedRow, countsFrom } from '../cohort/counts';
import { issuesOf, SEVERITY_WORDS } from '../cohort/issues';
import type { Day } from '../dates/day';
import { isProblem, messageOf, type Problem, problem } from '../problems';
import { type CalculatedColumn, calculatedColumns, type View, viewOf } from '../sheet/calculated-columns';
import type { Columns } from '../sheet/columns';
import { decisionsInRange, hasIdentity, headingsOfRange, type Layout, layoutInRange } from '../sheet/layout';
import { whyInWords } from '../sheet/reasons';
import { answered, rowReader } from '../sheet/rows';
import { apprenticeRows } from '../sheet/rows-in-place';
import { settingsFrom } from '../sheet/settings';
import type { Standard } from '../standard/standard';
import { shapeInWords } from '../words';
import {
  type CustomFunction,
  cell,
  grid,
  optionalGrid,
  repeatedGrid,
  type TableFunction,
  tableFunction,
  type Value,
} from './define';

/*
 * The functions on a whole sheet. All take the same arguments, and all answer under a row of headings, so that an answer
 * stands beside the sheet, row beside row, and a row inserted anywhere below the headings moves both together.
 */
const PARAMETERS = [
  grid('sheet', 'The sheet as one range that begins with the row of headings; columns in any order.'),
  cell('as_of', date, 'The day to look from: one cell.'),
  optionalGrid('settings', 'The sheet EPA settings from its first cell on; the usual settings if left out.'),
  repeatedGrid(
    'more',
    'Further columns of the same rows, headings first, where calculated columns stand between: one range or more.',
  ),
] as const;

/** What the headings of a sheet, the settings and a day come to. */
interface Reading {
  /** The row of the range that the headings stand in: the second one, where the first says of what they are. */
  readonly headingRow: number;
  readonly layout: Layout;
  readonly view: View;
  readonly readRow: ReturnType<typeof rowReader>;
  /** Every calculated column of the rows that came alone, by what stands in them. */
  readonly answered: Map<string, readonly Row[]>;
  /** The same by the range of the row, for as long as the host hands that over again. */
  readonly answeredOf: WeakMap<Grid, readonly Row[]>;
}

/** A sheet as a formula hands it over. */
interface Sheet extends Reading {
  readonly grid: Grid;
}

type SheetReader = (grid: Grid, asOf: Day, settings: Grid) => Sheet | Problem;

/**
 * Reads sheets. Where a host asks for each row by itself, headings and settings are the same ones again and again: they
 * are compared, which is quick, and read anew only where one of their cells differs.
 */
function sheetReader(columns: Columns): SheetReader {
  const areSameSettings = sameBlock();
  let headings: readonly Cell[] = [];
  let reader: ((grid: Grid) => Reading) | Problem | undefined;
  const read = rangesReadBefore();
  return (grid, asOf, settings) => {
    const before = read.find(grid, asOf, settings);
    if (before) return before;
    const [first, second] = headingsOf(grid);
    const now = [asOf, ...first, ...(second ?? [])];
    const areSettingsSame = areSameSettings(settings);
    if (reader === undefined || !areSettingsSame || !areSame(headings, now)) {
      reader = readerOf(columns, first, second, asOf, settings);
      headings = now;
    }
    return isProblem(reader) ? reader : read.keep({ ...reader(grid), grid }, asOf, settings);
  };
}

/** Each column of a row hands the same range over: with the same day and settings it is the sheet that it was. */
function rangesReadBefore() {
  const sheets = new WeakMap<
    object,
    { readonly sheet: Sheet; readonly asOf: Day; readonly settings: object }
  >();
  return {
    find({ source }: Grid, asOf: Day, settings: Grid): Sheet | undefined {
      const before = source && sheets.get(source);
      return before && before.asOf === asOf && before.settings === settings.source ? before.sheet : undefined;
    },
    keep(sheet: Sheet, asOf: Day, settings: Grid): Sheet {
      const { source } = sheet.grid;
      if (source && settings.source) sheets.set(source, { sheet, asOf, settings: settings.source });
      return sheet;
    },
  };
}

/** Is a block the same as the one before it? A range that the host hands over again is not looked at, it being hundreds of cells. */
function sameBlock(): (block: Grid) => boolean {
  let source: object | undefined;
  let cells: readonly Cell[] | undefined;
  return (block) => {
    if (source !== undefined && block.source === source) return true;
    ({ source } = block);
    const now = cellsOf(block);
    const isSame = cells !== undefined && areSame(cells, now);
    cells = now;
    return isSame;
  };
}

/** A range of the headings and one row. */
const ONE_ROW_BELOW = 1 + 1;

/** The first row, and the second one where headings can stand there too: with a single row below them they do not. */
function headingsOf(grid: Grid): [first: readonly Cell[], second?: readonly Cell[]] {
  return grid.rows > ONE_ROW_BELOW ? [rowOf(grid, 0), rowOf(grid, 1)] : [rowOf(grid, 0)];
}

/** Where the cells below have a say in what a heading means, there is a reading for each thing that they can say. */
function readerOf(
  columns: Columns,
  first: readonly Cell[],
  second: readonly Cell[] | undefined,
  asOf: Day,
  block: Grid,
): ((grid: Grid) => Reading) | Problem {
  const settings = settingsFrom(columns, block, asOf);
  const [fault] = settings.problems;
  if (fault) return fault;
  const { headingRow, layout } = headingsOfRange(columns, first, second, settings.columnNames);
  if (!hasIdentity(layout)) return problem('IDENTITY_MISSING', { argument: 'sheet' });
  const readingOf = (layout: Layout): Reading => ({
    headingRow,
    layout,
    view: viewOf(settings.standard, { ...settings.asOf, asOf }),
    readRow: rowReader(layout),
    answered: new Map(),
    answeredOf: new WeakMap(),
  });
  if (layout.decided.length === 0) {
    const reading = readingOf(layout);
    return () => reading;
  }
  const readings = new Map<string, Reading>();
  return (grid) => {
    const said = decisionsInRange(layout, grid, headingRow).join();
    const reading =
      readings.get(said) ?? readingOf(layoutInRange(columns, grid, headingRow, settings.columnNames));
    readings.set(said, reading);
    return reading;
  };
}

/** The columns of several ranges as one sheet. What is not filled in anywhere, as an argument that was left out, is none of them. */
function besideOneAnother(first: Grid, more: readonly Grid[]): Grid | Problem {
  const further = more.filter((grid) => !isBlankCell(grid));
  if (further.length === 0) return first;
  const other = further.find(({ rows }) => rows !== first.rows);
  if (other) return shapesDiffer(first, other);
  const cells = [first, ...further].flatMap((grid) =>
    Array.from({ length: grid.columns }, (_, column) => ({ grid, column })),
  );
  return {
    rows: first.rows,
    columns: cells.length,
    at: (row, position) => {
      const place = cells[position];
      return place?.grid.at(row, place.column);
    },
  };
}

/** Excel makes a blank cell 0. */
function isBlankCell({ rows, columns, at }: Grid): boolean {
  const cell = at(0, 0);
  return rows === 1 && columns === 1 && (cell === undefined || cell === '' || cell === 0);
}

/** Rows that do not stand beside one another would be read as each other's. */
function shapesDiffer(sheet: Grid, other: Grid): Problem {
  return problem('SHAPES_DIFFER', {
    argument: 'sheet',
    shape: shapeInWords(sheet.rows, sheet.columns),
    otherArgument: 'more',
    otherShape: shapeInWords(other.rows, other.columns),
  });
}

function rowOf(grid: Grid, row: number): readonly Cell[] {
  return Array.from({ length: grid.columns }, (_, column) => grid.at(row, column));
}

function cellsOf(grid: Grid): readonly Cell[] {
  const cells: Cell[] = [grid.columns];
  for (let row = 0; row < grid.rows; row++) cells.push(...rowOf(grid, row));
  return cells;
}

function areSame(some: readonly Cell[], others: readonly Cell[]): boolean {
  return some.length === others.length && some.every((cell, i) => cell === others[i]);
}

type Row = readonly (Value | Problem)[];

/** A column of an answer, whether a set-up adds one like it or not. */
type Answered = Omit<CalculatedColumn, 'group'>;

/**
 * An answer for each row down to the last apprentice, blank for a row without one. A formula over the headings and one
 * row finds its answer there, also while that row is blank.
 */
function answerRows(
  { grid, layout, headingRow }: Sheet,
  blank: Row,
  answer: (row: number) => Row,
): readonly Row[] {
  const rows: Row[] = [];
  const first = headingRow + 1;
  const isApprenticeRow = apprenticeRows(layout, grid, first);
  let last = grid.rows === first + 1 ? 1 : 0;
  for (let row = first; row < grid.rows; row++) {
    const isApprentice = isApprenticeRow(row);
    rows.push(isApprentice ? answer(row) : blank);
    if (isApprentice) last = rows.length;
  }
  return rows.slice(0, last);
}

/** Calculated columns for each apprentice: where a cell that an answer rests on cannot be read, its problem. */
function answerColumns(sheet: Sheet, columns: readonly Answered[]): readonly Row[] {
  const { grid, view, readRow } = sheet;
  const blank = columns.map(() => undefined);
  return answerRows(sheet, blank, (row) => {
    const read = readRow(grid, row);
    if (read.problems.length === 0) return columns.map((column) => column.answer(read.apprentice, view));
    return columns.map((column) => {
      const { answer, restsOn } = answered(read, (apprentice) => column.answer(apprentice, view));
      const stands = answer === undefined ? undefined : column.standsWithout;
      const problem = restsOn.find((cell) => !stands?.includes(cell.column))?.problem;
      return problem === undefined ? answer : (column.whenUnreadable?.(problem, view) ?? problem);
    });
  });
}

/** So many rows are remembered; beyond that it begins anew, so that it never grows with a workbook. */
const MOST_ANSWERED = 20_000;

/**
 * A formula in each row asks for one column, and the others of the row for theirs: all are worked out at once, and stand
 * until a cell of the row says something else, wherever it is moved or sorted to.
 */
function answersOfRow(sheet: Sheet, calculated: readonly Answered[]): readonly Row[] {
  const { answered, answeredOf, grid, headingRow } = sheet;
  const before = answeredOf.get(grid);
  if (before) return before;
  const said = saidIn(grid, headingRow + 1);
  const known = answered.get(said);
  const answers = known ?? answerColumns(sheet, calculated);
  if (answered.size >= MOST_ANSWERED) answered.clear();
  if (!known) answered.set(said, answers);
  answeredOf.set(grid, answers);
  return answers;
}

/** What stands in a row, the number 1 apart from the text "1". */
function saidIn(grid: Grid, row: number): string {
  let said = '';
  for (let column = 0; column < grid.columns; column++) {
    const cell = grid.at(row, column);
    said += `${typeof cell === 'string' ? `"${cell.length}"` : ''}${cell ?? ''}\n`;
  }
  return said;
}

/** A function on a whole sheet: what it says of itself, and its answer once the sheet is read. */
function sheetFunction(
  readSheet: SheetReader,
  {
    answer,
    ...said
  }: Pick<TableFunction, 'name' | 'summary' | 'returns' | 'restsOn'> & {
    answer(sheet: Sheet): readonly Row[];
  },
): CustomFunction {
  return tableFunction({
    ...said,
    parameters: PARAMETERS,
    run: (range, asOf, settings, more) => {
      const whole = besideOneAnother(range, more);
      const sheet = isProblem(whole) ? whole : readSheet(whole, asOf, settings);
      return isProblem(sheet) ? sheet : answer(sheet);
    },
  });
}

function trackerFunction(
  readSheet: SheetReader,
  name: `EPA_${string}`,
  summary: string,
  restsOn: readonly string[],
  columns: readonly Answered[],
  calculated: readonly Answered[],
): CustomFunction {
  const places = columns.map((column) => calculated.indexOf(column));
  return sheetFunction(readSheet, {
    name,
    summary,
    returns: columns.map(({ heading, kind }) => ({ heading, kind })),
    restsOn,
    answer: (sheet) =>
      sheet.grid.rows === sheet.headingRow + 1 + 1 && !places.includes(-1)
        ? answersOfRow(sheet, calculated).map((row) => places.map((place) => row[place]))
        : answerColumns(sheet, columns),
  });
}

/** Long, so it is no column of the tracker: somebody asks for it. */
const WHY: Answered = {
  heading: 'Why',
  kind: 'text',
  help: 'What stage and RAG rest on.',
  answer: (apprentice, view) => whyInWords(view, apprentice),
  whenUnreadable: (problem) => `Check: ${messageOf(problem)}`,
};

/** What each function that answers one calculated column says of itself. */
const ALONE: Readonly<Record<string, string>> = {
  EPA_GATEWAY: 'For each apprentice: Through gateway, Ready, or what is missing for gateway.',
  EPA_STATUS: 'For each apprentice the stage: from On programme over In EPA to Certificated.',
  EPA_RAG: 'For each apprentice Check, Overdue, Due soon, On track or Complete, as of a day.',
  EPA_NEXT: 'For each apprentice who has to do what next, with its date and the days left or late.',
};

/** Every function on a whole sheet. */
export function sheetFunctions(columns: Columns): readonly CustomFunction[] {
  const { standard } = columns;
  const readSheet = sheetReader(columns);
  const calculated = calculatedColumns(standard);
  const rules = rulesOfRows(standard);
  return [
    trackerFunction(
      readSheet,
      'EPA_TRACKER',
      'Every calculated column of a sheet at once: grade, gateway, stage, RAG, next action and dates.',
      rules,
      calculated,
      calculated,
    ),
    ...calculated.flatMap((column) => {
      const { alone } = column;
      return alone
        ? [trackerFunction(readSheet, alone, ALONE[alone] as string, rules, [column], calculated)]
        : [];
    }),
    trackerFunction(
      readSheet,
      'EPA_WHY',
      'For each apprentice why stage and RAG are what they are: what the sheet says, and whose rule it is.',
      rules,
      [WHY],
      calculated,
    ),
    cohortFunction(standard, readSheet, rules),
    issuesFunction(columns, readSheet, rules),
  ];
}

function cohortFunction(
  standard: Standard,
  readSheet: SheetReader,
  restsOn: readonly string[],
): CustomFunction {
  return sheetFunction(readSheet, {
    name: 'EPA_COHORT',
    summary: 'Table of counts: apprentices by stage, RAG and grade, and how far past their planned end.',
    returns: [
      { heading: 'Group', kind: 'text' },
      { heading: 'Item', kind: 'text' },
      { heading: 'Apprentices', kind: 'number' },
      { heading: 'Share (%)', kind: 'number' },
    ],
    restsOn,
    answer: (sheet) =>
      countsFrom(standard, countedIn(sheet)).map(({ group, item, apprentices, share }) => [
        group,
        item,
        apprentices,
        share,
      ]),
  });
}

function countedIn({ grid, layout, view, readRow, headingRow }: Sheet): readonly Counted[] {
  const first = headingRow + 1;
  const isApprenticeRow = apprenticeRows(layout, grid, first);
  const all: Counted[] = [];
  for (let row = first; row < grid.rows; row++) {
    if (isApprenticeRow(row)) all.push(countedRow(readRow(grid, row), view).counted);
  }
  return all;
}

function issuesFunction(
  columns: Columns,
  readSheet: SheetReader,
  restsOn: readonly string[],
): CustomFunction {
  return sheetFunction(readSheet, {
    name: 'EPA_ISSUES',
    summary: 'Table of everything in the rows that cannot be read or does not fit together, with what to do.',
    returns: [
      { heading: 'Row', kind: 'number' },
      { heading: 'Apprentice', kind: 'text' },
      { heading: 'Column', kind: 'text' },
      { heading: 'Severity', kind: 'text' },
      { heading: 'Problem', kind: 'text' },
      { heading: 'What to do', kind: 'text' },
    ],
    restsOn,
    answer: ({ layout, grid, view, headingRow }) =>
      issuesOf(layout, grid, headingRow + 1, view.asOf.asOf, view.standard).map(
        ({ row, apprentice, column, severity, problem: { what, fix } }) => [
          // Counted as people count: the first row of the range is 1.
          row + 1,
          apprentice,
          columns.of(column).heading,
          SEVERITY_WORDS[severity],
          what,
          fix,
        ],
      ),
  });
}

/** The rules that what is told of a row rests on: all but those on the criteria of a method and on what only people see to. */
function rulesOfRows({ rules, grading }: Standard): readonly string[] {
  const criteria = [grading.passCriteria, grading.distinctionCriteria];
  return Object.keys(rules).filter((id) => rules[id]?.value !== undefined && !criteria.includes(id));
}
