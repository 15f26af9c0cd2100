export const GRADES = ['Fail', 'Pass', 'Distinction'] as const;
export type Grade = (typeof GRADES)[number];
