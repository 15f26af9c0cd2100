import { useEffect, useId, useRef } from 'preact/hooks';
import type { CohortSheet } from '../core/sheet/people';
import { spoken } from '../core/words';
import { useSidebar } from './context';
import { sheetsShown } from './several-sheets';

/** The sheets that the screen is about; the same list for as long as nothing in it changes. */
export function useSheets(): readonly CohortSheet[] {
  const { session, state } = useSidebar();
  const { sheet, readSince } = state;
  useEffect(() => session.keepInSeveral(), [session, sheet]);
  // Once what was asked for is there: whether there are others is nothing that anybody waits for.
  useEffect(() => {
    if (readSince !== undefined) void session.findCohorts();
  }, [session, readSince]);
  const last = useRef<readonly CohortSheet[]>([]);
  const shown = sheetsShown(state);
  const isSame = shown.length === last.current.length && shown.every((one, i) => one === last.current[i]);
  if (!isSame) last.current = shown;
  return last.current;
}

const [THIS, ALL] = ['this', 'all'] as const;

/** One sheet or all: a choice only where there is more than one. */
export function SheetsField() {
  const { session, state } = useSidebar();
  const id = useId();
  const { cohorts, several, readingSeveral, sheet } = state;
  if (cohorts.length < 2 && !several) return null;
  const choose = (choice: string) => (choice === ALL ? void session.readSeveral() : session.showOneSheet());
  return (
    <div class="field sheets">
      <label for={id}>Sheets</label>
      <select
        id={id}
        value={several || readingSeveral ? ALL : THIS}
        aria-busy={readingSeveral !== undefined}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value={THIS}>This sheet{sheet && `: ${sheet.grid.sheet}`}</option>
        <option value={ALL}>All sheets ({spoken(cohorts.length)})</option>
      </select>
    </div>
  );
}
