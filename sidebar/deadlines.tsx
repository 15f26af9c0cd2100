import type { PlanLine } from '../core/cohort/plan-lines';
import { type Day, formatDay } from '../core/dates/day';
import type { AsOf } from '../core/rules/as-of';
import { type EpaStep, epaSteps } from '../core/rules/epa-steps';
import { byWord } from '../core/rules/force';
import { daysInWords } from '../core/rules/open-action';
import { epaEnd } from '../core/rules/timeline';
import { ruleOf, type Standard } from '../core/standard/standard';
import { counted } from '../core/words';
import { Why } from './controls';
import { DateOf } from './date-of';
import { Unread } from './gateway';
import { dayInWords, isUnreadable } from './gateway-lines';
import { Line, type LineLook } from './line';
import { ProposedDates, planLinesOf } from './proposed-dates';
import type { InView } from './state';
import { TimelinePicture } from './timeline-picture';
import { useColumns, useStandard } from './use-columns';

interface DeadlinesProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
}

/** What is due when, one line a date; each opens its booking, its safe days and why. */
export function Deadlines({
  whom,
  asOf,
  today,
  unavailable,
}: DeadlinesProps & { readonly unavailable: readonly Day[] }) {
  const columns = useColumns();
  const standard = useStandard();
  const { apprentice } = whom;
  const steps = epaSteps(standard, apprentice, asOf);
  const lines = planLinesOf(columns, standard, whom, asOf, unavailable);
  const { epaStart, plannedEnd } = apprentice;
  return (
    <>
      {plannedEnd !== undefined && (
        <p class="fact">
          Planned end of training: <strong>{formatDay(plannedEnd)}</strong> (
          {daysInWords(plannedEnd - asOf.asOf)})
        </p>
      )}
      {epaStart !== undefined && <TimelinePicture apprentice={apprentice} asOf={asOf} />}
      <ul class="steps">
        <EpaStart whom={whom} asOf={asOf} today={today} />
        {steps.map((step) => (
          <Step
            key={step.label}
            step={step}
            line={lines?.find((line) => line.step.key === step.column)}
            whom={whom}
            asOf={asOf}
            today={today}
          />
        ))}
        {epaStart !== undefined && <EpaEnd whom={whom} epaStart={epaStart} asOf={asOf.asOf} />}
      </ul>
      {epaStart !== undefined && <ProposedDates lines={lines} />}
    </>
  );
}

/** The day from which everything else is counted. */
function EpaStart({ whom, asOf, today }: DeadlinesProps) {
  const columns = useColumns();
  return (
    <Line
      label={columns.of('epaStart').heading}
      {...dayInWords(columns, whom, 'epaStart', asOf.asOf)}
      note={
        whom.apprentice.epaStart === undefined
          ? 'The day on which the EPAO accepts gateway. Once it is set, every deadline follows.'
          : undefined
      }
      whom={whom}
      columns={['epaStart']}
    >
      <div class="own-field">
        <DateOf column="epaStart" whom={whom} asOf={asOf} today={today} />
      </div>
      <Unread column="epaStart" whom={whom} />
    </Line>
  );
}

interface StepProps extends DeadlinesProps {
  readonly step: EpaStep;
  /** What a plan says of it; none where it cannot be planned. */
  readonly line: PlanLine | undefined;
}

function Step({ step, line, ...props }: StepProps) {
  const columns = useColumns();
  const standard = useStandard();
  const { label, column, from, by, state } = step;
  const { whom, asOf } = props;
  const rules = [...new Set([...(from ? [from.because] : []), by.because])];
  const notes = [...(from?.notes ?? []), ...by.notes];
  const bounds = boundsInWords(standard, step);
  return (
    <Line
      label={columns.of(column).heading}
      {...stepInWords(whom, step, asOf.asOf)}
      note={noteOf(step, bounds, asOf.asOf)}
      whom={whom}
      columns={[column]}
    >
      {state === 'done' && <p class="remark">{bounds}</p>}
      {line?.day === undefined && line !== undefined && <SafeDays line={line} />}
      <div class="own-field">
        <DateOf column={column} {...props} />
      </div>
      <Unread column={column} whom={whom} />
      <Why rules={rules} notes={notes} about={`these dates for ${label}?`} />
    </Line>
  );
}

/** How far off a booking is, and the days that it must lie between. */
function noteOf({ state, date }: EpaStep, bounds: string, asOf: Day): string | undefined {
  if (state === 'done') return undefined;
  return state === 'booked' ? `In ${counted((date as Day) - asOf, 'day')} · ${bounds}` : bounds;
}

/** How a step stands: the day that is set, how far off it is, or how much time is left for it. */
function stepInWords(
  whom: InView,
  { state, date, column, by, isResult }: EpaStep,
  asOf: Day,
): { readonly look: LineLook; readonly value: string } {
  if (isUnreadable(whom, column)) return { look: 'doubt', value: String(whom.cellOf(column)) };
  if (state === 'done') return { look: 'met', value: date === undefined ? 'Done' : formatDay(date) };
  if (state === 'booked') return { look: 'booked', value: formatDay(date as Day) };
  if (by.date === undefined) return { look: 'none', value: 'Not yet' };
  const isLate = by.date < asOf && !isResult;
  return { look: isLate ? 'late' : isResult ? 'none' : 'ahead', value: daysInWords(by.date - asOf) };
}

/** Between which days an open step is safe, and what is lost after the last of them; or why there is none. */
function SafeDays({ line: { earliest, why } }: { readonly line: PlanLine }) {
  if (earliest === undefined) return <p class="safe none">{why}</p>;
  return (
    <p class="safe">
      Possible from {formatDay(earliest)}. {why}
    </p>
  );
}

/** "From 19 March 2026 to 5 April 2026", "By 5 March 2026", "Expected about 20 April 2026". */
function boundsInWords(standard: Standard, { from, by, isResult }: EpaStep): string {
  const last = by.date === undefined ? by.notes.join(' ') : formatDay(by.date);
  const about = byWord(ruleOf(standard, by.because).force);
  if (isResult) return by.date === undefined ? last : `Expected ${about} ${last}`;
  const until = `${about.charAt(0).toUpperCase()}${about.slice(1)} ${last}`;
  if (!from) return until;
  if (from.date !== undefined) return `From ${formatDay(from.date)} to ${last}`;
  const known = from.notes.join(' ').replace(/^K/, 'k').replace(/\.$/, '');
  return `${until}; the first day is ${known}`;
}

/** The day itself stands in the head of the part. */
function EpaEnd({
  whom,
  epaStart,
  asOf,
}: {
  readonly whom: InView;
  readonly epaStart: Day;
  readonly asOf: Day;
}) {
  const standard = useStandard();
  const left = epaEnd(standard, epaStart) - asOf;
  // What is late says so in its own line: somebody who has passed everything is not.
  const value = left < 0 ? `${counted(-left, 'day')} ago` : daysInWords(left);
  return (
    <Line label="EPA end" look="none" value={value} whom={whom}>
      <Why rules={[standard.times.epaPeriod]} about="does the EPA period end then?" />
    </Line>
  );
}
