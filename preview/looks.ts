import type { Tone } from '../core/cohort/derived';
import type { Look } from './plan';

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

/** Dark words on pale tints of blue, green, amber, red and grey; the strong ones are bold, so that shape tells as well. */
export const TONES: Readonly<Record<Tone, Look>> = {
  best: { fillColor: '#DCE9FB', textColor: '#123F7A', bold: true },
  good: { fillColor: '#DDF3E4', textColor: '#14532D' },
  warning: { fillColor: '#FFF1CC', textColor: '#6B4700' },
  bad: { fillColor: '#FBE0DD', textColor: '#8B1A1A', bold: true },
  quiet: { fillColor: '#ECEFF3', textColor: '#46515E' },
};

/** The columns of the settings sheet, in pixels. */
export const SETTINGS_WIDTHS = [350, 96, 24, 250, 24, 200, 200] as const;
