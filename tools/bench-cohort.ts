import { type Cell, plainCell } from '../core/cells/cell';
import {
  filtered,
  type Overview,
  type OverviewsInTurn,
  overviewOf,
  overviewsInTurn,
} from '../core/cohort/overview';
import { type Day, dayOf } from '../core/dates/day';
import { type Codec, call } from '../core/functions/call';
import { CATALOGUE } from '../core/functions/catalogue';
import { calculatedColumns, viewOf } from '../core/sheet/calculated-columns';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { layoutOf } from '../core/sheet/layout';
import type { CohortTable } from '../core/sheet/table';
import { type SampleApprentice, sampleCohort } from '../preview/sample-cohort';
import type { BenchSizes } from './bench-sizes';
import { figure, mediansInTurn, printTable, timed } from './measure';

const AS_OF = dayOf(2026, 11, 23) as Day;

const COLUMNS = chosenColumns();
const { standard } = COLUMNS;
const HEADINGS = COLUMNS.all.map(({ heading }) => heading);
const CALCULATED = calculatedColumns(standard);

/** The functions that take a whole sheet. */
const QUESTIONS = CATALOGUE.filter(({ parameters: [first] }) => first?.takes === 'grid');

const codec: Codec<unknown> = {
  decode: plainCell,
  encodeDay: (day) => day,
  encodeProblem: (problem) => problem.code,
};

/** Whole cohort sheets, as ratios to one pass that reads every cell. */
export function benchCohort(sizes: BenchSizes['cohort']): void {
  // First, because a page that shows the screen has not run the functions either.
  benchOverview(sizes);
  benchEdit(sizes);
  benchTableFunctions(sizes);
}

function benchTableFunctions({ rows: sizes, runs }: BenchSizes['cohort']): void {
  const times = sizes.map((size) => {
    const rows = sampleCohort(AS_OF, size).map(rowOf);
    const sheet = [HEADINGS, ...rows];
    const questions = QUESTIONS.map((fn) => [fn.name, () => call(fn, [sheet, AS_OF], codec)] as const);
    return mediansInTurn<string>({ pass: () => readEveryCell(rows), ...Object.fromEntries(questions) }, runs);
  });
  printTable(
    `Sheet functions on ${HEADINGS.length} columns (goals: at most 4 for status, 8 for issues; growth at most 12)`,
    rowsOf(sizes, times, ['pass', ...QUESTIONS.map(({ name }) => name)]),
  );
}

const view = viewOf(standard, {
  asOf: AS_OF,
  dueSoonDays: 14,
  closures: [],
  reminders: { gateway: 30, results: 14, certificate: 60 },
});

/** What the Cohort screen of the sidebar shows, and what it costs to show less of it. */
function benchOverview({ rows: sizes, runs }: BenchSizes['cohort']): void {
  let first = 0;
  const times = sizes.map((size) => {
    const table = tableOf(size);
    first ||= timed(() => overviewOf(table, view));
    const whole = overviewOf(table, view);
    const { text: cohort } = whole.cohorts[0] ?? { text: '' };
    return mediansInTurn<string>(
      {
        pass: () => readEveryCell(table.rows),
        overview: () => overviewOf(table, view),
        filter: () => filtered(whole, { cohort }),
      },
      runs,
    );
  });
  const columns = HEADINGS.length + CALCULATED.length;
  printTable(
    `Cohort screen on ${columns} columns, its data without the drawing (goals: at most 90 ms for 10,000 rows; growth at most 12; the first run took ${figure(first)} ms)`,
    rowsOf(sizes, times, ['pass', 'overview', 'filter']),
  );
}

/** The Cohort screen stays on while somebody edits one row: its next data, beside the same worked out whole. */
function benchEdit({ edited: sizes, edits }: BenchSizes['cohort']): void {
  const times = sizes.map((size) => {
    const [table, other] = [tableOf(size), editedTable(size)];
    const inTurn = overviewsInTurn();
    next(inTurn, table);
    let isEdited = false;
    return mediansInTurn(
      {
        edit: () => {
          isEdited = !isEdited;
          next(inTurn, isEdited ? other : table);
        },
        whole: () => overviewOf(other, view),
      },
      edits,
    );
  });
  const [few] = times;
  printTable(
    'Cohort screen after an edit of one row, its data, milliseconds (goal: no other row is worked out again, so a small part of the whole)',
    [
      ['rows', 'edit', 'whole', 'edit / whole', 'edit / fewest rows', 'whole / fewest rows'],
      ...times.map(({ edit, whole }, i) => [
        String(sizes[i]),
        figure(edit),
        figure(whole),
        figure(edit / whole),
        figure(edit / (few?.edit ?? edit)),
        figure(whole / (few?.whole ?? whole)),
      ]),
    ],
  );
}

function next(inTurn: OverviewsInTurn, table: CohortTable): Overview {
  const steps = inTurn.of(table, view, Number.POSITIVE_INFINITY);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** As the sheet is read anew after the edit: no row of cells is the same one, and in the middle somebody's gateway is another day. */
function editedTable(size: number): CohortTable {
  const table = tableOf(size);
  const [at, column] = [1 + (size >> 1), HEADINGS.indexOf('Gateway date')];
  const rows = table.rows.map((cells, i) =>
    i === at ? cells.map((cell, j) => (j === column ? AS_OF - 20 : cell)) : cells,
  );
  return { ...table, rows };
}

function rowsOf(
  sizes: readonly number[],
  times: readonly Record<string, number>[],
  names: readonly string[],
): string[][] {
  const [few, many] = times as [Record<string, number>, Record<string, number>];
  return [
    ['', ...sizes.map((size) => `${size} rows, ms`), ...sizes.map((size) => `${size} rows / pass`), 'growth'],
    ...names.map((name) => [
      name,
      figure(few[name] as number),
      figure(many[name] as number),
      figure((few[name] as number) / (few.pass as number)),
      figure((many[name] as number) / (many.pass as number)),
      figure((many[name] as number) / (few[name] as number)),
    ]),
  ];
}

/** A cohort sheet as it is once it has been set up: inputs, then what is worked out from them. */
function tableOf(size: number): CohortTable {
  const headings = [...HEADINGS, ...CALCULATED.map(({ heading }) => heading)];
  const calculated = CALCULATED.map(({ kind }) => (kind === 'date' ? AS_OF : 'In EPA'));
  const rows = sampleCohort(AS_OF, size).map((told) => [...rowOf(told), ...calculated]);
  return { headingRow: 0, layout: layoutOf(COLUMNS, headings), rows: [headings, ...rows] };
}

function readEveryCell(rows: readonly (readonly Cell[])[]): number {
  let sum = 0;
  for (const row of rows) {
    for (const cell of row) {
      if (typeof cell === 'string') sum += cell.length;
      else if (typeof cell === 'number') sum += cell;
    }
  }
  return sum;
}

function rowOf(told: SampleApprentice): Cell[] {
  return COLUMNS.all.map(({ key }) => (told[key] ?? '') as Cell);
}
