import type { ChangeResult, Workbook } from '../core/port/workbook';
import type { ColumnKey } from '../core/sheet/columns';
import type { Content } from '../core/sheet/grid';
import type { Identity } from '../core/sheet/people';
import { spoken } from '../core/words';
import type { OpenWorkbook } from './open-workbook';
import type { Conflict, Undoable } from './state';

/** Cells that a person wants written together. */
export interface Batch<W> {
  readonly kind: KindOfWrite<W>;
  readonly writes: readonly W[];
  /** Whose cells they are, where they are an apprentice's. */
  readonly name?: string;
  /** The same apprentice, as `ownerOf` has it. */
  readonly whose?: string;
  /** What the writes come to, where the cells do not say it themselves. */
  readonly label?: string;
  /** The label as it was before cells were named in it: that of a part names them, and they may hold grades. */
  readonly purpose?: string;
  /** It was sent before and not answered: what holds what is wanted is written by it. */
  readonly isAgain?: true;
  /** The change log is to tell it, also where it is switched off. */
  readonly isLogged?: true;
  /** The way back from it where there is one already, as from what is put back because nobody is to take it back after all. */
  readonly wayBack?: Undoable;
}

/** How cells are found to be written, by apprentice and column or by place, and what people are told of each. */
export interface KindOfWrite<W> {
  send(workbook: Workbook, writes: readonly W[]): Promise<readonly ChangeResult[]>;
  /** How many are sent at once where there may be very many; all of them where it is left out. */
  readonly atOnce?: number;
  /** Each write rests on those before it, so that they are taken back in the opposite order. */
  readonly isInOrder?: true;
  /** The column whose field waits while it is written. */
  columnOf(write: W): ColumnKey | undefined;
  /** The cell as people call it. */
  headingOf(write: W): string;
  /** The same for the same cell, whatever is to stand there; left out where nobody writes to one twice in a moment. */
  cellOf?(write: W): string;
  /** The same write, over what the cell holds by then. */
  overContent?(write: W, content: Content): W;
  wantedOf(write: W): Content;
  /** The cell as the change log tells it, with what it held before. */
  loggedOf(write: W): Logged;
  contentInWords(write: W, content: Content): string;
  /** The write that takes this one back. */
  inverseOf(write: W): W;
  /** The same write, once a person has seen what was found; `undefined` where it may not be written over. */
  over(write: W, found: Found): W | undefined;
  explain(write: W, found: Found): Pick<Conflict, 'explanation' | 'values'>;
  /** What is known by now of the cells shows in the sidebar. */
  show(book: OpenWorkbook, saved: readonly W[], unwritten: readonly Unwritten<W>[]): Promise<void>;
}

/** What a write is to the change log. */
export interface Logged {
  readonly sheet: string;
  readonly identity?: Identity | undefined;
  readonly column?: ColumnKey | undefined;
  /** What the cell is called where the apprentice stands beside it. */
  readonly heading?: string;
  readonly before: Content;
}

/** What stands in a cell instead of what was expected. */
export type Found = Extract<ChangeResult, { outcome: 'changed meanwhile' }>;

/** A write that only a person can decide about. */
export interface Unwritten<W> {
  readonly write: W;
  readonly found: Found;
}

/** Some of the writes of a batch, as a batch of its own. */
export function part<W>(batch: Batch<W>, writes: readonly W[]): Batch<W> {
  const { label, purpose = label } = batch;
  return {
    ...batch,
    writes,
    ...(label !== undefined && { label: inWords(batch, writes) }),
    ...(purpose !== undefined && { purpose }),
  };
}

/** More cells than these are counted, not named. */
const MOST_NAMED = 3;

/** "Maths: Achieved; Notes: …"; the label where there is one, with the cells where it is not all of them. */
export function inWords<W>({ kind, label, writes: all }: Batch<W>, writes: readonly W[]): string {
  if (label !== undefined && writes.length < all.length && writes.length > MOST_NAMED)
    return `${label} (${spoken(writes.length)} of ${spoken(all.length)})`;
  const cells = writes
    .map((write) => `${kind.headingOf(write)}: ${kind.contentInWords(write, kind.wantedOf(write))}`)
    .join('; ');
  if (label === undefined) return cells;
  return writes.length === all.length ? label : `${label} (${cells})`;
}

/** What takes a batch back. */
export function inverse<W>(batch: Batch<W>): Batch<W> {
  const writes = batch.writes.map(batch.kind.inverseOf);
  return { ...batch, writes: batch.kind.isInOrder ? writes.reverse() : writes };
}
