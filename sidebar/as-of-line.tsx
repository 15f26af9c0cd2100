import { formatDay } from '../core/dates/day';
import { type DayToLookFrom, dayToLookFrom, followingToday } from '../core/sheet/day-to-look-from';
import { SETTINGS } from '../core/sheet/settings';
import { counted } from '../core/words';
import { useSidebar } from './context';

/** What the settings in view say of the day to look from; `undefined` while nothing is read. */
export function useDayToLookFrom(): DayToLookFrom | undefined {
  const { state } = useSidebar();
  const { sheet, today } = state;
  return sheet && today !== undefined ? dayToLookFrom(sheet.grid.settings, today) : undefined;
}

/** How old the answers are: a quiet word where they are of today, else since when, why, and the way back to today. */
export function AsOfLine() {
  const from = useDayToLookFrom();
  const followToday = useFollowToday();
  const { state } = useSidebar();
  if (!from || !state.sheet) return null;
  const hasSettings = state.sheet.grid.settings.length > 0;
  if (from.daysAgo === 0 && !from.isFixed) return <p class="remark">As of today</p>;
  return (
    <p class="remark">
      {ageInWords(from)}
      {from.isFixed ? ', fixed in the settings' : ''}.{' '}
      {hasSettings && (
        <button type="button" class="link" onClick={() => void followToday()}>
          {from.isFixed ? 'Follow today' : 'Renew'}
        </button>
      )}
    </p>
  );
}

/** Makes the day follow today, with a way back. */
export function useFollowToday(): () => Promise<unknown> {
  const { session, state } = useSidebar();
  const { sheet, unconnected, today } = state;
  return async () => {
    const grid = sheet?.grid ?? unconnected?.grid;
    if (!grid || today === undefined) return;
    await session.writeCells(
      `${SETTINGS.asOf.label}: today`,
      followingToday(grid.settings, today, session.dayKeeper),
    );
  };
}

/** "As of 23 November 2026, 3 days ago". */
function ageInWords({ day, daysAgo }: DayToLookFrom): string {
  if (daysAgo === 0) return 'As of today';
  const age = daysAgo > 0 ? `${counted(daysAgo, 'day')} ago` : `${counted(-daysAgo, 'day')} ahead`;
  return `As of ${formatDay(day)}, ${age}`;
}
