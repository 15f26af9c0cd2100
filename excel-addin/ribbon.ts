import type { Screen, Sidebar } from '../sidebar/start';

/** The functions that manifest.xml names for buttons of the ribbon, and the screen that each opens the sidebar at. */
export const BUTTONS = { EpaSetUp: 'set-up', EpaCheck: 'check' } as const satisfies Record<string, Screen>;

/** All that a button asks of the sidebar. */
type Shown = Pick<Sidebar, 'show'>;

/**
 * Puts the buttons in charge of the sidebar. It may start only later: a button can be what loads the page. What comes
 * back starts it, at the screen that was asked for meanwhile.
 */
export function associateButtons(): (start: (screen: Screen | undefined) => Shown) => void {
  let sidebar: Shown | undefined;
  let wanted: Screen | undefined;
  for (const [name, screen] of Object.entries(BUTTONS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      try {
        wanted = screen;
        sidebar?.show(screen);
        openPane();
      } finally {
        // Otherwise Excel takes the button for busy.
        event.completed();
      }
    });
  }
  return (start) => {
    sidebar = start(wanted);
  };
}

/**
 * Excel ignores this for add-ins that come from the Marketplace (Microsoft's documentation, since February 2026), whose
 * manifest has no such button for that reason, and may refuse it elsewhere. Then the sidebar is at that screen once its own
 * button opens the pane.
 */
function openPane(): void {
  Office.addin.showAsTaskpane().catch(() => undefined);
}
