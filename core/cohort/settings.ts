import { ruleValue } from '../standard';

/** What a provider may set for its cohorts; every one has a value before anybody sets it. */
export const DEFAULT_SETTINGS = {
  /** How many days before a deadline it counts as due soon: a working fortnight to book an assessor. */
  dueSoonDays: 14,
  /** How many distinctions make an overall Distinction; the source leaves it open (rule grading.distinctionsNeeded). */
  distinctionsNeeded: ruleValue('grading.distinctionsNeeded'),
} as const;

export const SETTINGS_SHEET = 'EPA settings';

/** A cell of the settings sheet; it is written only while it is blank. */
export interface SettingsCell {
  readonly row: number;
  readonly column: number;
  readonly value?: string | number;
  readonly formula?: string;
  readonly isDate?: true;
}

const label = (row: number, column: number, value: string): SettingsCell => ({ row, column, value });

/** The settings sheet: single settings in A and B, closures in D, column names in F and G. */
export const SETTINGS_CELLS: readonly SettingsCell[] = [
  label(0, 0, 'Setting'),
  label(0, 1, 'Value'),
  label(1, 0, 'As of'),
  { row: 1, column: 1, formula: '=TODAY()', isDate: true },
  label(2, 0, 'Due soon (days before a deadline)'),
  { row: 2, column: 1, value: DEFAULT_SETTINGS.dueSoonDays },
  label(3, 0, 'Distinctions needed for a Distinction (ask your EPAO)'),
  { row: 3, column: 1, value: DEFAULT_SETTINGS.distinctionsNeeded },
  label(0, 3, 'Closures (dates besides bank holidays)'),
  label(0, 5, 'Heading in this workbook'),
  label(0, 6, 'Heading of EPA Cohort'),
];

const SHEET_REFERENCE = `'${SETTINGS_SHEET}'!`;

/** Where formulas find the settings. */
export const SETTINGS_REFERENCES = {
  asOf: `${SHEET_REFERENCE}$B$2`,
  dueSoonDays: `${SHEET_REFERENCE}$B$3`,
  distinctionsNeeded: `${SHEET_REFERENCE}$B$4`,
  closures: `${SHEET_REFERENCE}$D$2:$D$100`,
  columnNames: `${SHEET_REFERENCE}$F$2:$G$100`,
} as const;

/** The block of the settings sheet that holds the column names, for a host that reads it: rows 2 to 100, columns F and G. */
export const COLUMN_NAMES_BLOCK = { row: 1, column: 5, rows: 99, columns: 2 } as const;
