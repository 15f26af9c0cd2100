import { describe, expect, test } from '@jest/globals';
import { type HeldRows, held, on } from '../held-cells';
import { calculatedSheet } from './fake-formulas';
import { failing, peopleIn } from './fake-people';
import { cellAt, type FakeSheet } from './fake-sheet';
import { type GoogleHost, openGoogle } from './google-host';

/** The fake does to formulas what Google does: what is tested here is the fake. */

const HEADINGS = ['ULN', 'Apprentice', 'Start date'];
const AMARA = [1000000019, 'Amara', on('2026-01-05')];
const JUN = [2000000028, 'Jun', on('2026-02-02')];
const STAGE = "=CHOOSECOLS(EPA_TRACKER($A$1:$C;'EPA settings'!$B$2;'EPA settings'!$A$1:$G$100);3;4)";

function opened(rows: Parameters<typeof held>[0], more: Partial<FakeSheet> = {}) {
  const host = openGoogle();
  host.seedSheet('EPA settings', held([[], ['As of', on('2026-03-05')]]));
  host.seedSheet('Cohort', held(rows), { frozenRows: 1, ...more });
  const sheet = host.sheetNamed('Cohort');
  return { host, sheet, spreadsheet: host.sheets.spreadsheet, people: peopleIn(host.sheets.spreadsheet) };
}

async function values(host: GoogleHost): Promise<unknown[][]> {
  const rows: HeldRows = await host.snapshot('Cohort');
  return rows.map((row) => row.map(({ value }) => value));
}

const errorAt = ({ sheets }: GoogleHost, sheet: FakeSheet, row: number, column: number) =>
  calculatedSheet(sheets.spreadsheet, sheet).errorAt(row, column);

describe('a formula of ours', () => {
  test('fills the columns beside it, row beside row, and those cells hold nothing', async () => {
    const { host, sheet } = opened([[...HEADINGS, { value: '', formula: STAGE }], AMARA, JUN]);
    expect((await values(host)).map((row) => row.slice(3))).toEqual([
      ['Stage', 'RAG'],
      ['On programme', 'On track'],
      ['On programme', 'On track'],
    ]);
    expect(cellAt(sheet, 1, 3)).toMatchObject({ value: '', formula: '' });
    expect((await host.workbook.readGrid()).rows[2]?.slice(3)).toEqual(['On programme', 'On track']);
  });

  test('keeps each answer beside its apprentice when rows and columns come and go', async () => {
    const { host, sheet, people } = opened([[...HEADINGS, { value: '', formula: STAGE }], AMARA, JUN]);
    people.insertRows(sheet, 1);
    people.type(sheet, 1, 0, 3000000037);
    people.type(sheet, 1, 2, '01/03/2026');
    people.insertColumns(sheet, 0);
    expect(cellAt(sheet, 0, 4).formula).toBe(STAGE.replace('$A$1:$C', '$B$1:$D'));
    expect((await values(host)).map((row) => row[4])).toEqual(['Stage', ...Array(3).fill('On programme')]);
    people.deleteRows(sheet, 1, 2);
    expect((await values(host)).map((row) => row[4])).toEqual(['Stage', 'On programme']);
  });

  test('that begins below the headings loses the row inserted there', async () => {
    const below = STAGE.replace('$A$1', '$A$2');
    const { sheet, people } = opened([[...HEADINGS, { value: '', formula: below }], AMARA]);
    people.insertRows(sheet, 1);
    expect(cellAt(sheet, 0, 3).formula).toContain('$A$3:$C');
  });

  test('shows #REF! and fills nothing where somebody types into its cells', async () => {
    const { host, sheet, people } = opened([[...HEADINGS, { value: '', formula: STAGE }], AMARA]);
    people.type(sheet, 1, 4, 'late');
    expect((await values(host)).map((row) => row.slice(3))).toEqual([['#REF!'], ['', 'late']]);
    expect(errorAt(host, sheet, 0, 3)).toContain('overwrite data');
    expect(people.undo()).toBe(true);
    expect((await values(host))[1]?.slice(3)).toEqual(['On programme', 'On track']);
  });

  test.each([
    ['=NOW()-C2', '#ERROR!'],
    ['=ROUND(RAND()*6)', '#ERROR!'],
    ['=E2', '#ERROR!'],
    ['=TODAY()-C2', 'Stage'],
    ['="NOW()"', 'Stage'],
  ])('beside %s shows %s', async (formula, heading) => {
    const range = STAGE.replace('$A$1:$C', '$A$1:$D');
    const { host, sheet, people } = opened([
      [...HEADINGS, 'Days', 'Now', { value: '', formula: range }],
      [...AMARA, '', { value: 0, formula: '=NOW()' }],
    ]);
    people.type(sheet, 1, 3, formula);
    expect((await values(host))[0]?.[5]).toBe(heading);
    if (heading === '#ERROR!')
      expect(errorAt(host, sheet, 0, 5)).toContain('not allowed to reference a cell');
  });

  test.each([
    ['loading', 'Loading...'],
    ['missing', '#NAME?'],
  ] as const)('while functions are %s shows %s', async (functions, shown) => {
    const { host, spreadsheet } = opened([[...HEADINGS, { value: '', formula: STAGE }], AMARA]);
    spreadsheet.functions = functions;
    expect((await values(host)).map((row) => row.slice(3))).toEqual([[shown], []]);
  });

  test('shows #REF! over a range with its own cell, and where the sheet is too small', async () => {
    const circular = opened([[...HEADINGS, { value: '', formula: STAGE.replace('$C;', '$D;') }], AMARA]);
    expect((await values(circular.host))[0]?.[3]).toBe('#REF!');
    const small = opened([[...HEADINGS, { value: '', formula: STAGE }], AMARA], { maxColumns: 4 });
    expect((await values(small.host))[0]?.[3]).toBe('#REF!');
  });

  test('that the fake cannot read is said, not passed over', async () => {
    const { host, sheet, people } = opened([HEADINGS, AMARA]);
    people.type(sheet, 0, 3, '=FILTER(EPA_STATUS($A$1:$C;46000);{1})');
    await expect(host.snapshot('Cohort')).rejects.toThrow('The fake cannot work out');
  });

  test('is called once for an edit, with what it is given counted', async () => {
    const { host, sheet, spreadsheet, people } = opened([
      [...HEADINGS, { value: '', formula: STAGE }],
      AMARA,
    ]);
    await values(host);
    const before = spreadsheet.functionCalls.length;
    people.type(sheet, 1, 1, 'Amara F');
    await values(host);
    await values(host);
    expect(spreadsheet.functionCalls.slice(before)).toEqual([
      { name: 'EPA_TRACKER', bytes: expect.any(Number) },
    ]);
  });
});

test('cells that another formula fills show values and hold nothing', async () => {
  const fills = [
    ['ULN', 'Apprentice'],
    [1000000019, 'Amara'],
  ];
  const { host, sheet, people } = opened([[{ value: '', formula: '=IMPORTRANGE("x","A:B")', fills }]]);
  expect(await values(host)).toEqual(fills);
  expect(cellAt(sheet, 1, 1)).toMatchObject({ value: '', formula: '' });
  people.type(sheet, 1, 1, 'mine');
  expect((await values(host))[0]?.[0]).toBe('#REF!');
});

test('a sort leaves the frozen heading and what formulas fill, and takes formulas of a row along', async () => {
  const { host, sheet, people } = opened([
    [...HEADINGS, 'Later', { value: '', formula: STAGE }],
    [...JUN, { value: '#ERROR!', formula: '=C2+1' }],
    [],
    [...AMARA, { value: '#ERROR!', formula: '=C4+1' }],
  ]);
  people.sort(sheet, 1);
  const rows = await values(host);
  expect(rows.map((row) => row[1] ?? '')).toEqual(['Apprentice', 'Amara', 'Jun', '']);
  expect(cellAt(sheet, 1, 3).formula).toBe('=C2+1');
  expect([rows[1]?.[3], rows[2]?.[3]]).toEqual([on('2026-01-06').value, on('2026-02-03').value]);
  people.sort(sheet, 1, 'Z to A');
  expect((await values(host)).map((row) => row[1] ?? '')).toEqual(['Apprentice', 'Jun', 'Amara', '']);
  people.filter(sheet, 1, 'Jun');
  expect(sheet.hiddenRows).toEqual([2, 3]);
  expect((await host.workbook.readGrid()).rows[2]?.[1]).toBe('Amara');
});

test('a script is taken back like anything else that was done, a look at the sheet is nothing done', async () => {
  const { host, sheet, people } = opened([HEADINGS, AMARA]);
  people.type(sheet, 1, 1, 'Amara F');
  await host.workbook.writeCells([
    { cell: { sheet: 'Cohort', row: 1, column: 1 }, expected: 'Amara F', content: 'Amara G' },
  ]);
  await host.workbook.readGrid();
  const names = [cellAt(sheet, 1, 1).value];
  while (people.undo()) names.push(cellAt(sheet, 1, 1).value);
  expect(names).toEqual(['Amara G', 'Amara F', 'Amara']);
});

test('a service fails once or from then on, and a script that has ended holds no lock', async () => {
  const { host, spreadsheet } = opened([HEADINGS, AMARA]);
  const write = () =>
    host.workbook.writeCells([
      { cell: { sheet: 'Cohort', row: 1, column: 1 }, expected: 'Amara', content: 'Amara F' },
    ]);
  failing(spreadsheet, 3, 'from then on');
  await expect(write()).rejects.toThrow('Service Spreadsheets failed');
  await expect(write()).rejects.toThrow('Service Spreadsheets failed');
  expect(spreadsheet.lock).toBe('free');
  failing(spreadsheet, 3);
  await expect(write()).rejects.toThrow('Service Spreadsheets failed');
  expect(await write()).toEqual([{ outcome: 'written' }]);
});
