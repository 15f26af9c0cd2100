import { SCREENS, startSidebar } from '../../sidebar/start';
import { SCREEN_MARK } from '../screen-mark';
import { googleWorkbook, type PageWindow } from './bridge';

declare global {
  interface Window extends Pick<PageWindow, 'google'> {}
}

/*
 * The script of the sidebar's page. It stands in the head, and Google puts `google.script.run` there before it; what the
 * server appended to the page is there once the whole of it has been read.
 */
function start(): void {
  const asked = document.getElementById(SCREEN_MARK)?.textContent;
  startSidebar(
    document.getElementById('app') as HTMLElement,
    googleWorkbook(window),
    SCREENS.find((screen) => screen === asked),
  );
}

// Google writes the page into a frame in its own way: it may be complete before this runs.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
