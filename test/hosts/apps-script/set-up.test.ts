import { describe, expect, test } from '@jest/globals';
import { setUpInWords } from '../../../core/port/set-up-in-words';
import { isProblem } from '../../../core/problems';
import { isReady, planSetUp, type SetUpPlan } from '../../../core/set-up/plan';
import { calculatedColumns } from '../../../core/sheet/calculated-columns';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import { columnLetters } from '../../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../../core/sheet/settings';
import { st0071 } from '../../../core/standard/st0071';

import { held, on } from '../held-cells';
import { failing, peopleIn } from './fake-people';
import { type Area, cellAt, type FakeSheet, overlap } from './fake-sheet';
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

  test('gets one formula, which Sheets spills from the first calculated heading', async () => {
    const { sheet } = await made;
    const last = columnLetters(chosenColumns().usual.length - 1);
    const formulas = sheet.cells.flatMap((row) => row.flatMap((cell) => cell?.formula || []));
    expect(formulas).toEqual([`=EPA_TRACKER($A$1:$${last},'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100)`]);
    expect(cellAt(sheet, 0, position('Overall grade')).formula).toBe(formulas[0]);
  });

  test('warns whoever types into what is calculated, and keeps nobody from it', async () => {
    const { sheet } = await made;
    const columns = calculatedColumns(st0071).length;
    expect(sheet.warnings).toEqual([
      {
        area: { row: 0, column: position('Overall grade'), rows: 1000, columns },
        description: expect.stringContaining('EPA Cohort'),
        warnsOnly: true,
      },
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
  expect(() => host.sheets.evaluate('epaCohort_applySetUp', plan)).toThrow(
    'You do not have permission to call',
  );
  expect(host.sheets.spreadsheet.inFront.cells).toEqual([]);
});

/** A cohort as the sidebar sees it: the apprentice of each row, with what is calculated for them. */
async function answersOf({ workbook }: GoogleHost, heading: string): Promise<unknown> {
  const { rows } = await workbook.readGrid();
  const at = (name: string) => rows[0]?.indexOf(name) ?? -1;
  return Object.fromEntries(
    rows.slice(1).flatMap((row) => (row[at('ULN')] === '' ? [] : [[row[at('ULN')], row[at(heading)]]])),
  );
}

/** Started long ago or not yet: their stages differ. */
const TWO = [
  ['ULN', 'Apprentice', 'Start date', 'Learning status'],
  [1000000019, 'Amara', on('2025-01-06'), 'Withdrawn'],
  [2000000028, 'Jun', on('2026-02-02'), 'Active'],
];

describe('every answer stays beside its apprentice', () => {
  const STAGES = { 1000000019: 'Withdrawn', 2000000028: 'On programme' };

  test('when a row is inserted right below the headings, and for the apprentice who comes there', async () => {
    const { sheet, host } = await setUp(TWO);
    const people = peopleIn(host.sheets.spreadsheet);
    expect(await answersOf(host, 'Stage')).toEqual(STAGES);
    people.insertRows(sheet, 1);
    expect(await answersOf(host, 'Stage')).toEqual(STAGES);
    people.type(sheet, 1, 0, 3000000037);
    people.type(sheet, 1, 3, 'Break in learning');
    expect(await answersOf(host, 'Stage')).toEqual({ ...STAGES, 3000000037: 'Break in learning' });
  });

  test('when rows and columns come and go, are sorted and filtered, and that is taken back', async () => {
    const { sheet, host } = await setUp(TWO);
    const people = peopleIn(host.sheets.spreadsheet);
    const acts = [
      () => people.sort(sheet, 1, 'Z to A'),
      () => people.insertRows(sheet, 0),
      () => people.deleteRows(sheet, 0),
      () => people.insertColumns(sheet, 0),
      () => people.insertColumns(sheet, 3, 2),
      () => people.deleteColumns(sheet, 0),
      () => people.insertRows(sheet, 3, 5),
      () => people.filter(sheet, 1, 'Jun'),
      () => people.undo(),
      () => people.undo(),
    ];
    for (const act of acts) {
      act();
      const { rows } = await host.workbook.readGrid();
      const headings = rows.findIndex((row) => row.includes('ULN'));
      const at = (name: string) => rows[headings]?.indexOf(name) ?? -1;
      const found = rows.slice(headings + 1).filter((row) => row[at('ULN')] !== '');
      expect(Object.fromEntries(found.map((row) => [row[at('ULN')], row[at('Stage')]]))).toEqual(STAGES);
    }
  });

  test('and the formula is called once for an edit, however many columns it fills', async () => {
    const { sheet, host } = await setUp(TWO);
    const { functionCalls } = host.sheets.spreadsheet;
    await host.workbook.readGrid();
    const before = functionCalls.length;
    peopleIn(host.sheets.spreadsheet).type(sheet, 2, 3, 'Withdrawn');
    expect(await answersOf(host, 'Stage')).toEqual({ 1000000019: 'Withdrawn', 2000000028: 'Withdrawn' });
    expect(functionCalls.slice(before).map(({ name }) => name)).toEqual(['EPA_TRACKER']);
  });

  test('and nothing is answered below the last of them', async () => {
    const { host } = await setUp(TWO);
    expect((await host.workbook.readGrid()).rows).toHaveLength(3);
  });
});

describe('pressed twice', () => {
  test.each(['loading', 'missing'] as const)('it adds nothing while functions are %s', async (functions) => {
    const { sheet, host } = await setUp(TWO);
    host.sheets.spreadsheet.functions = functions;
    const once = structuredClone(sheet);
    const plan = await planned(host);
    expect(isReady(plan)).toBe(true);
    expect(await host.workbook.setUp(plan)).toEqual({ outcome: 'done' });
    expect(host.sheetNamed('Cohort')).toEqual(once);
  });

  test('it adds nothing where somebody has typed into what is calculated', async () => {
    const { sheet, host, plan } = await setUp(TWO);
    const rag = plan.added.find(({ heading }) => heading === 'RAG')?.position ?? -1;
    peopleIn(host.sheets.spreadsheet).type(sheet, 1, rag, 'late');
    expect((await host.workbook.readGrid()).rows[0]).toContain('#REF!');
    expect(isReady(await planned(host))).toBe(true);
  });

  test('a further group is planned while ours load, and added once they are there', async () => {
    const { host } = await setUp(TWO);
    host.sheets.spreadsheet.functions = 'loading';
    const grid = await host.workbook.readGrid();
    const plan = planSetUp(grid, 'spilled', undefined, ['coach']);
    if (isProblem(plan)) throw new Error(plan.what);
    host.sheets.spreadsheet.functions = 'working';
    expect(await host.workbook.setUp(plan)).toEqual({ outcome: 'done' });
    expect((await host.workbook.readGrid()).rows[0]?.slice(-1)).toEqual(['Coach']);
    expect(await answersOf(host, 'Stage')).toEqual({ 1000000019: 'Withdrawn', 2000000028: 'On programme' });
  });
});

describe('what keeps the formula from being worked out is said', () => {
  test('NOW() between the inputs, or behind a cell that stands there, by column', async () => {
    const host = openGoogle();
    const now = { value: 46_000, formula: '=NOW()' };
    host.seedSheet(
      'Cohort',
      held([
        ['Updated', 'ULN', 'Days on programme', 'Lucky', 'Start date'],
        [
          now,
          1000000019,
          { value: 300, formula: '=A2-E2' },
          { value: 3, formula: '=RANDBETWEEN(1,6)' },
          on('2025-01-06'),
        ],
      ]),
    );
    const plan = await planned(host);
    const result = await host.workbook.setUp(plan);
    const lines = setUpInWords(plan, result);
    expect(lines.filter((line) => line.includes('NOW()'))).toEqual([
      'The column Days on programme has a formula with NOW() or RAND(), which Google Sheets keeps custom functions from reading. Use TODAY() instead, or move the formula right of the calculated columns.',
      'The column Lucky has a formula with NOW() or RAND(), which Google Sheets keeps custom functions from reading. Use TODAY() instead, or move the formula right of the calculated columns.',
    ]);
    expect((await host.workbook.readGrid()).rows[0]).toContain('#ERROR!');
    // Asked again, it is said again.
    const again = await planned(host);
    expect(isReady(again)).toBe(true);
    expect(setUpInWords(again, await host.workbook.setUp(again))).toHaveLength(3);
  });

  test('NOW() in the settings', async () => {
    const host = openGoogle();
    host.seedSheet(SETTINGS_SHEET, held([[], ['As of', { value: 46_000, formula: '=NOW()' }]]));
    host.seedSheet('Cohort', held(TWO));
    expect(await host.workbook.setUp(await planned(host))).toMatchObject({
      notes: [{ code: 'FORMULA_VOLATILE', what: expect.stringMatching(/^The sheet EPA settings has/) }],
    });
  });
});

describe('columns with a type, in a table of Google', () => {
  test('what Google refuses there is said, and all else stands', async () => {
    const host = openGoogle();
    const plain = await setUp(TWO);
    const place = (heading: string) =>
      plain.plan.added.find((column) => column.heading === heading)?.position ?? -1;
    const typed = ['English', 'EPA start'].map((heading) => ({
      row: 0,
      column: place(heading),
      rows: 1000,
      columns: 1,
    }));
    host.seedSheet('Cohort', held(TWO), { typedAreas: typed, maxColumns: 60 });
    const result = await host.workbook.setUp(await planned(host));
    expect(result.outcome === 'done' && result.notes?.map(({ what }) => what)).toEqual([
      'The date format of EPA start could not be added: Google Sheets refused it.',
      'The drop-down of English could not be added: Google Sheets refused it.',
    ]);
    const sheet = host.sheetNamed('Cohort');
    expect(looks(sheet, typed)).toEqual(looks(plain.sheet, typed));
    expect(cellAt(sheet, 1, place('Gateway date')).format).toBe('dd/mm/yyyy');
    expect(await answersOf(host, 'Stage')).toEqual(await answersOf(plain.host, 'Stage'));
  });
});

/** Everything that a set-up leaves on a sheet, as people and formulas find it; `besides` are areas to leave out. */
function looks(sheet: FakeSheet, besides: readonly Area[] = []) {
  const { cells, dropDowns, colourRules, frozenRows, warnings } = sheet;
  const isLeftOut = (row: number, column: number) =>
    besides.some((area) => overlap(area, { row, column, rows: 1, columns: 1 }));
  const rows = cells.map((row, i) =>
    Array.from(row, (cell, j) => (isLeftOut(i, j) ? undefined : cell)).map((cell) => {
      const { value = '', formula = '', note = '', format = '' } = cell ?? {};
      return [value, formula, note, format === 'General' ? '' : format].join('|');
    }),
  );
  const offered = Array.from({ length: 60 }, (_, column) =>
    [1, 500, 999].map((row) => {
      const there = dropDowns.filter(({ area }) => overlap(area, { row, column, rows: 1, columns: 1 }));
      return isLeftOut(row, column) ? null : (there.at(-1)?.rule ?? null);
    }),
  );
  const blank = '|||';
  return {
    rows: rows.map((row) =>
      row.join('\n').replace(new RegExp(`(?:\\n${blank.replace(/\|/g, '\\|')})+$`), ''),
    ),
    offered,
    colourRules,
    frozenRows,
    warnings,
  };
}

test('taken back, the warning goes with its columns, and those of a provider stay', async () => {
  const theirs = { area: { row: 0, column: 0, rows: 5, columns: 1 }, description: 'Ask Jo' };
  const { sheet, host, plan } = await setUp(TWO, { warnings: [theirs] });
  expect(sheet.warnings).toHaveLength(2);
  peopleIn(host.sheets.spreadsheet).insertColumns(sheet, 1);
  expect(await host.workbook.undoSetUp(plan)).toEqual({ outcome: 'done' });
  expect(sheet.warnings).toEqual([theirs]);
  // The ranges of the formula went along with the new column: it is known all the same.
  expect((await host.workbook.readGrid()).rows[0]).toEqual([
    'ULN',
    '',
    'Apprentice',
    'Start date',
    'Learning status',
  ]);
});

describe('a set-up that stops half way', () => {
  /** Below a title, with a date and a drop-down in the last column, which new columns would take over. */
  const ROWS = [['Our apprentices'], ...TWO.map(([uln, name, start]) => [uln, name, start])] as Parameters<
    typeof held
  >[0];
  const open = () => {
    const host = openGoogle();
    host.seedSheet('Cohort', held(ROWS), {
      maxColumns: 3,
      maxRows: 30,
      dropDowns: [
        { area: { row: 0, column: 2, rows: 9, columns: 1 }, rule: { words: ['x'], allowsOthers: true } },
      ],
    });
    return host;
  };
  const state = (host: GoogleHost) => [
    looks(host.sheetNamed('Cohort')),
    looks(host.sheetNamed(SETTINGS_SHEET)),
  ];

  const whole = (async () => {
    const host = open();
    const plan = await planned(host);
    const before = host.sheets.spreadsheet.serviceCalls.length;
    expect(await host.workbook.setUp(plan)).toEqual({ outcome: 'done' });
    return { calls: host.sheets.spreadsheet.serviceCalls.length - before, state: state(host) };
  })();

  test.each(['once', 'from then on'] as const)(
    'is completed by the next one, whichever call of a service fails %s',
    async (how) => {
      const { calls, state: expected } = await whole;
      const differ: unknown[] = [];
      for (let n = 0; n < calls; n++) {
        const host = open();
        const { spreadsheet } = host.sheets;
        const plan = await planned(host);
        failing(spreadsheet, n, how);
        const result = await host.workbook.setUp(plan).catch((error: Error) => error);
        spreadsheet.beforeCall = undefined;
        const failedAt = spreadsheet.serviceCalls.slice(-1);
        if (result instanceof Error || ('notes' in result && result.notes)) {
          spreadsheet.inFront = host.sheetNamed('Cohort');
          expect(await host.workbook.setUp(await planned(host))).toEqual({ outcome: 'done' });
        }
        try {
          expect(state(host)).toEqual(expected);
        } catch (error) {
          differ.push([n, failedAt, (error as Error).message.slice(0, 600)]);
        }
      }
      expect(differ).toEqual([]);
      expect(calls).toBeGreaterThan(80);
    },
    120_000,
  );
});
