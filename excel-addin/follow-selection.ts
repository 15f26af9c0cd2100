import type { Selection } from '../core/port/workbook';
import { askLackingDays } from './excel-dates';
import { inExcel } from './in-excel';
import { cellsOf, usedFromA1 } from './read-sheet';

/** How long Excel must be quiet before the next event is looked at by itself and not as one of a run, as of arrow keys. */
const RESTS_MS = 100;

/** Follows the selected row with one sync for each look; a run of events is looked at where it begins and where it rests. */
export function followSelection(seen: (selection: Selection) => void, headingRow: () => number): () => void {
  let isStopped = false;
  let told = '';
  const look = oneAtATime(async () => {
    const selection = await readSelection(headingRow);
    const asText = JSON.stringify(selection);
    // Excel reports far more than what moves the selection or alters its row.
    if (isStopped || !selection || asText === told) return;
    told = asText;
    seen(selection);
  });
  const runs = runsOf(look);
  const handlers = inExcel((context) => addHandlers(context, async () => runs.noticed()));
  // Only then, so that nothing happens unseen between the look and the handlers.
  void handlers.finally(look);
  return () => {
    isStopped = true;
    runs.forget();
    void handlers.then(removeHandlers, () => undefined);
  };
}

/**
 * The selection as it stands, or nothing where Excel could not say: the sheet may be gone by now, or Excel busy.
 * Whatever happens next makes it look again.
 */
function readSelection(headingRow: () => number): Promise<Selection | undefined> {
  return inExcel((context) => askSelection(context, headingRow())).catch(() => undefined);
}

/** Two rows, as wide as the sheet is in use; below the last row in use they are blank. */
async function askSelection(context: Excel.RequestContext, headingRow: number): Promise<Selection> {
  const cell = context.workbook.getActiveCell();
  cell.load('rowIndex,columnIndex');
  const { worksheet } = cell;
  worksheet.load('name');
  const columns = usedFromA1(worksheet).getEntireColumn();
  const row = cell.getEntireRow().getIntersection(columns);
  const headings = columns.getRow(headingRow);
  for (const range of [row, headings]) range.load('values,numberFormat');
  const lackingDays = askLackingDays(context);
  await context.sync();
  const cellsIn = (range: Excel.Range) => cellsOf(range, lackingDays())[0] ?? [];
  return {
    sheet: worksheet.name,
    row: cell.rowIndex,
    column: cell.columnIndex,
    cells: cellsIn(row),
    headings: cellsIn(headings),
  };
}

/** Does something when a run of events begins, and once more when it comes to rest if there was more than one. */
function runsOf(act: () => void): { noticed(): void; forget(): void } {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let isRun = false;
  const rested = () => {
    rest = undefined;
    if (isRun) act();
  };
  return {
    noticed() {
      isRun = rest !== undefined;
      if (!isRun) act();
      clearTimeout(rest);
      rest = setTimeout(rested, RESTS_MS);
    },
    forget: () => clearTimeout(rest),
  };
}

/** Never two at once, so that no answer overtakes a later one: what is asked for meanwhile is done once more afterwards. */
function oneAtATime(work: () => Promise<void>): () => void {
  let isBusy = false;
  let isWanted = false;
  const begin = async () => {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } finally {
      isBusy = false;
    }
  };
  return () => void begin();
}

type Handlers = readonly OfficeExtension.EventHandlerResult<unknown>[];

async function addHandlers(context: Excel.RequestContext, noticed: () => Promise<void>): Promise<Handlers> {
  const { workbook } = context;
  const { worksheets } = workbook;
  const handlers = [
    workbook.onSelectionChanged.add(noticed),
    // The cell may be the same on another sheet, so a change of sheet counts by itself.
    worksheets.onActivated.add(noticed),
    worksheets.onChanged.add(noticed),
    // Excel's documentation keeps sorting apart from other changes.
    worksheets.onRowSorted.add(noticed),
  ];
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
