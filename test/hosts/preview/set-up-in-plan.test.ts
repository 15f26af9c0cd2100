import './engine-in-node';
import { expect, test } from '@jest/globals';
import { dataFromPlan, prepareEngine } from '../../../preview/engine';
import { mendModel } from '../../../preview/engine/mends';
import { engine, type Model } from '../../../preview/engine/o-spreadsheet';
import { sheetsOf } from '../../../preview/engine/sheets';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { setUpInFront } from '../../../preview/set-up-in-front';
import { withSetUp } from '../../../preview/set-up-in-plan';
import { localWorkbook } from '../../../preview/workbook';
import { day } from '../../days';

const ON = day('2026-11-23');
prepareEngine();

function modelOf(data: ReturnType<typeof dataFromPlan>): Model {
  const model = new engine.Model(data);
  mendModel(model);
  return model;
}

/** Everything that a workbook holds, but the names that each rule has for itself. */
function heldBy(model: Model): unknown {
  const { sheets, styles, formats } = model.exportData();
  const named = sheets.map((sheet) => ({
    ...sheet,
    styles: Object.entries(sheet.styles).map(([range, id]) => [range, styles[id]]),
    formats: Object.entries(sheet.formats).map(([range, id]) => [range, formats[id]]),
    conditionalFormats: sheet.conditionalFormats.map(({ id: _, ...rule }) => rule),
    dataValidationRules: sheet.dataValidationRules.map(({ id: _, ...rule }) => rule),
  }));
  return JSON.parse(JSON.stringify(named));
}

test.each([true, false])(
  'a sample that is set up before it is opened is the same as one set up on the screen (day fixed: %s)',
  async (isFixed) => {
    const plan = sampleWorkbook(ON, 12, isFixed);
    const onScreen = modelOf(dataFromPlan(plan));
    const { words } = await setUpInFront(localWorkbook(sheetsOf(onScreen), () => ON));
    expect(words).toContain('Cohort');
    const before = modelOf(dataFromPlan(withSetUp(plan, ON)));
    expect(heldBy(before)).toEqual(heldBy(onScreen));
    expect(sheetsOf(before).read('Cohort')).toEqual(sheetsOf(onScreen).read('Cohort'));
  },
);

test('set up once, it is not set up again', () => {
  const plan = withSetUp(sampleWorkbook(ON, 3, true), ON);
  expect(withSetUp(plan, ON).sheets[0]?.rows).toEqual(plan.sheets[0]?.rows);
});
