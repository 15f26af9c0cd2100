import type { Cell } from '../core/cells/cell';
import type { Fix, FixAnswer } from '../core/cohort/fixes';
import type { Change } from '../core/port/workbook';
import { cellInWords } from '../core/sheet/cell-in-words';
import type { Columns } from '../core/sheet/columns';
import type { KindOfWrite } from './batch';
import type { OpenWorkbook } from './open-workbook';
import { readSheet } from './reading';
import { settle } from './settling-writes';
import { readSeveral } from './several-sheets';

/** Writes an answer into all the cells that it puts right: one thing that was done, and one way back. */
export async function fix(book: OpenWorkbook, { cells, column }: Fix, answer: FixAnswer): Promise<void> {
  const { sheet, several } = book.store.get();
  const inFront = sheet?.grid.sheet;
  const columns = (sheet ?? several?.[0])?.table.layout.columns;
  if (!columns) return;
  const writes = cells.flatMap((cell): readonly Change[] => {
    const of = cell.sheet ?? inFront;
    const { identity, cell: expected } = cell;
    return of === undefined ? [] : [{ sheet: of, identity, column, expected, value: answer.valueFor(cell) }];
  });
  if (writes.length > 0) await settle(book, { kind: fixesIn(columns), label: answer.done, writes });
}

/** Each part is found anew in the sheet: as many as no host takes long over, so that one can see how far it is. */
const CHANGES_AT_ONCE = 100;

function fixesIn(columns: Columns): KindOfWrite<Change> {
  const inWords = ({ column }: Change, cell: Cell) => cellInWords(columns.of(column), cell);
  return {
    send: (workbook, changes) => workbook.applyChanges(changes),
    atOnce: CHANGES_AT_ONCE,
    columnOf: ({ column }) => column,
    headingOf: ({ column, identity }) =>
      `${columns.of(column).heading} of ${identity.apprentice ?? identity.uln}`,
    wantedOf: ({ value }) => value,
    loggedOf: ({ sheet, identity, column, expected }) => ({ sheet, identity, column, before: expected }),
    contentInWords: (change, content) =>
      typeof content === 'object' ? content.formula : inWords(change, content),
    inverseOf: (change) => ({ ...change, expected: change.value, value: change.expected }),
    /** Of so many nobody has looked at each: what is not as it was seen stays. */
    over: () => undefined,
    explain: (change, found) => ({
      explanation: 'This cell holds something else by now or is calculated, so it was left as it is.',
      values: [
        { label: 'You saw', value: String(change.expected) },
        { label: 'It holds now', value: found.formula ?? inWords(change, found.now) },
      ],
    }),
    async show(book) {
      await readSheet(book);
      if (book.store.get().several) await readSeveral(book);
    },
  };
}
