import { ANSWERS_SHEET } from '../core/sheet/own-sheets';

/** Formulas of some 200 characters, which stay far below the 5 MB that Excel hands over at once. */
const CELLS_AT_ONCE = 5_000;

/**
 * Enters formulas with functions of ours again that show `#NAME?`, and answers how many there were. Excel leaves a formula
 * at that which was calculated before the add-in was there, whatever is calculated afterwards, until somebody enters it
 * (office-js #6611). What looks its answer up wakes by itself, so the sheet of answers comes first.
 */
export function wakeFormulas(context: Excel.RequestContext): Promise<number> {
  return enterAgain(context, 'Errors');
}

/** Enters all formulas with functions of ours again, so that they are worked out anew, and answers how many there were. */
export function calculateAll(context: Excel.RequestContext): Promise<number> {
  return enterAgain(context, 'All');
}

/** Which formulas: those that show an error, of which `#NAME?` is looked for, or every one. */
type Which = 'Errors' | 'All';

async function enterAgain(context: Excel.RequestContext, which: Which): Promise<number> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const isAnswers = ({ name }: Excel.Worksheet) => name.toLowerCase() === ANSWERS_SHEET.toLowerCase();
  const names = worksheets.items.map(({ name }) => name);
  const first = worksheets.items.filter(isAnswers).map(({ name }) => name);
  let woken = 0;
  for (const name of [...first, ...names.filter((other) => !first.includes(other))])
    woken += await wakeSheet(context, worksheets.getItem(name), which);
  return woken;
}

/** On a protected sheet nothing can be entered; a filter keeps cells that are entered together apart. */
async function wakeSheet(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  which: Which,
): Promise<number> {
  const { protection } = sheet;
  protection.load('protected');
  const used = sheet.getRange('A1').getBoundingRect(sheet.getUsedRange(true));
  // Of a single cell Excel would search the whole sheet.
  const asked = used.getBoundingRect(sheet.getRange('B1'));
  const errors = asked.getSpecialCellsOrNullObject('Formulas', which);
  await context.sync();
  if (protection.protected || errors.isNullObject) return 0;
  errors.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  await context.sync();
  let woken = 0;
  for (const area of errors.areas.items) woken += await wakeArea(context, sheet, area, which);
  return woken;
}

async function wakeArea(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { rowIndex, columnIndex, rowCount, columnCount }: Excel.Range,
  which: Which,
): Promise<number> {
  const rowsAtOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / columnCount));
  let woken = 0;
  for (let row = 0; row < rowCount; row += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, rowCount - row);
    const cells = sheet.getRangeByIndexes(rowIndex + row, columnIndex, rows, columnCount);
    cells.load('values,formulas');
    await context.sync();
    woken += enterCells(sheet, cells, { row: rowIndex + row, column: columnIndex }, which);
    await context.sync();
  }
  return woken;
}

function enterCells(
  sheet: Excel.Worksheet,
  { values, formulas }: Excel.Range,
  first: { readonly row: number; readonly column: number },
  which: Which,
): number {
  let woken = 0;
  formulas.forEach((cells, i) => {
    cells.forEach((formula, j) => {
      if (which === 'Errors' && values[i]?.[j] !== '#NAME?') return;
      if (!/^=.*\bEPA_[A-Z_]+\(/s.test(String(formula))) return;
      sheet.getRangeByIndexes(first.row + i, first.column + j, 1, 1).formulas = [[formula]];
      woken++;
    });
  });
  return woken;
}
