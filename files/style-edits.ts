import { escaped } from './xml';
import {
  attributeIn,
  childrenOf,
  elementNamed,
  type Piece,
  prefixOf,
  replaced,
  textOf,
  withAdded,
  withAttribute,
  withAttributes,
  withoutAsides,
} from './xml-pieces';

/** What is changed in how a cell looks; what is left out stays. Colours as `#1F3A5F`. */
export interface LookEdit {
  /** A number format as Excel spells it. */
  readonly format?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly strikethrough?: boolean | undefined;
  readonly underline?: boolean | undefined;
  readonly fontSize?: number | undefined;
  readonly textColor?: string | undefined;
  readonly fillColor?: string | undefined;
  readonly align?: string | undefined;
  readonly verticalAlign?: string | undefined;
  readonly wrapping?: string | undefined;
}

/** Adds looks to a styles part; those that it has stay as they are, under their numbers. */
export interface StyleEdits {
  /** The number of a look that is another one but for the edit. */
  lookWith(style: number, edit: LookEdit): number;
  /** The number of a look of coloured rules. */
  ruleLook(edit: LookEdit): number;
  isChanged(): boolean;
  xml(): string;
}

/** A list of the styles part, with what is added to it. */
interface Kept {
  readonly entries: readonly string[];
  readonly added: string[];
}

const LISTS = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
] as const;
type ListName = (typeof LISTS)[number];
const FIRST_OWN_FORMAT = 164;
const GENERAL = '0';
/** Formats that have a number in every workbook. */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['general', 0],
  ['0', 1],
  ['0.00', 2],
  ['0%', 9],
  ['0.00%', 10],
  ['@', 49],
]);

export function styleEdits(part: string): StyleEdits {
  const source = withoutAsides(part);
  const p = prefixOf(source);
  const lists = Object.fromEntries(LISTS.map((name) => [name, listIn(source, p + name)])) as Record<
    ListName,
    Kept
  >;
  const known = new Map<string, number>();
  const once = (key: string, make: () => number) => {
    const number = known.get(key) ?? make();
    known.set(key, number);
    return number;
  };
  const add = (list: ListName, xml: string) =>
    once(`${list} ${xml}`, () => {
      const { entries, added } = lists[list];
      const there = entries.indexOf(xml);
      return there === -1 ? entries.length + added.push(xml) - 1 : there;
    });
  const formatNumber = (code: string) =>
    BUILT_IN.get(code.toLowerCase()) ??
    once(`format ${code}`, () => {
      const all = [...lists.numFmts.entries, ...lists.numFmts.added];
      const same = all.find((one) => attributeIn(one, 'formatCode') === code);
      if (same !== undefined) return Number(attributeIn(same, 'numFmtId'));
      const highest = Math.max(
        FIRST_OWN_FORMAT - 1,
        ...all.map((one) => Number(attributeIn(one, 'numFmtId') ?? 0)),
      );
      lists.numFmts.added.push(`<${p}numFmt numFmtId="${highest + 1}" formatCode="${escaped(code)}"/>`);
      return highest + 1;
    });
  const lookWith = (style: number, edit: LookEdit) => {
    const { entries, added } = lists.cellXfs;
    const xf =
      entries[style] ?? added[style - entries.length] ?? entries[0] ?? `<${p}xf numFmtId="${GENERAL}"/>`;
    return add('cellXfs', editedLook(xf, p, edit, { add, lists, formatNumber }));
  };
  return {
    lookWith: (style, edit) => once(`look ${style} ${JSON.stringify(edit)}`, () => lookWith(style, edit)),
    ruleLook: (edit) => add('dxfs', ruleLook(p, edit)),
    isChanged: () => LISTS.some((name) => lists[name].added.length > 0),
    xml: () => LISTS.reduceRight((xml, name) => withList(xml, p, name, lists[name]), source),
  };
}

function listIn(xml: string, name: string): Kept {
  const list = elementNamed(xml, name);
  return { entries: list ? childrenOf(xml, list).map((piece) => textOf(xml, piece)) : [], added: [] };
}

/** A list that there is not yet stands where the format has it. */
function withList(xml: string, p: string, name: ListName, { entries, added }: Kept): string {
  if (added.length === 0) return xml;
  const count = entries.length + added.length;
  const list = elementNamed(xml, p + name);
  if (list) return replaced(xml, list, withAdded(xml, list, added.join(''), count));
  const later = LISTS.slice(LISTS.indexOf(name) + 1).flatMap((one) => elementNamed(xml, p + one) ?? []);
  const end = ['tableStyles', 'colors', 'extLst'].flatMap((one) => elementNamed(xml, p + one) ?? []);
  const root = xml.lastIndexOf('</');
  const at = Math.min(...[...later, ...end].map(({ start }) => start), root);
  return `${xml.slice(0, at)}<${p}${name} count="${count}">${added.join('')}</${p}${name}>${xml.slice(at)}`;
}

interface Adding {
  add(list: ListName, xml: string): number;
  readonly lists: Readonly<Record<ListName, Kept>>;
  formatNumber(code: string): number;
}

function editedLook(xf: string, p: string, edit: LookEdit, { add, lists, formatNumber }: Adding): string {
  const piece = elementNamed(xf, `${p}xf`) as Piece;
  let { attributes } = piece;
  const set = (name: string, number: number, applies: string) => {
    attributes = withAttribute(withAttribute(attributes, name, String(number)), applies, '1');
  };
  if (edit.format !== undefined) set('numFmtId', formatNumber(edit.format), 'applyNumberFormat');
  const fontId = Number(attributeIn(attributes, 'fontId') ?? 0);
  if (FONT_EDITS.some((name) => edit[name] !== undefined)) {
    const font = [...lists.fonts.entries, ...lists.fonts.added][fontId] ?? `<${p}font/>`;
    set('fontId', add('fonts', editedFont(font, p, edit)), 'applyFont');
  }
  if (edit.fillColor !== undefined) set('fillId', add('fills', fill(p, edit.fillColor)), 'applyFill');
  const aligned = editedAlignment(xf, piece, p, edit);
  if (aligned === undefined) return withAttributes(xf, piece, attributes);
  return `<${piece.name}${withAttribute(attributes, 'applyAlignment', '1')}>${aligned}</${piece.name}>`;
}

const FONT_EDITS = ['bold', 'italic', 'strikethrough', 'underline', 'fontSize', 'textColor'] as const;

function rgb(color: string): string {
  return `FF${color.replace('#', '').slice(0, 6).toUpperCase()}`;
}

/** In the order in which the format wants them. */
const FONT_ORDER = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
] as const;

function fontElements(p: string, edit: LookEdit): ReadonlyMap<string, string> {
  const flag = (name: string, on: boolean | undefined) =>
    on === undefined ? [] : [[name, on ? `<${p}${name}/>` : ''] as const];
  return new Map([
    ...flag('b', edit.bold),
    ...flag('i', edit.italic),
    ...flag('strike', edit.strikethrough),
    ...flag('u', edit.underline),
    ...(edit.fontSize === undefined ? [] : [['sz', `<${p}sz val="${edit.fontSize}"/>`] as const]),
    ...(edit.textColor === undefined
      ? []
      : [['color', edit.textColor && `<${p}color rgb="${rgb(edit.textColor)}"/>`] as const]),
  ]);
}

function editedFont(font: string, p: string, edit: LookEdit): string {
  const piece = elementNamed(font, `${p}font`) as Piece;
  const changed = fontElements(p, edit);
  const nameOf = ({ name }: Piece) => name.slice(p.length);
  const kept = childrenOf(font, piece)
    .filter((child) => !changed.has(nameOf(child)))
    .map((child) => ({ name: nameOf(child), xml: textOf(font, child) }));
  const place = (name: string) => {
    const found = (FONT_ORDER as readonly string[]).indexOf(name);
    return found === -1 ? FONT_ORDER.length : found;
  };
  const all = [...kept, ...[...changed].map(([name, xml]) => ({ name, xml }))];
  all.sort((one, other) => place(one.name) - place(other.name));
  return `<${p}font>${all.map(({ xml }) => xml).join('')}</${p}font>`;
}

function fill(p: string, color: string): string {
  if (color === '') return `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`;
  return `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${rgb(color)}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
}

/** What then stands in the look; nothing where the edit aligns nothing. */
function editedAlignment(xf: string, piece: Piece, p: string, edit: LookEdit): string | undefined {
  const changes = [
    ['horizontal', edit.align],
    ['vertical', edit.verticalAlign === 'middle' ? 'center' : edit.verticalAlign],
    ['wrapText', edit.wrapping === undefined ? undefined : edit.wrapping === 'wrap' ? '1' : '0'],
  ] as const;
  if (changes.every(([, value]) => value === undefined)) return undefined;
  const children = childrenOf(xf, piece);
  const there = children.find(({ name }) => name === `${p}alignment`);
  const attributes = changes.reduce(
    (all, [name, value]) => (value === undefined ? all : withAttribute(all, name, value || undefined)),
    there?.attributes ?? '',
  );
  const others = children.filter((child) => child !== there).map((child) => textOf(xf, child));
  return `<${p}alignment${attributes}/>${others.join('')}`;
}

/** The look of a rule has its fill the other way round: the background is what shows. */
function ruleLook(p: string, edit: LookEdit): string {
  const font = [...fontElements(p, edit).values()].join('');
  const shown =
    edit.fillColor === undefined || edit.fillColor === ''
      ? ''
      : `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${rgb(edit.fillColor)}"/><${p}bgColor rgb="${rgb(edit.fillColor)}"/></${p}patternFill></${p}fill>`;
  return `<${p}dxf>${font === '' ? '' : `<${p}font>${font}</${p}font>`}${shown}</${p}dxf>`;
}
