import type { Cell } from '../core/cells/cell';
import { calendarOf } from '../core/cohort/calendar';
import { CALENDAR_KINDS } from '../core/cohort/calendar-dates';
import { overviewOf } from '../core/cohort/overview';
import { type Day, dayOf } from '../core/dates/day';
import { viewOf } from '../core/sheet/calculated-columns';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { layoutOf } from '../core/sheet/layout';
import type { CohortTable } from '../core/sheet/table';
import { icsOf } from '../files/ics';
import { sampleCohort } from '../preview/sample-cohort';
import type { BenchSizes } from './bench-sizes';
import { figure, mediansInTurn, printTable } from './measure';

const AS_OF = dayOf(2026, 11, 23) as Day;

/** The calendar of a whole cohort, from its rows to the text. */
export function benchCalendar({ people, runs }: BenchSizes['calendar']): void {
  const columns = chosenColumns();
  const headings = columns.all.map(({ heading }) => heading);
  const rows = sampleCohort(AS_OF, people).map((told) =>
    columns.all.map(({ key }) => (told[key] ?? '') as Cell),
  );
  const cells = [headings, ...rows];
  const table: CohortTable = { headingRow: 0, layout: layoutOf(columns, headings), rows: cells };
  const reminders = { gateway: 30, results: 14, certificate: 60 };
  const view = viewOf(columns.standard, { asOf: AS_OF, dueSoonDays: 14, closures: [], reminders });
  const { entries } = overviewOf(table, view);
  const events = () =>
    calendarOf(entries, entries, () => table, view, {
      kinds: CALENDAR_KINDS,
      naming: 'Initials',
    }).events;
  const options = { name: 'EPA dates', key: 'a-key-of-the-bench', now: 0, from: AS_OF, remindDaysBefore: 1 };
  const sides = { overview: () => overviewOf(table, view), calendar: () => icsOf(events(), options) };
  const { overview, calendar } = mediansInTurn(sides, runs);
  printTable('Calendar (goal: at most 500 ms for 10,000 apprentices)', [
    ['', 'apprentices', 'events', 'ms', 'overview, ms', 'calendar / overview'],
    [
      'calendar',
      String(people),
      String(events().length),
      figure(calendar),
      figure(overview),
      figure(calendar / overview),
    ],
  ]);
}
