import './engine-in-node';
import type { Day } from '../../../core/dates/day';
import type { ProblemKind } from '../../../core/problems';
import { dataFromPlan, prepareEngine } from '../../../preview/engine';
import { mendModel } from '../../../preview/engine/mends';
import { engine } from '../../../preview/engine/o-spreadsheet';
import { sheetsOf } from '../../../preview/engine/sheets';
import { localWorkbook } from '../../../preview/workbook';
import { day, iso } from '../../days';
import type { ActedSheet } from '../actions/acted-sheet';
import { FIRST_SHEET } from '../actions/random-actions';
import type { HeldCell } from '../held-cells';

const TODAY = day('2026-11-26');
const SHOWN: Readonly<Record<ProblemKind, string>> = {
  invalid: '#VALUE!',
  notCovered: '#N/A',
  outOfRange: '#NUM!',
};
const COHORT = 'Cohort';

prepareEngine();

/** The local workbook's own engine with a cohort, in which somebody acts by hand. */
export function openActedLocalSheet(): ActedSheet {
  const model = new engine.Model(
    dataFromPlan({
      sheets: [
        {
          name: COHORT,
          rows: FIRST_SHEET.map((row) => row.map(({ value }) => value)),
          formats: [
            { range: 'C3:C9', format: 'dd/mm/yyyy' },
            { range: 'F3:F9', format: 'dd/mm/yyyy' },
          ],
        },
      ],
    }),
  );
  mendModel(model);
  const sheets = sheetsOf(model);
  const sheetId = model.getters.getActiveSheetId();
  const act = (type: string, payload: object): void => {
    const { isSuccessful } = model.dispatch(
      type as 'START',
      { sheetId, sheetName: COHORT, ...payload } as object,
    );
    if (!isSuccessful) throw new Error(`The engine refused ${type} ${JSON.stringify(payload)}.`);
  };
  const insert = (dimension: 'ROW' | 'COL', base: number) =>
    act('ADD_COLUMNS_ROWS', { dimension, base, quantity: 1, position: 'before' });
  const remove = (dimension: 'ROW' | 'COL', at: number) =>
    act('REMOVE_COLUMNS_ROWS', { dimension, elements: [at] });
  return {
    workbook: localWorkbook(sheets, () => TODAY),
    shown: async () => sheets.read(COHORT),
    showing: ({ kind }) => SHOWN[kind],
    type: async (row, col, cell) => act('UPDATE_CELL', { row, col, content: keyed(cell) }),
    insertRow: async (before) => insert('ROW', before),
    deleteRow: async (row) => remove('ROW', row),
    insertColumn: async (before) => insert('COL', before),
    deleteColumn: async (column) => remove('COL', column),
    async sort(headingRow, col, isDescending) {
      const rows = sheets.read(COHORT);
      act('SORT_CELLS', {
        row: headingRow + 1,
        col,
        zone: { left: 0, right: (rows[0]?.length ?? 1) - 1, top: headingRow + 1, bottom: rows.length - 1 },
        sortDirection: isDescending ? 'desc' : 'asc',
        sortOptions: { emptyCellAsZero: false, sortHeaders: true },
      });
    },
    readAlone: ['epaStart'],
    // Its engine filters tables only, and this sheet is none; what a filter does to the sample is tried there.
    filter: async () => {},
    undo: async () => act('REQUEST_UNDO', {}),
  };
}

/** As it is typed. */
function keyed({ value, isDate }: HeldCell): string {
  return isDate
    ? iso(value as Day)
        .split('-')
        .reverse()
        .join('/')
    : String(value);
}
