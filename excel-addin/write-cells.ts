import { type Cell, isSameCell } from '../core/cells/cell';
import type { ChangeResult } from '../core/port/workbook';
import { problem } from '../core/problems';
import type { CellWrite } from '../core/sheet/grid';
import { askLackingDays } from './excel-dates';
import {
  askCell,
  changedMeanwhile,
  formulaBehind,
  isFormula,
  type LiveCell,
  ownFormula,
  reasonAgainst,
  shownValue,
  write,
} from './live-cell';

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
    const cells = askRound(sheets, round);
    await context.sync();
    results.push(...round.map((one, i) => writeOne(one, cells[i], lackingDays())));
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
): readonly (LiveCell | undefined)[] {
  return round.map(({ cell }) => {
    const sheet = sheets.get(cell.sheet);
    return !sheet || sheet.isNullObject ? undefined : askCell(sheet, cell);
  });
}

function writeOne(
  { cell: { sheet }, expected, content, isDate }: CellWrite,
  cell: LiveCell | undefined,
  lackingDays: number,
): ChangeResult {
  if (!cell) return { outcome: 'refused', problem: problem('SHEET_MISSING', { argument: sheet }) };
  const now = shownValue(cell, lackingDays);
  if (!holds(cell, expected, now)) return changedMeanwhile(cell, now);
  const entry = { content, isDate: isDate === true };
  const reason = reasonAgainst(cell, entry, sheet);
  if (reason) return { outcome: 'refused', problem: reason };
  write(cell, entry, lackingDays);
  return { outcome: 'written' };
}

/** Does the cell hold this formula, or this value and no formula? */
function holds(cell: LiveCell, expected: CellWrite['expected'], now: Cell): boolean {
  return isFormula(expected)
    ? ownFormula(cell) === expected.formula
    : formulaBehind(cell) === undefined && isSameCell(now, expected);
}
