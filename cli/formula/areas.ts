import type { Zone } from '../../files/stored-cells';
import type { StoredTable } from '../../files/stored-workbook';
import type { Around, Place } from './around';
import type { WrittenRange } from './parsed';
import type { Area, Left } from './values';

interface TablePart {
  readonly table: string;
  readonly columns: readonly string[];
  readonly sections: readonly string[];
}

/** The area that a range names for a formula in its place, or the error that it is. */
export function areaOf(
  { sheet, moves, ...sides }: WrittenRange,
  place: Place,
  around: Around,
): Area | Left | string {
  const name = sheet === undefined ? place.sheet : around.sheetNamed(sheet);
  if (name === undefined) return sheet?.includes(':') ? { left: 'it reads several sheets at once' } : '#REF!';
  const { rows, columns } = place.moved;
  const area = {
    top: sides.top + (moves.top ? rows : 0),
    left: sides.left + (moves.left ? columns : 0),
    bottom: sides.bottom + (moves.bottom ? rows : 0),
    right: sides.right + (moves.right ? columns : 0),
  };
  return area.top < 0 || area.left < 0 ? '#REF!' : { sheet: name, area };
}

/** The area that `Table[[#Data],[Column]]` names; without a section it is the data. */
export function partOfTable(part: TablePart, place: Place, around: Around): Area | string {
  const table = around.table(part.table, place);
  if (table === undefined) return part.table === '' ? '#VALUE!' : '#REF!';
  const across = columnsOf(table, part.columns);
  const down = rowsOf(table, part.sections, place);
  return across && down ? { sheet: table.sheet, area: { ...across, ...down } } : '#REF!';
}

function columnsOf({ zone, columns }: StoredTable, named: readonly string[]) {
  if (named.length === 0) return { left: zone.left, right: zone.right };
  const places = named.map((name) => columns.findIndex((one) => one.toLowerCase() === name.toLowerCase()));
  if (places.includes(-1)) return undefined;
  return { left: zone.left + Math.min(...places), right: zone.left + Math.max(...places) };
}

function rowsOf(table: StoredTable, sections: readonly string[], place: Place) {
  const parts = (sections.length === 0 ? ['data'] : sections).map((section) =>
    sectionOf(table, section, place),
  );
  if (parts.some((part) => part === undefined)) return undefined;
  const rows = parts as readonly Pick<Zone, 'top' | 'bottom'>[];
  return {
    top: Math.min(...rows.map(({ top }) => top)),
    bottom: Math.max(...rows.map(({ bottom }) => bottom)),
  };
}

function sectionOf({ zone, headingRows, totalsRows }: StoredTable, section: string, { row }: Place) {
  const { top, bottom } = zone;
  const data = { top: top + headingRows, bottom: bottom - totalsRows };
  switch (section.toLowerCase()) {
    case 'all':
      return { top, bottom };
    case 'headers':
      return headingRows > 0 ? { top, bottom: top + headingRows - 1 } : undefined;
    case 'totals':
      return totalsRows > 0 ? { top: bottom - totalsRows + 1, bottom } : undefined;
    case 'data':
      return data;
    case 'this row':
      return row >= data.top && row <= data.bottom ? { top: row, bottom: row } : undefined;
    default:
      return undefined;
  }
}
