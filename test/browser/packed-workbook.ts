import { strToU8, zipSync } from 'fflate';
import { columnLetters } from '../../core/sheet/grid';

export type Content = string | number | { readonly formula: string; readonly value: number } | undefined;

interface Looks {
  readonly merged: readonly string[];
  /** The number of a column that is hidden, counted from 1. */
  readonly hidden?: number;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGED = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook with one sheet, Tracker, packed as programs other than Excel do: absolute targets, a prefix on every element. */
export function packedWorkbook(
  rows: readonly (readonly Content[])[],
  { merged, hidden }: Looks,
): Uint8Array<ArrayBuffer> {
  const columns =
    hidden === undefined
      ? ''
      : `<cols><col min="${hidden}" max="${hidden}" width="10" hidden="1" customWidth="1"/></cols>`;
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGED}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGED}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Tracker" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGED}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': prefixed(
      `<worksheet xmlns="${MAIN}">${columns}<sheetData>${rows.map(rowXml).join('')}</sheetData><mergeCells count="${merged.length}">${merges}</mergeCells></worksheet>`,
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

function rowXml(row: readonly Content[], r: number): string {
  const cells = row.map((content, c) => cellXml(content, `${columnLetters(c)}${r + 1}`));
  return `<row r="${r + 1}">${cells.join('')}</row>`;
}

function cellXml(content: Content, address: string): string {
  if (content === undefined || content === '') return '';
  // Numbers as large as these are days.
  const isDay = typeof content === 'number' && content > 40_000 && content < 60_000;
  if (typeof content === 'number') return `<c r="${address}"${isDay ? ' s="1"' : ''}><v>${content}</v></c>`;
  if (typeof content === 'object')
    return `<c r="${address}"><f>${content.formula}</f><v>${content.value}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t>${content}</t></is></c>`;
}

function prefixed(xml: string): string {
  return xml.replace(/<(\/?)(?=\w)/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
}
