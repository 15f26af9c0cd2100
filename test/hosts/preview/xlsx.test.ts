import { describe, expect, test } from '@jest/globals';
import { type FileParts, readable, readableFormula, type SavedCell, writable } from '../../../files/xlsx';

const KNOWN = new Set(['EPA_GRADE', 'EPA_RULES', 'IF', 'IFERROR', 'SUM', 'XLOOKUP', 'SORT']);
const isKnown = (name: string) => KNOWN.has(name.toUpperCase());

describe('readableFormula', () => {
  test.each([
    ['as it is', 'IF(A1="","",A1)', 'IF(A1="","",A1)'],
    ['an Excel add-in', '_xldudf_EPA_GRADE(A1,B1,C1)', 'EPA_GRADE(A1,B1,C1)'],
    ['a late function', '_xlfn.XLOOKUP(A1,B:B,C:C)', 'XLOOKUP(A1,B:B,C:C)'],
    ['a later one, twice prefixed', '_xlfn._xlws.SORT(A1:A9)', 'SORT(A1:A9)'],
    [
      'two in one formula',
      '_xldudf_EPA_GRADE(_xlfn.XLOOKUP(1,A:A,B:B),B1,C1)',
      'EPA_GRADE(XLOOKUP(1,A:A,B:B),B1,C1)',
    ],
    [
      'a function that the engine lacks stays as stored',
      '_xlfn.LET(_xlpm.x,1,_xlpm.x)',
      '_xlfn.LET(_xlpm.x,1,_xlpm.x)',
    ],
    [
      'quoted text is not touched',
      'IF(A1="_xlfn.SUM(","_xldudf_SUM(",1)',
      'IF(A1="_xlfn.SUM(","_xldudf_SUM(",1)',
    ],
    ['Google', 'IFERROR(__xludf.DUMMYFUNCTION("EPA_GRADE(A1,B1,C1)"),"Pass")', 'EPA_GRADE(A1,B1,C1)'],
    [
      'Google with quoted text',
      'IFERROR(__xludf.DUMMYFUNCTION("EPA_GRADE(""Pass"",B1,C1)"),"a, (b)")',
      'EPA_GRADE("Pass",B1,C1)',
    ],
    ['Google without a fallback', '__xludf.DUMMYFUNCTION("EPA_RULES()")', 'EPA_RULES()'],
    [
      'Google, a function that the engine lacks: the last value must stay',
      'IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""x"",""A1"")"),"kept")',
      'IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""x"",""A1"")"),"kept")',
    ],
  ])('%s', (_, stored, typed) => {
    expect(readableFormula(stored, isKnown)).toBe(typed);
  });
});

describe('readable', () => {
  const sheet = (cells: string) =>
    readable({ 'xl/worksheets/sheet1.xml': cells }, isKnown).parts['xl/worksheets/sheet1.xml'];

  test('a formula is read in whatever way XML may spell it', () => {
    expect(sheet('<c r="A1" t="str"><f>_xldudf_EPA_GRADE(&quot;Pass&quot;,B1,C1)</f><v>Pass</v></c>')).toBe(
      '<c r="A1" t="str"><f>EPA_GRADE(&quot;Pass&quot;,B1,C1)</f><v>Pass</v></c>',
    );
  });
  test('cells that a formula fills are left to it', () => {
    const cells =
      '<c r="A1" cm="1" t="str"><f t="array" ref="A1:B2">_xldudf_EPA_RULES()</f><v>Rule</v></c><c r="B1" s="3" t="str"><v>Value</v></c><c r="A2"><v>1</v></c><c r="C1"><v>2</v></c>';
    expect(sheet(cells)).toBe(
      '<c r="A1" cm="1" t="str"><f t="array" ref="A1:B2">EPA_RULES()</f><v>Rule</v></c><c r="B1" s="3"/><c r="A2"/><c r="C1"><v>2</v></c>',
    );
  });
  test("so are Google's stand-ins for them, unless they stand for a function that the engine lacks", () => {
    const google = (r: string, inner: string) =>
      `<c r="${r}" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("${inner}"),"x")</f><v>x</v></c>`;
    const computed = google('B3', '""COMPUTED_VALUE""');
    expect(sheet(google('A2', 'EPA_RULES()') + computed)).toContain('<c r="B3"/>');
    for (const other of [google('A2', 'QUERY(A:A)'), google('C2', 'EPA_RULES()')]) {
      expect(sheet(other + computed)).toContain('COMPUTED_VALUE');
    }
  });
  test('a quote inside quoted text gets the spelling of the engine', () => {
    expect(sheet('<c r="A1"><f>IF(A2="say ""yes""",1,"")</f></c>')).toContain(
      'IF(A2=&quot;say \\&quot;yes\\&quot;&quot;,1,&quot;&quot;)',
    );
  });
  test('text stays text: what begins with a letter needs nothing, the rest an apostrophe', () => {
    const strings = (text: string) =>
      readable({ 'xl/sharedStrings.xml': `<si>${text}</si>` }, isKnown).parts['xl/sharedStrings.xml'];
    expect(strings('<t>Pass</t>')).toBe('<si><t>Pass</t></si>');
    expect(strings('<t>00123</t>')).toContain(">'00123<");
    expect(strings('<t>=1+1</t>')).toContain(">'=1+1<");
    expect(strings('<t>TRUE</t>')).toContain(">'TRUE<");
    expect(strings('<r><t>=1</t></r><r><rPr><b/></rPr><t>+1</t></r><rPh><t>x</t></rPh>')).toContain(
      ">'=1+1<",
    );
    expect(sheet('<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>')).toBe(
      `<c r="A1" t="str"><v>'=1+1</v></c>`,
    );
    expect(sheet('<c r="A1" t="str"><v>05/03/2026</v></c>')).toContain("<v>'05/03/2026</v>");
  });
  test('number formats without what the engine cannot read', () => {
    const format = (code: string) =>
      readable({ 'xl/styles.xml': `<numFmt numFmtId="164" formatCode="${code}"/>` }, isKnown).parts[
        'xl/styles.xml'
      ];
    expect(format('dd/mm/yyyy;@')).toContain('"dd/mm/yyyy"');
    expect(format('[$-809]dd mmmm yyyy;@')).toContain('"dd mmmm yyyy"');
    expect(format('&quot;£&quot;#,##0.00;[Red]-&quot;£&quot;#,##0.00')).toContain(
      '"&quot;£&quot;#,##0.00;-&quot;£&quot;#,##0.00"',
    );
    expect(format('[$£-809]#,##0.00')).toContain('"[$£-809]#,##0.00"');
    expect(format('[RED]#,##0.00')).toContain('"#,##0.00"');
  });
  test.each([
    ['h:mm', 'hh:mm'],
    ['yyyy\\-mm\\-dd\\ h:mm:ss', 'yyyy-mm-dd hh:mm:ss'],
    ['m/d/yyyy\\ h:mm', 'm/d/yyyy hh:mm'],
    ['h:mm\\ AM/PM', 'hh:mm a'],
    ['[RED]DD/MM/YYYY', 'dd/mm/yyyy'],
    ['mm:ss.0', 'mm:ss'],
    // More than a day of hours, which the engine would count from 0 again.
    ['[h]:mm', 'hhhh\\:mm'],
    ['dd\\.mm\\.yyyy', 'dd\\.mm\\.yyyy'],
    ['d&quot;th &quot;mmmm', 'd&quot;th &quot;mmmm'],
    ['yyyy\\年m\\月', 'yyyy\\年m\\月'],
    ['0&quot; h&quot;', '0&quot; h&quot;'],
    ['General', 'General'],
    ['#,##0.00E+00', '#,##0.00E+00'],
  ])('the format %s of days and times is read as %s', (code, read) => {
    const xml = `<numFmt numFmtId="164" formatCode="${code}"/>`;
    const { parts } = readable({ 'xl/styles.xml': xml }, isKnown);
    expect(parts['xl/styles.xml']).toContain(`"${read}"`);
  });
  test('each rule of a range stands alone, its words after an equals sign', () => {
    const rule = (word: string) =>
      `<cfRule type="cellIs" operator="equal" dxfId="0"><formula>"${word}"</formula></cfRule>`;
    expect(
      sheet(`<conditionalFormatting sqref="A1">${rule('Fail')}${rule('Pass')}</conditionalFormatting>`),
    ).toBe(
      ['Fail', 'Pass']
        .map(
          (word) =>
            `<conditionalFormatting sqref="A1">${rule(word).replace('>"', '>="')}</conditionalFormatting>`,
        )
        .join(''),
    );
  });
  test('sheets in the order of the tabs, and the names that people gave to ranges', () => {
    const workbook =
      '<sheets><sheet name="B &amp; C" sheetId="2"/><sheet name="A" sheetId="1"/></sheets><definedNames>' +
      '<definedName name="Closures">\'B &amp; C\'!$A$2:$A$9</definedName>' +
      '<definedName name="_xlnm.Print_Area">A!$A$1</definedName>' +
      '<definedName name="Local" localSheetId="0">A!$A$1</definedName>' +
      '<definedName name="Rate">0.2</definedName></definedNames>';
    const { sheetNames, names } = readable({ 'xl/workbook.xml': workbook }, isKnown);
    expect(sheetNames).toEqual(['B & C', 'A']);
    expect(names).toEqual({ Closures: "'B & C'!A2:A9" });
  });
});

describe('writable', () => {
  const PATH = 'xl/worksheets/sheet0.xml';
  const plain: SavedCell = { value: null, isError: false, isFilled: false };
  const written = (parts: FileParts, cell: Partial<SavedCell> = {}, names = {}) =>
    writable(parts, {
      cellAt: (_, address) => (address === 'A1' ? { ...plain, ...cell } : plain),
      names,
      isCustom: (name) => name.startsWith('EPA_'),
    });
  const cellOf = (xml: string, cell: Partial<SavedCell>) => written({ [PATH]: xml }, cell)[PATH];

  test('custom functions as Excel stores those of an add-in, with the answer they had', () => {
    const engine =
      '<c r="A1" s="2" cm="1" t="str"><f t="array" ref="A1">EPA_GRADE(B1,C1,D1)</f><v>Pass</v></c>';
    expect(cellOf(engine, { formula: 'EPA_GRADE(B1,C1,D1)', value: 'Pass' })).toBe(
      '<c r="A1" s="2" t="str"><f>_xldudf_EPA_GRADE(B1,C1,D1)</f><v>Pass</v></c>',
    );
  });
  test('an array stays one where it fills other cells, or is nothing of ours', () => {
    const filling = '<c r="A1" cm="1" t="str"><f t="array" ref="A1:B2">EPA_RULES()</f><v>Rule</v></c>';
    expect(cellOf(filling, { formula: 'EPA_RULES()', value: 'Rule' })).toContain('<f t="array" ref="A1:B2">');
    const theirs = '<c r="A1" cm="1"><f t="array" ref="A1">SUM(B1:B2*2)</f><v>6</v></c>';
    expect(cellOf(theirs, { formula: 'SUM(B1:B2*2)', value: 6 })).toContain('cm="1"><f t="array" ref="A1">');
  });
  test('a quoted date stays as it was typed, day first', () => {
    const engine =
      '<c r="A1" cm="1" t="n"><f t="array" ref="A1">EPA_DEADLINE("2026-05-03","Project")</f><v>1</v></c>';
    const formula = 'EPA_DEADLINE("05/03/2026","Project")';
    expect(cellOf(engine, { formula, value: 46147 })).toContain(
      '_xldudf_EPA_DEADLINE(&quot;05/03/2026&quot;,&quot;Project&quot;)</f><v>46147</v>',
    );
  });
  test('a quote inside quoted text gets its spelling back', () => {
    expect(cellOf('<c r="A1"/>', { formula: 'IF(A2="say \\"yes\\"",1,"")', value: 1 })).toContain(
      'IF(A2=&quot;say &quot;&quot;yes&quot;&quot;&quot;,1,&quot;&quot;)',
    );
  });
  test('a formula that the engine could not calculate is kept all the same', () => {
    expect(
      cellOf('<c r="A1" t="s"><v>0</v></c>', { formula: '_xlfn.LET(x,1,x)', value: '#NAME?', isError: true }),
    ).toBe('<c r="A1" t="e"><f>_xlfn.LET(x,1,x)</f><v>#NAME?</v></c>');
  });
  test("the engine's own errors become Excel's", () => {
    expect(cellOf('<c r="A1"/>', { formula: 'A1', value: '#CYCLE', isError: true })).toContain(
      '<v>#VALUE!</v>',
    );
  });
  test('cells that a formula fills carry what they show', () => {
    expect(cellOf('<c r="A1" s="4"></c>', { value: 'Rule', isFilled: true })).toBe(
      '<c r="A1" s="4" t="str"><v>Rule</v></c>',
    );
    expect(cellOf('<c r="A1"></c>', { value: true, isFilled: true })).toBe('<c r="A1" t="b"><v>1</v></c>');
  });
  test('words that a rule compares with are quoted', () => {
    const rule = (operand: string) =>
      `<cfRule type="cellIs" operator="equal"><formula>${operand}</formula></cfRule>`;
    const other = '<cfRule type="expression"><formula>A1=Fail</formula></cfRule>';
    const xml = rule('Fail') + rule('="Fail"') + rule('-1.5') + rule('$A$1') + rule('=A1+1') + other;
    const quoted = '&quot;Fail&quot;';
    expect(cellOf(xml, {})).toBe(
      rule(quoted) + rule(quoted) + rule('-1.5') + rule('$A$1') + rule('A1+1') + other,
    );
  });
  test('other cells are left as the engine wrote them', () => {
    const xml = '<c r="B2" t="s"><v>0</v></c><c r="C2"/>';
    expect(cellOf(xml, {})).toBe(xml);
  });
  test('text without the apostrophe that kept it text', () => {
    expect(
      written({ 'xl/sharedStrings.xml': "<si><t>'=1+1</t></si><si><t xml:space=\"preserve\">''a </t></si>" })[
        'xl/sharedStrings.xml'
      ],
    ).toBe('<si><t>=1+1</t></si><si><t xml:space="preserve">\'a </t></si>');
  });
  test('names of ranges, and the file says that Excel wrote it', () => {
    const parts = written(
      {
        'xl/workbook.xml': '<sheets/><x></sheets>',
        '[Content_Types].xml': '<Types></Types>',
        '_rels/.rels': '<Relationships></Relationships>',
      },
      {},
      { Closures: "'B & C'!A2:A9" },
    );
    expect(parts['xl/workbook.xml']).toContain(
      '<definedName name="Closures">\'B &amp; C\'!$A$2:$A$9</definedName>',
    );
    expect(parts['docProps/app.xml']).toContain('<Application>Microsoft Excel</Application>');
    expect(parts['[Content_Types].xml']).toContain('/docProps/app.xml');
    expect(parts['_rels/.rels']).toContain('docProps/app.xml');
  });
});

describe('what is never closed takes no longer than what is', () => {
  const PATH = 'xl/worksheets/sheet1.xml';
  const MANY = 60_000;
  const milliseconds = (xml: string) => {
    const start = performance.now();
    readable({ [PATH]: xml, 'xl/workbook.xml': '<workbook/>' }, () => true);
    return performance.now() - start;
  };
  test.each([
    ['cells', '<c r="A1">'],
    ['cells without an end of their tag', '<c r="A1" '],
    ['formulas in a cell', '<c r="A1"><f>'],
    ['coloured rules', '<conditionalFormatting sqref="A1">'],
    ['one rule of many', '<cfRule type="cellIs">'],
  ])('%s', (_, piece) => {
    // Of a quadratic pattern this takes 10 seconds; of a linear one about as many milliseconds.
    expect(milliseconds(piece.repeat(MANY))).toBeLessThan(3_000);
    const rules = `<conditionalFormatting sqref="A1">${piece.repeat(MANY)}</conditionalFormatting>`;
    expect(milliseconds(rules)).toBeLessThan(3_000);
  });
});
