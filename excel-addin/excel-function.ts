import { call } from '../core/functions/call';
import type { CustomFunction } from '../core/functions/define';
import { isProblem } from '../core/problems';
import { codec } from './codec';

/**
 * A function of the catalogue as Excel calls it. All parameters and results are declared as matrices: one cell comes
 * in and goes out as `[[value]]`. After the arguments Excel always passes an invocation object, which is not ours.
 */
export function excelFunction(fn: CustomFunction) {
  return (...argumentsAndInvocation: unknown[]) => {
    const answer = call(fn, argumentsAndInvocation.slice(0, -1), codec);
    if (isProblem(answer)) throw codec.encodeProblem(answer);
    return Array.isArray(answer) ? answer : [[answer]];
  };
}
