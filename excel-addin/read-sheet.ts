import type { Cell } from '../core/cells/cell';
import { type Area, narrowReading } from '../core/port/narrow-reading';
import type { Change } from '../core/port/workbook';
import { isDateFormat } from '../core/set-up/column-looks';
import type { SheetGrid } from '../core/sheet/grid';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../core/sheet/settings';
import { askLackingDays } from './excel-dates';
import { isExcelError } from './in-excel';

/** What is asked for at once: some 11,000 rows of a cohort, which stays below the 5 MB that Excel on the web hands over. */
const CELLS_AT_ONCE = 500_000;

export interface ReadSheet {
  readonly grid: SheetGrid;
  /** The days that the workbook's own serial numbers lack; in the grid they are added. */
  readonly lackingDays: number;
}

/** Reads a sheet in two syncs, a very large one in one more for each further block of rows. */
export async function readSheet(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<ReadSheet> {
  const used = usedFromA1(sheet);
  used.load('rowCount,columnCount');
  sheet.load('name');
  const settings = context.workbook.worksheets.getItemOrNullObject(SETTINGS_SHEET);
  const askedDays = askLackingDays(context);
  await context.sync();
  const lackingDays = askedDays();
  const askSettings = () =>
    settings.isNullObject
      ? () => []
      : askCells(settings.getRangeByIndexes(0, 0, SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns), lackingDays);
  let settingsCells: Cell[][] = [];
  const blocks = await readBlocks(used.rowCount, used.columnCount, async (first, count) => {
    // With each block, because a batch that is refused reads nothing.
    const askedSettings = askSettings();
    const cells = askCells(sheet.getRangeByIndexes(first, 0, count, used.columnCount), lackingDays);
    await context.sync();
    settingsCells = askedSettings();
    return cells();
  });
  const grid = {
    sheet: sheet.name,
    rows: blocks.flat(),
    settings: settingsCells,
    ...(lackingDays !== 0 && { countsFrom1904: true as const }),
  };
  return { grid, lackingDays };
}

/** As much of a sheet as it takes to find the cells of some changes: in two syncs where it is short, in four where it is long. */
export async function readForChanges(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  changes: readonly Change[],
): Promise<ReadSheet> {
  const used = usedFromA1(sheet);
  used.load('rowCount,columnCount');
  sheet.load('name');
  const settings = context.workbook.worksheets.getItemOrNullObject(SETTINGS_SHEET);
  const askedDays = askLackingDays(context);
  await context.sync();
  const lackingDays = askedDays();
  const { rows, columns } = SETTINGS_BLOCK;
  const inSettings = settings.isNullObject ? undefined : { row: 0, column: 0, rows, columns };
  const settingsCells: Cell[][] = [];
  const reading = narrowReading(
    { sheet: sheet.name, rows: used.rowCount, columns: used.columnCount, settings: settingsCells },
    changes,
  );
  for (
    let areas = reading.next(), isFirst = true;
    areas.length > 0;
    areas = reading.next(), isFirst = false
  ) {
    const asked = [
      ...areas.map((area) => ({ sheet, area, take: (cells: Cell[][]) => reading.take(area, cells) })),
      ...(isFirst && inSettings
        ? [{ sheet: settings, area: inSettings, take: (cells: Cell[][]) => settingsCells.push(...cells) }]
        : []),
    ];
    await readAreas(context, asked, lackingDays);
  }
  return { grid: reading.grid(), lackingDays };
}

interface AskedArea {
  readonly sheet: Excel.Worksheet;
  readonly area: Area;
  take(cells: Cell[][]): void;
}

/** All of them at once; what is too much for that each by itself, in blocks. */
async function readAreas(
  context: Excel.RequestContext,
  asked: readonly AskedArea[],
  lackingDays: number,
): Promise<void> {
  const all = asked.reduce((sum, { area }) => sum + area.rows * area.columns, 0);
  const ask = ({ sheet, area }: AskedArea, first: number, count: number) =>
    askCells(sheet.getRangeByIndexes(area.row + first, area.column, count, area.columns), lackingDays);
  try {
    if (all > CELLS_AT_ONCE) throw TOO_MUCH;
    const cells = asked.map((one) => ask(one, 0, one.area.rows));
    await context.sync();
    asked.forEach(({ take }, i) => {
      take(cells[i]?.() ?? []);
    });
  } catch (error) {
    if (!isExcelError(error, 'ResponsePayloadSizeLimitExceeded')) throw error;
    for (const one of asked) {
      const blocks = await readBlocks(one.area.rows, one.area.columns, async (first, count) => {
        const cells = ask(one, first, count);
        await context.sync();
        return cells();
      });
      one.take(blocks.flat());
    }
  }
}

const TOO_MUCH = { code: 'ResponsePayloadSizeLimitExceeded' } as const;

/** Asks for the cells of a range; they are there after the next sync. */
export function askCells(range: Excel.Range, lackingDays: number): () => Cell[][] {
  range.load(lackingDays === 0 ? 'values' : 'values,numberFormat');
  return () => cellsOf(range, lackingDays);
}

/** The cells of a range, dates as days counted from 1900. Without lacking days no format needs to be known. */
export function cellsOf(range: Excel.Range, lackingDays: number): Cell[][] {
  const { values } = range;
  if (lackingDays === 0) return values;
  const { numberFormat } = range;
  return values.map((row, i) =>
    row.map((cell, j) =>
      typeof cell === 'number' && isDateFormat(numberFormat[i]?.[j]) ? cell + lackingDays : cell,
    ),
  );
}

/** Never nothing: of an empty sheet its first cell. */
export function usedFromA1(sheet: Excel.Worksheet): Excel.Range {
  return sheet.getRange('A1').getBoundingRect(sheet.getUsedRange(true));
}

/** Reads rows in blocks of at most so many cells; a block that is too much for Excel on the web, as long texts make it, in halves. */
export async function readBlocks<T>(
  rows: number,
  columns: number,
  read: (first: number, count: number) => Promise<T>,
  cellsAtOnce = CELLS_AT_ONCE,
): Promise<T[]> {
  const inHalves = async (first: number, count: number): Promise<T[]> => {
    try {
      return [await read(first, count)];
    } catch (error) {
      if (count === 1 || !isExcelError(error, 'ResponsePayloadSizeLimitExceeded')) throw error;
      const half = Math.ceil(count / 2);
      return [...(await inHalves(first, half)), ...(await inHalves(first + half, count - half))];
    }
  };
  const rowsAtOnce = Math.max(1, Math.floor(cellsAtOnce / columns));
  const blocks: T[] = [];
  for (let first = 0; first < rows; first += rowsAtOnce)
    blocks.push(...(await inHalves(first, Math.min(rowsAtOnce, rows - first))));
  return blocks;
}
