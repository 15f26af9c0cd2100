import { isExempt } from '../cells/exemptions';
import { ITEM_STATES, type ItemState } from '../cells/kinds';
import { levelIn } from '../cells/qualifications';
import { type Day, formatDay } from '../dates/day';
import {
  type GatewayItem,
  isBinding,
  numberOf,
  type RecordedItem,
  rulesOfLimit,
  type Standard,
} from '../standard/standard';
import { boundsOf, checkOf } from './checks';
import { isExemptTooYoung, mayOptOut, type QualificationItem } from './exemption';
import { isDone, type Progress } from './progress';
import { earliestGateway, isForStart, leastOnProgramme } from './timeline';

/**
 * The items still to do before gateway as of a day, in checklist order; none means ready. What is only recommended keeps
 * nobody back.
 */
export function missingForGateway(standard: Standard, progress: Progress, asOf: Day): readonly GatewayItem[] {
  return standard.gateway.filter(
    (item) => isRequired(standard, item, progress) && !isSettled(standard, item, progress, asOf),
  );
}

export function isReadyForGateway(standard: Standard, progress: Progress, asOf: Day): boolean {
  return standard.gateway.length > 0 && missingForGateway(standard, progress, asOf).length === 0;
}

/** Does some rule say that the item must be settled? Of those on the least time the one that is for the start. */
function isRequired(standard: Standard, { kind, restsOn }: GatewayItem, progress: Progress): boolean {
  if (kind !== 'time') return restsOn.some((id) => isBinding(standard, id));
  // Only here: no other item rests on the start, and one that cannot be read must not take the others away.
  const { start } = progress;
  const rule = start === undefined ? undefined : leastOnProgramme(standard, start);
  return rule !== undefined && isBinding(standard, rule);
}

export function isSettled(standard: Standard, item: GatewayItem, progress: Progress, asOf: Day): boolean {
  if (item.kind === 'time') return isTimeServed(standard, progress, asOf);
  const recorded = progress[item.key];
  switch (item.kind) {
    case 'tick':
      return isSettling(recorded);
    case 'qualification':
      return isQualified(standard, item, progress);
    case 'sign-off':
      // A sign-off on a day to come is a booking.
      return typeof recorded === 'number' ? isDone(recorded as Day, asOf) : isSettling(recorded);
    case 'figure':
      return (
        recorded === undefined ||
        !isDue(standard, item, progress, asOf) ||
        isAllowed(standard, item, recorded as number)
      );
  }
}

/** A plain yes, or evidence that somebody has seen. */
function isSettling(recorded: unknown): boolean {
  return recorded === true || recorded === 'Evidenced' || recorded === 'Accepted';
}

/** An exemption stands in the place of the achievement, where the age at the start allows it. */
function isQualified(standard: Standard, item: QualificationItem, progress: Progress): boolean {
  const recorded = progress[item.key];
  if (isExempt(recorded)) return !isAgeBinding(standard, item) || !isExemptTooYoung(standard, item, progress);
  const level = levelIn(recorded);
  if (level !== undefined) return level >= levelAskedFor(standard, item);
  return recorded === 'Achieved' || isSettling(recorded);
}

/** Where the standard asks for none, any is enough. */
function levelAskedFor(standard: Standard, { level }: QualificationItem): number {
  return level === undefined ? 0 : numberOf(standard, level);
}

/** A level that is held, and is not the one that the standard asks for. */
function isTooLow(standard: Standard, item: RecordedItem, recorded: unknown): boolean {
  const level = item.kind === 'qualification' ? levelIn(recorded) : undefined;
  return level !== undefined && level < levelAskedFor(standard, item as QualificationItem);
}

function isAgeBinding(standard: Standard, { optOut }: QualificationItem): boolean {
  return optOut !== undefined && isBinding(standard, optOut);
}

/** Has the least time on programme passed, on the gateway day where there is one? Without a start nobody can tell, and it is not asked. */
function isTimeServed(standard: Standard, { start, gatewayDate }: Progress, asOf: Day): boolean {
  const earliest = start === undefined ? undefined : earliestGateway(standard, start);
  return earliest === undefined || (gatewayDate ?? asOf) >= earliest;
}

type FigureItem = Extract<RecordedItem, { readonly kind: 'figure' }>;

/**
 * Is a figure to be judged yet? One of the gateway only for the starts that its limit is for, and from when the item that it
 * is due with is settled or gateway has a date; before that a count is progress. Other figures are not for gateway to tell.
 */
export function isFigureDue(standard: Standard, key: string, progress: Progress, asOf: Day): boolean {
  const item = standard.gateway.find((item) => item.key === key);
  return item?.kind !== 'figure' || isDue(standard, item, progress, asOf);
}

function isDue(standard: Standard, { limit, dueWith }: FigureItem, progress: Progress, asOf: Day): boolean {
  const { start, gatewayDate, epaStart } = progress;
  if (!rulesOfLimit(limit).every((id) => isForStart(standard, id, start))) return false;
  if (dueWith === undefined || gatewayDate !== undefined || epaStart !== undefined) return true;
  const before = standard.gateway.find(({ key }) => key === dueWith);
  return before === undefined || isSettled(standard, before, progress, asOf);
}

/** A figure outside a limit that the source only recommends keeps nobody back. The bounds are a quick way for most rows; the check decides. */
function isAllowed(standard: Standard, item: FigureItem, figure: number): boolean {
  const [lowest, highest] = boundsOf(standard, item.limit) ?? [figure, figure];
  const isInside = figure >= lowest && figure <= highest;
  return isInside || checkOf(standard, item).finding(figure)?.force !== 'must';
}

/** An item that a sheet has a column for and that is not settled there. */
interface Unsettled {
  readonly item: RecordedItem;
  /** The cell says so: no, not yet, missing or rejected. Else it is blank, only claimed, or a booking. */
  readonly saysNo: boolean;
}

const SAY_NO: readonly unknown[] = [false, 'Not yet', 'Missing', 'Rejected'];

function isNo(standard: Standard, item: RecordedItem, recorded: unknown): boolean {
  return SAY_NO.includes(recorded) || isTooLow(standard, item, recorded);
}

/**
 * What is missing of the items that the sheet has a column for: only those can contradict a gateway date. A figure outside its
 * limit is a finding of its own, and so is a gateway that comes too early: neither is looked at here.
 */
export function unsettledItems(standard: Standard, progress: Progress, asOf: Day): readonly Unsettled[] {
  return standard.gateway.flatMap((item) => {
    if (item.kind === 'time' || item.kind === 'figure' || !(item.key in progress)) return [];
    if (!isRequired(standard, item, progress) || isSettled(standard, item, progress, asOf)) return [];
    return [{ item, saysNo: isNo(standard, item, progress[item.key]) }];
  });
}

/** How far the evidence for an item has come, where its cell says that and not just yes or no. */
export function recordedState({ key }: GatewayItem, progress: Progress): ItemState | undefined {
  return ITEM_STATES.find((state) => state === progress[key]);
}

/** What an item that is not settled waits for, where more is to be said than that it is missing: "claimed", "from 5 March 2027". */
export function waitsFor(
  standard: Standard,
  item: GatewayItem,
  progress: Progress,
  asOf: Day,
): string | undefined {
  if (item.kind === 'time') {
    const { start } = progress;
    const earliest = start === undefined ? undefined : earliestGateway(standard, start);
    return earliest === undefined ? undefined : `from ${formatDay(earliest)}`;
  }
  const recorded = progress[item.key];
  const state = recordedState(item, progress);
  if (state !== undefined) return state === 'Missing' ? undefined : state.toLowerCase();
  if (isTooLow(standard, item, recorded)) return `${recorded} is not enough`;
  if (item.kind === 'qualification') return qualificationWaitsFor(standard, item, progress);
  const isBooked = item.kind === 'sign-off' && typeof recorded === 'number' && !isDone(recorded as Day, asOf);
  return isBooked ? `booked for ${formatDay(recorded as Day)}` : undefined;
}

function qualificationWaitsFor(
  standard: Standard,
  item: QualificationItem,
  progress: Progress,
): string | undefined {
  const { optOut } = item;
  if (optOut === undefined) return undefined;
  const age = numberOf(standard, optOut);
  if (isExemptTooYoung(standard, item, progress)) return `exempt, but under ${age}: record the adjustment`;
  return mayOptOut(standard, item, progress) ? `optional from ${age}: record the opt-out` : undefined;
}

/** "Portfolio (claimed), Maths": what is missing, in checklist order. */
export function missingInWords(standard: Standard, progress: Progress, asOf: Day): string {
  return missingForGateway(standard, progress, asOf)
    .map((item) => {
      const waiting = waitsFor(standard, item, progress, asOf);
      return waiting === undefined ? item.label : `${item.label} (${waiting})`;
    })
    .join(', ');
}

/** "Through gateway", "Ready", or what is missing; a gateway date still to come is a booking. */
export function gatewayInWords(standard: Standard, progress: Progress, asOf: Day): string {
  const { gatewayDate } = progress;
  if (isDone(gatewayDate, asOf)) return 'Through gateway';
  const missing = missingInWords(standard, progress, asOf);
  const words = missing === '' ? 'Ready' : `Missing: ${missing}`;
  return gatewayDate === undefined ? words : `${words}; booked for ${formatDay(gatewayDate)}`;
}

/** For how many days somebody has been at gateway; `undefined` before that, and once the EPA has started. */
export function daysAtGateway({ gatewayDate, epaStart }: Progress, asOf: Day): number | undefined {
  if (gatewayDate === undefined || gatewayDate > asOf || isDone(epaStart, asOf)) return undefined;
  return asOf - gatewayDate;
}
