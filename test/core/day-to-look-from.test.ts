import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import type { Day } from '../../core/dates/day';
import {
  dayToLookFrom,
  fixedAt,
  followingToday,
  mayNeedRenewing,
  renewedAsOf,
} from '../../core/sheet/day-to-look-from';
import type { Content } from '../../core/sheet/grid';
import { day } from '../days';

const TODAY = day('2026-11-26');
const YESTERDAY = day('2026-11-25');
const OURS = { formula: '=TODAY()' };
const SHOWN = { formula: '=IF(ISFORMULA($B$2),$B$2,"Fixed")' };

/** The settings where B2 and C2 show these, and what formulas stand in them. */
const settings = (asOf: Cell, renewed: Cell = '', label: Cell = 'Last set by EPA Cohort'): Cell[][] => [
  ['Setting', 'Value', label],
  ['As of', asOf, renewed],
];
const formulas = (asOf = '', renewed = ''): string[][] => [
  ['', '', ''],
  ['', asOf, renewed],
];
const ADDRESSES: Readonly<Record<string, string>> = { '0/2': 'C1', '1/1': 'B2', '1/2': 'C2' };
const told = (writes: ReturnType<typeof renewedAsOf>) =>
  writes.map(({ cell, expected, content, isDate }) => [
    ADDRESSES[`${cell.row}/${cell.column}`],
    expected,
    content,
    ...(isDate ? ['date'] : []),
  ]);
type Told = readonly [string, Content, Content, string?];

describe('the day that the host renews', () => {
  test.each<[string, Cell[][], string[][], Told[]]>([
    [
      'the day before: both are today',
      settings(YESTERDAY, YESTERDAY),
      formulas(),
      [
        ['B2', YESTERDAY, TODAY, 'date'],
        ['C2', YESTERDAY, TODAY, 'date'],
      ],
    ],
    ['today already: nothing', settings(TODAY, TODAY), formulas(), []],
    [
      'a clock that was ahead: back to today',
      settings(TODAY + 1, TODAY + 1),
      formulas(),
      [
        ['B2', TODAY + 1, TODAY, 'date'],
        ['C2', TODAY + 1, TODAY, 'date'],
      ],
    ],
    [
      'blank: follows',
      settings('', ''),
      formulas(),
      [
        ['B2', '', TODAY, 'date'],
        ['C2', '', TODAY, 'date'],
      ],
    ],
    [
      'blank though it was set once: follows',
      settings('', YESTERDAY),
      formulas(),
      [
        ['B2', '', TODAY, 'date'],
        ['C2', YESTERDAY, TODAY, 'date'],
      ],
    ],
    [
      'our formula of an earlier set-up: a constant, with the label',
      settings(TODAY, '', ''),
      formulas('=TODAY()'),
      [
        ['B2', OURS, TODAY, 'date'],
        ['C2', '', TODAY, 'date'],
        ['C1', '', 'Last set by EPA Cohort'],
      ],
    ],
    [
      'both formulas of Google: constants',
      settings(TODAY, TODAY),
      formulas('=TODAY()', SHOWN.formula),
      [
        ['B2', OURS, TODAY, 'date'],
        ['C2', SHOWN, TODAY, 'date'],
      ],
    ],
    ['a day that somebody typed: nothing', settings(YESTERDAY, day('2026-11-24')), formulas(), []],
    ['the same day one later than ours: nothing', settings(YESTERDAY + 1, YESTERDAY), formulas(), []],
    ['fixed in the form: nothing', settings(TODAY, 'Fixed'), formulas(), []],
    ['typed where nothing was renewed yet: nothing', settings(YESTERDAY, ''), formulas(), []],
    [
      'a formula of theirs, though it shows the same: nothing',
      settings(YESTERDAY, YESTERDAY),
      formulas('=TODAY()-1'),
      [],
    ],
    ['a text: nothing', settings('end of term', YESTERDAY), formulas(), []],
    ['no settings: nothing', [], [], []],
  ])('%s', (_, shown, behind, expected) => {
    expect(told(renewedAsOf(shown, behind, TODAY, 'host'))).toEqual(expected);
  });
});

describe('the day that a formula keeps', () => {
  test.each<[string, Cell[][], string[][], Told[]]>([
    ['both formulas: nothing', settings(TODAY, TODAY), formulas('=TODAY()', SHOWN.formula), []],
    [
      'an earlier set-up: the cell beside it too',
      settings(TODAY),
      formulas('=TODAY()'),
      [['C2', '', SHOWN, 'date']],
    ],
    [
      'a constant from Excel that follows: the formulas',
      settings(YESTERDAY, YESTERDAY),
      formulas(),
      [
        ['B2', YESTERDAY, OURS, 'date'],
        ['C2', YESTERDAY, SHOWN, 'date'],
      ],
    ],
    ['a constant from Excel that was fixed: nothing', settings(YESTERDAY, TODAY), formulas(), []],
    ['fixed here: nothing', settings(TODAY, 'Fixed'), formulas('', SHOWN.formula), []],
    ['blank: the formulas', settings('', 'Fixed'), formulas('', SHOWN.formula), [['B2', '', OURS, 'date']]],
  ])('%s', (_, shown, behind, expected) => {
    expect(told(renewedAsOf(shown, behind, TODAY, 'formula'))).toEqual(expected);
  });
});

test.each<[string, Cell[][], ReturnType<typeof dayToLookFrom>]>([
  ['no settings', [], { day: TODAY, isFixed: false, daysAgo: 0 }],
  ['blank', settings(''), { day: TODAY, isFixed: false, daysAgo: 0 }],
  ['blank as 0', settings(0, 0), { day: TODAY, isFixed: false, daysAgo: 0 }],
  ['renewed today', settings(TODAY, TODAY), { day: TODAY, isFixed: false, daysAgo: 0 }],
  [
    'renewed three days ago',
    settings(TODAY - 3, TODAY - 3),
    { day: (TODAY - 3) as Day, isFixed: false, daysAgo: 3 },
  ],
  [
    'fixed at another day',
    settings(TODAY - 1, TODAY),
    { day: (TODAY - 1) as Day, isFixed: true, daysAgo: 1 },
  ],
  ['fixed ahead', settings(TODAY + 2, TODAY), { day: (TODAY + 2) as Day, isFixed: true, daysAgo: -2 }],
  ['fixed at today', settings(TODAY, 'Fixed'), { day: TODAY, isFixed: true, daysAgo: 0 }],
  ['an earlier set-up, today', settings(TODAY), { day: TODAY, isFixed: false, daysAgo: 0 }],
  ['an earlier set-up, fixed', settings(TODAY - 1), { day: (TODAY - 1) as Day, isFixed: true, daysAgo: 1 }],
  ['typed as text', settings('25/11/2026', TODAY), { day: YESTERDAY, isFixed: true, daysAgo: 1 }],
])('what the settings say of the day: %s', (_, shown, expected) => {
  expect(dayToLookFrom(shown, TODAY)).toEqual(expected);
});

test.each<[boolean, string, Cell[][]]>([
  [false, 'no settings', []],
  [false, 'renewed today', settings(TODAY, TODAY)],
  [true, 'renewed yesterday', settings(YESTERDAY, YESTERDAY)],
  [false, 'fixed', settings(YESTERDAY, TODAY)],
  [true, 'a clock that was ahead', settings(TODAY + 1, TODAY + 1)],
  [true, 'blank', settings('', TODAY)],
  [true, 'an earlier set-up', settings(TODAY)],
])('may need renewing: %s, %s', (may, _, shown) => {
  expect(mayNeedRenewing(shown, TODAY)).toBe(may);
});

describe('what a person chooses in the form', () => {
  test.each<[string, ReturnType<typeof renewedAsOf>, Told[]]>([
    [
      'today, by the host',
      followingToday(settings(YESTERDAY, 'Fixed'), TODAY, 'host'),
      [
        ['B2', YESTERDAY, TODAY, 'date'],
        ['C2', 'Fixed', TODAY, 'date'],
      ],
    ],
    [
      'today, by a formula',
      followingToday(settings(YESTERDAY, 'Fixed'), TODAY, 'formula'),
      [['B2', YESTERDAY, OURS, 'date']],
    ],
    [
      'a day, by the host',
      fixedAt(settings(TODAY, TODAY), TODAY, YESTERDAY, 'host'),
      [
        ['B2', TODAY, YESTERDAY, 'date'],
        ['C2', TODAY, 'Fixed'],
      ],
    ],
    [
      'the day that it is, by the host',
      fixedAt(settings(TODAY, TODAY), TODAY, TODAY, 'host'),
      [
        ['B2', TODAY, TODAY, 'date'],
        ['C2', TODAY, 'Fixed'],
      ],
    ],
    [
      'a day in the place of the formula',
      fixedAt(settings(TODAY, TODAY), TODAY, YESTERDAY, 'formula'),
      [['B2', OURS, YESTERDAY, 'date']],
    ],
    [
      'a day in the place of another, which is today',
      fixedAt(settings(TODAY, 'Fixed'), TODAY, YESTERDAY, 'formula'),
      [['B2', TODAY, YESTERDAY, 'date']],
    ],
  ])('%s', (_, writes, expected) => {
    expect(told(writes)).toEqual(expected);
  });
});
