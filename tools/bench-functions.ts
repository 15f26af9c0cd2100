import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import type { Grade } from '../core/cells/grades';
import { bankHolidaysOf, KNOWN_YEARS } from '../core/dates/bank-holidays';
import { type Day, dayOf } from '../core/dates/day';
import { lastAssessmentOf } from '../core/rules/assessments';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { type SampleApprentice, sampleCohort } from '../preview/sample-cohort';
import type { BenchSizes } from './bench-sizes';
import { figure, mediansInTurn, printTable, timed } from './measure';
import { type Column, dueDates, dueDatesOfDates, grades, results, resultsOfDates } from './tuned-loops';

const { standard } = chosenColumns();
const AS_OF = dayOf(2026, 11, 23) as Day;

const lastOf = lastAssessmentOf(standard);

/** One of the sample's dates is meant not to be readable: the loops beside know no such thing. */
function lastAssessment(apprentice: SampleApprentice): Day | undefined {
  const last: unknown = lastOf(apprentice);
  return typeof last === 'number' ? (last as Day) : undefined;
}
const HOLIDAYS = Array.from(
  { length: KNOWN_YEARS.last - KNOWN_YEARS.first + 1 },
  (_, i) => KNOWN_YEARS.first + i,
)
  .flatMap(bankHolidaysOf)
  .map(({ day }) => day as number);

type HostFunction = (...args: unknown[]) => unknown;

/** The cells that all sides of a comparison get. A blank cell is 0 in Excel, as Excel hands it over, and '' in Sheets. */
interface Cells {
  readonly excel: readonly Column[];
  readonly google: readonly Column[];
}

/** The functions of the built files, against a tuned loop over the same arrays and native formulas in a fast engine. */
export async function benchFunctions({ rows: sizes, runs }: BenchSizes['functions']): Promise<void> {
  const excel = excelFunctions();
  const google = googleFunctions();
  initSync({
    module: readFileSync(createRequire(`${process.cwd()}/`).resolve('@ironcalc/wasm/wasm_bg.wasm')),
  });
  const growth: string[][] = [['10 times the rows take', 'Excel', 'loop', 'Google', 'loop']];
  for (const task of TASKS) {
    const rows: string[][] = [HEADINGS];
    const hostTimes = sizes.map((size) => {
      const cells = cellsOf(task, sampleCohort(AS_OF, size), google.newDate);
      expectSameAnswers(task, excel(task.name)(...cells.excel, ...task.more), cells.excel);
      const times = mediansInTurn(
        {
          excel: () => excel(task.name)(...cells.excel, ...task.more),
          loop: () => task.loop(...cells.excel),
          google: () => google.call(task.name, [...cells.google, ...task.more]),
          googleLoop: () => task.googleLoop(...cells.google),
        },
        runs,
      );
      const native = nativeTime(task, cells.excel);
      rows.push(comparison(size, { ...times, native }));
      return times;
    });
    printTable(`${task.name} on ranges, milliseconds`, rows);
    growth.push([
      task.name,
      ...(['excel', 'loop', 'google', 'googleLoop'] as const).map((side) => growthOf(hostTimes, side)),
    ]);
  }
  printTable('Growth (goal: at most 12)', growth);
}

/** A comparison is of two ways to the same answers. */
function expectSameAnswers({ name, loop }: Task, answers: unknown, columns: readonly Column[]): void {
  if (JSON.stringify(answers) !== JSON.stringify(loop(...columns)))
    throw new Error(`${name} and the loop beside it answer differently.`);
}

const HEADINGS = [
  'rows',
  'Excel',
  'loop',
  'Excel/loop',
  'Google',
  'loop',
  'Google/loop',
  'native',
  'native/Excel',
  'native/Google',
];

type Times = Record<'excel' | 'loop' | 'google' | 'googleLoop' | 'native', number>;

function comparison(rows: number, { excel, loop, google, googleLoop, native }: Times): string[] {
  return [
    String(rows),
    ...[
      excel,
      loop,
      excel / loop,
      google,
      googleLoop,
      google / googleLoop,
      native,
      native / excel,
      native / google,
    ].map(figure),
  ];
}

type Side = Exclude<keyof Times, 'native'>;

function growthOf(times: readonly Record<Side, number>[], side: Side): string {
  const [few, many] = times;
  return few && many ? figure(many[side] / few[side]) : '';
}

interface Task {
  readonly name: string;
  /** The columns of the sample cohort that the function reads. */
  readonly columns: readonly ((apprentice: SampleApprentice) => string | Day | undefined)[];
  /** Arguments that are one cell for all rows. */
  readonly more: readonly unknown[];
  loop(...columns: readonly Column[]): unknown;
  googleLoop(...columns: readonly Column[]): unknown;
  /** The native formula of a row; its inputs are in columns A, B and C, the bank holidays in column Z. */
  native(row: number): string;
}

const TASKS: readonly Task[] = [
  {
    name: 'EPA_GRADE',
    columns: standard.methods.map(
      ({ grade }) =>
        (a) =>
          a[grade.key] as Grade | undefined,
    ),
    more: [],
    loop: grades,
    googleLoop: grades,
    native: (row) =>
      `=IF(OR(A${row}="Fail",B${row}="Fail",C${row}="Fail"),"Fail",IF(AND(A${row}="",B${row}="",C${row}=""),"",IF(OR(A${row}="",B${row}="",C${row}=""),"Incomplete",IF(AND(A${row}="Distinction",B${row}="Distinction",C${row}="Distinction"),"Distinction","Pass"))))`,
  },
  {
    name: 'EPA_DEADLINE',
    columns: [(a) => a.epaStart],
    more: ['EPA end'],
    loop: (starts) => dueDates(starts as Column, 3),
    googleLoop: (starts) => dueDatesOfDates(starts as Column, 3),
    native: (row) => `=IF(A${row}="","",EDATE(A${row},3))`,
  },
  {
    name: 'EPA_RESULT_EXPECTED',
    columns: [lastAssessment],
    more: [],
    loop: (lasts) => results(lasts as Column, 10, HOLIDAYS),
    googleLoop: (lasts) => resultsOfDates(lasts as Column, 10, HOLIDAYS),
    native: (row) => `=IF(A${row}="","",WORKDAY(A${row},10,$Z$1:$Z$${HOLIDAYS.length}))`,
  },
];

function cellsOf(
  { columns }: Task,
  cohort: readonly SampleApprentice[],
  newDate: (day: Day) => unknown,
): Cells {
  const cells = columns.map((read) => cohort.map(read));
  return {
    excel: cells.map((column) => column.map((cell) => [cell ?? 0])),
    google: cells.map((column) =>
      column.map((cell) => [typeof cell === 'number' ? newDate(cell) : (cell ?? '')]),
    ),
  };
}

/** Milliseconds for one calculation of a native formula in each row. The engine loads a row at a time, which is not counted. */
function nativeTime({ native }: Task, columns: readonly Column[]): number {
  const model = new Model('bench', 'en', 'Europe/London', 'en');
  model.pauseEvaluation();
  for (const [i, day] of HOLIDAYS.entries()) model.setUserInput(0, i + 1, 26, String(day));
  for (const [c, column] of columns.entries()) {
    for (const [r, [cell]] of column.entries())
      if (cell !== 0) model.setUserInput(0, r + 1, c + 1, String(cell));
  }
  for (const r of (columns[0] as Column).keys()) model.setUserInput(0, r + 1, 5, native(r + 1));
  model.resumeEvaluation();
  model.evaluate();
  return timed(() => model.evaluate());
}

/*
 * The built files run unchanged, as a function of the services that they use: the contexts of node:vm, where the tests run
 * them, make every look at a global slow, which no host does.
 */

/** As much of a host as the functions need: whatever else a built file asks for says so, and the benchmark with it. */
function standIn<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, member, receiver) {
      if (member in target) return Reflect.get(target, member, receiver);
      throw new Error(`The benchmark's stand-in for ${name} lacks ${String(member)}.`);
    },
  });
}

/** The functions that the built Excel page registers. */
function excelFunctions(): (name: string) => HostFunction {
  const associated = new Map<string, HostFunction>();
  const customFunctions = standIn('CustomFunctions', {
    associate: (name: string, fn: HostFunction) => associated.set(name, fn),
    ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A', invalidNumber: '#NUM!' },
    Error: class {},
  });
  const office = standIn('Office', {
    onReady() {},
    actions: standIn('Office.actions', { associate() {} }),
  });
  const code = readFileSync('dist/excel-addin/taskpane.js', 'utf8');
  new Function('CustomFunctions', 'Office', code)(customFunctions, office);
  return (name) => {
    const fn = associated.get(name);
    if (!fn) throw new Error(`The Excel add-in does not register ${name}.`);
    return (...args) => fn(...args, {});
  };
}

/** The functions of the built Google file, in a spreadsheet in London. */
function googleFunctions() {
  const spreadsheet = standIn('Spreadsheet', { getSpreadsheetTimeZone: () => 'Europe/London' });
  const spreadsheetApp = standIn('SpreadsheetApp', { getActiveSpreadsheet: () => spreadsheet });
  const code = readFileSync('dist/apps-script/Code.js', 'utf8');
  const names = TASKS.map(({ name }) => name).join(', ');
  const functions: Record<string, HostFunction> = new Function(
    'SpreadsheetApp',
    `${code}; return { ${names} };`,
  )(spreadsheetApp);
  return {
    call: (name: string, args: readonly unknown[]) => functions[name]?.(...args),
    newDate: (day: Day) => new Date(midnightInLondon(day)),
  };
}

const UNIX_EPOCH = 25569;
const DAY_MS = 86_400_000;

function midnightInLondon(day: Day): number {
  const utc = (day - UNIX_EPOCH) * DAY_MS;
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  return utc - Number(shown.format(utc)) * 3_600_000;
}
