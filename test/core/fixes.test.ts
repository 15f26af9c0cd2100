import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import type { PlacedIssue } from '../../core/cohort/entries';
import { becomesInWords, type Fix, fixableCells, fixesOf, isTextDate } from '../../core/cohort/fixes';
import { filtered, overviewOf, overviewOfSheetsInSteps } from '../../core/cohort/overview';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { ColumnKey } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { day, lookingFrom } from '../days';

const columns = chosenColumns();
const KEYS = ['uln', 'apprentice', 'coach', 'plannedEnd', 'epaStart', 'learningStatus'];
const view = viewOf(columns.standard, lookingFrom('2026-05-17'));
type Cells = Readonly<Record<string, Cell>>;

function tableOf(rows: readonly Cells[], keys: readonly ColumnKey[]) {
  const headings = keys.map((key) => columns.of(key).heading);
  const cells = rows.map((row, i) =>
    keys.map((key) => ({ apprentice: `Person ${i + 1}`, ...row })[key] ?? ''),
  );
  return { headingRow: 0, layout: layoutOf(columns, headings), rows: [headings, ...cells] };
}

function fixesIn(rows: readonly Cells[], filter = {}): readonly Fix[] {
  const table = tableOf(rows, KEYS);
  const overview = overviewOf(table, view);
  const shown = filtered(overview, filter);
  const cellOf = ({ row, position }: PlacedIssue) => table.rows[row]?.[position];
  return fixesOf(columns, fixableCells(columns, overview.entries, shown.issues, cellOf));
}

const brief = (fixes: readonly Fix[]) =>
  fixes.map(({ title, cells }) => [title, cells.map(({ name }) => name)]);

describe('dates that are text', () => {
  test('are offered column by column, in the order of the columns', () => {
    const fixes = fixesIn([
      { epaStart: '16 Mar 2026', plannedEnd: '01/12/2026' },
      { plannedEnd: '2026-12-02', epaStart: day('2026-03-16') },
      { plannedEnd: day('2026-12-03') },
    ]);
    expect(brief(fixes)).toEqual([
      ['2 dates in Planned end date are text', ['Person 1', 'Person 2']],
      ['1 date in EPA start is text', ['Person 1']],
    ]);
    expect(fixes.map(({ answers }) => answers.map(({ label }) => label))).toEqual([
      ['Make them dates'],
      ['Make it a date'],
    ]);
    expect(fixes.map(({ answers: [answer] }) => answer?.done)).toEqual([
      'Planned end date: 2 texts made dates',
      'EPA start: 1 text made a date',
    ]);
  });

  test('become the day that they say', () => {
    const [fix] = fixesIn([{ plannedEnd: '01/12/2026' }]) as [Fix];
    const [[cell], [answer]] = [fix.cells, fix.answers];
    if (!cell || !answer) throw new Error('There is nothing to fix.');
    expect(answer.valueFor(cell)).toBe(day('2026-12-01'));
    expect(becomesInWords(cell, answer)).toBe('“01/12/2026” becomes 1 December 2026');
    expect(cell).toMatchObject({ row: 1, cell: '01/12/2026', identity: { apprentice: 'Person 1' } });
  });

  test('that cannot be read are none', () => {
    expect(fixesIn([{ plannedEnd: 'soon' }, { plannedEnd: '03/25/2026' }, { plannedEnd: '' }])).toEqual([]);
  });

  test.each<[string, readonly Cells[], string[]]>([
    [
      'whoever stands in the sheet twice is left out',
      [
        { apprentice: 'Amara', plannedEnd: '1 Dec 2026' },
        { apprentice: ' amara ', plannedEnd: '2 Dec 2026' },
        { plannedEnd: '3 Dec 2026' },
      ],
      ['Person 3'],
    ],
    [
      'the same name with a ULN each is two people',
      [
        { apprentice: 'Amara', uln: '1000000019', plannedEnd: '1 Dec 2026' },
        { apprentice: 'Amara', uln: '2000000028', plannedEnd: '2 Dec 2026' },
      ],
      ['Amara', 'Amara'],
    ],
    [
      'a name that another row has beside a ULN finds no single row',
      [
        { apprentice: 'Amara', uln: '1000000019', plannedEnd: '1 Dec 2026' },
        { apprentice: 'Amara', plannedEnd: '2 Dec 2026' },
      ],
      ['Amara'],
    ],
    ['nobody is nobody', [{ apprentice: '', uln: '', plannedEnd: '1 Dec 2026' }], []],
  ])('%s', (_, rows, expected) => {
    expect(fixesIn(rows).flatMap(({ cells }) => cells.map(({ name }) => name))).toEqual(expected);
  });

  test('only of those who are looked at, but told apart from everybody', () => {
    const rows = [
      { apprentice: 'Amara', coach: 'Jo', plannedEnd: '1 Dec 2026' },
      { apprentice: 'Amara', coach: 'Sam', plannedEnd: '1 Dec 2026' },
      { apprentice: 'Ben', coach: 'Jo', plannedEnd: '1 Dec 2026' },
    ];
    expect(brief(fixesIn(rows, { coach: 'jo' }))).toEqual([['1 date in Planned end date is text', ['Ben']]]);
  });
});

describe('dates that say only a month', () => {
  test('of a planned day are asked about once: the first or the last day of each month', () => {
    const [fix, ...others] = fixesIn([
      { plannedEnd: 'Sep 2026' },
      { plannedEnd: '2027-02' },
      { plannedEnd: '1 Mar 2027', epaStart: 'Mar 2026' },
      { plannedEnd: '02/2028' },
    ]) as [Fix, Fix];
    expect(brief([fix])).toEqual([
      ['3 dates in Planned end date do not say the day', ['Person 1', 'Person 2', 'Person 4']],
    ]);
    expect(fix.answers.map(({ label }) => label)).toEqual([
      'The first day of the month',
      'The last day of the month',
    ]);
    expect(fix.answers[1]?.done).toBe('Planned end date: the last day of the month in 3 cells');
    expect(fix.answers.map(({ valueFor }) => fix.cells.map(valueFor))).toEqual([
      [day('2026-09-01'), day('2027-02-01'), day('2028-02-01')],
      [day('2026-09-30'), day('2027-02-28'), day('2028-02-29')],
    ]);
    expect(brief(others)).toEqual([['1 date in Planned end date is text', ['Person 3']]]);
  });

  test('of a day on which something happened are not: nobody knows it but the people who were there', () => {
    expect(fixesIn([{ epaStart: 'Mar 2026' }])).toEqual([]);
  });

  test('that may be a day and a month are not', () => {
    expect(fixesIn([{ plannedEnd: 'Mar 26' }])).toEqual([]);
  });
});

describe('a word where one of a few others must stand', () => {
  test('is asked about once, however it is spelled, and what most cells have comes first', () => {
    const fixes = fixesIn([
      { learningStatus: 'Poorly' },
      { learningStatus: 'Lapsed' },
      { learningStatus: ' lapsed.' },
      { learningStatus: 'LAPSED' },
      { learningStatus: 'Withdrawn' },
    ]);
    expect(brief(fixes)).toEqual([
      ['Learning status is “Lapsed” in 3 cells', ['Person 2', 'Person 3', 'Person 4']],
      ['Learning status is “Poorly” in 1 cell', ['Person 1']],
    ]);
    const [{ cells, answers }] = fixes as [Fix];
    expect(answers.map(({ label }) => label)).toEqual([
      'Active',
      'Break in learning',
      'Withdrawn',
      'Completed',
    ]);
    expect(answers[1]?.done).toBe('Learning status: “Lapsed” made “Break in learning” in 3 cells');
    expect(answers[1]?.valueFor(cells[0] as never)).toBe('Break in learning');
    expect(becomesInWords(cells[1] as never, answers[2] as never)).toBe('“lapsed.” becomes Withdrawn');
  });

  test('a number in its place is none: nobody types a word over a figure unseen', () => {
    expect(fixesIn([{ learningStatus: 42 }])).toEqual([]);
  });
});

test('of several sheets each cell names its own, and the same name in two sheets is found in each', () => {
  const named = ['Jan 26', 'Sep 25'].map((sheet) => ({
    sheet,
    table: tableOf([{ apprentice: 'Amara', plannedEnd: '1 Dec 2026' }], KEYS),
  }));
  const steps = overviewOfSheetsInSteps(named, view, Number.POSITIVE_INFINITY);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const overview = step.value;
  const cells = fixableCells(columns, overview.entries, overview.issues, () => '1 Dec 2026');
  expect(cells.map(({ sheet, row }) => [sheet, row])).toEqual([
    ['Jan 26', 1],
    ['Sep 25', 1],
  ]);
  expect(overview.issues.map(isTextDate)).toEqual([true, true]);
});
