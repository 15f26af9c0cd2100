import type { CellAddress, Change, Workbook } from '../core/cohort/workbook';
import type * as main from './main';

/** What the page may call on the server. */
type Server = Pick<
  typeof main,
  'readGrid' | 'readRow' | 'readSelection' | 'readToday' | 'applyChanges' | 'applySetUp' | 'revealCell'
>;

/** `google.script.run`: a call of the server returns at once and answers through a handler. */
export type ServerRun = {
  withSuccessHandler(answered: (answer: never) => void): ServerRun;
  withFailureHandler(failed: (error: Error) => void): ServerRun;
} & { [Name in keyof Server]: (...args: Parameters<Server[Name]>) => void };

/** As much of the panel's `window` as the workbook needs. */
export interface PanelWindow {
  readonly google: { readonly script: { readonly run: ServerRun } };
  readonly document: {
    readonly visibilityState: string;
    addEventListener(type: 'visibilitychange', changed: () => void): void;
    removeEventListener(type: 'visibilitychange', changed: () => void): void;
  };
  setTimeout(run: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** The spreadsheet that the panel is open in. Blank cells cross as '', for the bridge takes nothing undefined. */
export function googleWorkbook(window: PanelWindow): Workbook {
  const ask = <Name extends keyof Server>(name: Name, ...args: Parameters<Server[Name]>) =>
    new Promise<ReturnType<Server[Name]>>((answered, failed) => {
      const run = window.google.script.run.withSuccessHandler(answered).withFailureHandler(failed);
      (run[name] as (...args: Parameters<Server[Name]>) => void)(...args);
    });
  return {
    readGrid: () => ask('readGrid'),
    readRow: (row) => ask('readRow', row),
    followSelection: (moved) => follow(window, () => ask('readSelection'), moved),
    applyChanges: (changes) => ask('applyChanges', changes.map(crossing)),
    setUp: (plan) =>
      ask('applySetUp', { ...plan, headingsSeen: plan.headingsSeen.map((heading) => heading ?? '') }),
    reveal: (cell) => ask('revealCell', cell),
    today: () => ask('readToday'),
  };
}

function crossing({ sheet, identity, column, expected, value }: Change): Change {
  const { uln, apprentice } = identity;
  return {
    sheet,
    identity: uln === undefined ? { apprentice: apprentice ?? '' } : { uln },
    column,
    expected: expected ?? '',
    value: value ?? '',
  };
}

/** Google tells a panel nothing, so it must ask: often enough to feel at once, seldom enough to be no burden. */
const POLL_MS = 1500;

/** Asks for the selection again and again while the page is in view; where no answer comes, the next one will do. */
function follow(
  window: PanelWindow,
  readSelection: () => Promise<CellAddress>,
  moved: (selection: CellAddress) => void,
): () => void {
  let last: CellAddress | undefined;
  let timer = 0;
  let isAsking = false;
  let isStopped = false;

  async function look(): Promise<void> {
    window.clearTimeout(timer);
    if (isAsking || window.document.visibilityState !== 'visible') return;
    isAsking = true;
    const selection = await readSelection().catch(() => undefined);
    isAsking = false;
    if (isStopped) return;
    timer = window.setTimeout(look, POLL_MS);
    if (selection === undefined || isSameAddress(selection, last)) return;
    last = selection;
    moved(selection);
  }

  window.document.addEventListener('visibilitychange', look);
  look();
  return () => {
    isStopped = true;
    window.clearTimeout(timer);
    window.document.removeEventListener('visibilitychange', look);
  };
}

function isSameAddress(one: CellAddress, other: CellAddress | undefined): boolean {
  return one.sheet === other?.sheet && one.row === other.row && one.column === other.column;
}
