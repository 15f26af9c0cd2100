import type { AddedColumn } from '../core/set-up/plan';
import { TONE_COLOURS, type Tone } from '../core/sheet/tones';
import type { Look } from './workbook-plan';

export const MIDDLE: Look = { verticalAlign: 'middle' };
export const HEADING: Look = {
  ...MIDDLE,
  bold: true,
  wrapping: 'wrap',
  fillColor: '#1F3A5F',
  textColor: '#FFFFFF',
};
export const ANSWER_COLOUR = '#0B6B66';
/** Calculated columns: a heading of another colour, cells on a tint. */
export const ANSWER_HEADING: Look = { ...HEADING, fillColor: ANSWER_COLOUR };
export const ANSWER: Look = { fillColor: '#EFF8F7' };

/** A coloured word; the strong ones are bold, so that shape tells as well. */
export function lookOf(tone: Tone): Look {
  const { background, text } = TONE_COLOURS[tone];
  return { fillColor: background, textColor: text, bold: tone === 'best' || tone === 'bad' };
}

/** In pixels: room for two words of heading, and for what the calculated columns say. */
const WIDTHS: Readonly<Record<AddedColumn['kind'], number>> = { text: 134, date: 102, number: 102 };
const WIDER: Readonly<Record<string, number>> = {
  Apprentice: 216,
  Gateway: 250,
  Stage: 150,
  RAG: 104,
  'Next action': 502,
};

/** Of a column that a set-up adds. */
export function widthOf(heading: string, kind: AddedColumn['kind']): number {
  return WIDER[heading] ?? WIDTHS[kind];
}

/** The columns of the settings sheet, in pixels. */
export const SETTINGS_WIDTHS = [350, 96, 104, 250, 250, 200, 200] as const;
