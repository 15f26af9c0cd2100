import { call } from '../core/functions/call';
import type { CustomFunction } from '../core/functions/define';
import { isProblem } from '../core/problems';
import { codec, codecWithFormats } from './codec';
import { reasonAgainstDates } from './date-system';

/**
 * A function of the catalogue as Excel calls it. All parameters and results are declared as matrices: one cell comes
 * in and goes out as `[[value]]`. After the arguments Excel always passes an invocation object, which is not ours.
 */
export function excelFunction(fn: CustomFunction) {
  // An answer for a whole sheet would weigh twice as much, and a set-up formats the cells that show it.
  const isForSheet = fn.parameters[0]?.takes === 'grid';
  return (...argumentsAndInvocation: unknown[]) => {
    const reason = reasonAgainstDates(fn);
    if (reason) throw codec.encodeProblem(reason);
    const given = flat(fn, argumentsAndInvocation.slice(0, -1));
    const answer = isForSheet ? call(fn, given, codec) : call(fn, given, codecWithFormats);
    if (isProblem(answer)) throw codec.encodeProblem(answer);
    return Array.isArray(answer) ? answer : [[answer]];
  };
}

/** Excel hands over all ranges of a repeated parameter as one argument: a list of matrices. */
function flat({ parameters }: CustomFunction, given: readonly unknown[]): readonly unknown[] {
  const last = parameters.length - 1;
  const ranges = given[last];
  if (parameters[last]?.takes !== 'grids' || !Array.isArray(ranges)) return given;
  const areMatrices = ranges.every((range) => Array.isArray(range) && range.every(Array.isArray));
  return [...given.slice(0, last), ...(areMatrices ? ranges : [ranges])];
}
