import { describe, expect, test } from '@jest/globals';
import type { SetUpPlan } from '../../../core/set-up/plan';
import { calculatedColumns } from '../../../core/sheet/calculated-columns';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import { columnLetters } from '../../../core/sheet/grid';
import { st0071 } from '../../../core/standard/st0071';
import { cellSet, type Edit, type HeldRows, held, trimmed } from '../held-cells';
import { cohort, planIn, setUpTwice, syncsOf } from './cohort-sheets';
import { type ExcelHost, openExcel } from './excel-host';
import { addTable, areaOf, type FakeSheet, formatAt, formulaAt, headersOf, type Settings } from './fake-book';

/** "Project due" is the seventh of the answers. */
function lookUp(
  sheet: FakeSheet,
  column: number,
  headingRow: number,
  block = '$A:$Z',
  anchor = '$A$1',
): string {
  const heading = `$${columnLetters(column)}$${headingRow + 1}`;
  const first = `'EPA answers'!${anchor}`;
  const answer = `INDEX('EPA answers'!${block},ROW()-ROW(${heading} ${sheet.name}!${heading})+ROW(${first}),6)`;
  return `=IF(ISERROR(${first}),${first},IF(${answer}="","",${answer}))`;
}

function trackersOf(host: ExcelHost): string[] {
  const answers = host.sheet('EPA answers');
  return [0, 26, 52].map((column) => String(formulaAt(answers, 0, column)));
}

const SETTINGS = "'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100";

async function opened(rows: HeldRows, settings?: Settings): Promise<{ host: ExcelHost; sheet: FakeSheet }> {
  const host = openExcel(settings);
  await host.seed('Cohort', rows);
  return { host, sheet: host.sheet('Cohort') };
}

function positionOf(plan: SetUpPlan, heading: string): number {
  const added = plan.added.find((column) => column.heading === heading);
  if (!added) throw new Error(`The plan adds no column ${heading}.`);
  return added.position;
}

const PLAIN = held([
  ['Customer Service 2026'],
  ['Learner', 'Mentor', 'EPA start'],
  ['Amara Foxbury', 'Jo', ''],
  ['Jun Wetherlam', '', ''],
]);

describe('an empty sheet', () => {
  test('becomes a table with room for the first apprentice', async () => {
    const { host, sheet } = await opened([]);
    const plan = await setUpTwice(host);
    expect(sheet.tables).toMatchObject([
      {
        area: {
          row: 0,
          column: 0,
          rows: 2,
          columns: chosenColumns().usual.length + calculatedColumns(st0071).length,
        },
      },
    ]);
    expect(sheet.tables[0]).toMatchObject({ style: 'TableStyleLight1', showBandedRows: false });
    const due = positionOf(plan, 'Project due');
    expect(formulaAt(sheet, 1, due)).toBe(lookUp(sheet, due, 0));
    const cells = 'Cohort!$A$1:$AJ$20001';
    expect(trackersOf(host)).toEqual([
      `=EPA_TRACKER(INDEX(${cells},1,0):INDEX(${cells},ROWS(Apprentices[#Data])+1,0),${SETTINGS})`,
      '',
      '',
    ]);
    expect(host.sheet('EPA answers').visibility).toBe('Hidden');
    expect(sheet.frozenRows).toBe(1);
  });
});

describe('a provider’s sheet', () => {
  test('becomes a table from its headings to its last row, and no title with it', async () => {
    const { host, sheet } = await opened(PLAIN);
    const plan = await setUpTwice(host);
    expect(sheet.tables).toMatchObject([{ area: { row: 1, column: 0, rows: 3 } }]);
    const due = positionOf(plan, 'Project due');
    const formula = lookUp(sheet, due, 1);
    expect([2, 3].map((row) => formulaAt(sheet, row, due))).toEqual([formula, formula]);
    expect([1, 4].map((row) => formulaAt(sheet, row, due))).toEqual(['Project due', '']);
    expect(sheet.frozenRows).toBe(2);
  });

  test('becomes a table with their own columns left of the apprentices, which a sort would else leave behind', async () => {
    const { host, sheet } = await opened(
      held([
        ['', 'Mentor', 'Learner'],
        ['', 'Jo', 'Amara Foxbury'],
      ]),
    );
    await setUpTwice(host);
    expect(sheet.tables).toMatchObject([{ area: { row: 0, column: 1 } }]);
  });

  test('keeps its frozen rows, its selection and its place in front', async () => {
    const { host, sheet } = await opened(PLAIN);
    sheet.frozenRows = 1;
    await setUpTwice(host);
    expect([sheet.frozenRows, host.book.front.name, host.book.selected]).toEqual([
      1,
      'Cohort',
      { row: 0, column: 0 },
    ]);
  });
});

describe('a table that is there', () => {
  async function withTable(rows: HeldRows, area: [number, number, number, number]) {
    const { host, sheet } = await opened(rows);
    const table = addTable(areaOf(sheet, ...area));
    return { host, sheet, table };
  }

  test('gets the columns, in all its rows', async () => {
    const { host, sheet, table } = await withTable(PLAIN, [1, 0, 6, 3]);
    const plan = await setUpTwice(host);
    expect(sheet.tables).toEqual([table]);
    expect(table).toMatchObject({ area: { row: 1, column: 0, rows: 6 }, style: 'TableStyleMedium2' });
    expect(headersOf(table)).toEqual([
      'Learner',
      'Mentor',
      'EPA start',
      ...plan.added.map(({ heading }) => heading),
    ]);
    const due = positionOf(plan, 'Project due');
    const formula = lookUp(sheet, due, 1);
    expect([2, 6, 7].map((row) => formulaAt(sheet, row, due))).toEqual([formula, formula, '']);
    expect(trackersOf(host)[0]).toContain(
      '(INDEX(Cohort!$A$2:$AK$20002,1,0):INDEX(Cohort!$A$2:$AK$20002,ROWS(Table1[#Data])',
    );
  });

  test.each<[string, HeldRows, [number, number, number, number]]>([
    ['something stands right of it', cellSet(2, 4, 'ask Jo')(PLAIN), [1, 0, 3, 3]],
    ['only some of the headings are in it', PLAIN, [1, 1, 3, 2]],
    ['its headings are in another row', PLAIN, [0, 0, 4, 3]],
  ])('stays as it is where %s', async (_, rows, area) => {
    const { host, sheet, table } = await withTable(rows, area);
    const before = trimmed(await host.snapshot('Cohort'));
    const plan = await setUpTwice(host);
    expect(plan.style).toBe('beside rows');
    expect(sheet.tables).toEqual([table]);
    expect(headersOf(table)).toHaveLength(area[3]);
    const [first] = plan.added;
    const theirs = (await host.snapshot('Cohort')).map((row) => row.slice(0, first?.position));
    expect(trimmed(theirs)).toEqual(before);
  });

  test('gets the columns, though another table stands left of it', async () => {
    const rows = held([
      ['Room', 'Learner', 'EPA start'],
      ['12', 'Amara Foxbury', ''],
    ]);
    const { host, sheet, table: theirs } = await withTable(rows, [0, 0, 2, 1]);
    const table = addTable(areaOf(sheet, 0, 1, 2, 2));
    const plan = await setUpTwice(host);
    expect(headersOf(theirs)).toEqual(['Room']);
    expect(headersOf(table)).toEqual(['Learner', 'EPA start', ...plan.added.map(({ heading }) => heading)]);
    const due = positionOf(plan, 'Project due');
    expect(formulaAt(sheet, 1, due)).toBe(lookUp(sheet, due, 0));
    expect(trackersOf(host)[0]).toContain('ROWS(Table2[#Data])');
  });

  test('stays as it is where it has no headings of its own', async () => {
    const { host, sheet, table } = await withTable(PLAIN, [1, 0, 3, 3]);
    table.showHeaders = false;
    await setUpTwice(host);
    expect(sheet.tables).toEqual([table]);
    expect(headersOf(table)).toEqual(['Learner', 'Mentor', 'EPA start']);
  });
});

describe('where a table would alter cells, formulas stand beside the rows', () => {
  const also = (act: (sheet: FakeSheet) => void) => act;
  const nothing = also(() => undefined);

  test.each<[string, Edit, (sheet: FakeSheet) => void]>([
    ['a blank heading', cellSet(1, 1, ''), nothing],
    ['a heading twice', cellSet(1, 1, 'LEARNER'), nothing],
    ['a heading of their own twice', cellSet(1, 3, 'MENTOR'), nothing],
    ['a number for a heading', cellSet(1, 1, 2026), nothing],
    ['a heading that is calculated', cellSet(1, 1, { value: 'Mentor', formula: '="Mentor"' }), nothing],
    ['a column without a heading left of them', cellSet(1, 0, ''), nothing],
    ['merged cells', (rows) => rows, also((sheet) => sheet.merged.push(areaOf(sheet, 2, 1, 2)))],
    ['a formula that spills', (rows) => rows, also((sheet) => sheet.spills.push(areaOf(sheet, 2, 1, 2)))],
    [
      'a filter of their own',
      (rows) => rows,
      also((sheet) => {
        sheet.filter = { enabled: true, isDataFiltered: false };
      }),
    ],
  ])('%s', async (_, edit, act) => {
    const rows = edit(cellSet(1, 3, 'Score')(cellSet(1, 4, 'ULN')(PLAIN)));
    const { host, sheet } = await opened(rows);
    act(sheet);
    const plan = await setUpTwice(host);
    expect(sheet.tables).toEqual([]);
    const theirs = (await host.snapshot('Cohort')).map((row) => row.slice(0, 5));
    expect(trimmed(theirs)).toEqual(trimmed(rows));
    const due = positionOf(plan, 'Project due');
    const formula = lookUp(sheet, due, 1);
    expect([2, 3].map((row) => formulaAt(sheet, row, due))).toEqual([formula, formula]);
    expect(trackersOf(host)[0]).toMatch(
      /^=EPA_TRACKER\(INDEX\((Cohort![^,]+),1,0\):INDEX\(\1,MAX\(\(ROW\((Cohort![^)]+)\)-MIN\(ROW\(\2\)\)\+1\)\*NOT\(ISBLANK\(\2\)\),2\),0\),/,
    );
  });

  test('merged cells above the headings are no reason', async () => {
    const { host, sheet } = await opened(PLAIN);
    sheet.merged.push(areaOf(sheet, 0, 0, 1, 3));
    await setUpTwice(host);
    expect(sheet.tables).toHaveLength(1);
  });

  test('cells merged after the plan was made are a reason to refuse it', async () => {
    const { host, sheet } = await opened(PLAIN);
    const plan = await planIn(host);
    sheet.merged.push(areaOf(sheet, 2, 1, 2));
    const before = await host.snapshot('Cohort');
    expect(await host.workbook.setUp(plan)).toMatchObject({ problem: { code: 'SHEET_CHANGED' } });
    expect(await host.snapshot('Cohort')).toEqual(before);
  });
});

describe('nothing is written', () => {
  async function refusal(host: ExcelHost): Promise<string> {
    const plan = await planIn(host);
    const before = await host.snapshot('Cohort');
    const result = await host.workbook.setUp(plan);
    expect(await host.snapshot('Cohort')).toEqual(before);
    expect(host.book.sheets.map(({ name }) => name)).not.toContain('EPA settings');
    return result.outcome === 'refused' ? result.problem.what : result.outcome;
  }

  test('in a workbook that counts its days from 1904', async () => {
    const { host } = await opened(PLAIN, { is1904: true });
    expect(await refusal(host)).toMatch('counts its days from 1904');
  });

  test.each(['sheet', 'table'])('where a filter of the %s hides rows', async (of) => {
    const { host, sheet } = await opened(PLAIN);
    const filtered = of === 'sheet' ? sheet : addTable(areaOf(sheet, 1, 0, 3, 3));
    filtered.filter = { enabled: true, isDataFiltered: true };
    expect(await refusal(host)).toBe('A filter hides rows of the sheet Cohort.');
  });

  test('where no sheet can be added for the settings', async () => {
    const { host } = await opened(PLAIN);
    host.book.isStructureProtected = true;
    expect(await refusal(host)).toBe('The sheet EPA settings is protected.');
  });

  test('for a plan of another host', async () => {
    const { host } = await opened(PLAIN);
    const plan = { ...(await planIn(host)), style: 'spilled' } as const;
    expect(await host.workbook.setUp(plan)).toMatchObject({ outcome: 'refused' });
  });

  test('in a sheet that is gone', async () => {
    const { host } = await opened(PLAIN);
    const plan = { ...(await planIn(host)), sheet: 'Cohort of old' };
    expect(await host.workbook.setUp(plan)).toMatchObject({ problem: { code: 'SHEET_CHANGED' } });
  });
});

test('settings that somebody protected stop the set-up only while some are blank', async () => {
  const { host } = await opened(PLAIN);
  await setUpTwice(host);
  await host.seed('Second', PLAIN);
  const settings = host.sheet('EPA settings');
  settings.isProtected = true;
  await setUpTwice(host);
  await host.seed('Third', PLAIN);
  settings.rows[2] = [];
  expect(await host.workbook.setUp(await planIn(host))).toMatchObject({
    problem: { code: 'SHEET_PROTECTED', what: 'The sheet EPA settings is protected.' },
  });
});

describe('each new column', () => {
  async function dressed() {
    const { host, sheet } = await opened(PLAIN);
    return { sheet, plan: await setUpTwice(host) };
  }

  test('of dates shows dates, others what they hold', async () => {
    const { sheet, plan } = await dressed();
    const formats = ['Start date', 'EPA end', 'ULN', 'Report words'].map((heading) =>
      formatAt(sheet, 3, positionOf(plan, heading)),
    );
    expect(formats).toEqual(['dd/mm/yyyy', 'dd/mm/yyyy', 'General', 'General']);
    expect(formatAt(sheet, 3, 2)).toBe('General');
  });

  test('of fixed words offers them and takes others', async () => {
    const { sheet, plan } = await dressed();
    const column = positionOf(plan, 'English');
    const its = sheet.validations.filter(({ area }) => area.column === column && area.row > 1);
    expect(its).toMatchObject([
      {
        area: { row: 2, rows: 2, columns: 1 },
        property: 'rule',
        value: { list: { inCellDropDown: true, source: 'Achieved,Exempt,Not yet' } },
      },
      { property: 'errorAlert', value: { showAlert: false } },
    ]);
  });

  test('of words that matter colours them, by formulas that every Excel knows', async () => {
    const { sheet, plan } = await dressed();
    const column = positionOf(plan, 'RAG');
    const its = sheet.colours.filter(({ area }) => area.column === column);
    expect(its.map(({ rule }) => rule)).toEqual(
      ['Check', 'Overdue', 'Due soon', 'On track', 'Complete'].map((word) => ({
        operator: 'EqualTo',
        formula1: `="${word}"`,
      })),
    );
    for (const { area, type, fill, ink } of its) {
      expect({ area, type }).toMatchObject({ area: { row: 2, rows: 2 }, type: 'CellValue' });
      expect(contrast(fill as string, ink as string)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('is explained where its heading is selected', async () => {
    const { sheet, plan } = await dressed();
    for (const { heading, help, position } of plan.added) {
      const prompt = sheet.validations.find(
        ({ area, property }) => property === 'prompt' && area.column === position,
      );
      expect(prompt).toMatchObject({
        area: { row: 1, rows: 1, columns: 1 },
        value: { showPrompt: true, title: heading, message: help },
      });
    }
  });
});

describe('set-up takes as many syncs', () => {
  const doubled = cellSet(0, 3, 'Employer');
  const plain = (rows: HeldRows) => rows;
  const few = (rows: HeldRows) => rows.map((row) => row.slice(0, 5));

  test.each<[string, Edit, boolean, number]>([
    ['for a new table', plain, false, 3],
    ['for a table that is there', plain, true, 3],
    ['for formulas beside the rows', doubled, false, 3],
  ])('%s', async (_, edit, isTable, syncs) => {
    for (const apprentices of [10, 10_000]) {
      const { host, sheet } = await opened(edit(few(cohort(apprentices))));
      if (isTable) addTable(areaOf(sheet, 0, 0, apprentices + 1, 5));
      const grid = await host.workbook.readGrid();
      expect(await syncsOf(host, () => host.workbook.formulaStyle(grid))).toBe(2);
      const plan = await planIn(host);
      expect(await syncsOf(host, () => host.workbook.setUp(plan))).toBe(syncs);
      expect(String(formulaAt(sheet, apprentices, positionOf(plan, 'RAG')))).toMatch(
        /^=IF\(ISERROR\('EPA answers'!\$A\$1\),.+,4\)\)\)$/,
      );
    }
  });
});

/** How far apart two colours are for the eye, from 1 to 21. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
      const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
      return part <= 0.039_28 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  return Math.max(light(one), light(other)) / Math.min(light(one), light(other));
}
