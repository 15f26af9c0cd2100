import type { Day } from '../dates/day';
import { capOf } from '../rules/attempts';
import { isAssessedSince } from '../rules/confirmation';
import { gradesGiven, gradesOf, overallGrade } from '../rules/grading';
import { isDone } from '../rules/progress';
import type { Apprentice } from '../sheet/columns';
import type { RecordedRow } from '../sheet/recorded';
import { answered } from '../sheet/rows';
import type { Standard } from '../standard/standard';

/** What may be shown to others of a grade: nothing before the EPAO confirmed it. */
export type GradeShown =
  | { readonly grade: string; readonly on: Day }
  /** Nobody knows whether resits are capped, and it depends on that. */
  | { readonly grade: undefined; readonly on: Day };

/**
 * The grade as the EPAO confirmed it or, where only the day of that is recorded, what the methods add up to. Where a cell
 * that it rests on cannot be read there is none: what is left would make another one.
 */
export function gradeShown(standard: Standard, whom: RecordedRow, asOf: Day): GradeShown | undefined {
  const { apprentice, unreadable: problems } = whom;
  const { answer, restsOn } = answered({ apprentice, problems }, (row) => gradeOf(standard, row, asOf));
  return restsOn.length > 0 ? undefined : answer;
}

function gradeOf(standard: Standard, apprentice: Apprentice, asOf: Day): GradeShown | undefined {
  const { resultsConfirmed: on, confirmedGrade } = apprentice;
  if (on === undefined || !isDone(on, asOf)) return undefined;
  if (confirmedGrade !== undefined) return { grade: confirmedGrade, on };
  if (isAssessedSince(standard, apprentice, on, asOf)) return undefined;
  const overall = overallGrade(standard, gradesOf(standard, apprentice));
  const uncapped = overallGrade(standard, gradesGiven(standard, apprentice));
  // A grade in print is taken as settled, and this one is not.
  if (overall !== uncapped && capOf(standard) === 'not known') return { grade: undefined, on };
  return overall === undefined || overall === 'Incomplete' ? undefined : { grade: overall, on };
}
