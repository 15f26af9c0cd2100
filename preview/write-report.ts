import { mayHold, placeFor, REPORT_TOP_ROWS } from '../core/port/report-place';
import { sheetRefusal } from '../core/port/results';
import type { SheetResult } from '../core/port/workbook';
import { problem } from '../core/problems';
import {
  type LookName,
  REPORT_LINE_COLOUR,
  REPORT_LOOKS,
  type ReportPlan,
} from '../core/reports/report-plan';
import type { SheetEditor, Sheets } from './engine';
import { lookOfReport } from './looks';

/** Writes a report on a sheet of its own, as one step that can be undone. */
export function writeReport(sheets: Sheets, plan: ReportPlan): SheetResult {
  const tops = sheets
    .names()
    .filter((name) => mayHold(plan.sheet, name))
    .map((sheet) => ({ sheet, rows: sheets.read(sheet, { rows: REPORT_TOP_ROWS, columns: 1 }) }));
  const { sheet, isThere } = placeFor(plan, tops);
  if (isThere && sheets.isProtected(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
  sheets.edit((editor) => {
    if (isThere) editor.clearSheet(sheet);
    else editor.addSheet(sheet);
    write(editor, sheet, plan);
  });
  const paper = plan.page.isLandscape ? 'landscape' : 'portrait';
  const byHand = problem('PRINT_SETTINGS_BY_HAND', { argument: 'The local workbook', paper });
  return { outcome: 'done', sheet, notes: [byHand] };
}

function write(editor: SheetEditor, sheet: string, plan: ReportPlan): void {
  const { rows, looks, widths, heights, charts } = plan;
  editor.makeRoom(sheet, rows.length, widths.length);
  const lookAt = looksByCell(plan);
  rows.forEach((cells, row) => {
    cells.forEach((content, column) => {
      const look = lookAt(row, column);
      if (content === '' && look === undefined) return;
      editor.write({ sheet, row, column }, content, look && lookOfReport(look));
    });
  });
  widths.forEach((width, column) => {
    editor.setWidth(sheet, column, width);
  });
  for (const { row, height } of heights) editor.setHeight(sheet, row, height);
  const lined = looks.filter(({ look }) => 'hasLine' in REPORT_LOOKS[look]);
  if (lined.length > 0)
    editor.drawLines(
      sheet,
      lined.flatMap(({ areas }) => areas),
      REPORT_LINE_COLOUR,
    );
  editor.hideGrid(sheet);
  for (const chart of charts) editor.addChart(sheet, chart);
}

function looksByCell({ looks }: ReportPlan): (row: number, column: number) => LookName | undefined {
  const known = new Map<string, LookName>();
  for (const { look, areas } of looks)
    for (const area of areas)
      for (let i = 0; i < area.rows; i++) known.set(`${area.row + i} ${area.column}`, look);
  return (row, column) => known.get(`${row} ${column}`);
}
