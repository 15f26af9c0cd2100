import type { Grid } from '../cells/cell';
import { date } from '../cells/kinds';
import { type Counted, countedOf, countsFrom } from '../cohort/counts';
import { issuesOf, SEVERITY_WORDS } from '../cohort/issues';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { type CalculatedColumn, calculatedColumns, type View, viewOf } from '../sheet/calculated-columns';
import type { Columns } from '../sheet/columns';
import { hasIdentity, type Layout, layoutOf } from '../sheet/layout';
import { answered, isApprenticeRow, rowReader } from '../sheet/rows';
import { settingsFrom } from '../sheet/settings';
import type { Standard } from '../standard/standard';
import { type CustomFunction, cell, grid, optionalGrid, tableFunction, type Value } from './define';

/*
 * The functions on a whole sheet. All take the same arguments, and all answer under a row of headings, so that an answer
 * stands beside the sheet, row beside row, and a row inserted anywhere below the headings moves both together.
 */
const PARAMETERS = [
  grid('sheet', 'The sheet as one range that begins with the row of headings; columns in any order.'),
  cell('as_of', date, 'The day to look from: one cell.'),
  optionalGrid('settings', 'The sheet EPA settings from its first cell on; the usual settings if left out.'),
] as const;

/** A sheet as a formula hands it over: what its headings mean, and what is looked from. */
interface Sheet {
  readonly grid: Grid;
  readonly layout: Layout;
  readonly view: View;
}

const HEADINGS = 0;
const FIRST_ROW = 1;

/** The sheet that a range makes, or the problem that keeps every row from being read. */
function sheetFrom(columns: Columns, grid: Grid, asOf: Day, block: Grid): Sheet | Problem {
  const settings = settingsFrom(columns, block, asOf);
  const [fault] = settings.problems;
  if (fault) return fault;
  const headings = Array.from({ length: grid.columns }, (_, column) => grid.at(HEADINGS, column));
  const layout = layoutOf(columns, headings, settings.columnNames);
  if (!hasIdentity(layout)) return problem('IDENTITY_MISSING', { argument: 'sheet' });
  const view = viewOf(columns.standard, { ...settings.asOf, asOf }, settings.distinctionsNeeded);
  return { grid, layout, view };
}

type Row = readonly (Value | Problem)[];

/**
 * An answer for each row down to the last apprentice, blank for a row without one. The first row is always answered, so
 * that a formula over the headings and one row finds its answer there, also while that row is blank.
 */
function answerRows({ grid, layout }: Sheet, blank: Row, answer: (row: number) => Row): readonly Row[] {
  const rows: Row[] = [];
  let last = 1;
  for (let row = FIRST_ROW; row < grid.rows; row++) {
    const isApprentice = isApprenticeRow(layout, grid, row);
    rows.push(isApprentice ? answer(row) : blank);
    if (isApprentice) last = rows.length;
  }
  return rows.slice(0, last);
}

/** Calculated columns for each apprentice: where a cell that an answer rests on cannot be read, its problem. */
function answerColumns(sheet: Sheet, columns: readonly CalculatedColumn[]): readonly Row[] {
  const readRow = rowReader(sheet.layout, sheet.grid);
  const blank = columns.map(() => undefined);
  return answerRows(sheet, blank, (row) => {
    const read = readRow(row);
    return columns.map((column) => {
      const { answer, restsOn } = answered(read, (apprentice) => column.answer(apprentice, sheet.view));
      return restsOn[0]?.problem ?? answer;
    });
  });
}

function trackerFunction(
  columns: Columns,
  name: `EPA_${string}`,
  summary: string,
  restsOn: readonly string[],
  calculated: readonly CalculatedColumn[],
): CustomFunction {
  return tableFunction({
    name,
    summary,
    parameters: PARAMETERS,
    returns: calculated.map(({ heading, kind }) => ({ heading, kind })),
    restsOn,
    run: (range, asOf, settings) => {
      const sheet = sheetFrom(columns, range, asOf, settings);
      return isProblem(sheet) ? sheet : answerColumns(sheet, calculated);
    },
  });
}

/** What each function that answers one calculated column says of itself. */
const ALONE: Readonly<Record<string, string>> = {
  EPA_GATEWAY: 'For each apprentice: Through gateway, Ready, or what is missing for gateway.',
  EPA_STATUS: 'For each apprentice the stage: from On programme over In EPA to Certificated.',
  EPA_RAG: 'For each apprentice Overdue, Due soon, On track or Complete, as of a day.',
  EPA_NEXT: 'For each apprentice the next action, with its date and the days left or late.',
};

/** Every function on a whole sheet. */
export function sheetFunctions(columns: Columns): readonly CustomFunction[] {
  const { standard } = columns;
  const calculated = calculatedColumns(standard);
  const rules = rulesOfRows(standard);
  return [
    trackerFunction(
      columns,
      'EPA_TRACKER',
      'Every calculated column of a sheet at once: grade, gateway, stage, RAG, next action and dates.',
      rules,
      calculated,
    ),
    ...calculated.flatMap((column) => {
      const { alone } = column;
      return alone ? [trackerFunction(columns, alone, ALONE[alone] as string, rules, [column])] : [];
    }),
    cohortFunction(columns, rules),
    issuesFunction(columns, rules),
  ];
}

function cohortFunction(columns: Columns, restsOn: readonly string[]): CustomFunction {
  return tableFunction({
    name: 'EPA_COHORT',
    summary: 'Table of counts: apprentices by stage, RAG and grade, and how far past their planned end.',
    parameters: PARAMETERS,
    returns: [
      { heading: 'Group', kind: 'text' },
      { heading: 'Item', kind: 'text' },
      { heading: 'Apprentices', kind: 'number' },
    ],
    restsOn,
    run: (range, asOf, settings) => {
      const sheet = sheetFrom(columns, range, asOf, settings);
      if (isProblem(sheet)) return sheet;
      const { counted, unreadable } = countedIn(sheet);
      return countsFrom(columns.standard, counted, unreadable).map(({ group, item, apprentices }) => [
        group,
        item,
        apprentices,
      ]);
    },
  });
}

function countedIn({ grid, layout, view }: Sheet): { counted: readonly Counted[]; unreadable: number } {
  const readRow = rowReader(layout, grid);
  const counted: Counted[] = [];
  let unreadable = 0;
  for (let row = FIRST_ROW; row < grid.rows; row++) {
    if (!isApprenticeRow(layout, grid, row)) continue;
    const { answer, restsOn } = answered(readRow(row), (apprentice) => countedOf(apprentice, view));
    if (restsOn.length === 0) counted.push(answer);
    else unreadable++;
  }
  return { counted, unreadable };
}

function issuesFunction(columns: Columns, restsOn: readonly string[]): CustomFunction {
  return tableFunction({
    name: 'EPA_ISSUES',
    summary: 'Table of everything in the rows that cannot be read or does not fit together, with what to do.',
    parameters: PARAMETERS,
    returns: [
      { heading: 'Row', kind: 'number' },
      { heading: 'Apprentice', kind: 'text' },
      { heading: 'Column', kind: 'text' },
      { heading: 'Severity', kind: 'text' },
      { heading: 'Problem', kind: 'text' },
      { heading: 'What to do', kind: 'text' },
    ],
    restsOn,
    run: (range, asOf, settings) => {
      const sheet = sheetFrom(columns, range, asOf, settings);
      if (isProblem(sheet)) return sheet;
      return issuesOf(sheet.layout, range, FIRST_ROW, asOf).map(
        ({ row, apprentice, column, severity, problem: { what, fix } }) => [
          // Counted as people count: the row of headings is 1.
          row + 1,
          apprentice,
          columns.of(column).heading,
          SEVERITY_WORDS[severity],
          what,
          fix,
        ],
      );
    },
  });
}

/** The rules that what is told of a row rests on: all but those on the criteria of a method and on what only people see to. */
function rulesOfRows({ rules, grading }: Standard): readonly string[] {
  const criteria = [grading.passCriteria, grading.distinctionCriteria];
  return Object.keys(rules).filter((id) => rules[id]?.value !== undefined && !criteria.includes(id));
}
