import { type PlanLine, planLines } from '../core/cohort/plan-lines';
import { type Day, formatDay, weekdayOf } from '../core/dates/day';
import type { AsOf } from '../core/rules/as-of';
import { planRequestOf } from '../core/rules/plan';
import { PROPOSAL_HABITS } from '../core/rules/plan-in-words';
import type { Columns } from '../core/sheet/columns';
import type { Standard } from '../core/standard/standard';
import type { InView } from './state';

/** The plan of an apprentice's steps; none before the EPA start and beyond the known bank holidays. */
export function planLinesOf(
  columns: Columns,
  standard: Standard,
  { apprentice }: InView,
  { asOf, closures }: AsOf,
  unavailable: readonly Day[],
): readonly PlanLine[] | undefined {
  const request = planRequestOf(standard, apprentice, asOf, { closures, unavailable });
  return request && planLines(columns, standard, request);
}

/** A day for each open step that keeps every rule, or why there is none. Nothing of it is written. */
export function ProposedDates({ lines }: { readonly lines: readonly PlanLine[] | undefined }) {
  const open = lines?.filter(({ day }) => day === undefined);
  if (open?.length === 0) return null;
  return (
    <details class="tool">
      <summary>Propose dates</summary>
      {open === undefined || lines === undefined ? (
        <p>The bank holidays of that year are not known yet, so no one can tell which days are free.</p>
      ) : (
        <>
          <p>
            Days that keep every rule and are no weekends, bank holidays, closures or unavailable days.
            Nothing is written to the sheet.
          </p>
          <ul class="proposal">
            {lines.map((line) => (
              <Proposal key={line.step.key} line={line} />
            ))}
          </ul>
          <p class="remark">{PROPOSAL_HABITS}</p>
        </>
      )}
    </details>
  );
}

function Proposal({ line: { step, day, proposed, why, notes } }: { readonly line: PlanLine }) {
  return (
    <li>
      <span>{step.name}</span>
      <strong>
        {proposed === undefined ? dayOrNone(day) : `${weekdayOf(proposed)}, ${formatDay(proposed)}`}
      </strong>
      {proposed === undefined && <p>{why}</p>}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </li>
  );
}

function dayOrNone(day: Day | undefined): string {
  return day === undefined ? 'No day' : formatDay(day);
}
