import type { Cell } from '../cells/cell';
import { type Problem, problem } from '../problems';
import type { ColumnKey, Columns } from '../sheet/columns';
import type { CellWrite } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import { IMPORT_LIST, SETTINGS_SHEET } from '../sheet/settings';

/** What a person says of the headings of a layout, by the plain heading: a column, or that it is left out. */
export type ImportMapping = ReadonlyMap<string, ColumnKey | 'left out'>;

/** How the settings say that a heading of an import is left out. */
const LEFT_OUT = 'Left out';

/** A row of the list in the settings: a layout, a heading of it, and what it is taken for. */
interface Remembered {
  readonly row: number;
  readonly layout: Cell;
  readonly heading: Cell;
  readonly takenFor: Cell;
}

const { column: LAYOUT, firstRow: FIRST_ROW, lastRow: LAST_ROW } = IMPORT_LIST;

/** Every row of the list, the free ones among them; `settings` are all cells of the settings sheet. */
function rememberedIn(settings: readonly (readonly Cell[])[]): readonly Remembered[] {
  return Array.from({ length: LAST_ROW - FIRST_ROW + 1 }, (_, i) => {
    const row = FIRST_ROW + i;
    const at = (offset: number): Cell => settings[row]?.[LAYOUT + offset] ?? '';
    return { row, layout: at(0), heading: at(1), takenFor: at(2) };
  });
}

/** What was said of a layout before. What names no column of ours any more says nothing. */
export function mappingOf(
  columns: Columns,
  settings: readonly (readonly Cell[])[],
  layout: string,
): ImportMapping {
  const named = columns.named();
  const theirs = rememberedIn(settings).filter((one) => isOf(one, layout));
  return new Map(
    theirs.flatMap(({ heading, takenFor }) => {
      const plain = plainHeading(takenFor);
      const key = plain === plainHeading(LEFT_OUT) ? ('left out' as const) : named.get(plain);
      return key === undefined ? [] : [[plainHeading(heading), key] as const];
    }),
  );
}

function isOf({ layout, heading }: Remembered, name: string): boolean {
  return plainHeading(layout) === plainHeading(name) && plainHeading(heading) !== '';
}

/** One thing that a person says of a heading. */
export interface Told {
  readonly heading: string;
  readonly takenFor: ColumnKey | 'left out';
}

/** What is to be written so that the settings say it from now on; a heading that is told again is told anew in its place. */
export function rememberWrites(
  columns: Columns,
  settings: readonly (readonly Cell[])[],
  layout: string,
  told: readonly Told[],
): readonly CellWrite[] | Problem {
  const all = rememberedIn(settings);
  const free = all.filter((one) => [one.layout, one.heading, one.takenFor].every((cell) => cell === ''));
  const writes: CellWrite[] = [...headingWrites(settings)];
  for (const { heading, takenFor } of told) {
    const word = takenFor === 'left out' ? LEFT_OUT : columns.of(takenFor).heading;
    const before = all.find(
      (one) => isOf(one, layout) && plainHeading(one.heading) === plainHeading(heading),
    );
    const place = before ?? free.shift();
    if (place === undefined)
      return problem('COLUMN_NAMES_FULL', { argument: SETTINGS_SHEET, rows: LAST_ROW - FIRST_ROW + 1 });
    const cells = [layout, heading, word].map((content, i) => ({
      content,
      expected: [place.layout, place.heading, place.takenFor][i] ?? '',
      cell: { sheet: SETTINGS_SHEET, row: place.row, column: LAYOUT + i },
    }));
    writes.push(...cells.filter(({ content, expected }) => content !== expected));
  }
  return writes;
}

/** The headings of the list, where they are not there yet. */
function headingWrites(settings: readonly (readonly Cell[])[]): readonly CellWrite[] {
  return IMPORT_LIST.headings.flatMap((content, i) => {
    const expected = settings[FIRST_ROW - 1]?.[LAYOUT + i] ?? '';
    const cell = { sheet: SETTINGS_SHEET, row: FIRST_ROW - 1, column: LAYOUT + i };
    return expected === '' ? [{ cell, expected, content }] : [];
  });
}
