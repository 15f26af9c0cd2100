import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { screenMark } from '../../../apps-script/screen-mark';
import { SCREENS, type Screen } from '../../../sidebar/screens';
import { openSheets } from './fake-apps-script';

const MENU = {
  caption: 'EPA Cohort',
  items: [
    { caption: 'Open sidebar', functionName: 'epaCohort_openSidebar' },
    { caption: 'Set up this sheet', functionName: 'epaCohort_openSetUp' },
    { caption: 'Check this sheet', functionName: 'epaCohort_openCheck' },
    { caption: 'Recalculate', functionName: 'epaCohort_recalculate' },
  ],
};

test.each(['NONE', 'LIMITED', 'FULL'] as const)('the menu is there after opening in mode %s', (mode) => {
  const sheets = openSheets();
  sheets.run('onOpen', mode);
  expect(sheets.spreadsheet.menus).toEqual([MENU]);
});

test('the menu is there as well where the provider’s own onOpen calls ours', () => {
  const sheets = openSheets();
  sheets.run('epaCohort_onOpen', 'LIMITED');
  expect(sheets.spreadsheet.menus).toEqual([MENU]);
});

test('the menu is there as soon as the add-on is installed', () => {
  const sheets = openSheets();
  sheets.run('onInstall', 'FULL');
  expect(sheets.spreadsheet.menus).toEqual([MENU]);
});

describe.each<[string, Screen]>([
  ['epaCohort_openSidebar', 'apprentice'],
  ['epaCohort_openSetUp', 'set-up'],
  ['epaCohort_openCheck', 'check'],
])('the menu item %s', (name, screen) => {
  test(`opens the page that was built at the screen ${screen}`, () => {
    const sheets = openSheets();
    sheets.run(name, 'FULL');
    expect(SCREENS).toContain(screen);
    expect(sheets.spreadsheet.sidebar).toEqual({
      title: 'EPA Cohort',
      html: readFileSync('dist/apps-script/sidebar.html', 'utf8') + screenMark(screen),
    });
  });

  test('changes nothing in the spreadsheet and reads nothing of it', () => {
    const { spreadsheet, run } = openSheets();
    run(name, 'FULL');
    expect(spreadsheet.serviceCalls.filter((call) => /^(?:Spreadsheet|Sheet|Range)\./.test(call))).toEqual(
      [],
    );
  });

  test('opens nothing by itself: only a person may open a sidebar', () => {
    const sheets = openSheets();
    sheets.run('onOpen', 'LIMITED');
    expect(sheets.spreadsheet.sidebar).toBeUndefined();
    expect(() => sheets.run(name, 'LIMITED')).toThrow('You do not have permission to call Ui.showSidebar.');
  });
});

test('every item of the menu has its function', () => {
  for (const { functionName } of MENU.items)
    expect(() => openSheets().run(functionName, 'FULL')).not.toThrow();
});
