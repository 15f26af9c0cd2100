import { describe, expect, test } from '@jest/globals';
import { columnLetters } from '../../../core/sheet/grid';
import { isRefused } from '../../../files/limits';
import { normalPackage } from '../../../files/normal-package';
import {
  BROKEN_TEXTS,
  book,
  FROM_1904,
  KINDS_OF_VALUES,
  PACKAGES,
  type Parts,
  SEVERAL_SHEETS,
  sheet,
  WITHOUT_STYLES,
  workbookWith,
} from './packages';

const opened = (parts: Parts) => {
  const read = normalPackage('A.xlsx', parts);
  if (isRefused(read)) throw new Error(read.refused);
  return read;
};
const refusal = (parts: Parts) => {
  const read = normalPackage('A.xlsx', parts);
  return isRefused(read) ? read.refused : 'opened';
};
const sheetXml = ({ parts }: { parts: Parts }, number = 1) => parts[`xl/worksheets/sheet${number}.xml`] ?? '';
/** What is written of a cell, address and look aside. */
const cell = (xml: string, address: string) =>
  new RegExp(`<c r="${address}"(?: s="\\d+")?((?: t="\\w+")?)(?:/>|>(.*?)</c>)`, 's')
    .exec(xml)
    ?.slice(1)
    .join('');
/** The texts that sheets share, by number. */
const texts = ({ parts }: { parts: Parts }) =>
  [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)].map(
    ([, text]) => text,
  );

describe('a workbook of whichever program, in the one form that the engine reads', () => {
  test.each(Object.keys(PACKAGES))('%s', (name) => {
    const read = opened(PACKAGES[name] as Parts);
    const xml = sheetXml(read);
    const shown = (address: string) => {
      const [, type, value = ''] =
        /^( t="\w+")?.*<(?:v|t xml:space="preserve")>(.*?)<\//.exec(cell(xml, address) ?? '') ?? [];
      return type === ' t="s"' ? texts(read)[Number(value)] : value;
    };
    expect(['A1', 'B1', 'C1', 'A2', 'B2', 'C2'].map(shown)).toEqual([
      'ULN',
      'Apprentice',
      'Start date',
      '1000000019',
      'Amara Foxbury',
      '46093',
    ]);
    expect(xml).toMatch(/^<worksheet [^>]*><sheetData><row r="1">.*<\/row><\/sheetData>/s);
    expect(read.parts['xl/workbook.xml']).toContain('<sheet name="Cohort"');
    expect(read.parts['xl/_rels/workbook.xml.rels']).toContain('Target="worksheets/sheet1.xml"');
    expect(read.parts['[Content_Types].xml']).toContain('PartName="/xl/worksheets/sheet1.xml"');
    expect(Object.values(read.parts).join('')).not.toMatch(/<\/?(?!a:|x14:|xm:)\w+:/);
  });

  test('days from 1904 are those of Excel, and it is said', () => {
    const read = opened(FROM_1904);
    expect(cell(sheetXml(read), 'C2')).toBe('<v>46093</v>');
    expect(cell(sheetXml(read), 'A2')).toBe('<v>1000000019</v>');
    expect(read.notes).toEqual([
      'This workbook counts its days from 1904. Its dates were converted and show the same days as in Excel. Check formulas in which a day is written as a number.',
    ]);
  });
  test.each([
    ['dd/mm/yyyy', '46093'],
    ['[$-809]d mmmm yyyy;@', '46093'],
    ['mmm-yy', '46093'],
    ['mmmm', '46093'],
    ['dd/mm/yyyy hh:mm', '46093'],
    ['hh:mm', '44631'],
    ['mm:ss', '44631'],
    ['0 "days"', '44631'],
    ['[Red]0', '44631'],
    ['0\\d', '44631'],
    ['#,##0.00', '44631'],
    ['General', '44631'],
  ])('of a number shown as %s it is %s', (format, value) => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs></styleSheet>`;
    expect(cell(sheetXml(opened({ ...FROM_1904, 'xl/styles.xml': styles })), 'C2')).toBe(`<v>${value}</v>`);
  });

  test('without looks its cells are plain', () => {
    const read = opened(WITHOUT_STYLES);
    expect(sheetXml(read)).toContain('<c r="C2"><v>46093</v></c>');
    expect(read.parts['xl/styles.xml']).toContain('<cellXfs count="1"><xf/>');
    expect(read.notes).toEqual([]);
  });
  test('an empty fill does not move the others', () => {
    const fills = '<fill><patternFill patternType="none"/></fill>';
    expect(opened(PACKAGES.Excel as Parts).parts['xl/styles.xml']).toContain(
      `<fills count="1">${fills}</fills>`,
    );
  });

  test('sheets without cells are named, names are told apart, one sheet at least is in view', () => {
    const { parts, notes } = opened(SEVERAL_SHEETS);
    expect(notes).toEqual([
      'The chart sheet Chart is not shown: it has no cells. Saving keeps it in the file.',
    ]);
    const tabs = [
      ...(parts['xl/workbook.xml'] ?? '').matchAll(
        /<sheet name="([^"]*)" sheetId="\d+" r:id="(rId\d)"( state="\w+")?/g,
      ),
    ];
    expect(tabs.map(([, name, id, state]) => [name, id, state])).toEqual([
      ['Sheet 1', 'rId1', ' state="veryHidden"'],
      ['Cohort', 'rId2', undefined],
      ['COHORT (2)', 'rId3', undefined],
    ]);
    const hidden = workbookWith({
      'xl/workbook.xml': book('<sheet name="A" sheetId="1" state="hidden" r:id="rId1"/>'),
    });
    expect(opened(hidden).parts['xl/workbook.xml']).toContain('state="visible"');
  });

  test('texts and formulas that are not in the file are said with their cells', () => {
    const read = opened(BROKEN_TEXTS);
    expect(read.notes).toEqual([
      'The file is damaged: the text of Cohort B3, Cohort C3 is not in it. The cells are blank here. Compare with the original.',
    ]);
    expect(cell(sheetXml(read), 'B3')).toBe('');
    expect(cell(sheetXml(read), 'A3')).toBe('<v>2000000028</v>');
    const shared = opened(
      PACKAGES['a formula that several cells share, and one whose holder is lost'] as Parts,
    );
    expect(shared.notes).toEqual([
      'The formula of Cohort A2 is not in the file. What it last showed stands there as a plain value.',
    ]);
    expect(cell(sheetXml(shared), 'A2')).toBe('<v>1000000019</v>');
    expect(cell(sheetXml(shared), 'C2')).toBe('<f>DATE(2026,3,12)</f><v>46093</v>');
  });
  test('a shared formula may be used before its holder', () => {
    const cells =
      '<c r="A1"><f t="shared" si="0"/><v>1</v></c><c r="B1"><f t="shared" ref="A1:B1" si="0">1+0</f><v>1</v></c>';
    const read = opened(workbookWith({ 'xl/worksheets/sheet1.xml': sheet(`<row r="1">${cells}</row>`) }));
    expect(cell(sheetXml(read), 'A1')).toBe('<f t="shared" si="0"/><v>1</v>');
    expect(read.notes).toEqual([]);
  });

  const text = (content: string) => ` t="inlineStr"<is><t xml:space="preserve">${content}</t></is>`;
  test.each([
    ['A1', ' t="b"<v>1</v>'],
    ['B1', ' t="e"<v>#N/A</v>'],
    ['C1', ' t="str"<v> two words </v>'],
    ['D1', '<v>46093</v>'],
    ['E1', '<v>46093.375</v>'],
    ['F1', ' t="str"<v>tbc</v>'],
    ['G1', ' t="str"<v>=HYPERLINK(&quot;http://example.org&quot;)</v>'],
    ['H1', ' t="str"<v>=1+1</v>'],
    ['I1', ' t="str"<v>1</v>'],
    ['J1', text('line\nend _x005F_x000D_')],
    ['K1', '<v>1.5E+2</v>'],
    ['L1', ' t="str"<v>maybe</v>'],
    ['M1', text('&amp;#65;A&lt;b&gt;')],
  ])('the value in %s', (address, written) => {
    expect(cell(sheetXml(opened(KINDS_OF_VALUES)), address)).toBe(written);
  });
  test('a date in words gets the look of a date, which is added behind the others', () => {
    const read = opened(KINDS_OF_VALUES);
    expect(sheetXml(read)).toContain('<c r="D1" s="2">');
    expect(read.parts['xl/styles.xml']).toContain('<xf/><xf numFmtId="14"/><xf numFmtId="14"/></cellXfs>');
  });

  test('what is only looks is kept up to a little beyond the cells', () => {
    const xml = sheetXml(
      opened(
        PACKAGES[
          'a look that is not there, looks to the end of the sheet, a title merged over all columns'
        ] as Parts,
      ),
    );
    expect(xml).toContain('<c r="B2" t="s">');
    expect(xml).toContain('<row r="9"></row>');
    expect(xml).not.toMatch(/XFD|1048576/);
    expect(xml).toContain('<mergeCell ref="D1:AD1"/><mergeCell ref="A5:AD100"/>');
  });
  test('tables and links come along, pictures and notes do not', () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/table" Target="/xl/tables/table7.xml"/><Relationship Id="h" Type="x/hyperlink" Target="https://example.org/?a=1&amp;b" TargetMode="External"/><Relationship Id="d" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>`;
    const more =
      '<hyperlinks><hyperlink ref="A1" r:id="h"/><hyperlink ref="A2" r:id="gone"/></hyperlinks><drawing r:id="d"/><tableParts count="1"><tablePart r:id="t"/></tableParts>';
    const { parts } = opened(
      workbookWith({
        'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="A1"><v>1</v></c></row>', more),
        'xl/worksheets/_rels/sheet1.xml.rels': rels,
        'xl/tables/table7.xml':
          '<x:table xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1:A2"/>',
      }),
    );
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<hyperlinks><hyperlink ref="A1" r:id="h"/></hyperlinks><tableParts count="1"><tablePart r:id="t"/></tableParts>',
    );
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain('Target="../tables/table1_1.xml"');
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain(
      'Target="https://example.org/?a=1&amp;b" TargetMode="External"',
    );
    expect(parts['xl/tables/table1_1.xml']).toContain('<table ref="A1:A2"');
    expect(parts['[Content_Types].xml']).toContain('PartName="/xl/tables/table1_1.xml"');
  });
  test.each([
    ['showErrorMessage="1"', 'stop'],
    ['showErrorMessage="true" errorStyle="stop"', 'stop'],
    ['', 'warning'],
    ['showErrorMessage="0"', 'warning'],
    ['showErrorMessage="1" errorStyle="warning"', 'warning'],
    ['showErrorMessage="1" errorStyle="information"', 'warning'],
  ])('of words that are offered with %s the engine knows whether others are forbidden', (said, force) => {
    const rule = `<dataValidations count="1"><dataValidation type="list" ${said} sqref="A2:A9"><formula1>"Pass,Fail"</formula1></dataValidation></dataValidations>`;
    const xml = sheetXml(opened(workbookWith({ 'xl/worksheets/sheet1.xml': sheet('', rule) })));
    expect(/<dataValidation .*?errorStyle="(\w+)"/.exec(xml)?.[1]).toBe(force);
  });
  test('a window that is split in dots is not frozen there', () => {
    const pane = (attributes: string) =>
      sheetXml(
        opened(
          workbookWith({
            'xl/worksheets/sheet1.xml': sheet(
              '',
              `<sheetViews><sheetView><pane ${attributes}/></sheetView></sheetViews>`,
            ),
          }),
        ),
      );
    expect(pane('ySplit="1" state="frozen"')).toContain('<pane ySplit="1" state="frozen"/>');
    expect(pane('ySplit="2400"')).not.toContain('<pane');
    expect(pane('ySplit="2400" state="frozen"')).not.toContain('<pane');
  });
});

describe('a file that is not opened', () => {
  const damaged = /^A\.xlsx could not be opened: it is damaged, or only a part of it has arrived\./;
  test.each([
    ['a part that is cut off', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }, damaged],
    [
      'a page of a web site in the place of a sheet',
      { 'xl/worksheets/sheet1.xml': '<html><body/></html>' },
      damaged,
    ],
    ['tags that do not match', { 'xl/workbook.xml': '<workbook><sheets></workbook></sheets>' }, damaged],
    ['text about the root', { 'xl/workbook.xml': 'Not found' }, damaged],
    [
      'nested without end',
      { 'xl/worksheets/sheet1.xml': '<a>'.repeat(5_000) + '</a>'.repeat(5_000) },
      damaged,
    ],
    [
      'texts that multiply',
      {
        'xl/sharedStrings.xml':
          '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
      },
      /declares document types/,
    ],
    [
      'no workbook',
      { '_rels/.rels': undefined, 'xl/workbook.xml': undefined },
      /^A\.xlsx could not be opened\. Choose/,
    ],
    ['no sheets', { 'xl/workbook.xml': book(' ') }, /^A\.xlsx could not be opened\. Choose/],
    [
      'a cell far down',
      { 'xl/worksheets/sheet1.xml': sheet('<row r="100001"><c r="A100001"><v>1</v></c></row>') },
      'A.xlsx is too large: the sheet Cohort reaches down to row 100,001, and the local workbook opens up to 100,000 rows. In Excel, delete the rows below your table or divide it, save a copy and open that.',
    ],
    [
      'a cell far to the right',
      { 'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="ALM1"><v>1</v></c></row>') },
      'A.xlsx is too large: the sheet Cohort reaches to column 1,001, and the local workbook opens up to 1,000 columns. In Excel, delete the columns to the right of your table, save a copy and open that.',
    ],
  ])('%s', (_, changes, said) => {
    expect(refusal(workbookWith(changes))).toMatch(said);
  });
  test.each([
    ['A100000', 'opened'],
    ['ALL20000', 'opened'],
    ['ALL20001', /^A\.xlsx is too large: the sheet Cohort is 20,001 rows by 1,000 columns large/],
  ])('a sheet down to %s', (address, said) => {
    const cell = `<row r="${/\d+/.exec(address)?.[0]}"><c r="${address}"><v>1</v></c></row>`;
    expect(refusal(workbookWith({ 'xl/worksheets/sheet1.xml': sheet(cell) }))).toMatch(said);
  });
  test('entities of no document type stay as they are written', () => {
    const read = opened(
      workbookWith({
        'xl/sharedStrings.xml': '<sst><si><t>&b; &amp; &#x41;&#0;</t></si></sst>',
        'xl/worksheets/sheet1.xml': sheet(''),
      }),
    );
    expect(texts(read)).toEqual(['&amp;b; &amp; A']);
  });
});

describe('one far cell', () => {
  const cells = (...addresses: readonly string[]) =>
    addresses
      .map((address) => `<row r="${/\d+/.exec(address)?.[0]}"><c r="${address}"><v>7</v></c></row>`)
      .join('');
  const opened = (...addresses: readonly string[]) =>
    normalPackage('x.xlsx', workbookWith({ 'xl/worksheets/sheet1.xml': sheet(cells(...addresses)) }));
  const sheetOf = (...addresses: readonly string[]) => {
    const read = opened(...addresses);
    if (isRefused(read)) throw new Error(read.refused);
    return { xml: read.parts['xl/worksheets/sheet1.xml'] ?? '', notes: read.notes.join() };
  };

  test.each(['A1048576', 'XFD1', 'XFD1048576', 'ALL100000', 'A100001'])('%s is left out, and said', (far) => {
    const { xml, notes } = sheetOf('A1', 'B2', far);
    expect(xml).toContain('r="B2"');
    expect(xml).not.toContain(`r="${far}"`);
    expect(notes).toContain(`Cohort ${far} stands so far from all other cells`);
  });
  test.each(['A1500', 'CZ3', 'A100000'])('%s can be shown, and stays', (address) => {
    const { xml, notes } = sheetOf('A1', 'B2', address);
    expect(xml).toContain(`r="${address}"`);
    expect(notes).toBe('');
  });
  test('twenty of them are few, twenty-one are a table of somebody', () => {
    const far = (count: number) => Array.from({ length: count }, (_, i) => `A${200_000 + i}`);
    expect(sheetOf('A1', ...far(20)).notes).toContain('Cohort A200000, Cohort A200001');
    expect(opened('A1', ...far(21))).toHaveProperty('refused', expect.stringContaining('200,020'));
  });
  test('a table along the diagonal is refused: nothing of it is far', () => {
    const diagonal = Array.from({ length: 900 }, (_, i) => `${columnLetters(i)}${i * 110 + 1}`);
    expect(opened(...diagonal)).toHaveProperty('refused', expect.stringContaining('blank ones included'));
  });
});
