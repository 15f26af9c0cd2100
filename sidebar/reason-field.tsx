import { useRef } from 'preact/hooks';
import { EXEMPT, EXEMPTION_REASONS, exemption } from '../core/port/recording';
import { problem } from '../core/problems';
import type { Column } from '../core/sheet/columns';
import { useSidebar } from './context';
import { draftOf, fieldId } from './drafts';
import { type FieldOfCell, type InView, isWriting } from './state';
import { leavingForm, useField } from './use-field';

/** Whether the reason of an exemption is asked for: until it is written, or a person does without the exemption. */
export function useReason(column: Column, whom: InView) {
  const { session, state } = useSidebar();
  const field = reasonOf(column, whom, (reason) => {
    const notes = whom.hasColumn('notes') ? whom.cellOf('notes') : undefined;
    return session.write(whom, exemption(column, reason, notes));
  });
  return {
    field,
    isAsked: draftOf(state, field.id) !== undefined,
    ask: () => session.typeInto(field, '', isWriting(state, column.key, whom)),
    drop: () => session.dropDraft(field.id),
  };
}

/** What the field for the reason of an exemption is called. */
export function reasonLabel(heading: string): string {
  return `Why is ${heading} exempt?`;
}

/** The choice of an exemption is kept with it: without its reason it cannot be written. */
function reasonOf(
  { heading }: Column,
  whom: InView,
  write: (reason: string) => unknown,
): FieldOfCell<string> {
  const canRecord = whom.hasColumn('notes');
  const label = reasonLabel(heading);
  return {
    id: fieldId(whom, label),
    label,
    whom,
    value: undefined,
    read: (text) =>
      canRecord && text.trim() === ''
        ? problem('EXEMPT_WITHOUT_REASON', { argument: heading, value: EXEMPT })
        : text.trim(),
    check: () => [],
    write: (reason) => write(reason ?? ''),
  };
}

export function ReasonField({ column, whom }: { readonly column: Column; readonly whom: InView }) {
  const { state } = useSidebar();
  const input = useRef<HTMLInputElement>(null);
  const { field, drop } = useReason(column, whom);
  const inUse = useField({ ...field, whom, isBusy: isWriting(state, column.key, whom) }, input);
  const { heading } = column;
  const id = `reason-${column.key}`;
  return (
    <form class="reason" {...leavingForm(inUse)}>
      {whom.hasColumn('notes') ? (
        <>
          <label for={id}>{field.label} It is recorded in Notes.</label>
          <input
            id={id}
            ref={input}
            type="text"
            list={`${id}-list`}
            required
            value={inUse.draft?.text ?? ''}
            onInput={(event) => inUse.type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') drop();
            }}
          />
          <datalist id={`${id}-list`}>
            {EXEMPTION_REASONS.map((usual) => (
              <option key={usual} value={usual} />
            ))}
          </datalist>
        </>
      ) : (
        <p>This sheet has no column Notes, so record the reason elsewhere.</p>
      )}
      <div class="row">
        <button type="submit" class="small main" aria-disabled={inUse.typed?.asks || inUse.isBusy}>
          Set {heading} to Exempt
        </button>
        <button type="button" class="small" onClick={drop}>
          Cancel
        </button>
      </div>
    </form>
  );
}
