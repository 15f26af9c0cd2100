import { describe, expect, test } from '@jest/globals';
import { LOG_SHEET } from '../../../core/sheet/change-log';
import { REPORT_MARK } from '../../../core/sheet/report-mark';
import { readImport } from '../../../files/import-file';
import { inlineTexts, PACKAGES, workbookOf, zip } from './packages';

/** What can be imported of a workbook, or why nothing can. */
function imported(parts: Readonly<Record<string, string>>) {
  const reading = readImport('results.xlsx', zip(parts), '278');
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
}

const named = (of: ReturnType<typeof imported>) =>
  'refused' in of ? of.refused : of.tables.map((table) => table.sheet);

describe('a workbook is imported', () => {
  test.each(Object.entries(PACKAGES))('as written by %s', (_, parts) => {
    const read = imported(parts);
    if ('refused' in read) {
      expect(read.refused).toMatch(/^results\.xlsx counts its days from 1904/);
      return;
    }
    const [first] = read.tables;
    expect(first?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['ULN', 'Apprentice', 'Start date'],
      [expect.anything(), 'Amara Foxbury', expect.anything()],
    ]);
    // 46093 is 12 March 2026.
    expect([String(first?.rows[1]?.[0]), String(first?.rows[1]?.[2])]).toEqual(['1000000019', '46093']);
  });

  test('by the sheet that somebody chooses: those that hold something and are not ours', () => {
    const read = imported(
      workbookOf({
        Results: ['ULN', 'Grade'],
        Blank: '',
        'EPA settings': ['As of'],
        [LOG_SHEET]: ['When'],
        'EPA answers': ['Overall grade'],
        'EPA board': `<row>${inlineTexts(['Board page'])}</row><row>${inlineTexts([REPORT_MARK])}</row>`,
        Registrations: ['ULN'],
      }),
    );
    expect(named(read)).toEqual(['Results', 'Registrations']);
  });

  test('not where nothing stands in it', () => {
    expect(named(imported(workbookOf({ Blank: '' })))).toMatch(/without anything in its sheets/);
  });

  test('with a word where formulas were never worked out, whose cells read as blank', () => {
    const rows = `<row>${inlineTexts(['ULN', 'Grade'])}</row><row><c><v>1000000019</v></c><c><f>"Pa"&amp;"ss"</f></c></row>`;
    const read = imported(workbookOf({ Results: rows }));
    expect('notes' in read && read.notes).toEqual([
      'Results has formulas whose answers are not in the file: they read as blank. Open the file in Excel, save it and choose it again.',
    ]);
  });

  test('and not where a sheet reaches further down than can be looked at', () => {
    const far = `<row r="1">${inlineTexts(['ULN'])}</row><row r="100001"><c r="A100001"><v>1</v></c></row>`;
    expect(named(imported(workbookOf({ Results: far })))).toMatch(/up to 100,000 rows are read/);
  });
});
