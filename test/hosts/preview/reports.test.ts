import './engine-in-node';
import { describe, expect, test } from '@jest/globals';
import { countsOf, RAG_GROUP, STAGE_GROUP } from '../../../core/cohort/counts';
import { dataFromPlan, prepareEngine } from '../../../preview/engine';
import { mendModel } from '../../../preview/engine/mends';
import { engine } from '../../../preview/engine/o-spreadsheet';
import { sheetsOf } from '../../../preview/engine/sheets';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { withSetUp } from '../../../preview/set-up-in-plan';
import { localWorkbook } from '../../../preview/workbook';
import { day } from '../../days';
import { boardIn } from '../report-trials';
import type { HostUnderTest } from '../workbook-contract';

const ON = day('2026-11-23');
prepareEngine();

function opened(apprentices: number) {
  const model = new engine.Model(dataFromPlan(withSetUp(sampleWorkbook(ON, apprentices, true), ON)));
  mendModel(model);
  const sheets = sheetsOf(model);
  const workbook = localWorkbook(sheets, () => ON);
  return { model, sheets, workbook, host: { workbook } as HostUnderTest };
}

describe('a board page in the local workbook', () => {
  test('shows the numbers of the Cohort screen of 200 apprentices, by its own formula, and goes on doing so', async () => {
    const { workbook, sheets, host } = opened(200);
    const { plan, overview } = await boardIn(host);
    await workbook.writeReport(plan);
    const told = (heading: string) => {
      const rows = sheets.read('EPA board');
      const first = rows.findIndex(([cell]) => cell === heading) + 1;
      return rows
        .slice(
          first,
          rows.findIndex((row, i) => i > first && row.every((cell) => (cell ?? '') === '')),
        )
        .map((row) => row.slice(0, 2));
    };
    for (const [heading, group] of [
      ['Stage', STAGE_GROUP],
      ['RAG', RAG_GROUP],
    ] as const)
      expect(told(heading)).toEqual(
        countsOf(overview.counts, group).map(({ item, apprentices }) => [item, apprentices]),
      );
    const before = told('Stage').find(([stage]) => stage === 'Withdrawn')?.[1] as number;
    const [headings = []] = sheets.read('Cohort');
    const row = sheets
      .read('Cohort')
      .findIndex((cells) => cells[headings.indexOf('Stage')] === 'On programme');
    sheets.edit((editor) =>
      editor.write({ sheet: 'Cohort', row, column: headings.indexOf('Learning status') }, 'Withdrawn'),
    );
    expect(told('Stage').find(([stage]) => stage === 'Withdrawn')?.[1]).toBe(before + 1);
  });

  test('has charts over its own cells, once however often it is written', async () => {
    const { workbook, model, host } = opened(8);
    const { plan } = await boardIn(host);
    await workbook.writeReport(plan);
    await workbook.writeReport(plan);
    const { getters } = model;
    const sheetId = getters.getSheetIdByName('EPA board') as string;
    const titles = getters.getChartIds(sheetId).map((id) => getters.getChartDefinition(id)?.title?.text);
    expect(titles).toEqual(['Apprentices by stage', 'Apprentices by RAG', 'Gateway by month']);
  });

  test('one undo takes it away again', async () => {
    const { workbook, model, sheets, host } = opened(8);
    await workbook.writeReport((await boardIn(host)).plan);
    model.dispatch('REQUEST_UNDO');
    expect(sheets.has('EPA board')).toBe(false);
  });
});
