import { type Cell, writtenCell } from '../core/cells/cell';
import type { ChangeResult } from '../core/port/workbook';
import { type Problem, problem } from '../core/problems';
import type { Content } from '../core/sheet/grid';
import { DATE_FORMAT, isDateFormat } from './excel-dates';
import { cellsOf } from './read-sheet';

/** Where a cell of a sheet is. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A cell that is to be written, with all that Excel has to say about it first. */
export interface LiveCell {
  readonly range: Excel.Range;
  /** The cell whose formula fills this one too; a null object where none does. */
  readonly spilledFrom: Excel.Range;
  readonly protection: Excel.WorksheetProtection;
}

/** What is to be written into a cell. */
export interface Entry {
  readonly content: Content;
  readonly isDate: boolean;
}

/** Asks for a cell; the answers are there after the next sync. */
export function askCell(sheet: Excel.Worksheet, { row, column }: Place): LiveCell {
  const { protection } = sheet;
  protection.load('protected');
  const range = sheet.getRangeByIndexes(row, column, 1, 1);
  range.load('values,formulas,numberFormat');
  range.format.protection.load('locked');
  const spilledFrom = range.getSpillParentOrNullObject();
  spilledFrom.load('values,formulas');
  return { range, spilledFrom, protection };
}

export function shownValue({ range }: LiveCell, lackingDays: number): Cell {
  return cellsOf(range, lackingDays)[0]?.[0];
}

/** The formula that stands in a cell. */
export function ownFormula({ range }: LiveCell): string | undefined {
  return formulaIn(range);
}

/** The formula that a cell shows the result of: its own, or that of the cell that fills it too. */
export function formulaBehind({ range, spilledFrom }: LiveCell): string | undefined {
  return formulaIn(range) ?? (spilledFrom.isNullObject ? undefined : formulaIn(spilledFrom));
}

/** Text that begins with `=` is its own formula and its own value. */
function formulaIn({ formulas, values }: Excel.Range): string | undefined {
  const formula: unknown = formulas[0]?.[0];
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== values[0]?.[0];
  return isFormula ? formula : undefined;
}

/** The result for a cell that does not hold what was expected. */
export function changedMeanwhile(cell: LiveCell, now: Cell): ChangeResult {
  const formula = formulaBehind(cell);
  return { outcome: 'changed meanwhile', now, ...(formula !== undefined && { formula }) };
}

/** On a protected sheet no cell can be formatted, and most cannot be written. */
export function reasonAgainst(
  { range, protection }: LiveCell,
  entry: Entry,
  sheet: string,
): Problem | undefined {
  const isOpen = !range.format.protection.locked && formatFor(range, entry) === undefined;
  return protection.protected && !isOpen ? problem('SHEET_PROTECTED', { argument: sheet }) : undefined;
}

export function write({ range }: LiveCell, entry: Entry, lackingDays: number): void {
  const { content, isDate } = entry;
  const format = formatFor(range, entry);
  if (format !== undefined) range.numberFormat = [[format]];
  if (isFormula(content)) range.formulas = [[content.formula]];
  else
    range.values = [[isDate && typeof content === 'number' ? content - lackingDays : writtenCell(content)]];
}

/** The format that a cell must get to keep what is written as it is, or to show a date as one. */
function formatFor({ numberFormat }: Excel.Range, { content, isDate }: Entry): string | undefined {
  const format: string = numberFormat[0]?.[0];
  const isText = typeof content === 'string' || content === undefined;
  if (isDate && !isText) return isDateFormat(format) ? undefined : DATE_FORMAT;
  // A cell formatted as text makes text of whatever is written.
  return format === '@' && !isText ? 'General' : undefined;
}

export function isFormula(content: Content): content is { readonly formula: string } {
  return typeof content === 'object';
}
