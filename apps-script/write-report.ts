// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { mayHold, placeFor, REPORT_TOP_ROWS } from '../core/port/report-place';
import { sheetRefusal } from '../core/port/results';
import type { SheetResult } from '../core/port/workbook';
import { type Problem, problem } from '../core/problems';
import {
  type LookName,
  REPORT_LINE_COLOUR,
  REPORT_LOOKS,
  type ReportArea,
  type ReportChart,
  type Look as ReportLook,
  type ReportPlan,
  showsDay,
} from '../core/reports/report-plan';
import { addressOf } from '../core/sheet/grid';
import { encodedContent } from './cell-writes';
import { sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { makeRoom } from './room';
import { addSheet } from './set-up';
import { cellsOf, hasCells } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

/** Writes a report on a sheet of its own, made or written anew. */
export function writeReport(plan: ReportPlan): SheetResult {
  const result = runAlone((): SheetResult => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const codec = sheetsCodec(spreadsheet);
    const tops = spreadsheet
      .getSheets()
      .filter((sheet) => mayHold(plan.sheet, sheet.getName()))
      .map((sheet) => ({ sheet: sheet.getName(), rows: hasCells(sheet) ? topOf(sheet, codec) : [] }));
    const place = placeFor(plan, tops);
    const there = place.isThere ? spreadsheet.getSheetByName(place.sheet) : null;
    if (there && !there.getDataRange().canEdit()) return sheetRefusal('SHEET_PROTECTED', place.sheet);
    const sheet = there ?? addSheet(spreadsheet, place.sheet);
    if (there) empty(there);
    writeRows(sheet, plan);
    const notes = [
      ...dress(sheet, plan),
      ...plan.charts.flatMap((chart) => addChart(sheet, chart)),
      byHand(plan),
    ];
    return { outcome: 'done', sheet: place.sheet, notes };
  });
  return result ?? sheetRefusal('SHEET_BUSY', plan.sheet);
}

function topOf(sheet: Sheet, codec: ReturnType<typeof sheetsCodec>) {
  return cellsOf(sheet.getRange(1, 1, Math.min(REPORT_TOP_ROWS, sheet.getMaxRows()), 1), codec);
}

/** No script sets how a page of Google Sheets is printed. */
function byHand({ page }: ReportPlan): Problem {
  const paper = page.isLandscape ? 'landscape' : 'portrait';
  return problem('PRINT_SETTINGS_BY_HAND', { argument: 'Google Sheets', paper });
}

function empty(sheet: Sheet): void {
  for (const chart of sheet.getCharts()) sheet.removeChart(chart);
  sheet.clear();
}

function writeRows(sheet: Sheet, { rows, looks, widths }: ReportPlan): void {
  makeRoom(sheet, rows.length, widths.length);
  const days = new Set(
    looks
      .filter(({ look }) => showsDay(look))
      .flatMap(({ areas }) =>
        areas.flatMap(({ row, column, rows: count }) =>
          Array.from({ length: count }, (_, i) => addressOf({ row: row + i, column })),
        ),
      ),
  );
  const codec = sheetsCodec();
  const encoded = rows.map((cells, row) =>
    cells.map((content, column) => {
      const isDay = typeof content === 'number' && days.has(addressOf({ row, column }));
      const cell = { sheet: '', row, column };
      return encodedContent({ cell, expected: '', content, ...(isDay && { isDate: true }) }, codec);
    }),
  );
  sheet.getRange(1, 1, rows.length, widths.length).setValues(encoded);
}

/** Each step by itself: what Google will not do is told, and all else stands. */
function dress(sheet: Sheet, plan: ReportPlan): readonly Problem[] {
  const { looks, widths, heights, rows } = plan;
  return [
    ...step('The looks of the cells', () => {
      sheet.getRange(1, 1, rows.length, widths.length).setVerticalAlignment('top');
      for (const { look, areas } of looks) dressAreas(sheet.getRangeList(areas.map(notation)), look);
    }),
    ...step('The widths of the columns', () => {
      widths.forEach((width, column) => {
        sheet.setColumnWidth(column + 1, width);
      });
      for (const { first, rows: count, height } of runsOf(heights))
        sheet.setRowHeights(first + 1, count, height);
    }),
    ...step('The sheet without grid lines', () => sheet.setHiddenGridlines(true)),
  ];
}

function step(what: string, run: () => void): readonly Problem[] {
  try {
    run();
    return [];
  } catch {
    return [problem('REPORT_STEP_REFUSED', { argument: what })];
  }
}

function dressAreas(cells: RangeList, name: LookName): void {
  const { isBold, isItalic, size, ink, fill, wraps, align, format, hasLine }: ReportLook = REPORT_LOOKS[name];
  if (isBold) cells.setFontWeight('bold');
  if (isItalic) cells.setFontStyle('italic');
  if (size !== undefined) cells.setFontSize(size);
  if (ink !== undefined) cells.setFontColor(ink);
  if (fill !== undefined) cells.setBackground(fill);
  if (wraps) cells.setWrap(true);
  if (align !== undefined) cells.setHorizontalAlignment(align);
  if (format !== undefined) cells.setNumberFormat(format);
  if (hasLine) {
    const { SOLID } = SpreadsheetApp.BorderStyle;
    cells.setBorder(null, null, true, null, null, true, REPORT_LINE_COLOUR, SOLID);
  }
}

/** "B3:B9". */
function notation({ row, column, rows, columns }: ReportArea): string {
  return `${addressOf({ row, column })}:${addressOf({ row: row + rows - 1, column: column + columns - 1 })}`;
}

/** Rows below each other of one height are set together: each service call takes its time. */
function runsOf(heights: ReportPlan['heights']) {
  const runs: { first: number; rows: number; height: number }[] = [];
  for (const { row, height } of heights) {
    const last = runs[runs.length - 1];
    if (last && last.first + last.rows === row && last.height === height) last.rows++;
    else runs.push({ first: row, rows: 1, height });
  }
  return runs;
}

function addChart(
  sheet: Sheet,
  { kind, title, of, at, width, height, colours }: ReportChart,
): readonly Problem[] {
  return step(`The chart ${title}`, () => {
    const builder = sheet.newChart();
    const chart = (kind === 'bars' ? builder.asBarChart() : builder.asColumnChart())
      .setTitle(title)
      .setColors([...colours])
      .addRange(sheet.getRange(of.row + 1, of.column + 1, of.rows, of.columns))
      .setNumHeaders(1)
      .setOption('legend', { position: of.columns > 2 ? 'bottom' : 'none' })
      .setOption('width', width)
      .setOption('height', height)
      .setPosition(at.row + 1, at.column + 1, 0, 0)
      .build();
    sheet.insertChart(chart);
  });
}
