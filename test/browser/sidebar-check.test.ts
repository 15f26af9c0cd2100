import { expect, test } from '@jest/globals';
import { axeFindings } from './axe';
import { openInGoogle, type SidebarInHost } from './sidebar-hosts';
import { ROWS } from './small-cohort';

/** The sidebar at Check, over a sheet that was set up and in which somebody has typed below a formula of ours. */
async function openAtCheck(colorScheme: 'light' | 'dark'): Promise<SidebarInHost> {
  const host = await openInGoogle(ROWS, { colorScheme }, 'epaCohort_openSetUp');
  const { page } = host;
  await page.getByRole('button', { name: /^Add \d+ columns$/ }).click();
  await page.getByText('is set up:').first().waitFor();
  const check = page.getByRole('button', { name: 'Check this sheet' });
  await check.click();
  await page.getByText('All calculated columns are in order').waitFor();
  // The formula stands in the heading of the first calculated column, and fills the others.
  let first = 0;
  while (first < 100 && !String(await host.formula(0, first)).includes('EPA_TRACKER')) first++;
  await host.type(2, first, 'see notes');
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.locator('.faults').waitFor();
  return host;
}

test.each(['light', 'dark'] as const)(
  'Check says what is in the way, and mends it once it is ticked (%s)',
  async (scheme) => {
    const { page, faults } = await openAtCheck(scheme);
    expect(await page.locator('.faults').textContent()).toContain('something stands in their way');
    const repair = page.getByRole('button', { name: /^Repair/ });
    expect(await repair.isDisabled()).toBe(true);
    expect(await axeFindings(page, [])).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(300);
    if (process.env.LOOK)
      await page.screenshot({ path: `${process.env.LOOK}-${scheme}.png`, fullPage: true });
    // By the keyboard alone.
    await page.getByRole('checkbox', { name: /^Write over 1 cell/ }).focus();
    await page.keyboard.press('Space');
    await repair.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Repaired: 1 cell').waitFor();
    await page.getByText('All calculated columns are in order').waitFor();
    expect(faults).toEqual([]);
  },
);
