import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { issuesOf } from '../../core/cohort/issues';
import { overviewOf } from '../../core/cohort/overview';
import { placeOf } from '../../core/port/changes';
import { isProblem } from '../../core/problems';
import { planSetUp } from '../../core/set-up/plan';
import { viewOf } from '../../core/sheet/calculated-columns';
import { apprenticeAt, besideName, identityAt, peopleIn, peopleNamed, rowOf } from '../../core/sheet/people';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { st0071 } from '../../core/standard/st0071';
import { day, lookingFrom } from '../days';

type Rows = readonly (readonly Cell[])[];

const TODAY = day('2026-11-26');

const gridOf = (rows: Rows) => ({ sheet: 'Cohort', rows, settings: [] });

function tableOf(rows: Rows): CohortTable {
  const table = tableIn(gridOf(rows));
  if (isProblem(table)) throw new Error(table.what);
  return table;
}

const people = (rows: Rows) => peopleIn(tableOf(rows)).map(({ row, name }) => `${row + 1} ${name}`);

function issues(rows: Rows): readonly string[] {
  const { layout, headingRow } = tableOf(rows);
  return issuesOf(layout, gridFrom(rows), headingRow + 1, TODAY).map(
    ({ row, apprentice, column, problem, severity }) =>
      `${row + 1} ${apprentice} ${column} ${problem.code} ${severity}`,
  );
}

describe('given names and a family name are one name', () => {
  const ROWS: Rows = [
    ['Forename', 'Surname', 'Start date', 'Maths'],
    ['Amara', 'Foxbury', 46000, ''],
    ['Jun', 'Wetherlam', 46000, ''],
    ['Amara', 'Wetherlam', 46000, ''],
    ['', 'Marsh', 46000, ''],
    ['Zoë', '', 46000, ''],
    ['', '', '', ''],
    ['Total', 5, '', ''],
  ];

  test('in the list of people, one of the two being enough (F278)', () => {
    expect(people(ROWS)).toEqual([
      '2 Amara Foxbury',
      '3 Jun Wetherlam',
      '4 Amara Wetherlam',
      '5 Marsh',
      '6 Zoë',
    ]);
  });

  test('two who are called Amara are two people (F280)', () => {
    expect(issues(ROWS)).toEqual([]);
  });

  test('in what is said of a row', () => {
    expect(apprenticeAt(tableOf(ROWS), 1)?.apprentice).toMatchObject({ apprentice: 'Amara Foxbury' });
  });

  test('in the overview', () => {
    const { entries } = overviewOf(tableOf(ROWS), viewOf(st0071, lookingFrom('2026-11-26')));
    expect(entries.map(({ name }) => name)).toEqual(people(ROWS).map((one) => one.slice(2)));
  });

  test('a change made for the name is found again by both columns, wherever they stand', () => {
    const identity = identityAt(tableOf(ROWS), 3);
    expect(identity).toEqual({ apprentice: 'Amara Wetherlam' });
    const moved: Rows = [
      ['Maths', 'Surname', 'Forename'],
      ['', 'Foxbury', 'Amara'],
      ['', 'Wetherlam', 'Amara'],
    ];
    const change = {
      sheet: 'Cohort',
      identity: identity ?? {},
      column: 'maths',
      expected: '',
      value: 'Achieved',
    };
    expect(placeOf(gridOf(moved), change)).toMatchObject({ row: 2, column: 0 });
  });

  test('a filled cell in a column of whole names counts before them', () => {
    const rows: Rows = [
      ['Apprentice', 'First name', 'Last name'],
      ['Zoe Marsh-Jones', 'Zoë', 'Marsh'],
      ['', 'Jun', 'Wetherlam'],
    ];
    expect(people(rows)).toEqual(['2 Zoe Marsh-Jones', '3 Jun Wetherlam']);
  });

  test('the same name twice is told where names stand', () => {
    const rows: Rows = [
      ['Forename', 'Surname'],
      ['Jun', 'Wetherlam'],
      ['jun', ' WETHERLAM'],
    ];
    expect(issues(rows)).toEqual(['3 jun WETHERLAM familyName APPRENTICE_DOUBLED error']);
  });

  test('set-up adds no third column for them', () => {
    const plan = planSetUp(gridOf(ROWS), 'each row');
    if (isProblem(plan)) throw new Error(plan.what);
    expect(plan.added.map(({ heading }) => heading)).toContain('ULN');
    expect(plan.added.map(({ heading }) => heading)).not.toContain('Apprentice');
  });

  test.each<[string, readonly Cell[]]>([
    ['totals', ['Total', 'learners']],
    ['totals with a count', ['Total', 24]],
    ['a sub-heading', ['Cohort Leeds 2026', '']],
    ['a sub-heading merged over both', ['Cohort Leeds 2026', 'Cohort Leeds 2026']],
    ['headings repeated', ['Forename', 'Surname']],
    ['guidance', ['Please enter first name', 'Please enter surname']],
    ['an end mark', ['*** END ***', '']],
  ])('%s are nobody', (_, row) => {
    expect(
      people([
        ['Forename', 'Surname', 'Start date'],
        [...row, ''],
      ]),
    ).toEqual([]);
  });

  test.each<[Cell, Cell]>([
    ['Grace', 'March'],
    ['Max', 'Summer'],
    ['Total', 'Foxbury'],
    ['Amara', 'Head'],
    ['', 'Sum'],
    ['王', '小明'],
  ])('%s %s is somebody', (given, family) => {
    expect(
      people([
        ['Forename', 'Surname', 'Start date'],
        [given, family, 46000],
      ]),
    ).toHaveLength(1);
  });
});

describe('search', () => {
  const found = peopleIn(
    tableOf([
      ['ULN', 'Apprentice'],
      ['1000 0000 19', 'Amara Foxbury'],
      [2000000028, 'Sam O’Reed'],
      [3000000037, 'Zoë Marsh'],
      [4000000046, 'Marsh-Jones, Anne‑Marie'],
      [5000000055, 'Søren Müller'],
      ['TBC', 'François D’Arcy-Łukasz'],
      [6000000064, 'Pat O Neel'],
      [7000000073, 'Jo Mc Dunnel'],
      [8000000082, 'Kim van der Borg'],
      [9000000091, 'St. Clair, Ayşe Yıldız'],
      [1100000017, 'Đorđe O´Dell'],
    ]),
  );

  test.each([
    // F274 to F277
    ['zoe', ['Zoë Marsh']],
    ["o'reed", ['Sam O’Reed']],
    ['1000000019', ['Amara Foxbury']],
    ['ZOË', ['Zoë Marsh']],
    ['O’Reed', ['Sam O’Reed']],
    ['oreed', ['Sam O’Reed']],
    ['o reed', ['Sam O’Reed']],
    ['reed sam', ['Sam O’Reed']],
    ['Reed, Sam', ['Sam O’Reed']],
    ['anne-marie', ['Marsh-Jones, Anne‑Marie']],
    ['anne marie', ['Marsh-Jones, Anne‑Marie']],
    ['annemarie', ['Marsh-Jones, Anne‑Marie']],
    ['Anne-Marie Marsh-Jones', ['Marsh-Jones, Anne‑Marie']],
    ['marsh jones anne', ['Marsh-Jones, Anne‑Marie']],
    ['marshjones', ['Marsh-Jones, Anne‑Marie']],
    ['marsh', ['Marsh-Jones, Anne‑Marie', 'Zoë Marsh']],
    ['1000 0000 19', ['Amara Foxbury']],
    ['1000-0000-19', ['Amara Foxbury']],
    ['0000 19', ['Amara Foxbury']],
    ['２０００００００２８', ['Sam O’Reed']],
    ['soren', ['Søren Müller']],
    ['muller', ['Søren Müller']],
    ['darcy', ['François D’Arcy-Łukasz']],
    ['lukasz francois', ['François D’Arcy-Łukasz']],
    ['\u200Bzoe ', ['Zoë Marsh']],
    // Short words belong to the next, with a space or without one.
    ['oneel', ['Pat O Neel']],
    ["O'Neel", ['Pat O Neel']],
    ['o neel', ['Pat O Neel']],
    ['mcdunnel jo', ['Jo Mc Dunnel']],
    ['vanderborg', ['Kim van der Borg']],
    ['van derborg', ['Kim van der Borg']],
    ['st clair', ['St. Clair, Ayşe Yıldız']],
    ['stclair', ['St. Clair, Ayşe Yıldız']],
    ['AYSE YILDIZ', ['St. Clair, Ayşe Yıldız']],
    ['dorde o’dell', ['Đorđe O´Dell']],
    // As letters with two dots are written without them, initials, and a number as it is pasted.
    ['mueller', ['Søren Müller']],
    ['soeren', ['Søren Müller']],
    ['zm', ['Zoë Marsh']],
    ['z marsh', ['Zoë Marsh']],
    ['ULN: 2000 0000 28', ['Sam O’Reed']],
    // The end of one name and the beginning of the next are no name.
    ['rafox', []],
    ["'", []],
    ['uln', []],
    ['zoe reed', []],
  ])('"%s" finds %j', (typed, names) => {
    expect(peopleNamed(found, typed).map(({ name }) => name)).toEqual(names);
  });
});

test('beside a name that was found stands the ULN, and the row where that leaves two alike', () => {
  const found = [
    ['Bob Brown', ''],
    ['bob brown', '9.28E+09'],
    ['Bob Brown', '1000000019'],
    // Back from a break, with the same ULN.
    ['Amara Foxbury', '1000000027'],
    ['Amara Foxbury', '1000000027'],
    // The temporary ULN is shared, the name is not.
    ['Jun Wetherlam', '9999999999'],
    ['Zoë Marsh', '9999999999'],
    ['1000000035', '1000000035'],
  ].map(([name = '', uln = ''], i) => ({ row: i + 4, name, uln }));
  expect(found.map((person) => besideName(person, found))).toEqual([
    'row 5',
    '9.28E+09 · row 6',
    '1000000019',
    '1000000027 · row 8',
    '1000000027 · row 9',
    '9999999999',
    '9999999999',
    '',
  ]);
});

test('ten thousand people are searched as fast as somebody types', () => {
  const people = Array.from({ length: 10_000 }, (_, row) => ({
    row,
    name: `${['Marsh, Zoë', 'Sam O’Reed', 'Amara Foxbury'][row % 3]} ${row}`,
    uln: String(1_000_000_000 + row),
  }));
  peopleNamed(people, 'm');
  const begun = performance.now();
  for (const typed of ['ma', 'mar', 'marsh', 'marsh z', '1000 0099']) peopleNamed(people, typed);
  expect((performance.now() - begun) / 5).toBeLessThan(100);
  expect(peopleNamed(people, 'zoe 9999').map(({ row }) => row)).toEqual([9999]);
});

describe('somebody who is back from a break has two rows of one ULN', () => {
  const HEADINGS = ['ULN', 'Apprentice', 'Learning status', 'Start date', 'Maths'];
  const OLD = [1000000019, 'Amara Foxbury', 'BIL', 45500, ''];
  const NEW = [1000000019, 'Amara Foxbury', 'Active', 46000, ''];

  test.each<[string, Rows, readonly string[]]>([
    ['the old row above (F271)', [OLD, NEW], ['3 Amara Foxbury uln RESTARTED note']],
    ['the old row below', [NEW, OLD], ['3 Amara Foxbury uln RESTARTED note']],
    [
      'withdrawn, and back',
      [[1000000019, 'A', 'Withdrawn', 45500, ''], NEW],
      ['3 Amara Foxbury uln RESTARTED note'],
    ],
    [
      'on a break again',
      [OLD, [1000000019, 'Amara Foxbury', 'BIL', 46000, '']],
      ['3 Amara Foxbury uln RESTARTED note'],
    ],
    [
      'no start dates: whoever is still learning counts',
      [
        [1000000019, 'Amara Foxbury', 'Active', '', ''],
        [1000000019, 'Amara Foxbury', 'BIL', '', ''],
      ],
      ['3 Amara Foxbury uln RESTARTED note'],
    ],
    [
      'twice back',
      [OLD, [1000000019, 'Amara Foxbury', 'Withdrawn', 45700, ''], NEW],
      ['3 Amara Foxbury uln RESTARTED note', '4 Amara Foxbury uln RESTARTED note'],
    ],
    [
      'by name, where there is no ULN',
      [
        ['', 'Amara Foxbury', 'BIL', 45500, ''],
        ['', 'Amara Foxbury', 'Active', 46000, ''],
      ],
      ['3 Amara Foxbury apprentice RESTARTED note'],
    ],
    [
      'under another family name',
      [
        [1000000019, 'Foxbury, Amara', 'BIL', 45500, ''],
        [1000000019, 'Amara Wetherlam', 'Active', 46000, ''],
      ],
      ['3 Amara Wetherlam uln RESTARTED note'],
    ],
    [
      'by a short name, or none',
      [[1000000019, '', 'BIL', 45500, ''], [1000000019, 'Ama', 'BIL', 45700, ''], NEW],
      ['3 Ama uln RESTARTED note', '4 Amara Foxbury uln RESTARTED note'],
    ],
    // Not a restart.
    [
      'somebody else of the same ULN: it is mistyped',
      [OLD, [1000000019, 'Jun Wetherlam', 'Active', 46000, '']],
      ['3 Jun Wetherlam uln APPRENTICE_DOUBLED error'],
    ],
    ['both still learning', [NEW, NEW], ['3 Amara Foxbury uln APPRENTICE_DOUBLED error']],
    [
      'the later one ended, the earlier one not',
      [
        [1000000019, 'Amara Foxbury', 'Active', 45500, ''],
        [1000000019, 'Amara Foxbury', 'BIL', 46000, ''],
      ],
      ['3 Amara Foxbury uln APPRENTICE_DOUBLED error'],
    ],
    [
      'a third row that is learning too',
      [OLD, NEW, NEW],
      ['3 Amara Foxbury uln RESTARTED note', '4 Amara Foxbury uln APPRENTICE_DOUBLED error'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(issues([HEADINGS, ...rows]).filter((one) => /RESTARTED|DOUBLED/.test(one))).toEqual(expected);
  });

  test('the note says which row is the current record, and how the other is counted', () => {
    const { layout } = tableOf([HEADINGS, OLD, NEW]);
    const [note] = issuesOf(layout, gridFrom([HEADINGS, OLD, NEW]), 1, TODAY).filter(
      ({ problem }) => problem.code === 'RESTARTED',
    );
    expect(note?.problem.what).toBe(
      'ULN "1000000019" stands in rows 2 and 3: a restart, of which row 3 is the current record.',
    );
    expect(note?.problem.fix).toBe(
      'Nothing to mend if the apprentice came back: the sheet still counts row 2 as Break in learning. Otherwise correct the one that is mistyped.',
    );
  });

  test('each row stays in its own stage: nobody is left out of a count', () => {
    const { entries } = overviewOf(tableOf([HEADINGS, OLD, NEW]), viewOf(st0071, lookingFrom('2026-11-26')));
    expect(entries.map(({ stage }) => stage)).toEqual(['Break in learning', 'On programme']);
  });

  test('what is set for one row is never written to the other', () => {
    const table = tableOf([HEADINGS, OLD, NEW]);
    const identities = [1, 2].map((row) => identityAt(table, row) ?? {});
    expect(identities).toEqual([
      { uln: '1000000019', besides: { start: 45500 } },
      { uln: '1000000019', besides: { start: 46000 } },
    ]);
    const sorted = tableOf([HEADINGS, NEW, OLD]);
    expect(identities.map((identity) => rowOf(sorted, identity))).toEqual([2, 1]);
    // The old row was deleted: what was meant for it does not go to the new one.
    expect(rowOf(tableOf([HEADINGS, NEW]), identities[0] ?? {})).toMatchObject({ code: 'APPRENTICE_GONE' });
  });
});

describe('who shares a ULN or a name is told apart by what the sheet has', () => {
  const HEADINGS = ['ULN', 'Apprentice', 'Date of birth', 'Start date'];

  test.each<[string, Rows, readonly object[]]>([
    [
      'a temporary ULN, by name (F267)',
      [
        [9999999999, 'Amara Foxbury', '', ''],
        [9999999999, 'Jun Wetherlam', '', ''],
      ],
      [{ apprentice: 'Amara Foxbury' }, { apprentice: 'Jun Wetherlam' }],
    ],
    [
      'one name, by date of birth',
      [
        ['', 'Jun Li', 38000, ''],
        ['', 'Jun Li', 38500, ''],
      ],
      [
        { apprentice: 'Jun Li', besides: { dateOfBirth: 38000 } },
        { apprentice: 'Jun Li', besides: { dateOfBirth: 38500 } },
      ],
    ],
    [
      'one name, of whom one has a ULN',
      [
        ['', 'Jun Li', '', ''],
        [1000000019, 'Jun Li', '', ''],
      ],
      [{ apprentice: 'Jun Li', besides: { uln: '' } }, { uln: '1000000019' }],
    ],
    [
      'one name, of whom one has a start date',
      [
        ['', 'Jun Li', '', 46000],
        ['TBC', 'Jun Li', '', ''],
      ],
      [
        { apprentice: 'Jun Li', besides: { start: 46000 } },
        { apprentice: 'Jun Li', besides: { start: '' } },
      ],
    ],
    [
      'a mistyped ULN, by name',
      [
        [1000000019, 'Amara Foxbury', '', ''],
        [1000000019, 'Jun Wetherlam', '', ''],
      ],
      [
        { uln: '1000000019', besides: { apprentice: 'amara foxbury' } },
        { uln: '1000000019', besides: { apprentice: 'jun wetherlam' } },
      ],
    ],
    [
      'an accent is enough: who is meant for one is not meant for the other',
      [
        ['', 'Zoë Marsh', '', ''],
        ['', 'Zoe Marsh', '', ''],
      ],
      [{ apprentice: 'Zoë Marsh' }, { apprentice: 'Zoe Marsh' }],
    ],
  ])('%s', (_, rows, expected) => {
    const table = tableOf([HEADINGS, ...rows]);
    const identities = [1, 2].map((row) => identityAt(table, row) ?? {});
    expect(identities).toEqual(expected);
    expect(identities.map((identity) => rowOf(table, identity))).toEqual([1, 2]);
  });

  test('alike in everything, neither can be written to', () => {
    const table = tableOf([HEADINGS, ['', 'Jun Li', '', ''], ['', 'jun  li', '', '']]);
    expect(rowOf(table, identityAt(table, 1) ?? {})).toMatchObject({
      code: 'APPRENTICE_DOUBLED',
      what: 'Apprentice "Jun Li" stands in row 3 too.',
    });
  });

  test('two dates of birth are two people, and no issue', () => {
    expect(issues([HEADINGS, ['', 'Jun Li', 38000, ''], ['', 'Jun Li', 38500, '']])).toEqual([]);
    expect(issues([HEADINGS, ['', 'Jun Li', 38000, ''], ['', 'Jun Li', '', '']])).toEqual([
      '3 Jun Li apprentice APPRENTICE_DOUBLED error',
    ]);
  });
});

describe('in any sheet', () => {
  const cell = (...cells: readonly Cell[]) => fc.constantFrom(...cells);
  const row = fc.tuple(
    cell(
      9999999999,
      1000000000,
      '',
      'TBC',
      0,
      -2,
      '9.28E+09',
      1000000019,
      '1000 0000 19',
      2000000028,
      'Total',
    ),
    cell('', '', 'Amara Foxbury', 'Foxbury, Amara', 'Total', 'TBC', '\u200B'),
    cell('', 'Amara', 'Jun', 'Zoë', 'Zoe', 'Total'),
    cell('', 'Foxbury', 'Li', 'LI ', 24),
    cell('', 38000, 38500, '17/05/2004', 'soon'),
    cell('', 45500, 46000, 'TBC'),
    cell('', 'BIL', 'Active', 'Withdrawn'),
    cell('', 'ZPROG001', '60349501', 'Observation', 'Project'),
  );
  const headings = ['ULN', 'Apprentice', 'Given names', 'Family name', 'DOB', 'Start date', 'Status'];

  test.each(['Aim ref', 'Component', 'Notes'])(
    'with a column %s: whoever is in view is found again as that row, or not at all',
    (last) => {
      fc.assert(
        fc.property(fc.array(row, { maxLength: 8 }), fc.nat(7), (rows, removed) => {
          const table = tableOf([[...headings, last], ...rows]);
          rows.forEach((_, i) => {
            const identity = identityAt(table, i + 1);
            if (identity === undefined) return;
            const found = rowOf(table, identity);
            if (!isProblem(found)) expect(found).toBe(i + 1);
            // Another row is deleted meanwhile, or the row itself. Of several rows of one person another one may count then.
            if (last !== 'Notes') return;
            const left = tableOf([[...headings, last], ...rows.filter((_, at) => at !== removed)]);
            const later = rowOf(left, identity);
            if (isProblem(found) || isProblem(later)) return;
            expect(left.rows[later]).toBe(rows[i]);
          });
        }),
        { numRuns: 300 },
      );
    },
  );
});
