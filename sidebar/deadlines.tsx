import { type EpaStep, epaSteps } from '../core/rules/epa-steps';
import { type Day, formatDay } from '../core/dates/day';
import { type AsOf, daysInWords } from '../core/rules/next-action';
import { deadline } from '../core/rules/timeline';
import { columnOf } from '../core/sheet/columns';
import { Why } from './controls';
import { DateOf } from './gateway';
import type { InView } from './state';
import { TimelinePicture } from './timeline-picture';

interface DeadlinesProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
}

/** What is due when, and why; bookings are set here. */
export function Deadlines({ whom, asOf, today }: DeadlinesProps) {
  const { apprentice } = whom;
  const steps = epaSteps(apprentice, asOf);
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
              <Step key={step.label} step={step} whom={whom} asOf={asOf} today={today} />
            ))}
          </ul>
          <EpaEnd epaStart={apprentice.epaStart} asOf={asOf.asOf} />
        </>
      )}
    </>
  );
}

function Step({ step, ...props }: DeadlinesProps & { readonly step: EpaStep }) {
  const { label, column, from, by } = step;
  const rules = [...new Set([...(from ? [from.because] : []), by.because])];
  const notes = [...(from?.notes ?? []), ...by.notes];
  return (
    <li>
      <h3>
        {columnOf(column).heading}{' '}
        <span class={`step-state ${stateClass(step, props.asOf.asOf)}`}>
          {stateInWords(step, props.asOf.asOf)}
        </span>
      </h3>
      <p class="bounds">{boundsInWords(step)}</p>
      <DateOf column={column} isNamed {...props} />
      <Why rules={rules} notes={notes} about={`these dates for ${label}?`} />
    </li>
  );
}

/** "from 19 March 2026 to 5 April 2026", "by 5 March 2026", "about 20 April 2026". */
function boundsInWords({ from, by }: EpaStep): string {
  const last = by.date === undefined ? by.notes.join(' ') : formatDay(by.date);
  if (by.because === 'result.expected') return by.date === undefined ? last : `Expected about ${last}`;
  if (!from) return `By ${last}`;
  return from.date === undefined
    ? `By ${last}; the first day is known once the project is submitted`
    : `From ${formatDay(from.date)} to ${last}`;
}

function stateInWords({ state, date, by }: EpaStep, asOf: Day): string {
  if (state === 'done') return 'done';
  const left = by.date === undefined ? undefined : daysInWords(by.date - asOf);
  if (state === 'booked') return `booked, in ${daysInWords((date as Day) - asOf).replace(' left', '')}`;
  return left ?? 'open';
}

function stateClass({ state, by }: EpaStep, asOf: Day): string {
  if (state !== 'open' || by.date === undefined) return state;
  return by.date < asOf && by.because !== 'result.expected' ? 'late' : 'open';
}

function EpaEnd({ epaStart, asOf }: { readonly epaStart: Day; readonly asOf: Day }) {
  const end = deadline(epaStart, 'EPA end');
  return (
    <div class="fact">
      <span>
        EPA end: <strong>{formatDay(end)}</strong> ({daysInWords(end - asOf)})
      </span>
      <Why rules={['epa.period']} about="does the EPA period end then?" />
    </div>
  );
}
