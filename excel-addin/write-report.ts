import { writtenCell } from '../core/cells/cell';
import { isFormula } from '../core/port/held-cell';
import { mayHold, placeFor, REPORT_TOP_ROWS, type ReportPlace } from '../core/port/report-place';
import { sheetRefusal } from '../core/port/results';
import type { SheetResult } from '../core/port/workbook';
import { type Problem, problem } from '../core/problems';
import {
  type LookName,
  PAGE_MARGIN_MM,
  REPORT_LINE_COLOUR,
  REPORT_LOOKS,
  type ReportArea,
  type ReportChart,
  type Look as ReportLook,
  type ReportPlan,
  showsDay,
} from '../core/reports/report-plan';
import { addressOf, type Content } from '../core/sheet/grid';
import { askLackingDays } from './excel-dates';

/** Excel measures in points. */
const POINTS_PER_PIXEL = 0.75;

/**
 * Writes a report on a sheet of its own, in two syncs to look and one to write. Looks, page and charts are asked for one
 * after the other: what Excel refuses of them is told, and all else stands.
 */
export async function writeReport(context: Excel.RequestContext, plan: ReportPlan): Promise<SheetResult> {
  const ground = await survey(context, plan);
  const { place, isLocked } = ground;
  if (isLocked) return sheetRefusal('SHEET_PROTECTED', place.sheet);
  const { worksheets } = context.workbook;
  const sheet = place.isThere ? worksheets.getItem(place.sheet) : worksheets.add(place.sheet);
  if (place.isThere) await empty(context, sheet);
  writeRows(sheet, plan, ground.lackingDays);
  await context.sync();
  const notes = [
    ...(await step(context, 'The looks of the cells', () => dress(sheet, plan))),
    ...(await step(context, 'The page setup', () => setPage(sheet, plan))),
  ];
  for (const chart of plan.charts)
    notes.push(...(await step(context, `The chart ${chart.title}`, () => addChart(sheet, chart))));
  return { outcome: 'done', sheet: place.sheet, ...(notes.length > 0 && { notes }) };
}

interface Ground {
  readonly place: ReportPlace;
  readonly isLocked: boolean;
  readonly lackingDays: number;
}

async function survey(context: Excel.RequestContext, plan: ReportPlan): Promise<Ground> {
  const { worksheets, protection } = context.workbook;
  worksheets.load('items/name');
  protection.load('protected');
  const lackingDays = askLackingDays(context);
  await context.sync();
  const candidates = worksheets.items
    .filter(({ name }) => mayHold(plan.sheet, name))
    .map((sheet) => {
      const top = sheet.getRangeByIndexes(0, 0, REPORT_TOP_ROWS, 1);
      top.load('values');
      sheet.protection.load('protected');
      return { sheet, top };
    });
  await context.sync();
  const place = placeFor(
    plan,
    candidates.map(({ sheet, top }) => ({ sheet: sheet.name, rows: top.values })),
  );
  const there = candidates.find(({ sheet }) => sheet.name === place.sheet)?.sheet;
  const isLocked = (place.isThere ? there?.protection : protection)?.protected === true;
  return { place, isLocked, lackingDays: lackingDays() };
}

async function empty(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  sheet.charts.load('items/name');
  await context.sync();
  for (const chart of sheet.charts.items) chart.delete();
  sheet.getRange().clear();
}

async function step(
  context: Excel.RequestContext,
  what: string,
  queue: () => void,
): Promise<readonly Problem[]> {
  try {
    queue();
    await context.sync();
    return [];
  } catch (error) {
    console.error(error);
    return [problem('REPORT_STEP_REFUSED', { argument: what })];
  }
}

function writeRows(sheet: Excel.Worksheet, { rows, looks, widths }: ReportPlan, lackingDays: number): void {
  const days = looks.filter(({ look }) => showsDay(look)).flatMap(({ areas }) => areas);
  const isDay = (row: number, column: number) =>
    days.some((area) => area.column === column && area.row <= row && row < area.row + area.rows);
  const written = (content: Content, row: number, column: number) => {
    if (isFormula(content)) return content.formula;
    const isSerial = typeof content === 'number' && lackingDays !== 0 && isDay(row, column);
    return isSerial ? content - lackingDays : writtenCell(content);
  };
  for (const { look, areas } of looks) {
    const { format }: ReportLook = REPORT_LOOKS[look];
    if (format !== undefined) for (const area of areas) rangeOf(sheet, area).numberFormat = forAll(format);
  }
  sheet.getRangeByIndexes(0, 0, rows.length, widths.length).formulas = rows.map((cells, row) =>
    cells.map((content, column) => written(content, row, column)),
  );
}

function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: ReportArea): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

/** Excel takes one format for a whole range, which its types leave out. */
function forAll(format: string): string[][] {
  return format as unknown as string[][];
}

/** Excel takes no longer address for a range of several areas. */
const LONGEST_ADDRESS = 8000;

function dress(sheet: Excel.Worksheet, { rows, looks, widths, heights }: ReportPlan): void {
  const all = sheet.getRangeByIndexes(0, 0, rows.length, widths.length);
  all.format.verticalAlignment = 'Top';
  for (const { look, areas } of looks)
    for (const address of addressesOf(areas)) dressCells(sheet.getRanges(address).format, look);
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * POINTS_PER_PIXEL;
  });
  // Rows grow with their text once the columns have their widths.
  all.format.autofitRows();
  for (const { row, height } of heights)
    sheet.getRangeByIndexes(row, 0, 1, 1).format.rowHeight = height * POINTS_PER_PIXEL;
  sheet.showGridlines = false;
}

function addressesOf(areas: readonly ReportArea[]): readonly string[] {
  const addresses: string[] = [];
  for (const { row, column, rows, columns } of areas) {
    const last = { row: row + rows - 1, column: column + columns - 1 };
    const address = `${addressOf({ row, column })}:${addressOf(last)}`;
    const before = addresses[addresses.length - 1];
    if (before !== undefined && before.length + address.length < LONGEST_ADDRESS)
      addresses[addresses.length - 1] = `${before},${address}`;
    else addresses.push(address);
  }
  return addresses;
}

function dressCells(cells: Excel.RangeFormat, name: LookName): void {
  const { isBold, isItalic, size, ink, fill, wraps, align, hasLine }: ReportLook = REPORT_LOOKS[name];
  if (isBold) cells.font.bold = true;
  if (isItalic) cells.font.italic = true;
  if (size !== undefined) cells.font.size = size;
  if (ink !== undefined) cells.font.color = ink;
  if (fill !== undefined) cells.fill.color = fill;
  if (wraps) cells.wrapText = true;
  if (align !== undefined) cells.horizontalAlignment = align === 'left' ? 'Left' : 'Right';
  if (!hasLine) return;
  for (const edge of ['EdgeBottom', 'InsideHorizontal'] as const) {
    const border = cells.borders.getItem(edge);
    border.style = 'Continuous';
    border.color = REPORT_LINE_COLOUR;
  }
}

/** A4 in points, and how much of a page is kept free so that rounding makes no second one. */
const A4 = { short: 595, long: 842 };
const POINTS_PER_MM = 72 / 25.4;
const SAFE = 0.97;

function setPage(sheet: Excel.Worksheet, plan: ReportPlan): void {
  const { rows, widths, page } = plan;
  const { pageLayout } = sheet;
  const last = addressOf({ row: rows.length - 1, column: widths.length - 1 });
  pageLayout.paperSize = 'A4' as Excel.PaperType;
  pageLayout.orientation = page.isLandscape ? 'Landscape' : 'Portrait';
  // Where a page is fitted, Excel takes no notice of breaks.
  pageLayout.zoom = page.breaks.length > 0 ? { scale: scaleOf(plan) } : { horizontalFitToPages: 1 };
  const margin = PAGE_MARGIN_MM / 10;
  const margins = { top: margin, bottom: margin, left: margin, right: margin, header: 0.5, footer: 0.7 };
  pageLayout.setPrintMargins('Centimeters', margins);
  pageLayout.setPrintArea(`A1:${last}`);
  if (page.repeated) {
    const [first, end] = page.repeated;
    pageLayout.setPrintTitleRows(`$${first + 1}:$${end + 1}`);
  }
  const { defaultForAllPages } = pageLayout.headersFooters;
  defaultForAllPages.leftFooter = page.footer.replace(/&/g, '&&');
  defaultForAllPages.rightFooter = 'Page &P of &N';
  sheet.horizontalPageBreaks.removePageBreaks();
  for (const row of page.breaks) sheet.horizontalPageBreaks.add(addressOf({ row, column: 0 }));
}

/** In percent: as large as the width of the page lets it be. */
function scaleOf({ widths, page }: ReportPlan): number {
  const paper = page.isLandscape ? A4.long : A4.short;
  const room = paper - 2 * PAGE_MARGIN_MM * POINTS_PER_MM;
  const needed = widths.reduce((sum, width) => sum + width, 0) * POINTS_PER_PIXEL;
  return Math.max(10, Math.min(100, Math.floor((room / needed) * SAFE * 100)));
}

function addChart(sheet: Excel.Worksheet, plan: ReportChart): void {
  const { kind, title, of, at, width, height, colours } = plan;
  const type = kind === 'bars' ? 'BarClustered' : 'ColumnClustered';
  const chart = sheet.charts.add(type, rangeOf(sheet, of), 'Columns');
  chart.title.text = title;
  chart.legend.visible = of.columns > 2;
  if (of.columns > 2) chart.legend.position = 'Bottom';
  // Excel draws the first bar at the bottom.
  if (kind === 'bars') chart.axes.categoryAxis.reversePlotOrder = true;
  colours.forEach((colour, i) => {
    const series = chart.series.getItemAt(i);
    series.format.fill.setSolidColor(colour);
    series.hasDataLabels = true;
  });
  chart.setPosition(addressOf(at));
  chart.width = width * POINTS_PER_PIXEL;
  chart.height = height * POINTS_PER_PIXEL;
}
