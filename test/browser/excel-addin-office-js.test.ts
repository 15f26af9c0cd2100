import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CATALOGUE } from '../../core/functions/catalogue';
import { BUTTONS } from '../../excel-addin/ribbon';
import { OFFICE_JS } from '../hosts/excel-addin/fake-excel';
import { fakeMembers } from '../hosts/excel-addin/fake-excel-run';
import { openWithRealOfficeJs } from '../hosts/excel-addin/open-pane';

let page: Page;
beforeAll(async () => {
  page = await openWithRealOfficeJs();
});

describe("the fake tells the truth about Microsoft's office.js", () => {
  const membersOf = (path: string, members: object): [path: string, type: string][] =>
    Object.entries(members).flatMap(([name, member]) => [
      [`${path}.${name}`, typeof member],
      ...(typeof member === 'object' ? membersOf(`${path}.${name}`, member) : []),
    ]);
  // Outside of Excel there is no host to say what it supports: Microsoft's types alone tell of it, and the compiler holds us to them.
  const inExcelOnly = (path: string) => path.startsWith('Office.context');
  const members = Object.entries(OFFICE_JS)
    .flatMap(([namespace, members]) => membersOf(namespace, members))
    .filter(([path]) => !inExcelOnly(path));

  test.each(members)('%s is there, a %s', async (path, type) => {
    expect(await page.evaluate(`typeof ${path}`)).toBe(type);
  });

  test('its objects have the members of the real ones', async () => {
    const invented = await page.evaluate((members) => {
      const real = Excel as unknown as Record<string, { prototype: object }>;
      return members.filter(([type, member]) => !(member in (real[type]?.prototype ?? {})));
    }, fakeMembers());
    expect(invented).toEqual([]);
    expect(
      await page.evaluate("'sync' in Excel.RequestContext.prototype && 'load' in Excel.Range.prototype"),
    ).toBe(true);
  });

  test('the codes of errors that the add-in knows are the same', async () => {
    expect(
      await page.evaluate(
        '[Excel.ErrorCodes.itemNotFound, Excel.ErrorCodes.responsePayloadSizeLimitExceeded]',
      ),
    ).toEqual(['ItemNotFound', 'ResponsePayloadSizeLimitExceeded']);
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

test("Microsoft's office.js accepts every button of the ribbon", async () => {
  const ids: unknown = await page.evaluate('Object.keys(Office.actions._association.mappings)');
  // It minds no case.
  expect(ids).toEqual(Object.keys(BUTTONS).map((name) => name.toUpperCase()));
});
