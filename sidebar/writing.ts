import { type Cell, isSameCell } from '../core/cells/cell';
import { type Day, formatDay } from '../core/dates/day';
import { changeIn } from '../core/port/changes';
import { cellInWords } from '../core/port/recording';
import type { Change, ChangeResult } from '../core/port/workbook';
import { messageOf, problem } from '../core/problems';
import { type ColumnKey, columnOf } from '../core/sheet/columns';
import type { CellWrite, Content } from '../core/sheet/grid';
import { nameOf, rowOf, withRow } from '../core/sheet/people';
import type { Desk } from './desk';
import type { InView, Said, Undoable, Work } from './state';

/** One cell of the apprentice in view, to be written. */
export interface Wish {
  readonly column: ColumnKey;
  readonly value: Cell;
}

/** Changes of one apprentice, and what the apprentice is called. */
interface Writes {
  readonly name: string;
  readonly changes: readonly Change[];
}

export interface Writing {
  /** Writes cells of one apprentice. Nothing is written over what somebody else did: that is asked about. */
  write(whom: InView, wishes: readonly Wish[]): Promise<void>;
  /** Writes cells by their place: settings, or a formula at the selection. Whether all of them were written. */
  writeCells(label: string, writes: readonly CellWrite[]): Promise<boolean>;
  /** Takes back the last change that was made here. */
  undo(): Promise<void>;
  /** Keeps a way back from something that was written otherwise. */
  remember(undoable: Undoable): void;
}

/** The most changes that can be taken back. */
const MOST_UNDOABLE = 50;

/** Whatever the sidebar writes goes through here: with what the cell is expected to hold, and with a way back. */
export function writingOf(desk: Desk, readSheet: () => Promise<void>): Writing {
  const { workbook, store, say, during, inTurn } = desk;
  const { get, set } = store;

  async function write({ row, identity, apprentice }: InView, wishes: readonly Wish[]): Promise<void> {
    const { sheet } = get();
    if (!sheet || !identity) return;
    const changes: Change[] = [];
    for (const { column, value } of wishes) {
      const change = changeIn(sheet, row, identity, column, value);
      if (change === undefined) return say(columnIsMissing(column));
      if (!isSameCell(change.expected, value)) changes.push(change);
    }
    if (changes.length > 0) await apply({ name: nameOf(apprentice), changes });
  }

  function columnIsMissing(column: ColumnKey): Said {
    return {
      lines: [messageOf(problem('COLUMN_MISSING', { argument: columnOf(column).heading }))],
      tone: 'bad',
      action: { label: 'Go to Set up', run: () => set({ screen: 'set-up' }) },
    };
  }

  async function apply({ name, changes }: Writes, isUndo = false): Promise<void> {
    let isCancelled = false;
    const label = changesInWords(changes);
    const work: Work = {
      label: `Writing ${label}…`,
      columns: changes.map(({ column }) => column),
      cancel: () => {
        isCancelled = true;
      },
    };
    say(undefined);
    const again = () => void apply({ name, changes }, isUndo);
    const results = await during(work, () => inTurn(() => workbook.applyChanges(changes)), again);
    if (!results) return;
    const written = changes.filter((_, i) => results[i]?.outcome === 'written');
    for (const change of written) takeWritten(change);
    const inverse = { name, changes: written.map(inverseOf) };
    // What is on its way cannot be called back, but it can be taken back.
    if (isCancelled && written.length > 0) return apply(inverse, true);
    if (written.length > 0 && !isUndo)
      remember({ label: `${label}, ${name}`, run: () => apply(inverse, true) });
    const at = results.findIndex(({ outcome }) => outcome !== 'written');
    if (at >= 0) unwritten(name, changes[at] as Change, results[at] as ChangeResult, isUndo);
    else say({ lines: [`${isUndo ? 'Undone' : 'Saved'} for ${name}: ${label}.`], tone: 'good' });
  }

  /** What was written shows at once, before the host reports it. */
  function takeWritten({ identity, column, value }: Change): void {
    const { sheet } = get();
    const row = sheet && rowOf(sheet.table, identity);
    const position = sheet?.table.layout.positions.get(column);
    if (!sheet || typeof row !== 'number' || position === undefined) return;
    const cells = [...(sheet.grid.rows[row] ?? [])];
    cells[position] = value;
    set({ sheet: withRow(sheet, row, cells) });
  }

  function unwritten(name: string, change: Change, result: ChangeResult, isUndo: boolean): void {
    if (result.outcome === 'refused') say({ lines: [messageOf(result.problem)], tone: 'bad' });
    if (result.outcome !== 'changed meanwhile') return;
    const { now, formula } = result;
    takeWritten({ ...change, value: now });
    const inWords = (cell: Cell) => cellInWords(change.column, cell);
    set({
      question: {
        title: `${columnOf(change.column).heading} of ${name}`,
        explanation: formula
          ? 'This cell is calculated, so it was left as it is. Change it in the sheet.'
          : 'Somebody changed this cell meanwhile, so nothing was written.',
        values: [
          { label: 'You saw', value: inWords(change.expected) },
          { label: 'It holds now', value: formula ?? inWords(now) },
          { label: 'You want', value: inWords(change.value) },
        ],
        keep: 'Keep what is there',
        ...(formula === undefined && {
          replace: {
            label: 'Write mine',
            run: () => void apply({ name, changes: [{ ...change, expected: now }] }, isUndo),
          },
        }),
      },
    });
  }

  async function writeCells(label: string, writes: readonly CellWrite[], isUndo = false): Promise<boolean> {
    say(undefined);
    const again = () => void writeCells(label, writes, isUndo);
    const work: Work = { label: `Writing ${label}…` };
    const results = await during(work, () => inTurn(() => workbook.writeCells(writes)), again);
    if (!results) return false;
    const written = writes.filter((_, i) => results[i]?.outcome === 'written');
    if (written.length > 0 && !isUndo) remember({ label, run: () => takeBack(label, written) });
    const at = results.findIndex(({ outcome }) => outcome !== 'written');
    if (at >= 0) cellUnwritten(label, writes[at] as CellWrite, results[at] as ChangeResult);
    else say({ lines: [`${isUndo ? 'Undone' : 'Saved'}: ${label}.`], tone: 'good' });
    return at < 0;
  }

  async function takeBack(label: string, written: readonly CellWrite[]): Promise<void> {
    const inverse = written.map((write) => ({ ...write, expected: write.content, content: write.expected }));
    if (await writeCells(label, inverse, true)) await readSheet();
  }

  function cellUnwritten(label: string, write: CellWrite, result: ChangeResult): void {
    if (result.outcome === 'refused') say({ lines: [messageOf(result.problem)], tone: 'bad' });
    if (result.outcome !== 'changed meanwhile') return;
    const expected: Content = result.formula === undefined ? result.now : { formula: result.formula };
    const replace = async () => {
      if (await writeCells(label, [{ ...write, expected }])) await readSheet();
    };
    // Replacing a formula that fills the cell from elsewhere would be refused again and again.
    const isFilled = typeof write.expected === 'object' && write.expected.formula === result.formula;
    set({
      question: {
        title: label,
        explanation: isFilled
          ? 'A formula in another cell fills this one, so nothing was written. Choose another cell, or change that formula in the sheet.'
          : 'The cell holds something already, so nothing was written.',
        values: [
          { label: 'It holds now', value: contentInWords(expected, write) },
          { label: 'You want', value: contentInWords(write.content, write) },
        ],
        keep: 'Keep what is there',
        ...(!isFilled && { replace: { label: 'Replace it', run: () => void replace() } }),
      },
    });
  }

  function remember(undoable: Undoable): void {
    set({ undoable: [...get().undoable, undoable].slice(-MOST_UNDOABLE) });
  }

  async function undo(): Promise<void> {
    const { undoable } = get();
    set({ undoable: undoable.slice(0, -1) });
    await undoable[undoable.length - 1]?.run();
  }

  return { write, writeCells, undo, remember };
}

function inverseOf(change: Change): Change {
  return { ...change, expected: change.value, value: change.expected };
}

/** "Maths: Achieved; Notes: …". */
function changesInWords(changes: readonly Change[]): string {
  return changes
    .map(({ column, value }) => `${columnOf(column).heading}: ${cellInWords(column, value)}`)
    .join('; ');
}

function contentInWords(content: Content, { isDate }: CellWrite): string {
  if (typeof content === 'object') return content.formula;
  if (isDate && typeof content === 'number') return formatDay(Math.floor(content) as Day);
  return content === undefined || content === '' ? 'blank' : String(content);
}
