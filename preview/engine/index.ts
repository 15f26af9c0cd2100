/**
 * The one folder that knows the spreadsheet engine, o-spreadsheet; this is its door. Beyond it a workbook is what
 * `ShownWorkbook`, `Sheets` and `SheetEditor` say.
 */
export { dataFromPlan } from './data-from-plan';
export { dataFromXlsx } from './data-from-xlsx';
export type { CellsOfColumn, SheetEditor } from './editor';
export { prepareEngine } from './prepare';
export type { SelectedCell } from './selection';
export type { Sheets } from './sheets';
export { type ShownWorkbook, type Stage, showWorkbook } from './view';
