import { columnLetters } from '../core/sheet/grid';

/** A row or a column of a reference, counted from 1. */
interface Line {
  readonly at: number;
  readonly isFixed: boolean;
}

/** A reference as a formula has it: a cell, a range of cells, whole rows or whole columns. */
export interface Reference {
  /** As written, with its `!`; '' where it is of the formula's own sheet. */
  readonly sheet: string;
  readonly rows: readonly [Line, Line] | undefined;
  readonly columns: readonly [Line, Line] | undefined;
  /** A single cell, and not a range of one. */
  readonly isCell: boolean;
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d{0,6}`;
const CELL = COLUMN + ROW;
/** What a formula consists of, as far as its references are to be told from the rest: texts, columns of tables, other workbooks, names, numbers. */
const TOKENS = new RegExp(
  [
    '"(?:[^"]|"")*"',
    String.raw`'\[(?:[^']|'')+'!${CELL}(?::${CELL})?`,
    String.raw`\[\d+\][^!'"(),]*!${CELL}(?::${CELL})?`,
    String.raw`\[(?:[^\[\]]|\[[^\[\]]*\])*\]`,
    String.raw`(?<sheet>${SHEET})?(?<range>${CELL}(?::${CELL})?|${COLUMN}:${COLUMN}|${ROW}:${ROW})(?![\p{L}\p{N}_.(!\[:])`,
    SHEET,
    String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`,
    String.raw`\d+(?:\.\d+)?(?:E[+-]?\d+)?`,
  ].join('|'),
  'gu',
);

/** A formula with each of its references in the place of which `change` puts another text; `undefined` keeps it. */
export function withReferences(
  formula: string,
  change: (reference: Reference) => string | undefined,
  changeSheet: (sheet: string) => string = (sheet) => sheet,
): string {
  return formula.replace(TOKENS, (...found) => {
    const whole = found[0] as string;
    const { sheet = '', range } = found.at(-1) as { sheet?: string; range?: string };
    if (range === undefined) return /!$/.test(whole) && !whole.startsWith("'[") ? changeSheet(whole) : whole;
    const reference = referenceOf(sheet, range);
    // Beyond the last column it is a name of somebody's.
    const isName = reference.columns?.some(({ at }) => at > LAST_COLUMN);
    return (isName ? undefined : change(reference)) ?? whole;
  });
}

const PARTS = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/;

function referenceOf(sheet: string, range: string): Reference {
  const [from = '', to = from] = range.split(':');
  const [first, last] = [from, to].map((end) => {
    const [, dollar, letters = '', second, figures = ''] = PARTS.exec(end) ?? [];
    return {
      column: letters === '' ? undefined : { at: columnNumber(letters), isFixed: dollar === '$' },
      // A row without a column has its dollar in front.
      row:
        figures === ''
          ? undefined
          : { at: Number(figures), isFixed: (letters === '' ? dollar : second) === '$' },
    };
  });
  return {
    sheet,
    rows: first?.row && last?.row && [first.row, last.row],
    columns: first?.column && last?.column && [first.column, last.column],
    isCell: !range.includes(':'),
  };
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

export function writtenReference({ sheet, rows, columns, isCell }: Reference): string {
  const written = (line: Line | undefined, name: (at: number) => string) =>
    line === undefined ? '' : (line.isFixed ? '$' : '') + name(line.at);
  const end = (i: 0 | 1) => written(columns?.[i], (at) => columnLetters(at - 1)) + written(rows?.[i], String);
  return sheet + (isCell ? end(0) : `${end(0)}:${end(1)}`);
}

const [LAST_ROW, LAST_COLUMN] = [1_048_576, 16_384];
const LOST = '#REF!';

/** A formula as it reads so many rows down and columns to the right: what is not fixed goes along, round the sheet's edge. */
export function movedAlong(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula;
  const along = (lines: readonly [Line, Line] | undefined, by: number, last: number) =>
    lines?.map((line) => (line.isFixed ? line : { ...line, at: ((line.at - 1 + by + last) % last) + 1 })) as
      | readonly [Line, Line]
      | undefined;
  return withReferences(formula, (reference) =>
    writtenReference({
      ...reference,
      rows: along(reference.rows, down, LAST_ROW),
      columns: along(reference.columns, right, LAST_COLUMN),
    }),
  );
}

/** Rows or columns that were put in or taken out of a sheet, from `at` on, counted from 1. */
export interface Move {
  readonly of: 'rows' | 'columns';
  readonly what: 'inserted' | 'deleted';
  readonly at: number;
  readonly count: number;
}

/** Where a line stands after a move; nothing where it is gone. */
export function lineAfter(line: number, { what, at, count }: Move): number | undefined {
  if (line < at) return line;
  if (what === 'inserted') return line + count;
  return line < at + count ? undefined : line - count;
}

/** Lines from the first to the last after a move: fewer where some are gone, more where some were put between; none where all are gone. */
export function linesAfter(first: number, last: number, move: Move): readonly [number, number] | undefined {
  const { at, count } = move;
  const from = lineAfter(first, move) ?? at;
  const to = lineAfter(last, move) ?? at - 1;
  const most = move.of === 'rows' ? LAST_ROW : LAST_COLUMN;
  // A range to the end of the sheet still ends there.
  const end =
    move.what === 'inserted' ? Math.min(to, most) : last === most && to === most - count ? most : to;
  return from <= end ? [from, end] : undefined;
}

/** A reference after a move on its sheet; as a formula writes it where nothing of it is left. */
export function referenceAfter(reference: Reference, move: Move): string {
  const lines = reference[move.of];
  if (lines === undefined) return writtenReference(reference);
  const [one, other] = lines;
  const moved = linesAfter(Math.min(one.at, other.at), Math.max(one.at, other.at), move);
  if (moved === undefined) return LOST;
  const [from, to] = one.at <= other.at ? moved : [moved[1], moved[0]];
  return writtenReference({
    ...reference,
    [move.of]: [
      { ...one, at: from },
      { ...other, at: to },
    ],
  });
}

/** The name in a reference's `'…'!`. */
export function sheetNameIn(written: string): string {
  const name = written.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

export function writtenSheetName(name: string): string {
  const isPlain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^(?:[A-Za-z]{1,3}\d+|R\d*C\d*|R|C)$/i.test(name);
  return isPlain ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;
}
