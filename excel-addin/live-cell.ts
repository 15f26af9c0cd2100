import { type Cell, writtenCell } from '../core/cells/cell';
import { type HeldCell, isFormula } from '../core/port/held-cell';
import { sheetRefusal } from '../core/port/results';
import type { Refusal } from '../core/port/workbook';
import { isDateFormat } from '../core/set-up/column-looks';
import type { CellAddress, CellOffset, CellWrite, Content } from '../core/sheet/grid';
import { DATE_FORMAT } from './excel-dates';
import { cellsOf } from './read-sheet';

/** A cell that is to be written, with all that Excel has to say about it first. */
export interface LiveCell {
  readonly range: Excel.Range;
  /** The cell whose formula fills this one too; a null object where none does. */
  readonly spilledFrom: Excel.Range;
  /** The cells that it is merged with; a null object where there are none. */
  readonly merged: Excel.RangeAreas;
  readonly protection: Excel.WorksheetProtection;
  /** Cells that its formula is to fill with dates. */
  readonly datesBeside: readonly Excel.Range[];
  /** The days that the workbook's own serial numbers lack. */
  readonly lackingDays: number;
}

/** Asks for a cell; the answers are there after the next sync. */
export function askCell(
  sheet: Excel.Worksheet,
  { row, column }: CellAddress,
  lackingDays: number,
  dates: readonly CellOffset[] = [],
): LiveCell {
  const { protection } = sheet;
  protection.load('protected');
  const range = sheet.getRangeByIndexes(row, column, 1, 1);
  range.load('values,formulas,numberFormat,address');
  range.format.protection.load('locked');
  const spilledFrom = range.getSpillParentOrNullObject();
  spilledFrom.load('values,formulas');
  const merged = range.getMergedAreasOrNullObject();
  merged.load('address');
  const datesBeside = dates.map((by) => sheet.getRangeByIndexes(row + by.row, column + by.column, 1, 1));
  for (const date of datesBeside) date.load('formulas,numberFormat');
  return { range, spilledFrom, merged, protection, datesBeside, lackingDays };
}

export function shownValue({ range, lackingDays }: LiveCell): Cell {
  return cellsOf(range, lackingDays)[0]?.[0];
}

/** The cell as it shows a value, with the formula that may be behind it. */
export function heldBy(cell: LiveCell, shown: Cell): HeldCell {
  const own = formulaIn(cell.range);
  const isSpilled = own === undefined && !cell.spilledFrom.isNullObject;
  return {
    shown,
    formula: isSpilled ? formulaIn(cell.spilledFrom) : own,
    isOthers: isSpilled || isMergedIntoAnother(cell),
  };
}

/** Of merged cells only the first shows what it holds. */
function isMergedIntoAnother({ range, merged }: LiveCell): boolean {
  return !merged.isNullObject && firstCellOf(merged.address) !== firstCellOf(range.address);
}

/** "B2" of "Cohort!B2:B3". */
function firstCellOf(address: string): string {
  return address.replace(/^.*!|:.*$/g, '');
}

/** Text that begins with `=` is its own formula and its own value. */
function formulaIn({ formulas, values }: Excel.Range): string | undefined {
  const formula: unknown = formulas[0]?.[0];
  const isFormulaOfIts = typeof formula === 'string' && formula.startsWith('=') && formula !== values[0]?.[0];
  return isFormulaOfIts ? formula : undefined;
}

/** On a protected sheet no cell can be formatted, and most cannot be written. */
export function reasonAgainst(cell: LiveCell, write: CellWrite): Refusal | undefined {
  const { range, protection } = cell;
  const isOpen = !range.format.protection.locked && formatFor(cell, write) === undefined;
  return protection.protected && !isOpen ? sheetRefusal('SHEET_PROTECTED', write.cell.sheet) : undefined;
}

/** What a cell holds: its own formula, or else its value. */
export function contentOf(range: Excel.Range, lackingDays: number): Content {
  const formula = formulaIn(range);
  return formula === undefined ? cellsOf(range, lackingDays)[0]?.[0] : { formula };
}

export function put(cell: LiveCell, write: CellWrite): void {
  const { range, lackingDays } = cell;
  const { content, isDate } = write;
  formatDatesBeside(cell);
  const format = formatFor(cell, write);
  if (format !== undefined) range.numberFormat = [[format]];
  if (isFormula(content)) range.formulas = [[content.formula]];
  else
    range.values = [[isDate && typeof content === 'number' ? content - lackingDays : writtenCell(content)]];
}

/** Only blank cells without a format of their own: another one is somebody's, and keeps the formula from filling it. */
function formatDatesBeside({ datesBeside, protection }: LiveCell): void {
  if (protection.protected) return;
  for (const date of datesBeside)
    if (date.formulas[0]?.[0] === '' && date.numberFormat[0]?.[0] === 'General')
      date.numberFormat = [[DATE_FORMAT]];
}

/** The format that a cell must get to keep what is written as it is, or to show a date as one. */
function formatFor({ range, protection }: LiveCell, { content, isDate }: CellWrite): string | undefined {
  const format: string = range.numberFormat[0]?.[0];
  const isText = typeof content === 'string' || content === undefined;
  // What a formula answers may bring its format along, and is worth having without.
  if (isFormula(content) && protection.protected && format !== '@') return undefined;
  if (isDate && !isText) return isDateFormat(format) ? undefined : DATE_FORMAT;
  // A cell formatted as text makes text of whatever is written.
  return format === '@' && !isText ? 'General' : undefined;
}
