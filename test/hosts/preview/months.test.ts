import { describe, expect, test } from '@jest/globals';
import { monthColumns, withDays } from '../../../preview/months';
import { day } from '../../days';

const book = (rows: readonly (readonly string[])[], name = 'Cohort') => ({
  sheets: [
    {
      name,
      cells: Object.fromEntries(
        rows.flatMap((row, r) => row.map((content, c) => [`${'ABCDEFG'[c]}${r + 1}`, content])),
      ) as Record<string, unknown>,
      formats: {} as Record<string, number>,
    },
  ],
  formats: { 3: '0.00' } as Record<number, string>,
});

/** What "Manage your apprentices" hands out, but for its headings. */
const EXPORT = [
  ['Apprentice', 'ULN', 'Start date', 'Planned end date', 'Date of birth', 'Cohort'],
  ['Amara Foxbury', '1000000019', 'Sep 2025', 'Dec 2026', '34990', 'Sep 2025'],
  ['Zoë Marshwiggle', '2000000028', "'2027-01", "'04/2028", '36893', 'x'],
  ['Jun Wetherlam', '3000000037', '45901', 'tbc', '36893', ''],
];

describe('months without a day', () => {
  test('are found in the columns of dates alone, each with what is most likely meant', () => {
    expect(
      monthColumns(book(EXPORT)).map(({ heading, cells, proposed }) => [
        heading,
        proposed,
        cells.map(({ address, text }) => `${address} ${text}`),
      ]),
    ).toEqual([
      ['Start date', 'first', ['C2 Sep 2025', 'C3 2027-01']],
      ['Planned end date', 'last', ['D2 Dec 2026', 'D3 04/2028']],
    ]);
  });
  test('elsewhere nothing is proposed', () => {
    const [born] = monthColumns(
      book([
        ['ULN', 'Date of birth'],
        ['1000000019', 'Oct 1995'],
      ]),
    );
    expect(born?.proposed).toBe('leave');
  });
  test.each([
    ['below a title', [['Learners'], [], ...EXPORT], 2],
    ['no headings: nothing is asked', EXPORT.slice(1), 0],
    ['no months', [EXPORT[0] as string[], ['A', '1', '01/09/2025', '45901']], 0],
    ['a formula is no month', [EXPORT[0] as string[], ['A', '1', '=TEXT(A1,"mmm yyyy")', '']], 0],
  ])('%s', (_, rows, count) => {
    expect(monthColumns(book(rows))).toHaveLength(count);
  });

  test('become days with the format of dates, or stay', () => {
    const given = book(EXPORT);
    const columns = monthColumns(given);
    const { sheets, formats } = withDays(given, columns, ['first', 'last']);
    const cells = sheets[0]?.cells ?? {};
    expect([cells.C2, cells.C3, cells.D2, cells.D3]).toEqual(
      ['2025-09-01', '2027-01-01', '2026-12-31', '2028-04-30'].map((iso) => String(day(iso))),
    );
    expect([cells.C4, cells.D4, cells.F2]).toEqual(['45901', 'tbc', 'Sep 2025']);
    expect(formats[sheets[0]?.formats.D2 ?? 0]).toBe('dd/mm/yyyy');
    expect(formats[3]).toBe('0.00');
    const left = withDays(given, columns, ['leave', 'first']).sheets[0];
    expect([left?.cells.C2, left?.cells.D2]).toEqual(['Sep 2025', String(day('2026-12-01'))]);
    expect(left?.formats.C2).toBeUndefined();
  });
  test('of February the last day goes by the year', () => {
    const given = book([
      ['ULN', 'Planned end date'],
      ['1', 'Feb 2027'],
      ['2', 'Feb 2028'],
    ]);
    const { cells = {} } = withDays(given, monthColumns(given), ['last']).sheets[0] ?? {};
    expect([cells.B2, cells.B3]).toEqual([String(day('2027-02-28')), String(day('2028-02-29'))]);
  });
});
