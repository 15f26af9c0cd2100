import { type Exempt, isExempt, namesAdjustment, reasonInCell } from '../cells/exemptions';
import { partsOf } from '../dates/day';
import { numberOf, type Recorded, type RecordedItem, type Standard } from '../standard/standard';
import { dayIn, type Progress } from './progress';

export type QualificationItem = Extract<RecordedItem, { readonly kind: 'qualification' }>;

/** How the notes record why a subject is exempt: "Maths exempt: EHC plan". */
export function exemptionMarker({ heading }: Pick<Recorded, 'heading'>): string {
  return `${heading} exempt: `;
}

/** The reason of an exemption that the notes record, the latest where there are several. */
export function recordedReason(
  notes: string | undefined,
  subject: Pick<Recorded, 'heading'>,
): string | undefined {
  const marker = exemptionMarker(subject);
  const parts = (notes ?? '').split(';').map((part) => part.trim());
  const found = parts.filter((part) => part.startsWith(marker)).pop();
  return found?.slice(marker.length) || undefined;
}

/** Why a subject is exempt: as its own cell says, else the notes. */
export function reasonFor(
  exempt: Exempt,
  subject: Pick<Recorded, 'heading'>,
  notes: string | undefined,
): string | undefined {
  return reasonInCell(exempt) ?? recordedReason(notes, subject);
}

/** Whole years on the first day; a birthday on that day counts. Who was born on 29 February has it on 1 March in other years. */
export function ageAtStart(progress: Progress): number | undefined {
  const bornOn = dayIn(progress, 'dateOfBirth');
  const { start } = progress;
  if (bornOn === undefined || start === undefined || start < bornOn) return undefined;
  const [born, begun] = [partsOf(bornOn), partsOf(start)];
  const isBeforeBirthday =
    begun.month < born.month || (begun.month === born.month && begun.dayOfMonth < born.dayOfMonth);
  return begun.year - born.year - (isBeforeBirthday ? 1 : 0);
}

/** Is the apprentice known to be old enough to leave a subject out? */
export function mayOptOut(standard: Standard, { optOut }: QualificationItem, progress: Progress): boolean {
  const age = optOut === undefined ? undefined : ageAtStart(progress);
  return optOut !== undefined && age !== undefined && age >= numberOf(standard, optOut);
}

/** An exemption of somebody who was too young to opt out, with no adjustment recorded. Where the age is not known nobody is. */
export function isExemptTooYoung(
  standard: Standard,
  { key, heading, optOut }: QualificationItem,
  progress: Progress,
): boolean {
  const exempt = progress[key];
  if (optOut === undefined || !isExempt(exempt)) return false;
  const age = ageAtStart(progress);
  if (age === undefined || age >= numberOf(standard, optOut)) return false;
  const reason = reasonFor(exempt, { heading }, notesOf(progress));
  return !(reason !== undefined && namesAdjustment(reason)) && !hasAdjustment(progress);
}

export function notesOf({ notes }: Progress): string | undefined {
  return notes as string | undefined;
}

const NO_ADJUSTMENT = /^(?:no|none|n\/?a|nil|not needed|-)\.?$/i;

/** Is an adjustment recorded in the column for them, where the sheet has one? */
function hasAdjustment({ reasonableAdjustments }: Progress): boolean {
  return typeof reasonableAdjustments === 'string'
    ? reasonableAdjustments !== '' && !NO_ADJUSTMENT.test(reasonableAdjustments.trim())
    : reasonableAdjustments === true;
}
