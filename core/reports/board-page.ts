import {
  CONFIRMED_GROUP,
  type Count,
  GRADE_GROUP,
  RAG_GROUP,
  STAGE_GROUP,
  THRESHOLD_GROUP,
} from '../cohort/counts';
import { DAYS_AHEAD, DIARY_DAYS, type DiaryKind } from '../cohort/diary';
import type { Entry } from '../cohort/entries';
import { SEVERITY_WORDS } from '../cohort/issues';
import { type Filter, filtered, type Overview } from '../cohort/overview';
import { type Day, formatDay, MONTHS, partsOf } from '../dates/day';
import { SEVERITIES } from '../rules/force';
import { countingFormula } from '../set-up/references';
import type { Content } from '../sheet/grid';
import { SETTINGS } from '../sheet/settings';
import {
  asOfIn,
  chosenInWords,
  countedAsOf,
  footerOf,
  type ReportGround,
  sheetNameFrom,
  sourceInWords,
  standardInWords,
} from './report-ground';
import {
  BLANK_LINE,
  cell,
  line,
  planned,
  type ReportChart,
  type ReportLine,
  type ReportPlan,
  reportTop,
} from './report-plan';

/** The columns: what is counted, three numbers, and room for charts. In pixels, together as wide as an upright A4 page. */
const WIDTHS = [214, 110, 84, 84, 310];
const CHART_COLUMN = 4;
const ROW_HEIGHT = 21;
const [BLUE, TEAL] = ['#1F3A5F', '#0B6B66'];

/** The page for a board: how many stand where, what is late, what comes, and how good the data is. No names, no single grade. */
export function boardPage(ground: ReportGround, filter: Filter): ReportPlan {
  const chosen = filtered(ground.overview, filter);
  const overview = { ...chosen, counts: chosen.counts.filter(isForBoard) };
  const formula = chosen === ground.overview ? formulaOver(ground) : undefined;
  const linesWith = (numbers: Numbers) => boardLines(ground, overview, filter, numbers);
  const before = linesWith(PLAIN).lines.length;
  const { lines, charts } = linesWith(formula === undefined ? PLAIN : readFrom(before + 2));
  return planned([...lines, ...allCounts(overview, formula)], {
    sheet: sheetNameFrom('board', filter.cohort),
    widths: WIDTHS,
    charts,
    page: { isLandscape: false, footer: footerOf(TITLE, ground) },
  });
}

const TITLE = 'Board page';

/** What the methods add up to is nobody's grade before the EPAO has confirmed it. */
function isForBoard({ group }: Count): boolean {
  return group !== GRADE_GROUP;
}

/** How a number of the counts stands on the page: as it is, or read from the table of all counts. */
interface Numbers {
  readonly renew: boolean;
  apprentices(count: Count, place: number): Content;
  share(count: Count, place: number): Content;
}

const PLAIN: Numbers = {
  renew: false,
  apprentices: ({ apprentices }) => apprentices,
  share: ({ share }) => share,
};

/** From the table of all counts, whose headings stand in this row, counted from 0. */
function readFrom(headingRow: number): Numbers {
  const rowOf = (place: number) => headingRow + 1 + place + 1;
  return {
    renew: true,
    apprentices: (_, place) => ({ formula: `=C${rowOf(place)}` }),
    share: (_, place) => ({ formula: `=D${rowOf(place)}` }),
  };
}

/** What counts the sheet again by itself: of one sheet whose settings hold the day to look from. */
function formulaOver({ sheets, overview, style }: ReportGround): string | undefined {
  const [only] = sheets;
  if (!only || sheets.length > 1 || style === undefined) return undefined;
  const { grid, table } = only;
  const { row, column } = SETTINGS.asOf.place;
  if ((grid.settings[row]?.[column] ?? '') === '') return undefined;
  const { positions, isGrouped = false } = table.layout;
  const headings = table.rows[table.headingRow] ?? [];
  const { headingRow } = table;
  const sheet = {
    name: grid.sheet,
    headingRow,
    positions,
    headings,
    isGrouped,
    calculated: new Set<number>(),
  };
  const rows = overview.counts.flatMap((count, place) => (isForBoard(count) ? [place + 2] : []));
  return countingFormula(sheet, style, [1, ...rows]);
}

function boardLines(ground: ReportGround, overview: Overview, filter: Filter, numbers: Numbers) {
  const asOf = asOfIn(ground);
  const lines: ReportLine[] = [...topOf(ground, overview, filter, numbers)];
  const charts: ReportChart[] = [];
  const add = (some: readonly ReportLine[]) => lines.push(BLANK_LINE, ...some);
  const chart = (title: string, kind: ReportChart['kind'], rows: number, columns: number, high: number) => {
    const row = lines.length - rows;
    charts.push({
      kind,
      title,
      of: { row, column: 0, rows, columns },
      at: { row, column: CHART_COLUMN },
      width: (WIDTHS[CHART_COLUMN] as number) - 14,
      height: high * ROW_HEIGHT,
      colours: [BLUE, TEAL].slice(0, columns - 1),
    });
  };
  const [stages, rag] = [STAGE_GROUP, RAG_GROUP].map((group) => countTable(overview, group, numbers)) as [
    readonly ReportLine[],
    readonly ReportLine[],
  ];
  add([line('section', 'Where apprentices stand'), ...stages]);
  chart('Apprentices by stage', 'bars', stages.length, 2, stages.length);
  add([line('section', 'What is on time and what is late'), ...rag]);
  chart('Apprentices by RAG', 'columns', rag.length, 2, rag.length + LATE_LINES);
  add([line('section', THRESHOLD_GROUP), ...countTable(overview, THRESHOLD_GROUP, numbers)]);
  add([line('section', CONFIRMED_GROUP), ...countTable(overview, CONFIRMED_GROUP, numbers)]);
  add([line('section', `The next ${DAYS_AHEAD} days`), ...aheadTable(overview, asOf)]);
  lines.push(BLANK_LINE, { ...line('section', 'Gateway by month'), startsPage: true });
  const months = monthTable(overview.entries, asOf);
  lines.push(...months);
  chart('Gateway by month', 'columns', months.length, 3, months.length);
  add([line('section', 'How good the data is'), ...qualityTable(ground, overview)]);
  return { lines, charts };
}

/** Beside which the chart above goes on: the lines of the lateness that follows it. */
const LATE_LINES = 4;

function topOf(
  ground: ReportGround,
  overview: Overview,
  filter: Filter,
  { renew }: Numbers,
): readonly ReportLine[] {
  const made = formatDay(ground.today);
  const renewed = renew
    ? 'Counts by stage, RAG, lateness and confirmed grade renew themselves. The rest is as of the day above.'
    : 'Every number is as of the day above. Make the page again to renew it.';
  return [
    ...reportTop(TITLE, sourceInWords(ground), made),
    line('remark', standardInWords(overview.standard)),
    line('section', countedAsOf(ground, overview.entries.length)),
    ...chosenInWords(filter).map((words) => line('section', words)),
    line('remark', renewed),
  ];
}

/** What is counted, where the name of the group stands above its table and says more. */
const FIRST_HEADINGS: ReadonlyMap<string, string> = new Map([
  [THRESHOLD_GROUP, 'Late by'],
  [CONFIRMED_GROUP, 'Grade'],
]);

/** The counts of a group, each with its place among all counts. */
function countTable(overview: Overview, group: string, numbers: Numbers): readonly ReportLine[] {
  const rows = overview.counts.flatMap((count, place) =>
    count.group === group
      ? [
          {
            cells: [
              cell(count.item),
              cell(numbers.apprentices(count, place), 'number'),
              cell(numbers.share(count, place), 'share'),
            ],
          },
        ]
      : [],
  );
  return [headings(FIRST_HEADINGS.get(group) ?? group, 'Apprentices', '%'), ...rows];
}

function headings(first: string, ...others: readonly string[]): ReportLine {
  return { cells: [cell(first, 'heading'), ...others.map((one) => cell(one, 'heading of numbers'))] };
}

/** What the coming days bring, in the words of a table. */
const AHEAD: readonly (readonly [DiaryKind, string])[] = [
  ['booking', 'Assessments booked'],
  ['deadline', 'Last days'],
  ['typical', 'Typical days'],
  ['result', 'Results expected'],
];

function aheadTable({ ahead }: Overview, asOf: Day): readonly ReportLine[] {
  const parts = [0, 1, 2];
  const partOf = (day: Day) => Math.max(0, Math.ceil((day - asOf) / DIARY_DAYS) - 1);
  const names = parts.map(
    (part) => `Days ${part === 0 ? 0 : part * DIARY_DAYS + 1} to ${(part + 1) * DIARY_DAYS}`,
  );
  return [
    headings('What', ...names),
    ...AHEAD.map(([kind, words]) => ({
      cells: [
        cell(words),
        ...parts.map((part) =>
          cell(ahead.filter((item) => item.kind === kind && partOf(item.day) === part).length, 'number'),
        ),
      ],
    })),
  ];
}

const MONTHS_BACK = 12;

/** How many went through gateway in each of the last months, and of how many of these the EPAO has confirmed the grade. */
function monthTable(entries: readonly Entry[], asOf: Day): readonly ReportLine[] {
  const months = Array.from({ length: MONTHS_BACK }, (_, i) => monthBefore(asOf, MONTHS_BACK - 1 - i));
  const inMonth = entries.filter(({ gatewayDate = asOf + 1 }) => gatewayDate <= asOf);
  return [
    headings('Month', 'Through gateway', 'Grade confirmed'),
    ...months.map(({ year, month }) => {
      const those = inMonth.filter(({ gatewayDate }) => {
        const parts = partsOf(gatewayDate as Day);
        return parts.year === year && parts.month === month;
      });
      const confirmed = those.filter((one) => one.confirmed !== undefined && one.confirmed !== 'Check');
      return {
        cells: [
          cell(monthInWords(year, month)),
          cell(those.length, 'number'),
          cell(confirmed.length, 'number'),
        ],
      };
    }),
  ];
}

/** As short as a chart needs it; the mark before the year keeps it from being read as a day. */
function monthInWords(year: number, month: number): string {
  return `${(MONTHS[month - 1] as string).slice(0, 3)} ’${String(year).slice(-2)}`;
}

function monthBefore(day: Day, months: number): { readonly year: number; readonly month: number } {
  const { year, month } = partsOf(day);
  const all = year * 12 + (month - 1) - months;
  return { year: Math.floor(all / 12), month: (all % 12) + 1 };
}

const MOST_COLUMNS_TOLD = 8;

/** What is wrong in the sheet, and in which columns most of it is. */
function qualityTable({ sheets }: ReportGround, { issues, issueCounts }: Overview): readonly ReportLine[] {
  const columns = sheets[0]?.table.layout.columns;
  const byColumn = new Map<string, number>();
  for (const { column } of issues) byColumn.set(column, (byColumn.get(column) ?? 0) + 1);
  const most = [...byColumn].sort(([, one], [, other]) => other - one).slice(0, MOST_COLUMNS_TOLD);
  return [
    headings('Severity', 'Issues'),
    ...SEVERITIES.map((severity) => ({
      cells: [cell(SEVERITY_WORDS[severity]), cell(issueCounts[severity], 'number')],
    })),
    ...(most.length === 0 ? [] : [BLANK_LINE, headings('Columns with most of them', 'Issues')]),
    ...most.map(([column, count]) => ({
      cells: [cell(columns?.of(column).heading ?? column), cell(count, 'number')],
    })),
  ];
}

/** The table that the numbers above are read from, on a page of its own: as EPA_COHORT answers it, or as it was counted. */
function allCounts(overview: Overview, formula: string | undefined): readonly ReportLine[] {
  const { counts } = overview;
  const table: readonly ReportLine[] = [
    {
      cells: [
        cell('Group', 'heading'),
        cell('Item', 'heading'),
        cell('Apprentices', 'heading'),
        cell('Share (%)', 'heading'),
      ],
    },
    ...counts.map(({ group, item, apprentices, share }) => ({
      cells: [cell(group), cell(item), cell(apprentices, 'number'), cell(share, 'share')],
    })),
  ];
  const filled = (one: ReportLine, row: number): ReportLine => ({
    cells: one.cells.map((each, column) => {
      const content = row === 0 && column === 0 && formula !== undefined ? { formula } : '';
      return each && { ...each, content };
    }),
  });
  return [
    BLANK_LINE,
    { ...line('section', 'All counts'), startsPage: true },
    ...(formula === undefined ? table : table.map(filled)),
  ];
}
