import type { Cell } from '../cells/cell';
import { isExempt } from '../cells/exemptions';
import { reasonFor } from '../rules/exemption';
import type { GatewayItem, Standard } from '../standard/standard';
import { cellInWords } from './cell-in-words';
import type { Apprentice, ColumnKey, Columns } from './columns';
import { nameOf } from './people';
import type { RowRead } from './rows';

/** The row of an apprentice: what it says, and how its cells read. */
export interface RecordedRow {
  readonly apprentice: Apprentice;
  readonly unreadable: RowRead['problems'];
  cellOf(column: ColumnKey): Cell;
  hasColumn(column: ColumnKey): boolean;
}

/** An optional item is not asked for where the sheet has no column for it. */
export function itemsShown({ gateway }: Standard, whom: RecordedRow): readonly GatewayItem[] {
  return gateway.filter((item) => item.kind === 'time' || !item.isOptional || whom.hasColumn(item.key));
}

/** Who signed, where the sheet has a column for the name. */
export function signatoryOf(item: GatewayItem, whom: RecordedRow): string | undefined {
  return item.kind === 'sign-off' && item.signatory !== undefined
    ? (whom.apprentice[item.signatory.key] as string | undefined)
    : undefined;
}

/** A cell as it reads, an exemption with its reason; nothing where it is blank. */
export function recorded(columns: Columns, whom: RecordedRow, key: ColumnKey): string {
  // The name may stand in two columns.
  if (key === 'apprentice') return nameOf(whom.apprentice);
  const cell = whom.cellOf(key);
  if (cell === '') return '';
  const column = columns.of(key);
  const words = cellInWords(column, cell);
  const value = whom.apprentice[key];
  const reason = isExempt(value) ? reasonFor(value, column, whom.apprentice.notes) : undefined;
  return reason === undefined || words.includes(reason) ? words : `${words}: ${reason}`;
}
