/** XML as the parts of a workbook have it: taken apart with names that no longer depend on who wrote it, and written anew. */

import type { XmlFault } from './xml-fault';

export type { XmlFault };

export type Attributes = Readonly<Record<string, string>>;

/** Told of each element and text in turn. Elements of a namespace that is not listed below are passed over, with all in them. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
  /** Has it seen enough? */
  isDone?(): boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
/** Says the same in several ways: a choice for programs that know a newer format, and what all others read in its place. */
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const EITHER_WAY = 'mc:';

/** The prefix that the engine expects for each namespace, under its usual and its strict name. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [MAIN, ''],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', ''],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
  ['http://schemas.openxmlformats.org/package/2006/content-types', ''],
  [RELATIONS, 'r:'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r:'],
  [DRAWING, 'a:'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a:'],
  [X14, 'x14:'],
  [XM, 'xm:'],
  [COMPATIBILITY, EITHER_WAY],
]);

/** What the root of every part that we write declares. */
export const DECLARED: Attributes = {
  xmlns: MAIN,
  'xmlns:r': RELATIONS,
  'xmlns:a': DRAWING,
  'xmlns:x14': X14,
  'xmlns:xm': XM,
};

/** Prefixes in scope, each with that of ours; `undefined` for a namespace that is passed over. */
type Scope = ReadonlyMap<string, string | undefined>;
const OUTERMOST: Scope = new Map([
  ['', ''],
  ['xml', 'xml:'],
]);

interface Opened {
  readonly written: string;
  /** None where it is passed over. */
  readonly name: string | undefined;
  /** Only stands around what it holds, which is read as if it were not there. */
  readonly isWrapping: boolean;
  readonly scope: Scope;
}

/** What is read in the place of a choice; the choice itself is passed over. */
const WRAPPING: ReadonlySet<string | undefined> = new Set([
  `${EITHER_WAY}AlternateContent`,
  `${EITHER_WAY}Fallback`,
]);

/** A workbook's parts are nested about ten deep. */
const MOST_DEPTH = 100;
const TAG = /<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
const CLOSING_TAG = /<\/([^\s>]+)\s*>/y;
/** What is no element, from its first sign to its last. */
const ASIDES = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const;
const CDATA = ASIDES[2];

/** Reads a part from its first sign to its last; nothing is said of what follows a fault. */
export function readXml(xml: string, reader: XmlReader): XmlFault | undefined {
  const opened: Opened[] = [];
  let hasRoot = false;
  let at = 0;
  const tell = (text: string) => {
    if (opened.at(-1)?.name !== undefined) reader.text?.(text);
  };
  const close = () => {
    const closed = opened.pop();
    if (closed?.name !== undefined && !closed.isWrapping) reader.close(closed.name);
  };
  while (at < xml.length && !reader.isDone?.()) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next === -1 ? undefined : next);
    if (text !== '' && opened.length > 0) tell(unescaped(text));
    else if (/[^\s\uFEFF]/.test(text)) return 'BROKEN';
    if (next === -1) break;
    at = next;

    const aside = asideAt(xml, at);
    if (aside) {
      const end = xml.indexOf(aside[1], at);
      if (end === -1) return 'BROKEN';
      if (aside === CDATA) tell(xml.slice(at + aside[0].length, end));
      at = end + aside[1].length;
      continue;
    }
    if (xml.startsWith('<!', at)) return 'DECLARES_TYPES';
    const closing = matchAt(CLOSING_TAG, xml, at);
    if (closing) {
      if (opened.at(-1)?.written !== closing[1]) return 'BROKEN';
      close();
      at += closing[0].length;
      continue;
    }
    const tag = matchAt(TAG, xml, at);
    if (!tag || (opened.length === 0 && hasRoot)) return 'BROKEN';
    if (opened.length === MOST_DEPTH) return 'TOO_DEEP';
    hasRoot = true;
    at += tag[0].length;
    const [, written = '', attributes = '', isEmpty] = tag;
    const element = opening(written, attributes, opened.at(-1));
    opened.push(element.opened);
    const { name, isWrapping } = element.opened;
    if (name !== undefined && !isWrapping) reader.open(name, element.attributes);
    if (isEmpty) close();
  }
  return reader.isDone?.() || (hasRoot && opened.length === 0) ? undefined : 'BROKEN';
}

function asideAt(xml: string, at: number) {
  const sign = xml[at + 1];
  return sign === '!' || sign === '?' ? ASIDES.find(([start]) => xml.startsWith(start, at)) : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function opening(written: string, attributeText: string, parent: Opened | undefined) {
  const outer = parent?.scope ?? OUTERMOST;
  const declares = attributeText.includes('xmlns');
  const scope = declares ? scopeWith(outer, attributeText) : outer;
  const isPassedOver = parent !== undefined && parent.name === undefined;
  const attributes: Record<string, string> = {};
  for (const [, attribute = '', double, single] of attributeText.matchAll(ATTRIBUTE)) {
    // An attribute without a prefix is of its element, whatever the namespace that needs none.
    const known = attribute.includes(':') ? nameIn(scope, attribute) : attribute;
    if (known !== undefined && known !== 'xmlns' && !known.startsWith(EITHER_WAY))
      attributes[known] = unescaped(double ?? single);
  }
  const known = isPassedOver ? undefined : nameIn(scope, written);
  const isWrapping = WRAPPING.has(known);
  const name = known?.startsWith(EITHER_WAY) && !isWrapping ? undefined : known;
  return { opened: { written, name, isWrapping, scope }, attributes };
}

function scopeWith(scope: Scope, attributeText: string): Scope {
  const inner = new Map(scope);
  for (const [, name = '', double, single] of attributeText.matchAll(ATTRIBUTE)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner.set(name.slice('xmlns:'.length), PREFIXES.get(unescaped(double ?? single)));
  }
  return inner;
}

function nameIn(scope: Scope, written: string): string | undefined {
  const colon = written.indexOf(':');
  const prefix = scope.get(colon === -1 ? '' : written.slice(0, colon));
  return prefix === undefined ? undefined : prefix + written.slice(colon + 1);
}

// Writing

export function openTag(name: string, attributes: Attributes): string {
  let tag = `<${name}`;
  for (const attribute in attributes) tag += ` ${attribute}="${escaped(attributes[attribute] as string)}"`;
  return tag;
}

/** Writes what it is told, an element without content in one tag. */
export interface XmlWriter {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /** XML as it stands. */
  raw(xml: string): void;
  written(): string;
}

export function xmlWriter(): XmlWriter {
  const pieces: string[] = [];
  let isOpen = false;
  const endTag = () => {
    if (isOpen) pieces.push('>');
    isOpen = false;
  };
  return {
    open(name, attributes) {
      endTag();
      pieces.push(openTag(name, attributes));
      isOpen = true;
    },
    close(name) {
      pieces.push(isOpen ? '/>' : `</${name}>`);
      isOpen = false;
    },
    text(text) {
      endTag();
      pieces.push(escaped(text));
    },
    raw(xml) {
      endTag();
      pieces.push(xml);
    },
    written: () => pieces.join(''),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What no XML may hold, even escaped: signs that control and halves of characters. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uD800-\uDFFF\uFFFE\uFFFF]/gu;

export function unescaped(text = ''): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** Most texts of a workbook need nothing. */
const HARMLESS = /^[\w .,:;/()$+-]*$/;

export function escaped(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (character) => ESCAPES[character] as string);
}
