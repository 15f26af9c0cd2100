import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvOf, decodeText, parseCsv, planFromCsv } from '../../../preview/csv';
import { day } from '../../days';

describe('parseCsv', () => {
  test.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, where the first line has more of them',
      'a;b;c\n1,5;2;3',
      [
        ['a', 'b', 'c'],
        ['1,5', '2', '3'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a delimiter inside quotes does not count',
      '"a;b;c",d\n1,2',
      [
        ['a;b;c', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'Windows line ends',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'old Mac line ends',
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a line inside quotes',
      'a,"two\nlines"\n1,2',
      [
        ['a', 'two\nlines'],
        ['1', '2'],
      ],
    ],
    ['quotes inside quotes', '"say ""yes""",b', [['say "yes"', 'b']]],
    ['a quote in mid-text is a quote', '5" pipe,b', [['5" pipe', 'b']]],
    [
      'empty fields',
      ',,\n,x,',
      [
        ['', '', ''],
        ['', 'x', ''],
      ],
    ],
    ['nothing at all', '', []],
  ])('%s', (_, text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});

describe('planFromCsv', () => {
  test.each([
    ['a ULN stays', '9276308686', 9276308686],
    ['leading zeros stay', '00123', '00123'],
    ['digits beyond what a number holds stay', '12345678901234567890', '12345678901234567890'],
    ['a negative number', '-5.5', -5.5],
    ['a tick', 'true', true],
    ['a formula stays text', '=HYPERLINK("http://example.org")', '=HYPERLINK("http://example.org")'],
    ['a plus sign', '+44 20 7946 0000', '+44 20 7946 0000'],
    ['a minus sign', '-cmd', '-cmd'],
    ['an at sign', '@SUM(A1)', '@SUM(A1)'],
    ['an apostrophe that only kept text from being a formula', "'=1+1", '=1+1'],
    ['a date, day first', '05/03/2026', day('2026-03-05')],
    ['an ISO date', '2026-03-05', day('2026-03-05')],
    ['a date with the month first is never guessed', '03/25/2026', '03/25/2026'],
    ['a year of two digits is never guessed', '05/03/26', '05/03/26'],
    ['a day that does not exist', '30/02/2026', '30/02/2026'],
  ])('%s', (_, field, cell) => {
    const quoted = `"${field.replaceAll('"', '""')}"`;
    expect(planFromCsv('Sheet', quoted).rows).toEqual([[cell]]);
  });

  test('only dates get the format of dates', () => {
    expect(planFromCsv('Sheet', 'ULN,Start\n1,05/03/2026').formats).toEqual([
      { range: 'B2', format: 'dd/mm/yyyy' },
    ]);
  });
});

describe('decodeText', () => {
  test('UTF-8, with or without its mark', () => {
    expect(decodeText(new TextEncoder().encode('Siân'))).toBe('Siân');
    expect(decodeText(new TextEncoder().encode('\uFEFFSiân'))).toBe('Siân');
  });
  test('what Excel on Windows writes', () => {
    // The euro sign, byte 0x80, is for the browser's test: Node 20 decodes it as Latin 1.
    expect(decodeText(Uint8Array.of(0x53, 0x69, 0xe2, 0x6e))).toBe('Siân');
  });
  test('UTF-16, Excel\'s "Unicode text"', () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x09, 0x00))).toBe('A\t');
  });
});

describe('csvOf', () => {
  const asText = (text: string) => ({ text, isText: true });
  const asNumber = (text: string) => ({ text, isText: false });

  test('what is shown, with a mark so that Excel reads the accents', () => {
    expect(
      csvOf([
        [asText('Siân'), asNumber('05/03/2026')],
        [asText('a,b'), asText('say "yes"')],
      ]),
    ).toBe('\uFEFFSiân,05/03/2026\r\n"a,b","say ""yes"""\r\n');
  });
  test.each(['=1+1', '+1', '@SUM(A1)', '-cmd', '\t=1'])(
    'text that looks like a formula gets an apostrophe: %j',
    (text) => {
      expect(csvOf([[asText(text)]])).toContain(`'${text}`);
    },
  );
  test('a negative number and a lone dash do not', () => {
    expect(csvOf([[asNumber('-5'), asText('-')]])).toBe('\uFEFF-5,-\r\n');
  });

  test('text comes back as it was', () => {
    const text = fc
      .string()
      .filter(
        (typed) => typeof planFromCsv('Sheet', `"${typed.replaceAll('"', '""')}"`).rows[0]?.[0] === 'string',
      );
    const rows = fc.array(fc.tuple(text, text, fc.constant('end')), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        // A first line of plain headings, from which the delimiter is told.
        const csv = csvOf([['a', 'b', 'c'].map(asText), ...written.map((row) => row.map(asText))]);
        const read = planFromCsv('Sheet', csv.slice(1)).rows.slice(1);
        expect(read).toEqual(written);
      }),
    );
  });
});
