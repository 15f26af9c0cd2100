import type { Content } from '../sheet/grid';
import { REPORT_MARK } from '../sheet/report-mark';

/** How a cell of a report looks and how its number is shown: hosts draw each in the same way. */
export const REPORT_LOOKS = {
  title: { isBold: true, size: 16, ink: '#1F3A5F' },
  mark: { isItalic: true, size: 8, ink: '#5F6B76' },
  remark: { isItalic: true, ink: '#5F6B76' },
  section: { isBold: true, size: 12, ink: '#1F3A5F' },
  heading: { isBold: true, wraps: true, ink: '#FFFFFF', fill: '#1F3A5F' },
  'heading of numbers': { isBold: true, wraps: true, align: 'right', ink: '#FFFFFF', fill: '#1F3A5F' },
  text: { wraps: true, hasLine: true },
  label: { isBold: true, wraps: true, hasLine: true },
  number: { align: 'right', format: '0', hasLine: true },
  share: { align: 'right', format: '0.0', hasLine: true },
  day: { align: 'left', format: 'dd/mm/yyyy', hasLine: true },
  doubt: { wraps: true, hasLine: true, isBold: true, fill: '#7a2500', ink: '#ffffff' },
  bad: { wraps: true, hasLine: true, isBold: true, fill: '#f9d3bd', ink: '#6b1d00' },
  warning: { wraps: true, hasLine: true, fill: '#fff2b3', ink: '#4d3c00' },
  good: { wraps: true, hasLine: true, fill: '#d3e9f8', ink: '#0b3a57' },
  quiet: { wraps: true, hasLine: true, fill: '#eceff1', ink: '#37474f' },
  /** Goes on over the cells beside it. */
  paragraph: {},
} as const satisfies Readonly<Record<string, Look>>;

/** The lines between the rows of a table. */
export const REPORT_LINE_COLOUR = '#C9D1D9';

export type LookName = keyof typeof REPORT_LOOKS;

/** What is left out is as in any other cell; every cell stands at the top of its row. */
export interface Look {
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  /** In points. */
  readonly size?: number;
  readonly ink?: string;
  readonly fill?: string;
  readonly wraps?: boolean;
  readonly align?: 'left' | 'right';
  readonly format?: string;
  /** A thin line below it. */
  readonly hasLine?: boolean;
}

/** A number in a cell of this look is a day. */
export function showsDay(look: LookName): boolean {
  return look === 'day';
}

/** Cells of a report, counted from 0. */
export interface ReportArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A chart over a block of cells: names in its first column, numbers in the others, a heading in its first row. */
export interface ReportChart {
  readonly kind: 'bars' | 'columns';
  readonly title: string;
  readonly of: ReportArea;
  /** Its first cell, and its size in pixels. */
  readonly at: { readonly row: number; readonly column: number };
  readonly width: number;
  readonly height: number;
  /** One for each column of numbers. */
  readonly colours: readonly string[];
}

/** How it is printed: always on A4 and as wide as the page. */
interface PageSetup {
  readonly isLandscape: boolean;
  /** The first and the last row that each page repeats; none where each page stands for itself. */
  readonly repeated?: readonly [first: number, last: number];
  /** The rows that a new page begins at. */
  readonly breaks: readonly number[];
  /** Left at the foot of each page; its number stands right. */
  readonly footer: string;
}

/** Millimetres of white around a printed page. */
export const PAGE_MARGIN_MM = 15;

/** A sheet to be made, as a value: core makes it, a host writes it. Cells hold text, numbers, days as numbers, or formulas. */
export interface ReportPlan {
  /** What the sheet is to be called; a sheet of somebody else's keeps its name, and this one gets another. */
  readonly sheet: string;
  readonly rows: readonly (readonly Content[])[];
  /** Which cells look how; cells that stand in none look as any. */
  readonly looks: readonly { readonly look: LookName; readonly areas: readonly ReportArea[] }[];
  /** Of the columns, in pixels. */
  readonly widths: readonly number[];
  /** Of rows that are higher than their text, in pixels. */
  readonly heights: readonly { readonly row: number; readonly height: number }[];
  readonly charts: readonly ReportChart[];
  readonly page: PageSetup;
}

/** A cell with the look that it has. */
export interface ReportCell {
  readonly content: Content;
  readonly look: LookName;
}

/** A line of a report from its first column on. */
export interface ReportLine {
  readonly cells: readonly (ReportCell | undefined)[];
  readonly height?: number;
  /** A new page begins here. */
  readonly startsPage?: true;
}

export function cell(content: Content, look: LookName = 'text'): ReportCell {
  return { content: content ?? '', look };
}

/** A line with cells of one look. */
export function line(look: LookName, ...contents: readonly Content[]): ReportLine {
  return { cells: contents.map((content) => cell(content, look)) };
}

export const BLANK_LINE: ReportLine = { cells: [] };

/** What every report begins with: what it is, and that we made it. By both it is known again. */
export function reportTop(title: string, from: string, made: string): readonly ReportLine[] {
  const told = `${REPORT_MARK}, made on ${made} from ${from}. Made anew each time: what is typed here goes.`;
  return [line('title', title), line('mark', told)];
}

interface Around extends Pick<ReportPlan, 'sheet' | 'widths' | 'charts'> {
  readonly page: Omit<PageSetup, 'breaks'>;
}

/** The plan of a report, from its lines. */
export function planned(lines: readonly ReportLine[], { sheet, widths, charts, page }: Around): ReportPlan {
  const columns = widths.length;
  return {
    sheet,
    rows: lines.map(({ cells }) => Array.from({ length: columns }, (_, i) => cells[i]?.content ?? '')),
    looks: looksIn(lines),
    widths,
    heights: lines.flatMap(({ height }, row) => (height === undefined ? [] : [{ row, height }])),
    charts,
    page: { ...page, breaks: lines.flatMap(({ startsPage }, row) => (startsPage ? [row] : [])) },
  };
}

/** Cells of one look in as few areas as there are runs of them in a column. */
function looksIn(lines: readonly ReportLine[]): ReportPlan['looks'] {
  const areas = new Map<LookName, ReportArea[]>();
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < lines.length; ) {
      const look = lines[row]?.cells[column]?.look;
      let end = row + 1;
      while (end < lines.length && lines[end]?.cells[column]?.look === look) end++;
      if (look !== undefined) {
        const those = areas.get(look) ?? [];
        areas.set(look, [...those, { row, column, rows: end - row, columns: 1 }]);
      }
      row = end;
    }
  }
  return [...areas].map(([look, those]) => ({ look, areas: those }));
}
