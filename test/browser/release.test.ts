import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { release } from '../../tools/release/zips';
import { axeFindings } from './axe';
import { openPage } from './page';

/** The downloads as somebody has them who unpacked each and opens its page with a double click. */
const folder = mkdtempSync(join(tmpdir(), 'epa-cohort-downloads-'));
afterAll(() => rmSync(folder, { recursive: true }));
const addressOf = (path: string) => pathToFileURL(join(folder, path)).href;

beforeAll(async () => {
  const zips = await release(join(folder, 'zips'));
  for (const zip of zips)
    for (const [path, content] of Object.entries(
      unzipSync(new Uint8Array(readFileSync(join(folder, 'zips', zip)))),
    )) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
});

describe('the local workbook', () => {
  const DOOR = 'EPA Cohort/Open EPA Cohort.html';

  test('opens from its folder with the sidebar beside it, which follows the sheet, and saves', async () => {
    const { page, faults } = await openPage(addressOf(DOOR));
    const sidebar = page.frameLocator('#sidebar iframe');
    await sidebar.locator('.who h1').waitFor();
    await page.locator('.o-named-range-selector input').fill('A3');
    await page.keyboard.press('Enter');
    await page.locator('#selected-cell', { hasText: 'A3: ' }).waitFor({ state: 'attached' });
    const name = (await page.locator('#selected-cell').textContent())?.replace('A3: ', '') ?? '';
    await sidebar.getByText(name).first().waitFor();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#save-xlsx').click()]);
    expect(saved.suggestedFilename()).toMatch(/^Sample cohort \d{4}-\d{2}-\d{2} \d{4}\.xlsx$/);
    expect(faults).toEqual([]);
  });

  test('looked at inside the zip, where its files are not, the door says to unpack it', async () => {
    const alone = join(folder, 'alone', 'Open EPA Cohort.html');
    mkdirSync(dirname(alone));
    writeFileSync(alone, readFileSync(join(folder, DOOR)));
    const { page } = await openPage(pathToFileURL(alone).href);
    await page.getByText('choose Extract all').waitFor();
  });
});

describe('the steps for Google Sheets', () => {
  test('each button puts its file into the clipboard, whole', async () => {
    const { page, faults } = await openPage(addressOf('EPA Cohort for Google Sheets/Read me first.html'), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    for (const name of ['Code.js', 'sidebar.html', 'appsscript.json']) {
      await page.getByRole('button', { name: `Copy ${name}` }).click();
      await page.getByText(`Copied ${name}.`).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const file = readFileSync(join(folder, 'EPA Cohort for Google Sheets', name), 'utf8');
      expect(copied.replaceAll('\r\n', '\n') === file).toBe(true);
    }
    expect(await axeFindings(page, [])).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the steps for Excel', () => {
  const open = () => openPage(addressOf('EPA Cohort for Excel/Read me first.html'));

  test('make the manifest for the address that is typed', async () => {
    const { page, faults } = await open();
    await page.getByLabel('The https address').fill('https://files.example.org/epa-cohort/');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save manifest.xml' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('manifest.xml');
    const copy = join(folder, 'manifest.xml');
    await saved.saveAs(copy);
    const manifest = readFileSync(copy, 'utf8');
    const addresses = [...manifest.matchAll(/DefaultValue="(https:[^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(8);
    expect(
      addresses.filter((address) => !address?.startsWith('https://files.example.org/epa-cohort/')),
    ).toEqual([]);
    expect(await axeFindings(page, [])).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each(['http://files.example.org', 'https://files.example.org/a?b=1', 'https://localhost'])(
    'say what is wrong with %s, and save nothing',
    async (address) => {
      const { page } = await open();
      await page.getByLabel('The https address').fill(address);
      await page.getByRole('button', { name: 'Save manifest.xml' }).click();
      await page.getByText('Excel needs an address that begins with https://').waitFor();
    },
  );
});
