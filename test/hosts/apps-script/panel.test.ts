import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openSheets } from './fake-apps-script';

const MENU = {
  caption: 'EPA Cohort',
  items: [
    { caption: 'Open panel', functionName: 'openPanel' },
    { caption: 'Set up a cohort sheet', functionName: 'setUpCohortSheet' },
  ],
};

test.each(['NONE', 'LIMITED', 'FULL'] as const)('the menu is there after opening in mode %s', (mode) => {
  const sheets = openSheets();
  sheets.run('onOpen', mode);
  expect(sheets.spreadsheet.menus).toEqual([MENU]);
});

test('the menu is there as soon as the add-on is installed', () => {
  const sheets = openSheets();
  sheets.run('onInstall', 'FULL');
  expect(sheets.spreadsheet.menus).toEqual([MENU]);
});

test('the panel that was built opens', () => {
  const sheets = openSheets();
  sheets.run('openPanel', 'FULL');
  expect(sheets.spreadsheet.sidebar).toEqual({
    title: 'EPA Cohort',
    html: readFileSync('dist/apps-script/panel.html', 'utf8'),
  });
});

test('nothing opens by itself: only a person may open a sidebar', () => {
  const sheets = openSheets();
  sheets.run('onOpen', 'LIMITED');
  expect(sheets.spreadsheet.sidebar).toBeUndefined();
  expect(() => sheets.run('openPanel', 'LIMITED')).toThrow(
    'You do not have permission to call Ui.showSidebar.',
  );
});
