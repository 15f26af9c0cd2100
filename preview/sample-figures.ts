import { type Limit, numberOf, type Standard } from '../core/standard/standard';
import { type Dice, happens } from './dice';

/** A whole number from the first to the second. */
type Span = readonly [lowest: number, highest: number];

/** What people usually record, and what a slip looks like. */
interface Spans {
  readonly usual: Span;
  readonly slip: Span;
}

/** How many of a hundred figures are outside what the standard allows. */
const SLIPS = 3;

/** A figure that the standard limits, as it may stand in a sheet: inside its limit, and now and then outside. */
export function figureFor(
  standard: Standard,
  limit: Limit,
  dice: Dice,
  numberIn: (column: string) => number,
): number {
  const { usual, slip } = spansOf(standard, limit, numberIn);
  return dice(...(happens(SLIPS, dice) ? slip : usual));
}

/** A figure that nobody can find fault with; `numberIn` looks up the figure that it is a share of. */
export function figureInside(
  standard: Standard,
  limit: Limit,
  dice: Dice,
  numberIn: (column: string) => number,
): number {
  return dice(...spansOf(standard, limit, numberIn).usual);
}

function spansOf(standard: Standard, limit: Limit, numberIn: (column: string) => number): Spans {
  if ('shareOf' in limit) {
    const most = Math.floor((numberIn(limit.shareOf) * numberOf(standard, limit.most)) / 100);
    return { usual: [Math.ceil((most * 2) / 3), most], slip: [most + 1, most + 2] };
  }
  if ('least' in limit) {
    const least = numberOf(standard, limit.least);
    return { usual: [least, least + 50], slip: [least - 20, least - 1] };
  }
  if ('fewest' in limit) {
    const [fewest, most] = [numberOf(standard, limit.fewest), numberOf(standard, limit.most)];
    return { usual: [fewest, most], slip: [Math.max(1, fewest - 2), Math.max(1, fewest - 1)] };
  }
  const target = numberOf(standard, limit.around);
  const leeway = (target * numberOf(standard, limit.tolerance)) / 100;
  // Nobody aims at the lower end of what is allowed.
  const usual: Span = [Math.ceil(target - leeway / 2), Math.floor(target + leeway)];
  return { usual, slip: [usual[1] + 1, Math.ceil(target + leeway * 1.5)] };
}
