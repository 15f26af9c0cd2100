import { describe, expect, test } from '@jest/globals';
import { setUpInFront } from '../../../preview/set-up-in-front';
import { changedParts, FILES, fileOf, type OpenedFile, opened, partsOf, textOf } from './saved-workbook';

/** The sheet in which the apprentices of a file stand. */
const COHORTS: Readonly<Record<string, string>> = {
  'openpyxl-rules.xlsx': 'Learners & co',
  'libreoffice-rules.xlsx': 'Learners & co',
  'libreoffice-styles.xlsx': 'Cohort 2026',
};
const cohortOf = (name: string) => COHORTS[name] ?? 'Cohort';
const idOf = ({ model }: OpenedFile, sheet: string) => model.getters.getSheetIdByName(sheet) as string;

/** The part of a sheet, by its place among those with cells. */
const SECOND = ['exceljs-views.xlsx'];
const partOfCohort = (name: string) => `xl/worksheets/sheet${SECOND.includes(name) ? 2 : 1}.xml`;

/** A file that is opened, changed and saved. */
async function saved(name: string, act: (file: OpenedFile, sheet: string) => Promise<unknown> | unknown) {
  const bytes = fileOf(name);
  const file = opened(name, bytes);
  const sheet = cohortOf(name);
  if (file.sheets.inFront() !== sheet) file.sheets.select({ sheet, row: 0, column: 0 });
  await act(file, sheet);
  const after = file.save();
  return {
    file,
    before: partsOf(bytes),
    after: partsOf(after.bytes),
    notes: after.notes,
    again: opened(name, after.bytes),
  };
}

/** What is held by every sheet: what its cells show, what they calculate, and what stands around them. */
function heldBy({ model }: OpenedFile) {
  const { getters } = model;
  return getters.getSheetIds().map((sheetId) => {
    const cells = getters.getCells(sheetId).flatMap((cell) => {
      const position = getters.getCellPosition(cell.id);
      const { value, format } = getters.getEvaluatedCell(position);
      const formula = cell.isFormula ? cell.compiledFormula.toFormulaString(getters) : '';
      return value === null || value === ''
        ? []
        : [`${position.row} ${position.col} ${value} ${formula} ${format}`];
    });
    return {
      name: getters.getSheetName(sheetId),
      cells: cells.sort(),
      merges: getters.getMerges(sheetId).map(({ top, left, bottom, right }) => [top, left, bottom, right]),
      dropDowns: getters
        .getDataValidationRules(sheetId)
        .map(({ criterion, ranges }) => [criterion.type, criterion.values, ranges.map(({ zone }) => zone)]),
      rules: getters.getConditionalFormats(sheetId).map(ruleOf).sort(),
      frozen: getters.getPaneDivisions(sheetId),
    };
  });
}

/** A coloured rule without what the engine spells one way when it is made and another when it is read. */
function ruleOf({ rule, ranges }: { readonly rule: object; readonly ranges: readonly string[] }): string {
  const {
    style = {},
    values = [],
    ...rest
  } = rule as {
    readonly style?: Readonly<Record<string, unknown>>;
    readonly values?: readonly string[];
  };
  const words = values.map((value) => value.replace(/^="(.*)"$/, '$1'));
  const { bold, fillColor, textColor } = style;
  return JSON.stringify([ranges, rest, words, bold === true, fillColor, textColor]).toLowerCase();
}

describe('opened and saved unchanged: every part is the same bytes', () => {
  test.each(FILES)('%s', (name) => {
    const bytes = fileOf(name);
    const after = opened(name, bytes).save();
    expect(changedParts(partsOf(bytes), partsOf(after.bytes))).toEqual([]);
    expect(after.notes).toEqual([]);
    expect(name.endsWith(after.ending)).toBe(true);
  });
});

describe('a tick by the sidebar changes one cell of one part', () => {
  test.each(FILES)('%s', async (name) => {
    const { before, after } = await saved(name, async ({ port, sheets }, sheet) => {
      const [, row = []] = sheets.read(sheet);
      const [result] = await port.applyChanges([
        {
          sheet,
          identity: { uln: String(row[0]) },
          column: 'maths',
          expected: row[7] ?? '',
          value: 'Exempt',
        },
      ]);
      expect(result).toEqual({ outcome: 'written' });
    });
    expect(changedParts(before, after)).toEqual([partOfCohort(name)]);
    const [was, is] = [before, after].map((parts) => textOf(parts, partOfCohort(name))) as [string, string];
    const look = /<c r="H2"(?: s="(\d+)")?/.exec(was)?.[1];
    const written = `<c r="H2"${look === undefined ? '' : ` s="${look}"`} t="inlineStr"><is><t>Exempt</t></is></c>`;
    expect(is).toBe(was.replace(/<c r="H2"[^>]*>.*?<\/c>/s, written));
  });
});

describe('set up after opening: what was there stays, what was added is in the file', () => {
  test.each(FILES)('%s', async (name) => {
    const { file, before, after, notes, again } = await saved(name, ({ port }) => setUpInFront(port));
    expect(notes).toEqual([]);
    const isFromExcel = textOf(before, 'docProps/app.xml').includes('Microsoft Excel');
    const added = changedParts(before, after).filter((path) => !before.has(path));
    expect(added).toHaveLength(1);
    expect(changedParts(before, after)).toEqual(
      [
        '[Content_Types].xml',
        'xl/_rels/workbook.xml.rels',
        'xl/styles.xml',
        'xl/workbook.xml',
        partOfCohort(name),
        ...added,
        ...(isFromExcel ? [] : ['docProps/app.xml']),
      ].sort(),
    );
    expect(heldBy(again)).toEqual(heldBy(file));
    const sheet = textOf(after, partOfCohort(name));
    expect(sheet).toMatch(/_xldudf_EPA_STATUS\([^<]*<\/f><v>[A-Z]/);
    expect(sheet).toContain('<formula1>&quot;Fail,Pass,Distinction&quot;</formula1>');
  });
});

type Act = (file: OpenedFile, sheet: string) => unknown;
const lines =
  (type: 'ADD_COLUMNS_ROWS' | 'REMOVE_COLUMNS_ROWS', dimension: 'ROW' | 'COL', at: object): Act =>
  (file, sheetName) =>
    file.model.dispatch(
      type as 'ADD_COLUMNS_ROWS',
      { sheetId: idOf(file, sheetName), sheetName, dimension, ...at } as never,
    );
const ROW_ABOVE_3 = lines('ADD_COLUMNS_ROWS', 'ROW', { base: 2, quantity: 1, position: 'before' });

/** What is done to the sheet of apprentices of each file, and what the file then holds is what was on the screen. */
const ACTS: Readonly<Record<string, Act>> = {
  'a row is put in': ROW_ABOVE_3,
  'two rows are put in below': lines('ADD_COLUMNS_ROWS', 'ROW', { base: 3, quantity: 2, position: 'after' }),
  'a row is taken out': lines('REMOVE_COLUMNS_ROWS', 'ROW', { elements: [2] }),
  'rows that do not lie together are taken out': lines('REMOVE_COLUMNS_ROWS', 'ROW', { elements: [2, 3, 5] }),
  'a column is put in': lines('ADD_COLUMNS_ROWS', 'COL', { base: 2, quantity: 1, position: 'before' }),
  'a column is taken out': lines('REMOVE_COLUMNS_ROWS', 'COL', { elements: [2] }),
  'a row is put in, a column taken out, and a cell written': (file, sheet) => {
    ROW_ABOVE_3(file, sheet);
    lines('REMOVE_COLUMNS_ROWS', 'COL', { elements: [6] })(file, sheet);
    file.sheets.edit((editor) => editor.write({ sheet, row: 2, column: 1 }, 'Sol Fernwood'));
  },
  'the sheet gets another name': (file, sheet) =>
    file.model.dispatch('RENAME_SHEET', {
      sheetId: idOf(file, sheet),
      oldName: sheet,
      newName: "Autumn's 26",
    }),
  'a sheet is put in front of it and filled': (file) => {
    file.model.dispatch('CREATE_SHEET', { sheetId: 'new', position: 0, name: 'Plan & dates' });
    file.sheets.edit((editor) => {
      editor.write({ sheet: 'Plan & dates', row: 0, column: 0 }, '=1+1');
      editor.write({ sheet: 'Plan & dates', row: 1, column: 1 }, { formula: '=SUM(A5:A6)+2' });
    });
  },
  'all of it is undone': (file, sheet) => {
    ROW_ABOVE_3(file, sheet);
    file.model.dispatch('REQUEST_UNDO');
  },
};

describe.each(Object.entries(ACTS))('%s', (_, act) => {
  test.each(FILES)('%s', async (name) => {
    const { file, notes, again } = await saved(name, act);
    expect(notes).toEqual([]);
    expect(heldBy(again)).toEqual(heldBy(file));
  });
});

test('what is undone leaves no trace in the file', async () => {
  const { before, after } = await saved('openpyxl-rules.xlsx', ACTS['all of it is undone'] as Act);
  expect(changedParts(before, after)).toEqual([]);
});

/** What stands in a part before and after a row is put in above the third one. */
const GOES_ALONG: readonly (readonly [file: string, part: string, before: string, after: string])[] = [
  [
    'openpyxl-rules.xlsx',
    'xl/worksheets/sheet1.xml',
    '<conditionalFormatting sqref="D2:D200"',
    '<conditionalFormatting sqref="D2:D201"',
  ],
  ['openpyxl-rules.xlsx', 'xl/worksheets/sheet1.xml', '<autoFilter ref="A1:J7"', '<autoFilter ref="A1:J8"'],
  ['openpyxl-rules.xlsx', 'xl/worksheets/sheet1.xml', '<row r="6" hidden="1"', '<row r="7" hidden="1"'],
  ['openpyxl-rules.xlsx', 'xl/comments/comment1.xml', '<comment ref="B3"', '<comment ref="B4"'],
  [
    'openpyxl-rules.xlsx',
    'xl/worksheets/sheet2.xml',
    "COUNTA('Learners &amp; co'!B2:B7)",
    "COUNTA('Learners &amp; co'!B2:B8)",
  ],
  ['openpyxl-pages.xlsx', 'xl/workbook.xml', "'Cohort'!$A$1:$I$7", "'Cohort'!$A$1:$I$8"],
  ['openpyxl-pages.xlsx', 'xl/workbook.xml', '>Cohort!$F$2:$F$7<', '>Cohort!$F$2:$F$8<'],
  ['openpyxl-pages.xlsx', 'xl/worksheets/sheet1.xml', '<brk id="4"', '<brk id="5"'],
  [
    'openpyxl-pages.xlsx',
    'xl/worksheets/sheet1.xml',
    '<row r="3" outlineLevel="1"',
    '<row r="4" outlineLevel="1"',
  ],
  ['openpyxl-charts.xlsx', 'xl/charts/chart1.xml', "'Cohort'!$D$2:$D$7", "'Cohort'!$D$2:$D$8"],
  ['openpyxl-charts.xlsx', 'xl/drawings/drawing1.xml', '<row>9</row>', '<row>10</row>'],
  [
    'libreoffice-pivot.xlsx',
    'xl/pivotCache/pivotCacheDefinition1.xml',
    'ref="A1:J7" sheet="Cohort"',
    'ref="A1:J8" sheet="Cohort"',
  ],
  ['libreoffice-styles.xlsx', 'xl/comments1.xml', '<comment ref="B4"', '<comment ref="B5"'],
  ['libreoffice-styles.xlsx', 'xl/drawings/vmlDrawing1.vml', '<x:Row>3</x:Row>', '<x:Row>4</x:Row>'],
  ['libreoffice-styles.xlsx', 'xl/tables/table1.xml', 'ref="A1:J7"', 'ref="A1:J8"'],
  ['exceljs-formulas.xlsx', 'xl/worksheets/sheet1.xml', '<f t="shared" si="0"/>', '<f>E4-D4</f>'],
  ['exceljs-formulas.xlsx', 'xl/comments1.xml', '<comment ref="C4"', '<comment ref="C5"'],
  ['exceljs-formulas.xlsx', 'xl/worksheets/sheet1.xml', '<hyperlink ref="B3"', '<hyperlink ref="B4"'],
  ['exceljs-views.xlsx', 'xl/worksheets/sheet2.xml', '<mergeCell ref="L4:M5"', '<mergeCell ref="L5:M6"'],
];

describe('what stands below a new row goes along', () => {
  test.each(GOES_ALONG)('%s %s: %s', async (name, part, was, is) => {
    const { before, after } = await saved(name, ROW_ABOVE_3);
    expect(textOf(before, part)).toContain(was);
    expect(textOf(after, part)).toContain(is);
  });
});

test('a sheet that is taken out goes with all that stands on it, and a sheet of charts behind it stays', async () => {
  const { before, after, file, again, notes } = await saved('openpyxl-charts.xlsx', (one) =>
    one.model.dispatch('DELETE_SHEET', { sheetId: idOf(one, 'Figures'), sheetName: 'Figures' }),
  );
  expect(notes).toEqual([]);
  expect(heldBy(again)).toEqual(heldBy(file));
  const gone = [...before.keys()].filter((path) => !after.has(path));
  expect(gone).toContain('xl/tables/table1.xml');
  expect(gone.filter((path) => path.startsWith('xl/charts/'))).toHaveLength(1);
  expect(textOf(after, 'xl/workbook.xml')).toContain('name="Wall"');
  expect(textOf(after, 'xl/workbook.xml')).not.toContain('name="Figures"');
});

test('a rule stays about its own rows where the first of them is taken out', async () => {
  const act = lines('REMOVE_COLUMNS_ROWS', 'ROW', { elements: [1] });
  const { after, notes } = await saved('openpyxl-rules.xlsx', act);
  expect(notes).toEqual([]);
  expect(textOf(after, 'xl/worksheets/sheet1.xml')).toContain(
    '<conditionalFormatting sqref="B2:C199"><cfRule type="expression" priority="4" dxfId="0"><formula>AND($F2="No",$I2="")</formula>',
  );
});
