import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8 } from 'fflate';
import { editedPackage, type SheetEdits } from '../../../files/edited-package';
import { type Move, movedAlong, referenceAfter, withReferences } from '../../../files/formula-references';
import { isRefused } from '../../../files/limits';
import { packedParts, unpackedParts } from '../../../files/zip';
import { book, type Parts, sheet, workbookWith } from './packages';

const SHEET = 'xl/worksheets/sheet1.xml';
const packed = (parts: Parts) => new Map(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]));
const edit = (cells: Readonly<Record<string, object>>): SheetEdits[] => [
  { sheet: 'Cohort', cells: new Map(Object.entries(cells)) },
];

/** What stands in the sheet's rows after an edit. */
function rowsAfter(rows: string, cells: Readonly<Record<string, object>>, before = ''): string {
  const part = sheet(rows).replace('<sheetData>', `${before}<sheetData>`);
  const parts = editedPackage(packed(workbookWith({ [SHEET]: part })), edit(cells));
  return /<sheetData>(.*)<\/sheetData>/s.exec(strFromU8(parts.get(SHEET) as Uint8Array))?.[1] as string;
}

describe('a cell that is there keeps its look and its place', () => {
  const ROW =
    '<row r="2" ht="30"><c r="A2" s="1" t="s"><v>3</v></c><c r="B2" s="1"><f>A2*2</f><v>4</v></c></row>';
  const B2 = '<c r="B2" s="1"><f>A2*2</f><v>4</v></c>';
  test.each([
    [
      'text stands in it',
      { A2: { value: 'Amara' } },
      `<c r="A2" s="1" t="inlineStr"><is><t>Amara</t></is></c>${B2}`,
    ],
    [
      'text with spaces at its end',
      { A2: { value: 'a ' } },
      `<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">a </t></is></c>${B2}`,
    ],
    [
      'text that reads like a sign',
      { A2: { value: '_x000D_<' } },
      `<c r="A2" s="1" t="inlineStr"><is><t>_x005F_x000D_&lt;</t></is></c>${B2}`,
    ],
    ['a number', { A2: { value: 46093 } }, `<c r="A2" s="1"><v>46093</v></c>${B2}`],
    ['a number that is none', { A2: { value: Number.NaN } }, `<c r="A2" s="1" t="e"><v>#NUM!</v></c>${B2}`],
    ['a tick', { A2: { value: true } }, `<c r="A2" s="1" t="b"><v>1</v></c>${B2}`],
    ['an error', { A2: { value: { error: '#N/A' } } }, `<c r="A2" s="1" t="e"><v>#N/A</v></c>${B2}`],
    ['nothing', { A2: { value: undefined } }, `<c r="A2" s="1"/>${B2}`],
    [
      'a value of its formula',
      { B2: { value: 'Pass' } },
      '<c r="A2" s="1" t="s"><v>3</v></c><c r="B2" s="1" t="str"><f>A2*2</f><v>Pass</v></c>',
    ],
    [
      'another formula, whose value is not known',
      { B2: { formula: 'A2&"x"' } },
      '<c r="A2" s="1" t="s"><v>3</v></c><c r="B2" s="1"><f>A2&amp;&quot;x&quot;</f></c>',
    ],
    [
      'no formula any more, but what it showed',
      { B2: { formula: null } },
      '<c r="A2" s="1" t="s"><v>3</v></c><c r="B2" s="1"><v>4</v></c>',
    ],
  ])('%s', (_, cells, written) => {
    expect(rowsAfter(ROW, cells)).toBe(`<row r="2" ht="30">${written}</row>`);
  });
  test('text that a formula showed stands in its cell once the formula is gone', () => {
    expect(
      rowsAfter('<row r="1"><c r="A1" t="str"><f>B1</f><v>a&amp;b</v></c></row>', { A1: { formula: null } }),
    ).toBe('<row r="1"><c r="A1" t="inlineStr"><is><t>a&amp;b</t></is></c></row>');
  });
});

test('what Google keeps of a formula holds the new value as well', () => {
  const stored = 'IFERROR(__xludf.DUMMYFUNCTION(&quot;EPA_RAG(A1:B9)&quot;),&quot;On track&quot;)';
  expect(
    rowsAfter(`<row r="1"><c r="A1" t="str"><f>${stored}</f><v>On track</v></c></row>`, {
      A1: { value: 'Say "now"' },
    }),
  ).toBe(
    `<row r="1"><c r="A1" t="str"><f>${stored.replace('On track', 'Say &quot;&quot;now&quot;&quot;')}</f><v>Say &quot;now&quot;</v></c></row>`,
  );
});

describe('a cell that is not there is made in its place', () => {
  const ROWS =
    '<row r="2" spans="2:4"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>';
  test.each([
    [
      'before',
      { A2: { value: 7 } },
      '<row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>',
    ],
    [
      'between',
      { C2: { value: 7 } },
      '<row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>7</v></c><c r="D2"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>',
    ],
    [
      'behind, in the order of columns and not of letters',
      { AA2: { value: 7 } },
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="AA2"><v>7</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>',
    ],
    [
      'in a row between',
      { B4: { value: 7 }, A4: { value: 6 } },
      `${ROWS.split('<row r="5"')[0]}<row r="4"><c r="A4"><v>6</v></c><c r="B4"><v>7</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>`,
    ],
    ['above all', { A1: { value: 7 } }, `<row r="1"><c r="A1"><v>7</v></c></row>${ROWS}`],
    ['below all', { A9: { value: 7 } }, `${ROWS}<row r="9"><c r="A9"><v>7</v></c></row>`],
  ])('%s', (_, cells, written) => {
    expect(rowsAfter(ROWS, cells)).toBe(written);
  });
  test('in a row without cells, in a sheet without rows, and behind cells that say no address', () => {
    expect(rowsAfter('<row r="3" ht="9"/>', { B3: { value: 1 } })).toBe(
      '<row r="3" ht="9"><c r="B3"><v>1</v></c></row>',
    );
    expect(rowsAfter('', { B3: { value: 1 } })).toBe('<row r="3"><c r="B3"><v>1</v></c></row>');
    expect(
      rowsAfter('<row><c><v>1</v></c><c><v>2</v></c></row>', { B1: { value: 3 }, C1: { value: 4 } }),
    ).toBe('<row><c><v>1</v></c><c><v>3</v></c><c r="C1"><v>4</v></c></row>');
  });
  test('with the look of its row, else of its column', () => {
    const cols = '<cols><col min="2" max="3" style="1"/></cols>';
    expect(
      rowsAfter('<row r="1" s="0" customFormat="1"/>', { B1: { value: 1 }, C2: { value: 1 } }, cols),
    ).toBe(
      '<row r="1" s="0" customFormat="1"><c r="B1" s="0"><v>1</v></c></row><row r="2"><c r="C2" s="1"><v>1</v></c></row>',
    );
  });
});

describe('formulas that several cells share', () => {
  const SHARED =
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1+$C$1</f><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="B3" t="str"><f t="shared" si="0"/><v>x</v></c></row>';
  test('a member gets its own, the others stay', () => {
    expect(rowsAfter(SHARED, { B2: { formula: 'A9', value: 9 } })).toBe(
      SHARED.replace('<c r="B2"><f t="shared" si="0"/><v>2</v></c>', '<c r="B2"><f>A9</f><v>9</v></c>'),
    );
  });
  test('the one that holds it changes: the others get it as their own, with what they show', () => {
    expect(rowsAfter(SHARED, { B1: { formula: null, value: 5 } })).toBe(
      '<row r="1"><c r="B1"><v>5</v></c></row><row r="2"><c r="B2"><f>A2+$C$1</f><v>2</v></c></row><row r="3"><c r="B3" t="str"><f>A3+$C$1</f><v>x</v></c></row>',
    );
  });
  test('a value alone changes no formula', () => {
    expect(rowsAfter(SHARED, { B1: { value: 8 } })).toBe(SHARED.replace('<v>1</v>', '<v>8</v>'));
  });
  test('an array keeps its range when its values change, and is its first cell alone when one of the others gets a formula', () => {
    const ARRAY =
      '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A2">C1:C2</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';
    expect(rowsAfter(ARRAY, { A1: { value: 3 }, A2: { value: 4 } })).toBe(
      ARRAY.replace('<v>1', '<v>3').replace('<v>2', '<v>4'),
    );
    expect(rowsAfter(ARRAY, { A2: { formula: 'B2', value: 4 } })).toBe(
      '<row r="1"><c r="A1"><f t="array" ref="A1">C1:C2</f><v>1</v></c></row><row r="2"><c r="A2"><f>B2</f><v>4</v></c></row>',
    );
    expect(rowsAfter(ARRAY, { A1: { formula: 'D1', value: 4 } })).toContain(
      '<c r="A1"><f>D1</f><v>4</v></c>',
    );
  });
});

describe('what a formula fills', () => {
  const filled = { A2: { value: 2, filledBy: 'A1' }, A3: { value: 3, filledBy: 'A1' } };
  const THREE =
    '<v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>';
  test.each([
    [
      'an array that fills more than before',
      '<f t="array" ref="A1:A2">C1:C3</f>',
      '<f t="array" ref="A1:A3">C1:C3</f>',
    ],
    ['one that fills less', '<f t="array" ref="A1:A9">C1:C3</f>', '<f t="array" ref="A1:A3">C1:C3</f>'],
    ['one that fills as much', '<f t="array" ref="A1:A3">C1:C3</f>', '<f t="array" ref="A1:A3">C1:C3</f>'],
    ['one that was stored as if it filled nothing', '<f>C1:C3</f>', '<f t="array" ref="A1:A3">C1:C3</f>'],
  ])('%s', (_, before, after) => {
    const rows = (formula: string) => `<row r="1"><c r="A1">${formula}`;
    expect(rowsAfter(`${rows(before)}<v>1</v></c></row>`, { A1: { value: 1 }, ...filled })).toBe(
      `${rows(after)}${THREE}`,
    );
  });
  test('as Google stores it, each cell with a formula of its own', () => {
    const google =
      '<row r="1"><c r="A1"><f>IFERROR(__xludf.DUMMYFUNCTION("EPA_RULES()"),1)</f><v>1</v></c></row>';
    const cell = (address: string, value: number) =>
      `<c r="${address}"><f>IFERROR(__xludf.DUMMYFUNCTION(&quot;&quot;&quot;COMPUTED_VALUE&quot;&quot;&quot;),${value})</f><v>${value}</v></c>`;
    expect(rowsAfter(google, { A1: { value: 1 }, ...filled })).toBe(
      `${google}<row r="2">${cell('A2', 2)}</row><row r="3">${cell('A3', 3)}</row>`,
    );
  });
});

describe('the rest of the package', () => {
  const CHAINED = workbookWith({
    'xl/workbook.xml': book(undefined, '<!-- by hand --><bookViews/>'),
    'xl/calcChain.xml': '<calcChain/>',
    'xl/_rels/workbook.xml.rels': workbookWith()['xl/_rels/workbook.xml.rels']?.replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    ),
    '[Content_Types].xml': workbookWith()['[Content_Types].xml']?.replace(
      '</Types>',
      '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>',
    ),
  });
  const given = packed(CHAINED);
  const changed = (after: ReadonlyMap<string, Uint8Array>) =>
    [...new Set([...given.keys(), ...after.keys()])].filter((path) => given.get(path) !== after.get(path));

  test('nothing is changed where nothing is edited', () => {
    expect(changed(editedPackage(given, []))).toEqual([]);
    expect(changed(editedPackage(given, edit({})))).toEqual([]);
    expect(
      changed(editedPackage(given, [{ sheet: 'Other', cells: new Map([['A1', { value: 1 }]]) }])),
    ).toEqual([]);
  });
  test('a value changes its sheet alone', () => {
    expect(changed(editedPackage(given, edit({ A2: { value: 1 } })))).toEqual([SHEET]);
  });
  test('a formula takes away the list of cells that calculate, with all that speaks of it', () => {
    const after = editedPackage(given, edit({ A2: { formula: '1+1', value: 2 } }));
    expect(changed(after).sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/calcChain.xml',
      SHEET,
    ]);
    for (const path of ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'])
      expect(strFromU8(after.get(path) as Uint8Array)).toBe(workbookWith()[path]);
  });
  test('a look is added to those that there are, once', () => {
    const look = { format: 'dd/mm/yyyy', bold: true };
    const after = editedPackage(given, edit({ A2: { look }, B2: { look }, C2: { look: { format: '0%' } } }));
    expect(changed(after).sort()).toEqual(['xl/styles.xml', SHEET]);
    const styles = strFromU8(after.get('xl/styles.xml') as Uint8Array);
    expect(styles).toContain(
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font/><font><b/></font></fonts>',
    );
    expect(styles).toContain(
      '<cellXfs count="4"><xf/><xf numFmtId="14"/><xf numFmtId="164" applyNumberFormat="1" fontId="1" applyFont="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs>',
    );
    const rows = strFromU8(after.get(SHEET) as Uint8Array);
    expect(rows).toContain(
      '<c r="A2" s="2"><v>1000000019</v></c><c r="B2" t="s" s="2"><v>3</v></c><c r="C2" s="3"><v>46093</v></c>',
    );
  });
  test('all is calculated on opening only where that is asked for', () => {
    const after = editedPackage(given, [], { calculatesOnOpening: true });
    expect(changed(after)).toEqual(['xl/workbook.xml']);
    expect(strFromU8(after.get('xl/workbook.xml') as Uint8Array)).toContain(
      '</sheets><calcPr fullCalcOnLoad="1"/>',
    );
  });
  test('the part of the sheet that is in use grows', () => {
    const part = sheet('<row r="2"><c r="B2"><v>1</v></c></row>').replace(
      '<sheetData>',
      '<dimension ref="B2"/><sheetData>',
    );
    const after = editedPackage(packed(workbookWith({ [SHEET]: part })), edit({ D9: { value: 1 } }));
    expect(strFromU8(after.get(SHEET) as Uint8Array)).toContain('<dimension ref="B2:D9"/>');
  });
  test('prefixes, comments, other encodings and apostrophes are read as they are written', () => {
    const part = `<?xml version='1.0' encoding='utf-16'?><x:worksheet xmlns:x="m"><x:sheetData><!-- <x:c r="A1"/> --><x:row r='1'><x:c r='A1' t='str'><x:v><![CDATA[a<b]]></x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const wide = new Uint8Array(
      new Uint16Array([0xfeff, ...[...part].map((sign) => sign.charCodeAt(0))]).buffer,
    );
    const parts = new Map([...packed(workbookWith()), [SHEET, wide]]);
    const after = editedPackage(parts, edit({ B1: { value: 'é' } }));
    expect(strFromU8(after.get(SHEET) as Uint8Array)).toBe(
      `<?xml version='1.0' encoding="UTF-8"?><x:worksheet xmlns:x="m"><x:sheetData><x:row r='1'><x:c r='A1' t='str'><x:v>a&lt;b</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>é</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    );
  });
  test('parts go into a file and come out of it as they are, pictures and macros too', () => {
    const parts = new Map([...given, ['xl/vbaProject.bin', new Uint8Array([0, 255, 7])]]);
    const back = unpackedParts('A.xlsm', packedParts(parts));
    expect(isRefused(back) ? back : [...back]).toEqual([...parts]);
  });
});

describe('references in formulas', () => {
  test.each([
    ['relative ones go along, fixed ones stay', 'A1+$A1+A$1+$A$1', 'B3+$A3+B$1+$A$1'],
    ['ranges, whole rows and whole columns', 'SUM(A1:B2,C:C,$4:5)', 'SUM(B3:C4,D:D,$4:7)'],
    ['of other sheets', "Dates!A1+'EPA settings'!$B$2", "Dates!B3+'EPA settings'!$B$2"],
    [
      'no texts, functions, names or tables',
      'LOG10(A1)&"A1"&ZZZ9&Taxes25&T1[[#This Row],[A1]]&A1x',
      'LOG10(B3)&"A1"&ZZZ9&Taxes25&T1[[#This Row],[A1]]&A1x',
    ],
    ['no other workbooks', "[1]Sheet1!A1+'[2]My sheet'!A1", "[1]Sheet1!A1+'[2]My sheet'!A1"],
    ['numbers with an E', '1E5+2.5', '1E5+2.5'],
  ])('%s', (_, formula, moved) => {
    expect(movedAlong(formula, 2, 1)).toBe(moved);
  });
  test.each<[string, string, Move, string]>([
    ['a row above', 'A5+A$5', { of: 'rows', what: 'inserted', at: 5, count: 2 }, 'A7+A$7'],
    ['a row below', 'A4', { of: 'rows', what: 'inserted', at: 5, count: 2 }, 'A4'],
    ['a row in a range', 'SUM(A4:A5)', { of: 'rows', what: 'inserted', at: 5, count: 1 }, 'SUM(A4:A6)'],
    ['a row behind a range', 'SUM(A4:A5)', { of: 'rows', what: 'inserted', at: 6, count: 1 }, 'SUM(A4:A5)'],
    [
      'a row of a range is gone',
      'SUM(A4:A6)',
      { of: 'rows', what: 'deleted', at: 4, count: 1 },
      'SUM(A4:A5)',
    ],
    [
      'the last row of a range is gone',
      'SUM(A4:A6)',
      { of: 'rows', what: 'deleted', at: 6, count: 1 },
      'SUM(A4:A5)',
    ],
    [
      'all rows of a range are gone',
      'SUM(A4:A6)',
      { of: 'rows', what: 'deleted', at: 4, count: 3 },
      'SUM(#REF!)',
    ],
    [
      'whole columns are of all rows',
      'SUM(A:A)',
      { of: 'rows', what: 'inserted', at: 1, count: 1 },
      'SUM(A:A)',
    ],
    ['a column before', 'B1:$C2', { of: 'columns', what: 'inserted', at: 2, count: 1 }, 'C1:$D2'],
    [
      'a range to the end of the sheet',
      'A2:A1048576',
      { of: 'rows', what: 'deleted', at: 5, count: 1 },
      'A2:A1048576',
    ],
  ])('%s', (_, formula, move, moved) => {
    expect(withReferences(formula, (reference) => referenceAfter(reference, move))).toBe(moved);
  });
});
