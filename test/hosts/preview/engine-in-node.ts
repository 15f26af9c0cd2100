import { createRequire } from 'node:module';

/*
 * The engine as the page loads it, without a page: what it holds, calculates and undoes needs none. To be imported before
 * anything of preview/engine.
 */

const load = createRequire(__filename);
Object.assign(globalThis, {
  o_spreadsheet: load('@odoo/o-spreadsheet/dist/o_spreadsheet.cjs'),
  owl: { App: class {} },
});

/** It tells how long everything takes. */
console.debug = () => {};

/** Node 20 is without it; every browser that can be used has it. */
const grouping = Object as unknown as { groupBy?: typeof groupBy };
grouping.groupBy ??= groupBy;

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Record<string, T[]> {
  const groups: Record<string, T[]> = {};
  for (const item of items) {
    const key = keyOf(item);
    const group = groups[key];
    if (group) group.push(item);
    else groups[key] = [item];
  }
  return groups;
}
