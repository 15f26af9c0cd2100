import { type Day, formatDay, MONTHS, partsOf } from '../core/dates/day';
import type { AsOf } from '../core/rules/as-of';
import type { Apprentice } from '../core/sheet/columns';
import { type Lane, type TimelineGeometry, timelineGeometry } from './timeline-geometry';
import { useStandard } from './use-columns';

/** The EPA period at a glance. What it shows stands in words beside it, so a screen reader hears one sentence. */
export function TimelinePicture({
  apprentice,
  asOf,
}: {
  readonly apprentice: Apprentice;
  readonly asOf: AsOf;
}) {
  const standard = useStandard();
  const picture = timelineGeometry(standard, apprentice, asOf);
  if (!picture) return null;
  const { lanes, today, marks } = picture;
  return (
    <>
      <div class="timeline" role="img" aria-label={inWords(lanes, today !== undefined, asOf.asOf)}>
        {lanes.map((lane) => (
          <LaneRow key={lane.label} lane={lane} />
        ))}
        <div class="lane axis">
          <span />
          <div class="track">
            {apart(marks).map(({ at, day }) => (
              <span key={day} class="mark" style={{ left: percent(at) }}>
                {shortDay(day)}
              </span>
            ))}
          </div>
        </div>
        {today !== undefined && (
          <div class="lane now">
            <span />
            <div class="track">
              <span class="today" style={{ left: percent(today) }}>
                <b>Today</b>
              </span>
            </div>
          </div>
        )}
      </div>
      <p class="legend" aria-hidden="true">
        <span class="event done" /> done <span class="event booked" /> booked{' '}
        {lanes.some(({ event }) => event?.isOutside) && (
          <>
            <span class="event outside" /> outside the rules
          </>
        )}
      </p>
    </>
  );
}

/** As a part of the width: what is closer would be written over the mark before. */
const ROOM_OF_MARK = 0.22;

function apart(marks: TimelineGeometry['marks']): TimelineGeometry['marks'] {
  const kept: TimelineGeometry['marks'][number][] = [];
  for (const mark of marks) {
    const before = kept[kept.length - 1];
    if (before === undefined || mark.at - before.at >= ROOM_OF_MARK) kept.push(mark);
  }
  return kept;
}

function LaneRow({ lane: { label, window, event } }: { readonly lane: Lane }) {
  return (
    <div class="lane">
      <span>{label}</span>
      <div class="track">
        {window && (
          <span
            class="window"
            style={{ left: percent(window.from), width: percent(window.to - window.from) }}
          />
        )}
        {event && (
          <span
            class={['event', event.isDone ? 'done' : 'booked', ...(event.isOutside ? ['outside'] : [])].join(
              ' ',
            )}
            style={{ left: percent(event.at) }}
          />
        )}
      </div>
    </div>
  );
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}

/** "5 Mar": the year stands beside the picture. */
function shortDay(day: Day): string {
  const { month, dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${(MONTHS[month - 1] as string).slice(0, 3)}`;
}

function inWords(lanes: readonly Lane[], isNow: boolean, asOf: Day): string {
  const told = lanes.map(({ label, event }) => {
    if (!event) return `${label}: no date`;
    const state = event.isDone ? 'done' : 'booked for';
    return `${label}: ${state} ${formatDay(event.day)}${event.isOutside ? ', outside what the rules allow' : ''}`;
  });
  return `Picture of the EPA period. ${told.join('. ')}.${isNow ? ` Today is ${formatDay(asOf)}.` : ''}`;
}
