import type { Cell } from '../cells/cell';
import type { QualificationState } from '../cells/kinds';
import { exemptionMarker } from '../rules/exemption';
import type { Column, ColumnKey } from '../sheet/columns';

/*
 * How the sidebar writes what people decide: in the way that the sheet has it already, so that a provider's own filters
 * and formulas go on working.
 */

/** A tick as the cell holds ticks: a box in Sheets is TRUE or FALSE, everywhere else words are kinder. */
export function tickAs(now: Cell, isTicked: boolean): Cell {
  if (typeof now === 'boolean') return isTicked;
  return isTicked ? 'Yes' : 'No';
}

/**
 * What providers give as the reason of an exemption, as suggestions; anything may be typed.
 * Source: apprenticeship funding rules 2024 to 2025, English and maths (from 11 February 2025 for those 19 or over).
 */
export const EXEMPTION_REASONS = [
  'Aged 19 or over at the start, agreed with the employer',
  'Adjusted to Entry Level 3 after an assessment of need',
  'British Sign Language qualification',
] as const;

/** The notes with the reason of an exemption added at the end; the notes are where it is recorded. */
export function notesWithReason(notes: Cell, subject: Column, reason: string): string {
  const before = String(notes ?? '').trim();
  const line = `${exemptionMarker(subject)}${reason.trim().replace(/\s*;\s*/g, ', ')}`;
  return before === '' ? line : `${before}; ${line}`;
}

/** The state of a subject in whose place a recorded reason stands. */
export const EXEMPT = 'Exempt' satisfies QualificationState;

/** What to write for an exemption: the state and, where the sheet has notes, its reason at their end. */
export function exemption(
  subject: Column,
  reason: string,
  notes: Cell,
): readonly { readonly column: ColumnKey; readonly value: Cell }[] {
  const state = { column: subject.key, value: EXEMPT };
  return notes === undefined
    ? [state]
    : [state, { column: 'notes', value: notesWithReason(notes, subject, reason) }];
}
