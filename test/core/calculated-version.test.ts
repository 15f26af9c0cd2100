import { expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { versionBeside, versionWritten } from '../../core/sheet/calculated-version';

const settings = (version: Cell, label: Cell = 'EPA Cohort version'): Cell[][] => [
  ...Array.from({ length: 17 }, () => ['', '']),
  [label, version],
];

test.each<[ReturnType<typeof versionBeside>, Cell]>([
  ['older', '1.1.9'],
  ['older', '0.9.9'],
  ['older', '1.2.2'],
  [undefined, '1.2.3'],
  ['newer', '1.2.10'],
  ['newer', '1.10.0'],
  ['newer', '2.0.0'],
  [undefined, ''],
  [undefined, 1.2],
  [undefined, 'v1'],
])('beside version 1.2.3 a workbook is %s: %j', (beside, cell) => {
  expect(versionBeside(settings(cell), '1.2.3')).toBe(beside);
});

test('what is written beside the settings', () => {
  expect(versionBeside([], '1.2.3')).toBeUndefined();
  expect(versionWritten([], '1.2.3')).toEqual([]);
  expect(versionWritten(settings('1.2.3'), '1.2.3')).toEqual([]);
  expect(versionWritten(settings('1.2.2'), '1.2.3')).toEqual([
    { cell: { sheet: 'EPA settings', row: 17, column: 1 }, expected: '1.2.2', content: '1.2.3' },
  ]);
  expect(versionWritten(settings('', ''), '1.2.3')).toEqual([
    { cell: { sheet: 'EPA settings', row: 17, column: 0 }, expected: '', content: 'EPA Cohort version' },
    { cell: { sheet: 'EPA settings', row: 17, column: 1 }, expected: '', content: '1.2.3' },
  ]);
});
