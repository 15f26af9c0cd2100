import { changedMeanwhile, isFormula } from '../core/port/held-cell';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ChangeResult } from '../core/port/workbook';
import type { CellWrite } from '../core/sheet/grid';
import { askLackingDays } from './excel-dates';
import { askCell, heldBy, type LiveCell, put, reasonAgainst, shownValue } from './live-cell';

/** Writes cells in three syncs, with two more for each that may see what an earlier one did. */
export async function writeCells(
  context: Excel.RequestContext,
  writes: readonly CellWrite[],
): Promise<readonly ChangeResult[]> {
  const { worksheets } = context.workbook;
  const names = new Set(writes.map(({ cell }) => cell.sheet));
  const sheets = new Map([...names].map((name) => [name, worksheets.getItemOrNullObject(name)]));
  const lackingDays = askLackingDays(context);
  await context.sync();
  const results: ChangeResult[] = [];
  for (const round of roundsOf(writes)) {
    const cells = askRound(sheets, round, lackingDays());
    await context.sync();
    results.push(...round.map((write, i) => writeOne(write, cells[i])));
    await context.sync();
  }
  return results;
}

/**
 * Writes that can be asked for and written together, because none alters the cell of another: each cell once, and after
 * a formula comes or goes nothing, as it may fill other cells.
 */
function roundsOf(writes: readonly CellWrite[]): readonly (readonly CellWrite[])[] {
  const rounds: CellWrite[][] = [];
  for (const next of writes) {
    const round = rounds[rounds.length - 1];
    if (round && !round.some((earlier) => isSameAddress(earlier, next) || hasFormula(earlier)))
      round.push(next);
    else rounds.push([next]);
  }
  return rounds;
}

function isSameAddress({ cell: one }: CellWrite, { cell: other }: CellWrite): boolean {
  return one.sheet === other.sheet && one.row === other.row && one.column === other.column;
}

function hasFormula({ expected, content }: CellWrite): boolean {
  return isFormula(expected) || isFormula(content);
}

/** The cells of a round; none where their sheet is missing. */
function askRound(
  sheets: ReadonlyMap<string, Excel.Worksheet>,
  round: readonly CellWrite[],
  lackingDays: number,
): readonly (LiveCell | undefined)[] {
  return round.map(({ cell, datesBeside }) => {
    const sheet = sheets.get(cell.sheet);
    return !sheet || sheet.isNullObject ? undefined : askCell(sheet, cell, lackingDays, datesBeside);
  });
}

function writeOne(write: CellWrite, cell: LiveCell | undefined): ChangeResult {
  if (!cell) return sheetRefusal('SHEET_MISSING', write.cell.sheet);
  const held = heldBy(cell, shownValue(cell));
  const reason = changedMeanwhile(held, write.expected) ?? reasonAgainst(cell, write);
  if (reason) return reason;
  put(cell, write);
  return WRITTEN;
}
