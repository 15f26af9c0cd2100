import { describe, expect, test } from '@jest/globals';
import type { FilledCell } from '../../../core/cells/cell';
import type { Change } from '../../../core/port/workbook';
import { day } from '../../days';
import { type Fills, type HeldRows, held } from '../held-cells';
import { cellAt, changed } from './fake-sheet';
import { type GoogleHost, openGoogle } from './google-host';

/*
 * What a formula of another cell fills is not written: the formula would show #REF! and all that it fills would be gone.
 * Whatever the formula is called: the fake says what it fills, and breaks it as Sheets does.
 */

const HEADINGS = ['ULN', 'Apprentice', 'Employer', 'English', 'Maths', 'Notes', 'EPA start'];
const PEOPLE: readonly (readonly FilledCell[])[] = [
  [1000000019, 'Amara Foxbury', 'Brightwater', '', '', '', ''],
  [2000000028, 'Jun Wetherlam', '', 'Achieved', '', '', ''],
  [3000000037, 'Zoë Marshwiggle', '', '', '', '', ''],
];
const [ENGLISH, MATHS] = [3, 4];

const change = (uln: string, column: string, more: Partial<Change> = {}): Change => ({
  sheet: 'Cohort',
  identity: { uln },
  column,
  expected: '',
  value: 'Exempt',
  ...more,
});

/** What a formula fills, from its own cell on. */
interface Spill {
  readonly row: number;
  readonly column: number;
  readonly shows: Fills;
}

/** A sheet in which a formula fills a rectangle with what stood there, or with blanks. */
function openWith(
  formula: string,
  { row, column, shows }: Spill,
  rows: HeldRows = held([HEADINGS, ...PEOPLE]),
): GoogleHost {
  const host = openGoogle();
  const cells = rows.map((line, i) =>
    line.map((cell, j) => {
      const isIn = i >= row && i < row + shows.length && j >= column && j < column + (shows[0]?.length ?? 0);
      if (!isIn) return cell;
      return i === row && j === column
        ? { value: shows[0]?.[0] ?? '', formula, fills: shows }
        : { value: '' };
    }),
  );
  host.seedSheet('Cohort', cells);
  return host;
}

const rectangle = (row: number, column: number, rows: number, columns: number): Spill => ({
  row,
  column,
  shows: Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => [HEADINGS, ...PEOPLE][row + i]?.[column + j] ?? ''),
  ),
});

/** All of the sheet but the headings; from the name on; a few columns; the column alone. */
const WHOLE = rectangle(1, 0, 3, 7);
const WITH_HEADINGS = rectangle(0, 0, 4, 7);
const BESIDE = rectangle(1, 2, 3, 4);
const COLUMN = rectangle(1, MATHS, 3, 1);
const WITH_HEADING = rectangle(0, MATHS, 4, 1);
const ROW = rectangle(2, 2, 1, 5);

const FORMULAS: readonly (readonly [string, Spill])[] = [
  ['=IMPORTRANGE("https://docs.google.com/spreadsheets/d/abc","Learners!A2:G")', WHOLE],
  ['=QUERY(Export!A:G,"select *")', WITH_HEADINGS],
  ['=FILTER(Export!A2:G,Export!B2:B<>"")', WHOLE],
  ['={Export!A2:G}', WHOLE],
  ['={"Employer","English","Maths","Notes";Export!C2:F}', BESIDE],
  ['=ARRAYFORMULA(Export!C2:F4)', BESIDE],
  ['=ARRAYFORMULA(IF(A2:A="","",VLOOKUP(A2:A,Export!A:G,{3,4,5,6},0)))', BESIDE],
  ['=SORT(Export!A2:G)', WHOLE],
  ['=UNIQUE(Export!A1:G)', WITH_HEADINGS],
  ['=EPA_TRACKER(A1:AJ,TODAY())', BESIDE],
  ['=INDEX(Export!E2:E)', COLUMN],
  ['=OFFSET(Export!E2,0,0,3,1)', COLUMN],
  ['=INDIRECT("Export!E2:E4")', COLUMN],
  ['=CHOOSECOLS(Export!A2:G4,5)', COLUMN],
  ['=HSTACK(Export!E2:E4)', COLUMN],
  ['=MMULT(Export!E2:F4,{1;0})', COLUMN],
  ['=MathsOfAll', COLUMN],
  ['=TRANSPOSE(Export!A5:D5)', WITH_HEADING],
  ['=IFERROR(LET(x,Export!E1:E4,x))', WITH_HEADING],
  ['=EPA_GRADE(A2:A4,B2:B4,C2:C4)', COLUMN],
  ['={"Maths";INDEX(Export!E2:E)}', WITH_HEADING],
  // Ten more.
  ['=Export!E2:E4', COLUMN],
  ['=XLOOKUP(A2:A4,Export!A:A,Export!E:E)', COLUMN],
  ['=TAKE(Export!C2:F,3)', BESIDE],
  ['=DROP(Export!A1:G,1)', WHOLE],
  ['=WRAPCOLS(Export!A2:Z2,3)', BESIDE],
  ['=TOROW(Export!C9:G9)', ROW],
  ['=SPLIT("a,,,",",",FALSE,FALSE)', ROW],
  ['=MyOwnFunction(Export!A1:G)', WITH_HEADINGS],
  ['=GOOGLEFINANCE("X","price")', COLUMN],
  ['=FREQUENCY(Export!A2:A,Export!B2:B)', COLUMN],
];

describe('a cell that another one fills is left to it, which shows what it showed', () => {
  test.each(FORMULAS)('%s', async (formula, spill) => {
    const host = openWith(formula, spill);
    const before = await host.snapshot('Cohort');
    const results = await host.workbook.applyChanges([change('3000000037', 'maths')]);
    if (spill === ROW) expect(results).toEqual([{ outcome: 'written' }]);
    else {
      expect(results).toEqual([{ outcome: 'changed meanwhile', now: '', formula }]);
      expect(await host.snapshot('Cohort')).toEqual(before);
    }
    // And by its place.
    const again = openWith(formula, spill);
    const cell = { sheet: 'Cohort', row: spill === ROW ? 2 : 3, column: MATHS };
    const [result] = await again.workbook.writeCells([{ cell, expected: '', content: 'x' }]);
    expect(result).toEqual({ outcome: 'changed meanwhile', now: '', formula });
    expect(await again.snapshot('Cohort')).toEqual(before);
  });

  test('and where it shows a value that was expected', async () => {
    const host = openWith('=QUERY(Export!A:G)', WHOLE);
    const english = change('2000000028', 'english', { expected: 'Achieved', value: '' });
    expect(await host.workbook.applyChanges([{ ...english, value: 'Exempt' }])).toEqual([
      { outcome: 'changed meanwhile', now: 'Achieved', formula: '=QUERY(Export!A:G)' },
    ]);
    expect((await host.snapshot('Cohort'))[2]?.[ENGLISH]?.value).toBe('Achieved');
  });

  test('with the format that it had, where a date was to be written', async () => {
    const host = openWith('=QUERY(Export!A:G)', WHOLE);
    const start = change('1000000019', 'epaStart', { value: day('2026-03-05') });
    expect(await host.workbook.applyChanges([start])).toMatchObject([{ outcome: 'changed meanwhile' }]);
    expect(cellAt(host.sheetNamed('Cohort'), 1, 6)).toMatchObject({ value: '', format: 'General' });
  });

  test('of several at once each by itself: what it does not fill is written', async () => {
    const formula = '=ARRAYFORMULA(Export!E2:E3)';
    const host = openWith(formula, rectangle(1, MATHS, 2, 1));
    const results = await host.workbook.applyChanges([
      change('1000000019', 'english'),
      change('2000000028', 'maths'),
      change('3000000037', 'maths'),
      change('3000000037', 'english'),
    ]);
    expect(results).toEqual([
      { outcome: 'written' },
      { outcome: 'changed meanwhile', now: '', formula },
      { outcome: 'written' },
      { outcome: 'written' },
    ]);
    const sheet = host.sheetNamed('Cohort');
    expect([1, 2, 3].map((row) => cellAt(sheet, row, MATHS).value)).toEqual(['', '', 'Exempt']);
  });

  test('two cells of one formula in one go', async () => {
    const formula = '=QUERY(Export!A:G)';
    const host = openWith(formula, BESIDE);
    const before = await host.snapshot('Cohort');
    const left = { outcome: 'changed meanwhile', now: '', formula };
    expect(
      await host.workbook.applyChanges([change('2000000028', 'maths'), change('3000000037', 'maths')]),
    ).toEqual([left, left]);
    expect(await host.snapshot('Cohort')).toEqual(before);
  });

  test('far below the formula, in a sheet of 3,000 rows without a value between', async () => {
    const people = Array.from({ length: 3000 }, (_, i) => [1_000_000_000 + i, '', '', '', '', '', '']);
    const shows = Array.from({ length: 3001 }, (_, i) => [i === 0 ? 'English' : '', i === 0 ? 'Maths' : '']);
    const formula = '=QUERY(Export!D:E)';
    const host = openWith(formula, { row: 0, column: ENGLISH, shows }, held([HEADINGS, ...people]));
    expect(await host.workbook.applyChanges([change('1000002999', 'maths')])).toEqual([
      { outcome: 'changed meanwhile', now: '', formula },
    ]);
    expect(cellAt(host.sheetNamed('Cohort'), 0, ENGLISH).value).toBe('English');
  });
});

describe('what fills no other cell stands in the way of nothing', () => {
  const withCells = (cells: Readonly<Record<string, { value: FilledCell; formula: string }>>) => {
    const host = openGoogle();
    host.seedSheet(
      'Cohort',
      held([HEADINGS, ...PEOPLE]).map((line, i) => line.map((cell, j) => cells[`${i},${j}`] ?? cell)),
    );
    return host;
  };

  test.each<[string, Readonly<Record<string, { value: FilledCell; formula: string }>>]>([
    [
      'a formula in each row beside',
      Object.fromEntries([1, 2, 3].map((row) => [`${row},3`, { value: '', formula: '=DATEDIF(A1,B1,"d")' }])),
    ],
    ['an error that was there before, above', { '2,4': { value: '#REF!', formula: '=Gone!A1' } }],
    ['an error that was there before, beside', { '3,3': { value: '#REF!', formula: '=Gone!A1' } }],
    ['a count over the column', { '2,4': { value: 3, formula: '=SUM(FILTER(E4:E,E4:E<>""))' } }],
    ['an array function of one cell', { '2,4': { value: '', formula: '=ARRAYFORMULA(MAX(E4:E))' } }],
  ])('%s', async (_, cells) => {
    const host = withCells(cells);
    expect(await host.workbook.applyChanges([change('3000000037', 'maths')])).toEqual([
      { outcome: 'written' },
    ]);
    expect(cellAt(host.sheetNamed('Cohort'), 3, MATHS).value).toBe('Exempt');
  });

  test('a formula that is blocked already: the sheet is no worse for it', async () => {
    const host = openWith('=QUERY(Export!E:E)', WITH_HEADING);
    const sheet = host.sheetNamed('Cohort');
    (sheet.cells[2] as unknown[])[MATHS] = { value: 'typed', formula: '', note: '', format: '' };
    changed(sheet);
    const notes = change('3000000037', 'notes');
    expect(await host.workbook.applyChanges([notes])).toEqual([{ outcome: 'written' }]);
  });
});
