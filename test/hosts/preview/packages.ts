import { strToU8, zipSync } from 'fflate';

/** Workbooks as other programs write them, each a way of its own to say the same two rows. */

export type Parts = Readonly<Record<string, string>>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGED = 'http://schemas.openxmlformats.org/package/2006';
const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const STRICT_RELATED = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What each of them shows: 46093 is 12 March 2026. */
export const SHOWN = [
  ['ULN', 'Apprentice', 'Start date'],
  ['1000000019', 'Amara Foxbury', '12/03/2026'],
] as const;

export function zip(parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6) {
  const files = Object.entries(parts).map(([path, part]) => [
    path,
    typeof part === 'string' ? strToU8(part) : part,
  ]);
  return zipSync(Object.fromEntries(files), { level });
}

const relations = (targets: readonly (readonly [kind: string, target: string])[], base = RELATED) =>
  `<Relationships xmlns="${PACKAGED}/relationships">${targets
    .map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${base}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`;
const TEXTS = `<sst xmlns="${MAIN}"><si><t>ULN</t></si><si><t>Apprentice</t></si><si><t>Start date</t></si><si><t>Amara Foxbury</t></si></sst>`;
const ROWS =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
  '<row r="2"><c r="A2"><v>1000000019</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" s="1"><v>46093</v></c></row>';

export const sheet = (rows: string, more = '') =>
  `<worksheet xmlns="${MAIN}" xmlns:r="${RELATED}"><sheetData>${rows}</sheetData>${more}</worksheet>`;
export const book = (sheets = '<sheet name="Cohort" sheetId="1" r:id="rId1"/>', before = '') =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}">${before}<sheets>${sheets}</sheets></workbook>`;

/** As Excel writes it, but for what is changed. `undefined` takes a part away. */
export function workbookWith(changes: Readonly<Record<string, string | undefined>> = {}): Parts {
  const parts: Record<string, string | undefined> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGED}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': book(),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': TEXTS,
    'xl/worksheets/sheet1.xml': sheet(ROWS),
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([path, xml]) => (xml === undefined ? [] : [[path, xml]])),
  );
}

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
/** Cells with texts of their own, one after another. */
export const inlineTexts = (texts: readonly string[]) => texts.map(inline).join('');

/** Sheets by name, each one row of texts, or its rows as its part has them. */
export function workbookOf(sheets: Readonly<Record<string, readonly string[] | string>>): Parts {
  const names = Object.keys(sheets);
  const tabs = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const parts = Object.values(sheets).map((rows, i) => [
    `xl/worksheets/sheet${i + 1}.xml`,
    sheet(typeof rows === 'string' ? rows : `<row>${inlineTexts(rows)}</row>`),
  ]);
  return workbookWith({
    'xl/workbook.xml': book(tabs.join('')),
    'xl/_rels/workbook.xml.rels': relations(
      names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ),
    ...Object.fromEntries(parts),
  });
}

/** A prefix on every element, as the Open XML SDK and ClosedXML write them. */
const prefixed = (xml: string, prefix = 'x') =>
  xml.replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`).replace(/xmlns="/, `xmlns:${prefix}="`);
const mapped = (parts: Parts, paths: RegExp, change: (xml: string) => string): Parts =>
  Object.fromEntries(
    Object.entries(parts).map(([path, xml]) => [path, paths.test(path) ? change(xml) : xml]),
  );
const strict = (xml: string) => xml.replaceAll(MAIN, STRICT_MAIN).replaceAll(RELATED, STRICT_RELATED);
const SPREADSHEET = /^xl\/(?!_rels).*\.xml$/;

export const PACKAGES: Readonly<Record<string, Parts>> = {
  Excel: workbookWith(),
  'openpyxl and pandas: targets from the root of the package': workbookWith({
    '_rels/.rels': relations([['officeDocument', '/xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', '/xl/worksheets/sheet1.xml'],
      ['styles', '/xl/styles.xml'],
      ['sharedStrings', '/xl/sharedStrings.xml'],
    ]),
  }),
  'the Open XML SDK: a prefix on every element': mapped(workbookWith(), SPREADSHEET, (xml) => prefixed(xml)),
  'a prefix on relations and content types too': mapped(workbookWith(), /./, (xml) => prefixed(xml, 'ns0')),
  'strict namespaces, dates in words': mapped(
    workbookWith({
      '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']], STRICT_RELATED),
      'xl/worksheets/sheet1.xml': sheet(
        ROWS.replace('<c r="C2" s="1"><v>46093</v></c>', '<c r="C2" t="d"><v>2026-03-12T00:00:00</v></c>'),
      ),
    }),
    /./,
    strict,
  ),
  'newer programs: cells beside a choice that only those can read, paths with spaces': workbookWith({
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/cohort%20of%20May.xml'],
      ['styles', './styles.xml'],
      ['sharedStrings', '/xl/sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': undefined,
    'xl/worksheets/cohort of May.xml': sheet(ROWS)
      .replace(
        '<sheetData>',
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="later"><sheetData/></mc:Choice><mc:Fallback mc:Ignorable="later"><sheetData>',
      )
      .replace('</sheetData>', '</sheetData></mc:Fallback></mc:AlternateContent>'),
  }),
  'no addresses': workbookWith({
    'xl/worksheets/sheet1.xml': sheet(ROWS.replace(/ r="\w+"/g, '')),
  }),
  'no shared texts: each stands in its cell': workbookWith({
    'xl/sharedStrings.xml': undefined,
    'xl/worksheets/sheet1.xml': sheet(
      `<row>${inline('ULN')}${inline('Apprentice')}${inline('Start date')}</row><row><c><v>1000000019</v></c>${inline('Amara Foxbury')}<c s="1"><v>46093</v></c></row>`,
    ),
  }),
  'attributes in another order, single quotes, comments, CDATA': workbookWith({
    'xl/workbook.xml': `<?xml version='1.0'?><!-- <sheet name="no"/> --><workbook xmlns='${MAIN}' xmlns:r='${RELATED}'><sheets><sheet r:id = 'rId1' sheetId='1' name='Cohort'></sheet></sheets></workbook>`,
    'xl/sharedStrings.xml': TEXTS.replace('<t>ULN</t>', '<t><![CDATA[ULN]]></t>').replace(
      'Amara',
      'A<!-- no -->mara',
    ),
    'xl/worksheets/sheet1.xml': sheet(
      ROWS.replaceAll('"', "'").replace("<c r='A1' t='s'>", "<c\n t='s'\n r='A1' >"),
    ),
  }),
  'texts in runs, with how to pronounce them': workbookWith({
    'xl/sharedStrings.xml': TEXTS.replace(
      '<si><t>Amara Foxbury</t></si>',
      '<si><r><rPr><b/></rPr><t>Amara</t></r><r><t xml:space="preserve"> Foxbury</t></r><rPh sb="0" eb="1"><t>no</t></rPh><phoneticPr fontId="1"/></si>',
    ),
  }),
  'other paths, of other case, with a part that is not read': workbookWith({
    'xl/worksheets/sheet1.xml': undefined,
    'xl\\worksheets\\Data.xml': sheet(ROWS),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', './Worksheets/../worksheets/data.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/calcChain.xml': '<calcChain/>',
  }),
  'a template': workbookWith({
    '[Content_Types].xml': `<Types xmlns="${PACKAGED}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.template.main+xml"/></Types>`,
  }),
  'a look that is not there, looks to the end of the sheet, a title merged over all columns': workbookWith({
    'xl/worksheets/sheet1.xml': sheet(
      `${ROWS.replace('r="B2"', 'r="B2" s="77"')}<row r="9" s="88"><c r="XFD9" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`,
      '<mergeCells count="2"><mergeCell ref="D1:XFD1"/><mergeCell ref="A5:XFD1048576"/></mergeCells>',
    ),
  }),
  'a formula that several cells share, and one whose holder is lost': workbookWith({
    'xl/worksheets/sheet1.xml': sheet(
      ROWS.replace('<c r="A2"><v>', '<c r="A2"><f t="shared" si="3"/><v>').replace(
        '<c r="C2" s="1"><v>46093</v></c>',
        '<c r="C2" s="1"><f t="array" ref="C2:XFD1048576">DATE(2026,3,12)</f><v>46093</v></c>',
      ),
    ),
  }),
};

/** Its days are counted from 1904: 12 March 2026 is 44631. */
export const FROM_1904 = workbookWith({
  'xl/workbook.xml': book(undefined, '<workbookPr date1904="1"/>'),
  'xl/worksheets/sheet1.xml': sheet(ROWS.replace('46093', '44631')),
});

/** Without a part for looks a date shows as its number: what is there is shown. */
export const WITHOUT_STYLES = workbookWith({
  'xl/styles.xml': undefined,
  'xl/_rels/workbook.xml.rels': relations([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ]),
});

/** A chart sheet before the sheet of apprentices, and a hidden sheet of no name that is that of every object. */
export const SEVERAL_SHEETS = workbookWith({
  'xl/workbook.xml': book(
    '<sheet name="Chart" sheetId="3" r:id="rId4"/><sheet name="__proto__" sheetId="2" state="veryHidden" r:id="rId5"/><sheet name="Cohort" sheetId="1" r:id="rId1"/><sheet name="COHORT" sheetId="9" r:id="rId1"/>',
  ),
  'xl/_rels/workbook.xml.rels': relations([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['chartsheet', 'chartsheets/sheet1.xml'],
    ['worksheet', 'worksheets/sheet2.xml'],
  ]),
  'xl/worksheets/sheet2.xml': sheet('<row r="1"><c r="A1"><v>2</v></c></row>'),
  'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${MAIN}"/>`,
});

/** Texts that the file does not hold. */
export const BROKEN_TEXTS = workbookWith({
  'xl/worksheets/sheet1.xml': sheet(
    `${ROWS}<row r="3"><c r="A3"><v>2000000028</v></c><c r="B3" t="s"><v>4</v></c><c r="C3" t="s"><v>-1</v></c></row>`,
  ),
});

/** The kinds of values, and what only calls itself one. */
export const KINDS_OF_VALUES = workbookWith({
  'xl/worksheets/sheet1.xml': sheet(
    [
      '<c r="A1" t="b"><v>1</v></c>',
      '<c r="B1" t="e"><v>#N/A</v></c>',
      '<c r="C1" t="str"><v> two words </v></c>',
      '<c r="D1" t="d"><v>2026-03-12</v></c>',
      '<c r="E1" t="d"><v>2026-03-12T09:00:00</v></c>',
      '<c r="F1" t="d"><v>tbc</v></c>',
      '<c r="G1"><v>=HYPERLINK("http://example.org")</v></c>',
      '<c r="H1" t="e"><v>=1+1</v></c>',
      '<c r="I1" t="new"><v>1</v></c>',
      '<c r="J1" t="inlineStr"><is><t>line_x000D_\nend _x005F_x000D_</t></is></c>',
      '<c r="K1"><v>1.5E+2</v></c>',
      '<c r="L1" t="b"><v>maybe</v></c>',
      '<c r="M1" t="inlineStr"><is><t>&amp;#65;&#65;&lt;b&gt;</t><rPh sb="0" eb="1"><t>no</t></rPh></is></c>',
    ]
      .join('')
      .replace(/^/, '<row r="1">')
      .concat('</row>'),
  ),
});
