import { setUpInWords } from '../core/port/set-up-in-words';
import type { Workbook } from '../core/port/workbook';
import { isProblem, messageOf, type Problem } from '../core/problems';
import { type ColumnNamesPlan, removeColumnName } from '../core/set-up/mapping';
import { planSetUp, type SetUpPlan } from '../core/set-up/plan';
import type { CellAddress } from '../core/sheet/grid';
import { type CohortSheet, neighbour, type Person } from '../core/sheet/people';
import { SETTINGS_PLACES } from '../core/sheet/settings';
import { openDesk } from './desk';
import { readingOf } from './reading';
import type { Screen } from './screens';
import { inView, newState, type Said } from './state';
import { createStore } from './store';
import { writingOf } from './writing';

export type Session = ReturnType<typeof openSession>;

/** Opens the workbook of a host: from here on the sidebar follows it until it is closed. */
export function openSession(workbook: Workbook, screen: Screen) {
  const store = createStore(newState(screen));
  const desk = openDesk(workbook, store);
  const { readSheet, refresh, see, headingRow } = readingOf(desk, (row) => goTo({ row }));
  const { write, writeCells, undo, remember } = writingOf(desk, readSheet);
  const { get, set } = store;
  const { say, during, inTurn, failed } = desk;

  /** Sets the sheet in front up and says what came of it. A set-up is applied whole, so it cannot be stopped half-way. */
  async function setUp(): Promise<void> {
    say(undefined);
    const again = () => void setUp();
    const said = await during({ label: 'Setting up the sheet…' }, () => inTurn(planAndSetUp), again);
    if (!said) return;
    await readSheet();
    say(said);
  }

  async function planAndSetUp(): Promise<Said> {
    const grid = await workbook.readGrid();
    const plan = planSetUp(grid, await workbook.formulaStyle(grid));
    if (isProblem(plan)) return { lines: [messageOf(plan)], tone: 'bad' };
    const result = await workbook.setUp(plan);
    return { lines: setUpInWords(plan, result), tone: result.outcome === 'done' ? 'good' : 'bad' };
  }

  /** Has the settings say what headings of the sheet mean, and reads the sheet anew with them. */
  async function nameHeadings(
    planned: ColumnNamesPlan | Problem,
    headings: readonly string[],
  ): Promise<void> {
    if (isProblem(planned)) return say({ lines: [messageOf(planned)], tone: 'bad' });
    const label = `Meaning of ${headings.join(', ')}`;
    const again = () => void nameHeadings(planned, headings);
    const work = { label: `Writing ${label}…` };
    const result = await during(work, () => inTurn(() => workbook.setUp(planned.plan)), again);
    if (result?.outcome === 'refused') say({ lines: [messageOf(result.problem)], tone: 'bad' });
    if (result?.outcome !== 'done') return;
    if (planned.writes.length > 0 && !(await writeCells(label, planned.writes))) return;
    await readSheet();
    const fresh = headings.filter((heading) => isWrittenBy(planned.plan, heading));
    if (fresh.length > 0) remember({ label, run: () => forget(label, fresh) });
    say({ lines: [`Saved: ${label}.`], tone: 'good' });
  }

  async function forget(label: string, headings: readonly string[]): Promise<void> {
    const grid = get().sheet?.grid ?? get().unconnected?.grid;
    if (!grid) return;
    const writes = headings.flatMap((heading) => removeColumnName(grid, heading));
    if (await writeCells(`${label} removed`, writes)) await readSheet();
  }

  /** Shows an apprentice and has the sheet go to the row, to a cell of it where one is named. */
  function goTo({ row }: Pick<Person, 'row'>, column?: number): void {
    const { sheet, selection, pinned } = get();
    if (!sheet) return;
    const stays = selection?.sheet === sheet.grid.sheet ? selection.column : identityColumn(sheet);
    set({ row });
    const identity = inView(get())?.identity;
    // The sheet may have been sorted since it was read: whoever is meant is found again.
    set({ sought: identity, ...(pinned && { pinned: identity }) });
    reveal({ sheet: sheet.grid.sheet, row, column: column ?? stays });
  }

  function reveal(cell: CellAddress): void {
    workbook.reveal(cell).catch((error) => failed(error, () => reveal(cell)));
  }

  /** To the apprentice above (-1) or below (1). */
  function step(direction: -1 | 1): void {
    const { people, row = -1 } = get();
    const next = neighbour(people, row, direction);
    if (next) goTo(next);
  }

  /** Keeps the apprentice in view, or follows the selection again. */
  function togglePin(): void {
    const { pinned, selection, sheet } = get();
    const isElsewhere = selection?.sheet !== sheet?.grid.sheet;
    set({ pinned: pinned ? undefined : inView(get())?.identity });
    if (!pinned) return;
    if (isElsewhere) void readSheet();
    else set({ row: selection?.row });
  }

  function show(next: Screen): void {
    set({ screen: next });
  }

  /** A person's answer to the question that is open. */
  function answer(replaces: boolean): void {
    const { question } = get();
    set({ question: undefined });
    if (replaces) question?.replace?.run();
  }

  const close = workbook.followSelection(see, headingRow);
  void readSheet();
  return {
    store,
    readSheet,
    refresh,
    write,
    writeCells,
    undo,
    setUp,
    nameHeadings,
    goTo,
    reveal,
    step,
    togglePin,
    show,
    say,
    answer,
    close,
  };
}

function identityColumn({ table }: CohortSheet): number {
  return table.layout.positions.get('apprentice') ?? table.layout.positions.get('uln') ?? 0;
}

/** A name that replaces another one is written otherwise, and has its own way back. */
function isWrittenBy({ settings }: SetUpPlan, heading: string): boolean {
  return settings.cells.some(
    ({ column, value }) => column === SETTINGS_PLACES.columnNames.column && value === heading,
  );
}
