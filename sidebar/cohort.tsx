import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { countOf, countsByGroup, RAG_GROUP, STAGE_GROUP } from '../core/cohort/counts';
import { byDay, DIARY_DAYS, type DiaryItem } from '../core/cohort/diary';
import { issuesInWords, worstFirst as issuesWorstFirst, SEVERITY_WORDS } from '../core/cohort/issues';
import {
  type Choice,
  type Entry,
  type Filter,
  filtered,
  type Overview,
  type PlacedIssue,
} from '../core/cohort/overview';
import { type Day, formatDay, weekdayOf } from '../core/dates/day';
import { actionInWords, daysInWords, RAG_WORDS, type Rag } from '../core/rules/next-action';
import { STAGES, type Stage } from '../core/rules/stage';
import type { CohortSheet } from '../core/sheet/people';
import { useSidebar } from './context';
import { ChoiceField, RagTag, Section } from './controls';
import { Icon } from './icons';
import { Unconnected } from './unconnected';
import { useColumns } from './use-columns';
import { useOverview } from './use-overview';

/** The screen on everybody: how many stand where, whom to ring today, what comes next, and what is wrong in the sheet. */
export function CohortScreen({ opensAt = 'worst' }: { readonly opensAt?: Part }) {
  const { session, state } = useSidebar();
  useEffect(() => session.refresh(), [session]);
  if (state.unconnected) return <Unconnected />;
  if (!state.sheet) return <p class="empty">Reading the sheet…</p>;
  return <Cohort key={`${state.sheet.grid.sheet} ${opensAt}`} sheet={state.sheet} opensAt={opensAt} />;
}

export type Part = 'worst' | 'diary' | 'issues' | 'more';

function Cohort({ sheet, opensAt }: { readonly sheet: CohortSheet; readonly opensAt: Part }) {
  const { overview, progress, isStopped, cancel } = useOverview(sheet);
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
      {overview ? (
        <Overviewed overview={overview} sheet={sheet} opensAt={opensAt} />
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

interface OverviewedProps {
  readonly overview: Overview;
  readonly sheet: CohortSheet;
  readonly opensAt: Part;
}

function Overviewed({ overview, sheet, opensAt }: OverviewedProps) {
  const [filter, setFilter] = useState<Filter>({});
  const [open, setOpen] = useState<ReadonlySet<Part>>(new Set([opensAt]));
  const { cohort, employer } = filter;
  // How many stand where is counted before stage and RAG are chosen, so that the other choices keep their numbers.
  const counted = useMemo(() => filtered(overview, { cohort, employer }), [overview, cohort, employer]);
  const shown = useMemo(() => filtered(counted, filter), [counted, filter]);
  const { asOf } = sheet.settings.asOf;
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
      <p class="empty">
        This sheet has headings but no apprentices yet. Type the first one below the headings.
      </p>
    );
  }
  return (
    <>
      <FilterFields overview={overview} filter={filter} onFilter={setFilter} />
      <Freshness count={shown.entries.length} asOf={asOf} />
      <RagTiles overview={counted} filter={filter} onFilter={setFilter} />
      <StageBars overview={counted} filter={filter} onFilter={setFilter} />
      <Section title="Worst first" status={howMany(shown.worstFirst.length)} {...part('worst')}>
        <WorstFirst entries={shown.worstFirst} asOf={asOf} />
      </Section>
      <Section title={`Next ${DIARY_DAYS} days`} status={howMany(shown.diary.length)} {...part('diary')}>
        <Diary items={shown.diary} asOf={asOf} />
      </Section>
      <Section title="Issues" status={issuesInWords(shown.issueCounts)} {...part('issues')}>
        <Issues issues={issuesWorstFirst(shown.issues)} />
      </Section>
      <Section title="Grades and lateness" {...part('more')}>
        <MoreCounts overview={shown} />
      </Section>
    </>
  );
}

function howMany(count: number): string {
  return count === 0 ? 'none' : String(count);
}

interface FilterProps {
  readonly overview: Overview;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function FilterFields({ overview, filter, onFilter }: FilterProps) {
  const columns = useColumns();
  return (
    <div class="filters">
      <FilterField
        label={columns.of('cohort').heading}
        all="All cohorts"
        choices={overview.cohorts}
        value={filter.cohort}
        onChoose={(cohort) => onFilter({ ...filter, cohort })}
      />
      <FilterField
        label={columns.of('employer').heading}
        all="All employers"
        choices={overview.employers}
        value={filter.employer}
        onChoose={(employer) => onFilter({ ...filter, employer })}
      />
    </div>
  );
}

function FilterField({
  label,
  all,
  choices,
  value = '',
  onChoose,
}: {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly onChoose: (choice: string | undefined) => void;
}) {
  if (choices.length === 0) return null;
  return (
    <ChoiceField
      label={label}
      value={value}
      choices={choices.map(({ text }) => text)}
      blank={all}
      onChoose={(choice) => onChoose(choice || undefined)}
    />
  );
}

/** How many apprentices this is about, from which day, and how old it is. */
function Freshness({ count, asOf }: { readonly count: number; readonly asOf: Day }) {
  const { session, state } = useSidebar();
  return (
    <div class="row freshness">
      <p role="status">
        <strong>
          {count} {count === 1 ? 'apprentice' : 'apprentices'}
        </strong>
        , as of {formatDay(asOf)}
        {state.readAt && `. Read at ${state.readAt}`}
      </p>
      <button type="button" class="small" title="Refresh" onClick={() => void session.readSheet()}>
        <Icon name="refresh" />
        <span class="unseen">Refresh</span>
      </button>
    </div>
  );
}

function RagTiles({ overview, filter, onFilter }: FilterProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div class="tiles" role="group" aria-label="RAG">
      {RAG_WORDS.map((rag) => (
        <button
          key={rag}
          type="button"
          class="tile"
          aria-pressed={filter.rag === rag}
          onClick={() => onFilter({ ...filter, rag: filter.rag === rag ? undefined : rag })}
        >
          <strong>{countOf(overview.counts, RAG_GROUP, rag)}</strong> <RagTag rag={rag} />
        </button>
      ))}
    </div>
  );
}

/** The stages as bars, the number and the word beside each. */
function StageBars({ overview, filter, onFilter }: FilterProps) {
  const counts = STAGES.map((stage) => ({
    stage,
    count: countOf(overview.counts, STAGE_GROUP, stage),
  })).filter(({ stage, count }) => count > 0 || stage === filter.stage);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div class="bars" role="group" aria-label="Stage">
      {counts.map(({ stage, count }) => (
        <button
          key={stage}
          type="button"
          class="bar"
          aria-pressed={filter.stage === stage}
          onClick={() => onFilter({ ...filter, stage: filter.stage === stage ? undefined : stage })}
        >
          <span>{stage}</span>
          <span class="track" aria-hidden="true">
            <span class="fill" style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <strong>{count}</strong>
        </button>
      ))}
      <ChosenWords filter={filter} onFilter={onFilter} />
    </div>
  );
}

/** What is chosen besides cohort and employer, and the way back. */
function ChosenWords({ filter, onFilter }: Omit<FilterProps, 'overview'>) {
  const chosen = [filter.stage, filter.rag].filter((word): word is Stage | Rag => word !== undefined);
  if (chosen.length === 0) return null;
  return (
    <p class="row chosen">
      Only: {chosen.join(' and ')}
      <button
        type="button"
        class="small"
        onClick={() => onFilter({ ...filter, stage: undefined, rag: undefined })}
      >
        Show all
      </button>
    </p>
  );
}

const AT_FIRST = 40;

/** A long list grows when it is asked to: a page of thousands of lines helps nobody. */
function Growing<T>({
  items,
  none,
  children,
}: {
  readonly items: readonly T[];
  readonly none: string;
  readonly children: (shown: readonly T[]) => ComponentChildren;
}) {
  const [length, setLength] = useState(AT_FIRST);
  if (items.length === 0) return <p class="remark">{none}</p>;
  const left = items.length - length;
  return (
    <>
      {children(items.slice(0, length))}
      {left > 0 && (
        <button type="button" class="small" onClick={() => setLength(length + AT_FIRST)}>
          Show {Math.min(AT_FIRST, left)} more of {left}
        </button>
      )}
    </>
  );
}

function WorstFirst({ entries, asOf }: { readonly entries: readonly Entry[]; readonly asOf: Day }) {
  return (
    <Growing items={entries} none="Nobody has anything to do. Choose other filters, or enjoy the day.">
      {(shown) => (
        <ol class="lines">
          {shown.map((entry) => (
            <li key={entry.row}>
              <GoButton row={entry.row}>
                <span class="row between">
                  <strong dir="auto">{entry.name}</strong>
                  {entry.rag && <RagTag rag={entry.rag} />}
                </span>
                {entry.action && <span>{actionInWords(entry.action, { asOf })}</span>}
                {entry.employer && (
                  <span class="quiet" dir="auto">
                    {entry.employer}
                  </span>
                )}
              </GoButton>
              <DetailsButton row={entry.row} name={entry.name} />
            </li>
          ))}
        </ol>
      )}
    </Growing>
  );
}

/** The sheet goes to the row, or to the cell that it is about. */
function GoButton({
  row,
  column,
  children,
}: {
  readonly row: number;
  readonly column?: number;
  readonly children: ComponentChildren;
}) {
  const { session, state } = useSidebar();
  return (
    <button
      type="button"
      class="line"
      aria-current={state.row === row ? 'true' : undefined}
      onClick={() => session.goTo({ row }, column)}
    >
      {children}
    </button>
  );
}

function DetailsButton({ row, name }: { readonly row: number; readonly name: string }) {
  const { session } = useSidebar();
  return (
    <button
      type="button"
      class="step"
      aria-label={`Details of ${name}`}
      title="Details"
      onClick={() => {
        session.goTo({ row });
        session.show('apprentice');
      }}
    >
      <Icon name="next" />
    </button>
  );
}

function Diary({ items, asOf }: { readonly items: readonly DiaryItem[]; readonly asOf: Day }) {
  return (
    <Growing items={items} none={`Nothing is due or booked in the next ${DIARY_DAYS} days.`}>
      {(shown) => (
        <ul class="days">
          {byDay(shown).map(([day, those]) => (
            <li key={day}>
              <h3>
                {weekdayOf(day)} {formatDay(day)} <span class="quiet">{daysInWords(day - asOf)}</span>
              </h3>
              <ul class="lines">
                {those.map((item) => (
                  <li key={`${item.row} ${item.what()}`}>
                    <GoButton row={item.row}>
                      <strong dir="auto">{item.name}</strong>
                      <span>{item.what()}</span>
                    </GoButton>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Growing>
  );
}

function Issues({ issues }: { readonly issues: readonly PlacedIssue[] }) {
  const columns = useColumns();
  return (
    <Growing items={issues} none="Nothing is wrong in this sheet.">
      {(shown) => (
        <ul class="lines">
          {shown.map(({ row, position, apprentice, column, problem, severity }) => (
            <li key={`${row} ${position} ${problem.code} ${problem.what}`}>
              <GoButton row={row} column={position}>
                <span class="row between">
                  <strong dir="auto">{apprentice || `Row ${row + 1}`}</strong>
                  <span class={`severity ${severity}`}>{SEVERITY_WORDS[severity]}</span>
                </span>
                {!problem.what.startsWith(columns.of(column).heading) && (
                  <span class="quiet">{columns.of(column).heading}</span>
                )}
                <span>{problem.what}</span>
                <span>{problem.fix}</span>
              </GoButton>
            </li>
          ))}
        </ul>
      )}
    </Growing>
  );
}

function MoreCounts({ overview }: { readonly overview: Overview }) {
  return (
    <>
      {countsByGroup(overview.counts, [STAGE_GROUP, RAG_GROUP]).map(([group, counts]) => (
        <table key={group} class="counts-table">
          <caption>{group}</caption>
          <tbody>
            {counts.map(({ item, apprentices }) => (
              <tr key={item}>
                <th scope="row">{item}</th>
                <td>{apprentices}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
