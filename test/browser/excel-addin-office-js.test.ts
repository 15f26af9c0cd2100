import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CATALOGUE } from '../../core/functions/catalogue';
import { OFFICE_JS } from '../hosts/excel-addin/fake-excel';
import { openWithRealOfficeJs } from '../hosts/excel-addin/open-pane';

let page: Page;
beforeAll(async () => {
  page = await openWithRealOfficeJs();
});

describe("the fake tells the truth about Microsoft's office.js", () => {
  const members = Object.entries(OFFICE_JS).flatMap(([namespace, members]) =>
    Object.entries(members).map(([name, member]) => [`${namespace}.${name}`, typeof member] as const),
  );

  test.each(members)('%s is there, a %s', async (path, type) => {
    expect(await page.evaluate(`typeof ${path}`)).toBe(type);
  });

  test('the error codes are the same', async () => {
    expect(await page.evaluate('({ ...CustomFunctions.ErrorCode })')).toEqual(
      OFFICE_JS.CustomFunctions.ErrorCode,
    );
  });

  test('an error holds the same', async () => {
    const fake = new OFFICE_JS.CustomFunctions.Error('#N/A', 'Check the year.');
    expect(
      await page.evaluate("new CustomFunctions.Error('#N/A', 'Check the year.').toJSON()"),
    ).toMatchObject({
      ...fake,
      message: fake.message,
    });
  });
});

test("Microsoft's office.js accepts every function of the catalogue", async () => {
  const ids: unknown = await page.evaluate('Object.keys(CustomFunctions._association.mappings)');
  expect(ids).toEqual(CATALOGUE.map(({ name }) => name));
});
