import { date } from '../cells/kinds';
import { KNOWN_YEARS } from '../dates/bank-holidays';
import { type Day, formatDay } from '../dates/day';
import { type Problem, problem } from '../problems';
import { cell, list } from './define';

/** Arguments that several functions on dates take. */
export const epaStart = cell('epa_start', date, 'First day of the EPA period.');
export const closures = list(
  'closures',
  date,
  'Dates on which the EPAO is closed, besides weekends and bank holidays.',
);
export const unavailable = list(
  'unavailable',
  date,
  'Dates on which no assessment can be held, because somebody who is needed is away.',
);

/** "projectSubmitted" as the formula bar shows it: `project_submitted`. */
export function argumentName(key: string): string {
  return key
    .replace(/\s+/g, '_')
    .replace(/(?<=[a-z])[A-Z]/g, '_$&')
    .toLowerCase();
}

export function beyondKnownYears(argument: string, day: Day): Problem {
  const { first: firstYear, last: lastYear } = KNOWN_YEARS;
  return problem('WORKING_DAYS_UNKNOWN', { argument, value: formatDay(day), firstYear, lastYear });
}
