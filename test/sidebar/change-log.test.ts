import { describe, expect, test } from '@jest/globals';
import { settingsCells } from '../../core/sheet/settings';
import { st0071 } from '../../core/standard/st0071';
import { type KindOfWrite, part } from '../../sidebar/batch';
import { day } from '../days';
import { open, type SessionInMemory } from './session-in-memory';
import type { Held } from './workbook-in-memory';

const HEADINGS = ['ULN', 'Apprentice', 'Maths', 'Project grade', 'Confirmed grade', 'Results confirmed'];
const AMARA = ['1000000019', 'Amara Foxbury', 'Not yet', '', '', ''];
const LOG_HEADINGS = ['Date', 'Time', 'Sheet', 'Apprentice', 'Column', 'Old', 'New', 'Why'];

/** The settings as a set-up leaves them, with the change log as somebody has it. */
function settings(word: string, rows = 2000): Held[][] {
  const sheet: Held[][] = Array.from({ length: 25 }, () => ['', '', '', '', '', '', '']);
  for (const { row, column, value, formula } of settingsCells(st0071, day('2026-11-25')))
    (sheet[row] as Held[])[column] = value ?? formula ?? '';
  (sheet[18] as Held[])[1] = word;
  (sheet[19] as Held[])[1] = rows;
  return sheet;
}

const opened = (
  word: string,
  amara: readonly Held[] = AMARA,
  rows?: number,
  others: Readonly<Record<string, readonly (readonly Held[])[]>> = {},
) => open({ Cohort: [HEADINGS, amara], 'EPA settings': settings(word, rows), ...others });

/** Writes, and waits for the list of it, for which no person waits. */
async function write(it: SessionInMemory, cells: Parameters<SessionInMemory['write']>[0]): Promise<void> {
  await it.write(cells);
  await new Promise((listed) => setTimeout(listed));
}

const logged = (it: SessionInMemory) => it.book.rows('EPA log').map((row) => row.map(String));
/** What is listed of the cells: column, old, new. */
const cells = (it: SessionInMemory) =>
  logged(it)
    .slice(1)
    .map((row) => row.slice(4, 7));

/** What stands in the columns of a resit tells of a fail, whatever is written there. */
describe('a resit', () => {
  const RESITS = ['Project resit date', 'Project resit grade', 'Project attempts'];
  const listed = async (word: string, confirmed: Held) => {
    const sheet = [
      [...HEADINGS, ...RESITS],
      [...AMARA.slice(0, 3), 'Fail', '', confirmed, '', '', ''],
    ];
    const it = await open({ Cohort: sheet, 'EPA settings': settings(word) });
    await write(it, { maths: 'Achieved', projectResitDate: day('2026-12-01'), projectAttempts: 2 });
    return cells(it);
  };
  const MATHS = ['Maths', 'Not yet', 'Achieved'];
  const RESIT = [
    ['Project resit date', 'blank', '1 December 2026'],
    ['Project attempts', 'blank', '2'],
  ];

  test.each([
    ['On', '', [MATHS]],
    ['On', day('2026-11-26'), [MATHS]],
    ['On', day('2026-11-25'), [MATHS, ...RESIT]],
    ['With grades', '', [MATHS, ...RESIT]],
  ])('%s, results confirmed %s', async (word, confirmed, told) => {
    expect(await listed(word, confirmed)).toEqual(told);
  });
});

describe('the change log', () => {
  test('is off until somebody switches it on, and a log is none without a word in the settings', async () => {
    for (const word of ['Off', '']) {
      const it = await opened(word);
      await write(it, { maths: 'Achieved' });
      expect(it.book.asked('appendRows')).toEqual([]);
    }
  });

  test('tells when, where, whose, what and from what to what', async () => {
    const it = await opened('On');
    await write(it, { maths: 'Achieved' });
    expect(logged(it)).toEqual([
      LOG_HEADINGS,
      [String(day('2026-11-25')), 'after 0 s', 'Cohort', 'Amara Foxbury', 'Maths', 'Not yet', 'Achieved', ''],
    ]);
  });

  test('says what was taken back', async () => {
    const it = await opened('On');
    await write(it, { maths: 'Achieved' });
    await it.session.undo();
    await new Promise((listed) => setTimeout(listed));
    expect(logged(it)[2]?.slice(4)).toEqual(['Maths', 'Achieved', 'Not yet', 'Undone']);
  });

  test('lists nothing that was not written', async () => {
    const it = await opened('On');
    it.book.typeUnseen(1, 2, 'Exempt');
    await write(it, { maths: 'Achieved' });
    expect(it.book.asked('appendRows')).toEqual([]);
  });

  test('tells no grade before the results are confirmed, unless that was asked for', async () => {
    const listed = async (word: string, confirmed: Held = '') => {
      const it = await opened(word, [...AMARA.slice(0, 3), 'Pass', '', confirmed]);
      await write(it, { projectGrade: 'Distinction' });
      return cells(it);
    };
    const hidden = 'a grade, not confirmed';
    expect(await listed('On')).toEqual([['Project grade', hidden, hidden]]);
    expect(await listed('With grades')).toEqual([['Project grade', 'Pass', 'Distinction']]);
    expect(await listed('On', day('2026-11-25'))).toEqual([['Project grade', 'Pass', 'Distinction']]);
    // A day to come is a booking.
    expect(await listed('On', day('2026-11-26'))).toEqual([['Project grade', hidden, hidden]]);
  });

  test('says that a grade came where none stood', async () => {
    const it = await opened('On');
    await write(it, { confirmedGrade: 'Pass' });
    expect(cells(it)).toEqual([['Confirmed grade', 'blank', 'a grade, not confirmed']]);
  });

  test('keeps as many entries as the settings say, the newest', async () => {
    const it = await opened('On', AMARA, 2);
    for (const maths of ['Achieved', 'Not yet', 'Exempt']) await write(it, { maths });
    expect(cells(it)).toEqual([
      ['Maths', 'Achieved', 'Not yet'],
      ['Maths', 'Not yet', 'Exempt'],
    ]);
  });

  test.each(['refused', 'not answered'] as const)('that is %s stops no write, and is said', async (how) => {
    const it = await opened('On', AMARA, 2000, how === 'refused' ? { 'EPA log': [['Mine']] } : {});
    if (how === 'not answered') it.book.failNext('appendRows');
    await write(it, { maths: 'Achieved' });
    expect(it.book.held(1, 2)).toBe('Achieved');
    expect(it.lines()[0]).toBe('Written to the sheet for Amara Foxbury: Maths: Achieved.');
    expect(it.lines()[1]).toMatch(/^What was written is not in the change log\. /);
  });

  test('has for its reason no cells that a part names, for they may hold grades', () => {
    const writes = ['Maths: Achieved', 'Project grade: Distinction'];
    const kind = {
      headingOf: (write: string) => write.split(': ')[0],
      wantedOf: (write: string) => write.split(': ')[1],
      contentInWords: (_: string, content: string) => content,
    } as unknown as KindOfWrite<string>;
    const some = part({ kind, writes, label: 'Imported from results.csv' }, writes.slice(1));
    expect(some.label).toBe('Imported from results.csv (Project grade: Distinction)');
    expect(part(some, writes.slice(1)).purpose).toBe('Imported from results.csv');
  });
});
