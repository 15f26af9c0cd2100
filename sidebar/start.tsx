import { render } from 'preact';
import type { Workbook } from '../core/port/workbook';
import type { SetUpPlan } from '../core/set-up/plan';
import type { CellWrite } from '../core/sheet/grid';
import { onNewDay } from './renewing';
import type { Screen } from './screens';
import { openSession } from './session';
import { SidebarFrame } from './sidebar';

export { SCREENS, type Screen } from './screens';

export interface Sidebar {
  /** Goes to a screen, as a button of the ribbon asks for. */
  show(screen: Screen): void;
  /** A set-up that was done beside it, with the settings that it filled in: Undo takes it back. */
  takeSetUp(plan: SetUpPlan, settings: readonly CellWrite[]): Promise<void>;
  /** Leaves every field, as before the sidebar goes: is anything typed that is not written by then? */
  leave(): boolean;
}

/** Puts the sidebar into `root`, over the workbook that a host gives it. */
export function startSidebar(root: HTMLElement, workbook: Workbook, screen: Screen = 'apprentice'): Sidebar {
  const session = openSession(workbook, screen);
  root.replaceChildren();
  const leave = () => {
    void session.leaveFields();
    return session.store.get().drafts.length > 0;
  };
  // Closing the panel is one way to leave a field. Where the browser can, it asks before it drops what is not written.
  addEventListener('pagehide', leave);
  addEventListener('beforeunload', (event) => {
    if (leave()) event.preventDefault();
  });
  onNewDay(() => void session.readSheet());
  render(<SidebarFrame session={session} />, root);
  return { show: session.show, takeSetUp: session.takeSetUp, leave };
}
