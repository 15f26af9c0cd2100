import type { Day } from '../dates/day';
import { type AsOf, lastAssessment } from '../rules/next-action';
import { type EpaPeriod, type TimelineEntry, timeline } from '../rules/timeline';
import type { Apprentice, ColumnKey } from '../sheet/columns';

/** A step of the EPA with the date that is set for it, and the dates that bound it. */
export interface EpaStep {
  readonly label: string;
  /** The column of its date. */
  readonly column: ColumnKey;
  readonly date: Day | undefined;
  /** A date to come is a booking; a date that has come, or a grade, means that the step is done. */
  readonly state: 'open' | 'booked' | 'done';
  /** The first day that the rules allow; none where any day of the EPA period will do. */
  readonly from?: TimelineEntry;
  /** The last day that the rules allow, or the day on which it is expected. */
  readonly by: TimelineEntry;
}

const STEPS = [
  { label: 'Project', column: 'projectSubmitted', grade: 'projectGrade', from: undefined, by: 'Project due' },
  {
    label: 'Interview',
    column: 'interviewDate',
    grade: 'projectGrade',
    from: 'Interview from',
    by: 'Interview by',
  },
  {
    label: 'Discussion',
    column: 'discussionDate',
    grade: 'discussionGrade',
    from: undefined,
    by: 'Discussion by',
  },
  {
    label: 'Observation',
    column: 'observationDate',
    grade: 'observationGrade',
    from: undefined,
    by: 'Observation by',
  },
  {
    label: 'Results',
    column: 'resultsConfirmed',
    grade: undefined,
    from: undefined,
    by: 'Result expected',
  },
] as const;

/** The steps of an apprentice's EPA period in the order in which they are usually taken; none before it has started. */
export function epaSteps(apprentice: Apprentice, asOf: AsOf): readonly EpaStep[] {
  const period = epaPeriodOf(apprentice, asOf);
  if (period === undefined) return [];
  const entries = new Map(timeline(period).map((entry) => [entry.label, entry]));
  return STEPS.map(({ label, column, grade, from, by }) => {
    const date = apprentice[column];
    const isDone = (date !== undefined && date <= asOf.asOf) || (grade && apprentice[grade]) !== undefined;
    const first = from && entries.get(from);
    return {
      label,
      column,
      date,
      state: isDone ? 'done' : date === undefined ? 'open' : 'booked',
      ...(first && { from: first }),
      by: entries.get(by) as TimelineEntry,
    };
  });
}

/** The result is counted from the last of the three assessments, so only once each of them has a date. */
function epaPeriodOf(apprentice: Apprentice, { closures }: AsOf): EpaPeriod | undefined {
  const { epaStart, projectSubmitted, observationDate, interviewDate, discussionDate } = apprentice;
  if (epaStart === undefined) return undefined;
  const areDated = [observationDate, interviewDate, discussionDate].every((date) => date !== undefined);
  return {
    epaStart,
    projectSubmitted,
    lastAssessment: areDated ? lastAssessment(apprentice) : undefined,
    closures,
  };
}
