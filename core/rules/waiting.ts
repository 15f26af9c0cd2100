import { type Day, formatDay } from '../dates/day';
import { remembered } from '../remembered';
import type { Standard } from '../standard/standard';
import type { AsOf } from './as-of';
import { lastAssessmentOf } from './assessments';
import { due, firmness, type OpenAction, PLANNED, type Task, UNDATED } from './open-action';
import type { Progress } from './progress';
import { expectedResult } from './timeline';

/** At gateway the EPAO owes the first day of the EPA period; once that day is known, there is nothing to ask. */
export function awaitedStart(
  { gatewayDate, epaStart }: Progress,
  { reminders }: AsOf,
): readonly OpenAction[] {
  if (epaStart !== undefined)
    return [
      {
        who: 'Coach',
        action: () => `Prepare for the EPA, which starts on ${formatDay(epaStart)}`,
        ...UNDATED,
      },
    ];
  const by = gatewayDate === undefined ? undefined : ((gatewayDate + reminders.gateway) as Day);
  const action = () => 'Ask the EPAO for the EPA start';
  return [due({ who: 'Provider', action }, by, { ...PLANNED, setBy: { reminder: 'gateway' } })];
}

/** The aim of the EPAO after the last assessment. In a cohort many wait since the same day. */
export function awaitedResult(standard: Standard, from: AsOf): (progress: Progress) => readonly OpenAction[] {
  const lastOf = lastAssessmentOf(standard);
  const awaitedSince = remembered((last: Day | undefined) => [
    awaitedGrade(standard, 'the grades', last, from),
  ]);
  return (progress) => awaitedSince(lastOf(progress, from.asOf));
}

/** A grade that the EPAO owes since an assessment; after the day on which it is expected it has to be asked for. */
export function awaitedGrade(
  standard: Standard,
  what: string,
  last: Day | undefined,
  { asOf, closures, reminders }: AsOf,
): OpenAction {
  const by = last === undefined ? undefined : expectedResult(standard, last, closures);
  const isAwaited = by !== undefined && by >= asOf;
  const task: Task = isAwaited
    ? { who: 'EPAO', action: () => `Confirm ${what}` }
    : { who: 'Provider', action: () => `Ask the EPAO for ${what}${by === undefined ? '' : ', expected'}` };
  const waitUntil = by === undefined ? undefined : ((by + reminders.results) as Day);
  return { ...task, by, ...firmness(standard, standard.times.result), waitUntil, isResult: true };
}

/** No source says how long a certificate takes: only the provider's own reminder ages. */
export function awaitedCertificate(
  { resultsConfirmed }: Progress,
  { asOf, reminders }: AsOf,
): readonly OpenAction[] {
  const by = resultsConfirmed === undefined ? undefined : ((resultsConfirmed + reminders.certificate) as Day);
  const isAwaited = by !== undefined && by >= asOf;
  const task: Task = isAwaited
    ? { who: 'EPAO', action: () => 'Claim the certificate' }
    : { who: 'Provider', action: () => 'Ask the EPAO for the certificate' };
  return [due(task, by, { ...PLANNED, setBy: { reminder: 'certificate' } })];
}
