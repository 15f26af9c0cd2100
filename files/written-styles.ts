import type { Look } from './workbook-plan';
import { escaped } from './xml';

/** The styles part of a workbook that is written from nothing: each look and format once, under a number of its own. */
export interface WrittenStyles {
  numberOf(look: Look, format: string | undefined): number;
  /** The number of a look that a rule gives to a word. */
  ruleNumberOf(look: Look): number;
  xml(): string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** The first number that is free for a format of one's own. */
const FIRST_FORMAT = 164;
const USUAL_SIZE = 11;

export function writtenStyles(): WrittenStyles {
  const fonts = numbered([font({})]);
  // Excel takes the first two for its own, whatever they say.
  const fills = numbered([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const formats = numbered([]);
  const looks = numbered(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const rules = numbered([]);
  return {
    numberOf(look, format) {
      const formatId = format === undefined ? 0 : FIRST_FORMAT + formats.numberOf(format);
      const [fontId, fillId] = [fonts.numberOf(font(look)), fills.numberOf(fill(look))];
      return looks.numberOf(
        `<xf numFmtId="${formatId}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0"${formatId > 0 ? ' applyNumberFormat="1"' : ''}${fontId > 0 ? ' applyFont="1"' : ''}${fillId > 0 ? ' applyFill="1"' : ''}${alignment(look)}`,
      );
    },
    ruleNumberOf: (look) => rules.numberOf(ruleLook(look)),
    xml: () =>
      [
        `<styleSheet xmlns="${MAIN}">`,
        list(
          'numFmts',
          formats
            .all()
            .map((code, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escaped(code)}"/>`),
        ),
        list('fonts', fonts.all()),
        list('fills', fills.all()),
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        list('cellXfs', looks.all()),
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        list('dxfs', rules.all()),
        '</styleSheet>',
      ].join(''),
  };
}

/** Each different text once, by the order in which they came. */
function numbered(first: readonly string[]) {
  const numbers = new Map(first.map((text, i) => [text, i]));
  return {
    numberOf(text: string): number {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    all: () => [...numbers.keys()],
  };
}

function list(name: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `<${name} count="${entries.length}">${entries.join('')}</${name}>`;
}

function colour(rgb: string): string {
  return `rgb="FF${rgb.slice(1).toUpperCase()}"`;
}

function font({ bold, italic, fontSize = USUAL_SIZE, textColor }: Look): string {
  const marks = `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}`;
  return `<font>${marks}<sz val="${fontSize}"/>${textColor ? `<color ${colour(textColor)}/>` : ''}<name val="Calibri"/><family val="2"/></font>`;
}

function fill({ fillColor }: Look): string {
  if (fillColor === undefined) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor ${colour(fillColor)}/><bgColor indexed="64"/></patternFill></fill>`;
}

function alignment({ align, verticalAlign, wrapping }: Look): string {
  if (align === undefined && verticalAlign === undefined && wrapping === undefined) return '/>';
  const vertical = verticalAlign === 'middle' ? 'center' : verticalAlign;
  return ` applyAlignment="1"><alignment${align ? ` horizontal="${align}"` : ''}${vertical ? ` vertical="${vertical}"` : ''}${wrapping ? ' wrapText="1"' : ''}/></xf>`;
}

function ruleLook({ bold, textColor, fillColor }: Look): string {
  const marks = `${bold ? '<b/>' : ''}${textColor ? `<color ${colour(textColor)}/>` : ''}`;
  return `<dxf>${marks ? `<font>${marks}</font>` : ''}${fillColor ? `<fill><patternFill patternType="solid"><fgColor ${colour(fillColor)}/><bgColor ${colour(fillColor)}/></patternFill></fill>` : ''}</dxf>`;
}
