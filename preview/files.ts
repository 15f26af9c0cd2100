import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { FileParts } from './xlsx';

/** The XML of a .xlsx file; an exception where the bytes are no such file. */
export function unzipped(bytes: Uint8Array): FileParts {
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) });
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strFromU8(content)]));
}

export function zipped(parts: FileParts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

/** Hands a file to the person as a download, under its new name: a page can overwrite nothing. */
export function download(name: string, type: string, content: string | Uint8Array): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  link.download = name;
  link.click();
  // Some browsers fetch it only later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const STAMP = / \d{4}-\d{2}-\d{2} \d{4}$/;

/** "Cohort.xlsx" as "Cohort 2026-11-23 1430": never the name that was opened. */
export function newName(name: string, now: Date): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join('-');
  const base = name.replace(/\.\w+$/, '').replace(STAMP, '');
  return `${base} ${date} ${twoDigits(now.getHours())}${twoDigits(now.getMinutes())}`;
}
