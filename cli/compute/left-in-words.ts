import { addressOf } from '../../core/sheet/grid';
import { counted } from '../../core/words';
import { placeOf } from '../../files/addresses';
import type { LeftFormula } from './compute';

/** Each formula that is left, with its cell and the reason; cells below each other with the same reason in one line. */
export function leftInWords(left: readonly LeftFormula[]): readonly string[] {
  return runsOf(left).map(({ sheet, first, last, reason }) =>
    first.row === last.row
      ? `${sheet}!${addressOf(first)}: this formula is left as it is, because ${reason}.`
      : `${sheet}!${addressOf(first)}:${addressOf(last)}: these ${counted(last.row - first.row + 1, 'formula')} are left as they are, because ${reason}.`,
  );
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Run {
  readonly sheet: string;
  readonly first: Cell;
  readonly last: Cell;
  readonly reason: string;
}

function runsOf(left: readonly LeftFormula[]): readonly Run[] {
  const cells = left.map(({ sheet, address, reason }) => {
    const { row, column } = placeOf(address) ?? { row: 1, column: 1 };
    return { sheet, reason, row: row - 1, column: column - 1 };
  });
  const inOrder = cells.sort(
    (one, other) => one.sheet.localeCompare(other.sheet) || one.column - other.column || one.row - other.row,
  );
  const runs: Run[] = [];
  for (const { sheet, reason, row, column } of inOrder) {
    const run = runs.at(-1);
    const goesOn =
      run?.sheet === sheet && run.reason === reason && run.last.column === column && run.last.row === row - 1;
    if (run && goesOn) runs[runs.length - 1] = { ...run, last: { row, column } };
    else runs.push({ sheet, reason, first: { row, column }, last: { row, column } });
  }
  return runs;
}
