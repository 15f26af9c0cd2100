import { basename } from 'node:path';
import { isRefused } from '../files/limits';
import { type OpenedWorkbook, openedWorkbook } from '../files/opened-workbook';
import type { Machine } from './machine';
import type { WrongUse } from './outcomes';

/** A file that cannot be read, and what to do about it. */
export interface Unreadable {
  readonly unreadable: string;
}

export function isUnreadable(outcome: object): outcome is Unreadable {
  return 'unreadable' in outcome;
}

export async function readWorkbook(machine: Machine, path: string): Promise<OpenedWorkbook | Unreadable> {
  const name = basename(path);
  const bytes = await machine.read(path).catch((error: Error) => error);
  if (bytes instanceof Error)
    return {
      unreadable: `${name} could not be read: ${bytes.message}. Is the name right, and may you open it?`,
    };
  const opened = openedWorkbook(name, bytes);
  if (isRefused(opened)) return { unreadable: opened.refused };
  return opened.workbook.isFrom1904 ? { unreadable: daysFrom1904(name) } : opened;
}

function daysFrom1904(name: string): string {
  return `${name} counts its days from 1904, so every date would be four years out. In Excel, choose File, Options, Advanced, untick “Use 1904 date system”, see that the dates are right, save and try again.`;
}

/** Why a file may not be written: it is there already, or is the very one that is read. */
export async function whyNotWritten(
  machine: Machine,
  out: string,
  force: boolean,
  from?: string,
): Promise<WrongUse | undefined> {
  const kind = await machine.kindOf(out);
  if (kind === undefined) return undefined;
  if (kind === 'folder') return { wrong: `${out} is a folder. Give the name of a file.` };
  if (from !== undefined && (await machine.placeOf(out)) === (await machine.placeOf(from)))
    return { wrong: 'The file that is read is never written to. Give another name for the second file.' };
  return force
    ? undefined
    : { wrong: `${out} is there already. Give another name, or add --force to write over it.` };
}
