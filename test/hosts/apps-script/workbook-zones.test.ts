import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { day } from '../../days';
import type { WorkbookUnderScriptZone } from './workbook-zones';

const SCRIPT_ZONES = {
  'America/New_York': '2026-01-05T05:00:00.000Z',
  'Asia/Tokyo': '2026-01-04T15:00:00.000Z',
  'Pacific/Apia': '2026-01-04T11:00:00.000Z',
};

/** A quarter of an hour before midnight in London on 23 November 2026: a day that is over in Tokyo, not yet in New York. */
const AT = '2026-11-23T23:45:00Z';

describe.each([
  ['Asia/Tokyo', '2026-11-24'],
  ['Europe/London', '2026-11-23'],
  ['America/New_York', '2026-11-23'],
  ['Pacific/Kiritimati', '2026-11-24'],
])('a spreadsheet in %s, whatever the zone of the script', (timeZone, today) => {
  const output = execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      'test/hosts/apps-script/workbook-zones.ts',
      timeZone,
      AT,
      ...Object.keys(SCRIPT_ZONES),
    ],
    { encoding: 'utf8' },
  );

  test.each(JSON.parse(output) as WorkbookUnderScriptZone[])('in $scriptZone', ({ scriptZone, ...under }) => {
    expect(under).toEqual({
      midnight: SCRIPT_ZONES[scriptZone as keyof typeof SCRIPT_ZONES],
      read: day('2026-03-05'),
      written: [{ outcome: 'written' }, { outcome: 'written' }, { outcome: 'written' }],
      shown: [
        { value: 1000000019 },
        { value: day('2026-03-29'), isDate: true },
        { value: day('2026-11-01'), isDate: true },
        { value: day('2026-10-25'), isDate: true },
      ],
      today,
    });
  });
});
