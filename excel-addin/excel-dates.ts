/** Shown day first, as everywhere in EPA Cohort; in words that Excel takes in every language. */
export const DATE_FORMAT = 'dd/mm/yyyy';

/** 1 January 1904 in a workbook that counts its days from 1900, as nearly all do. */
const FIRST_OF_1904 = 1462;

/**
 * Asks how many days the serial numbers of a workbook lack; the answer is there after the next sync.
 * Excel does not say whether a workbook counts from 1904, but its DATE function does.
 */
export function askLackingDays({ workbook }: Excel.RequestContext): () => number {
  const first = workbook.functions.date(1904, 1, 1);
  first.load('value');
  return () => FIRST_OF_1904 - first.value;
}
