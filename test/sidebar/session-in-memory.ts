import type { Cell } from '../../core/cells/cell';
import type { ColumnKey } from '../../core/sheet/columns';
import { openSession, type Session } from '../../sidebar/session';
import { type InView, inView, type Question, type SidebarState } from '../../sidebar/state';
import { day } from '../days';
import { type Held, type WorkbookInMemory, workbookInMemory } from './workbook-in-memory';

const HEADINGS = [
  'ULN',
  'Apprentice',
  'Start date',
  'Portfolio complete',
  'English',
  'Maths',
  'Employer sign-off',
  'Notes',
];
export const at = (heading: string) => HEADINGS.indexOf(heading);

export const ROWS: readonly (readonly Held[])[] = [
  HEADINGS,
  ['1000000019', 'Amara Foxbury', day('2025-01-06'), 'No', 'Achieved', '', '', 'Prefers mornings'],
  ['2000000028', 'Ben Hollowdene', day('2025-05-05'), true, '', 'Not yet', '', ''],
  ['', 'Cleo Larksong', day('2025-01-06'), '', '', '', 1, ''],
];
export const [AMARA_AT, BEN_AT, CLEO_AT] = [1, 2, 3];

/** The rows with other cells in the row of Amara. */
export function withAmara(cells: Readonly<Record<string, Held>>): readonly (readonly Held[])[] {
  return ROWS.map((row, i) =>
    i === AMARA_AT ? HEADINGS.map((heading, column) => cells[heading] ?? row[column] ?? '') : row,
  );
}

/** A session over a workbook in memory, with words for what tests do and look at. */
export interface SessionInMemory {
  readonly session: Session;
  readonly book: WorkbookInMemory;
  /** Passes so many seconds on the clock of the session. */
  pass(seconds: number): void;
  state(): SidebarState;
  whom(): InView;
  name(): string | undefined;
  /** Writes cells of the apprentice in view. */
  write(cells: Partial<Readonly<Record<ColumnKey, Cell>>>): Promise<unknown>;
  /** What a cell of the sheet in front holds, by the heading that it had at first. */
  held(row: number, heading: string): Held;
  /** Somebody else types into a cell. */
  type(row: number, heading: string, held: Held): Promise<void>;
  /** Somebody else types into a cell, and nobody has told the sidebar yet. */
  typeUnseen(row: number, heading: string, held: Held): void;
  lines(): readonly string[];
  /** The one question that is open. */
  question(): Question;
  /** What is told of a conflict: the cell, and each value with its label. */
  told(): readonly (readonly string[])[];
  undoLabels(): readonly string[];
  /** Takes the way on that the last message offers. */
  goOn(label: string): Promise<void>;
}

/** Opens it at the row of Amara and waits until the sheet has been read. */
export async function open(
  sheets: Readonly<Record<string, readonly (readonly Held[])[]>> = { Cohort: ROWS },
): Promise<SessionInMemory> {
  const opened = opening(workbookInMemory(sheets));
  await opened.session.opened;
  return opened;
}

export function opening(book: WorkbookInMemory): SessionInMemory {
  let seconds = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const session = openSession(book.workbook, 'apprentice', {
    now: () => seconds * 1000,
    timeOfDay: () => `after ${seconds} s`,
    after(milliseconds, run) {
      const timer = { at: seconds + milliseconds / 1000, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const state = session.store.get;
  const whom = () => {
    const found = inView(state());
    if (!found) throw new Error('No apprentice is in view.');
    return found;
  };
  const question = () => {
    const [found, another] = state().questions;
    if (!found || another) throw new Error(`${state().questions.length} questions are open.`);
    return found;
  };
  return {
    session,
    book,
    pass: (passed) => {
      seconds += passed;
      const due = timers.filter(({ at }) => at <= seconds);
      timers = timers.filter((timer) => !due.includes(timer));
      for (const { run } of due) run();
    },
    state,
    whom,
    name: () => inView(state())?.apprentice.apprentice,
    write: (cells) =>
      session.write(
        whom(),
        Object.entries(cells).map(([column, value]) => ({ column: column as ColumnKey, value })),
      ),
    held: (row, heading) => book.held(row, at(heading)),
    type: (row, heading, held) => book.type(row, at(heading), held),
    typeUnseen: (row, heading, held) => book.typeUnseen(row, at(heading), held),
    lines: () => state().said?.lines ?? [],
    question,
    told: () =>
      question().conflicts.map(({ heading, values }) => [
        heading,
        ...values.map(({ label, value }) => `${label}: ${value}`),
      ]),
    undoLabels: () => state().undoable.map(({ label }) => label),
    goOn: async (label) => {
      const action = state().said?.action;
      if (action?.label !== label) throw new Error(`What is offered is ${action?.label}.`);
      await action.run();
    },
  };
}
