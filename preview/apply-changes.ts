import { applyInOrder } from '../core/port/changes';
import type { Change, ChangeResult } from '../core/port/workbook';
import type { Sheets } from './engine';
import { gridForChanges } from './grid';
import { heldIn, put, reasonAgainst } from './held-cell';

/**
 * Applies changes to their sheets, of which no more is read than it takes to find the cells; then the cells are written that they come to. Nothing else
 * can happen between reading and writing: the page does one thing at a time.
 */
export function applyChanges(sheets: Sheets, changes: readonly Change[]): readonly ChangeResult[] {
  const { results, writes } = applyInOrder(changes, {
    gridOf: (name) => (sheets.has(name) ? gridForChanges(sheets, name, changes) : undefined),
    heldAt(cell, now) {
      const held = heldIn(sheets, cell);
      return held.isOthers ? held : { ...held, shown: now };
    },
    reasonAgainst: (write) => reasonAgainst(sheets, write),
  });
  if (writes.length > 0)
    sheets.edit((editor) => {
      for (const write of writes) put(sheets, editor, write);
    });
  return results;
}
