import { type Cell, isError } from '../cells/cell';
import { date, type Kind, readCell } from '../cells/kinds';
import { type Day, isLikelyDay } from '../dates/day';
import { isProblem } from '../problems';
import { remembered } from '../remembered';
import { recordedItems } from '../standard/standard';
import type { Column, ColumnKey, Columns } from './columns';
import { plainHeading } from './heading';
import { lesserNames } from './meanings';

/*
 * Headings that name a thing and not what is said of it: "Observation" may hold the day or the grade. The cells below
 * decide.
 */

/** The columns that a heading may mean, and whether it is the provider's own where no cell can be any of them. */
export interface Ambiguity {
  readonly candidates: readonly [ColumnKey, ...ColumnKey[]];
  readonly mayBeOwn: boolean;
}

/** A filled cell below an ambiguous heading. */
export interface CellBelow {
  readonly cell: Cell;
  /** Is it a day before the apprenticeship in its row began? Then it is that of something else, such as recruitment. */
  readonly isEarly: boolean;
}

/** Enough to tell what a column holds. */
const MOST_CELLS = 100;

/** Names that say what they hold. */
const SAYS_WHAT = /date|complete|done|passed|ready|signed/i;

const INITIALS = /^\p{Lu}+$/u;

/** "Grade confirmed" is a day, or the grade. */
const OF_RESULTS: readonly (readonly [string, Ambiguity])[] = [
  ['Grade confirmed', { candidates: ['resultsConfirmed', 'confirmedGrade'], mayBeOwn: false }],
];

/** "Current status" may say how somebody gets on, "Prog. status" how their progress is: the cells tell. */
const OF_STATUS: readonly (readonly [string, Ambiguity])[] = [
  'Current status',
  'Current apprentice status',
  'Current learner status',
  'Learner current status',
  'Prog status',
].map((name) => [name, { candidates: ['learningStatus'], mayBeOwn: true }]);

const ambiguities = remembered((columns: Columns): ReadonlyMap<string, Ambiguity> => {
  const { standard } = columns;
  const bareNames = ({ key }: { readonly key: ColumnKey }) =>
    [...columns.of(key).aliases, ...lesserNames(columns, key)].filter((name) => !SAYS_WHAT.test(name));
  // A day that nobody can read is no day: the column says something else, such as Booked. What is graded together with
  // something else is not graded by itself.
  const ofAssessments = standard.methods.flatMap(({ steps, grade }) =>
    steps
      .filter(({ act }) => act === 'assess')
      .flatMap((step) => {
        const candidates = [step.key, ...(steps.length === 1 ? [grade.key] : [])] as const;
        return bareNames(step).map((name) => [name, { candidates, mayBeOwn: true }] as const);
      }),
  );
  // What is asked for before gateway never gets lost: a word that nobody can read there is to be seen to.
  const items = recordedItems(standard);
  const ofItems = items.flatMap((item) => {
    const counts = items.filter((other) => other.kind === 'figure' && other.dueWith === item.key);
    const candidates = [item.key, ...counts.map(({ key }) => key)] as const;
    return item.kind === 'tick' && counts.length > 0
      ? bareNames(item).map((name) => [name, { candidates, mayBeOwn: false }] as const)
      : [];
  });
  // Initials say of what they are, and not that they are counted: below "OTJ" may stand ticks.
  const ofFigures = items
    .filter(({ kind }) => kind === 'figure')
    .flatMap((item) =>
      bareNames(item)
        .filter((name) => INITIALS.test(name))
        .map((name) => [name, { candidates: [item.key], mayBeOwn: true }] as const),
    );
  return new Map(
    [...ofAssessments, ...ofItems, ...ofFigures, ...OF_RESULTS, ...OF_STATUS].map(([name, ambiguity]) => [
      plainHeading(name),
      ambiguity,
    ]),
  );
}, 1);

/** What a heading may mean besides what it says by itself; `undefined` where it is plain. */
export function ambiguityOf(columns: Columns, plain: string): Ambiguity | undefined {
  return ambiguities(columns).get(plain);
}

/** What the cells say of an ambiguous heading; no key where it is the provider's own. */
export interface Decision {
  readonly key: ColumnKey | undefined;
  /** Is there a cell that says so? */
  readonly isTold: boolean;
}

/** The candidate that most of the cells can be read as, the first where several are equal or nothing can be told. */
export function decisionOn(
  columns: Columns,
  { candidates, mayBeOwn }: Ambiguity,
  cells: readonly CellBelow[],
): Decision {
  const [first] = candidates;
  let best: { key: ColumnKey; read: number } | undefined;
  let isTold = false;
  for (const key of candidates) {
    const told = cells.flatMap((below) => canBe(columns.of(key), below) ?? []);
    const read = told.filter(Boolean).length;
    isTold ||= told.length > 0;
    if (read > (best?.read ?? 0)) best = { key, read };
  }
  return { key: best?.key ?? (isTold && mayBeOwn ? undefined : first), isTold };
}

function canBe(column: Column, { cell, isEarly }: CellBelow): boolean | undefined {
  const isOne = isReadable(column, cell);
  return isOne && !(isEarly && hasDays(column.kind));
}

/** The first filled cells of a column, beside the column that says when the apprenticeship began. */
export function cellsBesideStart(
  cellAt: (row: number, position: number) => Cell,
  position: number,
  start: number | undefined,
  rows: { readonly from: number; readonly to: number },
): readonly CellBelow[] {
  const cells: CellBelow[] = [];
  for (let row = rows.from; row < rows.to && cells.length < MOST_CELLS; row++) {
    const cell = cellAt(row, position);
    if (!isSaid(cell)) continue;
    const began = start === undefined ? undefined : dayIn(cellAt(row, start));
    const day = began === undefined ? undefined : dayIn(cell);
    cells.push({ cell, isEarly: day !== undefined && began !== undefined && day < began });
  }
  return cells;
}

function dayIn(cell: Cell): Day | undefined {
  const day = readCell(date, cell, '');
  return typeof day === 'number' && isLikelyDay(day) ? day : undefined;
}

function isSaid(cell: Cell): boolean {
  return cell !== undefined && cell !== '' && !isError(cell);
}

/** The first filled cells of a column; an error says nothing of what a column holds. */
export function cellsToTell(cellAt: (row: number) => Cell, from: number, to: number): readonly Cell[] {
  const cells: Cell[] = [];
  for (let row = from; row < to && cells.length < MOST_CELLS; row++) {
    const cell = cellAt(row);
    if (isSaid(cell)) cells.push(cell);
  }
  return cells;
}

export function hasDays({ name }: Kind<unknown>): boolean {
  return name === 'date' || name === 'sign-off';
}

/** Can a cell be what a column holds? A blank one says nothing. */
export function isReadable({ key, kind }: Pick<Column, 'key' | 'kind'>, cell: Cell): boolean | undefined {
  const value = readCell<unknown>(kind, cell, key);
  if (value === undefined) return undefined;
  return !(isProblem(value) || (typeof value === 'number' && hasDays(kind) && !isLikelyDay(value)));
}
