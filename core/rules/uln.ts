/**
 * Unique Learner Number: ten digits, the first not 0, the last a check digit.
 * Source: ILR specification, field ULN and validation rule ULN_04.
 */
const DIGITS = 10;

/** Stands for "not known yet" in the ILR; it fails the check digit and is allowed all the same. */
const TEMPORARY_ULN = '9999999999';

/** What is wrong with a ULN as typed, or `undefined`. A wrong check digit can be a sandbox number: a warning, not an error. */
export function ulnFinding(typed: string): string | undefined {
  const uln = typed.replace(/\s+/g, '');
  if (!/^\d+$/.test(uln))
    return 'A ULN has 10 digits and nothing else. Check it against the Learning Records Service.';
  if (uln.length !== DIGITS)
    return `A ULN has 10 digits; this has ${uln.length}. Check it against the Learning Records Service.`;
  if (uln === TEMPORARY_ULN) return 'This is the temporary ULN. Replace it when the real one is known.';
  if (!hasRightCheckDigit(uln))
    return 'The check digit does not fit: a digit is probably mistyped. Check it against the Learning Records Service.';
  return undefined;
}

/** Weights 10 down to 1 over the ten digits: the sum leaves 10 when divided by 11. */
function hasRightCheckDigit(uln: string): boolean {
  const sum = [...uln].reduce((total, digit, i) => total + Number(digit) * (DIGITS - i), 0);
  return uln[0] !== '0' && sum % 11 === 10;
}
