import { useEffect, useState } from 'preact/hooks';
import { type Amiss, answersAmiss } from '../core/set-up/answers-in-row';
import { viewOf } from '../core/sheet/calculated-columns';
import type { Settings } from '../core/sheet/settings';
import { useSidebar } from './context';
import type { InView } from './state';

/** A sheet works its answers out some time after a cell was written: nothing is said before that. */
const SETTLES_MS = 15_000;

/** One quiet line where the sheet shows other answers of this apprentice than it should, and the way to mend it. */
export function AnswersLine({ whom, settings }: { readonly whom: InView; readonly settings: Settings }) {
  const { session, state } = useSidebar();
  const amiss = useSettled(state.works.length > 0 ? undefined : amissIn(whom, settings));
  if (!amiss) return null;
  return (
    <p class="remark">
      {amiss.kind === 'broken'
        ? `The sheet shows an error in ${amiss.headings.join(', ')} of this row. `
        : `The sheet does not show what holds now in ${amiss.headings.join(', ')} of this row. `}
      <button type="button" class="link" onClick={() => session.show('check')}>
        Check
      </button>
    </p>
  );
}

function amissIn(whom: InView, settings: Settings): Amiss | undefined {
  const { sheet, row, apprentice, unreadable, lacksFunctions } = whom;
  // What cannot be read, and functions that are not there, are said already.
  if (unreadable.length > 0 || lacksFunctions) return undefined;
  const { grid, table } = sheet;
  const inputs = new Set(table.layout.positions.values());
  const view = viewOf(settings.standard, settings.asOf);
  return answersAmiss(grid.rows[table.headingRow] ?? [], grid.rows[row] ?? [], inputs, apprentice, view);
}

/** What has been so for a while. */
function useSettled(amiss: Amiss | undefined): Amiss | undefined {
  const now = JSON.stringify(amiss);
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    setSettled(undefined);
    if (now === undefined) return undefined;
    const timer = setTimeout(() => setSettled(now), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return amiss !== undefined && settled === now ? amiss : undefined;
}
