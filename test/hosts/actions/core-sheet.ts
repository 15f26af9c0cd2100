import type { Cell, FilledCell } from '../../../core/cells/cell';
import type { Day } from '../../../core/dates/day';
import { type Codec, call } from '../../../core/functions/call';
import { functionNamed } from '../../../core/functions/catalogue';
import type { CustomFunction } from '../../../core/functions/define';
import { applyInOrder } from '../../../core/port/changes';
import { DONE } from '../../../core/port/results';
import type { Workbook } from '../../../core/port/workbook';
import { isProblem, type Problem } from '../../../core/problems';
import { isCalculated } from '../../../core/set-up/plan';
import type { CellAddress } from '../../../core/sheet/grid';
import { day } from '../../days';
import {
  cellSet,
  columnDeleted,
  columnInserted,
  type HeldCell,
  type HeldRows,
  rowDeleted,
  rowInserted,
  sorted,
} from '../held-cells';
import type { ActedSheet } from './acted-sheet';

const TODAY: Day = day('2026-11-26');
const TRACKER = functionNamed('EPA_TRACKER') as CustomFunction;
const codec: Codec<string | number> = {
  decode: (value) => value as Cell,
  encodeDay: (value) => value,
  encodeProblem: ({ code }) => code,
};

/**
 * A sheet without a host: its calculated columns are what EPA_TRACKER answers of the whole of it. It shows that the random
 * actions are right, and, with answers that stand some rows lower, that they find a host which is not.
 */
export function coreSheet(first: HeldRows, headingRow: number, answersLower = 0): ActedSheet {
  let rows = first;
  let past: HeldRows[] = [];
  let calculated: readonly string[] = [];
  const values = () => rows.map((row) => row.map(({ value }) => value));
  const edit = (next: HeldRows) => {
    past = [...past, rows];
    rows = next;
  };
  const width = () => Math.max(...rows.map((row) => row.length));
  const padded = (): FilledCell[][] =>
    values().map((row) => Array.from({ length: width() }, (_, i) => row[i] ?? ''));
  const shown = (): Cell[][] => {
    const inputs = padded();
    if (calculated.length === 0) return inputs;
    const answer = call(TRACKER, [inputs.slice(headingRow), TODAY], codec);
    if (isProblem(answer) || !Array.isArray(answer)) throw new Error(JSON.stringify(answer));
    const [titles = []] = answer;
    const placed = [titles, ...Array(answersLower).fill([]), ...answer.slice(1)];
    return inputs.map((row, i) => {
      const answers = placed[i - headingRow] ?? [];
      return [...row, ...calculated.map((heading) => answers[titles.indexOf(heading)] ?? '')];
    });
  };
  const grid = () => ({ sheet: 'Cohort', rows: padded(), settings: [] });
  const unasked = () => {
    throw new Error('Nobody asks that of a sheet without a host.');
  };
  const workbook: Workbook = {
    readGrid: async () => ({ ...grid(), rows: shown() }),
    today: async () => TODAY,
    formulaStyle: async () => 'spilled',
    dayKeeper: 'formula',
    canPrint: false,
    async setUp({ added }) {
      const inputs = added.filter((column) => !isCalculated(column));
      const at = width();
      for (const [i, { heading }] of inputs.entries()) rows = cellSet(headingRow, at + i, heading)(rows);
      calculated = [...calculated, ...added.filter(isCalculated).map(({ heading }) => heading)];
      return DONE;
    },
    async applyChanges(changes) {
      const { results, writes } = applyInOrder(changes, {
        gridOf: grid,
        heldAt: (_cell: CellAddress, now) => ({ shown: now, formula: undefined, isOthers: false }),
        reasonAgainst: () => undefined,
      });
      const next = writes.reduce<HeldRows>(
        (held, { cell, content }) => cellSet(cell.row, cell.column, content as FilledCell)(held),
        rows,
      );
      edit(next);
      return results;
    },
    readGridOf: unasked,
    readTops: unasked,
    readFormulas: unasked,
    repair: unasked,
    appendRows: unasked,
    readLacking: unasked,
    dress: unasked,
    addApprentices: unasked,
    removeApprentices: unasked,
    followSelection: unasked,
    writeCells: unasked,
    undoSetUp: unasked,
    writeReport: unasked,
    copyValues: unasked,
    reveal: unasked,
  };
  return {
    workbook,
    shown: async () => shown(),
    showing: ({ code }: Problem) => code,
    type: async (row, column, cell: HeldCell) => edit(cellSet(row, column, cell)(rows)),
    insertRow: async (before) => edit(rowInserted(before)(rows)),
    deleteRow: async (row) => edit(rowDeleted(row)(rows)),
    insertColumn: async (before) => edit(columnInserted(Math.min(before, width()))(rows)),
    deleteColumn: async (column) => edit(columnDeleted(column)(rows)),
    sort: async (headings, column) => edit(sorted(headings + 1, column)(rows)),
    filter: async () => undefined,
    async undo() {
      rows = past.pop() ?? rows;
    },
  };
}
