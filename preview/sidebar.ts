import { startSidebar } from '../sidebar/start';
import { offeredWorkbook, offerToPage } from './sidebar-window';

/** The script of the page in the frame. */
const root = document.querySelector('#app') as HTMLElement;
const workbook = offeredWorkbook();
if (workbook) offerToPage(startSidebar(root, workbook));
else root.textContent = 'This is the sidebar of EPA Cohort. Open the workbook, and it is there.';
