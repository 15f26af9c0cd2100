import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openSheets } from './fake-apps-script';

const MENU = { caption: 'EPA Cohort', items: [{ caption: 'Open panel', functionName: 'openPanel' }] };

test.each(['NONE', 'LIMITED', 'FULL'] as const)('the menu is there after opening in mode %s', (mode) => {
  const sheets = openSheets();
  sheets.run('onOpen', mode);
  expect(sheets.menus).toEqual([MENU]);
});

test('the menu is there as soon as the add-on is installed', () => {
  const sheets = openSheets();
  sheets.run('onInstall', 'FULL');
  expect(sheets.menus).toEqual([MENU]);
});

test('every menu item opens the panel that was built', () => {
  const sheets = openSheets();
  for (const { functionName } of MENU.items) sheets.run(functionName, 'FULL');
  expect(sheets.sidebar).toEqual({
    title: 'EPA Cohort',
    html: readFileSync('dist/apps-script/panel.html', 'utf8'),
  });
});

test('nothing opens by itself: only a person may open a sidebar', () => {
  const sheets = openSheets();
  sheets.run('onOpen', 'LIMITED');
  expect(sheets.sidebar).toBeUndefined();
  expect(() => sheets.run('openPanel', 'LIMITED')).toThrow(
    'You do not have permission to call Ui.showSidebar.',
  );
});
