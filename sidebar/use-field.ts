import type { JSX, RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { isProblem } from '../core/problems';
import { useSidebar } from './context';
import { draftOf, fieldId, typedAs } from './drafts';
import { type Draft, type FieldOfCell, type InView, inView, type Typed } from './state';

/** A field on the screen: what is typed into it belongs to the session. */
export interface FieldInUse<T> {
  readonly draft: Draft | undefined;
  /** What the draft comes to. */
  readonly typed: Typed<T> | undefined;
  /** The cell holds something else than when typing began. */
  readonly isOvertaken: boolean;
  readonly isBusy: boolean;
  type(text: string): void;
  leave(): void;
  /** Somebody is in it. */
  enter(): void;
  /** With consent also what breaks a rule. */
  submit(consents?: boolean): void;
  drop(): void;
}

interface FieldGiven<T> extends Omit<FieldOfCell<T>, 'id' | 'whom'> {
  readonly whom?: InView;
  readonly isBusy: boolean;
}

export function useField<T>(
  { whom, isBusy, label, value, read, check, write }: FieldGiven<T>,
  input: RefObject<HTMLInputElement>,
): FieldInUse<T> {
  const { session, state } = useSidebar();
  const owner = whom ?? (state.screen === 'apprentice' ? inView(state) : undefined);
  const field: FieldOfCell<T> = { id: fieldId(owner, label), label, whom: owner, value, read, check, write };
  const { id } = field;
  const draft = draftOf(state, id);
  const typed = draft && typedAs({ ...field, value: draft.field.value as T | undefined }, draft.text);
  const known = draft && typedAs(draft.field, draft.text);
  const isReadAnew = JSON.stringify(known) !== JSON.stringify(typed);
  useOnScreen(id, draft !== undefined, input);
  // What is read of it, and what speaks against it, stands below.
  useEffect(() => {
    if (draft?.stage === 'typing') input.current?.form?.scrollIntoView({ block: 'nearest' });
  }, [draft?.text, draft?.stage]);
  useEffect(() => {
    if (isReadAnew) session.readAnew(field as FieldOfCell<unknown>);
  });
  useEffect(() => {
    if (!draft || draft.stage === 'writing' || isBusy) return;
    // What the cell holds can be seen now, so that writing expects it.
    if (draft.isEarly) {
      session.typeInto(field, draft.text, false);
      if (draft.stage === 'left') void session.leaveField(id);
    } else if (draft.stage === 'left' && !isProblem(typed?.value) && typed?.value === value)
      session.dropDraft(id);
  });
  return {
    draft,
    typed,
    isOvertaken: draft !== undefined && draft.stage !== 'writing' && draft.field.value !== value,
    isBusy,
    type: (text) => session.typeInto(field, text, isBusy),
    enter: () => draft && session.showField(id, true),
    leave: () => void session.leaveField(id),
    submit: (consents) => void session.submitField(id, consents),
    drop: () => session.dropDraft(id),
  };
}

/** A field that goes away is left. One that somebody goes back to gets the focus. */
function useOnScreen(id: string, hasDraft: boolean, input: RefObject<HTMLInputElement>): void {
  const { session, state } = useSidebar();
  const isSought = state.fieldSought === id;
  useEffect(() => () => void session.leaveField(id), [session, id]);
  // What folds around a field may close and leave it there, unseen.
  useEffect(() => {
    if (hasDraft) session.showField(id, isSeen(input.current));
  });
  useEffect(() => () => session.showField(id, false), [session, id]);
  useEffect(() => {
    if (!isSought) return;
    session.fieldFound();
    input.current?.focus();
    // With what speaks against it, and the buttons that answer that.
    input.current?.form?.scrollIntoView({ block: 'nearest' });
  }, [session, input, isSought]);
}

/** A part of the form without an input is as much as there is of it. */
function isSeen(input: HTMLElement | null): boolean {
  return input === null || input.offsetParent !== null;
}

/** A form that is one field: its own buttons are no way out of it, whatever the browser does with their focus. */
export function leavingForm({
  enter,
  leave,
  submit,
}: FieldInUse<unknown>): Pick<
  JSX.HTMLAttributes<HTMLFormElement>,
  'onSubmit' | 'onFocusIn' | 'onFocusOut' | 'onMouseDown'
> {
  return {
    onSubmit: (event) => {
      event.preventDefault();
      submit();
    },
    onFocusIn: enter,
    onFocusOut: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) leave();
    },
    onMouseDown: (event) => {
      const { target } = event;
      if (target instanceof Element && target.closest('button')) event.preventDefault();
    },
  };
}
