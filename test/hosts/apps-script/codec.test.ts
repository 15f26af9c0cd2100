import { beforeAll, describe, expect, test } from '@jest/globals';
import { sheetsCodec } from '../../../apps-script/codec';
import { problem } from '../../../core/problems';
import { day } from '../../days';
import { newSpreadsheet, services } from './fake-services';
import type { Spreadsheet } from './fake-workbook';

/** The codec in this realm, in a spreadsheet of any zone. */
const spreadsheet: Spreadsheet & { timeZone: string } = newSpreadsheet('Europe/London');

beforeAll(() => {
  Object.assign(globalThis, services(spreadsheet, 'CUSTOM_FUNCTION'));
});

function codecIn(timeZone: string) {
  spreadsheet.timeZone = timeZone;
  spreadsheet.serviceCalls.length = 0;
  return sheetsCodec();
}

/** The same with no Intl, and with one that knows no zones: Utilities must give the same answers. */
const RUNTIMES = ['full', 'absent', 'without zones'] as const;

function withIntl<T>(runtime: (typeof RUNTIMES)[number], run: () => T): T {
  const full = Intl;
  const refuses = () => {
    throw new RangeError('Invalid time zone specified');
  };
  const intl = { full, absent: undefined, 'without zones': { DateTimeFormat: refuses } }[runtime];
  Object.assign(globalThis, { Intl: intl });
  try {
    return run();
  } finally {
    Object.assign(globalThis, { Intl: full });
  }
}

// Typed by hand from the zones' published rules.
const STARTS = [
  ['Europe/London', '2026-01-05', '2026-01-05T00:00:00Z', 'winter'],
  ['Europe/London', '2026-03-29', '2026-03-29T00:00:00Z', 'clocks go forward at 01:00'],
  ['Europe/London', '2026-03-30', '2026-03-29T23:00:00Z', 'the day after'],
  ['Europe/London', '2026-10-25', '2026-10-24T23:00:00Z', 'clocks go back at 02:00'],
  ['Europe/London', '2026-10-26', '2026-10-26T00:00:00Z', 'the day after'],
  ['Europe/London', '1900-03-01', '1900-03-01T00:00:00Z', 'the first day of all'],
  ['Europe/London', '1970-01-01', '1969-12-31T23:00:00Z', 'summer time all the year'],
  ['Asia/Tokyo', '2026-03-01', '2026-02-28T15:00:00Z', 'no summer time'],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 'clocks go forward at 02:00'],
  ['America/New_York', '2026-11-02', '2026-11-02T05:00:00Z', 'the day after they go back'],
  ['Asia/Kathmandu', '2026-03-05', '2026-03-04T18:15:00Z', 'a quarter of an hour'],
  ['Asia/Kathmandu', '1910-01-01', '1909-12-31T18:18:44Z', 'local mean time, to the second'],
  ['Africa/Monrovia', '1950-01-01', '1950-01-01T00:44:30Z', 'half a minute until 1972'],
  ['Africa/Cairo', '2026-04-23', '2026-04-22T22:00:00Z', 'the day before'],
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z', 'no midnight: it begins at 01:00'],
  ['Africa/Cairo', '2026-04-25', '2026-04-24T21:00:00Z', 'the day after'],
  ['Africa/Cairo', '2026-10-30', '2026-10-29T22:00:00Z', 'the hour before midnight came twice'],
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 'no midnight: it begins at 01:00'],
  ['America/Santiago', '2026-04-05', '2026-04-05T04:00:00Z', 'the hour before midnight came twice'],
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z', 'midnight comes twice: the first'],
  ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z', 'the last day east of the date line'],
  ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', 'the first day west of it'],
  ['Pacific/Kiritimati', '2199-12-31', '2199-12-30T10:00:00Z', 'the last day of all'],
] as const;

describe.each(RUNTIMES)('with Intl %s', (runtime) => {
  test.each(STARTS)('in %s the day %s begins at %s: %s', (timeZone, isoDay, instant, _why) => {
    const codec = codecIn(timeZone);
    expect(withIntl(runtime, () => codec.encodeDay(day(isoDay)))).toEqual(new Date(instant));
    expect(spreadsheet.serviceCalls.includes('Utilities.formatDate')).toBe(runtime !== 'full');
  });

  test.each(STARTS)('and in %s a cell of %s, which is %s, is that day', (timeZone, isoDay, instant, _why) => {
    const codec = codecIn(timeZone);
    const serial = withIntl(runtime, () => codec.decode(new Date(instant)));
    expect(Math.floor(serial as number)).toBe(day(isoDay));
  });

  test.each([
    ['Europe/London', '2026-06-30T22:59:59Z', '2026-06-30', 86_399 / 86_400],
    ['Europe/London', '2026-06-30T23:00:00Z', '2026-07-01', 0],
    ['Africa/Cairo', '2026-04-24T09:00:00Z', '2026-04-24', 0.5],
    ['America/New_York', '2026-03-06T04:59:59Z', '2026-03-05', 86_399 / 86_400],
    ['Asia/Tokyo', '2026-03-04T21:00:00Z', '2026-03-05', 0.25],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29', 86_399 / 86_400],
  ])('in %s the instant %s is a time on %s', (timeZone, instant, isoDay, timeOfDay) => {
    const codec = codecIn(timeZone);
    const serial = withIntl(runtime, () => codec.decode(new Date(instant)));
    expect(serial).toBeCloseTo(day(isoDay) + timeOfDay, 6);
  });
});

test('a day that its zone skipped becomes the next one', () => {
  expect(codecIn('Pacific/Apia').encodeDay(day('2011-12-30'))).toEqual(new Date('2011-12-30T10:00:00Z'));
});

// 100 BC and the year 26 must not be taken for 1900 or 1926; core refuses what lies outside its years.
test.each([
  '-000099-06-15T12:00:00Z',
  '-001899-06-15T12:00:00Z',
  '0026-03-05T12:00:00Z',
  '9999-12-31T12:00:00Z',
])('the date %s is far outside 1900 to 2199', (instant) => {
  const serial = codecIn('Europe/London').decode(new Date(instant)) as number;
  expect(serial < day('1900-03-01') || serial > day('2199-12-31') + 1).toBe(true);
});

test.each([
  ['text', 'Pass', 'Pass'],
  ['an empty cell', '', ''],
  ['a number', 46086.5, 46086.5],
  ['a tick', false, false],
  ['an argument left out', undefined, undefined],
  ['null', null, undefined],
  ['the text of an error', '#N/A', '#N/A'],
  ['an invalid date', new Date(Number.NaN), '#VALUE!'],
  ['an object', { date: '2026-03-05' }, '#VALUE!'],
])('%s comes in as it should, without a service call', (_, value, cell) => {
  expect(codecIn('Europe/London').decode(value)).toBe(cell);
  expect(spreadsheet.serviceCalls).toEqual([]);
});

test('a problem in a range is text that says what to check', () => {
  const found = problem('DATE_TWO_DIGIT_YEAR', { argument: 'start', value: '5/3/26' });
  expect(codecIn('Europe/London').encodeProblem(found)).toBe(
    'Check: start is "5/3/26", where the year has two digits. Type all four digits, like 05/03/2026.',
  );
});
