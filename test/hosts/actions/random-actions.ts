import { expect } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, isSameCell } from '../../../core/cells/cell';
import type { Day } from '../../../core/dates/day';
import { isProblem } from '../../../core/problems';
import { isCalculated, planSetUp } from '../../../core/set-up/plan';
import { calculatedColumns } from '../../../core/sheet/calculated-columns';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import type { ColumnGroup, ColumnKey } from '../../../core/sheet/columns';
import { st0071 } from '../../../core/standard/st0071';
import { day } from '../../days';
import { dateCell, type HeldCell, held } from '../held-cells';
import type { ActedSheet } from './acted-sheet';
import { answersOf, type Cohort } from './apprentices-by-name';

/*
 * Whatever people and the sidebar do with a sheet, each answer stands beside its apprentice, and nothing that was typed is
 * lost. Each action is done to the sheet, where rows and columns move, and to a cohort that knows names only.
 */

const columns = chosenColumns();
const NAME = columns.of('apprentice').heading;
const byHeading = new Map<string, ColumnKey>(columns.all.map(({ heading, key }) => [heading, key]));
const CALCULATED = calculatedColumns(st0071).map(({ heading }) => heading);

/** A title, headings with a column of the provider's own, and three apprentices. */
export const FIRST_SHEET = held([
  ['Customer Service 2026'],
  ['ULN', NAME, 'Start date', 'English', 'Notes', 'EPA start'],
  [
    1000000019,
    'Zoë Marshwiggle',
    dateCell(day('2025-01-06')),
    'Achieved',
    'Called',
    dateCell(day('2026-09-07')),
  ],
  [2000000028, 'Amara Foxbury', dateCell(day('2025-03-03')), '', '', ''],
  [3000000037, 'Jun Wetherlam', '', 'L2 achieved', '', dateCell(day('2026-11-02'))],
]);
const HEADING_ROW = 1;

interface Model {
  cohort: Cohort;
  today: Day;
  /** As it was before the last action, where the host can take that back. */
  before: Cohort | undefined;
  /** How many names were given so far, so that each is another one. */
  named: number;
}

const TEXTS = ['Called', 'x', "it's", 'tbc'] as const;
const WORDS: Readonly<Record<string, readonly string[]>> = {
  grade: ['Pass', 'Fail', 'Distinction', 'pending', 'Pass?'],
  qualification: ['Achieved', 'L2', 'Exempt', 'Not yet', 'x'],
  tick: ['Yes', 'No', 'perhaps'],
  'learning status': ['Active', 'BIL', 'Withdrawn', 'Completed'],
};
const DAYS = ['2025-01-06', '2025-09-01', '2026-03-02', '2026-09-07', '2026-11-26', '2027-01-11'].map(day);
const UNREADABLE_DAYS = ['12/13/2026', 'Sep 2026', 'TBC'];

/** What somebody may type below a heading. */
function cellFor(heading: string, pick: number): HeldCell {
  const column = columns.all.find((one) => one.heading === heading);
  if (pick % 7 === 0) return { value: '' };
  if (column?.kind.name === 'date') {
    const isRead = pick % 5 > 0;
    return isRead ? dateCell(of(DAYS, pick)) : { value: of(UNREADABLE_DAYS, pick) };
  }
  return { value: of(WORDS[column?.kind.name ?? ''] ?? TEXTS, pick) };
}

function of<T>(items: readonly T[], pick: number): T {
  return items[pick % items.length] as T;
}

/** The sheet as it shows now, and where things stand in it. */
interface Now {
  readonly rows: readonly (readonly Cell[])[];
  readonly headings: readonly Cell[];
  columnOf(heading: string): number;
  rowOf(name: string): number;
}

async function look(sheet: ActedSheet): Promise<Now> {
  const rows = await sheet.shown();
  const headings = rows[HEADING_ROW] ?? [];
  const columnOf = (heading: string) => headings.indexOf(heading);
  return {
    rows,
    headings,
    columnOf,
    rowOf: (name) => rows.findIndex((row) => row[columnOf(NAME)] === name),
  };
}

type Act = (sheet: ActedSheet, model: Model, now: Now) => Promise<Cohort | undefined>;

/** One step by hand is taken back by one undo, whatever the host: not two steps, a filter, or what the sidebar does. */
const UNDONE = true;

/** An action: what it does to the sheet, and the cohort that comes of it; `undefined` where it cannot be done now. */
class Action implements fc.AsyncCommand<Model, ActedSheet> {
  readonly #words: string;
  readonly #act: Act;
  readonly #isUndone: boolean;

  constructor(words: string, act: Act, isUndone = false) {
    this.#words = words;
    this.#act = act;
    this.#isUndone = isUndone;
  }

  check = () => true;

  async run(model: Model, sheet: ActedSheet): Promise<void> {
    const after = await this.#act(sheet, model, await look(sheet));
    if (after === undefined) return;
    model.before = this.#isUndone ? model.cohort : undefined;
    model.cohort = after;
    await expectAsKnown(sheet, model);
  }

  toString = () => this.#words;
}

const number = fc.nat({ max: 9999 });
const names = ({ cohort }: Model) => [...cohort.people.keys()];
/** The headings that may be typed below: a name stays what it is. */
const filledIn = ({ cohort }: Model) =>
  cohort.headings.filter((heading) => heading !== NAME && heading !== 'ULN');

const NAMES = [
  'Ivo Larkmoor',
  'Bea Thornwick',
  'Tom Ashgrove',
  'Nia Holloway',
  'Sam Brightwell',
  'Ada Penhallow',
];

function nameNext(model: Model): string {
  model.named += 1;
  return `${of(NAMES, model.named)} ${model.named}`;
}

function known(cohort: Cohort, name: string, heading: string, value: Cell): Cohort {
  const cells = new Map(cohort.people.get(name)).set(heading, value);
  return { ...cohort, people: new Map(cohort.people).set(name, cells) };
}

const typing = fc.tuple(number, number, number).map(
  ([who, where, what]) =>
    new Action(
      `type(${who}, ${where}, ${what})`,
      async (sheet, model, now) => {
        const name = of(names(model), who);
        const heading = of(filledIn(model), where);
        const cell = cellFor(heading, what);
        if (isSameCell(cell.value, model.cohort.people.get(name)?.get(heading) ?? '')) return undefined;
        const [row, column] = [now.rowOf(name), now.columnOf(heading)];
        await sheet.type(row, column, cell);
        // What a host makes of what is typed is for the host: of "12/13/2026" a date, or not.
        const made = (await look(sheet)).rows[row]?.[column] ?? '';
        expect(made === '').toBe(cell.value === '');
        return known(model.cohort, name, heading, made);
      },
      UNDONE,
    ),
);

/** Below the last apprentice, or in a row that is put in before any of them: the first one too. */
const adding = fc.tuple(number, fc.boolean()).map(
  ([where, isPutIn]) =>
    new Action(isPutIn ? `insertNamed(${where})` : 'nameBelow()', async (sheet, model, now) => {
      const rows = names(model).map(now.rowOf);
      const row = isPutIn ? of(rows, where) : Math.max(...rows) + 1;
      if (isPutIn) await sheet.insertRow(row);
      const name = nameNext(model);
      await sheet.type(row, now.columnOf(NAME), { value: name });
      return { ...model.cohort, people: new Map(model.cohort.people).set(name, new Map([[NAME, name]])) };
    }),
);

const leaving = number.map(
  (who) =>
    new Action(
      `deleteRow(${who})`,
      async (sheet, model, now) => {
        if (names(model).length < 3) return undefined;
        const name = of(names(model), who);
        await sheet.deleteRow(now.rowOf(name));
        const people = new Map(model.cohort.people);
        people.delete(name);
        return { ...model.cohort, people };
      },
      UNDONE,
    ),
);

const blankRow = number.map(
  (where) =>
    new Action(
      `insertRow(${where})`,
      async (sheet, model, now) => {
        await sheet.insertRow(now.rowOf(of(names(model), where)));
        return model.cohort;
      },
      UNDONE,
    ),
);

const MOST_COLUMNS = 60;
const blankColumn = number.map(
  (where) =>
    new Action(
      `insertColumn(${where})`,
      async (sheet, model, now) => {
        if (now.headings.length > MOST_COLUMNS) return undefined;
        const last = Math.min(...CALCULATED.map(now.columnOf).filter((at) => at >= 0), now.headings.length);
        await sheet.insertColumn(where % (last + 1));
        return model.cohort;
      },
      UNDONE,
    ),
);

/**
 * A column that a later set-up put between calculated ones is a range of its own. Without it the formula shows an error in
 * every row, which Check finds and Repair mends: nobody takes that for an answer.
 */
function isBlockOfItsOwn({ cohort }: Model, now: Now, heading: string): boolean {
  const at = now.columnOf(heading);
  return [at - 1, at + 1].every((beside) => !cohort.headings.includes(String(now.headings[beside] ?? '')));
}

/** A column that people fill in, but for those that say who it is. */
const lostColumn = number.map(
  (which) =>
    new Action(
      `deleteColumn(${which})`,
      async (sheet, model, now) => {
        const heading = of(filledIn(model), which);
        const isReadAlone = sheet.readAlone?.includes(byHeading.get(heading) ?? '');
        if (isReadAlone || isBlockOfItsOwn(model, now, heading) || filledIn(model).length < 4)
          return undefined;
        await sheet.deleteColumn(now.columnOf(heading));
        const headings = model.cohort.headings.filter((one) => one !== heading);
        const without = (cells: ReadonlyMap<string, Cell>) => {
          const left = new Map(cells);
          left.delete(heading);
          return left;
        };
        return {
          headings,
          people: new Map([...model.cohort.people].map(([name, cells]) => [name, without(cells)])),
        };
      },
      UNDONE,
    ),
);

const sorting = fc.tuple(number, fc.boolean()).map(
  ([by, isDescending]) =>
    new Action(`sort(${by}, ${isDescending})`, async (sheet, model, now) => {
      await sheet.sort(HEADING_ROW, now.columnOf(of(model.cohort.headings, by)), isDescending);
      return model.cohort;
    }),
);

const filtering = fc.tuple(number, fc.constantFrom('Achieved', 'Called', undefined)).map(
  ([by, word]) =>
    new Action(`filter(${by}, ${word})`, async (sheet, model, now) => {
      await sheet.filter(HEADING_ROW, now.columnOf(of(filledIn(model), by)), word);
      return model.cohort;
    }),
);

const GROUPS: readonly ColumnGroup[] = ['gateway', 'deadlines', 'grades', 'coach'];

/** Whole, or refused and nothing changed: as where a filter hides rows. */
async function setUpWith(
  sheet: ActedSheet,
  { cohort, today }: Pick<Model, 'cohort' | 'today'>,
  groups: readonly ColumnGroup[],
): Promise<Cohort> {
  const grid = await sheet.workbook.readGrid();
  const plan = planSetUp(grid, await sheet.workbook.formulaStyle(grid), columns, groups, today);
  if (isProblem(plan)) throw new Error(`${plan.what} ${plan.fix}`);
  const { outcome } = await sheet.workbook.setUp(plan);
  if (outcome !== 'done') return cohort;
  const inputs = plan.added.filter((column) => !isCalculated(column)).map(({ heading }) => heading);
  return {
    ...cohort,
    headings: [...cohort.headings, ...inputs.filter((heading) => !CALCULATED.includes(heading))],
  };
}

const settingUp = fc
  .subarray([...GROUPS])
  .map((groups) => new Action(`setUp(${groups})`, (sheet, model) => setUpWith(sheet, model, groups)));

/** Through the sidebar, with what was seen or with what nobody has seen: that one is never written. */
const writing = fc.tuple(number, number, number, fc.boolean()).map(
  ([who, where, what, isSeen]) =>
    new Action(`write(${who}, ${where}, ${what}, ${isSeen})`, async (sheet, model) => {
      const { cohort } = model;
      const name = of(names(model), who);
      const heading = of(filledIn(model), where);
      const column = byHeading.get(heading);
      if (column === undefined) return undefined;
      const uln = cohort.people.get(name)?.get('ULN');
      const identity = uln === undefined || uln === '' ? { apprentice: name } : { uln: String(uln) };
      const { value } = cellFor(heading, what);
      const shows = cohort.people.get(name)?.get(heading) ?? '';
      const expected = isSeen ? shows : 'nobody saw this';
      const { sheet: front } = await sheet.workbook.readGrid();
      const [result] = await sheet.workbook.applyChanges([
        { sheet: front, identity, column, expected, value },
      ]);
      if (!isSeen) expect(JSON.stringify(result)).toMatch('changed meanwhile');
      else expect([result, heading]).toEqual([{ outcome: 'written' }, heading]);
      return isSeen ? known(cohort, name, heading, value) : cohort;
    }),
);

class Undo implements fc.AsyncCommand<Model, ActedSheet> {
  check = (model: Readonly<Model>) => model.before !== undefined;
  async run(model: Model, sheet: ActedSheet): Promise<void> {
    await sheet.undo();
    model.cohort = model.before as Cohort;
    model.before = undefined;
    await expectAsKnown(sheet, model);
  }
  toString = () => 'undo()';
}

/** Every apprentice once, with every cell that was typed, and beside them what is calculated of them and of nobody else. */
async function expectAsKnown(sheet: ActedSheet, { cohort, today }: Model): Promise<void> {
  const now = await look(sheet);
  const at = now.columnOf(NAME);
  const shownNames = now.rows.slice(HEADING_ROW + 1).flatMap((row) => (row[at] ? [String(row[at])] : []));
  expect([...shownNames].sort()).toEqual([...cohort.people.keys()].sort());
  const differences: string[] = [];
  const compare = (name: string, heading: string, shown: Cell, wanted: Cell) => {
    if (!isSameCell(shown ?? '', wanted ?? ''))
      differences.push(
        `${name}, ${heading}: ${JSON.stringify(shown)} is shown, ${JSON.stringify(wanted)} is right`,
      );
  };
  for (const [name, cells] of cohort.people) {
    const row = now.rows[now.rowOf(name)] ?? [];
    for (const heading of cohort.headings)
      compare(name, heading, row[now.columnOf(heading)], cells.get(heading) ?? '');
    for (const [heading, answer] of answersOf(cohort, name, today)) {
      const column = now.columnOf(heading);
      if (column >= 0)
        compare(name, heading, row[column], isProblem(answer) ? sheet.showing(answer) : answer);
    }
  }
  now.rows.slice(HEADING_ROW + 1).forEach((row, i) => {
    if (row[at]) return;
    for (const heading of CALCULATED)
      compare(`row ${HEADING_ROW + 2 + i}`, heading, row[now.columnOf(heading)], '');
  });
  expect(differences).toEqual([]);
}

/** `ACTIONS=10000 npx jest random-actions` tries that many in each host. */
const ASKED = Number(process.env.ACTIONS);

/** Runs so many actions in all, on a new sheet for every hundred or so. */
export async function expectAnswersBesideTheirApprentices(
  open: () => Promise<ActedSheet>,
  actions: number,
  inOneRun = 200,
): Promise<void> {
  const some = fc.commands(
    [
      typing,
      typing,
      adding,
      leaving,
      blankRow,
      blankColumn,
      lostColumn,
      sorting,
      filtering,
      settingUp,
      writing,
      writing,
      fc.constant(new Undo()),
    ],
    { maxCommands: inOneRun, size: 'max' },
  );
  await fc.assert(
    fc.asyncProperty(some, async (commands) => {
      const sheet = await open();
      const model: Model = {
        cohort: FIRST_COHORT,
        today: await sheet.workbook.today(),
        before: undefined,
        named: 0,
      };
      model.cohort = await setUpWith(sheet, model, ['gateway']);
      await expectAsKnown(sheet, model);
      await fc.asyncModelRun(() => ({ model, real: sheet }), commands);
    }),
    // Of so many runs, long and short ones, half their longest is the usual length.
    { numRuns: Math.ceil((ASKED || actions) / (inOneRun / 2)), includeErrorInReport: true },
  );
}

/** The first sheet as it is known by name. */
const FIRST_COHORT: Cohort = (() => {
  const [, headings = [], ...rows] = FIRST_SHEET.map((row) => row.map(({ value }) => value));
  const titles = headings.map(String);
  const people = rows.map(
    (row) =>
      [String(row[titles.indexOf(NAME)]), new Map(titles.map((title, i) => [title, row[i] ?? '']))] as const,
  );
  return { headings: titles, people: new Map<string, ReadonlyMap<string, Cell>>(people) };
})();
