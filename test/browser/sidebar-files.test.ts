import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { Download } from 'playwright-core';
import { day } from '../days';
import { axeFindings } from './axe';
import { withActions } from './sidebar-actions';
import { type HostOptions, type Rows, SIDEBAR_HOSTS } from './sidebar-hosts';
import { HEADINGS, row } from './small-cohort';

/** The screen for what is handed on, in the built pages: files that are saved, and the same as text where none can be. */

const LONG = 'Maximiliana Featherstonehaugh-Cholmondeley';
const COHORT: Rows = [
  HEADINGS,
  row({
    ULN: '1000000019',
    Apprentice: LONG,
    Employer: '=Copperkettle',
    'Start date': day('2025-09-01'),
    'Gateway date': day('2026-10-28'),
    'EPA start': day('2026-11-02'),
    'Observation date': day('2026-12-10'),
  }),
  row({ ULN: '2000000028', Apprentice: 'Ben Hollowdene', 'Start date': day('2026-09-07') }),
];

async function opened(open: (typeof SIDEBAR_HOSTS)[number][1], options?: HostOptions) {
  const host = withActions(await open(COHORT, options));
  await host.sees(LONG);
  await host.goTo('Files');
  return host;
}

/** The browser may run elsewhere: what it saved comes as a stream. */
async function textOf(download: Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

describe.each(SIDEBAR_HOSTS)('in %s', (_, open) => {
  test('a calendar is saved as a file, and can be copied as text', async () => {
    const host = await opened(open);
    const { page, sidebar } = host;
    await host.unfold('Calendar');
    await sidebar.getByText(/events? of 2 apprentices, the first on/).waitFor();
    const saving = page.waitForEvent('download');
    await host.button('Save the file').click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('EPA dates.ics');
    const text = await textOf(download);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    const titles = events.map((event) => String(event.getFirstPropertyValue('summary')));
    expect(titles).toContain('MFC: Observation booked');
    expect(text).not.toMatch(/1000000019|Featherstonehaugh/);
    await sidebar.getByText(/Saved as “EPA dates.ics”/).waitFor();
    await host.button('Copy the text').click();
    await sidebar.getByText(/Copied\. Paste it|did not let the text be copied/).waitFor();
    expect(host.faults).toEqual([]);
  });

  test('a list is looked at, then saved; no formula is in it', async () => {
    const host = await opened(open);
    await host.unfold('Lists as CSV');
    await host.sidebar.getByText(/lines?, the first 5 of them|\d lines?:/).waitFor();
    const saving = host.page.waitForEvent('download');
    await host.button('Save the file').click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('EPA deadlines 2026-11-25.csv');
    const text = await textOf(download);
    expect(text).toMatch(/^\uFEFFDate,Apprentice,ULN,/);
    expect(text).toContain("'=Copperkettle");
    expect(host.faults).toEqual([]);
  });
});

test.each(['light', 'dark'] as const)('every part can be used by everybody: %s', async (colorScheme) => {
  const host = await opened(SIDEBAR_HOSTS[1][1], { colorScheme });
  for (const part of ['Calendar', 'Lists as CSV', 'Change log']) {
    await host.unfold(part);
    await host.section(part).locator('select, p').first().waitFor();
    expect(await axeFindings(host.page, [])).toEqual([]);
    const isWide = await host.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide).toBe(false);
  }
});
