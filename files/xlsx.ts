/**
 * Between a .xlsx file's XML and what the engine reads and writes: the spelling of functions, text that must stay text,
 * answers that fill the cells beside them, names of ranges. Text in, text out; nothing here knows the engine.
 */

import { escaped, unescaped } from './xml';

/** The XML parts of an unzipped workbook, by path. */
export type FileParts = Readonly<Record<string, string>>;

const WORKBOOK = 'xl/workbook.xml';
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
// Each ends where another of its kind begins: what is never closed is passed over once, and not for each that opens.
const CELL = /<c\s([^<>]*?)(?:\/>|>([^<]*(?:<(?!c\s|\/c>)[^<]*)*)<\/c>)/g;
const FORMULA = /<f(\s[^<>]*?)?(?:\/>|>([^<]*)<\/f>)/;

// Reading

export interface ReadableWorkbook {
  readonly parts: FileParts;
  /** In the order of the tabs. */
  readonly sheetNames: readonly string[];
  /** Names of ranges, such as `Closures` for `Dates!A2:A9`. */
  readonly names: Readonly<Record<string, string>>;
}

type IsKnown = (functionName: string) => boolean;

/** What is left in a sheet's part of each of its cells as the engine would read it: the cell, or nothing where it is taken out. */
export type LeftInPart = (cell: string) => string;

/**
 * The workbook as the engine can read it; `isKnown` says which functions the engine has, `leftOf` what is left of the cells
 * of a sheet, where some are not to be read by the engine.
 */
export function readable(
  parts: FileParts,
  isKnown: IsKnown,
  leftOf?: (path: string) => LeftInPart,
): ReadableWorkbook {
  const readablePart = (path: string, xml: string) => {
    if (SHEET.test(path)) return readableRules(readableCells(xml, isKnown, leftOf?.(path)));
    switch (path) {
      case STRINGS:
        return xml.replace(/<si>([\s\S]*?)<\/si>/g, readableString);
      case STYLES:
        return xml.replace(/(\sformatCode=")([^"]*)/g, (_, before, code) => before + readableFormat(code));
      default:
        return xml;
    }
  };
  const workbook = parts[WORKBOOK] ?? '';
  const names = [...workbook.matchAll(/<definedName\s([^>]*)>([^<]*)<\/definedName>/g)]
    .map(([, tag = '', range = '']) => ({ tag, range: unescaped(range) }))
    .filter(isNameOfRange);
  return {
    parts: Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, readablePart(path, xml)])),
    sheetNames: [...workbook.matchAll(/<sheet\s([^>]*)>/g)].map(([, tag]) => attribute(tag, 'name')),
    names: Object.fromEntries(
      names.map(({ tag, range }) => [attribute(tag, 'name'), range.replaceAll('$', '')]),
    ),
  };
}

/** A name that people gave to one range of one sheet; Excel's own begin with `_xl`. */
function isNameOfRange({ tag, range }: { tag: string; range: string }): boolean {
  const isOfPeople = !/\b(?:localSheetId|hidden)=|\bname="_xl/.test(tag);
  return isOfPeople && /^(?:'[^']+'|[^'!,()]+)!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?$/.test(range);
}

function readableCells(xml: string, isKnown: IsKnown, left: LeftInPart = (cell) => cell): string {
  const filled: Zone[] = [];
  const googleFormulas: Position[] = [];
  const readableCell = (cell: string, tag: string, content: string) => {
    const position = positionOf(attribute(tag, 'r'));
    const blank = `<c ${tag.replace(/\st="\w+"/, '')}/>`;
    if (filled.some((zone) => isFilledBy(zone, position))) return blank;
    const found = FORMULA.exec(content);
    if (!found) return readableText(cell, tag, content);

    const [whole, how = '', text = ''] = found;
    if (how.includes('t="array"')) filled.push(...zoneOf(attribute(how, 'ref')));
    const stored = unescaped(text);
    const fromGoogle = googleFormulaIn(stored);
    if (fromGoogle === FILLED_BY_GOOGLE && googleFormulas.some((from) => isBeyond(position, from)))
      return blank;
    const formula = readableFormula(stored, isKnown);
    if (fromGoogle !== undefined && formula !== stored) googleFormulas.push(position);
    return text === ''
      ? cell
      : cell.replace(whole, () => `<f${how}>${escaped(withEngineQuotes(formula))}</f>`);
  };
  return xml.replace(CELL, (cell: string, tag: string, content = '') =>
    left(readableCell(cell, tag, content)),
  );
}

/** The formula as a person would type it, where the engine has its functions; else as it is stored, so that it is kept. */
export function readableFormula(stored: string, isKnown: IsKnown): string {
  const fromGoogle = googleFormulaIn(stored);
  const isAlive =
    fromGoogle !== undefined && fromGoogle !== FILLED_BY_GOOGLE && functionsIn(fromGoogle).every(isKnown);
  return outsideQuotes(isAlive ? fromGoogle : stored, (part) =>
    part.replace(STORED_PREFIX, (whole, name: string) => (isKnown(name) ? name : whole)),
  );
}

/** How Excel stores functions that came late or from an add-in. */
const STORED_PREFIX = /\b(?:_xlfn\.|_xlws\.|_xludf\.|_xldudf_)+([A-Z][A-Z0-9_.]*)(?=\()/gi;
/** How Google stores a formula that .xlsx does not have, with the value it last had. */
const FROM_GOOGLE = /^(?:IFERROR\()?__xludf\.DUMMYFUNCTION\("((?:[^"]|"")*)"\)(?:,[\s\S]*\))?$/i;
/** What it stores in the cells that such a formula filled. */
const FILLED_BY_GOOGLE = '"COMPUTED_VALUE"';

function googleFormulaIn(stored: string): string | undefined {
  return FROM_GOOGLE.exec(stored)?.[1]?.replaceAll('""', '"');
}

function functionsIn(formula: string): string[] {
  const names: string[] = [];
  outsideQuotes(formula, (part) => {
    for (const [, name] of part.matchAll(/([A-Z_][A-Z0-9_.]*)\(/gi)) names.push(name as string);
    return part;
  });
  return names;
}

/** Quoted text of a formula. A quote inside it is doubled; the engine has a backslash before it instead. */
const QUOTED = /"(?:[^"]|"")*"/g;
const ENGINE_QUOTE = '\\"';

function withEngineQuotes(formula: string): string {
  return formula.replace(QUOTED, (text) => `"${text.slice(1, -1).replaceAll('""', ENGINE_QUOTE)}"`);
}

/** The engine reads text as if it were typed; an apostrophe keeps `=1+1` and `00123` text. */
function readableString(whole: string, content: string): string {
  const text = textOf(content);
  return staysText(text) ? whole : `<si><t xml:space="preserve">'${text}</t></si>`;
}

/** Text that stands in the cell itself, in the one form that the engine reads. */
function readableText(cell: string, tag: string, content: string): string {
  if (!/\bt="(?:inlineStr|str)"/.test(tag)) return cell;
  const text = textOf(content.replace(/<(\/?)v>/g, '<$1t>'));
  const place = tag.replace(/\st="\w+"/, '');
  // The engine would take spaces at the ends away.
  const space = text.trim() === text ? '' : ' xml:space="preserve"';
  return `<c ${place} t="str"><v${space}>${staysText(text) ? text : `'${text}`}</v></c>`;
}

/** The runs of a text, without how to pronounce it. */
function textOf(content: string): string {
  const runs = content.replace(/<rPh[\s\S]*?<\/rPh>/g, '').matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g);
  return [...runs].map(([, run]) => run).join('');
}

/** A number format without what the engine cannot read: languages, colours, how to show text, and how files write times. */
function readableFormat(code: string): string {
  const plain = code.replace(/\[\$-[^\]]*\]|\[(?:[A-Z]+|Color ?\d+)\](?<!\[(?:h+|m+|s+)\])|;@$/gi, '');
  return isOfTime(plain) ? readableTime(plain) : plain;
}

/** What stands for itself in a number format: quoted text, escaped signs and brackets. */
const FOR_ITSELF = /(&quot;.*?&quot;|"[^"]*"|\\.|_.|\[\$[^\]]*\])/;

function isOfTime(code: string): boolean {
  const signs = code.split(FOR_ITSELF).filter((_, i) => i % 2 === 0);
  return !/General/i.test(code) && signs.some((part) => /[ymdhs]/i.test(part.replace(/&\w+;/g, '')));
}

/** Signs that need no backslash, with which the engine would not know a format as one of days or times. */
const ESCAPED_IN_VAIN = /^\\([ \-/:])$/;

/** The engine knows hours by two letters, hours beyond a day by four, and no parts of a second. */
function readableTime(code: string): string {
  const isElapsed = /\[h+\]/i.test(code);
  const asEngine = (part: string) =>
    part
      .toLowerCase()
      .replace(/\[h+\]/g, 'hhhh')
      .replace(/am\/pm|a\/p/g, 'a')
      .replace(/(?<!h)h(?!h)/g, 'hh')
      .replace(/\.0+/g, '');
  const written = code
    .split(FOR_ITSELF)
    .map((part, i) => (i % 2 === 0 ? asEngine(part) : part.replace(ESCAPED_IN_VAIN, '$1')))
    .join('');
  // Otherwise the engine takes hours beyond a day back to those of one.
  return isElapsed ? written.replace(/:/g, '\\:') : written;
}

const RULES =
  /<conditionalFormatting\s[^<>]*>([^<]*(?:<(?!\/?conditionalFormatting\b)[^<]*)*)<\/conditionalFormatting>/g;
const RULE = /<cfRule\s[^<>]*?(?:\/>|>[^<]*(?:<(?!\/?cfRule\b)[^<]*)*<\/cfRule>)/g;

/** The engine reads one rule of a range and takes quoted text for a formula only after an equals sign. */
function readableRules(xml: string): string {
  return xml.replace(RULES, (whole, rules: string) => {
    const start = whole.slice(0, whole.indexOf('>') + 1);
    return (rules.match(RULE) ?? [])
      .map((rule) => `${start}${rule.replace(/(<formula>)("|&quot;)/g, '$1=$2')}</conditionalFormatting>`)
      .join('');
  });
}

/** Only what begins with a letter can be nothing but text, two words aside. */
export function staysText(text: string): boolean {
  return text === '' || (/^\p{L}/u.test(text) && !/^(?:true|false)$/i.test(text));
}

// Writing

/** A cell of the workbook that is saved, as the engine has it. */
export interface SavedCell {
  /** As a person would type it, without the equals sign. */
  readonly formula?: string;
  readonly value: string | number | boolean | null;
  readonly isError: boolean;
  /** Filled by a formula elsewhere. */
  readonly isFilled: boolean;
}

export interface Saved {
  cellAt(sheetIndex: number, address: string): SavedCell;
  readonly names: Readonly<Record<string, string>>;
  isCustom(functionName: string): boolean;
}

/** What the engine wrote, with what it left out or would spoil: formulas, answers, text, names of ranges. */
export function writable(parts: FileParts, saved: Saved): FileParts {
  const writablePart = (path: string, xml: string) => {
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path);
    if (sheet) return writableRules(writableCells(xml, Number(sheet[1]), saved));
    switch (path) {
      case STRINGS:
        return xml.replace(/(<t(?:\s[^>]*)?>)'/g, '$1');
      case WORKBOOK:
        return xml.replace('</sheets>', `</sheets>${definedNames(saved.names)}`);
      case '[Content_Types].xml':
        return xml.replace('</Types>', `${APP_TYPE}</Types>`);
      case '_rels/.rels':
        return xml.replace('</Relationships>', `${APP_RELATION}</Relationships>`);
      default:
        return xml;
    }
  };
  const written = Object.entries(parts).map(([path, xml]) => [path, writablePart(path, xml)]);
  return { ...Object.fromEntries(written), 'docProps/app.xml': APP };
}

function writableCells(xml: string, sheetIndex: number, saved: Saved): string {
  return xml.replace(CELL, (cell: string, tag: string, content = '') => {
    const address = attribute(tag, 'r');
    const { formula, value, isError, isFilled } = saved.cellAt(sheetIndex, address);
    if (formula === undefined && !isFilled) return cell;
    const [, given = '', written] = FORMULA.exec(content) ?? [];
    const how = isOursAlone(given, formula ?? '', saved) ? '' : given;
    const f =
      formula === undefined ? '' : `<f${how}>${escaped(writableFormula(formula, written, saved))}</f>`;
    const place = tag.replace(/\s(?:t|cm)="\w+"/g, '');
    return `<c ${place}${how.includes('t="array"') ? ' cm="1"' : ''}${typeAndValue(value, isError, f)}</c>`;
  });
}

/**
 * A formula of ours that fills no other cell needs not be an array, as the engine writes it: LibreOffice calculates arrays
 * on opening, without our functions, where it shows the last value of others; so does Excel without the add-in.
 */
function isOursAlone(how: string, formula: string, { isCustom }: Saved): boolean {
  const fillsOthers = zoneOf(attribute(how, 'ref')).length > 0;
  return how.includes('t="array"') && !fillsOthers && functionsIn(formula).some(isCustom);
}

function typeAndValue(value: SavedCell['value'], isError: boolean, formula: string): string {
  if (value === null) return `>${formula}`;
  if (isError) return ` t="e">${formula}<v>${ERRORS_ABROAD[String(value)] ?? value}</v>`;
  if (typeof value === 'boolean') return ` t="b">${formula}<v>${Number(value)}</v>`;
  return `${typeof value === 'string' ? ' t="str"' : ''}>${formula}<v>${escaped(String(value))}</v>`;
}

/** What a cell is compared with: numbers, cells and formulas as they are, words in quotes. */
function writableRules(xml: string): string {
  const isPlain = (operand: string) => /^(?:-?[\d.]+|".*"|\$?[A-Z]{1,3}\$?\d+)$/.test(operand);
  return xml.replace(RULE, (rule) =>
    rule.includes('type="cellIs"')
      ? rule.replace(/<formula>([^<]*)<\/formula>/g, (_, text: string) => {
          const operand = unescaped(text);
          if (operand.startsWith('=')) return `<formula>${escaped(operand.slice(1))}</formula>`;
          return `<formula>${escaped(isPlain(operand) ? operand : `"${operand}"`)}</formula>`;
        })
      : rule,
  );
}

/** The engine's errors that Excel does not have. */
const ERRORS_ABROAD: Readonly<Record<string, string>> = {
  '#ERROR': '#VALUE!',
  '#CYCLE': '#VALUE!',
  '#BAD_EXPR': '#NAME?',
  '#REF': '#REF!',
  '#SPILL!': '#VALUE!',
};

/** The formula as Excel stores it; `written` is what the engine made of it, where it could. */
function writableFormula(typed: string, written: string | undefined, { isCustom }: Saved): string {
  const quotable = typed.replaceAll(ENGINE_QUOTE, '""');
  const formula = written === undefined ? quotable : withTextsOf(quotable, unescaped(written));
  return outsideQuotes(formula, (part) =>
    part.replace(/\b([A-Z][A-Z0-9_]*)(?=\()/gi, (name) =>
      isCustom(name) ? `_xldudf_${name.toUpperCase()}` : name,
    ),
  );
}

/** Functions that came late: files have a mark before their names, without which Excel does not know them. */
const LATE_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR ' +
    'BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST ' +
    'CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS ' +
    'DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTER FLOOR.MATH ' +
    'FLOOR.PRECISE FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA ' +
    'IFS ISFORMULA ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT ' +
    'NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC ' +
    'PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ ' +
    'REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORT SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT ' +
    'T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S ' +
    'VSTACK WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST'
  ).split(' '),
);
/** Two of them have a second mark. */
const LATE_TWICE: ReadonlySet<string> = new Set(['FILTER', 'SORT']);

/** A formula as a person typed it into the engine, without its equals sign, as files have it. */
export function storedFormula(typed: string, isCustom: (name: string) => boolean): string {
  return outsideQuotes(typed.replaceAll(ENGINE_QUOTE, '""'), (part) =>
    part.replace(/(?<![\w.])([A-Z][A-Z0-9_.]*)(?=\()/gi, (name) => {
      const upper = name.toUpperCase();
      if (isCustom(upper)) return `_xldudf_${upper}`;
      if (!LATE_FUNCTIONS.has(upper)) return name;
      return `_xlfn.${LATE_TWICE.has(upper) ? '_xlws.' : ''}${name}`;
    }),
  );
}

/** An error that the engine shows, as files have it. */
export function storedError(shown: string): string {
  return ERRORS_ABROAD[shown] ?? shown;
}

/** The engine rewrites quoted dates as if their month came first, so quoted text comes from the formula as typed. */
function withTextsOf(typed: string, written: string): string {
  const texts = typed.match(QUOTED) ?? [];
  if (texts.length !== written.match(QUOTED)?.length) return texts.length === 0 ? written : typed;
  let next = 0;
  return written.replace(QUOTED, () => texts[next++] as string);
}

function definedNames(names: Saved['names']): string {
  const elements = Object.entries(names).map(
    ([name, range]) => `<definedName name="${escaped(name)}">${escaped(absolute(range))}</definedName>`,
  );
  return elements.length > 0 ? `<definedNames>${elements.join('')}</definedNames>` : '';
}

/** `Dates!A2:A9` as `Dates!$A$2:$A$9`. */
function absolute(range: string): string {
  const [, sheet = '', cells = ''] = /^(.*!)([^!]*)$/.exec(range) ?? [];
  return sheet + cells.replace(/\$?([A-Z]+)\$?(\d+)/g, '$$$1$$$2');
}

/** LibreOffice shows a custom function's saved answer only in files that Excel says it wrote. */
const APP =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application></Properties>';
const APP_TYPE =
  '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>';
const APP_RELATION =
  '<Relationship Id="rIdApp" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>';

// Cells and text

interface Position {
  readonly row: number;
  readonly column: string;
}

interface Zone {
  readonly from: Position;
  readonly to: Position;
}

function positionOf(address: string): Position {
  const [, column = '', row = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  return { column, row: Number(row) };
}

/** Nothing for a single cell, which fills no other. */
function zoneOf(range: string): Zone[] {
  const [from, to] = range.split(':');
  return from && to && from !== to ? [{ from: positionOf(from), to: positionOf(to) }] : [];
}

/** At or below, at or right of: where a formula may have filled cells. */
function isBeyond(position: Position, from: Position): boolean {
  return position.row >= from.row && !isLeftOf(position.column, from.column);
}

/** Inside the zone and not its first cell, which holds the formula. */
function isFilledBy({ from, to }: Zone, position: Position): boolean {
  const isFirst = position.row === from.row && position.column === from.column;
  return !isFirst && isBeyond(position, from) && isBeyond(to, position);
}

function isLeftOf(column: string, other: string): boolean {
  return column.length === other.length ? column < other : column.length < other.length;
}

function attribute(tag: string | undefined, name: string): string {
  return unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag ?? '')?.[1]);
}

/** Changes a formula, but not the text that it quotes. */
function outsideQuotes(formula: string, change: (part: string) => string): string {
  return formula
    .split('"')
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('"');
}
