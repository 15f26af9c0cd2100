import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRODUCT } from '../core/version';

/** Beside the files of a host that is served as a folder. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

/** The licences of the packages whose code is in a built file, each whole, as the licences ask. */
export async function noticesFor(packages: Iterable<string>): Promise<string> {
  const notices = await Promise.all([...new Set(packages)].sort().map(noticeOf));
  return [`${PRODUCT.name} contains code of these packages, each under its own licence.`, ...notices].join(
    '\n\n',
  );
}

async function noticeOf(name: string): Promise<string> {
  const { version, license } = await packageJson(name);
  return `${name} ${version}, ${license}\n\n${(await licenceText(name)).trim()}`;
}

/** Packages that are served whole, in files of their own beside ours, with the file that holds the licence of each. */
export async function servedBeside(licences: Readonly<Record<string, string>>): Promise<string> {
  const lines = Object.entries(licences).map(async ([name, file]) => {
    const { version, license } = await packageJson(name);
    return `${name} ${version}, ${license}: ${file}`;
  });
  return ['Served as published, beside our own files:', ...(await Promise.all(lines))].join('\n');
}

async function packageJson(name: string): Promise<{ version: string; license: string }> {
  return JSON.parse(await readFile(join('node_modules', name, 'package.json'), 'utf8'));
}

/** A package without a licence of its own must not slip into a build: what may be done with its code is not known. */
async function licenceText(name: string): Promise<string> {
  const folder = join('node_modules', name);
  const file = (await readdir(folder)).find((file) => /^licen[cs]e(\.\w+)?$/i.test(file));
  if (file === undefined) throw new Error(`The package ${name} is bundled but has no licence file.`);
  return readFile(join(folder, file), 'utf8');
}

/** As a comment, which nothing in the text of a licence may end. */
export function asScriptComment(text: string): string {
  return `/*\n${text.replaceAll('*/', '* /')}\n*/\n`;
}

export function asPageComment(text: string): string {
  return `<!--\n${text.replaceAll('--', '- -')}\n-->\n`;
}
