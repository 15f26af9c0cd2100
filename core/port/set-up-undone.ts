import { type Cell, isSameCell } from '../cells/cell';
import { type Problem, problem } from '../problems';
import type { AddedColumn, SetUpPlan } from '../set-up/plan';
import type { CellWrite, Content, SheetGrid } from '../sheet/grid';

/*
 * What takes a set-up back: the columns that it added, where they are still as it wrote them, and the settings that were
 * blank before. What somebody typed since is never taken away with them.
 */

/** Every cell of a sheet: its formula or, where there is none, its value. */
type Contents = readonly (readonly Content[])[];

/** A column that a set-up added, where it stands by now. */
export interface AddedColumnNow {
  readonly position: number;
  readonly column: AddedColumn;
}

export interface SetUpNow {
  readonly headingRow: number;
  /** Those that are still there, from left to right. */
  readonly columns: readonly AddedColumnNow[];
}

/**
 * Finds the columns of a set-up by their headings and formulas, wherever they have gone; or says which of them holds
 * something that the set-up did not write. Below a formula that spills nobody can tell what is whose: that is for the host.
 */
export function setUpNow(plan: SetUpPlan, contents: Contents): SetUpNow | Problem {
  const headingRow = headingRowNow(plan, contents);
  const headings = contents[headingRow] ?? [];
  const columns: AddedColumnNow[] = [];
  for (const column of plan.added) {
    const positions = headings.flatMap((content, i) => (isHeadingOf(plan, column, content) ? [i] : []));
    const [position, another] = positions;
    if (another !== undefined) return problem('ADDED_COLUMN_DOUBLED', { argument: column.heading });
    if (position === undefined) continue;
    const isTheirs = contents.some(
      (row, i) => i !== headingRow && !isOurs(plan, column, i, headingRow, row[position]),
    );
    if (isTheirs) return problem('ADDED_COLUMN_IN_USE', { argument: column.heading });
    columns.push({ position, column });
  }
  return { headingRow, columns: columns.sort((one, other) => one.position - other.position) };
}

/** The row that holds most of the headings; where there are none any more, the one of the plan. */
function headingRowNow(plan: SetUpPlan, contents: Contents): number {
  const found = contents.map(
    (row) => row.filter((content) => plan.added.some((column) => isHeadingOf(plan, column, content))).length,
  );
  const most = Math.max(1, ...found);
  return found[plan.headingRow] === most || !found.includes(most) ? plan.headingRow : found.indexOf(most);
}

function isHeadingOf({ style }: SetUpPlan, { heading, formula }: AddedColumn, content: Content): boolean {
  if (style === 'spilled' && formula !== undefined) return isSameFormula(content, formula);
  return content === heading;
}

function isOurs(
  { style }: SetUpPlan,
  { formula }: AddedColumn,
  row: number,
  headingRow: number,
  content: Content,
): boolean {
  if (isSameCell(asCell(content), '')) return true;
  if (formula === undefined || row < headingRow) return false;
  if (style === 'spilled') return typeof content !== 'object';
  return isSameFormula(content, formula.replace(/\{row\}/g, String(row + 1)));
}

function asCell(content: Content): Cell {
  return typeof content === 'object' ? content.formula : content;
}

function isSameFormula(content: Content, planned: string): boolean {
  return typeof content === 'object' && foldedFormula(content.formula) === foldedFormula(planned);
}

/** Hosts set spaces and capitals their own way, and Excel has two ways to write "this row" and may leave a table's name out. */
function foldedFormula(formula: string): string {
  return formula
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/(?:\{TABLE\}|[\p{L}_][\p{L}\d_.]*)(?=\[)/gu, '')
    .replace(/\[@(\[[^\]]*\](?::\[[^\]]*\])?)\]/g, '[[#THISROW],$1]')
    .replace(/\[@([^[\]]+)\]/g, '[[#THISROW],[$1]]');
}

/** Which settings a set-up filled in, each with what takes it back: whoever changed one since keeps it. */
export function settingsWrittenBy(
  { settings: { sheet, cells } }: SetUpPlan,
  before: SheetGrid,
): readonly CellWrite[] {
  return cells
    .filter(({ row, column }) => (before.settings[row]?.[column] ?? '') === '')
    .map(({ row, column, value, formula, isDate }) => ({
      cell: { sheet, row, column },
      expected: formula === undefined ? value : { formula },
      content: '',
      ...(isDate && { isDate }),
    }));
}

/** How the sidebar says what came of it. */
export function undoneInWords({ sheet, added }: SetUpPlan): string {
  const columns = added.length === 1 ? 'the column' : `the ${added.length} columns`;
  return added.length === 0
    ? `Undone: the set-up of the sheet ${sheet}.`
    : `Undone: the set-up of the sheet ${sheet}. Gone are ${columns} that it added and the settings that it filled in.`;
}
