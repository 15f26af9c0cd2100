import { useEffect, useMemo, useState } from 'preact/hooks';
import { DIARY_DAYS } from '../core/cohort/diary';
import type { Entry } from '../core/cohort/entries';
import { countedBySeverity, issuesInWords, worstFirst as issuesWorstFirst } from '../core/cohort/issues';
import { type Filter, filtered, type Overview } from '../core/cohort/overview';
import type { CohortSheet } from '../core/sheet/people';
import { spoken } from '../core/words';
import { AsOfLine, useDayToLookFrom } from './as-of-line';
import { Freshness, MoreCounts, RagTiles, StageBars } from './cohort-counts';
import { Chosen, FilterFields, isAnythingChosen } from './cohort-filters';
import { Fixes, useFixes } from './cohort-fixes';
import { Issues } from './cohort-issues';
import { Diary, WorstFirst } from './cohort-lists';
import { SheetsField, useSheets } from './cohort-sheets';
import { useSidebar } from './context';
import { Section } from './controls';
import { Unconnected } from './unconnected';
import { useOverview } from './use-overview';

/** The screen on everybody: how many stand where, whom to ring today, what comes next, and what is wrong in the sheet. */
export function CohortScreen({ opensAt = 'worst' }: { readonly opensAt?: Part }) {
  const { session, state } = useSidebar();
  useEffect(() => session.refresh(), [session]);
  const sheets = useSheets();
  const [sheet] = sheets;
  if (state.unconnected && !state.several) return <Unconnected />;
  if (!sheet) return <p class="empty">Reading the sheet…</p>;
  return (
    <Cohort
      key={`${state.several ? 'several' : sheet.grid.sheet} ${opensAt}`}
      sheets={sheets}
      opensAt={opensAt}
    />
  );
}

export type Part = 'worst' | 'diary' | 'issues' | 'more';

interface CohortProps {
  readonly sheets: readonly CohortSheet[];
  readonly opensAt: Part;
}

function Cohort({ sheets, opensAt }: CohortProps) {
  const { overview, progress, isStopped, cancel } = useOverview(sheets);
  return (
    <>
      <h1 class="unseen">Cohort</h1>
      {progress !== undefined && (
        <div class="work" role="status">
          <span>Working through the sheet…</span>
          <progress aria-label="Working through the sheet" value={progress} />
          <button type="button" class="small" onClick={cancel}>
            Cancel
          </button>
        </div>
      )}
      <SheetsField />
      {overview ? (
        <Overviewed overview={overview} sheets={sheets} opensAt={opensAt} />
      ) : (
        isStopped && <Stopped />
      )}
    </>
  );
}

function Stopped() {
  const { session } = useSidebar();
  return (
    <div class="empty">
      <p>Stopped, so nothing is counted yet.</p>
      <button type="button" class="main" onClick={() => void session.readSheet()}>
        Work through the sheet again
      </button>
    </div>
  );
}

function Overviewed({ overview, sheets, opensAt }: CohortProps & { readonly overview: Overview }) {
  const [filter, setFilter] = useState<Filter>({});
  const [open, setOpen] = useState<ReadonlySet<Part>>(new Set([opensAt]));
  const { cohort, employer, coach } = filter;
  // How many stand where is counted before items are chosen, so that the other choices keep their numbers.
  const counted = useMemo(
    () => filtered(overview, { cohort, employer, coach }),
    [overview, cohort, employer, coach],
  );
  const shown = useMemo(() => filtered(counted, filter), [counted, filter]);
  const [sheet] = sheets as [CohortSheet];
  const { asOf } = sheet.settings.asOf;
  const from = useDayToLookFrom();
  const isOld = from !== undefined && (from.isFixed || from.daysAgo !== 0);
  const { fixes, left } = useFixes(overview, shown, sheets);
  const listed = useMemo(() => listedIn(shown, filter), [shown, filter]);
  const choose = (next: Filter) => {
    setFilter(next);
    if (isAnythingChosen(next)) setOpen(new Set([...open, 'worst']));
  };
  const part = (key: Part) => ({
    isOpen: open.has(key),
    onToggle: (isOpen: boolean) => {
      if (isOpen === open.has(key)) return;
      const next = new Set(open);
      if (isOpen) next.add(key);
      else next.delete(key);
      setOpen(next);
    },
  });
  if (overview.entries.length === 0) {
    return (
      <div class="empty">
        <h2>No apprentices yet</h2>
        <p>This sheet has headings but no apprentices yet. Type the first one below the headings.</p>
      </div>
    );
  }
  return (
    <>
      <FilterFields overview={overview} filter={filter} onFilter={setFilter} />
      {counted.entries.length === 0 && <NobodyFits onShowAll={() => setFilter({})} />}
      <Freshness sheets={sheets} count={shown.entries.length} asOf={asOf} />
      {isOld && <AsOfLine />}
      <RagTiles overview={counted} filter={filter} onFilter={choose} />
      <StageBars overview={counted} filter={filter} onFilter={choose} />
      <Chosen filter={filter} onFilter={choose} />
      <Section title="Worst first" status={howMany(listed.length)} {...part('worst')}>
        <WorstFirst entries={listed} asOf={asOf} />
      </Section>
      <Section title={`Next ${DIARY_DAYS} days`} status={howMany(shown.diary.length)} {...part('diary')}>
        <Diary items={shown.diary} asOf={asOf} />
      </Section>
      <Section title="Issues" status={issuesInWords(countedBySeverity(left))} {...part('issues')}>
        <Fixes fixes={fixes} />
        <Issues issues={issuesWorstFirst(left)} />
      </Section>
      <Section title="Grades and lateness" {...part('more')}>
        <MoreCounts overview={counted} filter={filter} onFilter={choose} />
      </Section>
    </>
  );
}

/** Cohort, employer and coach that nobody has together. */
function NobodyFits({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <p class="row remark" role="status">
      Nobody is in all that is chosen here.
      <button type="button" class="small" onClick={onShowAll}>
        Show everybody
      </button>
    </p>
  );
}

/** Those with something to do; whoever belongs to what is chosen, too, has something to do or not. */
function listedIn({ worstFirst }: Overview, filter: Filter): readonly Entry[] {
  return isAnythingChosen(filter) ? worstFirst : worstFirst.filter(({ rag }) => rag && rag !== 'Complete');
}

function howMany(count: number): string {
  return count === 0 ? 'none' : spoken(count);
}
