import { readDay } from '../core/dates/day';
import { columnLetters } from '../core/sheet/grid';
import { DATE_FORMAT } from './codec';
import type { PlannedCell, SheetPlan } from './plan';

const DELIMITERS = [',', ';', '\t'] as const;

/** The text of a file: UTF-8 or UTF-16 where it says so or fits, else what Excel on Windows writes. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The cells of a .csv, unread: quotes resolved, lines inside quotes kept. */
export function parseCsv(text: string): string[][] {
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endField = () => {
    row.push(field);
    field = '';
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') field += text[i++];
      else isQuoted = false;
    } else if (character === '"' && field === '') {
      isQuoted = true;
    } else if (character === delimiter) {
      endField();
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[i + 1] === '\n') i++;
      endField();
      rows.push(row);
      row = [];
    } else {
      field += character;
    }
  }
  if (field !== '' || row.length > 0) {
    endField();
    rows.push(row);
  }
  return rows;
}

/** The delimiter that the first line has most of, quoted text aside. */
function delimiterOf(text: string): string {
  const [firstLine = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r|\n/, 1);
  const countOf = (delimiter: string) => firstLine.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (countOf(next) > countOf(best) ? next : best));
}

/** A sheet with what a .csv says: plain numbers and day-first dates as such, everything else as text. */
export function planFromCsv(name: string, text: string): SheetPlan {
  const formats: { range: string; format: string }[] = [];
  const rows = parseCsv(text).map((fields, r) =>
    fields.map((field, c) => {
      const day = readDay(field);
      if (typeof day !== 'number') return cellFrom(field);
      formats.push({ range: `${columnLetters(c)}${r + 1}`, format: DATE_FORMAT });
      return day;
    }),
  );
  return { name, rows, formats };
}

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Beyond this a number would lose its last digits. */
const MOST_DIGITS = 15;

function cellFrom(field: string): PlannedCell {
  const isNumber = PLAIN_NUMBER.test(field) && field.replace(/\D/g, '').length <= MOST_DIGITS;
  if (isNumber) return Number(field);
  if (/^(?:true|false)$/i.test(field)) return field.toLowerCase() === 'true';
  return field[0] === "'" && LOOKS_LIKE_FORMULA.test(field) ? field.slice(1) : field;
}

/** Text that a spreadsheet would read as a formula; the apostrophes in front are those that keep it text. */
const LOOKS_LIKE_FORMULA = /^'*(?:[=+@\t\r]|-[\s\S])/;

const BYTE_ORDER_MARK = '\uFEFF';

/** A .csv of what is shown, which Excel opens as it is: text that looks like a formula gets an apostrophe. */
export function csvOf(rows: readonly (readonly { text: string; isText: boolean }[])[]): string {
  const lines = rows.map((row) =>
    row
      .map(({ text, isText }) => quoted(isText && LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text))
      .join(','),
  );
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
