import { type Cell, isSameCell } from '../cells/cell';
import { type Problem, problem } from '../problems';
import { foldedLookUp } from '../set-up/look-ups';
import { placesAnswered } from '../set-up/own-formulas';
import { type AddedColumn, isCalculated, type SetUpPlan } from '../set-up/plan';
import { isLookedUp, isOurFormula } from '../set-up/references';
import { inRow, isSameFormula } from '../set-up/same-formula';
import type { CellWrite, Content, SheetGrid } from '../sheet/grid';

export { inRow };

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
  /** Its first row: the heading, or the name of its group above that. */
  readonly first: number;
}

/** Cells below each other whose formula the set-up wrote anew, and what it is to be again. */
interface FormulasBack {
  readonly column: number;
  readonly first: number;
  readonly count: number;
  /** `{row}` and `{table}` as in a plan. */
  readonly formula: string;
}

export interface SetUpNow {
  readonly headingRow: number;
  /** Those that are still there, from left to right. */
  readonly columns: readonly AddedColumnNow[];
  /** To be written before the columns go that these formulas read. */
  readonly back: readonly FormulasBack[];
}

/**
 * Finds the columns of a set-up by their headings and formulas, wherever they have gone; or says which of them holds
 * something that the set-up did not write. Below a formula that spills nobody can tell what is whose: that is for the host.
 */
export function setUpNow(plan: SetUpPlan, contents: Contents): SetUpNow | Problem {
  const headingRow = headingRowNow(plan, contents);
  const headings = contents[headingRow] ?? [];
  const columns: AddedColumnNow[] = [];
  const positionsOf = ({ filledFrom, ...column }: AddedColumn) => {
    if (filledFrom === undefined)
      return headings.flatMap((content, i) => (isHeadingOf(plan, column, content) ? [i] : []));
    // What a formula fills stands where the formula puts it, whatever it shows there.
    const filling = columns.find(({ column }) => column.position === filledFrom);
    return filling ? [filling.position + column.position - filledFrom] : [];
  };
  for (const column of plan.added) {
    const positions = positionsOf(column);
    const [position, another] = positions;
    if (another !== undefined) return problem('ADDED_COLUMN_DOUBLED', { argument: column.heading });
    if (position === undefined) continue;
    const isTheirs = contents.some(
      (row, i) => i !== headingRow && !isOurs(plan, column, i, headingRow, row[position]),
    );
    if (isTheirs) return problem('ADDED_COLUMN_IN_USE', { argument: column.heading });
    const hasAbove = column.above !== undefined && contents[headingRow - 1]?.[position] === column.above;
    columns.push({ position, column, first: hasAbove ? headingRow - 1 : headingRow });
  }
  columns.sort((one, other) => one.position - other.position);
  return { headingRow, columns, back: plan.renewed.flatMap(formulasBack(plan, contents, headingRow)) };
}

/** Only where the formula is still the one that the set-up wrote: one that somebody has altered since is theirs. */
function formulasBack({ style }: SetUpPlan, contents: Contents, headingRow: number) {
  const width = Math.max(0, ...contents.map((row) => row.length));
  return ({ formula, before }: SetUpPlan['renewed'][number]): readonly FormulasBack[] => {
    const isRenewed = (row: number, column: number) =>
      (style === 'spilled') === (row === headingRow) &&
      isSameFormula(contents[row]?.[column], inRow(formula, row));
    return Array.from({ length: width }, (_, column) =>
      runsOf(contents.length, (row) => isRenewed(row, column)).map((run) => ({
        column,
        ...run,
        formula: before,
      })),
    ).flat();
  };
}

/** Rows below each other, as few runs of them as there are. */
function runsOf(rows: number, isIn: (row: number) => boolean): readonly { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (let row = 0; row < rows; row++) {
    const last = runs[runs.length - 1];
    if (!isIn(row)) continue;
    if (last && last.first + last.count === row) last.count++;
    else runs.push({ first: row, count: 1 });
  }
  return runs;
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
  if (style === 'spilled' && formula !== undefined)
    return isSameFormula(content, formula) || answersTheSame(content, formula);
  return content === heading;
}

/** The ranges of a formula go along with the columns that people insert: it is known by what it answers. */
function answersTheSame(content: Content, planned: string): boolean {
  if (typeof content !== 'object' || !isOurFormula(content.formula)) return false;
  return placesAnswered(content.formula).join() === placesAnswered(planned).join();
}

function isOurs(
  { style }: SetUpPlan,
  column: AddedColumn,
  row: number,
  headingRow: number,
  content: Content,
): boolean {
  const { formula, above } = column;
  if (isSameCell(asCell(content), '')) return true;
  if (row === headingRow - 1 && above !== undefined) return content === above;
  if (!isCalculated(column) || row < headingRow) return false;
  if (style === 'spilled') return typeof content !== 'object';
  if (formula === undefined) return false;
  const isLookUp = isLookedUp(style) && typeof content === 'object';
  if (isLookUp && foldedLookUp(content.formula) === foldedLookUp(formula)) return true;
  return isSameFormula(content, inRow(formula, row));
}

function asCell(content: Content): Cell {
  return typeof content === 'object' ? content.formula : content;
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
