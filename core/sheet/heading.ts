import { type Cell, isError } from '../cells/cell';
import { seenText } from '../folded';
import { remembered } from '../remembered';

/**
 * A heading reduced to what counts: its letters and digits. Case, spaces, punctuation and line breaks never matter. An
 * error is no heading, and neither is 0, as which Excel hands blank cells over.
 */
export function plainHeading(heading: Cell): string {
  return heading === undefined || heading === '' ? '' : plainCell(heading);
}

/** The first rows of a sheet are looked at as headings again and again. */
const plainCell = remembered((heading: Cell): string => {
  if (heading === 0 || isError(heading)) return '';
  return String(heading)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
});

/** A heading without what is added to it, such as a unit in brackets, and what that is. */
export interface HeadingWithAdditions {
  readonly name: string;
  readonly additions: readonly string[];
}

const IN_BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/g;
/** "Start date dd/mm/yyyy": the one addition that is known without brackets. */
const DATE_FORMAT_AT_END = /[\s:,-]+((?:[dmy]{1,4}[\s/.-]){2}[dmy]{1,4})$/i;

/** `undefined` where nothing is added. */
export function withoutAdditions(heading: Cell): HeadingWithAdditions | undefined {
  if (typeof heading !== 'string') return undefined;
  const additions: string[] = [];
  const take = (_: string, addition: string) => {
    additions.push(...addition.split(/[,;]/));
    return ' ';
  };
  const name = seenText(heading).replace(IN_BRACKETS, take).trim().replace(DATE_FORMAT_AT_END, take);
  return additions.length === 0 ? undefined : { name, additions };
}
