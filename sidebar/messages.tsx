import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nameOf } from '../core/sheet/people';
import { spoken } from '../core/words';
import { useSidebar } from './context';
import { forgottenDrafts } from './drafts';
import { Icon } from './icons';
import { type Draft, inView, ownerOf, type Said, type SidebarState } from './state';

/*
 * What came of the last thing stands at the foot; what is about an apprentice who is not in view stands above the screen,
 * so that nobody takes it for the one below.
 */

/** How long a message stays that asks for nothing. */
const GOOD_MS = 8000;

/** While somebody points at a message, or is in it with the keyboard, it stays; so soon after that it leaves. */
const HELD = ':is(.footer, .other):is(:hover, :has(:focus-visible))';
const HELD_MS = 1500;

/** A good message leaves by itself; a bad one stays until it is closed or something else is said. */
export function useLeavingMessages(): void {
  const { session, state } = useSidebar();
  const { said } = state;
  useEffect(() => {
    if (said?.tone !== 'good') return undefined;
    const leave = () => {
      if (document.querySelector(HELD)) timer = setTimeout(leave, HELD_MS);
      else session.say(undefined);
    };
    let timer = setTimeout(leave, GOOD_MS);
    return () => clearTimeout(timer);
  }, [session, said]);
}

/** Is a message about another apprentice than the one that is on the screen? */
function isAboutAnother(state: SidebarState): boolean {
  const { said, screen } = state;
  if (said?.whose === undefined || screen !== 'apprentice') return false;
  const whom = inView(state);
  return whom === undefined || ownerOf(whom) !== said.whose;
}

/** What came of the last thing, and the way back. */
export function Foot({ footer }: { readonly footer: RefObject<HTMLElement> }) {
  const { session, state } = useSidebar();
  const said = isAboutAnother(state) ? undefined : state.said;
  const last = state.undoable[state.undoable.length - 1];
  return (
    <footer ref={footer} class="footer">
      <Message said={said} />
      <div class="row">
        <SaidButtons said={said} />
        {last && (
          <button
            type="button"
            class="small"
            title={`Undo: ${last.label}`}
            onClick={() => void session.undo()}
          >
            <Icon name="undo" />
            Undo<span class="unseen"> {last.label}</span>
          </button>
        )}
      </div>
    </footer>
  );
}

/** What was said of somebody who is not in view, and what was typed for them and is not written. */
export function AboutOthers() {
  const { state } = useSidebar();
  const said = isAboutAnother(state) ? state.said : undefined;
  const drafts = forgottenDrafts(state);
  return (
    <div class="others">
      <div class="other">
        <Message said={said} />
        <div class="row">
          <SaidButtons said={said} />
        </div>
      </div>
      <AllForgotten drafts={drafts} />
    </div>
  );
}

/** The one that was left last; the others are counted until somebody asks for them, so that they leave room for the screen. */
function AllForgotten({ drafts }: { readonly drafts: readonly Draft[] }) {
  const [isOpen, setOpen] = useState(false);
  const newestFirst = [...drafts].reverse();
  const shown = isOpen ? newestFirst : newestFirst.slice(0, 1);
  return (
    <>
      <div role="status">
        {shown.map((draft) => (
          <Forgotten key={draft.field.id} draft={draft} />
        ))}
      </div>
      {drafts.length > 1 && (
        <button
          type="button"
          class="small quiet more"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Only the last' : `${spoken(drafts.length - 1)} more not written`}
        </button>
      )}
    </>
  );
}

function Forgotten({ draft }: { readonly draft: Draft }) {
  const { session } = useSidebar();
  const words = draftInWords(draft);
  return (
    <div class="other">
      <p class="said short" dir="auto" title={`Not written yet${words}`}>
        Not written yet{words}
      </p>
      <div class="row">
        <button type="button" class="small" onClick={() => void session.goBackTo(draft)}>
          Go back<span class="unseen"> to what is not written{words}</span>
        </button>
        <button
          type="button"
          class="small"
          onClick={({ currentTarget }) => {
            stepOut(currentTarget);
            session.dropDraft(draft.field.id);
          }}
        >
          Discard<span class="unseen"> what is not written{words}</span>
        </button>
      </div>
    </div>
  );
}

/** Whoever is in what goes away is on the screen after it, and not nowhere. */
function stepOut(button: HTMLElement): void {
  if (button.matches(':focus-visible')) document.getElementById('screen')?.focus({ preventScroll: true });
}

/** ": EPA start “3 Dce” for Amara Foxbury": of two lines a long name must not take all. */
function draftInWords({ field: { whom, label }, text }: Draft): string {
  const whose = whom ? ` for ${nameOf(whom.apprentice) || `row ${whom.row + 1}`}` : '';
  return `: ${label}${text.trim() === '' ? '' : ` “${text.trim()}”`}${whose}`;
}

/** Two lines at most, beside the buttons or above them; the rest is there for those who ask. */
function Message({ said }: { readonly said: Said | undefined }) {
  const text = useRef<HTMLParagraphElement>(null);
  const [room, setRoom] = useState<{ readonly said: Said; readonly place: Place }>();
  const [open, setOpen] = useState<Said>();
  const isOpen = said !== undefined && open === said;
  const place = room?.said === said ? room?.place : undefined;
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = text.current ?? {};
    if (!said || isOpen || place === 'cut' || scrollHeight <= clientHeight + 1) return;
    // Above the buttons the line is longer: only what is cut off there, too, has more to show.
    setRoom({ said, place: place ? 'cut' : 'above' });
  }, [said, isOpen, place]);
  return (
    <>
      <div role="status" class={`said ${said?.tone ?? ''} ${place ? 'above' : ''}`}>
        {said && (
          <p ref={text} class={isOpen ? undefined : 'short'} dir="auto">
            {said.lines.join(' ')}
          </p>
        )}
      </div>
      {said && place === 'cut' && (
        <button
          type="button"
          class="small quiet more"
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? undefined : said)}
        >
          {isOpen ? 'Less' : 'More'}
          <span class="unseen"> of this message</span>
        </button>
      )}
    </>
  );
}

/** Where a message stands that has no room beside the buttons. */
type Place = 'above' | 'cut';

function SaidButtons({ said }: { readonly said: Said | undefined }) {
  const { session } = useSidebar();
  if (!said) return null;
  return (
    <>
      {said.action && (
        <button type="button" class="small" onClick={said.action.run}>
          {said.action.label}
        </button>
      )}
      <button
        type="button"
        class="small quiet"
        onClick={({ currentTarget }) => {
          stepOut(currentTarget);
          session.say(undefined);
        }}
      >
        Close<span class="unseen"> this message</span>
      </button>
    </>
  );
}
