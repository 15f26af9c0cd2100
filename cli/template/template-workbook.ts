import type { Day } from '../../core/dates/day';
import { isProblem } from '../../core/problems';
import { inBlock } from '../../core/set-up/look-ups';
import { type AddedColumn, isCalculated, planSetUp, type SetUpPlan } from '../../core/set-up/plan';
import { columnLetters } from '../../core/sheet/grid';
import { ANSWERS_SHEET } from '../../core/sheet/own-sheets';
import { SETTINGS_BLOCK, SETTINGS_LISTS } from '../../core/sheet/settings';
import { ANSWER, ANSWER_HEADING, HEADING, lookOf, SETTINGS_WIDTHS, widthOf } from '../../files/looks';
import type { PlannedCell } from '../../files/workbook-plan';
import type { FileSheet } from '../../files/written-workbook';
import { storedForExcel } from '../compute/live';
import { guidanceSheet } from './guidance';

const COHORT = 'Cohort';
/** As a set-up names the table that it makes. */
const TABLE = 'Apprentices';
/** Room for two words, one below the other. */
const HEADING_HEIGHT = 46;
const DATE_FORMAT = 'dd/mm/yyyy';
/** Where drop-downs go on below the rows that are ready. */
const ROWS_BELOW = 2_000;
/** The names stay in view. */
const FROZEN_COLUMNS = 2;
/** The only block of answers that there is. */
const FIRST_BLOCK = 0;

/** The sheets of a workbook that is ready for a cohort, as a set-up would make them in Excel, with so many blank rows. */
export function templateSheets(today: Day, rows: number): readonly FileSheet[] {
  const plan = planSetUp({ sheet: COHORT, rows: [], settings: [] }, 'table', undefined, undefined, today);
  // An empty sheet can always be set up.
  if (isProblem(plan)) return [];
  return [guidanceSheet(plan.added, rows), cohortSheet(plan, rows), settingsSheet(plan), answersSheet(plan)];
}

function formulaIn({ formula }: AddedColumn): string {
  return storedForExcel(inBlock(formula ?? '', FIRST_BLOCK).replace(/^=/, ''));
}

function cohortSheet({ added }: SetUpPlan, rows: number): FileSheet {
  const last = rows + 1;
  const below = ({ position }: AddedColumn, to = last) =>
    `${columnLetters(position)}2:${columnLetters(position)}${to}`;
  const row: readonly PlannedCell[] = added.map((column) =>
    isCalculated(column) ? { formula: formulaIn(column) } : undefined,
  );
  const dates = added.filter(({ kind }) => kind === 'date');
  return {
    name: COHORT,
    rows: [added.map(({ heading }) => heading), ...Array.from({ length: rows }, () => row)],
    columnWidths: added.map(({ heading, kind }) => widthOf(heading, kind)),
    rowHeights: { 0: HEADING_HEIGHT },
    frozen: { rows: 1, columns: FROZEN_COLUMNS },
    columnFormats: new Map(dates.map(({ position }) => [position, DATE_FORMAT])),
    looks: added.flatMap((column) => {
      const heading = `${columnLetters(column.position)}1`;
      if (!isCalculated(column)) return [{ range: heading, look: HEADING }];
      return [
        { range: heading, look: ANSWER_HEADING },
        { range: below(column), look: ANSWER },
      ];
    }),
    colouredWords: added.flatMap((column) =>
      (column.colours ?? []).map(({ word, tone }) => ({
        range: below(column, ROWS_BELOW),
        word,
        look: lookOf(tone),
      })),
    ),
    offeredWords: added.flatMap((column) =>
      column.choices ? [{ range: below(column, ROWS_BELOW), words: column.choices }] : [],
    ),
    table: {
      name: TABLE,
      range: `A1:${columnLetters(added.length - 1)}${last}`,
      formulas: new Map(added.filter(isCalculated).map((column) => [column.position, formulaIn(column)])),
    },
    isLandscape: true,
  };
}

function settingsSheet({ settings }: SetUpPlan): FileSheet {
  const rows: PlannedCell[][] = Array.from({ length: SETTINGS_BLOCK.rows }, () => []);
  for (const { row, column, value } of settings.cells) {
    const line = rows[row] as PlannedCell[];
    while (line.length < column) line.push(undefined);
    line[column] = value;
  }
  const dates = settings.cells.filter(({ isDate }) => isDate);
  const lists = [SETTINGS_LISTS.closures, SETTINGS_LISTS.unavailable];
  return {
    name: settings.sheet,
    rows: rows.slice(0, Math.max(...settings.cells.map(({ row }) => row)) + 1),
    columnWidths: SETTINGS_WIDTHS,
    rowHeights: { 0: HEADING_HEIGHT },
    frozen: { rows: 1, columns: 0 },
    columnFormats: new Map(lists.map(({ column }) => [column, DATE_FORMAT])),
    formats: dates.map(({ row, column }) => ({
      range: `${columnLetters(column)}${row + 1}`,
      format: DATE_FORMAT,
    })),
    looks: settings.cells
      .filter(({ row }) => row === 0)
      .map(({ column, row }) => ({ range: `${columnLetters(column)}${row + 1}`, look: HEADING })),
  };
}

function answersSheet({ answers }: SetUpPlan): FileSheet {
  const formula = storedForExcel((answers?.formula ?? '').replaceAll('{table}', TABLE).replace(/^=/, ''));
  return { name: ANSWERS_SHEET, rows: [[{ formula }]], spilling: new Set(['A1']), isHidden: true };
}
