import { lstat, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import type { Day } from '../core/dates/day';
import { todayInLondon } from './clock';

/** What a command may ask of the computer that it runs on. Nothing else leaves or reaches it: there is no network here. */
export interface Machine {
  readonly today: () => Day;
  /** What a path leads to; nothing where there is nothing. */
  kindOf(path: string): Promise<'file' | 'folder' | undefined>;
  /** The same place under whatever name: links and `..` resolved. */
  placeOf(path: string): Promise<string>;
  read(path: string): Promise<Uint8Array>;
  /** The names in a folder, in alphabetical order. */
  list(path: string): Promise<readonly string[]>;
  write(path: string, content: Uint8Array | string, replaces: boolean): Promise<void>;
  say(text: string): void;
  /** Beside the answer: what was left, what went wrong. */
  tell(text: string): void;
  /** One line that goes away again, where somebody is watching. */
  progress(text: string): void;
}

export function thisMachine(): Machine {
  const watched = process.stderr.isTTY === true;
  let shown = '';
  const clear = () => {
    if (shown !== '') process.stderr.write(`\r${' '.repeat(shown.length)}\r`);
    shown = '';
  };
  return {
    today: todayInLondon,
    kindOf: async (path) => {
      const found = await lstat(await realpath(path).catch(() => path)).catch(() => undefined);
      return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file';
    },
    placeOf: (path) => realpath(path),
    read: (path) => readFile(path),
    list: async (path) => (await readdir(path)).sort(),
    // Refused by the system itself where a file has come up meanwhile.
    write: (path, content, replaces) => writeFile(path, content, { flag: replaces ? 'w' : 'wx' }),
    say: (text) => {
      clear();
      process.stdout.write(text);
    },
    tell: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!watched) return;
      clear();
      shown = text;
      process.stderr.write(text);
    },
  };
}
