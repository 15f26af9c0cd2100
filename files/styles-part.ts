import { type Attributes, DECLARED, readXml, type XmlFault, xmlWriter } from './xml';

/** The styles of a workbook, as far as reading its cells rests on them. */
export interface CellStyles {
  /** How many looks cells can have. */
  readonly count: number;
  /** Does a cell of this look show a day? A time of day alone is none. */
  isDate(style: number): boolean;
  /** The look of a plain date, added at the end of the others. */
  readonly plainDate: number;
  readonly xml: string;
}

/** A workbook without a part for styles shows its cells plainly. */
const NO_STYLES =
  '<styleSheet><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf/></cellXfs></styleSheet>';

const SHORT_DATE = '14';
/** Date formats that Excel has by number alone; the engine knows the first of them. */
const isDateNumber = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const isUnknownToEngine = (id: number) => id >= 27 && id <= 58 && isDateNumber(id);

export function cellStyles(part: string | undefined): CellStyles | XmlFault {
  const formats = new Map<string, string>();
  const numberFormats: string[] = [];
  const writer = xmlWriter();
  const path: string[] = [];
  let filled = false;
  const fault = readXml(part ?? NO_STYLES, {
    open(name, attributes) {
      path.push(name);
      if (name === 'numFmt') formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      const isLook = name === 'xf' && path.at(-2) === 'cellXfs';
      if (isLook) numberFormats.push(attributes.numFmtId ?? '0');
      filled = name !== 'fill';
      writer.open(
        name,
        withDeclared(path.length, isLook ? withKnownFormat(attributes, formats) : attributes),
      );
    },
    close(name) {
      path.pop();
      // The engine passes a fill without a pattern over, and every later one is taken for the one before.
      if (name === 'fill' && !filled) writer.raw('<patternFill patternType="none"/>');
      if (name === 'cellXfs') writer.raw(`<xf numFmtId="${SHORT_DATE}"/>`);
      filled = true;
      writer.close(name);
    },
  });
  if (fault) return fault;
  // It cannot but have a look for cells.
  if (numberFormats.length === 0 && part !== undefined) return cellStyles(undefined);
  return {
    count: numberFormats.length,
    isDate: (style) => isDateFormat(numberFormats[style] ?? '0', formats),
    plainDate: numberFormats.length,
    xml: writer.written(),
  };
}

function withDeclared(depth: number, attributes: Attributes): Attributes {
  return depth === 1 ? { ...attributes, ...DECLARED } : attributes;
}

function withKnownFormat(attributes: Attributes, formats: ReadonlyMap<string, string>): Attributes {
  const id = attributes.numFmtId ?? '0';
  return isUnknownToEngine(Number(id)) && !formats.has(id)
    ? { ...attributes, numFmtId: SHORT_DATE }
    : attributes;
}

function isDateFormat(id: string, formats: ReadonlyMap<string, string>): boolean {
  const code = formats.get(id);
  if (code === undefined) return isDateNumber(Number(id));
  // Without quoted text, colours and languages, and signs that stand for themselves.
  const signs = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '');
  return /[dy]/i.test(signs) || (/m/i.test(signs) && !/[hs]/i.test(signs));
}
