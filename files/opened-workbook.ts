import { decodeText } from './csv';
import { kindOf, refusalOfPackage } from './file-kinds';
import { REFUSALS } from './file-words';
import type { PackedParts } from './kept-package';
import { isRefused, LIMITS, type RefusedFile } from './limits';
import { type StoredWorkbook, storedWorkbook } from './stored-workbook';
import type { FileParts } from './xlsx';
import { unpackedParts } from './zip';

/** A workbook with the package that it came in, whose other parts nobody looked into. */
export interface OpenedWorkbook {
  readonly parts: PackedParts;
  readonly workbook: StoredWorkbook;
}

/** A file as a workbook, by its content and not by its name; or why it is none. */
export function openedWorkbook(file: string, bytes: Uint8Array): OpenedWorkbook | RefusedFile {
  if (bytes.length > LIMITS.fileBytes)
    return { refused: REFUSALS.tooLarge(file, `${LIMITS.fileBytes / 1_000_000} MB`) };
  const kind = kindOf(file, bytes, () => decodeText(bytes));
  if (kind !== 'package') return { refused: REFUSALS[kind === 'text' ? 'notAWorkbook' : kind](file) };
  const parts = unpackedParts(file, bytes);
  if (isRefused(parts)) return parts;
  const refusal = refusalOfPackage([...parts.keys()]);
  if (refusal) return { refused: REFUSALS[refusal](file) };
  const workbook = storedWorkbook(file, textsOf(parts));
  return isRefused(workbook) ? workbook : { parts, workbook };
}

/** The parts that cells rest on, as text. */
function textsOf(parts: PackedParts): FileParts {
  const needed = [...parts].filter(([path]) => /\.(?:xml|rels)$/i.test(path) && !NOT_NEEDED.test(path));
  return Object.fromEntries(needed.map(([path, bytes]) => [path, decodeText(bytes)]));
}

const NOT_NEEDED =
  /(?:^|[\\/])(?:docProps|customXml|drawings|charts|pivotCache|media|theme)[\\/]|calcChain\.xml$/i;
