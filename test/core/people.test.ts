import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { epaSteps } from '../../core/rules/epa-steps';
import { objectionsTo } from '../../core/cohort/objections';
import { changeIn } from '../../core/port/changes';
import { cellInWords, notesWithReason, recordedReason, tickAs } from '../../core/port/recording';
import { isProblem } from '../../core/problems';
import type { AsOf } from '../../core/rules/next-action';
import type { Apprentice } from '../../core/sheet/columns';
import { cohortSheetFrom, identityOf, neighbour, peopleIn, peopleNamed, readApprentice, withRow } from '../../core/sheet/people';
import { DEFAULT_SETTINGS, settingsFrom } from '../../core/sheet/settings';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { day, iso } from '../days';

const TODAY = day('2026-11-25');
const ROWS: readonly (readonly Cell[])[] = [
  ['Team A', '', ''],
  ['ULN', 'Apprentice', 'Maths'],
  [1000000019, 'Amara Foxbury', 'Achieved'],
  ['', '', ''],
  ['', 'Ben Amaral', ''],
  [2000000028, '', 'Not yet'],
  ['Total', 2, ''],
];
const grid = { sheet: 'Cohort', rows: ROWS, settings: [] };
const table = tableIn(grid) as CohortTable;

describe('people in a sheet', () => {
  const people = peopleIn(table);

  test('are those of its rows, gaps and totals left out, each by name or ULN', () => {
    expect(people).toEqual([
      { row: 2, name: 'Amara Foxbury', uln: '1000000019' },
      { row: 4, name: 'Ben Amaral', uln: '' },
      { row: 5, name: '2000000028', uln: '2000000028' },
    ]);
  });

  test.each([
    ['amara', ['Amara Foxbury', 'Ben Amaral']],
    ['AMARA  fox', ['Amara Foxbury']],
    ['amara f', ['Amara Foxbury']],
    ['fox amara', ['Amara Foxbury']],
    ['00028', ['2000000028']],
    ['nobody', []],
    [' ', []],
  ])('"%s" finds %j', (typed, names) => {
    expect(peopleNamed(people, typed).map(({ name }) => name)).toEqual(names);
  });

  test.each([
    [2, 1, 4],
    [4, -1, 2],
    [3, 1, 4],
    [3, -1, 2],
    [2, -1, undefined],
    [5, 1, undefined],
  ] as const)('from row %i, %i goes to row %s', (row, step, wanted) => {
    expect(neighbour(people, row, step)?.row).toBe(wanted);
  });

  test('a row is read as an apprentice with what cannot be read; a gap is nobody', () => {
    expect(readApprentice(table, [1000000019, 'Amara', 'perhaps'])).toMatchObject({
      apprentice: { uln: '1000000019', apprentice: 'Amara', maths: undefined },
      problems: [{ column: 'maths', problem: { code: 'CHOICE_UNKNOWN' } }],
    });
    expect(readApprentice(table, ['', '', ''])).toBeUndefined();
    expect(readApprentice(table, [])).toBeUndefined();
  });
});

describe('who a change is for', () => {
  test.each<[Apprentice, object | undefined]>([
    [{ uln: '1000000019', apprentice: 'Amara' }, { uln: '1000000019' }],
    [{ apprentice: 'Amara' }, { apprentice: 'Amara' }],
    [{ maths: 'Achieved' }, undefined],
  ])('%j is %j', (apprentice, identity) => {
    expect(identityOf(apprentice)).toEqual(identity);
  });

  const sheet = cohortSheetFrom(grid, TODAY);
  if (isProblem(sheet)) throw new Error('The sheet is not recognised.');

  test('a change expects what the row was read with', () => {
    expect(changeIn(sheet, 5, { uln: '2000000028' }, 'maths', 'Achieved')).toEqual({
      sheet: 'Cohort',
      identity: { uln: '2000000028' },
      column: 'maths',
      expected: 'Not yet',
      value: 'Achieved',
    });
  });

  test('there is no change to a column that the sheet does not have', () => {
    expect(changeIn(sheet, 5, { uln: '2000000028' }, 'english', 'Achieved')).toBeUndefined();
  });

  test('a row that was typed since shows, also one below the last', () => {
    const typed = withRow(sheet, 8, ['', 'Cleo New', '']);
    expect(peopleIn(typed.table).map(({ name, row }) => [row, name])).toContainEqual([8, 'Cleo New']);
    expect(sheet.table.rows).toHaveLength(7);
  });
});

describe('recording', () => {
  test.each<[Cell, boolean, Cell]>([
    [false, true, true],
    [true, false, false],
    ['', true, 'Yes'],
    ['Yes', false, 'No'],
    ['met', true, 'Yes'],
  ])('a cell that holds %j is ticked %s as %j', (now, isTicked, written) => {
    expect(tickAs(now, isTicked)).toBe(written);
  });

  test.each<[Parameters<typeof cellInWords>[0], Cell, string]>([
    ['employerSignOff', day('2026-03-05'), '5 March 2026'],
    ['employerSignOff', 'Yes', 'Yes'],
    ['employerSignOff', 1, '1'],
    ['evidencePieces', 46086, '46086'],
    ['onProgrammeComplete', true, 'Yes'],
    ['onProgrammeComplete', false, 'No'],
    ['maths', '', 'blank'],
    ['maths', undefined, 'blank'],
  ])('%s %j reads "%s"', (column, cell, words) => {
    expect(cellInWords(column, cell)).toBe(words);
  });

  test('the reason of an exemption is kept in the notes, after what was there', () => {
    const notes = notesWithReason('Prefers mornings', 'maths', ' EHC plan; seen ');
    expect(notes).toBe('Prefers mornings; Maths exempt: EHC plan, seen');
    expect(recordedReason(notes, 'maths')).toBe('EHC plan, seen');
    expect(recordedReason(notes, 'english')).toBeUndefined();
  });

  test('the latest reason holds', () => {
    const twice = notesWithReason(notesWithReason('', 'english', 'first'), 'english', 'second');
    expect(recordedReason(twice, 'english')).toBe('second');
    expect(recordedReason(undefined, 'english')).toBeUndefined();
  });
});

const asOf: AsOf = { asOf: TODAY, dueSoonDays: 14, closures: [day('2026-12-07')] };

describe('what speaks against a date before it is written', () => {
  // EPA start 5 January 2026: project by 5 March, EPA end 5 April (domain notes, section 4).
  const apprentice: Apprentice = {
    apprentice: 'Amara',
    epaStart: day('2026-01-05'),
    projectSubmitted: day('2026-03-02'),
    discussionDate: day('2026-03-25'),
  };
  const codes = (column: Parameters<typeof objectionsTo>[1], date: string) =>
    objectionsTo(apprentice, column, day(date), asOf).map(({ problem }) => problem.code);

  test.each([
    [
      'the day before two weeks are over',
      'interviewDate',
      '2026-03-15',
      ['INTERVIEW_TOO_EARLY', 'DATE_ON_DAY_OFF'],
    ],
    ['two weeks after the project', 'interviewDate', '2026-03-16', []],
    ['the last day, a Sunday', 'interviewDate', '2026-04-05', ['DATE_ON_DAY_OFF']],
    ['the day after the last', 'interviewDate', '2026-04-06', ['ASSESSED_AFTER_EPA_END', 'DATE_ON_DAY_OFF']],
    [
      'before the EPA start',
      'observationDate',
      '2026-01-02',
      ['DATES_OUT_OF_ORDER', 'OBSERVATION_BEFORE_DISCUSSION'],
    ],
    ['before the discussion', 'observationDate', '2026-03-24', ['OBSERVATION_BEFORE_DISCUSSION']],
    ['on the day of the discussion', 'observationDate', '2026-03-25', []],
    ['the last day for the project', 'projectSubmitted', '2026-03-05', []],
    ['a day late', 'projectSubmitted', '2026-03-06', ['PROJECT_LATE']],
  ] as const)('%s: %s %s', (_, column, date, expected) => {
    expect(codes(column, date)).toEqual(expected);
  });

  test('a closure in the settings is said, and stops nobody', () => {
    const [found] = objectionsTo({ apprentice: 'Amara' }, 'discussionDate', day('2026-12-07'), asOf);
    expect(found).toMatchObject({ severity: 'note', problem: { code: 'DATE_ON_DAY_OFF' } });
    expect(found?.problem.what).toContain('a closure in the settings');
  });

  test('what was wrong before is not said again', () => {
    const late: Apprentice = { ...apprentice, interviewDate: day('2026-05-04') };
    expect(objectionsTo(late, 'observationDate', day('2026-03-26'), asOf)).toEqual([]);
  });
});

describe('the steps of an EPA period that starts on 5 January 2026', () => {
  const stepsOf = (apprentice: Apprentice, on: string) =>
    epaSteps({ epaStart: day('2026-01-05'), ...apprentice }, { ...asOf, asOf: day(on) }).map(
      ({ label, state, from, by }) => [
        label,
        state,
        from?.date === undefined ? '' : iso(from.date),
        by.date === undefined ? '' : iso(by.date),
      ],
    );

  test('nothing done yet', () => {
    expect(stepsOf({}, '2026-02-01')).toEqual([
      ['Project', 'open', '', '2026-03-05'],
      ['Interview', 'open', '', '2026-04-05'],
      ['Discussion', 'open', '', '2026-04-05'],
      ['Observation', 'open', '', '2026-04-05'],
      ['Results', 'open', '', ''],
    ]);
  });

  test('a date to come is a booking, a date that has come is done, and so is a graded method', () => {
    const apprentice: Apprentice = {
      projectSubmitted: day('2026-03-05'),
      interviewDate: day('2026-03-19'),
      discussionDate: day('2026-03-20'),
      observationGrade: 'Pass',
    };
    expect(stepsOf(apprentice, '2026-03-19')).toEqual([
      ['Project', 'done', '', '2026-03-05'],
      ['Interview', 'done', '2026-03-19', '2026-04-05'],
      ['Discussion', 'booked', '', '2026-04-05'],
      ['Observation', 'done', '', '2026-04-05'],
      ['Results', 'open', '', ''],
    ]);
  });

  test('the result is expected once all three assessments have a date', () => {
    // Last assessment on the EPA end: 20 April 2026 (domain notes, section 4).
    const dates: Apprentice = {
      interviewDate: day('2026-03-19'),
      discussionDate: day('2026-03-20'),
      observationDate: day('2026-04-05'),
    };
    expect(stepsOf(dates, '2026-04-06').pop()).toEqual(['Results', 'open', '', '2026-04-20']);
  });

  test('before the EPA start there are none', () => {
    expect(epaSteps({}, asOf)).toEqual([]);
  });
});

describe('settings', () => {
  const sheet = (asOfCell: Cell, dueSoon: Cell, needed: Cell, ...closures: readonly Cell[]): Cell[][] => {
    const rows: Cell[][] = [
      ['Setting', 'Value', '', 'Closures'],
      ['As of', asOfCell],
      ['Due soon', dueSoon],
      ['Distinctions', needed],
    ];
    closures.forEach((closure, i) => {
      const row = rows[i + 1] ?? [];
      rows[i + 1] = [row[0], row[1], '', closure];
    });
    return rows;
  };

  test('are what the sheet says', () => {
    const settings = settingsFrom(sheet(day('2026-12-01'), 7, 2, day('2026-12-24'), '', '28/12/2026'), TODAY);
    expect(settings).toEqual({
      asOf: { asOf: day('2026-12-01'), dueSoonDays: 7, closures: [day('2026-12-24'), day('2026-12-28')] },
      distinctionsNeeded: 2,
      problems: [],
    });
  });

  test.each([[[]], [sheet('', '', '')]])('are the usual ones where nothing is set', (cells) => {
    expect(settingsFrom(cells, TODAY)).toEqual({
      asOf: { asOf: TODAY, dueSoonDays: DEFAULT_SETTINGS.dueSoonDays, closures: [] },
      distinctionsNeeded: DEFAULT_SETTINGS.distinctionsNeeded,
      problems: [],
    });
  });

  test('that cannot be read are said, and count as not set', () => {
    const { problems, asOf: seen, distinctionsNeeded } = settingsFrom(sheet('soon', 0.5, 4, 'x'), TODAY);
    expect(problems.map(({ code }) => code)).toEqual([
      'DATE_UNREADABLE',
      'NUMBER_NOT_WHOLE',
      'DATE_UNREADABLE',
      'NUMBER_OUT_OF_RANGE',
    ]);
    expect([seen.asOf, seen.dueSoonDays, seen.closures, distinctionsNeeded]).toEqual([TODAY, 14, [], 3]);
  });
});
