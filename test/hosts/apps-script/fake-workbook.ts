import type { FilledCell } from '../../../core/cells/cell';
import type { FakeSheet } from './fake-sheet';

export interface Shown {
  readonly value: FilledCell;
  readonly isDate?: boolean | undefined;
}

/** What a formula answers: a rectangle, of a single cell at least. */
export type Answer = readonly (readonly Shown[])[];

/** Calls a custom function: a single cell comes as it is, a range as rows of cells. */
export type CallFunction = (name: string, args: readonly (Shown | Answer)[]) => Answer;

/** How a formula of ours comes out: a script may still be starting, or not be there. */
type FunctionsAre = 'working' | 'loading' | 'missing';

/** The cells behind the services, and what people can see of them. */
export interface Workbook {
  readonly timeZone: string;
  /** What the clock of Google's servers says. */
  readonly now: () => number;
  readonly sheets: FakeSheet[];
  inFront: FakeSheet;
  /** None where a chart is in front. */
  selection: { readonly row: number; readonly column: number } | undefined;
  /** Is the document lock held: by this run, by another one, or not at all? */
  lock: 'free' | 'held' | 'held elsewhere';
  /** Written, but not flushed: others cannot see it yet. */
  hasUnflushedWrites: boolean;
  cellsRead: number;
  /** Are custom functions there, and done? */
  functions: FunctionsAre;
  readonly callFunction: CallFunction;
}

/** The spreadsheet behind the services: what they read and what they change. */
export interface Spreadsheet extends Workbook {
  /** Every service call so far, in order. */
  readonly serviceCalls: string[];
  /** Every call of a custom function by a cell, with the size of what it is given. */
  readonly functionCalls: { readonly name: string; readonly bytes: number }[];
  /**
   * Hears of each service call of a script before it is made, counted from 0 over all runs: it may throw, as a service that
   * fails, or do what other people do in the meantime.
   */
  beforeCall?: ((call: number, name: string) => void) | undefined;
  /** Hears of each script that the page starts, before it does anything; what it answers is called once it has ended. */
  beforeScript?: (() => () => void) | undefined;
  readonly menus: Menu[];
  /** How many cells all runs so far have read. */
  cellsRead: number;
  sidebar?: { readonly title: string; readonly html: string };
}

interface Menu {
  readonly caption: string;
  readonly items: { readonly caption: string; readonly functionName: string }[];
}

/** Makes a service of its members: each call is counted, a member that is missing fails by its name. */
export type MakeService = <Members extends object>(name: string, members: Members) => Members;
