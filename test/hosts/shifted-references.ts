/*
 * What spreadsheets do to the references of a formula when rows and columns come and go, and when a cell moves in a sort.
 * Google Sheets and Excel do it alike. Rows and columns count from 0.
 */

/** Rows or columns of a sheet that are inserted before a place or, with a number below 0, deleted from it on. */
export interface Shift {
  readonly sheet: string;
  readonly axis: Axis;
  readonly at: number;
  readonly count: number;
}

type Axis = 'row' | 'column';

/** One of the two sides of a corner of a range: `$7` is fixed. */
interface Side {
  readonly at: number;
  readonly isFixed: boolean;
}

/** A corner of a range; what it lacks is open: `$AI` in `$A$2:$AI` has no row. */
type Corner = Readonly<Partial<Record<Axis, Side>>>;

export interface Reference {
  /** The sheet that it names; none where it means its own. */
  readonly sheet: string | undefined;
  readonly first: Corner;
  /** None for a single cell. */
  readonly last: Corner | undefined;
}

const QUOTED_TEXT = '"(?:[^"]|"")*"';
/** A column of a table: its name may read like a cell. */
const IN_BRACKETS = String.raw`\[(?:[^\[\]]|\[[^\]]*\])*\]`;
const SHEET = String.raw`(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?\d+(?::(?:\$?[A-Z]{1,3}(?:\$?\d+)?|\$?\d+))?`;
const WHOLE = String.raw`\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+`;
const TOKENS = new RegExp(
  String.raw`${QUOTED_TEXT}|${IN_BRACKETS}|(?<![\w.$!'])(?:${SHEET})?(${CELL}|${WHOLE})(?![\w.(])`,
  'gi',
);

/** The formula as it reads after rows or columns came or went; `home` is the sheet that it stands on. */
export function shiftedFormula(formula: string, home: string, shift: Shift): string {
  return withReferences(formula, (reference) =>
    isSameSheet(reference.sheet ?? home, shift.sheet) ? shifted(reference, shift) : reference,
  );
}

/** The formula as it reads in another cell, so many rows further down: what has no `$` goes with it. */
export function movedFormula(formula: string, rows: number): string {
  const moved = (corner: Corner): Corner =>
    corner.row === undefined || corner.row.isFixed
      ? corner
      : { ...corner, row: { ...corner.row, at: corner.row.at + rows } };
  return withReferences(formula, ({ sheet, first, last }) => ({
    sheet,
    first: moved(first),
    last: last && moved(last),
  }));
}

export function referencesIn(formula: string): readonly Reference[] {
  const found: Reference[] = [];
  withReferences(formula, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}

export function isSameSheet(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Every reference of a formula replaced; where there is none any more, it is an error. */
function withReferences(formula: string, change: (reference: Reference) => Reference | undefined): string {
  return formula.replace(TOKENS, (text, quoted?: string, bare?: string, cells?: string) => {
    if (cells === undefined) return text;
    const sheet = quoted?.replace(/''/g, "'") ?? bare;
    const before = referenceFrom(sheet, cells);
    const after = change(before);
    if (after === before) return text;
    const prefix = text.slice(0, text.length - cells.length);
    return prefix + (after === undefined ? '#REF!' : cellsOf(after));
  });
}

function referenceFrom(sheet: string | undefined, cells: string): Reference {
  const [first = '', last] = cells.split(':');
  return { sheet, first: cornerFrom(first), last: last === undefined ? undefined : cornerFrom(last) };
}

function cornerFrom(text: string): Corner {
  const [, fixedColumn, letters, fixedRow, digits] = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(text) ?? [];
  // In "$7" the one sign that there is belongs to the row.
  const rowIsFixed = fixedRow === '$' || (letters === '' && fixedColumn === '$');
  return {
    ...(letters && { column: { at: columnNumber(letters), isFixed: fixedColumn === '$' } }),
    ...(digits && { row: { at: Number(digits) - 1, isFixed: rowIsFixed } }),
  };
}

export function columnNumber(letters: string): number {
  return (
    [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}

function cellsOf({ first, last }: Reference): string {
  return last === undefined ? cornerText(first) : `${cornerText(first)}:${cornerText(last)}`;
}

function cornerText({ column, row }: Corner): string {
  const sign = (side: Side) => (side.isFixed ? '$' : '');
  return `${column ? sign(column) + lettersOf(column.at) : ''}${row ? `${sign(row)}${row.at + 1}` : ''}`;
}

function lettersOf(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : lettersOf(Math.floor(position / 26) - 1) + last;
}

/**
 * A range grows with what is inserted within it, goes along with what is inserted before it, and shrinks by what is deleted
 * of it. A side that is open stays open.
 */
function shifted({ sheet, first, last }: Reference, shift: Shift): Reference | undefined {
  const { axis, at, count } = shift;
  const [from, to] = [first[axis]?.at, last === undefined ? first[axis]?.at : last[axis]?.at];
  const next = count > 0 ? grown(from, to, at, count) : shrunk(from, to, at, -count);
  if (next === undefined) return undefined;
  return { sheet, first: withSide(first, axis, next[0]), last: last && withSide(last, axis, next[1]) };
}

type Ends = readonly [from: number | undefined, to: number | undefined];

function grown(from: number | undefined, to: number | undefined, at: number, count: number): Ends {
  const after = (end: number | undefined) => (end !== undefined && end >= at ? end + count : end);
  return [after(from), after(to)];
}

/** `undefined` where nothing is left of it. */
function shrunk(
  from: number | undefined,
  to: number | undefined,
  at: number,
  count: number,
): Ends | undefined {
  const isGone = (end: number | undefined) => end !== undefined && at <= end && end < at + count;
  if (isGone(from) && isGone(to)) return undefined;
  const firstKept = (end: number) => (end < at ? end : Math.max(at, end - count));
  const lastKept = (end: number) => (end < at ? end : Math.max(at - 1, end - count));
  return [from === undefined ? from : firstKept(from), to === undefined ? to : lastKept(to)];
}

function withSide(corner: Corner, axis: Axis, at: number | undefined): Corner {
  const side = corner[axis];
  return side === undefined || at === undefined ? corner : { ...corner, [axis]: { ...side, at } };
}
