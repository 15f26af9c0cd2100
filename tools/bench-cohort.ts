import { type Cell, plainCell } from '../core/cells/cell';
import { filtered, overviewOf } from '../core/cohort/overview';
import { type Day, dayOf } from '../core/dates/day';
import { type Codec, call } from '../core/functions/call';
import { functionNamed } from '../core/functions/catalogue';
import type { CustomFunction } from '../core/functions/define';
import { DERIVED_COLUMNS } from '../core/set-up/calculated-columns';
import { COLUMNS } from '../core/sheet/columns';
import { layoutOf } from '../core/sheet/layout';
import type { CohortTable } from '../core/sheet/table';
import { type SampleApprentice, sampleCohort } from '../preview/sample-cohort';
import type { BenchSizes } from './bench-sizes';
import { figure, mediansInTurn, printTable, timed } from './measure';

const AS_OF = dayOf(2026, 11, 23) as Day;

const QUESTIONS = [
  { name: 'EPA_STATUS', more: [] },
  { name: 'EPA_GATEWAY', more: [] },
  { name: 'EPA_RAG', more: [AS_OF] },
  { name: 'EPA_NEXT', more: [AS_OF] },
  { name: 'EPA_COHORT', more: [AS_OF] },
  { name: 'EPA_ISSUES', more: [AS_OF] },
] as const;

const codec: Codec<unknown> = {
  decode: plainCell,
  encodeDay: (day) => day,
  encodeProblem: (problem) => problem.code,
};

/** Whole cohort sheets, as ratios to one pass that reads every cell. */
export function benchCohort(sizes: BenchSizes['cohort']): void {
  // First, because a page that shows the screen has not run the functions either.
  benchOverview(sizes);
  benchTableFunctions(sizes);
}

function benchTableFunctions({ rows: sizes, runs }: BenchSizes['cohort']): void {
  const headers = [COLUMNS.map(({ heading }) => heading)];
  const times = sizes.map((size) => {
    const rows = sampleCohort(AS_OF, size).map(rowOf);
    const questions = QUESTIONS.map(({ name, more }) => {
      const fn = functionNamed(name) as CustomFunction;
      return [name, () => call(fn, [headers, rows, ...more], codec)] as const;
    });
    return mediansInTurn<string>({ pass: () => readEveryCell(rows), ...Object.fromEntries(questions) }, runs);
  });
  printTable(
    `Table functions on ${COLUMNS.length} columns (goals: at most 4 for status, 8 for issues; growth at most 12)`,
    rowsOf(sizes, times, ['pass', ...QUESTIONS.map(({ name }) => name)]),
  );
}

/** What the Cohort screen of the sidebar shows, and what it costs to show less of it. */
function benchOverview({ rows: sizes, runs }: BenchSizes['cohort']): void {
  const settings = { asOf: { asOf: AS_OF, dueSoonDays: 14, closures: [] }, distinctionsNeeded: 3 };
  let first = 0;
  const times = sizes.map((size) => {
    const table = tableOf(size);
    first ||= timed(() => overviewOf(table, settings));
    const whole = overviewOf(table, settings);
    const { text: cohort } = whole.cohorts[0] ?? { text: '' };
    return mediansInTurn<string>(
      {
        pass: () => readEveryCell(table.rows),
        overview: () => overviewOf(table, settings),
        filter: () => filtered(whole, { cohort }),
      },
      runs,
    );
  });
  const columns = COLUMNS.length + DERIVED_COLUMNS.length;
  printTable(
    `Cohort screen on ${columns} columns, its data without the drawing (goals: at most 90 ms for 10,000 rows; growth at most 12; the first run took ${figure(first)} ms)`,
    rowsOf(sizes, times, ['pass', 'overview', 'filter']),
  );
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
  const headings = [...COLUMNS, ...DERIVED_COLUMNS].map(({ heading }) => heading);
  const derived = DERIVED_COLUMNS.map(({ kind }) => (kind === 'date' ? AS_OF : 'In EPA'));
  const rows = sampleCohort(AS_OF, size).map((told) => [...rowOf(told), ...derived]);
  return { headingRow: 0, layout: layoutOf(headings), rows: [headings, ...rows] };
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

/** A full row of a cohort sheet: what the sample does not tell is filled with what a provider would have. */
function rowOf(told: SampleApprentice): Cell[] {
  const cells: Record<string, Cell> = {
    ...FILLED,
    ...told,
    gatewayDate: told.gatewayDate,
    observationDate: told.observationDate,
  };
  Object.assign(cells, { interviewDate: told.interviewDate, discussionDate: told.discussionDate });
  return COLUMNS.map(({ key }) => cells[key] ?? '');
}

const FILLED: Readonly<Record<string, Cell>> = {
  dateOfBirth: 36000,
  onProgrammeComplete: true,
  portfolioComplete: 'Yes',
  evidencePieces: 12,
  english: 'Achieved',
  maths: 'Exempt',
  employerSignOff: 46000,
  providerSignOff: 'Yes',
  apprenticeSignOff: true,
  observationMinutes: 60,
  questioningMinutes: 8,
  reportWords: 2500,
  interviewMinutes: 60,
  interviewQuestions: 10,
  discussionMinutes: 60,
};
