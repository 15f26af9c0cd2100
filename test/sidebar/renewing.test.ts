import { expect, jest, test } from '@jest/globals';
import { dayToLookFrom } from '../../core/sheet/day-to-look-from';
import { SETTINGS_SHEET } from '../../core/sheet/settings';
import { onNewDay } from '../../sidebar/renewing';
import { open, opening, ROWS, type SessionInMemory } from './session-in-memory';
import { type Held, TODAY, workbookInMemory } from './workbook-in-memory';

const settings = (asOf: Held, renewed: Held) => [
  ['Setting', 'Value', 'Last set by EPA Cohort'],
  ['As of', asOf, renewed],
];
const opened = (asOf: Held, renewed: Held): Promise<SessionInMemory> =>
  open({ Cohort: ROWS, [SETTINGS_SHEET]: settings(asOf, renewed) });
const cells = ({ book }: SessionInMemory) => [1, 2].map((column) => book.held(1, column, SETTINGS_SHEET));
/** Comes back once everything that was begun has been answered. */
const settled = () => new Promise((done) => setTimeout(done, 20));

test.each<[string, Held, Held, Held[]]>([
  ['the day of yesterday becomes today', TODAY - 1, TODAY - 1, [TODAY, TODAY]],
  [
    'a formula of an earlier set-up becomes the constant',
    { shows: TODAY, formula: '=TODAY()' },
    '',
    [TODAY, TODAY],
  ],
  ['a day that somebody fixed stays', TODAY - 1, TODAY, [TODAY - 1, TODAY]],
  [
    'a formula of somebody’s stays',
    { shows: TODAY - 2, formula: '=TODAY()-2' },
    '',
    [{ shows: TODAY - 2, formula: '=TODAY()-2' }, ''],
  ],
])('when the sidebar opens, %s', async (_, asOf, renewed, expected) => {
  const it = await opened(asOf, renewed);
  await settled();
  expect(cells(it)).toEqual(expected);
  const read = it.state().sheet?.grid.settings ?? [];
  expect(read[1]?.slice(1, 2)).toEqual([typeof expected[0] === 'object' ? TODAY - 2 : expected[0]]);
  // Nothing to take back: nobody did it.
  expect(it.undoLabels()).toEqual([]);
});

test('where the settings are protected the day stays, its age is known, and it is tried once', async () => {
  const book = workbookInMemory({ Cohort: ROWS, [SETTINGS_SHEET]: settings(TODAY - 3, TODAY - 3) });
  book.protect(SETTINGS_SHEET);
  const it = opening(book);
  await it.session.opened;
  await settled();
  await it.session.readSheet();
  await settled();
  expect(cells(it)).toEqual([TODAY - 3, TODAY - 3]);
  expect(book.asked('writeCells')).toHaveLength(1);
  expect(dayToLookFrom(it.state().sheet?.grid.settings ?? [], TODAY)).toMatchObject({
    daysAgo: 3,
    isFixed: false,
  });
  expect(it.lines()).toEqual([]);
});

test('where all is of today nothing more is asked', async () => {
  const it = await opened(TODAY, TODAY);
  await settled();
  expect(it.book.asked('readFormulas')).toEqual([]);
  expect(it.book.asked('readGrid')).toHaveLength(1);
});

test('a new day is told once, soon after midnight', () => {
  jest.useFakeTimers({ now: new Date(2026, 10, 26, 23, 58) });
  try {
    let days = 0;
    const stop = onNewDay(() => {
      days++;
    });
    jest.advanceTimersByTime(119_000);
    expect(days).toBe(0);
    jest.advanceTimersByTime(61_000);
    expect(days).toBe(1);
    jest.advanceTimersByTime(3_600_000);
    expect(days).toBe(1);
    stop();
    jest.advanceTimersByTime(48 * 3_600_000);
    expect(days).toBe(1);
  } finally {
    jest.useRealTimers();
  }
});
