import { type Cell, gridFrom } from '../../core/cells/cell';
import { type Day, partsOf } from '../../core/dates/day';
import { type Codec, call } from '../../core/functions/call';
import { CATALOGUE } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem, messageOf } from '../../core/problems';
import { isDone } from '../../core/rules/progress';
import { calculatedColumns } from '../../core/sheet/calculated-columns';
import { peopleIn } from '../../core/sheet/people';
import { rowReader } from '../../core/sheet/rows';
import type { Standard } from '../../core/standard/standard';
import { type CohortTableOfFile, rangeOf } from './cohort-tables';

/** A field of a .csv: what it says, and whether it is a text that could be taken for a formula. */
export interface Field {
  readonly text: string;
  readonly isText: boolean;
}

/** Days as the services of the sector take them, and in the place of an answer why there is none. */
const codec: Codec<string> = {
  decode: (value) => value as Cell,
  encodeDay: isoDay,
  encodeProblem: (problem) => `Check: ${messageOf(problem)}`,
};

/** A function of ours on a whole sheet, under its headings; or in one sentence why it has no answer. */
export function answerOf(
  name: `EPA_${string}`,
  cohort: CohortTableOfFile,
): readonly (readonly (string | number)[])[] | string {
  const fn = CATALOGUE.find((one) => one.name === name) as CustomFunction;
  const settings = cohort.settings.length > 0 ? [cohort.settings] : [];
  const answer = call(fn, [rangeOf(cohort), cohort.asOf, ...settings], codec);
  if (isProblem(answer)) return messageOf(answer);
  return Array.isArray(answer) ? answer : [];
}

/** The tracker of a sheet with whom each line is about; grades only where the results are confirmed, unless they are asked for. */
export function statusRows(
  cohort: CohortTableOfFile,
  withGrades: boolean,
): readonly (readonly Field[])[] | string {
  const { sheet, table, asOf } = cohort;
  const { layout, headingRow, rows } = table;
  const tracked = answerOf('EPA_TRACKER', cohort);
  if (typeof tracked === 'string') return tracked;
  const [headings = [], ...answers] = tracked;
  const grades = gradeColumns(cohort);
  const withoutGrade = gradeHider(layout.columns.standard);
  const read = rowReader(layout);
  const grid = gridFrom(rows);
  const lines = peopleIn(table).map(({ row, name, uln }) => {
    const isHeld = !withGrades && !isConfirmed(read(grid, row).apprentice.resultsConfirmed, asOf);
    const answer = answers[row - headingRow - 1] ?? [];
    const shown = answer.map((cell, i) => (!isHeld ? cell : grades.has(i) ? '' : withoutGrade(cell)));
    return [sheet, uln, name, ...shown].map(fieldOf);
  });
  return [
    [SHEET, layout.columns.of('uln').heading, layout.columns.of('apprentice').heading, ...headings].map(
      fieldOf,
    ),
    ...lines,
  ];
}

/** What is to be checked in a row may quote the very grades that are held back: it is said without them. */
function gradeHider({ methods }: Standard): (cell: string | number) => string | number {
  const words = [...new Set(methods.flatMap((method) => method.grades))].join('|');
  const namesGrade = new RegExp(`\\b(?:${words})\\b`);
  return (cell) => (typeof cell === 'string' && namesGrade.test(cell) ? GRADES_TO_CHECK : cell);
}

const GRADES_TO_CHECK = 'Check the grades in the sheet; --grades says what is wrong with them.';

export const SHEET = 'Sheet';

function isConfirmed(day: unknown, asOf: Day): boolean {
  return typeof day === 'number' && isDone(day as Day, asOf);
}

/** The places of the calculated columns that hold grades. */
function gradeColumns({ table }: CohortTableOfFile): ReadonlySet<number> {
  const columns = calculatedColumns(table.layout.columns.standard);
  return new Set(columns.flatMap(({ group }, i) => (group === 'grades' ? [i] : [])));
}

export function fieldOf(cell: string | number): Field {
  return { text: String(cell), isText: typeof cell === 'string' };
}

/** `2026-11-26`. */
export function isoDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(dayOfMonth)}`;
}
