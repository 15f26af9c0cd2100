import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { byDay, DIARY_DAYS, type DiaryItem } from '../core/cohort/diary';
import type { Entry, Place } from '../core/cohort/entries';
import { type Day, formatDay, weekdayOf } from '../core/dates/day';
import { actionInWords, daysInWords, type OpenAction } from '../core/rules/open-action';
import { spoken } from '../core/words';
import { useSidebar } from './context';
import { RagTag } from './controls';
import { Icon } from './icons';

const AT_FIRST = 40;

/** A long list grows when it is asked to: a page of thousands of lines helps nobody. */
export function Growing<T>({
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
          {showMore(AT_FIRST, left)}
        </button>
      )}
    </>
  );
}

/** "Show 5 more of 12", and where those are all: "Show 5 more". */
export function showMore(atOnce: number, left: number): string {
  return left <= atOnce ? `Show ${spoken(left)} more` : `Show ${atOnce} more of ${spoken(left)}`;
}

export function WorstFirst({ entries, asOf }: { readonly entries: readonly Entry[]; readonly asOf: Day }) {
  return (
    <Growing items={entries} none="Nobody has anything to do. Choose other filters, or enjoy the day.">
      {(shown) => (
        <ol class="lines">
          {shown.map((entry) => (
            <li key={`${entry.row} ${entry.sheet}`}>
              <GoButton place={entry} column={entry.checkAt}>
                <span class="row between">
                  <strong dir="auto">{entry.name}</strong>
                  {entry.rag && <RagTag rag={entry.rag} />}
                </span>
                {entry.action && <span>{stepInWords(entry, entry.action, asOf)}</span>}
                <Whose parts={[entry.employer, entry.sheet]} />
              </GoButton>
              <DetailsButton entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </Growing>
  );
}

/** Beside the word Check nobody need be told to check. */
function stepInWords({ rag }: Entry, action: OpenAction, asOf: Day): string {
  return (rag === 'Check' ? action.inBrief?.() : undefined) ?? actionInWords(action, { asOf });
}

/** The employer, and the sheet where it is one of several. */
export function Whose({ parts }: { readonly parts: readonly (string | undefined)[] }) {
  const told = parts.filter(Boolean);
  if (told.length === 0) return null;
  return (
    <span class="quiet" dir="auto">
      {told.join(' · ')}
    </span>
  );
}

/** The sheet goes to the row, or to the cell that it is about. */
export function GoButton({
  place,
  column,
  children,
}: {
  readonly place: Place;
  readonly column?: number | undefined;
  readonly children: ComponentChildren;
}) {
  const { session, state } = useSidebar();
  const isInFront = place.sheet === undefined || place.sheet === state.sheet?.grid.sheet;
  return (
    <button
      type="button"
      class="line"
      aria-current={isInFront && state.row === place.row ? 'true' : undefined}
      onClick={() => session.goToCell(place, column)}
    >
      {children}
    </button>
  );
}

function DetailsButton({ entry }: { readonly entry: Entry }) {
  const { session } = useSidebar();
  return (
    <button
      type="button"
      class="step"
      aria-label={`Details of ${entry.name}`}
      title="Details"
      onClick={() => {
        session.goToCell(entry);
        session.show('apprentice');
      }}
    >
      <Icon name="next" />
    </button>
  );
}

export function Diary({ items, asOf }: { readonly items: readonly DiaryItem[]; readonly asOf: Day }) {
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
                  <li key={`${item.row} ${item.sheet} ${item.what()}`}>
                    <GoButton place={item}>
                      <strong dir="auto">{item.name}</strong>
                      <span>{item.what()}</span>
                      <Whose parts={[item.sheet]} />
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
