import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '../../core/problems';
import { type ColumnNamesPlan, planColumnNames } from '../../core/set-up/mapping';
import type { ColumnKey } from '../../core/sheet/columns';
import { type CellWrite, type Content, columnLetters } from '../../core/sheet/grid';
import { SETTINGS_SHEET } from '../../core/sheet/settings';
import { day } from '../days';
import {
  AMARA_AT,
  at,
  BEN_AT,
  CLEO_AT,
  open,
  opening,
  ROWS,
  type SessionInMemory,
} from './session-in-memory';
import { TODAY, workbookInMemory } from './workbook-in-memory';

/** A sheet that is no cohort yet: no heading says who the apprentices are. */
const UNKNOWN = [
  ['Learner ref', 'Trainee', 'Mentor'],
  ['1000000019', 'Amara Foxbury', 'Jo'],
];

let it: SessionInMemory;
beforeEach(async () => {
  it = await open({ Cohort: ROWS, Other: UNKNOWN, Empty: [] });
});
const SET_UP = 'Set-up of the sheet Cohort';
const readings = () => it.book.asked('readGrid').length;

describe('opening', () => {
  test('reads the sheet in front and shows whoever is selected', () => {
    expect(it.name()).toBe('Amara Foxbury');
    expect(it.state()).toMatchObject({ screen: 'apprentice', today: TODAY, works: [], reading: undefined });
    expect(it.state().people.map(({ name }) => name)).toEqual([
      'Amara Foxbury',
      'Ben Hollowdene',
      'Cleo Larksong',
    ]);
  });

  test('shows nobody where the row of headings is selected', async () => {
    await it.book.select(0);
    expect(it.name()).toBeUndefined();
  });

  test('tells why no apprentices were recognised', async () => {
    it = await open({ Other: UNKNOWN });
    expect(it.state()).toMatchObject({
      sheet: undefined,
      people: [],
      unconnected: { grid: { sheet: 'Other' }, problem: { code: 'HEADINGS_NOT_FOUND' } },
    });
  });
});

describe('following', () => {
  test('shows whoever is selected, without reading the sheet again', async () => {
    await it.book.select(BEN_AT);
    expect(it.name()).toBe('Ben Hollowdene');
    expect(readings()).toBe(1);
  });

  test('shows what somebody else types in the row', async () => {
    await it.type(AMARA_AT, 'Maths', 'Exempt');
    expect(it.whom().cellOf('maths')).toBe('Exempt');
    expect(readings()).toBe(1);
  });

  test('lists who is typed into a blank row, without reading the sheet again', async () => {
    await it.book.select(4);
    await it.type(4, 'Apprentice', 'Dara Finch');
    expect(it.name()).toBe('Dara Finch');
    expect(it.state().people.map(({ name }) => name)).toContain('Dara Finch');
    expect(readings()).toBe(1);
  });

  test('reads another sheet that comes to the front, and the first one when it is back', async () => {
    await it.book.select(1, 1, 'Other');
    expect(it.state()).toMatchObject({ sheet: undefined, unconnected: { grid: { sheet: 'Other' } } });
    await it.book.select(BEN_AT, 1, 'Cohort');
    expect(it.name()).toBe('Ben Hollowdene');
    expect(it.state().unconnected).toBeUndefined();
    expect(readings()).toBe(3);
  });

  test('back in a sheet before another one was read, the late answer about that one is dropped', async () => {
    const release = it.book.holdNext('readGrid');
    const elsewhere = it.book.select(1, 1, 'Other');
    await it.book.select(BEN_AT, 1, 'Cohort');
    release();
    await elsewhere;
    expect(it.name()).toBe('Ben Hollowdene');
    expect(it.state().unconnected).toBeUndefined();
  });

  test('what comes to the front during the first reading is read', async () => {
    const book = workbookInMemory({ Cohort: ROWS, Other: UNKNOWN });
    const release = book.holdNext('readGrid');
    it = opening(book);
    const elsewhere = book.select(1, 1, 'Other');
    release();
    await Promise.all([it.session.opened, elsewhere]);
    expect(it.state().unconnected?.grid.sheet).toBe('Other');
  });

  test('a sheet that is read before anybody tells what is selected there shows nobody yet', async () => {
    it = await open({ Cohort: ROWS, 'Team B': ROWS });
    await it.book.workbook.reveal({ sheet: 'Team B', row: BEN_AT, column: 1 });
    await it.session.readSheet();
    expect([it.state().sheet?.grid.sheet, it.state().row]).toEqual(['Team B', undefined]);
    await it.book.report();
    expect(it.name()).toBe('Ben Hollowdene');
  });

  test('headings that read otherwise: the sheet is read again', async () => {
    await it.type(0, 'Maths', 'My own');
    expect(readings()).toBe(2);
    expect(it.whom().hasColumn('maths')).toBe(false);
  });

  test('a sheet that was sorted is read again, and whoever stands there now is shown', async () => {
    await it.book.select(BEN_AT);
    it.book.sortUnseen(at('Portfolio complete'));
    await it.book.report();
    expect(readings()).toBe(2);
    expect(it.name()).toBe('Amara Foxbury');
    expect(it.state().people.map(({ name }) => name)).toEqual([
      'Cleo Larksong',
      'Amara Foxbury',
      'Ben Hollowdene',
    ]);
  });

  test('a name that is corrected is no other apprentice where the ULN stays', async () => {
    await it.type(AMARA_AT, 'Apprentice', 'Amara Foxbury-Lee');
    expect(it.name()).toBe('Amara Foxbury-Lee');
    expect(readings()).toBe(1);
  });

  test('ends when the session is closed', async () => {
    it.session.close();
    await it.book.select(BEN_AT);
    expect(it.name()).toBe('Amara Foxbury');
  });
});

describe('pinning', () => {
  beforeEach(() => it.session.togglePin());

  test('keeps the apprentice in view while the selection moves, and then follows it again', async () => {
    await it.book.select(CLEO_AT);
    expect(it.name()).toBe('Amara Foxbury');
    await it.session.togglePin();
    expect(it.name()).toBe('Cleo Larksong');
    await it.book.select(BEN_AT);
    expect(it.name()).toBe('Ben Hollowdene');
    expect(readings()).toBe(1);
  });

  test('keeps the apprentice while another sheet is in front, which is read once nobody is pinned', async () => {
    await it.book.select(1, 1, 'Other');
    expect([it.name(), readings()]).toEqual(['Amara Foxbury', 1]);
    await it.session.togglePin();
    expect(it.state().unconnected?.grid.sheet).toBe('Other');
  });

  test('writes to the sheet of the apprentice while another one is in front', async () => {
    await it.book.select(1, 1, 'Other');
    await it.write({ maths: 'Achieved' });
    expect(it.book.held(AMARA_AT, at('Maths'), 'Cohort')).toBe('Achieved');
  });

  test('finds the apprentice again in a sheet that was sorted', async () => {
    it.book.sortUnseen(at('Portfolio complete'));
    await it.session.readSheet();
    expect([it.name(), it.state().row]).toEqual(['Amara Foxbury', 2]);
  });

  test('ends, and says why, where the apprentice is gone', async () => {
    it.typeUnseen(AMARA_AT, 'ULN', '4000000046');
    await it.session.readSheet();
    expect(it.state().pinned).toBeUndefined();
    expect(it.lines()).toEqual([
      expect.stringContaining('No row of this sheet has ULN "1000000019" any more.'),
    ]);
    await it.book.select(CLEO_AT);
    expect(it.name()).toBe('Cleo Larksong');
  });

  test('goes with a person to the next apprentice', async () => {
    await it.session.step(1);
    await it.book.select(CLEO_AT);
    expect(it.name()).toBe('Ben Hollowdene');
    await it.session.readSheet();
    expect(it.name()).toBe('Ben Hollowdene');
  });

  test('of a row without a ULN and a name is not possible', async () => {
    await it.session.togglePin();
    await it.type(CLEO_AT, 'Apprentice', '');
    await it.book.select(CLEO_AT);
    await it.session.togglePin();
    expect(it.state().pinned).toBeUndefined();
  });
});

describe('going to an apprentice', () => {
  test('shows the next and the previous one, and the sheet goes with it, in the column that was selected', async () => {
    await it.book.select(AMARA_AT, at('Notes'));
    await it.session.step(1);
    expect(it.name()).toBe('Ben Hollowdene');
    expect(it.book.selected()).toEqual({ sheet: 'Cohort', row: BEN_AT, column: at('Notes') });
    await it.session.step(-1);
    expect(it.name()).toBe('Amara Foxbury');
  });

  test.each([
    [AMARA_AT, -1],
    [CLEO_AT, 1],
  ] as const)('beyond the first and the last one there is nobody: from row %i', async (row, direction) => {
    await it.book.select(row);
    await it.session.step(direction);
    expect(it.state().row).toBe(row);
    expect(it.book.asked('reveal')).toEqual([]);
  });

  test('from no row at all the next one is the first', async () => {
    it = await open({ Other: UNKNOWN, Cohort: ROWS });
    await it.book.select(0, 0, 'Cohort');
    await it.session.step(1);
    expect(it.name()).toBe('Amara Foxbury');
  });

  test('goes to a cell where one is named', async () => {
    await it.session.goTo({ row: CLEO_AT }, at('Maths'));
    expect(it.name()).toBe('Cleo Larksong');
    expect(it.book.selected()).toEqual({ sheet: 'Cohort', row: CLEO_AT, column: at('Maths') });
  });

  test('from another sheet it comes back to the column of names', async () => {
    await it.session.togglePin();
    await it.book.select(1, 2, 'Other');
    await it.session.step(1);
    expect(it.book.selected()).toEqual({ sheet: 'Cohort', row: BEN_AT, column: at('Apprentice') });
  });

  test('finds whoever is meant in a sheet that was sorted since it was read', async () => {
    it.book.sortUnseen(at('Portfolio complete'));
    await it.session.goTo({ row: CLEO_AT });
    expect(it.name()).toBe('Cleo Larksong');
    await it.book.report();
    await it.book.report();
    expect([it.name(), it.book.selected().row]).toEqual(['Cleo Larksong', 1]);
    expect(it.state().sought).toBeUndefined();
  });

  test('that fails is said, with a way to try again', async () => {
    it.book.failNext('reveal');
    await it.session.step(1);
    expect(it.lines()).toEqual([expect.stringContaining('did not answer: No connection.')]);
    await it.goOn('Try again');
    expect(it.book.selected().row).toBe(BEN_AT);
    expect(it.state().said).toBeUndefined();
  });

  test('does nothing where no apprentices are known', async () => {
    it = await open({ Other: UNKNOWN });
    await it.session.goTo({ row: 1 });
    await it.session.step(1);
    expect(it.book.asked('reveal')).toEqual([]);
  });
});

describe('reading the sheet', () => {
  test('shows that it is read, keeps what was read before in view, and says when it was read', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Exempt');
    const release = it.book.holdNext('readGrid');
    const reading = it.session.readSheet();
    expect(it.state().works.map(({ label }) => label)).toEqual(['Reading the sheet…']);
    expect(it.whom().cellOf('maths')).toBe('');
    it.pass(5);
    release();
    await reading;
    expect(it.whom().cellOf('maths')).toBe('Exempt');
    expect(it.state()).toMatchObject({ works: [], readAt: 'after 5 s' });
  });

  test('that is cancelled says so, drops its answer, and can be begun again', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Exempt');
    const release = it.book.holdNext('readGrid');
    const reading = it.session.readSheet();
    it.state().works[0]?.cancel?.();
    expect(it.state()).toMatchObject({ works: [], reading: undefined, said: { tone: 'bad' } });
    expect(it.lines()).toEqual(['Reading was stopped, so what is shown may be out of date.']);
    release();
    await reading;
    expect(it.whom().cellOf('maths')).toBe('');
    await it.goOn('Read again');
    expect(it.whom().cellOf('maths')).toBe('Exempt');
    expect(it.state().said).toBeUndefined();
  });

  test('that is overtaken is dropped, whichever answers first, and no second bar is shown', async () => {
    const release = it.book.holdNext('readGrid');
    const first = it.session.readSheet();
    it.typeUnseen(AMARA_AT, 'Maths', 'Exempt');
    const second = it.session.readSheet();
    expect(it.state().works).toHaveLength(1);
    await second;
    release();
    await first;
    expect(it.whom().cellOf('maths')).toBe('Exempt');
    expect(it.state().works).toEqual([]);
  });

  test('that answers first, but was overtaken, does not end the one that counts', async () => {
    const releaseFirst = it.book.holdNext('readGrid');
    const first = it.session.readSheet();
    const releaseSecond = it.book.holdNext('readGrid');
    const second = it.session.readSheet();
    releaseFirst();
    await first;
    expect(it.state().works).toHaveLength(1);
    expect(it.state().reading).toBeDefined();
    releaseSecond();
    await second;
    expect(it.state().reading).toBeUndefined();
  });

  test('that fails is said with a way to try again, and what was read before stays', async () => {
    it.book.failNext('readGrid');
    await it.session.readSheet();
    expect(it.lines()).toEqual([expect.stringContaining('did not answer: No connection.')]);
    expect(it.name()).toBe('Amara Foxbury');
    it.typeUnseen(AMARA_AT, 'Maths', 'Exempt');
    await it.goOn('Try again');
    expect(it.whom().cellOf('maths')).toBe('Exempt');
  });

  test('that fails after it was overtaken or cancelled is no news', async () => {
    const release = it.book.holdNext('readGrid');
    it.book.failNext('readGrid');
    const first = it.session.readSheet();
    await it.session.readSheet();
    release();
    await first;
    expect(it.state()).toMatchObject({ said: undefined, works: [] });
  });

  test.each([
    [30, 1],
    [31, 2],
  ])('is due once what was read is no longer fresh: after %i seconds', (seconds, expected) => {
    it.pass(seconds);
    it.session.refresh();
    expect(readings()).toBe(expected);
  });

  test('is not due while it is being read', async () => {
    it.pass(31);
    it.session.refresh();
    it.session.refresh();
    expect(readings()).toBe(2);
  });

  test('is due while something is being written', () => {
    it.book.holdNext('applyChanges');
    void it.write({ maths: 'Achieved' });
    it.pass(31);
    it.session.refresh();
    expect(readings()).toBe(2);
  });
});

describe('saying what headings mean', () => {
  beforeEach(async () => {
    it = await open({ Other: UNKNOWN });
  });

  function plan(chosen: Readonly<Record<string, ColumnKey>>): ColumnNamesPlan | Problem {
    const { sheet, unconnected } = it.state();
    const grid = sheet?.grid ?? unconnected?.grid;
    if (!grid) throw new Error('Nothing is read.');
    return planColumnNames(grid, new Map(Object.entries(chosen)));
  }
  const name = (chosen: Readonly<Record<string, ColumnKey>>) =>
    it.session.nameHeadings(plan(chosen), Object.keys(chosen));
  const setting = (row: number, column: number) => it.book.held(row, column, SETTINGS_SHEET);
  const names = () => [1, 2].map((row) => [setting(row, 5), setting(row, 6)]);

  test('writes it into the settings and reads the sheet with it', async () => {
    await name({ 'Learner ref': 'uln', Trainee: 'apprentice' });
    expect(names()).toEqual([
      ['Learner ref', 'ULN'],
      ['Trainee', 'Apprentice'],
    ]);
    expect(it.name()).toBe('Amara Foxbury');
    expect(it.lines()).toEqual(['Written to the sheet: Meaning of Learner ref, Trainee.']);
    expect(it.state().said?.tone).toBe('good');
  });

  test('is one step that can be undone, and the sheet is read without it', async () => {
    await name({ 'Learner ref': 'uln', Trainee: 'apprentice' });
    expect(it.undoLabels()).toEqual(['Meaning of Learner ref, Trainee']);
    await it.session.undo();
    expect(names()).toEqual([
      ['', ''],
      ['', ''],
    ]);
    expect(it.state().unconnected).toBeDefined();
    expect(it.lines()).toEqual(['Undone: Meaning of Learner ref, Trainee.']);
    expect(it.state().undoable).toEqual([]);
  });

  test('the undo finds the names where they stand by then', async () => {
    await name({ Trainee: 'apprentice' });
    await name({ 'Learner ref': 'uln' });
    it.book.typeUnseen(1, 5, 'Learner ref', SETTINGS_SHEET);
    it.book.typeUnseen(1, 6, 'ULN', SETTINGS_SHEET);
    it.book.typeUnseen(2, 5, 'Trainee', SETTINGS_SHEET);
    it.book.typeUnseen(2, 6, 'Apprentice', SETTINGS_SHEET);
    await it.session.readSheet();
    await it.session.undo();
    expect(names()).toEqual([
      ['', ''],
      ['Trainee', 'Apprentice'],
    ]);
  });

  test('that cannot be is said, and nothing is written', async () => {
    await name({ Mentor: 'cohort' });
    expect(it.lines()).toEqual([expect.stringContaining('No heading says who the apprentices are.')]);
    expect(it.book.asked('setUp')).toEqual([]);
  });

  test('that is refused is said, and nothing is to be undone', async () => {
    const planned = plan({ Trainee: 'apprentice' });
    it.book.typeUnseen(0, 0, 'Moved');
    await it.session.nameHeadings(planned, ['Trainee']);
    expect(it.lines()).toEqual([expect.stringContaining('was changed while it was being set up.')]);
    expect(it.state()).toMatchObject({ said: { tone: 'bad' }, undoable: [] });
  });

  test('that fails can be tried again', async () => {
    it.book.failNext('setUp');
    await name({ Trainee: 'apprentice' });
    expect(it.state().undoable).toEqual([]);
    await it.goOn('Try again');
    expect(it.name()).toBe('Amara Foxbury');
  });

  test('a heading that has a meaning gets the new one in its place, and undo brings the old one back', async () => {
    await name({ Trainee: 'apprentice' });
    await name({ Trainee: 'employer', 'Learner ref': 'uln' });
    expect(names()).toEqual([
      ['Trainee', 'Employer'],
      ['Learner ref', 'ULN'],
    ]);
    expect(it.lines()).toEqual(['Written to the sheet: Meaning of Trainee, Learner ref.']);
    await it.session.undo();
    expect(names()[0]).toEqual(['Trainee', 'Apprentice']);
    await it.session.undo();
    expect(names()).toEqual([
      ['Trainee', 'Apprentice'],
      ['', ''],
    ]);
  });

  test('where one meaning was changed meanwhile, it is asked about; the others are saved, said and can be undone', async () => {
    await name({ Trainee: 'apprentice' });
    it.book.typeUnseen(1, 6, 'Cohort', SETTINGS_SHEET);
    await name({ Trainee: 'employer', 'Learner ref': 'uln' });
    expect(it.told()).toEqual([[`G2 of ${SETTINGS_SHEET}`, 'It holds now: Cohort', 'You want: Employer']]);
    expect(it.lines()).toEqual(['Written to the sheet: Meaning of Learner ref.']);
    expect(it.undoLabels()).toEqual(['Meaning of Trainee', 'Meaning of Learner ref']);
    expect(it.whom().apprentice.uln).toBe('1000000019');
    await it.session.answer(true);
    expect(names()).toEqual([
      ['Trainee', 'Employer'],
      ['Learner ref', 'ULN'],
    ]);
  });
});

describe('setting a sheet up', () => {
  test('adds what is missing, says so, and reads the sheet', async () => {
    await it.session.setUp();
    expect(it.lines()[0]).toContain('The sheet Cohort is set up:');
    expect(it.state().said?.tone).toBe('good');
    expect(it.whom().hasColumn('gatewayDate')).toBe(true);
  });

  test('adds the groups that are chosen and no other; a later one is read by what is calculated already', async () => {
    const headings = () => it.state().sheet?.grid.rows[it.state().sheet?.table.headingRow ?? 0] ?? [];
    const stage = () => it.book.held(AMARA_AT, headings().indexOf('Stage'));
    await it.session.setUp(['gateway']);
    expect(it.whom().hasColumn('gatewayDate')).toBe(true);
    expect(it.whom().hasColumn('certificateDate')).toBe(false);
    expect(it.lines()[0]).toContain('Nothing that was there has changed.');
    const before = stage();
    await it.session.setUp(['grades']);
    expect(it.whom().hasColumn('certificateDate')).toBe(true);
    expect(it.lines()[0]).toContain('Nothing of yours has changed.');
    expect(stage()).not.toEqual(before);
    expect(JSON.stringify(stage())).toContain(columnLetters(headings().indexOf('Certificate date')));
    await it.session.setUp();
    expect(it.lines()).toEqual(['The sheet Cohort is set up already. Nothing was changed.']);
  });

  test('is not begun on our own settings sheet, which says what it is', async () => {
    it = await open({ [SETTINGS_SHEET]: [['Setting', 'Value']] });
    expect(it.state().unconnected?.problem.code).toBe('SHEET_IS_SETTINGS');
    await it.session.setUp();
    expect(it.lines()).toEqual(['This is the settings sheet. Go to the sheet with your apprentices.']);
    expect(it.book.asked('setUp')).toEqual([]);
  });

  test('shows that it is under way, and cannot be stopped half-way', async () => {
    const release = it.book.holdNext('setUp');
    const settingUp = it.session.setUp();
    expect(it.state().works).toEqual([{ label: 'Setting up the sheet…' }]);
    release();
    await settingUp;
    expect(it.state().works).toEqual([]);
  });

  test('waits for the write before it', async () => {
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Achieved' });
    const settingUp = it.session.setUp();
    await Promise.resolve();
    expect(readings()).toBe(1);
    release();
    await Promise.all([writing, settingUp]);
    expect(it.whom().hasColumn('gatewayDate')).toBe(true);
  });

  test('that is refused is said with its reason', async () => {
    it.book.protect('Cohort');
    await it.session.setUp();
    expect(it.lines()).toEqual([expect.stringContaining('The sheet Cohort is protected.')]);
    expect(it.state().said?.tone).toBe('bad');
  });

  test('of a sheet without headings is not begun', async () => {
    it = await open({ Other: UNKNOWN });
    await it.session.setUp();
    expect(it.lines()).toEqual([expect.stringContaining('No row of headings was recognised')]);
    expect(it.state().said?.tone).toBe('bad');
    expect(it.book.asked('setUp')).toEqual([]);
  });

  test('that fails can be tried again', async () => {
    it.book.failNext('setUp');
    await it.session.setUp();
    expect(it.lines()).toEqual([expect.stringContaining('did not answer: No connection.')]);
    await it.goOn('Try again');
    expect(it.lines()[0]).toContain('The sheet Cohort is set up:');
  });
});

describe('the undo of a set-up', () => {
  const settings = () => [0, 1, 2].map((row) => it.book.held(row, 0, SETTINGS_SHEET));
  const headings = () => it.state().sheet?.grid.rows[0]?.filter((heading) => heading !== '');
  const before = ROWS[0];

  test('is the next one after it, and takes back its columns and its settings', async () => {
    await it.write({ maths: 'Achieved' });
    await it.session.setUp();
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury', SET_UP]);
    expect(settings()).toEqual(['Setting', 'As of', expect.any(String)]);
    await it.session.undo();
    expect(headings()).toEqual(before);
    expect(settings()).toEqual(['', '', '']);
    expect(it.lines()[0]).toMatch(/^Undone: the set-up of the sheet Cohort\. Gone are the \d+ columns/);
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
  });

  test('comes after what was written into its columns', async () => {
    await it.session.setUp();
    await it.write({ gatewayDate: day('2026-11-25') });
    await it.session.undo();
    expect(it.whom().hasColumn('gatewayDate')).toBe(true);
    await it.session.undo();
    expect(headings()).toEqual(before);
  });

  test('never takes away what somebody typed: it stays the last thing, until a person keeps the set-up', async () => {
    await it.write({ maths: 'Achieved' });
    await it.session.setUp();
    const column = it.whom().sheet.table.layout.positions.get('gatewayDate') ?? -1;
    it.book.typeUnseen(BEN_AT, column, day('2026-11-25'));
    await it.session.undo();
    expect(it.lines()).toEqual([
      expect.stringMatching(
        /^Not undone\. The column Gateway date holds something that the set-up did not write\./,
      ),
    ]);
    expect(it.undoLabels()).toHaveLength(2);
    expect(it.book.held(BEN_AT, column)).toBe(day('2026-11-25'));
    await it.goOn('Keep the set-up');
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
  });

  test('keeps a setting that somebody has changed since', async () => {
    await it.session.setUp();
    it.book.typeUnseen(2, 1, 21, SETTINGS_SHEET);
    await it.session.undo();
    expect(it.book.held(2, 1, SETTINGS_SHEET)).toBe(21);
  });

  test('that fails can be tried again', async () => {
    await it.session.setUp();
    it.book.failNext('undoSetUp');
    await it.session.undo();
    expect(it.undoLabels()).toEqual([SET_UP]);
    await it.goOn('Try again');
    expect(headings()).toEqual(before);
  });

  test('is none where the set-up was refused, or found nothing to do', async () => {
    it.book.protect('Cohort');
    await it.session.setUp();
    expect(it.undoLabels()).toEqual([]);
    it.book.unprotect('Cohort');
    await it.session.setUp();
    await it.session.setUp();
    expect(it.undoLabels()).toEqual([SET_UP]);
  });
});

describe('a write by its place', () => {
  const AS_OF = { sheet: SETTINGS_SHEET, row: 1, column: 1 };
  const DUE_SOON = { sheet: SETTINGS_SHEET, row: 2, column: 1 };
  const CLOSURES = [1, 2].map((row) => ({ sheet: SETTINGS_SHEET, row, column: 3 }));
  const write = (label: string, ...writes: CellWrite[]) => it.session.writeCells(label, writes);
  const setDueSoon = (expected: Content, content: Content) =>
    write(`Due soon: ${String(content)}`, { cell: DUE_SOON, expected, content });
  const held = ({ sheet, row, column }: CellWrite['cell']) => it.book.held(row, column, sheet);

  beforeEach(async () => {
    await it.session.setUp();
  });

  test('is written, said, and the sheet is read again, because every answer may rest on it', async () => {
    expect(await setDueSoon(14, 21)).toBe('written');
    expect(held(DUE_SOON)).toBe(21);
    expect(it.lines()).toEqual(['Written to the sheet: Due soon: 21.']);
    expect(it.state().sheet?.settings.asOf.dueSoonDays).toBe(21);
  });

  test('can be undone, and the sheet is read again', async () => {
    await setDueSoon(14, 21);
    expect(it.undoLabels()).toEqual([SET_UP, 'Due soon: 21']);
    await it.session.undo();
    expect(held(DUE_SOON)).toBe(14);
    expect(it.lines()).toEqual(['Undone: Due soon: 21.']);
    expect(it.state().sheet?.settings.asOf.dueSoonDays).toBe(14);
    expect(it.undoLabels()).toEqual([SET_UP]);
  });

  test('over a formula that is expected, and the undo puts the formula back', async () => {
    const formula = { formula: '=TODAY()' };
    it.book.typeUnseen(AS_OF.row, AS_OF.column, { shows: TODAY, ...formula }, SETTINGS_SHEET);
    await write('As of: 26 November 2026', {
      cell: AS_OF,
      expected: formula,
      content: TODAY + 1,
      isDate: true,
    });
    expect(it.state().sheet?.settings.asOf.asOf).toBe(TODAY + 1);
    await it.session.undo();
    expect(held(AS_OF)).toMatchObject(formula);
    expect(it.state().sheet?.settings.asOf.asOf).toBe(TODAY);
  });

  test('where the cell holds something else, asks; what is kept stays and is shown', async () => {
    it.book.typeUnseen(DUE_SOON.row, DUE_SOON.column, 30, SETTINGS_SHEET);
    expect(await setDueSoon(14, 21)).toBe('asked');
    expect(it.question()).toMatchObject({ title: 'Due soon: 21', lines: [] });
    expect(it.told()).toEqual([[`B3 of ${SETTINGS_SHEET}`, 'It holds now: 30', 'You want: 21']]);
    expect(it.state().sheet?.settings.asOf.dueSoonDays).toBe(30);
    await it.session.answer(false);
    expect(held(DUE_SOON)).toBe(30);
    expect(it.state()).toMatchObject({ questions: [], undoable: [{ label: SET_UP }] });
  });

  test('is written over once a person says so, and undo brings back what stood there', async () => {
    it.book.typeUnseen(DUE_SOON.row, DUE_SOON.column, { shows: 30, formula: '=6*5' }, SETTINGS_SHEET);
    await setDueSoon(14, 21);
    expect(it.told()).toEqual([[`B3 of ${SETTINGS_SHEET}`, 'It holds now: =6*5', 'You want: 21']]);
    await it.session.answer(true);
    expect(it.state().sheet?.settings.asOf.dueSoonDays).toBe(21);
    await it.session.undo();
    expect(held(DUE_SOON)).toEqual({ shows: 30, formula: '=6*5' });
  });

  test.each<[string, Content, Content, { formula?: string }]>([
    ['by the formula that was expected', { formula: '=6*5' }, 30, { formula: '=6*5' }],
    ['by merging', 30, 30, {}],
  ])(
    'is not offered to be written over where another cell fills it: %s',
    async (_, expected, shows, more) => {
      const filled = { shows: shows as number, isFilled: true, ...more } as const;
      it.book.typeUnseen(DUE_SOON.row, DUE_SOON.column, filled, SETTINGS_SHEET);
      await setDueSoon(expected, 21);
      expect(it.question().replace).toBeUndefined();
      expect(it.question().conflicts[0]?.explanation).toContain('Another cell fills this one');
    },
  );

  test('in several cells tells each that was not written; the rest is said by its cells and can be undone', async () => {
    const [first, second] = CLOSURES as [CellWrite['cell'], CellWrite['cell']];
    it.book.typeUnseen(second.row, second.column, 'Easter', SETTINGS_SHEET);
    const closures = CLOSURES.map((cell, i) => ({
      cell,
      expected: '',
      content: TODAY + i,
      isDate: true as const,
    }));
    expect(await write('Closures', ...closures)).toBe('asked');
    expect(it.lines()).toEqual([
      `Written to the sheet: Closures (D2 of ${SETTINGS_SHEET}: 25 November 2026).`,
    ]);
    expect(it.told()).toEqual([
      [`D3 of ${SETTINGS_SHEET}`, 'It holds now: Easter', 'You want: 26 November 2026'],
    ]);
    expect(it.state().sheet?.settings.asOf.closures).toEqual([TODAY]);
    await it.session.answer(false);
    await it.session.undo();
    expect([held(first), held(second)]).toEqual(['', 'Easter']);
  });

  test('that is refused is said with its reason', async () => {
    it.book.protect(SETTINGS_SHEET);
    expect(await setDueSoon(14, 21)).toBe('failed');
    expect(it.lines()).toEqual([
      expect.stringContaining('Not written: Due soon: 21. The sheet EPA settings is protected.'),
    ]);
    expect(it.state()).toMatchObject({ said: { tone: 'bad' }, undoable: [{ label: SET_UP }] });
  });

  test('that fails can be tried again', async () => {
    it.book.failNext('writeCells');
    expect(await setDueSoon(14, 21)).toBe('failed');
    await it.goOn('Try again');
    expect(held(DUE_SOON)).toBe(21);
    expect(it.state().sheet?.settings.asOf.dueSoonDays).toBe(21);
  });

  test('that is cancelled on its way is taken back, and does not count as written', async () => {
    const release = it.book.holdNext('writeCells');
    const writing = setDueSoon(14, 21);
    it.state().works[0]?.cancel?.();
    release();
    expect(await writing).toBe('cancelled');
    expect(held(DUE_SOON)).toBe(14);
    expect(it.lines()).toEqual(['Undone: Due soon: 21.']);
    expect(it.state().sheet?.settings.asOf.dueSoonDays).toBe(14);
  });

  test('of a formula at the selection reads no sheet again, and never lands on something without asking', async () => {
    const before = readings();
    const insert = (row: number) =>
      write(`EPA_VERSION in A${row + 1}`, {
        cell: { sheet: 'Cohort', row, column: 0 },
        expected: '',
        content: { formula: '=EPA_VERSION()' },
      });
    expect(await insert(5)).toBe('written');
    expect(it.book.held(5, 0)).toEqual({ formula: '=EPA_VERSION()', shows: '1.2.3' });
    expect(readings()).toBe(before);
    await insert(AMARA_AT);
    expect(it.told()).toEqual([['A2 of Cohort', 'It holds now: 1000000019', 'You want: =EPA_VERSION()']]);
    expect(it.held(AMARA_AT, 'ULN')).toBe('1000000019');
  });
});

test('a screen is shown when it is asked for', () => {
  it.session.show('cohort');
  expect(it.state().screen).toBe('cohort');
});

test('whoever listens hears of every change until they stop', () => {
  const heard: string[] = [];
  const stop = it.session.store.subscribe(() => heard.push(it.state().screen));
  it.session.show('help');
  stop();
  it.session.show('cohort');
  expect(heard).toEqual(['help']);
});
