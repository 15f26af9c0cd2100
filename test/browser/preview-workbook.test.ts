import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { day } from '../days';
import { type LocalWorkbook, openLocalWorkbook } from './local-workbook';
import { type Content, packedWorkbook } from './packed-workbook';

let workbook: LocalWorkbook;
beforeEach(async () => {
  workbook = await openLocalWorkbook();
});
afterEach(async () => {
  const { page, faults } = workbook;
  await page.context().close();
  expect(faults).toEqual([]);
});

const setUp = () => workbook.page.locator('#set-up').click();

/** What the sheet in front shows under a heading, row by row; the headings stand in row `headingRow`, counted from 0. */
async function column(heading: string, headingRow: number): Promise<string[]> {
  const rows = await workbook.shown();
  const position = rows[headingRow]?.indexOf(heading) ?? -1;
  if (position === -1) throw new Error(`No column ${heading}.`);
  return rows.slice(headingRow + 1).map((row) => row[position] ?? '');
}

describe('a provider’s own workbook', () => {
  beforeEach(async () => {
    await workbook.open('Tracker.xlsx', messyWorkbook());
    await setUp();
    await workbook.notice();
    // The day to count from stands in the settings.
    await workbook.sheet('EPA settings');
    await workbook.enter('B2', '23/11/2026');
    await workbook.sheet('Tracker');
  });

  test('says what it did and what it left alone', async () => {
    const notice = await workbook.notice();
    expect(notice).toContain(
      'The sheet Tracker is set up: 33 columns added on the right, 8 of them calculated.',
    );
    expect(notice).toContain('Your own columns stay as they are: Mentor, Score, Secret.');
  });

  test('has the stages, grades and deadlines that follow by hand', async () => {
    expect(await column('Stage', 3)).toEqual(STAGES);
    expect(await column('RAG', 3)).toEqual(RAGS);
    expect(await column('Overall grade', 3)).toEqual(['', 'Fail', '', 'Pass', '', '', '', '']);
    expect(await column('Project due', 3)).toEqual([
      '05/12/2026',
      '03/10/2026',
      '',
      '01/09/2026',
      '',
      '',
      '',
      '',
    ]);
    expect((await column('Next action', 3))[0]).toMatch(/^Provider: Check the sheet: /);
  });

  test('has the issues that follow by hand', async () => {
    await workbook.sheet('EPA settings');
    await workbook.enter('J1', '=EPA_ISSUES(Tracker!A4:N12,B2)');
    const found = (await workbook.shown()).map((row) => row.slice(9, 12)).filter((row) => row[0] !== '');
    expect(found).toEqual(ISSUES);
  });

  test('keeps every cell and formula, saved and opened again', async () => {
    const before = await workbook.shown();
    const { name, bytes } = await workbook.saveXlsx();
    // The provider's own part, with the prefix that its program puts on every element.
    const part = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const xml = part.replace(/<(\/?)x:/g, '<$1');
    expect(part).toContain('<x:mergeCell');
    for (const kept of [
      '<mergeCell ref="A1:D1"/>',
      'hidden="1"',
      '>COUNTA(A5:A10)</f>',
      '_xldudf_EPA_STATUS(',
      '_xldudf_EPA_TRACKER(',
    ])
      expect([kept, xml.includes(kept)]).toEqual([kept, true]);

    await workbook.open(name, bytes);
    expect(await workbook.shown()).toEqual(before);
    expect(await workbook.formula('K8')).toBe('=40+2');
    await setUp();
    expect(await workbook.notice()).toContain('is set up already');
    expect(await workbook.shown()).toEqual(before);

    // Still alive: a grade that passes takes the apprentice out of the resit.
    await workbook.enter('I6', 'Pass');
    expect((await column('Stage', 3))[1]).toBe('In EPA');
  });
});

test('one undo takes a whole set-up away', async () => {
  await workbook.open('Tracker.xlsx', messyWorkbook());
  const before = await workbook.shown();
  await setUp();
  expect((await workbook.shown())[3]).toContain('Stage');
  await workbook.go('A1');
  await workbook.page.keyboard.press('Control+z');
  expect(await workbook.shown()).toEqual(before);
});

test('an empty sheet becomes a cohort sheet that answers what is typed', async () => {
  await workbook.open('new.csv', '\n');
  await setUp();
  expect(await workbook.notice()).toContain('44 columns added');
  await workbook.enter('A2', '1234567890');
  await workbook.enter('B2', 'Amara Foxbury');
  await workbook.enter('F2', '05/01/2026');
  expect((await column('Stage', 0))[0]).toBe('On programme');
  expect((await column('Gateway', 0))[0]).toMatch(/^Missing: On-programme/);
});

test('headings in two rows are set up together: EPA over Start is the EPA start', async () => {
  const upper = 'Learner,,,Gateway,EPA,';
  const lower = 'ULN,Name,Employer,Date,Start,End';
  const people = '1000000019,Amara Foxbury,Fernhollow,01/12/2025,05/01/2026,05/04/2026';
  await workbook.open('two-rows.csv', `${upper}\n${lower}\n${people}\n`);
  await setUp();
  expect(await workbook.notice()).toContain('Your own columns stay as they are: EPA End.');
  await workbook.sheet('EPA settings');
  await workbook.enter('B2', '02/02/2026');
  await workbook.sheet('two-rows');
  expect((await workbook.shown())[0]?.[6]).toBe('EPA Cohort');
  expect(await column('Stage', 1)).toEqual(['In EPA']);
  expect(await column('Project due', 1)).toEqual(['05/03/2026']);
  expect(await column('Start date', 1)).toEqual(['']);
  await setUp();
  expect(await workbook.notice()).toContain('is set up already');
});

test('a sheet of other things is left alone, with what to do', async () => {
  await workbook.open('hours.csv', 'Week,Hours\n1,30\n');
  const before = await workbook.shown();
  await setUp();
  expect(await workbook.notice()).toBe(
    'No row of headings was recognised in the first 20 rows of this sheet. Go to the sheet with your apprentices, or set up a cohort sheet here.',
  );
  expect(await workbook.shown()).toEqual(before);
});

test('the sample cohort is set up already, and starts unchanged', async () => {
  const before = await workbook.shown();
  await setUp();
  expect(await workbook.notice()).toBe('The sheet Cohort is set up already. Nothing was changed.');
  expect(await workbook.shown()).toEqual(before);
  await workbook.page.locator('#sample').click();
  expect(await workbook.page.locator('#question').isVisible()).toBe(false);
});

/**
 * As of 23 November 2026. A start date "in autumn" is no day, so nothing that rests on it can be told. Whoever is in EPA is to be
 * checked: nothing for gateway is recorded in the columns that the set-up has added.
 */
const STAGES = ['In EPA', 'Resit or retake', 'On programme', 'Awaiting confirmation', '', '#VALUE!', '', ''];
const RAGS = ['Check', 'Check', 'Overdue', 'Check', '', 'Check', '', ''];
const ISSUES = [
  ['Row', 'Apprentice', 'Column'],
  ['2', 'Amara Foxbury', 'Planned end date'],
  ['2', 'Amara Foxbury', 'EPA start'],
  ['2', 'Amara Foxbury', 'ULN'],
  ['3', 'Jun Wetherlam', 'ULN'],
  ['4', 'Zoë Marshwiggle', 'Start date'],
  ['7', 'Tariq Inchmarlow', 'Start date'],
];

/**
 * A tracker as a provider keeps it: a merged title, other headings, text dates, gaps, a totals row, a hidden column; its
 * package as programs other than Excel write it.
 */
function messyWorkbook(): Uint8Array<ArrayBuffer> {
  const headings = [
    'Learner',
    'ULN number',
    'LearnStartDate',
    'LearnPlanEndDate',
    'Mentor',
    'EPA start date',
    'Project submitted',
    'Observation date',
    'Observation result',
    'Project result',
    'Score',
    'PD grade',
    'Secret',
    'Comments',
  ];
  const rows: readonly (readonly Content[])[] = [
    ['EPA tracker 2025/26'],
    ['as of', { formula: 'DATE(2026,11,1)', value: day('2026-11-01') }],
    [],
    headings,
    ['Amara Foxbury', '1234567890', day('2025-01-06'), '6 July 2026', 'Jo', '5 October 2026'],
    [
      'Jun Wetherlam',
      '00123',
      day('2025-02-03'),
      day('2026-08-03'),
      'Jo',
      day('2026-08-03'),
      day('2026-10-02'),
      day('2026-09-21'),
      'Refer',
      '',
      71,
    ],
    ['Zoë Marshwiggle', '', '3/3/2025', day('2026-09-03'), '', '', '', '', '', '', '', '', 'x'],
    [
      'Siân Okonkwe',
      '',
      day('2024-11-04'),
      day('2026-05-04'),
      'Al',
      day('2026-07-01'),
      day('2026-08-20'),
      day('2026-09-02'),
      'Pass',
      'P',
      { formula: '40+2', value: 42 },
      'Pass',
      '',
      '=called on Monday',
    ],
    [],
    ['Tariq Inchmarlow', '', 'in autumn'],
    [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'note to self',
    ],
    ['Total', { formula: 'COUNTA(A5:A10)', value: 5 }],
  ];
  return packedWorkbook(rows, { merged: ['A1:D1'], hidden: 13 });
}
