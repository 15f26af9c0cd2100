import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { isProblem } from '../../core/problems';
import {
  doubtsInWords,
  headingsIn,
  leftInDoubt,
  planColumnNames,
  type SheetHeadings,
} from '../../core/set-up/mapping';
import { removeColumnName } from '../../core/set-up/names-in-settings';
import { isReady, planSetUp } from '../../core/set-up/plan';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { ColumnKey } from '../../core/sheet/columns';
import type { CellWrite, SheetGrid } from '../../core/sheet/grid';
import { settingsCells } from '../../core/sheet/settings';
import { tableIn } from '../../core/sheet/table';
import { day } from '../days';

const columns = chosenColumns();
const SETTINGS_CELLS = settingsCells(columns.standard);

type Cells = readonly (readonly Cell[])[];
/** A pair of the settings: a heading of the workbook and ours. */
type Pair = readonly [theirs: Cell, ours: Cell];

/** A settings sheet whose column names begin in row 2, columns F and G. */
const settingsWith = (...pairs: Pair[]): Cell[][] => [
  ['Setting', 'Value', '', 'Closures', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
  ...pairs.map(([theirs, ours]) => ['', '', '', '', '', theirs, ours]),
];

const grid = (rows: Cells, settings: Cells = []): SheetGrid => ({ sheet: 'Cohort', rows, settings });

function headings(rows: Cells, settings?: Cells): SheetHeadings {
  const found = headingsIn(grid(rows, settings));
  if (isProblem(found)) throw new Error(found.what);
  return found;
}

const guesses = (rows: Cells) => headings(rows).headings.map(({ guess }) => guess);

const MARCH_2026 = day('2026-03-05');
const BORN = day('1994-07-21');

describe('a heading that is not recognised gets a guess, or none where it could be anything', () => {
  test.each<[heading: string, wanted: ColumnKey | undefined, ...cells: Cell[]]>([
    // Who it is
    ['Name of the learner', 'apprentice', 'Amara Foxbury', 'Jun Wetherlam'],
    ['Name of learner', 'apprentice', 'Foxbury, Amara'],
    ['Candidate', 'apprentice', 'Amara Foxbury'],
    ['Trainee', 'apprentice', 'Amara Foxbury'],
    ['ULN No.', 'uln', 1000000019, '2000000028'],
    ['Learner No.', undefined, 1042, 1043],
    ['Learner email', undefined, 'amara@example.org'],
    ['First name', undefined, 'Amara', 'Jun'],
    ['NI number', undefined, 'QQ123456C'],
    ['Postcode', undefined, 'LS1 4AP'],
    ['DOB of learner', 'dateOfBirth', BORN],
    ['Age at start', undefined, 31],
    // Where
    ['Emp', 'employer', 'Fernhollow Retail'],
    ['Name of employer', 'employer', 'Fernhollow Retail'],
    ['Employer email', undefined, 'hr@fernhollow.example'],
    ['Line manager email', undefined, 'jo@fernhollow.example'],
    ['Line manager', undefined, 'Jo Marsh', 'Sam Reed'],
    ['Cohort no.', 'cohort', 3],
    ['Group name', 'cohort', 'CS Autumn'],
    ['Skills coach', undefined, 'Jo Marsh'],
    // Programme
    ['Start date of learner', 'start', MARCH_2026],
    ['Start time', undefined, MARCH_2026 + 0.4],
    ['LSD', 'start', MARCH_2026],
    ['LSD', undefined, 'see MIS'],
    ['Exp end date', 'plannedEnd', MARCH_2026],
    ['Actual end date', undefined, MARCH_2026],
    ['EPA end date', undefined, MARCH_2026],
    ['Project start', undefined, MARCH_2026],
    ['Break start date', undefined, MARCH_2026],
    ['Status of learner', 'learningStatus', 'Active', 'BIL'],
    ['Gateway status', undefined, 'Booked'],
    ['Off the job %', undefined, 0.87],
    ['OTJ %', undefined, 45],
    ['OTJ hours £', undefined, 45],
    ['Next review date', undefined, MARCH_2026],
    // Gateway
    ['Func Skills - Eng', 'english', 'Achieved', 'Exempt'],
    ['Eng FS L2', 'english', 'Yes', 'No'],
    ['Maths GCSE / FS', 'maths', 'Achieved'],
    ['English & Maths', undefined, 'Achieved'],
    ['Emp signed?', 'employerSignOff', 'Yes', MARCH_2026],
    ['Training provider signature date', 'providerSignOff', MARCH_2026],
    ['Learner signed gateway form', 'apprenticeSignOff', true],
    ['Sign off', undefined, true],
    ['GW date', 'gatewayDate', MARCH_2026],
    ['GWDate', 'gatewayDate', MARCH_2026],
    ['Gateway (actual)', 'gatewayDate', MARCH_2026],
    ['12 month gateway', undefined, MARCH_2026],
    ['Expected gateway date', undefined, MARCH_2026],
    ['Pieces of evidence (no.)', undefined, 'see folder'],
    ['Count of evidence pieces', 'evidencePieces', 12],
    // EPA
    ['EPA start dt', 'epaStart', MARCH_2026],
    ['Actual EPA start date', 'epaStart', MARCH_2026],
    ['Start of EPA window', 'epaStart', MARCH_2026],
    ['EPA date', 'epaStart', MARCH_2026],
    ['EPA SD', 'epaStart', MARCH_2026],
    ['Observation by', undefined, MARCH_2026],
    ['EPA date', undefined, 'Booked'],
    ['EPA grade', undefined, 'Pass'],
    ['EPAO', undefined, 'Skillsfirst'],
    ['Final grade', undefined, 'Pass'],
    ['WBP title approved', 'subjectAgreed', 'Yes'],
    ['Date submitted (WBP)', 'projectSubmitted', MARCH_2026],
    ['Proj. sub date', 'projectSubmitted', MARCH_2026],
    ['Date submitted', undefined, MARCH_2026],
    ['WBP due date', undefined, MARCH_2026],
    ['WBP word count', 'reportWords', 2500],
    ['Obs. date', 'observationDate', MARCH_2026],
    ['Obs booked', 'observationDate', MARCH_2026 + 0.4],
    ['Obs mins', 'observationMinutes', 60],
    ['Q&A length', 'questioningMinutes', 12],
    ['Practical obs outcome', 'observationGrade', 'Pass', 'Refer'],
    ['PO number', undefined, 'PO-1881'],
    ['PD booked', 'discussionDate', MARCH_2026],
    ['Prof. discussion mins', 'discussionMinutes', 60],
    ['PD result (P/D/F)', 'discussionGrade', 'P', 'D'],
    ['Interview held on', 'interviewDate', MARCH_2026],
    ['Interview Qs', 'interviewQuestions', 10],
    ['Interview notes', undefined, 'Well prepared'],
    ['EPA result date', 'resultsConfirmed', MARCH_2026],
    ["Cert rec'd", 'certificateDate', MARCH_2026],
    ['Cert no.', undefined, 'C-20481'],
    ['General notes/comments', undefined, 'Prefers mornings'],
    ['Coach notes', undefined, 'Prefers mornings'],
    ['Professional', undefined, 'Yes'],
    ['Date', undefined, MARCH_2026],
  ])('%s: %s', (heading, wanted, ...cells) => {
    const [known, name] =
      wanted === 'apprentice' ? (['ULN', 1000000019] as const) : (['Apprentice', 'Zoë Marshwiggle'] as const);
    expect(guesses([[known, heading], ...cells.map((cell) => [name, cell])])).toEqual([undefined, wanted]);
  });

  test('every heading of ours and every other spelling of it is recognised, so none of them is guessed', () => {
    for (const { key, heading, aliases } of columns.all)
      for (const name of [heading, ...aliases]) {
        const [, found] = headings([[key === 'uln' ? 'Apprentice' : 'ULN', name], [1]]).headings;
        expect([name, found?.key, found?.guess]).toEqual([name, key, undefined]);
      }
  });
});

describe('the cells below have their say', () => {
  test.each<[string, heading: string, wanted: ColumnKey | undefined, ...cells: Cell[]]>([
    ['dates in words are dates', 'Obs. date', 'observationDate', '5 Mar 2026'],
    ['mostly dates will do', 'Obs. date', 'observationDate', MARCH_2026, MARCH_2026, 'soon'],
    ['half of them will do', 'Obs. date', 'observationDate', MARCH_2026, 'soon'],
    ['mostly other things will not', 'Obs. date', undefined, MARCH_2026, 'soon', 'with Jo'],
    ['ticks are no dates', 'GW date', undefined, true, false],
    ['numbers before 1930 are no dates', 'Obs. date', undefined, 10958],
    ['1 January 1930 is a date', 'DOB of learner', 'dateOfBirth', 10959],
    ['31 December 2060 is a date, at any time of day', 'Obs. date', 'observationDate', 58806.9],
    ['numbers after 2060 are no dates', 'Obs. date', undefined, 58807],
    ['a sign-off is no number of minutes', 'Emp signed?', undefined, 60],
    ['dates are no minutes', 'Obs mins', undefined, MARCH_2026],
    [
      'addresses of web pages are no ticks',
      'Learner signed gateway form',
      undefined,
      'https://example.org/1',
    ],
    ['words are no ULN', 'ULN No.', undefined, 'see MIS'],
    ['a ULN may be typed in groups', 'ULN No.', 'uln', '100 000 0019'],
    ['eleven digits are no ULN', 'ULN No.', undefined, '10000000190'],
    ['a name has no digits', 'Trainee', undefined, 'T-1042'],
    ['a name is no e-mail address', 'Trainee', undefined, 'amara@example.org'],
    ['an employer is no number', 'Emp', undefined, 1042],
    ['nothing yet says nothing', 'PD result (P/D/F)', 'discussionGrade', 'Pending', '-'],
    ['errors say nothing', 'Obs. date', 'observationDate', '#REF!', '#N/A', MARCH_2026],
    ['a column without cells goes by its heading', 'Obs. date', 'observationDate'],
    ['an assessment with dates is its date', 'PD', 'discussionDate', MARCH_2026],
    ['an assessment with grades is its grade', 'PD', 'discussionGrade', 'Pass', 'Distinction'],
    ['a project with grades is its grade', 'WBP', 'projectGrade', 'Pass'],
    ['a project with dates could be any of them', 'WBP', undefined, MARCH_2026],
    ['a project with nothing could be anything', 'WBP', undefined],
    ['a gateway with dates is its date', 'GW', 'gatewayDate', MARCH_2026],
    ['a gateway with nothing could be what is missing', 'GW', undefined],
  ])('%s: %s', (_, heading, wanted, ...cells) => {
    const rows = [['Cohort', heading], ...cells.map((cell) => ['A', cell])];
    expect(guesses([...rows, ['A', '']])).toEqual([undefined, wanted]);
  });
});

describe('each column is guessed once, and none that is known', () => {
  test('the nearer heading gets it, wherever it stands', () => {
    expect(guesses([['ULN', 'EPA gateway date booked', 'GW date'], [1]])).toEqual([
      undefined,
      undefined,
      'gatewayDate',
    ]);
  });

  test('of two that are equally near, the first', () => {
    expect(guesses([['ULN', 'Obs booked', 'Obs held'], [1]])).toEqual([
      undefined,
      'observationDate',
      undefined,
    ]);
  });

  test('a recognised column is not guessed again, nor is the next likely one', () => {
    expect(guesses([['ULN', 'EPA start', 'EPA start (actual)'], [1]])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a start of anything else is no start date, and a bare start is never the EPA start', () => {
    expect(guesses([['ULN', 'Begin'], [1]])[1]).toBeUndefined();
    const [, start] = headings([['ULN', 'Start'], [1]]).headings;
    expect([start?.key, start?.guess]).toEqual(['start', undefined]);
  });

  test('a column that two headings claim is not guessed for a third', () => {
    expect(guesses([['ULN', 'Gateway date', 'Date of gateway', 'GW date'], [1]])[3]).toBeUndefined();
  });

  test('two headings that read the same are not guessed: a name could not tell them apart', () => {
    expect(guesses([['ULN', 'GW date', 'gw  DATE'], [1]])).toEqual([undefined, undefined, undefined]);
  });
});

describe('where no heading says who it is, the cells may', () => {
  const ROWS: Cells = [
    ['Ref', 'Mobile', 'Pupil', 'Standard', 'Unique ID'],
    ['A1', 7700900123, 'Amara Foxbury', 'Customer Service', 1000000019],
    ['A2', 7700900456, 'Wetherlam, Jun', 'Customer Service', '2000000028'],
    ['A3', 7700900789, "Zoë O'Marsh-Wiggle", 'Customer Service', 3000000037],
  ];

  test('ULNs by their check digit, which mobile numbers have not; names by two words that differ', () => {
    expect(guesses(ROWS)).toEqual([undefined, undefined, 'apprentice', undefined, 'uln']);
  });

  test.each(['ULN', 'Apprentice', 'Name of learner'])('not where %s says it', (heading) => {
    const found = guesses(ROWS.map((row, i) => [...row, i === 0 ? heading : '']));
    expect(found.slice(0, 5)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('one cell is no evidence, and half of the cells are not most', () => {
    expect(guesses([['Pupil'], ['Amara Foxbury']])).toEqual([undefined]);
    const half = [['Amara Foxbury'], ['Jun Wetherlam'], ['to come'], ['to come']];
    expect(guesses([['Pupil'], ...half])).toEqual(['apprentice']);
    expect(guesses([['Pupil'], ...half, ['n/a'], ['?']])).toEqual([undefined]);
  });

  test('a better guess stays', () => {
    const rows = [
      ['Emp', 'Who'],
      ['Fernhollow Retail', 'Amara Foxbury'],
      ['Brackenridge Foods', 'Jun Wetherlam'],
    ];
    expect(guesses(rows)).toEqual(['employer', 'apprentice']);
  });
});

describe('the row of headings', () => {
  const row = (rows: Cells) => {
    const { headingRow, isRecognised } = headings(rows);
    return [headingRow, isRecognised];
  };

  test('one that is recognised, however few its words', () => {
    expect(
      row([
        ['A', 'B', 'C'],
        ['ULN', 1, 2],
      ]),
    ).toEqual([1, true]);
  });

  test('else the one with the most text, below titles', () => {
    expect(
      row([
        ['Customer Service 2026', '', '', ''],
        ['', '', '', ''],
        ['Pupil', 'GW date', 'Obs. date', 2026],
        ['Amara Foxbury', MARCH_2026, MARCH_2026, ' '],
      ]),
    ).toEqual([2, false]);
  });

  test('of rows with as much text, the first', () => {
    expect(
      row([
        ['Pupil', 'Where'],
        ['Amara Foxbury', 'Fernhollow'],
      ]),
    ).toEqual([0, false]);
  });

  test('numbers, ticks and blanks are no text', () => {
    expect(row([[1, 2, true, ' '], ['Pupil', 'Where'], ['x']])).toEqual([1, false]);
  });

  test('something stands below it', () => {
    expect(row([['Pupil'], ['Amara', 'Foxbury', 'Retail'], ['', '', '']])).toEqual([0, false]);
  });

  test('within the first twenty rows', () => {
    const rowsBefore = Array.from({ length: 20 }, () => ['x', '']);
    const below = [
      ['Pupil', 'Where'],
      ['Amara', 'Leeds'],
    ];
    expect(row([...rowsBefore.slice(1), ...below])).toEqual([19, false]);
    expect(row([...rowsBefore, ...below])).toEqual([0, false]);
  });

  test.each<[string, Cells]>([
    ['an empty sheet', []],
    ['a sheet of blanks', [['', undefined], ['']]],
    ['a single row', [['Pupil', 'Where']]],
    ['numbers only', [[1], [2]]],
  ])('none in %s', (_, rows) => {
    expect(headingsIn(grid(rows))).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
  });

  test('a name in the settings that cannot be read is told first', () => {
    expect(headingsIn(grid([['ULN'], [1]], settingsWith(['Pupil', 'Aprentice'])))).toMatchObject({
      code: 'HEADING_UNKNOWN',
    });
  });
});

describe('what a person sees of a heading', () => {
  test('recognised, named, doubled, unknown; blank ones left out', () => {
    const found = headings(
      [
        ['ULN', '', 'Coach says\ngo', 'Programme start', 'LearnStartDate', 'Grade', 'grade ', '%'],
        [1, 'x', 'x', 'x', 'x', 'x', 'x', 'x'],
      ],
      settingsWith(['coach says go', 'Gateway date']),
    );
    expect(
      found.headings.map(({ position, heading, key, isNamed, isDoubled }) => [
        position,
        heading,
        key,
        isNamed,
        isDoubled,
      ]),
    ).toEqual([
      [0, 'ULN', 'uln', false, false],
      [2, 'Coach says\ngo', 'gatewayDate', true, false],
      [3, 'Programme start', 'start', false, true],
      [4, 'LearnStartDate', 'start', false, true],
      [5, 'Grade', undefined, false, true],
      [6, 'grade ', undefined, false, true],
    ]);
  });

  const samples = (heading: string, ...cells: Cell[]) =>
    headings([['ULN', heading], ...cells.map((cell) => [1, cell]), [1, '']]).headings[1]?.samples;

  test.each<[string, string, Cell[], string[]]>([
    ['days of a recognised column', 'EPA start', [46086, 46087.75], ['5 March 2026', '6 March 2026']],
    ['days of a guessed column', 'Obs. date', [46086], ['5 March 2026']],
    ['days of sign-offs among ticks', 'Emp signed?', [46086, true], ['5 March 2026', 'TRUE']],
    ['days where only the heading says so', 'Next review date', [46086], ['5 March 2026']],
    ['numbers where nothing says so', 'Hours', [46086, 7.5], ['46086', '7.5']],
    ['numbers that are no likely days', 'Obs. date', [60], ['60']],
    ['three at most, each once', 'RAGG', ['red', 'red', 'amber', 'green', 'blue'], ['red', 'amber', 'green']],
    ['text without what surrounds it', 'Next step', [' ring Jo\n', '  '], ['ring Jo']],
    ['no errors', 'Hours', ['#REF!', 5, false], ['5', 'FALSE']],
    ['none of a blank column', 'Hours', [], []],
  ])('samples: %s', (_, heading, cells, wanted) => {
    expect(samples(heading, ...cells)).toEqual(wanted);
  });

  test('a long column is told by its first hundred cells', () => {
    const cells = [...Array.from({ length: 100 }, () => 'x'), 'y'];
    expect(samples('Hours', ...cells)).toEqual(['x']);
    expect(samples('Hours', ...cells.slice(1))).toEqual(['x', 'y']);
  });
});

describe('names go into the settings and nowhere else', () => {
  const ROWS: Cells = [
    ['Customer Service 2026', '', '', ''],
    ['Pupil', 'GW date', 'Start date', 'GW'],
    ['Amara Foxbury', 46086, 45663, 46086],
    ['', '', '', ''],
  ];
  const names = (...pairs: [string, ColumnKey][]) => new Map(pairs);

  function planned(chosen: ReadonlyMap<string, ColumnKey>, settings: Cells = [], rows = ROWS) {
    const made = planColumnNames(grid(rows, settings), chosen);
    if (isProblem(made)) throw new Error(made.what);
    return made;
  }

  test('where the host renews the day to look from, a name leaves no volatile formula behind either', () => {
    const made = planColumnNames(grid(ROWS), CHOSEN, undefined, day('2026-11-26'));
    if (isProblem(made)) throw new Error(made.what);
    const { cells } = made.plan.settings;
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    // B2 and C2: the day, and what was written last.
    expect(cells.filter(({ row, column }) => row === 1 && (column === 1 || column === 2))).toEqual([
      { row: 1, column: 1, value: day('2026-11-26'), isDate: true },
      { row: 1, column: 2, value: day('2026-11-26'), isDate: true },
    ]);
  });

  /** What a host makes of the settings: a plan fills blank cells, writes go where the expected value stands. */
  function settingsAfter(settings: Cells, { plan, writes }: ReturnType<typeof planned>): Cell[][] {
    const after: Cell[][] = Array.from({ length: 100 }, (_, r) =>
      Array.from({ length: 7 }, (_, c) => settings[r]?.[c] ?? ''),
    );
    const fill = (row: number, column: number, from: Cell, to: Cell) => {
      if (after[row]?.[column] === from) after[row]?.splice(column, 1, to);
    };
    for (const { row, column, value, formula } of plan.settings.cells)
      fill(row, column, '', value ?? formula);
    for (const { cell, expected, content } of writes)
      fill(cell.row, cell.column, expected as Cell, content as Cell);
    return after;
  }

  const CHOSEN = names(['Pupil', 'apprentice'], ['GW date', 'gatewayDate']);

  test('the plan adds no column, sees the headings as they are, and names them below the list’s own heading', () => {
    const { plan, writes } = planned(CHOSEN);
    expect(isReady(plan)).toBe(true);
    expect(plan).toMatchObject({
      sheet: 'Cohort',
      headingRow: 1,
      headingsSeen: ['Pupil', 'GW date', 'Start date', 'GW'],
      lastRow: 2,
      firstColumn: 0,
      added: [],
      remarks: [],
    });
    expect(plan.settings).toEqual({
      sheet: 'EPA settings',
      cells: [
        ...SETTINGS_CELLS,
        { row: 1, column: 5, value: 'Pupil' },
        { row: 1, column: 6, value: 'Apprentice' },
        { row: 2, column: 5, value: 'GW date' },
        { row: 2, column: 6, value: 'Gateway date' },
      ],
    });
    expect(writes).toEqual([]);
  });

  test('once they are written, the sheet is a cohort', () => {
    expect(planSetUp(grid(ROWS), 'each row')).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
    const after = grid(ROWS, settingsAfter([], planned(CHOSEN)));
    const table = tableIn(after);
    if (isProblem(table)) throw new Error(table.what);
    expect(table.headingRow).toBe(1);
    expect([...table.layout.positions]).toEqual([
      ['apprentice', 0],
      ['gatewayDate', 1],
      ['start', 2],
    ]);
    const { isRecognised, headings: found } = headings(after.rows, after.settings);
    expect([isRecognised, found.map(({ isNamed }) => isNamed)]).toEqual([true, [true, true, false, false]]);
    const setUp = planSetUp(after, 'each row');
    expect(isProblem(setUp)).toBe(false);
  });

  test('said a second time, they change nothing', () => {
    const after = settingsAfter([], planned(CHOSEN));
    const again = planned(CHOSEN, after);
    expect([again.plan.settings.cells, again.writes]).toEqual([[...SETTINGS_CELLS], []]);
  });

  test('new names go into free rows between those that are taken', () => {
    const settings = settingsWith(['Pupil', 'Apprentice'], ['', ''], ['', 'ULN'], ['Half', '']);
    const { plan } = planned(names(['GW date', 'gatewayDate'], ['GW', 'epaStart']), settings);
    expect(plan.settings.cells.slice(SETTINGS_CELLS.length)).toEqual([
      { row: 2, column: 5, value: 'GW date' },
      { row: 2, column: 6, value: 'Gateway date' },
      { row: 5, column: 5, value: 'GW' },
      { row: 5, column: 6, value: 'EPA start' },
    ]);
  });

  test('a heading that is named already gets its new name in the old one’s place', () => {
    const settings = settingsWith(['pupil', 'Apprentice'], ['gw  DATE', 'EPA start'], ['GW', '']);
    const made = planned(names(['GW date', 'gatewayDate'], ['GW', 'epaStart']), settings);
    expect(made.plan.settings.cells).toEqual([...SETTINGS_CELLS]);
    expect(made.writes).toEqual([
      { cell: { sheet: 'EPA settings', row: 2, column: 6 }, expected: 'EPA start', content: 'Gateway date' },
      { cell: { sheet: 'EPA settings', row: 3, column: 6 }, expected: '', content: 'EPA start' },
    ]);
    const table = tableIn(grid(ROWS, settingsAfter(settings, made)));
    expect(!isProblem(table) && [...table.layout.positions]).toEqual([
      ['apprentice', 0],
      ['gatewayDate', 1],
      ['start', 2],
      ['epaStart', 3],
    ]);
  });

  test('of a heading that the list has twice, the last is replaced: it is the one that counts', () => {
    const settings = settingsWith(['Pupil', 'ULN'], ['Pupil', 'Employer']);
    const { writes } = planned(names(['Pupil', 'apprentice']), settings);
    expect(writes.map(({ cell }) => cell.row)).toEqual([2]);
  });

  test('a heading that is recognised by itself needs no name, unless it is to mean something else', () => {
    const { plan } = planned(new Map([...CHOSEN, ['Start date', 'start']]));
    expect(plan.settings.cells).toHaveLength(SETTINGS_CELLS.length + 4);
    const other = planned(new Map([...CHOSEN, ['Start date', 'epaStart']]));
    expect(other.plan.settings.cells.slice(-2).map(({ value }) => value)).toEqual([
      'Start date',
      'EPA start',
    ]);
  });

  test('text that looks like a formula is handed on as it is: the host keeps it text', () => {
    const rows = [['Pupil', '+/- days', '01/09'], [1], [2]];
    const { plan } = planned(names(['Pupil', 'uln'], ['+/- days', 'notes']), [], rows);
    expect(plan.settings.cells.at(-2)?.value).toBe('+/- days');
  });

  test.each<[string, Cells, ReadonlyMap<string, ColumnKey>, string]>([
    ['two headings for one column', ROWS, new Map([...CHOSEN, ['GW', 'gatewayDate']]), 'HEADING_DOUBLED'],
    ['a column that is recognised', ROWS, names(['Pupil', 'apprentice'], ['GW', 'start']), 'HEADING_DOUBLED'],
    [
      'a heading that stands there twice',
      [['Pupil', 'Date', 'date'], [1]],
      names(['Pupil', 'uln'], ['Date', 'start']),
      'HEADING_DOUBLED',
    ],
    ['nobody to tell apart', ROWS, names(['GW date', 'gatewayDate']), 'IDENTITY_MISSING'],
    ['a sheet without headings', [[1], [2]], CHOSEN, 'HEADINGS_NOT_FOUND'],
  ])('refused: %s', (_, rows, chosen, code) => {
    expect(planColumnNames(grid(rows), chosen)).toMatchObject({ code });
  });

  test('refused, with the headings that claim the same', () => {
    expect(planColumnNames(grid(ROWS), new Map([...CHOSEN, ['GW', 'gatewayDate']]))).toMatchObject({
      what: 'More than one heading means Gateway date: GW date, GW.',
    });
  });

  test('a doubled heading of theirs does not stand in the way of other names', () => {
    const rows = [['Pupil', 'Start', 'Start date', 'GW date'], [1]];
    expect(planColumnNames(grid(rows), CHOSEN)).not.toHaveProperty('code');
  });

  test('the list holds 99 names: one more is refused, a name in place of another is not', () => {
    const full = settingsWith(...Array.from({ length: 99 }, (_, i): Pair => [`Old ${i}`, 'Notes']));
    const room = full.slice(0, -1);
    const pupil = names(['Pupil', 'apprentice']);
    expect(planned(pupil, room).plan.settings.cells.at(-1)).toEqual({
      row: 99,
      column: 6,
      value: 'Apprentice',
    });
    expect(planColumnNames(grid(ROWS, room), CHOSEN)).toMatchObject({ code: 'COLUMN_NAMES_FULL' });
    expect(planColumnNames(grid(ROWS, full), pupil)).toMatchObject({
      code: 'COLUMN_NAMES_FULL',
      what: 'The sheet EPA settings has no room for another heading: its list holds 99.',
    });
    const replaced = [...full.slice(0, -1), ['', '', '', '', '', 'Pupil', 'ULN']];
    expect(planned(pupil, replaced).writes).toHaveLength(1);
  });

  test('a name is taken back: both its cells, every time that it stands there', () => {
    const settings = settingsWith(['pupil ', 'Apprentice'], ['GW', 'Gateway date'], ['Pupil', undefined]);
    const blank = (row: number, column: number, expected: Cell): CellWrite => ({
      cell: { sheet: 'EPA settings', row, column },
      expected,
      content: '',
    });
    expect(removeColumnName(grid(ROWS, settings), 'Pupil')).toEqual([
      blank(1, 5, 'pupil '),
      blank(1, 6, 'Apprentice'),
      blank(3, 5, 'Pupil'),
      blank(3, 6, ''),
    ]);
    expect(removeColumnName(grid(ROWS, settings), 'Mentor')).toEqual([]);
    expect(removeColumnName(grid(ROWS, settings), '')).toEqual([]);
  });
});

test('what a set-up calculates is no heading to be given a meaning', () => {
  const found = headingsIn({
    sheet: 'Cohort',
    rows: [
      ['ULN', 'Mentor', 'Stage', 'RAG', 'Next action'],
      ['1000000019', 'Jo', '', '', ''],
    ],
    settings: [],
  });
  if (isProblem(found)) throw new Error(found.what);
  expect(found.headings.map(({ heading }) => heading)).toEqual(['ULN', 'Mentor']);
});

describe('a guess that is not settled is asked about before a set-up adds the column that it may be', () => {
  const ROWS: Cells = [
    ['ULN', 'Apprentice', 'Project hand in date', 'Mentor'],
    [1000000019, 'Amara Foxbury', MARCH_2026, 'Jo'],
  ];
  const doubts = (settings: Cells, groups?: Parameters<typeof planSetUp>[3]) => {
    const sheet = grid(ROWS, settings);
    const plan = planSetUp(sheet, 'each row', undefined, groups);
    if (isProblem(plan)) throw new Error(plan.what);
    return leftInDoubt(sheet, plan);
  };

  test.each<[string, ReturnType<typeof doubts>, readonly string[]]>([
    ['as it was opened', doubts([]), ['Project hand in date (Project submitted?)']],
    ['where the column is not asked for', doubts([], ['gateway']), []],
    ['once it is saved', doubts(settingsWith(['Project hand in date', 'Project submitted'])), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('and once it is added, it is said how to join the two', () => {
    expect(doubtsInWords([])).toEqual([]);
    expect(doubtsInWords(['Project hand in date (Project submitted?)'])).toEqual([
      'Not used yet, although their meaning was added: Project hand in date (Project submitted?). If they mean that, press Undo in the sidebar, save their meanings in its tab Set up, and set up again.',
    ]);
  });
});

test('a column of the provider that is read as another of ours keeps ours of its name out, and it is said how to have both', () => {
  const rows: Cells = [
    ['ULN', 'Apprentice', 'Gateway', 'RAG'],
    [1000000019, 'Amara Foxbury', MARCH_2026, 'green'],
  ];
  const plan = planSetUp(grid(rows, settingsWith(['Gateway', 'Gateway date'])), 'each row');
  if (isProblem(plan)) throw new Error(plan.what);
  expect(plan.added.map(({ heading }) => heading)).not.toContain('Gateway');
  expect(plan.remarks).toEqual([
    'Your column Gateway is read as Gateway date, so ours called Gateway was not added. To have both, call yours Gateway date and set up again.',
    'The column RAG was there already and stays as it is.',
  ]);
});
