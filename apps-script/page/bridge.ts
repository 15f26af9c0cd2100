import type { Change, ColumnRepair, NewApprentices, Selection, Workbook } from '../../core/port/workbook';
import type { SetUpPlan } from '../../core/set-up/plan';
import type { CellWrite } from '../../core/sheet/grid';
import type { Identity } from '../../core/sheet/people';
import type * as main from '../main';
import { topLevelName } from '../top-level-names';

/** What the page may call on the server. */
type Server = Pick<
  typeof main,
  | 'readGrid'
  | 'readGridOf'
  | 'readTops'
  | 'readFormulas'
  | 'readLacking'
  | 'dressColumnsAgain'
  | 'readSelection'
  | 'repairAnswers'
  | 'appendRows'
  | 'readToday'
  | 'applyChanges'
  | 'writeCells'
  | 'addApprentices'
  | 'removeApprentices'
  | 'applySetUp'
  | 'removeSetUp'
  | 'writeReport'
  | 'copyValues'
  | 'revealCell'
>;

/** `google.script.run`: a call of the server returns at once and answers through a handler. */
export type ServerRun = {
  withSuccessHandler(answered: (answer: never) => void): ServerRun;
  withFailureHandler(failed: (error: Error) => void): ServerRun;
} & {
  [Name in keyof Server as ReturnType<typeof topLevelName<Name>>]: (
    ...args: Parameters<Server[Name]>
  ) => void;
};

/** As much of the page's `window` as the workbook needs. */
export interface PageWindow {
  readonly google: { readonly script: { readonly run: ServerRun } };
  readonly document: {
    readonly visibilityState: string;
    addEventListener(type: 'visibilitychange', changed: () => void): void;
    removeEventListener(type: 'visibilitychange', changed: () => void): void;
  };
  addEventListener(type: (typeof WAKING)[number], heard: () => void): void;
  removeEventListener(type: (typeof WAKING)[number], heard: () => void): void;
  setTimeout(run: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** The spreadsheet that the page is open in. Blank cells cross as '', for the bridge takes nothing undefined. */
export function googleWorkbook(window: PageWindow): Workbook {
  const ask = <Name extends keyof Server>(name: Name, ...args: Parameters<Server[Name]>) =>
    new Promise<ReturnType<Server[Name]>>((answered, failed) => {
      const run = window.google.script.run.withSuccessHandler(answered).withFailureHandler(failed);
      (run[topLevelName(name)] as (...args: Parameters<Server[Name]>) => void)(...args);
    });
  let turns = 0;
  const listeners = new Set<() => void>();
  const writing: Writing = {
    turn: () => turns,
    onWrite(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
  const write: typeof ask = (name, ...args) => {
    turns++;
    return ask(name, ...args).finally(() => {
      turns++;
      for (const heard of listeners) heard();
    });
  };
  return {
    readGrid: () => ask('readGrid'),
    readGridOf: async (sheet) => (await ask('readGridOf', sheet)) ?? undefined,
    readTops: () => ask('readTops'),
    followSelection: (seen, headingRow, paused) =>
      follow(window, () => ask('readSelection', headingRow()), seen, paused ?? (() => {}), writing),
    applyChanges: (changes) => write('applyChanges', changes.map(crossing)),
    writeCells: (writes) => write('writeCells', writes.map(crossingWrite)),
    addApprentices: (added) => write('addApprentices', crossingRows(added)),
    removeApprentices: (added) => write('removeApprentices', crossingRows(added)),
    readFormulas: async (sheet) => (await ask('readFormulas', sheet)) ?? undefined,
    formulaStyle: async () => 'spilled',
    setUp: (plan) => write('applySetUp', crossingSeen(plan)),
    undoSetUp: (plan) => write('removeSetUp', crossingSeen(plan)),
    readLacking: (looks) => ask('readLacking', looks),
    dress: (looks) => write('dressColumnsAgain', looks),
    repair: (repairs) => write('repairAnswers', repairs.map(crossingRepair)),
    appendRows: (rows) => write('appendRows', rows),
    writeReport: (plan) => write('writeReport', plan),
    copyValues: (plan) => write('copyValues', crossingSeen(plan)),
    reveal: (cell) => ask('revealCell', cell),
    today: () => ask('readToday'),
    dayKeeper: 'formula',
    // The frame of a sidebar may open dialogs, that of the printer among them.
    canPrint: true,
  };
}

function crossing({ sheet, identity, column, expected, value }: Change): Change {
  return {
    sheet,
    identity: crossingIdentity(identity),
    column,
    expected: expected ?? '',
    value: value ?? '',
  };
}

function crossingIdentity({ uln, apprentice, besides }: Identity): Identity {
  return {
    ...(uln === undefined ? { apprentice: apprentice ?? '' } : { uln }),
    ...(besides && { besides }),
  };
}

function crossingRows({ rows, headingsSeen, ...added }: NewApprentices): NewApprentices {
  return {
    ...added,
    headingsSeen: headingsSeen.map((heading) => heading ?? ''),
    rows: rows.map(({ identity, cells }) => ({ identity: crossingIdentity(identity), cells })),
  };
}

function crossingSeen<Plan extends Pick<SetUpPlan, 'headingsSeen'>>(plan: Plan): Plan {
  return { ...plan, headingsSeen: plan.headingsSeen.map((heading) => heading ?? '') };
}

function crossingRepair({ before, after, ...repair }: ColumnRepair): ColumnRepair {
  return {
    ...repair,
    before: before.map((content) => content ?? ''),
    after: after.map((content) => content ?? ''),
  };
}

function crossingWrite({ expected, content, ...write }: CellWrite): CellWrite {
  return { ...write, expected: expected ?? '', content: content ?? '' };
}

/** Google tells a page nothing, so it must ask: often enough to feel at once, and ever more seldom while nothing changes. */
const POLL_MS = [1500, 3000, 5000] as const;
/** So many looks in vain, and the next ones are further apart. */
const LOOKS_EACH = 10;
/** Nobody is at the sheet any more. */
const PAUSE_MS = 300_000;
const SOON_MS = 150;

/** What somebody does who is back at the page. */
const WAKING = ['focus', 'pointerdown', 'keydown'] as const;

/**
 * Asks for the selection again and again while the page is in view; where no answer comes, the next one will do. After five
 * minutes without a change it pauses and says so, until somebody comes back to the page or writes from it.
 */
function follow(
  window: PageWindow,
  readSelection: () => Promise<Selection>,
  seen: (selection: Selection) => void,
  paused: (isPaused: boolean) => void,
  writing: Writing,
): () => void {
  const { turn } = writing;
  /** The last one as text: a selection is a few short rows, and what is the same reads the same. */
  let last = '';
  let timer = 0;
  let isAsking = false;
  let isStopped = false;
  let looks = 0;
  let waited = 0;
  let isPaused = false;

  function setPaused(next: boolean): void {
    if (isPaused !== next) paused(next);
    isPaused = next;
  }

  function lookLater(milliseconds: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, milliseconds);
  }

  function lookWhenDue(): void {
    if (waited >= PAUSE_MS) {
      setPaused(true);
      return;
    }
    const step = Math.min(Math.floor(looks / LOOKS_EACH), POLL_MS.length - 1);
    const wait = POLL_MS[step] as number;
    looks++;
    waited += wait;
    lookLater(wait);
  }

  function wake(): void {
    looks = 0;
    waited = 0;
    setPaused(false);
    void look();
  }

  /** Whoever types here is asked for no more often than before. */
  function wakeIfSlow(): void {
    if (isPaused || looks >= LOOKS_EACH) wake();
    else waited = 0;
  }

  async function look(): Promise<void> {
    window.clearTimeout(timer);
    if (isAsking || isPaused || window.document.visibilityState !== 'visible') return;
    isAsking = true;
    const asked = turn();
    const selection = await readSelection().catch(() => undefined);
    isAsking = false;
    if (isStopped) return;
    // What was read while something was being written may be from before it.
    const isDoubtful = asked % 2 === 1 || asked !== turn();
    if (isDoubtful) {
      lookLater(SOON_MS);
      return;
    }
    const now = JSON.stringify(selection);
    const isNew = selection !== undefined && now !== last;
    if (isNew) {
      looks = 0;
      waited = 0;
    }
    lookWhenDue();
    if (!isNew) return;
    last = now;
    seen(selection);
  }

  const stopHearing = writing.onWrite(wake);
  window.document.addEventListener('visibilitychange', wake);
  for (const event of WAKING) window.addEventListener(event, wakeIfSlow);
  void look();
  return () => {
    isStopped = true;
    stopHearing();
    window.clearTimeout(timer);
    window.document.removeEventListener('visibilitychange', wake);
    for (const event of WAKING) window.removeEventListener(event, wakeIfSlow);
  };
}

/** What is being written from the page: an odd turn while it is. */
interface Writing {
  readonly turn: () => number;
  onWrite(heard: () => void): () => void;
}
