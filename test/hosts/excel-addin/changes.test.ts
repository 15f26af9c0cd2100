import { describe, expect, test } from '@jest/globals';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import { day } from '../../days';
import { cellSet, type HeldRows, held } from '../held-cells';
import { cohort, noteOn, syncsOf, ulnOf } from './cohort-sheets';
import { type ExcelHost, hold, openExcel } from './excel-host';
import { areaOf, formatAt, place, type Settings, valueAt } from './fake-book';
import { insertRows } from './fake-edits';

const WRITTEN = { outcome: 'written' };
const HEADINGS = chosenColumns().usual.map(({ heading }) => heading);
const NOTES = HEADINGS.indexOf('Notes');
const EPA_START = HEADINGS.indexOf('EPA start');

async function opened(rows: HeldRows = cohort(3), settings?: Settings): Promise<ExcelHost> {
  const host = openExcel(settings);
  await host.seed('Cohort', rows);
  return host;
}

describe('changes take four syncs, in a long sheet five', () => {
  test.each([
    [10, 1, 4],
    [10_000, 1, 5],
    [10, 10, 4],
    [10_000, 20, 5],
  ])('of %i apprentices, for %i changes: %i', async (apprentices, count, syncs) => {
    const host = await opened(cohort(apprentices));
    const changes = Array.from({ length: count }, (_, i) => noteOn(i));
    expect(await syncsOf(host, () => host.workbook.applyChanges(changes))).toBe(syncs);
    expect(valueAt(host.sheet('Cohort'), count, NOTES)).toBe('Called');
  });

  test('and two more for each further sheet', async () => {
    const host = await opened();
    await host.seed('Other', cohort(3));
    const changes = [noteOn(1), noteOn(1, { sheet: 'Other' }), noteOn(1), noteOn(2)];
    let results: unknown;
    const syncs = await syncsOf(host, async () => {
      results = await host.workbook.applyChanges(changes);
    });
    expect(syncs).toBe(6);
    expect(results).toEqual([WRITTEN, WRITTEN, { outcome: 'changed meanwhile', now: 'Called' }, WRITTEN]);
  });
});

describe('between reading and writing', () => {
  /** Does something just before the nth round trip of the changes. */
  function justBefore(host: ExcelHost, nth: number, act: () => void): void {
    const first = host.book.syncs;
    host.book.beforeSync = (sync) => {
      if (sync === first + nth) act();
    };
  }

  test('a row that moves down before the cells are asked for again is not mistaken for another', async () => {
    const host = await opened();
    justBefore(host, 3, () => insertRows(host.sheet('Cohort'), 1));
    const [result] = await host.workbook.applyChanges([noteOn(1)]);
    expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'APPRENTICE_GONE' } });
    expect(host.sheet('Cohort').rows.map((row) => row[NOTES])).toEqual([
      'Notes',
      ...Array(4).fill(undefined),
    ]);
  });

  test('a value that comes before the cells are asked for again is seen', async () => {
    const host = await opened();
    justBefore(host, 3, () => hold(host.sheet('Cohort'), cellSet(2, NOTES, 'Mine')(cohort(3))));
    expect(await host.workbook.applyChanges([noteOn(1)])).toEqual([
      { outcome: 'changed meanwhile', now: 'Mine' },
    ]);
  });

  test('a column that moves is not mistaken for another', async () => {
    const host = await opened();
    justBefore(host, 3, () => {
      const headings = host.sheet('Cohort').rows[0] as string[];
      [headings[NOTES], headings[2]] = ['Employer', 'Notes'];
    });
    const [result] = await host.workbook.applyChanges([noteOn(1)]);
    expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'SHEET_BUSY' } });
    expect(valueAt(host.sheet('Cohort'), 2, NOTES)).toBe('');
  });

  test('a row that moves down after that takes the new value with it', async () => {
    const host = await opened();
    justBefore(host, 4, () => insertRows(host.sheet('Cohort'), 1));
    expect(await host.workbook.applyChanges([noteOn(1)])).toEqual([WRITTEN]);
    const { rows } = host.sheet('Cohort');
    expect(rows.find(([uln]) => uln === ulnOf(1))?.[NOTES]).toBe('Called');
    expect(rows.filter((row) => row[NOTES] === 'Called')).toHaveLength(1);
  });
});

describe('whatever somebody does just before any round trip', () => {
  const ROWS = held([
    ['ULN', 'Apprentice', 'Maths', 'Notes'],
    [ulnOf(0), 'Amara', 'Achieved', 'left'],
    [ulnOf(1), 'Ben', '', ''],
    [ulnOf(2), 'Cleo', 'Not yet', { value: 3, formula: '=1+2' }],
  ]);
  const [BEN_AT, NOTES_AT] = [2, 3];
  /** What a formula shows the fake cannot work out; blank is blank. */
  const inWords = (rows: ExcelHost['book']['front']['rows']) =>
    rows.map((row) =>
      Array.from(row, (cell) =>
        typeof cell === 'object' && 'formula' in cell ? cell.formula : (cell ?? ''),
      ),
    );
  const sortedBack = (host: ExcelHost) => {
    const { rows } = host.sheet('Cohort');
    [rows[2], rows[3]] = [rows[3] as [], rows[2] as []];
  };
  const swapped = (host: ExcelHost) => {
    for (const row of host.sheet('Cohort').rows) [row[2], row[3]] = [row[3], row[2]];
  };

  test.each<[string, (host: ExcelHost) => void]>([
    ['inserts a row', (host) => insertRows(host.sheet('Cohort'), 1)],
    ['sorts', sortedBack],
    ['moves a column', swapped],
    ['renames the heading', (host) => place(host.sheet('Cohort'), 0, NOTES_AT, 'Jottings')],
    ['types in the cell', (host) => place(host.sheet('Cohort'), BEN_AT, NOTES_AT, 'Mine')],
    [
      'puts a formula there',
      (host) => place(host.sheet('Cohort'), BEN_AT, NOTES_AT, { formula: '=1+4', value: 5 }),
    ],
    ['types elsewhere in the row', (host) => place(host.sheet('Cohort'), BEN_AT, 2, 'Exempt')],
  ])('%s: it is right, or refused, or told, and nothing of theirs is lost', async (_, act) => {
    for (let sync = 1; sync <= 4; sync++) {
      const untouched = await opened(ROWS);
      act(untouched);
      const host = await opened(ROWS);
      const first = host.book.syncs;
      host.book.beforeSync = (now) => {
        if (now === first + sync) act(host);
      };
      const [result] = await host.workbook.applyChanges([noteOn(1)]);
      const cells = host.sheet('Cohort').rows;
      const ben = cells.find(([uln]) => uln === ulnOf(1)) ?? [];
      const notes = cells[0]?.indexOf('Notes') ?? cells[1]?.indexOf('Notes') ?? -1;
      if (result?.outcome === 'written') {
        expect(ben[notes]).toBe('Called');
        expect(cells.flat().filter((cell) => cell === 'Called')).toHaveLength(1);
      } else expect(inWords(cells)).toEqual(inWords(untouched.sheet('Cohort').rows));
    }
  });

  test('the cell is told that the value had landed in', async () => {
    const host = await opened(ROWS);
    const first = host.book.syncs;
    host.book.beforeSync = (now) => {
      if (now === first + 4) sortedBack(host);
    };
    expect(await host.workbook.applyChanges([noteOn(1)])).toMatchObject([
      { problem: { code: 'MOVED_MEANWHILE', what: expect.stringContaining('landed in cell D3') } },
    ]);
    expect(host.sheet('Cohort').rows[2]?.[3]).toEqual({ formula: '=1+2', value: '' });
  });
});

describe('what Excel would do to a cell', () => {
  test('a filter that hides the row does not matter', async () => {
    const host = await opened();
    host.sheet('Cohort').filter = { enabled: true, isDataFiltered: true };
    expect(await host.workbook.applyChanges([noteOn(1)])).toEqual([WRITTEN]);
    expect(valueAt(host.sheet('Cohort'), 2, NOTES)).toBe('Called');
  });

  test('a cell that another one spills into is calculated too', async () => {
    const formula = '=SEQUENCE(3)';
    const host = await opened(cellSet(1, NOTES, { value: 1, formula })(cellSet(2, NOTES, 2)(cohort(3))));
    const sheet = host.sheet('Cohort');
    sheet.spills.push(areaOf(sheet, 1, NOTES, 3));
    for (const expected of [2, 'x', ''])
      expect(await host.workbook.applyChanges([noteOn(1, { expected })])).toEqual([
        { outcome: 'changed meanwhile', now: 2, formula },
      ]);
  });

  test('a change that finds another value changes nothing for those after it', async () => {
    const host = await opened();
    const results = await host.workbook.applyChanges([
      noteOn(1, { column: 'uln', expected: 'another', value: ulnOf(9) }),
      noteOn(1),
    ]);
    expect(results).toEqual([{ outcome: 'changed meanwhile', now: ulnOf(1) }, WRITTEN]);
  });

  test('a cell that is merged into another is left alone, the first of them is written', async () => {
    const host = await opened();
    const sheet = host.sheet('Cohort');
    sheet.merged.push(areaOf(sheet, 1, NOTES, 2));
    expect(await host.workbook.applyChanges([noteOn(1), noteOn(0), noteOn(2)])).toEqual([
      { outcome: 'changed meanwhile', now: '' },
      WRITTEN,
      WRITTEN,
    ]);
    expect(valueAt(sheet, 2, NOTES)).toBe('');
  });

  test('text that begins with = is no formula', async () => {
    const host = await opened(cellSet(2, NOTES, '=1+1')(cohort(3)));
    expect(await host.workbook.applyChanges([noteOn(1, { expected: '=1+1' })])).toEqual([WRITTEN]);
  });

  test.each([
    ['a number', 'reportWords', HEADINGS.indexOf('Report words'), 2500, 'General'],
    ['a tick', 'portfolioComplete', 9, true, 'General'],
    ['a day', 'epaStart', EPA_START, day('2026-03-05'), 'dd/mm/yyyy'],
  ] as const)(
    'in a cell formatted as text %s stays what it is',
    async (_, column, position, value, format) => {
      const host = await opened();
      const sheet = host.sheet('Cohort');
      sheet.formats.push({ area: areaOf(sheet, 0, 0, 9, 50), format: '@' });
      expect(await host.workbook.applyChanges([noteOn(1, { column, value })])).toEqual([WRITTEN]);
      expect([valueAt(sheet, 2, position), formatAt(sheet, 2, position)]).toEqual([value, format]);
      expect(formatAt(sheet, 1, position)).toBe('@');
    },
  );

  test('a date format that is there stays', async () => {
    const host = await opened();
    const sheet = host.sheet('Cohort');
    sheet.formats.push({ area: areaOf(sheet, 0, EPA_START, 9), format: 'ddd d mmm' });
    await host.workbook.applyChanges([noteOn(1, { column: 'epaStart', value: day('2026-03-05') })]);
    expect(formatAt(sheet, 2, EPA_START)).toBe('ddd d mmm');
  });

  test('a workbook that counts from 1904 gets and gives the same day', async () => {
    const host = await opened(cohort(3), { is1904: true });
    const [first, next] = [day('2026-03-05'), day('2026-03-06')];
    for (const [expected, value] of [
      ['', first],
      [first, next],
    ] as const)
      expect(await host.workbook.applyChanges([noteOn(1, { column: 'epaStart', expected, value })])).toEqual([
        WRITTEN,
      ]);
    expect(valueAt(host.sheet('Cohort'), 2, EPA_START)).toBe(next - 1462);
    expect((await host.workbook.readGrid()).rows[2]?.[EPA_START]).toBe(next);
  });

  test('a 1 that ticks a sign-off is no day', async () => {
    const host = await opened();
    await host.workbook.applyChanges([noteOn(1, { column: 'employerSignOff', value: 1 })]);
    expect(formatAt(host.sheet('Cohort'), 2, 13)).toBe('General');
  });
});

describe('a protected sheet', () => {
  test('takes changes where somebody left cells open', async () => {
    const host = await opened();
    const sheet = host.sheet('Cohort');
    sheet.isProtected = true;
    sheet.unlocked.push(areaOf(sheet, 1, NOTES, 3));
    const results = await host.workbook.applyChanges([noteOn(1), noteOn(1, { column: 'employer' })]);
    expect(results).toMatchObject([WRITTEN, { problem: { code: 'SHEET_PROTECTED' } }]);
  });

  test('takes no day where it would have to be formatted as one', async () => {
    const host = await opened();
    const sheet = host.sheet('Cohort');
    sheet.isProtected = true;
    sheet.unlocked.push(areaOf(sheet, 1, EPA_START, 3));
    const change = noteOn(1, { column: 'epaStart', value: day('2026-03-05') });
    expect(await host.workbook.applyChanges([change])).toMatchObject([
      { problem: { code: 'SHEET_PROTECTED' } },
    ]);
    sheet.formats.push({ area: areaOf(sheet, 1, EPA_START, 3), format: 'dd/mm/yy' });
    expect(await host.workbook.applyChanges([change])).toEqual([WRITTEN]);
  });
});

test('an error in the sheet is read as its text and gets in nobody’s way', async () => {
  const host = await opened(
    held([['ULN', 'Notes', 'EPA start'], [{ value: '#N/A', formula: '=NA()' }], [ulnOf(1)]]),
  );
  expect((await host.workbook.readGrid()).rows[1]?.[0]).toBe('#N/A');
  expect(await host.workbook.applyChanges([noteOn(1)])).toEqual([WRITTEN]);
});

describe('a narrow reading', () => {
  /** The row of the second apprentice, whose notes are blank, and the one whose notes hold 0. */
  async function written(settings: Settings) {
    const host = await opened(cohort(60), settings);
    place(host.sheet('Cohort'), 3, NOTES, 0);
    const results = await host.workbook.applyChanges([noteOn(1), noteOn(2), noteOn(40)]);
    return { host, results, notes: [2, 3, 41].map((row) => valueAt(host.sheet('Cohort'), row, NOTES)) };
  }

  test.each(['', null, undefined] as const)(
    'takes a blank cell that comes as %p for blank, and a 0 for a 0',
    async (blankValues) => {
      const { results, notes } = await written({ blankValues });
      expect(results).toEqual([WRITTEN, { outcome: 'changed meanwhile', now: 0 }, WRITTEN]);
      expect(notes).toEqual(['Called', 0, 'Called']);
    },
  );

  test.each([20_000, 8_000, 4_000])(
    'is read in pieces where an answer of more than %i characters is too much for Excel on the web',
    async (payload) => {
      const { results, notes } = await written({ payload });
      expect(results).toEqual([WRITTEN, { outcome: 'changed meanwhile', now: 0 }, WRITTEN]);
      expect(notes).toEqual(['Called', 0, 'Called']);
    },
  );
});
