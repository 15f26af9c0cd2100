import { boundsOf } from '../core/rules/checks';
import { type Limit, numberOf, type Standard } from '../core/standard/standard';
import type { Dice } from './dice';
import type { Span } from './sample-stories';

/** A figure that the standard limits, as nobody can find fault with it; `numberIn` looks up the figure that it is a share of. */
export function figureInside(
  standard: Standard,
  limit: Limit,
  dice: Dice,
  numberIn: (column: string) => number,
): number {
  return dice(...usualSpan(standard, limit, numberIn));
}

/** What people usually record. */
function usualSpan(standard: Standard, limit: Limit, numberIn: (column: string) => number): Span {
  const number = (id: string) => numberOf(standard, id);
  if ('shareOf' in limit) {
    const most = Math.floor((numberIn(limit.shareOf) * number(limit.most)) / 100);
    return [Math.ceil((most * 2) / 3), most];
  }
  if ('least' in limit) return [number(limit.least), number(limit.least) + 50];
  if ('fewest' in limit) return [number(limit.fewest), number(limit.most)];
  const target = number(limit.around);
  const leeway = (target * number(limit.tolerance)) / 100;
  // Nobody aims at the lower end of what is allowed, nor below what is recommended.
  const least = limit.atLeast === undefined ? 0 : number(limit.atLeast.rule);
  return [Math.max(least, Math.ceil(target - leeway / 2)), Math.floor(target + leeway)];
}

/** How far below its limit a figure is that was handed in too short, in percent of the limit. */
const TOO_SHORT = 7;

/** A figure below its limit, a round one; `undefined` where there is no lower limit. */
export function figureTooLow(standard: Standard, limit: Limit): number | undefined {
  const [lowest] = boundsOf(standard, limit) ?? [];
  return lowest === undefined ? undefined : Math.round((lowest * (100 - TOO_SHORT)) / 10_000) * 100;
}
