import type { Cell } from '../cells/cell';
import { isProblem, type Problem } from '../problems';
import { calculatedColumns, type WordColour } from '../sheet/calculated-columns';
import { chosenColumns } from '../sheet/chosen-standard';
import type { Column, ColumnKey, Columns } from '../sheet/columns';
import type { SheetGrid } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import { type Layout, layoutOf } from '../sheet/layout';
import { SETTINGS_SHEET, type SettingsCell, settingsCells } from '../sheet/settings';
import { tableIn } from '../sheet/table';
import type { Standard } from '../standard/standard';
import { type FormulaStyle, formulaFor, type PlannedSheet } from './references';

/** A sheet made ready, as a value: core makes it, a host applies it. Applied twice it changes nothing the second time. */
export interface SetUpPlan {
  readonly sheet: string;
  readonly style: FormulaStyle;
  readonly headingRow: number;
  /** The row of headings as it was when the plan was made; a host refuses the plan when it reads otherwise now. */
  readonly headingsSeen: readonly Cell[];
  /** The last row that holds anything; the heading row where there is nothing below it. */
  readonly lastRow: number;
  /** The first column of the table of apprentices. */
  readonly firstColumn: number;
  /** Columns to add in free space to the right, each beside the one before. */
  readonly added: readonly AddedColumn[];
  readonly settings: { readonly sheet: string; readonly cells: readonly SettingsCell[] };
  /** What the plan leaves as it is, in words for people. */
  readonly remarks: readonly string[];
}

export interface AddedColumn {
  readonly position: number;
  readonly heading: string;
  /** The note on the heading. */
  readonly help: string;
  readonly kind: 'text' | 'date' | 'number';
  /** The words of a drop-down; other words stay possible, because people paste. */
  readonly choices?: readonly string[];
  /**
   * A calculated column, with its `=`. Spilled: for the heading cell. Each row: `{row}` stands for the number of the row.
   * Table: `{table}` stands for the name of the table.
   */
  readonly formula?: string;
  readonly colours?: readonly WordColour[];
}

/** The plan that makes a sheet a cohort sheet, or the problem that keeps it from being one. An empty sheet gets everything. */
export function planSetUp(
  grid: SheetGrid,
  style: FormulaStyle,
  columns: Columns = chosenColumns(),
): SetUpPlan | Problem {
  const table = isEmpty(grid) ? { headingRow: 0, layout: layoutOf(columns, []) } : tableIn(grid, columns);
  if (isProblem(table)) return table;
  const { headingRow, layout } = table;
  const { standard } = layout.columns;
  const headings = grid.rows[headingRow] ?? [];
  const used = isEmpty(grid) ? 0 : usedColumns(grid.rows);
  const inputs = layout.columns.usual.filter(({ key }) => !isClaimed(layout, key));
  const addedInputs = inputs.map((column, i) => inputColumn(column, used + i));
  const sheet: PlannedSheet = {
    headingRow,
    positions: new Map([...layout.positions, ...inputs.map(({ key }, i) => [key, used + i] as const)]),
    headings: [...padded(headings, used), ...addedInputs.map(({ heading }) => heading)],
  };
  const { added, remarks } = calculatedOf(standard, sheet, style);
  return {
    sheet: grid.sheet,
    style,
    headingRow,
    headingsSeen: headings,
    lastRow: Math.max(headingRow, usedRows(grid.rows) - 1),
    firstColumn: Math.min(...sheet.positions.values()),
    added: [...addedInputs, ...added],
    settings: { sheet: SETTINGS_SHEET, cells: settingsCells(standard) },
    remarks: [...remarksOn(layout), ...remarks],
  };
}

/** Does the plan add anything to the sheet? The settings are written only where they are blank. */
export function isReady(plan: SetUpPlan): boolean {
  return plan.added.length === 0;
}

function calculatedOf(
  standard: Standard,
  sheet: PlannedSheet,
  style: FormulaStyle,
): { added: readonly AddedColumn[]; remarks: readonly string[] } {
  const theirs = new Set(sheet.headings.map(plainHeading));
  const added: AddedColumn[] = [];
  const remarks: string[] = [];
  for (const [place, column] of calculatedColumns(standard).entries()) {
    if (theirs.has(plainHeading(column.heading)))
      remarks.push(`The column ${column.heading} was there already and stays as it is.`);
    else {
      const { heading, help, kind, colours } = column;
      const formula = formulaFor(column, place, sheet, style);
      const position = sheet.headings.length + added.length;
      added.push({ position, heading, help, kind, formula, ...(colours && { colours }) });
    }
  }
  return { added, remarks };
}

/** Headings that two columns share are the provider's to settle: no third one is added. */
function isClaimed({ positions, doubled }: Layout, key: ColumnKey): boolean {
  return positions.has(key) || doubled.some((entry) => entry.key === key);
}

function inputColumn({ heading, help, kind }: Column, position: number): AddedColumn {
  const shown = kind.name === 'date' ? 'date' : kind.name === 'number' ? 'number' : 'text';
  return { position, heading, help, kind: shown, ...(kind.choices && { choices: kind.choices }) };
}

/** Does a heading read like one of the columns that a set-up calculates? */
export function isCalculatedHeading(standard: Standard, heading: Cell): boolean {
  const plain = plainHeading(heading);
  return calculatedColumns(standard).some((column) => plainHeading(column.heading) === plain);
}

function remarksOn({ columns, doubled, unknown }: Layout): readonly string[] {
  const theirs = unknown.filter(({ heading }) => !isCalculatedHeading(columns.standard, heading));
  return [
    ...doubled.map(
      ({ headings }) => `These headings mean the same, so none of them is used: ${headings.join(', ')}.`,
    ),
    ...(theirs.length === 0
      ? []
      : [`Your own columns stay as they are: ${theirs.map(({ heading }) => heading).join(', ')}.`]),
  ];
}

export function isFilled(cell: Cell): boolean {
  return cell !== undefined && cell !== '';
}

/** Does a sheet hold nothing at all? */
export function isEmpty({ rows }: SheetGrid): boolean {
  return !rows.some((row) => row.some(isFilled));
}

/** How many columns of a sheet are in use, those with formulas that show nothing among them: the first free one is beside them. */
function usedColumns(rows: SheetGrid['rows']): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** How many rows of a sheet are in use, from the first one on. */
export function usedRows(rows: SheetGrid['rows']): number {
  let used = rows.length;
  while (used > 0 && !rows[used - 1]?.some(isFilled)) used--;
  return used;
}

function padded(row: readonly Cell[], length: number): readonly Cell[] {
  return Array.from({ length }, (_, i) => row[i]);
}
