import { movedFormula, type Shift, shiftedFormula } from '../shifted-references';
import { calculatedSheet } from './fake-formulas';
import { type Area, changed, changesOf, type FakeCell, type FakeSheet, putCell, typed } from './fake-sheet';
import type { Spreadsheet } from './fake-workbook';

/** What people do in a spreadsheet, as Google does it for them. Rows and columns count from 0. */
export interface People {
  /** As from the keyboard: a formula with its `=`, a date day first. Blank deletes. */
  type(sheet: FakeSheet, row: number, column: number, text: string | number | boolean): void;
  insertRows(sheet: FakeSheet, before: number, count?: number): void;
  deleteRows(sheet: FakeSheet, first: number, count?: number): void;
  insertColumns(sheet: FakeSheet, before: number, count?: number): void;
  deleteColumns(sheet: FakeSheet, first: number, count?: number): void;
  /** All rows below the frozen ones, by what a column shows, blank ones last. */
  sort(sheet: FakeSheet, column: number, order?: 'A to Z' | 'Z to A'): void;
  /** Hides the rows below the frozen ones that show something else in a column; everything is shown again without one. */
  filter(sheet: FakeSheet, column?: number, shows?: string | number): void;
  /** Takes back what was done last, by people or by a script. Without anything to take back it answers no. */
  undo(): boolean;
}

/** Rows or columns come or go, whoever does it: formulas of all sheets follow. */
export function shiftSheet(
  sheets: readonly FakeSheet[],
  sheet: FakeSheet,
  axis: Shift['axis'],
  at: number,
  count: number,
): void {
  moveCells(sheet, axis, at, count);
  for (const each of sheets) shiftFormulas(each, { sheet: sheet.name, axis, at, count });
  shiftAreas(sheet, axis, at, count);
}

type Kept = Pick<
  FakeSheet,
  'maxRows' | 'maxColumns' | 'frozenRows' | 'hiddenRows' | 'warnings' | 'colourRules'
> & {
  readonly sheet: FakeSheet;
  readonly cells: FakeSheet['cells'];
  readonly dropDowns: FakeSheet['dropDowns'];
};

export function peopleIn(spreadsheet: Spreadsheet): People {
  const history: (readonly Kept[])[] = [];
  const remember = () => {
    history.push(spreadsheet.sheets.map(keptOf));
  };
  const changes = () => spreadsheet.sheets.map(changesOf).join();
  spreadsheet.beforeScript = () => {
    const [kept, before] = [spreadsheet.sheets.map(keptOf), changes()];
    return () => {
      if (changes() !== before) history.push(kept);
    };
  };
  const doing =
    <Args extends readonly unknown[]>(act: (sheet: FakeSheet, ...args: Args) => void) =>
    (sheet: FakeSheet, ...args: Args) => {
      remember();
      act(sheet, ...args);
      changed(sheet);
    };
  const shift = (sheet: FakeSheet, axis: Shift['axis'], at: number, count: number) =>
    shiftSheet(spreadsheet.sheets, sheet, axis, at, count);
  return {
    type: doing((sheet, row, column, text) =>
      putCell(sheet, row, column, typedCell(sheet, row, column, text)),
    ),
    insertRows: doing((sheet, before, count = 1) => shift(sheet, 'row', before, count)),
    deleteRows: doing((sheet, first, count = 1) => shift(sheet, 'row', first, -count)),
    insertColumns: doing((sheet, before, count = 1) => shift(sheet, 'column', before, count)),
    deleteColumns: doing((sheet, first, count = 1) => shift(sheet, 'column', first, -count)),
    sort: doing((sheet, column, order = 'A to Z') => sortRows(spreadsheet, sheet, column, order)),
    filter: doing((sheet, column, shows) => {
      const { shownAt } = calculatedSheet(spreadsheet, sheet);
      const valueIn = (row: number) =>
        column === undefined ? shows : (shownAt(row, column) ?? sheet.cells[row]?.[column])?.value;
      sheet.hiddenRows = rowsBelow(sheet).filter((row) => valueIn(row) !== shows);
    }),
    undo() {
      const before = history.pop();
      for (const { sheet, dropDowns, ...kept } of before ?? []) {
        Object.assign(sheet, kept);
        sheet.dropDowns.splice(0, Number.POSITIVE_INFINITY, ...dropDowns);
        changed(sheet);
      }
      spreadsheet.sheets.splice(before?.length ?? spreadsheet.sheets.length);
      return before !== undefined;
    },
  };
}

function keptOf(sheet: FakeSheet): Kept {
  const { maxRows, maxColumns, frozenRows, hiddenRows, warnings, colourRules } = sheet;
  return {
    ...{ sheet, maxRows, maxColumns, frozenRows, hiddenRows, warnings, colourRules },
    cells: sheet.cells.map((row) => [...(row ?? [])]),
    dropDowns: [...sheet.dropDowns],
  };
}

function typedCell(
  sheet: FakeSheet,
  row: number,
  column: number,
  text: string | number | boolean,
): Partial<FakeCell> {
  const now = sheet.cells[row]?.[column] ?? { value: '', formula: '', note: '', format: '' };
  return typed(text, now);
}

function rowsBelow({ cells, frozenRows }: FakeSheet): readonly number[] {
  return Array.from({ length: Math.max(0, cells.length - frozenRows) }, (_, i) => frozenRows + i);
}

/** Whole rows or columns come, blank, or go; the sheet has so many more or fewer. */
function moveCells(sheet: FakeSheet, axis: Shift['axis'], at: number, count: number): void {
  const splice = <T>(items: (T | undefined)[], blank: () => T | undefined) => {
    if (count < 0) items.splice(at, -count);
    else if (at < items.length) items.splice(at, 0, ...Array.from({ length: count }, blank));
  };
  if (axis === 'row') {
    splice<FakeSheet['cells'][number]>(sheet.cells, () => []);
    sheet.maxRows += count;
    if (at < sheet.frozenRows) sheet.frozenRows = Math.max(at, sheet.frozenRows + count);
  } else {
    for (const row of sheet.cells) if (row) splice<FakeCell>(row, () => undefined);
    sheet.maxColumns += count;
  }
}

function shiftFormulas(sheet: FakeSheet, shift: Shift): void {
  sheet.cells.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (!cell?.formula) return;
      const formula = shiftedFormula(cell.formula, sheet.name, shift);
      if (formula !== cell.formula) (sheet.cells[row] as FakeCell[])[column] = { ...cell, formula };
    });
  });
  changed(sheet);
}

/** What belongs to areas of a sheet goes with their cells. */
function shiftAreas(sheet: FakeSheet, axis: Shift['axis'], at: number, count: number): void {
  const shifted = (area: Area): Area | undefined => {
    const [start, size] = axis === 'row' ? (['row', 'rows'] as const) : (['column', 'columns'] as const);
    const [from, to] = [area[start], area[start] + area[size]];
    const moved = (end: number) => (count > 0 ? end + count : Math.max(at, end + count));
    const [first, beyond] = [from >= at ? moved(from) : from, to > at ? moved(to) : to];
    return beyond > first ? { ...area, [start]: first, [size]: beyond - first } : undefined;
  };
  const kept = <T extends { readonly area: Area }>(items: readonly T[]) =>
    items.flatMap((item) => {
      const area = shifted(item.area);
      return area ? [{ ...item, area }] : [];
    });
  sheet.dropDowns.splice(0, Number.POSITIVE_INFINITY, ...kept(sheet.dropDowns));
  sheet.warnings = kept(sheet.warnings);
  sheet.colourRules = sheet.colourRules.map((rule) => ({
    ...rule,
    areas: rule.areas.flatMap((area) => shifted(area) ?? []),
  }));
}

/** Contents move with their rows; what formulas fill is no content, and does not. */
function sortRows(
  spreadsheet: Spreadsheet,
  sheet: FakeSheet,
  column: number,
  order: 'A to Z' | 'Z to A',
): void {
  const { shownAt } = calculatedSheet(spreadsheet, sheet);
  const key = (row: number) => (shownAt(row, column) ?? sheet.cells[row]?.[column])?.value ?? '';
  const rows = rowsBelow(sheet);
  const isBlank = (row: number) => key(row) === '';
  const sorted = [...rows].sort((one, other) => {
    if (isBlank(one) || isBlank(other)) return Number(isBlank(one)) - Number(isBlank(other));
    return compared(key(one), key(other)) * (order === 'A to Z' ? 1 : -1);
  });
  const moved = sorted.map((row, i) => movedRow(sheet.cells[row] ?? [], (rows[i] as number) - row));
  sheet.cells.splice(sheet.frozenRows, rows.length, ...moved);
}

function movedRow(cells: readonly (FakeCell | undefined)[], by: number): (FakeCell | undefined)[] {
  return Array.from(cells, (cell) =>
    cell?.formula ? { ...cell, formula: movedFormula(cell.formula, by) } : cell,
  );
}

/** Numbers before texts before ticks, and texts whatever their case. */
function compared(one: FakeCell['value'], other: FakeCell['value']): number {
  const kinds = ['number', 'string', 'boolean'];
  if (typeof one !== typeof other) return kinds.indexOf(typeof one) - kinds.indexOf(typeof other);
  if (typeof one === 'string')
    return one.toLowerCase() < String(other).toLowerCase()
      ? -1
      : Number(one.toLowerCase() !== String(other).toLowerCase());
  return Number(one) - Number(other);
}

/** Services that fail: the n-th call from now on, or every one from it. */
export function failing(spreadsheet: Spreadsheet, n: number, how: 'once' | 'from then on' = 'once'): void {
  const first = spreadsheet.serviceCalls.length + n;
  spreadsheet.beforeCall = (call) => {
    if (call === first || (how === 'from then on' && call > first))
      throw new Error('Service Spreadsheets failed while accessing document. Please try again.');
  };
}
