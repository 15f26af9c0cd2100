import { strToU8, unzipSync, zipSync } from 'fflate';
import { checksumOf, checksumsIn } from './checksums';
import { decodeText } from './csv';
import { REFUSALS } from './file-words';
import type { PackedParts } from './kept-package';
import { isRefused, LIMITS, type RefusedFile } from './limits';
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
  const found = unpacked(file, bytes, (name) => XML.test(name) && !NOT_NEEDED.test(name));
  if (isRefused(found)) return found;
  const texts = [...found.parts].map(([path, part]) => [path, decodeText(part)]);
  return { parts: Object.fromEntries(texts), paths: found.paths };
}

/** Every part of a .xlsx file as the bytes that it is, in the file's order. */
export function unpackedParts(file: string, bytes: Uint8Array): PackedParts | RefusedFile {
  const found = unpacked(file, bytes, (name) => !name.endsWith('/'));
  return isRefused(found) ? found : found.parts;
}

function unpacked(
  file: string,
  bytes: Uint8Array,
  isNeeded: (name: string) => boolean,
): { readonly parts: PackedParts; readonly paths: readonly string[] } | RefusedFile {
  const sizes = new Map<string, number>();
  const paths: string[] = [];
  const checksums = checksumsIn(bytes);
  const checksumOfPart = new Map<string, number>();
  let size = 0;
  const isWanted = ({ name, originalSize }: { name: string; originalSize: number }) => {
    checksumOfPart.set(name, checksums[paths.length] ?? NO_CHECKSUM);
    paths.push(name);
    if (!isNeeded(name)) return false;
    size += originalSize;
    sizes.set(name, originalSize);
    return size <= LIMITS.unpackedBytes;
  };
  try {
    const parts = new Map(Object.entries(unzipSync(bytes, { filter: isWanted })));
    if (size > LIMITS.unpackedBytes) {
      return { refused: REFUSALS.tooLarge(file, `${LIMITS.unpackedBytes / 1_000_000} MB, unpacked`) };
    }
    const isWhole = ([name, part]: readonly [string, Uint8Array]) =>
      part.length === sizes.get(name) && hasChecksum(part, checksumOfPart.get(name));
    if (![...parts].every(isWhole)) return { refused: REFUSALS.damaged(file) };
    return { parts, paths };
  } catch {
    return { refused: REFUSALS.damaged(file) };
  }
}

/** Some programs that write as they go leave it out. */
const NO_CHECKSUM = 0;

function hasChecksum(part: Uint8Array, checksum = NO_CHECKSUM): boolean {
  return checksum === NO_CHECKSUM || checksumOf(part) === checksum;
}

export function zipped(parts: FileParts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

/** Parts as they are, in their order: programs look for the list of content types at the beginning. */
export function packedParts(parts: PackedParts): Uint8Array {
  return zipSync(Object.fromEntries(parts));
}
