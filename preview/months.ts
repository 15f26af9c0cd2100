import type { Cell } from '../core/cells/cell';
import { date } from '../core/cells/kinds';
import { monthIn, type WrittenMonth } from '../core/dates/written-days';
import { isProblem } from '../core/problems';
import type { ColumnKey } from '../core/sheet/columns';
import { columnLetters } from '../core/sheet/grid';
import { SETTINGS_SHEET } from '../core/sheet/settings';
import { type CohortTable, tableIn } from '../core/sheet/table';
import { DATE_FORMAT } from './codec';

/** What a month without a day is taken for. */
export const MONTH_CHOICES = ['first', 'last', 'leave'] as const;
export type MonthChoice = (typeof MONTH_CHOICES)[number];

/** A column of dates in which months stand, as service exports write planned dates. */
export interface MonthColumn {
  readonly sheet: string;
  /** As it stands in the sheet. */
  readonly heading: string;
  readonly cells: readonly MonthCell[];
  /** What is most likely meant. */
  readonly proposed: MonthChoice;
}

interface MonthCell {
  readonly address: string;
  /** As it is written. */
  readonly text: string;
  readonly month: WrittenMonth;
}

/** What of a workbook's data is read and changed: cells by address as a person would type them, formats by number. */
interface Book {
  readonly sheets: readonly BookSheet[];
  readonly formats: Readonly<Record<number, string>>;
}

interface BookSheet {
  readonly name: string;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly formats: Readonly<Record<string, number>>;
}

/** The columns of every sheet that hold months where core reads dates. */
export function monthColumns(book: Pick<Book, 'sheets'>): readonly MonthColumn[] {
  const settings = book.sheets.find(({ name }) => name === SETTINGS_SHEET);
  const settingsRows = settings ? rowsOf(settings) : [];
  return book.sheets
    .filter((sheet) => sheet !== settings && holdsMonths(sheet))
    .flatMap((sheet) => {
      const table = tableIn({ sheet: sheet.name, rows: rowsOf(sheet), settings: settingsRows });
      return isProblem(table) ? [] : monthColumnsIn(sheet.name, table);
    });
}

/** Most sheets hold none, and need not be taken for a table to know that. */
function holdsMonths({ cells }: BookSheet): boolean {
  const seen = new Set<unknown>();
  return Object.values(cells).some((content) => {
    if (typeof content !== 'string' || content.startsWith('=') || seen.has(content)) return false;
    seen.add(content);
    const cell = cellOf(content);
    return typeof cell === 'string' && monthIn(cell) !== undefined;
  });
}

function monthColumnsIn(sheet: string, { headingRow, layout, rows }: CohortTable): readonly MonthColumn[] {
  return [...layout.positions].flatMap(([key, position]) => {
    if (layout.columns.of(key).kind !== date) return [];
    const cells = rows.flatMap((row, index) => {
      const text = row[position];
      const month = index > headingRow && typeof text === 'string' ? monthIn(text) : undefined;
      return month ? [{ address: `${columnLetters(position)}${index + 1}`, text: String(text), month }] : [];
    });
    const heading = String(rows[headingRow]?.[position] ?? '');
    return cells.length > 0 ? [{ sheet, heading, cells, proposed: LIKELY.get(key) ?? 'leave' }] : [];
  });
}

/** Whoever plans by the month starts with it and ends with it; what else stands as a month is not told by that. */
const LIKELY: ReadonlyMap<ColumnKey, MonthChoice> = new Map([
  ['start', 'first'],
  ['plannedEnd', 'last'],
] as const);

/** The cells of a sheet in rows, as core reads them; a formula is not told before it is calculated. */
function rowsOf({ cells }: BookSheet): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  for (const [address, content] of Object.entries(cells)) {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    if (letters === '' || typeof content !== 'string' || content.startsWith('=')) continue;
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const row = Number(number) - 1;
    rows[row] ??= [];
    (rows[row] as Cell[])[column] = cellOf(content);
  }
  const width = rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0);
  return Array.from(rows, (row) => Array.from({ length: width }, (_, column) => row?.[column]));
}

function cellOf(content: string): Cell {
  if (content.startsWith("'")) return content.slice(1);
  return content.trim() !== '' && Number.isFinite(Number(content)) ? Number(content) : content;
}

/** The workbook with days in place of months, as was chosen for each column. */
export function withDays<B extends Book>(
  book: B,
  columns: readonly MonthColumn[],
  choices: readonly MonthChoice[],
): B {
  const format = Math.max(0, ...Object.keys(book.formats).map(Number)) + 1;
  const sheets = book.sheets.map((sheet) => {
    const days = columns.flatMap((column, i) => {
      const choice = choices[i];
      if (column.sheet !== sheet.name || choice === undefined || choice === 'leave') return [];
      return column.cells.map(({ address, month }) => [address, String(month[choice])] as const);
    });
    const formats = days.map(([address]) => [address, format] as const);
    return {
      ...sheet,
      cells: { ...sheet.cells, ...Object.fromEntries(days) },
      formats: { ...sheet.formats, ...Object.fromEntries(formats) },
    };
  });
  return { ...book, sheets, formats: { ...book.formats, [format]: DATE_FORMAT } };
}
