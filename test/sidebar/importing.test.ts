import { describe, expect, test } from '@jest/globals';
import { fileTableIn } from '../../core/import/file-table';
import { type Decision, matchesOf } from '../../core/import/matching';
import { plannedPeople } from '../../core/import/outcomes';
import { peopleInFile } from '../../core/import/people-in-file';
import { importPlan } from '../../core/import/plan';
import { isProblem } from '../../core/problems';
import type { CohortSheet } from '../../core/sheet/people';
import { readImport } from '../../files/import-file';
import { groundOf, importInto, rememberMapping } from '../../sidebar/importing';
import { day } from '../days';
import { AMARA_AT, BEN_AT, CLEO_AT, open, type SessionInMemory } from './session-in-memory';

const sheetOf = ({ state }: SessionInMemory): CohortSheet => {
  const { sheet } = state();
  if (!sheet) throw new Error('No sheet is in front.');
  return sheet;
};

/** What importing this text comes to, with new apprentices added and everything that changes written. */
function planFor(sheet: CohortSheet, content: string, decisions: Readonly<Record<string, Decision>> = {}) {
  const reading = readImport('mis.csv', new TextEncoder().encode(content), '278');
  let step = reading.next();
  while (!step.done) step = reading.next();
  if ('refused' in step.value) throw new Error(step.value.refused);
  const table = fileTableIn(sheet.table.layout.columns, step.value.tables[0]?.rows ?? [], new Map());
  if (isProblem(table)) throw new Error(table.what);
  const people = peopleInFile(table, new Map());
  const planned = plannedPeople(
    { table: sheet.table, formulaAt: () => '' },
    people,
    matchesOf(sheet.table, people),
    new Map(Object.entries(decisions)),
  );
  return importPlan(sheet.table, planned, { withoutColumns: new Set(), taken: new Set(), addsNew: true });
}

const FILE = `ULN,Name,Start date,Maths
1000000019,Amara Foxbury,07/01/2025,Passed
2000000028,Ben Hollowdene,05/05/2025,Exempt: EHC plan
3000000037,Idris Quillfeather,01/09/2025,Achieved
`;

async function importing(
  opened: SessionInMemory,
  content = FILE,
  { isLogged = false, decisions = {} }: { isLogged?: boolean; decisions?: Record<string, Decision> } = {},
) {
  const sheet = sheetOf(opened);
  const plan = planFor(sheet, content, decisions);
  return opened.session.inWorkbook((book) => importInto(book, { sheet, plan, source: 'mis.csv', isLogged }));
}

describe('an import', () => {
  test('writes cells and new rows, and one undo takes all of it back', async () => {
    const opened = await open();
    expect(await importing(opened)).toEqual({ cells: 3, rows: 1, notWritten: 0 });
    const { held, undoLabels, lines, session } = opened;
    expect([held(AMARA_AT, 'Start date'), held(AMARA_AT, 'Maths')]).toEqual([day('2025-01-07'), 'Achieved']);
    expect(held(BEN_AT, 'Maths')).toBe('Exempt: EHC plan');
    expect([held(CLEO_AT + 1, 'ULN'), held(CLEO_AT + 1, 'Apprentice')]).toEqual([
      '3000000037',
      'Idris Quillfeather',
    ]);
    expect(lines()).toEqual(['Written to the sheet: Import of mis.csv.']);
    expect(undoLabels()).toEqual(['Import of mis.csv']);
    await session.undo();
    expect([held(AMARA_AT, 'Start date'), held(AMARA_AT, 'Maths')]).toEqual([day('2025-01-06'), '']);
    expect([held(BEN_AT, 'Maths'), held(CLEO_AT + 1, 'Apprentice')]).toEqual(['Not yet', '']);
    expect(lines()).toEqual(['Undone: Import of mis.csv.']);
  });

  test('once done has nothing more to write', async () => {
    const opened = await open();
    await importing(opened);
    expect(planFor(sheetOf(opened), FILE)).toEqual({ changes: [], rows: [] });
  });

  test('leaves a cell that somebody changed meanwhile, and says so', async () => {
    const opened = await open();
    const sheet = sheetOf(opened);
    const plan = planFor(sheet, FILE);
    opened.typeUnseen(AMARA_AT, 'Maths', 'Booked');
    const result = await opened.session.inWorkbook((book) =>
      importInto(book, { sheet, plan, source: 'mis.csv', isLogged: false }),
    );
    expect(result).toEqual({ cells: 2, rows: 1, notWritten: 1 });
    expect(opened.held(AMARA_AT, 'Maths')).toBe('Booked');
    expect(opened.told()).toEqual([['Maths of 1000000019', 'You saw: blank', 'It holds now: Booked']]);
  });

  test('that was not answered writes nothing twice when it is tried again', async () => {
    const opened = await open();
    opened.book.loseNextAnswer('applyChanges');
    await importing(opened);
    await opened.goOn('Try again');
    expect(opened.held(CLEO_AT + 1, 'Apprentice')).toBe('Idris Quillfeather');
    expect(opened.held(CLEO_AT + 2, 'Apprentice')).toBe('');
    await opened.session.undo();
    expect([opened.held(AMARA_AT, 'Maths'), opened.held(CLEO_AT + 1, 'Apprentice')]).toEqual(['', '']);
  });

  test('gives somebody found by name a ULN, and an undo takes it again', async () => {
    const opened = await open();
    const content = 'ULN,Name,Maths\n5000000055,Cleo Larksong,Achieved\n';
    await importing(opened, content, { decisions: { 1: CLEO_AT } });
    expect([opened.held(CLEO_AT, 'ULN'), opened.held(CLEO_AT, 'Maths')]).toEqual(['5000000055', 'Achieved']);
    await opened.session.undo();
    expect([opened.held(CLEO_AT, 'ULN'), opened.held(CLEO_AT, 'Maths')]).toEqual(['', '']);
    // By the name they were found while the ULN was not there, so that it goes first.
    const [written = [], undone] = opened.book
      .asked('applyChanges')
      .map((changes) => (changes as { readonly column: string }[]).map(({ column }) => column));
    expect(written).toHaveLength(2);
    expect(undone).toEqual([...written].reverse());
  });

  test('leaves a new row alone that somebody changed since, when it is undone', async () => {
    const opened = await open();
    await importing(opened);
    opened.typeUnseen(CLEO_AT + 1, 'Notes', 'Rang');
    await opened.session.undo();
    expect(opened.held(CLEO_AT + 1, 'Apprentice')).toBe('Idris Quillfeather');
    expect(opened.lines()).toContain(
      'Not undone: Import of mis.csv (Row of 3000000037: taken away). The row of 3000000037 was changed since it was added. It was left as it is. Delete it in the sheet, if it is not needed.',
    );
  });

  test('is sent in parts with their progress, and cancelled between them takes back what was written', async () => {
    const many = Array.from({ length: 250 }, (_, i) => [`Person ${i}`, '']);
    const opened = await open({ Cohort: [['Apprentice', 'Employer'], ...many] });
    const people = many.map(([name]) => `${name},Fernhollow`).join('\n');
    const decisions = Object.fromEntries(many.map((_, i) => [String(i + 1), i + 1]));
    const release = opened.book.holdNext('applyChanges');
    const done = importing(opened, `Name,Employer\n${people}\n`, { decisions });
    opened.state().works[0]?.cancel?.();
    release();
    await done;
    expect(opened.book.asked('applyChanges').map((asked) => (asked as unknown[]).length)).toEqual([100, 100]);
    expect(opened.book.held(1, 1)).toBe('');
    expect(opened.lines()[0]).toMatch(/^Undone: /);
  });

  test('is listed on a sheet where that is wanted, without grades', async () => {
    const opened = await open({
      Cohort: [
        ['ULN', 'Apprentice', 'Observation grade', 'Notes'],
        ['1000000019', 'Amara Foxbury', '', ''],
      ],
    });
    await importing(opened, 'ULN,Observation grade,Notes\n1000000019,Pass,Called\n', { isLogged: true });
    const log = [1, 2].map((row) =>
      Array.from({ length: 8 }, (_, column) => opened.book.held(row, column, 'EPA log')),
    );
    expect(log).toEqual([
      [
        day('2026-11-25'),
        'after 0 s',
        'Cohort',
        '1000000019',
        'Observation grade',
        'blank',
        'a grade, not confirmed',
        'Import of mis.csv',
      ],
      [
        day('2026-11-25'),
        'after 0 s',
        'Cohort',
        '1000000019',
        'Notes',
        'blank',
        'Called',
        'Import of mis.csv',
      ],
    ]);
  });
});

test('what is said of a layout is found again, in a workbook without settings too', async () => {
  const opened = await open();
  const sheet = sheetOf(opened);
  await opened.session.inWorkbook((book) =>
    rememberMapping(book, sheet, 'My MIS', [{ heading: 'When it ends', takenFor: 'plannedEnd' }]),
  );
  const { settings } = await opened.session.inWorkbook((book) => groundOf(book, sheet));
  expect(settings.slice(0, 2).map((row) => row.slice(8, 11))).toEqual([
    ['Layout of an import', 'Heading in the import', 'Taken for'],
    ['My MIS', 'When it ends', 'Planned end date'],
  ]);
});
