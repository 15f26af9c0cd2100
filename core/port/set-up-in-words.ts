import { messageOf } from '../problems';
import { isCalculated, isReady, type SetUpPlan } from '../set-up/plan';
import type { SetUpResult } from './workbook';

/** What came of a set-up, in sentences for the person who asked for it. */
export function setUpInWords(plan: SetUpPlan, result: SetUpResult): readonly string[] {
  if (result.outcome === 'refused') return [messageOf(result.problem)];
  const { sheet, added, renewed, settings, remarks } = plan;
  const notes = (result.notes ?? []).map(messageOf);
  if (isReady(plan) && result.completed)
    return [
      `The set-up of the sheet ${sheet} is complete now. Written anew: ${result.completed.join(', ')}.`,
      ...notes,
    ];
  // What a note tells may be a change.
  const unchanged = notes.length === 0 ? ' Nothing was changed.' : '';
  if (isReady(plan)) return [`The sheet ${sheet} is set up already.${unchanged}`, ...notes];
  // What an earlier set-up calculates is written anew, so as to read the new columns too.
  const kept = renewed.length > 0 ? 'Nothing of yours has changed' : 'Nothing that was there has changed';
  const calculated = added.filter(isCalculated).length;
  return [
    `The sheet ${sheet} is set up: ${columns(added.length)} added on the right, ${calculated} of them calculated. ${kept}.`,
    `The day to look from, closures and other settings are on the sheet ${settings.sheet}.`,
    ...notes,
    ...remarks,
  ];
}

function columns(count: number): string {
  return `${count} ${count === 1 ? 'column' : 'columns'}`;
}
