import type { Screen } from '../sidebar/screens';

/** The element of the page that names the screen to open; Google ignores meta tags that a file brings along. */
export const SCREEN_MARK = 'screen-to-open';

/** What the server appends to the page for a menu item. */
export function screenMark(screen: Screen): string {
  return `<span id="${SCREEN_MARK}" hidden>${screen}</span>`;
}
