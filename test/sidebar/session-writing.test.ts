import { beforeEach, describe, expect, test } from '@jest/globals';
import type { FilledCell } from '../../core/cells/cell';
import { isWriting } from '../../sidebar/state';
import { day } from '../days';
import {
  AMARA_AT,
  at,
  BEN_AT,
  CLEO_AT,
  open,
  ROWS,
  type SessionInMemory,
  withAmara,
} from './session-in-memory';

let it: SessionInMemory;
beforeEach(async () => {
  it = await open();
});

describe('a change', () => {
  test.each([
    [AMARA_AT, { uln: '1000000019' }, ''],
    [BEN_AT, { uln: '2000000028' }, 'Not yet'],
    [CLEO_AT, { apprentice: 'Cleo Larksong' }, ''],
  ])(
    'names the sheet, the apprentice, the column, what is expected and what is wanted, and no row: row %i',
    async (row, identity, expected) => {
      await it.book.select(row);
      await it.write({ maths: 'Achieved' });
      const change = { sheet: 'Cohort', identity, column: 'maths', expected, value: 'Achieved' };
      expect(it.book.asked('applyChanges')).toStrictEqual([[change]]);
      expect(it.held(row, 'Maths')).toBe('Achieved');
    },
  );

  test.each<[string, 'portfolioComplete' | 'maths' | 'employerSignOff' | 'notes', FilledCell, string]>([
    ['a tick', 'portfolioComplete', 'Yes', 'Portfolio complete: Yes'],
    ['a box', 'portfolioComplete', true, 'Portfolio complete: Yes'],
    ['a word', 'maths', 'Exempt', 'Maths: Exempt'],
    ['a day', 'employerSignOff', day('2026-11-25'), 'Employer sign-off: 25 November 2026'],
    ['blank', 'notes', '', 'Notes: blank'],
  ])('is written as it is and told in words: %s', async (_, column, value, words) => {
    await it.write({ [column]: value });
    expect(it.whom().cellOf(column)).toBe(value);
    expect(it.book.held(AMARA_AT, it.whom().sheet.table.layout.positions.get(column) ?? -1)).toBe(value);
    expect(it.lines()).toEqual([`Written to the sheet for Amara Foxbury: ${words}.`]);
    expect(it.state().said?.tone).toBe('good');
  });

  test('of several cells is asked for at once, and told at once', async () => {
    await it.write({ maths: 'Exempt', notes: 'Maths exempt: deaf' });
    expect(it.book.asked('applyChanges')).toHaveLength(1);
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Notes')]).toEqual([
      'Exempt',
      'Maths exempt: deaf',
    ]);
    expect(it.lines()).toEqual([
      'Written to the sheet for Amara Foxbury: Maths: Exempt; Notes: Maths exempt: deaf.',
    ]);
    expect(it.undoLabels()).toEqual(['Maths: Exempt; Notes: Maths exempt: deaf, Amara Foxbury']);
  });

  test('to what the cell reads as already is none: nothing is asked of the workbook, nothing can be undone', async () => {
    await it.write({ english: 'Achieved', maths: undefined });
    expect(it.book.asked('applyChanges')).toEqual([]);
    expect(it.state()).toMatchObject({ said: undefined, undoable: [] });
  });

  test('leaves out the cells that read as wanted already', async () => {
    await it.write({ english: 'Achieved', maths: 'Achieved' });
    expect(it.book.asked('applyChanges')).toMatchObject([[{ column: 'maths' }]]);
  });

  test.each<[FilledCell, FilledCell]>([
    ['No', 'Yes'],
    [false, true],
    ['', 'Yes'],
    ['In progress', 'Yes'],
  ])('back and forth expects each time what was written before: %p, %p', async (off, on) => {
    it = await open({ Cohort: withAmara({ 'Portfolio complete': off }) });
    for (const value of [on, off, on]) await it.write({ portfolioComplete: value });
    expect(it.book.asked('applyChanges')).toMatchObject([
      [{ expected: off, value: on }],
      [{ expected: on, value: off }],
      [{ expected: off, value: on }],
    ]);
    expect(it.state().questions).toEqual([]);
  });

  test('finds its apprentice in a sheet that was sorted since it was read', async () => {
    it.book.sortUnseen(at('Portfolio complete'));
    expect(it.held(AMARA_AT, 'Apprentice')).toBe('Cleo Larksong');
    await it.write({ maths: 'Achieved' });
    expect([1, 2, 3].map((row) => [it.held(row, 'Apprentice'), it.held(row, 'Maths')])).toEqual([
      ['Cleo Larksong', ''],
      ['Amara Foxbury', 'Achieved'],
      ['Ben Hollowdene', 'Not yet'],
    ]);
  });

  test('expects what a person saw, not what the sidebar has read since', async () => {
    const seen = it.whom();
    await it.type(AMARA_AT, 'Maths', 'Not yet');
    expect(it.whom().cellOf('maths')).toBe('Not yet');
    await it.session.write(seen, [{ column: 'maths', value: 'Achieved' }]);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Not yet');
    expect(it.told()).toEqual([['Maths', 'You saw: blank', 'It holds now: Not yet', 'You want: Achieved']]);
  });

  test('of a row without a ULN and a name is not sent: nobody could be found again', async () => {
    await it.type(CLEO_AT, 'Apprentice', '');
    await it.book.select(CLEO_AT);
    await it.write({ maths: 'Achieved' });
    expect(it.book.asked('applyChanges')).toEqual([]);
  });

  test('of which a column is missing is not written in part: every missing one is named, with the way to set up', async () => {
    await it.write({ gatewayDate: day('2026-11-25'), maths: 'Achieved', employer: 'Foxglove Energy' });
    expect(it.book.asked('applyChanges')).toEqual([]);
    expect(it.lines()).toEqual([
      expect.stringContaining('This sheet has no column Gateway date any more.'),
      expect.stringContaining('This sheet has no column Employer any more.'),
    ]);
    await it.goOn('Go to Set up');
    expect(it.state().screen).toBe('set-up');
  });

  test('waits for the one before it, so that it sees what that one left', async () => {
    const release = it.book.holdNext('applyChanges');
    const first = it.write({ maths: 'Achieved' });
    const second = it.write({ portfolioComplete: 'Yes' });
    release();
    await first;
    await second;
    expect(it.undoLabels()).toEqual([
      'Maths: Achieved, Amara Foxbury',
      'Portfolio complete: Yes, Amara Foxbury',
    ]);
  });

  test('shows that it is on its way, and its fields wait until it is answered', async () => {
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Exempt', notes: 'x' });
    expect(it.state().works.map(({ label }) => label)).toEqual(['Writing Maths: Exempt; Notes: x…']);
    const waiting = () =>
      (['maths', 'notes', 'english'] as const).map((column) => isWriting(it.state(), column, it.whom()));
    expect(waiting()).toEqual([true, true, false]);
    // Those of the next one do not wait.
    await it.book.select(BEN_AT);
    expect(waiting()).toEqual([false, false, false]);
    release();
    await writing;
    expect(it.state().works).toEqual([]);
  });

  test.each([
    [
      'another choice',
      'Not yet',
      'Not yet',
      ['Maths: Achieved, Amara Foxbury', 'Maths: Not yet, Amara Foxbury'],
    ],
    ['back to what it was', '', '', ['Maths: Achieved, Amara Foxbury', 'Maths: blank, Amara Foxbury']],
    ['the same again', 'Achieved', 'Achieved', ['Maths: Achieved, Amara Foxbury']],
  ])(
    'made while its own cell is being written is written after it, and asks nothing: %s',
    async (_, next, held, labels) => {
      const release = it.book.holdNext('applyChanges');
      const writing = [it.write({ maths: 'Achieved' }), it.write({ maths: next })];
      release();
      await Promise.all(writing);
      expect(it.held(AMARA_AT, 'Maths')).toBe(held);
      expect(it.state().questions).toEqual([]);
      expect(it.undoLabels()).toEqual(labels);
    },
  );

  test('of three choices in a moment the last one stands', async () => {
    const release = it.book.holdNext('applyChanges');
    const writing = ['Achieved', 'Not yet', 'Exempt'].map((maths) => it.write({ maths }));
    release();
    await Promise.all(writing);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Exempt');
    expect(it.state().questions).toEqual([]);
  });

  test('into a setting that is being written goes after it, and asks nothing', async () => {
    await it.session.setUp();
    const cell = { sheet: 'EPA settings', row: 2, column: 1 };
    const due = (content: number) =>
      it.session.writeCells(`Due soon: ${content}`, [{ cell, expected: 14, content }]);
    const release = it.book.holdNext('writeCells');
    const writing = [due(21), due(28)];
    release();
    await Promise.all(writing);
    expect(it.book.held(2, 1, 'EPA settings')).toBe(28);
    expect(it.state().questions).toEqual([]);
    await it.session.undo();
    expect(it.book.held(2, 1, 'EPA settings')).toBe(21);
  });

  test('made while its own cell was to be written, and was not, expects what was seen', async () => {
    it.book.failNext('applyChanges');
    const writing = [it.write({ maths: 'Achieved' }), it.write({ maths: 'Not yet' })];
    await Promise.all(writing);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Not yet');
    expect(it.undoLabels()).toEqual(['Maths: Not yet, Amara Foxbury']);
  });

  test('made while its own cell is being written asks where somebody else was first', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Exempt');
    const release = it.book.holdNext('applyChanges');
    const writing = [it.write({ maths: 'Achieved' }), it.write({ maths: 'Not yet' })];
    release();
    await Promise.all(writing);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Exempt');
    expect(it.state().questions).toHaveLength(2);
  });

  test('takes away what was said before', async () => {
    await it.write({ maths: 'Achieved' });
    it.book.holdNext('applyChanges');
    void it.write({ maths: 'Exempt' });
    expect(it.state().said).toBeUndefined();
  });
});

describe('what somebody else changed meanwhile', () => {
  test('is not written over: what was seen, what it holds now and what is wanted are asked about', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    await it.write({ maths: 'Achieved' });
    expect(it.held(AMARA_AT, 'Maths')).toBe('Not yet');
    expect(it.question()).toMatchObject({ title: 'Maths of Amara Foxbury', lines: [] });
    expect(it.told()).toEqual([['Maths', 'You saw: blank', 'It holds now: Not yet', 'You want: Achieved']]);
    expect(it.state()).toMatchObject({ said: undefined, undoable: [] });
  });

  test('shows in the sidebar at once', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    await it.write({ maths: 'Achieved' });
    expect(it.whom().cellOf('maths')).toBe('Not yet');
  });

  test('stays where a person keeps it, and the question is gone', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    await it.write({ maths: 'Achieved' });
    await it.session.answer(false);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Not yet');
    expect(it.state()).toMatchObject({ questions: [], undoable: [] });
  });

  test('is written over once a person says so, and undo brings it back', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    await it.write({ maths: 'Achieved' });
    await it.session.answer(true);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
    expect(it.state().questions).toEqual([]);
    expect(it.lines()).toEqual(['Written to the sheet for Amara Foxbury: Maths: Achieved.']);
    await it.session.undo();
    expect(it.held(AMARA_AT, 'Maths')).toBe('Not yet');
  });

  test('in several cells is asked about in one question that tells each, for one decision', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    it.typeUnseen(AMARA_AT, 'Notes', 'Prefers evenings');
    await it.write({ maths: 'Exempt', notes: 'Deaf' });
    expect(it.question().title).toBe('Maths, Notes of Amara Foxbury');
    expect(it.told()).toEqual([
      ['Maths', 'You saw: blank', 'It holds now: Not yet', 'You want: Exempt'],
      ['Notes', 'You saw: Prefers mornings', 'It holds now: Prefers evenings', 'You want: Deaf'],
    ]);
    await it.session.answer(true);
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Notes')]).toEqual(['Exempt', 'Deaf']);
    await it.session.undo();
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Notes')]).toEqual(['Not yet', 'Prefers evenings']);
  });

  test('in one of two cells: the other is written, said beside the question, and can be undone by itself', async () => {
    it.typeUnseen(AMARA_AT, 'Notes', 'Prefers evenings');
    await it.write({ maths: 'Exempt', notes: 'Deaf' });
    const saved = ['Written to the sheet for Amara Foxbury: Maths: Exempt.'];
    expect([it.lines(), it.question().lines]).toEqual([saved, saved]);
    expect(it.told().map(([heading]) => heading)).toEqual(['Notes']);
    expect(it.whom().cellOf('maths')).toBe('Exempt');
    await it.session.answer(false);
    expect(it.undoLabels()).toEqual(['Maths: Exempt, Amara Foxbury']);
    await it.session.undo();
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Notes')]).toEqual(['', 'Prefers evenings']);
  });

  test('once more before it is written over is asked about once more', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    await it.write({ maths: 'Achieved' });
    it.typeUnseen(AMARA_AT, 'Maths', 'Exempt');
    await it.session.answer(true);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Exempt');
    expect(it.told()).toEqual([['Maths', 'You saw: Not yet', 'It holds now: Exempt', 'You want: Achieved']]);
  });

  test('to just what is wanted leaves nothing to ask, and nothing of ours to undo', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Achieved');
    await it.write({ maths: 'Achieved' });
    expect(it.state()).toMatchObject({ questions: [], undoable: [] });
    expect(it.lines()).toEqual(['Written to the sheet for Amara Foxbury: Maths: Achieved.']);
    expect(it.whom().cellOf('maths')).toBe('Achieved');
  });

  test('by a formula is shown, and cannot be written over', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', { shows: 'Not yet', formula: '=VLOOKUP(A2,L:M,2,0)' });
    await it.write({ maths: 'Achieved' });
    expect(it.told()).toEqual([
      ['Maths', 'You saw: blank', 'It holds now: =VLOOKUP(A2,L:M,2,0)', 'You want: Achieved'],
    ]);
    expect(it.question().conflicts[0]?.explanation).toContain('This cell is calculated');
    expect(it.question().replace).toBeUndefined();
    expect(it.whom().cellOf('maths')).toBe('Not yet');
  });

  test('by a formula that shows just what is wanted is asked about all the same', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', { shows: 'Achieved', formula: '=VLOOKUP(A2,L:M,2,0)' });
    await it.write({ maths: 'Achieved' });
    expect(it.told()).toHaveLength(1);
  });

  test('by merging cannot be written over: it would be refused again and again', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', { shows: '', isFilled: true });
    await it.write({ maths: 'Achieved' });
    expect(it.question().replace).toBeUndefined();
  });

  test('in a formula and in a value: only the value is written over', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', { shows: '', formula: '=""' });
    it.typeUnseen(AMARA_AT, 'Notes', 'Prefers evenings');
    await it.write({ maths: 'Exempt', notes: 'Deaf' });
    expect(it.told()).toHaveLength(2);
    await it.session.answer(true);
    expect(it.held(AMARA_AT, 'Notes')).toBe('Deaf');
    expect(it.held(AMARA_AT, 'Maths')).toMatchObject({ formula: '=""' });
    expect(it.state().questions).toEqual([]);
  });

  test('in two writes is asked about one after the other', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    it.typeUnseen(AMARA_AT, 'English', 'Not yet');
    await Promise.all([it.write({ maths: 'Exempt' }), it.write({ english: 'Exempt' })]);
    expect(it.state().questions.map(({ title }) => title)).toEqual([
      'Maths of Amara Foxbury',
      'English of Amara Foxbury',
    ]);
    await it.session.answer(false);
    expect(it.told().map(([heading]) => heading)).toEqual(['English']);
    await it.session.answer(true);
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'English')]).toEqual(['Not yet', 'Exempt']);
  });
});

describe('what the workbook refuses', () => {
  test('an apprentice who is gone: everything that was not written is told with the one reason', async () => {
    it.typeUnseen(AMARA_AT, 'ULN', '3000000037');
    await it.write({ maths: 'Exempt', notes: 'Deaf' });
    expect(it.lines()).toEqual([
      'Not written for Amara Foxbury: Maths: Exempt; Notes: Deaf. No row of this sheet has ULN "1000000019" any more. Nothing was written. Read the sheet again and find the apprentice.',
    ]);
    expect(it.state()).toMatchObject({ said: { tone: 'bad' }, questions: [], undoable: [] });
    expect(it.whom().cellOf('maths')).toBe('');
  });

  test('an apprentice who is there twice', async () => {
    it.typeUnseen(BEN_AT, 'ULN', '1000000019');
    await it.write({ maths: 'Achieved' });
    expect(it.lines()).toEqual([expect.stringContaining('ULN "1000000019" stands in row 3 too.')]);
    expect([it.held(AMARA_AT, 'Maths'), it.held(BEN_AT, 'Maths')]).toEqual(['', 'Not yet']);
  });

  test('is told for each reason, and the rest is written, said, and can be undone', async () => {
    it.typeUnseen(0, 'Maths', 'Sums');
    it.typeUnseen(0, 'Notes', 'Jottings');
    await it.write({ maths: 'Exempt', portfolioComplete: 'Yes', notes: 'Deaf' });
    expect(it.lines()).toEqual([
      'Written to the sheet for Amara Foxbury: Portfolio complete: Yes.',
      expect.stringMatching(
        /^Not written for Amara Foxbury: Maths: Exempt\. This sheet has no column Maths any more\./,
      ),
      expect.stringMatching(
        /^Not written for Amara Foxbury: Notes: Deaf\. This sheet has no column Notes any more\./,
      ),
    ]);
    expect(it.state().said?.tone).toBe('bad');
    expect(it.undoLabels()).toEqual(['Portfolio complete: Yes, Amara Foxbury']);
    await it.session.undo();
    expect(it.held(AMARA_AT, 'Portfolio complete')).toBe('No');
  });

  test('can be tried again, and then only that is asked for', async () => {
    it.typeUnseen(0, 'Maths', 'Sums');
    await it.write({ maths: 'Exempt', notes: 'Deaf' });
    it.typeUnseen(0, 'Maths', 'Maths');
    await it.goOn('Try again');
    expect(it.book.asked('applyChanges')[1]).toMatchObject([{ column: 'maths', value: 'Exempt' }]);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Exempt');
    expect(it.lines()).toEqual(['Written to the sheet for Amara Foxbury: Maths: Exempt.']);
  });

  test('where the sheet is protected, nothing is written', async () => {
    it.book.protect('Cohort');
    await it.write({ maths: 'Achieved' });
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
    expect(it.lines()).toEqual([
      expect.stringMatching(
        /^Not written for Amara Foxbury: Maths: Achieved\. The sheet Cohort is protected\./,
      ),
    ]);
  });

  test('an undo that is refused says so, and can be tried again', async () => {
    await it.write({ maths: 'Achieved' });
    it.book.protect('Cohort');
    await it.session.undo();
    expect(it.lines()).toEqual([expect.stringMatching(/^Not undone for Amara Foxbury: Maths: blank\./)]);
    it.book.unprotect('Cohort');
    await it.goOn('Try again');
    expect(it.lines()).toEqual(['Undone for Amara Foxbury: Maths is blank again.']);
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
  });

  test('beside a conflict is said with the question, too', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    it.typeUnseen(0, 'Notes', 'Jottings');
    await it.write({ maths: 'Exempt', notes: 'Deaf' });
    expect(it.told().map(([heading]) => heading)).toEqual(['Maths']);
    expect(it.question().lines).toEqual([
      expect.stringContaining('Not written for Amara Foxbury: Notes: Deaf.'),
    ]);
  });
});

describe('a call that fails', () => {
  test('is said, nothing is written, and trying again writes it once', async () => {
    it.book.failNext('applyChanges');
    await it.write({ maths: 'Achieved' });
    expect(it.lines()).toEqual([
      'The workbook did not answer: No connection. Check the connection, then try again.',
    ]);
    expect(it.state()).toMatchObject({ works: [], undoable: [], said: { tone: 'bad' } });
    expect(it.whom().cellOf('maths')).toBe('');
    await it.goOn('Try again');
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
    expect(it.lines()).toEqual(['Written to the sheet for Amara Foxbury: Maths: Achieved.']);
    expect(it.undoLabels()).toHaveLength(1);
  });

  test.each([
    [new Error('Busy.'), 'Busy. Check'],
    [new Error(''), 'Error. Check'],
    ['offline', 'offline. Check'],
  ])('is said in the words of the host: %p', async (error, words) => {
    it.book.failNext('applyChanges', error);
    await it.write({ maths: 'Achieved' });
    expect(it.lines()).toEqual([expect.stringContaining(`did not answer: ${words}`)]);
  });

  test('does not keep the next write from being made', async () => {
    it.book.failNext('applyChanges');
    await Promise.all([it.write({ maths: 'Achieved' }), it.write({ english: 'Exempt' })]);
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'English')]).toEqual(['', 'Exempt']);
  });

  test('whose answer alone was lost is not asked about when it is tried again', async () => {
    it.book.loseNextAnswer('applyChanges');
    await it.write({ maths: 'Achieved' });
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
    await it.goOn('Try again');
    expect(it.lines()).toEqual(['Written to the sheet for Amara Foxbury: Maths: Achieved.']);
    expect(it.state().questions).toEqual([]);
    expect(it.whom().cellOf('maths')).toBe('Achieved');
  });

  test('an undo that fails is not lost: it can be tried again, and it is still the last step', async () => {
    await it.write({ english: 'Exempt' });
    await it.write({ maths: 'Achieved' });
    const labels = it.undoLabels();
    it.book.failNext('applyChanges');
    await it.session.undo();
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
    expect(it.undoLabels()).toEqual(labels);
    await it.goOn('Try again');
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'English')]).toEqual(['', 'Exempt']);
    expect(it.undoLabels()).toEqual(labels.slice(0, 1));
  });
});

describe('a host that does not answer', () => {
  const NOT_KNOWN =
    'It is not known whether this was written for Amara Foxbury: Maths: Achieved. The workbook has not answered yet. Look at the sheet, or try again: nothing is written twice.';

  test('keeps nobody waiting for ever: after half a minute it is said that nobody knows, and the next write goes on', async () => {
    it.book.holdNext('applyChanges');
    const first = it.write({ maths: 'Achieved' });
    const second = it.write({ english: 'Exempt' });
    it.pass(29);
    await settled();
    expect([it.state().works.length, it.held(AMARA_AT, 'English')]).toEqual([2, 'Achieved']);
    it.pass(1);
    expect(await first).toBe('failed');
    expect(await second).toBe('written');
    expect(it.state().works).toEqual([]);
    expect(it.held(AMARA_AT, 'English')).toBe('Exempt');
    expect(it.lines()).toEqual([NOT_KNOWN, 'Written to the sheet for Amara Foxbury: English: Exempt.']);
  });

  test('is told of when it answers late, and what it wrote can be undone', async () => {
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Achieved' });
    it.pass(30);
    await writing;
    expect(it.undoLabels()).toEqual([]);
    release();
    await settled();
    expect(it.lines()).toEqual([NOT_KNOWN, 'Written to the sheet for Amara Foxbury: Maths: Achieved.']);
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
    expect(it.whom().cellOf('maths')).toBe('Achieved');
  });

  test('does not keep Cancel waiting: three seconds later the next write goes on, and a late answer is taken back', async () => {
    const release = it.book.holdNext('applyChanges');
    const first = it.write({ maths: 'Achieved' });
    it.state().works[0]?.cancel?.();
    it.pass(3);
    await first;
    expect(it.state().works).toEqual([]);
    await it.write({ english: 'Exempt' });
    expect(it.held(AMARA_AT, 'English')).toBe('Exempt');
    release();
    await settled();
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
  });

  test('a write that is cancelled before its turn is never sent', async () => {
    const release = it.book.holdNext('applyChanges');
    const first = it.write({ maths: 'Achieved' });
    const second = it.write({ english: 'Exempt' });
    it.state().works[1]?.cancel?.();
    release();
    await first;
    expect(await second).toBe('cancelled');
    expect(it.book.asked('applyChanges')).toHaveLength(1);
    expect(it.held(AMARA_AT, 'English')).toBe('Achieved');
  });
});

describe('of an answer that was lost', () => {
  test('what is found written is ours: it can be undone as the first step', async () => {
    it.book.loseNextAnswer('applyChanges');
    await it.write({ maths: 'Achieved' });
    await it.goOn('Try again');
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
    await it.session.undo();
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
  });

  test('what somebody else had written just so before stays theirs', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Achieved');
    await it.write({ maths: 'Achieved' });
    expect(it.undoLabels()).toEqual([]);
  });
});

describe('of several changes that are not written', () => {
  test('each is told, and trying again writes all of them', async () => {
    it.book.failNext('applyChanges', new Error('Offline'));
    await it.write({ maths: 'Achieved' });
    it.book.protect('Cohort');
    await it.write({ english: 'Exempt' });
    expect(it.lines()).toEqual([
      'The workbook did not answer: Offline. Check the connection, then try again.',
      expect.stringMatching(
        /^Not written for Amara Foxbury: English: Exempt\. The sheet Cohort is protected\./,
      ),
    ]);
    it.book.unprotect('Cohort');
    await it.goOn('Try again');
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'English')]).toEqual(['Achieved', 'Exempt']);
  });

  test('and what is written meanwhile takes none of them out of view', async () => {
    it.book.failNext('applyChanges', new Error('Offline'));
    await it.write({ maths: 'Achieved' });
    await it.write({ english: 'Exempt' });
    expect(it.lines()).toEqual([
      'The workbook did not answer: Offline. Check the connection, then try again.',
      'Written to the sheet for Amara Foxbury: English: Exempt.',
    ]);
    await it.goOn('Try again');
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
  });
});

/** Everything that waits only for other promises has happened. */
function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

describe('cancelling a write on its way', () => {
  test('takes it back once it has arrived, and nothing is left to undo', async () => {
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Achieved' });
    it.state().works[0]?.cancel?.();
    release();
    await writing;
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
    expect(it.whom().cellOf('maths')).toBe('');
    expect(it.lines()).toEqual(['Undone for Amara Foxbury: Maths is blank again.']);
    expect(it.state()).toMatchObject({ undoable: [], questions: [] });
  });

  test('leaves earlier steps to be undone', async () => {
    await it.write({ english: 'Exempt' });
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Achieved' });
    it.state().works[0]?.cancel?.();
    release();
    await writing;
    expect(it.undoLabels()).toEqual(['English: Exempt, Amara Foxbury']);
    expect(it.held(AMARA_AT, 'English')).toBe('Exempt');
  });

  test('takes back what was written of several, and asks nothing about the rest', async () => {
    it.typeUnseen(AMARA_AT, 'Notes', 'Prefers evenings');
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Exempt', notes: 'Deaf' });
    it.state().works[0]?.cancel?.();
    release();
    await writing;
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Notes')]).toEqual(['', 'Prefers evenings']);
    expect(it.state()).toMatchObject({ questions: [], undoable: [] });
  });

  test('of which nothing arrived says so', async () => {
    it.typeUnseen(AMARA_AT, 'Maths', 'Not yet');
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Exempt' });
    it.state().works[0]?.cancel?.();
    release();
    await writing;
    expect(it.lines()).toEqual(['Cancelled: nothing was written.']);
    expect(it.state().questions).toEqual([]);
  });

  test('where taking back fails, the way back stays', async () => {
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Achieved' });
    it.state().works[0]?.cancel?.();
    await Promise.resolve();
    it.book.failNext('applyChanges');
    release();
    await writing;
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
    await it.goOn('Try again');
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
  });

  test('an undo on its way: what it took back is written again, and can be undone again', async () => {
    await it.write({ maths: 'Achieved' });
    const release = it.book.holdNext('applyChanges');
    const undoing = it.session.undo();
    it.state().works[0]?.cancel?.();
    release();
    await undoing;
    expect(it.held(AMARA_AT, 'Maths')).toBe('Achieved');
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
    await it.session.undo();
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
  });
});

describe('undo', () => {
  test('takes back one step after the other, the last one first', async () => {
    await it.write({ maths: 'Not yet' });
    await it.write({ portfolioComplete: 'Yes' });
    await it.write({ maths: 'Achieved' });
    await it.session.undo();
    expect(it.lines()).toEqual(['Undone for Amara Foxbury: Maths is Not yet again.']);
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Portfolio complete')]).toEqual(['Not yet', 'Yes']);
    await it.session.undo();
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Portfolio complete')]).toEqual(['Not yet', 'No']);
    await it.session.undo();
    expect([it.held(AMARA_AT, 'Maths'), it.held(AMARA_AT, 'Portfolio complete')]).toEqual(['', 'No']);
    expect(it.state().undoable).toEqual([]);
  });

  test('finds the apprentice of its step, whoever is in view', async () => {
    await it.write({ maths: 'Achieved' });
    await it.book.select(BEN_AT);
    await it.session.undo();
    expect([it.held(AMARA_AT, 'Maths'), it.held(BEN_AT, 'Maths')]).toEqual(['', 'Not yet']);
    expect(it.lines()).toEqual(['Undone for Amara Foxbury: Maths is blank again.']);
  });

  test('restores a cell as it was, whatever stood there', async () => {
    await it.book.select(CLEO_AT);
    await it.write({ employerSignOff: '' });
    await it.session.undo();
    expect(it.held(CLEO_AT, 'Employer sign-off')).toBe(1);
  });

  test('is no step by itself', async () => {
    await it.write({ maths: 'Achieved' });
    await it.session.undo();
    await it.session.undo();
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
    expect(it.book.asked('applyChanges')).toHaveLength(2);
  });

  test('keeps the last 50 steps', async () => {
    for (let i = 1; i <= 51; i++) await it.write({ notes: `Note ${i}` });
    expect(it.undoLabels()).toHaveLength(50);
    for (let i = 1; i <= 51; i++) await it.session.undo();
    expect(it.held(AMARA_AT, 'Notes')).toBe('Note 1');
  });

  test('asks where somebody changed the cell since, and what is kept stays', async () => {
    await it.write({ english: 'Exempt' });
    await it.write({ maths: 'Achieved' });
    await it.type(AMARA_AT, 'Maths', 'Not yet');
    await it.session.undo();
    expect(it.told()).toEqual([['Maths', 'You saw: Achieved', 'It holds now: Not yet', 'You want: blank']]);
    await it.session.answer(false);
    expect(it.held(AMARA_AT, 'Maths')).toBe('Not yet');
    // The step before is the next one.
    await it.session.undo();
    expect(it.held(AMARA_AT, 'English')).toBe('Achieved');
    expect(it.state().undoable).toEqual([]);
  });

  test('after such a question it takes back over what somebody wrote, and says so', async () => {
    await it.write({ maths: 'Achieved' });
    await it.type(AMARA_AT, 'Maths', 'Not yet');
    await it.session.undo();
    await it.session.answer(true);
    expect(it.held(AMARA_AT, 'Maths')).toBe('');
    expect(it.lines()).toEqual(['Undone for Amara Foxbury: Maths is blank again.']);
    expect(it.state().undoable).toEqual([]);
  });

  test('with nothing to take back does nothing', async () => {
    await it.session.undo();
    expect(it.book.asked('applyChanges')).toEqual([]);
    expect(it.state().said).toBeUndefined();
  });
});

test('the rows that the tests share stay as they are', () => {
  expect(ROWS[AMARA_AT]?.[at('Maths')]).toBe('');
});
