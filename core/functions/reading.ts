import { ruleOf, type Standard } from '../standard/standard';

/** A rule's reading; where the source leaves the rule open, every answer that rests on it says so. */
export function readingOf(standard: Standard, id: string): string {
  const { reading, confirmed } = ruleOf(standard, id);
  return confirmed ? reading : `${reading} Not confirmed by the source.`;
}
