import { columnLetters } from '../../core/sheet/grid';
import type { SheetPlan, WorkbookPlan } from '../plan';
import { engine, type WorkbookData } from './o-spreadsheet';
import { contentOf, LOCALE, listOf, wordRule } from './terms';

/** A workbook's data as it was planned, ready to be shown. */
export function dataFromPlan(plan: WorkbookPlan): WorkbookData {
  const empty = new engine.Model().exportData();
  const kept = { styles: keeper<object>(), formats: keeper<string>() };
  const sheets = plan.sheets.map((sheet) => sheetData(sheet, kept));
  return {
    ...empty,
    sheets,
    styles: kept.styles.byNumber,
    formats: kept.formats.byNumber,
    settings: { ...empty.settings, locale: LOCALE },
  } as WorkbookData;
}

/** Numbers each different thing once: the engine's data refers to styles and formats by number. */
function keeper<T>() {
  const byNumber: Record<number, T> = {};
  const numbers = new Map<string, number>();
  const numberOf = (thing: T): number => {
    const key = JSON.stringify(thing);
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    byNumber[number] = thing;
    return number;
  };
  return { byNumber, numberOf };
}

const SPARE_ROWS = 50;
const SPARE_COLUMNS = 2;
const FEWEST_COLUMNS = 26;

function sheetData(
  plan: SheetPlan,
  kept: { styles: ReturnType<typeof keeper<object>>; formats: ReturnType<typeof keeper<string>> },
) {
  return {
    id: plan.name,
    name: plan.name,
    colNumber: columnsOf(plan),
    rowNumber: plan.rows.length + SPARE_ROWS,
    cells: cellsOf(plan),
    styles: Object.fromEntries(
      (plan.looks ?? []).map(({ range, look }) => [range, kept.styles.numberOf(look)]),
    ),
    formats: Object.fromEntries(
      (plan.formats ?? []).map(({ range, format }) => [range, kept.formats.numberOf(format)]),
    ),
    borders: {},
    merges: [],
    figures: [],
    cols: Object.fromEntries((plan.columnWidths ?? []).map((size, c) => [c, { size }])),
    rows: Object.fromEntries(Object.entries(plan.rowHeights ?? {}).map(([r, size]) => [r, { size }])),
    conditionalFormats: (plan.colouredWords ?? []).map(({ range, word, look }, i) => ({
      id: `word-${i}`,
      ranges: [range],
      rule: wordRule(word, look),
    })),
    dataValidationRules: (plan.offeredWords ?? []).map(({ range, words }, i) => ({
      id: `offer-${i}`,
      ranges: [range],
      criterion: listOf(words),
      isBlocking: false,
    })),
    tables: plan.filter ? [{ range: plan.filter, type: 'static', config: FILTER_ONLY }] : [],
    panes: { xSplit: plan.frozen?.columns ?? 0, ySplit: plan.frozen?.rows ?? 0 },
    areGridLinesVisible: !plan.hidesGrid,
    isVisible: true,
  };
}

/** How many columns the sheet has. A table that reached beyond it would grow with every column that is added. */
function columnsOf({ rows, filter }: SheetPlan): number {
  const filtered = filter ? engine.helpers.toZone(filter).right + 1 + SPARE_COLUMNS : 0;
  return rows.reduce((widest, row) => Math.max(widest, row.length), Math.max(FEWEST_COLUMNS, filtered));
}

/** The cells that hold anything, by address. */
function cellsOf({ rows }: SheetPlan): Record<string, string> {
  const cells: Record<string, string> = {};
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const content = contentOf(cell);
      if (content !== '') cells[`${columnLetters(c)}${r + 1}`] = content;
    });
  });
  return cells;
}

/** A table without the looks of one. */
const FILTER_ONLY = {
  hasFilters: true,
  totalRow: false,
  firstColumn: false,
  lastColumn: false,
  numberOfHeaders: 1,
  bandedRows: false,
  bandedColumns: false,
  automaticAutofill: true,
  styleId: 'None',
};
