import './engine-in-node';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dataFromPlan } from '../../../preview/engine';
import { registerEdits } from '../../../preview/engine/edits';
import { mendEngine, mendModel } from '../../../preview/engine/mends';
import { writeOneOfMany } from '../../../preview/engine/mends/many-cells';
import { engine, type Model } from '../../../preview/engine/o-spreadsheet';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { day } from '../../days';

/*
 * Each mend in two tests: that the engine has the fault (fails once it has mended it, and then the mend and its tests go),
 * and that the mend takes it away.
 */

const SHEET = 'Sheet1';
const SMALL = 12;
const ROWS = 40;
let calls: number[] = [];

engine.registries.functionRegistry.add('COUNTED', {
  description: 'Counts for which row it is called.',
  args: [engine.helpers.arg('range (any, range)', '')],
  compute: (range: unknown) => {
    const rows = (range as { value: unknown }[][])[0] ?? [];
    calls.push(Number(rows[rows.length - 1]?.value));
    return { value: rows.length };
  },
});

/** The ranges that a function is handed, to see whether they are the same ones. */
let handed: unknown[] = [];
engine.registries.functionRegistry.add('HANDED', {
  description: 'Keeps what it is handed.',
  args: [engine.helpers.arg('range (any, range)', '')],
  compute: (range: unknown) => {
    handed.push(range);
    return { value: 1 };
  },
});

/** How many ranges two formulas of a row are handed, that put the headings above it. */
function stacksOfOneRow(): number {
  handed = [];
  const stack = 'IF({1;0},$A$1:$B$1,$A2:$B2)';
  modelOf({ A1: 'ULN', B1: 'Name', A2: '7', C2: `=HANDED(${stack})`, D2: `=HANDED(${stack})` });
  return new Set(handed).size;
}

/** What IF answers of whatever is put into it, as it spills. */
const answersOfIf = () =>
  [
    'IF({1;0},A1:C1,A2:C2)',
    'IF({0;1},A1:C1,A2:C2)',
    'IF({1;0},A1:C1,A2:B2)',
    'IF({1;0},A1:C2,A2:C3)',
    'IF({1;0},A1,A2)',
    'IF({1;0},A1:C1,7)',
    'IF({1;0;1},A1:C1,A2:C2)',
    'IF({1,0},A1:A2,B1:B2)',
    'IF(A1=A2,A1:C1,A2:C2)',
    'IF(TRUE,A1:C1,A2:C2)',
  ].map((formula) => {
    const cells = { A1: '1', C1: '=1/0', A2: 'x', B2: 'TRUE', C2: '12/03/2026', A3: '4' };
    const { getters } = modelOf({ ...cells, F6: `=${formula}` });
    return Array.from({ length: 12 }, (_, i) => {
      const { value, format, type } = getters.getEvaluatedCell({
        sheetId: SHEET,
        row: 5 + (i % 3),
        col: 5 + Math.floor(i / 3),
      });
      return { value, format, type };
    });
  });

const cellsOf = (rows: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: rows }, (_, i) => i + 1).flatMap((row) => [
      [`A${row}`, row === 1 ? 'Heading' : String(row)],
      ...(row === 1 ? [] : [[`C${row}`, `=COUNTED(IF({1;0},$A$1:$B$1,$A${row}:$B${row}))`]]),
    ]),
  );

const empty = new engine.Model().exportData();

function modelOf(cells: Record<string, string>, rows = 1_000): Model {
  const [sheet] = empty.sheets;
  return new engine.Model({ ...empty, sheets: [{ ...sheet, id: SHEET, rowNumber: rows, cells }] } as never);
}

const change = (model: Model, row: number, content: string, col = 1) =>
  model.dispatch('UPDATE_CELL', { sheetId: SHEET, row, col, content });

/** The rows that are calculated after an edit in the first row below the headings. */
function calculatedAfterAnEditAtTheTop(model: Model): readonly number[] {
  // The first edit lets the engine look at what depends on what.
  change(model, 1, 'x');
  calls = [];
  change(model, 1, 'y');
  return [...new Set(calls)];
}

const largeSort = { rows: 700, zone: { left: 0, right: 0, top: 1, bottom: 699 } };

function sorted(model: Model, sortDirection: 'asc' | 'desc' = 'desc'): Model {
  const { zone } = largeSort;
  const options = { emptyCellAsZero: false, sortHeaders: true };
  model.dispatch('SORT_CELLS', { sheetId: SHEET, col: 0, row: 1, zone, sortDirection, sortOptions: options });
  return model;
}

interface Insides {
  readonly session: {
    readonly commandSquisher: { squish(commands: readonly unknown[]): readonly unknown[] };
  };
  readonly handlers: { allowDispatch(command: { readonly type: string }): unknown; evaluator?: object }[];
}
const insidesOf = (model: Model) => model as unknown as Insides;

/** How often the engine calculates by looking for what depends on so many cells. */
function looksForManyDependents(model: Model): number {
  const { evaluator } = insidesOf(model).handlers.find((handler) => handler.evaluator) as {
    evaluator: { evaluateCells(cells: readonly unknown[]): void };
  };
  let looks = 0;
  const { evaluateCells } = evaluator;
  evaluator.evaluateCells = (cells) => {
    if (cells.length > 500) looks++;
    evaluateCells.call(evaluator, cells);
  };
  sorted(model);
  return looks;
}

/** How many cells are put to all parts of the engine in a sort. */
function cellsAsked(model: Model): number {
  let asked = 0;
  const [first] = insidesOf(model).handlers as [Insides['handlers'][number]];
  const { allowDispatch } = first;
  first.allowDispatch = (command) => {
    if (command.type === 'UPDATE_CELL') asked++;
    return allowDispatch.call(first, command);
  };
  sorted(model);
  return asked;
}

const manyCommands = () =>
  Array.from({ length: 150_000 }, (_, row) => ({
    type: 'UPDATE_CELL',
    sheetId: SHEET,
    row,
    col: 0,
    content: row % 2 ? 'Pass' : 'Fail',
  }));
const squish = (model: Model) => insidesOf(model).session.commandSquisher.squish(manyCommands());

/** The sample as typed: words in colours, words that are offered, a table for the filter; in one row none of those offered. */
const sample = () => {
  const model = new engine.Model(dataFromPlan(sampleWorkbook(day('2026-11-23'), 9, true)));
  for (let col = 0; col < 40; col++)
    model.dispatch('UPDATE_CELL', { sheetId: 'Cohort', row: 1, col, content: 'Nearly' });
  return model;
};

const whatIsDrawn = ({ getters }: Model) =>
  Array.from({ length: 10 * 50 }, (_, i) => {
    const position = { sheetId: 'Cohort', row: i % 10, col: Math.floor(i / 10) };
    return [
      getters.getCellConditionalFormatStyle(position),
      getters.getCellTableStyle(position) ?? {},
      getters.getCellTableBorder(position) ?? {},
      getters.isDataValidationInvalid(position),
    ];
  });

/** How many cells the engine looks at, to draw one after an edit. */
function looksForOneCell(model: Model): number {
  const parts = (model as unknown as { handlers: Record<string, unknown>[] }).handlers;
  let looks = 0;
  for (const name of ['getRuleResultForTarget', 'computeSheetValidationResults'])
    for (const part of parts) {
      const found = part[name];
      if (typeof found !== 'function') continue;
      part[name] = (...args: unknown[]) => {
        looks++;
        return found.apply(part, args);
      };
    }
  model.dispatch('UPDATE_CELL', { sheetId: 'Cohort', row: 1, col: 1, content: 'Amara Foxbury' });
  const position = { sheetId: 'Cohort', row: 2, col: 2 };
  model.getters.getCellConditionalFormatStyle(position);
  model.getters.isDataValidationInvalid(position);
  return looks;
}

/** Two rules of one word: the first holds over the second, which adds what the first leaves open. */
const twoRules = () => {
  const model = sample();
  const colours = [{ fillColor: '#111111' }, { fillColor: '#222222', bold: true }];
  for (const [i, style] of colours.entries()) {
    const rule = {
      type: 'CellIsRule' as const,
      operator: 'isEqual' as const,
      values: ['Nearly'],
      style,
    };
    const ranges = [model.getters.getRangeDataFromXc('Cohort', 'B2:B3')];
    model.dispatch('ADD_CONDITIONAL_FORMAT', { sheetId: 'Cohort', ranges, cf: { id: `two-${i}`, rule } });
  }
  return model;
};
const colourOfTwo = ({ getters }: Model) =>
  getters.getCellConditionalFormatStyle({ sheetId: 'Cohort', row: 1, col: 1 });

const drawnByTheEngine = whatIsDrawn(sample());
const twoByTheEngine = colourOfTwo(twoRules());
const ifByTheEngine = answersOfIf();

describe('the engine as it is published has these faults still', () => {
  test('to draw one cell it looks at every cell with a rule', () => {
    expect(looksForOneCell(sample())).toBeGreaterThan(30);
  });
  test('an edit near the top calculates the whole sheet', () => {
    expect(calculatedAfterAnEditAtTheTop(modelOf(cellsOf(ROWS)))).toHaveLength(ROWS - 1);
  });
  test('a sort looks for what depends on each of its cells', () => {
    expect(looksForManyDependents(modelOf(cellsOf(largeSort.rows)))).toBe(1);
  });
  test('a sort puts each cell to every part of the engine', () => {
    expect(cellsAsked(modelOf(cellsOf(largeSort.rows)))).toBe(largeSort.rows - 1);
  });
  test('each formula of a row puts the headings above it anew', () => {
    expect(stacksOfOneRow()).toBe(2);
  });
  test('a long step is squeezed into a message that fits in no call', () => {
    expect(() => squish(modelOf({}))).toThrow(RangeError);
  });
});

describe('mended', () => {
  beforeAll(() => {
    mendEngine();
    registerEdits();
  });
  const mended = (cells: Record<string, string>, rows?: number) => {
    const model = modelOf(cells, rows);
    mendModel(model);
    return model;
  };

  test('an edit calculates its own row, at the top as elsewhere', () => {
    expect(calculatedAfterAnEditAtTheTop(mended(cellsOf(ROWS)))).toEqual([2]);
  });
  test('an edit of a heading calculates every row', () => {
    const model = mended(cellsOf(ROWS));
    change(model, 1, 'x');
    calls = [];
    change(model, 0, 'Name', 0);
    expect(new Set(calls).size).toBe(ROWS - 1);
  });
  test('a sort of many cells calculates everything anew', () => {
    expect(looksForManyDependents(mended(cellsOf(largeSort.rows)))).toBe(0);
  });
  test('a sort writes without asking, and one undo takes it back', () => {
    const model = mended(cellsOf(largeSort.rows));
    expect(cellsAsked(model)).toBe(0);
    const shown = (row: number) => model.getters.getEvaluatedCell({ sheetId: SHEET, row, col: 0 }).value;
    expect([shown(1), shown(699)]).toEqual([700, 2]);
    model.dispatch('REQUEST_UNDO');
    expect([shown(1), shown(699)]).toEqual([2, 700]);
    model.dispatch('REQUEST_REDO');
    expect([shown(1), shown(699)]).toEqual([700, 2]);
  });
  test('what the engine would refuse is not written: beyond the sheet, under a merged cell, on a locked sheet', () => {
    const model = mended(cellsOf(9), SMALL);
    const merged = { left: 0, right: 1, top: 1, bottom: 1 };
    model.dispatch('ADD_MERGE', { sheetId: SHEET, target: [merged], force: true });
    const write = (row: number, col: number) =>
      model.dispatch(
        'EPA_COHORT_EDIT' as 'START',
        {
          work: () => writeOneOfMany(model, { sheetId: SHEET, row, col, content: 'x' }),
        } as object,
      );
    const shown = (row: number, col: number) =>
      model.getters.getCell({ sheetId: SHEET, row, col })?.isFormula === false;
    for (const [row, col] of [
      [SMALL, 0],
      [2, 400],
      [1, 1],
    ] as const) {
      write(row, col);
      expect(shown(row, col)).toBe(false);
    }
    write(2, 1);
    expect(shown(2, 1)).toBe(true);
    model.dispatch('LOCK_SHEET', { sheetId: SHEET });
    write(3, 1);
    expect(shown(3, 1)).toBe(false);
  });
  test('to draw one cell it looks at that cell', () => {
    expect(looksForOneCell(sample())).toBeLessThanOrEqual(1);
  });
  test('colours, looks of tables and words that are not offered are drawn as by the engine', () => {
    expect(drawnByTheEngine.flat()).toContain(true);
    expect(drawnByTheEngine.filter(([colour]) => colour !== undefined).length).toBeGreaterThan(5);
    expect(whatIsDrawn(sample())).toEqual(drawnByTheEngine);
    expect(twoByTheEngine).toEqual({ fillColor: '#111111', bold: true });
    expect(colourOfTwo(twoRules())).toEqual(twoByTheEngine);
  });
  test('a rule that is added, moved or taken away shows at once', () => {
    const model = sample();
    const colourOf = (row: number) =>
      model.getters.getCellConditionalFormatStyle({ sheetId: 'Cohort', row, col: 1 });
    const name = String(model.getters.getEvaluatedCell({ sheetId: 'Cohort', row: 2, col: 1 }).value);
    expect(colourOf(2)).toBeUndefined();
    const rule = {
      type: 'CellIsRule' as const,
      operator: 'isEqual' as const,
      values: [name],
      style: { bold: true },
    };
    const ranges = [model.getters.getRangeDataFromXc('Cohort', 'B1:B20')];
    model.dispatch('ADD_CONDITIONAL_FORMAT', { sheetId: 'Cohort', ranges, cf: { id: 'named', rule } });
    expect(colourOf(2)).toEqual({ bold: true });
    const added = { dimension: 'ROW', base: 1, position: 'before', quantity: 1 } as const;
    model.dispatch('ADD_COLUMNS_ROWS', { sheetId: 'Cohort', sheetName: 'Cohort', ...added });
    expect([colourOf(2), colourOf(3)]).toEqual([undefined, { bold: true }]);
    model.dispatch('REMOVE_CONDITIONAL_FORMAT', { sheetId: 'Cohort', id: 'named' });
    expect(colourOf(3)).toBeUndefined();
  });
  test('the headings are put above a row once for all its formulas, and anew when one of its cells changes', () => {
    expect(stacksOfOneRow()).toBe(1);
    const model = mended(cellsOf(9));
    calls = [];
    change(model, 4, '77', 0);
    expect(calls).toEqual([77]);
    calls = [];
    change(model, 4, '78', 0);
    expect(calls).toEqual([78]);
  });
  test('other headings above the same row are others', () => {
    const first = (headings: string) => `=INDEX(IF({1;0},${headings},A3:B3),1,1)`;
    const { getters } = mended({ A1: '7', A2: '8', A3: '9', D5: first('A1:B1'), E5: first('A2:B2') });
    const shown = (col: number) => getters.getEvaluatedCell({ sheetId: SHEET, row: 4, col }).value;
    expect([shown(3), shown(4)]).toEqual([7, 8]);
  });
  test('IF answers what it does by the engine', () => {
    expect(ifByTheEngine[0]?.[1]).toMatchObject({ value: 'x' });
    expect(answersOfIf()).toEqual(ifByTheEngine);
  });
  test('words that files have as formulas are drawn as by the engine, without a look at the other cells', () => {
    const model = sample();
    const ranges = [model.getters.getRangeDataFromXc('Cohort', 'A1:Z20')];
    const rule = {
      type: 'CellIsRule' as const,
      operator: 'isEqual' as const,
      values: ['="Nearly"'],
      style: { bold: true },
    };
    model.dispatch('ADD_CONDITIONAL_FORMAT', { sheetId: 'Cohort', ranges, cf: { id: 'quoted', rule } });
    const bold = ({ getters }: Model, row: number) =>
      getters.getCellConditionalFormatStyle({ sheetId: 'Cohort', row, col: 3 })?.bold;
    expect([bold(model, 1), bold(model, 2)]).toEqual([true, undefined]);
    expect(looksForOneCell(model)).toBeLessThanOrEqual(2);
  });
  test('a long step goes out as it is', () => {
    expect(squish(mended({}))).toHaveLength(150_000);
  });

  test('whatever is edited, every formula shows what it does in a workbook that is made anew', () => {
    // A formula names columns before its own: which cells of a circle show it is the engine's matter, and rests on the order of the edits.
    const edit = fc.integer({ min: 0, max: 3 }).chain((col) => {
      const address = fc
        .record({
          column: fc.constantFrom(...'ABC'.slice(0, Math.max(1, col))),
          row: fc.integer({ min: 1, max: 9 }),
        })
        .map(({ column, row }) => `${column}${row}`);
      const range = fc.tuple(address, address).map((ends) => ends.join(':'));
      const formulas = [
        address.map((cell) => `=${cell}+1`),
        range.map((cells) => `=SUM(${cells})`),
        fc.constant('=SUM($A$1:$A$9)'),
      ];
      const content = fc.oneof(
        fc.integer({ min: 0, max: 99 }).map(String),
        fc.constant(''),
        ...(col > 0 ? formulas : []),
      );
      return fc.record({ row: fc.integer({ min: 0, max: 8 }), col: fc.constant(col), content });
    });
    const valuesOf = ({ getters }: Model) =>
      Array.from({ length: 36 }, (_, i) => {
        const position = { sheetId: SHEET, row: i % 9, col: Math.floor(i / 9) };
        return getters.getEvaluatedCell(position).value;
      });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const model = mended(cellsOf(9), SMALL);
        for (const { row, col, content } of edits) change(model, row, content, col);
        const cells: Record<string, string> = {};
        for (let i = 0; i < 36; i++) {
          const position = { sheetId: SHEET, row: i % 9, col: Math.floor(i / 9) };
          cells[engine.helpers.toXC(position.col, position.row)] = model.getters.getCellText(position, {
            showFormula: true,
          });
        }
        expect(valuesOf(model)).toEqual(valuesOf(modelOf(cells, SMALL)));
      }),
      { numRuns: 25 },
    );
  });
});
