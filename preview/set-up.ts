import { type Cell, isSameCell } from '../core/cells/cell';
import type { SetUpResult } from '../core/port/workbook';
import { type ProblemCode, problem } from '../core/problems';
import type { AddedColumn, SetUpPlan } from '../core/set-up/plan';
import type { SettingsCell } from '../core/sheet/settings';
import { DATE_FORMAT } from './codec';
import type { SheetEditor, Sheets } from './engine';
import { ANSWER, ANSWER_HEADING, HEADING, lookOf, SETTINGS_WIDTHS } from './looks';

/** Where nobody has typed anything yet, so many rows are ready to calculate. */
const READY_ROWS = 200;
/** More frozen rows than this would leave too little of the sheet to scroll. */
const MOST_FROZEN_ROWS = 8;
/** In pixels: room for two words of heading, and for what the calculated columns say. */
const WIDTHS: Readonly<Record<AddedColumn['kind'], number>> = { text: 134, date: 102, number: 102 };
const WIDER: Readonly<Record<string, number>> = {
  Apprentice: 216,
  Gateway: 250,
  Stage: 150,
  RAG: 104,
  'Next action': 502,
};

/** Applies a set-up plan as one step that can be undone, or refuses it where the sheet is no longer as it was planned for. */
export function setUpSheet(sheets: Sheets, plan: SetUpPlan): SetUpResult {
  if (!sheets.has(plan.sheet)) return refused('SHEET_CHANGED', plan.sheet);
  const rows = sheets.read(plan.sheet);
  if (!isAsPlanned(rows, plan)) return refused('SHEET_CHANGED', plan.sheet);
  const blankSettings = blankCells(sheets, plan.settings);
  const writtenTo = [
    ...(plan.added.length > 0 ? [plan.sheet] : []),
    ...(blankSettings.length > 0 && sheets.has(plan.settings.sheet) ? [plan.settings.sheet] : []),
  ];
  const isProtected = writtenTo.find(sheets.isProtected);
  if (isProtected !== undefined) return refused('SHEET_PROTECTED', isProtected);
  if (plan.added.length + blankSettings.length === 0) return { outcome: 'done' };

  const freezes = plan.headingRow < MOST_FROZEN_ROWS && sheets.frozenRows(plan.sheet) === 0;
  const isNew = !sheets.has(plan.settings.sheet);
  sheets.edit((editor) => {
    writeSettings(editor, plan.settings.sheet, blankSettings, isNew);
    if (plan.added.length === 0) return;
    addColumns(editor, plan, lastRowToFill(rows, plan));
    if (freezes) editor.freezeRows(plan.sheet, plan.headingRow + 1);
  });
  return { outcome: 'done' };
}

function refused(code: ProblemCode, sheet: string): SetUpResult {
  return { outcome: 'refused', problem: problem(code, { argument: sheet }) };
}

/** The headings read as they did, and the columns to be added are still free from top to bottom. */
function isAsPlanned(
  rows: readonly (readonly Cell[])[],
  { headingRow, headingsSeen, added }: SetUpPlan,
): boolean {
  const headings = rows[headingRow] ?? [];
  const width = rows[0]?.length ?? 0;
  const isSame = Array.from({ length: Math.max(headings.length, headingsSeen.length) }, (_, i) =>
    isSameCell(headings[i], headingsSeen[i]),
  ).every(Boolean);
  return isSame && width <= (added[0]?.position ?? width);
}

function lastRowToFill(rows: readonly (readonly Cell[])[], { headingRow }: SetUpPlan): number {
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
  { position: column, heading, kind, choices, formula, colours = [] }: AddedColumn,
  headingRow: number,
  last: number,
): void {
  const below = { sheet, column, first: headingRow + 1, last };
  const format = kind === 'date' ? DATE_FORMAT : undefined;
  const look = formula === undefined ? HEADING : ANSWER_HEADING;
  editor.write({ sheet, row: headingRow, column }, heading, { look });
  editor.setWidth(sheet, column, WIDER[heading] ?? WIDTHS[kind]);
  if (formula !== undefined) {
    for (let row = below.first; row <= last; row++) {
      const content = { formula: formula.replaceAll('{row}', String(row + 1)) };
      editor.write({ sheet, row, column }, content, { look: ANSWER, format });
    }
  } else if (format !== undefined) editor.format(below, { format });
  if (choices) editor.offerWords(below, choices);
  for (const { word, tone } of colours) editor.colourWord(below, word, lookOf(tone));
}

/** The cells of the settings sheet that hold nothing yet. */
function blankCells(sheets: Sheets, { sheet, cells }: SetUpPlan['settings']): readonly SettingsCell[] {
  if (!sheets.has(sheet)) return cells;
  const rows = sheets.read(sheet);
  return cells.filter(
    ({ row, column }) =>
      isSameCell(rows[row]?.[column], '') && sheets.formulaAt({ sheet, row, column }) === undefined,
  );
}

function writeSettings(
  editor: SheetEditor,
  sheet: string,
  cells: readonly SettingsCell[],
  isNew: boolean,
): void {
  if (isNew) editor.addSheet(sheet);
  editor.makeRoom(
    sheet,
    Math.max(0, ...cells.map(({ row }) => row)) + 1,
    Math.max(0, ...cells.map(({ column }) => column)) + 1,
  );
  for (const { row, column, value, formula, isDate } of cells) {
    const content = formula === undefined ? value : { formula };
    editor.write({ sheet, row, column }, content, {
      look: isNew && row === 0 ? HEADING : undefined,
      format: isDate ? DATE_FORMAT : undefined,
    });
  }
  if (isNew) for (const [column, width] of SETTINGS_WIDTHS.entries()) editor.setWidth(sheet, column, width);
}
