import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { PRODUCT } from '../../core/version';
import { BUTTONS } from '../../excel-addin/ribbon';
import { addressFrom, forMarketplace, manifestFor } from '../../tools/build-excel-addin';
import { fakeMembers } from '../hosts/excel-addin/fake-excel-run';

/** What the manifest's schema cannot say. It is plain enough XML to be read with patterns. */
const manifest = readFileSync('manifest.xml', 'utf8').replace(/<!--.*?-->/gs, '');
/** What stands in the file for the address that a build is given. */
const BASE = 'https://epa-cohort.example/excel-addin/';

const found = (pattern: RegExp, text = manifest): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] as string);
const resources = found(/<bt:(?:Image|Url|String) id="([^"]*)"/g);
const uses = found(/ resid="([^"]*)"/g);
const urls = found(/DefaultValue="(https?:\/\/[^"]*)"/g);

describe('who it is', () => {
  test('a version of four numbers, the first three those of the product', () => {
    expect(found(/<Version>(.*)<\/Version>/g)).toEqual([`${PRODUCT.version}.0`]);
  });

  test('an id that never changes', () => {
    expect(found(/<Id>(.*)<\/Id>/g)).toEqual(['fbcabb31-4ad9-4c08-87ef-ba3b4ede1ec2']);
  });

  test('the product by its name', () => {
    expect(found(/<DisplayName DefaultValue="([^"]*)"/g)).toEqual([PRODUCT.name]);
  });

  test.each(['SupportUrl', 'IconUrl', 'HighResolutionIconUrl'])('one %s', (element) => {
    expect(found(new RegExp(`<${element} DefaultValue="(https://[^"]+)"`, 'g'))).toHaveLength(1);
  });
});

describe('its references', () => {
  test('each resource is defined once', () => {
    expect(resources).toEqual([...new Set(resources)]);
  });

  test('each resource that is named is defined, and each that is defined is used', () => {
    expect([...new Set(uses)].sort()).toEqual([...resources].sort());
  });

  test('each id is unique and at most 32 characters', () => {
    const ids = found(/<(?:Control|Group|CustomTab)[^>]* id="([^"]*)"/g);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.length).toBeGreaterThan(1);
    for (const id of [...ids, ...resources]) expect(id.length).toBeLessThanOrEqual(32);
  });

  test.each(urls)('%s is a file that the build made', (url) => {
    expect(url.startsWith(BASE)).toBe(true);
    expect(existsSync(`dist/excel-addin/${url.slice(BASE.length).replace(/[?#].*/, '')}`)).toBe(true);
  });
});

describe('its texts', () => {
  test.each([
    ['ShortStrings', 125],
    ['LongStrings', 250],
  ])('%s have at most %i characters', (list, longest) => {
    const block = found(new RegExp(`<bt:${list}>(.*)</bt:${list}>`, 'gs')).join();
    const texts = found(/DefaultValue="([^"]*)"/g, block);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(longest);
  });

  test('the description has at most 250 characters', () => {
    const [description] = found(/<Description DefaultValue="([^"]*)"/g);
    expect(description?.length).toBeLessThanOrEqual(250);
  });
});

describe('its icons', () => {
  const images = new Map(
    [...manifest.matchAll(/<bt:Image id="([^"]*)" DefaultValue="([^"]*)"/g)].map(([, id, url]) => [id, url]),
  );
  const icons = found(/<Icon>(.*?)<\/Icon>/gs);

  test('there are some', () => {
    expect(icons.length).toBeGreaterThan(0);
  });

  test.each(icons)('16, 32 and 80 pixels: %#', (icon) => {
    const given = [...icon.matchAll(/size="(\d+)" resid="([^"]*)"/g)].map(([, size, id]) => [
      size,
      images.get(id),
    ]);
    expect(given).toEqual(['16', '32', '80'].map((size) => [size, `${BASE}assets/icon-${size}.png`]));
  });

  test('32 pixels in lists of add-ins, 64 on fine screens', () => {
    expect(found(/<(?:IconUrl|HighResolutionIconUrl) DefaultValue="([^"]*)"/g)).toEqual([
      `${BASE}assets/icon-32.png`,
      `${BASE}assets/icon-64.png`,
    ]);
  });

  test.each([16, 32, 64, 80])('icon-%i.png is a PNG of that size', (size) => {
    const png = readFileSync(`dist/excel-addin/assets/icon-${size}.png`);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});

describe('its functions', () => {
  const resource = (id: string | undefined) =>
    found(new RegExp(`<bt:Url id="${id}" DefaultValue="([^"]*)"`, 'g'))[0];
  const source = (element: string) =>
    found(new RegExp(`<${element}[^>]*>\\s*<SourceLocation resid="([^"]*)"`, 'g'))[0];

  test('have no namespace, so that =EPA_GRADE() is the same in both hosts', () => {
    expect(manifest).not.toMatch(/Namespace/);
  });

  test('are the ones that the build declares and bundles', () => {
    expect(resource(source('Metadata'))).toBe(`${BASE}functions.json`);
    expect(resource(source('Script'))).toBe(`${BASE}taskpane.js`);
  });

  test('share one long-lived runtime with the pane', () => {
    const [runtime] = found(/<Runtime resid="([^"]*)" lifetime="long"\/>/g);
    expect(resource(runtime)).toBe(`${BASE}taskpane.html`);
    expect(source('Page')).toBe(runtime);
    expect(source('Action xsi:type="ShowTaskpane"')).toBe(runtime);
    expect(found(/<FunctionFile resid="([^"]*)"/g)).toEqual([runtime]);
    expect(manifest).not.toMatch(/TaskpaneId/);
  });

  test.each([
    ['SharedRuntime', '1.1'],
    ['CustomFunctionsRuntime', '1.2'],
    ['ExcelApi', '1.13'],
  ])('need %s %s', (set, version) => {
    expect(manifest).toContain(`<Set Name="${set}" MinVersion="${version}"/>`);
  });
});

describe('its buttons', () => {
  const buttons = found(/<Control xsi:type="Button" [^>]*>(.*?)<\/Control>/gs);
  const text = (id: string | undefined) =>
    found(new RegExp(`<bt:String id="${id}" DefaultValue="([^"]*)"`, 'g'))[0];

  test('are the one that opens the pane, and one for each function that the add-in associates', () => {
    expect(found(/<Action xsi:type="(\w+)"/g)).toEqual([
      'ShowTaskpane',
      ...Object.keys(BUTTONS).map(() => 'ExecuteFunction'),
    ]);
    expect(found(/<FunctionName>(.*)<\/FunctionName>/g)).toEqual(Object.keys(BUTTONS));
  });

  test('are called', () => {
    expect(buttons.map((button) => text(found(/<Label resid="([^"]*)"/g, button)[0]))).toEqual([
      'EPA Cohort',
      'Set up',
      'Check',
    ]);
  });

  test.each(buttons)('have a tip under their own name: %#', (button) => {
    const [label] = found(/<Label resid="([^"]*)"/g, button);
    expect(found(/<Title resid="([^"]*)"/g, button)).toEqual([label]);
    const [description] = found(/<Description resid="([^"]*)"/g, button);
    expect(description).toBe(label?.replace('Label', 'Description'));
    expect(text(description)).toMatch(/^[A-Z].{20,}\.$/);
  });

  test('call functions of the page that is running already', () => {
    expect(found(/<FunctionFile resid="([^"]*)"/g)).toEqual(found(/<Runtime resid="([^"]*)"/g));
  });
});

describe('its version of ExcelApi', () => {
  const types = readFileSync('node_modules/@types/office-js/index.d.ts', 'utf8');
  const excel = types.slice(types.indexOf('declare namespace Excel {'));
  const asked = Number(found(/<Set Name="ExcelApi" MinVersion="1\.(\d+)"/g)[0]);

  /** The version that a member of a class came with, as its documentation says, or that of its class. */
  function since(type: string, member: string): number {
    const from = excel.search(new RegExp(`class ${type}(?:<T>)? extends`));
    const [body = ''] = excel.slice(from).split(/\n {4}}\n/, 1);
    const comment = String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\s*(?:readonly )?${member}\b[?]?[:(]`;
    const ofClass = excel.slice(0, from).slice(excel.lastIndexOf('/**', from));
    const versions = [...found(new RegExp(comment, 'g'), body), ofClass].flatMap((text) =>
      found(VERSION, text),
    );
    return Number(versions[0]);
  }
  const VERSION = /Api set: ExcelApi 1\.(\d+)/g;

  test('is as high as what the add-in uses, and no higher, so that Excel 2021 can run it', () => {
    const versions = fakeMembers().map(([type, member]) => since(type, member));
    expect(versions).not.toContain(Number.NaN);
    expect(Math.max(...versions)).toBe(asked);
  });
});

describe('the address of a build', () => {
  test('takes the place of the placeholder everywhere', async () => {
    const moved = await manifestFor('https://example.org/epa');
    expect(moved).not.toContain('epa-cohort.example');
    expect(found(/"(https:\/\/example\.org\/epa\/[^"]*)"/g, moved)).toHaveLength(urls.length);
  });

  test.each([
    ['nothing', undefined, undefined],
    ['empty text', '', undefined],
    ['an address', 'https://example.org/epa', 'https://example.org/epa'],
    ['an address with a slash at its end', 'https://localhost:3000/', 'https://localhost:3000'],
  ])('is read from %s', (_, setting, address) => {
    expect(addressFrom(setting)).toBe(address);
  });

  test.each([
    'http://example.org',
    'example.org',
    'https://',
    'https://example.org/"onload=',
    'https://epa-cohort.example/excel-addin',
    'https://epa-cohort.example',
  ])('is refused where Excel could not load it: %s', (setting) => {
    expect(() => addressFrom(setting)).toThrow('Give one like https://example.org/excel-addin.');
  });

  test('is needed for a manifest: a build without one has the files and no manifest that could not work', () => {
    expect(readdirSync('dist/excel-addin').sort()).toEqual([
      'THIRD-PARTY-NOTICES.txt',
      'assets',
      'functions.json',
      'taskpane.html',
      'taskpane.js',
    ]);
  });
});

describe('the manifest for the Marketplace, where Excel shows no pane that a script asks for', () => {
  const inMarketplace = async () =>
    forMarketplace(await manifestFor('https://example.org/epa')).replace(/<!--.*?-->/gs, '');

  test('has the one button that opens the pane without a script, and nothing that no button uses', async () => {
    const text = await inMarketplace();
    expect(found(/<Action xsi:type="(\w+)"/g, text)).toEqual(['ShowTaskpane']);
    expect(found(/<Control xsi:type="Button" id="([^"]*)"/g, text)).toEqual(['EpaCohort.ShowPane']);
    expect(text).not.toMatch(/FunctionFile|FunctionName|ExecuteFunction/);
    const defined = found(/<bt:(?:Image|Url|String) id="([^"]*)"/g, text);
    expect([...new Set(found(/ resid="([^"]*)"/g, text))].sort()).toEqual([...defined].sort());
  });

  test('has one pane with one address, the one that the functions run in', async () => {
    const text = await inMarketplace();
    expect(found(/<Action xsi:type="ShowTaskpane">\s*<SourceLocation resid="([^"]*)"/g, text)).toEqual(
      found(/<Runtime resid="([^"]*)" lifetime="long"/g, text),
    );
    expect(text).not.toMatch(/TaskpaneId/);
  });

  test('is otherwise the one that is published', async () => {
    const published = (await manifestFor('https://example.org/epa')).replace(/<!--.*?-->/gs, '');
    const lines = new Set(published.split('\n'));
    const text = await inMarketplace();
    expect(text.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    expect(found(/<(?:Id|Version)>(.*?)</g, text)).toEqual(found(/<(?:Id|Version)>(.*?)</g, published));
  });
});

describe('the manifest for development', () => {
  const both = () =>
    Promise.all([manifestFor('https://localhost:3000'), manifestFor('https://localhost:3000', true)]);

  test('is of another add-in to Excel: an id and a name of its own', async () => {
    const [published, development] = await both();
    expect(found(/<Id>(.*)<\/Id>/g, development)).toEqual(['6962829d-2884-4f13-a510-d2a9ef76be22']);
    expect(found(/<DisplayName DefaultValue="([^"]*)"/g, development)).toEqual(['EPA Cohort (dev)']);
    expect(found(/<Id>(.*)<\/Id>/g, published)).toEqual(['fbcabb31-4ad9-4c08-87ef-ba3b4ede1ec2']);
    expect(found(/<DisplayName DefaultValue="([^"]*)"/g, published)).toEqual(['EPA Cohort']);
  });

  test('is otherwise the same, at this computer', async () => {
    const [published, development] = await both();
    const alike = (text: string) =>
      text.replace(/<Id>.*<\/Id>/, '').replaceAll('EPA Cohort (dev)', 'EPA Cohort');
    expect(alike(development)).toBe(alike(published));
    expect(
      found(/DefaultValue="(https:[^"]*)"/g, development).every((url) =>
        url.startsWith('https://localhost:3000/'),
      ),
    ).toBe(true);
  });
});
