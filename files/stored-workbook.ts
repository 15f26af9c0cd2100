import type { Cell } from '../core/cells/cell';
import { REFUSALS, refusalFor } from './file-words';
import type { RefusedFile } from './limits';
import { type PackageParts, packageParts, type Relation } from './package-parts';
import { readableBreaks } from './sheet-part';
import { type StoredCells, storedCells, type Zone, zoneFrom } from './stored-cells';
import type { FileParts } from './xlsx';
import { type Attributes, readXml, type XmlFault } from './xml';

/** A sheet of a workbook as its file holds it. */
export interface StoredSheet extends StoredCells {
  readonly name: string;
}

/** A table, or the range of a filter that has a name. */
export interface StoredTable {
  readonly name: string;
  readonly sheet: string;
  /** With its row of headings and its row of totals. */
  readonly zone: Zone;
  readonly columns: readonly string[];
  readonly headingRows: number;
  readonly totalsRows: number;
}

export interface StoredWorkbook {
  /** In the order of the tabs. */
  readonly sheets: readonly StoredSheet[];
  readonly tables: readonly StoredTable[];
  /** Names of ranges and formulas, those of single sheets left out. */
  readonly names: ReadonlyMap<string, string>;
  readonly isFrom1904: boolean;
}

/** The cells of a sheet from its first on, blank ones included: all of them, or so many rows and columns. */
export function blockOf(
  { rows, columns }: Pick<StoredSheet, 'rows' | 'columns'>,
  height = rows.length,
  width = columns,
): readonly (readonly Cell[])[] {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => rows[row]?.[column]),
  );
}

/** What a package holds in its cells, whichever program wrote it. Sheets without cells, such as charts, are left out. */
export function storedWorkbook(file: string, given: FileParts): StoredWorkbook | RefusedFile {
  const parts = packageParts(given);
  const root = [...parts.relationsOf('').values()].find(({ kind }) => kind === 'officeDocument');
  const path = root && parts.read(root.path) !== undefined ? root.path : parts.ending('xl/workbook.xml');
  if (path === undefined) return { refused: REFUSALS.notAWorkbook(file) };
  const book = bookIn(parts.read(path) ?? '');
  if (typeof book === 'string') return { refused: refusalFor(file, book) };
  const relations = parts.relationsOf(path);
  const texts = textsIn(
    [...relations.values()].find(({ kind }) => kind === 'sharedStrings'),
    parts,
  );
  if (typeof texts === 'string') return { refused: refusalFor(file, texts) };
  const sheets: StoredSheet[] = [];
  const tables: StoredTable[] = [];
  for (const { name = '', 'r:id': id = '' } of book.sheets) {
    const relation = relations.get(id);
    if (relation?.kind !== 'worksheet') continue;
    const cells = storedCells(parts.read(relation.path) ?? '', texts);
    if (typeof cells === 'string') return { refused: refusalFor(file, cells) };
    sheets.push({ name, ...cells });
    tables.push(...tablesOf(name, cells, parts, parts.relationsOf(relation.path)));
  }
  if (sheets.length === 0) return { refused: REFUSALS.notAWorkbook(file) };
  return { sheets, tables, names: book.names, isFrom1904: book.isFrom1904 };
}

function bookIn(xml: string) {
  const sheets: Attributes[] = [];
  const names = new Map<string, string>();
  let isFrom1904 = false;
  let named: string | undefined;
  const fault = readXml(xml, {
    open(name, attributes) {
      if (name === 'sheet') sheets.push(attributes);
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      named =
        name === 'definedName' && attributes.localSheetId === undefined
          ? attributes.name?.toLowerCase()
          : undefined;
    },
    close() {
      named = undefined;
    },
    text(text) {
      if (named !== undefined) names.set(named, (names.get(named) ?? '') + text);
    },
  });
  return fault ?? { sheets, names, isFrom1904 };
}

/** The texts that sheets share, without how to pronounce them. */
function textsIn(relation: Relation | undefined, parts: PackageParts): readonly string[] | XmlFault {
  const texts: string[] = [];
  const path: string[] = [];
  const fault = readXml((relation && parts.read(relation.path)) ?? '<sst/>', {
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
  return fault ?? texts.map(readableBreaks);
}

function tablesOf(
  sheet: string,
  { tableIds }: StoredCells,
  parts: PackageParts,
  relations: ReadonlyMap<string, Relation>,
): readonly StoredTable[] {
  return tableIds.flatMap((id) => {
    const path = relations.get(id)?.path;
    return path === undefined ? [] : (tableIn(sheet, parts.read(path) ?? '') ?? []);
  });
}

function tableIn(sheet: string, xml: string): StoredTable | undefined {
  const columns: string[] = [];
  let table: Attributes = {};
  readXml(xml, {
    open(name, attributes) {
      if (name === 'table') table = attributes;
      if (name === 'tableColumn') columns.push(attributes.name ?? '');
    },
    close() {},
  });
  const zone = zoneFrom(table.ref);
  const name = table.displayName ?? table.name;
  if (zone === undefined || name === undefined) return undefined;
  const [headingRows, totalsRows] = [Number(table.headerRowCount ?? 1), Number(table.totalsRowCount ?? 0)];
  return { name, sheet, zone, columns, headingRows, totalsRows };
}
