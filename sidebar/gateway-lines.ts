import { type Day, formatDay } from '../core/dates/day';
import { boundsOf, checkOf } from '../core/rules/checks';
import { isSettled, missingForGateway, recordedState } from '../core/rules/gateway';
import { isDone } from '../core/rules/progress';
import { earliestGateway } from '../core/rules/timeline';
import type { ColumnKey, Columns } from '../core/sheet/columns';
import { recorded, signatoryOf } from '../core/sheet/recorded';
import type { GatewayItem, RecordedItem, Standard } from '../core/standard/standard';
import { spoken } from '../core/words';
import type { LineLook } from './line';
import type { InView } from './state';

type FigureItem = Extract<RecordedItem, { kind: 'figure' }>;

/** What a line of the checklist says. */
interface LineWords {
  readonly look: LineLook;
  readonly value: string;
}

export function isUnreadable({ unreadable }: InView, key: ColumnKey): boolean {
  return unreadable.some(({ column }) => column === key);
}

/** How an item stands, and what the sheet says of it. */
export function itemInWords(columns: Columns, whom: InView, item: GatewayItem, asOf: Day): LineWords {
  const { standard } = columns;
  const isMet = isSettled(standard, item, whom.apprentice, asOf);
  // What is only recommended keeps nobody back.
  const isMissing = missingForGateway(standard, whom.apprentice, asOf).includes(item);
  const look = isMet ? 'met' : isMissing ? 'missing' : 'ahead';
  if (item.kind === 'time') return timeInWords(standard, whom, look);
  const { key } = item;
  if (!whom.hasColumn(key)) return { look: isMet ? 'none' : 'ahead', value: 'No column' };
  if (isUnreadable(whom, key)) return { look: 'doubt', value: recorded(columns, whom, key) };
  const value = valueInWords(columns, whom, item, asOf);
  if (item.kind === 'figure' && isMet && isOutside(standard, item, whom)) return { look: 'none', value };
  if (value === '')
    return isMissing ? { look, value: 'Missing' } : { look: isMet ? 'none' : look, value: 'Not recorded' };
  return { look: isBooked(whom.apprentice[key], item, asOf) ? 'booked' : look, value };
}

/** A count outside its limit that keeps nobody back: it is not due yet, or its limit is only recommended. */
function isOutside(standard: Standard, item: FigureItem, { apprentice }: InView): boolean {
  const figure = apprentice[item.key];
  return figure !== undefined && checkOf(standard, item).finding(figure) !== undefined;
}

/** Nothing to set: the start and the calendar settle it. */
function timeInWords(standard: Standard, { apprentice: { start } }: InView, look: LineLook): LineWords {
  if (start === undefined) return { look: 'none', value: 'No start date' };
  const earliest = earliestGateway(standard, start);
  return earliest === undefined
    ? { look: 'none', value: 'No least time' }
    : { look, value: `${look === 'met' ? '' : 'from '}${formatDay(earliest)}` };
}

function isBooked(value: unknown, { kind }: GatewayItem, asOf: Day): boolean {
  return kind === 'sign-off' && typeof value === 'number' && !isDone(value as Day, asOf);
}

function valueInWords(columns: Columns, whom: InView, item: RecordedItem, asOf: Day): string {
  const value = whom.apprentice[item.key];
  const words = recordedState(item, whom.apprentice) ?? recorded(columns, whom, item.key);
  switch (item.kind) {
    case 'figure':
      return value === undefined ? words : `${words}${limitInWords(columns.standard, item)}`;
    case 'sign-off': {
      const signed = value === true ? 'Signed, no date' : value === false ? 'Not signed' : words;
      const told = isBooked(value, item, asOf) ? bookedInWords(signed) : signed;
      return [told, signatoryOf(item, whom)].filter(Boolean).join(', ');
    }
    default:
      return words;
  }
}

/** " (10 to 15)", " (348 or more)". */
function limitInWords(standard: Standard, { limit }: FigureItem): string {
  const bounds = boundsOf(standard, limit);
  if (bounds === undefined) return '';
  const [lowest, highest] = bounds;
  return Number.isFinite(highest)
    ? ` (${spoken(lowest)} to ${spoken(highest)})`
    : ` (${spoken(lowest)} or more)`;
}

/** A day that has come, a booking, or none yet. */
export function dayInWords(columns: Columns, whom: InView, key: ColumnKey, asOf: Day): LineWords {
  if (!whom.hasColumn(key)) return { look: 'none', value: 'No column' };
  if (isUnreadable(whom, key)) return { look: 'doubt', value: recorded(columns, whom, key) };
  const day = whom.apprentice[key];
  if (typeof day !== 'number') return { look: 'none', value: recorded(columns, whom, key) || 'Not set' };
  const shown = formatDay(day as Day);
  return isDone(day as Day, asOf)
    ? { look: 'met', value: shown }
    : { look: 'booked', value: bookedInWords(shown) };
}

/** The day first: a line that has no room for all of it ends in what its sign says, too. */
function bookedInWords(day: string): string {
  return `${day}, booked`;
}
