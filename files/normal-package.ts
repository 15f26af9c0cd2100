import { type ColumnsApart, typedText } from './cells-apart';
import { NOTES, REFUSALS, refusalFor } from './file-words';
import { isRefused, type RefusedFile, tooLarge } from './limits';
import { type PackageParts, packageParts, type Relation } from './package-parts';
import { readableBreaks, type SheetPart, sheetPart } from './sheet-part';
import { type CellStyles, cellStyles } from './styles-part';
import type { FileParts } from './xlsx';
import { type Attributes, DECLARED, escaped, openTag, readXml, type XmlFault, xmlWriter } from './xml';

/** The parts of a workbook under the names and in the form that the engine expects, whichever program wrote it. */
export interface NormalPackage {
  readonly parts: FileParts;
  /** Of each sheet, by its path, the cells that are not in its part, where they were to be taken apart. */
  readonly apart: ReadonlyMap<string, ColumnsApart>;
  /** What the person who opens it should know, in whole sentences. */
  readonly notes: readonly string[];
}

/** What becomes of cells with plain values: they stay in the parts, or are handed over beside them. */
export type PlainCells = 'in parts' | 'apart';

/** How much of a workbook is taken over: rules, drop-downs, filters and names of ranges, or not. */
export type Fullness = 'everything' | 'cells only';

/** A workbook's package written anew from what its relations say: any paths, prefixes, quotes and order will do. */
export function normalPackage(
  file: string,
  given: FileParts,
  fullness: Fullness = 'everything',
  plainCells: PlainCells = 'in parts',
): NormalPackage | RefusedFile {
  const parts = packageParts(given);
  const found = workbookIn(parts);
  if (found === undefined) return { refused: REFUSALS.notAWorkbook(file) };
  if (typeof found === 'string') return { refused: refusalFor(file, found) };
  const sheets = writtenSheets(file, parts, found, { fullness, plainCells });
  if (isRefused(sheets)) return sheets;
  if (sheets.tabs.length === 0) return { refused: REFUSALS.notAWorkbook(file) };
  const shared = [
    partOf('xl/styles.xml', 'styles', found.styles.xml),
    partOf('xl/sharedStrings.xml', 'sharedStrings', found.texts.xml),
    ...copies(parts, found.relations, 'theme', 'xl/theme/theme'),
    ...(fullness === 'everything' ? externalLinks(parts, found) : []),
  ];
  const written = [...sheets.parts, ...shared];
  const names = fullness === 'everything' ? found.names : [];
  return {
    parts: {
      ...Object.fromEntries(written.map(({ path, xml }) => [path, xml])),
      ...sheets.relations,
      'xl/workbook.xml': workbookPart(sheets.tabs, names),
      'xl/_rels/workbook.xml.rels': relationsPart(
        written
          .filter(({ kind }) => kind in OF_WORKBOOK)
          .map(({ kind, path }, i) => ({ id: `rId${i + 1}`, kind, target: path.slice('xl/'.length) })),
      ),
      '_rels/.rels': relationsPart([{ id: 'rId1', kind: 'officeDocument', target: 'xl/workbook.xml' }]),
      '[Content_Types].xml': contentTypes(written),
    },
    apart: sheets.apart,
    notes: [
      ...(found.isFrom1904 ? [NOTES.daysFrom1904] : []),
      ...sheets.notes,
      ...(fullness === 'cells only' ? [NOTES.cellsOnly] : []),
    ],
  };
}

// What the package holds

interface FoundWorkbook {
  readonly sheets: readonly Attributes[];
  readonly names: readonly { readonly attributes: Attributes; readonly range: string }[];
  readonly externalIds: readonly string[];
  readonly isFrom1904: boolean;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly styles: CellStyles;
  readonly texts: SharedTexts;
}

/** None where the package holds something else. */
function workbookIn(parts: PackageParts): FoundWorkbook | XmlFault | undefined {
  const root = [...parts.relationsOf('').values()].find(({ kind }) => kind === 'officeDocument');
  const path = root && parts.read(root.path) !== undefined ? root.path : parts.ending('xl/workbook.xml');
  if (path === undefined) return undefined;
  const sheets: Attributes[] = [];
  const names: { attributes: Attributes; range: string }[] = [];
  const externalIds: string[] = [];
  let isFrom1904 = false;
  let isInName = false;
  const fault = readXml(parts.read(path) ?? '', {
    open(name, attributes) {
      isInName = name === 'definedName';
      if (name === 'sheet') sheets.push(attributes);
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name === 'externalReference') externalIds.push(attributes['r:id'] ?? '');
      if (isInName) names.push({ attributes, range: '' });
    },
    close() {
      isInName = false;
    },
    text(text) {
      const last = names.at(-1);
      if (isInName && last) last.range += text;
    },
  });
  if (fault) return fault;
  const relations = parts.relationsOf(path);
  const styles = cellStyles(readOf(parts, relations, 'styles'));
  if (typeof styles === 'string') return styles;
  const texts = sharedTexts(readOf(parts, relations, 'sharedStrings'));
  if (typeof texts === 'string') return texts;
  return { sheets, names, externalIds, isFrom1904, relations, styles, texts };
}

function readOf(parts: PackageParts, relations: ReadonlyMap<string, Relation>, kind: string) {
  const relation = [...relations.values()].find((one) => one.kind === kind);
  return relation && parts.read(relation.path);
}

interface SharedTexts {
  /** Each as it would be typed; none where only the engine can read it. */
  readonly typed: readonly (string | undefined)[];
  readonly xml: string;
}

/** Each text in one run: as it reads, without how to pronounce it. */
function sharedTexts(part: string | undefined): SharedTexts | XmlFault {
  const texts: string[] = [];
  const path: string[] = [];
  const fault = readXml(part ?? '<sst/>', {
    open(name) {
      path.push(name);
      if (name === 'si') texts.push('');
    },
    close() {
      path.pop();
    },
    text(text) {
      if (path.at(-1) === 't' && !path.includes('rPh')) texts.push((texts.pop() ?? '') + text);
    },
  });
  if (fault) return fault;
  const broken = texts.map(readableBreaks);
  const written = broken.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return { typed: broken.map(typedText), xml: `${openTag('sst', DECLARED)}>${written.join('')}</sst>` };
}

// What is written

/** Where each kind of part that the engine reads belongs. */
const OF_WORKBOOK = {
  worksheet: true,
  styles: true,
  sharedStrings: true,
  theme: true,
  externalLink: true,
} as const;
const TYPES = {
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  sharedStrings: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml',
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
  externalLink: 'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
  table: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  pivotTable: 'application/vnd.openxmlformats-officedocument.spreadsheetml.pivotTable+xml',
} as const;
type Kind = keyof typeof TYPES;

interface WrittenPart {
  readonly path: string;
  readonly kind: Kind;
  readonly xml: string;
}

function partOf(path: string, kind: Kind, xml: string): WrittenPart {
  return { path, kind, xml };
}

interface HowToWrite {
  readonly fullness: Fullness;
  readonly plainCells: PlainCells;
}

interface WrittenSheets {
  readonly tabs: readonly Attributes[];
  readonly parts: readonly WrittenPart[];
  readonly apart: ReadonlyMap<string, ColumnsApart>;
  readonly relations: FileParts;
  readonly notes: readonly string[];
}

function writtenSheets(
  file: string,
  parts: PackageParts,
  found: FoundWorkbook,
  how: HowToWrite,
): WrittenSheets | RefusedFile {
  const written: WrittenSheet[] = [];
  const withoutCells: string[] = [];
  let cells = 0;
  for (const sheet of found.sheets) {
    const name = tabName(
      sheet.name ?? '',
      written.map(({ tab }) => tab),
    );
    const read = writtenSheet(parts, found, { ...sheet, name }, written.length + 1, how);
    if (typeof read === 'string') return { refused: refusalFor(file, read) };
    if ('withoutCells' in read) {
      withoutCells.push(read.withoutCells);
      continue;
    }
    cells += read.sheet.extent.cells;
    const refused = tooLarge(file, name, { ...read.sheet.extent, cells });
    if (refused) return refused;
    written.push(read);
  }
  return {
    tabs: withOneVisible(written.map(({ tab }) => tab)),
    // The sheets come first, so that their numbers are those of their relations.
    parts: [...written.map(({ part }) => part), ...written.flatMap(({ attached }) => attached.parts)],
    apart: new Map(written.map(({ part, sheet }) => [part.path, sheet.apart])),
    relations: Object.fromEntries(
      written.map(({ attached }, i) => [
        `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
        relationsPart(attached.relations),
      ]),
    ),
    notes: [...withoutCells, ...missingNotes(written)],
  };
}

interface WrittenSheet {
  readonly tab: Attributes;
  readonly sheet: SheetPart;
  readonly part: WrittenPart;
  readonly attached: Attachments;
}

/** A sheet with its cells, what is said of one that has none, or why it cannot be read. */
function writtenSheet(
  parts: PackageParts,
  { relations, styles, texts, isFrom1904 }: FoundWorkbook,
  { name = '', state, 'r:id': id = '' }: Attributes,
  number: number,
  { fullness, plainCells }: HowToWrite,
): WrittenSheet | { readonly withoutCells: string } | XmlFault {
  const relation = relations.get(id);
  const part = relation?.kind === 'worksheet' ? parts.read(relation.path) : undefined;
  if (relation === undefined || part === undefined)
    return {
      withoutCells: NOTES.withoutCells(KINDS_OF_SHEETS[relation?.kind ?? ''] ?? 'The sheet', name),
    };
  const attached = fullness === 'everything' ? attachments(parts, relation.path, number) : NOTHING;
  const sheet = sheetPart(part, {
    styles,
    sharedTexts: texts.typed,
    isFrom1904,
    relationIds: new Set(attached.relations.map((one) => one.id)),
    isCellsOnly: fullness === 'cells only',
    takesApart: plainCells === 'apart',
  });
  if (typeof sheet === 'string') return sheet;
  return {
    tab: { name, sheetId: String(number), 'r:id': `rId${number}`, ...(state && { state }) },
    sheet,
    part: partOf(`xl/worksheets/sheet${number}.xml`, 'worksheet', sheet.xml),
    attached,
  };
}

function missingNotes(written: readonly WrittenSheet[]): string[] {
  const cellsOf = (which: 'farCells' | 'missingTexts' | 'missingFormulas') =>
    written.flatMap(({ tab, sheet }) => sheet[which].map((address) => `${tab.name} ${address}`));
  const [texts, formulas] = [cellsOf('missingTexts'), cellsOf('missingFormulas')];
  const far = cellsOf('farCells');
  return [
    ...(far.length > 0 ? [NOTES.farCells(far)] : []),
    ...(texts.length > 0 ? [NOTES.missingTexts(texts)] : []),
    ...(formulas.length > 0 ? [NOTES.missingFormulas(formulas)] : []),
  ];
}

/** Sheets that hold no cells, in words. */
const KINDS_OF_SHEETS: Readonly<Record<string, string>> = {
  chartsheet: 'The chart sheet',
  dialogsheet: 'The dialog sheet',
  macrosheet: 'The macro sheet',
  xlMacrosheet: 'The macro sheet',
};

/** The engine knows sheets by their names: two of one name, none, or one that every object has would be one sheet. */
function tabName(written: string, tabs: readonly Attributes[]): string {
  const wanted = written.trim() === '' || written in {} ? `Sheet ${tabs.length + 1}` : written;
  const taken = new Set(tabs.map(({ name = '' }) => name.toLowerCase()));
  let name = wanted;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted} (${copy})`;
  return name;
}

function withOneVisible(tabs: readonly Attributes[]): readonly Attributes[] {
  if (tabs.some(({ state = 'visible' }) => state === 'visible')) return tabs;
  return tabs.map((tab, i) => (i === 0 ? { ...tab, state: 'visible' } : tab));
}

interface WrittenRelation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly isOutside?: boolean;
}

interface Attachments {
  readonly parts: readonly WrittenPart[];
  readonly relations: readonly WrittenRelation[];
}

const NOTHING: Attachments = { parts: [], relations: [] };
const ATTACHED = { table: 'tables', pivotTable: 'pivotTables' } as const;

/** What of a sheet stands in parts of its own: tables and pivot tables; and where its links lead to. */
function attachments(parts: PackageParts, path: string, sheetNumber: number): Attachments {
  const written: WrittenPart[] = [];
  const relations: WrittenRelation[] = [];
  for (const [id, { kind, path: target, isOutside }] of parts.relationsOf(path)) {
    if (kind === 'hyperlink' && isOutside) relations.push({ id, kind, target, isOutside });
    if (kind !== 'table' && kind !== 'pivotTable') continue;
    const xml = copyOf(parts.read(target));
    if (xml === undefined) continue;
    const name = `${ATTACHED[kind]}/${kind}${sheetNumber}_${written.length + 1}.xml`;
    written.push(partOf(`xl/${name}`, kind, xml));
    relations.push({ id, kind, target: `../${name}` });
  }
  return { parts: written, relations };
}

function copies(
  parts: PackageParts,
  relations: ReadonlyMap<string, Relation>,
  kind: Kind,
  path: string,
): WrittenPart[] {
  const xml = copyOf(readOf(parts, relations, kind));
  return xml === undefined ? [] : [partOf(`${path}1.xml`, kind, xml)];
}

/** Other workbooks of which this one holds values, in the order in which its formulas number them. */
function externalLinks(parts: PackageParts, { externalIds, relations }: FoundWorkbook): WrittenPart[] {
  return externalIds.map((id, i) => {
    const xml = copyOf(parts.read(relations.get(id)?.path ?? ''));
    const nothing = `${openTag('externalLink', DECLARED)}><externalBook r:id="rId1"/></externalLink>`;
    return partOf(`xl/externalLinks/externalLink${i + 1}.xml`, 'externalLink', xml ?? nothing);
  });
}

/** A part as it is, but for its prefixes; none where it cannot be read. */
function copyOf(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  const writer = xmlWriter();
  let depth = 0;
  const fault = readXml(part, {
    open(name, attributes) {
      writer.open(name, depth === 0 ? { ...attributes, ...DECLARED } : attributes);
      depth++;
    },
    close(name) {
      writer.close(name);
      depth--;
    },
    text: writer.text,
  });
  // Of a namespace that nobody knows nothing is left.
  return fault ? undefined : writer.written() || undefined;
}

function workbookPart(tabs: readonly Attributes[], names: FoundWorkbook['names']): string {
  const sheets = tabs.map((tab) => `${openTag('sheet', tab)}/>`).join('');
  const defined = names.map(
    ({ attributes, range }) => `${openTag('definedName', attributes)}>${escaped(range)}</definedName>`,
  );
  return `${openTag('workbook', DECLARED)}><sheets>${sheets}</sheets>${defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : ''}</workbook>`;
}

const PACKAGED = 'http://schemas.openxmlformats.org/package/2006';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationsPart(relations: readonly WrittenRelation[]): string {
  const written = relations.map(({ id, kind, target, isOutside }) => {
    const mode = isOutside ? { TargetMode: 'External' } : {};
    return `${openTag('Relationship', { Id: id, Type: `${RELATED}/${kind}`, Target: target, ...mode })}/>`;
  });
  return `<Relationships xmlns="${PACKAGED}/relationships">${written.join('')}</Relationships>`;
}

const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

function contentTypes(parts: readonly WrittenPart[]): string {
  const overrides = [
    ['xl/workbook.xml', WORKBOOK_TYPE] as const,
    ...parts.map(({ path, kind }) => [path, TYPES[kind]] as const),
  ].map(([path, type]) => `${openTag('Override', { PartName: `/${path}`, ContentType: type })}/>`);
  return `<Types xmlns="${PACKAGED}/content-types">${overrides.join('')}</Types>`;
}
