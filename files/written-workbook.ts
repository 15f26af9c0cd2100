import { strToU8 } from 'fflate';
import { columnLetters } from '../core/sheet/grid';
import type { PackedParts } from './kept-package';
import { zoneFrom } from './stored-cells';
import type { Look, PlannedCell, SheetPlan } from './workbook-plan';
import { type WrittenStyles, writtenStyles } from './written-styles';
import { escaped } from './xml';

/*
 * A workbook that is written from nothing, in the form in which Excel itself would have written it: what is not in the plan
 * is not in the file.
 */

/** A sheet as it is planned, with what only files hold. */
export interface FileSheet extends SheetPlan {
  readonly isHidden?: boolean;
  /** The format of whole columns, so that rows below have it too; columns counted from 0. */
  readonly columnFormats?: ReadonlyMap<number, string>;
  readonly table?: {
    readonly name: string;
    readonly range: string;
    /** What Excel writes into a new row, by column; without their equals signs. */
    readonly formulas: ReadonlyMap<number, string>;
  };
  /** Cells whose formula fills as many cells as its answer needs. */
  readonly spilling?: ReadonlySet<string>;
  readonly isLandscape?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook with these sheets; formulas without values, as they are stored but for their equals signs. */
export function writtenWorkbook(sheets: readonly FileSheet[]): PackedParts {
  const styles = writtenStyles();
  const written = sheets.map((sheet, i) => ({
    sheet,
    path: `worksheets/sheet${i + 1}.xml`,
    xml: sheetPart(sheet, styles),
  }));
  const tables = sheets.flatMap((sheet, i) => (sheet.table ? [{ of: i, table: sheet.table, sheet }] : []));
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length, tables.length),
    '_rels/.rels': relations([
      ['officeDocument', 'xl/workbook.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ]),
    'docProps/app.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application></Properties>`,
    'xl/workbook.xml': workbookPart(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...written.map(({ path }): [string, string] => ['worksheet', path]),
      ['styles', 'styles.xml'],
      ['sheetMetadata', 'metadata.xml'],
    ]),
    'xl/styles.xml': HEAD + styles.xml(),
    'xl/metadata.xml': METADATA,
    ...Object.fromEntries(written.map(({ path, xml }) => [`xl/${path}`, xml])),
  };
  tables.forEach(({ of, table, sheet }, i) => {
    parts[`xl/worksheets/_rels/sheet${of + 1}.xml.rels`] = relations([
      ['table', `../tables/table${i + 1}.xml`],
    ]);
    parts[`xl/tables/table${i + 1}.xml`] = tablePart(table, sheet, i + 1);
  });
  return new Map(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]));
}

// The package

function contentTypes(sheets: number, tables: number): string {
  const part = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`;
  const numbered = (count: number, path: (i: number) => string, type: string) =>
    Array.from({ length: count }, (_, i) => part(path(i + 1), type)).join('');
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    part('xl/workbook.xml', `${SHEETML}.sheet.main+xml`),
    numbered(sheets, (i) => `xl/worksheets/sheet${i}.xml`, `${SHEETML}.worksheet+xml`),
    numbered(tables, (i) => `xl/tables/table${i}.xml`, `${SHEETML}.table+xml`),
    part('xl/styles.xml', `${SHEETML}.styles+xml`),
    part('xl/metadata.xml', `${SHEETML}.sheetMetadata+xml`),
    part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
  ].join('')}</Types>`;
}

/** Each with its kind and its target; numbered in their order. */
function relations(to: readonly (readonly [kind: string, target: string])[]): string {
  const all = to.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function workbookPart(sheets: readonly FileSheet[]): string {
  const tabs = sheets.map(
    ({ name, isHidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets><calcPr calcId="191029"/></workbook>`;
}

/** What makes an array formula one whose size follows its answer: cells refer to it with `cm="1"`. */
const METADATA = `${HEAD}<metadata xmlns="${MAIN}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`;

// Sheets

function sheetPart(sheet: FileSheet, styles: WrittenStyles): string {
  const { isLandscape, table } = sheet;
  const setup = isLandscape
    ? '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    : '<pageSetup paperSize="9" fitToHeight="0"/>';
  return [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    view(sheet),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsElement(sheet, styles),
    `<sheetData>${rowElements(sheet, styles)}</sheetData>`,
    colouredWords(sheet, styles),
    offeredWords(sheet),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    setup,
    table ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : '',
    '</worksheet>',
  ].join('');
}

function view({ frozen, hidesGrid }: FileSheet): string {
  const grid = hidesGrid ? ' showGridLines="0"' : '';
  if (!frozen || frozen.rows + frozen.columns === 0)
    return `<sheetViews><sheetView${grid} workbookViewId="0"/></sheetViews>`;
  const { rows, columns } = frozen;
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const pane = columns > 0 && rows > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  return `<sheetViews><sheetView${grid} workbookViewId="0"><pane${splits} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`;
}

/** Of a sign in the usual font, and beside the text of a cell; in pixels. */
const [SIGN, BESIDE] = [7, 5];

function columnsElement({ columnWidths = [], columnFormats }: FileSheet, styles: WrittenStyles): string {
  const columns = columnWidths.map((pixels, i) => {
    const format = columnFormats?.get(i);
    const style = format === undefined ? '' : ` style="${styles.numberOf({}, format)}"`;
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.round(((pixels - BESIDE) / SIGN) * 100) / 100}"${style} customWidth="1"/>`;
  });
  return columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '';
}

/** Of a pixel, in points. */
const POINT = 0.75;

function rowElements(sheet: FileSheet, styles: WrittenStyles): string {
  const styleAt = cellStyles(sheet, styles);
  return sheet.rows
    .map((cells, row) => {
      const height = sheet.rowHeights?.[row];
      const ht = height === undefined ? '' : ` ht="${height * POINT}" customHeight="1"`;
      const written = cells.map((cell, column) =>
        cellElement(sheet, cell, `${columnLetters(column)}${row + 1}`, styleAt(row, column)),
      );
      return `<row r="${row + 1}"${ht}>${written.join('')}</row>`;
    })
    .join('');
}

/** The look and the format of each cell; where ranges overlap, the later holds. */
function cellStyles({ looks = [], formats = [], columnFormats }: FileSheet, styles: WrittenStyles) {
  const looked = looks.flatMap(({ range, look }) => {
    const zone = zoneFrom(range);
    return zone ? [{ zone, look }] : [];
  });
  const formatted = formats.flatMap(({ range, format }) => {
    const zone = zoneFrom(range);
    return zone ? [{ zone, format }] : [];
  });
  const isIn =
    (row: number, column: number) =>
    ({ zone }: { zone: NonNullable<ReturnType<typeof zoneFrom>> }) =>
      row >= zone.top && row <= zone.bottom && column >= zone.left && column <= zone.right;
  return (row: number, column: number): number => {
    const look: Look | undefined = looked.filter(isIn(row, column)).at(-1)?.look;
    const format = formatted.filter(isIn(row, column)).at(-1)?.format ?? columnFormats?.get(column);
    return styles.numberOf(look ?? {}, format);
  };
}

function cellElement({ spilling }: FileSheet, cell: PlannedCell, address: string, style: number): string {
  const look = style === 0 ? '' : ` s="${style}"`;
  switch (typeof cell) {
    case 'undefined':
      return style === 0 ? '' : `<c r="${address}"${look}/>`;
    case 'number':
      return `<c r="${address}"${look}><v>${cell}</v></c>`;
    case 'boolean':
      return `<c r="${address}"${look} t="b"><v>${Number(cell)}</v></c>`;
    case 'string':
      return `<c r="${address}"${look} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    default: {
      const text = escaped(cell.formula.replace(/^=/, ''));
      return spilling?.has(address)
        ? `<c r="${address}"${look} cm="1"><f t="array" ref="${address}">${text}</f></c>`
        : `<c r="${address}"${look}><f>${text}</f></c>`;
    }
  }
}

function colouredWords({ colouredWords = [] }: FileSheet, styles: WrittenStyles): string {
  return colouredWords
    .map(
      ({ range, word, look }, i) =>
        `<conditionalFormatting sqref="${range}"><cfRule type="cellIs" dxfId="${styles.ruleNumberOf(look)}" priority="${i + 1}" operator="equal"><formula>"${escaped(word.replaceAll('"', '""'))}"</formula></cfRule></conditionalFormatting>`,
    )
    .join('');
}

/** A list that is written out holds so many signs. */
const LONGEST_LIST = 255;

/** Offered while typing; other words stay allowed, because people paste. */
function offeredWords({ offeredWords = [] }: FileSheet): string {
  const fitting = offeredWords.filter(({ words }) => words.join(',').length <= LONGEST_LIST);
  const lists = fitting.map(
    ({ range, words }) =>
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="${range}"><formula1>"${escaped(words.join(',').replaceAll('"', '""'))}"</formula1></dataValidation>`,
  );
  return lists.length > 0
    ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
    : '';
}

function tablePart(
  { name, range, formulas }: NonNullable<FileSheet['table']>,
  { rows }: FileSheet,
  id: number,
): string {
  const zone = zoneFrom(range);
  const headings = rows[zone?.top ?? 0]?.slice(zone?.left, (zone?.right ?? 0) + 1) ?? [];
  const columns = headings.map((heading, i) => {
    const formula = formulas.get((zone?.left ?? 0) + i);
    const start = `<tableColumn id="${i + 1}" name="${escaped(String(heading))}"`;
    return formula === undefined
      ? `${start}/>`
      : `${start}><calculatedColumnFormula>${escaped(formula)}</calculatedColumnFormula></tableColumn>`;
  });
  return `${HEAD}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`;
}
