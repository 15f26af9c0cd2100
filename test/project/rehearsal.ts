import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { SOURCES } from '../../tools/watch-sources';

/*
 * A copy of the project in which the scripts of package.json run for real, with stand-ins for the programs that need an
 * account, the network or Excel: each writes down how it was called and what it saw.
 */

const COPIED = [...SOURCES, 'tsconfig.json', 'package.json'];
const DOCS = 'docs/live-checks.md';

/** Plays tools/run-build.ts in a moment: the same files in the same places, with no more in them than a test looks for. */
const PLAYED_BUILD = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const [part] = process.argv.slice(2);
const folders = { all: ['apps-script', 'excel-addin', 'preview', 'cli'], 'apps-script': ['apps-script'], 'excel-dev': ['excel-addin-dev'] };
if (readFileSync('preview/main.ts', 'utf8').includes('this is no code')) process.exit(1);
for (const folder of folders[part]) mkdirSync('dist/' + folder, { recursive: true });
if (part !== 'excel-dev') {
  writeFileSync('dist/apps-script/Code.js', readFileSync('core/version.ts', 'utf8'));
  writeFileSync('dist/apps-script/appsscript.json', '{}');
  writeFileSync('dist/apps-script/sidebar.html', readFileSync('sidebar/styles/base.css', 'utf8'));
}
if (part === 'all') writeFileSync('dist/preview/main.js', readFileSync('preview/main.ts', 'utf8'));
console.log('Played the build of ' + part + '.');
`;

/** A build takes seconds, on a busy machine many. */
const PATIENCE_MS = 100_000;

/** One call of a stand-in. */
interface Call {
  readonly name: string;
  readonly args: readonly string[];
  /** The files that would have been pushed, where there were any. */
  readonly pushed: readonly string[];
}

interface Run {
  readonly status: number | null;
  readonly said: string;
}

/** What a stand-in does after it has written down its call: `status` to exit with, `says` to print, `also` as code. */
interface Behaviour {
  readonly status?: number;
  readonly says?: string;
  readonly also?: string;
}

export interface Rehearsal {
  readonly root: string;
  /** Where scripts serve: one that nobody else is likely to use. */
  readonly port: number;
  calls(): Call[];
  standIn(name: string, behaviour?: Behaviour): void;
  /** Whether builds are for real, from now on. */
  buildForReal(isReal: boolean): void;
  /** Runs a script of package.json to its end. */
  run(script: string, ...args: readonly string[]): Promise<Run>;
  /** Starts one that goes on until it is stopped. */
  start(script: string, ...args: readonly string[]): Started;
  /** Stops whatever a failed test left running. */
  end(): void;
}

interface Started {
  /** Waits until it has said this `times` over. */
  says(text: string, times?: number): Promise<string>;
  stop(): Promise<void>;
}

/** The scripts as tsx would run them, compiled once for all runs. */
function bundleTools(outdir: string): void {
  buildSync({
    entryPoints: ['run-build', 'watch', 'sheets', 'excel', 'validate', 'release-check'].map(
      (name) => `tools/${name}.ts`,
    ),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
}

export function rehearse(): Rehearsal {
  const root = mkdtempSync(join(tmpdir(), 'epa-cohort-'));
  const bin = join(root, 'stand-ins');
  const log = join(root, 'calls.log');
  const port = 20_000 + (process.pid % 20_000);
  mkdirSync(bin);
  writeFileSync(join(bin, 'package.json'), '{ "type": "commonjs" }');
  mkdirSync(join(root, 'docs'));
  for (const source of [...COPIED, DOCS]) cpSync(source, join(root, source), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  bundleTools(join(root, 'bundled'));
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const env = { ...process.env, PATH: bin + delimiter + process.env.PATH, HOME: root, PORT: String(port) };

  const running = new Set<ChildProcess>();

  function launch(script: string, args: readonly string[]): { child: ChildProcess; said: () => string } {
    const [program, tool = '', ...given] = (scripts[script] ?? '').split(' ');
    if (program !== 'tsx') throw new Error(`${script} is no script that is run with tsx`);
    const bundled = join('bundled', tool.replace(/^tools\/(.*)\.ts$/, '$1.mjs'));
    const child = spawn(process.execPath, [bundled, ...given, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.on('close', () => running.delete(child));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    return { child, said: () => said };
  }

  return {
    root,
    port,
    calls: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Call)
        : [],
    standIn: (name, { status = 0, says = '', also = '' } = {}) => {
      const path = join(bin, name);
      writeFileSync(
        path,
        `#!${process.execPath}
const fs = require('fs');
const folder = 'dist/apps-script';
const pushed = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify({ name: ${JSON.stringify(name)}, args: process.argv.slice(2), pushed }) + '\\n');
${also}
console.log(${JSON.stringify(says)});
process.exitCode = ${status};
`,
      );
      chmodSync(path, 0o755);
    },
    buildForReal: (isReal) => {
      const build = 'tools/run-build.ts';
      writeFileSync(join(root, build), isReal ? readFileSync(build) : PLAYED_BUILD);
    },
    run: (script, ...args) =>
      new Promise((done) => {
        const { child, said } = launch(script, args);
        child.on('close', (status) => done({ status, said: said() }));
      }),
    start: (script, ...args) => {
      const { child, said } = launch(script, args);
      const ended = new Promise<void>((done) => child.on('close', () => done()));
      const times = (text: string) => said().split(text).length - 1;
      return {
        says: async (text, wanted = 1) => {
          const until = Date.now() + PATIENCE_MS;
          while (times(text) < wanted) {
            if (child.exitCode !== null || Date.now() > until)
              throw new Error(`It did not say "${text}" but: ${said()}`);
            await new Promise((passed) => setTimeout(passed, 50));
          }
          return said();
        },
        stop: () => {
          child.kill();
          return ended;
        },
      };
    },
    end: () => {
      for (const child of running) child.kill();
    },
  };
}
