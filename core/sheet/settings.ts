import { type Cell, type Grid, gridFrom, isError } from '../cells/cell';
import { choice, date, type Kind, readCell, wholeNumber } from '../cells/kinds';
import type { Day } from '../dates/day';
import { folded } from '../folded';
import { isProblem, type Problem } from '../problems';
import type { AsOf } from '../rules/as-of';
import { asSet, CAPS, type SetFigure } from '../standard/epao-figures';
import { wholeWeeksIn } from '../standard/order';
import type { EpaoFigure, Standard, Unit } from '../standard/standard';
import { PRODUCT } from '../version';
import type { Columns } from './columns';
import { type ColumnNames, columnNamesFrom } from './layout';

export const SETTINGS_SHEET = 'EPA settings';

/** Is it our own sheet, which no apprentices stand in? Excel finds it whatever the case of its name. */
export function isSettingsSheet(sheet: string): boolean {
  return folded(sheet) === folded(SETTINGS_SHEET);
}

/** Counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Something that a provider may set: one cell of the settings sheet, with its label left of it. */
interface Setting {
  readonly key: string;
  /** Labels stand in people's workbooks: names are for ever. */
  readonly label: string;
  readonly place: Place;
  /** Where its label stands, if not left of it. */
  readonly labelAt?: Place;
  readonly help: string;
}

export interface NumberSetting extends Setting {
  kindFor(standard: Standard): Kind<number>;
  /** What holds before anybody sets it. */
  usual(standard: Standard): number;
}

/** What a provider's EPAO lays down. Blank until somebody fills it in: the standard's own figure holds, if it has one. */
export interface EpaoSetting extends Setting {
  readonly figure: EpaoFigure;
  /** The unit in which it is told, whatever the standard counts in; a word has none. */
  readonly unit?: Unit;
  kindFor(standard: Standard): Kind<number | string>;
  /** Where there are only a few: a form offers them. */
  choices?(standard: Standard): readonly (number | string)[];
}

/** A name that is shown as it stands; blank until somebody fills it in, and nothing rests on it. */
export interface NameSetting extends Setting {
  readonly isName: true;
}

const VALUES = 1;
/** Longer than any EPA period: a number of days above this is a slip. */
const MOST_DAYS = 366;
/** A working fortnight to book an assessor. */
const USUAL_DUE_SOON = 14;

/** Days that a provider waits before it asks: no rule of anybody sets them. */
function reminder<const Key extends string>(
  key: Key,
  label: string,
  row: number,
  usual: number,
  help: string,
) {
  return {
    key,
    label,
    place: { row, column: VALUES },
    help: `${help} ${OWN_REMINDER}`,
    kindFor: () => wholeNumber(1, MOST_DAYS, usual),
    usual: () => usual,
  } as const;
}

const OWN_REMINDER = 'Your own reminder, not a rule.';

/** Above these a figure of an EPAO is a slip. */
const MOST_WORKING_DAYS = 60;
const MOST_MONTHS = 24;
const MOST_ATTEMPTS = 10;
const MOST_MINUTES = 600;

/** Below the provider's own reminders. */
const FIRST_EPAO_ROW = 8;
const epaoPlace = (row: number): Place => ({ row: FIRST_EPAO_ROW + row, column: VALUES });
/** Below all that somebody sets. */
const VERSION_ROW = 17;
const monthsAfterFail = () => wholeNumber(1, MOST_MONTHS, 1);

/** What the change log can hold: nothing is listed until somebody switches it on. */
export const CHANGE_LOG_WORDS = ['Off', 'On', 'With grades'] as const;
type ChangeLogWord = (typeof CHANGE_LOG_WORDS)[number];
/** Some months of a busy office, and no more than opens at once. */
const USUAL_LOGGED = 2_000;
const MOST_LOGGED = 50_000;

/** The settings of one cell, each below the one before. A new one is an entry here. */
export const SETTINGS = {
  asOf: {
    key: 'asOf',
    label: 'As of',
    place: { row: 1, column: VALUES },
    help: 'The day to count from: today, until somebody fixes another.',
  },
  asOfRenewed: {
    key: 'asOfRenewed',
    label: 'Last set by EPA Cohort',
    place: { row: 1, column: VALUES + 1 },
    labelAt: { row: 0, column: VALUES + 1 },
    help: 'The day that As of was last set to by EPA Cohort: while both are the same it follows today.',
  },
  dueSoonDays: {
    key: 'dueSoonDays',
    label: 'Due soon (days before a deadline)',
    place: { row: 2, column: VALUES },
    help: 'How many days before a deadline it counts as due soon.',
    kindFor: () => wholeNumber(1, MOST_DAYS, USUAL_DUE_SOON),
    usual: () => USUAL_DUE_SOON,
  },
  distinctionsNeeded: {
    key: 'distinctionsNeeded',
    label: 'Distinctions needed for a Distinction (ask your EPAO)',
    place: { row: 3, column: VALUES },
    help: 'How many distinctions make an overall Distinction; plans and EPAOs differ.',
    figure: 'distinctions',
    unit: 'methods',
    kindFor: ({ methods }) => wholeNumber(1, methods.length, methods.length),
    choices: ({ methods }) => methods.map((_, i) => i + 1),
  },
  gatewayReminder: reminder(
    'gatewayReminder',
    'At gateway without an EPA start (days)',
    4,
    30,
    'How many days after gateway you ask the EPAO for the EPA start.',
  ),
  resultsReminder: reminder(
    'resultsReminder',
    'Results late (days after they are expected)',
    5,
    14,
    'How many days after the expected day results count as overdue.',
  ),
  certificateReminder: reminder(
    'certificateReminder',
    'Certificate outstanding (days after the results)',
    6,
    60,
    'How many days after the results you ask the EPAO for the certificate.',
  ),
  resultDays: {
    key: 'resultDays',
    label: 'EPAO: working days to confirm a result',
    place: epaoPlace(0),
    help: 'Working days from the last assessment until your EPAO confirms the grade.',
    figure: 'resultDays',
    unit: 'working days',
    kindFor: () => wholeNumber(1, MOST_WORKING_DAYS, 1),
  },
  handInWeeks: {
    key: 'handInWeeks',
    label: 'EPAO: weeks to hand in, from the EPA start',
    place: epaoPlace(1),
    help: 'Weeks from the EPA start until what is handed in is due; no longer than the EPA period.',
    figure: 'handIn',
    unit: 'weeks',
    kindFor: (standard) => wholeNumber(1, wholeWeeksIn(standard, standard.times.epaPeriod), 1),
  },
  gatewayNotice: {
    key: 'gatewayNotice',
    label: 'EPAO: notice before gateway (days)',
    place: epaoPlace(2),
    help: 'How many days before gateway your EPAO is to be told.',
    figure: 'notice',
    unit: 'days',
    kindFor: () => wholeNumber(1, MOST_DAYS, 1),
  },
  resitCap: {
    key: 'resitCap',
    label: 'EPAO: highest grade after a resit',
    place: epaoPlace(3),
    help: 'The grade that a resit or retake counts as at most; No cap where it counts as it is.',
    figure: 'resitCap',
    kindFor: () => choice(CAPS),
    choices: () => CAPS,
  },
  resitMonths: {
    key: 'resitMonths',
    label: 'EPAO: months for a resit, from the day of the failed attempt',
    place: epaoPlace(4),
    help: 'By when a failed method is taken again without more learning.',
    figure: 'resitWindow',
    unit: 'months',
    kindFor: monthsAfterFail,
  },
  retakeMonths: {
    key: 'retakeMonths',
    label: 'EPAO: months for a retake, from the day of the failed attempt',
    place: epaoPlace(5),
    help: 'By when a failed method is taken again after more learning.',
    figure: 'retakeWindow',
    unit: 'months',
    kindFor: monthsAfterFail,
  },
  attempts: {
    key: 'attempts',
    label: 'EPAO: most attempts at a method',
    place: epaoPlace(6),
    help: 'How often a method can be attempted, the first time among them.',
    figure: 'attempts',
    unit: 'attempts',
    kindFor: () => wholeNumber(1, MOST_ATTEMPTS, 1),
  },
  adjustedMinutes: {
    key: 'adjustedMinutes',
    label: 'EPAO: most minutes with extra time',
    place: epaoPlace(7),
    help: 'How long an assessment may last for an apprentice with extra time, whatever the percentage.',
    figure: 'adjustedMinutes',
    unit: 'minutes',
    kindFor: () => wholeNumber(1, MOST_MINUTES, 1),
  },
  provider: {
    key: 'provider',
    label: 'Training provider (for gateway records)',
    place: { row: VERSION_ROW + 4, column: VALUES },
    help: 'What your organisation is called on gateway records.',
    isName: true,
  },
  epao: {
    key: 'epao',
    label: 'EPAO (for gateway records)',
    place: { row: VERSION_ROW + 5, column: VALUES },
    help: 'What your end-point assessment organisation is called on gateway records.',
    isName: true,
  },
  version: {
    key: 'version',
    label: 'EPA Cohort version',
    place: { row: VERSION_ROW, column: VALUES },
    help: 'The version of EPA Cohort whose functions this workbook was last set up or calculated with.',
  },
  changeLog: {
    key: 'changeLog',
    label: 'Change log',
    place: { row: VERSION_ROW + 1, column: VALUES },
    help: 'On: what the sidebar writes is listed on the sheet EPA log, without grades that are not confirmed. With grades: those too.',
  },
  changeLogRows: {
    key: 'changeLogRows',
    label: 'Change log: entries to keep',
    place: { row: VERSION_ROW + 2, column: VALUES },
    help: 'How many entries the change log keeps; beyond them the oldest go.',
    kindFor: () => wholeNumber(1, MOST_LOGGED, USUAL_LOGGED),
    usual: () => USUAL_LOGGED,
  },
  calendarKey: {
    key: 'calendarKey',
    label: 'Calendar key',
    place: { row: VERSION_ROW + 3, column: VALUES },
    help: 'Written with the first calendar file: by it a later file finds its events again. Leave it as it is.',
  },
} as const satisfies Readonly<Record<string, Setting | NumberSetting | EpaoSetting | NameSetting>>;

/** What EPAOs lay down, in the order in which it stands. */
const EPAO_SETTINGS: readonly EpaoSetting[] = Object.values(SETTINGS).filter(
  (setting) => 'figure' in setting,
);

/** What the EPAO of a standard may lay down, each with the rule that it stands in for. */
export function epaoSettingsOf({
  settable,
}: Standard): readonly { readonly setting: EpaoSetting; readonly rule: string }[] {
  return EPAO_SETTINGS.flatMap((setting) => {
    const rule = settable[setting.figure];
    return rule === undefined ? [] : [{ setting, rule }];
  });
}

/** The settings that are numbers, in the order in which they stand. */
export const NUMBER_SETTINGS: readonly NumberSetting[] = Object.values(SETTINGS).filter(
  (setting) => 'usual' in setting,
);

/** The settings sheet as hosts and formulas read it, from its first cell on: everything that can be set. */
export const SETTINGS_BLOCK = { rows: 100, columns: 7 } as const;

/** A list of the settings sheet: from the second row of a column down to the end of the block, its heading above it. */
interface SettingsList {
  readonly headings: readonly string[];
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

const LIST_ROWS = { firstRow: 1, lastRow: SETTINGS_BLOCK.rows - 1 } as const;

export const SETTINGS_LISTS = {
  closures: { headings: ['Closures (dates besides bank holidays)'], column: 3, ...LIST_ROWS },
  unavailable: { headings: ['Unavailable days (no assessments)'], column: 4, ...LIST_ROWS },
  columnNames: { headings: ['Heading in this workbook', 'Heading of EPA Cohort'], column: 5, ...LIST_ROWS },
} as const satisfies Readonly<Record<string, SettingsList>>;

/**
 * What people said of the headings of an import. It stands right of the block that formulas read, with a blank column between,
 * because no formula asks for it.
 */
export const IMPORT_LIST = {
  headings: ['Layout of an import', 'Heading in the import', 'Taken for'],
  column: SETTINGS_BLOCK.columns + 1,
  ...LIST_ROWS,
} as const satisfies SettingsList;

/** The day to look from, where a formula keeps it and nobody has fixed one. */
export const AS_OF_FORMULA = '=TODAY()';
/** Beside a fixed day. */
export const AS_OF_FIXED = 'Fixed';
/** Beside a day that a formula keeps: tells a day that follows today from the same day typed by somebody. */
export const AS_OF_SHOWN_FORMULA = `=IF(ISFORMULA($B$2),$B$2,"${AS_OF_FIXED}")`;

/** A cell of the settings sheet; it is written only while it is blank. */
export interface SettingsCell extends Place {
  readonly value?: string | number;
  readonly formula?: string;
  readonly isDate?: true;
}

/**
 * What a set-up writes into the settings sheet: labels, and what holds until somebody sets something else. The day to look
 * from is a formula, or the constant `today` where the host renews it.
 */
export function settingsCells(standard: Standard, today?: Day): readonly SettingsCell[] {
  return [
    { row: 0, column: 0, value: 'Setting' },
    { row: 0, column: VALUES, value: 'Value' },
    ...Object.values(SETTINGS)
      .filter((setting) => arises(setting, standard))
      .flatMap((setting): SettingsCell[] => [
        { ...labelPlaceOf(setting), value: setting.label },
        ...usualCell(setting, standard, today),
      ]),
    ...Object.values(SETTINGS_LISTS).flatMap(({ headings, column }) =>
      headings.map((value, i) => ({ row: 0, column: column + i, value })),
    ),
  ];
}

function labelPlaceOf({ place: { row, column }, labelAt }: Setting): Place {
  return labelAt ?? { row, column: column - 1 };
}

/** What the EPAO of a standard cannot lay down is not asked for. */
function arises(setting: Setting | EpaoSetting | NameSetting, { settable }: Standard): boolean {
  return !('figure' in setting) || settable[setting.figure] !== undefined;
}

/** What the EPAO lays down stays blank: only somebody who has asked it can tell. */
function usualCell(
  setting: Setting | NumberSetting | EpaoSetting | NameSetting,
  standard: Standard,
  today: Day | undefined,
): readonly SettingsCell[] {
  if ('figure' in setting || 'isName' in setting) return [];
  const { place } = setting;
  if (setting === SETTINGS.version) return [{ ...place, value: PRODUCT.version }];
  if (setting === SETTINGS.calendarKey) return [];
  if (setting === SETTINGS.changeLog) return [{ ...place, value: CHANGE_LOG_WORDS[0] }];
  if ('usual' in setting) return [{ ...place, value: setting.usual(standard) }];
  if (today !== undefined) return [{ ...place, value: today, isDate: true }];
  const formula = setting === SETTINGS.asOf ? AS_OF_FORMULA : AS_OF_SHOWN_FORMULA;
  return [{ ...place, formula, isDate: true }];
}

/** The cells of a list, those outside the block that was read left out. */
function listIn(settings: Grid, { column, firstRow, lastRow }: SettingsList, width = 1): Grid {
  return {
    rows: Math.max(0, Math.min(settings.rows, lastRow + 1) - firstRow),
    columns: width,
    at: (row, at) => settings.at(firstRow + row, column + at),
  };
}

/** The block of column names: "heading in this workbook | our heading". */
export function columnNamesBlock(settings: readonly (readonly Cell[])[]): Grid {
  return columnNamesIn(gridFrom(settings));
}

function columnNamesIn(settings: Grid): Grid {
  const { columnNames } = SETTINGS_LISTS;
  return listIn(settings, columnNames, columnNames.headings.length);
}

/** What a provider has set, and which of its settings could not be read: those count as not set. */
export interface Settings {
  readonly asOf: AsOf;
  /** The standard with what the EPAO has laid down; its own rules where nothing is set. */
  readonly standard: Standard;
  /** Days on which no assessment can be held: asked for by plans alone. */
  readonly unavailable: readonly Day[];
  /** What each setting that is a number stands at, by its key. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly columnNames: ColumnNames;
  /** Is what the sidebar writes listed, and are grades that are not confirmed? */
  readonly changeLog: ChangeLogWord;
  /** What provider and EPAO are called, where somebody has said so. */
  readonly names: Readonly<Record<'provider' | 'epao', string | undefined>>;
  readonly problems: readonly Problem[];
}

const CHANGE_LOG = choice(CHANGE_LOG_WORDS);

function changeLogIn(settings: Grid): ChangeLogWord {
  return quietly(CHANGE_LOG, settings, SETTINGS.changeLog.place) ?? CHANGE_LOG_WORDS[0];
}

/** No answer of a function rests on it, so that one that cannot be read stops none. */
function quietly<T>(kind: Kind<T>, settings: Grid, { row, column }: Place): T | undefined {
  const value: T | Problem | undefined = readCell<T | undefined>(kind, settings.at(row, column), '');
  return isProblem(value) ? undefined : value;
}

/** The settings of a block of the settings sheet, whoever hands it over; `today` is the day where none is set. */
export function settingsFrom(columns: Columns, settings: Grid, today: Day): Settings {
  const problems: Problem[] = [];
  const settled = <T>(value: T | Problem): T | undefined => {
    if (!isProblem(value)) return value;
    problems.push(value);
    return undefined;
  };
  const read = <T>(kind: Kind<T>, { row, column }: Place, name: string): T | undefined =>
    settled<T | undefined>(readCell(kind, settings.at(row, column), name));
  const { standard } = columns;
  const numbers = new Map(
    NUMBER_SETTINGS.map(({ key, place, label, kindFor, usual }) => [
      key,
      (key === SETTINGS.changeLogRows.key
        ? quietly(kindFor(standard), settings, place)
        : read(kindFor(standard), place, label)) ?? usual(standard),
    ]),
  );
  const figures = epaoSettingsOf(standard).flatMap(({ setting, rule }): SetFigure[] => {
    const { place, label, unit, kindFor } = setting;
    const value = read(kindFor(standard), place, label);
    const source = { page: `your sheet ${SETTINGS_SHEET}`, section: label };
    return value === undefined ? [] : [{ rule, value, unit, source }];
  });
  const numberOf = ({ key }: NumberSetting) => numbers.get(key) as number;
  const daysIn = (list: SettingsList): readonly Day[] => {
    const { headings, column, firstRow } = list;
    return Array.from({ length: listIn(settings, list).rows }, (_, i) => firstRow + i).flatMap((row) => {
      const day = read(date, { row, column }, headings[0] as string);
      return day === undefined ? [] : [day];
    });
  };
  return {
    asOf: {
      asOf: read(date, SETTINGS.asOf.place, SETTINGS.asOf.label) ?? today,
      dueSoonDays: numberOf(SETTINGS.dueSoonDays),
      closures: daysIn(SETTINGS_LISTS.closures),
      reminders: {
        gateway: numberOf(SETTINGS.gatewayReminder),
        results: numberOf(SETTINGS.resultsReminder),
        certificate: numberOf(SETTINGS.certificateReminder),
      },
    },
    unavailable: daysIn(SETTINGS_LISTS.unavailable),
    standard: asSet(standard, figures),
    numbers,
    changeLog: changeLogIn(settings),
    columnNames: settled(columnNamesFrom(columns, columnNamesIn(settings))) ?? new Map(),
    names: { provider: nameIn(settings, SETTINGS.provider), epao: nameIn(settings, SETTINGS.epao) },
    problems,
  };
}

function nameIn(settings: Grid, { place: { row, column } }: NameSetting): string | undefined {
  const cell = settings.at(row, column);
  return isError(cell) ? undefined : String(cell ?? '').trim() || undefined;
}
