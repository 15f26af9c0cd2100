/** Two numbers of rows, the second ten times the first, so that their times tell how the work grows. */
type TenTimes = readonly [few: number, many: number];

/** How much each part of the benchmark does. */
export interface BenchSizes {
  /** Functions on columns, in both hosts and beside native formulas. */
  readonly functions: { readonly rows: TenTimes; readonly runs: number };
  /** Functions on whole cohort sheets, and what the Cohort screen shows. */
  readonly cohort: {
    readonly rows: TenTimes;
    readonly runs: number;
    /** One row of so many is edited so often, with the Cohort screen on. */
    readonly edited: readonly number[];
    readonly edits: number;
  };
  readonly loading: { readonly runs: number };
  /** One edit of a cohort sheet in Excel. */
  readonly excel: { readonly rows: readonly number[] };
  /** What a tick, a booking and a selection carry in Google and in Excel: in a short sheet and in a long one. */
  readonly actions: { readonly rows: readonly [few: number, many: number] };
  /** The calendar of so many apprentices. */
  readonly calendar: { readonly people: number; readonly runs: number };
  /** Whole files from the command line. */
  readonly cli: { readonly rows: readonly number[] };
  /** The local workbook: `edits` are made at the top and as many in the middle of each of `loads` openings. */
  readonly workbook: { readonly rows: readonly number[]; readonly loads: number; readonly edits: number };
  readonly sorting: { readonly rows: readonly number[]; readonly sorts: number };
  /** The sidebar beside it: so many steps down the sheet, so many openings of the Cohort tab. */
  readonly sidebar: { readonly rows: TenTimes; readonly steps: number; readonly openings: number };
  /** The sidebar opened for the first time by a browser that has never seen it, so often; then so many ticks. */
  readonly opening: { readonly rows: readonly number[]; readonly browsers: number; readonly ticks: number };
  /** An ILR file brought in, so large and so often. */
  readonly import: { readonly megabytes: number; readonly times: number };
}

/** What the goals are stated for. */
export const WHOLE: BenchSizes = {
  functions: { rows: [10_000, 100_000], runs: 9 },
  cohort: { rows: [10_000, 100_000], runs: 3, edited: [200, 10_000], edits: 15 },
  loading: { runs: 15 },
  excel: { rows: [200, 1000, 10_000] },
  actions: { rows: [200, 10_000] },
  calendar: { people: 10_000, runs: 3 },
  cli: { rows: [200, 10_000] },
  workbook: { rows: [200, 2_000, 10_000], loads: 3, edits: 3 },
  sorting: { rows: [200, 2_000, 10_000], sorts: 3 },
  sidebar: { rows: [1000, 10_000], steps: 30, openings: 5 },
  opening: { rows: [200, 10_000], browsers: 3, ticks: 9 },
  import: { megabytes: 20, times: 3 },
};

/** Enough to see that every part still runs; its figures tell little. */
export const QUICK: BenchSizes = {
  functions: { rows: [100, 1000], runs: 1 },
  cohort: { rows: [100, 1000], runs: 1, edited: [20, 200], edits: 3 },
  loading: { runs: 1 },
  excel: { rows: [20, 200] },
  actions: { rows: [50, 100] },
  calendar: { people: 100, runs: 1 },
  cli: { rows: [20] },
  workbook: { rows: [20, 40], loads: 1, edits: 1 },
  sorting: { rows: [20], sorts: 2 },
  sidebar: { rows: [20, 200], steps: 2, openings: 1 },
  opening: { rows: [20], browsers: 1, ticks: 3 },
  import: { megabytes: 1, times: 1 },
};
