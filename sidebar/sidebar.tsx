import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useLayoutEffect, useRef } from 'preact/hooks';
import { AnswersCheck } from './answers-check';
import { ApprenticeScreen } from './apprentice';
import { bringArrivalsToAField } from './arriving';
import { CohortScreen } from './cohort';
import { SessionContext, useSidebar } from './context';
import { FilesScreen } from './files';
import { AboutOthers, Foot, useLeavingMessages } from './messages';
import { useRoomBetween } from './room-between';
import type { Screen } from './screens';
import type { Session } from './session';
import { SetUpScreen } from './set-up';
import type { Conflict, Question, Work } from './state';

export function SidebarFrame({ session }: { readonly session: Session }) {
  useEffect(() => bringArrivalsToAField(), []);
  return (
    <SessionContext.Provider value={session}>
      <Frame />
      <Asking />
    </SessionContext.Provider>
  );
}

function Frame() {
  const { header, footer } = useRoomBetween();
  useLeavingMessages();
  return (
    <>
      <header ref={header}>
        <Tabs />
        <Works />
        <Paused />
        <AboutOthers />
      </header>
      <main>
        <div id="screen" role="tabpanel" aria-labelledby="tab" tabIndex={-1}>
          <Safely>
            <CurrentScreen />
          </Safely>
        </div>
      </main>
      <Foot footer={footer} />
    </>
  );
}

/** A fault of ours must not leave an empty panel: nothing that was written is lost, and the way on is said. */
function Safely({ children }: { readonly children: ComponentChildren }) {
  const [fault, reset] = useErrorBoundary((error) => console.error(error));
  if (!fault) return <>{children}</>;
  return (
    <div class="empty">
      <h1>Something went wrong here</h1>
      <p>Everything that was written is in the sheet. Show it again, or close this panel and open it anew.</p>
      <p class="quiet">{fault instanceof Error ? fault.message : String(fault)}</p>
      <button type="button" class="main" onClick={reset}>
        Show it again
      </button>
    </div>
  );
}

const TABS = [
  { label: 'Apprentice', screens: ['apprentice'] },
  { label: 'Cohort', screens: ['cohort', 'check'] },
  { label: 'Files', screens: ['files'] },
  { label: 'Set up', screens: ['set-up', 'help'] },
] as const satisfies readonly { label: string; screens: readonly [Screen, ...Screen[]] }[];

function isOn(tab: (typeof TABS)[number], screen: Screen): boolean {
  return (tab.screens as readonly Screen[]).includes(screen);
}

function Tabs() {
  const { session, state } = useSidebar();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const now = TABS.findIndex((tab) => isOn(tab, state.screen));
    const next = (now + step + TABS.length) % TABS.length;
    session.show((TABS[next] as (typeof TABS)[number]).screens[0]);
    buttons.current[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="EPA Cohort">
      {TABS.map((tab, i) => {
        const isCurrent = isOn(tab, state.screen);
        return (
          <button
            key={tab.label}
            ref={(button) => {
              buttons.current[i] = button;
            }}
            type="button"
            role="tab"
            id={isCurrent ? 'tab' : undefined}
            aria-selected={isCurrent}
            aria-controls="screen"
            tabIndex={isCurrent ? 0 : -1}
            onClick={() => session.show(tab.screens[0])}
            onKeyDown={move}
          >
            {tab.label}
          </button>
        );
      })}
    </div>
  );
}

function CurrentScreen() {
  const { state } = useSidebar();
  useLayoutEffect(() => scrollTo(0, 0), [state.screen]);
  switch (state.screen) {
    case 'apprentice':
      return <ApprenticeScreen />;
    case 'cohort':
      return <CohortScreen />;
    case 'check':
      return (
        <>
          <AnswersCheck />
          <CohortScreen opensAt="issues" />
        </>
      );
    case 'files':
      return <FilesScreen />;
    case 'set-up':
      return <SetUpScreen key="set-up" opensAt="sheet" />;
    case 'help':
      return <SetUpScreen key="help" opensAt="about" />;
  }
}

/** Any click or key on this page wakes it: the button is for whoever looks for one. */
function Paused() {
  const { state } = useSidebar();
  return (
    <div role="status">
      {state.isPaused && (
        <div class="work">
          <span>Paused, as nothing has changed for some minutes.</span>
          <button type="button" class="small">
            Click to follow
          </button>
        </div>
      )}
    </div>
  );
}

/** What is being done; it shows only where it takes more than a moment. */
function Works() {
  const { state } = useSidebar();
  return (
    <div class="works" role="status">
      {state.works.map((work, i) => (
        <WorkLine key={`${i} ${work.label}`} work={work} />
      ))}
    </div>
  );
}

function WorkLine({ work: { label, cancel, progress } }: { readonly work: Work }) {
  return (
    <div class="work">
      <span>{label}</span>
      <progress aria-label={label} value={progress} />
      {cancel && (
        <button type="button" class="small" onClick={cancel}>
          Cancel
        </button>
      )}
    </div>
  );
}

function Asking() {
  const { state } = useSidebar();
  const [question] = state.questions;
  return question ? <QuestionBox question={question} /> : null;
}

/** What stands against what is wanted, cell by cell, and one choice for all of it. Escape keeps what is there. */
function QuestionBox({ question }: { readonly question: Question }) {
  const { session } = useSidebar();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // The next question opens anew: it is read out, and the focus begins where nothing is written over.
    box.current?.close();
    box.current?.showModal();
  }, [question]);
  const { title, lines, conflicts, replace } = question;
  return (
    <dialog
      ref={box}
      aria-labelledby="question"
      onCancel={(event) => {
        event.preventDefault();
        void session.answer(false);
      }}
    >
      <h2 id="question" dir="auto">
        {title}
      </h2>
      {lines.map((line) => (
        <p key={line} dir="auto">
          {line}
        </p>
      ))}
      {conflicts.map((conflict) => (
        <ConflictPart key={conflict.heading} conflict={conflict} isAlone={conflicts.length === 1} />
      ))}
      <div class="row">
        <button type="button" class="main" onClick={() => void session.answer(false)}>
          Keep what is there
        </button>
        {replace && (
          <button type="button" onClick={() => void session.answer(true)}>
            Write mine
          </button>
        )}
      </div>
    </dialog>
  );
}

function ConflictPart({
  conflict: { heading, explanation, values },
  isAlone,
}: {
  readonly conflict: Conflict;
  readonly isAlone: boolean;
}) {
  return (
    <>
      {!isAlone && <h3>{heading}</h3>}
      <p>{explanation}</p>
      <dl>
        {values.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
