import type { ComponentChildren } from 'preact';
import { type MutableRef, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ColumnKey } from '../core/sheet/columns';
import { useSidebar } from './context';
import { Icon, type IconName } from './icons';
import { soughtColumn } from './sought-field';
import { type InView, isWriting } from './state';
import { useColumns } from './use-columns';

/** How a line stands: a sign, and the words for those who do not see it. What says itself in the value has none. */
const LOOKS = {
  met: { icon: 'done', words: 'Done:' },
  missing: { icon: 'missing', words: 'Open:' },
  ahead: { icon: 'missing', words: 'Open:' },
  none: { icon: 'open', words: '' },
  booked: { icon: 'soon', words: '' },
  late: { icon: 'late', words: '' },
  failed: { icon: 'cross', words: '' },
  doubt: { icon: 'doubt', words: 'Cannot be read:' },
} as const satisfies Readonly<Record<string, { icon: IconName; words: string }>>;
export type LineLook = keyof typeof LOOKS;

/** In characters: a longer value ends beside its label where there is no room, a shorter one takes a row of its own. */
const LONG_VALUE = 22;

interface LineProps {
  readonly label: string;
  readonly look: LineLook;
  readonly value: string;
  /** A second row in quiet words. */
  readonly note?: string | undefined;
  readonly whom: InView;
  /** The columns that are set below it: once one of them is written the line closes. */
  readonly columns?: readonly ColumnKey[];
  /** What opens below it. */
  readonly children: ComponentChildren;
}

/**
 * One fact to read: sign, label, value. It is a button, and a single stop of the Tab key; Enter or a click opens what it is
 * set with, Escape closes that again.
 */
export function Line({ label, look, value, note, whom, columns = [], children }: LineProps) {
  const id = useId();
  const { button, panel, isOpen, isThere, toggle, close } = useOpening(whom, columns);
  const { icon, words } = LOOKS[look];
  return (
    <li class={`item ${look}`}>
      <button
        ref={button}
        type="button"
        class="item-head"
        data-line={label}
        aria-expanded={isOpen}
        aria-controls={isThere ? id : undefined}
        onClick={toggle}
      >
        <span class="sign">
          <Icon name={icon} />
          <span class="unseen">{words}</span>
        </span>
        <span class="item-words">
          <span class="item-label">{label}</span>{' '}
          <span class={value.length > LONG_VALUE ? 'item-value long' : 'item-value'} title={value}>
            {value}
          </span>
          {note && <span class="item-note"> {note}</span>}
        </span>
      </button>
      {isThere && (
        <fieldset
          id={id}
          ref={panel}
          class="item-open"
          hidden={!isOpen}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          {children}
        </fieldset>
      )}
    </li>
  );
}

interface Opening {
  readonly button: MutableRef<HTMLButtonElement | null>;
  readonly panel: MutableRef<HTMLFieldSetElement | null>;
  readonly isOpen: boolean;
  /** It has been open for this apprentice: closed by its own button it keeps what is half typed. */
  readonly isThere: boolean;
  toggle(): void;
  close(): void;
}

/** What is open belongs to the apprentice that it was opened for, while the line itself, and the focus on it, stays for the next. */
function useOpening(whom: InView, columns: readonly ColumnKey[]): Opening {
  const who = whoIs(whom);
  const [opened, setOpened] = useState<{ readonly who: string; readonly isOpen: boolean }>();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLFieldSetElement>(null);
  const isThere = opened?.who === who;
  const isOpen = isThere && opened.isOpen;
  const close = () => setOpened({ who, isOpen: false });
  useSought(whom, columns, () => setOpened({ who, isOpen: true }));
  useFocus(isOpen, button, panel);
  useWritten(isOpen, whom, columns, close);
  return { button, panel, isOpen, isThere, toggle: () => setOpened({ who, isOpen: !isOpen }), close };
}

/** An apprentice as a key: whatever is half typed belongs to one of them, and must never be written to the next. */
export function whoIs({ identity, row }: InView): string {
  return JSON.stringify(identity ?? row);
}

/** The focus goes into what opens, and back to the line from what closes; from elsewhere it is never taken. */
function useFocus(
  isOpen: boolean,
  button: MutableRef<HTMLButtonElement | null>,
  panel: MutableRef<HTMLFieldSetElement | null>,
): void {
  const wasOpen = useRef(isOpen);
  // Not before the fields have taken in that they are left: what Escape took back must not be saved by that.
  useEffect(() => {
    if (isOpen === wasOpen.current) return;
    wasOpen.current = isOpen;
    const { activeElement, body } = document;
    if (isOpen) panel.current?.querySelector<HTMLElement>('input, select')?.focus();
    else if (!activeElement || activeElement === body || panel.current?.contains(activeElement))
      button.current?.focus({ preventScroll: true });
  }, [isOpen]);
}

/** Opens a line for somebody who goes back to what was typed below it. */
function useSought(whom: InView, keys: readonly ColumnKey[], open: () => void): void {
  const sought = soughtColumn(useSidebar().state, whom, useColumns());
  const isSought = sought !== undefined && keys.includes(sought);
  useLayoutEffect(() => {
    if (isSought) open();
  }, [isSought]);
}

/** Closes a line once one of its cells holds something else than before it was written here. */
function useWritten(isOpen: boolean, whom: InView, columns: readonly ColumnKey[], close: () => void): void {
  const { state } = useSidebar();
  const isBusy = columns.some((column) => isWriting(state, column, whom));
  const cells = JSON.stringify(columns.map(whom.cellOf));
  const before = useRef<string>();
  useLayoutEffect(() => {
    if (!isOpen) before.current = undefined;
    else if (isBusy) before.current ??= cells;
    else if (before.current !== undefined && before.current !== cells) close();
  }, [isOpen, isBusy, cells]);
}
