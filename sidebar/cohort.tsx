import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  ALL_GROUP,
  type Count,
  countsByGroup,
  countsOf,
  RAG_GROUP,
  STAGE_GROUP,
} from '../core/cohort/counts';
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
import { actionInWords, daysInWords } from '../core/rules/open-action';
import { RAG_WORDS, type Rag } from '../core/rules/standing';
import type { CohortSheet } from '../core/sheet/people';
import { useSidebar } from './context';
import { ChoiceField, RagTag, Section, Tag, Why } from './controls';
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
  // How many stand where is counted before items are chosen, so that the other choices keep their numbers.
  const counted = useMemo(() => filtered(overview, { cohort, employer }), [overview, cohort, employer]);
  const shown = useMemo(() => filtered(counted, filter), [counted, filter]);
  const { asOf } = sheet.settings.asOf;
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
      <p class="empty">
        This sheet has headings but no apprentices yet. Type the first one below the headings.
      </p>
    );
  }
  return (
    <>
      <FilterFields overview={overview} filter={filter} onFilter={setFilter} />
      <Freshness count={shown.entries.length} asOf={asOf} />
      <RagTiles overview={counted} filter={filter} onFilter={choose} />
      <StageBars overview={counted} filter={filter} onFilter={choose} />
      <Chosen filter={filter} onFilter={choose} />
      <Section title="Worst first" status={howMany(listed.length)} {...part('worst')}>
        <WorstFirst entries={listed} asOf={asOf} />
      </Section>
      <Section title={`Next ${DIARY_DAYS} days`} status={howMany(shown.diary.length)} {...part('diary')}>
        <Diary items={shown.diary} asOf={asOf} />
      </Section>
      <Section title="Issues" status={issuesInWords(shown.issueCounts)} {...part('issues')}>
        <Issues issues={issuesWorstFirst(shown.issues)} />
      </Section>
      <Section title="Grades and lateness" {...part('more')}>
        <MoreCounts overview={counted} filter={filter} onFilter={choose} />
      </Section>
    </>
  );
}

/** Those with something to do; whoever belongs to what is chosen, too, has something to do or not. */
function listedIn({ worstFirst }: Overview, filter: Filter): readonly Entry[] {
  return isAnythingChosen(filter) ? worstFirst : worstFirst.filter(({ rag }) => rag && rag !== 'Complete');
}

function isAnythingChosen({ chosen = {} }: Filter): boolean {
  return Object.keys(chosen).length > 0;
}

/** Chosen once, an item is all that is looked at; chosen again, everybody is. */
function withItem(filter: Filter, { group, item }: Count): Filter {
  const { [group]: before, ...others } = filter.chosen ?? {};
  return { ...filter, chosen: before === item ? others : { ...others, [group]: item } };
}

function isChosen({ chosen = {} }: Filter, { group, item }: Count): boolean {
  return chosen[group] === item;
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

/** Everybody is in one of the tiles; those without a RAG word have a tile only where there are any. */
function RagTiles({ overview, filter, onFilter }: FilterProps) {
  const counts = countsOf(overview.counts, RAG_GROUP).filter(
    (count) => isRag(count.item) || count.apprentices > 0 || isChosen(filter, count),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div class="tiles" role="group" aria-label="RAG">
      {counts.map((count) => (
        <button
          key={count.item}
          type="button"
          class="tile"
          aria-pressed={isChosen(filter, count)}
          onClick={() => onFilter(withItem(filter, count))}
        >
          <strong>{count.apprentices}</strong>{' '}
          {isRag(count.item) ? <RagTag rag={count.item} /> : <Tag tone="quiet">{count.item}</Tag>}
        </button>
      ))}
    </div>
  );
}

function isRag(item: string): item is Rag {
  return RAG_WORDS.some((rag) => rag === item);
}

/** The stages as bars, the number and the word beside each; everybody is in one of them. */
function StageBars({ overview, filter, onFilter }: FilterProps) {
  const counts = countsOf(overview.counts, STAGE_GROUP).filter(
    (count) => count.apprentices > 0 || isChosen(filter, count),
  );
  const most = Math.max(1, ...counts.map(({ apprentices }) => apprentices));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div class="bars" role="group" aria-label="Stage">
      {counts.map((count) => (
        <button
          key={count.item}
          type="button"
          class="bar"
          aria-pressed={isChosen(filter, count)}
          onClick={() => onFilter(withItem(filter, count))}
        >
          <span>{count.item}</span>
          <span class="track" aria-hidden="true">
            <span class="fill" style={{ width: `${(count.apprentices / most) * 100}%` }} />
          </span>
          <strong>{count.apprentices}</strong>
        </button>
      ))}
    </div>
  );
}

/** What is chosen besides cohort and employer, and the way back. */
function Chosen({ filter, onFilter }: Omit<FilterProps, 'overview'>) {
  const chosen = Object.entries(filter.chosen ?? {});
  if (chosen.length === 0) return null;
  const words = chosen.map(([group, item]) =>
    [STAGE_GROUP, RAG_GROUP].includes(group) ? item : `${group}: ${item}`,
  );
  return (
    <p class="row chosen">
      Only: {words.join(' and ')}
      <button type="button" class="small" onClick={() => onFilter({ ...filter, chosen: {} })}>
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
              <GoButton row={entry.row} column={entry.checkAt}>
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
  readonly column?: number | undefined;
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
          {shown.map(({ row, position, apprentice, column, problem, severity, restsOn }) => (
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
              {restsOn !== undefined && <Why rules={[restsOn]} about={`is this an issue: ${problem.what}`} />}
            </li>
          ))}
        </ul>
      )}
    </Growing>
  );
}

/** Each number opens the list behind it. */
function MoreCounts({ overview, filter, onFilter }: FilterProps) {
  return (
    <>
      {countsByGroup(overview.counts, [ALL_GROUP, STAGE_GROUP, RAG_GROUP]).map(([group, counts]) => (
        <table key={group} class="counts-table">
          <caption>{group}</caption>
          <tbody>
            {counts.map((count) => (
              <tr key={count.item}>
                <th scope="row">{count.item}</th>
                <td>
                  <button
                    type="button"
                    class="link"
                    aria-pressed={isChosen(filter, count)}
                    aria-label={`${count.apprentices}, ${count.share}%: ${count.item}. Show them`}
                    onClick={() => onFilter(withItem(filter, count))}
                  >
                    {count.apprentices} ({count.share}%)
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
