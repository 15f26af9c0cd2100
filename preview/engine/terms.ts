import { staysText } from '../../files/xlsx';
import type { Look, PlannedCell } from '../plan';
import type { Model } from './o-spreadsheet';

// What is said of a workbook, in the engine's own terms

/** British entry: 31/01/2026 is a date, weeks begin on Monday. */
export const LOCALE = {
  name: 'English (UK)',
  code: 'en_GB',
  thousandsSeparator: ',',
  decimalSeparator: '.',
  weekStart: 1,
  dateFormat: 'dd/mm/yyyy',
  timeFormat: 'hh:mm:ss',
  formulaArgSeparator: ',',
};

export function idOf({ getters }: Model, sheet: string): string {
  const id = getters.getSheetIdByName(sheet);
  if (id === undefined) throw new Error(`There is no sheet ${sheet}.`);
  return id;
}

/** The engine reads what is typed; an apostrophe makes it text. */
export function contentOf(cell: PlannedCell): string {
  switch (typeof cell) {
    case 'undefined':
      return '';
    case 'object':
      return cell.formula;
    case 'string':
      return staysText(cell) ? cell : `'${cell}`;
    default:
      return String(cell).toUpperCase();
  }
}

export function wordRule(word: string, style: Look) {
  const kind = { type: 'CellIsRule', operator: 'isEqual' } as const;
  return { ...kind, values: [word], style };
}

export function listOf(words: readonly string[]) {
  const kind = { type: 'isValueInList', displayStyle: 'plainText' } as const;
  return { ...kind, values: [...words] };
}
