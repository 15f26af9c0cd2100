/**
 * XML changed where it stands: an element or an attribute is found in a part as some program wrote it, and everything around
 * it stays the text that it was. `xml.ts` reads parts whole and writes them anew; this is for parts that are kept.
 */
import { unescaped } from './xml';

/** Where an element stands in the text of its part. */
export interface Piece {
  /** With its prefix, as written. */
  readonly name: string;
  /** From `<` to behind the last `>`. */
  readonly start: number;
  readonly end: number;
  /** What stands between its tags; of an element in one tag both are its end. */
  readonly inside: number;
  readonly insideEnd: number;
  /** Its attributes as written, with the space before them. */
  readonly attributes: string;
}

const ATTRIBUTES = `((?:\\s+[^\\s=/>]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)`;
const OPENING = new RegExp(`<([^\\s/>!?]+)${ATTRIBUTES}\\s*(/?)>`, 'y');
const CLOSING = /<\/([^\s>]+)\s*>/y;

/** A part in which every `<` begins a tag: no comments, and what stood in CDATA is escaped. Most parts are as they were. */
export function withoutAsides(xml: string): string {
  if (!xml.includes('<!')) return xml;
  const asText = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text?: string) =>
    text === undefined ? '' : asText(text),
  );
}

/** The prefix of the root and of all that is of its namespace: `x:` or nothing. */
export function prefixOf(xml: string): string {
  return /<([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*[\s/>]/.exec(xml)?.[1] ?? '';
}

/** The first element of this name, its prefix included, that begins at `from` or later. It holds no other of its own name. */
export function elementNamed(xml: string, name: string, from = 0): Piece | undefined {
  for (let start = xml.indexOf(`<${name}`, from); start !== -1; start = xml.indexOf(`<${name}`, start + 1)) {
    OPENING.lastIndex = start;
    const [tag, found, attributes = '', isEmpty] = OPENING.exec(xml) ?? [];
    if (tag === undefined || found !== name) continue;
    const inside = start + tag.length;
    if (isEmpty) return { name, start, end: inside, inside, insideEnd: inside, attributes };
    const insideEnd = xml.indexOf(`</${name}`, inside);
    if (insideEnd === -1) return undefined;
    return { name, start, end: xml.indexOf('>', insideEnd) + 1, inside, insideEnd, attributes };
  }
  return undefined;
}

/** The elements that stand directly between two places, in their order. What is broken ends the list. */
export function piecesIn(xml: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const open: {
    readonly name: string;
    readonly start: number;
    readonly inside: number;
    readonly attributes: string;
  }[] = [];
  let at = xml.indexOf('<', from);
  while (at !== -1 && at < to) {
    CLOSING.lastIndex = at;
    const closing = CLOSING.exec(xml);
    if (closing) {
      const opened = open.pop();
      if (opened === undefined) return pieces;
      const end = at + closing[0].length;
      if (open.length === 0) pieces.push({ ...opened, end, insideEnd: at });
      at = xml.indexOf('<', end);
      continue;
    }
    OPENING.lastIndex = at;
    const [tag, name = '', attributes = '', isEmpty] = OPENING.exec(xml) ?? [];
    if (tag === undefined) return pieces;
    const inside = at + tag.length;
    if (!isEmpty) open.push({ name, start: at, inside, attributes });
    else if (open.length === 0)
      pieces.push({ name, start: at, end: inside, inside, insideEnd: inside, attributes });
    at = xml.indexOf('<', inside);
  }
  return pieces;
}

/** The elements directly in another. */
export function childrenOf(xml: string, { inside, insideEnd }: Piece): readonly Piece[] {
  return piecesIn(xml, inside, insideEnd);
}

export function textOf(xml: string, { start, end }: Piece): string {
  return xml.slice(start, end);
}

function attributePattern(name: string): RegExp {
  return new RegExp(`(\\s+${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)')`);
}

/** What an attribute says, among attributes as written. */
export function attributeIn(attributes: string, name: string): string | undefined {
  const found = attributePattern(name).exec(attributes);
  return found ? unescaped(found[2] ?? found[3]) : undefined;
}

/** Attributes as written, with one of them changed, added at the end, or taken away. */
export function withAttribute(attributes: string, name: string, value: string | undefined): string {
  const pattern = attributePattern(name);
  const written = value === undefined ? '' : ` ${name}="${escapedAttribute(value)}"`;
  return pattern.test(attributes) ? attributes.replace(pattern, () => written) : attributes + written;
}

function escapedAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** An element with other attributes; what is in it stays. */
export function withAttributes(xml: string, piece: Piece, attributes: string): string {
  const rest = piece.inside === piece.end ? '/>' : `>${xml.slice(piece.inside, piece.end)}`;
  return `<${piece.name}${attributes}${rest}`;
}

/** An element with something more at its end, and with its `count` as it then is where it has one. */
export function withAdded(xml: string, piece: Piece, added: string, count: number): string {
  const attributes =
    attributeIn(piece.attributes, 'count') === undefined
      ? piece.attributes
      : withAttribute(piece.attributes, 'count', String(count));
  return `<${piece.name}${attributes}>${xml.slice(piece.inside, piece.insideEnd)}${added}</${piece.name}>`;
}

export function replaced(xml: string, { start, end }: Pick<Piece, 'start' | 'end'>, by: string): string {
  return xml.slice(0, start) + by + xml.slice(end);
}
