import type { Model } from './o-spreadsheet';

interface ShownCell {
  readonly text: string;
  readonly isText: boolean;
}

/** The sheet in front, as it is shown. */
export interface SheetInFront {
  readonly name: string;
  readonly rows: ShownCell[][];
}

export function sheetInFront({ getters }: Model): SheetInFront {
  const sheetId = getters.getActiveSheetId();
  const { right, bottom } = getters.getSheetZone(sheetId);
  const rows: ShownCell[][] = [];
  for (let row = 0; row <= bottom; row++) {
    const line: ShownCell[] = [];
    for (let col = 0; col <= right; col++) {
      const { formattedValue, type } = getters.getEvaluatedCell({ sheetId, col, row });
      line.push({ text: formattedValue, isText: type === 'text' });
    }
    rows.push(line);
  }
  return { name: getters.getSheetName(sheetId), rows: withoutBlankEdges(rows) };
}

function withoutBlankEdges(rows: ShownCell[][]): ShownCell[][] {
  const isFilled = ({ text }: ShownCell) => text !== '';
  const filled = lengthUpTo(rows, (row) => row.some(isFilled));
  const width = rows.reduce((widest, row) => Math.max(widest, lengthUpTo(row, isFilled)), 0);
  return rows.slice(0, filled).map((row) => row.slice(0, width));
}

/** How many items there are up to the last wanted one. */
function lengthUpTo<T>(items: readonly T[], isWanted: (item: T) => boolean): number {
  let length = items.length;
  while (length > 0 && !isWanted(items[length - 1] as T)) length--;
  return length;
}
