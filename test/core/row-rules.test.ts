import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { issuesOf } from '../../core/cohort/issues';
import { messageOf } from '../../core/problems';
import type { Progress } from '../../core/rules/progress';
import { rowFindings } from '../../core/rules/row-rules';
import { type ColumnKey, columnsOf } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { st0071 } from '../../core/standard/st0071';
import { day } from '../days';

const columns = columnsOf(st0071);

describe('issues: what cannot be read or does not fit together', () => {
  type Cells = Partial<Record<ColumnKey, Cell>>;
  const AMARA: Cells = { uln: '1000000019', apprentice: 'Amara Foxbury' };

  /** A sheet that has only the columns that its rows fill in, so that nothing else is blank in it. */
  const found = (...rows: Cells[]) => {
    const whole = rows.map((cells) => ({ ...AMARA, ...cells }));
    const keys = columns.all.map(({ key }) => key).filter((key) => whole.some((cells) => key in cells));
    const layout = layoutOf(
      columns,
      keys.map((key) => columns.of(key).heading),
    );
    const grid = gridFrom(whole.map((cells: Cells) => keys.map((key) => cells[key])));
    return issuesOf(layout, grid, 0, day('2026-07-01'));
  };
  const issues = (...rows: Cells[]) =>
    found(...rows).map(
      ({ row, column, problem, severity }) => `${row} ${column} ${problem.code} ${severity}`,
    );
  const on = (text: string): Cell => day(text);

  test.each<[string, Partial<Record<ColumnKey, Cell>>, string[]]>([
    ['a sound row', { start: on('2025-01-06'), epaStart: on('2026-03-16') }, []],
    ['an unreadable date', { start: '03/25/2026' }, ['0 start DATE_MONTH_FIRST error']],
    ['a date as text', { start: '6 Jan 2025' }, ['0 start DATE_IS_TEXT warning']],
    ['an unknown grade', { projectGrade: 'Merit' }, ['0 projectGrade GRADE_UNKNOWN error']],
    ['a ULN of nine digits', { uln: '123456789' }, ['0 uln ULN_DOUBTFUL error']],
    ['a ULN with a wrong check digit', { uln: '1234567890' }, ['0 uln ULN_DOUBTFUL warning']],
    [
      'neither ULN nor name',
      { uln: '', apprentice: '', start: on('2025-01-06') },
      ['0 apprentice APPRENTICE_UNNAMED error'],
    ],
    [
      'gateway before the start',
      { start: on('2025-06-13'), gatewayDate: on('2025-05-31') },
      ['0 gatewayDate DATES_OUT_OF_ORDER error'],
    ],
    [
      'gateway before a start with day and month swapped',
      { start: on('2025-06-01'), gatewayDate: on('2025-05-31') },
      ['0 gatewayDate DATES_SWAPPED error'],
    ],
    [
      'planned end before the start',
      { start: on('2025-06-13'), plannedEnd: on('2025-05-31') },
      ['0 plannedEnd DATES_OUT_OF_ORDER error'],
    ],
    [
      'born after the start',
      { dateOfBirth: on('2025-06-14'), start: on('2025-06-13') },
      ['0 start DATES_OUT_OF_ORDER error'],
    ],
    [
      'certificate before the results',
      { resultsConfirmed: on('2026-06-20'), certificateDate: on('2026-06-19') },
      ['0 certificateDate DATES_OUT_OF_ORDER error'],
    ],
    [
      'EPA start before gateway',
      { gatewayDate: on('2026-03-31'), epaStart: on('2026-03-30') },
      ['0 epaStart DATES_OUT_OF_ORDER error'],
    ],
    [
      'EPA start with day and month swapped before gateway',
      { gatewayDate: on('2026-03-09'), epaStart: on('2026-03-08') },
      ['0 epaStart DATES_SWAPPED error'],
    ],
    [
      'EPA start that day and month swapped would put on the day of gateway',
      { gatewayDate: on('2026-04-03'), epaStart: on('2026-03-04') },
      ['0 epaStart DATES_SWAPPED error'],
    ],
    ['gateway and EPA start on one day', { gatewayDate: on('2026-03-09'), epaStart: on('2026-03-09') }, []],
    [
      'assessed before EPA start',
      { epaStart: on('2026-03-16'), discussionDate: on('2026-03-15') },
      ['0 discussionDate DATES_OUT_OF_ORDER error'],
    ],
    ['assessed on the EPA end', { epaStart: on('2026-03-16'), discussionDate: on('2026-06-16') }, []],
    [
      'assessed after the EPA end',
      { epaStart: on('2026-03-16'), discussionDate: on('2026-06-17') },
      ['0 discussionDate ASSESSED_AFTER_EPA_END error'],
    ],
    [
      'interview after the EPA end',
      { epaStart: on('2026-03-16'), interviewDate: on('2026-06-17') },
      ['0 interviewDate ASSESSED_AFTER_EPA_END error'],
    ],
    [
      'project handed in before the EPA start',
      { epaStart: on('2026-03-16'), projectSubmitted: on('2026-03-15') },
      ['0 projectSubmitted DATES_OUT_OF_ORDER error'],
    ],
    ['project on its last day', { epaStart: on('2026-03-16'), projectSubmitted: on('2026-05-16') }, []],
    [
      'project a day late',
      { epaStart: on('2026-03-16'), projectSubmitted: on('2026-05-17') },
      ['0 projectSubmitted AFTER_LAST_DAY error'],
    ],
    [
      'interview 14 days after submission',
      { projectSubmitted: on('2026-05-11'), interviewDate: on('2026-05-25') },
      [],
    ],
    [
      'interview 13 days after submission',
      { projectSubmitted: on('2026-05-11'), interviewDate: on('2026-05-24') },
      ['0 interviewDate BEFORE_FIRST_DAY error'],
    ],
    [
      'observation before discussion',
      { observationDate: on('2026-05-11'), discussionDate: on('2026-05-12') },
      ['0 observationDate BETTER_LATER note'],
    ],
    [
      'observation and discussion on one day',
      { observationDate: on('2026-05-12'), discussionDate: on('2026-05-12') },
      [],
    ],
    ['report of 2,249 words', { reportWords: 2249 }, ['0 reportWords FIGURE_OUTSIDE_STANDARD error']],
    ['report of 2,250 words', { reportWords: 2250 }, []],
    ['9 questions', { interviewQuestions: 9 }, ['0 interviewQuestions FIGURE_OUTSIDE_STANDARD error']],
    [
      '16 pieces of evidence of a portfolio that is complete',
      { portfolioComplete: true, evidencePieces: 16 },
      ['0 evidencePieces FIGURE_OUTSIDE_STANDARD error'],
    ],
    ['16 pieces of evidence so far', { portfolioComplete: false, evidencePieces: 16 }, []],
    [
      'observation of 53 minutes',
      { observationMinutes: 53 },
      ['0 observationMinutes FIGURE_OUTSIDE_STANDARD error'],
    ],
    [
      'observation of 55 minutes',
      { observationMinutes: 55 },
      ['0 observationMinutes FIGURE_OUTSIDE_STANDARD note'],
    ],
    ['9 minutes of questions in 60', { observationMinutes: 60, questioningMinutes: 9 }, []],
    [
      '10 minutes of questions in 60',
      { observationMinutes: 60, questioningMinutes: 10 },
      ['0 questioningMinutes FIGURE_OUTSIDE_STANDARD error'],
    ],
    [
      'a grade without a date',
      { discussionGrade: 'Pass', discussionDate: '' },
      ['0 discussionGrade GRADE_WITHOUT_DATE warning'],
    ],
    ['a grade in a sheet that has no dates', { discussionGrade: 'Pass' }, []],
    [
      'a grade beside a date that cannot be read',
      { discussionGrade: 'Pass', discussionDate: 'soon' },
      ['0 discussionDate DATE_UNREADABLE error'],
    ],
    [
      'results before the last assessment',
      { observationDate: on('2026-05-12'), resultsConfirmed: on('2026-05-11') },
      ['0 resultsConfirmed DATES_OUT_OF_ORDER error'],
    ],
    [
      'results confirmed tomorrow',
      { resultsConfirmed: on('2026-07-02') },
      ['0 resultsConfirmed DATE_IN_FUTURE warning'],
    ],
    ['an assessment booked for tomorrow', { discussionDate: on('2026-07-02') }, []],
    [
      'a grade for an assessment that has not been held',
      { discussionDate: on('2026-07-02'), discussionGrade: 'Pass' },
      ['0 discussionDate DATE_IN_FUTURE warning'],
    ],
  ])('%s', (_, cells, expected) => {
    expect(issues(cells)).toEqual(expected);
  });

  test.each<[string, Partial<Record<ColumnKey, Cell>>, string]>([
    [
      'AFTER_LAST_DAY',
      { epaStart: on('2026-03-16'), projectSubmitted: on('2026-05-17') },
      'Project submitted (17 May 2026) is after 16 May 2026, the last day for the project. Check the date, or speak to the EPAO.',
    ],
    [
      'ASSESSED_AFTER_EPA_END',
      { epaStart: on('2026-03-16'), discussionDate: on('2026-06-17') },
      'Discussion date (17 June 2026) is after the EPA period, which ends on 16 June 2026. Check the date, or agree it with the EPAO.',
    ],
    [
      'BEFORE_FIRST_DAY',
      { projectSubmitted: on('2026-05-11'), interviewDate: on('2026-05-24') },
      'Interview date (24 May 2026) is before 25 May 2026, the first day after the project that the standard allows. Check the date, or book a later day.',
    ],
    [
      'BETTER_LATER',
      { observationDate: on('2026-05-11'), discussionDate: on('2026-05-12') },
      'Observation date (11 May 2026) is before the discussion (12 May 2026). Allowed, but the source recommends the discussion first: change the booking if you can.',
    ],
    [
      'DATES_SWAPPED',
      { start: on('2025-06-01'), gatewayDate: on('2025-05-31') },
      'Gateway date (31 May 2025) is before Start date (1 June 2025). Check both dates. With day and month swapped, Start date would be 6 January 2025.',
    ],
    [
      'DATES_OUT_OF_ORDER',
      { observationDate: on('2026-05-12'), resultsConfirmed: on('2026-05-11') },
      'Results confirmed (11 May 2026) is before the last assessment (12 May 2026). Check both dates.',
    ],
    [
      'FIGURE_OUTSIDE_STANDARD',
      { observationMinutes: 60, questioningMinutes: 10 },
      'Questioning minutes is 10: Too much questioning: the standard allows at most 15% of the observation. Check the figure.',
    ],
    [
      'GRADE_WITHOUT_DATE',
      { projectGrade: 'Pass', interviewDate: '' },
      'Project grade is "Pass", but Interview date is blank. Fill in the date of the assessment.',
    ],
    [
      'DATE_IN_FUTURE',
      { certificateDate: on('2026-07-02') },
      'Certificate date (2 July 2026) has not come yet on 1 July 2026. Check the date: it stands for something that has happened.',
    ],
  ])('%s in words, with the headings of the columns', (code, cells, message) => {
    const [issue] = found(cells);
    expect([issue?.problem.code, issue && messageOf(issue.problem)]).toEqual([code, message]);
  });

  test('the row of headings and what stands above it are not looked at', () => {
    const headings = ['Apprentice', 'Start date'];
    const layout = layoutOf(columns, headings);
    const rows = [['Tracker 2026'], headings, ['Amara Foxbury', 'soon']];
    expect(issuesOf(layout, gridFrom(rows), 2, day('2026-07-01'))).toEqual([
      expect.objectContaining({ row: 2, apprentice: 'Amara Foxbury', column: 'start', severity: 'error' }),
    ]);
  });

  test('the same apprentice twice: by ULN, or by name where there is none', () => {
    expect(issues({}, { apprentice: 'A. Foxbury' })).toEqual(['1 uln APPRENTICE_DOUBLED error']);
    expect(issues({ uln: '' }, { uln: '', apprentice: 'amara  foxbury' })).toEqual([
      '1 apprentice APPRENTICE_DOUBLED error',
    ]);
    expect(issues({}, { uln: '2000000028' })).toEqual([]);
  });

  test('blank rows, rows of unticked boxes and a row of totals are no apprentices', () => {
    const blank = { uln: '', apprentice: '' };
    expect(
      issues(
        blank,
        { ...blank, portfolioComplete: false },
        { ...blank, apprentice: 'Total', reportWords: 9 },
      ),
    ).toEqual([]);
  });

  test('a likely swap of day and month is said, never done', () => {
    const [issue] = found({ gatewayDate: on('2026-03-09'), epaStart: on('2026-02-04') });
    expect(issue?.problem.fix).toBe(
      'Check both dates. With day and month swapped, EPA start would be 2 April 2026.',
    );
  });

  test('all issues of a row at once', () => {
    expect(issues({ start: 'soon', projectGrade: 'Merit', reportWords: 3000, uln: '12' })).toHaveLength(4);
  });
});

describe('what a finding rests on: a rule of the standard, or what no calendar allows', () => {
  const find = rowFindings(st0071);
  const AMARA = { uln: '1000000019', apprentice: 'Amara Foxbury' };

  test.each<[code: string, Progress, restsOn: string | undefined]>([
    [
      'AFTER_LAST_DAY',
      { epaStart: day('2026-03-16'), projectSubmitted: day('2026-05-17') },
      'project.window',
    ],
    [
      'ASSESSED_AFTER_EPA_END',
      { epaStart: day('2026-03-16'), observationDate: day('2026-06-17') },
      'epa.period',
    ],
    ['DATES_OUT_OF_ORDER', { epaStart: day('2026-03-16'), observationDate: day('2026-03-15') }, 'epa.period'],
    [
      'BEFORE_FIRST_DAY',
      { projectSubmitted: day('2026-05-11'), interviewDate: day('2026-05-24') },
      'interview.gap',
    ],
    [
      'BETTER_LATER',
      { observationDate: day('2026-05-11'), discussionDate: day('2026-05-12') },
      'observation.afterDiscussion',
    ],
    ['DATES_OUT_OF_ORDER', { start: day('2025-06-13'), gatewayDate: day('2025-05-31') }, undefined],
    ['GRADE_WITHOUT_DATE', { discussionGrade: 'Pass', discussionDate: undefined }, undefined],
    ['APPRENTICE_UNNAMED', { uln: undefined, apprentice: undefined }, undefined],
  ])('%s %o rests on %s', (code, progress, restsOn) => {
    const findings = find({ ...AMARA, ...progress }, day('2026-07-01'));
    expect(findings.map((finding) => [finding.code, finding.restsOn])).toEqual([[code, restsOn]]);
  });

  test('nothing is found in a sound row', () => {
    expect(find({ ...AMARA, start: day('2025-01-06') }, day('2026-07-01'))).toEqual([]);
  });
});
