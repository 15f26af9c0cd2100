import type { CustomFunction } from '../core/functions/define';
import { type Problem, problem } from '../core/problems';
import { askLackingDays } from './excel-dates';

/*
 * Excel hands a function numbers and says nothing of how the workbook counts its days: in one that counts from 1904 every
 * date would be read, and answered, 1,462 days early. The runtime belongs to one workbook, so it asks once when it starts;
 * from then on the functions that read or answer dates say why they do not.
 */
let countsFrom1904 = false;

/** Asks how the workbook counts its days. Does it count from 1904? */
export async function learnDateSystem(context: Excel.RequestContext): Promise<boolean> {
  const lackingDays = askLackingDays(context);
  await context.sync();
  countsFrom1904 = lackingDays() !== 0;
  return countsFrom1904;
}

/** Why a function must not answer in this workbook; `undefined` where it may. */
export function reasonAgainstDates(fn: CustomFunction): Problem | undefined {
  return countsFrom1904 && hasDates(fn) ? problem('WORKBOOK_FROM_1904', { argument: '' }) : undefined;
}

/** Does it read or answer dates? A function on a whole sheet reads the day to look from. */
function hasDates({ parameters, answers, returns }: CustomFunction): boolean {
  const answersDates =
    answers === 'cells' ? returns === 'date' : returns.some((column) => column.kind === 'date');
  return answersDates || parameters.some(({ kind }) => kind.name === 'date');
}
