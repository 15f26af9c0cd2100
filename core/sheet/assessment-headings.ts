import { plainHeading } from './heading';

/** The headings, plain, that say which assessment a row is about. They are columns of the provider's own. */
export const ASSESSMENT_HEADINGS: readonly string[] = [
  'Component',
  'Component name',
  'Component title',
  'EPA component',
  'Assessment component',
  'Assessment',
  'Assessment name',
  'Assessment title',
  'Assessment type',
  'Assessment method',
  'Assessment element',
  'Assessment activity',
  'EPA assessment',
  'EPA method',
  'EPA element',
  'Method',
  'Element',
  'Unit',
  'Unit name',
  'Unit title',
].map(plainHeading);

/** What such a row says of its assessment. */
const OF_AN_ASSESSMENT: readonly string[] = [
  'Attempt',
  'Attempt number',
  'Attempt no',
  'Assessment date',
  'Assessment result',
  'Assessment outcome',
  'Result',
  'Outcome',
].map(plainHeading);

/** Are the rows of a sheet about assessments, so that what it calls "Status" is that of an assessment and of nobody's learning? */
export function areOfAssessments(headings: readonly string[]): boolean {
  const has = (names: readonly string[]) => headings.some((heading) => names.includes(heading));
  return has(ASSESSMENT_HEADINGS) && has(OF_AN_ASSESSMENT);
}
