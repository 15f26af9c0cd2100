import {
  addToRoot,
  type KeptPackage,
  relationIdIn,
  relationsPath,
  removePart,
  sheetsOf,
} from './kept-package';
import { escaped } from './xml';
import {
  attributeIn,
  childrenOf,
  elementNamed,
  type Piece,
  prefixOf,
  replaced,
  textOf,
  withAttribute,
  withAttributes,
  withoutAsides,
} from './xml-pieces';

/** A tab as the workbook is to have it: one that it has, by the path of its part, or a new one. */
export interface Tab {
  readonly name: string;
  readonly path: string | undefined;
  readonly isHidden: boolean;
}

/**
 * Gives a workbook these tabs in this order, under these names: those that are new are made, those that are missing go with
 * all that stands on them. Answers with the path of each one's part.
 */
export function arrangeSheets(kept: KeptPackage, tabs: readonly Tab[]): readonly string[] {
  if (isArranged(kept, tabs)) return tabs.flatMap(({ path }) => path ?? []);
  const { workbookPath = '' } = kept;
  const wanted = new Set(tabs.flatMap(({ path }) => path ?? []));
  for (const { path } of sheetsOf(kept))
    if (path !== undefined && !wanted.has(path)) removeWithAttached(kept, path, workbookPath);
  const paths = tabs.map(({ path }) => path ?? addSheetPart(kept));
  kept.write(workbookPath, withTabs(kept, tabs, paths));
  return paths;
}

function isArranged(kept: KeptPackage, tabs: readonly Tab[]): boolean {
  const there = sheetsOf(kept).filter(({ path }) => path !== undefined);
  return (
    tabs.length === there.length &&
    tabs.every(({ name, path, isHidden }, i) => {
      const sheet = there[i];
      return path !== undefined && sheet?.path === path && sheet.name === name && sheet.isHidden === isHidden;
    })
  );
}

// Parts

/** A part and what only it refers to: its drawings, comments and tables. */
function removeWithAttached(kept: KeptPackage, path: string, from: string): void {
  const attached = [...kept.relationsOf(path).values()].filter(({ isOutside }) => !isOutside);
  removePart(kept, path, from);
  kept.remove(relationsPath(path));
  for (const { path: target } of attached)
    if (kept.has(target) && !isReferredTo(kept, target)) removeWithAttached(kept, target, path);
}

function isReferredTo(kept: KeptPackage, path: string): boolean {
  const owners = [...kept.parts().keys()].flatMap((one) => {
    const [, folder, name] = /^(.*?)_rels\/([^/]*)\.rels$/.exec(one) ?? [];
    return name === undefined ? [] : [`${folder}${name}`];
  });
  const wanted = path.toLowerCase();
  return owners.some((owner) =>
    [...kept.relationsOf(owner).values()].some((one) => one.path.toLowerCase() === wanted),
  );
}

const WORKSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPES = '[Content_Types].xml';

/** A sheet without cells, in the workbook's own dialect. Its relation is made here, its tab by `withTabs`. */
function addSheetPart(kept: KeptPackage): string {
  const { workbookPath = '' } = kept;
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const path = firstFree(
    (number) => `${folder}worksheets/sheet${number}.xml`,
    (one) => kept.has(one),
  );
  const workbook = withoutAsides(kept.read(workbookPath) ?? '');
  const p = prefixOf(workbook);
  const root = elementNamed(workbook, `${p}workbook`);
  const main = attributeIn(root?.attributes ?? '', p === '' ? 'xmlns' : `xmlns:${p.slice(0, -1)}`) ?? '';
  kept.write(
    path,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${escaped(main)}"><sheetData/></worksheet>`,
  );
  const relations = relationsPath(workbookPath);
  const ids = new Set(kept.relationsOf(workbookPath).keys());
  const id = firstFree(
    (number) => `rId${number}`,
    (one) => ids.has(one),
  );
  const target = `worksheets/${path.slice(path.lastIndexOf('/') + 1)}`;
  addToRoot(
    kept,
    relations,
    (q) => `<${q}Relationship Id="${id}" Type="${typeOfSheets(kept)}" Target="${target}"/>`,
  );
  addToRoot(kept, CONTENT_TYPES, (q) => `<${q}Override PartName="/${path}" ContentType="${WORKSHEET}"/>`);
  return path;
}

function firstFree(name: (number: number) => string, isTaken: (name: string) => boolean): string {
  let number = 1;
  while (isTaken(name(number))) number++;
  return name(number);
}

function typeOfSheets(kept: KeptPackage): string {
  const relations = kept.read(relationsPath(kept.workbookPath ?? '')) ?? '';
  return (
    /["']([^"']*\/worksheet)["']/.exec(relations)?.[1] ??
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
  );
}

// Tabs

/** The workbook's part with other tabs. What counts sheets by their place counts them by their new one. */
function withTabs(kept: KeptPackage, tabs: readonly Tab[], paths: readonly string[]): string {
  const { workbookPath = '' } = kept;
  const xml = withoutAsides(kept.read(workbookPath) ?? '');
  const p = prefixOf(xml);
  const list = elementNamed(xml, `${p}sheets`);
  if (list === undefined) return xml;
  const before = childrenOf(xml, list);
  const relations = kept.relationsOf(workbookPath);
  const idOf = new Map([...relations].map(([id, { path }]) => [path.toLowerCase(), id]));
  const pieceOf = new Map(before.map((piece) => [relationIdIn(piece.attributes), piece]));
  const after: Piece[] = [];
  const written: string[] = [];
  let sheetId = Math.max(
    0,
    ...before.map(({ attributes }) => Number(attributeIn(attributes, 'sheetId') ?? 0)),
  );
  const idAttribute = idAttributeIn(xml, before[0]?.attributes ?? '');
  const kindOf = (piece: Piece) => relations.get(relationIdIn(piece.attributes))?.kind;
  const isWithoutCells = (piece: Piece) => kindOf(piece) !== undefined && kindOf(piece) !== 'worksheet';
  /** A sheet of charts stays behind the sheet that it stood behind. */
  const takeOver = (pieces: readonly Piece[]) => {
    for (const piece of pieces) {
      if (kindOf(piece) === 'worksheet') return;
      if (!isWithoutCells(piece)) continue;
      written.push(textOf(xml, piece));
      after.push(piece);
    }
  };
  takeOver(before);
  tabs.forEach(({ name, isHidden }, i) => {
    const id = idOf.get((paths[i] as string).toLowerCase()) ?? '';
    const piece = pieceOf.get(id);
    const given = piece?.attributes ?? ` name="" sheetId="${++sheetId}"${idAttribute}="${id}"`;
    const named = attributeIn(given, 'name') === name ? given : withAttribute(given, 'name', name);
    const wasHidden = isHiddenState(attributeIn(given, 'state'));
    const attributes =
      wasHidden === isHidden ? named : withAttribute(named, 'state', isHidden ? 'hidden' : undefined);
    written.push(`<${p}sheet${attributes}/>`);
    after.push(piece ?? { ...list, start: -1 - i });
    if (piece) takeOver(before.slice(before.indexOf(piece) + 1));
  });
  // Of those behind a sheet that is gone.
  takeOver(before.filter((piece) => !after.includes(piece) && isWithoutCells(piece)));
  const placeAfter = (place: number) => after.indexOf(before[place] as Piece);
  const sheets = `<${list.name}${list.attributes}>${written.join('')}</${list.name}>`;
  return withPlaces(replaced(xml, list, sheets), p, placeAfter);
}

/** How a tab names its relation. Some programs declare the prefix of it on each tab, and not once for all. */
function idAttributeIn(xml: string, first: string): string {
  const prefix = /\s([^\s=:]+):id\s*=/.exec(first)?.[1] ?? 'r';
  const declaration = attributeIn(first, `xmlns:${prefix}`);
  const isDeclared = declaration === undefined && new RegExp(`\\sxmlns:${prefix}\\s*=`).test(xml);
  return isDeclared ? ` ${prefix}:id` : ` xmlns:${prefix}="${declaration ?? RELATED}" ${prefix}:id`;
}

function isHiddenState(state: string | undefined): boolean {
  return state === 'hidden' || state === 'veryHidden';
}

function withPlaces(given: string, p: string, placeAfter: (place: number) => number): string {
  let xml = given;
  const view = elementNamed(xml, `${p}workbookView`);
  if (view) {
    const attributes = ['activeTab', 'firstSheet'].reduce((all, name) => {
      const place = attributeIn(all, name);
      return place === undefined
        ? all
        : withAttribute(all, name, String(Math.max(0, placeAfter(Number(place)))));
    }, view.attributes);
    xml = replaced(xml, view, withAttributes(xml, view, attributes));
  }
  const names = elementNamed(xml, `${p}definedNames`);
  if (names === undefined) return xml;
  const kept = childrenOf(xml, names).flatMap((piece) => {
    const place = attributeIn(piece.attributes, 'localSheetId');
    if (place === undefined) return [textOf(xml, piece)];
    const next = placeAfter(Number(place));
    // A name of a sheet that is gone is gone with it.
    return next === -1
      ? []
      : [withAttributes(xml, piece, withAttribute(piece.attributes, 'localSheetId', String(next)))];
  });
  return replaced(
    xml,
    names,
    kept.length === 0 ? '' : `<${names.name}${names.attributes}>${kept.join('')}</${names.name}>`,
  );
}
