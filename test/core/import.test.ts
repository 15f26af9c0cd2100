import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { type FileTable, fileTableIn } from '../../core/import/file-table';
import type { MonthChoices } from '../../core/import/imported-cell';
import { type ImportMapping, mappingOf, rememberWrites } from '../../core/import/mapping';
import { type Decision, matchesOf } from '../../core/import/matching';
import { plannedPeople } from '../../core/import/outcomes';
import { monthColumnsIn, peopleInFile } from '../../core/import/people-in-file';
import { conflictKey, importPlan } from '../../core/import/plan';
import { isProblem } from '../../core/problems';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { columnsOf } from '../../core/sheet/columns';
import { plainHeading } from '../../core/sheet/heading';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { readImport } from '../../files/import-file';
import { day } from '../days';
import {
  BULK_UPLOAD,
  CERTIFICATES,
  EPAO_RESULTS,
  ilrFile,
  MIS_EXPORT,
  programmeAim,
  SERVICE_APPRENTICES,
} from '../import-files';
import { second } from './second-standard';

const COLUMNS = chosenColumns();

function rowsOf(name: string, content: string) {
  const reading = readImport(name, new TextEncoder().encode(content), '278');
  for (let next = reading.next(); ; next = reading.next())
    if (next.done) {
      if ('refused' in next.value) throw new Error(next.value.refused);
      return next.value.tables[0]?.rows ?? [];
    }
}

function fileTable(rows: readonly (readonly Cell[])[], mapping: ImportMapping = new Map()): FileTable {
  const table = fileTableIn(COLUMNS, rows, mapping);
  if (isProblem(table)) throw new Error(table.what);
  return table;
}

const csv = (content: string, mapping?: ImportMapping) => fileTable(rowsOf('export.csv', content), mapping);

/** What each heading is taken for. */
const meanings = ({ headings }: FileTable) =>
  Object.fromEntries(headings.map(({ heading, key, role }) => [heading, key ?? role ?? '-']));

/** What the people of a file are said to be; what cannot be read is its message. */
const told = (table: FileTable, months: MonthChoices = new Map()) =>
  peopleInFile(table, months).map(({ name, cells }) => ({
    name,
    ...Object.fromEntries([...cells].map(([key, cell]) => [key, isProblem(cell) ? cell.code : cell.cell])),
  }));

describe('a layout is recognised', () => {
  test('of a management information system, below its title, without its totals', () => {
    const table = csv(MIS_EXPORT);
    expect(table.name).toBe('Learner ULN, Forename, Surname and 8 more');
    expect(meanings(table)).toEqual({
      'Learner ULN': 'uln',
      Forename: 'givenNames',
      Surname: 'familyName',
      DOB: 'dateOfBirth',
      'Employer name': 'employer',
      'Skills coach': 'coach',
      'Programme start date': 'start',
      'Planned end of practical period': 'plannedEnd',
      'Completion status': 'learningStatus',
      'Gateway passed date': 'gatewayDate',
      'Risk rating': '-',
    });
    expect([table.rows.length, table.otherRows]).toEqual([4, 1]);
    expect(told(table)[1]).toMatchObject({
      name: 'Zoë Marshwiggle',
      uln: '2000000028',
      start: day('2025-05-05'),
      learningStatus: 'Withdrawn',
    });
    expect(told(table)[2]).toMatchObject({ plannedEnd: 'DATE_UNREADABLE' });
  });

  test.each([
    [
      'ILR',
      ilrFile('2026-27', [{ uln: '1000000019', given: 'Amara', family: 'Foxbury', aims: [programmeAim()] }]),
    ],
    ['Apprenticeship service, apprentices', SERVICE_APPRENTICES],
    ['Apprenticeship service, bulk upload', BULK_UPLOAD],
    ['Assessment service, certificates', CERTIFICATES],
  ])('%s, by name', (name, content) => {
    expect(fileTable(rowsOf(name === 'ILR' ? 'ILR.xml' : 'a.csv', content)).name).toBe(name);
  });

  test('of the ILR, with its codes', () => {
    const ilr = ilrFile('2026-27', [
      { uln: '1000000019', given: 'Amara', family: 'Foxbury', aims: [programmeAim({ CompStatus: '6' })] },
    ]);
    expect(told(fileTable(rowsOf('ILR.xml', ilr)))).toMatchObject([
      {
        uln: '1000000019',
        dateOfBirth: day('1995-10-18'),
        start: day('2025-09-01'),
        plannedEnd: day('2026-12-01'),
        learningStatus: 'Break in learning',
      },
    ]);
  });

  test('of certificates: the overall grade, and the day that it was achieved', () => {
    expect(told(csv(CERTIFICATES))).toMatchObject([
      { name: 'Amara Foxbury', confirmedGrade: 'Pass', resultsConfirmed: day('2026-05-12') },
    ]);
  });

  test('with rows of another standard, which are left out and counted', () => {
    const table = csv(BULK_UPLOAD);
    expect([told(table).map(({ name }) => name), table.otherStandard]).toEqual([['Amara Foxbury'], 1]);
  });

  test.each([
    ['a code of ours', '278', 1],
    ['our reference', 'ST0071', 1],
    ['blank', '', 1],
    ['another code', '277', 0],
    ['another reference', 'ST0072', 0],
  ])('a row with %s as its standard', (_, code, people) => {
    expect(csv(`ULN,Name,Standard code\n1000000019,Amara,${code}\n`).rows).toHaveLength(people);
  });

  test('of nothing is said to be none', () => {
    for (const rows of [[], [['Only a title']], [['ULN', 'Name']]])
      expect(fileTableIn(COLUMNS, rows, new Map())).toMatchObject({ code: 'IMPORT_EMPTY' });
  });
});

describe('months without a day are asked about once for each column', () => {
  test('with what is most likely', () => {
    expect(monthColumnsIn(csv(SERVICE_APPRENTICES))).toEqual([
      { key: 'start', heading: 'Planned start date', rows: 2, example: 'Jan 2025', proposed: 'first' },
      { key: 'plannedEnd', heading: 'Planned end date', rows: 2, example: 'Apr 2026', proposed: 'last' },
    ]);
  });

  test.each([
    ['first', day('2026-04-01')],
    ['last', day('2026-04-30')],
    ['leave', 'DATE_WITHOUT_DAY'],
  ] as const)('and %s is taken as chosen', (choice, end) => {
    const [amara] = told(csv(SERVICE_APPRENTICES), new Map([['plannedEnd', choice]]));
    expect(amara).toMatchObject({ plannedEnd: end, start: 'DATE_WITHOUT_DAY' });
  });
});

describe('results with a row for each assessment', () => {
  test('become the columns of the methods: the first attempt, the last resit, and how many', () => {
    const [amara, zoe] = peopleInFile(csv(EPAO_RESULTS), new Map());
    const cells = (person: typeof amara) =>
      Object.fromEntries(
        [...(person?.cells ?? [])].map(([key, cell]) => [key, isProblem(cell) ? cell.code : cell.cell]),
      );
    expect(cells(amara)).toEqual({
      uln: '1000000019',
      apprentice: 'Amara Foxbury',
      observationDate: day('2026-03-03'),
      observationGrade: 'Pass',
      interviewDate: day('2026-03-10'),
      projectGrade: 'Fail',
      projectResitDate: day('2026-04-21'),
      projectResitGrade: 'Pass',
      projectAttempts: 2,
      discussionDate: day('2026-03-10'),
      discussionGrade: 'Distinction',
    });
    expect(amara?.problems.map(({ what }) => what)).toEqual([
      'Component is "Knowledge test", which is none of the methods of the standard.',
    ]);
    expect(cells(zoe)).toMatchObject({ discussionGrade: 'GRADE_UNKNOWN' });
  });

  test.each([
    ['Observation resit', '', undefined, 2],
    ['Observation (re-sit)', '', undefined, 2],
    ['Observation retake 2', '', undefined, 3],
    ['Observation', 'Resit', undefined, 2],
    ['Observation', '2nd', undefined, 2],
    ['Observation', 'Second attempt', undefined, 2],
    ['Observation - attempt 3', '', undefined, 3],
    ['Observation', '1', '2026-04-21', undefined],
    ['Observation', 'First', '2026-04-21', undefined],
    ['Observation', '', '2026-04-21', undefined],
  ])('%s, attempt %j: a resit never stands as the first', (method, attempt, first, attempts) => {
    const [only] = told(
      csv(`ULN,Component,Attempt,Assessment date,Grade\n1000000019,${method},${attempt},21/04/2026,Pass\n`),
    ) as readonly Record<string, unknown>[];
    expect(only?.observationDate).toBe(first && day(first));
    expect(only?.observationAttempts).toBe(attempts);
    expect(only?.observationResitDate).toBe(first ? undefined : day('2026-04-21'));
  });

  test('of two names with one ULN are nobody’s attempts: it is asked', () => {
    const table = csv(
      'ULN,Learner name,Component,Attempt,Grade\n1000000019,Amara Foxbury,Observation,1,Fail\n1000000019,Foxbury Amara,Project,1,Fail\n1000000019,Ben Kestrel,Observation,2,Pass\n',
    );
    expect(peopleInFile(table, new Map()).map(({ doubles }) => doubles)).toEqual([[4], [2, 3]]);
  });

  test('that nothing puts in order are left', () => {
    const table = csv('ULN,Component,Grade\n1000000019,Observation,Fail\n1000000019,Observation,Pass\n');
    const [amara] = peopleInFile(table, new Map());
    expect(amara?.cells.has('observationGrade')).toBe(false);
    expect(amara?.problems.map(({ code }) => code)).toEqual(['IMPORT_ATTEMPTS_UNORDERED']);
  });

  test('of a second attempt alone leave the first', () => {
    const table = csv('ULN,Component,Attempt,Grade\n1000000019,Observation,2,Pass\n');
    expect(told(table)).toEqual([
      { name: '', uln: '1000000019', observationResitGrade: 'Pass', observationAttempts: 2 },
    ]);
  });

  test('name the overall grade too', () => {
    const table = csv(
      'ULN,Component,Grade\n1000000019,Observation,Pass\n1000000019,Overall grade,Distinction\n',
    );
    expect(told(table)).toMatchObject([{ observationGrade: 'Pass', confirmedGrade: 'Distinction' }]);
  });
});

const HEADINGS = [
  'ULN',
  'Apprentice',
  'Employer',
  'Date of birth',
  'Start date',
  'Planned end date',
  'Maths',
  'Observation grade',
  'Gateway date',
];
const SHEET: readonly (readonly Cell[])[] = [
  HEADINGS,
  [
    '1000000019',
    'Amara Foxbury',
    'Fernhollow Retail',
    day('1995-10-18'),
    day('2025-01-06'),
    '',
    'Achieved',
    'Pass',
    '',
  ],
  ['2000000028', 'Zoë Marshwiggle', 'Old employer', '', 'soon', day('2026-08-04'), '', '', ''],
  ['', 'Cleo Larksong', '', day('1999-11-11'), '', '', '', '', day('2026-03-12')],
  ['Total', 3],
];

function cohort(rows: readonly (readonly Cell[])[] = SHEET): CohortTable {
  const table = tableIn({ sheet: 'Cohort', rows, settings: [] });
  if (isProblem(table)) throw new Error(table.what);
  return table;
}

interface Planning {
  readonly sheet?: readonly (readonly Cell[])[];
  readonly decisions?: Readonly<Record<string, Decision>>;
  readonly formulas?: readonly string[];
}

/** What importing rows with these headings comes to. */
function planned(
  headings: string,
  row: string,
  { sheet = SHEET, decisions = {}, formulas = [] }: Planning = {},
) {
  const table = cohort(sheet);
  const people = peopleInFile(csv(`${headings}\n${row}\n`), new Map());
  return plannedPeople(
    { table, formulaAt: (at, column) => (formulas.includes(`${at} ${column}`) ? '=1' : '') },
    people,
    matchesOf(table, people),
    new Map(Object.entries(decisions)),
  );
}

describe('what becomes of a cell', () => {
  const outcome = (heading: string, cell: string, uln = '1000000019', more: Planning = {}) =>
    planned(`ULN,${heading}`, `${uln},${cell}`, more)[0]?.cells.find(({ column }) => column !== 'uln');
  test.each([
    ['blank in the sheet: it is added', 'Planned end date', '05/04/2026', 'add', day('2026-04-05')],
    ['another value: it changes', 'Start date', '07/01/2025', 'change', day('2025-01-07')],
    ['the same day in other words', 'Start date', '6 January 2025', 'same', day('2025-01-06')],
    ['the same grade in another word', 'Observation grade', 'P', 'same', 'Pass'],
    ['the same state in another word', 'Maths', 'Passed', 'same', 'Achieved'],
    ['the same text in other letters', 'Employer', 'FERNHOLLOW retail', 'same', 'FERNHOLLOW retail'],
    ['the same name the other way round', 'Name', '"Foxbury, Amara"', 'same', 'Amara Foxbury'],
    ['a day that cannot be read', 'Start date', '13/2025', 'unreadable', ''],
    ['another grade: it asks', 'Observation grade', 'Distinction', 'conflict', 'Distinction'],
    ['another name: it asks', 'Name', 'Amara Foxbury-Jones', 'conflict', 'Amara Foxbury-Jones'],
    ['another date of birth: it asks', 'DOB', '19/10/1995', 'conflict', day('1995-10-19')],
  ] as const)('%s', (_, heading, cell, expected, value) => {
    expect(outcome(heading, cell)).toMatchObject({ outcome: expected, value });
  });

  test('the day of an attempt that is graded asks, as its grade does', () => {
    const headings = [
      'ULN',
      'Observation date',
      'Observation grade',
      'Observation resit date',
      'Observation resit grade',
    ];
    const of = (cells: readonly Cell[]) =>
      planned('ULN,Observation date,Observation resit date', '1000000019,03/03/2026,21/04/2026', {
        sheet: [headings, ['1000000019', ...cells]],
      })[0]
        ?.cells.slice(1)
        .map((cell) => cell.outcome);
    const other = day('2026-01-05');
    expect(of([other, '', other, ''])).toEqual(['change', 'change']);
    expect(of([other, 'Fail', other, ''])).toEqual(['conflict', 'change']);
    expect(of([other, 'Fail', other, 'Pass'])).toEqual(['conflict', 'conflict']);
    expect(of([day('2026-03-03'), 'Fail', '', 'Pass'])).toEqual(['same', 'add']);
  });

  test.each([
    ['05/13/2025', '05/06/2025', 'IMPORT_MONTH_FIRST'],
    ['05/13/2025', '06/06/2025', day('2025-06-06')],
    // A slip among days that can only be day first.
    ['05/13/2025\n3000000037,14/05/2025', '05/06/2025', day('2025-06-05')],
    ['05/12/2025', '05/06/2025', day('2025-06-05')],
  ])('beside %j, %s is %p', (other, cell, expected) => {
    const table = csv(`ULN,Start date\n2000000028,${other}\n1000000019,${cell}\n`);
    expect(told(table).find(({ uln }: Record<string, unknown>) => uln === '1000000019')).toMatchObject({
      start: expected,
    });
  });

  test('blank in the file says nothing, whatever the sheet holds', () => {
    expect(outcome('Employer', '')).toBeUndefined();
    expect(outcome('Employer', 'TBC')?.outcome).toBe('change');
    expect(outcome('Start date', 'TBC')).toBeUndefined();
  });

  test('over what cannot be read it asks', () => {
    expect(outcome('Start date', '05/05/2025', '2000000028')).toMatchObject({ outcome: 'conflict' });
  });

  test('a gateway date that is there already asks', () => {
    const [cleo] = planned('Name,Gateway date', 'Cleo Larksong,13/03/2026', { decisions: { 1: 3 } });
    expect(cleo?.cells.map(({ column, outcome: of }) => [column, of])).toEqual([
      ['apprentice', 'same'],
      ['gatewayDate', 'conflict'],
    ]);
  });

  test('a formula is never written over', () => {
    expect(outcome('Planned end date', '05/04/2026', '1000000019', { formulas: ['1 5'] })).toMatchObject({
      outcome: 'calculated',
    });
  });

  test('a column that the sheet does not have is passed over', () => {
    expect(planned('ULN,Coach', '1000000019,Priya')[0]?.cells.map(({ column }) => column)).toEqual(['uln']);
  });
});

describe('who somebody in the file is', () => {
  const kind = (headings: string, row: string, more: Planning = {}) => {
    const [one] = planned(headings, row, more);
    const reason = one?.match.kind === 'asked' ? one.match.reason.code : undefined;
    return [one?.kind, one?.row, ...(reason ? [reason] : [])];
  };

  test.each([
    ['by the ULN without a question', 'ULN,Name', '1000000019,Amara Kestrel', ['found', 1]],
    [
      'by the ULN, with another name and the same date of birth',
      'ULN,Name,DOB',
      '1000000019,Somebody Else,18/10/1995',
      ['found', 1],
    ],
    // A slip in the ULN would write to somebody else.
    [
      'not by the ULN with a name of which no word is the same',
      'ULN,Name',
      '1000000019,Somebody Else',
      ['asked', undefined, 'IMPORT_OTHER_NAME'],
    ],
    [
      'not by the ULN with another name and date of birth',
      'ULN,Name,DOB',
      '1000000019,Amara Kestrel,19/10/1995',
      ['asked', undefined, 'IMPORT_OTHER_NAME'],
    ],
    ['by the ULN however it is written', 'ULN', '1000 0000 19', ['found', 1]],
    [
      'by the name with a question',
      'Name,DOB',
      'Cleo Larksong,11/11/1999',
      ['asked', undefined, 'IMPORT_BY_NAME'],
    ],
    ['by the name alone with a question', 'Name', 'Larksong Cleo', ['asked', undefined, 'IMPORT_BY_NAME']],
    ['not by a placeholder', 'ULN,Name', '9999999999,Cleo Larksong', ['asked', undefined, 'IMPORT_BY_NAME']],
    [
      'not by the name with another date of birth',
      'Name,DOB',
      'Cleo Larksong,12/11/1999',
      ['new', undefined],
    ],
    ['new with a ULN that nobody has', 'ULN,Name', '3000000037,Idris Quillfeather', ['new', undefined]],
    ['nobody', 'ULN,Name,Employer', '9999999999,,Fernhollow', ['asked', undefined, 'APPRENTICE_UNNAMED']],
  ] as const)('%s', (_, headings, row, expected) => {
    expect(kind(headings, row)).toEqual(expected);
  });

  test('is as somebody says', () => {
    expect(kind('Name', 'Cleo Larksong', { decisions: { 1: 3 } })).toEqual(['found', 3, 'IMPORT_BY_NAME']);
    expect(kind('Name', 'Cleo Larksong', { decisions: { 1: 'new' } })).toEqual([
      'new',
      undefined,
      'IMPORT_BY_NAME',
    ]);
    expect(kind('ULN', '1000000019', { decisions: { 1: 'left out' } })).toEqual(['left out', undefined]);
  });

  test('is nobody whom somebody was not offered', () => {
    expect(kind('Name', 'Cleo Larksong', { decisions: { 1: 1 } })).toEqual([
      'asked',
      undefined,
      'IMPORT_BY_NAME',
    ]);
  });

  test('of several rows with one ULN is the one with the same start, else it is asked', () => {
    const twice = [
      HEADINGS,
      ['1000000019', 'Amara Foxbury', '', '', day('2024-01-08')],
      ['1000000019', 'Amara Foxbury', '', '', day('2025-01-06')],
    ];
    expect(kind('ULN,Start date', '1000000019,06/01/2025', { sheet: twice })).toEqual(['found', 2]);
    expect(kind('ULN,Start date', '1000000019,07/01/2025', { sheet: twice })).toEqual([
      'asked',
      undefined,
      'IMPORT_SEVERAL',
    ]);
    expect(kind('ULN', '1000000019', { sheet: twice })).toEqual(['asked', undefined, 'IMPORT_SEVERAL']);
  });

  test('twice in the file is one where both rows say the same, else a question', () => {
    const same = planned('ULN,Employer', '1000000019,Fernhollow Retail\n1000000019,Fernhollow Retail');
    expect(same.map(({ kind: of, person }) => [of, person.rows])).toEqual([['found', [2, 3]]]);
    const other = planned('ULN,Employer', '1000000019,Fernhollow Retail\n1000000019,Brackenby');
    expect(other.map(({ kind: of, match }) => [of, match.kind === 'asked' && match.reason.code])).toEqual([
      ['asked', 'IMPORT_TWICE'],
      ['asked', 'IMPORT_TWICE'],
    ]);
    const chosen = planned('ULN,Employer', '1000000019,Fernhollow Retail\n1000000019,Brackenby', {
      decisions: { 1: 1, 2: 1 },
    });
    expect(chosen.map(({ kind: of, match }) => [of, match.kind === 'asked' && match.reason.code])).toEqual([
      ['found', 'IMPORT_TWICE'],
      ['asked', 'IMPORT_ROW_TAKEN'],
    ]);
  });

  test('with the name of somebody whom the file names by a ULN of their own is not that one', () => {
    const rows = planned('ULN,Name', '1000000019,Amara Foxbury\n3000000037,Amara Foxbury');
    expect(rows.map(({ kind: of, row }) => [of, row])).toEqual([
      ['found', 1],
      ['new', undefined],
    ]);
  });
});

describe('what is written', () => {
  const none = { withoutColumns: new Set<string>(), taken: new Set<string>(), addsNew: false };
  const columns = 'ULN,Name,Employer,Observation grade,Planned end date';
  const people = planned(
    columns,
    '1000000019,Amara Foxbury,Brackenby,Fail,05/04/2026\n3000000037,Idris Quillfeather,Brackenby,,',
  );
  const plan = (more: Partial<typeof none>) => importPlan(cohort(), people, { ...none, ...more });
  const written = (more: Partial<typeof none> = {}) =>
    plan(more).changes.map(({ column, value }) => [column, value]);

  test('is what is added and what changes, from what was seen; conflicts are kept', () => {
    expect(plan({}).changes).toEqual([
      {
        identity: { uln: '1000000019' },
        column: 'employer',
        expected: 'Fernhollow Retail',
        value: 'Brackenby',
      },
      { identity: { uln: '1000000019' }, column: 'plannedEnd', expected: '', value: day('2026-04-05') },
    ]);
  });

  test('is without the columns that are left out', () => {
    expect(written({ withoutColumns: new Set(['employer']) })).toEqual([['plannedEnd', day('2026-04-05')]]);
  });

  test('is a conflict where somebody takes the file', () => {
    const [amara] = people;
    const grade = amara?.cells.find(({ column }) => column === 'observationGrade');
    const taken = new Set(amara && grade ? [conflictKey(amara, grade)] : []);
    expect(written({ taken })).toContainEqual(['observationGrade', 'Fail']);
  });

  test('is a row for somebody new, once that is wanted', () => {
    expect(plan({}).rows).toEqual([]);
    expect(plan({ addsNew: true }).rows).toEqual([
      {
        identity: { uln: '3000000037' },
        cells: [
          { column: 'uln', position: 0, value: '3000000037' },
          { column: 'apprentice', position: 1, value: 'Idris Quillfeather' },
          { column: 'employer', position: 2, value: 'Brackenby' },
        ],
      },
    ]);
  });

  test.each([
    [
      'Idris Quillfeather',
      [
        ['givenNames', 'Idris'],
        ['familyName', 'Quillfeather'],
      ],
      'Idris Quillfeather',
    ],
    [
      '"Quillfeather, Idris"',
      [
        ['givenNames', 'Idris'],
        ['familyName', 'Quillfeather'],
      ],
      'Idris Quillfeather',
    ],
    [
      '"van der Berg, Anna Maria"',
      [
        ['givenNames', 'Anna Maria'],
        ['familyName', 'van der Berg'],
      ],
      'Anna Maria van der Berg',
    ],
    // Anna Maria Berg, or Anna with the family name Maria Berg: nobody can tell.
    ['Anna Maria Berg', [['familyName', 'Anna Maria Berg']], 'Anna Maria Berg'],
    ['Madonna', [['familyName', 'Madonna']], 'Madonna'],
  ])('is the name %s in two columns, where it is plain how it is parted', (name, cells, apprentice) => {
    const sheet = [
      ['Given names', 'Family name'],
      ['Cleo', 'Larksong'],
    ];
    const people = planned('Name', name, { sheet });
    const [row] = importPlan(cohort(sheet), people, { ...none, addsNew: true }).rows;
    expect(row?.identity).toEqual({ apprentice });
    expect(row?.cells.map(({ column, value }) => [column, value])).toEqual(cells);
  });

  test('is a ULN last, and whoever has it now is found by it', () => {
    const cleo = planned('ULN,Name,Employer', '5000000055,Cleo Larksong,Brackenby', { decisions: { 1: 3 } });
    expect(importPlan(cohort(), cleo, none).changes).toEqual([
      { identity: { apprentice: 'Cleo Larksong' }, column: 'employer', expected: '', value: 'Brackenby' },
      {
        identity: { apprentice: 'Cleo Larksong' },
        identityAfter: { uln: '5000000055' },
        column: 'uln',
        expected: '',
        value: '5000000055',
      },
    ]);
  });
});

describe('what somebody says of a heading', () => {
  const own = 'ULN,Name,When it ends\n1000000019,Amara,05/04/2026\n';
  test('counts, and leaves out what is not wanted', () => {
    const mapping: ImportMapping = new Map([
      [plainHeading('When it ends'), 'plannedEnd'],
      [plainHeading('Name'), 'left out'],
    ]);
    expect(meanings(csv(own, mapping))).toEqual({ ULN: 'uln', Name: '-', 'When it ends': 'plannedEnd' });
  });

  test('is told by samples as people read them: days as days', () => {
    const mapping: ImportMapping = new Map([[plainHeading('When it ends'), 'plannedEnd']]);
    expect(csv(own, mapping).headings.map(({ samples }) => samples)).toEqual([
      ['1000000019'],
      ['Amara'],
      ['5 April 2026'],
    ]);
  });

  test('is remembered for the layout, in the settings', () => {
    const { name } = csv(own);
    const writes = rememberWrites(COLUMNS, [], name, [
      { heading: 'When it ends', takenFor: 'plannedEnd' },
      { heading: 'Name', takenFor: 'left out' },
    ]);
    if (isProblem(writes)) throw new Error(writes.what);
    const settings: Cell[][] = Array.from({ length: 4 }, () => Array.from({ length: 12 }, () => ''));
    for (const { cell, content } of writes) (settings[cell.row] as Cell[])[cell.column] = content as Cell;
    expect(settings[0]?.slice(8)).toEqual(['Layout of an import', 'Heading in the import', 'Taken for', '']);
    expect([...mappingOf(COLUMNS, settings, name)]).toEqual([
      ['whenitends', 'plannedEnd'],
      ['name', 'left out'],
    ]);
    expect([...mappingOf(COLUMNS, settings, 'Another layout')]).toEqual([]);
    const again = rememberWrites(COLUMNS, settings, name, [{ heading: 'Name', takenFor: 'apprentice' }]);
    expect(again).toEqual([
      { cell: { sheet: 'EPA settings', row: 2, column: 10 }, expected: 'Left out', content: 'Apprentice' },
    ]);
  });

  test('finds no room where the list is full', () => {
    const full = Array.from({ length: 100 }, (_, i) => [
      ...Array(8).fill(''),
      'Layout',
      `Heading ${i}`,
      'ULN',
    ]);
    expect(rememberWrites(COLUMNS, full, 'Other', [{ heading: 'A', takenFor: 'uln' }])).toMatchObject({
      code: 'COLUMN_NAMES_FULL',
    });
  });
});

test('another standard has its own methods and no code: the same file is read by them', () => {
  const columns = columnsOf(second);
  const [method] = second.methods;
  const rows = rowsOf('a.csv', `ULN,Component,Grade\n1000000019,${method?.name},Pass\n`);
  const table = fileTableIn(columns, rows, new Map());
  if (isProblem(table)) throw new Error(table.what);
  expect(told(table)).toMatchObject([{ [method?.grade.key ?? '']: 'Pass' }]);
});
