import { engine, type Model } from './o-spreadsheet';

/** Rows or columns that were put in or taken out since a workbook was opened, counted from 1. */
interface MoveOfSheet {
  readonly sheetId: string;
  readonly of: 'rows' | 'columns';
  readonly what: 'inserted' | 'deleted';
  readonly at: number;
  readonly count: number;
  /** The line whose looks the new ones take on, as it was before. */
  readonly like?: number;
}

/** What is done that saving has no place for in the file that was opened. */
type Unsaved = 'borders' | 'figures' | 'groups' | 'cut';

interface Remembered {
  readonly moves: readonly MoveOfSheet[];
  readonly unsaved: readonly Unsaved[];
}

interface MoveCommand {
  readonly type: string;
  readonly sheetId: string;
  readonly dimension: 'ROW' | 'COL';
  readonly base: number;
  readonly quantity: number;
  readonly position: 'before' | 'after';
  readonly elements: readonly number[];
}

const NAME = 'EPA_COHORT_MOVES';
const UNSAVED: Readonly<Record<string, Unsaved>> = {
  SET_BORDER: 'borders',
  SET_ZONE_BORDERS: 'borders',
  SET_BORDERS_ON_TARGET: 'borders',
  CREATE_CHART: 'figures',
  CREATE_FIGURE: 'figures',
  ADD_PIVOT: 'figures',
  GROUP_HEADERS: 'groups',
  UNGROUP_HEADERS: 'groups',
  MOVE_RANGES: 'cut',
};

/** Remembers them with the engine's own history, so that undoing takes them back. */
export function rememberMoves(): void {
  class Moves extends engine.CorePlugin {
    static override getters = ['getMovesSinceOpened'];
    readonly remembered: Remembered = { moves: [], unsaved: [] };

    override beforeHandle(command: unknown): void {
      const given = command as MoveCommand;
      const moves = movesOf(given, (sheetId, dimension) => this.getters.getNumberHeaders(sheetId, dimension));
      const unsaved = UNSAVED[given.type];
      if (moves.length === 0 && (unsaved === undefined || this.remembered.unsaved.includes(unsaved))) return;
      const next: Remembered = {
        moves: [...this.remembered.moves, ...moves],
        unsaved: unsaved === undefined ? this.remembered.unsaved : [...this.remembered.unsaved, unsaved],
      };
      (this.history as unknown as { update(key: string, value: Remembered): void }).update(
        'remembered',
        next,
      );
    }

    getMovesSinceOpened(): Remembered {
      return this.remembered;
    }
  }
  const { corePluginRegistry } = engine.registries;
  if (!corePluginRegistry.contains(NAME)) corePluginRegistry.add(NAME, Moves as never);
}

export function movesSinceOpened({ getters }: Model): Remembered {
  return (getters as unknown as { getMovesSinceOpened(): Remembered }).getMovesSinceOpened();
}

function movesOf(
  { type, sheetId, dimension, base, quantity, position, elements }: MoveCommand,
  linesIn: (sheetId: string, dimension: MoveCommand['dimension']) => number,
): readonly MoveOfSheet[] {
  const of = dimension === 'ROW' ? 'rows' : 'columns';
  if (type === 'ADD_COLUMNS_ROWS') {
    const at = position === 'before' ? base + 1 : base + 2;
    // A sheet that grows at its end only shows more of what a file has anyway.
    if (at > linesIn(sheetId, dimension)) return [];
    return [{ sheetId, of, what: 'inserted', at, count: quantity, like: base + 1 }];
  }
  if (type !== 'REMOVE_COLUMNS_ROWS') return [];
  // From the end, so that no line that is still to go has another place by then.
  const inOrder = [...elements].sort((one, other) => other - one);
  const moves: MoveOfSheet[] = [];
  for (const element of inOrder) {
    const last = moves.at(-1);
    if (last && last.at === element + 2)
      moves[moves.length - 1] = { ...last, at: element + 1, count: last.count + 1 };
    else moves.push({ sheetId, of, what: 'deleted', at: element + 1, count: 1 });
  }
  return moves;
}
