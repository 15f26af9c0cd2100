import './engine-in-node';
import { describe, expect, test } from '@jest/globals';
import { overviewOf } from '../../../core/cohort/overview';
import { isProblem } from '../../../core/problems';
import { boardPage } from '../../../core/reports/board-page';
import { viewOf } from '../../../core/sheet/calculated-columns';
import { cohortSheetFrom } from '../../../core/sheet/people';
import { dataFromPlan, prepareEngine } from '../../../preview/engine';
import { mendModel } from '../../../preview/engine/mends';
import { engine } from '../../../preview/engine/o-spreadsheet';
import { sheetsOf } from '../../../preview/engine/sheets';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { withSetUp } from '../../../preview/set-up-in-plan';
import { localWorkbook } from '../../../preview/workbook';
import { day } from '../../days';

const ON = day('2026-11-23');
prepareEngine();

function opened(apprentices: number) {
  const model = new engine.Model(dataFromPlan(withSetUp(sampleWorkbook(ON, apprentices, true), ON)));
  mendModel(model);
  const sheets = sheetsOf(model);
  return { model, sheets, workbook: localWorkbook(sheets, () => ON) };
}

describe('a board page in the local workbook', () => {
  test('shows the numbers of the Cohort screen, worked out by its own formula', async () => {
    const { workbook, sheets, model } = opened(200);
    const sheet = cohortSheetFrom(await workbook.readGrid(), ON);
    if (isProblem(sheet)) throw new Error(sheet.code);
    const overview = overviewOf(sheet.table, viewOf(sheet.settings.standard, sheet.settings.asOf));
    const plan = boardPage({ sheets: [sheet], overview, today: ON, style: 'each row' }, {});
    const result = await workbook.writeReport(plan);
    const rows = sheets.read('EPA board');
    console.log(
      JSON.stringify(result),
      rows.map((row) => row.join(' | ')).join('\n'),
      sheets.formulaAt({ sheet: 'EPA board', row: rows.findIndex(([a]) => a === 'Group'), column: 0 }),
      model.getters.getFigures(model.getters.getSheetIdByName('EPA board') as string).length,
    );
    expect(1).toBe(1);
  });
});
