import type { Cell } from '../../core/cells/cell';
import type { Day } from '../../core/dates/day';
import { CATALOGUE } from '../../core/functions/catalogue';
import type { StoredTable, StoredWorkbook } from '../../files/stored-workbook';
import type { Around, Place } from '../formula/around';
import type { Area } from '../formula/values';
import { type IndexedSheet, keyOf, placeOfKey } from './stored-index';

/** What was worked out so far: by sheet and cell, in the place of what the file holds. */
export interface Answers {
  at(sheet: string, key: number): { readonly value: Cell } | undefined;
  set(sheet: string, key: number, value: Cell): void;
}

export function noAnswersYet(): Answers {
  const sheets = new Map<string, Map<number, { readonly value: Cell }>>();
  return {
    at: (sheet, key) => sheets.get(sheet)?.get(key),
    set(sheet, key, value) {
      const cells = sheets.get(sheet) ?? new Map<number, { readonly value: Cell }>();
      sheets.set(sheet, cells);
      cells.set(key, { value });
    },
  };
}

const OWN = new Map<string, (typeof CATALOGUE)[number]>(CATALOGUE.map((fn) => [fn.name, fn]));
const [LAST_ROW, LAST_COLUMN] = [1_048_575, 16_383];

/**
 * A workbook as its formulas see it. `settle` works out a cell, before it is read, where a formula is to be calculated there
 * or fills it; it says which columns such cells stand in, so that nothing is asked for the others.
 */
export function aroundOf(
  workbook: StoredWorkbook,
  sheets: ReadonlyMap<string, IndexedSheet>,
  answers: Answers,
  today: Day,
  settle: { isAwaited(sheet: string, column: number): boolean; cell(sheet: string, key: number): void },
): Around {
  const byName = new Map(workbook.sheets.map(({ name }) => [name.toLowerCase(), name]));
  const blocks = new Map<string, readonly (readonly Cell[])[]>();
  const cellAt = (sheet: string, row: number, column: number): Cell => {
    const key = keyOf(row, column);
    if (settle.isAwaited(sheet, column)) settle.cell(sheet, key);
    const answer = answers.at(sheet, key);
    return answer ? answer.value : sheets.get(sheet)?.sheet.rows[row]?.[column];
  };
  const blockFrom = (area: Area) => {
    const known = blocks.get(placeInWords(area));
    if (known) return known;
    const block = cellsIn(area, sheets.get(area.sheet), cellAt);
    if (area.area.bottom > area.area.top) blocks.set(placeInWords(area), block);
    return block;
  };
  return {
    today,
    sheetNamed: (name) => byName.get(name.toLowerCase()),
    cellAt,
    blockOf: blockFrom,
    hasFormula: (sheet, row, column) => sheets.get(sheet)?.formulas.has(keyOf(row, column)) ?? false,
    table: (name, place) => tableFor(workbook.tables, name, place),
    named: (name) => workbook.names.get(name),
    filledFrom: (sheet, row, column) => filledArea(sheets.get(sheet), sheet, row, column),
    ownFunction: (name) => OWN.get(name),
  };
}

function placeInWords({ sheet, area: { top, left, bottom, right } }: Area): string {
  return `${top} ${left} ${bottom} ${right} ${sheet}`;
}

/** What reaches to the end of the sheet is taken as far as anything stands there. */
function cellsIn(
  { sheet, area }: Area,
  of: IndexedSheet | undefined,
  cellAt: Around['cellAt'],
): readonly (readonly Cell[])[] {
  const rows = of?.sheet.rows ?? [];
  const bottom = area.bottom < LAST_ROW ? area.bottom : Math.max(area.top, rows.length - 1);
  const right = area.right < LAST_COLUMN ? area.right : Math.max(area.left, (of?.sheet.columns ?? 1) - 1);
  const block: Cell[][] = [];
  for (let row = area.top; row <= bottom; row++) {
    const line: Cell[] = [];
    for (let column = area.left; column <= right; column++) line.push(cellAt(sheet, row, column));
    block.push(line);
  }
  return block;
}

function tableFor(tables: readonly StoredTable[], name: string, { sheet, row, column }: Place) {
  if (name !== '') return tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
  return tables.find(
    ({ sheet: of, zone }) =>
      of === sheet && zone.top <= row && row <= zone.bottom && zone.left <= column && column <= zone.right,
  );
}

function filledArea(
  of: IndexedSheet | undefined,
  sheet: string,
  row: number,
  column: number,
): Area | undefined {
  const filled = of?.filled.get(keyOf(row, column));
  if (filled === undefined) return undefined;
  const places = filled.map(placeOfKey);
  const bottom = Math.max(row, ...places.map((place) => place.row));
  const right = Math.max(column, ...places.map((place) => place.column));
  return { sheet, area: { top: row, left: column, bottom, right } };
}
