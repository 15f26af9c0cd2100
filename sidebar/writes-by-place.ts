import { isSameCell } from '../core/cells/cell';
import { type Day, formatDay } from '../core/dates/day';
import { type CellWrite, type Content, columnLetters } from '../core/sheet/grid';
import { SETTINGS_SHEET } from '../core/sheet/settings';
import type { Batch, Found, KindOfWrite } from './batch';
import type { OpenWorkbook } from './open-workbook';
import { readSheet } from './reading';
import { type Outcome, settle } from './settling-writes';

/** Writes cells by their place: settings, or a formula at the selection. What came of it. */
export function writeCells(
  book: OpenWorkbook,
  label: string,
  writes: readonly CellWrite[],
): Promise<Outcome> {
  return settle(book, batchAt(label, writes));
}

export function batchAt(label: string, writes: readonly CellWrite[]): Batch<CellWrite> {
  return { kind: PLACES, label, writes };
}

const PLACES: KindOfWrite<CellWrite> = {
  send: (workbook, writes) => workbook.writeCells(writes),
  columnOf: () => undefined,
  headingOf: ({ cell: { sheet, row, column } }) => `${columnLetters(column)}${row + 1} of ${sheet}`,
  wantedOf: ({ content }) => content,
  loggedOf: ({ cell: { sheet }, expected }) => ({ sheet, before: expected }),
  contentInWords,
  inverseOf: (write) => ({ ...write, expected: write.content, content: write.expected }),
  cellOf: ({ cell: { sheet, row, column } }) => JSON.stringify([sheet, row, column]),
  overContent: (write, expected) => ({ ...write, expected }),
  over: (write, found) => (canReplace(write, found) ? { ...write, expected: contentOf(found) } : undefined),
  explain: (write, found) => ({
    explanation: canReplace(write, found)
      ? 'This cell holds something else by now, so it was left as it is.'
      : 'Another cell fills this one, so it was left as it is. Choose another cell, or change that one in the sheet.',
    values: [
      { label: 'It holds now', value: contentInWords(write, contentOf(found)) },
      { label: 'You want', value: contentInWords(write, write.content) },
    ],
  }),
  /** Every answer may rest on the settings: where they are not as they were read, the sheet is read again. */
  async show(book, saved, unwritten) {
    const cells = [...saved, ...unwritten.map(({ write }) => write)];
    if (cells.some(({ cell }) => cell.sheet === SETTINGS_SHEET)) await readSheet(book);
  },
};

/** A cell that holds what was expected and is not written all the same is filled by another one: it would be refused again and again. */
function canReplace({ expected }: CellWrite, found: Found): boolean {
  return !isSameContent(expected, contentOf(found));
}

function contentOf({ now, formula }: Found): Content {
  return formula === undefined ? now : { formula };
}

function isSameContent(one: Content, other: Content): boolean {
  if (typeof one === 'object' || typeof other === 'object')
    return typeof one === 'object' && typeof other === 'object' && one.formula === other.formula;
  return isSameCell(one, other);
}

function contentInWords({ isDate }: CellWrite, content: Content): string {
  if (typeof content === 'object') return content.formula;
  if (isDate && typeof content === 'number') return formatDay(Math.floor(content) as Day);
  return content === undefined || content === '' ? 'blank' : String(content);
}
