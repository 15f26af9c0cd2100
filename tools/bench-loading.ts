import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import type { BenchSizes } from './bench-sizes';
import { figure, median, printTable } from './measure';

/** Evaluates a script in a fresh context of a fresh process, as Google does for every call, and prints milliseconds. */
const EVALUATE = `
const { readFileSync } = require('node:fs');
const vm = require('node:vm');
const code = process.argv[1] === 'empty' ? '' : readFileSync(process.argv[1], 'utf8');
const context = vm.createContext({});
const start = performance.now();
vm.runInContext(code, context);
console.log(performance.now() - start);
`;

/** What every call of a custom function in Sheets pays before it begins: the size of Code.js and the time to load it. */
export function benchLoading({ runs }: BenchSizes['loading']): void {
  const file = 'dist/apps-script/Code.js';
  const [code, empty] = [file, 'empty'].map((script) =>
    median(Array.from({ length: runs }, () => coldTime(script))),
  ) as [number, number];
  const bytes = statSync(file).size;
  const [bundle = ''] = readFileSync(file, 'utf8').split('\n/**');
  printTable('Loading Code.js cold (goal: at most 40 kB and 2 ms over an empty script)', [
    ['', 'bytes', 'bundle without stubs', 'ms', 'empty ms', 'more ms'],
    [
      'Code.js',
      String(bytes),
      String(Buffer.byteLength(bundle)),
      figure(code),
      figure(empty),
      figure(code - empty),
    ],
  ]);
}

function coldTime(script: string): number {
  return Number(execFileSync(process.execPath, ['-e', EVALUATE, script], { encoding: 'utf8' }));
}
