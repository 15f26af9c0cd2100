import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { Cell } from '../../core/cells/cell';
import {
  type Calendar,
  type CalendarChoice,
  type CalendarEvent,
  calendarOf,
  nameIn,
} from '../../core/cohort/calendar';
import { CALENDAR_KINDS } from '../../core/cohort/calendar-dates';
import { overviewOf } from '../../core/cohort/overview';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { type ColumnKey, columnsOf } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { asSet } from '../../core/standard/epao-figures';
import type { Standard } from '../../core/standard/standard';
import { type IcsEvent, type IcsOptions, icsOf, readIcs } from '../../files/ics';
import { sha256 } from '../../files/sha256';
import { sampleCohort } from '../../preview/sample-cohort';
import { day, iso, lookingFrom } from '../days';

type Cells = Partial<Record<ColumnKey, Cell>>;
const { standard } = chosenColumns();
const on = (text: string): Cell => day(text);
const EVERYTHING: CalendarChoice = { kinds: CALENDAR_KINDS, naming: 'Names' };

function calendar(
  today: string,
  people: readonly Cells[],
  choice: Partial<CalendarChoice> = {},
  of: Standard = standard,
  chosen?: (row: number) => boolean,
): Calendar {
  const columns = columnsOf(of);
  const headings = columns.all.map(({ heading }) => heading);
  const rows = people.map((cells) => columns.all.map(({ key }) => cells[key] ?? ''));
  const table = { headingRow: 0, layout: layoutOf(columns, headings), rows: [headings, ...rows] };
  const view = viewOf(of, lookingFrom(today));
  const { entries } = overviewOf(table, view);
  const some = chosen ? entries.filter(({ row }) => chosen(row)) : entries;
  return calendarOf(some, entries, () => table, view, { ...EVERYTHING, ...choice });
}

const told = ({ events }: Calendar) => events.map((event) => `${iso(event.day)} ${event.title}`);

const ZOE = { uln: '2000000028', apprentice: 'Zoë Marshwiggle', start: on('2025-01-06') } as const;
const READY = {
  ...ZOE,
  onProgrammeComplete: true,
  portfolioComplete: true,
  english: 'Achieved',
  maths: 'Achieved',
  employerSignOff: on('2026-03-02'),
  providerSignOff: 'Yes',
  apprenticeSignOff: on('2026-03-03'),
  projectAgreed: true,
} as const;
// Three months from 16 March 2026: EPA end 16 June; the project two months: 16 May.
const IN_EPA = { ...READY, gatewayDate: on('2026-03-09'), epaStart: on('2026-03-16') } as const;
const ALL_HELD = {
  ...IN_EPA,
  projectSubmitted: on('2026-05-11'),
  interviewDate: on('2026-06-01'),
  discussionDate: on('2026-06-02'),
  observationDate: on('2026-06-08'),
} as const;
const GRADED = {
  ...ALL_HELD,
  observationGrade: 'Pass',
  projectGrade: 'Distinction',
  discussionGrade: 'Distinction',
} as const;

describe('what lies ahead of an apprentice, by the stage', () => {
  const withNotice = asSet(standard, [
    { rule: 'gateway.notice', value: 28, unit: 'days', source: { page: 'A test', section: 'notice' } },
  ]);
  const withResits = asSet(standard, [
    { rule: 'resit.window', value: 6, unit: 'months', source: { page: 'A test', section: 'resits' } },
  ]);

  test.each<[string, string, Cells, readonly string[], Standard?]>([
    [
      'on programme: the typical gateway fifteen months after the start, and the planned end',
      '2025-06-02',
      { ...ZOE, plannedEnd: on('2026-06-30') },
      ['2026-04-06 Typical gateway date', '2026-06-30 Planned end of training'],
    ],
    [
      'with a gateway that is booked, and the notice that the EPAO asks for',
      '2026-02-02',
      { ...READY, gatewayDate: on('2026-03-30') },
      ['2026-03-02 Tell the EPAO of the gateway', '2026-03-30 Gateway', '2026-04-06 Typical gateway date'],
      withNotice,
    ],
    [
      'at gateway: the provider’s own reminder after 30 days',
      '2026-03-09',
      { ...READY, gatewayDate: on('2026-03-09') },
      ['2026-04-08 Ask the EPAO for the EPA start'],
    ],
    ['at gateway with the EPA start known', '2026-03-15', IN_EPA, ['2026-03-16 EPA starts']],
    [
      'in EPA: every last day that is not done',
      '2026-03-16',
      IN_EPA,
      [
        '2026-05-16 Project due',
        '2026-06-16 Interview by',
        '2026-06-16 Discussion by',
        '2026-06-16 Observation by',
      ],
    ],
    [
      'what is booked and what is done',
      '2026-05-20',
      { ...IN_EPA, projectSubmitted: on('2026-05-11'), observationDate: on('2026-05-27') },
      [
        '2026-05-27 Observation booked',
        '2026-06-16 Interview by',
        '2026-06-16 Discussion by',
        '2026-06-16 Observation by',
      ],
    ],
    // Ten working days after Monday 8 June 2026.
    ['the results, once each assessment is held', '2026-06-09', ALL_HELD, ['2026-06-22 Result expected']],
    ['after that day nothing is ahead', '2026-06-23', ALL_HELD, []],
    [
      'passed: the provider’s own reminder after 60 days',
      '2026-06-22',
      { ...GRADED, resultsConfirmed: on('2026-06-20') },
      ['2026-08-19 Ask the EPAO for the certificate'],
    ],
    [
      'a certificate that is to come',
      '2026-06-22',
      { ...GRADED, resultsConfirmed: on('2026-06-20'), certificateDate: on('2026-07-20') },
      ['2026-07-20 Certificate'],
    ],
    [
      'certificated',
      '2026-07-20',
      { ...GRADED, resultsConfirmed: on('2026-06-20'), certificateDate: on('2026-07-20') },
      [],
    ],
    [
      'withdrawn',
      '2026-03-16',
      { ...IN_EPA, observationDate: on('2026-05-27'), learningStatus: 'Withdrawn' },
      [],
    ],
    [
      'on a break',
      '2026-03-16',
      { ...IN_EPA, observationDate: on('2026-05-27'), learningStatus: 'Break in learning' },
      [],
    ],
    [
      'a failed method: its new last day and its new booking, with no word of a fail or of a resit',
      '2026-06-24',
      { ...GRADED, observationGrade: 'Fail', observationResitDate: on('2026-07-01') },
      // Ten working days after 1 July; six months after 8 June.
      ['2026-07-01 Observation booked', '2026-07-15 Result expected', '2026-12-08 Observation by'],
      withResits,
    ],
  ])('%s', (_, today, cells, expected, ...[of]) => {
    const titles = expected.map((line) => line.replace(' ', ' Zoë Marshwiggle: '));
    expect(told(calendar(today, [cells], {}, of))).toEqual(titles);
  });

  test('the day itself is ahead, the day after it is not', () => {
    const booked = { ...IN_EPA, observationDate: on('2026-05-27') };
    const bookings = (today: string) => told(calendar(today, [booked], { kinds: ['Bookings'] }));
    expect(bookings('2026-05-27')).toEqual(['2026-05-27 Zoë Marshwiggle: Observation booked']);
    expect(bookings('2026-05-28')).toEqual([]);
  });

  test('nothing but the kinds that are chosen', () => {
    const booked = { ...IN_EPA, observationDate: on('2026-05-27') };
    const kinds = calendar('2026-04-01', [booked]).events.map(({ kind }) => kind);
    expect([...new Set(kinds)]).toEqual(['Deadlines', 'Bookings']);
    expect(calendar('2026-04-01', [booked], { kinds: ['Deadlines'] }).events).toHaveLength(4);
  });

  test('a cell that cannot be read takes away what rests on it, and is said', () => {
    const spoilt = { ...IN_EPA, projectSubmitted: 'soon', observationDate: on('2026-05-27') };
    const { events, unsure } = calendar('2026-04-01', [spoilt, { ...ZOE, uln: '3000000037', notes: '#N/A' }]);
    expect(events.map(({ title }) => title)).toContain('Zoë Marshwiggle: Observation booked');
    expect(events.map(({ title }) => title)).not.toContain('Zoë Marshwiggle: Project due');
    expect(unsure.map(({ row }) => row)).toEqual([1]);
  });

  test('the days that the status speaks of stand in the calendar', () => {
    const today = '2026-11-23';
    const columns = chosenColumns();
    const people = sampleCohort(day(today), 300) as readonly Cells[];
    const headings = columns.all.map(({ heading }) => heading);
    const rows = people.map((cells) => columns.all.map(({ key }) => cells[key] ?? ''));
    const table = { headingRow: 0, layout: layoutOf(columns, headings), rows: [headings, ...rows] };
    const { entries } = overviewOf(table, viewOf(standard, lookingFrom(today)));
    const ahead = entries.filter(
      ({ action, stage }) => action?.by !== undefined && action.by >= day(today) && stage !== 'Check',
    );
    expect(ahead.length).toBeGreaterThan(100);
    const { events } = calendar(today, people);
    const days = new Set(events.map(({ title, day }) => `${title.split(':')[0]} ${day}`));
    expect(ahead.filter(({ name, action }) => !days.has(`${name} ${action?.by}`))).toEqual([]);
  });
});

describe('what a calendar never says', () => {
  const SECRETS = {
    uln: '2000000028',
    dateOfBirth: on('2001-02-03'),
    notes: 'secret-note',
    reasonableAdjustments: 'secret-arrangement',
    extraTime: 0.25,
    confirmedGrade: 'Distinction',
  } as const;
  const STAGES: readonly (readonly [string, Cells])[] = [
    ['2026-03-16', { ...IN_EPA, ...SECRETS }],
    [
      '2026-06-22',
      { ...GRADED, ...SECRETS, observationGrade: 'Fail', observationResitDate: on('2026-07-01') },
    ],
    ['2026-06-22', { ...GRADED, ...SECRETS, resultsConfirmed: on('2026-06-20') }],
  ];

  test.each(STAGES)('no grade, no resit, no ULN, nothing sensitive: as of %s', (today, cells) => {
    const { events } = calendar(today, [cells]);
    expect(events.length).toBeGreaterThan(0);
    const { text } = icsOf(events, options({ from: day(today) }));
    const words = text.replace(/\r\n /g, '');
    expect(words).not.toMatch(/secret|2000000028|2001|Fail|Distinction|\bPass\b|resit|retake/i);
  });

  test.each([
    ['Names', 'Zoë Marshwiggle', 'Zoë Marshwiggle'],
    ['Initials', 'Zoë Marshwiggle', 'ZM'],
    ['Initials', 'Marshwiggle, Zoë', 'ZM'],
    ['Initials', 'Élodie van der Berg-O’Neill', 'ÉVDBO'],
    ['Initials', '', ''],
    ['No names', 'Zoë Marshwiggle', ''],
    // Some sheets keep the ULN where the name should be.
    ['Names', 'Marsh 2000000028', ''],
    ['Names', '2000 000 028', ''],
    ['Initials', 'Marsh (ULN 2000-000-028)', ''],
    ['Names', '２０００００００２８', ''],
    // Nine digits are no ULN.
    ['Names', 'Marsh 200000002', 'Marsh 200000002'],
  ] as const)('%s of %s: %s', (naming, apprentice, name) => {
    expect(nameIn(naming, { apprentice })).toBe(name);
  });
});

const KEY = 'b2f1';
const NOW = Date.UTC(2026, 10, 25, 14, 32, 5);

function options(more: Partial<IcsOptions> = {}): IcsOptions {
  return { name: 'EPA dates', key: KEY, now: NOW, from: day('2026-04-01'), ...more };
}

const uid = (identity: string) =>
  `${createHash('sha256').update(`${KEY} ${identity}`).digest('hex').slice(0, 32)}@epa-cohort`;

test('a digest is that of FIPS 180-4, whatever the length and the letters', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
  );
});

describe('the file', () => {
  test('of one apprentice, line by line', () => {
    const booked = { ...IN_EPA, observationDate: on('2026-06-10') };
    const { events } = calendar('2026-05-16', [booked], {
      kinds: ['Bookings', 'Deadlines'],
      naming: 'Initials',
    });
    // From 1 January 2026 to 25 November 2026, 14:32, there are 328 days, 14 hours and 32 minutes: 473,192 minutes.
    const { text } = icsOf(events.slice(0, 2), options({ remindDaysBefore: 1 }));
    const due = 'uln 2000000028 projectSubmitted last day';
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      expect.stringMatching(/^PRODID:-\/\/EPA Cohort\/\/EPA Cohort \d+\.\d+\.\d+\/\/EN$/),
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:EPA dates',
      'BEGIN:VEVENT',
      `UID:${uid(due)}`,
      'DTSTAMP:20261125T143205Z',
      'SEQUENCE:473192',
      'DTSTART;VALUE=DATE:20260516',
      'DTEND;VALUE=DATE:20260517',
      'SUMMARY:ZM: Project due',
      'DESCRIPTION:Last day.\\nThe project is handed in by the same day of the mont',
      ' h two months after the EPA period starts (or that month’s last day). Han',
      ' ded in on that day is in time. Says the standard: Skillsfirst ST0071 page\\',
      ' , End-point Assessment (EPA)\\, table of methods.\\nFalls on a day off (Satu',
      ' rday) and is not moved.',
      'CATEGORIES:Deadlines',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:ZM: Project due',
      'TRIGGER:-PT15H',
      'END:VALARM',
      'END:VEVENT',
      'BEGIN:VEVENT',
      `UID:${uid('uln 2000000028 observationDate')}`,
      'DTSTAMP:20261125T143205Z',
      'SEQUENCE:473192',
      'DTSTART;VALUE=DATE:20260610',
      'DTEND;VALUE=DATE:20260611',
      'SUMMARY:ZM: Observation booked',
      'DESCRIPTION:Booked.',
      'CATEGORIES:Bookings',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:ZM: Observation booked',
      'TRIGGER:-PT15H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test.each([
    [0, '-PT0H'],
    [1, '-PT15H'],
    [7, '-PT159H'],
  ])('a reminder at nine, %s days before: %s', (remindDaysBefore, trigger) => {
    const { text } = icsOf([event()], options({ remindDaysBefore }));
    expect(text).toContain(`TRIGGER:${trigger}`);
    expect(icsOf([event()], options()).text).not.toContain('VALARM');
  });

  const A_TITLE = fc.string({ unit: 'grapheme', maxLength: 120 });
  const AN_EVENT = fc.record({
    identity: fc.string({ minLength: 1 }),
    kind: fc.constantFrom(...CALENDAR_KINDS),
    day: fc
      .integer({ min: day('2020-01-01'), max: day('2035-12-31') })
      .map((n) => n as ReturnType<typeof day>),
    title: A_TITLE,
    details: fc.array(A_TITLE, { maxLength: 3 }),
  });

  test('another program reads exactly the events that were written, and no line is longer than 75 octets', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(AN_EVENT, { selector: ({ identity }) => identity, maxLength: 8 }),
        (events) => {
          const { text } = icsOf(events, options({ remindDaysBefore: 3 }));
          const lines = text.split('\r\n');
          expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          expect(parsed(text)).toEqual(
            events.map(({ identity, day, title, details, kind }) => ({
              uid: uid(identity),
              from: iso(day),
              to: iso((day + 1) as typeof day),
              isDate: true,
              title: writable(title),
              details: writable(details.join('\n')),
              kind,
              isFree: true,
              reminds: 1,
            })),
          );
        },
      ),
    );
  });

  test('is read again by ourselves as it was written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(AN_EVENT, { selector: ({ identity }) => identity, maxLength: 8 }),
        (events) => {
          const read = readIcs(icsOf(events, options({ remindDaysBefore: 1 })).text);
          expect(read).toEqual(
            events.map(({ identity, day, title }) => ({
              uid: uid(identity),
              day,
              summary: writable(title),
              sequence: 473_192,
              isCancelled: false,
            })),
          );
        },
      ),
    );
  });

  test('two events that nothing tells apart are written once', () => {
    expect(readIcs(icsOf([event(), event()], options()).text)).toHaveLength(1);
  });
});

function event(more: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    identity: 'uln 1 x',
    kind: 'Bookings',
    day: day('2026-06-10'),
    title: 'T',
    details: ['Booked.'],
    ...more,
  };
}

/** Control characters cannot be written; a line end is one line feed. */
function writable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a file may not hold.
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, '');
}

function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, startDate, endDate, summary, description } = new ICAL.Event(component);
    return {
      uid,
      from: startDate.toString(),
      to: endDate.toString(),
      isDate: startDate.isDate && endDate.isDate,
      title: summary,
      details: description,
      kind: component.getFirstPropertyValue('categories'),
      isFree: component.getFirstPropertyValue('transp') === 'TRANSPARENT',
      reminds: component.getAllSubcomponents('valarm').length,
    };
  });
}

describe('a later file', () => {
  const LATER = NOW + 60_000;
  const before: readonly IcsEvent[] = readIcs(
    icsOf(
      [
        event(),
        event({ identity: 'uln 2 x', title: 'Gone; really' }),
        event({ identity: 'uln 3 x', day: day('2026-03-31') }),
        event({ identity: 'uln 4 x', day: day('2026-04-01') }),
      ],
      options(),
    ).text,
  );

  test('keeps the UID of an event whose day changed, with a higher sequence a minute later', () => {
    const next = icsOf([event({ day: day('2026-06-17') })], options({ now: LATER }));
    expect(readIcs(next.text)).toEqual([
      { uid: uid('uln 1 x'), day: day('2026-06-17'), summary: 'T', sequence: 473_193, isCancelled: false },
    ]);
  });

  test('is later than the one before also within its minute, and after a clock that was ahead', () => {
    const next = (now: number) => readIcs(icsOf([event()], options({ now, earlier: before })).text)[0];
    expect([next(NOW)?.sequence, next(NOW - 86_400_000)?.sequence]).toEqual([473_193, 473_193]);
  });

  test('cancels what has gone since, and leaves what is over', () => {
    const next = icsOf([event()], options({ now: LATER, earlier: before }));
    // What was on 31 March is over by 1 April.
    expect(next.cancelled.map(({ uid }) => uid)).toEqual([uid('uln 2 x'), uid('uln 4 x')]);
    expect(next.moved).toBe(0);
    const [, gone] = parsed(next.text);
    expect(gone).toMatchObject({ uid: uid('uln 2 x'), from: '2026-06-10', title: 'Cancelled: Gone; really' });
    expect(next.text).toContain('STATUS:CANCELLED');
    // What is cancelled already is not cancelled again.
    const third = icsOf([event()], options({ now: LATER + 60_000, earlier: readIcs(next.text) }));
    expect(third.cancelled).toEqual([]);
  });

  test('counts those that moved', () => {
    expect(icsOf([event({ day: day('2026-06-17') })], options({ earlier: before })).moved).toBe(1);
  });

  test('takes nothing from a file of others, nor from what is no calendar', () => {
    const theirs = 'BEGIN:VEVENT\r\nUID:abc@example.com\r\nDTSTART;VALUE=DATE:20260610\r\nEND:VEVENT';
    expect(readIcs(theirs)).toEqual([]);
    expect(readIcs('ULN,Apprentice\n1,2')).toEqual([]);
  });
});

describe('whose an event is', () => {
  const identities = (people: readonly Cells[], chosen?: (row: number) => boolean) =>
    calendar('2026-04-01', people, { kinds: ['Bookings'] }, standard, chosen).events.map(
      ({ identity }) => identity,
    );
  const booked = (cells: Cells): Cells => ({ ...IN_EPA, observationDate: on('2026-05-27'), ...cells });

  test('does not depend on the row, the day, the name beside a ULN, or on who else is chosen', () => {
    const [one] = identities([booked({})]);
    expect(one).toBe('uln 2000000028 observationDate');
    const others = [booked({ uln: '3000000037', apprentice: 'Jun' }), booked({ apprentice: 'Zoe M' })];
    expect(identities(others, (row) => row === 2)).toEqual([one]);
  });

  test('without a ULN, or with the temporary one, it is the name', () => {
    expect(identities([booked({ uln: '' })])).toEqual(['name zoe marshwiggle observationDate']);
    expect(identities([booked({ uln: '9999999999' })])).toEqual(['name zoe marshwiggle observationDate']);
  });

  test('namesakes without a ULN who began on one day keep all their events, in the order of the sheet', () => {
    const namesake = booked({ uln: '' });
    expect(identities([namesake, namesake, namesake])).toEqual([
      'name zoe marshwiggle observationDate',
      'name zoe marshwiggle row 2 observationDate',
      'name zoe marshwiggle row 3 observationDate',
    ]);
    expect(identities([namesake, namesake], (row) => row === 2)).toEqual([
      'name zoe marshwiggle row 2 observationDate',
    ]);
  });

  test('of two rows of one apprentice the one that began last keeps what it was', () => {
    const again = booked({ start: on('2025-03-03') });
    expect(identities([booked({}), again])).toEqual([
      `uln 2000000028 ${day('2025-01-06')} observationDate`,
      'uln 2000000028 observationDate',
    ]);
  });
});
