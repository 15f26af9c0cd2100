import { describe, expect, test } from '@jest/globals';
import { type Cell, plainCell } from '../../core/cells/cell';
import { type Codec, call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { placeOf } from '../../core/port/changes';
import { isProblem, messageOf } from '../../core/problems';
import { headingsIn, planColumnNames } from '../../core/set-up/mapping';
import { type AddedColumn, planSetUp } from '../../core/set-up/plan';
import type { FORMULA_STYLES } from '../../core/set-up/references';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { type ColumnKey, columnsOf } from '../../core/sheet/columns';
import type { SheetGrid } from '../../core/sheet/grid';
import { headingsFound, layoutOf } from '../../core/sheet/layout';
import { tableIn } from '../../core/sheet/table';
import { day, iso } from '../days';
import { second } from './second-standard';

const columns = chosenColumns();

type Cells = readonly (readonly Cell[])[];

const grid = (rows: Cells, settings: Cells = []): SheetGrid => ({ sheet: 'Cohort', rows, settings });

function found(rows: Cells, settings?: Cells) {
  const table = tableIn(grid(rows, settings));
  if (isProblem(table)) throw new Error(table.what);
  return table;
}

/** Each column that is recognised, with the heading as people read it. */
function recognised(rows: Cells, settings?: Cells): Record<string, string> {
  const { layout } = found(rows, settings);
  return Object.fromEntries([...layout.positions].map(([key, at]) => [key, layout.shown[at] as string]));
}

const settingsWith = (...pairs: (readonly [string, string])[]): Cell[][] => [
  ['Setting', 'Value', '', 'Closures', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
  ...pairs.map(([theirs, ours]) => ['', '', '', '', '', theirs, ours]),
];

const codec: Codec<string> = { decode: plainCell, encodeDay: iso, encodeProblem: messageOf };

/** What a function answers below its headings. */
function answers(name: string, rows: Cells, asOf: string, settings?: Cells): Cells {
  const answer = call(functionNamed(name) as CustomFunction, [rows, asOf, settings], codec);
  if (isProblem(answer)) throw new Error(answer.what);
  return (answer as Cells).slice(1);
}

const MARCH_2026 = day('2026-03-12');

describe('where a name says less than it means, the cells below decide', () => {
  test.each<[heading: string, wanted: ColumnKey | undefined, ...cells: Cell[]]>([
    ['Observation', 'observationDate', MARCH_2026],
    ['Observation', 'observationDate', '12/03/2026', 'tbc'],
    ['Observation', 'observationGrade', 'Pass'],
    ['Observation', 'observationGrade', 'D', 'P', 'F'],
    ['Observation', 'observationGrade', 'Pass', 'Pass', MARCH_2026],
    ['Observation', 'observationDate', 'Pass', MARCH_2026],
    ['Observation', 'observationDate'],
    ['Observation', 'observationDate', '', '#N/A'],
    ['Observation', undefined, 'Booked', 'Jo'],
    ['Observation', undefined, 60],
    ['Professional discussion', 'discussionDate', MARCH_2026],
    ['Professional discussion', 'discussionGrade', 'Distinction'],
    ['Interview', 'interviewDate', MARCH_2026],
    ['Interview', undefined, 'Booked'],
    ['WBP interview', undefined, 'Booked'],
    // What is graded together with the project has no grade of its own.
    ['Interview', undefined, 'Pass'],
    ['Portfolio', 'portfolioComplete', 'Yes'],
    ['Portfolio', 'evidencePieces', 12, 13],
    ['Portfolio status', 'portfolioComplete', 'Yes', 'No'],
    // A gateway item that cannot be read is to be seen to; it never just goes.
    ['Portfolio status', 'portfolioComplete', 'with Jo'],
    ['Recruitment interview', undefined, MARCH_2026],
    ['Grade confirmed', 'resultsConfirmed', MARCH_2026],
    ['Grade confirmed', 'confirmedGrade', 'Distinction', 'Pass'],
    ['Grade confirmed', 'resultsConfirmed', 'soon'],
    // What says what it holds is taken at its word.
    ['Observation date', 'observationDate', 'Pass'],
    ['Observation grade', 'observationGrade', MARCH_2026],
  ])('%s: %s', (heading, wanted, ...cells) => {
    const rows = [['ULN', heading], ...cells.map((cell) => [1000000019, cell])];
    const { uln, ...others } = recognised(rows);
    expect([uln, Object.keys(others)]).toEqual(['ULN', wanted === undefined ? [] : [wanted]]);
  });

  test('the first hundred filled cells do', () => {
    const grades = Array.from({ length: 100 }, () => [1000000019, 'Pass']);
    const days = Array.from({ length: 200 }, () => [1000000019, MARCH_2026]);
    expect(recognised([['ULN', 'Observation'], ...grades, ...days])).toHaveProperty('observationGrade');
    expect(recognised([['ULN', 'Observation'], ...grades.slice(49), ...days])).toHaveProperty(
      'observationGrade',
    );
    expect(recognised([['ULN', 'Observation'], ...grades.slice(50), ...days])).toHaveProperty(
      'observationDate',
    );
  });

  test.each<[string, wanted: ColumnKey | undefined, ...rows: [start: Cell, interview: Cell][]]>([
    ['on the day of the start', 'interviewDate', ['2025-01-06', '2025-01-06']],
    ['the day before', undefined, ['2025-01-06', '2025-01-05']],
    ['most of them before', undefined, ['2025-01-06', '2024-12-01'], ['2025-01-06', 'tbc']],
    ['one of them after', 'interviewDate', ['2025-01-06', '2024-12-01'], ['2025-01-06', '2026-05-01']],
    ['a start that is not known', 'interviewDate', ['', '2024-12-01'], ['soon', '2024-12-01']],
  ])('days before the apprenticeship began are of something else: %s', (_, wanted, ...rows) => {
    const read = recognised([
      ['ULN', 'Interview', 'Start date'],
      ...rows.map(([start, interview]) => [1000000019, interview, start]),
    ]);
    expect(read).toEqual({
      uln: 'ULN',
      start: 'Start date',
      ...(wanted && { [wanted]: 'Interview' }),
    });
  });

  test('functions on the sheet leave an interview before the start out as well, and nobody is asked about it', () => {
    const rows: Cells = [
      ['ULN', 'Start date', 'EPA start', 'Interview'],
      [1000000019, '2025-01-06', '2026-01-05', '2024-12-01'],
    ];
    const columnsToldOf = (cells: Cells) => answers('EPA_ISSUES', cells, '2026-02-01').map(([, , at]) => at);
    expect(columnsToldOf(rows)).not.toContain('Interview date');
    expect(
      columnsToldOf([['ULN', 'Start date', 'EPA start', 'Interview date'], rows[1] as Cell[]]),
    ).toContain('Interview date');
    const asked = headingsIn(grid(rows));
    expect(!isProblem(asked) && asked.headings[3]).toMatchObject({ key: undefined, guess: undefined });
  });

  test('of thousands of such headings the first fifty look at their cells', () => {
    const decided = (count: number) => {
      const headings = Array.from({ length: count }, () => 'Observation');
      return found([
        ['ULN', ...headings],
        [1000000019, ...headings.map(() => 'Pass')],
      ]).layout.decided.length;
    };
    expect([decided(50), decided(51), decided(5000)]).toEqual([50, 50, 50]);
  });

  test('a heading that says it counts before one that leaves it to the cells', () => {
    const rows = [
      ['ULN', 'Observation', 'Observation grade'],
      [1000000019, 'Pass', 'Fail'],
    ];
    expect(recognised(rows)).toEqual({ uln: 'ULN', observationGrade: 'Observation grade' });
  });

  test('the methods of another standard are told in the same way', () => {
    const others = columnsOf(second);
    const told = (...cells: Cell[]) => [
      ...layoutOf(others, ['Knowledge test'], new Map(), {
        below: () => cells.map((cell) => ({ cell, isEarly: false })),
      }).positions.keys(),
    ];
    expect([told(MARCH_2026), told('Pass'), told('with Jo')]).toEqual([['testDate'], ['testGrade'], []]);
  });

  const ROWS: Cells = [
    ['ULN', 'Start date', 'EPA start', 'Observation'],
    [1000000019, '2025-01-06', '2026-01-05', 'Fail'],
    [2000000028, '2025-01-06', '2026-01-05', ''],
  ];

  test('functions on the sheet read alike', () => {
    expect(answers('EPA_STATUS', ROWS, '2026-02-01')).toEqual([['Resit or retake'], ['In EPA']]);
    const days = [ROWS[0] as Cell[], [1000000019, '2025-01-06', '2026-01-05', day('2026-01-20')]];
    expect(answers('EPA_STATUS', days, '2026-02-01')).toEqual([['In EPA']]);
    expect(
      answers('EPA_ISSUES', days, '2026-02-01').filter(([, , column]) => column === 'Observation date'),
    ).toEqual([]);
    expect(answers('EPA_STATUS', ROWS, '2026-02-01')[0]).toEqual(['Resit or retake']);
  });

  test('where a formula sees one row, the set-up writes down what the cells said, once', () => {
    const named = (style: (typeof FORMULA_STYLES)[number], settings: Cells = []) => {
      const plan = planSetUp(grid(ROWS, settings), style);
      if (isProblem(plan)) throw new Error(plan.what);
      return plan.settings.cells
        .filter(({ row, column }) => row > 0 && column >= 5)
        .map(({ value }) => value);
    };
    expect(named('each row')).toEqual(['Observation', 'Observation grade']);
    for (const style of ['spilled', 'table', 'beside rows'] as const) expect(named(style)).toEqual([]);
    expect(named('each row', settingsWith(['Observation', 'Observation grade']))).toEqual([]);
  });

  test('by itself a row without a grade reads as the settings say', () => {
    const settings = settingsWith(['Observation', 'Observation grade']);
    const row = [ROWS[0], [1000000019, '2025-01-06', '2026-01-05', '12/03/2026']] as Cells;
    const issues = (block?: Cells) =>
      answers('EPA_ISSUES', row, '2026-02-01', block).map(([, , column]) => column);
    expect(issues()).not.toContain('Observation grade');
    expect(issues(settings)).toContain('Observation grade');
  });
});

describe('headings in two rows are joined', () => {
  const F350: Cells = [
    ['Learner', '', '', 'Gateway', 'EPA', ''],
    ['ULN', 'Name', 'Employer', 'Date', 'Start', 'End'],
    [1000000019, 'Amara Foxbury', 'Fernhollow', 45992, 46027, 46117],
  ];

  test('EPA over Start is the EPA start, never the start of the apprenticeship', () => {
    expect(found(F350).headingRow).toBe(1);
    expect(recognised(F350)).toEqual({
      uln: 'Learner ULN',
      apprentice: 'Learner Name',
      employer: 'Employer',
      gatewayDate: 'Gateway Date',
      epaStart: 'EPA Start',
    });
    expect(found(F350).layout.unknown).toEqual([{ position: 5, heading: 'EPA End' }]);
  });

  test.each<[string, upper: Cell[], lower: Cell[], Record<string, string>]>([
    [
      'a group for each method',
      ['', '', 'Observation', '', 'Project', '', '', 'Professional discussion', ''],
      ['ULN', 'Learner', 'Date', 'Grade', 'Submitted', 'Interview date', 'Grade', 'Date', 'Grade'],
      {
        uln: 'ULN',
        apprentice: 'Learner',
        observationDate: 'Observation Date',
        observationGrade: 'Observation Grade',
        projectSubmitted: 'Project Submitted',
        interviewDate: 'Project Interview date',
        projectGrade: 'Project Grade',
        discussionDate: 'Professional discussion Date',
        discussionGrade: 'Professional discussion Grade',
      },
    ],
    [
      'full headings below a group keep their meaning',
      ['Learner', '', 'EPA', '', '', ''],
      ['ULN', 'Start date', 'Gateway date', 'EPA start', 'Observation date', 'Confirmed grade'],
      {
        uln: 'ULN',
        start: 'Start date',
        gatewayDate: 'Gateway date',
        epaStart: 'EPA start',
        observationDate: 'Observation date',
        confirmedGrade: 'Confirmed grade',
      },
    ],
    [
      'words of a group that say nothing',
      ['Learner details', '', 'Programme', '', '2. EPA dates', ''],
      ['ULN', 'Full name', 'Start date', 'Status', 'Start', 'Status'],
      {
        uln: 'Learner ULN',
        apprentice: 'Learner Full name',
        start: 'Programme Start date',
        learningStatus: 'Programme Status',
        epaStart: 'EPA Start',
      },
    ],
    [
      'other people are not the apprentice',
      ['Learner', '', 'Employer', '', 'Mentor', '', 'Coach', ''],
      ['Name', 'ULN', 'Name', 'Contact name', 'Name', 'Email', 'Name', 'Email'],
      { apprentice: 'Learner Name', uln: 'Learner ULN', employer: 'Employer Name', coach: 'Coach Name' },
    ],
    [
      'a break in learning is no start',
      ['Learner', '', '', 'Break in learning', ''],
      ['ULN', 'Start', 'Planned end', 'Start', 'End date'],
      { uln: 'Learner ULN', start: 'Start', plannedEnd: 'Planned end' },
    ],
    [
      'headings merged over both rows stand in the upper one',
      ['ULN', 'Apprentice', 'Gateway', '', 'EPA', ''],
      ['', '', 'Date', 'Notes', 'Start', 'Result'],
      {
        uln: 'ULN',
        apprentice: 'Apprentice',
        gatewayDate: 'Gateway Date',
        epaStart: 'EPA Start',
        confirmedGrade: 'EPA Result',
      },
    ],
    [
      'a title above is no group',
      ['EPA', '', '', ''],
      ['ULN', 'Name', 'Start', 'End date'],
      { uln: 'ULN', apprentice: 'Name', start: 'Start', plannedEnd: 'End date' },
    ],
    [
      'nor is one beside the day of the list',
      ['EPA tracker', '', 'Run on', 46000],
      ['ULN', 'Name', 'Start', 'End date'],
      { uln: 'ULN', apprentice: 'Name', start: 'Start', plannedEnd: 'End date' },
    ],
    [
      'nor is one over the first column alone, whatever that column is',
      ['EPA tracker 2025/26', 'as of', '', ''],
      ['Employer', 'ULN', 'Start', 'End date'],
      { uln: 'ULN', employer: 'Employer', start: 'Start', plannedEnd: 'End date' },
    ],
    [
      'nor is one that stands over the middle, as after a column was moved',
      ['', '', 'EPA tracker 2025/26', ''],
      ['Employer', 'ULN', 'Notes', 'End date'],
      { uln: 'ULN', employer: 'Employer', notes: 'Notes', plannedEnd: 'End date' },
    ],
    [
      'guidance is no group',
      ['Ten digits', 'As in the ILR', 'The day on which the EPA is to start', ''],
      ['ULN', 'Name', 'Start', 'End date'],
      { uln: 'ULN', apprentice: 'Name', start: 'Start', plannedEnd: 'End date' },
    ],
    [
      'a group of the programme leaves its headings what they are',
      ['Learner', '', 'Practical period', '', 'Gateway requirements', ''],
      ['ULN', 'Name', 'Start date', 'Planned end', 'English', 'Maths'],
      {
        uln: 'ULN',
        apprentice: 'Name',
        start: 'Start date',
        plannedEnd: 'Planned end',
        english: 'English',
        maths: 'Maths',
      },
    ],
    [
      'a group with its year, or with a remark',
      ['Learner 2025', '', 'EPA 2026', '', 'Gateway (by 1 Dec 2025)'],
      ['ULN', 'Name', 'Start', 'End', 'Date'],
      {
        uln: 'Learner ULN',
        apprentice: 'Learner Name',
        epaStart: 'EPA Start',
        gatewayDate: 'Gateway Date',
      },
    ],
    [
      'who signs is nobody’s name',
      ['Learner', '', 'Sign-offs', '', ''],
      ['ULN', 'Name', 'Employer', 'Provider', 'Apprentice'],
      {
        uln: 'Learner ULN',
        apprentice: 'Learner Name',
        employerSignOff: 'Employer Sign-off',
        providerSignOff: 'Provider Sign-off',
        apprenticeSignOff: 'Apprentice Sign-off',
      },
    ],
    [
      'who signs for what else is none either',
      ['', '', 'Signed off by', '', ''],
      ['ULN', 'Name', 'Employer', 'Manager', 'Learner'],
      { uln: 'ULN', apprentice: 'Name' },
    ],
    [
      'a group of dates and one of grades',
      ['', '', 'EPA dates', '', '', 'Grades', '', ''],
      ['ULN', 'Name', 'Gateway', 'Observation', 'Start', 'Observation', 'Project', 'PD'],
      {
        uln: 'ULN',
        apprentice: 'Name',
        gatewayDate: 'Gateway date',
        observationDate: 'Observation date',
        epaStart: 'EPA Start',
        observationGrade: 'Observation Grade',
        projectGrade: 'Project Grade',
        discussionGrade: 'PD Grade',
      },
    ],
    [
      'dates of a break are not those of the apprenticeship',
      ['', '', 'Break dates', ''],
      ['ULN', 'Name', 'Start', 'End'],
      { uln: 'ULN', apprentice: 'Name' },
    ],
    [
      'who fills a column in is no group where the ULN stands',
      ['Coach', '', '', 'Employer'],
      ['ULN', 'Name', 'Start date', 'Planned end date'],
      { uln: 'ULN', apprentice: 'Name', start: 'Start date', plannedEnd: 'Planned end date' },
    ],
    [
      'attempts that say of what',
      ['', '', 'Observation', '', 'Observation resit', ''],
      ['ULN', 'Name', 'Date', 'Grade', 'Date', 'Grade'],
      {
        uln: 'ULN',
        apprentice: 'Name',
        observationDate: 'Observation Date',
        observationGrade: 'Observation Grade',
        observationResitDate: 'Observation resit Date',
        observationResitGrade: 'Observation resit Grade',
      },
    ],
    [
      'attempts of nobody knows what',
      ['', '', 'Attempt 1', '', 'Attempt 2', ''],
      ['ULN', 'Name', 'Date', 'Grade', 'Date', 'Grade'],
      { uln: 'ULN', apprentice: 'Name' },
    ],
    [
      'one group in each cell, as where nothing is merged',
      ['Learner', 'Learner', 'EPA', 'EPA'],
      ['ULN', 'Name', 'Start', 'End'],
      { uln: 'Learner ULN', apprentice: 'Learner Name', epaStart: 'EPA Start' },
    ],
  ])('%s', (_, upper, lower, wanted) => {
    expect(recognised([upper, lower, [1000000019]])).toEqual(wanted);
  });

  test('a first and a second attempt are asked about', () => {
    const found = headingsIn(
      grid([
        ['', '', 'Observation attempt 1', '', 'Observation 2nd attempt', ''],
        ['ULN', 'Name', 'Date', 'Grade', 'Date', 'Grade'],
        [1000000019, 'Amara Foxbury', MARCH_2026, 'Fail', MARCH_2026 + 30, 'Pass'],
      ]),
    );
    expect(!isProblem(found) && found.headings.slice(2).map(({ key, guess }) => [key, guess])).toEqual([
      [undefined, 'observationDate'],
      [undefined, 'observationGrade'],
      [undefined, 'observationResitDate'],
      [undefined, 'observationResitGrade'],
    ]);
  });

  test('a title, a blank row and two rows of headings', () => {
    const rows: Cells = [['Customer Service cohort 2026'], [''], ...F350];
    expect(found(rows).headingRow).toBe(3);
    expect(recognised(rows)).toMatchObject({ epaStart: 'EPA Start', gatewayDate: 'Gateway Date' });
  });

  test('a sheet with one row of headings reads as it did, whatever its first row holds', () => {
    const rows: Cells = [
      ['ULN', 'Apprentice', 'Observation', 'Portfolio'],
      ['', 'Amara Foxbury', 'Date', 'Status'],
    ];
    expect(found(rows).headingRow).toBe(0);
  });

  test('functions take a range that begins with the upper row, and answer from the lower one on', () => {
    expect(answers('EPA_STATUS', F350, '2026-02-01')).toEqual([['In EPA']]);
    const issues = answers('EPA_ISSUES', [...F350, [1000000019, 'Jun', '', 'soon', '', '']], '2026-02-01');
    // Counted from the first row of the range.
    expect(issues.find(([, , column]) => column === 'Gateway date')?.[0]).toBe(4);
  });

  test('the counts of a cohort leave both rows of headings out', () => {
    const all = answers('EPA_COHORT', F350, '2026-02-01').filter(([group]) => group === 'Stage');
    expect(
      all.filter(([, , count]) => (count as number) > 0).map(([, item, count]) => [item, count]),
    ).toEqual([['In EPA', 1]]);
  });

  describe('set-up', () => {
    const added = (style: (typeof FORMULA_STYLES)[number], rows: Cells = F350): readonly AddedColumn[] => {
      const plan = planSetUp(grid(rows), style);
      if (isProblem(plan)) throw new Error(plan.what);
      return plan.added;
    };
    const stageOf = (columns: readonly AddedColumn[]) =>
      columns.find(({ heading }) => heading === 'Stage')?.formula ?? '';

    test('formulas take both rows', () => {
      expect(added('spilled').find(({ formula }) => formula)?.formula).toMatch(/^=EPA_TRACKER\(\$A\$1:\$/);
      expect(stageOf(added('each row'))).toMatch(
        /^=INDEX\(EPA_STATUS\(IF\(\{1;0;0\},\$A\$1:\$[A-Z]+\$1,IF\(\{0;1;0\},\$A\$2:\$[A-Z]+\$2,\$A\{row\}:\$[A-Z]+\{row\}\)\),/,
      );
      const plan = planSetUp(grid(F350), 'table');
      expect(isProblem(plan) ? plan.what : plan.answers?.formula).toMatch(
        /^=EPA_TRACKER\(INDEX\('Cohort'!\$A\$1:\$([A-Z]+)\$20001,1,0\):INDEX\('Cohort'!\$A\$1:\$\1\$20001,ROWS\(\{table\}\[#Data\]\)\+2,0\),/,
      );
    });

    test('a group of ours begins above the first added column, so that theirs ends there', () => {
      const columns = added('each row');
      expect(columns.map(({ above }) => above).filter(Boolean)).toEqual(['EPA Cohort']);
      expect(columns[0]?.above).toBe('EPA Cohort');
      const upper = [...(F350[0] as Cell[])];
      const lower = [...(F350[1] as Cell[])];
      for (const { position, heading, above } of columns) {
        lower[position] = heading;
        if (above) upper[position] = above;
      }
      const after: Cells = [upper, lower, F350[2] as Cell[]];
      expect(recognised(after)).toMatchObject({
        epaStart: 'EPA Start',
        start: 'Start date',
        cohort: 'Cohort',
      });
      expect(added('each row', after)).toEqual([]);
    });

    test('one row of headings gets no group', () => {
      expect(added('each row', F350.slice(1)).some(({ above }) => above !== undefined)).toBe(false);
    });
  });

  test('what is not recognised can be given a meaning together with its group', () => {
    const rows: Cells = [
      ['Learner', '', 'EPA', ''],
      ['ULN', 'Name', 'Start', 'Booked for'],
      [1000000019, 'Amara Foxbury', 46027, 46050],
    ];
    const plan = planColumnNames(grid(rows), new Map([['EPA Booked for', 'observationDate']]));
    if (isProblem(plan)) throw new Error(plan.what);
    expect(plan.plan.settings.cells.slice(-2).map(({ value }) => value)).toEqual([
      'EPA Booked for',
      'Observation date',
    ]);
    const settings = settingsWith(['EPA Booked for', 'Observation date']);
    expect(recognised(rows, settings)).toMatchObject({
      observationDate: 'EPA Booked for',
      epaStart: 'EPA Start',
    });
  });
});

describe('headings far down', () => {
  const below = (rows: number, headings: Cell[]): Cells => [
    ...Array.from({ length: rows }, () => ['x', '']),
    headings,
    [1000000019, 'Amara Foxbury', 46000],
  ];
  const THREE = ['ULN', 'Apprentice', 'Start date'];

  test.each([
    [20, 20],
    [300, 300],
    [499, 499],
    [500, undefined],
  ])('%i rows below the top', (rows, wanted) => {
    expect(headingsFound(columns, below(rows, THREE))?.headingRow).toBe(wanted);
  });

  test('below row 20 two headings could be anybody', () => {
    expect(headingsFound(columns, below(19, ['ULN', 'Start date']))?.headingRow).toBe(19);
    expect(headingsFound(columns, below(20, ['ULN', 'Start date']))).toBeUndefined();
  });

  test('a row that somebody points at is recognised by its names from then on', () => {
    const rows = below(30, ['Pupil', 'GW']);
    const pointed = headingsIn(grid(rows), 30);
    expect(pointed).toMatchObject({ headingRow: 30, isRecognised: false });
    const plan = planColumnNames(grid(rows), new Map([['Pupil', 'apprentice']]), 30);
    expect(plan).toMatchObject({ plan: { headingRow: 30 } });
    expect(found(rows, settingsWith(['Pupil', 'Apprentice'])).headingRow).toBe(30);
  });

  test('where its names are known already, the one that says who it is goes into the settings', () => {
    const rows = below(30, ['ULN', 'Start date']);
    const plan = planColumnNames(grid(rows), new Map(), 30);
    if (isProblem(plan)) throw new Error(plan.what);
    expect(plan.plan.settings.cells.slice(-2).map(({ value }) => value)).toEqual(['ULN', 'ULN']);
    expect(found(rows, settingsWith(['ULN', 'ULN'])).headingRow).toBe(30);
  });
});

describe('a column of the provider that is called like a calculated one', () => {
  const told = (rows: Cells) => {
    const headings = headingsIn(grid(rows));
    if (isProblem(headings)) throw new Error(headings.what);
    return Object.fromEntries(
      headings.headings.map(({ heading, key, guess }) => [heading, key ?? guess ?? '']),
    );
  };

  test.each<[string, heading: string, wanted: string, ...cells: Cell[]]>([
    ['dates are the gateway date', 'Gateway', 'gatewayDate', 46500],
    ['words are the provider’s own', 'Gateway', '', 'with Jo'],
    ['nothing says nothing', 'Gateway', ''],
    ['colours are the provider’s own', 'RAG', '', 'green', 'amber'],
    ['stages of another system', 'Stage', '', 'Gateway Submitted'],
    ['grades are the confirmed grade', 'Overall grade', 'confirmedGrade', 'Pass', 'Distinction'],
    ['grades under a bare name', 'Grade', 'confirmedGrade', 'Pass'],
    ['other words under a bare name', 'Grade', '', 'A*', 'B'],
    ['grades as a result', 'Result', 'confirmedGrade', 'Pass'],
    ['days as a result', 'Result', 'resultsConfirmed', 46500],
  ])('%s', (_, heading, wanted, ...cells) => {
    const rows = cells.length === 0 ? [[1000000019, '']] : cells.map((cell) => [1000000019, cell]);
    expect(told([['ULN', heading], ...rows])).toEqual({ ULN: 'uln', [heading]: wanted });
  });

  test('those that a set-up has written are not shown, in the midst of the others and by what they say', () => {
    const rows = (stage: Cell, rag: Cell): Cells => [
      ['ULN', 'Gateway', 'Stage', 'RAG', 'Next action', 'Project due'],
      [1000000019, 'Missing: English', stage, rag, 'Coach: Complete for gateway by 4 November 2024', 46000],
    ];
    expect(Object.keys(told(rows('On programme', 'Overdue')))).toEqual(['ULN']);
    expect(Object.keys(told(rows('', '#NAME?')))).toEqual(['ULN']);
    expect(Object.keys(told(rows('Year 1', 'amber')))).toEqual(['ULN', 'Stage', 'RAG']);
  });
});

describe('who is an apprentice', () => {
  test.each([
    'Assessor’s learner manager',
    'Line manager',
    'Mentor',
    'IQA',
    'Account manager',
    'EPA coordinator',
    'LineManager',
    'Employer contact',
    'Safeguarding lead',
    'Created By',
    'Assigned to',
    'Responsible',
    'Staff',
    'Head of department',
    'Case owner',
  ])('%s is nobody that the cells could make one', (heading) => {
    const rows = [
      ['Ref', heading],
      ['A1', 'Amara Foxbury'],
      ['A2', 'Jun Wetherlam'],
    ];
    const headings = headingsIn(grid(rows));
    expect(!isProblem(headings) && headings.headings.map(({ guess }) => guess)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('guessed is not recognised', () => {
  const ROWS: Cells = [
    ['Pupil', 'GW date', 'Start date'],
    ['Amara Foxbury', '2026-01-05', '2025-01-06'],
    ['Jun Wetherlam', '', '2025-01-06'],
  ];

  test('formulas say so until somebody confirms it, and use it from then on', () => {
    expect(() => answers('EPA_STATUS', ROWS, '2026-02-01')).toThrow();
    const settings = settingsWith(['Pupil', 'Apprentice'], ['GW date', 'Gateway date']);
    expect(answers('EPA_STATUS', ROWS, '2026-02-01', settings)).toEqual([['At gateway'], ['On programme']]);
    const tracker = answers('EPA_TRACKER', ROWS, '2026-02-01', settings);
    expect(tracker.map((row) => row.slice(1, 3))).toEqual([
      ['Through gateway', 'At gateway'],
      [expect.any(String), 'On programme'],
    ]);
  });

  test.each([
    ['FAC Cohort (from Cohort #)', 'FAC30', 'cohort'],
    ['Maths certificate', 'cert.pdf', 'maths'],
    ['Maths certificate', 'see folder', undefined],
    ['Name (from Employer)', 'Fernhollow', undefined],
  ])('%s with %s is guessed: %s', (heading, cell, wanted) => {
    const headings = headingsIn(
      grid([
        ['ULN', heading],
        [1000000019, cell],
      ]),
    );
    expect(!isProblem(headings) && headings.headings[1]).toMatchObject({ key: undefined, guess: wanted });
  });
});

test('in a column for both, neither is written by anybody but in the sheet', () => {
  const sheet = grid([
    ['ULN', 'English & maths'],
    [1000000019, 'Achieved'],
  ]);
  const change = { sheet: 'Cohort', identity: { uln: '1000000019' }, expected: 'Achieved', value: 'Not yet' };
  expect(placeOf(sheet, { ...change, column: 'maths' })).toMatchObject({
    code: 'COLUMN_SHARED',
    what: 'Maths and English stand in one column of this sheet.',
  });
  expect(placeOf(sheet, { ...change, column: 'uln' })).toMatchObject({ column: 0 });
});

describe('sheets of another kind are said', () => {
  const TURNED: Cells = [
    ['ULN', 1000000019, 2000000028],
    ['Name', 'Amara Foxbury', 'Jun Wetherlam'],
    ['Start date', 46000, 46001],
    ['EPA start', '', ''],
  ];

  test('headings down the first column', () => {
    expect(tableIn(grid(TURNED))).toMatchObject({ code: 'SHEET_TRANSPOSED' });
    expect(headingsIn(grid(TURNED))).toMatchObject({ code: 'SHEET_TRANSPOSED' });
    expect(tableIn(grid([['Cohort 7'], ...TURNED]))).toMatchObject({ code: 'SHEET_TRANSPOSED' });
    expect(tableIn(grid(TURNED.map((row) => ['', ...row])))).toMatchObject({ code: 'SHEET_TRANSPOSED' });
  });

  test('a card of one person, whose ULN and days stand beside the headings', () => {
    const card: Cells = [
      ['Record card', ''],
      ['Name:', 'Amara Foxbury'],
      ['ULN:', 1000000019],
      ['Employer:', 'Fernhollow'],
      ['Start date:', 46000],
    ];
    expect(tableIn(grid(card))).toMatchObject({ code: 'SHEET_TRANSPOSED' });
    // A single fact could be an example in a list of what columns mean.
    expect(tableIn(grid(card.slice(0, 4)))).not.toMatchObject({ code: 'SHEET_TRANSPOSED' });
  });

  test('not where the headings stand side by side, and not in a list of what columns mean', () => {
    expect(tableIn(grid(TURNED[0]?.map((_, at) => TURNED.map((row) => row[at])) ?? []))).not.toHaveProperty(
      'code',
    );
    const explained = [
      ['ULN', 'Ten digits'],
      ['Name', 'Full name of the learner'],
      ['Start date', 'First day'],
    ];
    expect(tableIn(grid(explained))).not.toMatchObject({ code: 'SHEET_TRANSPOSED' });
  });

  test('two tables side by side', () => {
    const twice = [
      ['ULN', 'Name', 'Start date', '', 'ULN', 'Name', 'Start date'],
      [1000000019, 'Amara Foxbury', 46000, '', 2000000028, 'Jun Wetherlam', 46001],
    ];
    expect(tableIn(grid(twice))).toMatchObject({
      code: 'HEADING_DOUBLED',
      what: 'More than one heading means ULN: ULN, ULN.',
    });
    // What stands there twice beside a name that stands there once is the provider's to settle.
    expect(
      recognised(
        twice
          .map((row) => row.map((cell) => (cell === 'Name' ? 'Who' : cell)))
          .map((row) => ['Apprentice', ...row]),
      ),
    ).toEqual({
      apprentice: 'Apprentice',
    });
    expect(
      tableIn(
        grid([
          ['Learner', 'Student'],
          ['Amara', 'Jun'],
        ]),
      ),
    ).toMatchObject({
      code: 'HEADINGS_NOT_FOUND',
    });
  });

  test('the settings sheet is nobody’s to connect', () => {
    expect(headingsIn({ ...grid(TURNED), sheet: 'EPA settings' })).toMatchObject({
      code: 'SHEET_IS_SETTINGS',
    });
  });
});
