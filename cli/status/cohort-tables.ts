import type { Day } from '../../core/dates/day';
import { isProblem } from '../../core/problems';
import { dayToLookFrom } from '../../core/sheet/day-to-look-from';
import type { SheetGrid } from '../../core/sheet/grid';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../../core/sheet/settings';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { blockOf, type StoredWorkbook } from '../../files/stored-workbook';

/** A sheet of apprentices in a workbook, with the settings and the day that it is looked at from. */
export interface CohortTableOfFile {
  readonly sheet: string;
  readonly table: CohortTable;
  readonly settings: SheetGrid['settings'];
  readonly asOf: Day;
}

/** Every sheet of a workbook in which apprentices are recognised, in the order of the tabs. */
export function cohortTables({ sheets }: StoredWorkbook, today: Day): readonly CohortTableOfFile[] {
  const settingsSheet = sheets.find(({ name }) => name === SETTINGS_SHEET);
  const settings = settingsSheet ? blockOf(settingsSheet, SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns) : [];
  const { day, isFixed } = dayToLookFrom(settings, today);
  const asOf = isFixed ? day : today;
  return sheets.flatMap((sheet) => {
    const rows = blockOf(sheet);
    const table = tableIn({ sheet: sheet.name, rows, settings });
    return isProblem(table) ? [] : [{ sheet: sheet.name, table, settings, asOf }];
  });
}

/** The table as a sheet function takes it: headings first, with the row of groups above them where they need it. */
export function rangeOf({ table: { headingRow, layout, rows } }: CohortTableOfFile): SheetGrid['rows'] {
  return rows.slice(headingRow - (layout.isGrouped ? 1 : 0));
}
