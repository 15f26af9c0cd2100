import './engine-in-node';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { isOurRowFormula } from '../../../core/set-up/references';
import { dataFromPlan, prepareEngine } from '../../../preview/engine';
import { mendModel } from '../../../preview/engine/mends';
import { engine, type Model } from '../../../preview/engine/o-spreadsheet';
import { sheetsOf } from '../../../preview/engine/sheets';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { withSetUp } from '../../../preview/set-up-in-plan';
import { localWorkbook } from '../../../preview/workbook';
import { day } from '../../days';

const ON = day('2026-11-23');
const APPRENTICES = 6;
prepareEngine();

let model: Model;
let sheetId: string;
let first: number;
let columns: number;
beforeEach(() => {
  model = new engine.Model(dataFromPlan(withSetUp(sampleWorkbook(ON, APPRENTICES, true), ON)));
  mendModel(model);
  sheetId = model.getters.getActiveSheetId();
  const [headings = []] = sheetsOf(model).read('Cohort');
  first = headings.indexOf('Overall grade');
  columns = headings.length;
});

const write = (row: number, col: number, content: string) =>
  model.dispatch('UPDATE_CELL', { sheetId, row, col, content });
const formulaAt = (row: number, column: number) =>
  sheetsOf(model).formulaAt({ sheet: 'Cohort', row, column });
const ours = (row: number) => Array.from({ length: columns - first }, (_, i) => formulaAt(row, first + i));
/** As the set-up would have written them. */
const asIn = (from: number, to: number) =>
  ours(from).map((formula) =>
    formula?.replaceAll(new RegExp(`(?<=\\$[A-Z]+)${from + 1}\\b`, 'g'), String(to + 1)),
  );
const NONE = () => Array.from({ length: columns - first }, () => undefined);
const NAME = 1;

describe('a row that held nothing gets our formulas', () => {
  test('below the last apprentice, in the step of the name', () => {
    expect(ours(APPRENTICES + 1)).toEqual(NONE());
    write(APPRENTICES + 1, NAME, 'Amara Foxbury');
    expect(ours(APPRENTICES + 1)).toEqual(asIn(APPRENTICES, APPRENTICES + 1));
    model.dispatch('REQUEST_UNDO');
    expect(ours(APPRENTICES + 1)).toEqual(NONE());
    expect(sheetsOf(model).shownAt({ sheet: 'Cohort', row: APPRENTICES + 1, column: NAME })).toBeUndefined();
    model.dispatch('REQUEST_REDO');
    expect(ours(APPRENTICES + 1)).toEqual(asIn(APPRENTICES, APPRENTICES + 1));
  });
  test.each([
    ['between two apprentices', 3, 'before'],
    ['directly below the headings', 1, 'before'],
  ] as const)('inserted %s', (_, base, position) => {
    const added = { dimension: 'ROW', base, position, quantity: 1 } as const;
    model.dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: 'Cohort', ...added });
    write(base, NAME, 'Amara Foxbury');
    expect(ours(base)).toEqual(asIn(base + 1, base));
  });
  test('also where a later set-up has written some of them already, into a row that was still blank', () => {
    const added = { dimension: 'ROW', base: 3, position: 'before', quantity: 2 } as const;
    model.dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: 'Cohort', ...added });
    write(4, first, asIn(5, 4)[0] as string);
    write(4, NAME, 'Amara Foxbury');
    expect(ours(4)).toEqual(asIn(5, 4));
    write(3, NAME, 'Jun Wetherlam');
    expect(ours(3)).toEqual(asIn(5, 3));
  });
  test('by the sidebar, one below another', async () => {
    const rows = [APPRENTICES + 1, APPRENTICES + 2];
    const port = localWorkbook(sheetsOf(model), () => ON);
    await port.writeCells(
      rows.map((row) => ({
        cell: { sheet: 'Cohort', row, column: NAME },
        expected: '',
        content: `Name ${row}`,
      })),
    );
    for (const row of rows) expect(ours(row)).toEqual(asIn(APPRENTICES, row));
  });
  test('its answers are its own', () => {
    const start = sheetsOf(model).read('Cohort')[0]?.indexOf('Start date') ?? -1;
    write(APPRENTICES + 1, NAME, 'Amara Foxbury');
    write(APPRENTICES + 1, start, '02/11/2026');
    const stage = sheetsOf(model).read('Cohort')[0]?.indexOf('Stage') ?? -1;
    expect(sheetsOf(model).shownAt({ sheet: 'Cohort', row: APPRENTICES + 1, column: stage })).toBe(
      'On programme',
    );
  });
});

describe('nothing is filled', () => {
  test('in a row whose formula somebody deleted', () => {
    write(3, first, '');
    write(3, NAME, 'Amara Foxbury');
    expect(formulaAt(3, first)).toBeUndefined();
  });
  test('where the row above has lost the formula', () => {
    write(APPRENTICES, first, '');
    write(APPRENTICES + 1, NAME, 'Amara Foxbury');
    expect(formulaAt(APPRENTICES + 1, first)).toBeUndefined();
    expect(formulaAt(APPRENTICES + 1, first + 1)).toBeDefined();
  });
  test('where an answer is typed by hand, which stays', () => {
    write(APPRENTICES + 1, first + 1, 'Red');
    expect(ours(APPRENTICES + 1)).toEqual(NONE());
    expect(sheetsOf(model).shownAt({ sheet: 'Cohort', row: APPRENTICES + 1, column: first + 1 })).toBe('Red');
  });
  test('from a column of somebody else', () => {
    write(APPRENTICES, columns, '=B7&"!"');
    write(APPRENTICES + 1, NAME, 'Amara Foxbury');
    expect(formulaAt(APPRENTICES + 1, columns)).toBeUndefined();
  });
  test('far below the apprentices', () => {
    write(APPRENTICES + 22, NAME, 'A note');
    expect(ours(APPRENTICES + 22)).toEqual(NONE());
  });
});

test.each([
  ["=INDEX(EPA_RAG(IF({1;0},$A$1:$C$1,$A2:$C2),'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100),2)", true],
  ['=EPA_GRADE($R5,$S5,$T5)', true],
  ['=EPA_DEADLINE($R5,"Project")', true],
  ['=EPA_GRADE(R5,S5,T5)', false],
  ['=EPA_GRADE($R5,$S5,$T5)&"!"', false],
  ['=EPA_RULES()', false],
  ['=SUM($A5)', false],
])('%s is ours: %s', (formula, isOurs) => {
  expect(isOurRowFormula(formula)).toBe(isOurs);
});

describe('a row that begins below the last apprentice', () => {
  const ruleAt = (row: number, col: number) =>
    model.getters.getValidationRuleForCell({ sheetId, row, col })?.criterion;
  const headed = (heading: string) => (sheetsOf(model).read('Cohort')[0] ?? []).indexOf(heading);
  const coloured = (row: number, col: number) =>
    model.getters
      .getConditionalFormats(sheetId)
      .flatMap(({ ranges }) => ranges.map((range) => engine.helpers.toZone(range)))
      .filter(({ left, right, top, bottom }) => left <= col && col <= right && top <= row && row <= bottom);

  test('offers the words and colours that the row above has, taken back with the name', () => {
    const [english, rag] = [headed('English'), headed('RAG')];
    const next = APPRENTICES + 1;
    const above = ruleAt(APPRENTICES, english);
    expect(above).toBeDefined();
    expect([ruleAt(next, english), coloured(next, rag)]).toEqual([undefined, []]);
    write(next, NAME, 'Amara Foxbury');
    expect(ruleAt(next, english)).toEqual(above);
    expect(coloured(next, rag)).toHaveLength(coloured(APPRENTICES, rag).length);
    expect(coloured(next, rag).length).toBeGreaterThan(0);
    model.dispatch('REQUEST_UNDO');
    expect([ruleAt(next, english), coloured(next, rag)]).toEqual([undefined, []]);
  });

  test('leaves a column that has neither as it is', () => {
    write(APPRENTICES + 1, NAME, 'Amara Foxbury');
    expect(ruleAt(APPRENTICES + 1, NAME)).toBeUndefined();
    expect(coloured(APPRENTICES + 1, NAME)).toEqual([]);
  });
});
