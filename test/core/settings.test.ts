import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { messageOf } from '../../core/problems';
import { SETTINGS_REFERENCES } from '../../core/set-up/references';
import { columnsOf } from '../../core/sheet/columns';
import {
  type Place,
  SETTINGS,
  SETTINGS_BLOCK,
  SETTINGS_LISTS,
  settingsCells,
  settingsFrom,
} from '../../core/sheet/settings';
import { asSet } from '../../core/standard/epao-figures';
import { st0071 } from '../../core/standard/st0071';
import { PRODUCT } from '../../core/version';
import { day } from '../days';

const TODAY = day('2026-11-25');
const columns = columnsOf(st0071);
const settings = (cells: readonly (readonly Cell[])[]) => settingsFrom(columns, gridFrom(cells), TODAY);

/** The standard where the EPAO has said on the settings sheet how many distinctions are needed. */
const needing = (value: number) => {
  const source = {
    page: 'your sheet EPA settings',
    section: 'Distinctions needed for a Distinction (ask your EPAO)',
  };
  return asSet(st0071, [{ rule: 'grading.distinctionsNeeded', value, unit: 'methods', source }]);
};

/** The settings sheet: single settings in B2 to B4, closures from D2 down. */
const sheet = (asOfCell: Cell, dueSoon: Cell, needed: Cell, ...closures: readonly Cell[]): Cell[][] => {
  const rows: Cell[][] = [
    ['Setting', 'Value', '', 'Closures'],
    ['As of', asOfCell],
    ['Due soon', dueSoon],
    ['Distinctions', needed],
  ];
  closures.forEach((closure, i) => {
    const [label = '', value = ''] = rows[i + 1] ?? [];
    rows[i + 1] = [label, value, '', closure];
  });
  return rows;
};

describe('settings', () => {
  test('are what the sheet says', () => {
    const closures = [day('2026-12-24'), '', '28/12/2026'];
    expect(settings(sheet(day('2026-12-01'), 7, 2, ...closures))).toMatchObject({
      asOf: { asOf: day('2026-12-01'), dueSoonDays: 7, closures: [day('2026-12-24'), day('2026-12-28')] },
      standard: needing(2),
      columnNames: new Map(),
      problems: [],
    });
  });

  test('name the headings of this workbook, in the columns F and G', () => {
    const named = [
      ['Setting', 'Value', '', '', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
      ['As of', '', '', '', '', 'Coach says\ngo', 'Gateway date'],
      ['', '', '', '', '', '', ''],
      ['', '', '', '', '', 'Begin', 'LearnStartDate'],
    ];
    expect(settings(named).columnNames).toMatchObject(
      new Map([
        ['coachsaysgo', 'gatewayDate'],
        ['begin', 'start'],
      ]),
    );
  });

  test.each<[string, Cell[][]]>([
    ['no sheet', []],
    ['blank cells', sheet('', '', '')],
    ['blank cells as Excel hands them over', sheet(0, 0, 0, 0)],
  ])('are the usual ones where nothing is set: %s', (_, cells) => {
    expect(settings(cells)).toMatchObject({
      asOf: { asOf: TODAY, dueSoonDays: 14, closures: [] },
      standard: st0071,
      columnNames: new Map(),
      problems: [],
    });
  });

  test('that cannot be read are said by their labels, and count as not set', () => {
    const told = settings(sheet('soon', 0.5, 4, 'x'));
    expect(told.problems.map(({ code }) => code).sort()).toEqual([
      'DATE_UNREADABLE',
      'DATE_UNREADABLE',
      'NUMBER_NOT_WHOLE',
      'NUMBER_OUT_OF_RANGE',
    ]);
    expect(told.problems.map(messageOf).sort()).toEqual([
      'As of is "soon", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
      'Closures (dates besides bank holidays) is "x", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
      'Distinctions needed for a Distinction (ask your EPAO) is 4, outside 1 to 3. Type a number from 1 to 3.',
      'Due soon (days before a deadline) is 0.5, which is not a whole number. Type a whole number, like 14.',
    ]);
    const { asOf, dueSoonDays, closures } = told.asOf;
    expect([asOf, dueSoonDays, closures]).toEqual([TODAY, 14, []]);
    expect(told.standard).toBe(st0071);
  });

  test('a name for no heading of ours is said, and counts as not set', () => {
    const told = settings([[], ['', '', '', '', '', 'Coach says go', 'Gatway']]);
    expect(told.columnNames).toEqual(new Map());
    expect(told.problems.map(messageOf)).toEqual([
      'settings gives "Gatway", which is no heading of EPA Cohort. Type one of its headings, such as ULN or EPA start, in the second column.',
    ]);
  });

  test('the last row of the block counts, the one below it does not', () => {
    const rows = (count: number) => Array.from({ length: count }, (): Cell[] => []);
    const closed = (row: number) => settings([...rows(row), ['', '', '', day('2026-12-24')]]).asOf.closures;
    expect([closed(99), closed(100)]).toEqual([[day('2026-12-24')], []]);
  });
});

describe('the days on which no assessment can be held', () => {
  const lacking = (...cells: readonly Cell[]) =>
    settings([['', '', '', '', 'Unavailable days'], ...cells.map((cell) => ['', '', '', '', cell])]);

  test('stand in the column E, beside the closures, and are no closures', () => {
    const told = lacking(day('2026-12-07'), '', '08/12/2026');
    expect([told.unavailable, told.asOf.closures, told.problems]).toEqual([
      [day('2026-12-07'), day('2026-12-08')],
      [],
      [],
    ]);
  });

  test('are none where nothing is set, and one that cannot be read is said', () => {
    expect(settings([]).unavailable).toEqual([]);
    const told = lacking('half-term', day('2026-12-07'));
    expect(told.unavailable).toEqual([day('2026-12-07')]);
    expect(told.problems.map(messageOf)).toEqual([
      'Unavailable days (no assessments) is "half-term", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.',
    ]);
  });
});

describe('one list says what can be set, where it stands and what holds before', () => {
  test('no two settings stand in the same cell, and none outside the block that is read', () => {
    const places: readonly Place[] = [
      ...Object.values(SETTINGS).map(({ place }) => place),
      ...Object.values(SETTINGS_LISTS).flatMap(({ headings, firstRow, column }) =>
        headings.map((_, i) => ({ row: firstRow, column: column + i })),
      ),
    ];
    expect(new Set(places.map(({ row, column }) => `${row}/${column}`)).size).toBe(places.length);
    for (const { row, column } of places) {
      expect(row).toBeLessThan(SETTINGS_BLOCK.rows);
      expect(column).toBeLessThan(SETTINGS_BLOCK.columns);
    }
  });

  test('each has a sentence of help', () => {
    for (const { help } of Object.values(SETTINGS)) expect(help).toMatch(/^[A-Z].*\.$/);
  });

  test('what a set-up writes reads as the usual settings', () => {
    const written: Cell[][] = Array.from({ length: 18 }, () => Array.from({ length: 7 }, () => ''));
    for (const { row, column, value } of settingsCells(st0071)) written[row]?.splice(column, 1, value ?? '');
    expect(settings(written)).toEqual(settings([]));
    expect(written.map((row) => row.join('|'))).toEqual([
      'Setting|Value|Last set by EPA Cohort|Closures (dates besides bank holidays)|Unavailable days (no assessments)|Heading in this workbook|Heading of EPA Cohort',
      'As of||||||',
      'Due soon (days before a deadline)|14|||||',
      'Distinctions needed for a Distinction (ask your EPAO)||||||',
      'At gateway without an EPA start (days)|30|||||',
      'Results late (days after they are expected)|14|||||',
      'Certificate outstanding (days after the results)|60|||||',
      '||||||',
      'EPAO: working days to confirm a result||||||',
      'EPAO: weeks to hand in, from the EPA start||||||',
      'EPAO: notice before gateway (days)||||||',
      'EPAO: highest grade after a resit||||||',
      'EPAO: months for a resit, from the day of the failed attempt||||||',
      'EPAO: months for a retake, from the day of the failed attempt||||||',
      'EPAO: most attempts at a method||||||',
      'EPAO: most minutes with extra time||||||',
      '||||||',
      `EPA Cohort version|${PRODUCT.version}|||||`,
    ]);
  });

  test('the day to look from is a formula, or a constant where the host renews it', () => {
    expect(settingsCells(st0071).filter(({ formula }) => formula)).toEqual([
      { row: 1, column: 1, formula: '=TODAY()', isDate: true },
      { row: 1, column: 2, formula: '=IF(ISFORMULA($B$2),$B$2,"Fixed")', isDate: true },
    ]);
    const constant = settingsCells(st0071, TODAY);
    expect(constant.filter(({ formula }) => formula)).toEqual([]);
    expect(constant.filter(({ isDate }) => isDate)).toEqual([
      { row: 1, column: 1, value: TODAY, isDate: true },
      { row: 1, column: 2, value: TODAY, isDate: true },
    ]);
  });

  test('where formulas find them', () => {
    expect(SETTINGS_REFERENCES).toEqual({
      asOf: "'EPA settings'!$B$2",
      block: "'EPA settings'!$A$1:$G$100",
    });
  });
});

test('the change log is off where its word cannot be read, and no answer of a function is kept back for it', () => {
  const cells = (word: Cell, rows: Cell) => {
    const block: Cell[][] = Array.from({ length: 25 }, () => ['', '']);
    (block[18] as Cell[])[1] = word;
    (block[19] as Cell[])[1] = rows;
    const { changeLog, numbers, problems } = settingsFrom(
      columnsOf(st0071),
      gridFrom(block),
      day('2026-11-25'),
    );
    return [changeLog, numbers.get('changeLogRows'), problems.length];
  };
  expect(cells('', '')).toEqual(['Off', 2000, 0]);
  expect(cells('on', 300)).toEqual(['On', 300, 0]);
  expect(cells('With grades', 1)).toEqual(['With grades', 1, 0]);
  expect(cells('perhaps', 'many')).toEqual(['Off', 2000, 0]);
});
