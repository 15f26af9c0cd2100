import type { Grade } from '../core/cells/grades';
import { type Kind, LEARNING_STATUSES, learningStatus } from '../core/cells/kinds';
import { addDays, type Day } from '../core/dates/day';
import { calculatedColumns, gradeColours, type WordColour } from '../core/sheet/calculated-columns';
import { chosenColumns } from '../core/sheet/chosen-standard';
import type { Column, ColumnKey, Columns } from '../core/sheet/columns';
import { columnLetters } from '../core/sheet/grid';
import { SETTINGS, SETTINGS_LISTS, SETTINGS_SHEET, settingsCells } from '../core/sheet/settings';
import type { Standard } from '../core/standard/standard';
import { DATE_FORMAT } from './codec';
import { HEADING, lookOf, MIDDLE, SETTINGS_WIDTHS } from './looks';
import type { PlannedCell, SheetPlan, WorkbookPlan } from './plan';
import { type SampleApprentice, sampleCohort } from './sample-cohort';
import { tryItSheet } from './try-it-sheet';

/** Room for the content, and for two words of heading beside the filter button. */
const WIDTHS: Partial<Record<Column['kind']['name'], number>> = {
  text: 134,
  date: 108,
  'sign-off': 108,
  number: 108,
  tick: 116,
};
const WIDER: Partial<Record<ColumnKey, number>> = {
  uln: 92,
  apprentice: 216,
  employer: 170,
  cohort: 88,
  learningStatus: 134,
  notes: 200,
};
const USUAL_WIDTH = 116;

export interface SampleWorkbook extends WorkbookPlan {
  /** The cell that is selected first: an answer, once the sheet is set up. */
  readonly startsAt: string;
  /** The first column in view, right of the names. */
  readonly viewFrom: string;
}

/** A workbook with fictional apprentices, ready to be set up, as they would stand on a day; `isFixed` keeps that day, else it moves on with the clock. */
export function sampleWorkbook(
  asOf: Day,
  count: number,
  isFixed = true,
  columns: Columns = chosenColumns(),
): SampleWorkbook {
  const { standard } = columns;
  const answers = calculatedColumns(standard).map(({ heading }) => heading);
  const typed = sampleColumns(columns).length;
  const lettersOf = (heading: string) => columnLetters(typed + answers.indexOf(heading));
  return {
    sheets: [
      cohortSheet(columns, sampleCohort(asOf, count, standard)),
      tryItSheet(columns, asOf),
      rulesSheet(standard),
      settingsSheet(standard, asOf, isFixed),
    ],
    startsAt: `${lettersOf('Next action')}3`,
    viewFrom: lettersOf('Stage'),
  };
}

/** The columns that a set-up adds, and those of a resit: the sample shows what they are for. */
export function sampleColumns({ all, standard }: Columns): readonly Column[] {
  const resits = new Set(standard.methods.flatMap(({ resit }) => [resit.date.key, resit.grade.key]));
  return all.filter(({ key, isOptional }) => !isOptional || resits.has(key));
}

function cohortSheet(columns: Columns, apprentices: readonly SampleApprentice[]): SheetPlan {
  const { standard } = columns;
  const all = sampleColumns(columns);
  const lastRow = apprentices.length + 1;
  const ranges = all.map((column, i) => ({
    ...column,
    range: `${columnLetters(i)}2:${columnLetters(i)}${lastRow}`,
  }));
  const width = all.length + calculatedColumns(standard).length;
  return {
    name: 'Cohort',
    rows: [all.map(({ heading }) => heading), ...apprentices.map((told) => rowOf(all, told))],
    columnWidths: all.map(({ key, kind }) => WIDER[key] ?? WIDTHS[kind.name] ?? USUAL_WIDTH),
    rowHeights: { 0: 46 },
    frozen: { rows: 1, columns: 2 },
    formats: ranges
      .filter(({ kind }) => kind.name === 'date' || kind.name === 'sign-off')
      .map(({ range }) => ({ range, format: DATE_FORMAT })),
    looks: [{ range: `A1:${columnLetters(all.length - 1)}1`, look: HEADING }],
    colouredWords: ranges.flatMap(({ range, kind }) =>
      typedColours(kind).map(({ word, tone }) => ({ range, word, look: lookOf(tone) })),
    ),
    offeredWords: ranges.flatMap(({ range, kind }) => (kind.choices ? [{ range, words: kind.choices }] : [])),
    // As wide as the sheet will be, so that Stage and RAG can be filtered.
    filter: `A1:${columnLetters(width - 1)}${lastRow}`,
  };
}

/** Words that people type, in the colours of the same words where they are calculated. */
function typedColours(kind: Kind<unknown>): readonly WordColour[] {
  if (kind.name === 'grade') return gradeColours(kind.choices as readonly Grade[]);
  return kind === learningStatus ? NOT_LEARNING : [];
}

const NOT_LEARNING: readonly WordColour[] = LEARNING_STATUSES.filter((word) => word !== 'Active').map(
  (word) => ({ word, tone: 'quiet' }),
);

function rowOf(columns: readonly Column[], apprentice: SampleApprentice): PlannedCell[] {
  return columns.map(({ key }) => {
    const value = apprentice[key] as string | number | boolean | undefined;
    return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value;
  });
}

const RULES_WIDTHS = [250, 60, 84, 110, 600, 420] as const;

function rulesSheet({ rules }: Standard): SheetPlan {
  const count = Object.keys(rules).length;
  const last = columnLetters(RULES_WIDTHS.length - 1);
  return {
    name: 'Rules',
    rows: [[{ formula: '=EPA_RULES()' }]],
    columnWidths: RULES_WIDTHS,
    rowHeights: Object.fromEntries(Array.from({ length: count }, (_, i) => [i + 1, 42])),
    frozen: { rows: 1, columns: 1 },
    looks: [
      { range: `A1:${last}1`, look: HEADING },
      { range: `A2:${last}${count + 1}`, look: { ...MIDDLE, wrapping: 'wrap' } },
    ],
  };
}

/** How many days from now the EPAO is closed, besides the bank holidays that are built in. */
const CLOSED_IN = [14, 28] as const;

/** What this provider has set: the day, and its closures. The set-up fills in the rest. */
function settingsSheet(standard: Standard, asOf: Day, isFixed: boolean): SheetPlan {
  const { closures, unavailable } = SETTINGS_LISTS;
  const { place } = SETTINGS.asOf;
  const headings = settingsCells(standard).filter(({ row }) => row === 0);
  const cells = [
    ...headings,
    ...(isFixed ? [{ ...place, value: asOf }] : []),
    ...CLOSED_IN.map((days, i) => ({
      row: closures.firstRow + i,
      column: closures.column,
      value: addDays(asOf, days),
    })),
  ];
  return {
    name: SETTINGS_SHEET,
    rows: rowsFrom(cells),
    columnWidths: SETTINGS_WIDTHS,
    frozen: { rows: 1, columns: 0 },
    formats: [
      { range: addressOf(place.row, place.column), format: DATE_FORMAT },
      ...[closures, unavailable].map((list) => ({ range: rangeOf(list), format: DATE_FORMAT })),
    ],
    looks: headings.map(({ row, column }) => ({ range: addressOf(row, column), look: HEADING })),
  };
}

function rangeOf({ column, firstRow, lastRow }: (typeof SETTINGS_LISTS)['closures' | 'unavailable']): string {
  return `${addressOf(firstRow, column)}:${addressOf(lastRow, column)}`;
}

function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly value?: string | number;
}

/** Cells by their places as rows, blank between them. */
function rowsFrom(cells: readonly PlacedCell[]): PlannedCell[][] {
  const rows = Math.max(...cells.map(({ row }) => row)) + 1;
  const columns = Math.max(...cells.map(({ column }) => column)) + 1;
  return Array.from({ length: rows }, (_, row) =>
    Array.from(
      { length: columns },
      (_, column) => cells.find((cell) => cell.row === row && cell.column === column)?.value,
    ),
  );
}
