import type { PlanLine } from '../core/cohort/plan-lines';
import { type Day, formatDay } from '../core/dates/day';
import type { AsOf } from '../core/rules/as-of';
import { type EpaStep, epaSteps } from '../core/rules/epa-steps';
import { byWord } from '../core/rules/force';
import { daysInWords } from '../core/rules/open-action';
import { epaEnd } from '../core/rules/timeline';
import { ruleOf, type Standard } from '../core/standard/standard';
import { Why } from './controls';
import { DateOf } from './date-of';
import { ProposedDates, planLinesOf } from './proposed-dates';
import type { InView } from './state';
import { TimelinePicture } from './timeline-picture';
import { useColumns, useStandard } from './use-columns';

interface DeadlinesProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
}

/** What is due when, and why; bookings are set here. */
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
  return (
    <>
      {apprentice.plannedEnd !== undefined && (
        <p class="fact">
          Planned end of training: <strong>{formatDay(apprentice.plannedEnd)}</strong> (
          {daysInWords(apprentice.plannedEnd - asOf.asOf)})
        </p>
      )}
      <DateOf column="epaStart" whom={whom} asOf={asOf} today={today} />
      {apprentice.epaStart === undefined ? (
        <p class="remark">
          The EPA period begins on the day the EPAO accepts gateway. Once that day is set, every deadline
          follows.
        </p>
      ) : (
        <>
          <TimelinePicture apprentice={apprentice} asOf={asOf} />
          <ul class="steps">
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
          </ul>
          <ProposedDates lines={lines} />
          <EpaEnd epaStart={apprentice.epaStart} asOf={asOf.asOf} />
        </>
      )}
    </>
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
  const { label, column, from, by } = step;
  const rules = [...new Set([...(from ? [from.because] : []), by.because])];
  const notes = [...(from?.notes ?? []), ...by.notes];
  return (
    <li>
      <h3>
        {columns.of(column).heading}{' '}
        <span class={`step-state ${stateClass(step, props.asOf.asOf)}`}>
          {stateInWords(step, props.asOf.asOf)}
        </span>
      </h3>
      <p class="bounds">{boundsInWords(standard, step)}</p>
      {line?.day === undefined && line !== undefined && <SafeDays line={line} />}
      <DateOf column={column} isNamed {...props} />
      <Why rules={rules} notes={notes} about={`these dates for ${label}?`} />
    </li>
  );
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

function stateInWords({ state, date, by }: EpaStep, asOf: Day): string {
  if (state === 'done') return 'done';
  const left = by.date === undefined ? undefined : daysInWords(by.date - asOf);
  if (state === 'booked') return `booked, in ${daysInWords((date as Day) - asOf).replace(' left', '')}`;
  return left ?? 'open';
}

function stateClass({ state, by, isResult }: EpaStep, asOf: Day): string {
  if (state !== 'open' || by.date === undefined) return state;
  return by.date < asOf && !isResult ? 'late' : 'open';
}

function EpaEnd({ epaStart, asOf }: { readonly epaStart: Day; readonly asOf: Day }) {
  const standard = useStandard();
  const end = epaEnd(standard, epaStart);
  return (
    <div class="fact">
      <span>
        EPA end: <strong>{formatDay(end)}</strong> ({daysInWords(end - asOf)})
      </span>
      <Why rules={[standard.times.epaPeriod]} about="does the EPA period end then?" />
    </div>
  );
}
