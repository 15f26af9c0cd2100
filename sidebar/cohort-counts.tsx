import { ALL_GROUP, countsByGroup, countsOf, RAG_GROUP, STAGE_GROUP } from '../core/cohort/counts';
import { type Day, formatDay } from '../core/dates/day';
import { RAG_WORDS, type Rag } from '../core/rules/standing';
import type { CohortSheet } from '../core/sheet/people';
import { counted, spoken } from '../core/words';
import { type FilterProps, isChosen, withItem } from './cohort-filters';
import { useSidebar } from './context';
import { RagTag, Tag } from './controls';
import { Icon } from './icons';
import { sheetsInWords } from './several-sheets';

/** Of which sheets and of how many apprentices this is, from which day, and how old it is. */
export function Freshness({
  sheets,
  count,
  asOf,
}: {
  readonly sheets: readonly CohortSheet[];
  readonly count: number;
  readonly asOf: Day;
}) {
  const { session, state } = useSidebar();
  const { sheet, several, readAt } = state;
  const refresh = () => {
    void session.readSheet();
    if (several) void session.readSeveral();
  };
  return (
    <div class="row freshness">
      <p role="status">
        {sheets.length > 1 && <span dir="auto">{sheetsInWords(sheets, sheet?.grid.sheet)}, </span>}
        <strong>{counted(count, 'apprentice')}</strong>, as of {formatDay(asOf)}
        {readAt && `. Read at ${readAt}`}
      </p>
      <button type="button" class="small" title="Refresh" onClick={refresh}>
        <Icon name="refresh" />
        <span class="unseen">Refresh</span>
      </button>
    </div>
  );
}

/** Everybody is in one of the tiles; those without a RAG word have a tile only where there are any. */
export function RagTiles({ overview, filter, onFilter }: FilterProps) {
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
          <strong>{spoken(count.apprentices)}</strong>{' '}
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
export function StageBars({ overview, filter, onFilter }: FilterProps) {
  const counts = countsOf(overview.counts, STAGE_GROUP).filter(
    (count) => count.apprentices > 0 || isChosen(filter, count),
  );
  const most = Math.max(1, ...counts.map(({ apprentices }) => apprentices));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div class="bars" role="group" aria-label="Stage" style={{ '--digits': spoken(most).length }}>
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
          <strong>{spoken(count.apprentices)}</strong>
        </button>
      ))}
    </div>
  );
}

/** Each number opens the list behind it. */
export function MoreCounts({ overview, filter, onFilter }: FilterProps) {
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
                    aria-label={`${spoken(count.apprentices)}, ${count.share}%: ${count.item}. Show them`}
                    onClick={() => onFilter(withItem(filter, count))}
                  >
                    {spoken(count.apprentices)} ({count.share}%)
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
