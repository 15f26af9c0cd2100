import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../core/cells/cell';
import { placeOf } from '../../core/port/changes';
import { narrowReading } from '../../core/port/narrow-reading';
import type { Change } from '../../core/port/workbook';
import { isProblem } from '../../core/problems';
import type { SheetGrid } from '../../core/sheet/grid';
import { day } from '../days';
import type { HeldRows } from '../hosts/held-cells';
import { providersSheet, sheetWithChanges } from '../hosts/random-sheets';

/** A change is found in the few cells that are read of a sheet as it is in all of them. */

const SHEET = 'Cohort';

/** Reads of a sheet what the reading asks for, and counts it. */
function readNarrowly(whole: SheetGrid, changes: readonly Change[]) {
  const columns = whole.rows[0]?.length ?? 0;
  const { sheet, settings } = whole;
  const reading = narrowReading({ sheet, settings, rows: whole.rows.length, columns }, changes);
  let [cells, steps] = [0, 0];
  for (let areas = reading.next(); areas.length > 0; areas = reading.next()) {
    steps++;
    for (const area of areas) {
      const { row, column } = area;
      cells += area.rows * area.columns;
      reading.take(
        area,
        whole.rows.slice(row, row + area.rows).map((line) => line.slice(column, column + area.columns)),
      );
    }
  }
  return { grid: reading.grid(), cells, steps };
}

/** Where it is, and what stands there. */
function found(grid: SheetGrid, change: Change) {
  const place = placeOf(grid, change);
  if (isProblem(place)) return place;
  return { ...place, of: place.of.key, holds: grid.rows[place.row]?.[place.column] ?? '' };
}

function expectSame(whole: SheetGrid, changes: readonly Change[]) {
  const { grid } = readNarrowly(whole, changes);
  for (const change of changes) expect(found(grid, change)).toEqual(found(whole, change));
}

const sheetOf = (rows: readonly (readonly Cell[])[], settings: SheetGrid['settings'] = []): SheetGrid => {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return {
    sheet: SHEET,
    rows: rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')),
    settings,
  };
};

const valuesOf = (rows: HeldRows) => rows.map((row) => row.map(({ value }) => value));

const change = (identity: Change['identity'], column = 'maths'): Change => ({
  sheet: SHEET,
  identity,
  column,
  expected: '',
  value: 'Achieved',
});

/** Rows far below the first ones: so many others stand between the headings and the rest. */
const padding = fc.constantFrom(0, 15, 60);
const other = (i: number): Cell[] =>
  i % 7 === 3 ? [] : [5_000_000_000 + i, `Other ${i}`, i % 3 === 0 ? 'x' : ''];
const padded = (rows: readonly (readonly Cell[])[], after: number, count: number) => [
  ...rows.slice(0, after),
  ...Array.from({ length: count }, (_, i) => other(i)),
  ...rows.slice(after),
];

describe('the same place as in the whole sheet', () => {
  test('of sheets that were changed meanwhile', () => {
    fc.assert(
      fc.property(sheetWithChanges, padding, ({ rows, edits, changes }, count) => {
        const now = valuesOf(edits.reduce((all, edit) => edit(all), rows));
        const headings = now.findIndex((row) => row.includes('ULN'));
        const whole = sheetOf(padded(now, headings + 1, count));
        expectSame(
          whole,
          changes.map((one) => ({ ...one, sheet: SHEET })),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('of any sheet that a provider may keep, for anybody in it and for somebody else', () => {
    fc.assert(
      fc.property(providersSheet, padding, fc.nat(30), (held, count, at) => {
        const rows = padded(valuesOf(held), held.length > 3 ? 3 : held.length, count);
        const cells = rows[rows.length - 1 - (at % rows.length)] ?? [];
        const said = cells
          .filter((cell) => cell !== '')
          .slice(0, 3)
          .map(String);
        const identities = [...said.map((uln) => ({ uln })), ...said.map((apprentice) => ({ apprentice }))];
        expectSame(
          sheetOf(rows),
          [...identities, { uln: '1' }].flatMap((identity) =>
            ['maths', 'projectGrade', 'notes'].map((column) => change(identity, column)),
          ),
        );
      }),
      { numRuns: 80 },
    );
  });

  const PEOPLE: readonly (readonly Cell[])[] = [
    ['1000000019', 'Amara Foxbury', 'Achieved'],
    ['Total', '', 12],
    ['Cohort Sep 25', '', ''],
    ['2000000028', 'Zoë Marsh', ''],
    ['2000000028', 'Zoë Marsh', 'Not yet'],
    [9_999_999_999, 'Jun Wetherlam', ''],
    ['', 'Zoë  marsh', ''],
    ['ULN', 'Apprentice', 'Maths'],
  ];
  const many = Array.from({ length: 60 }, (_, i) => other(i));
  const IDENTITIES: readonly Change['identity'][] = [
    { uln: '1000000019' },
    { uln: '2000000028' },
    { uln: '2000000028', besides: { start: day('2026-01-05') } },
    { apprentice: 'Jun Wetherlam' },
    { apprentice: 'zoë marsh' },
    { apprentice: 'Total' },
    { uln: '7' },
    {},
  ];
  const names = (pairs: readonly (readonly [string, string])[]) =>
    Array.from({ length: 40 }, (_, i) => ['', '', '', '', '', ...(pairs[i - 1] ?? ['', ''])]);

  test.each<[string, SheetGrid]>([
    ['three columns', sheetOf([['ULN', 'Apprentice', 'Maths'], ...many, ...PEOPLE])],
    [
      'two columns',
      sheetOf([['ULN', 'Maths'], ...many.map(([uln]) => [uln]), ...PEOPLE.map(([uln, , x]) => [uln, x])]),
    ],
    [
      'headings far down',
      sheetOf([
        ...Array.from({ length: 120 }, () => ['']),
        ['ULN', 'Apprentice', 'Maths'],
        ...many,
        ...PEOPLE,
      ]),
    ],
    [
      'headings that the settings name',
      sheetOf(
        [['Id', 'Who', 'Sums'], ...many, ...PEOPLE],
        names([
          ['Id', 'ULN'],
          ['Who', 'Apprentice'],
          ['Sums', 'Maths'],
        ]),
      ),
    ],
    [
      'a setting that names no heading of ours',
      sheetOf([['ULN', 'Apprentice', 'Maths'], ...PEOPLE], names([['Id', 'Nothing']])),
    ],
    [
      'given names and a family name',
      sheetOf([
        ['Given names', 'Family name', 'Maths', 'English', 'Start date'],
        ...many.map(() => []),
        ['Jun', 'Wetherlam', ''],
        ['Zoë', 'Marsh'],
      ]),
    ],
    [
      'the same ULN twice, told apart by the start',
      sheetOf([
        ['ULN', 'Apprentice', 'Maths', 'Start date'],
        ...many.map((row) => row.slice(0, 3)),
        ['2000000028', 'Zoë Marsh', '', day('2024-07-01')],
        ['2000000028', 'Zoë Marsh', '', day('2026-01-05')],
      ]),
    ],
    [
      'a row for each learning aim',
      sheetOf([
        ['ULN', 'Apprentice', 'Maths', 'LearnAimRef'],
        ...many.map((row) => [...row, 'ZPROG001']),
        ['2000000028', 'Zoë Marsh', '', '60351234'],
        ['2000000028', 'Zoë Marsh', 'Achieved', 'ZPROG001'],
      ]),
    ],
    [
      'a heading whose cells say far down what it is',
      sheetOf([
        ['ULN', 'Apprentice', 'Observation', 'Maths'],
        ...many.map(([uln, name]) => [uln, name]),
        ['1000000019', 'Amara Foxbury', 'Pass', ''],
        ['2000000028', 'Zoë Marsh', '', ''],
      ]),
    ],
    [
      'headings down the first column',
      sheetOf([['ULN', ...many.map(([uln]) => uln)], ['Apprentice', 'Amara'], ['Maths'], ['English']]),
    ],
    [
      'rows of assessments of two people, which are few beside all the others',
      sheetOf([
        ['ULN', 'Apprentice', 'Maths', 'Assessment'],
        ...many.map(() => []),
        ...many.flatMap((row) => (row.length > 0 ? [[...row, 'Unit 1']] : [])),
        ...['1000000019', '2000000028'].flatMap((uln) => [
          [uln, 'x', '', 'Unit 1'],
          [uln, 'x', '', 'Unit 2'],
        ]),
      ]),
    ],
    [
      'headings that the settings name, far below others',
      sheetOf(
        [
          ['ULN', 'Apprentice', 'Maths'],
          ...many,
          ['Id', 'Who', 'Sums', 'English', 'Notes'],
          ['1000000019', 'Amara', '', '', ''],
        ],
        names([
          ['Id', 'ULN'],
          ['Who', 'Apprentice'],
          ['Sums', 'Maths'],
        ]),
      ),
    ],
    ['no headings', sheetOf(many)],
    ['nothing', sheetOf([])],
    ['the settings themselves', { ...sheetOf([['ULN', 'Maths'], ...many]), sheet: 'EPA settings' }],
  ])('%s', (_, whole) => {
    const columns = ['maths', 'uln', 'observationDate', 'observationGrade', 'english'];
    for (const identity of IDENTITIES)
      for (const column of columns) expectSame(whole, [change(identity, column)]);
    expectSame(
      whole,
      IDENTITIES.map((identity) => change(identity)),
    );
  });

  test('a heading that is held against the start reads the start too', () => {
    const whole = sheetOf([
      ['ULN', 'Apprentice', 'Interview', 'Notes', 'Start date'],
      ...many.map(([uln, name]) => [uln, name]),
      ['2000000028', 'Zoë Marsh', '2024-12-01', '', '2025-01-06'],
      ['1000000019', 'Amara Foxbury', '', '', '2025-01-06'],
    ]);
    const interview = change({ uln: '1000000019' }, 'interviewDate');
    expectSame(whole, [interview]);
    expect(found(readNarrowly(whole, [interview]).grid, interview)).toHaveProperty('code');
  });
});

describe('of 10,000 rows', () => {
  const headings = ['ULN', 'Apprentice', 'Maths', ...Array.from({ length: 32 }, (_, i) => `Own ${i}`)];
  const tall = (rows: number) =>
    sheetOf([
      headings,
      ...Array.from({ length: rows }, (_, i) => [1_000_000_000 + i, `Name ${i}`, '', ...headings.slice(3)]),
    ]);

  test.each([
    [200, 40 * 35 + 160 * 3 + 35],
    [10_000, 40 * 35 + 9960 * 3 + 35],
  ])('%i rows: the beginning, who it is, the column and one row, in three steps', (rows, cells) => {
    const whole = tall(rows - 1);
    const one = readNarrowly(whole, [change({ uln: String(1_000_000_000 + rows - 2) })]);
    expect([one.cells, one.steps]).toEqual([cells, 3]);
  });

  test('a hundred changes in rows far apart are read at once', () => {
    const changes = Array.from({ length: 100 }, (_, i) => change({ uln: String(1_000_000_000 + i * 97) }));
    expect(readNarrowly(tall(9999), changes).steps).toBe(3);
  });
});
