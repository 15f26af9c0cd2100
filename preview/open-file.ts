import { decodeText } from '../files/csv';
import { hasMacros, kindOf, refusalOfPackage } from '../files/file-kinds';
import { NOTES, REFUSALS } from '../files/file-words';
import { isRefused, LIMITS, type RefusedFile, tooLarge } from '../files/limits';
import { unzipped } from '../files/zip';
import { planFromCsv } from './csv-cells';
import { dataFromPlan, dataFromXlsx } from './engine';

/** A file as a workbook that is not shown yet. */
export interface ReadFile {
  readonly data: ReturnType<typeof dataFromPlan>;
  /** The .xlsx itself: what the engine does not hold is taken from it again in saving. */
  readonly file?: Uint8Array;
  /** What the person who opens it should know, in whole sentences. */
  readonly notes: readonly string[];
}

/** A file as a workbook, by its content and not by its name alone; nothing of it can harm the workbook on the screen. */
export function readFile(name: string, bytes: Uint8Array): ReadFile | RefusedFile {
  if (bytes.length > LIMITS.fileBytes) {
    return { refused: REFUSALS.tooLarge(name, `${LIMITS.fileBytes / 1_000_000} MB`) };
  }
  const kind = kindOf(name, bytes, () => decodeText(bytes));
  switch (kind) {
    case 'package':
      return readPackage(name, bytes);
    case 'text':
      return readText(name, decodeText(bytes));
    default:
      return { refused: REFUSALS[kind](name) };
  }
}

function readPackage(name: string, bytes: Uint8Array): ReadFile | RefusedFile {
  const unpacked = unzipped(name, bytes);
  if (isRefused(unpacked)) return unpacked;
  const refusal = refusalOfPackage(unpacked.paths);
  if (refusal) return { refused: REFUSALS[refusal](name) };
  const read = dataFromXlsx(name, unpacked.parts);
  if (isRefused(read)) return read;
  const notes = [...(hasMacros(unpacked.paths) ? [NOTES.macros] : []), ...read.notes];
  return { data: read.data, file: bytes, notes };
}

function readText(name: string, text: string): ReadFile | RefusedFile {
  const sheet = planFromCsv(sheetName(name), text);
  const columns = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const cells = sheet.rows.reduce((sum, row) => sum + row.length, 0);
  const refused = tooLarge(name, sheet.name, { rows: sheet.rows.length, columns, cells });
  if (refused) return refused;
  return { data: dataFromPlan({ sheets: [sheet] }), notes: sheet.notes };
}

/** A sheet's name is at most 31 characters, some of them not allowed. */
function sheetName(fileName: string): string {
  return (
    fileName
      .replace(/\.\w+$/, '')
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  );
}
