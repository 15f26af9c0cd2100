import { type Cell, isSameCell } from '../cells/cell';
import { date, readCell } from '../cells/kinds';
import type { Day } from '../dates/day';
import { isProblem } from '../problems';
import type { CellWrite, Content, Formulas, SheetGrid } from './grid';
import { AS_OF_FIXED, AS_OF_FORMULA, AS_OF_SHOWN_FORMULA, SETTINGS, SETTINGS_SHEET } from './settings';

/*
 * The day that everything is counted from. A volatile TODAY() behind custom functions makes Excel calculate all of them at
 * every edit, so there, and in the local workbook, it is a constant that the host renews. The cell beside it says what was
 * renewed last: where both say the same the day follows today, where they differ somebody has fixed it.
 */

/** What keeps the day at today: a formula (Google Sheets), or the host that writes it anew. */
export type DayKeeper = 'formula' | 'host';

/** What stands in the settings, as the sidebar reads it: values alone. */
type Settings = SheetGrid['settings'];

const { asOf: AS_OF, asOfRenewed: RENEWED } = SETTINGS;

export interface DayToLookFrom {
  readonly day: Day;
  /** Somebody has set it, and nothing but somebody changes it. */
  readonly isFixed: boolean;
  /** How many days it lies behind today; negative where it lies ahead. */
  readonly daysAgo: number;
}

/** What the settings say of the day; one that cannot be read is today, as everywhere. */
export function dayToLookFrom(settings: Settings, today: Day): DayToLookFrom {
  const [cell, renewed] = [cellAt(settings, AS_OF.place), cellAt(settings, RENEWED.place)];
  const read = readCell(date, cell, AS_OF.label);
  const day = read === undefined || isProblem(read) ? today : read;
  // A sheet that was set up before the cell beside it was there has nothing else to tell by.
  const isFixed = !isBlank(cell) && !isSameCell(cell, isBlank(renewed) ? today : renewed);
  return { day, isFixed, daysAgo: today - day };
}

/** May there be something to renew? Tells by values alone, so that nothing more is read where all is well. */
export function mayNeedRenewing(settings: Settings, today: Day): boolean {
  if (settings.length === 0) return false;
  const [cell, renewed] = [cellAt(settings, AS_OF.place), cellAt(settings, RENEWED.place)];
  if (isBlank(cell) || isBlank(renewed)) return true;
  return isSameCell(cell, renewed) && cell !== today;
}

/**
 * What is to be written so that the day is today again; nothing where somebody has fixed it. `formulas` are those of the
 * settings sheet, '' where there is none: only exactly our own formula is replaced.
 */
export function renewedAsOf(
  settings: Settings,
  formulas: Formulas,
  today: Day,
  keeper: DayKeeper,
): readonly CellWrite[] {
  if (settings.length === 0) return [];
  const heldAt = ({ row, column }: { readonly row: number; readonly column: number }): Content => {
    const formula = formulas[row]?.[column];
    return formula ? { formula } : (settings[row]?.[column] ?? '');
  };
  const [day, renewed] = [heldAt(AS_OF.place), heldAt(RENEWED.place)];
  if (!isFollowing(day, renewed)) return [];
  const [nextDay, nextRenewed] = kept(today, keeper);
  const label = heldAt(RENEWED.labelAt);
  return [
    ...writeUnlessSame(AS_OF.place, day, nextDay),
    ...writeUnlessSame(RENEWED.place, renewed, nextRenewed),
    ...(label === '' ? [writeAt(RENEWED.labelAt, '', RENEWED.label)] : []),
  ];
}

function isFollowing(day: Content, renewed: Content): boolean {
  if (typeof day === 'object') return day.formula === AS_OF_FORMULA;
  return isBlank(day) || (typeof renewed !== 'object' && isSameCell(day, renewed));
}

/** What both cells hold where the day follows today. */
function kept(today: Day, keeper: DayKeeper): readonly [Content, Content] {
  return keeper === 'host' ? [today, today] : [{ formula: AS_OF_FORMULA }, { formula: AS_OF_SHOWN_FORMULA }];
}

/** What makes the day follow today, because somebody asked for it. */
export function followingToday(settings: Settings, today: Day, keeper: DayKeeper): readonly CellWrite[] {
  const [nextDay, nextRenewed] = kept(today, keeper);
  return [
    writeAt(AS_OF.place, cellAt(settings, AS_OF.place) ?? '', nextDay),
    ...renewedFrom(settings, keeper, nextRenewed),
  ];
}

/** What fixes the day; blank follows today again. */
export function fixedAt(
  settings: Settings,
  today: Day,
  day: Day | undefined,
  keeper: DayKeeper,
): readonly CellWrite[] {
  const now = cellAt(settings, AS_OF.place) ?? '';
  const isByFormula = keeper === 'formula' && !isBlank(now) && !dayToLookFrom(settings, today).isFixed;
  const expected = isByFormula ? { formula: AS_OF_FORMULA } : now;
  return [writeAt(AS_OF.place, expected, day ?? ''), ...renewedFrom(settings, keeper, AS_OF_FIXED)];
}

/** Beside a formula the cell shows by itself what holds. */
function renewedFrom(settings: Settings, keeper: DayKeeper, next: Content): readonly CellWrite[] {
  const now = cellAt(settings, RENEWED.place) ?? '';
  return keeper === 'formula' ? [] : writeUnlessSame(RENEWED.place, now, next);
}

function writeUnlessSame(place: Place, expected: Content, content: Content): readonly CellWrite[] {
  return isSameContent(expected, content) ? [] : [writeAt(place, expected, content)];
}

type Place = { readonly row: number; readonly column: number };

function writeAt({ row, column }: Place, expected: Content, content: Content): CellWrite {
  const isDate = typeof content === 'number' || typeof content === 'object';
  return { cell: { sheet: SETTINGS_SHEET, row, column }, expected, content, ...(isDate && { isDate }) };
}

function isSameContent(one: Content, other: Content): boolean {
  if (typeof one === 'object' || typeof other === 'object')
    return typeof one === 'object' && typeof other === 'object' && one.formula === other.formula;
  return isSameCell(one, other);
}

function cellAt(settings: Settings, { row, column }: Place): Cell {
  return settings[row]?.[column];
}

function isBlank(cell: Cell): boolean {
  return cell === undefined || cell === '' || cell === 0;
}
