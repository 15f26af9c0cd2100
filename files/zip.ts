import { strToU8, unzipSync, zipSync } from 'fflate';
import { decodeText } from './csv';
import { REFUSALS } from './file-words';
import { LIMITS, type RefusedFile } from './limits';
import type { FileParts } from './xlsx';

export interface Unzipped {
  /** The XML that a workbook's cells rest on. */
  readonly parts: FileParts;
  /** The paths of all that is in the file. */
  readonly paths: readonly string[];
}

const XML = /\.(?:xml|rels)$/i;
/** What no cell rests on, and what can be long. */
const NOT_NEEDED =
  /(?:^|[\\/])(?:docProps|customXml|drawings|charts|diagrams|ctrlProps|revisions|threadedComments)[\\/]|calcChain\.xml$/i;

/** What a .xlsx file holds. No more is unpacked than it declares, and not that where it declares too much. */
export function unzipped(file: string, bytes: Uint8Array): Unzipped | RefusedFile {
  const sizes = new Map<string, number>();
  const paths: string[] = [];
  let unpacked = 0;
  const isWanted = ({ name, originalSize }: { name: string; originalSize: number }) => {
    paths.push(name);
    if (!XML.test(name) || NOT_NEEDED.test(name)) return false;
    unpacked += originalSize;
    sizes.set(name, originalSize);
    return unpacked <= LIMITS.unpackedBytes;
  };
  try {
    const files = Object.entries(unzipSync(bytes, { filter: isWanted }));
    if (unpacked > LIMITS.unpackedBytes) {
      return { refused: REFUSALS.tooLarge(file, `${LIMITS.unpackedBytes / 1_000_000} MB, unpacked`) };
    }
    if (files.some(([name, { length }]) => length !== sizes.get(name)))
      return { refused: REFUSALS.damaged(file) };
    return { parts: Object.fromEntries(files.map(([path, part]) => [path, decodeText(part)])), paths };
  } catch {
    return { refused: REFUSALS.damaged(file) };
  }
}

export function zipped(parts: FileParts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}
