import { describe, expect, test } from '@jest/globals';
import { sheetsInWords, sheetsShown } from '../../sidebar/several-sheets';
import { day } from '../days';
import { AMARA_AT, CLEO_AT, open, opening, ROWS } from './session-in-memory';
import { type Held, workbookInMemory } from './workbook-in-memory';

const JAN: readonly (readonly Held[])[] = [
  ['Learners of January'],
  ['Apprentice', 'Start date'],
  ['Dilys Marsh', day('2026-01-05')],
  ['Efua Larksong', day('2026-01-05')],
];
const SHEETS = {
  'Sep 25': ROWS,
  Notes: [['To do', 'When']] as const,
  'Jan 26': JAN,
};

describe('which sheets hold apprentices', () => {
  test('is told from their beginnings, and no sheet is read whole for it', async () => {
    const { session, book, state } = await open(SHEETS);
    await session.findCohorts();
    expect(state().cohorts).toEqual(['Sep 25', 'Jan 26']);
    expect(book.asked('readGridOf')).toEqual([]);
    expect(sheetsShown(state()).map(({ grid }) => grid.sheet)).toEqual(['Sep 25']);
  });

  test('a meaning that the settings give to a heading counts', async () => {
    const { session, state } = await open({
      Cohort: ROWS,
      Ours: [['Trainee'], ['Dilys Marsh']],
      'EPA settings': [[], ['', '', '', '', '', 'Trainee', 'Apprentice']],
    });
    await session.findCohorts();
    expect(state().cohorts).toEqual(['Cohort', 'Ours']);
  });

  test('where the workbook does not answer, nothing is said', async () => {
    const { session, book, state, lines } = await open(SHEETS);
    book.failNext('readTops');
    await session.findCohorts();
    expect(state().cohorts).toEqual([]);
    expect(lines()).toEqual([]);
  });
});

describe('all sheets', () => {
  const openAll = async () => {
    const opened = await open(SHEETS);
    await opened.session.readSeveral();
    return opened;
  };

  test('are read one after the other, and shown with the one in front first', async () => {
    const { book, state } = await openAll();
    expect(book.asked('readGridOf')).toEqual(['Sep 25', 'Jan 26']);
    expect(sheetsShown(state()).map(({ grid }) => grid.sheet)).toEqual(['Sep 25', 'Jan 26']);
    expect(sheetsInWords(sheetsShown(state()), 'Sep 25')).toBe('Sep 25 and 1 more sheet');
    expect(sheetsInWords(sheetsShown(state()), 'Jan 26')).toBe('Jan 26 and 1 more sheet');
    expect(sheetsInWords(sheetsShown(state()), 'Notes')).toBe('Sep 25 and 1 more sheet');
    expect(state().works).toEqual([]);
  });

  test('show how far the reading is, and what was shown before until it is done', async () => {
    const { session, book, state } = await open(SHEETS);
    const release = book.holdNext('readGridOf');
    const reading = session.readSeveral();
    while (book.asked('readGridOf').length === 0) await Promise.resolve();
    expect(state().works.map(({ label, progress }) => [label, progress])).toEqual([
      ['Reading all sheets…', 0],
    ]);
    expect(state().several).toBeUndefined();
    release();
    await reading;
    expect(state().several).toHaveLength(2);
  });

  test('cancelled, it stays with the sheet in front, and reads no further', async () => {
    const { session, book, state } = await open(SHEETS);
    const release = book.holdNext('readGridOf');
    const reading = session.readSeveral();
    while (book.asked('readGridOf').length === 0) await Promise.resolve();
    state().works[0]?.cancel?.();
    release();
    await reading;
    expect(state().several).toBeUndefined();
    expect(state().works).toEqual([]);
    expect(book.asked('readGridOf')).toEqual(['Sep 25']);
  });

  test('a connection that fails is said, with the way on', async () => {
    const { session, book, state, lines, goOn } = await open(SHEETS);
    book.failNext('readGridOf');
    await session.readSeveral();
    expect(lines()).toEqual([
      'The workbook did not answer: No connection. Check the connection, then try again.',
    ]);
    expect(state().several).toBeUndefined();
    await goOn('Try again');
    expect(state().several).toHaveLength(2);
  });

  test('going to somebody in another sheet brings that sheet to the front, and all of them stay in view', async () => {
    const { session, book, state, name } = await openAll();
    await session.goToCell({ sheet: 'Jan 26', row: 3 });
    await book.report();
    expect(book.selected()).toEqual({ sheet: 'Jan 26', row: 3, column: 0 });
    expect(name()).toBe('Efua Larksong');
    expect(sheetsShown(state()).map(({ grid }) => grid.sheet)).toEqual(['Sep 25', 'Jan 26']);
    await session.goToCell({ sheet: 'Sep 25', row: CLEO_AT }, 3);
    await book.report();
    expect(book.selected()).toEqual({ sheet: 'Sep 25', row: CLEO_AT, column: 3 });
    expect(name()).toBe('Cleo Larksong');
  });

  test('whoever is pinned is let go of, and in the same sheet the pin goes along', async () => {
    const { session, book, state } = await openAll();
    session.togglePin();
    await session.goToCell({ sheet: 'Sep 25', row: CLEO_AT });
    expect(state().pinned).toEqual({ apprentice: 'Cleo Larksong' });
    await session.goToCell({ sheet: 'Jan 26', row: 2 });
    await book.report();
    expect(state().pinned).toBeUndefined();
    expect(state().sheet?.grid.sheet).toBe('Jan 26');
  });

  test('what is written in the sheet in front counts, also once another one is there', async () => {
    const { session, book, state, write } = await openAll();
    await write({ maths: 'Achieved' });
    const mathsOf = () => sheetsShown(state())[0]?.grid.rows[AMARA_AT]?.[5];
    expect(mathsOf()).toBe('Achieved');
    session.keepInSeveral();
    await session.goToCell({ sheet: 'Jan 26', row: 2 });
    await book.report();
    expect(mathsOf()).toBe('Achieved');
  });

  test('one sheet again is the one in front', async () => {
    const { session, state } = await openAll();
    session.showOneSheet();
    expect(sheetsShown(state()).map(({ grid }) => grid.sheet)).toEqual(['Sep 25']);
  });
});

describe('putting right many cells at once', () => {
  const MANY = 250;
  const textDates = (): readonly (readonly Held[])[] => [
    ['Apprentice', 'Planned end date'],
    ...Array.from({ length: MANY }, (_, i) => [`Person ${i + 1}`, '1 Dec 2026']),
  ];
  const { fixable, answer } = {
    fixable: (length: number, sheet?: string) =>
      Array.from({ length }, (_, i) => ({
        kind: 'text date' as const,
        row: i + 1,
        name: `Person ${i + 1}`,
        identity: { apprentice: `Person ${i + 1}` },
        column: 'plannedEnd',
        cell: '1 Dec 2026',
        day: day('2026-12-01'),
        ...(sheet !== undefined && { sheet }),
      })),
    answer: {
      label: 'Make them dates',
      done: 'Planned end date: 250 texts made dates',
      valueFor: () => day('2026-12-01'),
    },
  };
  const fixOf = (length = MANY, sheet?: string) => ({
    key: 'x',
    kind: 'text date' as const,
    column: 'plannedEnd',
    title: `${length} dates in Planned end date are text`,
    question: '',
    cells: fixable(length, sheet),
    answers: [answer],
  });
  const openMany = async () => {
    const opened = opening(workbookInMemory({ Cohort: textDates() }));
    await opened.session.opened;
    return opened;
  };
  const dates = (book: { held(row: number, column: number, sheet?: string): Held }, sheet?: string) =>
    Array.from({ length: MANY }, (_, i) => book.held(i + 1, 1, sheet)).filter(
      (held) => typeof held === 'number',
    ).length;

  test('goes in parts, and is one thing to undo', async () => {
    const { session, book, lines, undoLabels } = await openMany();
    await session.fix(fixOf(), answer);
    expect(book.asked('applyChanges').map((asked) => (asked as unknown[]).length)).toEqual([100, 100, 50]);
    expect(dates(book)).toBe(MANY);
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toContain('Planned end date: 250 texts made dates.');
    expect(undoLabels()).toEqual(['Planned end date: 250 texts made dates']);
    await session.undo();
    expect(dates(book)).toBe(0);
    expect(book.held(1, 1)).toBe('1 Dec 2026');
  });

  test('shows how far it is; cancelled, what was written is taken back and nothing more is sent', async () => {
    const { session, book, state, lines } = await openMany();
    const release = book.holdNext('applyChanges');
    const fixing = session.fix(fixOf(), answer);
    while (book.asked('applyChanges').length === 0) await Promise.resolve();
    expect(state().works.map(({ progress }) => progress)).toEqual([0]);
    state().works[0]?.cancel?.();
    release();
    await fixing;
    expect(dates(book)).toBe(0);
    expect(book.asked('applyChanges').map((asked) => (asked as unknown[]).length)).toEqual([100, 100]);
    expect(lines()[0]).toContain('Undone');
  });

  test('a cell that was changed meanwhile stays, is named, and cannot be written over unseen', async () => {
    const { session, book, question } = await openMany();
    book.typeUnseen(7, 1, 'asked for more time');
    await session.fix(fixOf(), answer);
    expect(dates(book)).toBe(MANY - 1);
    expect(book.held(7, 1)).toBe('asked for more time');
    expect(question().conflicts.map(({ heading }) => heading)).toEqual(['Planned end date of Person 7']);
    expect(question().replace).toBeUndefined();
  });

  test('of very many such cells the first ten are named', async () => {
    const { session, book, question } = await openMany();
    for (let row = 1; row <= 12; row++) book.typeUnseen(row, 1, 'later');
    await session.fix(fixOf(), answer);
    expect(question().conflicts).toHaveLength(10);
    expect(question().lines.at(-1)).toBe('2 more cells like those below: left too.');
  });

  test('a connection that fails on the way: what was written stands and can be undone, the rest is tried again', async () => {
    const { session, book, lines, goOn, undoLabels } = await openMany();
    const release = book.holdNext('applyChanges');
    const fixing = session.fix(fixOf(), answer);
    while (book.asked('applyChanges').length === 0) await Promise.resolve();
    book.failNext('applyChanges');
    release();
    await fixing;
    expect(dates(book)).toBe(100);
    expect(lines()[0]).toContain('(100 of 250)');
    expect(lines()[1]).toContain(
      '(150 of 250). The workbook stopped answering before all of it was written.',
    );
    expect(undoLabels()).toEqual(['Planned end date: 250 texts made dates (100 of 250)']);
    await goOn('Try again');
    expect(dates(book)).toBe(MANY);
  });

  test('in a sheet that is not in front', async () => {
    const { session, book } = await open({ 'Sep 25': ROWS, 'Jan 26': textDates() });
    await session.readSeveral();
    await session.fix(fixOf(3, 'Jan 26'), answer);
    expect(dates(book, 'Jan 26')).toBe(3);
    expect(book.asked('readGridOf')).toEqual(['Sep 25', 'Jan 26', 'Sep 25', 'Jan 26']);
  });
});
