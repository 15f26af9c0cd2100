import { type Cell, isError, isLoading } from '../cells/cell';
import { type Day, formatDay } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { calculatedColumns } from '../sheet/calculated-columns';
import { chosenColumns } from '../sheet/chosen-standard';
import type { Columns } from '../sheet/columns';
import type { Formulas, SheetGrid } from '../sheet/grid';
import { valuesSheetName } from '../sheet/report-mark';
import { tableIn } from '../sheet/table';
import { isLookUp } from './look-ups';
import { placesAnswered, withHeadingsWorkedOut } from './own-formulas';

/** A copy of a sheet in which what needs the add-in is what it showed, for people who have none. */
export interface ValuesPlan {
  readonly sheet: string;
  /** What the copy is to be called. */
  readonly copy: string;
  readonly headingRow: number;
  /** As it was when the plan was made: a host refuses the plan where it reads otherwise. */
  readonly headingsSeen: readonly Cell[];
  /** How many rows it had, for the same reason. */
  readonly rowsSeen: number;
  /** Cells below each other in a column that are to hold what they show, counted from 0. */
  readonly runs: readonly ValuesRun[];
  /** For the headings of these columns. */
  readonly note: string;
}

export interface ValuesRun {
  readonly column: number;
  readonly first: number;
  readonly rows: number;
}

/** Excel takes no longer name, and keeps some room for a number behind it. */
const LONGEST_NAME = 28;

/** Which cells of a copy become values: every cell that calls a function of ours, looks one up, or is filled by one. */
export function planValues(
  seen: SheetGrid,
  formulas: Formulas,
  today: Day,
  columns: Columns = chosenColumns(),
): ValuesPlan | Problem {
  const table = tableIn(withHeadingsWorkedOut(columns.standard, seen), columns);
  if (isProblem(table)) return table;
  const { headingRow } = table;
  const runs = runsOf(seen, formulas, headingRow, columns);
  if (runs.length === 0) return problem('NOTHING_TO_FREEZE', { argument: seen.sheet });
  const unready = unreadyIn(seen, runs);
  if (unready !== undefined) return problem('VALUES_NOT_CALCULATED', { argument: unready });
  const day = formatDay(today).replace(/([A-Z][a-z]{2})[a-z]*/, '$1');
  const room = LONGEST_NAME - valuesSheetName('', day).length;
  return {
    sheet: seen.sheet,
    copy: valuesSheetName(seen.sheet.slice(0, room).trim(), day),
    headingRow,
    headingsSeen: seen.rows[headingRow] ?? [],
    rowsSeen: seen.rows.length,
    runs,
    note: `Values of ${formatDay(today)}: they do not change any more. EPA Cohort, Files, Values makes them live again.`,
  };
}

function runsOf(
  { rows }: SheetGrid,
  formulas: Formulas,
  headingRow: number,
  columns: Columns,
): readonly ValuesRun[] {
  const filled = filledColumns(formulas[headingRow] ?? [], columns);
  const width = Math.max(...rows.map((row) => row.length));
  const runs: ValuesRun[] = [];
  for (let column = 0; column < width; column++) {
    if (filled.has(column)) {
      runs.push({ column, first: headingRow, rows: rows.length - headingRow });
      continue;
    }
    for (let row = 0; row < rows.length; ) {
      let end = row;
      while (end < rows.length && needsAddIn(formulas[end]?.[column])) end++;
      if (end > row) runs.push({ column, first: row, rows: end - row });
      row = Math.max(end, row + 1);
    }
  }
  return runs;
}

/** The columns that a formula in a heading fills, its own among them. */
function filledColumns(headings: readonly string[], { standard }: Columns): ReadonlySet<number> {
  const known = calculatedColumns(standard).length;
  return new Set(
    headings.flatMap((formula, position) =>
      placesAnswered(formula, standard)
        .slice(0, known)
        .map((_, i) => position + i),
    ),
  );
}

function needsAddIn(formula: string | undefined): boolean {
  return formula !== undefined && formula !== '' && (/\bEPA_[A-Z_]+\(/i.test(formula) || isLookUp(formula));
}

/** The heading of the first column that shows no answers: what is loading or failed must not be kept. */
function unreadyIn({ rows }: SheetGrid, runs: readonly ValuesRun[]): string | undefined {
  const isUnready = ({ column, first, rows: count }: ValuesRun) =>
    rows.slice(first, first + count).some((row) => {
      const shown = row[column];
      return isLoading(shown) || (isError(shown) && shown !== '#VALUE!' && shown !== '#N/A');
    });
  const found = runs.find(isUnready);
  return (
    found &&
    String(
      rows
        .slice(0, found.first + 1)
        .reverse()
        .find((row) => row[found.column])?.[found.column],
    )
  );
}
