import './engine-in-node';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../core/cells/cell';
import { functionNamed } from '../../../core/functions/catalogue';
import type { CustomFunction } from '../../../core/functions/define';
import { SETTINGS_SHEET } from '../../../core/sheet/settings';
import { type EngineCell, evaluate } from '../../../preview/codec';
import { dataFromPlan, prepareEngine, type Sheets } from '../../../preview/engine';
import { mendModel } from '../../../preview/engine/mends';
import { engine } from '../../../preview/engine/o-spreadsheet';
import { sheetsOf } from '../../../preview/engine/sheets';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { withSetUp } from '../../../preview/set-up-in-plan';
import { day } from '../../days';
import { type Action, act, answersByName } from './workbook-actions';

const ON = day('2026-11-23');
const NAME = 1;
const INPUTS = 36;
const ANSWERS = ['Overall grade', 'Gateway', 'Stage', 'RAG', 'Next action'] as const;
prepareEngine();

const opened = () => {
  const model = new engine.Model(dataFromPlan(withSetUp(sampleWorkbook(ON, 8, true), ON)));
  mendModel(model);
  return { model, sheets: sheetsOf(model) };
};

/** One tracker over the sheet as it stands now, by name: no formula of the sheet and nothing remembered has a part in it. */
function expectedByName(sheets: Sheets): Record<string, Record<string, Cell>> {
  const rows = sheets.read('Cohort');
  const width = rows[0]?.indexOf('Overall grade') ?? 0;
  const settings = sheets.read(SETTINGS_SHEET);
  const columns = (cells: readonly (readonly Cell[])[], count: number) =>
    Array.from({ length: count }, (_, column) => cells.map((row) => ({ value: row[column] ?? null })));
  const args = [columns(rows, width), { value: ON }, columns(settings, settings[0]?.length ?? 0)];
  const answer = evaluate(functionNamed('EPA_TRACKER') as CustomFunction, args) as EngineCell[][];
  const places = ANSWERS.map((heading) => answer.findIndex(([first]) => first?.value === heading));
  const name = rows[0]?.indexOf('Apprentice') ?? 0;
  return Object.fromEntries(
    rows.flatMap((row, i) =>
      i > 0 && (row[name] ?? '') !== ''
        ? [
            [
              String(row[name]),
              Object.fromEntries(
                ANSWERS.map((heading, j) => [heading, answer[places[j] as number]?.[i]?.value ?? '']),
              ),
            ],
          ]
        : [],
    ),
  );
}

const row = fc.integer({ min: 1, max: 9 });
const input = fc.integer({ min: 2, max: INPUTS - 1 });
const text = fc.constantFrom(
  '',
  'Pass',
  'Fail',
  'Distinction',
  'Yes',
  'No',
  '05/01/2026',
  '12/10/2026',
  '14',
  'Withdrawn',
  'Perhaps',
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ verb: fc.constant('type' as const), row, column: input, text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constant('type' as const),
      row,
      column: fc.constant(NAME),
      text: fc.integer({ min: 1, max: 40 }).map((length) => `Amara Foxbury${'a'.repeat(length)}`),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constantFrom('insert rows' as const, 'delete rows' as const),
      row,
      count: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      verb: fc.constant('insert columns' as const),
      column: input,
      count: fc.constant(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constant('sort' as const),
      column: fc.integer({ min: 0, max: 40 }),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      verb: fc.constant('filter' as const),
      column: input,
      hidden: fc.subarray(['Pass', 'Yes', 'No']),
    }),
  },
  { weight: 2, arbitrary: fc.record({ verb: fc.constantFrom('undo' as const, 'redo' as const) }) },
);

test('whatever people do, each answer stands beside its apprentice', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 10, maxLength: 25 }), (actions) => {
      const { model, sheets } = opened();
      for (const one of actions) {
        act(model, sheets, 'Cohort', one);
        expect(answersByName(sheets, 'Cohort', 'Apprentice', ANSWERS)).toEqual(expectedByName(sheets));
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
