import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { notesWithReason, tickAs } from '../../core/port/recording';
import { recordedReason } from '../../core/rules/exemption';
import { cellInWords } from '../../core/sheet/cell-in-words';
import { type ColumnKey, columnsOf } from '../../core/sheet/columns';
import { st0071 } from '../../core/standard/st0071';
import { day } from '../days';

const columns = columnsOf(st0071);
const english = columns.of('english');
const maths = columns.of('maths');

describe('recording', () => {
  test.each<[Cell, boolean, Cell]>([
    [false, true, true],
    [true, false, false],
    ['', true, 'Yes'],
    ['Yes', false, 'No'],
    ['met', true, 'Yes'],
  ])('a cell that holds %j is ticked %s as %j', (now, isTicked, written) => {
    expect(tickAs(now, isTicked)).toBe(written);
  });

  test.each<[ColumnKey, Cell, string]>([
    ['employerSignOff', day('2026-03-05'), '5 March 2026'],
    ['employerSignOff', 'Yes', 'Yes'],
    ['employerSignOff', 1, '1'],
    ['evidencePieces', 46086, '46086'],
    ['onProgrammeComplete', true, 'Yes'],
    ['onProgrammeComplete', false, 'No'],
    ['maths', '', 'blank'],
    ['maths', undefined, 'blank'],
  ])('%s %j reads "%s"', (column, cell, words) => {
    expect(cellInWords(columns.of(column), cell)).toBe(words);
  });

  test('the reason of an exemption is kept in the notes, after what was there', () => {
    const notes = notesWithReason('Prefers mornings', maths, ' EHC plan; seen ');
    expect(notes).toBe('Prefers mornings; Maths exempt: EHC plan, seen');
    expect(recordedReason(notes, maths)).toBe('EHC plan, seen');
    expect(recordedReason(notes, english)).toBeUndefined();
  });

  test('the latest reason holds', () => {
    const twice = notesWithReason(notesWithReason('', english, 'first'), english, 'second');
    expect(recordedReason(twice, english)).toBe('second');
    expect(recordedReason(undefined, english)).toBeUndefined();
  });
});
