import { CATALOGUE } from '../core/functions/catalogue';
import { PRODUCT } from '../core/version';
import { startSidebar } from '../sidebar/start';
import { excelFunction } from './excel-function';
import { inExcel } from './in-excel';
import { canPrint } from './printing';
import { associateButtons } from './ribbon';
import { startFunctions } from './starting';
import { excelWorkbook } from './workbook';

/** Without Excel there is no office.js to register with, and the page is simply the help. */
if (typeof CustomFunctions === 'undefined') showHelp();
else {
  // Not inside onReady: a cell may need its function before the pane is ready, or without the pane, and so may a button.
  for (const fn of CATALOGUE) CustomFunctions.associate(fn.name, excelFunction(fn));
  const startWithButtons = associateButtons();
  Office.onReady(({ host, platform }) => {
    if (host !== Office.HostType.Excel) return showHelp();
    elementOf('outside').remove();
    // Where it does not work now, Repair does it.
    inExcel(startFunctions).catch(() => undefined);
    const workbook = excelWorkbook(canPrint(platform));
    startWithButtons((screen) => startSidebar(elementOf('app'), workbook, screen));
  });
}

function showHelp(): void {
  elementOf('app').remove();
  elementOf('outside').hidden = false;
  // Its style would be the sidebar's too, and is off until here.
  elementOf('outside-style').removeAttribute('media');
}

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`${PRODUCT.name}: the page has no ${id}.`);
  return element;
}
