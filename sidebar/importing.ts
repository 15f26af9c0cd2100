import type { Cell } from '../core/cells/cell';
import { rememberWrites, type Told } from '../core/import/mapping';
import type { ImportedChange, ImportPlan } from '../core/import/plan';
import type {
  AddedResult,
  ChangeResult,
  NewApprentice,
  NewApprentices,
  Workbook,
} from '../core/port/workbook';
import { isProblem, messageOf } from '../core/problems';
import { planColumnNames } from '../core/set-up/mapping';
import { cellInWords, dayIn } from '../core/sheet/cell-in-words';
import type { Columns } from '../core/sheet/columns';
import type { CohortSheet } from '../core/sheet/people';
import { SETTINGS_SHEET } from '../core/sheet/settings';
import type { Batch, KindOfWrite, Logged } from './batch';
import { type OpenWorkbook, say } from './open-workbook';
import { readSheet } from './reading';
import { settle } from './settling-writes';
import { writeCells } from './writes-by-place';

/** What is written, and what is told of it. */
export interface ImportOrder {
  readonly sheet: CohortSheet;
  readonly plan: ImportPlan;
  /** The file or the sheet that it comes from. */
  readonly source: string;
  readonly isLogged: boolean;
}

/** What came of an import. */
export interface ImportResult {
  readonly cells: number;
  readonly rows: number;
  /** Cells and rows that are not written; the messages say why. */
  readonly notWritten: number;
}

type ImportWrite =
  | { readonly kind: 'cell'; readonly sheet: string; readonly change: ImportedChange }
  | { readonly kind: 'add' | 'remove'; readonly row: NewApprentice };

/** Writes an import in parts that can be cancelled between: one thing that was done, and one way back. */
export async function importInto(book: OpenWorkbook, order: ImportOrder): Promise<ImportResult> {
  const { sheet, plan, source } = order;
  const { layout } = sheet.table;
  const writes: ImportWrite[] = [
    ...plan.changes.map((change) => ({ kind: 'cell', sheet: sheet.grid.sheet, change }) as const),
    ...plan.rows.map(({ identity, cells }): ImportWrite => {
      const row = cells.map(({ column, position, value }) => {
        const isDate = dayIn(layout.columns.of(column), value) !== undefined;
        return { column: position, value, ...(isDate && ({ isDate: true } as const)) };
      });
      return { kind: 'add', row: { identity, cells: row } };
    }),
  ];
  const written: ImportWrite[] = [];
  const batch: Batch<ImportWrite> = {
    kind: importsInto(order, written),
    label: `Import of ${source}`,
    writes,
    ...(order.isLogged && { isLogged: true }),
  };
  if (writes.length > 0) await settle(book, batch);
  const rows = written.filter(({ kind }) => kind === 'add').length;
  return { cells: written.length - rows, rows, notWritten: writes.length - written.length };
}

/** Each part is found anew in the sheet: as many as no host takes long over, so that one can see how far it is. */
const WRITES_AT_ONCE = 100;

function importsInto(order: ImportOrder, written: ImportWrite[]): KindOfWrite<ImportWrite> {
  const { columns } = order.sheet.table.layout;
  const inWords = (write: ImportWrite, cell: Cell) =>
    write.kind === 'cell' ? cellInWords(columns.of(write.change.column), cell) : String(cell);
  return {
    send: (workbook, writes) => send(workbook, order, writes),
    atOnce: WRITES_AT_ONCE,
    isInOrder: true,
    columnOf: (write) => (write.kind === 'cell' ? write.change.column : undefined),
    headingOf: (write) => headingOf(columns, write),
    wantedOf: (write) => (write.kind === 'cell' ? write.change.value : ROW_WORDS[write.kind]),
    loggedOf: (write) => loggedOf(order, columns, write),
    contentInWords: (write, content) =>
      typeof content === 'object' ? content.formula : inWords(write, content),
    inverseOf,
    /** Of so many nobody has looked at each: what is not as it was seen stays. */
    over: () => undefined,
    explain: (write, found) => ({
      explanation: 'This cell holds something else by now or is calculated, so it was left as it is.',
      values: [
        ...(write.kind === 'cell'
          ? [{ label: 'You saw', value: inWords(write, write.change.expected) }]
          : []),
        { label: 'It holds now', value: found.formula ?? inWords(write, found.now) },
      ],
    }),
    async show(book, saved) {
      written.push(...saved);
      await readSheet(book);
    },
  };
}

const ROW_WORDS = { add: 'added', remove: 'taken away' } as const;

function headingOf(columns: Columns, write: ImportWrite): string {
  const { apprentice, uln } = write.kind === 'cell' ? write.change.identity : write.row.identity;
  const whose = apprentice ?? uln;
  return write.kind === 'cell' ? `${columns.of(write.change.column).heading} of ${whose}` : `Row of ${whose}`;
}

function loggedOf({ sheet }: ImportOrder, columns: Columns, write: ImportWrite): Logged {
  const where = { sheet: sheet.grid.sheet };
  if (write.kind !== 'cell') return { ...where, identity: write.row.identity, heading: 'Row', before: '' };
  const { identity, column, expected } = write.change;
  return { ...where, identity, column, heading: columns.of(column).heading, before: expected };
}

/** What was changed of who somebody is is found by what it was changed to. */
function inverseOf(write: ImportWrite): ImportWrite {
  if (write.kind !== 'cell') return { ...write, kind: write.kind === 'add' ? 'remove' : 'add' };
  const { identity, identityAfter, expected, value, column } = write.change;
  const change = {
    identity: identityAfter ?? identity,
    ...(identityAfter && { identityAfter: identity }),
    column,
    expected: value,
    value: expected,
  };
  return { ...write, change };
}

/** Writes of one kind that follow each other go together. */
async function send(
  workbook: Workbook,
  order: ImportOrder,
  writes: readonly ImportWrite[],
): Promise<readonly ChangeResult[]> {
  const results: ChangeResult[] = [];
  while (results.length < writes.length) {
    const rest = writes.slice(results.length);
    const kind = rest[0]?.kind;
    const end = rest.findIndex((write) => write.kind !== kind);
    const alike = end === -1 ? rest : rest.slice(0, end);
    results.push(...(await sendAlike(workbook, order, alike)));
  }
  return results;
}

function sendAlike(
  workbook: Workbook,
  order: ImportOrder,
  writes: readonly ImportWrite[],
): Promise<readonly (ChangeResult | AddedResult)[]> {
  const changes = writes.flatMap((write) =>
    write.kind === 'cell' ? [{ sheet: write.sheet, ...bare(write.change) }] : [],
  );
  if (changes.length > 0) return workbook.applyChanges(changes);
  const rows = writes.flatMap((write) => (write.kind === 'cell' ? [] : [write.row]));
  const { grid, table } = order.sheet;
  const headingsSeen = table.rows[table.headingRow] ?? [];
  const added: NewApprentices = { sheet: grid.sheet, headingsSeen, rows };
  return writes[0]?.kind === 'add' ? workbook.addApprentices(added) : workbook.removeApprentices(added);
}

function bare({ identity, column, expected, value }: ImportedChange) {
  return { identity, column, expected, value };
}

/** What an import looks at besides the sheet: formulas, other sheets, and what was said of layouts before. */
export interface ImportGround {
  /** The formula of a cell of the sheet, '' where it has none. */
  readonly formulaAt: (row: number, column: number) => string;
  /** Other sheets of the workbook that have rows. */
  readonly otherSheets: readonly string[];
  /** The cells of the settings sheet; none where there is no such sheet. */
  readonly settings: readonly (readonly Cell[])[];
}

export async function groundOf({ workbook }: OpenWorkbook, { grid }: CohortSheet): Promise<ImportGround> {
  const [formulas, tops, settings] = await Promise.all([
    workbook.readFormulas(grid.sheet),
    workbook.readTops(),
    workbook.readGridOf(SETTINGS_SHEET),
  ]);
  return {
    formulaAt: (row, column) => formulas?.[row]?.[column] ?? '',
    otherSheets: tops
      .filter(({ sheet, rows }) => sheet !== grid.sheet && rows.length > 1)
      .map(({ sheet }) => sheet),
    settings: settings?.rows ?? [],
  };
}

/** Has the settings say what headings of a layout are taken for; where there is no settings sheet yet, it is made first. */
export async function rememberMapping(
  book: OpenWorkbook,
  { grid, table }: CohortSheet,
  layout: string,
  told: readonly Told[],
): Promise<void> {
  const { workbook, store } = book;
  const settings = await workbook.readGridOf(SETTINGS_SHEET);
  if (!settings) {
    const planned = planColumnNames(grid, new Map(), undefined, store.get().today);
    if (!isProblem(planned)) await book.inTurn(() => workbook.setUp(planned.plan));
  }
  const writes = rememberWrites(table.layout.columns, settings?.rows ?? [], layout, told);
  if (isProblem(writes)) say(book, { lines: [messageOf(writes)], tone: 'bad' });
  else if (writes.length > 0) await writeCells(book, `Meanings of headings in ${layout}`, writes);
}
