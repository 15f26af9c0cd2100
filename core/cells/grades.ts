/** Every grade that an assessment plan may give, worst first; a standard and each of its methods use some of them. */
export const GRADES = ['Fail', 'Pass', 'Merit', 'Distinction'] as const;
export type Grade = (typeof GRADES)[number];

export function isAtLeast(grade: Grade | undefined, least: Grade): boolean {
  return grade !== undefined && GRADES.indexOf(grade) >= GRADES.indexOf(least);
}
