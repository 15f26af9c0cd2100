import { type Cell, isError, isSameCell } from '../../core/cells/cell';
import { addressOf } from '../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../core/sheet/settings';
import type { CellEdit } from '../../files/edited-cells';
import type { SheetEdits } from '../../files/edited-package';
import type { Zone } from '../../files/stored-cells';
import type { StoredWorkbook } from '../../files/stored-workbook';
import type { Computed } from './compute';
import type { PlacedFormula } from './dependents';
import { encodingOf, filledByGoogle, withShown } from './encodings';
import type { Filling } from './filling';
import { type LiveIn, liveInFile } from './live';
import { type IndexedSheet, indexed, keyOf, placeOfKey } from './stored-index';

/** What is to be written into the file: cells that show something else, and formulas that are made live. */
export function editsFor(
  workbook: StoredWorkbook,
  done: Computed,
  live: LiveIn | undefined,
): readonly SheetEdits[] {
  const sheets = indexed(workbook);
  const edits = new Map<string, Map<string, CellEdit>>();
  const put = (sheet: string, key: number, edit: CellEdit) => {
    const cells = edits.get(sheet) ?? new Map<string, CellEdit>();
    edits.set(sheet, cells);
    const address = addressOf(placeOfKey(key));
    cells.set(address, { ...cells.get(address), ...edit });
  };
  for (const { row, column, value } of done.renewed) put(SETTINGS_SHEET, keyOf(row, column), { value });
  for (const filling of done.fillings) editFilling(filling, sheets, put);
  const fillings = new Map(done.fillings.map((filling) => [filling.placed, filling]));
  if (live) for (const placed of done.ours) makeLive(placed, live, fillings.get(placed), sheets, put);
  return [...edits].map(([sheet, cells]) => ({ sheet, cells }));
}

type Put = (sheet: string, key: number, edit: CellEdit) => void;

function editFilling(
  { placed, encoding, cells, emptied, fills }: Filling,
  sheets: ReadonlyMap<string, IndexedSheet>,
  put: Put,
): void {
  const { sheet, formula } = placed;
  const own = keyOf(formula.row, formula.column);
  const of = sheets.get(sheet);
  for (const { key, value } of cells) {
    const { row, column } = placeOfKey(key);
    const before = of?.sheet.rows[row]?.[column];
    const isSame = typeof before === typeof value && isSameCell(before, value);
    const text =
      encoding === 'google' ? inGooglesWords(key === own ? formula.text : undefined, value) : undefined;
    const isSameText = text === undefined || text === of?.formulas.get(key)?.text;
    if (!isSame) put(sheet, key, { value: stored(value) });
    if (!isSameText) put(sheet, key, { value: stored(value), formula: text });
  }
  for (const key of emptied)
    put(sheet, key, { value: undefined, ...(encoding === 'google' && { formula: null }) });
  if (fills && encoding === 'dynamic')
    put(sheet, own, { value: stored(cells[0]?.value), formula: formula.text, fills: inWords(fills) });
}

function inGooglesWords(text: string | undefined, shown: Cell): string {
  return text === undefined ? filledByGoogle(shown) : withShown(text, shown);
}

/** Errors are told apart from the texts that they read like. */
function stored(value: Cell): CellEdit['value'] {
  return isError(value) ? { error: value } : value;
}

function inWords({ top, left, bottom, right }: Zone): string {
  return `${addressOf({ row: top, column: left })}:${addressOf({ row: bottom, column: right })}`;
}

/** The formula in the words of the host; what Google made formulas of, because it filled them, is values again. */
function makeLive(
  placed: PlacedFormula,
  host: LiveIn,
  filling: Filling | undefined,
  sheets: ReadonlyMap<string, IndexedSheet>,
  put: Put,
): void {
  const { sheet, formula } = placed;
  const live = liveInFile(placed, host);
  if (live === undefined) return;
  const own = keyOf(formula.row, formula.column);
  const of = sheets.get(sheet);
  const value = filling ? filling.cells[0]?.value : of?.sheet.rows[formula.row]?.[formula.column];
  const others = filling ? filling.cells.slice(1).map(({ key }) => key) : (of?.filled.get(own) ?? []);
  const isGoogles = encodingOf(sheet, formula) === 'google';
  const isArray = formula.fills !== undefined || (isGoogles && others.length > 0);
  put(sheet, own, {
    value: stored(value),
    formula: live,
    ...(isArray && { fills: inWords(around([own, ...others])) }),
  });
  if (!isGoogles) return;
  const shown = new Map(filling?.cells.map(({ key, value }) => [key, value]));
  for (const key of others) {
    const { row, column } = placeOfKey(key);
    put(sheet, key, { value: stored(shown.get(key) ?? of?.sheet.rows[row]?.[column]), formula: null });
  }
}

function around(keys: readonly number[]): Zone {
  const places = keys.map(placeOfKey);
  const [rows, columns] = [places.map(({ row }) => row), places.map(({ column }) => column)];
  const least = (numbers: readonly number[]) => numbers.reduce((one, other) => Math.min(one, other));
  const most = (numbers: readonly number[]) => numbers.reduce((one, other) => Math.max(one, other));
  return { top: least(rows), left: least(columns), bottom: most(rows), right: most(columns) };
}
