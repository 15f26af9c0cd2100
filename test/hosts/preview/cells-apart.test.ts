import './dom-in-node';
import './engine-in-node';
import { describe, expect, test } from '@jest/globals';
import { isRefused } from '../../../files/limits';
import { normalPackage } from '../../../files/normal-package';
import { type FileParts, readable } from '../../../files/xlsx';
import { unzipped } from '../../../files/zip';
import { dataFromXlsx } from '../../../preview/engine/data-from-xlsx';
import { mendModel } from '../../../preview/engine/mends';
import { engine, type Model, type WorkbookData } from '../../../preview/engine/o-spreadsheet';
import { LOCALE } from '../../../preview/engine/terms';
import { KINDS_OF_VALUES, PACKAGES, sheet, workbookWith } from './packages';
import { FILES, fileOf } from './saved-workbook';

/*
 * Most cells of a file do not go through the engine's own reader of files, which takes minutes for a long sheet. Whatever the
 * file, the workbook is the one that the engine itself would have read.
 */

const isKnown = (name: string) => engine.registries.functionRegistry.contains(name.toUpperCase());

/** All cells through the engine. */
function readByEngine(parts: FileParts): WorkbookData {
  const normal = normalPackage('A.xlsx', parts);
  if (isRefused(normal)) throw new Error(normal.refused);
  const { parts: prepared, sheetNames, names } = readable(normal.parts, isKnown);
  const data = engine.load(prepared);
  for (const { cells, formats } of data.sheets)
    for (const [address, content] of Object.entries(cells)) {
      const format = formats[address];
      const isQuoted = typeof content === 'string' && content.startsWith("'");
      if (isQuoted && format !== undefined && data.formats[format] === '@') delete formats[address];
    }
  const place = ({ name }: { name: string }) => sheetNames.indexOf(name);
  const sheets = data.sheets.map((one) => ({ ...one, figures: [] }));
  return {
    ...data,
    sheets: sheets.sort((one, other) => place(one) - place(other)),
    namedRanges: names,
    settings: { ...data.settings, locale: LOCALE },
  };
}

function readApart(parts: FileParts): WorkbookData {
  const read = dataFromXlsx('A.xlsx', parts);
  if (isRefused(read)) throw new Error(read.refused);
  return read.data;
}

const AMERICAN = /^m\/d\/y/;

function modelOf(data: WorkbookData): Model {
  const model = new engine.Model(data);
  mendModel(model);
  return model;
}

/** Everything of each sheet: size, rows, rules and merges, and of each cell what it holds, shows and looks like. */
function heldBy(data: WorkbookData): unknown {
  const model = modelOf(data);
  const { getters } = model;
  const { sheets, borders } = model.exportData();
  return JSON.parse(
    JSON.stringify(
      sheets.map(
        ({ cells: _, styles: __, formats: ___, conditionalFormats, dataValidationRules, ...one }) => ({
          ...one,
          borders: Object.entries(one.borders).map(([zone, id]) => [zone, borders[id]]),
          rules: conditionalFormats.map(({ id: ____, ...rule }) => rule),
          words: dataValidationRules.map(({ id: ____, ...rule }) => rule),
          held: getters
            .getCells(one.id)
            .map((cell) => {
              const position = getters.getCellPosition(cell.id);
              const { value, formattedValue, format = '' } = getters.getEvaluatedCell(position);
              const { row, col } = position;
              const shown =
                AMERICAN.test(format) || format.startsWith('dd/mm/yyyy') ? 'a date' : formattedValue;
              const text = getters.getCellText(position, { showFormula: true });
              return { row, col, text: shown === 'a date' ? value : text, value, shown, style: cell.style };
            })
            .sort((one, other) => one.row - other.row || one.col - other.col),
        }),
      ),
    ),
  );
}

function expectSame(parts: FileParts): void {
  expect(heldBy(readApart(parts))).toEqual(heldBy(readByEngine(parts)));
}

const partsOf = (bytes: Uint8Array): FileParts => {
  const unpacked = unzipped('A.xlsx', bytes);
  if (isRefused(unpacked)) throw new Error(unpacked.refused);
  return unpacked.parts;
};

describe('cells that are read apart are what the engine would have read', () => {
  test.each(FILES)('in %s', (name) => expectSame(partsOf(fileOf(name))));
  test.each(Object.keys(PACKAGES))('in a workbook of %s', (name) => expectSame(PACKAGES[name] as FileParts));
  test('of every kind of value', () => expectSame(KINDS_OF_VALUES));

  const rows = (...cells: readonly string[]) =>
    workbookWith({
      'xl/worksheets/sheet1.xml': sheet(cells.map((cell, i) => `<row r="${i + 1}">${cell}</row>`).join('')),
    });
  const texts = (...contents: readonly string[]) =>
    rows(...contents.map((text, i) => `<c r="A${i + 1}" t="str"><v>${text}</v></c>`));
  test('texts that could be taken for something else', () =>
    expectSame(
      texts(
        '=1+1',
        '00123',
        'TRUE',
        "'",
        "'12",
        ' two ',
        '12/03/2026',
        '1e5',
        '',
        '_x0041_',
        'a&#13;b',
        '-',
        '&#10;x',
      ),
    ));
  test('formulas that move along, that stay, that skip a row and that quote what looks like a cell', () =>
    expectSame(
      rows(
        '<c r="A1"><v>1</v></c><c r="B1"><f>A1+$A$1</f></c><c r="C1"><f>&quot;A1&quot;&amp;A1</f></c>',
        '<c r="A2"><v>2</v></c><c r="B2"><f>A2+$A$1</f></c><c r="C2"><f>&quot;A2&quot;&amp;A1</f></c><c r="D2"><f>SUM($A$1:$A2)</f></c>',
        '<c r="A3"><v>3</v></c><c r="B3"><f>A3+$A$1</f></c><c r="C3"><f>&quot;A1&quot;&amp;A3</f></c><c r="D3"><f>SUM($A$1:$A3)</f></c>',
        '<c r="A4"><v>4</v></c><c r="B4"><f>A3+$A$1</f></c><c r="C4"><v>7</v></c><c r="D4"><f>SUM($A$1:$A3)</f></c>',
        '<c r="A5"><v>5</v></c><c r="B5"><f>A4+$A$1</f></c><c r="C5"><f>&quot;A2&quot;&amp;A5</f></c>',
        '<c r="A6"><v>6</v></c><c r="B6"><f>A7+$A$1</f></c><c r="C6"><f>LOG10(A6)+1</f></c><c r="D6"><f>SUM(Cohort!$A$1:$A6)</f></c>',
        '<c r="A7"><v>7</v></c><c r="B7"><f>A8+$A$1</f></c><c r="C7"><f>LOG10(A7)+2</f></c><c r="D7"><f>SUM(Cohort!$A$1:$A7)</f></c>',
        '<c r="C8"><f>LOG10(A7)+2</f></c><c r="D8"><f>SUM(A:A)</f></c>',
        '<c r="D9"><f>SUM(A:A)</f></c>',
      ),
    ));
  test('looks of whole rows and columns', () => {
    const cells =
      '<row r="1" s="1" customFormat="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>2</v></c></row><row r="2" ht="30" customHeight="1"><c r="C2" s="1"/></row>';
    const xml = sheet(cells).replace(
      '<sheetData>',
      '<cols><col min="2" max="3" width="9" style="1"/></cols><sheetData>',
    );
    expectSame(workbookWith({ 'xl/worksheets/sheet1.xml': xml }));
  });
  test('links, shared formulas and arrays, which the engine reads itself, among them in the last cell', () => {
    const cells = rows(
      '<c r="A1" t="str"><v>Site</v></c><c r="B1" t="str"><v>plain</v></c>',
      '<c r="A2"><f t="array" ref="A2:B3">{1,2;3,4}</f><v>1</v></c><c r="B2"><v>2</v></c>',
      '<c r="A3"><v>3</v></c><c r="B3"><v>4</v></c><c r="C3"><f t="shared" ref="C3:C4" si="0">A3*2</f></c>',
      '<c r="C4"><f t="shared" si="0"/></c>',
    );
    const part = cells['xl/worksheets/sheet1.xml']?.replace(
      '</sheetData>',
      '</sheetData><hyperlinks><hyperlink ref="A1" location="Cohort!B1"/></hyperlinks>',
    );
    expectSame({ ...cells, 'xl/worksheets/sheet1.xml': part ?? '' });
  });

  test('a formula does not go on from one above it that the engine read itself', () =>
    expectSame(
      rows(
        '<c r="A1"><v>1</v></c><c r="D1"><f>A1*2</f></c>',
        '<c r="A2"><v>2</v></c><c r="D2"><f t="shared" ref="D2:E2" si="0">A2*3</f></c>',
        '<c r="A3"><v>3</v></c><c r="D3"><f>A3*2</f></c>',
      ),
    ));
  test('most of a long column of formulas is taken over from the cell above', () => {
    const parts = rows(
      ...Array.from(
        { length: 50 },
        (_, i) => `<c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}"><f>A${i + 1}*2</f></c>`,
      ),
    );
    const cells = Object.values(readApart(parts).sheets[0]?.cells ?? {});
    expect(cells.filter((content) => typeof content === 'object')).toHaveLength(49);
  });
});
