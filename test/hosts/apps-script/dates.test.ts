import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { date, openSheets } from './fake-apps-script';
import type { Formula, UnderScriptZone } from './script-zones';

/** The project deadline of an EPA start, two months on, in cells of a spreadsheet of the zone. */
const DEADLINES = [
  ['Europe/London', '2026-01-05', '2026-03-05', 'winter to winter'],
  ['Europe/London', '2026-01-29', '2026-03-29', 'to the day on which clocks go forward'],
  ['Europe/London', '2026-03-29', '2026-05-29', 'from that day into summer'],
  ['Europe/London', '2026-08-25', '2026-10-25', 'to the day on which they go back'],
  ['Europe/London', '2026-06-30T23:30:00', '2026-08-30', 'a time of day is dropped'],
  ['Europe/London', '1900-03-01', '1900-05-01', 'the first day of all'],
  ['America/New_York', '2026-01-08T20:00:00', '2026-03-08', 'an evening that is tomorrow in London'],
  ['Asia/Tokyo', '2026-03-01', '2026-05-01', 'a midnight that is yesterday in London'],
  ['Asia/Kathmandu', '2025-12-31T23:59:59', '2026-02-28', 'the last second of a month'],
  ['Asia/Kathmandu', '1910-01-01', '1910-03-01', 'local mean time'],
  ['Africa/Cairo', '2026-02-24T09:15:00', '2026-04-24T01:00:00', 'to a day without midnight'],
  ['Africa/Cairo', '2026-04-24T01:00:00', '2026-06-24', 'from that day'],
  ['America/Santiago', '2026-07-06', '2026-09-06T01:00:00', 'to a day without midnight'],
  ['Pacific/Apia', '2011-10-30', '2011-12-31', 'to the day that was skipped'],
  ['Pacific/Apia', '2011-12-31', '2012-02-29', 'from the day after'],
  ['Pacific/Kiritimati', '2199-10-31', '2199-12-31', 'the last day of all'],
] as const;

/** Local midnight of 5 January 2026 in the zones that a script may have. */
const SCRIPT_ZONES = {
  'Etc/UTC': '2026-01-05T00:00:00.000Z',
  'America/New_York': '2026-01-05T05:00:00.000Z',
  'Asia/Tokyo': '2026-01-04T15:00:00.000Z',
  'Africa/Cairo': '2026-01-04T22:00:00.000Z',
  'Pacific/Apia': '2026-01-04T11:00:00.000Z',
};

describe('whatever the zone of the script', () => {
  const formulas = DEADLINES.map(
    ([timeZone, start]): Formula => ({ timeZone, name: 'EPA_DEADLINE', args: [date(start), 'Project'] }),
  );
  const output = execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      'test/hosts/apps-script/script-zones.ts',
      JSON.stringify([Object.keys(SCRIPT_ZONES), formulas]),
    ],
    { encoding: 'utf8' },
  );

  test.each(JSON.parse(output) as UnderScriptZone[])('in $scriptZone', ({ scriptZone, midnight, shown }) => {
    expect(midnight).toBe(SCRIPT_ZONES[scriptZone as keyof typeof SCRIPT_ZONES]);
    expect(shown).toEqual(DEADLINES.map(([, , deadline]) => date(deadline)));
  });
});

describe.each(['full', 'absent', 'without zones'] as const)('with Intl %s', (intl) => {
  test.each(DEADLINES)('in %s: %s gives %s, %s', (timeZone, start, deadline, _why) => {
    const sheets = openSheets({ timeZone, intl });
    expect(sheets.evaluate('EPA_DEADLINE', date(start), 'Project')).toEqual(date(deadline));
  });
});

describe('service calls, each a trip to another server', () => {
  const ROWS = 10_000;
  const DAY_MS = 86_400_000;
  const column = <T>(cell: (row: number) => T) => Array.from({ length: ROWS }, (_, row) => [cell(row)]);

  test('one spreadsheet and one zone for ten thousand dates', () => {
    const sheets = openSheets();
    const starts = column((row) => new Date(Date.UTC(2000, 0, 1) + row * DAY_MS));
    const deadlines = sheets.evaluate('EPA_DEADLINE', starts, 'Project') as unknown[][];
    expect(deadlines).toHaveLength(ROWS);
    expect(deadlines[ROWS - 1]).toEqual([date('2027-07-18')]);
    expect(sheets.spreadsheet.serviceCalls).toEqual([
      'SpreadsheetApp.getActiveSpreadsheet',
      'Spreadsheet.getSpreadsheetTimeZone',
    ]);
  });

  test('none for ten thousand grades', () => {
    const sheets = openSheets();
    const grades = column((row) => (row % 3 === 0 ? 'Distinction' : 'Pass'));
    expect(sheets.evaluate('EPA_GRADE', grades, grades, grades)).toHaveLength(ROWS);
    expect(sheets.spreadsheet.serviceCalls).toEqual([]);
  });

  test('without Intl one for each different date, however often it comes', () => {
    const sheets = openSheets({ intl: 'absent' });
    const starts = column((row) => new Date(Date.UTC(2026, 0, 5 + (row % 7))));
    sheets.evaluate('EPA_DEADLINE', starts, 'Project');
    const looks = sheets.spreadsheet.serviceCalls.filter((call) => call === 'Utilities.formatDate');
    expect(looks).toHaveLength(7 + 9);
  });
});
