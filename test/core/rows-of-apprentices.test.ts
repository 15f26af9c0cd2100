import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { filtered, overviewOf } from '../../core/cohort/overview';
import { placeOf } from '../../core/port/changes';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { columnsOf } from '../../core/sheet/columns';
import { kindOfRow, type RowKind } from '../../core/sheet/kinds-of-rows';
import { type Layout, layoutOf } from '../../core/sheet/layout';
import { peopleIn } from '../../core/sheet/people';
import { cohortNamed } from '../../core/sheet/row-words';
import { isApprenticeRow } from '../../core/sheet/rows';
import { cohortAbove } from '../../core/sheet/rows-in-place';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { day, lookingFrom } from '../days';
import { second as secondStandard } from './second-standard';

const columns = chosenColumns();

/** The columns of a sheet, each with its heading. "Section" and "Mentor" are the provider's own. */
const HEADINGS = {
  section: 'Section',
  uln: 'ULN',
  name: 'Apprentice',
  employer: 'Employer',
  birth: 'Date of birth',
  start: 'Start date',
  end: 'Planned end date',
  status: 'Learning status',
  portfolio: 'Portfolio complete',
  pieces: 'Evidence pieces',
  english: 'English',
  signOff: 'Employer sign-off',
  grade: 'Project grade',
  notes: 'Notes',
  mentor: 'Mentor',
} as const;
type Cells = Partial<Record<keyof typeof HEADINGS, Cell>>;

const layout = layoutOf(columns, Object.values(HEADINGS));

function row(cells: Cells): readonly Cell[] {
  return Object.keys(HEADINGS).map((key) => cells[key as keyof Cells] ?? '');
}

function kind(cells: Cells): RowKind {
  return kindOfRow(layout, gridFrom([row(cells)]), 0);
}

/** Tables of rows, each a kind of its own or, as the counter-case, an apprentice. */
function are(expected: RowKind, rows: readonly Cells[]) {
  test.each(rows.map((cells) => [JSON.stringify(cells), cells] as const))('%s', (_, cells) => {
    expect(kind(cells)).toBe(expected);
    expect(isApprenticeRow(layout, gridFrom([row(cells)]), 0)).toBe(expected === 'apprentice');
  });
}

const BORN = day('2004-05-17');
const STARTED = day('2025-09-01');

describe('rows of totals: their word, and beside it numbers or nothing', () => {
  are('totals', [
    { name: 'Total' },
    { name: 'Totals:', portfolio: 12 },
    { name: 'TOTAL', uln: 24 },
    { name: 'Grand total', portfolio: 12, english: 9 },
    { name: 'Sub total' },
    { name: 'Sub-total', signOff: 7 },
    { name: 'subtotal', pieces: 12 },
    { name: 'Total apprentices', uln: 24 },
    { name: 'Total: 24' },
    { name: 'No. of learners' },
    { name: 'Number on programme', start: 24 },
    { name: 'Average', pieces: 12.4 },
    { name: 'Avg', pieces: '12.4' },
    { name: 'Count', start: 24, english: 18 },
    { name: '% complete', portfolio: 0.83 },
    { name: 'Sum', pieces: 240 },
    { name: 'Headcount', uln: 24 },
    { name: 'Learner count: 24' },
    { name: '24 learners' },
    { name: 'Apprentices: 24' },
    { name: 'Total to date', start: 24 },
    { name: 'Total withdrawn', status: 3 },
    { name: 'Pass rate', grade: '83%' },
    { uln: 'Totals', name: '', portfolio: 12 },
    { name: 'Total', portfolio: false, pieces: '#DIV/0!', start: '-' },
    { name: 'Total Fernhollow', start: 12, portfolio: 5 },
    { name: 'Fernhollow Total', start: 12 },
    { name: 'Max', portfolio: 14 },
    { name: 'Total for Sept 2025', start: 12 },
    { name: 'Total Fernhollow: 12' },
    { name: 'Total BIL', uln: 3 },
    { name: 'Total number of apprentices on programme:', start: 24 },
    { name: 'Subtotal - Cohort 1', portfolio: 5 },
    { name: 'Count of ULN', uln: 12 },
    { name: 'Count', uln: 12 },
    { name: '24 records' },
    { name: 'Rows: 24' },
    { name: 'QAR', portfolio: 0.8 },
    { name: 'Overall', portfolio: 12 },
    { name: 'Overdue', portfolio: 3 },
    { name: 'RAG Red', start: 3 },
    { name: 'On track', start: 12 },
    { name: 'Due this month', start: 2 },
    // A digit short of a ULN, and one too many: a count and a sum.
    { name: 'Total', uln: 999_999_999 },
    { name: 'Total', uln: 10_000_000_000 },
  ]);

  describe('the word in another column, where nobody is named', () => {
    are('totals', [
      { section: 'Total', uln: 12 },
      { section: 'Totals', pieces: 12 },
      { section: 'Grand total', name: 24, portfolio: 12 },
      { mentor: 'Total', pieces: 240 },
      { employer: 'Total', start: 12 },
      { employer: 'Fernhollow Total', portfolio: 12 },
      { section: 'Average', pieces: 12.4, uln: '' },
      { section: 'Count of learners', uln: '24' },
      { section: 'No. of apprentices', uln: 24, start: 24 },
      { section: '% complete', portfolio: 0.83 },
      // No word at all: counts under the headings, where a person has words and days.
      { uln: 12, start: 24, portfolio: 5 },
    ]);
  });
});

describe('people whose names read like totals', () => {
  are('apprentice', [
    { name: 'Amber' },
    { name: 'Red', employer: 'Fernhollow' },
    { name: 'Bill Overall' },
    { name: 'Amber Green', pieces: 3 },
    { name: 'Amber', start: STARTED, portfolio: 3 },
    { name: 'Sum Ting' },
    { name: 'Count Basil' },
    { name: 'Average Joe' },
    { name: 'Total Ali' },
    { name: 'Ali Total' },
    { name: 'Sum So' },
    { name: 'Max' },
    { name: 'Min Grand' },
    { name: 'Grand' },
    { name: 'Summer' },
    { name: 'Counter' },
    { name: 'Averil' },
    { name: 'Totalle Summers' },
    { name: 'Total', uln: 1000000019 },
    { name: 'Total', uln: 1_000_000_000 },
    { name: 'Total', uln: 9_999_999_999 },
    { name: 'Total', uln: '1000 000 019' },
    { name: 'Total', start: STARTED },
    { name: 'Total', start: '1 Sep 2025' },
    { name: 'Sum', birth: BORN },
    { name: 'Count', employer: 'Fernhollow' },
    { name: 'Average', status: 'Active' },
    { name: 'Total', grade: 'Pass' },
    { name: 'Sum', english: 'Not yet' },
    { name: 'Sum', portfolio: true },
    { name: 'Sum', signOff: STARTED },
    { name: 'Total', notes: 'On leave until May' },
    { name: 'Total apprentices', birth: BORN },
    { name: 'Average Joe', pieces: 12 },
    { name: 'Total Ali', employer: 'Fernhollow', pieces: 12 },
    { uln: 'Total', name: 'Amara Foxbury' },
    { uln: 'TBC', name: 'Total' },
    { section: 'Total', name: 'Amara Foxbury' },
    { section: 'Total', uln: 12, start: STARTED },
    { section: 'Total', uln: 12, employer: 'Fernhollow' },
    { uln: 12, start: STARTED },
    { uln: 12 },
    { employer: 'Average Joe Gyms' },
    { name: 'Total', employer: 'Average Joe Gyms' },
    { section: 'Total', uln: 12, status: 'Active' },
    { uln: 12, start: 24, pieces: 12 },
  ]);
});

describe('sub-headings: one text in the row that reads like one', () => {
  are('sub-heading', [
    { name: 'Cohort: Sept 2025' },
    { uln: 'Cohort: Sept 2025' },
    { section: 'Cohort: Sept 2025' },
    { name: 'September 2024 intake' },
    { name: 'Group A' },
    { name: 'Sept 2025' },
    { name: 'Sep-25' },
    { name: '2025/26' },
    { name: '2025-2026 starters' },
    { name: 'Academic year 2025/26' },
    { name: 'Autumn term' },
    { name: 'Spring 2026' },
    { name: 'Class 7B' },
    { name: 'Year 2' },
    { name: 'Wave A' },
    { name: '--- Cohort 3 ---' },
    { name: 'Cohort 3 (12 learners)' },
    { name: 'Cohort 3', uln: 12, portfolio: false },
    { name: '2025' },
    { name: 2025 },
    // "Sept 2025" becomes a date as it is typed.
    { name: STARTED },
    { uln: STARTED, portfolio: false },
    { name: 'Withdrawn' },
    { name: 'Active learners' },
    { name: 'Level 3 Customer Service' },
    { name: 'Leeds intake' },
    { name: 'Cohort Leeds' },
    { name: 'Sept 2025 (Leeds)' },
    { name: 'Monday group' },
    { name: '1st intake 2025' },
    { name: 'Employer: Fernhollow' },
    { name: 'BIL' },
    { name: 'Gateway ready' },
    { name: 'Past planned end date' },
    { name: 'LEAVERS BELOW' },
    { name: 'RAG key' },
    { name: 'Colour coding:' },
    { name: "Jane Smith's learners" },
    { name: 'Jane’s caseload' },
    { name: 'Caseload: Jane Smith' },
    { name: 'Sept 25' },
    { name: 'C/S L3 Sept 25' },
  ]);

  test('merged over the row, the same text stands in every cell', () => {
    const merged = Object.fromEntries(Object.keys(HEADINGS).map((key) => [key, 'Cohort: Sept 2025']));
    expect(kind(merged as Cells)).toBe('sub-heading');
  });

  describe('no sub-headings', () => {
    are('apprentice', [
      { name: 'Amara Foxbury' },
      { name: 'Rich Leavers' },
      { name: 'Case Load' },
      { name: 'Bil Nguyen' },
      { name: 'BIL', start: STARTED },
      { name: 'Amara May 25' },
      { name: 'FAC30' },
      { name: 'April May' },
      { name: 'June' },
      { name: 'Fernhollow' },
      { name: 'Classon, Mary' },
      { name: 'Class, Mary' },
      { name: 'Joe Class' },
      { name: 'Mary Term' },
      { name: 'Augusta 2025' },
      { name: 'Amara Foxbury (group A)' },
      { name: 'Amara Foxbury (Level 3)' },
      { name: 'Amara Foxbury Sept 2025' },
      { name: 'Amara Foxbury - Leeds intake' },
      { name: 'Amara - Leeds intake' },
      { name: 'Amara Foxbury, new starter' },
      { name: 'Amara Foxbury 2025/26' },
      { name: 'Termaine Yearwood' },
      { name: 'Cohort: Sept 2025', start: STARTED },
      { name: 'Group A', employer: 'Fernhollow' },
      { name: 'Group A learner 3', status: 'Active' },
      { name: 'Group A learner 3', pieces: 5 },
      { uln: 1000000019, name: 'Cohort 3' },
      { uln: 'Cohort 3', name: 'Amara Foxbury' },
      { employer: 'Fernhollow Group' },
      { notes: 'Joins the next cohort' },
      { start: 'Sept 2025' },
      { employer: 'September 2024 intake' },
      { name: STARTED + 4 },
      { name: STARTED + 0.5 },
      { name: STARTED, employer: 'Fernhollow' },
      { name: STARTED, status: 'Active' },
      { uln: 2025, start: STARTED },
    ]);
  });

  test('in a column of its own, what reads like a cohort is what the column holds', () => {
    const years = layoutOf(columns, ['Academic year', 'ULN', 'Apprentice']);
    expect(kindOfRow(years, gridFrom([['2025/26', '', '']]), 0)).toBe('blank');
    const unheaded = layoutOf(columns, ['', 'ULN', 'Apprentice']);
    expect(kindOfRow(unheaded, gridFrom([['2025/26', '', '']]), 0)).toBe('sub-heading');
  });

  test('where the employers stand first, it has to be more than the name of a group of companies', () => {
    const employers = layoutOf(columns, ['Employer', 'ULN', 'Apprentice']);
    const first = (cell: Cell) => kindOfRow(employers, gridFrom([[cell, '', '']]), 0);
    expect(first('September 2024 intake')).toBe('sub-heading');
    expect(first('Fernhollow Group')).toBe('apprentice');
  });

  test('in the column of cohorts it has to call itself one', () => {
    const cohorts = layoutOf(columns, ['Cohort', 'ULN', 'Apprentice']);
    const inCohorts = (cell: Cell) => kindOfRow(cohorts, gridFrom([[cell, '', '']]), 0);
    expect(inCohorts('Cohort: Sept 2025')).toBe('sub-heading');
    expect(inCohorts('Sept 2025')).toBe('apprentice');
  });
});

describe('the headings once more', () => {
  are('headings', [
    { ...HEADINGS },
    { uln: 'ULN', name: 'Apprentice' },
    { uln: 'uln ', name: 'APPRENTICE' },
    { name: 'Apprentice', employer: 'Employer' },
    { name: 'Apprentice', start: 'Start date' },
    { name: 'Apprentice', employer: 'Our employers', notes: 'NOTES' },
    { name: 'Learner name', start: 'Start' },
    { name: 'Full name', uln: 'Unique Learner Number' },
    { uln: 'ULN:', employer: 'Company' },
    { name: '  Apprentice', birth: 'D.O.B.', grade: 'project grade' },
  ]);

  describe('one cell is not enough, and a name is none of them', () => {
    are('apprentice', [
      { name: 'Apprentice' },
      { name: 'Learner', uln: 1000000019 },
      { name: 'Apprentice', employer: 'Fernhollow' },
      { name: 'Amara Foxbury', employer: 'Employer', notes: 'Notes' },
      { name: 'Amara Foxbury', uln: 'ULN', start: 'Start date' },
      { name: 'Apprentice', uln: 'ULN', start: STARTED },
      { name: 'Alma Apprentice', employer: 'Employer' },
      { name: 'Student', notes: 'Student', start: STARTED },
      { uln: 'ULN', name: 'Amara Foxbury', employer: 'Employer' },
      { employer: 'Employer' },
    ]);
  });

  test('headings that the settings give a meaning are known again too', () => {
    const named = layoutOf(
      columns,
      ['Who', 'Firm'],
      new Map([
        ['who', 'apprentice'],
        ['firm', 'employer'],
      ]),
    );
    expect(kindOfRow(named, gridFrom([['Who', 'Firm']]), 0)).toBe('headings');
    expect(kindOfRow(named, gridFrom([['Who', 'Fernhollow']]), 0)).toBe('apprentice');
  });
});

describe('a list of colours or counts below the apprentices, where the ULN would stand', () => {
  are('guidance', [
    { uln: 'Red', name: 'Overdue' },
    { uln: 'Amber', name: 'needs action this week' },
    { uln: 'Key' },
    { uln: 'Legend:' },
    { uln: 'Stage', name: 'Number' },
  ]);
  are('totals', [
    { uln: 'Red', name: 3 },
    { uln: 'Total', name: 24 },
  ]);
  are('sub-heading', [{ uln: 'On programme', name: 3 }]);

  describe('somebody stands there', () => {
    are('apprentice', [
      { uln: 'Red', name: 'Amara Foxbury' },
      { uln: 'Red', name: 'Foxbury, Amara' },
      { uln: 'Red', name: 'Overdue', start: STARTED },
      { uln: 'Red', name: 'Overdue', employer: 'Fernhollow' },
      { name: 'Amber Green' },
      { name: 'Francis Key' },
    ]);
  });
});

describe('guidance', () => {
  are('guidance', [
    { name: 'Example' },
    { name: 'Example: Jo Bloggs', employer: 'Fernhollow', start: STARTED },
    { uln: 'e.g. 1000000019', name: 'Jo Bloggs', start: STARTED },
    { name: 'e.g. Jo Bloggs', status: 'Active' },
    { name: 'Sample row', employer: 'Fernhollow' },
    { name: 'Please fill in' },
    { name: 'Never delete this row' },
    { name: 'Instructions' },
    { name: 'Leave one row blank' },
    { uln: 'Do not edit', name: 'Do not edit', start: 'Write a date like 12/7/2026' },
    { name: 'Do not delete this row' },
    { name: "Don't type below this line" },
    { uln: '10 digits', name: 'Full name as on the passport', start: 'DD/MM/YYYY', employer: 'Free text' },
    { uln: 'Enter the ULN', name: 'Enter the name', employer: 'Where they work' },
    { name: 'Select from list' },
    { name: 'Add new rows above this line' },
    { name: '*** END ***' },
    { name: '*** END OF LIST ***' },
    { name: '--- end ---' },
    { name: 'End' },
    { name: 'END OF REPORT' },
    { name: '~ End of register ~' },
    { name: 'End of cohort 1' },
    { name: 'EOF' },
    { name: 'BIL = Break in learning' },
    { name: 'Green = complete' },
    { name: 'Red - overdue' },
    { name: 'Amber: due soon' },
    { name: 'Legend: green is done' },
    { name: 'N.B. leavers in grey' },
    { name: 'Report generated 12/03/2026' },
    { name: 'Printed: 12/03/2026' },
    { name: 'Generated by the MIS on 12/03/2026' },
    { name: 'Data as at 12/03/2026' },
    { name: 'Page 1 of 3' },
    { name: 'Source: MIS' },
    { name: 'Applied filters: Status is Active' },
    { name: 'Showing 1 to 24 of 24 entries' },
    { name: '(continued)' },
    { name: 'Continued overleaf' },
    { name: '(blank)' },
    { name: 'OFFICIAL-SENSITIVE' },
    { uln: 'Number', name: 'Text', start: 'Date' },
    { uln: '10 digit number', name: 'Forename and surname', employer: 'Company' },
    { uln: '1234567890', name: 'Example learner', employer: 'ACME', start: STARTED },
    { name: 'End of list' },
    { name: 'Note: leavers are on the next sheet' },
    { name: 'Last updated 5 March 2026' },
    { start: 'dd/mm/yyyy', end: 'dd/mm/yyyy' },
    { birth: '(DD/MM/YYYY)', status: 'Select from list', english: 'Select from list' },
    { start: 'Enter the date as dd/mm/yyyy' },
    { portfolio: 'Yes / No', start: 'dd.mm.yyyy', employer: 'Mandatory' },
  ]);

  describe('no guidance: somebody stands there', () => {
    are('apprentice', [
      { name: 'Amara Foxbury', start: 'dd/mm/yyyy' },
      { name: 'Amara Foxbury', uln: '10 digits' },
      { name: 'Amara Foxbury', status: 'Select from list' },
      { name: 'Edit Kovacs' },
      { name: 'Paste, John' },
      { name: 'Pick Inchmarlow' },
      { name: 'Never Moyo' },
      { name: 'Guidance Moyo' },
      { name: 'Example Moyo', start: STARTED },
      { name: 'Sample', start: STARTED },
      { name: 'Leave One' },
      { name: 'Key' },
      { name: 'Key, Amara' },
      { name: 'John Legend' },
      { name: 'Amara End' },
      { name: 'End, Amara' },
      { name: 'Green-Smith, Amara' },
      { name: 'Red Smith' },
      { name: 'N.B. Smith' },
      { name: 'Amara Page' },
      { name: 'Page, Amara' },
      { name: 'Amara Report' },
      { name: 'Amara Continued' },
      { name: 'Source, Amara' },
      { name: 'Amara Surname' },
      { name: 'Example learner', uln: 1000000019 },
      { name: 'Endeavour Text' },
      { name: 'Sample, Mary' },
      { name: 'Please' },
      { name: 'Do Nguyen' },
      { name: 'Please fill in', start: STARTED },
      { uln: 1000000019, name: 'Example' },
      { employer: 'Fernhollow', start: 'dd/mm/yyyy' },
    ]);
  });
});

describe('prepared rows: nothing but what stands there before anybody is entered', () => {
  // EDATE of a blank cell 12 months on is 31 December 1900.
  const YEAR_AFTER_BLANK = 366;

  are('prepared', [
    { status: 'Active' },
    { status: 'active', portfolio: false },
    { status: 1 },
    { english: 'Not yet' },
    { portfolio: 'No' },
    { portfolio: 'FALSE', english: 'Not yet' },
    { signOff: 'No' },
    { end: YEAR_AFTER_BLANK },
    { section: 17, status: 'Active' },
    { mentor: 'Jane', english: 'Not yet' },
    { uln: 0, name: 0, end: YEAR_AFTER_BLANK, status: 'Active' },
    { uln: '-', name: '-', status: 'Active' },
  ]);

  describe('blank rows hold less still', () => {
    are('blank', [
      {},
      { uln: 0, name: 0, start: 0 },
      { portfolio: false },
      { name: ' ' },
      { name: '---', uln: '---', start: '---' },
      { name: 'TBC' },
      { name: 'n/a', uln: 'n/a' },
      { name: 'None', uln: 'TBC', start: 'TBC' },
      { section: 17 },
      { section: 'Jo is on leave' },
      { mentor: 'Jo is on leave' },
      { mentor: 'Group visit on Friday' },
      { start: '#N/A', grade: '#VALUE!' },
    ]);
  });

  describe('more than that is somebody', () => {
    are('apprentice', [
      { name: 'Amara Foxbury', status: 'Active' },
      { name: 'TBC', employer: 'Fernhollow' },
      { name: 'TBC', start: STARTED },
      { name: 'TBC', uln: 'L1042' },
      { name: 'Amara Foxbury', uln: 'TBC' },
      { name: 'Amara None' },
      { name: 'On Kwan', start: STARTED },
      { status: 'Withdrawn' },
      { status: 'Active', start: STARTED },
      { english: 'Achieved' },
      { english: 'Not yet', birth: BORN },
      { portfolio: true },
      { signOff: 'Yes' },
      { pieces: 12 },
      { employer: 'Fernhollow', status: 'Active' },
      { notes: 'Place kept for Amara' },
      { uln: 17, status: 'Active' },
      { name: '#REF!', status: 'Active' },
      { uln: '#N/A' },
      { grade: 'Pass' },
    ]);
  });
});

describe('nobody is lost', () => {
  const WORDS = [
    'Total',
    'Sum',
    'Count',
    'Average',
    'Grand',
    'Cohort',
    'Group A',
    'Sept 2025',
    'ULN',
    'Apprentice',
  ];
  const MORE = [
    'Please fill in',
    'Do not edit',
    'Select from list',
    'END',
    '24 learners',
    '---',
    'dd/mm/yyyy',
  ];
  const word = fc.oneof(fc.constantFrom(...WORDS, ...MORE), fc.string({ maxLength: 12 }));
  const name = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' '))
    // A name that calls itself an example is one.
    .filter((text) => text.trim() !== '' && !/^\W*(?:e\.?\s?g|for example|example|sample)/i.test(text));
  const aDay = fc.integer({ min: day('1980-01-01'), max: day('2030-12-31') });
  const holdsADay = fc.constantFrom('birth', 'start', 'end', 'signOff') as fc.Arbitrary<keyof Cells>;
  const besides = fc.record(
    {
      section: word,
      employer: word,
      status: fc.constantFrom<Cell>('Active', 'Withdrawn', '', 1),
      portfolio: fc.constantFrom<Cell>(true, false, ''),
      pieces: fc.integer({ min: 0, max: 20 }),
      mentor: word,
    },
    { requiredKeys: [] },
  );

  test('a name and a day, whatever the name and whatever else the row holds', () => {
    fc.assert(
      fc.property(name, aDay, holdsADay, besides, (name, date, column, besides) => {
        expect(kind({ ...besides, name, [column]: date })).toBe('apprentice');
      }),
      { numRuns: 2000 },
    );
  });

  test('a ULN, as a number or as text, whatever else the row holds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1e9, max: 9_999_999_999 }),
        fc.boolean(),
        word,
        besides,
        (uln, isText, name, besides) => {
          expect(kind({ ...besides, name, uln: isText ? String(uln) : uln })).toBe('apprentice');
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a name of two words that are no words of a sheet, all by itself', () => {
    const part = fc
      .array(fc.constantFrom(...'bdfghjklvz'), { minLength: 2, maxLength: 8 })
      .map(([first = '', ...rest]) => first.toUpperCase() + rest.join(''));
    const listed = fc.constantFrom('Sum', 'Count', 'Average', 'Total', 'Max', 'Min', 'Grand');
    fc.assert(
      fc.property(fc.oneof(part, listed), part, (forename, surname) => {
        expect(kind({ name: `${forename} ${surname}` })).toBe('apprentice');
        expect(kind({ name: `${surname}, ${forename}` })).toBe('apprentice');
      }),
    );
  });
});

describe('every standard: the columns that a row is judged by are its own', () => {
  const second = columnsOf(secondStandard);
  const sheet: Layout = layoutOf(
    second,
    second.all.map(({ heading }) => heading),
  );
  const cells = (told: Readonly<Record<string, Cell>>) =>
    gridFrom([second.all.map(({ key }) => told[key] ?? '')]);

  test('a grade of its methods says something of a person, a count does not', () => {
    const method = secondStandard.methods[0]?.grade.key as string;
    expect(kindOfRow(sheet, cells({ apprentice: 'Total', [method]: 'Pass' }), 0)).toBe('apprentice');
    expect(kindOfRow(sheet, cells({ apprentice: 'Total', [method]: 12 }), 0)).toBe('totals');
  });
});

describe('the cohort that a sub-heading names', () => {
  test.each([
    ['Cohort: Sept 2025', 'Sept 2025'],
    ['Cohort - Sept 2025', 'Sept 2025'],
    ['COHORT: A', 'A'],
    ['Intake: January 2026', 'January 2026'],
    ['September 2024 intake', 'September 2024 intake'],
    ['Group A', 'Group A'],
    ['Cohort 3', 'Cohort 3'],
    ['--- Cohort 3 ---', 'Cohort 3'],
    ['Cohort 3 (12 learners)', 'Cohort 3'],
    ['Sept 2025 - 7 apprentices', 'Sept 2025'],
    ['Sept 2025 learners', 'Sept 2025 learners'],
    ['2025/26 starters', '2025/26 starters'],
    ['Sept 2025 (continued)', 'Sept 2025'],
    ['2025/26', '2025/26'],
    ['Withdrawn', undefined],
    ['On programme', undefined],
    ['Level 3', undefined],
    ['Employer: Fernhollow Group', undefined],
    ['Active learners', undefined],
  ])('%s: %s', (text, cohort) => {
    expect(cohortNamed(text)).toBe(cohort);
  });
});

describe('sub-headings give the cohort where the sheet has no column for it', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['Tracker of cohort 9', '', ''],
    ['ULN', 'Apprentice', 'Employer'],
    [1000000019, 'Amara Foxbury', 'Fernhollow'],
    ['Cohort: Sept 2024', '', ''],
    [2000000028, 'Jun Wetherlam', 'Fernhollow'],
    ['', 'Total', ''],
    ['', '', ''],
    ['ULN', 'Apprentice', 'Employer'],
    [3000000037, 'Sum Ting', ''],
    ['', 'January 2025 intake', ''],
    [4000000046, 'Ben Amaral', ''],
    [STARTED, '', ''],
    [5000000055, 'Zoe Hartbeck', ''],
    ['Withdrawn', '', ''],
    [6000000064, 'Ola Millrace', ''],
  ];
  const table = tableIn({ sheet: 'Cohort', rows, settings: [] }) as CohortTable;
  const view = viewOf(columns.standard, lookingFrom('2026-11-25'));
  const overview = overviewOf(table, view);
  const COHORTS = [
    ['Amara Foxbury', undefined],
    ['Jun Wetherlam', 'Sept 2024'],
    ['Sum Ting', 'Sept 2024'],
    ['Ben Amaral', 'January 2025 intake'],
    ['Zoe Hartbeck', 'September 2025'],
    ['Ola Millrace', undefined],
  ] as const;

  test('everybody stands in the cohort of the sub-heading above, until the next one', () => {
    expect(overview.entries.map(({ name, cohort }) => [name, cohort])).toEqual(COHORTS);
    expect(overview.cohorts).toEqual([
      { text: 'Sept 2024', apprentices: 2 },
      { text: 'January 2025 intake', apprentices: 1 },
      { text: 'September 2025', apprentices: 1 },
    ]);
    const september = filtered(overview, { cohort: 'Sept 2024' }).entries.map(({ name }) => name);
    expect(september).toEqual(['Jun Wetherlam', 'Sum Ting']);
  });

  test('what stands where the names do is the title, not what a column of the provider holds', () => {
    const rows = [
      ['Section', 'Apprentice', 'Mentor'],
      ['2025/26', 'Group B', 'Group visit'],
      ['2025/26', 'Amara Foxbury', ''],
    ];
    const own = tableIn({ sheet: 'Cohort', rows, settings: [] }) as CohortTable;
    expect(cohortAbove(own, 2)).toBe('Group B');
  });

  test('a single row finds the same by looking upwards', () => {
    const told = overview.entries.map(({ name, row }) => [name, cohortAbove(table, row)]);
    expect(told).toEqual(COHORTS);
  });

  test('lists of people and changes mean the same rows', () => {
    expect(peopleIn(table).map(({ name }) => name)).toEqual(COHORTS.map(([name]) => name));
  });

  test.each([
    ['a column of cohorts says what it says, blank cells too', ['Cohort'], 'A', ['A', undefined]],
    ['one that a set-up added and nobody filled in says nothing', ['Cohort'], '', [undefined, 'Sept 2024']],
    ['of two columns neither is gone past', ['Intake', 'Group'], 'A', [undefined, undefined]],
  ] as const)('%s', (_, headings, cell, expected) => {
    const withColumn = tableIn({
      sheet: 'Cohort',
      rows: [
        ['Apprentice', ...headings],
        ['Amara Foxbury', cell, ''],
        ['Intake: Sept 2024', '', ''],
        ['Jun Wetherlam', '', ''],
      ],
      settings: [],
    }) as CohortTable;
    expect(overviewOf(withColumn, view).entries.map(({ cohort }) => cohort)).toEqual(expected);
    expect(cohortAbove(withColumn, 3)).toBe(expected[1]);
  });
});

describe('a change finds an apprentice, never a row of totals with the same name', () => {
  const sheet = (...rows: readonly (readonly Cell[])[]) => ({
    sheet: 'Cohort',
    rows: [['Apprentice', 'Start date', 'Maths'], ...rows],
    settings: [],
  });
  const change = {
    sheet: 'Cohort',
    identity: { apprentice: 'Total' },
    column: 'maths',
    expected: '',
    value: 'Achieved',
  };

  test('the person is found, though the totals are called the same', () => {
    expect(placeOf(sheet(['Total', 24, ''], ['Total', STARTED, '']), change)).toMatchObject({
      row: 2,
      column: 2,
    });
  });

  test('where only the totals are left, the apprentice is gone', () => {
    expect(placeOf(sheet(['Total', 24, '']), change)).toMatchObject({ code: 'APPRENTICE_GONE' });
  });
});
