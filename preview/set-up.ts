import { type Cell, isSameCell } from '../core/cells/cell';
import { areAddedColumnsFree, areHeadingsAsPlanned, blankSettings } from '../core/port/as-planned';
import { DONE, sheetRefusal } from '../core/port/results';
import type { SetUpResult } from '../core/port/workbook';
import { type AddedColumn, isReady, type SetUpPlan } from '../core/set-up/plan';
import { isOurFormula } from '../core/set-up/references';
import type { CellWrite } from '../core/sheet/grid';
import { SETTINGS_BLOCK } from '../core/sheet/settings';
import { DATE_FORMAT } from './codec';
import type { SheetEditor, Sheets } from './engine';
import { ANSWER, ANSWER_HEADING, HEADING, lookOf, SETTINGS_WIDTHS, widthOf } from './looks';

/** Where nobody has typed anything yet, so many rows are ready to calculate. */
const READY_ROWS = 200;
/** More frozen rows than this would leave too little of the sheet to scroll. */
const MOST_FROZEN_ROWS = 8;

/** Applies a set-up plan as one step that can be undone, or refuses it where the sheet is no longer as it was planned for. */
export function setUpSheet(sheets: Sheets, plan: SetUpPlan): SetUpResult {
  if (!sheets.has(plan.sheet)) return sheetRefusal('SHEET_CHANGED', plan.sheet);
  const rows = sheets.read(plan.sheet);
  const isAsPlanned =
    areHeadingsAsPlanned(rows[plan.headingRow] ?? [], plan) &&
    areAddedColumnsFree(plan, rows[0]?.length ?? 0);
  if (!isAsPlanned) return sheetRefusal('SHEET_CHANGED', plan.sheet);
  const settings = blankSettings(plan, contentsOf(sheets, plan.settings.sheet));
  const isNew = !sheets.has(plan.settings.sheet);
  const writtenTo = [
    ...(isReady(plan) ? [] : [plan.sheet]),
    ...(settings.length === 0 || isNew ? [] : [plan.settings.sheet]),
  ];
  const isProtected = writtenTo.find(sheets.isProtected);
  if (isProtected !== undefined) return sheetRefusal('SHEET_PROTECTED', isProtected);
  if (isReady(plan) && settings.length === 0) return DONE;

  const freezes = plan.headingRow < MOST_FROZEN_ROWS && sheets.frozenRows(plan.sheet) === 0;
  sheets.edit((editor) => {
    if (settings.length > 0) writeSettings(editor, plan.settings.sheet, settings, isNew);
    if (isReady(plan)) return;
    addColumns(editor, plan, lastRowToFill(rows, plan));
    for (const cell of cellsToRenew(sheets, plan, rows.length)) editor.write(cell, cell.content);
    if (freezes) editor.freezeRows(plan.sheet, plan.headingRow + 1);
  });
  return DONE;
}

/** Each cell of a calculated column that holds a formula of ours, with the new one. */
function cellsToRenew(sheets: Sheets, { sheet, headingRow, renewed }: SetUpPlan, rows: number) {
  return renewed.flatMap(({ position: column, formula }) =>
    Array.from({ length: rows - headingRow - 1 }, (_, i) => headingRow + 1 + i)
      .filter((row) => isOurFormula(sheets.formulaAt({ sheet, row, column })))
      .map((row) => ({ sheet, row, column, content: inRow(formula, row) })),
  );
}

export function inRow(formula: string, row: number) {
  return { formula: formula.replaceAll('{row}', String(row + 1)) };
}

export function lastRowToFill(rows: readonly (readonly Cell[])[], { headingRow }: SetUpPlan): number {
  let last = rows.length - 1;
  while (last > headingRow && !rows[last]?.some((cell) => !isSameCell(cell, ''))) last--;
  return last > headingRow ? last : headingRow + READY_ROWS;
}

function addColumns(editor: SheetEditor, { sheet, headingRow, added }: SetUpPlan, lastRow: number): void {
  const width = Math.max(...added.map(({ position }) => position)) + 1;
  editor.makeRoom(sheet, lastRow + 1, width);
  for (const column of added) addColumn(editor, sheet, column, headingRow, lastRow);
}

function addColumn(
  editor: SheetEditor,
  sheet: string,
  { position: column, heading, above, kind, choices, formula, colours = [] }: AddedColumn,
  headingRow: number,
  last: number,
): void {
  const below = { sheet, column, first: headingRow + 1, last };
  const format = kind === 'date' ? DATE_FORMAT : undefined;
  const look = formula === undefined ? HEADING : ANSWER_HEADING;
  if (above !== undefined) editor.write({ sheet, row: headingRow - 1, column }, above, { look });
  editor.write({ sheet, row: headingRow, column }, heading, { look });
  editor.setWidth(sheet, column, widthOf(heading, kind));
  if (formula !== undefined) {
    for (let row = below.first; row <= last; row++) {
      editor.write({ sheet, row, column }, inRow(formula, row), { look: ANSWER, format });
    }
  } else if (format !== undefined) editor.format(below, { format });
  if (choices) editor.offerWords(below, choices);
  for (const { word, tone } of colours) editor.colourWord(below, word, lookOf(tone));
}

/** The formula of each cell or, where there is none, its value; nothing where there is no such sheet. */
function contentsOf(sheets: Sheets, sheet: string): readonly (readonly unknown[])[] {
  if (!sheets.has(sheet)) return [];
  const rows = sheets.read(sheet, SETTINGS_BLOCK);
  return rows.map((cells, row) =>
    cells.map((cell, column) => sheets.formulaAt({ sheet, row, column }) ?? cell),
  );
}

function writeSettings(
  editor: SheetEditor,
  sheet: string,
  settings: readonly CellWrite[],
  isNew: boolean,
): void {
  if (isNew) editor.addSheet(sheet);
  editor.makeRoom(sheet, SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns);
  for (const { cell, content, isDate } of settings)
    editor.write(cell, content, {
      look: isNew && cell.row === 0 ? HEADING : undefined,
      format: isDate ? DATE_FORMAT : undefined,
    });
  if (isNew) for (const [column, width] of SETTINGS_WIDTHS.entries()) editor.setWidth(sheet, column, width);
}
