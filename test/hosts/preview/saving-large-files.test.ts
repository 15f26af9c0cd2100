import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8 } from 'fflate';
import { type ChangedSheet, changedWorkbook } from '../../../files/changed-workbook';
import { book, type Parts, sheet, workbookWith } from './packages';

/** Files made to keep a page busy: what is saved into them is right, and done while a person still waits. */

const PATIENCE_MS = 20_000;
const packed = (parts: Parts) => new Map(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]));
const many = (count: number, write: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join('');
const KEPT = {
  name: undefined,
  isHidden: false,
  moves: [],
  cells: new Map(),
  days: new Set<string>(),
  frame: undefined,
} as const;
const edited: ChangedSheet = { ...KEPT, opened: 0, cells: new Map([['B2', { value: 'Jun Wetherlam' }]]) };
const moved: ChangedSheet = {
  ...edited,
  moves: [{ of: 'rows', what: 'inserted', at: 2, count: 1, like: 3 }],
};
const SHEET = 'xl/worksheets/sheet1.xml';

function savedInTime(parts: Parts, sheets: readonly ChangedSheet[]) {
  const start = performance.now();
  const after = changedWorkbook(packed(parts), { sheets, names: [] });
  expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
  return (path: string) => strFromU8(after.get(path) as Uint8Array);
}

describe('saving into a file that is made to be slow', () => {
  test('2,000 sheets, of which the last is taken out', () => {
    const count = 2_000;
    const parts = {
      ...workbookWith({
        'xl/workbook.xml': book(
          many(count, (i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
        ),
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${many(count, (i) => `<Relationship Id="rId${i + 1}" Type="x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)}</Relationships>`,
      }),
      ...Object.fromEntries(
        Array.from({ length: count }, (_, i) => [
          `xl/worksheets/sheet${i + 1}.xml`,
          sheet('<row r="1"><c r="A1"><f>S1!B2</f></c></row>'),
        ]),
      ),
    };
    const sheets = Array.from({ length: count - 1 }, (_, i) => ({ ...(i === 1 ? moved : KEPT), opened: i }));
    const read = savedInTime(parts, sheets);
    expect(read('xl/worksheets/sheet1999.xml')).toContain('<f>S1!B3</f>');
    expect(read('xl/workbook.xml')).not.toContain('"S1999"');
  });

  test('100,000 merges', () => {
    const merges = `<mergeCells count="100000">${many(100_000, (i) => `<mergeCell ref="A${i + 2}:B${i + 2}"/>`)}</mergeCells>`;
    const read = savedInTime(
      workbookWith({ [SHEET]: sheet('<row r="1"><c r="A1"><v>1</v></c></row>', merges) }),
      [moved],
    );
    expect(read(SHEET)).toContain('<mergeCell ref="A100002:B100002"/></mergeCells>');
  });

  test('shared texts of 40 MB, which stay the bytes that they are', () => {
    const texts = `<sst>${many(400_000, (i) => `<si><t>${'x'.repeat(80)}${i}</t></si>`)}</sst>`;
    const read = savedInTime(workbookWith({ 'xl/sharedStrings.xml': texts }), [moved]);
    expect(read('xl/sharedStrings.xml') === texts).toBe(true);
  });

  test('100,000 names', () => {
    const names = `<definedNames>${many(100_000, (i) => `<definedName name="N${i}">Cohort!$A$${i + 2}</definedName>`)}</definedNames>`;
    const parts = workbookWith({ 'xl/workbook.xml': book().replace('</workbook>', `${names}</workbook>`) });
    expect(savedInTime(parts, [moved])('xl/workbook.xml')).toContain(
      '<definedName name="N99999">Cohort!$A$100002</definedName>',
    );
  });

  test('a long sheet: 10,000 cells are written in one go', () => {
    const rows = many(
      10_000,
      (r) => `<row r="${r + 1}">${many(10, (c) => `<c r="${'ABCDEFGHIJ'[c]}${r + 1}"><v>1</v></c>`)}</row>`,
    );
    const cells = new Map(Array.from({ length: 10_000 }, (_, r) => [`J${r + 1}`, { value: 'On track' }]));
    const read = savedInTime(workbookWith({ [SHEET]: sheet(rows) }), [{ ...edited, cells }]);
    expect(read(SHEET).split('On track')).toHaveLength(10_001);
  });
});
