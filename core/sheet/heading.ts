import { type Cell, isError } from '../cells/cell';
import { seenText } from '../folded';
import { remembered } from '../remembered';

/**
 * A heading reduced to what counts: its letters and digits, and the signs that say what a column holds, since "Portfolio %"
 * is another column than "Portfolio". Case, spaces, punctuation and line breaks never matter. An error is no heading, and
 * neither is 0, as which Excel hands blank cells over.
 */
export function plainHeading(heading: Cell): string {
  return heading === undefined || heading === '' ? '' : plainCell(heading);
}

/** The first rows of a sheet are looked at as headings again and again. */
const plainCell = remembered((heading: Cell): string => {
  if (heading === 0 || isError(heading)) return '';
  const plain = String(heading)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%£$€#]/gu, '');
  return /^[%£$€#]*$/.test(plain) ? '' : plain;
});

/** "1. ULN", "(b) Name", "Q3 Employer": the number of a heading among the others. */
const NUMBER_IN_FRONT = /^(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]\s*|\(?[a-z][.)]\s+|Q\d{1,2}[.):]?\s+)(?=\p{L})/iu;
const POSSESSIVE = /'s?(?=\s)/g;
/** "Prog. status" and "On-prog complete" are short of the same word. */
const PROGRAMME = /\bprog\b\.?/gi;

/** A heading without its number in front, and without what says whose it is at the end of a word; the word that is cut short is whole. */
export function withoutOrnaments(heading: string): string {
  return seenText(heading)
    .replace(NUMBER_IN_FRONT, '')
    .replace(POSSESSIVE, '')
    .replace(PROGRAMME, 'programme');
}

/** A heading without what is added to it, such as a unit in brackets, and what that is. */
export interface HeadingWithAdditions {
  readonly name: string;
  readonly additions: readonly string[];
}

const IN_BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/g;
/** "Start date dd/mm/yyyy" and "ULN #": the additions that are known without brackets. */
const WITHOUT_BRACKETS = /[\s:,-]+((?:[dmy]{1,4}[\s/.-]){2}[dmy]{1,4})$|\s*(#)$|^(#)\s*/i;

/** `undefined` where nothing is added. */
export function withoutAdditions(heading: Cell): HeadingWithAdditions | undefined {
  if (typeof heading !== 'string') return undefined;
  const additions: string[] = [];
  const take = (_: string, ...groups: readonly (string | number | undefined)[]) => {
    const addition = groups.find((group) => typeof group === 'string') as string;
    additions.push(...addition.split(/[,;]/));
    return ' ';
  };
  const name = seenText(heading).replace(IN_BRACKETS, take).trim().replace(WITHOUT_BRACKETS, take);
  return additions.length === 0 ? undefined : { name, additions };
}
