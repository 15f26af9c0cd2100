import { plainCell } from '../core/cells/cell';
import type { Codec } from '../core/functions/call';
import { messageOf } from '../core/problems';
import { openSpreadsheetZone, type SpreadsheetZone } from './spreadsheet-zone';

/** How days are shown in cells that had no way of their own. */
export const DATE_FORMAT = 'dd/mm/yyyy';

/**
 * The cells of Google Sheets, for one call of a custom function.
 *
 * The spreadsheet's time zone is asked for only once a date comes in or goes out: `EPA_GRADE` makes no service call at all.
 */
export function sheetsCodec(spreadsheet?: GoogleAppsScript.Spreadsheet.Spreadsheet): Codec<Date | string> {
  let opened: SpreadsheetZone | undefined;
  const zone = () => {
    opened ??= openSpreadsheetZone(spreadsheet);
    return opened;
  };
  return {
    decode: (value) => (isDate(value) ? zone().serialOf(value) : plainCell(value)),
    encodeDay: (day) => zone().startOf(day),
    // A script cannot put an error into one cell of a range, only fail as a whole: so the cell says what to check.
    encodeProblem: (problem) => `Check: ${messageOf(problem)}`,
  };
}

/** An invalid `Date` is no date: it counts as an error, like everything that no cell can hold. */
function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}
