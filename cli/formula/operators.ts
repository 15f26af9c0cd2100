import type { Cell } from '../../core/cells/cell';
import { firstError } from './broadcast';
import { isLeft, type Left, numberFrom, textFrom } from './values';

type Calculation = (one: number, other: number) => number | string;

const CALCULATIONS: Readonly<Record<string, Calculation>> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => (other === 0 ? '#DIV/0!' : one / other),
  '^': (one, other) => one ** other,
};

type Comparison = (order: number) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/** What a sign between two cells makes of them. */
export function combined(operator: string, one: Cell, other: Cell): Cell | Left {
  const error = firstError([one, other]);
  if (error !== undefined) return error;
  if (operator === '&') return joined(one, other);
  const comparison = COMPARISONS[operator];
  if (comparison) return compared(operator, comparison, one, other);
  const calculation = CALCULATIONS[operator];
  return calculation
    ? calculated(calculation, one, other)
    : { left: `the sign ${operator} is not calculated here` };
}

export function negated(cell: Cell): Cell | Left {
  return calculated((one, other) => one - other, 0, cell);
}

export function percent(cell: Cell): Cell | Left {
  return calculated((one, other) => one / other, cell, 100);
}

function joined(one: Cell, other: Cell): Cell | Left {
  const [first, second] = [textFrom(one), textFrom(other)];
  if (isLeft(first)) return first;
  return isLeft(second) ? second : first + second;
}

function calculated(calculation: Calculation, one: Cell, other: Cell): Cell | Left {
  const [first, second] = [numberFrom(one), numberFrom(other)];
  if (isLeft(first)) return first;
  if (isLeft(second)) return second;
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  const number = calculation(first, second);
  return typeof number === 'string' || Number.isFinite(number) ? number : '#NUM!';
}

function compared(operator: string, comparison: Comparison, one: Cell, other: Cell): Cell | Left {
  const [first, second] = [beside(one, other), beside(other, one)];
  if (typeof first === 'string' && typeof second === 'string') {
    const [some, others] = [first.toLowerCase(), second.toLowerCase()];
    if (operator === '=' || operator === '<>') return comparison(some === others ? 0 : 1);
    return { left: 'programs differ in the order of texts' };
  }
  const [rank, otherRank] = [rankOf(first), rankOf(second)];
  return comparison(rank === otherRank ? Number(first) - Number(second) : rank - otherRank);
}

/** A blank cell is whatever it is compared with: no number, no text, not ticked. */
function beside(cell: Cell, other: Cell): Exclude<Cell, undefined> {
  if (cell !== undefined) return cell;
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

/** Numbers stand before texts, and texts before ticks. */
function rankOf(cell: Exclude<Cell, undefined>): number {
  return { number: 0, string: 1, boolean: 2 }[typeof cell as 'number' | 'string' | 'boolean'];
}
