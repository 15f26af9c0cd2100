import { useEffect, useState } from 'preact/hooks';
import { type Overview, type OverviewsInTurn, overviewsInTurn } from '../core/cohort/overview';
import { remembered } from '../core/remembered';
import { viewOf } from '../core/sheet/calculated-columns';
import type { CohortSheet } from '../core/sheet/people';
import { useSidebar } from './context';
import type { Session } from './session';

/** Rows that are worked through before the clock is looked at. */
const ROWS_AT_ONCE = 250;
/** Milliseconds that the page may stand still: shorter than anybody notices. */
const SLICE_MS = 50;

export interface OverviewState {
  /** The last one that is ready; the next one is worked out behind it. */
  readonly overview: Overview | undefined;
  /** How much of the next one is done, 0 to 1; `undefined` where nothing is being worked out. */
  readonly progress: number | undefined;
  /** A person cancelled it. */
  readonly isStopped: boolean;
  cancel(): void;
}

/** What rows came to is kept while other screens are looked at, so that the way back is short. */
const overviewsOf = remembered((_session: Session) => overviewsInTurn(), 1);

/** The overview of a sheet, or of several together, worked out in slices so that the page goes on answering, and again whenever one of them changes. */
export function useOverview(sheets: readonly CohortSheet[]): OverviewState {
  const [overview, setOverview] = useState<Overview | undefined>();
  const [progress, setProgress] = useState<number | undefined>();
  const [isStopped, setStopped] = useState(false);
  const [work] = useState(() => ({ stop: () => {} }));
  const { session } = useSidebar();
  const overviews = overviewsOf(session);
  useEffect(() => {
    const steps = stepsOf(overviews, sheets);
    if (!steps) return;
    let timer = 0;
    setStopped(false);
    const slice = () => {
      for (const until = performance.now() + SLICE_MS; performance.now() < until; ) {
        const step = steps.next();
        if (step.done) {
          setOverview(step.value);
          setProgress(undefined);
          return;
        }
        if (performance.now() >= until) setProgress(step.value.rows / step.value.of);
      }
      timer = window.setTimeout(slice);
    };
    work.stop = () => {
      window.clearTimeout(timer);
      setProgress(undefined);
      setStopped(true);
    };
    slice();
    return () => window.clearTimeout(timer);
  }, [sheets, work, overviews]);
  return { overview, progress, isStopped, cancel: () => work.stop() };
}

/** A workbook has one sheet of settings, so all of them are looked at in the same way. */
function stepsOf(
  overviews: OverviewsInTurn,
  sheets: readonly CohortSheet[],
): ReturnType<OverviewsInTurn['of']> | undefined {
  const [first] = sheets;
  if (!first) return undefined;
  const view = viewOf(first.settings.standard, first.settings.asOf);
  if (sheets.length === 1) return overviews.of(first.table, view, ROWS_AT_ONCE);
  const named = sheets.map(({ grid, table }) => ({ sheet: grid.sheet, table }));
  return overviews.ofSheets(named, view, ROWS_AT_ONCE);
}
