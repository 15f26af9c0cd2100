import { type Cell, isError } from '../../core/cells/cell';
import {
  filledForeign,
  isFilledForeign,
  liveFormula,
  quotedByGoogle,
  withLastValue,
} from '../../core/set-up/live-formula';
import { ANSWERS_SHEET } from '../../core/sheet/own-sheets';
import type { StoredFormula } from '../../files/stored-cells';
import type { Ranges } from '../formula/around';

/** How a formula is stored, which says what becomes of an answer that is more than one cell. */
export const ENCODINGS = {
  /** In quotes, as Google exports it; it fills the cells beside it. */
  google: { fills: 'as many as it needs', ranges: 'own row' },
  /** An array whose size follows its answer. */
  dynamic: { fills: 'as many as it needs', ranges: 'each cell' },
  /** An array of a fixed size, as it was entered with Ctrl, Shift and Enter. */
  array: { fills: 'its own', ranges: 'each cell' },
  plain: { fills: 'one', ranges: 'own row' },
} as const satisfies Readonly<
  Record<string, { readonly fills: 'as many as it needs' | 'its own' | 'one'; readonly ranges: Ranges }>
>;
export type Encoding = keyof typeof ENCODINGS;

export function encodingOf(sheet: string, { text, fills, isDynamic }: StoredFormula): Encoding {
  if (quotedByGoogle(text) !== undefined) return 'google';
  // On the sheet of answers it was written as one, whatever has become of its mark on the way.
  if (isDynamic || (sheet === ANSWERS_SHEET && callsOurs(text))) return 'dynamic';
  return fills ? 'array' : 'plain';
}

/** The formula as a person would type it, without its equals sign. */
export function typedFormula({ text }: StoredFormula): string {
  return liveFormula(text).replace(/^=/, '');
}

const OUR_CALL = /(?<![A-Z0-9_.])EPA_[A-Z0-9_]+\s*\(/i;
const MAY_CALL = /EPA_/i;

/** Does a formula call a function of ours, in whatever words it is stored? */
export function callsOurs(text: string): boolean {
  return (
    MAY_CALL.test(text) && OUR_CALL.test(liveFormula(text).replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '""'))
  );
}

/** Does it show another day tomorrow? */
export function followsToday(text: string): boolean {
  return /\bTODAY\s*\(/i.test(text);
}

/** Google's words with what the formula shows now: programs without its functions go by it. */
export function withShown(text: string, shown: Cell): string {
  return withLastValue(text, literal(shown));
}

/** What Google stores in a cell that such a formula fills. */
export function filledByGoogle(shown: Cell): string {
  return filledForeign(literal(shown));
}

function literal(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number' || isError(cell)) return String(cell);
  return `"${(cell ?? '').replaceAll('"', '""')}"`;
}

export { isFilledForeign };
