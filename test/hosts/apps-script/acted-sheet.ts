import type { FilledCell } from '../../../core/cells/cell';
import { type Day, formatDay } from '../../../core/dates/day';
import { messageOf } from '../../../core/problems';
import type { ActedSheet } from '../actions/acted-sheet';
import { FIRST_SHEET } from '../actions/random-actions';
import type { HeldCell } from '../held-cells';
import { shownRows } from './fake-formulas';
import { peopleIn } from './fake-people';
import { openGoogle } from './google-host';

/** Google Sheets with a cohort, in which somebody acts by hand. Its functions are those of the built script. */
export function openActedGoogleSheet(): ActedSheet {
  const { sheets, seedSheet, sheetNamed, workbook } = openGoogle({ staysLoaded: true });
  const { spreadsheet } = sheets;
  // Fewer rows than Google makes, each of which a formula would read.
  seedSheet('Cohort', FIRST_SHEET, { maxRows: 60 });
  const people = peopleIn(spreadsheet);
  const cohort = () => sheetNamed('Cohort');
  return {
    workbook,
    shown: async () => shownRows(spreadsheet, cohort()).map((row) => row.map(({ value }) => value)),
    showing: (problem) => `Check: ${messageOf(problem)}`,
    type: async (row, column, cell) => people.type(cohort(), row, column, keyed(cell)),
    insertRow: async (before) => people.insertRows(cohort(), before),
    deleteRow: async (row) => people.deleteRows(cohort(), row),
    insertColumn: async (before) => people.insertColumns(cohort(), before),
    deleteColumn: async (column) => people.deleteColumns(cohort(), column),
    sort: async (_, column, isDescending) =>
      people.sort(cohort(), column, isDescending ? 'Z to A' : 'A to Z'),
    filter: async (_, column, word) =>
      word === undefined ? people.filter(cohort()) : people.filter(cohort(), column, word),
    undo: async () => {
      people.undo();
    },
  };
}

/** As it is typed. */
function keyed({ value, isDate }: HeldCell): FilledCell {
  return isDate ? formatDay(value as Day) : value;
}
