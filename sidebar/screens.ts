/** What a menu item or a button of the ribbon can open the sidebar at. */
export const SCREENS = ['apprentice', 'cohort', 'check', 'set-up'] as const;
export type Screen = (typeof SCREENS)[number];
