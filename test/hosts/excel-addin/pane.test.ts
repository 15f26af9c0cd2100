import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** The page as it is built for the pane; what it does, test/browser tells. */
const page = readFileSync('dist/excel-addin/taskpane.html', 'utf8');
const found = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map((match) => match[1] as string);

test('the page may load its own files and office.js, with what that needs, and send nothing anywhere', () => {
  const [policy = ''] = found(/http-equiv="Content-Security-Policy" content="([^"]*)"/g);
  expect(policy.split('; ')).toEqual([
    "default-src 'self'",
    "script-src 'self' https://appsforoffice.microsoft.com",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "frame-src 'none'",
    "form-action 'none'",
  ]);
});

test('office.js comes first, from where Microsoft publishes it, then the one bundle', () => {
  expect(found(/<script[^>]* src="([^"]*)"/g)).toEqual([
    'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    'taskpane.js',
  ]);
  expect(page).toMatch('<script src="taskpane.js" defer>');
});

test('no script stands in the page itself, where the policy forbids it', () => {
  expect(found(/<script(?![^>]* src=)([^>]*)>/g)).toEqual([' type="application/json" id="function-help"']);
  expect(page).not.toMatch(/ on\w+="/);
});

test('until the sidebar runs the page says that it opens, and keeps the static help and its style to itself', () => {
  expect(page).toMatch('<div id="app"><p class="starting">Opening EPA Cohort…</p></div>');
  expect(page).toMatch('<div id="outside" hidden>');
  expect(page).toMatch('<style id="outside-style" media="not all">');
});
