import type { Workbook } from '../core/port/workbook';
import type { Sidebar } from '../sidebar/start';

/** What the page and the sidebar in its frame know of each other; both are of one site, so that they may. */
declare global {
  interface Window {
    /** Set by the page before it loads the frame, which finds it on its parent. */
    workbookForSidebar?: Workbook;
    /** Set by the frame on its own window. */
    sidebarForPage?: Sidebar;
  }
}

export function offerToSidebar(workbook: Workbook): void {
  window.workbookForSidebar = workbook;
}

/** For the sidebar: the workbook that it stands beside, none where its page was opened by itself. */
export function offeredWorkbook(): Workbook | undefined {
  return window.parent.workbookForSidebar;
}

export function offerToPage(sidebar: Sidebar): void {
  window.sidebarForPage = sidebar;
}
