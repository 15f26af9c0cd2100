import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { liveChecksIn } from '../../tools/live-checks';
import { rehearse } from './rehearsal';

// Each builds, some of them several times.
jest.setTimeout(120_000);

/** The scripts run for real, with stand-ins for what needs an account, the network or Excel. */
const rehearsal = rehearse();
const { root, port, calls, standIn, buildForReal, run, start } = rehearsal;
const inRoot = (path: string) => join(root, path);
const connectTo = (rootDir: string) =>
  writeFileSync(inRoot('.clasp.json'), JSON.stringify({ scriptId: 'a-script', rootDir }));

beforeEach(() => {
  buildForReal(false);
  for (const left of ['calls.log', '.clasp.json', 'dist'])
    rmSync(inRoot(left), { recursive: true, force: true });
  for (const program of ['clasp', 'npx', 'office-addin-dev-certs', 'office-addin-manifest']) standIn(program);
});
afterEach(() => rehearsal.end());
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('npm run build', () => {
  beforeEach(() => buildForReal(true));

  test('without an address says loudly that there is no manifest for Excel, and writes none', async () => {
    const { status, said } = await run('build');
    expect(said).toContain('There is NO MANIFEST for Excel');
    expect(said).toContain('npm run build https://your.site/epa-cohort');
    expect(status).toBe(0);
    expect(existsSync(inRoot('dist/excel-addin/manifest.xml'))).toBe(false);
  });

  test('with an address writes the manifest for it, without a word to set in the shell', async () => {
    const { status, said } = await run('build', 'https://files.example.org/epa/');
    expect(said).toContain('dist/excel-addin is to be served at https://files.example.org/epa.');
    expect(status).toBe(0);
    const manifest = readFileSync(inRoot('dist/excel-addin/manifest.xml'), 'utf8');
    expect(manifest).toContain(
      '<SourceLocation DefaultValue="https://files.example.org/epa/taskpane.html"/>',
    );
    expect(manifest).toContain('<Id>fbcabb31-4ad9-4c08-87ef-ba3b4ede1ec2</Id>');
  });

  test('refuses an address that Excel cannot load, in one sentence', async () => {
    const { status, said } = await run('build', 'http://files.example.org/epa');
    expect(said.trim()).toBe(
      'The address "http://files.example.org/epa" cannot serve Excel. Give one like https://example.org/excel-addin.',
    );
    expect(status).toBe(1);
  });
});

describe('npm run sheets:push', () => {
  test('without a connected script says how to connect one, and asks Google nothing', async () => {
    const { status, said } = await run('sheets:push');
    expect(said).toContain('there is no .clasp.json here');
    expect(said).toContain(
      'npx clasp create-script --type sheets --title EPA-Cohort --rootDir dist/apps-script',
    );
    expect(said).toMatch(/create-script --title EPA-Cohort --parentId \S+ --rootDir dist\/apps-script/);
    expect([status, calls()]).toEqual([1, []]);
  });

  test('does not push another folder', async () => {
    connectTo('somewhere/else');
    const { status, said } = await run('sheets:push');
    expect(said).toContain('.clasp.json pushes somewhere/else. Set "rootDir" in it to "dist/apps-script"');
    expect([status, calls()]).toEqual([1, []]);
  });

  test('says what it needs and what it replaces, builds, and pushes those three files', async () => {
    connectTo('dist/apps-script');
    const { status, said } = await run('sheets:push');
    expect(said).toContain('needs the network and the Google account');
    expect(said).toContain('replaces every file of the connected');
    expect(calls()).toEqual([
      { name: 'clasp', args: ['push', '--force'], pushed: ['Code.js', 'appsscript.json', 'sidebar.html'] },
    ]);
    expect(status).toBe(0);
  });

  test('where Google refuses, says what to do and fails', async () => {
    connectTo('.\\dist\\apps-script\\');
    standIn('clasp', { status: 1, says: 'No credentials found.' });
    const { status, said } = await run('sheets:push');
    expect(said).toContain('No credentials found.');
    expect(said).toContain('run npx clasp login');
    expect(status).toBe(1);
  });
});

describe('npm run sheets:deploy', () => {
  test('pushes, makes a version, and says where its number goes', async () => {
    connectTo('dist/apps-script');
    standIn('clasp', { says: 'Created version 7' });
    const { status, said } = await run('sheets:deploy');
    expect(calls().map(({ args }) => args)).toEqual([
      ['push', '--force'],
      ['create-version', '0.1.0'],
    ]);
    expect(said).toContain('set the script version to 7');
    expect(status).toBe(0);
  });

  test('makes no version of what was not pushed', async () => {
    connectTo('dist/apps-script');
    standIn('clasp', { status: 1 });
    expect((await run('sheets:deploy')).status).toBe(1);
    expect(calls()).toHaveLength(1);
  });
});

test('npm run sheets:watch pushes again when what it pushes has changed, and only then', async () => {
  connectTo('dist/apps-script');
  standIn('clasp', { says: 'Pushed.' });
  const watching = start('sheets:watch');
  await watching.says('Watching.');
  expect(calls()).toHaveLength(1);
  writeFileSync(inRoot('preview/page.css'), 'p { color: red; }');
  await watching.says('Played the build of apps-script.', 2);
  const style = inRoot('sidebar/styles/base.css');
  writeFileSync(style, `${readFileSync(style, 'utf8')}\n.changed { color: red; }\n`);
  await watching.says('Pushed.', 2);
  await watching.stop();
  expect(readFileSync(inRoot('dist/apps-script/sidebar.html'), 'utf8')).toContain('.changed');
  expect(calls()).toHaveLength(2);
});

test('npm run watch builds all three again, goes on after a fault, and serves the local workbook', async () => {
  const watching = start('watch');
  const said = await watching.says('Watching.');
  expect(said).toContain(`The local workbook is at http://localhost:${port}/`);
  expect(readdirSync(inRoot('dist')).sort()).toEqual(['apps-script', 'cli', 'excel-addin', 'preview']);
  const main = inRoot('preview/main.ts');
  const before = readFileSync(main, 'utf8');
  writeFileSync(main, `${before}\nthis is no code`);
  await watching.says('Not built; what stands in dist/ is from before.');
  writeFileSync(main, `${before}\nconsole.log('built again');`);
  await watching.says('Reload the page.', 2);
  await watching.stop();
  expect(readFileSync(inRoot('dist/preview/main.js'), 'utf8')).toContain('built again');
});

describe('npm run excel', () => {
  /** As the real one leaves them, without asking the system to trust them. */
  const MAKE_CERTIFICATES = `
const home = require('os').homedir() + '/.office-addin-dev-certs/';
require(${JSON.stringify(join(root, 'node_modules/office-addin-dev-certs'))})
  .generateCertificates(home + 'ca.crt', home + 'localhost.crt', home + 'localhost.key', 1, ['localhost']);
`;
  const certificate = () => readFileSync(inRoot('.office-addin-dev-certs/ca.crt'));
  const fetched = (
    url: string,
    method = 'GET',
  ): Promise<{ status: number | undefined; headers: object; body: string }> =>
    new Promise((done, fail) => {
      const options = { ca: certificate(), method, headers: { origin: 'https://excel.officeapps.live.com' } };
      get(url, options, async (response) => {
        let body = '';
        for await (const chunk of response) body += chunk;
        done({ status: response.statusCode, headers: response.headers, body });
      }).on('error', fail);
    });

  test('serves the add-in of its own id and name over https to Excel on the web, and opens the workbook', async () => {
    buildForReal(true);
    standIn('office-addin-dev-certs', { also: MAKE_CERTIFICATES, says: 'Trusted.' });
    const running = start('excel', 'https://example.sharepoint.com/x?web=1');
    const site = `https://localhost:${port}`;
    const said = await running.says('Ctrl+C ends this');
    expect(said).toContain('This needs Excel, and for the first time the network.');
    expect(calls().map(({ name, args }) => [name, ...args])).toEqual([
      ['office-addin-dev-certs', 'install'],
      [
        'npx',
        '--yes',
        'office-addin-debugging@7.0.0',
        'start',
        'dist/excel-addin-dev/manifest.xml',
        'web',
        '--document',
        'https://example.sharepoint.com/x?web=1',
        '--no-debug',
      ],
    ]);
    const manifest = await fetched(`${site}/manifest.xml`);
    expect(manifest.body).toContain('<Id>6962829d-2884-4f13-a510-d2a9ef76be22</Id>');
    expect(manifest.body).toContain('<DisplayName DefaultValue="EPA Cohort (dev)"/>');
    const functions = await fetched(`${site}/functions.json`);
    expect(functions.status).toBe(200);
    expect(functions.headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(functions.headers).not.toHaveProperty('x-frame-options');
    expect(JSON.parse(functions.body).functions[0].helpUrl).toBe(`${site}/taskpane.html#EPA_GRADE`);
    expect(await fetched(`${site}/functions.json`, 'OPTIONS')).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-private-network': 'true' },
    });
    await running.stop();
  });

  test('opens nothing without a trusted certificate, and says why', async () => {
    standIn('office-addin-dev-certs', { status: 1 });
    const { status, said } = await run('excel');
    expect(said).toContain('There is no trusted certificate for localhost');
    expect(status).toBe(1);
    expect(calls().map(({ name }) => name)).toEqual(['office-addin-dev-certs']);
  });

  test('npm run excel:stop takes it out of Excel again, or says how to do it by hand', async () => {
    expect(await run('excel:stop')).toMatchObject({ status: 0 });
    expect(calls()[0]?.args).toEqual([
      '--yes',
      'office-addin-debugging@7.0.0',
      'stop',
      'dist/excel-addin-dev/manifest.xml',
    ]);
    standIn('npx', { status: 1 });
    const { status, said } = await run('excel:stop');
    expect(said).toContain('Home > Add-ins > More settings, then remove EPA Cohort (dev).');
    expect(status).toBe(1);
  });
});

describe('npm run validate', () => {
  test('asks for a build with an address where there is no manifest', async () => {
    const { status, said } = await run('validate');
    expect(said.trim()).toBe(
      'There is no dist/excel-addin/manifest.xml. Build for an address first: npm run build https://your.site/epa-cohort',
    );
    expect([status, calls()]).toEqual([1, []]);
  });

  test('hands the built manifest to the validator, says that it goes to Microsoft, and fails when it does', async () => {
    mkdirSync(inRoot('dist/excel-addin'), { recursive: true });
    writeFileSync(inRoot('dist/excel-addin/manifest.xml'), '<OfficeApp/>');
    expect(await run('validate')).toMatchObject({
      status: 0,
      said: expect.stringContaining('needs the network'),
    });
    expect(calls()[0]?.args).toEqual(['validate', 'dist/excel-addin/manifest.xml']);
    standIn('office-addin-manifest', { status: 1 });
    expect(await run('validate')).toMatchObject({
      status: 1,
      said: expect.stringContaining('Not validated.'),
    });
  });
});

test('npm run release:check prints every live check as a form', async () => {
  const { status, said } = await run('release:check');
  const checks = liveChecksIn(readFileSync('docs/live-checks.md', 'utf8'));
  expect(said.match(/^\[ \] \d+\. .*$/gm)).toEqual(
    checks.map(({ number, title, minutes }) => `[ ] ${number}. ${title} (${minutes} min)`),
  );
  expect(said.match(/^ {4}Seen: _+$/gm)).toHaveLength(checks.length);
  expect(status).toBe(0);
});
