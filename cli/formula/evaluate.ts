import type { Cell } from '../../core/cells/cell';
import { call } from '../../core/functions/call';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem } from '../../core/problems';
import type { Zone } from '../../files/stored-cells';
import { areaOf, partOfTable } from './areas';
import type { Around, Place, Ranges } from './around';
import { cellsOf, forEachCell, inOwnRow } from './broadcast';
import { codec, errorOf } from './codec';
import { NATIVES, TAKES_ARRAYS } from './natives';
import { combined, negated, percent } from './operators';
import { type AstExpression, parsed, reference } from './parsed';
import { type Area, type Block, isArea, isBlock, isLeft, isOneCell, type Left, type Value } from './values';

/** What a formula comes to; an area is what `=A1:B2` comes to. */
export function evaluated(text: string, place: Place, around: Around, ranges: Ranges): Value {
  const tree = parsed(text);
  return isLeft(tree) ? tree : evaluate(tree, { place, around, ranges });
}

interface Scope {
  readonly place: Place;
  readonly around: Around;
  readonly ranges: Ranges;
}

function evaluate(node: AstExpression | null | undefined, scope: Scope): Value {
  if (node === null || node === undefined) return undefined;
  switch (node.type) {
    case 'Literal':
    case 'ErrorLiteral':
      return node.value;
    case 'ArrayExpression':
      return arrayOf(node.elements as readonly (readonly AstExpression[])[], scope);
    case 'ReferenceIdentifier':
      return referredTo(node.value, scope);
    case 'UnaryExpression':
      return unary(node.operator, node.arguments[0], scope);
    case 'BinaryExpression':
      return binary(node.operator, node.arguments, scope);
    case 'CallExpression':
      return called(node.callee.name, node.arguments as readonly (AstExpression | null)[], scope);
    default:
      return { left: 'LET and LAMBDA are not calculated here' };
  }
}

function arrayOf(elements: readonly (readonly AstExpression[])[], scope: Scope): Block | Left {
  const block: Cell[][] = [];
  for (const row of elements) {
    const line: Cell[] = [];
    for (const element of row) {
      const value = evaluate(element, scope);
      if (isLeft(value)) return value;
      if (isBlock(value) || (isArea(value) && !isOneCell(value)))
        return { left: 'a range within braces is not calculated here' };
      line.push(cellsOf(value, scope.place, scope.around, scope.ranges) as Cell);
    }
    block.push(line);
  }
  return { block };
}

// References

function referredTo(written: string, { place, around, ranges }: Scope): Value {
  const found = reference(written);
  if (isLeft(found)) return found;
  if ('range' in found) return areaOf(found.range, place, around);
  if ('part' in found) return partOfTable(found.part, place, around);
  const named = around.named(found.name.toLowerCase());
  if (named === undefined) return '#NAME?';
  // What a name stands for is counted from the first cell, and its references are nearly always held.
  return evaluated(named, { ...place, moved: { rows: 0, columns: 0 } }, around, ranges);
}

// Signs

function unary(operator: string, argument: AstExpression | undefined, scope: Scope): Value {
  const value = evaluate(argument, scope);
  if (isLeft(value)) return value;
  if (operator === '@') return isArea(value) ? inOwnRow(value, scope.place, scope.around) : firstOf(value);
  if (operator === '#') return spillOf(value, scope);
  if (operator === '+') return value;
  const cells = cellsOf(value, scope.place, scope.around, scope.ranges);
  return forEachCell([cells], operator === '%' ? percent : negated);
}

function firstOf(value: Cell | Block): Cell {
  return isBlock(value) ? value.block[0]?.[0] : value;
}

function spillOf(value: Value, { around }: Scope): Value {
  if (!isArea(value)) return '#REF!';
  return around.filledFrom(value.sheet, value.area.top, value.area.left) ?? '#REF!';
}

function binary(operator: string, sides: readonly AstExpression[], scope: Scope): Value {
  const [one, other] = [evaluate(sides[0], scope), evaluate(sides[1], scope)];
  if (isLeft(one)) return one;
  if (isLeft(other)) return other;
  const between = BETWEEN_AREAS[operator];
  if (between) {
    if (isArea(one) && isArea(other)) return between(one, other);
    return [one, other].find((side) => typeof side === 'string') ?? '#VALUE!';
  }
  const cells = [one, other].map((value) => cellsOf(value, scope.place, scope.around, scope.ranges));
  return forEachCell(cells, (first, second) => combined(operator, first, second));
}

const BETWEEN_AREAS: Readonly<Record<string, (one: Area, other: Area) => Value>> = {
  ':': (one, other) =>
    one.sheet === other.sheet ? { ...one, area: around(one.area, other.area) } : '#VALUE!',
  ' ': (one, other) => inBoth(one, other) ?? '#NULL!',
  ',': () => ({ left: 'several ranges in brackets are not calculated here' }),
};

function around(one: Zone, other: Zone): Zone {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

function inBoth(one: Area, other: Area): Area | undefined {
  const area = {
    top: Math.max(one.area.top, other.area.top),
    left: Math.max(one.area.left, other.area.left),
    bottom: Math.min(one.area.bottom, other.area.bottom),
    right: Math.min(one.area.right, other.area.right),
  };
  const isSome = one.sheet === other.sheet && area.top <= area.bottom && area.left <= area.right;
  return isSome ? { sheet: one.sheet, area } : undefined;
}

// Functions

function called(written: string, given: readonly (AstExpression | null)[], scope: Scope): Value {
  const name = written.toUpperCase();
  const own = scope.around.ownFunction(name);
  if (own) return calledOwn(own, given, scope);
  const native = NATIVES.get(name);
  if (native === undefined)
    return {
      left: name.startsWith('EPA_') ? `there is no function ${name}` : `${name} is not calculated here`,
    };
  const { place, around, ranges } = scope;
  const inside = TAKES_ARRAYS.has(name) ? withinArrays(ranges) : ranges;
  const withRanges = (asked: Ranges) => (asked === ranges ? scope : { place, around, ranges: asked });
  return native({
    place,
    around,
    ranges,
    count: given.length,
    value: (i, asked = inside) => evaluate(given[i], withRanges(asked)),
  });
}

function withinArrays(ranges: Ranges): Ranges {
  return ranges === 'own row' ? 'programs differ' : ranges;
}

function calledOwn(fn: CustomFunction, given: readonly (AstExpression | null)[], scope: Scope): Value {
  const args: unknown[] = [];
  for (const node of given) {
    const value = evaluate(node, { ...scope, ranges: withinArrays(scope.ranges) });
    if (isLeft(value)) return value;
    args.push(argumentFrom(value, scope.around));
  }
  const answer = call(fn, args, codec);
  if (isProblem(answer)) return errorOf(answer);
  return Array.isArray(answer) ? { block: answer } : answer;
}

function argumentFrom(value: Cell | Block | Area, around: Around): unknown {
  if (isBlock(value)) return value.block;
  if (!isArea(value)) return value;
  return isOneCell(value)
    ? around.cellAt(value.sheet, value.area.top, value.area.left)
    : around.blockOf(value);
}
