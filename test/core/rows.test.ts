import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { type Apprentice, columnsOf } from '../../core/sheet/columns';
import { type Layout, layoutOf } from '../../core/sheet/layout';
import { answered, isApprenticeRow, rowReader } from '../../core/sheet/rows';
import { st0071 } from '../../core/standard/st0071';
import { day } from '../days';

const columns = columnsOf(st0071);

/** Reads the rows of one sheet. */
function readerOf(layout: Layout, rows: readonly (readonly Cell[])[]) {
  const [read, grid] = [rowReader(layout), gridFrom(rows)];
  return (row: number) => read(grid, row);
}

describe('reading a row: every problem at once, nothing thrown', () => {
  const layout = layoutOf(columns, [
    'ULN',
    'Start date',
    'English',
    'Employer sign-off',
    'Project grade',
    'Evidence pieces',
  ]);

  const read = (row: readonly Cell[]) => rowReader(layout)(gridFrom([row]), 0);

  test('what can be read is read', () => {
    expect(read([1000000019, '6 Jan 2025', 'exempt', 46083, 'd', 12])).toEqual({
      apprentice: expect.objectContaining({
        uln: '1000000019',
        start: day('2025-01-06'),
        english: 'Exempt',
        employerSignOff: day('2026-03-02'),
        projectGrade: 'Distinction',
        evidencePieces: 12,
      }),
      problems: [],
    });
  });

  test('all bad cells of a row are told, and the good ones still read', () => {
    const { apprentice, problems } = read(['1000000019', '03/25/2026', 'soon', 'perhaps', 'Merit', 1.5]);
    expect(apprentice.uln).toBe('1000000019');
    expect(problems.map(({ column, problem }) => [column, problem.code])).toEqual([
      ['start', 'DATE_MONTH_FIRST'],
      ['evidencePieces', 'NUMBER_NOT_WHOLE'],
      ['english', 'CHOICE_UNKNOWN'],
      ['employerSignOff', 'DATE_UNREADABLE'],
      ['projectGrade', 'GRADE_UNKNOWN'],
    ]);
  });
});

describe('what is asked of a row rests only on the cells that it asks for', () => {
  const layout = layoutOf(columns, [
    'ULN',
    'Start date',
    'EPA start',
    'Actual gateway date',
    'Date of gateway',
  ]);
  const read = (...row: Cell[]) => rowReader(layout)(gridFrom([row]), 0);
  const askedFor = (row: ReturnType<typeof read>, ask: (apprentice: Apprentice) => unknown) => {
    const { answer, restsOn } = answered(row, ask);
    return [answer, restsOn.map(({ column, problem }) => `${column} ${problem.code}`)];
  };

  test('a cell that cannot be read takes no other answer away', () => {
    const row = read('1000000019', 'soon', 46097);
    expect(askedFor(row, ({ epaStart }) => epaStart)).toEqual([day('2026-03-16'), []]);
    expect(askedFor(row, ({ start }) => start)).toEqual([undefined, ['start DATE_UNREADABLE']]);
    expect(askedFor(row, ({ start, epaStart }) => start ?? epaStart)).toEqual([
      day('2026-03-16'),
      ['start DATE_UNREADABLE'],
    ]);
  });

  test('of two headings that mean the same neither is read, and what asks for it is told', () => {
    const row = read('1000000019', 45663, 46097, 46090, 46091);
    expect(askedFor(row, ({ gatewayDate }) => gatewayDate)).toEqual([
      undefined,
      ['gatewayDate HEADING_DOUBLED'],
    ]);
    expect(askedFor(row, ({ start }) => start)).toEqual([day('2025-01-06'), []]);
    expect(row.problems[0]?.problem.what).toBe(
      'More than one heading means Gateway date: Actual gateway date, Date of gateway.',
    );
  });

  test('each row is an apprentice of its own, whenever it is asked', () => {
    const readRow = readerOf(layout, [['1000000019', 45663], ['2000000028'], [3000000037, 45664]]);
    const [first, second, third] = [0, 1, 2].map((row) => readRow(row).apprentice);
    expect([first?.uln, first?.start]).toEqual(['1000000019', day('2025-01-06')]);
    expect([second?.uln, second?.start]).toEqual(['2000000028', undefined]);
    expect([third?.uln, third?.start]).toEqual(['3000000037', day('2025-01-07')]);
  });

  test('asking whether there is such a column rests on its cell', () => {
    const readRow = readerOf(layout, [['1000000019', 'soon']]);
    const asked = (column: string) =>
      answered(readRow(0), (apprentice) => column in apprentice).restsOn.map((cell) => cell.column);
    expect([asked('start'), asked('uln')]).toEqual([['start'], []]);
  });

  test('the same cell twice is read alike, a number and its text too', () => {
    const readRow = readerOf(layout, [
      [1, 'soon'],
      [1, 45663],
      [1, 'soon'],
      [1, '45663'],
      [1, 45663],
    ]);
    const starts = [0, 1, 2, 3, 4].map((row) => {
      const { apprentice, problems } = readRow(row);
      return apprentice.start ?? problems.find(({ column }) => column === 'start')?.problem.code;
    });
    expect(starts).toEqual([
      'DATE_UNREADABLE',
      day('2025-01-06'),
      'DATE_UNREADABLE',
      'DATE_AS_DIGITS',
      day('2025-01-06'),
    ]);
  });

  test('a text without its outer spaces, an error in its place', () => {
    const names = layoutOf(columns, ['Apprentice', 'Employer']);
    const reader = readerOf(names, [
      [' Amara Foxbury ', '#REF!'],
      ['# 7', ' '],
    ]);
    expect(reader(0)).toMatchObject({
      apprentice: { apprentice: 'Amara Foxbury' },
      problems: [{ column: 'employer', problem: { code: 'CELL_ERROR' } }],
    });
    expect(reader(1)).toMatchObject({ apprentice: { apprentice: '# 7', employer: undefined }, problems: [] });
  });
});

describe('which rows hold an apprentice', () => {
  const layout = layoutOf(columns, ['ULN', 'Apprentice', 'Portfolio complete', 'Mentor']);

  test.each<[string, readonly Cell[], boolean]>([
    ['a name', ['', 'Amara Foxbury', '', ''], true],
    ['a ULN', [1000000019, '', '', ''], true],
    ['something of ours', ['', '', true, ''], true],
    ['a gap', ['', undefined, '', ''], false],
    ['a blank as Excel hands it over', [0, 0, 0, ''], false],
    ['an unticked box', ['', '', false, ''], false],
    ['a remark beside the table', ['', '', '', 'Jo is on leave'], false],
    ['totals in the place of names', ['', 'Total', 12, ''], false],
    ['totals in the place of ULNs', ['Totals:', '', 12, ''], false],
    ['a count of apprentices beside the word', [12, 'Total', '', ''], false],
    ['a grand total', ['', 'Grand total', 12, ''], false],
    ['a sub-total', ['', 'sub-total', 12, ''], false],
    ['an average', ['', 'Average', 12, ''], false],
    ['somebody whose name begins like it', ['', 'Totalle Summers', '', ''], true],
    ['somebody with a ULN, whatever the name', [1000000019, 'Total', '', ''], true],
  ])('%s', (_, row, expected) => {
    expect(isApprenticeRow(layout, gridFrom([row]), 0)).toBe(expected);
  });
});
