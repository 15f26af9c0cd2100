import { folded } from '../folded';

/*
 * The sheet that keeps what EPA Cohort wrote, where a provider has switched that on.
 */

export const LOG_SHEET = 'EPA log';

/** Is it the sheet of the change log, which no apprentices stand in? */
export function isLogSheet(sheet: string): boolean {
  return folded(sheet) === folded(LOG_SHEET);
}

/** The headings of the change log. They stand in people's workbooks: names are for ever. */
export const LOG_HEADINGS = ['Date', 'Time', 'Sheet', 'Apprentice', 'Column', 'Old', 'New', 'Why'] as const;

/** Which of them hold days. */
export const LOG_DATES: readonly number[] = [0];
