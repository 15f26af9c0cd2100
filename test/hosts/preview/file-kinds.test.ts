import { describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import { hasMacros, kindOf, refusalOfPackage } from '../../../files/file-kinds';
import { isRefused, LIMITS } from '../../../files/limits';
import { unzipped } from '../../../files/zip';
import { PACKAGES, type Parts, zip } from './packages';

const bytesOf = (...given: readonly (readonly number[] | string)[]) =>
  Uint8Array.from(given.flatMap((part) => (typeof part === 'string' ? [...strToU8(part, true)] : part)));
const inUtf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('a file is what its content is', () => {
  test.each([
    ['a.xlsx', 'package', bytesOf('PK\x03\x04')],
    ['a.xlsx', 'password', bytesOf(CONTAINER, inUtf16('EncryptedPackage'))],
    ['a.xls', 'xls', bytesOf(CONTAINER, inUtf16('Workbook'))],
    ['a.xlsx', 'xls', bytesOf(CONTAINER, inUtf16('Book'))],
    ['a.xlsx', 'document', bytesOf(CONTAINER, inUtf16('WordDocument'))],
    ['a.xls', 'xls', bytesOf([0x09, 0x08, 0x10, 0x00])],
    ['a.xls', 'webPage', bytesOf('\n<table><tr><td>ULN</td></tr></table>')],
    ['a.csv', 'webPage', bytesOf('<!DOCTYPE html><title>Sign in</title>')],
    ['a.xls', 'webPage', bytesOf('<html xmlns:o="urn:schemas-microsoft-com:office:office">')],
    [
      'a.xls',
      'xml2003',
      bytesOf('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    ],
    ['a.fods', 'ods', bytesOf('<?xml version="1.0"?><office:document xmlns:office="x">')],
    ['a.csv', 'pdf', bytesOf('%PDF-1.7')],
    ['a.txt', 'document', bytesOf('{\\rtf1')],
    ['a.xlsx', 'packed', bytesOf([0x1f, 0x8b, 8])],
    ['a.xls', 'text', bytesOf('ULN\tApprentice')],
    ['a.tsv', 'text', bytesOf('ULN\tApprentice')],
    ['A.CSV', 'text', bytesOf('ULN,Notes\n1,<b>bold</b>')],
    ['a.csv', 'text', bytesOf([0xff, 0xfe], inUtf16('ULN'))],
    ['a.csv', 'notAWorkbook', bytesOf('ULN\0\x01\x02')],
    ['a.png', 'notAWorkbook', bytesOf('not a workbook')],
    ['a.xlsx', 'notAWorkbook', bytesOf('')],
  ])('%s is %s', (name, kind, bytes) => {
    const decoded = () => new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
    expect(kindOf(name, bytes, decoded)).toBe(kind);
  });

  test.each([
    [undefined, ['[Content_Types].xml', 'xl/workbook.xml']],
    ['xlsb', ['[Content_Types].xml', 'xl/workbook.bin']],
    ['document', ['[Content_Types].xml', 'word/document.xml']],
    ['ods', ['mimetype', 'content.xml', 'META-INF/manifest.xml']],
    ['numbers', ['Index/Document.iwa', 'preview.jpg']],
    ['packed', ['Cohort/Team A.xlsx']],
    [undefined, ['hello.txt']],
    // A workbook can carry another one inside it.
    [undefined, ['[Content_Types].xml', 'xl/workbook.xml', 'xl/embeddings/Book1.xlsx']],
  ])('%s: %j', (refusal, paths) => {
    expect(refusalOfPackage(paths)).toBe(refusal);
  });
  test('macros', () => {
    expect(hasMacros(['xl/workbook.xml', 'xl/vbaProject.bin'])).toBe(true);
    expect(hasMacros(['xl/workbook.xml'])).toBe(false);
  });
});

describe('unpacking', () => {
  const parts = PACKAGES.Excel as Parts;
  const outcome = (bytes: Uint8Array) => {
    const read = unzipped('A.xlsx', bytes);
    return isRefused(read) ? read.refused : read.parts;
  };
  /** A 32-bit number of the zip's directory, `from` bytes behind the sign of its first entry. */
  const withDeclared = (bytes: Uint8Array, size: number) => {
    const changed = bytes.slice();
    const view = new DataView(changed.buffer);
    for (let at = 0; at < changed.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    }
    return changed;
  };

  test.each([0, 6] as const)('stored or packed: level %s', (level) => {
    expect(outcome(zip(parts, level))).toEqual(parts);
  });
  test('what no cell rests on stays packed', () => {
    const more = { 'xl/media/image1.png': 'x', 'xl/charts/chart1.xml': '<c/>', 'docProps/app.xml': '<p/>' };
    expect(outcome(zip({ ...parts, ...more }))).toEqual(parts);
  });
  test('cut off anywhere it is damaged', () => {
    const whole = zip(parts);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(outcome(whole.subarray(0, Math.floor(whole.length * share)))).toMatch(
        /^A\.xlsx could not be opened: it is damaged/,
      );
    }
  });
  test('more than it may be, by what it declares', () => {
    expect(outcome(withDeclared(zip(parts), 2_000_000_000))).toBe(
      'A.xlsx is too large: the local workbook opens files of up to 400 MB, unpacked. In Excel, save a copy with only the sheet of your apprentices and open that.',
    );
  });
  test('a part that is not as long as it declares is damaged', () => {
    expect(outcome(withDeclared(zip(parts), 100_000))).toMatch(/damaged/);
  });
  test('no more is unpacked than is declared', () => {
    const bomb = withDeclared(zip({ 'xl/workbook.xml': 'x'.repeat(50_000_000) }), 1_000);
    const read = unzipped('A.xlsx', bomb);
    const length = isRefused(read) ? 0 : (read.parts['xl/workbook.xml'] ?? '').length;
    expect(length).toBeLessThanOrEqual(1_000);
    expect(LIMITS.unpackedBytes).toBe(400_000_000);
  });
});
