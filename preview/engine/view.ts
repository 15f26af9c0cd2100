import type { FileParts } from '../../files/xlsx';
import { type Changes, changesSince } from './changes';
import { type SheetInFront, sheetInFront } from './in-front';
import { mendModel } from './mends';
import { App, engine, type WorkbookData } from './o-spreadsheet';
import { changedCells, openedState } from './opened-state';
import { exported } from './saving';
import { type SelectedCell, scrollTo, select, selectedCell } from './selection';
import { type Sheets, sheetsOf } from './sheets';

/** How the engine speaks to people: through the page, never through the browser's own boxes. */
interface Voice {
  tell(text: string): void;
  confirm(text: string): Promise<boolean>;
}

/** A workbook on the screen. */
export interface ShownWorkbook {
  readonly sheets: Sheets;
  /** Edited since it was opened or saved. */
  isChanged(): boolean;
  markSaved(): void;
  toXlsx(): Promise<FileParts>;
  /** What has become of the file that was opened. */
  changes(): Changes;
  sheetInFront(): SheetInFront;
  focus(): void;
  close(): void;
}

export interface Stage {
  readonly place: HTMLElement;
  readonly templates: string;
  readonly voice: Voice;
  onSelection(cell: SelectedCell): void;
}

interface Showing {
  /** The cell that is selected first. */
  readonly startsAt?: string | undefined;
  /** The column that is the first in view, right of the frozen ones. */
  readonly viewFrom?: string | undefined;
  /** The data as the file had it, where some of it was changed on the way in. */
  readonly asRead?: WorkbookData | undefined;
  /** What makes room on the screen, once the new workbook is known to be sound. */
  readonly insteadOf?: ShownWorkbook | undefined;
}

/** Puts a workbook on the screen. */
export async function showWorkbook(
  data: WorkbookData,
  stage: Stage,
  { startsAt, viewFrom, asRead, insteadOf }: Showing,
): Promise<ShownWorkbook> {
  const transportService = new engine.LocalTransportService();
  const model = new engine.Model(data, { transportService });
  mendModel(model);
  const opened = openedState(model, changedCells(asRead, data));
  const sheets = sheetsOf(model);
  let isChanged = false;
  transportService.onNewMessage('page', ({ type }) => {
    if (type !== 'CLIENT_JOINED' && type !== 'CLIENT_LEFT' && type !== 'CLIENT_MOVED') isChanged = true;
  });
  insteadOf?.close();
  const app = new App(engine.Spreadsheet, {
    templates: stage.templates,
    props: { model, ...speaking(stage.voice) },
  });
  model.on('update', stage, () => stage.onSelection(selectedCell(model)));
  stage.place.replaceChildren();
  await app.mount(stage.place);
  // Some turns later, when the engine knows how much of the sheet is in view.
  for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
  if (viewFrom) scrollTo(model, viewFrom);
  if (startsAt) select(model, startsAt);
  return {
    sheets,
    isChanged: () => isChanged,
    markSaved() {
      isChanged = false;
    },
    toXlsx: () => exported(model),
    changes: () => changesSince(model, opened),
    sheetInFront: () => sheetInFront(model),
    focus: () => stage.place.querySelector<HTMLElement>('.o-grid')?.focus(),
    close: () => app.destroy(),
  };
}

/** What the engine says without a next step. */
const SAID_WITH_ADVICE: Readonly<Record<string, string>> = {
  'Cannot sort a zone with array formulas.':
    'These rows cannot be sorted: a formula among them fills several cells, which would be torn apart. It is the cell left of or above the first one that holds no formula of its own. Move it out of the table, or copy what it shows and paste it as values, then sort again.',
};

/** The ways in which the engine speaks, as it asks for them. */
function speaking(voice: Voice) {
  return {
    notifyUser: ({ text }: { text: string }) => voice.tell(text),
    raiseError: (text: string, after?: () => void) => {
      voice.tell(SAID_WITH_ADVICE[text] ?? text);
      after?.();
    },
    askConfirmation: async (text: string, confirm: () => void, cancel?: () => void) =>
      (await voice.confirm(text)) ? confirm() : cancel?.(),
  };
}
