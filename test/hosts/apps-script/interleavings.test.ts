import { describe, expect, test } from '@jest/globals';
import type { Change, ChangeResult } from '../../../core/port/workbook';
import {
  cellSet,
  columnDeleted,
  columnInserted,
  type Edit,
  type HeldRows,
  held,
  rowDeleted,
  rowInserted,
  sorted,
  trimmed,
} from '../held-cells';
import { heldRows, replaceCells } from './fake-sheet';
import { type GoogleHost, openGoogle } from './google-host';

/*
 * The document lock holds no people back. Whatever somebody does between any two service calls of a write, it is right,
 * or refused, or told: it never lands in silence where it does not belong, and nothing of anybody's is lost by it.
 */

const days = (value: number) => ({ value, formula: `=TODAY()-${value}` });
const ROWS = held([
  ['Tracker of 2026'],
  ['ULN', 'Apprentice', 'English', 'Days', 'Maths', 'Notes'],
  [4000000046, 'Wren Ashby', 'Exempt', days(9), 'Achieved', 'left-handed'],
  [1000000019, 'Amara Foxbury', 'Achieved', days(1), '', ''],
  [3000000037, 'Zoë Marshwiggle', 'Not yet', days(3), 'Not yet', 'evenings'],
  [2000000028, 'Jun Wetherlam', '', days(2), 'Exempt', 'mornings'],
]);
const [ENGLISH, MATHS, ZOE_AT] = [2, 4, 4];

const CHANGE: Change = {
  sheet: 'Cohort',
  identity: { uln: '3000000037' },
  column: 'maths',
  expected: 'Not yet',
  value: 'Distinctly achieved',
};

/** What somebody may do. Formulas stay with their cells. */
const ACTIONS: Readonly<Record<string, Edit>> = {
  'inserts a row just above': rowInserted(ZOE_AT),
  'inserts a row with somebody just above': rowInserted(
    ZOE_AT,
    held([[5000000055, 'Ida Brook', '', '', 'Exempt']])[0],
  ),
  'inserts a row above the headings': rowInserted(0),
  'inserts two rows': (rows) => rowInserted(2)(rowInserted(3)(rows)),
  'deletes the row above': rowDeleted(ZOE_AT - 1),
  'deletes the very row': rowDeleted(ZOE_AT),
  'sorts by ULN': sorted(2, 0),
  'sorts by notes': sorted(2, 5),
  'inserts a column at the left': columnInserted(0),
  'inserts a column just before': columnInserted(MATHS),
  'deletes a column': columnDeleted(ENGLISH),
  'deletes the very column': columnDeleted(MATHS),
  'renames the heading': cellSet(1, MATHS, 'Sums'),
  'gives the heading another meaning': cellSet(1, MATHS, 'Portfolio complete'),
  'gives the apprentice another ULN': cellSet(ZOE_AT, 0, 6000000064),
  'types somewhere else': cellSet(2, 5, 'new'),
  'types in the row': cellSet(ZOE_AT, 5, 'new'),
};

async function run(act: Edit, at: number): Promise<{ host: GoogleHost; result: ChangeResult; call: string }> {
  const host = openGoogle({ staysLoaded: true });
  host.seedSheet('Cohort', ROWS);
  const { spreadsheet } = host.sheets;
  let [calls, call] = [0, ''];
  spreadsheet.beforeCall = (_, name) => {
    if (calls++ !== at) return;
    call = name;
    const sheet = host.sheetNamed('Cohort');
    replaceCells(sheet, act(heldRows(sheet)));
  };
  const [result] = await host.workbook.applyChanges([CHANGE]);
  return { host, result: result as ChangeResult, call };
}

async function callsOfAWrite(): Promise<number> {
  const { host } = await run((rows) => rows, -1);
  return host.sheets.spreadsheet.serviceCalls.length;
}

/** What a formula shows the fake cannot work out. */
function inWords(rows: HeldRows): string {
  const shown = trimmed(rows).map((row) => row.map(({ value, formula }) => formula ?? value));
  return JSON.stringify(shown);
}

/** The sheet as it is to be, with the value in its place. */
function withValue(rows: HeldRows): HeldRows {
  const headings = rows.findIndex((row) => row.some(({ value }) => value === 'ULN'));
  const column = rows[headings]?.findIndex(({ value }) => value === 'Maths') ?? -1;
  const row = rows.findIndex((cells) => cells.some(({ value }) => value === 3000000037));
  return column < 0 || row < 0 ? rows : cellSet(row, column, String(CHANGE.value))(rows);
}

describe.each(Object.entries(ACTIONS))('somebody %s', (_, act) => {
  test('at any service call', async () => {
    const calls = await callsOfAWrite();
    const silent: string[] = [];
    for (let at = 0; at < calls; at++) {
      const { host, result, call } = await run(act, at);
      const after = inWords(await host.snapshot('Cohort'));
      const isWritten = result.outcome === 'written';
      const isRight = isWritten && [act(withValue(ROWS)), withValue(act(ROWS))].map(inWords).includes(after);
      const isLeft = !isWritten && after === inWords(act(ROWS));
      const isTold =
        result.outcome === 'refused' &&
        result.problem.code === 'MOVED_AND_LEFT' &&
        result.problem.what.includes('cell');
      if (!isRight && !isLeft && !isTold) silent.push(`${at} ${call}: ${JSON.stringify(result)}`);
    }
    expect(silent).toEqual([]);
  });
});

describe('somebody types in the same cell', () => {
  test('at any service call: only between the last look and the write does nobody see it', async () => {
    const calls = await callsOfAWrite();
    const unseen: string[] = [];
    for (let at = 0; at < calls; at++) {
      const { host, result, call } = await run(cellSet(ZOE_AT, MATHS, 'Mine'), at);
      const now = host.sheetNamed('Cohort').cells[ZOE_AT]?.[MATHS]?.value;
      if (now === 'Mine') {
        // Told, or typed after all was done.
        if (result.outcome === 'written') expect(call).toMatch(/flush|releaseLock|getValues|getRange$/);
        else expect(result).toEqual({ outcome: 'changed meanwhile', now: 'Mine' });
      } else unseen.push(call);
    }
    expect(unseen).toEqual(['RangeList.setValue']);
  });
});

test('what landed elsewhere is put back, and it is said where it had landed', async () => {
  const calls = await callsOfAWrite();
  const results = [];
  for (let at = 0; at < calls; at++) {
    const { result, call } = await run(ACTIONS['inserts a row just above'] as Edit, at);
    if (call === 'RangeList.setValue') results.push(result);
  }
  expect(results).toEqual([
    {
      outcome: 'refused',
      problem: {
        code: 'MOVED_MEANWHILE',
        kind: 'invalid',
        what: 'Rows or columns of the sheet Cohort were moved just as "Distinctly achieved" was written, so it landed in cell E5.',
        fix: 'What stood there was put back. Try again.',
      },
    },
  ]);
});
