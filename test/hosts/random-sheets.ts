import fc from 'fast-check';
import type { Cell, FilledCell } from '../../core/cells/cell';
import type { Change } from '../../core/port/workbook';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { Column } from '../../core/sheet/columns';
import type { Content } from '../../core/sheet/grid';
import { day } from '../days';
import {
  BLANK,
  cellSet,
  columnDeleted,
  columnInserted,
  columnMoved,
  dateCell,
  type Edit,
  type HeldCell,
  type HeldRows,
  isInUse,
  rowDeleted,
  rowInserted,
  sorted,
} from './held-cells';

/*
 * Sheets as providers might keep them and changes to them, at random; and what must become of a sheet when changes are
 * applied to it, worked out the slow and obvious way.
 */

const text = fc.constantFrom('Pass', 'n/a', 'tbc', '5 March 2026', 'x', '=1+1', "it's", '007', '-', 'Jo');
const serial = fc.integer({ min: day('2020-01-01'), max: day('2030-12-31') });
const FORMULAS: readonly HeldCell[] = [
  { value: 2, formula: '=1+1' },
  { value: 'Pass', formula: '="Pass"' },
  { value: '', formula: '=""' },
  { value: '#DIV/0!', formula: '=1/0' },
  { value: 46_000, formula: '=40000+6000', isDate: true },
];

const filledCell: fc.Arbitrary<HeldCell> = fc.oneof(
  text.map((value) => ({ value })),
  fc.integer({ min: -5, max: 5000 }).map((value) => ({ value })),
  fc.boolean().map((value) => ({ value })),
  serial.map(dateCell),
  fc.constantFrom(...FORMULAS),
);
const withNote = fc.tuple(filledCell, fc.constantFrom('Ask Jo', 'until May'));
const cell: fc.Arbitrary<HeldCell> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(BLANK) },
  { weight: 4, arbitrary: filledCell },
  { weight: 1, arbitrary: withNote.map(([filled, note]) => ({ ...filled, note })) },
  { weight: 1, arbitrary: fc.constant({ value: '', note: 'still open' }) },
);

const title = fc.constantFrom<HeldCell>(
  BLANK,
  { value: 'EPA tracker 2025/26' },
  { value: 'as of', note: 'Ask Jo' },
  dateCell(46_000),
  ...FORMULAS,
);
const ownHeading = fc.constantFrom('', 'Mentor', 'Score', 'Ref #', 'RAG', 'Overall grade');
const headings = fc
  .tuple(
    fc.constantFrom('ULN', 'Learner', 'Full name'),
    fc.subarray(
      chosenColumns()
        .all.filter(({ key }) => key !== 'uln' && key !== 'apprentice')
        .map(headingOrAlias),
    ),
    fc.array(ownHeading, { maxLength: 4 }),
  )
  .chain(([identity, known, own]) => shuffled([identity, ...known, ...own]));

/** A sheet that can be set up: titles, a row of headings in any order with own ones among them, rows of anything. */
export const providersSheet: fc.Arbitrary<HeldRows> = fc
  .tuple(fc.array(fc.array(title, { maxLength: 3 }), { maxLength: 3 }), headings)
  .chain(([titles, names]) =>
    fc
      .array(fc.array(cell, { maxLength: names.length }), { maxLength: 6 })
      .map((rows) => [...titles, names.map((value) => ({ value })), ...rows]),
  );

function headingOrAlias({ heading, aliases }: Column, i: number): string {
  return i % 3 === 0 ? (aliases[0] ?? heading) : heading;
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

/** The columns that are changed at random: text, choice, number, date, sign-off. */
const CHANGED = ['apprentice', 'english', 'reportWords', 'epaStart', 'employerSignOff', 'notes'] as const;
type ChangedKey = (typeof CHANGED)[number];

const isDateColumn = (key: ChangedKey) => ['date', 'sign-off'].includes(chosenColumns().of(key).kind.name);

function newValue(key: ChangedKey): fc.Arbitrary<Cell> {
  if (isDateColumn(key)) return fc.oneof(serial, fc.constantFrom<Cell>('', 'Yes', 1));
  return fc.oneof(text, fc.boolean(), fc.integer({ min: 0, max: 5000 }), fc.constant(''));
}

/** A change without its sheet, as somebody makes it who read the sheet a while ago. */
export type Wish = Omit<Change, 'sheet'>;

export interface SheetWithChanges {
  readonly rows: HeldRows;
  /** What another user does between the reading and the writing. */
  readonly edits: readonly Edit[];
  readonly changes: readonly Wish[];
}

/** Each row is for an apprentice with a ULN of its own; headings are our own words, so that anybody can find them. */
export const sheetWithChanges: fc.Arbitrary<SheetWithChanges> = fc
  .tuple(
    fc.array(fc.array(title, { maxLength: 2 }), { maxLength: 2 }),
    fc.subarray([...CHANGED], { minLength: 1 }).chain((keys) => shuffled(['uln', ...keys] as const)),
    fc.integer({ min: 1, max: 6 }),
  )
  .chain(([titles, keys, apprentices]) => {
    const names = keys.map((key) => ({ value: chosenColumns().of(key).heading }));
    const row = (i: number) =>
      fc.tuple(...keys.map((key) => (key === 'uln' ? fc.constant({ value: 1_000_000_001 + i }) : cell)));
    return fc
      .tuple(...Array.from({ length: apprentices }, (_, i) => row(i)))
      .chain((rows) => wishedChanges([...titles, names, ...rows], keys));
  });

function wishedChanges(
  rows: HeldRows,
  keys: readonly ('uln' | ChangedKey)[],
): fc.Arbitrary<SheetWithChanges> {
  const first = headingRowOf(rows) + 1;
  const changed = keys.filter((key): key is ChangedKey => key !== 'uln');
  const wish = fc
    .tuple(fc.integer({ min: first, max: rows.length - 1 }), fc.constantFrom(...changed))
    .chain(([row, column]) =>
      newValue(column).map((value) => ({
        identity: { uln: String(rows[row]?.[keys.indexOf('uln')]?.value) },
        column,
        expected: rows[row]?.[keys.indexOf(column)]?.value,
        value,
      })),
    );
  return fc.record({
    rows: fc.constant(rows),
    edits: fc.array(edit(rows.length, keys.length), { maxLength: 4 }),
    changes: fc.array(wish, { minLength: 1, maxLength: 4 }),
  });
}

/** What another user may do below the headings, and to columns other than the ULN. */
function edit(rows: number, columns: number): fc.Arbitrary<Edit> {
  const below = fc.integer({ min: 1, max: rows });
  const column = fc.integer({ min: 0, max: columns });
  const belowHeadings =
    (make: (row: number) => Edit): Edit =>
    (now) =>
      make(headingRowOf(now))(now);
  return fc.oneof(
    column.map((by) => belowHeadings((headings) => sorted(headings + 1, by))),
    below.map((row) => belowHeadings((headings) => rowDeleted(headings + row))),
    fc
      .tuple(below, fc.array(cell, { maxLength: 3 }))
      .map(([row, cells]) => belowHeadings((headings) => rowInserted(headings + row, cells))),
    fc.constant(rowInserted(0)),
    fc
      .tuple(below, column, filledCell)
      .map(([row, at, next]) => belowHeadings((headings) => cellSet(headings + row, at, next))),
    column.map(columnInserted),
    column.map(
      (at): Edit =>
        (now) =>
          isUlnColumn(now, at) ? now : columnDeleted(at)(now),
    ),
    fc.tuple(column, column).map(([from, to]) => columnMoved(from, to)),
  );
}

function headingRowOf(rows: HeldRows): number {
  return rows.findIndex((row) => row.some(({ value }) => value === chosenColumns().of('uln').heading));
}

function isUlnColumn(rows: HeldRows, column: number): boolean {
  return rows[headingRowOf(rows)]?.[column]?.value === chosenColumns().of('uln').heading;
}

/** What must become of a sheet, and of each change, said as `brief` says it. */
export function afterChanges(
  rows: HeldRows,
  changes: readonly Wish[],
): { readonly rows: HeldRows; readonly results: readonly string[] } {
  let now = rows;
  const results = changes.map(({ identity, column, expected, value }) => {
    const headings = now[headingRowOf(now)] ?? [];
    const at = (key: Column['key']) =>
      headings.findIndex((heading) => heading.value === chosenColumns().of(key).heading);
    const found = now.flatMap((row, i) => (isNamed(row[at('uln')], identity.uln) ? [i] : []));
    if (found.length !== 1) return found.length === 0 ? 'APPRENTICE_GONE' : 'APPRENTICE_DOUBLED';
    if (at(column) === -1) return 'COLUMN_MISSING';
    const [row, position] = [found[0] as number, at(column)];
    const before = now[row]?.[position] ?? BLANK;
    if (!isExpected(before, expected)) return changedInBrief(before.value, before.formula);
    now = cellSet(row, position, written(before, value ?? '', isDateColumn(column as ChangedKey)))(now);
    return 'written';
  });
  return { rows: now, results };
}

/** "Changed meanwhile" in a word. */
export function changedInBrief(now: Cell, formula: string | undefined): string {
  return `changed meanwhile: ${now}${formula === undefined ? '' : ` by ${formula}`}`;
}

function isExpected({ value, formula }: HeldCell, expected: Content): boolean {
  if (typeof expected === 'object') return formula === expected.formula;
  return formula === undefined && value === (expected ?? '');
}

function isNamed(cell: HeldCell | undefined, uln: string | undefined): boolean {
  return cell !== undefined && isInUse(cell) && String(cell.value).trim() === uln;
}

/** A format and a note stay with their cell, whatever is written into it. A 1 ticks: it is no day. */
function written(before: HeldCell, value: FilledCell, isDateColumn: boolean): HeldCell {
  const becomesDate = isDateColumn && typeof value === 'number' && value !== 1;
  return { ...before, value, ...(becomesDate && { isDate: true }) };
}

/** A cell to write without its sheet. */
export interface WishedCell {
  readonly row: number;
  readonly column: number;
  readonly expected: Content;
  readonly content: Cell;
  readonly isDate?: true;
}

export interface SheetWithWrites {
  readonly rows: HeldRows;
  readonly writes: readonly WishedCell[];
}

/** Anything anywhere, and writes to a few cells of it, often to the same ones; many expect what they find. */
export const sheetWithWrites: fc.Arbitrary<SheetWithWrites> = fc
  .array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      writes: fc.array(
        fc
          .tuple(fc.nat({ max: 5 }), fc.nat({ max: 4 }))
          .chain(([row, column]) => wishedCell(rows, row, column)),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );

function wishedCell(rows: HeldRows, row: number, column: number): fc.Arbitrary<WishedCell> {
  const { value, formula } = rows[row]?.[column] ?? BLANK;
  const found: Content = formula === undefined ? value : { formula };
  const content = fc.oneof(
    fc.record({
      content: fc.oneof(text, fc.boolean(), fc.integer({ min: 0, max: 5000 }), fc.constant('')),
    }),
    fc.record({ content: serial, isDate: fc.constant(true as const) }),
  );
  const expected = fc.oneof(
    { weight: 4, arbitrary: fc.constant(found) },
    { weight: 2, arbitrary: fc.constantFrom<Content>(value, '', 'Pass', { formula: '=1+1' }) },
    { weight: 1, arbitrary: serial },
  );
  return fc.tuple(content, expected).map(([wish, expected]) => ({ row, column, expected, ...wish }));
}

/** What must become of a sheet, and of each write, said as `brief` says it. */
export function afterWrites(
  rows: HeldRows,
  writes: readonly WishedCell[],
): { readonly rows: HeldRows; readonly results: readonly string[] } {
  let now = rows;
  const results = writes.map(({ row, column, expected, content, isDate }) => {
    const before = now[row]?.[column] ?? BLANK;
    if (!isExpected(before, expected)) return changedInBrief(before.value, before.formula);
    const { formula: _, ...kept } = written(before, content ?? '', isDate === true);
    now = cellSet(row, column, kept)(now);
    return 'written';
  });
  return { rows: now, results };
}
