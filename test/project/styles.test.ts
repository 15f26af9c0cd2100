import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { STYLES } from '../../tools/sidebar-page';

test('every style sheet of the sidebar is in its page, once', () => {
  const files = readdirSync('sidebar/styles').map((file) => file.replace(/\.css$/, ''));
  expect([...STYLES].sort()).toEqual(files.sort());
});
