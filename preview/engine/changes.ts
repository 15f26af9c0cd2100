import { functionNamed } from '../../core/functions/catalogue';
import type { ChangedSheet, ChangedWorkbook } from '../../files/changed-workbook';
import type { CellEdit } from '../../files/edited-cells';
import { SAVED } from '../../files/file-words';
import { storedError, storedFormula } from '../../files/xlsx';
import { frameChanges } from './frame-changes';
import { linesSince, type SheetLines } from './lines';
import { lookChange } from './look-changes';
import { movesSinceOpened } from './moves';
import { engine, type Model } from './o-spreadsheet';
import { cellName, frameOf, keyOf, namesOf, type OpenedSheet, type OpenedState } from './opened-state';

export interface Changes {
  readonly workbook: ChangedWorkbook;
  /** What of it has no place in the file, in whole sentences. */
  readonly notes: readonly string[];
}

/** What has become of a workbook since it was opened. */
export function changesSince(model: Model, opened: OpenedState): Changes {
  const { moves, unsaved } = movesSinceOpened(model);
  const hasCut = unsaved.includes('cut');
  const hasMoved = hasCut || moves.length > 0 || hasOtherNames(model, opened);
  const notes = new Set<string>();
  const [rules, dropDowns, copies]: string[][] = [[], [], []];
  const sheets = model.getters.getSheetIds().map((sheetId): ChangedSheet => {
    const before = opened.sheets.get(sheetId);
    const name = model.getters.getSheetName(sheetId);
    const own = moves.filter((move) => move.sheetId === sheetId);
    const lines = linesSince(model, sheetId, own);
    const { cells, days } = cellChanges(model, sheetId, before, lines, hasCut);
    const frame = frameChanges(before?.frame, frameOf(model, sheetId), lines, hasMoved);
    if (frame.hasUnsavedRules) rules?.push(name);
    if (frame.hasUnsavedDropDowns) dropDowns?.push(name);
    if (frame.hasChangedFilters) notes.add(SAVED.filters);
    if (before === undefined && copies && cells.size > 0 && isCopy(name, model, opened)) copies.push(name);
    return {
      name: before?.name === name ? undefined : name,
      opened: before && opened.ids.indexOf(sheetId),
      isHidden: !model.getters.isSheetVisible(sheetId),
      moves: before ? own.map(({ sheetId: _, ...move }) => move) : [],
      cells,
      days,
      frame: frame.edits,
    };
  });
  for (const one of unsaved) if (one !== 'cut') notes.add(SAVED[one]);
  return {
    workbook: { sheets, names: changedNames(model, opened, hasMoved) },
    notes: [
      ...notes,
      ...(rules && rules.length > 0 ? [SAVED.rules(rules)] : []),
      ...(dropDowns && dropDowns.length > 0 ? [SAVED.dropDowns(dropDowns)] : []),
      ...(copies && copies.length > 0 ? [SAVED.copies(copies)] : []),
    ],
  };
}

/** The engine names a copy after the sheet that it is of. */
function isCopy(name: string, model: Model, opened: OpenedState): boolean {
  return opened.ids.some((id) => {
    const of = model.getters.tryGetSheetName(id);
    return of !== undefined && name.endsWith(of);
  });
}

function hasOtherNames({ getters }: Model, { sheets }: OpenedState): boolean {
  return [...sheets].some(([id, { name }]) => getters.tryGetSheetName(id) !== name);
}

/** Names that came or went. Those that were there go along with rows and sheets in the file by themselves. */
function changedNames(model: Model, { names }: OpenedState, hasMoved: boolean) {
  const now = namesOf(model);
  const written = (range: string) =>
    range.replace(/[^!]*$/, (cells) => cells.replace(/\$?([A-Z]+)\$?(\d+)/g, '$$$1$$$2'));
  return [
    ...[...now]
      .filter(([name, range]) => (hasMoved ? !names.has(name) : names.get(name) !== range))
      .map(([name, range]) => ({ name, range: written(range) })),
    ...[...names.keys()].filter((name) => !now.has(name)).map((name) => ({ name, range: undefined })),
  ];
}

// Cells

interface CellChanges {
  readonly cells: ReadonlyMap<string, CellEdit>;
  readonly days: ReadonlySet<string>;
}

function cellChanges(
  model: Model,
  sheetId: string,
  before: OpenedSheet | undefined,
  lines: SheetLines,
  hasCut: boolean,
): CellChanges {
  const { getters } = model;
  const cells = new Map<string, CellEdit>();
  const days = new Set<string>();
  const isOurs = ownFormulas(model);
  const openedAt = (row: number | undefined, col: number | undefined) =>
    row === undefined || col === undefined ? undefined : before?.cells.get(keyOf(row, col));
  const put = (row: number, col: number, edit: CellEdit) => {
    const address = cellName(row, col);
    const { format } = getters.getEvaluatedCell({ sheetId, row, col });
    if (format !== undefined && engine.helpers.isDateTimeFormat(format)) days.add(address);
    cells.set(address, edit);
  };
  for (const cell of getters.getCells(sheetId)) {
    const { row, col } = getters.getCellPosition(cell.id);
    const was = openedAt(lines.row(row), lines.column(col));
    const position = { sheetId, row, col };
    const isAsOpened = was?.cell === cell && !before?.isChangedOnOpening(cellName(row, col));
    if (isAsOpened && !cell.isFormula) continue;
    if (cell.isFormula) {
      const isSame = isAsOpened && (!hasCut || was?.formula === cell.compiledFormula);
      const look = isAsOpened
        ? undefined
        : lookChange(openedAt(lines.lookOfRow(row), lines.lookOfColumn(col))?.cell, cell);
      const edit = formulaEdit(model, position, cell, isSame || hasFormula(model, was, cell), was, isOurs);
      if (edit !== undefined || look !== undefined) put(row, col, { ...edit, ...(look && { look }) });
      fillEdits(model, position, isOurs(cell), put);
      continue;
    }
    const look = lookChange(openedAt(lines.lookOfRow(row), lines.lookOfColumn(col))?.cell, cell);
    const isSameContent =
      was !== undefined &&
      !was.cell.isFormula &&
      was.cell.content === cell.content &&
      !before?.isChangedOnOpening(cellName(row, col));
    const isBlank = cell.content === '' && was === undefined;
    const edit: CellEdit | undefined =
      isSameContent || isBlank ? undefined : plainEdit(model, position, was?.cell.isFormula === true);
    if (edit !== undefined || look !== undefined) put(row, col, { ...edit, ...(look && { look }) });
  }
  for (const [key, { cell }] of before?.cells ?? []) {
    const [row, col] = [lines.rowNow(Math.floor(key / 16_384)), lines.columnNow(key % 16_384)];
    if (row === undefined || col === undefined || getters.getCell({ sheetId, row, col }) !== undefined)
      continue;
    const look = lookChange(cell, undefined);
    const held = cell.isFormula || cell.content !== '';
    cells.set(cellName(row, col), {
      ...(held && { value: undefined }),
      ...(cell.isFormula && { formula: null }),
      ...(look && { look }),
    });
  }
  return { cells, days };
}

type EngineCell = NonNullable<ReturnType<Model['getters']['getCell']>>;
type Was =
  | { readonly cell: EngineCell; readonly formula: object | undefined; readonly value: unknown }
  | undefined;
type Position = { readonly sheetId: string; readonly row: number; readonly col: number };
type FormulaCell = Extract<EngineCell, { readonly isFormula: true }>;

function hasFormula({ getters }: Model, was: Was, cell: FormulaCell): boolean {
  if (!was?.cell.isFormula) return false;
  return was.cell.compiledFormula.toFormulaString(getters) === cell.compiledFormula.toFormulaString(getters);
}

/** What it shows is written where that has changed since; of our own formulas wherever the file says something else. */
function formulaEdit(
  model: Model,
  position: Position,
  cell: FormulaCell,
  isSame: boolean,
  was: Was,
  isOurs: (cell: FormulaCell) => boolean,
): CellEdit | undefined {
  const { value } = model.getters.getEvaluatedCell(position);
  if (isSame) return value === was?.value && !isOurs(cell) ? undefined : { value: valueAt(model, position) };
  const typed = model.getters.getCellText(position, { showFormula: true }).slice(1);
  return { formula: storedFormula(typed, isCustom), value: valueAt(model, position) };
}

function plainEdit(model: Model, position: Position, wasFormula: boolean): CellEdit {
  return { value: valueAt(model, position), ...(wasFormula && { formula: null }) };
}

/** What a formula of ours fills beside its own cell. */
function fillEdits(
  model: Model,
  { sheetId, row, col }: Position,
  isOurs: boolean,
  put: (row: number, col: number, edit: CellEdit) => void,
): void {
  const zone = isOurs ? model.getters.getSpreadZone({ sheetId, row, col }) : undefined;
  if (zone === undefined) return;
  for (let r = zone.top; r <= zone.bottom; r++)
    for (let c = zone.left; c <= zone.right; c++)
      if (r !== row || c !== col)
        put(r, c, { value: valueAt(model, { sheetId, row: r, col: c }), filledBy: cellName(row, col) });
}

function valueAt({ getters }: Model, position: Position): CellEdit['value'] {
  const { type, value } = getters.getEvaluatedCell(position);
  if (type === 'error') return { error: storedError(String(value)) };
  return value ?? undefined;
}

function isCustom(name: string): boolean {
  return functionNamed(name) !== undefined;
}

/** Does a cell calculate with a function of ours? Asked once for all that calculate alike. */
function ownFormulas({ getters }: Model): (cell: FormulaCell) => boolean {
  const known = new Map<string, boolean>();
  return ({ compiledFormula }) => {
    const { normalizedFormula } = compiledFormula as unknown as { readonly normalizedFormula?: string };
    const key = normalizedFormula ?? compiledFormula.toFormulaString(getters);
    const isOurs =
      known.get(key) ??
      [...key.matchAll(/([A-Z][A-Z0-9_.]*)\(/gi)].some(([, name = '']) => isCustom(name.toUpperCase()));
    known.set(key, isOurs);
    return isOurs;
  };
}
