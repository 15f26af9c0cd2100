/*
 * The references in Excel's formulas, as text: what a formula refers to, and how it reads once rows and columns come and
 * go, sheets and headings are renamed, or a cell moves with its row.
 */

/** A part of a formula: a reference to cells of a sheet, to a table, or anything else as it stands. */
export type Token = CellsToken | TableToken | { readonly kind: 'other'; readonly text: string };

/** Rows and columns from 0; a whole column has no rows of its own, a whole row no columns. */
export interface CellsToken {
  readonly kind: 'cells';
  readonly text: string;
  /** As it is called, without quotes; none where the formula's own sheet is meant. */
  readonly sheet: string | undefined;
  readonly from: Corner;
  /** The same as `from` for a single cell. */
  readonly to: Corner;
  readonly isSingle: boolean;
}
interface Corner {
  readonly row: number | undefined;
  readonly isRowFixed: boolean;
  readonly column: number | undefined;
  readonly isColumnFixed: boolean;
}
export interface TableToken {
  readonly kind: 'table';
  readonly text: string;
  readonly table: string;
  /** What stands in its brackets. */
  readonly inside: string;
}

const SHEET = String.raw`(?:'((?:[^']|'')+)'!|([A-Za-z_][\w.]*)!)?`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`;
const CELLS = new RegExp(
  `${SHEET}(?:(${CELL}:${CELL})|(\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3})|(\\$?\\d{1,7}:\\$?\\d{1,7})|(${CELL}))(?![\\w(.\\[!])`,
  'y',
);
const TABLE = /([A-Za-z_][\w.]*)(?=\[)/y;
const TEXT = /"(?:[^"]|"")*"/y;
const WORD = /[A-Za-z_#][\w.#!?/]*|\d+(?:\.\d+)?|[\s\S]/y;

/** A column of a table has the same formula in all its rows. */
const known = new Map<string, readonly Token[]>();

export function tokensOf(formula: string): readonly Token[] {
  const tokens = known.get(formula) ?? tokenized(formula);
  if (known.size > 2000) known.clear();
  known.set(formula, tokens);
  return tokens;
}

function tokenized(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(formula);
  };
  while (at < formula.length) {
    const token = textToken(next(TEXT)) ?? cellsToken(next(CELLS)) ?? tableToken(next(TABLE), formula);
    const found = token ?? { kind: 'other' as const, text: next(WORD)?.[0] ?? '' };
    tokens.push(found);
    at += found.text.length;
  }
  return tokens;
}

function textToken(found: RegExpExecArray | null): Token | undefined {
  return found ? { kind: 'other', text: found[0] } : undefined;
}

function cellsToken(found: RegExpExecArray | null): Token | undefined {
  if (!found) return undefined;
  const [text, quoted, plain, range, columns, rows, cell] = found;
  const sheet = quoted?.replace(/''/g, "'") ?? plain;
  const [from = '', to = from] = (range ?? columns ?? rows ?? cell ?? '').split(':');
  return { kind: 'cells', text, sheet, from: corner(from), to: corner(to), isSingle: cell !== undefined };
}

function corner(text: string): Corner {
  const [, fixedColumn, letters, fixedRow, row] = /^(\$?)([A-Z]*)(\$?)(\d*)$/.exec(text) ?? [];
  const hasColumn = letters !== '';
  return {
    column: hasColumn ? columnOf(letters ?? '') : undefined,
    isColumnFixed: hasColumn && fixedColumn === '$',
    row: row === '' ? undefined : Number(row) - 1,
    isRowFixed: fixedRow === '$' || (!hasColumn && fixedColumn === '$'),
  };
}

function tableToken(found: RegExpExecArray | null, formula: string): Token | undefined {
  if (!found) return undefined;
  const open = found.index + found[0].length;
  let depth = 0;
  for (let i = open; i < formula.length; i++) {
    if (formula[i] === "'") i++;
    else if (formula[i] === '[') depth++;
    else if (formula[i] === ']' && --depth === 0)
      return {
        kind: 'table',
        text: formula.slice(found.index, i + 1),
        table: found[0],
        inside: formula.slice(open + 1, i),
      };
  }
  throw new Error(`No bracket ends ${formula.slice(found.index)}.`);
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function lettersOf(column: number): string {
  return (
    (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
  );
}

/** A reference as Excel writes it: quotes only where the name needs them. */
function written(token: CellsToken, from: Corner, to: Corner, sheet = token.sheet): string {
  const range = token.isSingle ? cornerText(from) : `${cornerText(from)}:${cornerText(to)}`;
  return `${sheet === undefined ? '' : `${sheetText(sheet)}!`}${range}`;
}

function sheetText(sheet: string): string {
  const isPlain = /^[A-Za-z_][\w.]*$/.test(sheet) && !/^[A-Z]{1,3}\d+$/i.test(sheet);
  return isPlain ? sheet : `'${sheet.replace(/'/g, "''")}'`;
}

function cornerText({ column, row, isColumnFixed, isRowFixed }: Corner): string {
  const letters = column === undefined ? '' : `${isColumnFixed ? '$' : ''}${lettersOf(column)}`;
  return `${letters}${row === undefined ? '' : `${isRowFixed ? '$' : ''}${row + 1}`}`;
}

/** What happens to rows or columns of a sheet: some come in before one, or some go. */
export interface Shift {
  readonly sheet: string;
  readonly of: 'row' | 'column';
  readonly at: number;
  /** Below 0 where they go. */
  readonly by: number;
}

/** Where something that stood there stands afterwards; `undefined` where it went. */
function shifted(place: number, { at, by }: Shift): number | undefined {
  if (place < at) return place;
  return by < 0 && place < at - by ? undefined : place + by;
}

/** The first and the last of several, clipped where some of them went. */
export function shiftedSpan(
  first: number,
  last: number,
  shift: Shift,
  most: number,
): [first: number, last: number] | undefined {
  const from = shifted(first, shift) ?? shift.at;
  const to = shifted(last, shift) ?? shift.at - 1;
  return to < from ? undefined : [from, Math.min(to, most)];
}

const MOST = { row: 1_048_575, column: 16_383 } as const;

/** Excel leaves out the quotes that a sheet's name does not need. */
export function asExcelWrites(formula: string): string {
  return rewritten(formula, (token) =>
    token.kind === 'cells' ? written(token, token.from, token.to) : undefined,
  );
}

/** How a formula of a sheet reads after rows or columns came or went. */
export function afterShift(formula: string, ownSheet: string, shift: Shift): string {
  return rewritten(formula, (token) => {
    if (token.kind !== 'cells' || !isSameName(token.sheet ?? ownSheet, shift.sheet)) return undefined;
    const { from, to } = token;
    const [first, last] = [from[shift.of], to[shift.of]];
    if (first === undefined || last === undefined) return undefined;
    const span = shiftedSpan(first, last, shift, MOST[shift.of]);
    if (!span) return '#REF!';
    return written(token, { ...from, [shift.of]: span[0] }, { ...to, [shift.of]: span[1] });
  });
}

const ofItsRow = new Map<string, boolean>();

/** Does it refer to a row that is not fixed? */
function isOfItsRow(formula: string): boolean {
  const is = ofItsRow.get(formula);
  if (is !== undefined) return is;
  const found = tokensOf(formula).some(
    (token) =>
      token.kind === 'cells' &&
      [token.from, token.to].some(({ row, isRowFixed }) => row !== undefined && !isRowFixed),
  );
  if (ofItsRow.size > 2000) ofItsRow.clear();
  ofItsRow.set(formula, found);
  return found;
}

/** How it reads in another row: what is not fixed goes along. */
export function inOtherRow(formula: string, by: number): string {
  if (by === 0 || !isOfItsRow(formula)) return formula;
  const moved = (place: Corner) =>
    place.row === undefined || place.isRowFixed ? place : { ...place, row: place.row + by };
  return rewritten(formula, (token) =>
    token.kind === 'cells' ? written(token, moved(token.from), moved(token.to)) : undefined,
  );
}

export function afterSheetRenamed(formula: string, before: string, now: string): string {
  return rewritten(formula, (token) =>
    token.kind === 'cells' && token.sheet !== undefined && isSameName(token.sheet, before)
      ? written(token, token.from, token.to, now)
      : undefined,
  );
}

export function afterSheetDeleted(formula: string, sheet: string, tables: readonly string[]): string {
  return rewritten(formula, (token) => {
    const isGone =
      token.kind === 'cells'
        ? token.sheet !== undefined && isSameName(token.sheet, sheet)
        : token.kind === 'table' && tables.some((name) => isSameName(name, token.table));
    return isGone ? '#REF!' : undefined;
  });
}

export function afterTableRenamed(formula: string, before: string, now: string): string {
  return rewritten(formula, (token) =>
    token.kind === 'table' && isSameName(token.table, before) ? `${now}[${token.inside}]` : undefined,
  );
}

/** `undefined` where the column went. */
export function afterHeadingRenamed(
  formula: string,
  table: string,
  before: string,
  now: string | undefined,
): string {
  return rewritten(formula, (token) => {
    if (token.kind !== 'table' || !isSameName(token.table, table)) return undefined;
    const { rows, columns } = partsOf(token.inside);
    if (!columns.includes(before)) return undefined;
    if (now === undefined) return '#REF!';
    return `${token.table}[${insideOf(
      rows,
      columns.map((name) => (name === before ? now : name)),
    )}]`;
  });
}

function rewritten(formula: string, rewrite: (token: Token) => string | undefined): string {
  return tokensOf(formula)
    .map((token) => rewrite(token) ?? token.text)
    .join('');
}

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Which rows of a table a structured reference means, and the first and last of its columns. */
export interface TableParts {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** What stands in the brackets of a structured reference; throws on what the fake does not know. */
export function partsOf(inside: string): TableParts {
  const rows: string[] = [];
  let rest = inside.trim();
  if (rest.startsWith('@')) {
    rows.push('#This Row');
    rest = rest.slice(1);
  }
  if (rest === '' || rest === '#Data')
    return { rows: rest === '' && rows.length > 0 ? rows : ['#Data'], columns: [] };
  if (/^#[\w ]+$/.test(rest)) return { rows: [knownRows(rest)], columns: [] };
  if (!rest.startsWith('[')) return { rows: rows.length > 0 ? rows : ['#Data'], columns: [unescaped(rest)] };
  const columns: string[] = [];
  for (const [, item, after] of rest.matchAll(/\[((?:'.|[^'\]])*)\]\s*([,:]?)\s*/g)) {
    if (/^#/.test(item as string)) rows.push(knownRows(item as string));
    else columns.push(unescaped(item as string));
    if (after === ':' && /^#/.test(item as string)) throw new Error(`No range of rows: [${inside}].`);
  }
  if (columns.length > 2) throw new Error(`The fake cannot read [${inside}].`);
  return { rows: rows.length > 0 ? rows : ['#Data'], columns };
}

const ROWS_OF_TABLES = ['#Headers', '#Data', '#All', '#This Row', '#Totals'];

function knownRows(name: string): string {
  if (!ROWS_OF_TABLES.includes(name)) throw new Error(`The fake knows no ${name} of a table.`);
  return name;
}

function insideOf(rows: readonly string[], columns: readonly string[]): string {
  const names = columns.map((name) => `[${name.replace(/['#[\]@]/g, "'$&")}]`).join(':');
  if (rows.length === 1 && rows[0] === '#This Row') return `@${names}`;
  return [
    ...rows.filter((name) => rows.length > 1 || name !== '#Data').map((name) => `[${name}]`),
    names,
  ].join(',');
}

function unescaped(name: string): string {
  return name.replace(/'(.)/g, '$1');
}
