import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../core/cells/cell';
import { doubleFinder, theirsFinder } from '../../core/cohort/doubles';
import {
  type Overview,
  type OverviewsInTurn,
  overviewOf,
  overviewOfSheetsInSteps,
  overviewsInTurn,
} from '../../core/cohort/overview';
import type { Day } from '../../core/dates/day';
import { type View, viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { layoutOf } from '../../core/sheet/layout';
import type { CohortTable } from '../../core/sheet/table';
import { day, lookingFrom } from '../days';
import { needing } from './needing';

const columns = chosenColumns();
const on = (text: string): Cell => day(text);
const FROM = lookingFrom('2026-05-17');
const VIEW = viewOf(columns.standard, FROM);

type Rows = readonly (readonly Cell[])[];

/** As people have sheets: a row for each aim is among them, and cohorts in sub-headings. */
const HEADINGS = [
  ...['ULN', 'Apprentice', 'Cohort', 'Employer', 'Learning status', 'Date of birth', 'Start date'],
  ...['Planned end date', 'Gateway date', 'EPA start', 'Project grade', 'Observation date', 'English'],
];
const WITH_AIMS = [...HEADINGS, 'Learning aim'];

const replaced = <T>(items: readonly T[], at: number, item: T): readonly T[] =>
  items.map((one, i) => (i === at ? item : one));

const tableOf = (rows: Rows, headings: readonly Cell[] = HEADINGS): CohortTable => ({
  headingRow: 0,
  layout: layoutOf(columns, headings),
  rows: [headings, ...rows],
});

function last<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Everything that an overview says, the words that are asked for only where they are shown among it. */
const said = (overview: Overview) =>
  JSON.parse(
    JSON.stringify({ ...overview, standard: '' }, (_, value) =>
      typeof value === 'function' ? value() : value,
    ),
  );

const again = (inTurn: OverviewsInTurn, table: CohortTable, view: View = VIEW) =>
  last(inTurn.of(table, view, Number.POSITIVE_INFINITY));

const IN_EPA: readonly Cell[] = [
  ...['1000000019', 'Amara Foxbury', 'Sep 25', 'Copperkettle Bank', 'Active', on('1999-04-01')],
  ...[on('2025-01-06'), on('2026-06-30'), on('2026-03-09'), on('2026-03-16'), '', '', 'Achieved'],
];
const person = (uln: number | string, name: string, ...more: readonly [at: number, cell: Cell][]): Cell[] => {
  const cells = [uln, name, ...IN_EPA.slice(2)];
  for (const [at, cell] of more) cells[at] = cell;
  return cells;
};
const PEOPLE = [
  person('1000000019', 'Amara Foxbury'),
  person('2000000028', 'Ben Harrowgate', [4, 'Withdrawn']),
  person('3000000037', 'Efua Larksong', [10, 'perhaps'], [11, '12/06/2026']),
];

describe('overviews of a sheet one after another', () => {
  test('what did not change is the very same thing', () => {
    const inTurn = overviewsInTurn();
    const before = again(inTurn, tableOf(PEOPLE));
    const edited = PEOPLE.map((cells, i) => (i === 1 ? person('2000000028', 'Ben Harrowgate') : [...cells]));
    const now = again(inTurn, tableOf(edited));
    expect(now.entries.map((entry, i) => entry === before.entries[i])).toEqual([true, false, true]);
    expect(now.entries[1]).toMatchObject({ stage: 'In EPA' });
    expect(said(now)).toEqual(said(overviewOf(tableOf(edited), VIEW)));
  });

  test.each<[string, Rows]>([
    ['a row was added above', [person('4000000046', 'Zoë Marsh'), ...PEOPLE]],
    ['a gap was added above', [[], ...PEOPLE]],
    ['the first was taken out', PEOPLE.slice(1)],
    ['sorted', PEOPLE.slice(2).concat(PEOPLE.slice(0, 2))],
  ])('%s: they are found again, and where they stand is said as it is', (_, rows) => {
    const inTurn = overviewsInTurn();
    const before = again(inTurn, tableOf(PEOPLE));
    const now = again(inTurn, tableOf(rows));
    expect(said(now)).toEqual(said(overviewOf(tableOf(rows), VIEW)));
    const two = (overview: Overview) =>
      overview.entries.filter(({ name }) => name === 'Ben Harrowgate' || name === 'Efua Larksong');
    // The first row that is not where it was is worked out, and all others are looked for.
    expect(two(now).some(({ identity }) => two(before).some((one) => one.identity === identity))).toBe(true);
    expect(two(now).every(({ row, uln }) => rows[row - 1]?.[0] === uln)).toBe(true);
  });

  test.each<[string, CohortTable, View]>([
    ['another day', tableOf(PEOPLE), viewOf(columns.standard, lookingFrom('2026-07-01'))],
    ['other reminders', tableOf(PEOPLE), viewOf(columns.standard, { ...FROM, dueSoonDays: 60 })],
    ['figures of an EPAO', tableOf(PEOPLE), viewOf(needing(columns.standard, 1), FROM)],
    ['a heading that means something else', tableOf(PEOPLE, replaced(HEADINGS, 9, 'Gateway booked')), VIEW],
  ])('%s: every row is worked out again', (_, table, view) => {
    const inTurn = overviewsInTurn();
    const before = again(inTurn, tableOf(PEOPLE));
    const now = again(inTurn, table, view);
    expect(now.entries.some((entry, i) => entry === before.entries[i])).toBe(false);
    expect(said(now)).toEqual(said(overviewOf(table, view)));
  });

  test('settings that were read anew and say the same change nothing', () => {
    const inTurn = overviewsInTurn();
    const before = again(inTurn, tableOf(PEOPLE));
    const standard = { ...columns.standard, rules: structuredClone(columns.standard.rules) };
    const now = again(inTurn, tableOf(PEOPLE), viewOf(standard, structuredClone(FROM)));
    expect(now.entries.every((entry, i) => entry === before.entries[i])).toBe(true);
  });

  test('one that was stopped half way leaves nothing wrong behind', () => {
    const inTurn = overviewsInTurn();
    again(inTurn, tableOf(PEOPLE));
    const other = tableOf([person('4000000046', 'Zoë Marsh'), ...PEOPLE]);
    inTurn.of(other, VIEW, 1).next();
    expect(said(again(inTurn, tableOf(PEOPLE)))).toEqual(said(overviewOf(tableOf(PEOPLE), VIEW)));
  });

  test('of 2,000 rows that are as before none is read again, but for the first ones', () => {
    const read = new Set<number>();
    const watched = (cells: readonly Cell[], row: number) =>
      new Proxy(cells as Cell[], {
        get(target, key) {
          if (key !== 'length') read.add(row);
          return Reflect.get(target, key);
        },
      });
    const rows = Array.from({ length: 2000 }, () => person('', 'Amara Foxbury', [5, ''])).map(watched);
    const inTurn = overviewsInTurn();
    again(inTurn, tableOf(rows));
    expect(read.size).toBe(2000);
    read.clear();
    const edited = watched(replaced(rows[900] as Cell[], 3, 'Larkspur Mutual'), 900);
    read.clear();
    again(inTurn, tableOf(replaced(rows, 900, edited)));
    // The first ones tell whether the cohorts are told, and how.
    expect([...read].sort()).toEqual([0, 1, 900]);
  });
});

describe('many rows of one ULN or name', () => {
  const MANY = 2000;
  /** Starts that count how often they are compared. */
  function compared(work: (startOf: (row: number) => Day) => void): number {
    let times = 0;
    const startOf = (row: number) => ({ valueOf: () => times++ && row });
    work((row) => startOf(row) as unknown as Day);
    return times;
  }
  const { layout } = tableOf([]);

  test.each<[string, string, (row: number) => Day | undefined]>([
    ['one ULN', '1000000019', () => undefined],
    ['one name, no dates of birth', '', () => undefined],
    ['one name, one date of birth', '', () => day('1999-04-01')],
    [
      'one name, every second row with a date of birth',
      '',
      (row) => (row % 2 ? day('1999-04-01') : undefined),
    ],
    ['one name, a date of birth each', '', (row) => (day('1990-01-01') + row) as Day],
  ])('%s: each row is compared with the newest one at most, not with all', (_, uln, bornOf) => {
    const times = compared((startOf) => {
      const [theirsIn, doubled] = [theirsFinder(), doubleFinder(layout)];
      for (let row = 0; row < MANY; row++)
        doubled(
          row,
          theirsIn({ uln, apprentice: 'Amara Foxbury', start: startOf(row), dateOfBirth: bornOf(row) }),
        );
    });
    expect(times).toBeLessThanOrEqual(3 * 2 * MANY);
  });

  test('of one name, whoever has no date of birth may be either of those who have one', () => {
    const born = (text: string, status: string) =>
      person('', 'Amara Foxbury', [4, status], [5, text === '' ? '' : on(text)]);
    const rows = [
      born('1999-04-01', 'Withdrawn'),
      born('', 'Active'),
      born('2001-02-03', 'Withdrawn'),
      born('1999-04-01', 'Withdrawn'),
    ];
    const { issues } = overviewOf(tableOf(rows), VIEW);
    const told = issues.filter(({ problem }) => problem.code === 'RESTARTED');
    expect(told.map(({ row, problem }) => [row + 1, /rows ([^:]*):/.exec(problem.what)?.[1]])).toEqual([
      [3, '2 and 3'],
      [4, '3 and 4'],
      [5, '2, 3 and 5'],
    ]);
  });

  test('of many restarts the first rows are named and the last', () => {
    const rows = Array.from({ length: 30 }, () => person('1000000019', 'Amara Foxbury', [4, 'Withdrawn']));
    const { issues } = overviewOf(tableOf(rows), VIEW);
    const restarts = issues.filter(({ problem }) => problem.code === 'RESTARTED');
    expect(restarts).toHaveLength(29);
    expect(restarts[10]?.problem.what).toBe(
      'ULN "1000000019" stands in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 13: a restart, of which row 13 is the current record.',
    );
    expect(restarts[28]?.problem.what).toBe(
      'ULN "1000000019" stands in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17 more and 31: a restart, of which row 31 is the current record.',
    );
    expect(restarts[28]?.problem.fix).toContain('row 13 as Withdrawn, 17 more. Otherwise');
  });
});

describe('any sheet after any edits: as if all of it were worked out anew', () => {
  const cellAt: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
    ULN: fc.constantFrom<Cell>('1000000019', '2000000028', 3000000037, '', 'Total', 24),
    Apprentice: fc.constantFrom<Cell>('Amara Foxbury', 'amara foxbury', 'Ben Harrowgate', '', 'Sep 2025'),
    Cohort: fc.constantFrom<Cell>('', '', 'Sep 25', 'sep 25', 'Jan 26'),
    Employer: fc.constantFrom<Cell>('', 'Copperkettle Bank', 'copperkettle bank', 7),
    'Learning status': fc.constantFrom<Cell>('Active', 'Withdrawn', 'BIL', '', 'hm'),
    'Project grade': fc.constantFrom<Cell>('', 'Pass', 'Fail', 'D', 'perhaps'),
    English: fc.constantFrom<Cell>('', 'Achieved', 'Exempt', 'Not yet'),
    'Learning aim': fc.constantFrom<Cell>('', 'ZPROG001', '60012345'),
  };
  const date = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: day('2025-01-01'), max: day('2026-12-31') }) },
    { weight: 2, arbitrary: fc.constantFrom<Cell>('', '', 'soon', '12 June 2026', '#N/A') },
  );
  const anyCell = (heading: string): fc.Arbitrary<Cell> => cellAt[heading] ?? date;
  const anyRow = (headings: readonly string[]): fc.Arbitrary<readonly Cell[]> =>
    fc.oneof(
      { weight: 8, arbitrary: fc.tuple(...headings.map(anyCell)) },
      { weight: 1, arbitrary: fc.constantFrom<Cell[]>([], ['', 'Cohort: Jan 2026'], ['', '', 'Total', 3]) },
    );

  type Edit = (rows: Rows) => Rows;
  const spliced = (rows: Rows, at: number, out: number, ...more: Rows): Rows => [
    ...rows.slice(0, at),
    ...more,
    ...rows.slice(at + out),
  ];
  const anyEdit = (headings: readonly string[]): fc.Arbitrary<Edit> => {
    const place = fc.nat({ max: 1000 });
    const at = (rows: Rows, n: number) => n % Math.max(1, rows.length);
    const cell = fc
      .tuple(place, fc.nat({ max: headings.length - 1 }))
      .chain(([row, column]) => anyCell(headings[column] as string).map((value) => ({ row, column, value })));
    return fc.oneof(
      {
        weight: 5,
        arbitrary: cell.map(
          ({ row, column, value }): Edit =>
            (rows) => {
              if (rows.length === 0) return rows;
              const cells = [...(rows[at(rows, row)] ?? [])];
              cells[column] = value;
              return replaced(rows, at(rows, row), cells);
            },
        ),
      },
      fc.tuple(place, anyRow(headings)).map(
        ([n, row]): Edit =>
          (rows) =>
            spliced(rows, at(rows, n), 0, row),
      ),
      place.map(
        (n): Edit =>
          (rows) =>
            spliced(rows, at(rows, n), 1),
      ),
      place.map(
        (n): Edit =>
          (rows) =>
            spliced(rows, at(rows, n), 0, ...rows.slice(0, 1)),
      ),
      fc.constantFrom<Edit>(
        (rows) => [...rows].reverse(),
        (rows) => rows.map((cells) => [...cells]),
        (rows) => [...rows].sort((one, other) => (String(one[1]) < String(other[1]) ? -1 : 1)),
      ),
    );
  };
  const anyCase = fc.constantFrom(HEADINGS, HEADINGS, WITH_AIMS).chain((headings) =>
    fc.record({
      headings: fc.constant(headings),
      rows: fc.array(anyRow(headings), { maxLength: 12 }),
      edits: fc.array(
        fc.record({
          edit: anyEdit(headings),
          view: fc.constantFrom('same', 'same', 'same', 'same', 'later', 'set'),
          stopped: fc.boolean(),
        }),
        { minLength: 1, maxLength: 8 },
      ),
    }),
  );
  const VIEWS: Readonly<Record<string, View>> = {
    same: VIEW,
    later: viewOf(columns.standard, lookingFrom('2026-06-20')),
    set: viewOf(needing(columns.standard, 1), FROM),
  };

  test('one sheet', () => {
    fc.assert(
      fc.property(anyCase, ({ headings, rows: first, edits }) => {
        const inTurn = overviewsInTurn();
        let rows: Rows = first;
        again(inTurn, tableOf(rows, headings));
        for (const { edit, view, stopped } of edits) {
          rows = edit(rows);
          const [table, seen] = [tableOf(rows, headings), VIEWS[view] as View];
          if (stopped) inTurn.of(table, seen, 2).next();
          else expect(said(again(inTurn, table, seen))).toEqual(said(overviewOf(table, seen)));
        }
        const table = tableOf(rows, headings);
        expect(said(again(inTurn, table))).toEqual(said(overviewOf(table, VIEW)));
      }),
      { numRuns: 120 },
    );
  });

  test('several sheets, of which some come and go', () => {
    const anySheets = fc.tuple(
      anyCase,
      anyCase,
      fc.array(fc.constantFrom('both', 'first', 'other'), { minLength: 8 }),
    );
    fc.assert(
      fc.property(anySheets, ([one, other, which]) => {
        const inTurn = overviewsInTurn();
        let [first, second]: [Rows, Rows] = [one.rows, other.rows];
        const edits = Math.max(one.edits.length, other.edits.length);
        for (let i = 0; i < edits; i++) {
          first = one.edits[i]?.edit(first) ?? first;
          second = other.edits[i]?.edit(second) ?? second;
          const sheets = [
            { sheet: 'Sep 25', table: tableOf(first, one.headings) },
            { sheet: 'Jan 26', table: tableOf(second, other.headings) },
          ].filter((_, at) => which[i] === 'both' || which[i] === (at === 0 ? 'first' : 'other'));
          const now = last(inTurn.ofSheets(sheets, VIEW, 3));
          expect(said(now)).toEqual(said(last(overviewOfSheetsInSteps(sheets, VIEW, 3))));
        }
      }),
      { numRuns: 40 },
    );
  });
});
