import { describe, expect, test } from '@jest/globals';
import { isProblem } from '../../../core/problems';
import { planSetUp, type SetUpPlan } from '../../../core/set-up/plan';
import { calculatedColumns } from '../../../core/sheet/calculated-columns';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import { columnLetters } from '../../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../../core/sheet/settings';
import { st0071 } from '../../../core/standard/st0071';

import { held, on } from '../held-cells';
import { cellAt, type FakeSheet } from './fake-sheet';
import { type GoogleHost, openGoogle } from './google-host';

/** What set-up makes in Google Sheets besides the cells, which the contract proves. */

const ALL = [...chosenColumns().usual, ...calculatedColumns(st0071)];
const position = (heading: string) => ALL.findIndex((column) => column.heading === heading);

async function planned({ workbook }: GoogleHost): Promise<SetUpPlan> {
  const plan = planSetUp(await workbook.readGrid(), 'spilled');
  if (isProblem(plan)) throw new Error(plan.what);
  return plan;
}

/** A sheet of its own after set-up. */
async function setUp(
  rows: Parameters<typeof held>[0] = [],
  more: Partial<FakeSheet> = {},
): Promise<{ sheet: FakeSheet; host: GoogleHost; plan: SetUpPlan }> {
  const host = openGoogle();
  host.seedSheet('Cohort', held(rows), more);
  const plan = await planned(host);
  expect(await host.workbook.setUp(plan)).toEqual({ outcome: 'done' });
  return { sheet: host.sheetNamed('Cohort'), host, plan };
}

describe('an empty sheet', () => {
  const made = setUp();

  test('gets a note on every heading', async () => {
    const { sheet } = await made;
    expect(ALL.map((_, i) => cellAt(sheet, 0, i).note)).toEqual(ALL.map(({ help }) => help));
  });

  test('gets formulas that Sheets spills from the heading', async () => {
    const { sheet } = await made;
    const last = columnLetters(chosenColumns().usual.length - 1);
    const given = `$A$1:$${last},'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100`;
    expect(
      ['Overall grade', 'Gateway', 'Stage', 'RAG', 'Next action', 'Result expected'].map(
        (heading) => cellAt(sheet, 0, position(heading)).formula,
      ),
    ).toEqual([
      `=INDEX(EPA_TRACKER(${given}),0,1)`,
      `=EPA_GATEWAY(${given})`,
      `=EPA_STATUS(${given})`,
      `=EPA_RAG(${given})`,
      `=EPA_NEXT(${given})`,
      `=INDEX(EPA_TRACKER(${given}),0,8)`,
    ]);
  });

  test('offers words and takes others, down to its last row', async () => {
    const { sheet } = await made;
    const withChoices = chosenColumns().usual.filter(({ kind }) => kind.choices);
    expect(sheet.dropDowns.filter(({ rule }) => rule !== null)).toEqual(
      withChoices.map(({ heading, kind }) => ({
        area: { row: 1, column: position(heading), rows: 999, columns: 1 },
        rule: { words: kind.choices, allowsOthers: true },
      })),
    );
  });

  test('shows dates day first in every row, and nothing else as a date', async () => {
    const { sheet } = await made;
    const dates = [
      ...chosenColumns().usual.filter(({ kind }) => kind.name === 'date'),
      ...calculatedColumns(st0071).filter(({ kind }) => kind === 'date'),
    ].map(({ heading }) => heading);
    for (const row of [1, 500, 999])
      for (const { heading } of ALL)
        expect([heading, cellAt(sheet, row, position(heading)).format === 'dd/mm/yyyy']).toEqual([
          heading,
          dates.includes(heading),
        ]);
    expect(cellAt(sheet, 0, position('Start date')).format).not.toBe('dd/mm/yyyy');
  });

  test('colours words, each in a look of its own', async () => {
    const { sheet } = await made;
    const coloured = calculatedColumns(st0071).flatMap(({ heading, colours = [] }) =>
      colours.map(({ word }) => [heading, word]),
    );
    expect(
      sheet.colourRules.map(({ text, areas: [area] }) => [ALL[area?.column ?? -1]?.heading, text]),
    ).toEqual(coloured);
    expect(new Set(sheet.colourRules.map(({ background }) => background)).size).toBe(6);
  });

  test('keeps its headings in view', async () => {
    expect((await made).sheet.frozenRows).toBe(1);
  });

  test('stays in front; the settings stand last', async () => {
    const { spreadsheet } = (await made).host.sheets;
    expect(spreadsheet.inFront.name).toBe('Cohort');
    expect(spreadsheet.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'Cohort', SETTINGS_SHEET]);
  });

  test('has as many columns as it needs', async () => {
    expect((await made).sheet.maxColumns).toBe(ALL.length);
  });
});

/** WCAG 2: how far the text stands out from what is behind it. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('every coloured word is easy to read', async () => {
  const { colourRules } = (await setUp()).sheet;
  const faint = colourRules.filter(({ background, fontColor }) => contrast(background, fontColor) < 7);
  expect(faint).toEqual([]);
});

describe('what a provider has done to a sheet stays', () => {
  const ROWS = [
    ['Our apprentices'],
    ['ULN', 'Apprentice', 'Started'],
    [1000000019, 'Amara', on('2025-01-06')],
  ];

  test('colours, drop-downs, merged titles and more frozen rows', async () => {
    const theirs = {
      colourRules: [{ text: 'late', background: '#ff0000', fontColor: '#000000', areas: [] }],
      dropDowns: [
        { area: { row: 2, column: 1, rows: 9, columns: 1 }, rule: { words: ['x'], allowsOthers: false } },
      ],
      merges: [{ row: 0, column: 0, rows: 1, columns: 3 }],
      frozenRows: 4,
    };
    const { sheet } = await setUp(ROWS, structuredClone(theirs));
    expect(sheet.colourRules.slice(0, 1)).toEqual(theirs.colourRules);
    expect(sheet.dropDowns.slice(0, 1)).toEqual(theirs.dropDowns);
    expect(sheet.dropDowns.slice(1).every(({ area }) => area.column >= 3)).toBe(true);
    expect([sheet.merges, sheet.frozenRows]).toEqual([theirs.merges, 4]);
  });

  test('headings merged over two rows, which cannot be frozen in part', async () => {
    const { sheet } = await setUp(ROWS, { merges: [{ row: 1, column: 1, rows: 2, columns: 1 }] });
    expect(sheet.frozenRows).toBe(0);
  });

  test('a second set-up adds no notes, rules or formats either', async () => {
    const { sheet, host } = await setUp(ROWS);
    const once = structuredClone(sheet);
    expect(await host.workbook.setUp(await planned(host))).toEqual({ outcome: 'done' });
    expect(host.sheetNamed('Cohort')).toEqual(once);
  });
});

describe('too few rows or columns', () => {
  test('columns are added without the dates and the drop-down of their neighbour', async () => {
    const { sheet, plan } = await setUp(
      [
        ['ULN', 'Started'],
        [1000000019, on('2025-01-06')],
      ],
      {
        maxColumns: 2,
        dropDowns: [
          { area: { row: 0, column: 1, rows: 9, columns: 1 }, rule: { words: ['x'], allowsOthers: true } },
        ],
      },
    );
    const text = plan.added.find(({ heading }) => heading === 'Employer')?.position ?? -1;
    expect(cellAt(sheet, 1, text).format).toBe('General');
    const holds = sheet.dropDowns.filter(
      ({ area }) => area.column <= text && text < area.column + area.columns,
    );
    expect(holds.at(-1)?.rule).toBeNull();
  });

  test('a row for the first apprentice is added below headings that stand last', async () => {
    const { sheet } = await setUp([['ULN', 'Apprentice']], { maxRows: 1 });
    expect(sheet.maxRows).toBe(2);
  });

  test('a settings sheet that was cut down gets the cells that formulas refer to', async () => {
    const host = openGoogle();
    host.seedSheet(SETTINGS_SHEET, held([['Setting']]), { maxRows: 3, maxColumns: 2 });
    host.seedSheet('Cohort', []);
    expect(await host.workbook.setUp(await planned(host))).toEqual({ outcome: 'done' });
    const { maxRows, maxColumns } = host.sheetNamed(SETTINGS_SHEET);
    expect([maxRows, columnLetters(maxColumns - 1)]).toEqual([100, 'G']);
  });
});

describe('is refused, with nothing written', () => {
  async function refusal(host: GoogleHost, plan: SetUpPlan) {
    const before = structuredClone(host.sheets.spreadsheet.sheets);
    const result = await host.workbook.setUp(plan);
    expect(host.sheets.spreadsheet.sheets).toEqual(before);
    return result;
  }

  test('while somebody else is writing', async () => {
    const host = openGoogle();
    const plan = await planned(host);
    host.sheets.spreadsheet.lock = 'held elsewhere';
    expect(await refusal(host, plan)).toMatchObject({ problem: { code: 'SHEET_BUSY' } });
  });

  test('where cells that it needs are protected', async () => {
    const host = openGoogle();
    host.seedSheet('Cohort', [], { protectedAreas: [{ row: 40, column: 20, rows: 1, columns: 1 }] });
    expect(await refusal(host, await planned(host))).toMatchObject({ problem: { code: 'SHEET_PROTECTED' } });
  });

  test('where the sheet is protected and every column of it in use', async () => {
    const host = openGoogle();
    host.seedSheet('Cohort', held([['ULN', 'Apprentice']]), { isProtected: true, maxColumns: 2 });
    expect(await refusal(host, await planned(host))).toMatchObject({ problem: { code: 'SHEET_PROTECTED' } });
  });

  test('where the settings are protected and lack something', async () => {
    const host = openGoogle();
    host.seedSheet(SETTINGS_SHEET, held([['Setting']]), { isProtected: true });
    host.seedSheet('Cohort', []);
    expect(await refusal(host, await planned(host))).toEqual({
      outcome: 'refused',
      problem: expect.objectContaining({ what: 'The sheet EPA settings is protected.' }),
    });
  });

  test('where the sheet was deleted, or cut above its headings', async () => {
    const host = openGoogle();
    host.seedSheet('Cohort', held([[], [], ['ULN', 'Apprentice']]));
    const plan = await planned(host);
    expect(await refusal(host, { ...plan, sheet: 'Another' })).toMatchObject({
      problem: { code: 'SHEET_CHANGED' },
    });
    Object.assign(host.sheetNamed('Cohort'), { cells: [], maxRows: 2 });
    expect(await refusal(host, plan)).toMatchObject({ problem: { code: 'SHEET_CHANGED' } });
  });

  test('protected cells that it does not need are no matter', async () => {
    const { sheet } = await setUp([['ULN', 'Apprentice']], {
      protectedAreas: [{ row: 0, column: 0, rows: 1, columns: 2 }],
    });
    expect(cellAt(sheet, 0, 2).value).toBe('Employer');
  });
});

test('no cell can set up a sheet', async () => {
  const host = openGoogle();
  const plan = await planned(host);
  expect(() => host.sheets.evaluate('applySetUp', plan)).toThrow('You do not have permission to call');
  expect(host.sheets.spreadsheet.inFront.cells).toEqual([]);
});
