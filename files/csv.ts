/** Between the text of a .csv and its fields: encodings, delimiters, quotes. What a field means is for `csv-cells.ts`. */

/** In the order in which they are taken where a text fits several equally well. */
const DELIMITERS = [',', ';', '\t', '|', '^'] as const;
/** So rare in texts, and as delimiters, that they are taken only where they divide a table evenly. */
const RARE_DELIMITERS = ['~', '¦', '¬', '\u001F'] as const;

/** The text of a file: UTF-8 or UTF-16 where it says so or fits, else what Excel on Windows writes. */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return withWindowsSigns(new TextDecoder('windows-1252').decode(bytes));
  }
}

/** What Windows has from 0x80 on. Browsers know it; some versions of Node leave signs that nobody sees. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function withWindowsSigns(text: string): string {
  return text.replace(/[\u0080-\u009F]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] as string);
}

/** How much of a file is looked at to tell UTF-16 without its mark. */
const LOOKED_AT = 2_000;

/** UTF-16 by its mark; without one by the zeros, of which nearly every second byte of English text is one. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const looked = bytes.subarray(0, LOOKED_AT);
  looked.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > looked.length / 4 && even === 0) return 'utf-16le';
  if (even > looked.length / 4 && odd === 0) return 'utf-16be';
  return undefined;
}

export interface ReadCsv {
  /** The fields, unread: quotes resolved, lines inside quotes kept. */
  readonly rows: string[][];
  /** The lines, counted from 1, with a quotation mark that is never closed: it is taken as a part of the text. */
  readonly openQuotes: readonly number[];
}

/** The fields of a .csv, its delimiter told by its first line `sep=;` or by its pattern. */
export function readCsv(text: string): ReadCsv {
  const said = SAID_DELIMITER.exec(text);
  if (said) return readFields(text.slice(said[0].length), said[1] as string, 2);
  return readFields(text, delimiterOf(text), 1);
}

export function parseCsv(text: string): string[][] {
  return readCsv(text).rows;
}

/** What Excel and many services write before the first row. */
const SAID_DELIMITER = /^\uFEFF?"?sep=([^\r\n"])"?(?:\r\n|\r|\n|$)/i;

/** What a cell holds at most, in Excel as in Sheets: what is quoted and longer was never closed. */
const LONGEST_CELL = 32_767;
/** Who leaves so many quotation marks open does not quote with them. */
const MOST_OPEN_QUOTES = 100;

function readFields(text: string, delimiter: string, firstLine: number): ReadCsv {
  const rows: string[][] = [];
  const openQuotes: number[] = [];
  let row: string[] = [];
  let line = firstLine;
  let at = 0;
  while (at < text.length) {
    const quoted = openQuotes.length < MOST_OPEN_QUOTES ? fieldInQuotes(text, at, delimiter) : undefined;
    if (quoted === 'never closed') openQuotes.push(line);
    const field =
      quoted === undefined || quoted === 'never closed' ? plainField(text, at, delimiter) : quoted;
    row.push(field.text);
    line += field.lines;
    at = field.end;
    if (text[at] === delimiter) {
      at++;
      // A delimiter at the very end has an empty field behind it.
      if (at < text.length) continue;
      row.push('');
    }
    at += lengthOfLineEnd(text, at);
    line++;
    rows.push(row);
    row = [];
  }
  return { rows, openQuotes };
}

/** A field that begins with a quote, or with spaces before a quote that nothing stands behind. */
function fieldInQuotes(text: string, at: number, delimiter: string): Field | 'never closed' | undefined {
  if (text[at] === '"') return quotedField(text, at, delimiter);
  if (text[at] !== ' ') return undefined;
  let quote = at;
  while (text[quote] === ' ') quote++;
  const closing = text[quote] === '"' ? closingQuote(text, quote) : undefined;
  if (closing === undefined || plainField(text, closing + 1, delimiter).text.trim() !== '') return undefined;
  return quotedField(text, quote, delimiter);
}

interface Field {
  readonly text: string;
  /** Where the delimiter or the end of the line stands that ends it. */
  readonly end: number;
  /** Line ends inside it. */
  readonly lines: number;
}

function plainField(text: string, from: number, delimiter: string): Field {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(from, end), end, lines: 0 };
}

/**
 * A field in quotes, a quote inside it doubled; `from` is that of the first one. What stands behind the last one belongs
 * to it, as in Excel, but not where it spans lines: such a quote was another field's.
 */
function quotedField(text: string, from: number, delimiter: string): Field | 'never closed' {
  const closing = closingQuote(text, from);
  if (closing === undefined) return 'never closed';
  const inside = text.slice(from + 1, closing).replace(/""/g, '"');
  const behind = plainField(text, closing + 1, delimiter);
  const lines = linesInside(inside);
  if (lines > 0 && behind.text.trim() !== '') return 'never closed';
  return { text: inside + behind.text.trimEnd(), end: behind.end, lines };
}

function closingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from + 1);
  while (at !== -1 && at - from <= LONGEST_CELL + 1) {
    if (text[at + 1] !== '"') return at;
    at = text.indexOf('"', at + 2);
  }
  return undefined;
}

function lengthOfLineEnd(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return 2;
  return text[at] === '\r' || text[at] === '\n' ? 1 : 0;
}

/** From how many lines the delimiter is told. */
const LINES_LOOKED_AT = 50;

/**
 * The delimiter that divides the most lines; of several the one that divides them most and most alike, a field that begins
 * with a space ("Foxbury, Amara") counting against it. A title above the table is one field by any of them.
 */
function delimiterOf(text: string): string {
  const start = firstLines(text);
  const fits = DELIMITERS.map((delimiter) => fitOf(start, delimiter));
  const rare = RARE_DELIMITERS.map((delimiter) => fitOf(start, delimiter)).filter(isEven);
  const best = [...fits, ...rare].reduce((one, other) => (isBetter(other, one) ? other : one));
  return best.delimiter;
}

/** Two lines at least, each divided like all others. */
function isEven({ rows, width }: Fit): boolean {
  return rows.length > 1 && rows.every((row) => row.length === width);
}

function firstLines(text: string): string {
  const lineEnd = /\r\n|\r|\n/g;
  let filled = 0;
  let from = 0;
  for (let end = lineEnd.exec(text); end !== null; end = lineEnd.exec(text)) {
    if (text.slice(from, end.index).trim() !== '') filled++;
    from = lineEnd.lastIndex;
    if (filled === LINES_LOOKED_AT) return text.slice(0, end.index);
  }
  return text;
}

interface Fit {
  readonly delimiter: string;
  /** Lines, those inside quotes included. */
  readonly divided: number;
  readonly evenness: number;
  /** The rows that it divides, and into how many fields most of them. */
  readonly rows: readonly (readonly string[])[];
  readonly width: number;
}

function fitOf(text: string, delimiter: string): Fit {
  const divided = readFields(text, delimiter, 1).rows.filter((row) => row.length > 1);
  const widths = divided.map((row) => row.length);
  const usual = mostFrequent(widths);
  const even = widths.reduce((sum, width) => sum + Math.min(width, usual) - 1 - Math.abs(width - usual), 0);
  const spaced = divided.flat().filter((field) => /^ \S/.test(field)).length;
  return {
    delimiter,
    divided: divided.reduce((sum, row) => sum + 1 + linesInside(row.join('')), 0),
    evenness: even - spaced,
    rows: divided,
    width: usual,
  };
}

function linesInside(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function isBetter(one: Fit, other: Fit): boolean {
  if (one.divided !== other.divided) return one.divided > other.divided;
  return one.evenness > other.evenness;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0] as const)[0];
}

// Writing

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Text that a spreadsheet would read as a formula, also behind spaces that it trims, behind signs that nobody sees, or in
 * the wide signs that are typed in East Asia; the apostrophes in front are those that keep it text.
 */
export const LOOKS_LIKE_FORMULA =
  /^'*(?:[\t\r\n]|[\s\u200B-\u200F\u2060\uFEFF]*(?:[=+@\uFF1D\uFF0B\uFF20]|[-\uFF0D][\s\S]))/;
/** An apostrophe before a digit is no part of the text: services put it there so that nobody calculates with it. */
export const QUOTED_DIGITS = /^'+\d/;

/** A .csv of what is shown, which Excel opens as it is: text that looks like a formula gets an apostrophe. */
export function csvOf(rows: readonly (readonly { text: string; isText: boolean }[])[]): string {
  const needsApostrophe = (text: string) => LOOKS_LIKE_FORMULA.test(text) || QUOTED_DIGITS.test(text);
  const lines = rows.map((row) =>
    row.map(({ text, isText }) => quoted(isText && needsApostrophe(text) ? `'${text}` : text)).join(','),
  );
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** What a reader could take for a delimiter or trim is quoted. */
function quoted(text: string): string {
  const isRead = [...DELIMITERS, ...RARE_DELIMITERS].some((delimiter) => text.includes(delimiter));
  return isRead || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
