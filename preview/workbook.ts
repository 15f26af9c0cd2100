import type { Day } from '../core/dates/day';
import type { Workbook } from '../core/port/workbook';
import { appendRows } from './appended-rows';
import { applyChanges } from './apply-changes';
import { dress, lacking } from './column-looks';
import { copyValues } from './copy-values';
import type { Sheets } from './engine';
import { followSelection } from './follow-selection';
import { readFormulas } from './formulas';
import { gridOf, topsOf } from './grid';
import { addApprentices, removeApprentices } from './new-apprentices';
import { repair } from './repair';
import { setUpSheet } from './set-up';
import { undoSetUp } from './set-up-undone';
import { writeCells } from './write-cells';
import { writeReport } from './write-report';

/** The port over the local workbook. */
export function localWorkbook(sheets: Sheets, today: () => Day): Workbook {
  return {
    readGrid: async () => gridOf(sheets, sheets.inFront()),
    readGridOf: async (sheet) => (sheets.has(sheet) ? gridOf(sheets, sheet) : undefined),
    readTops: async () => topsOf(sheets),
    followSelection: (seen, headingRow) => followSelection(sheets, seen, headingRow),
    applyChanges: async (changes) => applyChanges(sheets, changes),
    addApprentices: async (added) => addApprentices(sheets, added),
    removeApprentices: async (added) => removeApprentices(sheets, added),
    writeCells: async (writes) => writeCells(sheets, writes),
    readFormulas: async (sheet) => readFormulas(sheets, sheet),
    formulaStyle: async () => 'each row',
    setUp: async (plan) => setUpSheet(sheets, plan),
    undoSetUp: async (plan) => undoSetUp(sheets, plan),
    repair: async (repairs) => repair(sheets, repairs),
    appendRows: async (rows) => appendRows(sheets, rows),
    readLacking: async (looks) => lacking(sheets, looks),
    dress: async (looks) => dress(sheets, looks),
    writeReport: async (plan) => writeReport(sheets, plan),
    copyValues: async (plan) => copyValues(sheets, plan),
    reveal: async (cell) => {
      if (sheets.has(cell.sheet)) sheets.select(cell);
    },
    today: async () => today(),
    dayKeeper: 'host',
    canPrint: true,
  };
}
