import { expect, test } from '@jest/globals';
import { day } from '../days';
import { openInGoogle } from './sidebar-hosts';

const ROWS = [
  ['ULN', 'Apprentice', 'Start date', 'EPA start'],
  ['1000000019', 'Amara Foxbury', day('2025-09-01'), day('2026-11-02')],
  ['1000000027', 'Bilal Penhale', day('2025-09-01'), day('2026-11-02')],
];

/** Asks another address in each way that a page has. */
function ask(url: string): Promise<readonly string[]> {
  const outcomes: Promise<string>[] = [
    fetch(url, { mode: 'no-cors' }).then(
      () => 'fetch went out',
      () => 'fetch refused',
    ),
    new Promise((done) => {
      const image = new Image();
      image.onload = () => done('image loaded');
      image.onerror = () => done('image refused');
      image.src = `${url}?image`;
    }),
    new Promise((done) => {
      const script = document.createElement('script');
      script.onload = () => done('script loaded');
      script.onerror = () => done('script refused');
      script.src = `${url}?script`;
      document.head.append(script);
    }),
    new Promise((done) => {
      const frame = document.createElement('iframe');
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'frame-src') done('frame refused');
      });
      frame.src = `${url}?frame`;
      document.body.append(frame);
    }),
  ];
  return Promise.all(outcomes);
}

test('in Google Sheets, where meta tags of the file count for nothing, the page can ask no other address', async () => {
  const { page, sidebar, faults, select } = await openInGoogle(ROWS);
  await select(1, 1);
  await sidebar.getByText('Amara Foxbury').first().waitFor();
  expect(faults).toEqual([]);
  expect(await page.locator('head > meta[http-equiv]').count()).toBe(1);

  expect(await page.evaluate(ask, 'https://elsewhere.example/')).toEqual([
    'fetch refused',
    'image refused',
    'script refused',
    'frame refused',
  ]);
  expect(faults.filter((fault) => fault.startsWith('asked another host'))).toEqual([]);

  // The calls of the server go on: they are Google's own messages between frames, no requests of the page.
  await select(2, 1);
  await sidebar.getByText('Bilal Penhale').first().waitFor();
});
