import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { type Comment, parse, type Token } from 'acorn';
import { CATALOGUE } from '../../core/functions/catalogue';

/** What Google reads from the pushed files: it never runs them to find the functions. */
const DIST = 'dist/apps-script';
const code = readFileSync(`${DIST}/Code.js`, 'utf8');

const comments: Comment[] = [];
// Apps Script cannot parse private fields, which came with ECMAScript 2022.
const { body } = parse(code, { ecmaVersion: 2021, sourceType: 'script', onComment: comments });

const functions = body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node] : []));

const ENTRY_POINTS = [
  'epaCohort_addApprentices',
  'epaCohort_appendRows',
  'epaCohort_applyChanges',
  'epaCohort_applySetUp',
  'epaCohort_copyValues',
  'epaCohort_dressColumnsAgain',
  'epaCohort_onInstall',
  'epaCohort_onOpen',
  'epaCohort_openCheck',
  'epaCohort_openSetUp',
  'epaCohort_openSidebar',
  'epaCohort_readFormulas',
  'epaCohort_readGrid',
  'epaCohort_readGridOf',
  'epaCohort_readLacking',
  'epaCohort_readSelection',
  'epaCohort_readToday',
  'epaCohort_readTops',
  'epaCohort_recalculate',
  'epaCohort_removeApprentices',
  'epaCohort_removeSetUp',
  'epaCohort_repairAnswers',
  'epaCohort_revealCell',
  'epaCohort_writeCells',
  'epaCohort_writeReport',
];

/** Only Google may call these, by the names that it gives them; whoever has their own deletes ours. */
const CALLED_BY_GOOGLE = ['onOpen', 'onInstall'];

test('no name but those that Google gives can be that of a provider’s own function', () => {
  const names = functions.map(({ id }) => id.name).filter((name) => !CALLED_BY_GOOGLE.includes(name));
  expect(names.filter((name) => !/^(?:EPA_|epaCohort_)/.test(name))).toEqual([]);
});

test('what Google calls stands last, below a line that says what to do beside a function of the same name', () => {
  expect(code.trimEnd().split('\n').slice(-3)).toEqual([
    '// Has this project a function onOpen of its own? Then delete the lines below, and call epaCohort_onOpen() in yours.',
    ...CALLED_BY_GOOGLE.map((name) => `function ${name}(...args) { return EpaCohort_.${name}(...args); }`),
  ]);
});

test('the folder holds what is pushed and nothing else', () => {
  expect(readdirSync(DIST).sort()).toEqual(['Code.js', 'appsscript.json', 'sidebar.html']);
});

test('at the top level stand the bundle, the custom functions and the entry points, no more', () => {
  const others = body.flatMap((node) => {
    if (node.type === 'VariableDeclaration')
      return node.declarations.map(({ id }) => code.slice(id.start, id.end));
    if (node.type === 'FunctionDeclaration') return [];
    return [code.slice(node.start, node.end)];
  });
  expect(others).toEqual(['"use strict";', 'EpaCohort_']);
  expect(functions.map(({ id }) => id.name)).toEqual([
    ...CATALOGUE.map(({ name }) => name),
    ...ENTRY_POINTS,
    ...CALLED_BY_GOOGLE,
  ]);
});

describe.each(CATALOGUE.map((fn) => [fn.name, fn] as const))('%s', (name, fn) => {
  const declaration = functions.find(({ id }) => id.name === name);
  const start = declaration?.start ?? 0;
  const jsdoc = comments.find(({ end }) => end <= start && code.slice(end, start).trim() === '')?.value ?? '';
  const lines = jsdoc.split('\n').map((line) => line.replace(/^ \* ?/, '').trim());
  const names = fn.parameters.map((parameter) => parameter.name);

  test('takes its parameters by name, for the formula bar', () => {
    expect(declaration?.params.map((node) => code.slice(node.start, node.end))).toEqual(
      names.map((parameter) => (parameter === 'more' ? '...more' : parameter)),
    );
  });

  test('has the JSDoc of a custom function: summary, parameters, answer', () => {
    expect(lines).toEqual([
      '*',
      fn.summary,
      '',
      ...names.map((parameter) => expect.stringMatching(new RegExp(`^@param \\{\\S+\\} ${parameter} \\S`))),
      expect.stringMatching(/^@return \{\S+\} \S/),
      '@customfunction',
      '',
    ]);
  });

  test('says in the help what Sheets cannot show otherwise', () => {
    for (const { name, help, isOptional } of fn.parameters) {
      const line = lines.find((text) => text.includes(`} ${name} `));
      expect(line).toContain(help);
      expect(line?.includes('(optional)')).toBe(isOptional);
    }
  });

  test('has no HTML and no mark-up in its help', () => {
    expect(lines.map((line) => line.replace(/\{\S+\}/, '')).join('\n')).not.toMatch(/[<>`[\]{}]/);
  });
});

test('the permissions are the smallest there are, for ever', () => {
  expect(JSON.parse(readFileSync(`${DIST}/appsscript.json`, 'utf8'))).toEqual({
    // Should Google ever go by the clocks of the script, they are those of its users.
    timeZone: 'Europe/London',
    dependencies: {},
    // Messages quote cells: STACKDRIVER would keep them outside the spreadsheet.
    exceptionLogging: 'NONE',
    runtimeVersion: 'V8',
    oauthScopes: [
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.container.ui',
    ],
  });
});

test('the page plans a set-up, the server only applies it', () => {
  expect(code).not.toContain('was there already and stays as it is');
});

describe('the page of the sidebar', () => {
  const page = readFileSync(`${DIST}/sidebar.html`, 'utf8');
  const scripts = [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
  const markUp = page.replace(/(<script[^>]*>)[\s\S]*?(<\/script>)/g, '$1$2');

  test('may load and send nothing: its first script says so, for Google drops the meta tags of a page', () => {
    const head: { httpEquiv?: string; content?: string }[] = [];
    const document = {
      createElement: () => ({}),
      head: { appendChild: (element: object) => head.push(element) },
    };
    runInNewContext(scripts[0]?.[2] ?? '', { document });
    expect(head).toEqual([
      {
        httpEquiv: 'Content-Security-Policy',
        content:
          "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; form-action 'none'",
      },
    ]);
    expect(page.indexOf('<script')).toBeLessThan(page.indexOf('<style'));
    expect(markUp).not.toContain('http-equiv');
  });

  test('has no sign of a comment in a script, from which Google would cut the line', () => {
    expect(scripts.map(([, , code = '']) => code.search(/\/[/*]/))).toEqual([-1, -1, -1]);
  });

  test('has no template literal, in which Google has cut code before', () => {
    const tokens: Token[] = [];
    parse(scripts[2]?.[2] ?? '', { ecmaVersion: 2021, sourceType: 'script', onToken: tokens });
    expect(tokens.length).toBeGreaterThan(10_000);
    expect(tokens.filter(({ type }) => type.label === '`' || type.label === 'template')).toEqual([]);
  });

  test('holds all that it needs', () => {
    expect(markUp).not.toMatch(/<(?:link|img|iframe|object|embed)\b|\ssrc=|@import|url\((?!["']?data:)/i);
  });

  test('has nothing that Google would take for a template', () => {
    expect(page).not.toContain('<?');
  });

  test('opens links beside the spreadsheet, not in the sidebar', () => {
    expect(markUp).toContain('<base target="_top">');
  });

  test('has the policy, the help on every function as data, and one script', () => {
    expect(scripts.map(([, attributes]) => attributes?.trim())).toEqual([
      '',
      'type="application/json" id="function-help"',
      '',
    ]);
    const help = JSON.parse(scripts[1]?.[2] ?? '') as { name: string }[];
    expect(help.map(({ name }) => name)).toEqual(CATALOGUE.map(({ name }) => name));
  });

  test('says that it is opening until the sidebar has started', () => {
    expect(/<body>\s*([\s\S]*?)\s*<\/body>/.exec(page)?.[1]).toBe(
      '<div id="app"><p class="starting">Opening EPA Cohort…</p></div>',
    );
  });

  test('has a script that touches nothing of the page before all of it is there', () => {
    const heard: string[] = [];
    const document = new Proxy(
      { readyState: 'loading', addEventListener: (type: string) => heard.push(type) },
      {
        get(members, member) {
          if (member in members) return Reflect.get(members, member);
          throw new Error(`Asked for document.${String(member)} too early`);
        },
      },
    );
    runInNewContext(scripts[2]?.[2] ?? '', { document });
    expect(heard).toEqual(['DOMContentLoaded']);
  });
});
