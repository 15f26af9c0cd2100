import { decodeText } from './csv';
import { type PackageParts, packageParts, type Relation } from './package-parts';
import { attributeIn, childrenOf, elementNamed, piecesIn, prefixOf, withoutAsides } from './xml-pieces';

/** The parts of a package as bytes, by path. */
export type PackedParts = ReadonlyMap<string, Uint8Array>;

/** A package that is changed part by part; a part that nobody writes stays the bytes that it was. */
export interface KeptPackage {
  /** The text of a part, whatever its encoding; nothing where there is no such part. */
  read(path: string): string | undefined;
  write(path: string, xml: string): void;
  remove(path: string): void;
  has(path: string): boolean;
  relationsOf(path: string): ReadonlyMap<string, Relation>;
  /** The path of the workbook's own part. */
  readonly workbookPath: string | undefined;
  parts(): PackedParts;
}

export interface SheetOfPackage {
  readonly name: string;
  /** Of its part; none where the sheet is of a kind without cells. */
  readonly path: string | undefined;
  readonly isHidden: boolean;
}

const CONTENT_TYPES = '[Content_Types].xml';

export function keptPackage(given: PackedParts): KeptPackage {
  const parts = new Map(given);
  const paths = new Map([...given.keys()].map((path) => [plain(path), path]));
  const texts = new Map<string, string>();
  const actual = (path: string) => paths.get(plain(path)) ?? path;
  const read = (path: string) => {
    const own = actual(path);
    const bytes = parts.get(own);
    if (bytes === undefined) return undefined;
    const text = texts.get(own) ?? withoutMark(decodeText(bytes));
    texts.set(own, text);
    return text;
  };
  const relations = (path: string) => relationsFrom(path, read);
  const root = [...relations('').values()].find(({ kind }) => kind === 'officeDocument')?.path;
  const workbookPath =
    root !== undefined && parts.has(actual(root)) ? actual(root) : endingIn(parts, 'xl/workbook.xml');
  return {
    read,
    write(path, xml) {
      const own = actual(path);
      paths.set(plain(path), own);
      texts.set(own, xml);
      parts.set(own, new TextEncoder().encode(inUtf8(xml)));
    },
    remove(path) {
      const own = actual(path);
      parts.delete(own);
      texts.delete(own);
      paths.delete(plain(path));
    },
    has: (path) => parts.has(actual(path)),
    relationsOf: relations,
    workbookPath,
    parts: () => parts,
  };
}

function plain(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function endingIn(parts: PackedParts, end: string): string | undefined {
  return [...parts.keys()].find((path) => plain(path).endsWith(end));
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** What is written anew is written in UTF-8, and says so. */
function inUtf8(xml: string): string {
  return xml.replace(/^(<\?xml[^>]*?encoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
}

export function relationsPath(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return `${folder}_rels/${path.slice(folder.length)}.rels`;
}

function relationsFrom(
  path: string,
  read: (path: string) => string | undefined,
): ReadonlyMap<string, Relation> {
  const own = relationsPath(path);
  const parts: PackageParts = packageParts({ [own]: read(own) ?? '' });
  return parts.relationsOf(path);
}

/** The sheets of a workbook in the order of their tabs. */
export function sheetsOf(kept: KeptPackage): readonly SheetOfPackage[] {
  const { workbookPath } = kept;
  if (workbookPath === undefined) return [];
  const xml = withoutAsides(kept.read(workbookPath) ?? '');
  const list = elementNamed(xml, `${prefixOf(xml)}sheets`);
  const relations = kept.relationsOf(workbookPath);
  return (list ? childrenOf(xml, list) : []).map(({ attributes }) => {
    const relationId = relationIdIn(attributes);
    const relation = relations.get(relationId);
    const path = relation?.kind === 'worksheet' && kept.has(relation.path) ? relation.path : undefined;
    const isHidden = /^(?:hidden|veryHidden)$/.test(attributeIn(attributes, 'state') ?? '');
    return { name: attributeIn(attributes, 'name') ?? '', path, isHidden };
  });
}

/** The relation that an element names, whatever prefix its writer gave relations. */
export function relationIdIn(attributes: string): string {
  return attributeIn(attributes, String.raw`[^\s=:]+:id`) ?? '';
}

/** Takes a part away with the relation that leads to it and what the package says of its kind. */
export function removePart(kept: KeptPackage, path: string, from: string): void {
  const relations = relationsPath(from);
  const relationsXml = kept.read(relations);
  const ids = [...kept.relationsOf(from)]
    .filter(([, relation]) => plain(relation.path) === plain(path))
    .map(([id]) => id);
  if (relationsXml !== undefined)
    kept.write(
      relations,
      withoutElements(relationsXml, (attributes) => ids.includes(attributeIn(attributes, 'Id') ?? '')),
    );
  const types = kept.read(CONTENT_TYPES);
  if (types !== undefined)
    kept.write(
      CONTENT_TYPES,
      withoutElements(
        types,
        (attributes) => plain(attributeIn(attributes, 'PartName') ?? '') === plain(path),
      ),
    );
  kept.remove(path);
}

/** A part without those of its root's elements that say so. */
function withoutElements(part: string, isUnwanted: (attributes: string) => boolean): string {
  const xml = withoutAsides(part);
  const root = piecesIn(xml, 0, xml.length)[0];
  const unwanted = root ? childrenOf(xml, root).filter(({ attributes }) => isUnwanted(attributes)) : [];
  return unwanted.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), xml);
}

/** Puts an element at the end of a part's root. */
export function addToRoot(kept: KeptPackage, path: string, element: (prefix: string) => string): void {
  const xml = withoutAsides(kept.read(path) ?? '');
  const end = xml.lastIndexOf('</');
  if (end !== -1) kept.write(path, xml.slice(0, end) + element(prefixOf(xml)) + xml.slice(end));
}
