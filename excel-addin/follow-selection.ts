import type { CellAddress } from '../core/cohort/workbook';
import { inExcel } from './in-excel';

/** How long a selection must rest before it counts, so that a row of arrow keys asks Excel once. */
const RESTS_MS = 100;

export function followSelection(moved: (selection: CellAddress) => void): () => void {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const tell = async () => {
    const selection = await inExcel(readSelection);
    const place = JSON.stringify(selection);
    // Excel also reports selections that stay where they are.
    if (isStopped || place === told) return;
    told = place;
    moved(selection);
  };
  const handlers = inExcel((context) =>
    addHandlers(context, async () => {
      clearTimeout(timer);
      timer = setTimeout(tell, RESTS_MS);
    }),
  );
  void handlers.then(tell);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    void handlers.then(removeHandlers);
  };
}

async function readSelection(context: Excel.RequestContext): Promise<CellAddress> {
  const cell = context.workbook.getActiveCell();
  cell.load('rowIndex,columnIndex');
  cell.worksheet.load('name');
  await context.sync();
  return { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
}

type Handlers = readonly OfficeExtension.EventHandlerResult<unknown>[];

async function addHandlers(context: Excel.RequestContext, noticed: () => Promise<void>): Promise<Handlers> {
  const { workbook } = context;
  // The cell may be the same on another sheet, so a change of sheet counts by itself.
  const handlers = [workbook.onSelectionChanged.add(noticed), workbook.worksheets.onActivated.add(noticed)];
  await context.sync();
  return handlers;
}

/** Excel lets a handler go only in the context that it was added in. */
async function removeHandlers(handlers: Handlers): Promise<void> {
  const [first] = handlers;
  if (!first) return;
  await Excel.run(first.context as Excel.RequestContext, async (context) => {
    for (const handler of handlers) handler.remove();
    await context.sync();
  });
}
