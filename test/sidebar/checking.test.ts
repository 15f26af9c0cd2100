import { beforeEach, describe, expect, test } from '@jest/globals';
import { isProblem } from '../../core/problems';
import type { SheetCheck } from '../../core/set-up/check';
import { SETTINGS_SHEET } from '../../core/sheet/settings';
import { PRODUCT } from '../../core/version';
import { AMARA_AT, BEN_AT, open, ROWS, type SessionInMemory } from './session-in-memory';

let it: SessionInMemory;
beforeEach(async () => {
  it = await open({ Cohort: ROWS });
  await it.session.setUp();
});

const headings = () => it.state().sheet?.grid.rows[0] ?? [];
const at = (heading: string) => headings().indexOf(heading);
const held = (row: number, heading: string) => it.book.held(row, at(heading));
const formulaOf = (row: number, heading: string) => {
  const cell = held(row, heading);
  return typeof cell === 'object' ? cell.formula : undefined;
};
const found = (): SheetCheck => {
  const check = it.state().checked?.found;
  if (check === undefined || isProblem(check)) throw new Error('Nothing was checked.');
  return check;
};
const kinds = () => found().faults.map(({ kind, column }) => [kind, column]);

describe('a check', () => {
  test('of a sheet that was just set up finds all in order', async () => {
    await it.session.check();
    expect(kinds()).toEqual([]);
    expect(found().columns).toEqual(expect.arrayContaining(['Stage', 'RAG', 'Next action']));
  });

  test('of a sheet that cannot be read says why', async () => {
    it.book.typeUnseen(0, 0, 'x');
    it.book.typeUnseen(0, 1, 'y');
    await it.session.check();
    expect(it.state().checked?.found).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
  });
});

describe('a repair', () => {
  test('writes the formulas anew, says so, and is taken back in one step', async () => {
    const before = formulaOf(AMARA_AT, 'RAG') ?? '';
    it.book.typeUnseen(AMARA_AT, at('RAG'), '');
    it.book.typeUnseen(BEN_AT, at('RAG'), { shows: '#REF!', formula: before.replace(/\$A2:/, '#REF!:') });
    await it.session.check();
    expect(kinds()).toEqual([
      ['broken', 'RAG'],
      ['missing', 'RAG'],
    ]);
    await it.session.repair(found().faults);
    expect(formulaOf(AMARA_AT, 'RAG')).toBe(before);
    expect(formulaOf(BEN_AT, 'RAG')).toBe(before.replace(/\$A2:/g, '$A3:').replace(/(\$[A-Z]+)2\b/g, '$13'));
    expect(kinds()).toEqual([]);
    expect(it.lines()).toEqual(['Repaired: 2 cells of the calculated columns.']);
    await it.session.undo();
    expect(held(AMARA_AT, 'RAG')).toBe('');
    expect(formulaOf(BEN_AT, 'RAG')).toContain('#REF!');
    expect(it.lines()).toEqual(['Undone: the calculated columns are as they were.']);
  });

  test('leaves what was typed where it is not chosen', async () => {
    it.book.typeUnseen(AMARA_AT, at('RAG'), 'On track');
    it.book.typeUnseen(BEN_AT, at('RAG'), '');
    await it.session.check();
    const { faults } = found();
    expect(faults.map(({ kind, asks }) => [kind, asks])).toEqual([
      ['frozen', true],
      ['missing', false],
    ]);
    await it.session.repair(faults.filter(({ asks }) => !asks));
    expect(held(AMARA_AT, 'RAG')).toBe('On track');
    expect(formulaOf(BEN_AT, 'RAG')).toContain('EPA_RAG');
    expect(kinds()).toEqual([['frozen', 'RAG']]);
  });

  test('writes nothing over what was typed since, and says so', async () => {
    it.book.typeUnseen(BEN_AT, at('RAG'), '');
    await it.session.check();
    it.book.typeUnseen(BEN_AT, at('RAG'), 'ring first');
    await it.session.repair(found().faults);
    expect(held(BEN_AT, 'RAG')).toBe('ring first');
    expect(it.lines().join(' ')).toContain('was changed while it was being repaired');
    expect(it.undoLabels().filter((label) => label.startsWith('Repaired'))).toEqual([]);
  });

  test('of a protected sheet is refused', async () => {
    it.book.typeUnseen(BEN_AT, at('RAG'), '');
    await it.session.check();
    it.book.protect('Cohort');
    await it.session.repair(found().faults);
    expect(held(BEN_AT, 'RAG')).toBe('');
    expect(it.lines().join(' ')).toContain('is protected');
  });
});

describe('after an update of the functions', () => {
  const versionCell = () => it.book.held(17, 1, SETTINGS_SHEET);

  test('the set-up notes the version', () => {
    expect(versionCell()).toBe(PRODUCT.version);
  });

  test('Recalculate writes every formula of ours again, and the version', async () => {
    it.book.typeUnseen(17, 1, '0.0.1', SETTINGS_SHEET);
    await it.session.readSheet();
    const columns = (await it.book.workbook.readFormulas('Cohort')) ?? [];
    const formulas = columns.flat().filter((formula) => formula.includes('EPA_')).length;
    await it.session.recalculate();
    const [repairs] = it.book.asked('repair') as [readonly { readonly after: readonly unknown[] }[]];
    expect(repairs.reduce((sum, { after }) => sum + after.length, 0)).toBe(formulas);
    expect(versionCell()).toBe(PRODUCT.version);
    expect(it.lines()).toEqual([`Calculated anew: ${formulas} cells of the calculated columns.`]);
  });

  test('Undo puts the version of before back, with the formulas', async () => {
    it.book.typeUnseen(17, 1, '0.0.1', SETTINGS_SHEET);
    await it.session.readSheet();
    await it.session.recalculate();
    expect(versionCell()).toBe(PRODUCT.version);
    expect(it.undoLabels()).toHaveLength(2);
    await it.session.undo();
    expect(versionCell()).toBe('0.0.1');
    expect(it.lines()).toEqual(['Undone: the calculated columns are as they were.']);
  });

  test('where not all of it was written the version stays as it was', async () => {
    it.book.typeUnseen(17, 1, '0.0.1', SETTINGS_SHEET);
    await it.session.readSheet();
    it.book.protect('Cohort');
    await it.session.recalculate();
    expect(versionCell()).toBe('0.0.1');
  });
});

describe('what columns lack of their looks', () => {
  test('is found, a drop-down with the question whether it is to be there, and repaired', async () => {
    it.book.undress('EPA end', 'English');
    await it.session.check();
    expect(kinds()).toEqual([
      ['no date format', 'EPA end'],
      ['no drop-down', 'English'],
    ]);
    expect(found().faults.map(({ asks }) => asks)).toEqual([false, true]);
    await it.session.repair(found().faults);
    expect(it.lines()).toEqual(['Repaired: date formats and drop-downs of EPA end, English.']);
    expect(kinds()).toEqual([]);
    expect(it.undoLabels()).toEqual([
      'Set-up of the sheet Cohort',
      'Repaired: date formats and drop-downs of EPA end, English',
    ]);
  });

  test('stays: Undo says so, and only then goes on to what was done before', async () => {
    it.book.undress('EPA end');
    await it.session.check();
    await it.session.repair(found().faults);
    await it.session.undo();
    expect(it.lines()).toEqual([
      'Not undone: the date formats and drop-downs of EPA end stay, because they change no value. Undo goes on with what was done before it.',
    ]);
    expect(it.undoLabels()).toEqual(['Set-up of the sheet Cohort']);
  });

  test('is given before formulas are written, and a refusal is told', async () => {
    it.book.typeUnseen(AMARA_AT, at('RAG'), '');
    it.book.undress('EPA end');
    await it.session.check();
    await it.session.repair(found().faults);
    expect(kinds()).toEqual([]);
    expect(it.lines()).toEqual(['Repaired: 1 cell of the calculated columns.']);
    it.book.undress('EPA end');
    await it.session.check();
    it.book.protect('Cohort');
    await it.session.repair(found().faults);
    expect(it.lines().join(' ')).toMatch(/protected/);
    expect(kinds()).toEqual([['no date format', 'EPA end']]);
  });

  test('is left out where the host cannot say it', async () => {
    it.book.undress('EPA end');
    it.book.failNext('readLacking');
    await it.session.check();
    expect(kinds()).toEqual([]);
  });
});

describe('a host that never answers', () => {
  test.each([
    ['a set-up', 'setUp', () => it.session.setUp()],
    ['a check', 'readFormulas', () => it.session.check()],
    ['a repair', 'repair', () => it.session.recalculate()],
    ['the undo of a set-up', 'undoSetUp', () => it.session.undo()],
  ] as const)('%s is given up after two minutes, and what comes after it goes on', async (_, call, act) => {
    it.book.holdNext(call);
    const acted = act();
    await settled();
    it.pass(119);
    await settled();
    expect(it.lines().join()).not.toMatch('nothing came back');
    it.pass(1);
    await acted;
    expect(it.lines().join()).toMatch('nothing came back for two minutes');
    expect(it.state().works).toEqual([]);
    await it.session.check();
    expect(found().faults).toEqual([]);
  });

  /** Everything that is under way has come as far as it can. */
  async function settled(): Promise<void> {
    for (let turns = 0; turns < 50; turns++) await Promise.resolve();
  }
});
