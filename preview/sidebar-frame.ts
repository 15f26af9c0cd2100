import type { Workbook } from '../core/port/workbook';
import type { Sidebar } from '../sidebar/start';
import { offerToSidebar } from './sidebar-window';

/** From here down the sidebar lies over the sheet, so it waits to be asked for; page.css draws the same line. */
const NARROW = '(max-width: 899px)';

interface Parts {
  readonly place: HTMLElement;
  readonly button: HTMLElement;
  /** Keys that mean the same wherever they are pressed. */
  readonly onKey: (event: KeyboardEvent) => void;
}

export interface FramedSidebar {
  /** Starts over, with another workbook. */
  startOver(workbook: Workbook): void;
  isShown(): boolean;
  focus(): void;
  /** What the page did beside it and the sidebar is to know, where there is one. */
  tell(words: (sidebar: Sidebar) => void): void;
}

/**
 * The sidebar at the right of the sheet: in a frame, so that no style of the engine reaches it and it sees its own width.
 * A hidden one is not there at all, but where something is typed in it that only a person can say what is to become of.
 */
export function framedSidebar({ place, button, onKey }: Parts): FramedSidebar {
  let workbook: Workbook | undefined;
  let isShown = !matchMedia(NARROW).matches;
  let letGo = () => {};
  const draw = () => {
    letGo();
    place.hidden = !isShown;
    button.setAttribute('aria-pressed', String(isShown));
    if (!isShown || !workbook) return place.replaceChildren();
    const guest = guestOf(workbook);
    letGo = guest.letGo;
    offerToSidebar(guest.port);
    place.replaceChildren(frameWith(onKey));
  };
  const sidebarInFrame = () => place.querySelector('iframe')?.contentWindow?.sidebarForPage;
  button.addEventListener('click', () => {
    isShown = !isShown;
    const isKept = isShown ? place.querySelector('iframe') !== null : sidebarInFrame()?.leave();
    if (!isKept) return draw();
    place.hidden = !isShown;
    button.setAttribute('aria-pressed', String(isShown));
  });
  draw();
  return {
    startOver(next) {
      workbook = next;
      draw();
    },
    isShown: () => isShown,
    focus: () => place.querySelector('iframe')?.focus(),
    tell(words) {
      const sidebar = sidebarInFrame();
      if (sidebar) words(sidebar);
    },
  };
}

function frameWith(onKey: Parts['onKey']): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = 'EPA Cohort sidebar';
  // Written into the frame and not loaded: of two files in a folder, neither may see the other.
  frame.srcdoc = JSON.parse(document.querySelector('#sidebar-page')?.textContent ?? '""');
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('keydown', onKey, { capture: true });
  });
  return frame;
}

/** A port for one frame: what it follows ends with the frame, which may be gone before it can stop it. */
function guestOf(workbook: Workbook): { readonly port: Workbook; letGo(): void } {
  const stops = new Set<() => void>();
  return {
    port: {
      ...workbook,
      followSelection(seen, headingRow) {
        const stop = workbook.followSelection(seen, headingRow);
        stops.add(stop);
        return stop;
      },
    },
    letGo: () => {
      for (const stop of stops) stop();
    },
  };
}
