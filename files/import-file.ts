import type { Cell } from '../core/cells/cell';
import { ownSheetProblem } from '../core/sheet/own-sheets';
import { REPORT_MARK_ROW } from '../core/sheet/report-mark';
import { decodeText, readCsv } from './csv';
import { csvValueOf } from './csv-values';
import { kindOf } from './file-kinds';
import { IMPORT_NOTES, IMPORT_REFUSALS, REFUSALS } from './file-words';
import { type IlrFault, readIlr } from './ilr';
import { isRefused, LIMITS, type RefusedFile, tooLarge } from './limits';
import { openedWorkbook } from './opened-workbook';
import { blockOf, type StoredSheet } from './stored-workbook';

/** One of the tables of a file; those of a workbook have the names of their sheets. */
interface ImportTable {
  readonly sheet?: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** What a file holds that can be imported: at least one table. */
export interface ImportFile {
  readonly tables: readonly ImportTable[];
  /** What the person who chose it should know, in whole sentences. */
  readonly notes: readonly string[];
}

/** How much of a .csv is read between two rests, in rows. */
const ROWS_AT_ONCE = 2_000;

/**
 * Reads a file with rests between, each of which says how much is done, 0 to 1. By its content it is an ILR file,
 * a workbook or text; `larsCode` is what the ILR calls the standard.
 */
export function* readImport(
  file: string,
  bytes: Uint8Array,
  larsCode: string | undefined,
): Generator<number, ImportFile | RefusedFile> {
  if (bytes.length > LIMITS.fileBytes)
    return { refused: IMPORT_REFUSALS.tooLarge(file, LIMITS.fileBytes / 1_000_000) };
  // So large a file is told by its beginning.
  const start = decodeText(bytes.subarray(0, LOOKED_AT));
  const kind = kindOf(file, bytes.subarray(0, LOOKED_AT), () => start);
  if (kind === 'xml' || (kind === 'notAWorkbook' && /^\uFEFF?\s*</.test(start)))
    return yield* ilr(file, bytes, larsCode);
  if (kind === 'package') return workbook(file, bytes);
  if (kind === 'notAWorkbook') return { refused: IMPORT_REFUSALS.neither(file) };
  return kind === 'text' ? yield* csv(file, decodeText(bytes)) : { refused: REFUSALS[kind](file) };
}

const LOOKED_AT = 4_000;
/** Dates are read from texts, which takes longer than all else. */
const AIMS_AT_ONCE = 500;

function* ilr(
  file: string,
  bytes: Uint8Array,
  larsCode: string | undefined,
): Generator<number, ImportFile | RefusedFile> {
  const read = yield* readIlr(bytes, larsCode);
  if ('fault' in read) return { refused: ILR_WORDS[read.fault](file) };
  const { year, learners, restarts, others, rows } = read;
  const left = [...others].map(([code, aims]) => `${code} (${aims})`).join(', ');
  const notes = [
    IMPORT_NOTES.ilr(year, learners, rows.length - 1),
    ...(left === '' ? [] : [IMPORT_NOTES.otherStandards(left)]),
    ...(restarts > 0 ? [IMPORT_NOTES.restarts(restarts)] : []),
  ];
  const [headings = [], ...aims] = rows;
  const table: (readonly (string | number | boolean)[])[] = [headings];
  for (let at = 0; at < aims.length; at += AIMS_AT_ONCE) {
    yield 1;
    for (const row of aims.slice(at, at + AIMS_AT_ONCE)) table.push(row.map(cellOf));
  }
  return { tables: [{ rows: table }], notes };
}

const ILR_WORDS: Readonly<Record<IlrFault, (file: string) => string>> = {
  NOT_ILR: IMPORT_REFUSALS.notIlr,
  NO_LEARNERS: IMPORT_REFUSALS.noLearners,
  CUT_OFF: IMPORT_REFUSALS.cutOff,
  BROKEN: IMPORT_REFUSALS.broken,
  TOO_DEEP: IMPORT_REFUSALS.broken,
  DECLARES_TYPES: IMPORT_REFUSALS.declaresTypes,
};

function cellOf(field: string): string | number | boolean {
  return csvValueOf(field).cell;
}

function* csv(file: string, text: string): Generator<number, ImportFile | RefusedFile> {
  const { rows: fields, openQuotes } = readCsv(text);
  const columns = fields.reduce((widest, row) => Math.max(widest, row.length), 0);
  const cells = fields.reduce((sum, row) => sum + row.length, 0);
  const refused = tooLarge(file, file, { rows: fields.length, columns, cells });
  if (refused && isRefused(refused)) return { refused: IMPORT_REFUSALS.tooManyRows(file, LIMITS.rows) };
  const rows: (string | number | boolean)[][] = [];
  for (let at = 0; at < fields.length; at += ROWS_AT_ONCE) {
    yield at / fields.length;
    for (const row of fields.slice(at, at + ROWS_AT_ONCE))
      rows.push(Array.from({ length: columns }, (_, i) => cellOf(row[i] ?? '')));
  }
  return {
    tables: [{ rows }],
    notes: openQuotes.length > 0 ? [IMPORT_NOTES.openQuotes(openQuotes)] : [],
  };
}

/** The sheets of a workbook that hold something, as they last showed it; our own are about other things. */
function workbook(file: string, bytes: Uint8Array): ImportFile | RefusedFile {
  const opened = openedWorkbook(file, bytes);
  if (isRefused(opened)) return opened;
  const { sheets, isFrom1904 } = opened.workbook;
  if (isFrom1904) return { refused: IMPORT_REFUSALS.daysFrom1904(file) };
  const filled = sheets.filter(({ name, columns, rows }) => columns > 0 && !isOurs(name, rows));
  if (filled.length === 0) return { refused: IMPORT_REFUSALS.noCells(file) };
  for (const { name, rows, columns } of filled) {
    const cells = rows.reduce((sum, row) => sum + (row?.length ?? 0), 0);
    const refused = tooLarge(file, name, { rows: rows.length, columns, cells });
    if (refused) return { refused: IMPORT_REFUSALS.tooManyRows(file, LIMITS.rows) };
  }
  const unanswered = filled.flatMap(({ name, rows, formulas }) =>
    formulas.some(({ row, column }) => rows[row]?.[column] === undefined) ? [name] : [],
  );
  return {
    tables: filled.map((sheet) => ({ sheet: sheet.name, rows: blockOf(sheet) })),
    notes: unanswered.length > 0 ? [IMPORT_NOTES.unanswered(unanswered)] : [],
  };
}

function isOurs(sheet: string, rows: StoredSheet['rows']): boolean {
  const top = rows.slice(0, REPORT_MARK_ROW + 1).map((row) => row ?? []);
  return ownSheetProblem({ sheet, rows: top }) !== undefined;
}
