import type { CellWrite, SheetGrid } from './grid';
import { SETTINGS, SETTINGS_SHEET } from './settings';

const { place } = SETTINGS.version;

/** The version that a workbook was last calculated with; `undefined` where nothing says so. */
export function versionIn(settings: SheetGrid['settings']): string | undefined {
  const cell = settings[place.row]?.[place.column];
  return typeof cell === 'string' && VERSION.test(cell) ? cell : undefined;
}

/** Whether a workbook was calculated with an older or a newer version than this one; `undefined` where nothing is to be said. */
export function versionBeside(
  settings: SheetGrid['settings'],
  version: string,
): 'older' | 'newer' | undefined {
  const inSheet = versionIn(settings);
  const difference = inSheet === undefined ? 0 : compared(inSheet, version);
  if (difference === 0) return undefined;
  return difference < 0 ? 'older' : 'newer';
}

/** Notes that a workbook is calculated with this version. Every function reads the settings, so all of them are worked out anew. */
export function versionWritten(settings: SheetGrid['settings'], version: string): readonly CellWrite[] {
  if (settings.length === 0 || versionIn(settings) === version) return [];
  const expected = settings[place.row]?.[place.column] ?? '';
  const label = settings[place.row]?.[place.column - 1] ?? '';
  const write = (column: number, before: CellWrite['expected'], content: string): CellWrite => ({
    cell: { sheet: SETTINGS_SHEET, row: place.row, column },
    expected: before,
    content,
  });
  return [
    ...(label === '' ? [write(place.column - 1, '', SETTINGS.version.label)] : []),
    write(place.column, expected, version),
  ];
}

const VERSION = /^\d+\.\d+\.\d+$/;

/** Below 0 where the first one came earlier. */
function compared(one: string, other: string): number {
  const [parts, others] = [one.split('.'), other.split('.')];
  const i = parts.findIndex((part, place) => part !== others[place]);
  return i === -1 ? 0 : Number(parts[i]) - Number(others[i]);
}
