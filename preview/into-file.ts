import { type ChangedWorkbook, changedWorkbook, endingOf } from '../files/changed-workbook';
import { isRefused, type RefusedFile } from '../files/limits';
import { packedParts, unpackedParts } from '../files/zip';

interface SavedFile {
  readonly bytes: Uint8Array;
  /** Of its name. */
  readonly ending: string;
  readonly notes: readonly string[];
}

/** The file that was opened with what has changed since. */
export function intoFile(
  name: string,
  file: Uint8Array,
  { workbook, notes }: { readonly workbook: ChangedWorkbook; readonly notes: readonly string[] },
): SavedFile | RefusedFile {
  const parts = unpackedParts(name, file);
  if (isRefused(parts)) return parts;
  const changed = changedWorkbook(parts, workbook);
  return { bytes: packedParts(changed), ending: endingOf(changed), notes };
}
