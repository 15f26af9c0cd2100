import type { FilledCell } from '../cells/cell';
import { isPlaceholderUln, isTenDigits, TEMPORARY_ULN, ULN_DIGITS, ulnIn } from '../cells/uln';

/*
 * Unique Learner Number: ten digits, the first not 0, the last a check digit. Source: ILR specification, field ULN and
 * validation rule ULN_04, which lets the temporary number pass.
 */

/** What is wrong with a ULN as typed, or `undefined`. */
export function ulnFinding(typed: FilledCell): string | undefined {
  const uln = ulnIn(typed);
  if (uln === undefined) return 'This says that there is no ULN. Fill it in when it is known.';
  if (isRounded(uln))
    return 'The spreadsheet has rounded it, and its last digits are lost. Format the column as text, or as a number without decimals, and paste the ULNs again from where they came.';
  if (uln === TEMPORARY_ULN) return 'This is the temporary ULN. Replace it when the real one is known.';
  if (isPlaceholderUln(uln))
    return 'This is a placeholder and no ULN. Replace it when the real one is known.';
  if (!/^\d+$/.test(uln))
    return 'A ULN has 10 digits and nothing else. Check it against the Learning Records Service.';
  if (!isTenDigits(uln))
    return `A ULN has 10 digits; this has ${uln.length}. Check it against the Learning Records Service.`;
  if (!hasRightCheckDigit(uln))
    return 'The check digit does not fit: a digit is probably mistyped. Check it against the Learning Records Service.';
  return undefined;
}

/** May it be a ULN all the same? A sandbox number fails its check digit; a temporary one is allowed. */
export function isPossibleUln(uln: string): boolean {
  return isTenDigits(uln) && !isRounded(uln);
}

/** The ULN by which somebody is found again: not one that many have, and none that lost its digits. */
export function identifyingUln(uln: string | undefined): string | undefined {
  return uln === undefined || isPlaceholderUln(uln) || isRounded(uln) ? undefined : uln;
}

/** 9.28E+09, or a number with so many noughts at its end that no ULN in a million has them. Ours: the source has no such rule. */
function isRounded(uln: string): boolean {
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(uln)) return true;
  if (!isTenDigits(uln) || isPlaceholderUln(uln)) return false;
  return uln.endsWith('0000000') || (uln.endsWith('00000') && !hasRightCheckDigit(uln));
}

/** Weights 10 down to 1 over the ten digits: the sum leaves 10 when divided by 11. */
function hasRightCheckDigit(uln: string): boolean {
  const sum = [...uln].reduce((total, digit, i) => total + Number(digit) * (ULN_DIGITS - i), 0);
  return uln[0] !== '0' && sum % 11 === 10;
}
