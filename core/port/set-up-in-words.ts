import { messageOf } from '../problems';
import { isReady, type SetUpPlan } from '../set-up/plan';
import type { SetUpResult } from './workbook';

/** What came of a set-up, in sentences for the person who asked for it. */
export function setUpInWords(plan: SetUpPlan, result: SetUpResult): readonly string[] {
  if (result.outcome === 'refused') return [messageOf(result.problem)];
  const { sheet, added, settings, remarks } = plan;
  if (isReady(plan)) return [`The sheet ${sheet} is set up already. Nothing was changed.`];
  const calculated = added.filter(({ formula }) => formula !== undefined).length;
  return [
    `The sheet ${sheet} is set up: ${columns(added.length)} added on the right, ${calculated} of them calculated. Nothing that was there has changed.`,
    `The day to look from, closures and other settings are on the sheet ${settings.sheet}.`,
    ...remarks,
  ];
}

function columns(count: number): string {
  return `${count} ${count === 1 ? 'column' : 'columns'}`;
}
