import { day } from '../../days';

type Content = string | number | { readonly formula: string; readonly value: number } | undefined;

/** The headings stand in the second and third row, and the third is the lower one, counted from 0. */
export const HEADINGS = 2;
/** What the sheet has before it is set up. */
export const WIDTH = 10;
export const MERGED = ['A1:J1', 'A2:D2', 'G2:H2'] as const;

/** A tracker as providers have it, as of 23 November 2026: a title, two heading rows, sub-headings, names in two columns, ULNs that are none. */
export const TRACKER: readonly (readonly Content[])[] = [
  ['Customer service, Level 3'],
  ['Learner', '', '', '', 'Gateway', '', 'EPA', '', '', 'Notes'],
  ['ULN', 'Forename', 'Surname', 'Status', 'Date', 'Maths', 'Start', 'Result', 'Mentor', ''],
  ['September 2025'],
  [9999999999, 'Amara', 'Foxbury', 'Live', day('2026-09-21'), 'L2 achieved', '5th October 2026', 'TBC', 'Jo'],
  [9999999999, 'Jun', 'Wetherlam', '1 - Continuing', day('2026-11-16'), 'Booked', 'TBC', '', 'Jo'],
  [],
  ['January 2026'],
  ['TBC', 'Zoë', 'Marshwiggle', 'Waiting to start', '-', 'FS L1', 'n/a', '', 'Al'],
  ['1000 0000 19', 'Siân', 'Okonkwe', 'W/D', '', '', '', '', 'Al', 'left in May'],
  ['Total', { formula: 'COUNTA(B5:B10)', value: 4 }],
];
