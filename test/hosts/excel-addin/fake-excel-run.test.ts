import { beforeEach, describe, expect, test } from '@jest/globals';
import { formatAt, formulaAt, place, valueAt } from './fake-book';
import { installOfficeJs, openWorkbook } from './fake-excel';

/*
 * What the fake must not let pass, because Excel does not, or not in every version. What the real classes are called is
 * held to Microsoft's own office.js in test/browser.
 */

let book = openWorkbook();
beforeEach(() => {
  installOfficeJs();
  book = openWorkbook();
});

function inRange(
  address: string,
  act: (range: Excel.Range, context: Excel.RequestContext) => Promise<unknown> | unknown,
): Promise<unknown> {
  return Excel.run(async (context) => {
    await act(context.workbook.worksheets.getActiveWorksheet().getRange(address), context);
    await context.sync();
  });
}

describe('refused', () => {
  test.each<[string, (range: Excel.Range, context: Excel.RequestContext) => unknown, object]>([
    ['reading what was not loaded', (range) => range.values, { code: 'PropertyNotLoaded' }],
    [
      'reading before the sync',
      (range) => {
        range.load('values');
        return range.values;
      },
      { code: 'PropertyNotLoaded' },
    ],
    [
      'asking for a null object before the sync',
      (range) => range.getUsedRangeOrNullObject(true).isNullObject,
      { code: 'PropertyNotLoaded' },
    ],
    [
      'using a null object',
      (range) => range.getUsedRangeOrNullObject(true).select(),
      { message: 'A Range that is a null object is used.' },
    ],
    [
      'what is not there',
      (_, { workbook }) => workbook.worksheets.getItem('Nowhere'),
      { code: 'ItemNotFound' },
    ],
    [
      'a member that the fake does not know',
      (range) => range.getRowsBelow(1),
      { message: 'Range.getRowsBelow is not part of the fake.' },
    ],
    [
      'too few rows',
      (range) => {
        range.values = [];
      },
      { code: 'InvalidArgument' },
    ],
    [
      'too many columns',
      (range) => {
        range.values = [[1, 2]];
      },
      { code: 'InvalidArgument' },
    ],
    [
      'what is no value',
      (range) => {
        range.values = [[new Date(0)]];
      },
      { code: 'InvalidArgument' },
    ],
    [
      'a formula that names a table that is not there',
      (range) => {
        range.formulas = [['=Table9[@[ULN]]']];
      },
      { code: 'InvalidArgument' },
    ],
  ])('%s', async (_, act, error) => {
    await expect(inRange('A1', act)).rejects.toMatchObject(error);
  });

  test('an object whose batch is over', async () => {
    let kept: Excel.Range | undefined;
    await inRange('A1', (range) => {
      kept = range;
    });
    expect(() => kept?.select()).toThrow(expect.objectContaining({ code: 'InvalidObjectPath' }));
  });

  test('a batch that ends without a sync', async () => {
    const batch = Excel.run(async (context) => {
      context.workbook.getActiveCell().select();
    });
    await expect(batch).rejects.toThrow('The batch ends without a sync.');
  });

  test('a batch without patience while somebody types in a cell', async () => {
    book.editing = Promise.resolve();
    await expect(inRange('A1', () => undefined)).rejects.toMatchObject({
      code: 'InvalidOperationInCellEditMode',
    });
  });
});

describe('as in Excel', () => {
  test.each([
    ["'=1+1", '=1+1'],
    ['007', 7],
    ['12%', 12],
    ['TRUE', true],
    ['5 Mar 2026', 40_000],
    ['', ''],
    ['Pass', 'Pass'],
  ])('%j typed into a cell becomes %j', async (typed, value) => {
    await inRange('A1', (range) => {
      range.values = [[typed]];
    });
    expect(valueAt(book.front, 0, 0)).toBe(value);
  });

  test('null leaves a cell as it is', async () => {
    place(book.front, 0, 0, 'Mine');
    await inRange('A1', (range) => {
      range.values = [[null]];
    });
    expect(valueAt(book.front, 0, 0)).toBe('Mine');
  });

  test('a table renames headings that are blank or there twice, and fixes those that are calculated', async () => {
    ['', 'ULN', 'uln', 2026].forEach((heading, i) => {
      place(book.front, 0, i, heading);
    });
    place(book.front, 0, 4, { formula: '="RAG"', value: 'RAG' });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.tables.add(sheet.getRangeByIndexes(0, 0, 2, 5), true);
      await context.sync();
    });
    expect([0, 1, 2, 3, 4].map((column) => formulaAt(book.front, 0, column))).toEqual([
      'Column1',
      'ULN',
      'uln2',
      '2026',
      'RAG',
    ]);
  });

  test('one formula for a range counts its rows on, one format is for all', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRangeByIndexes(1, 0, 3, 1);
      range.formulas = '=$B2+$C$1' as never;
      range.numberFormat = '0.0' as never;
      await context.sync();
    });
    expect([1, 2, 3].map((row) => formulaAt(book.front, row, 0))).toEqual([
      '=$B2+$C$1',
      '=$B3+$C$1',
      '=$B4+$C$1',
    ]);
    expect(formatAt(book.front, 3, 0)).toBe('0.0');
  });
});
