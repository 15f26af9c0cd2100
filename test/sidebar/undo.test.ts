import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileTableIn } from '../../core/import/file-table';
import { matchesOf } from '../../core/import/matching';
import { plannedPeople } from '../../core/import/outcomes';
import { peopleInFile } from '../../core/import/people-in-file';
import { importPlan } from '../../core/import/plan';
import { isProblem } from '../../core/problems';
import type { ReportPlan } from '../../core/reports/report-plan';
import { planColumnNames } from '../../core/set-up/mapping';
import { COLUMN_GROUPS } from '../../core/sheet/columns';
import { SETTINGS, SETTINGS_SHEET } from '../../core/sheet/settings';
import { draftOf, fieldId } from '../../sidebar/drafts';
import { importInto } from '../../sidebar/importing';
import { AMARA_AT, BEN_AT, open, ROWS, type SessionInMemory } from './session-in-memory';

/** Undo is the last thing that happened: in whatever order, whatever the workbook answers, and as often as it is pressed. */

let it: SessionInMemory;
beforeEach(async () => {
  it = await open();
});

const REPORT: ReportPlan = {
  sheet: 'Board report',
  rows: [['Board report']],
  looks: [],
  widths: [100],
  heights: [],
  charts: [],
  page: { isLandscape: false, breaks: [], footer: '' },
};

const maths = (row = AMARA_AT) => it.held(row, 'Maths');
const english = () => it.held(AMARA_AT, 'English');

describe('while something is on its way', () => {
  test('undo waits for it, and takes that back and nothing before it', async () => {
    await it.write({ english: 'Not yet' });
    const release = it.book.holdNext('applyChanges');
    const writing = it.write({ maths: 'Achieved' });
    const undoing = it.session.undo();
    release();
    await Promise.all([writing, undoing]);
    expect([english(), maths()]).toEqual(['Not yet', '']);
    expect(it.undoLabels()).toEqual(['English: Not yet, Amara Foxbury']);
  });

  test('pressed twice it takes back two things, the last one first', async () => {
    await it.write({ english: 'Not yet' });
    await it.write({ maths: 'Not yet' });
    await it.write({ maths: 'Achieved' });
    await Promise.all([it.session.undo(), it.session.undo()]);
    expect([english(), maths()]).toEqual(['Not yet', '']);
  });

  test('a field that is left by pressing Undo is written, and that is what is taken back', async () => {
    await it.write({ english: 'Not yet' });
    const whom = it.whom();
    const id = fieldId(whom, 'Notes');
    const field = {
      id,
      label: 'Notes',
      whom,
      value: 'Prefers mornings',
      read: (text: string) => text,
      check: () => [],
      write: (text: string | undefined) => it.session.write(whom, [{ column: 'notes', value: text }]),
    };
    const release = it.book.holdNext('applyChanges');
    it.session.typeInto(field, 'Rung', false);
    const leaving = it.session.leaveField(id);
    const undoing = it.session.undo();
    release();
    await Promise.all([leaving, undoing]);
    expect([it.held(AMARA_AT, 'Notes'), english()]).toEqual(['Prefers mornings', 'Not yet']);
    expect(draftOf(it.state(), id)).toBeUndefined();
  });

  test('of a set-up too', async () => {
    await it.write({ maths: 'Achieved' });
    const release = it.book.holdNext('setUp');
    const settingUp = it.session.setUp();
    const undoing = it.session.undo();
    release();
    await Promise.all([settingUp, undoing]);
    expect(maths()).toBe('Achieved');
    expect(it.lines()).toEqual([expect.stringContaining('Undone: the set-up of the sheet Cohort')]);
  });
});

describe('what could not be taken back', () => {
  test('is still the last thing where the sheet refuses it, and nothing before it goes', async () => {
    await it.write({ english: 'Not yet' });
    await it.write({ maths: 'Achieved' });
    it.book.protect('Cohort');
    await it.session.undo();
    expect(it.lines()).toEqual([expect.stringContaining('Not undone for Amara Foxbury: Maths: blank.')]);
    expect(it.undoLabels()).toEqual(['English: Not yet, Amara Foxbury', 'Maths: Achieved, Amara Foxbury']);
    it.book.unprotect('Cohort');
    await it.session.undo();
    expect([english(), maths()]).toEqual(['Not yet', '']);
  });

  test('refused a second time it is let go of, and that is said', async () => {
    await it.write({ maths: 'Achieved' });
    it.book.protect('Cohort');
    await it.session.undo();
    await it.session.undo();
    expect(it.lines().join(' ')).toContain('Undo goes on with what was done before it.');
    expect(it.undoLabels()).toEqual([]);
  });

  test('"Try again" takes that back, whatever was written meanwhile', async () => {
    await it.write({ maths: 'Achieved' });
    it.book.failNext('applyChanges');
    await it.session.undo();
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
    await it.write({ english: 'Not yet' });
    await it.goOn('Try again');
    expect([english(), maths()]).toEqual(['Not yet', '']);
    expect(it.undoLabels()).toEqual(['English: Not yet, Amara Foxbury']);
  });

  test('tried again after a refusal, it is not there twice', async () => {
    await it.write({ maths: 'Achieved' });
    it.book.protect('Cohort');
    await it.session.undo();
    it.book.unprotect('Cohort');
    await it.goOn('Try again');
    expect(maths()).toBe('');
    expect(it.undoLabels()).toEqual([]);
  });

  test('an undo that is cancelled before anything was sent can be pressed again', async () => {
    await it.write({ maths: 'Achieved' });
    const release = it.book.holdNext('readGrid');
    const reading = it.session.inWorkbook((book) => book.inTurn(() => book.workbook.readGrid()));
    const undoing = it.session.undo();
    it.state().works.at(-1)?.cancel?.();
    release();
    await Promise.all([reading, undoing]);
    expect(maths()).toBe('Achieved');
    expect(it.undoLabels()).toEqual(['Maths: Achieved, Amara Foxbury']);
  });

  test('a repair that the workbook did not hear of is still the last thing', async () => {
    await it.session.setUp();
    await it.session.recalculate();
    const before = it.undoLabels();
    it.book.failNext('repair');
    await it.session.undo();
    expect(it.undoLabels()).toEqual(before);
  });
});

describe('what no host takes back', () => {
  test('a sheet that was made stays: Undo says so, and only then goes on', async () => {
    await it.write({ maths: 'Achieved' });
    await it.session.makeReport(() => REPORT);
    expect(it.undoLabels().at(-1)).toBe('Sheet Board report');
    await it.session.undo();
    expect(it.lines()).toEqual([
      'Not undone: the sheet Board report is left to you. Delete it in the workbook if it is not wanted. Undo goes on with what was done before it.',
    ]);
    expect(maths()).toBe('Achieved');
    await it.session.undo();
    expect(maths()).toBe('');
  });
});

/** What somebody may do in the sidebar; each leaves one step at least, or changes nothing. */
const ACTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  tick: () =>
    it.write({ portfolioComplete: it.held(AMARA_AT, 'Portfolio complete') === 'Yes' ? 'No' : 'Yes' }),
  choose: () => it.write({ maths: maths() === 'Achieved' ? 'Not yet' : 'Achieved' }),
  'several cells at once': () =>
    it.write({ maths: 'Exempt', notes: `${it.held(AMARA_AT, 'Notes')}; EHC plan` }),
  'for the next one': async () => {
    await it.book.select(BEN_AT);
    await it.write({ notes: `${it.held(BEN_AT, 'Notes')}.` });
    await it.book.select(AMARA_AT);
  },
  'set up': () => it.session.setUp(),
  'set up all groups': () => it.session.setUp(COLUMN_GROUPS),
  'meaning of a heading': async () => {
    const { sheet } = it.state();
    if (!sheet) return;
    const column = sheet.grid.rows[0]?.indexOf('Tutor') ?? -1;
    if (column === -1) return;
    await it.session.nameHeadings(planColumnNames(sheet.grid, new Map([['Tutor', 'coach']])), ['Tutor']);
  },
  setting: async () => {
    const { row, column } = SETTINGS.dueSoonDays.place;
    const expected = it.state().sheet?.grid.settings[row]?.[column];
    if (expected === undefined) return;
    const cell = { sheet: SETTINGS_SHEET, row, column };
    await it.session.writeCells('Due soon', [{ cell, expected, content: Number(expected) + 1 }]);
  },
  import: async () => {
    const { sheet } = it.state();
    if (!sheet) return;
    const rows = [
      ['ULN', 'Name', 'Maths', 'Notes'],
      ['1000000019', 'Amara Foxbury', 'Achieved', 'From the MIS'],
      ['3000000037', 'Idris Quillfeather', '', ''],
    ];
    const table = fileTableIn(sheet.table.layout.columns, rows, new Map());
    if (isProblem(table)) throw new Error(table.what);
    const people = peopleInFile(table, new Map());
    const found = { table: sheet.table, formulaAt: () => '' };
    const planned = plannedPeople(found, people, matchesOf(sheet.table, people), new Map());
    const plan = importPlan(sheet.table, planned, {
      withoutColumns: new Set(),
      taken: new Set(),
      addsNew: true,
    });
    await it.session.inWorkbook((book) =>
      importInto(book, { sheet, plan, source: 'mis.csv', isLogged: false }),
    );
  },
  recalculate: () => it.session.recalculate(),
  report: () => it.session.makeReport(() => REPORT),
  'read again': () => it.session.readSheet(),
};

/** What the sheet of apprentices and the settings hold, formulas included; blank cells at the ends are none. */
async function held(): Promise<readonly string[]> {
  const sheets = await Promise.all(
    ['Cohort', SETTINGS_SHEET].map(async (sheet) => {
      const formulas = (await it.book.workbook.readFormulas(sheet)) ?? [];
      return it.book.rows(sheet).map((cells, row) =>
        cells
          .map((cell, column) => formulas[row]?.[column] || cell)
          .join('|')
          .replace(/\|+$/, ''),
      );
    }),
  );
  return sheets.map((rows) => rows.join('\n').trimEnd());
}

describe('random things, one after the other', () => {
  test('each undo takes back exactly the last of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(ACTIONS)), { minLength: 1, maxLength: 9 }),
        async (actions) => {
          it = await open({ Cohort: ROWS.map((row, i) => [...row, i === 0 ? 'Tutor' : 'Jo']) });
          const before = new Map<number, readonly string[]>();
          for (const action of actions) {
            before.set(it.state().undoable.length, await held());
            await ACTIONS[action]?.();
          }
          for (let left = it.state().undoable.length; left > 0; left = it.state().undoable.length) {
            await it.session.undo();
            expect(it.state().undoable).toHaveLength(left - 1);
            const expected = before.get(left - 1);
            const now = await held();
            // The sheet of settings stays once it is made, with what holds without it.
            if (expected) expect(now.slice(0, expected[1] === '' ? 1 : 2)).toEqual(expected.filter(Boolean));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
