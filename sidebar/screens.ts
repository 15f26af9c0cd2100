/** What the sidebar can be opened at, by a menu item, a button of the ribbon or itself. */
export const SCREENS = ['apprentice', 'cohort', 'check', 'files', 'set-up', 'help'] as const;
export type Screen = (typeof SCREENS)[number];
