import type { FileParts } from './xlsx';
import { type Attributes, readXml } from './xml';

/** The parts of a package by path. Paths are told apart without case, as the format has it. */
export interface PackageParts {
  read(path: string): string | undefined;
  /** What a part refers to, by id; '' is the package itself. */
  relationsOf(path: string): ReadonlyMap<string, Relation>;
  /** The first part whose path ends like this. */
  ending(end: string): string | undefined;
}

export interface Relation {
  /** What it refers to: `worksheet`, `styles`, `table` and so on. */
  readonly kind: string;
  /** Of a part, without a slash in front; of a hyperlink, what it says. */
  readonly path: string;
  readonly isOutside: boolean;
}

export function packageParts(parts: FileParts): PackageParts {
  const byPath = new Map(Object.entries(parts).map(([path, xml]) => [plain(path), xml]));
  const read = (path: string) => byPath.get(plain(path));
  return {
    read,
    relationsOf: (path) => relationsIn(read(pathOfRelations(path)) ?? '', folderOf(path)),
    ending: (end) => [...byPath.keys()].find((path) => path.endsWith(end)),
  };
}

/** Targets are addresses, in which a space is written %20; names in a package are written either way. */
const BY_NUMBER = /%([2-7][\da-f])/gi;

function plain(path: string): string {
  const written = path.replace(BY_NUMBER, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return written.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function pathOfRelations(path: string): string {
  return `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`;
}

function relationsIn(xml: string, folder: string): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  readXml(xml, {
    open(name, { Id, Type = '', Target = '', TargetMode }: Attributes) {
      if (name !== 'Relationship' || Id === undefined) return;
      const isOutside = TargetMode === 'External';
      const path = isOutside ? Target : resolved(Target, folder);
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), path, isOutside });
    },
    close() {},
  });
  return relations;
}

/** A target as seen from the folder of the part that names it; one that begins with a slash is seen from the package. */
function resolved(target: string, folder: string): string {
  const from = /^[\\/]/.test(target) ? target : folder + target;
  const steps: string[] = [];
  for (const step of from.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
