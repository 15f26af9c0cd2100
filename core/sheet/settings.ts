import { type Cell, type Grid, gridFrom } from '../cells/cell';
import { date, type Kind, readCell, wholeNumber } from '../cells/kinds';
import type { Day } from '../dates/day';
import { isProblem, type Problem } from '../problems';
import { METHODS } from '../rules/grading';
import type { AsOf } from '../rules/next-action';
import { ruleValue } from '../standard';

/** What a provider may set for its cohorts; every one has a value before anybody sets it. */
export const DEFAULT_SETTINGS = {
  /** How many days before a deadline it counts as due soon: a working fortnight to book an assessor. */
  dueSoonDays: 14,
  /** How many distinctions make an overall Distinction; the source leaves it open (rule grading.distinctionsNeeded). */
  distinctionsNeeded: ruleValue('grading.distinctionsNeeded'),
} as const;

/** Longer than any EPA period: a number of days above this is a slip. */
const MOST_DAYS = 366;

/** What may be typed for a setting that is a number. */
export const SETTING_KINDS = {
  dueSoonDays: wholeNumber(1, MOST_DAYS, DEFAULT_SETTINGS.dueSoonDays),
  distinctionsNeeded: wholeNumber(1, METHODS.length, METHODS.length),
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

/** The day to look from, where nobody has fixed one. */
export const AS_OF_FORMULA = '=TODAY()';

/** The settings sheet: single settings in A and B, closures in D, column names in F and G. */
export const SETTINGS_CELLS: readonly SettingsCell[] = [
  label(0, 0, 'Setting'),
  label(0, 1, 'Value'),
  label(1, 0, 'As of'),
  { row: 1, column: 1, formula: AS_OF_FORMULA, isDate: true },
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

/** The settings sheet as hosts read it, from its first cell on: everything that the references above reach. */
export const SETTINGS_BLOCK = { rows: 100, columns: 7 } as const;

/** Where the lists of the settings sheet stand: closures in D, column names in F and G, all from the second row on. */
export const SETTINGS_PLACES = {
  asOf: { row: 1, column: 1 },
  dueSoonDays: { row: 2, column: 1 },
  distinctionsNeeded: { row: 3, column: 1 },
  closures: { firstRow: 1, lastRow: SETTINGS_BLOCK.rows - 1, column: 3 },
  columnNames: { firstRow: 1, lastRow: SETTINGS_BLOCK.rows - 1, column: 5 },
} as const;

/** The block of column names: "heading in this sheet | our heading". */
export function columnNamesBlock(settings: readonly (readonly Cell[])[]): Grid {
  const { firstRow, lastRow, column } = SETTINGS_PLACES.columnNames;
  return gridFrom(settings.slice(firstRow, lastRow + 1).map((row) => row.slice(column, column + 2)));
}

/** What a provider has set, and which of its settings could not be read: those count as not set. */
export interface Settings {
  readonly asOf: AsOf;
  readonly distinctionsNeeded: number;
  readonly problems: readonly Problem[];
}

/** The settings as the formulas of a cohort sheet see them; `today` is the day where none is set. */
export function settingsFrom(settings: readonly (readonly Cell[])[], today: Day): Settings {
  const problems: Problem[] = [];
  const read = <T>(kind: Kind<T>, { row, column }: { row: number; column: number }, name: string) => {
    const value = readCell(kind, settings[row]?.[column], name);
    if (!isProblem(value)) return value;
    problems.push(value);
    return undefined;
  };
  const { asOf, dueSoonDays, distinctionsNeeded, closures } = SETTINGS_PLACES;
  const listed = settings.slice(closures.firstRow, closures.lastRow + 1);
  return {
    asOf: {
      asOf: read(date, asOf, 'As of') ?? today,
      dueSoonDays: read(SETTING_KINDS.dueSoonDays, dueSoonDays, 'Due soon') ?? DEFAULT_SETTINGS.dueSoonDays,
      closures: listed.flatMap((_, i) => {
        const day = read(date, { row: closures.firstRow + i, column: closures.column }, 'Closures');
        return day === undefined ? [] : [day];
      }),
    },
    distinctionsNeeded:
      read(SETTING_KINDS.distinctionsNeeded, distinctionsNeeded, 'Distinctions needed') ??
      DEFAULT_SETTINGS.distinctionsNeeded,
    problems,
  };
}
