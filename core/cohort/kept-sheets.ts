import { type Cell, type Grid, gridFrom } from '../cells/cell';
import { remembered } from '../remembered';
import type { View } from '../sheet/calculated-columns';
import { IDENTIFYING } from '../sheet/layout';
import type { CohortTable } from '../sheet/table';
import type { Standard } from '../standard/standard';
import { type KeptOutcomes, keptOutcomes } from './kept-outcomes';
import { type RowOutcome, rowOutcomes } from './row-outcomes';

/** What a row comes to, asked for one row after another from the top. */
type OutcomeOf = (row: number) => RowOutcome;

/** What the rows of several sheets came to. */
export interface KeptSheets {
  /** Begins a pass over these sheets; what is known of others is let go. */
  begin(sheets: readonly (string | undefined)[]): void;
  rowsOf(sheet: string | undefined, table: CohortTable, view: View): OutcomeOf;
}

/** All that the rows of a sheet share: where one of these differs, every row is worked out again. */
interface Shared {
  readonly standard: Standard;
  /** Headings, what they mean, and what is set. */
  readonly said: string;
}

interface KeptSheet {
  readonly shared: Shared;
  readonly outcomeFor: (grid: Grid, row: number) => RowOutcome;
  readonly rows: KeptOutcomes<RowOutcome>;
}

export function keptSheets(): KeptSheets {
  const kept = new Map<string | undefined, KeptSheet>();
  return {
    begin(sheets) {
      for (const sheet of [...kept.keys()]) if (!sheets.includes(sheet)) kept.delete(sheet);
    },
    rowsOf(sheet, table, view) {
      const shared = sharedIn(table, view);
      const before = kept.get(sheet);
      const now =
        before && isSame(before.shared, shared)
          ? before
          : { shared, outcomeFor: rowOutcomes(table, view), rows: keptOutcomes<RowOutcome>() };
      kept.set(sheet, now);
      return passOver(now, table);
    },
  };
}

function passOver({ outcomeFor, rows: kept }: KeptSheet, { layout, rows }: CohortTable): OutcomeOf {
  const grid = gridFrom(rows);
  const whose = IDENTIFYING.flatMap((key) => layout.positions.get(key) ?? []);
  const nameOf = (cells: readonly Cell[]) => whose.map((at) => cells[at]).join('\n');
  const pass = kept.pass(rows.length, nameOf, (row) => outcomeFor(grid, row));
  // Each row is asked for twice: what it is, and what it comes to.
  return remembered((row: number) => pass(row, rows[row] ?? NO_CELLS), 1);
}

const NO_CELLS: readonly Cell[] = [];

function sharedIn({ headingRow, layout, rows }: CohortTable, { standard, asOf }: View): Shared {
  const { columns: _, positions, meanings, besides, ...told } = layout;
  const said = [rows[headingRow], [...positions], [...meanings], [...besides], told, asOf, standard.rules];
  return { standard, said: JSON.stringify(said) };
}

/** A standard is the same where only its rules are another value that says the same. */
function isSame(one: Shared, other: Shared): boolean {
  const keys = Object.keys(one.standard) as (keyof Standard)[];
  return (
    one.said === other.said &&
    keys.every((key) => key === 'rules' || one.standard[key] === other.standard[key])
  );
}
