import { useEffect, useState } from 'preact/hooks';
import { type Overview, overviewInSteps } from '../core/cohort/overview';
import { viewOf } from '../core/sheet/calculated-columns';
import type { CohortSheet } from '../core/sheet/people';

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

/** The overview of a sheet, worked out in slices so that the page goes on answering, and again whenever the sheet changes. */
export function useOverview(sheet: CohortSheet): OverviewState {
  const [overview, setOverview] = useState<Overview | undefined>();
  const [progress, setProgress] = useState<number | undefined>();
  const [isStopped, setStopped] = useState(false);
  const [work] = useState(() => ({ stop: () => {} }));
  useEffect(() => {
    const steps = overviewInSteps(
      sheet.table,
      viewOf(sheet.settings.standard, sheet.settings.asOf),
      ROWS_AT_ONCE,
    );
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
  }, [sheet, work]);
  return { overview, progress, isStopped, cancel: () => work.stop() };
}
