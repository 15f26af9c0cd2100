import type { Change, ColumnRepair, Selection, Workbook } from '../../core/port/workbook';
import type { SetUpPlan } from '../../core/set-up/plan';
import type { CellWrite } from '../../core/sheet/grid';
import type * as main from '../main';
import { topLevelName } from '../top-level-names';

/** What the page may call on the server. */
type Server = Pick<
  typeof main,
  | 'readGrid'
  | 'readGridOf'
  | 'readTops'
  | 'readFormulas'
  | 'readSelection'
  | 'repairAnswers'
  | 'readToday'
  | 'applyChanges'
  | 'writeCells'
  | 'applySetUp'
  | 'removeSetUp'
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
  const writing = { turns: 0 };
  const write: typeof ask = (name, ...args) => {
    writing.turns++;
    return ask(name, ...args).finally(() => {
      writing.turns++;
    });
  };
  return {
    readGrid: () => ask('readGrid'),
    readGridOf: async (sheet) => (await ask('readGridOf', sheet)) ?? undefined,
    readTops: () => ask('readTops'),
    followSelection: (seen, headingRow) =>
      follow(
        window,
        () => ask('readSelection', headingRow()),
        seen,
        () => writing.turns,
      ),
    applyChanges: (changes) => write('applyChanges', changes.map(crossing)),
    writeCells: (writes) => write('writeCells', writes.map(crossingWrite)),
    readFormulas: async (sheet) => (await ask('readFormulas', sheet)) ?? undefined,
    formulaStyle: async () => 'spilled',
    setUp: (plan) => write('applySetUp', crossingPlan(plan)),
    undoSetUp: (plan) => write('removeSetUp', crossingPlan(plan)),
    repair: (repairs) => write('repairAnswers', repairs.map(crossingRepair)),
    reveal: (cell) => ask('revealCell', cell),
    today: () => ask('readToday'),
    dayKeeper: 'formula',
  };
}

function crossing({ sheet, identity, column, expected, value }: Change): Change {
  const { uln, apprentice, besides } = identity;
  return {
    sheet,
    identity: {
      ...(uln === undefined ? { apprentice: apprentice ?? '' } : { uln }),
      ...(besides && { besides }),
    },
    column,
    expected: expected ?? '',
    value: value ?? '',
  };
}

function crossingPlan(plan: SetUpPlan): SetUpPlan {
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

/** Google tells a page nothing, so it must ask: often enough to feel at once, seldom enough to be no burden. */
const POLL_MS = 1500;
const SOON_MS = 150;

/** Asks for the selection again and again while the page is in view; where no answer comes, the next one will do. */
function follow(
  window: PageWindow,
  readSelection: () => Promise<Selection>,
  seen: (selection: Selection) => void,
  turn: () => number,
): () => void {
  /** The last one as text: a selection is a few short rows, and what is the same reads the same. */
  let last = '';
  let timer = 0;
  let isAsking = false;
  let isStopped = false;

  async function look(): Promise<void> {
    window.clearTimeout(timer);
    if (isAsking || window.document.visibilityState !== 'visible') return;
    isAsking = true;
    const asked = turn();
    const selection = await readSelection().catch(() => undefined);
    isAsking = false;
    if (isStopped) return;
    // What was read while something was being written may be from before it.
    const isDoubtful = asked % 2 === 1 || asked !== turn();
    timer = window.setTimeout(look, isDoubtful ? SOON_MS : POLL_MS);
    if (isDoubtful) return;
    const now = JSON.stringify(selection);
    if (selection === undefined || now === last) return;
    last = now;
    seen(selection);
  }

  window.document.addEventListener('visibilitychange', look);
  look();
  return () => {
    isStopped = true;
    window.clearTimeout(timer);
    window.document.removeEventListener('visibilitychange', look);
  };
}
