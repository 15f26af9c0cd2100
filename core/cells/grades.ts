/** Every grade that an assessment plan may give, worst first; a standard and each of its methods use some of them. */
export const GRADES = ['Fail', 'Pass', 'Merit', 'Distinction'] as const;
export type Grade = (typeof GRADES)[number];

/** What stands in the place of the grade of an attempt that does not count: never a grade. */
export const VOID = 'Void';
export type Void = typeof VOID;

export function isAtLeast(grade: Grade | undefined, least: Grade): boolean {
  return grade !== undefined && GRADES.indexOf(grade) >= GRADES.indexOf(least);
}
