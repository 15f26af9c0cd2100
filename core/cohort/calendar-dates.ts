import { dayOffOn } from '../dates/bank-holidays';
import type { Day } from '../dates/day';
import { resitDeadline } from '../rules/attempts';
import { bookingsOf, epaSteps } from '../rules/epa-steps';
import { lastDayWords } from '../rules/force';
import type { OpenAction } from '../rules/open-action';
import type { Stage } from '../rules/stage';
import type { Standing } from '../rules/standing';
import { expectedGateway, noticeDay, RESULT_EXPECTED } from '../rules/timeline';
import type { View } from '../sheet/calculated-columns';
import type { Apprentice } from '../sheet/columns';
import type { RowRead } from '../sheet/rows';
import { gradedStep, ownerOf, ruleOf, type Standard } from '../standard/standard';
import { isStillToCome } from './diary';

/** What can stand in a calendar, in the order in which it is offered. */
export const CALENDAR_KINDS = [
  'Gateway',
  'Bookings',
  'Deadlines',
  'Results expected',
  'Certificate',
] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/**
 * A day of an apprentice that others may see: it says nothing of any grade, so that of an assessment which is taken again
 * it does not say that it is.
 */
export interface CalendarDate {
  readonly kind: CalendarKind;
  /** What it is, the same for ever, whatever its day becomes: the column that it comes from and what of it. */
  readonly what: string;
  readonly day: Day;
  /** "Observation booked", "Project due". */
  readonly title: string;
  /** How firm the day is: "Last day", "Typical day", "Booked", "Your own reminder, not a rule". */
  readonly firmness: string;
  /** The rule of the standard that sets it; none where a cell or a reminder does. */
  readonly rule?: string | undefined;
}

/** The days of a row; those of a status that cannot be told are not guessed at. */
type DatesOf = (read: RowRead, standing: Standing | undefined) => readonly CalendarDate[];

/** What lies ahead of the apprentices of a standard, the day itself included: to be held for as many as there are. */
export function calendarDatesOf({ standard, asOf }: View): DatesOf {
  const bookings = bookingsAhead(standard, asOf.asOf);
  const at = datesAt({ standard, asOf });
  return (read, standing) => {
    const { stage } = standing ?? {};
    if (isAway(read.apprentice, stage)) return [];
    const dates = [
      ...bookings(read),
      ...(stage === undefined || !standing ? [] : at[stage](read.apprentice, standing)),
    ];
    return dates.filter(({ day }) => day >= asOf.asOf);
  };
}

function isAway({ learningStatus }: Apprentice, stage: Stage | undefined): boolean {
  return [learningStatus, stage].some((word) => word === 'Withdrawn' || word === 'Break in learning');
}

/** A resit is booked as any attempt is: nothing here says that one failed. */
function bookingsAhead(standard: Standard, asOf: Day): (read: RowRead) => readonly CalendarDate[] {
  const bookingsIn = bookingsOf(standard);
  const names = new Map(
    standard.methods.flatMap((method) => [[method.resit.date.key, method.name] as const]),
  );
  return (read) =>
    bookingsIn(read.apprentice)
      .filter((booking) => isStillToCome(read, booking, asOf))
      .map(({ column, label, day }) => ({
        kind: 'Bookings',
        what: column,
        day,
        title: `${names.get(column) ?? label} booked`,
        firmness: 'Booked',
      }));
}

type DatesAtStage = (apprentice: Apprentice, standing: Standing) => readonly CalendarDate[];

function datesAt(from: Pick<View, 'standard' | 'asOf'>): Readonly<Record<Stage, DatesAtStage>> {
  const none: DatesAtStage = () => [];
  const toGateway = towardsGateway(from);
  const inEpa = duringEpa(from);
  return {
    'On programme': toGateway,
    'Ready for gateway': toGateway,
    'At gateway': atGateway,
    'In EPA': inEpa,
    'Resit or retake': inEpa,
    'Awaiting confirmation': inEpa,
    Passed: ({ certificateDate }, { actions }) =>
      certificateDate === undefined
        ? reminders('Certificate', 'certificateDate', 'Ask the EPAO for the certificate', actions)
        : [planned('Certificate', 'certificateDate', certificateDate, 'Certificate')],
    Certificated: none,
    'Break in learning': none,
    Withdrawn: none,
  };
}

function planned(kind: CalendarKind, column: string, day: Day, title: string): CalendarDate {
  return { kind, what: column, day, title, firmness: 'Planned' };
}

/** Days that the provider waits, as its settings have them. */
function reminders(
  kind: CalendarKind,
  column: string,
  title: string,
  actions: readonly OpenAction[],
): readonly CalendarDate[] {
  return actions.flatMap(({ by }) =>
    by === undefined
      ? []
      : [{ kind, what: `${column} reminder`, day: by, title, firmness: 'Your own reminder, not a rule' }],
  );
}

/** A day that a rule sets, as firmly as it speaks. */
function ruled(
  standard: Standard,
  kind: CalendarKind,
  what: string,
  day: Day | undefined,
  title: string,
  rule: string,
): readonly CalendarDate[] {
  if (day === undefined) return [];
  const words = lastDayWords(ruleOf(standard, rule).force);
  const firmness = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return [{ kind, what, day, title, firmness, rule }];
}

function towardsGateway({ standard }: Pick<View, 'standard'>): DatesAtStage {
  const { typicalGateway } = standard.times;
  const { notice } = standard.settable;
  return ({ start, plannedEnd, gatewayDate, learningStatus }) => {
    if (learningStatus === 'Completed') return [];
    const told = gatewayDate === undefined ? undefined : noticeDay(standard, gatewayDate);
    return [
      ...(gatewayDate === undefined ? [] : [planned('Gateway', 'gatewayDate', gatewayDate, 'Gateway')]),
      ...(notice === undefined
        ? []
        : ruled(standard, 'Gateway', 'gatewayDate notice', told, 'Tell the EPAO of the gateway', notice)),
      ...(start === undefined
        ? []
        : ruled(
            standard,
            'Gateway',
            'gatewayDate typical',
            expectedGateway(standard, start),
            'Typical gateway date',
            typicalGateway,
          )),
      ...(plannedEnd === undefined
        ? []
        : [planned('Deadlines', 'plannedEnd', plannedEnd, 'Planned end of training')]),
    ];
  };
}

const atGateway: DatesAtStage = ({ epaStart }, { actions }) =>
  epaStart === undefined
    ? reminders('Gateway', 'epaStart', 'Ask the EPAO for the EPA start', actions)
    : [planned('Gateway', 'epaStart', epaStart, 'EPA starts')];

/** The last days of what is not done, those of what is taken again, and the day on which the results are expected. */
function duringEpa({ standard, asOf }: Pick<View, 'standard' | 'asOf'>): DatesAtStage {
  const { resitWindow } = standard.settable;
  return (apprentice, { actions }) => {
    const steps = epaSteps(standard, apprentice, asOf);
    const open = steps.filter(({ state, isResult }) => state !== 'done' && !isResult);
    const again = standard.methods.flatMap((method) => {
      const { key, by } = gradedStep(method);
      const day = resitDeadline(standard, apprentice, method);
      // As if the last day had moved: the rule that moves it would say that a grade was a fail.
      return resitWindow === undefined
        ? []
        : ruled(standard, 'Deadlines', `${key} last day`, day, by.label, resitWindow).map(withoutRule);
    });
    return [
      ...open.flatMap(({ column, by }) =>
        ruled(standard, 'Deadlines', `${column} last day`, by.date, by.label, by.because),
      ),
      ...again,
      ...ruled(
        standard,
        'Results expected',
        'resultsConfirmed expected',
        resultDay(steps, actions),
        RESULT_EXPECTED,
        standard.times.result,
      ),
    ];
  };
}

function withoutRule({ rule: _, ...date }: CalendarDate): CalendarDate {
  return date;
}

/** The day that the status speaks of; before every assessment is held, the one that the booked days lead to. */
function resultDay(steps: ReturnType<typeof epaSteps>, actions: readonly OpenAction[]): Day | undefined {
  const awaited = actions.flatMap(({ isResult, by }) => (isResult && by !== undefined ? [by] : []));
  if (awaited.length > 0) return Math.max(...awaited) as Day;
  const results = steps.find(({ isResult }) => isResult);
  return results?.state === 'open' ? results.by.date : undefined;
}

/** What else is to be known of a day, in sentences: how firm it is, the rule that sets it, and whether nobody works then. */
export function dateInWords(standard: Standard, { firmness, rule, day }: CalendarDate): readonly string[] {
  const dayOff = dayOffOn(day);
  return [
    `${firmness}.`,
    ...(rule === undefined ? [] : [ruleInWords(standard, rule)]),
    ...(dayOff === undefined ? [] : [`Falls on a day off (${dayOff}) and is not moved.`]),
  ];
}

function ruleInWords(standard: Standard, id: string): string {
  const rule = ruleOf(standard, id);
  const { reading, source, confirmed } = rule;
  const doubt = confirmed ? '' : ' Not confirmed by the source.';
  return `${reading} Says ${ownerOf(rule)}: ${source.page}, ${source.section}.${doubt}`;
}
