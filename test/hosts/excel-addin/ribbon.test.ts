import { describe, expect, test } from '@jest/globals';
import { associateButtons, BUTTONS } from '../../../excel-addin/ribbon';
import type { Screen, Sidebar } from '../../../sidebar/start';
import { installOfficeJs, pressRibbon, taskPane } from './fake-excel';

/** The add-in loaded, its sidebar not started yet; where the sidebar goes is noted. */
function loaded() {
  installOfficeJs();
  const went: (Screen | undefined)[] = [];
  const sidebar: Pick<Sidebar, 'show'> = { show: (screen) => went.push(screen) };
  const start = associateButtons();
  return {
    went,
    start: () =>
      start((screen) => {
        went.push(screen);
        return sidebar;
      }),
  };
}

const PRESSES = Object.entries(BUTTONS);

describe.each(PRESSES)('%s', (button, screen) => {
  test('goes to its screen in the running sidebar and opens the pane', async () => {
    const { went, start } = loaded();
    start();
    await pressRibbon(button);
    expect(went).toEqual([undefined, screen]);
    expect(taskPane.shown).toBe(1);
  });

  test('pressed before the sidebar runs, has it start there', async () => {
    const { went, start } = loaded();
    await pressRibbon(button);
    expect(taskPane.shown).toBe(1);
    start();
    expect(went).toEqual([screen]);
  });

  test('goes there though Excel does not open the pane', async () => {
    const { went, start } = loaded();
    start();
    taskPane.refusal = new Error('Not for you.');
    await pressRibbon(button);
    expect(went).toEqual([undefined, screen]);
  });
});

test('the last button that was pressed before the sidebar runs counts', async () => {
  const { went, start } = loaded();
  await pressRibbon('EpaSetUp');
  await pressRibbon('EpaCheck');
  start();
  expect(went).toEqual(['check']);
});

test('without a press the sidebar starts where it likes', () => {
  const { went, start } = loaded();
  start();
  expect(went).toEqual([undefined]);
});

test('a sidebar that fails still lets the button be done', async () => {
  installOfficeJs();
  associateButtons()(() => ({
    show() {
      throw new Error('No such screen.');
    },
  }));
  let isDone = false;
  await expect(
    pressRibbon('EpaCheck', () => {
      isDone = true;
    }),
  ).rejects.toThrow('No such screen.');
  expect(isDone).toBe(true);
});
