// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { planSetUp } from '../core/cohort/set-up';
import { setUpInWords } from '../core/cohort/set-up-in-words';
import { call } from '../core/functions/call';
import { functionNamed } from '../core/functions/catalogue';
import type { CustomFunction } from '../core/functions/define';
import { isProblem, messageOf } from '../core/problems';
import { PRODUCT } from '../core/version';
import { sheetsCodec } from './codec';
import { applySetUp } from './set-up';
import { readGrid } from './workbook';

/*
 * What Google runs. Every export but `callFunction` becomes a top-level function of Code.js of the same name, and so does
 * every custom function. All of this file is loaded again for each call, in that call's authorisation mode:
 * no service may be called outside a function.
 */

// For the panel, through google.script.run (bridge.ts). A cell that calls them can read, never write.
export { applyChanges } from './changes';
export { applySetUp } from './set-up';
export { readGrid, readRow, readSelection, readToday, revealCell } from './workbook';

/** Calls the custom function `name`; its generated top-level function is the only caller, so the name is in the catalogue. */
export function callFunction(name: string, args: readonly unknown[]) {
  const fn = functionNamed(name) as CustomFunction;
  const answer = call(fn, args, sheetsCodec());
  // Sheets shows #ERROR! and, in the note of the cell, the message.
  if (isProblem(answer)) throw new Error(messageOf(answer));
  return answer;
}

/** Adds the menu. It may run without any authorisation (AuthMode.NONE), where menus are all that is allowed. */
export function onOpen(): void {
  // In a published add-on Google ignores the caption and puts the items under Extensions, as createAddonMenu() does.
  SpreadsheetApp.getUi()
    .createMenu(PRODUCT.name)
    .addItem('Open panel', 'openPanel')
    .addItem('Set up a cohort sheet', 'setUpCohortSheet')
    .addToUi();
}

/** The spreadsheet is open already when an add-on is installed. */
export function onInstall(): void {
  onOpen();
}

export function openPanel(): void {
  const page = HtmlService.createHtmlOutputFromFile('panel').setTitle(PRODUCT.name);
  SpreadsheetApp.getUi().showSidebar(page);
}

/** Makes the sheet in front a cohort sheet and says what was done, or why nothing was. */
export function setUpCohortSheet(): void {
  const plan = planSetUp(readGrid(), 'spilled');
  const ui = SpreadsheetApp.getUi();
  ui.alert(
    PRODUCT.name,
    isProblem(plan) ? messageOf(plan) : setUpInWords(plan, applySetUp(plan)).join('\n'),
    ui.ButtonSet.OK,
  );
}
