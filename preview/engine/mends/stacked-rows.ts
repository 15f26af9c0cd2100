import { engine } from '../o-spreadsheet';

/** A cell as a function of the engine is handed it. */
interface EngineValue {
  readonly value: unknown;
}
/** A range or an array: a list of columns. */
type Columns = readonly (readonly (EngineValue | undefined)[])[];

type Compute = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Each of our formulas puts the headings and its row on top of one another, `IF({1;0},headings,row)`. The engine asks IF
 * for each cell of them, twice, and does so again for each column that the row calculates. Here the two rows are put
 * together at once, and kept for as long as the engine keeps the row: it hands over another one when a cell of it changes.
 */
export function stackRowsAtOnce(): void {
  const { functionRegistry } = engine.registries;
  const found = functionRegistry.get('IF');
  const compute = found.compute as Compute;
  const kept = new WeakMap<object, { readonly above: Columns; readonly stacked: Columns }>();
  const mended: Compute = function (condition, above, below, ...more) {
    const isStack = isOneZero(condition) && isRow(above) && isRow(below) && above.length === below.length;
    if (!isStack || more.length > 0) return compute.call(this, condition, above, below, ...more);
    const before = kept.get(below);
    if (before?.above === above) return before.stacked;
    const stacked = above.map(([upper], i) => [upper ?? NOTHING, below[i]?.[0] ?? NOTHING]);
    kept.set(below, { above, stacked });
    return stacked;
  };
  functionRegistry.replace('IF', { ...found, compute: mended as typeof found.compute });
}

/** What IF answers for a cell that is not there. */
const NOTHING: EngineValue = { value: 0 };

function isOneZero(condition: unknown): boolean {
  if (!Array.isArray(condition) || condition.length !== 1) return false;
  const [upper, lower, ...others] = condition[0] as (EngineValue | undefined)[];
  return others.length === 0 && upper?.value === 1 && lower?.value === 0;
}

/** A row of more than one cell. */
function isRow(range: unknown): range is Columns {
  return (
    Array.isArray(range) &&
    range.length > 1 &&
    range.every((column) => Array.isArray(column) && column.length === 1)
  );
}
