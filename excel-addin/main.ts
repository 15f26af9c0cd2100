import { CATALOGUE } from '../core/functions/catalogue';
import { excelFunction } from './excel-function';
import { offerSetUp } from './set-up-button';
import { excelWorkbook } from './workbook';

/** Without Excel there is no office.js to register with, and the page is simply the help. */
const isOfficeLoaded = typeof CustomFunctions !== 'undefined';

// Not inside onReady: a cell may need its function before the pane is ready, or without the pane.
if (isOfficeLoaded) {
  for (const fn of CATALOGUE) CustomFunctions.associate(fn.name, excelFunction(fn));
  Office.onReady(({ host }) => {
    if (host === Office.HostType.Excel) offerSetUp(excelWorkbook());
  });
}
