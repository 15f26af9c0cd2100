import { ALL_GROUP, LATE_GROUP, RAG_GROUP, STAGE_GROUP, THRESHOLD_GROUP } from '../../core/cohort/counts';
import type { CohortTableOfFile } from './cohort-tables';
import { answerOf, type Field, fieldOf, isoDay, SHEET } from './status-rows';

/** What is told of a file in a roll-up: the counts of each sheet of apprentices, or why there are none. */
export interface FileRead {
  readonly file: string;
  readonly cohorts: readonly CohortTableOfFile[];
  /** Why it could not be read. */
  readonly unread?: string;
}

/** By what a roll-up counts; grades are no part of it. */
const GROUPS: readonly string[] = [ALL_GROUP, STAGE_GROUP, RAG_GROUP, LATE_GROUP, THRESHOLD_GROUP];

interface Counted {
  readonly label: string;
  readonly apprentices: number;
}

interface Line {
  readonly file: string;
  readonly sheet: string;
  readonly asOf: string;
  readonly counts: readonly Counted[];
  readonly note: string;
}

/** One line for each sheet of apprentices, one for each file without any, and the sum of all at the end. */
export function rollUp(files: readonly FileRead[]): readonly (readonly Field[])[] {
  const lines = files.flatMap(linesOf);
  const labels = [...new Set(lines.flatMap(({ counts }) => counts.map(({ label }) => label)))];
  const rows = lines.map(({ file, sheet, asOf, counts, note }) => [
    file,
    sheet,
    asOf,
    ...labels.map((label) => counts.find((one) => one.label === label)?.apprentices ?? ''),
    note,
  ]);
  const sums = labels.map((label) =>
    lines.reduce((sum, { counts }) => sum + (counts.find((one) => one.label === label)?.apprentices ?? 0), 0),
  );
  const heading = ['File', SHEET, 'As of', ...labels, 'Not read'];
  return [heading, ...rows, [ALL_FILES, '', '', ...sums, '']].map((row) => row.map(fieldOf));
}

const ALL_FILES = 'All files';

function linesOf({ file, cohorts, unread }: FileRead): readonly Line[] {
  const without = (note: string): Line => ({ file, sheet: '', asOf: '', counts: [], note });
  if (unread !== undefined) return [without(unread)];
  if (cohorts.length === 0) return [without(NO_APPRENTICES)];
  return cohorts.map((cohort) => {
    const answer = answerOf('EPA_COHORT', cohort);
    if (typeof answer === 'string') return { ...without(answer), sheet: cohort.sheet };
    const counts = answer
      .slice(1)
      .filter(([group]) => GROUPS.includes(String(group)))
      .map(([group, item, apprentices]) => ({
        label: labelOf(String(group), String(item)),
        apprentices: Number(apprentices),
      }));
    return { file, sheet: cohort.sheet, asOf: isoDay(cohort.asOf), counts, note: '' };
  });
}

const NO_APPRENTICES =
  'No sheet with apprentices was found in it. Its headings need to name the apprentice or the ULN.';

function labelOf(group: string, item: string): string {
  return group === ALL_GROUP ? group : `${group}: ${item}`;
}
