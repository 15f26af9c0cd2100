import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvOf, decodeText, parseCsv, readCsv } from '../../../files/csv';
import { planFromCsv } from '../../../preview/csv-cells';
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
    ...['~', '¦', '¬', '\u001F'].map(
      (delimiter) =>
        [
          `signs that hardly anybody divides with, here ${JSON.stringify(delimiter)}`,
          `Report, by Jo\n\nULN${delimiter}Apprentice\n1${delimiter}Foxbury, Amara`,
          [['Report, by Jo'], [''], ['ULN', 'Apprentice'], ['1', 'Foxbury, Amara']],
        ] as [string, string, string[][]],
    ),
    [
      'a sign that hardly anybody divides with, in texts',
      'Note\n~5 days\n~6 days or ~7\nsoon',
      [['Note'], ['~5 days'], ['~6 days or ~7'], ['soon']],
    ],
    [
      'spaces before quotes',
      'ULN, "Apprentice"\n1, "Foxbury, Amara"\n2, "Jo" Marsh\n3, 5" screen',
      [
        ['ULN', 'Apprentice'],
        ['1', 'Foxbury, Amara'],
        ['2', ' "Jo" Marsh'],
        ['3', ' 5" screen'],
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
    [
      'an empty last field, at the end of the file',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'rows of different lengths stay as they are',
      'a,b,c\n1\n1,2,3,4',
      [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']],
    ],
    ['text behind a closing quote belongs to the field', '"a" b,c', [['a b', 'c']]],
  ])('%s', (_, text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});

describe('the delimiter', () => {
  const table = (delimiter: string) =>
    ['ULN|Apprentice|Start date', '1000000019|Amara Foxbury|01/09/2025']
      .map((line) => line.replaceAll('|', delimiter))
      .join('\n');
  const TABLE = [
    ['ULN', 'Apprentice', 'Start date'],
    ['1000000019', 'Amara Foxbury', '01/09/2025'],
  ];

  test.each([',', ';', '\t', '|', '^'])('%j', (delimiter) => {
    expect(parseCsv(table(delimiter))).toEqual(TABLE);
  });
  test.each([
    ['a title', 'Learner report - run 12/03/2026\n\n'],
    ['a title with a comma, which is of the table where commas are', 'Learner report, Team A\n'],
    ['a title of four lines', 'Fernhollow College\nLearner report\nRun 12/03/2026\nAll cohorts\n\n'],
  ])('is that of the table below %s', (_, title) => {
    for (const delimiter of [';', '\t', '|']) {
      expect([delimiter, parseCsv(title + table(delimiter)).slice(-2)]).toEqual([delimiter, TABLE]);
    }
  });
  test.each([
    ['semicolons beside decimal commas', 'M1;M2\n1,5;2,5\n3,5;4,5', ['M1', 'M2']],
    [
      'tabs beside names with the surname first',
      'Name\tULN\nFoxbury, Amara\t1\nWetherlam, Jun\t2',
      ['Name', 'ULN'],
    ],
    [
      'semicolons, where the heading has a comma too',
      'Surname, Forename;ULN\nFoxbury, Amara;1',
      ['Surname, Forename', 'ULN'],
    ],
    ['tabs, some rows short', 'A\tB\tC, D\n1\t2\t3, 4\n1\t2, 3\n1\t2\t3, 4', ['A', 'B', 'C, D']],
    [
      'commas, the fields with spaces, beside a semicolon',
      'A,&#65;B, two words \n',
      ['A', '&#65;B', ' two words '],
    ],
    [
      'semicolons, where each heading has commas',
      'Surname, Forename, Title;ULN\nFoxbury, Amara, Ms;1',
      ['Surname, Forename, Title', 'ULN'],
    ],
    [
      'commas beside notes of several lines',
      'ULN,Notes\n1,"a; b\nc; d\ne; f"\n2,"g; h\ni; j"',
      ['ULN', 'Notes'],
    ],
    ['commas beside one semicolon in the notes', 'ULN,Notes\n1,rang; will come\n2,', ['ULN', 'Notes']],
  ])('%s', (_, text, headings) => {
    expect(parseCsv(text)[0]).toEqual(headings);
  });
  test.each(['sep=;\n', 'sep=;\r\n', 'SEP=;\n', '"sep=;"\n'])('%j says it and is no row', (said) => {
    expect(parseCsv(`${said}a;b,c\n1;2`)).toEqual([
      ['a', 'b,c'],
      ['1', '2'],
    ]);
  });
});

describe('a quotation mark that nothing closes', () => {
  test.each([
    [
      'the rest is read on',
      'a,b\n1,"open\n3,4\n5,6',
      [
        ['a', 'b'],
        ['1', '"open'],
        ['3', '4'],
        ['5', '6'],
      ],
      [2],
    ],
    [
      'up to the quote of another field',
      'a,b\n"open,1\nx,"two, three"\n5,6',
      [
        ['a', 'b'],
        ['"open', '1'],
        ['x', 'two, three'],
        ['5', '6'],
      ],
      [2],
    ],
    [
      'in the last line',
      'a,b\n1,"',
      [
        ['a', 'b'],
        ['1', '"'],
      ],
      [2],
    ],
    ['two of them', 'a\n"b\nc\n"d" e\n"f', [['a'], ['"b'], ['c'], ['d e'], ['"f']], [2, 5]],
    [
      'its line counts the lines inside quotes before it',
      'a,"two\nlines"\n1,"open',
      [
        ['a', 'two\nlines'],
        ['1', '"open'],
      ],
      [3],
    ],
    [
      'and the line that says the delimiter',
      'sep=,\na,b\n1,"open',
      [
        ['a', 'b'],
        ['1', '"open'],
      ],
      [3],
    ],
  ])('%s', (_, text, rows, openQuotes) => {
    expect(readCsv(text)).toEqual({ rows, openQuotes });
  });
  test('is one where its text would be longer than a cell can be', () => {
    const lines = (count: number) => 'x\n'.repeat(count);
    expect(readCsv(`"${lines(16_000)}"`).openQuotes).toEqual([]);
    expect(readCsv(`"${lines(17_000)}"`).openQuotes[0]).toBe(1);
  });
  test('is said with its line', () => {
    expect(planFromCsv('Sheet', 'a,b\n1,"open').notes).toEqual([
      'Line 2 of the file has a quotation mark that nothing closes: it was kept as text, and the next line read on as usual. Check the cells of that row.',
    ]);
    expect(planFromCsv('Sheet', 'a,b\n'.concat('"open\n'.repeat(7))).notes[0]).toMatch(
      /^Lines 2, 3, 4, 5, 6 and 2 more of the file have quotation marks that nothing closes/,
    );
    expect(planFromCsv('Sheet', 'a,b\n1,"closed"').notes).toEqual([]);
  });
  test('thousands of them take no time', () => {
    const started = Date.now();
    const { rows } = readCsv('"open ""\n'.repeat(100_000));
    expect(rows).toHaveLength(100_000);
    expect(Date.now() - started).toBeLessThan(5_000);
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
    ['a text said to be one keeps its zeros', '="0012"', '0012'],
    ['and is not a number', '="1000000019"', '1000000019'],
    ['nor a formula', '="=1+1"', '=1+1'],
    ['an apostrophe before a number', "'1000000019", 1000000019],
    ['an apostrophe before a date', "'2025-09-01", day('2025-09-01')],
    ['an apostrophe before zeros', "'00123", '00123'],
    ['an apostrophe that is a part of a word', "'tis", "'tis"],
    ['spaces around a number, one that does not break too', '\u00A01000000019 ', 1000000019],
    ['spaces around a date', '\u00A001/09/2025 ', day('2025-09-01')],
    ['a date at midnight, as ISO', '2025-09-01T00:00:00', day('2025-09-01')],
    ['with parts of a second', '2025-09-01T00:00:00.000', day('2025-09-01')],
    ['in a zone, at midnight', '2025-09-01T00:00:00Z', day('2025-09-01')],
    ['with a space', '2025-09-01 00:00:00.000', day('2025-09-01')],
    ['day first at midnight', '01/12/2026 00:00', day('2026-12-01')],
    ['a date with a time keeps it', '01/12/2026 09:00', day('2026-12-01') + 0.375],
    ['by the half of the day', '1 Dec 2026 6:00 pm', day('2026-12-01') + 0.75],
    ['noon and midnight', '01/12/2026 12:00 AM', day('2026-12-01')],
    ['in a zone, not at midnight: another day may be meant', '2025-08-31T23:00:00Z', '2025-08-31T23:00:00Z'],
    ['no such time', '01/12/2026 25:00', '01/12/2026 25:00'],
    ['a time alone', '09:30', '09:30'],
  ])('%s', (_, field, cell) => {
    const quoted = `"${field.replaceAll('"', '""')}"`;
    expect(planFromCsv('Sheet', quoted).rows).toEqual([[cell]]);
  });

  test('only dates get the format of dates', () => {
    expect(planFromCsv('Sheet', 'ULN,Start\n1,05/03/2026').formats).toEqual([
      { range: 'B2', format: 'dd/mm/yyyy' },
    ]);
    expect(planFromCsv('Sheet', 'ULN,Start\n1,05/03/2026 09:30').formats).toEqual([
      { range: 'B2', format: 'dd/mm/yyyy hh:mm' },
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
    expect(decodeText(Uint8Array.of(0x4f, 0x92, 0xe9, 0x80))).toBe('O’é€');
  });
  test('UTF-16, Excel\'s "Unicode text"', () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x09, 0x00))).toBe('A\t');
  });
  const wide = (text: string, isBigEndian: boolean) =>
    Uint8Array.from(
      [...text].flatMap((character) => {
        const code = character.charCodeAt(0);
        return isBigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
      }),
    );
  test.each([
    ['least byte first, with its mark', '\uFEFF', false],
    ['greatest byte first, with its mark', '\uFEFF', true],
    ['least byte first, without', '', false],
    ['greatest byte first, without', '', true],
  ])('UTF-16, %s', (_, mark, isBigEndian) => {
    const text = 'ULN\tApprentice\r\n1000000019\tZoë Foxbury\r\n';
    expect(decodeText(wide(mark + text, isBigEndian))).toBe(text);
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
  test('so does a text that begins with an apostrophe and a digit, which reading would take away', () => {
    expect(csvOf([[asText("'00123")]])).toBe("\uFEFF''00123\r\n");
    expect(planFromCsv('Sheet', "''00123").rows).toEqual([["'00123"]]);
  });
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
