import { describe, expect, test } from '@jest/globals';
import { appending } from '../../core/port/appending';
import { logRows } from '../../core/port/log-entries';
import { tableIn } from '../../core/sheet/table';
import { day } from '../days';

const HEADINGS = ['Date', 'Column'];
const wanted = (rows: number, keepAtMost: number) => ({
  sheet: 'EPA log',
  headings: HEADINGS,
  rows: Array.from({ length: rows }, (_, i) => [i, 'Maths']),
  dates: [0],
  keepAtMost,
});

describe('where rows go that are appended, and how many of the oldest go for them', () => {
  test.each([
    { rows: 2, keep: 5, inUse: 0, at: 0, written: 3, first: 1, tooOld: 0 },
    { rows: 2, keep: 5, inUse: 4, at: 4, written: 2, first: 4, tooOld: 0 },
    { rows: 3, keep: 5, inUse: 4, at: 4, written: 3, first: 4, tooOld: 1 },
    // More than are kept: only the newest are written, and nothing of before stays.
    { rows: 7, keep: 5, inUse: 4, at: 4, written: 5, first: 4, tooOld: 3 },
    // The size was made smaller meanwhile.
    { rows: 1, keep: 2, inUse: 11, at: 11, written: 1, first: 11, tooOld: 9 },
  ])('$rows rows, $keep kept, $inUse in use', ({ rows, keep, inUse, at, written, first, tooOld }) => {
    const plan = appending(wanted(rows, keep), inUse === 0 ? [] : HEADINGS, inUse);
    expect(plan).toMatchObject({ at, firstEntry: first, tooOld });
    expect('rows' in plan && plan.rows.length).toBe(written);
  });

  test('of an empty sheet of which a host read its first cell, the headings come first', () => {
    expect(appending(wanted(1, 5), ['', ''], 1)).toMatchObject({ at: 0, rows: [HEADINGS, [0, 'Maths']] });
  });

  test('headings are known whatever their case; other ones are somebody’s own sheet', () => {
    expect(appending(wanted(1, 5), ['DATE ', 'column'], 3)).toMatchObject({ at: 3 });
    expect(appending(wanted(1, 5), ['Date', 'Note'], 3)).toMatchObject({ code: 'LOG_HEADINGS_CHANGED' });
    expect(appending(wanted(1, 5), ['', ''], 3)).toMatchObject({ code: 'LOG_HEADINGS_CHANGED' });
  });
});

test('the sheet of the log is never one of apprentices, though it has a column Apprentice', () => {
  const rows = [
    ['Date', 'Time', 'Sheet', 'Apprentice', 'Column', 'Old', 'New', 'Why'],
    [46_351, '14:32', 'Cohort', 'Amara Foxbury', 'Maths', '', 'Achieved', ''],
  ];
  for (const sheet of ['EPA log', 'epa LOG'])
    expect(tableIn({ sheet, rows, settings: [] })).toMatchObject({ code: 'SHEET_IS_LOG' });
});

test('an entry of the log, column by column', () => {
  const entry = {
    sheet: 'Cohort',
    apprentice: 'Amara Foxbury',
    column: 'Maths',
    old: 'blank',
    now: 'Achieved',
    why: '',
  };
  const rows = logRows([entry], { day: day('2026-11-25'), time: '14:32' }, 500);
  expect(rows).toEqual({
    sheet: 'EPA log',
    headings: ['Date', 'Time', 'Sheet', 'Apprentice', 'Column', 'Old', 'New', 'Why'],
    rows: [[day('2026-11-25'), '14:32', 'Cohort', 'Amara Foxbury', 'Maths', 'blank', 'Achieved', '']],
    dates: [0],
    keepAtMost: 500,
  });
});
