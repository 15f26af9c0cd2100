import type { RefusalCode } from './file-words';

/** What a file is by its content, whatever its name says: a package, text, or what it is refused as. */
export type FileKind = 'package' | 'text' | RefusalCode;

/** The first bytes of a file, where they alone say what it is. */
const FIRST_BYTES: readonly (readonly [readonly number[], FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'package'],
  [[0x50, 0x4b, 0x05, 0x06], 'package'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'document'],
  [[0x1f, 0x8b], 'packed'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'packed'],
  [[0x52, 0x61, 0x72, 0x21], 'packed'],
  // Excel before 1997 wrote no container around its cells.
  [[0x09, 0x00, 0x04, 0x00], 'xls'],
  [[0x09, 0x02, 0x06, 0x00], 'xls'],
  [[0x09, 0x04, 0x06, 0x00], 'xls'],
  [[0x09, 0x08], 'xls'],
];
/** The container of Office files before 2007, and of those with a password since. */
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function kindOf(name: string, bytes: Uint8Array, decoded: () => string): FileKind {
  const begins = (first: readonly number[]) => first.every((byte, i) => bytes[i] === byte);
  if (begins(CONTAINER)) return kindOfContainer(bytes);
  const known = FIRST_BYTES.find(([first]) => begins(first));
  if (known) return known[1];
  const text = decoded();
  // A file of blank lines is a blank sheet, with which somebody may begin.
  if (/^\uFEFF?$/.test(text)) return 'empty';
  if (text.includes('\0')) return 'notAWorkbook';
  const start = text.slice(0, LOOKED_AT);
  return kindOfMarkup(start) ?? kindOfJson(start) ?? (NAMED_AS_TEXT.test(name) ? 'text' : 'notAWorkbook');
}

/** A picture could be called anything, a table of text could be called .xls. */
const NAMED_AS_TEXT = /\.(?:csv|tsv|tab|txt|xls)$/i;
const LOOKED_AT = 2_000;

/** The names of its streams are in UTF-16. */
function kindOfContainer(bytes: Uint8Array): FileKind {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (text.includes('EncryptedPackage')) return 'password';
  return text.includes('WordDocument') || text.includes('PowerPoint Document') ? 'document' : 'xls';
}

function kindOfMarkup(text: string): FileKind | undefined {
  if (!/^\uFEFF?\s*</.test(text)) return undefined;
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml2003';
  if (/<office:document\b/.test(text)) return 'ods';
  if (/<(?:!doctype html|html|head|body|table|meta|style)\b/i.test(text)) return 'webPage';
  return /^\uFEFF?\s*<\?xml\b/.test(text) ? 'xml' : undefined;
}

function kindOfJson(text: string): FileKind | undefined {
  if (!/^\uFEFF?\s*(?:\{\s*"[^"]*"\s*:|\[\s*\{\s*")/.test(text)) return undefined;
  return /"(?:doc_id|resource_id|url)"\s*:/.test(text) && /google|doc_id/.test(text) ? 'gsheet' : 'json';
}

/** Packages by a path that only they have. */
const TELLING_PATHS: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^xl\/workbook\.bin$/i, 'xlsb'],
  [/\.iwa$|^Index\.zip$/i, 'numbers'],
  [/^(?:word\/document|ppt\/presentation)\.xml$/i, 'document'],
];

/** What a package is refused as; none where it may be a workbook. */
export function refusalOfPackage(paths: readonly string[]): RefusalCode | undefined {
  const has = (path: RegExp) => paths.some((one) => path.test(one));
  if (has(/^\[Content_Types\]\.xml$/i)) return TELLING_PATHS.find(([path]) => has(path))?.[1];
  if (has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/)) return 'ods';
  const told = TELLING_PATHS.find(([path]) => has(path));
  if (told) return told[1];
  return has(/\.(?:xls[xm]?|ods|csv|tsv)$/i) ? 'packed' : undefined;
}

export function hasMacros(paths: readonly string[]): boolean {
  return paths.some((path) => /(?:^|\/)vbaProject\.bin$/i.test(path));
}
