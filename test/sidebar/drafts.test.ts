import { beforeEach, describe, expect, test } from '@jest/globals';
import { isProblem, type Problem, problem } from '../../core/problems';
import { draftOf, fieldId, forgottenDrafts } from '../../sidebar/drafts';
import type { FieldOfCell, InView, Objection } from '../../sidebar/state';
import { AMARA_AT, at, BEN_AT, open, type SessionInMemory } from './session-in-memory';

/** Notes of the apprentice in view, as a field: "?" cannot be read, and a text that begins with "!" breaks a rule. */
function field(whom: InView = it.whom()): FieldOfCell<string> {
  const label = 'Notes';
  return {
    id: fieldId(whom, label),
    label,
    whom,
    value: String(whom.cellOf('notes')) || undefined,
    read: (text): string | Problem | undefined =>
      text === '?' ? problem('DATE_UNREADABLE', { argument: label, value: text }) : text || undefined,
    check: (text): readonly Objection[] => {
      const severity = ({ '!': 'error', '~': 'warning' } as const)[text.charAt(0)];
      return severity
        ? [{ severity, problem: problem('DATE_IMPOSSIBLE', { argument: label, value: text }) }]
        : [];
    },
    write: (text) => it.session.write(whom, [{ column: 'notes', value: text ?? '' }]),
  };
}

let it: SessionInMemory;
beforeEach(async () => {
  it = await open();
});

const type = (text: string, into = field(), isBusy = false) => it.session.typeInto(into, text, isBusy);
const leave = ({ id } = field()) => it.session.leaveField(id);
const draft = ({ id } = field()) => draftOf(it.state(), id);
const notes = (row = AMARA_AT) => it.held(row, 'Notes');
const forgotten = () =>
  forgottenDrafts(it.state()).map(({ field, text }) => [field.whom?.apprentice.apprentice, text]);

describe('a field that was changed and is left', () => {
  test('is written to the sheet, told and can be undone', async () => {
    type('Rung');
    expect(notes()).toBe('Prefers mornings');
    await leave();
    expect(notes()).toBe('Rung');
    expect(it.lines()).toEqual(['Written to the sheet for Amara Foxbury: Notes: Rung.']);
    expect(it.undoLabels()).toEqual(['Notes: Rung, Amara Foxbury']);
    expect(it.state().drafts).toEqual([]);
  });

  test('is written once, whatever else leaves it: its own button, and Enter before', async () => {
    type('Rung');
    await Promise.all([it.session.submitField(field().id), leave(), leave()]);
    expect(it.book.asked('applyChanges')).toHaveLength(1);
  });

  test.each([
    ['as it was', 'Prefers mornings'],
    ['to what the cell holds by now', 'Rung'],
  ])('asks nobody and writes nothing where it was typed back %s', async (_, text) => {
    if (text === 'Rung') await it.type(AMARA_AT, 'Notes', 'Rung');
    type('something');
    type(text);
    await leave();
    expect(it.book.asked('applyChanges')).toEqual([]);
    expect(it.state()).toMatchObject({ drafts: [], questions: [], said: undefined });
  });

  test.each([
    ['cannot be read', '?'],
    ['breaks a rule', '!Rung'],
  ])('keeps what %s: nothing is written, nothing is lost', async (_, text) => {
    type(text);
    await leave();
    expect(it.book.asked('applyChanges')).toEqual([]);
    expect(draft()).toMatchObject({ text, stage: 'left' });
    // On the screen the field itself asks; elsewhere it is said.
    expect(forgotten()).toEqual([['Amara Foxbury', text]]);
    it.session.showField(field().id, true);
    expect(forgotten()).toEqual([]);
  });

  test('is written where something is only worth a look', async () => {
    type('~Rung');
    await leave();
    expect(notes()).toBe('~Rung');
  });

  test('is written all the same once a person says so; Enter is not saying so', async () => {
    type('!Rung');
    await it.session.submitField(field().id);
    expect(notes()).toBe('Prefers mornings');
    await it.session.submitField(field().id, true);
    expect(notes()).toBe('!Rung');
    expect(it.state().drafts).toEqual([]);
  });

  test('never writes what cannot be read, whatever a person says', async () => {
    type('?');
    await it.session.submitField(field().id, true);
    expect(it.book.asked('applyChanges')).toEqual([]);
    expect(draft()?.text).toBe('?');
  });

  test('is as it was after Escape', async () => {
    type('Rung');
    it.session.dropDraft(field().id);
    await leave();
    expect(notes()).toBe('Prefers mornings');
    expect(it.book.asked('applyChanges')).toEqual([]);
  });

  test('is written when the panel is closed', async () => {
    type('Rung');
    await it.session.leaveFields();
    expect(notes()).toBe('Rung');
  });
});

describe('what is typed belongs to whom it was typed for', () => {
  test('it is written to them, though somebody else is in view by then', async () => {
    const theirs = field();
    type('Rung', theirs);
    await it.book.select(BEN_AT);
    await leave(theirs);
    expect([notes(AMARA_AT), notes(BEN_AT)]).toEqual(['Rung', '']);
    expect(it.state().said).toMatchObject({
      tone: 'good',
      whose: theirs.whom && expect.stringContaining('1000000019'),
    });
  });

  test('the same field of the next one has nothing of it', async () => {
    type('?');
    await leave();
    await it.book.select(BEN_AT);
    expect(draft()).toBeUndefined();
    type('Rung');
    await leave();
    expect([notes(AMARA_AT), notes(BEN_AT)]).toEqual(['Prefers mornings', 'Rung']);
    expect(forgotten()).toEqual([['Amara Foxbury', '?']]);
  });

  test('one goes back to it: to their row, on its screen, in the field', async () => {
    type('?');
    const theirs = field();
    await leave();
    await it.book.select(BEN_AT);
    it.session.show('cohort');
    const [left] = forgottenDrafts(it.state());
    if (!left) throw new Error('Nothing is left.');
    await it.session.goBackTo(left);
    expect(it.name()).toBe('Amara Foxbury');
    expect(it.state()).toMatchObject({ screen: 'apprentice', fieldSought: theirs.id });
    expect(draft()?.text).toBe('?');
    it.session.fieldFound();
    expect(it.state().fieldSought).toBeUndefined();
  });

  test('they are found again in a sheet that was sorted since', async () => {
    type('?');
    await leave();
    await it.book.select(BEN_AT);
    it.book.sortUnseen(at('Portfolio complete'));
    await it.session.readSheet();
    const [left] = forgottenDrafts(it.state());
    if (left) await it.session.goBackTo(left);
    expect(it.name()).toBe('Amara Foxbury');
  });

  test('it can be discarded', async () => {
    type('?');
    await leave();
    it.session.dropDraft(field().id);
    expect(forgotten()).toEqual([]);
  });
});

describe('what was typed over something that has changed since', () => {
  test('asks, and never writes over it', async () => {
    type('Rung');
    await it.type(AMARA_AT, 'Notes', 'Prefers evenings');
    type('Rung twice');
    await leave();
    expect(notes()).toBe('Prefers evenings');
    expect(it.told()).toEqual([
      ['Notes', 'You saw: Prefers mornings', 'It holds now: Prefers evenings', 'You want: Rung twice'],
    ]);
    // The question has it now.
    expect(it.state().drafts).toEqual([]);
    await it.session.answer(true);
    expect(notes()).toBe('Rung twice');
  });

  test('is kept in the field where the sheet refuses it, until it can be written', async () => {
    it.book.protect('Cohort');
    type('Rung');
    await leave();
    expect(it.lines()).toEqual([
      expect.stringContaining('Not written for Amara Foxbury: Notes: Rung. The sheet Cohort is protected.'),
    ]);
    expect(draft()).toMatchObject({ text: 'Rung', stage: 'left' });
    it.book.unprotect('Cohort');
    await it.session.submitField(field().id);
    expect(notes()).toBe('Rung');
    expect(it.state().drafts).toEqual([]);
  });

  test('is kept in the field where the workbook does not answer', async () => {
    it.book.failNext('applyChanges');
    type('Rung');
    await leave();
    expect(draft()).toMatchObject({ text: 'Rung', stage: 'left' });
  });

  test('is kept where the row has no identity, because nobody could be found again', async () => {
    await it.type(AMARA_AT, 'ULN', '');
    await it.type(AMARA_AT, 'Apprentice', '');
    if (!isProblem(it.state().unconnected?.problem)) {
      type('Rung');
      await leave();
      expect(it.book.asked('applyChanges')).toEqual([]);
      expect(draft()?.text).toBe('Rung');
    }
  });
});

describe('what is typed while the cell is being written', () => {
  test('is no part of that, and expects what that leaves', async () => {
    const release = it.book.holdNext('applyChanges');
    type('Rung');
    const first = leave();
    type('Rung twice', field(), true);
    await leave();
    expect(draft()).toMatchObject({ text: 'Rung twice', stage: 'left', isEarly: true });
    release();
    await first;
    expect(draft()?.text).toBe('Rung twice');
    // The field shows by now what the cell holds, and takes that for what was seen.
    type('Rung twice', field());
    await leave();
    expect(notes()).toBe('Rung twice');
    expect(it.state().questions).toEqual([]);
  });
});
