import type { SheetGrid } from './grid';

/*
 * Sheets that we make ourselves besides the settings: no apprentices are looked for in a report, and a copy of a sheet with
 * values is not counted beside its original. Both are known by what they show, so that it holds in every host and in a file
 * that went from one to another.
 */

/** What the cell below the title of a report begins with. It stands in people's workbooks: for ever. */
export const REPORT_MARK = 'Report of EPA Cohort';

/** Where the title and the mark stand, counted from 0. */
export const [REPORT_TITLE_ROW, REPORT_MARK_ROW] = [0, 1];

/** Is it a sheet that we made as a report, so that nobody's apprentices stand in it? */
export function isReport(rows: SheetGrid['rows']): boolean {
  return String(rows[REPORT_MARK_ROW]?.[0] ?? '').startsWith(REPORT_MARK);
}

/** Between the name of a sheet and the day in the name of its copy with values. For ever, as the mark. */
const VALUES_OF = ' values ';

/** What a copy with values is called: "Cohort values 26 Nov 2026". */
export function valuesSheetName(sheet: string, day: string): string {
  return `${sheet}${VALUES_OF}${day}`;
}

/** Is it the copy of a sheet with values, by its name? Its original is counted. */
export function isValuesSheet(sheet: string): boolean {
  return / values \d{1,2} [A-Z][a-z]{2,8} \d{4}(?: \d+)?$/.test(sheet);
}
