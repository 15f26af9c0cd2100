import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { formOf, liveChecksIn } from '../../tools/live-checks';

/** The pages that people install and update by. */
const PAGES = ['README.md', 'docs/guide.md', 'docs/administrators.md', 'docs/live-checks.md'] as const;
const { scripts, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const read = (path: string) => readFileSync(path, 'utf8');

const headingsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Every command on the page: the lines of its blocks, and what stands in the text between backticks. */
const commandsOn = (page: string) =>
  [...read(page).matchAll(/^ *((?:npm|npx) .+)$|`((?:npm|npx) [^`]+)`/gm)].map((found) =>
    (found[1] ?? found[2] ?? '').trim(),
  );

describe.each(PAGES)('%s', (page) => {
  test('names no npm script that there is not', () => {
    const named = commandsOn(page).flatMap((command) => /^npm run ([\w:]+)/.exec(command)?.[1] ?? []);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('has commands that a shell and PowerShell read alike: one on a line, no settings before, no options to npm', () => {
    for (const command of commandsOn(page)) {
      expect(command).not.toMatch(/&&|^\w+=|['$;|]| -- |\brm\b|\bcp\b/);
    }
  });

  test('has links to pages and headings that are there', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    for (const [, path = '', heading] of links) {
      const target = path === '' ? page : join(dirname(page), path);
      expect([target, existsSync(target)]).toEqual([target, true]);
      if (heading !== undefined && target.endsWith('.md') && !target.endsWith('functions.md')) {
        expect([target, headingsOf(target)]).toEqual([target, expect.arrayContaining([heading])]);
      }
    }
  });
});

test('every script of package.json works on Windows: no settings before it, no shell words, no quotes', () => {
  for (const [name, script] of Object.entries(scripts as Record<string, string>)) {
    expect([name, script]).toEqual([
      name,
      expect.not.stringMatching(/^\w+=|['"$`;|]|\b(?:rm|cp|mv|mkdir|export)\b/),
    ]);
  }
});

test('every script of package.json is for a developer to find in the README, or runs as part of one that is', () => {
  const PARTS = ['check', 'typecheck', 'fix'];
  const shown = Object.keys(scripts).filter((name) => !PARTS.includes(name));
  const onPage = read('README.md');
  const missing = shown.filter(
    (name) => !onPage.includes(`\`npm run ${name}`) && !onPage.includes(`\`npm ${name}`),
  );
  expect(missing).toEqual([]);
});

describe('the steps by copy', () => {
  const steps = read('README.md').split('### By copy')[1]?.split('### By clasp')[0] ?? '';

  test('name the files that the build makes, and no other', () => {
    expect(readdirSync('dist/apps-script').sort()).toEqual(['Code.js', 'appsscript.json', 'sidebar.html']);
    for (const file of ['Code.js', 'sidebar.html', 'appsscript.json']) expect(steps).toContain(`\`${file}\``);
  });

  test('add files and replace none of somebody else', () => {
    expect(steps).toContain('name it `EpaCohort`');
    expect(steps).not.toContain('Code.gs');
  });

  test('with an onOpen of somebody’s own: what they delete are the last two lines, and what they add opens our menu', () => {
    const code = read('dist/apps-script/Code.js').trimEnd();
    const lines = code.split('\n').slice(-2);
    expect(lines.map((line) => line.split('(')[0])).toEqual(['function onOpen', 'function onInstall']);
    expect(steps).toContain(
      'delete the last two lines of `EpaCohort`, `function onOpen` and `function onInstall`',
    );
    const added = /^epaCohort_onOpen\(\);$/m.exec(steps)?.[0];
    expect(read('docs/guide.md')).toContain(`write \`${added}\` into yours`);
    const menus: string[] = [];
    const menu = { addItem: () => menu, addSeparator: () => menu, addToUi: () => undefined };
    const ui = {
      createMenu: (name: string) => {
        menus.push(name);
        return menu;
      },
    };
    const own = `function onOpen() { SpreadsheetApp.getUi().createMenu('Mine'); ${added} }`;
    const SpreadsheetApp = { getUi: () => ui };
    for (const files of [
      [code, own],
      [own, code],
    ]) {
      const project = files.join('\n').replace(lines.join('\n'), '');
      runInNewContext(`${project}\nonOpen();`, { SpreadsheetApp });
    }
    expect(menus).toEqual(['Mine', 'EPA Cohort', 'Mine', 'EPA Cohort']);
  });
});

describe('the steps by clasp', () => {
  const readme = read('README.md');
  const administrators = read('docs/administrators.md');
  const creating = [...readme.matchAll(/^npx clasp (?:create|clone)-script .*$/gm)].map(([line]) => line);

  test('make a new spreadsheet, or a script in one that exists: never both, for --type makes a new one always', () => {
    expect(creating).toHaveLength(3);
    expect(creating.filter((line) => line.includes('--type') && line.includes('--parentId'))).toEqual([]);
    expect(creating.filter((line) => line.includes('--parentId'))).toHaveLength(1);
  });

  test('are followed by a push, because they bring down a manifest of their own', () => {
    for (const line of creating) expect(readme).toContain(`${line}\nnpm run sheets:push`);
    expect(administrators).toMatch(/--type standalone [^`]*`, then `npm run sheets:deploy`/);
  });

  test('push the folder that the scripts push', () => {
    for (const line of creating) expect(line).toMatch(/ --rootDir dist\/apps-script$/);
  });

  test('use the pinned clasp of the project', () => {
    expect(devDependencies['@google/clasp']).toMatch(/^3\.\d+\.\d+$/);
    expect(readme).not.toMatch(/npx @google\/clasp/);
  });
});

test('what an administrator approves is what the two manifests ask for', () => {
  const page = read('docs/administrators.md');
  const { oauthScopes } = JSON.parse(read('apps-script/appsscript.json')) as { oauthScopes: string[] };
  expect(
    [...page.matchAll(/`(https:\/\/www\.googleapis\.com\/auth\/[^`]+)`/g)].map(([, scope]) => scope),
  ).toEqual(oauthScopes);
  const [, permission] = /<Permissions>(.*)<\/Permissions>/.exec(read('manifest.xml')) ?? [];
  expect(page).toContain(`One permission, \`${permission}\``);
});

test('the domains that an administrator lets through are those of the pane', () => {
  const pane = read('dist/excel-addin/taskpane.html');
  const domains = new Set([...pane.matchAll(/https:\/\/([\w.-]+)/g)].map(([, domain]) => domain));
  const table = read('docs/administrators.md').split('| Domain | For |')[1]?.split('\n\n')[0] ?? '';
  expect([...table.matchAll(/^\| `([\w.-]+)` \|/gm)].map(([, domain]) => domain)).toEqual([...domains]);
});

describe('docs/live-checks.md', () => {
  const page = read('docs/live-checks.md');
  const checks = liveChecksIn(page);

  test('every check says what to do, what to expect and what it would mean, in order', () => {
    expect(checks.length).toBe(page.match(/^### /gm)?.length);
    expect(checks.map(({ number }) => number)).toEqual(checks.map((_, index) => index + 1));
    for (const check of checks) {
      for (const text of [check.steps, check.expect, check.otherwise]) {
        expect(text).toMatch(/^\S.{5,}/);
        expect(text).not.toMatch(/\*\*(?:Do|Expect|If not)\.\*\*|^#+ /m);
      }
    }
  });

  test('each takes at most five minutes', () => {
    expect(checks.filter(({ minutes }) => minutes < 1 || minutes > 5)).toEqual([]);
  });

  test('the files that they send somebody to are there', () => {
    const named = [...page.matchAll(/`((?:apps-script|excel-addin|core|sidebar|tools)\/[\w./-]+)`/g)];
    for (const [, path = ''] of named) expect([path, existsSync(path)]).toEqual([path, true]);
  });

  test('a check becomes a few lines to fill in', () => {
    const check = {
      number: 1,
      title: 'Excel: a',
      minutes: 2,
      steps: 'Do.',
      expect: 'See.',
      otherwise: 'Mend.',
    };
    expect(
      formOf([check], '1.2.3'),
    ).toBe(`Live checks of EPA Cohort 1.2.3: 1 checks, about 2 minutes in all, the weightiest first

Who: ______________________   Day: ______________   Host and build: ______________________________

[ ] 1. Excel: a (2 min)
    Do: Do.
    Expect: See.
    If not: Mend.
    Seen: ____________________________________________________________________________`);
  });
});
