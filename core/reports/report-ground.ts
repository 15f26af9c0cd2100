import { holdsUln } from '../cells/uln';
import type { Entry } from '../cohort/entries';
import type { Filter, Overview } from '../cohort/overview';
import { type Day, formatDay } from '../dates/day';
import type { FormulaStyle } from '../set-up/references';
import { type CohortSheet, readApprentice } from '../sheet/people';
import type { RecordedRow } from '../sheet/recorded';
import type { Standard } from '../standard/standard';
import { counted } from '../words';

/** What every report is made from: the sheets as they were read, and what the Cohort screen counts in them. */
export interface ReportGround {
  readonly sheets: readonly CohortSheet[];
  /** Of all the apprentices in them. */
  readonly overview: Overview;
  /** The day that it is made on. */
  readonly today: Day;
  /** How formulas are written in this workbook, so that numbers can renew themselves; left out where they cannot. */
  readonly style?: FormulaStyle;
}

export function asOfIn({ sheets, today }: ReportGround): Day {
  return sheets[0]?.settings.asOf.asOf ?? today;
}

/** "Customer Service Specialist, Level 3 (ST0071)". */
export function standardInWords({ title, level, code }: Standard): string {
  return `${title}, Level ${level} (${code})`;
}

/** "the sheet Cohort", "3 sheets". */
export function sourceInWords({ sheets }: ReportGround): string {
  const [only] = sheets;
  return sheets.length === 1 ? `the sheet ${only?.grid.sheet}` : counted(sheets.length, 'sheet');
}

/** "12 apprentices, as of 26 November 2026". */
export function countedAsOf(ground: ReportGround, apprentices: number): string {
  return `${counted(apprentices, 'apprentice')}, as of ${formatDay(asOfIn(ground))}`;
}

/** At the foot of each printed page. */
export function footerOf(title: string, ground: ReportGround): string {
  return `${title}, as of ${formatDay(asOfIn(ground))}`;
}

/** The chosen of all choices that are narrowed down, in words; nothing where everybody is in. */
export function chosenInWords({ cohort, employer, coach }: Filter): readonly string[] {
  return [
    ...(cohort ? [`Cohort: ${cohort}`] : []),
    ...(employer ? [`Employer: ${employer}`] : []),
    ...(coach ? [`Coach: ${coach}`] : []),
  ];
}

/** The row of an apprentice in the sheet that it stands in. */
export function recordedRow({ sheets }: ReportGround, { sheet, row }: Entry): RecordedRow | undefined {
  const own = sheets.find(({ grid }) => sheet === undefined || grid.sheet === sheet);
  const read = own && readApprentice(own.table, own.grid.rows[row] ?? []);
  if (!own || !read) return undefined;
  const { positions } = own.table.layout;
  return {
    apprentice: read.apprentice,
    unreadable: read.problems,
    cellOf: (column) => own.grid.rows[row]?.[positions.get(column) ?? -1] ?? '',
    hasColumn: (column) => positions.has(column),
  };
}

/** By the name alone: a ULN in its place is nobody else's business. */
export function plainNameOf({ apprentice: { apprentice = '' } }: RecordedRow): string {
  return apprentice === '' || holdsUln(apprentice) ? 'No name in the sheet' : apprentice;
}

/** More would be cut off in Excel, and some of it is kept for a number behind it. */
const LONGEST_NAME = 28;

/** "EPA coach Jo Smith": a name that every host takes for a sheet. */
export function sheetNameFrom(kind: string, subject = ''): string {
  const plain = subject
    .replace(/[\\/?*[\]:']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `EPA ${kind} ${plain}`.slice(0, LONGEST_NAME).trim();
}
