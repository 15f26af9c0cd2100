import { type Cell, isError } from '../cells/cell';

/**
 * A heading reduced to what counts: its letters and digits. Case, spaces, punctuation and line breaks never matter. An
 * error is no heading, and neither is 0, as which Excel hands blank cells over.
 */
export function plainHeading(heading: Cell): string {
  if (heading === 0 || isError(heading)) return '';
  return String(heading ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
