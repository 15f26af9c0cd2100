import { day } from '../days';
import type { Rows } from './sidebar-hosts';

/** The headings of a provider, in an order of its own. */
export const HEADINGS = [
  'ULN',
  'Apprentice',
  'Employer',
  'Cohort',
  'Start date',
  'Planned end date',
  'On-programme complete',
  'Portfolio complete',
  'Evidence pieces',
  'English',
  'Maths',
  'Employer sign-off',
  'Provider sign-off',
  'Apprentice sign-off',
  'Gateway date',
  'EPA start',
  'Observation date',
  'Observation grade',
  'Project submitted',
  'Interview date',
  'Project grade',
  'Discussion date',
  'Discussion grade',
  'Results confirmed',
  'Notes',
] as const;
export type Heading = (typeof HEADINGS)[number];
export const at = (heading: Heading) => HEADINGS.indexOf(heading);

export function row(
  cells: Partial<Record<Heading, string | number | boolean>>,
): (string | number | boolean)[] {
  return HEADINGS.map((heading) => cells[heading] ?? '');
}

export const AMARA = row({
  ULN: '1000000019',
  Apprentice: 'Amara Foxbury',
  Employer: 'Foxglove Energy',
  Cohort: 'Jan 2025',
  'Start date': day('2025-01-06'),
  'Planned end date': day('2026-11-30'),
  'On-programme complete': 'Yes',
  'Portfolio complete': 'No',
  'Evidence pieces': 12,
  English: 'Achieved',
  Notes: 'Prefers mornings',
});
/** Everything for gateway is settled. */
export const READY = {
  'On-programme complete': 'Yes',
  'Portfolio complete': 'Yes',
  English: 'Achieved',
  Maths: 'Achieved',
  'Employer sign-off': 'Yes',
  'Provider sign-off': 'Yes',
  'Apprentice sign-off': 'Yes',
} as const;

/** EPA start 5 October 2026: project by 5 December, interview from 4 December, EPA end 5 January 2027. */
const BEN = row({
  ULN: '2000000028',
  Apprentice: 'Ben Hollowdene',
  Employer: 'Harbourlight Hotels',
  Cohort: 'May 2025',
  'Start date': day('2025-05-05'),
  ...READY,
  'Gateway date': day('2026-09-28'),
  'EPA start': day('2026-10-05'),
  'Project submitted': day('2026-11-20'),
  'Discussion date': day('2026-12-01'),
});
const CLEO = row({
  ULN: '3000000037',
  Apprentice: 'Cleo Larksong',
  Employer: 'Foxglove Energy',
  Cohort: 'Jan 2025',
  'Start date': day('2025-01-06'),
  ...READY,
  'Gateway date': day('2026-07-01'),
  'EPA start': day('2026-07-06'),
  'Observation date': day('2026-08-10'),
  'Observation grade': 'Distinction',
  'Project submitted': day('2026-08-03'),
  'Interview date': day('2026-08-24'),
  'Project grade': 'Pass',
  'Discussion date': day('2026-08-05'),
  'Discussion grade': 'Distinction',
});
export const ROWS: Rows = [[...HEADINGS], AMARA, BEN, CLEO];
export const [AMARA_AT, BEN_AT, CLEO_AT] = [1, 2, 3];
