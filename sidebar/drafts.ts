import { isProblem, messageOf } from '../core/problems';
import { rowOf } from '../core/sheet/people';
import { goTo, reveal } from './moving';
import { type OpenWorkbook, say } from './open-workbook';
import { type Draft, type FieldOfCell, type InView, ownerOf, type SidebarState, type Typed } from './state';

/*
 * What is typed into fields belongs to the session and to the cell that it was typed for: leaving a field writes it there,
 * whoever is in view by then, and what cannot be written is kept until a person says what is to become of it.
 */

/** The same for the same cell: a field of an apprentice, or of the workbook where there is none. */
export function fieldId(whom: InView | undefined, label: string): string {
  return JSON.stringify([whom ? ownerOf(whom) : 'workbook', label]);
}

export function draftOf({ drafts }: Pick<SidebarState, 'drafts'>, id: string): Draft | undefined {
  return drafts.find(({ field }) => field.id === id);
}

/** What a text comes to in a field, and what speaks against it. */
export function typedAs<T>(field: FieldOfCell<T>, text: string): Typed<T> {
  const value = field.read(text);
  const isChanged = isProblem(value) || value !== field.value;
  if (isProblem(value))
    return { value, isChanged, objections: [{ problem: value, severity: 'unread' }], asks: true };
  const objections = isChanged && value !== undefined ? field.check(value, text) : [];
  const asks = objections.some(({ severity }) => severity === 'error' || severity === 'year');
  return { value, isChanged, objections, asks };
}

/**
 * Takes what stands in a field now. It goes to whom it was begun for, over what was seen then: where somebody changes the
 * cell meanwhile, writing it asks.
 */
export function typeInto(
  book: OpenWorkbook,
  field: FieldOfCell<unknown>,
  text: string,
  isBusy: boolean,
): void {
  const before = draftOf(book.store.get(), field.id);
  const goesOn = before && before.stage !== 'writing' && !before.isEarly;
  const { value, write, whom } = goesOn ? before.field : field;
  const { screen } = book.store.get();
  const isEarly = isBusy || before?.stage === 'writing';
  put(book, { field: { ...field, value, write, whom }, text, screen, stage: 'typing', isEarly });
}

/**
 * What a draft is read as, and what speaks against it, may rest on the day and on other cells: it is what the field shows now
 * that is written.
 */
export function readAnew(book: OpenWorkbook, { id, read, check }: FieldOfCell<unknown>): void {
  const draft = draftOf(book.store.get(), id);
  if (draft && draft.stage !== 'writing') put(book, { ...draft, field: { ...draft.field, read, check } });
}

/** The field was left: what can be written without a question is, everything else is kept. */
export async function leaveField(book: OpenWorkbook, id: string): Promise<void> {
  const draft = draftOf(book.store.get(), id);
  if (draft?.stage !== 'typing') return;
  const { value, isChanged, asks } = typedAs(draft.field, draft.text);
  if (!isChanged) dropDraft(book, id);
  else if (asks || draft.isEarly) put(book, { ...draft, stage: 'left' });
  else await writeDraft(book, draft, value);
}

/** Every field is left, as where the panel is closed. */
export async function leaveFields(book: OpenWorkbook): Promise<void> {
  await Promise.all(book.store.get().drafts.map(({ field }) => leaveField(book, field.id)));
}

/** Writes what was typed. Enter is no consent to break a rule: that takes the button which says so. */
export async function submitField(book: OpenWorkbook, id: string, consents = false): Promise<void> {
  const draft = draftOf(book.store.get(), id);
  if (!draft || draft.stage === 'writing' || draft.isEarly) return;
  const { value, isChanged, asks } = typedAs(draft.field, draft.text);
  if (!isChanged) return dropDraft(book, id);
  if (isProblem(value) || (asks && !consents)) return;
  await writeDraft(book, draft, value);
}

export function dropDraft({ store }: OpenWorkbook, id: string): void {
  store.set({ drafts: store.get().drafts.filter(({ field }) => field.id !== id) });
}

/** Where the sheet refuses it or does not answer, it stays in the field; a question that was asked has it otherwise. */
async function writeDraft(book: OpenWorkbook, draft: Draft, value: unknown): Promise<void> {
  const { id } = draft.field;
  put(book, { ...draft, stage: 'writing' });
  const outcome = await draft.field.write(value);
  const now = draftOf(book.store.get(), id);
  if (now?.stage !== 'writing') return;
  if (outcome === 'failed') put(book, { ...now, stage: 'left' });
  else dropDraft(book, id);
}

function put({ store }: OpenWorkbook, draft: Draft): void {
  const { drafts } = store.get();
  const others = drafts.filter(({ field }) => field.id !== draft.field.id);
  store.set({ drafts: [...others, draft] });
}

/** A field with a draft is on the screen, or is no longer. */
export function showField({ store }: OpenWorkbook, id: string, isShown: boolean): void {
  if (store.get().fieldsShown.includes(id) === isShown) return;
  const others = store.get().fieldsShown.filter((other) => other !== id);
  store.set({ fieldsShown: isShown ? [...others, id] : others });
}

/** What was left unwritten and cannot be seen: the person goes on without it, so it is said. */
export function forgottenDrafts({ drafts, fieldsShown }: SidebarState): readonly Draft[] {
  return drafts.filter(({ stage, field }) => stage === 'left' && !fieldsShown.includes(field.id));
}

/** Back to the field that a draft was typed into: its screen, its apprentice, the field. */
export async function goBackTo(book: OpenWorkbook, { field, screen }: Draft): Promise<void> {
  const { get, set } = book.store;
  set({ screen, fieldSought: field.id });
  const { whom } = field;
  if (!whom) return;
  const { sheet, row, identity } = whom;
  const now = get().sheet;
  const inFront = now?.grid.sheet === sheet.grid.sheet ? now : undefined;
  const found = inFront && identity ? rowOf(inFront.table, identity) : row;
  if (isProblem(found)) {
    set({ fieldSought: undefined });
    say(book, { lines: [messageOf(found)], tone: 'bad' });
  } else if (inFront) await goTo(book, { row: found });
  else {
    set({ pinned: undefined, sought: identity });
    await reveal(book, { sheet: sheet.grid.sheet, row, column: 0 });
  }
}

/** The field that somebody goes back to is on the screen. */
export function fieldFound({ store }: OpenWorkbook): void {
  store.set({ fieldSought: undefined });
}
