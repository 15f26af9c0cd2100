import { learnDateSystem } from './date-system';
import { calculateAll, wakeFormulas } from './wake-formulas';

/**
 * What functions need once Excel is there: to know how the workbook counts its days, and to be entered again where they were
 * worked out before they were loaded. Where days are counted from 1904 that is all of them, since what they answered is
 * four years wrong. Answers how many were entered.
 */
export async function startFunctions(context: Excel.RequestContext): Promise<number> {
  return (await learnDateSystem(context)) ? calculateAll(context) : wakeFormulas(context);
}
