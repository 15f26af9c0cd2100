/** What a host's codec makes of a cell before core reads it. A date is its serial number, an error its text such as `#N/A`. */
export type Cell = string | number | boolean | undefined;

export type FilledCell = Exclude<Cell, undefined>;

/** A block of cells, read one by one; rows and columns are counted from 0, and outside the block all is blank. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  at(row: number, column: number): Cell;
  /** The host's own range, where its coming again says that nothing in it has changed: what was read from it stands. */
  readonly source?: object;
}

export function gridFrom(cells: readonly (readonly Cell[])[]): Grid {
  return { rows: cells.length, columns: cells[0]?.length ?? 0, at: (row, column) => cells[row]?.[column] };
}

const ERRORS: ReadonlySet<string> = new Set([
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
  '#ERROR!',
  '#ERROR',
  '#SPILL!',
  '#CALC!',
  '#BUSY!',
  '#CYCLE',
  '#BAD_EXPR',
  '#CONNECT!',
  '#FIELD!',
  '#BLOCKED!',
  '#UNKNOWN!',
  '#GETTING_DATA',
  '#TIMEOUT!',
  '#EXTERNAL!',
  '#PYTHON!',
  '#N/A N/A',
]);

/** Is the cell not a value but the text of an error, as both hosts hand it over? */
export function isError(cell: Cell): cell is string {
  return typeof cell === 'string' && cell[0] === '#' && ERRORS.has(cell.trim().toUpperCase());
}

/** What stands in a cell while its value is on its way: in Sheets, in Excel, and where a service fills it. */
const LOADING: ReadonlySet<string> = new Set([
  'Loading...',
  'Loading…',
  '#GETTING_DATA',
  '#BUSY!',
  '#N/A Requesting Data...',
]);

/** Has the cell no value yet, because it is still being fetched or worked out? */
export function isLoading(cell: Cell): boolean {
  return typeof cell === 'string' && LOADING.has(cell);
}

/** Any value as a cell; a codec deals with its host's own objects first. What no cell can hold counts as an error. */
export function plainCell(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    default:
      return value === null ? undefined : '#VALUE!';
  }
}

/** Blank is blank, however a host hands it over; a number is not the text of it. */
export function isSameCell(one: Cell, other: Cell): boolean {
  return (one ?? '') === (other ?? '');
}

/**
 * Text that a spreadsheet would take for something else if it were typed: a formula, an error, a quoted text, a tick, or,
 * with a digit in it, a number or a date. Blanks, tabs and line breaks before it make no difference, nor do signs that
 * nobody sees or the wide letters of East Asia.
 */
const LOOKS_LIKE_MORE = /^[\s\u200B-\u200F\u2060]*[=+\-@#'＝＋－＠]|^\s*(?:true|false)\s*$|\d/i;

/** A cell as it is to be written: an apostrophe keeps text the text it is, in every host. */
export function writtenCell(cell: Cell): Exclude<Cell, undefined> {
  return typeof cell === 'string' && LOOKS_LIKE_MORE.test(cell) ? `'${cell}` : (cell ?? '');
}
