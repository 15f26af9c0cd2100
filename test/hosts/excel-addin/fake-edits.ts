import type { FilledCell } from '../../../core/cells/cell';
import {
  type Area,
  addSheet,
  areaOf,
  type Content,
  excelError,
  type FakeBook,
  type FakeSheet,
  type FakeTable,
  forgetAccepted,
  formatAt,
  headersOf,
  LAST,
  place,
  recalculate,
  rewriteFormulas,
  select,
  tell,
  typeInto,
  valueAt,
} from './fake-book';
import {
  afterHeadingRenamed,
  afterSheetDeleted,
  afterSheetRenamed,
  afterShift,
  afterTableRenamed,
  inOtherRow,
  isSameName,
  type Shift,
  shiftedSpan,
} from './fake-references';

/*
 * What people do to a workbook besides writing a cell, and what Excel does with it: references follow, tables grow and fill
 * their calculated columns, a sort moves cells and leaves the formulas of other cells as they are.
 */

/** Somebody types into a cell. Directly below or beside a table it becomes part of the table, a heading renames its column. */
export function typeCell(sheet: FakeSheet, row: number, column: number, entry: FilledCell): void {
  const table = sheet.tables.find(({ area }) => isInTable(area, row, column));
  if (table && row === table.area.row) renameHeading(table, column, String(entry));
  else {
    forgetAccepted();
    typeInto(sheet, row, column, entry);
    if (!table && entry !== '') for (const near of sheet.tables) growAround(near, row, column);
  }
  recalculate(sheet.book, [{ sheet, row, column: 0, rows: 1, columns: LAST.column + 1 }]);
  tell(sheet, 'changed');
}

function isInTable(area: Area, row: number, column: number): boolean {
  const [below, right] = [row - area.row, column - area.column];
  return below >= 0 && below < area.rows && right >= 0 && right < area.columns;
}

/** A table with totals grows only by the row that is inserted above them. */
function growAround(table: FakeTable, row: number, column: number): void {
  const { area } = table;
  const isBelow =
    row === area.row + area.rows && column >= area.column && column < area.column + area.columns;
  const isBeside = column === area.column + area.columns && row >= area.row && row < area.row + area.rows;
  if (isBelow && !table.showTotals) {
    area.rows++;
    fillCalculated(table, row);
  } else if (isBeside) {
    area.columns++;
    if (row > area.row || typeof valueAt(area.sheet, row, column) !== 'string')
      place(area.sheet, area.row, column, freeHeading(table, 'Column1'));
  }
}

function freeHeading(table: FakeTable, wanted: string, except = -1): string {
  const others = headersOf(table).filter((_, i) => i !== except);
  const isFree = (name: string) => !others.some((other) => isSameName(other, name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted.replace(/\d+$/, '')}${n}`;
    if (isFree(name)) return name;
  }
}

/** Every heading of a table is a text of its own, and formulas name it anew. */
function renameHeading(table: FakeTable, column: number, wanted: string): void {
  const { area } = table;
  const at = column - area.column;
  const before = headersOf(table)[at] ?? '';
  const now = freeHeading(table, wanted === '' ? `Column${at + 1}` : wanted, at);
  place(area.sheet, area.row, column, now);
  rewriteFormulas(area.sheet.book, (formula) => afterHeadingRenamed(formula, table.name, before, now));
}

/** A new row of a table gets the formula that all others of its column have. */
function fillCalculated({ area, showTotals }: FakeTable, row: number): void {
  const { sheet } = area;
  const last = area.row + area.rows - 1 - (showTotals ? 1 : 0);
  for (let column = area.column; column < area.column + area.columns; column++) {
    if (sheet.rows[row]?.[column] !== undefined) continue;
    const formulas = new Set<string | undefined>();
    for (let other = area.row + 1; other <= last; other++) {
      const content = sheet.rows[other]?.[column];
      if (other !== row)
        formulas.add(
          typeof content === 'object' && 'formula' in content
            ? inOtherRow(content.formula, row - other)
            : undefined,
        );
    }
    const [formula] = formulas;
    if (formulas.size === 1 && formula !== undefined) place(sheet, row, column, { formula, value: '' });
  }
}

export function insertRows(sheet: FakeSheet, before: number, count = 1): void {
  shift(sheet, { sheet: sheet.name, of: 'row', at: before, by: count });
}

export function deleteRows(sheet: FakeSheet, first: number, count = 1): void {
  for (const { area, name } of sheet.tables)
    if (first <= area.row && area.row < first + count) throw new Error(`The headings of ${name} would go.`);
  shift(sheet, { sheet: sheet.name, of: 'row', at: first, by: -count });
}

/**
 * Rows of a table come before the one of an index, or behind the last. Excel moves what stands below the table down; the fake
 * moves whole rows, so it refuses where something beside the table would be moved too. Blank values take no formula away.
 */
export function addTableRows(table: FakeTable, index: number, values: readonly (readonly unknown[])[]): void {
  const { area, showTotals } = table;
  const { sheet } = area;
  const body = area.rows - (showTotals ? 2 : 1);
  if (index < 0 || index > body) throw excelError('InvalidArgument');
  if (values.some((row) => row.length !== area.columns)) throw excelError('InvalidArgument');
  if (values.flat().some((value) => value !== '')) throw new Error('The fake adds blank rows.');
  const at = area.row + 1 + index;
  const isAtEnd = index === body && !showTotals;
  insertRows(sheet, at, values.length);
  if (!isAtEnd) return;
  area.rows += values.length;
  for (let row = at; row < at + values.length; row++) fillCalculated(table, row);
  recalculate(sheet.book);
}

export function deleteTableRow({ area, showTotals }: FakeTable, index: number): void {
  if (index < 0 || index >= area.rows - (showTotals ? 2 : 1)) throw excelError('ItemNotFound');
  deleteRows(area.sheet, area.row + 1 + index);
}

/** One row into as many as there are: contents, with formulas that follow, and formats. What a formula spills comes as values. */
export function copyRow(target: Area, source: Area): void {
  const { sheet } = target;
  if (source.rows !== 1 || source.columns !== target.columns) throw new Error('The fake copies one row.');
  for (let row = target.row; row < target.row + target.rows; row++)
    for (let i = 0; i < source.columns; i++) {
      const [from, to] = [source.column + i, target.column + i];
      const content = sheet.rows[source.row]?.[from];
      const isSpilled = typeof content === 'object' && 'spilled' in content;
      const copied = isSpilled ? valueAt(sheet, source.row, from) : alongWith(content, row - source.row);
      place(sheet, row, to, copied ?? '');
      sheet.formats.push({ area: areaOf(sheet, row, to), format: formatAt(sheet, source.row, from) });
    }
  recalculate(sheet.book);
}

export function insertColumns(sheet: FakeSheet, before: number, count = 1): void {
  shift(sheet, { sheet: sheet.name, of: 'column', at: before, by: count });
}

export function deleteColumns(sheet: FakeSheet, first: number, count = 1): void {
  for (const table of sheet.tables) {
    const { column, columns } = table.area;
    if (first <= column && column + columns <= first + count)
      throw new Error(`${table.name} would go whole.`);
    for (const [i, heading] of headersOf(table).entries())
      if (column + i >= first && column + i < first + count)
        rewriteFormulas(sheet.book, (formula) =>
          afterHeadingRenamed(formula, table.name, heading, undefined),
        );
  }
  shift(sheet, { sheet: sheet.name, of: 'column', at: first, by: -count });
}

function shift(sheet: FakeSheet, change: Shift): void {
  const { book } = sheet;
  clearSpills(sheet);
  rewriteFormulas(book, (formula, own) => afterShift(formula, own.name, change));
  shiftCells(sheet, change);
  for (const area of [...areasOf(sheet), ...sheet.held]) shiftArea(area, change);
  removeGone(sheet);
  if (change.by > 0) for (const table of sheet.tables) fillNew(table, change);
  // Inserting calculates every custom function of the book (office-js #3332).
  recalculate(book);
  tell(sheet, 'changed');
}

function shiftCells({ rows }: FakeSheet, { of, at, by }: Shift): void {
  const splice = <T>(list: (T | undefined)[], blank: () => T | undefined) => {
    if (by < 0) list.splice(at, -by);
    else if (at < list.length) list.splice(at, 0, ...Array.from({ length: by }, blank));
  };
  if (of === 'row') splice(rows, () => []);
  else for (const cells of rows) splice(cells, () => undefined);
}

function areasOf(sheet: FakeSheet): readonly Area[] {
  const { tables, merged, unlocked, formats, validations, colours } = sheet;
  return [
    ...merged,
    ...unlocked,
    ...[...tables, ...formats, ...validations, ...colours].map(({ area }) => area),
  ];
}

/** Nothing is left of it where it has no rows or columns afterwards. */
function shiftArea(area: Area, change: Shift): void {
  const [place, length] = change.of === 'row' ? (['row', 'rows'] as const) : (['column', 'columns'] as const);
  const span = shiftedSpan(area[place], area[place] + area[length] - 1, change, LAST[change.of]);
  area[length] = span ? span[1] - span[0] + 1 : 0;
  area[place] = span ? span[0] : area[place];
}

function removeGone({ merged, unlocked, formats, validations, colours }: FakeSheet): void {
  const isGone = ({ rows, columns }: Area) => rows === 0 || columns === 0;
  for (const list of [merged, unlocked])
    for (let i = list.length - 1; i >= 0; i--) if (isGone(list[i] as Area)) list.splice(i, 1);
  for (const list of [formats, validations, colours])
    for (let i = list.length - 1; i >= 0; i--)
      if (isGone((list[i] as { area: Area }).area)) list.splice(i, 1);
}

/** What came into a table: rows with its formulas, columns with headings. */
function fillNew(table: FakeTable, { of, at, by }: Shift): void {
  const { area } = table;
  for (let n = at; n < at + by; n++) {
    if (of === 'row' && n > area.row && n < area.row + area.rows) fillCalculated(table, n);
    if (of === 'column' && n > area.column && n < area.column + area.columns)
      place(area.sheet, area.row, n, freeHeading(table, 'Column1'));
  }
}

/** They are filled anew when the book is calculated. */
function clearSpills(sheet: FakeSheet): void {
  sheet.spills.length = 0;
  sheet.wantedSpills.clear();
  for (const cells of sheet.rows)
    cells.forEach((content, column) => {
      if (typeof content === 'object' && 'spilled' in content) cells[column] = undefined;
    });
}

/** Sorts the rows of a table by one of its columns, as its filter button does. Its totals stay. */
export function sortTable({ area, showTotals, filter }: FakeTable, heading: string, isDown = false): void {
  if (filter.isDataFiltered) throw new Error('Excel would sort only what the filter shows.');
  const column = area.column + headersOf({ area } as FakeTable).indexOf(heading);
  const rows = area.rows - 1 - (showTotals ? 1 : 0);
  sortCells({ ...area, row: area.row + 1, rows }, column, isDown);
}

/** Sorts whole rows from one on down to the last in use, by the text in a column. */
export function sortRows(sheet: FakeSheet, from: number, column: number, isDown = false): void {
  const width = Math.max(1, ...sheet.rows.map((cells) => cells.length));
  if (sheet.rows.length > from)
    sortCells(
      { sheet, row: from, column: 0, rows: sheet.rows.length - from, columns: width },
      column,
      isDown,
    );
}

/** Excel reports a sort apart from other changes, and so does the fake. Blanks come last. */
function sortCells({ sheet, row, column, rows, columns }: Area, by: number, isDown: boolean): void {
  const order = Array.from({ length: rows }, (_, i) => row + i);
  const key = (at: number) => valueAt(sheet, at, by);
  order.sort((one, other) => compared(key(one), key(other), isDown) || one - other);
  const moved = order.map((from, i) =>
    Array.from({ length: columns }, (_, j) => alongWith(sheet.rows[from]?.[column + j], row + i - from)),
  );
  for (const [i, cells] of moved.entries())
    for (const [j, content] of cells.entries()) place(sheet, row + i, column + j, content ?? '');
  recalculate(sheet.book, [{ sheet, row, column, rows, columns }]);
  tell(sheet, 'rowSorted');
}

function alongWith(content: Content | undefined, by: number): Content | undefined {
  return typeof content === 'object' && 'formula' in content
    ? { ...content, formula: inOtherRow(content.formula, by) }
    : content;
}

function compared(one: FilledCell, other: FilledCell, isDown: boolean): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  const [some, others] = isDown ? [other, one] : [one, other];
  if (typeof some === 'number' && typeof others === 'number') return some - others;
  return String(some) < String(others) ? -1 : Number(String(some) > String(others));
}

/** A filter hides rows of a table, or shows all of them again. It moves nothing and calculates nothing. */
export function filterTable({ filter }: FakeTable, isDataFiltered: boolean): void {
  Object.assign(filter, { isDataFiltered });
}

/** Somebody switches the row of totals on or off; it stands below the last row of the table. */
export function showTotals(table: FakeTable, isShown: boolean): void {
  if (table.showTotals === isShown) return;
  const { area } = table;
  const last = area.row + area.rows;
  if (!isShown) deleteRows(area.sheet, last - 1);
  else {
    insertRows(area.sheet, last);
    area.rows++;
    place(area.sheet, last, area.column, 'Total');
  }
  table.showTotals = isShown;
  recalculate(area.sheet.book);
}

export function renameTable(table: FakeTable, name: string): void {
  const before = table.name;
  table.name = name;
  rewriteFormulas(table.area.sheet.book, (formula) => afterTableRenamed(formula, before, name));
}

export function renameSheet(sheet: FakeSheet, name: string): void {
  const before = sheet.name;
  sheet.name = name;
  rewriteFormulas(sheet.book, (formula) => afterSheetRenamed(formula, before, name));
  // References with a sheet's name are calculated again (office-js #5408).
  recalculate(sheet.book);
}

/** What refers to it loses it. Where it was in front, the first of the others comes there. */
export function deleteSheet(sheet: FakeSheet): void {
  const { book } = sheet;
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  const [first] = book.sheets;
  if (!first) throw new Error('Excel keeps the last sheet.');
  const tables = sheet.tables.map(({ name }) => name);
  rewriteFormulas(book, (formula) => afterSheetDeleted(formula, sheet.name, tables));
  recalculate(book);
  if (book.front === sheet) select(first, 0, 0);
}

/**
 * "Move or copy, create a copy". Its tables get names of their own, which the copy's formulas follow. What names the sheet
 * itself goes on meaning the original, and so does what other sheets refer to.
 */
export function copySheet(sheet: FakeSheet): FakeSheet {
  const { book } = sheet;
  const copy = addSheet(book, `${sheet.name} (2)`);
  sheet.rows.forEach((cells, row) => {
    cells.forEach((content, column) => {
      if (content !== undefined) place(copy, row, column, content);
    });
  });
  clearSpills(copy);
  for (const table of sheet.tables) {
    const name = `${table.name}${10 + tablesIn(book)}`;
    copy.tables.push({ ...table, name, area: { ...table.area, sheet: copy } });
    for (const cells of copy.rows)
      cells.forEach((content, column) => {
        if (typeof content === 'object' && 'formula' in content)
          cells[column] = { ...content, formula: afterTableRenamed(content.formula, table.name, name) };
      });
  }
  recalculate(book);
  select(copy, 0, 0);
  return copy;
}

function tablesIn({ sheets }: FakeBook): number {
  return sheets.flatMap(({ tables }) => tables).length;
}

/** The add-in comes or goes. Formulas that were calculated without it go on showing `#NAME?` (office-js #6611). */
export function setFunctions(book: FakeBook, functions: 'loaded' | 'missing' | 'busy'): void {
  if (book.calculation) book.calculation.functions = functions;
  recalculate(book);
}
