import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../core/problems';
import type { SheetGrid } from '../core/sheet/grid';
import { isOfOwnSheet } from '../core/sheet/own-sheets';
import { About } from './about';
import { ChooseColumns } from './choosing-columns';
import { Connect } from './connect';
import { useSidebar } from './context';
import { Section } from './controls';
import { Functions } from './functions';
import { Rules } from './rules';
import { SettingsForm } from './settings-form';

type Part = 'sheet' | 'settings' | 'functions' | 'rules' | 'about';

/** The screen that makes a sheet ready, and says what stands behind the answers. */
export function SetUpScreen({ opensAt }: { readonly opensAt: Part }) {
  const { state } = useSidebar();
  const [open, setOpen] = useState<Part | undefined>(opensAt);
  // On this screen only settings have fields that somebody can go back to.
  const isSought = state.fieldSought !== undefined;
  useEffect(() => {
    if (isSought) setOpen('settings');
  }, [isSought]);
  const part = (key: Part, title: string, content: ComponentChildren) => (
    <Section
      title={title}
      isOpen={open === key}
      onToggle={(isOpen) => {
        // Closing one part must not close the one that was opened in its place.
        if (isOpen) setOpen(key);
        else if (open === key) setOpen(undefined);
      }}
    >
      {content}
    </Section>
  );
  const grid = state.sheet?.grid ?? state.unconnected?.grid;
  return (
    <>
      <h1 class="unseen">Set up</h1>
      {grid ? (
        part('sheet', 'This sheet', <ThisSheet grid={grid} />)
      ) : (
        <p class="empty">Reading the sheet…</p>
      )}
      {grid && part('settings', 'Settings', <SettingsForm grid={grid} />)}
      {part('functions', 'Insert a function', <Functions />)}
      {part('rules', 'Rules of the standard', <Rules />)}
      {part('about', 'About and help', <About />)}
    </>
  );
}

/** Our own sheet of settings is none to be connected or set up. */
function ThisSheet({ grid }: { readonly grid: SheetGrid }) {
  const { session, state } = useSidebar();
  const problem = state.unconnected?.problem;
  if (problem && isOfOwnSheet(problem)) return <p>{messageOf(problem)}</p>;
  return (
    <>
      <Connect grid={grid} />
      <ChooseColumns grid={grid} />
      <button type="button" class="wide" onClick={() => session.show('check')}>
        Check this sheet
      </button>
    </>
  );
}
