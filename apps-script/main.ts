// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { call } from '../core/functions/call';
import { functionNamed } from '../core/functions/catalogue';
import type { CustomFunction } from '../core/functions/define';
import { isProblem, messageOf } from '../core/problems';
import { PRODUCT } from '../core/version';
import type { Screen } from '../sidebar/screens';
import { sheetsCodec } from './codec';
import { versionRenewed } from './recalculate';
import { screenMark } from './screen-mark';
import { topLevelName } from './top-level-names';

/*
 * What Google runs. Every export but `callFunction` becomes a top-level function of Code.js (top-level-names.ts), and so does
 * every custom function. All of this file is loaded again for each call, in that call's authorisation mode:
 * no service may be called outside a function.
 */

// For the page, through google.script.run (page/bridge.ts). A cell that calls them can read, never write.
export { appendRows } from './appended-rows';
export { writeCells } from './cell-writes';
export { applyChanges } from './changes';
export { copyValues } from './copy-values';
export { readFormulas } from './formulas';
export { dressColumnsAgain, readLacking } from './looks';
export { addApprentices, removeApprentices } from './new-apprentices';
export { repairAnswers } from './repair';
export { applySetUp } from './set-up';
export { removeSetUp } from './set-up-undone';
export { readGrid, readGridOf, readSelection, readToday, readTops, revealCell } from './workbook';
export { writeReport } from './write-report';

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
    .addItem('Open sidebar', topLevelName('openSidebar'))
    .addItem('Set up this sheet', topLevelName('openSetUp'))
    .addItem('Check this sheet', topLevelName('openCheck'))
    .addItem('Recalculate', topLevelName('recalculate'))
    .addToUi();
}

/** The spreadsheet is open already when an add-on is installed. */
export function onInstall(): void {
  onOpen();
}

export function openSidebar(): void {
  openAt('apprentice');
}

export function openSetUp(): void {
  openAt('set-up');
}

export function openCheck(): void {
  openAt('check');
}

/** Works every answer out anew; where that cannot be, the page says why. */
export function recalculate(): void {
  if (!versionRenewed()) openAt('check');
}

/** Opens the page, or opens it anew, at one of its screens. */
function openAt(screen: Screen): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar').append(screenMark(screen));
  SpreadsheetApp.getUi().showSidebar(page.setTitle(PRODUCT.name));
}
