import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import {
  amount,
  arrangement,
  attemptKind,
  choice,
  date,
  daysToCount,
  gradeKind,
  type Kind,
  learningStatus,
  qualification,
  readCell,
  settledTick,
  share,
  signOff,
  text,
  tick,
  wholeNumber,
} from '../../core/cells/kinds';
import { isProblem } from '../../core/problems';
import { iso } from '../days';
import { CELLS_READ_BEFORE, SPELLINGS_READ_BEFORE } from './read-before';

const GRADES = ['Fail', 'Pass', 'Merit', 'Distinction'] as const;

const KINDS: Readonly<Record<string, Kind<unknown>>> = {
  date,
  grade: gradeKind(GRADES),
  attempt: attemptKind(GRADES),
  tick,
  settledTick,
  qualification,
  signOff,
  learningStatus,
  minutes: wholeNumber(1, 20_000, 66, 'minutes'),
  pieces: wholeNumber(0, 100, 12, 'pieces'),
  hours: amount(3000, 300, 'hours'),
  daysToCount,
  share,
  choice: choice(['Project', 'Fixed day', 'Yes', 'No']),
};

function reading(kind: Kind<unknown>, cell: Cell): unknown {
  const value = readCell(kind, cell, 'It');
  if (isProblem(value)) return value.code;
  return value ?? 'blank';
}

/** What is read otherwise on purpose, and why: a kind, the spellings, what they were, what they are. */
const MEANT: ReadonlyArray<readonly [kind: string, spellings: string, before: unknown, now: unknown]> = [
  // It says which level; whether it is enough is for the standard to say. Level 2 is.
  ['qualification', 'L2|l2|L 2|Level 2', 'Achieved', 'Level 2'],
  // Not needed as often as not there yet: it asks.
  ['qualification', 'N/A|n/a|n / a', 'blank', 'NEEDED_OR_NOT'],
  // What stands for nothing yet is no reason, and neither is a tick.
  ['qualification', 'Exempt: -', 'Exempt: -', 'Exempt'],
  ['qualification', 'Exempt ✓', 'Exempt: ✓', 'Exempt'],
];

const NOW = new Map(
  MEANT.flatMap(([kind, spellings, before, now]) =>
    spellings.split('|').map((spelling) => [`${kind} ${spelling}`, { before, now }] as const),
  ),
);

const ALL = SPELLINGS_READ_BEFORE.flatMap(([kind, value, lists]) =>
  lists.flatMap((list) => list.split('|')).map((spelling) => ({ kind, value, spelling })),
);

describe('no spelling that was read before there was a vocabulary is read otherwise now', () => {
  test.each(Object.keys(KINDS))('%s', (name) => {
    const rows = ALL.filter(({ kind }) => kind === name);
    expect(rows.length).toBeGreaterThan(10);
    const isOfDays = name === 'date';
    for (const { value, spelling } of rows) {
      const read = reading(KINDS[name] as Kind<unknown>, spelling);
      const meant = NOW.get(`${name} ${spelling}`);
      const told = isOfDays && typeof read === 'number' ? iso(read as Parameters<typeof iso>[0]) : read;
      expect([spelling, told]).toEqual([spelling, meant ? meant.now : value]);
    }
  });

  test('nor a number or a tick', () => {
    for (const [kind, cell, value] of CELLS_READ_BEFORE) {
      const read = reading(KINDS[kind] as Kind<unknown>, cell);
      expect([kind, cell, read]).toEqual([kind, cell, value]);
    }
  });

  test('a date means the same day in a sign-off', () => {
    for (const { spelling } of ALL.filter(({ kind, value }) => kind === 'date' && value !== 'blank'))
      expect([spelling, reading(signOff, spelling)]).toEqual([spelling, reading(date, spelling)]);
  });

  test('what was meant to change did change', () => {
    for (const [key, { before }] of NOW) {
      const found = ALL.find(({ kind, spelling }) => `${kind} ${spelling}` === key);
      expect([key, found?.value]).toEqual([key, before]);
    }
  });

  test('a text is the text it is', () => {
    for (const { spelling } of ALL) expect(reading(text, spelling)).toBe(spelling.trim() || 'blank');
  });

  test('an arrangement is the text it is, unless that stands for nothing yet', () => {
    const changed = ALL.map(({ spelling }) => spelling).filter(
      (spelling) => ![spelling.trim(), 'blank'].includes(String(reading(arrangement, spelling))),
    );
    expect(changed).toEqual([]);
    const blank = ALL.filter(({ spelling }) => spelling.trim() !== '').filter(
      ({ spelling }) => reading(arrangement, spelling) === 'blank',
    );
    const words = new Set(blank.map(({ spelling }) => spelling.trim().toLowerCase().replace(/\s+/g, ' ')));
    expect([...words].sort()).toEqual([
      ...['-', 'false', 'n', 'n / a', 'n/a', 'no', 'not required'],
      // These were texts, and say that there is nothing yet.
      ...['not taken', 'not yet', 'nottaken', 'outstanding', 'pending'],
    ]);
  });
});
