import type { Machine } from '../../cli/machine';
import type { Day } from '../../core/dates/day';

/** A computer with these files and nothing else; what commands say on it can be looked at. */
export function machineInMemory(files: Readonly<Record<string, Uint8Array>>, today: Day) {
  const held = new Map<string, Uint8Array | string>(Object.entries(files));
  const said: string[] = [];
  const told: string[] = [];
  const machine: Machine = {
    today: () => today,
    kindOf: async (path) =>
      held.has(path)
        ? 'file'
        : [...held.keys()].some((one) => one.startsWith(`${path}/`))
          ? 'folder'
          : undefined,
    placeOf: async (path) => path,
    read: async (path) => held.get(path) as Uint8Array,
    list: async (path) =>
      [...held.keys()]
        .flatMap((one) => (one.startsWith(`${path}/`) ? [one.slice(path.length + 1)] : []))
        .sort(),
    write: async (path, content, replaces) => {
      if (held.has(path) && !replaces)
        throw Object.assign(new Error('EEXIST: file already exists'), { code: 'EEXIST' });
      held.set(path, content);
    },
    say: (text) => said.push(text),
    tell: (text) => told.push(text),
    progress: () => {},
  };
  return { machine, held, said, told };
}
